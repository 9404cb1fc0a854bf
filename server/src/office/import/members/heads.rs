//! What a column of a sheet of members can be, and which of these its head says that it is.

use serde::Serialize;
use utoipa::ToSchema;

use super::super::vocabulary::{self, Vocabulary};

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberColumn {
    /// Full name.
    FullName,
    /// Telephone.
    Phone,
    /// Position.
    Position,
    /// Force: Công an, Hội Phụ nữ …
    Force,
    /// The community team, by its name.
    Team,
    /// Duties, one after another: `Tổ COVID cộng đồng`, `Trực chốt: Chốt Kim Mã` …
    Duties,
    /// Area or checkpoint of duties that name none.
    Place,
    /// Note.
    Note,
}

impl MemberColumn {
    /// The field of a member that it fills as it stands.
    pub fn field(self) -> Option<&'static str> {
        match self {
            Self::FullName => Some("full_name"),
            Self::Phone => Some("phone"),
            Self::Position => Some("position"),
            Self::Force => Some("force"),
            Self::Note => Some("note"),
            Self::Team | Self::Duties | Self::Place => None,
        }
    }
}

const VOCABULARY: Vocabulary<MemberColumn> = Vocabulary {
    heads: &[
        ("ho va ten", MemberColumn::FullName),
        ("ho ten", MemberColumn::FullName),
        ("ho, ten", MemberColumn::FullName),
        ("ten thanh vien", MemberColumn::FullName),
        ("full name", MemberColumn::FullName),
        ("name", MemberColumn::FullName),
        ("dien thoai", MemberColumn::Phone),
        ("sdt", MemberColumn::Phone),
        ("phone", MemberColumn::Phone),
        ("chuc vu", MemberColumn::Position),
        ("chuc danh", MemberColumn::Position),
        ("position", MemberColumn::Position),
        ("luc luong", MemberColumn::Force),
        ("don vi", MemberColumn::Force),
        ("force", MemberColumn::Force),
        ("to covid", MemberColumn::Team),
        ("thuoc to", MemberColumn::Team),
        ("team", MemberColumn::Team),
        ("nhiem vu", MemberColumn::Duties),
        ("vai tro", MemberColumn::Duties),
        ("phan cong", MemberColumn::Duties),
        ("duties", MemberColumn::Duties),
        ("duty", MemberColumn::Duties),
        ("role", MemberColumn::Duties),
        ("dia ban", MemberColumn::Place),
        ("to dan pho", MemberColumn::Place),
        ("khu pho", MemberColumn::Place),
        ("khu vuc", MemberColumn::Place),
        ("noi lam", MemberColumn::Place),
        ("chot", MemberColumn::Place),
        ("thon", MemberColumn::Place),
        ("area", MemberColumn::Place),
        ("place", MemberColumn::Place),
        ("to", MemberColumn::Team),
        ("ghi chu", MemberColumn::Note),
        ("note", MemberColumn::Note),
    ],
    beside: &[
        "so", "lien", "he", "lac", "cong", "dong", "hoac", "duoc", "giao", "viec", "phu", "trach",
    ],
};

/// Whether a text is a head of such a sheet.
pub fn is_head(text: &str) -> bool {
    VOCABULARY.is_head(text)
}

/// What all heads say.
pub fn guess_all(heads: &[String]) -> Vec<Option<MemberColumn>> {
    vocabulary::each_once(heads, |head| VOCABULARY.guess(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_lists_of_members_are_known() {
        let heads = [
            ("STT", None),
            ("Họ và tên", Some(MemberColumn::FullName)),
            ("Chức vụ", Some(MemberColumn::Position)),
            ("Số điện thoại liên hệ", Some(MemberColumn::Phone)),
            ("Lực lượng", Some(MemberColumn::Force)),
            ("Tổ COVID cộng đồng", Some(MemberColumn::Team)),
            ("Nhiệm vụ được giao", Some(MemberColumn::Duties)),
            ("Địa bàn hoặc chốt", Some(MemberColumn::Place)),
            ("Ghi chú", Some(MemberColumn::Note)),
        ];
        let names: Vec<String> = heads.iter().map(|(head, _)| (*head).to_owned()).collect();
        let meant: Vec<Option<MemberColumn>> = heads.iter().map(|(_, meant)| *meant).collect();
        assert_eq!(guess_all(&names), meant);
        for (head, meant) in heads {
            assert_eq!(is_head(head), meant.is_some(), "{head}");
        }
        for data in ["Trần Văn Bình", "Tổ trưởng tổ dân phố 3", "Trực chốt: Chốt số 1"]
        {
            assert!(!is_head(data), "{data}");
        }
    }
}
