//! Duties as people write them in a sheet: a role by what it is called, and where: `Tổ COVID cộng đồng: Tổ 3`,
//! `Trực chốt Ngã tư`, `team_member@Tổ 3`.

use vungxanh_shared::roles::Role;
use vungxanh_shared::text::{fold, words};

/// What the office calls them, Vietnamese and English.
pub const NAMES: [(Role, &str, &str); 7] = [
    (Role::TeamMember, "Tổ COVID cộng đồng", "Community team"),
    (Role::CheckpointOfficer, "Lực lượng trực chốt", "Checkpoint"),
    (Role::HealthStation, "Trạm Y tế", "Health station"),
    (Role::Police, "Công an", "Police"),
    (Role::WardOfficial, "Cán bộ", "Ward official"),
    (Role::District, "Cấp trên", "Higher level"),
    (Role::Administrator, "Quản trị", "Administrator"),
];

/// What else they are called, folded.
const ALSO: &[(&str, Role)] = &[
    ("to vien to covid cong dong", Role::TeamMember),
    ("thanh vien to covid cong dong", Role::TeamMember),
    ("to covid", Role::TeamMember),
    ("to vien", Role::TeamMember),
    ("team member", Role::TeamMember),
    ("truc chot", Role::CheckpointOfficer),
    ("chot", Role::CheckpointOfficer),
    ("checkpoint officer", Role::CheckpointOfficer),
    ("y te", Role::HealthStation),
    ("can bo phuong", Role::WardOfficial),
    ("can bo xa", Role::WardOfficial),
    ("can bo dac khu", Role::WardOfficial),
    ("can bo thi tran", Role::WardOfficial),
];

/// The role that a text is, and nothing else.
pub fn role_of(text: &str) -> Option<Role> {
    let text = text.trim();
    let wanted = words(&fold(text)).join(" ");
    let named = NAMES.iter().flat_map(|(role, vi, en)| [(fold(vi), *role), (fold(en), *role)]);
    let mut known = named.chain(ALSO.iter().map(|(name, role)| ((*name).to_owned(), *role)));
    text.parse().ok().or_else(|| known.find(|(name, _)| *name == wanted).map(|(_, role)| role))
}

/// A duty's role, and its place as it is written; none where the role is for the whole ward.
pub fn parts(duty: &str) -> (&str, &str) {
    let (role, place) = duty.split_once(['@', ':']).unwrap_or((duty, ""));
    (role.trim(), place.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_known_by_what_it_is_called() {
        for (text, role) in [
            ("team_member", Some(Role::TeamMember)),
            ("Tổ COVID cộng đồng", Some(Role::TeamMember)),
            (" tổ covid ", Some(Role::TeamMember)),
            ("Trực chốt", Some(Role::CheckpointOfficer)),
            ("Cán bộ phường", Some(Role::WardOfficial)),
            ("Health station", Some(Role::HealthStation)),
            ("Tổ 3", None),
            ("", None),
        ] {
            assert_eq!(role_of(text), role, "{text}");
        }
        assert_eq!(parts("Tổ COVID: Tổ 3"), ("Tổ COVID", "Tổ 3"));
        assert_eq!(parts("police"), ("police", ""));
    }
}
