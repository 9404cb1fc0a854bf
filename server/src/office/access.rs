//! What an account may look at and do (SPEC R4).

use vungxanh_shared::ids::{Family, RecordId};
use vungxanh_shared::kinds;
use vungxanh_shared::roles::{OfficeTask, Role};

use crate::app::App;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult};
use crate::store::office_types::OverviewParts;

/// The task of looking at records of a kind; of a kind that this program does not know yet, that of the ward's officials.
pub fn task_of(kind: &str) -> OfficeTask {
    kinds::find(kind).map_or(OfficeTask::Members, |kind| kind.access.see)
}

/// The task of writing records of a kind at the office.
pub fn writing_task_of(kind: &str) -> OfficeTask {
    kinds::find(kind).map_or(OfficeTask::Decide, |kind| kind.access.write)
}

/// Whether there is a kind whose records the role may write at the office.
pub fn writes_anything(role: Role) -> bool {
    kinds::ALL.iter().any(|kind| role.may(kind.access.write))
}

/// Whether the account may look at records of a kind.
pub fn may_see(role: Role, kind: &str) -> bool {
    role.may(task_of(kind))
}

/// Whether the account may look at this record: its kind, or, for the station, whom and where a declaration is about.
pub async fn require_record(
    app: &App,
    user: &OfficeUser,
    kind: &str,
    id: RecordId,
) -> ApiResult<()> {
    let role = user.account.role;
    if may_see(role, kind) {
        return Ok(());
    }
    let is_about_people = role.may(OfficeTask::Health) && matches!(kind, "person" | "household");
    if is_about_people && app.store.is_declared(user.account.ward.clone(), id).await? {
        return Ok(());
    }
    Err(ApiError::not_allowed())
}

/// Whether records of a kind may stand beside a record that the account may look at. Whoever acts on a declaration
/// sees where the person lives.
pub fn may_see_beside(role: Role, kind: &str) -> bool {
    may_see(role, kind) || kind == "household" && role.may(OfficeTask::Health)
}

/// Of what somebody who may not list it may still find one by name, to name it: who is meant and who is in charge. Whether
/// somebody is ill or isolated is not told so.
const NAMED_BY_OTHERS: [&str; 4] = ["household", "person", "member", "team"];

/// Whether the account may look for records of a kind to name one: it sees them, or writes records with such a link.
pub fn may_name(role: Role, kind: &str) -> bool {
    let written = kinds::ALL.iter().filter(|one| role.may(one.access.write));
    let by_others = NAMED_BY_OTHERS.contains(&kind);
    may_see(role, kind)
        || by_others && written.flat_map(|one| one.links()).any(|link| link.to == kind)
}

/// Whether the account may hear that something of a family changed.
pub fn may_hear(role: Role, family: Family) -> bool {
    role.may(OfficeTask::Counts)
        || kinds::ALL.iter().any(|kind| kind.family == family && may_see(role, kind.name))
}

/// Which parts of the overview the account may see.
pub fn overview_parts(role: Role) -> OverviewParts {
    let counts = role.may(OfficeTask::Counts);
    OverviewParts {
        register: counts || role.may(OfficeTask::Residence),
        movements: counts || role.may(OfficeTask::Movements),
        names: role.may(OfficeTask::Movements),
        passes: counts || role.may(OfficeTask::Passes),
        declarations: counts || role.may(OfficeTask::Health),
        patients: role.may(OfficeTask::Health),
        attention: role.may(OfficeTask::Decide),
        phones: role.may(OfficeTask::Members) || role.may(OfficeTask::ServerHealth),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r4_each_role_sees_its_own_parts_of_the_overview() {
        let check = |role: Role, expected: &str| {
            let parts = overview_parts(role);
            let named = [
                (parts.register, "register"),
                (parts.movements, "movements"),
                (parts.names, "names"),
                (parts.passes, "passes"),
                (parts.declarations, "declarations"),
                (parts.patients, "patients"),
                (parts.attention, "attention"),
                (parts.phones, "phones"),
            ];
            let shown: Vec<&str> =
                named.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
            assert_eq!(shown.join(" "), expected, "{role}");
        };
        check(
            Role::WardOfficial,
            "register movements names passes declarations patients attention phones",
        );
        check(Role::Police, "register movements names passes");
        check(Role::HealthStation, "declarations patients");
        check(Role::District, "register movements passes declarations");
        check(Role::Administrator, "phones");
        check(Role::TeamMember, "");
    }
}
