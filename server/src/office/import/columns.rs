//! What a column of a sheet of people can be, and which of these its head says that it is.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vungxanh_shared::text::fold;

use super::vocabulary::{self, Vocabulary};
use crate::sheet::UNDER;

/// What the cells of a column are.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A person's full name.
    FullName,
    /// Day, month or year of birth.
    Dob,
    /// Day or year of birth of men and boys, in a sheet with one column for each sex.
    BornMale,
    /// Day or year of birth of women and girls.
    BornFemale,
    /// Nam, nữ, khác.
    Sex,
    /// What the person is to the head of the household.
    Relation,
    /// Citizen number.
    CitizenId,
    /// Old identity card.
    OldId,
    /// The person's telephone.
    Phone,
    /// Thường trú, tạm trú …
    Residence,
    /// Work.
    Occupation,
    /// Health insurance.
    HealthInsurance,
    /// Nationality, where it is another.
    Nationality,
    /// Note on the person.
    Note,
    /// Number or code by which rows of one household are known; never stored.
    Household,
    /// The head's name.
    HeadName,
    /// House number.
    HouseNo,
    /// Lane.
    Lane,
    /// Street, hamlet, or the whole address.
    Street,
    /// Old household book.
    BookNo,
    /// The area, by its name, number or code.
    Area,
}

impl Target {
    /// The field of a person that it fills.
    pub fn person_field(self) -> Option<&'static str> {
        Some(match self {
            Self::FullName => "full_name",
            Self::Dob => "dob",
            Self::Sex => "sex",
            Self::Relation => "relation",
            Self::CitizenId => "citizen_id",
            Self::OldId => "old_id",
            Self::Phone => "phone",
            Self::Residence => "residence",
            Self::Occupation => "occupation",
            Self::HealthInsurance => "health_insurance",
            Self::Nationality => "nationality",
            Self::Note => "note",
            _ => return None,
        })
    }

    /// Of a column of births of one sex: which.
    pub fn sex(self) -> Option<&'static str> {
        match self {
            Self::BornMale => Some("male"),
            Self::BornFemale => Some("female"),
            _ => None,
        }
    }

    /// Whether rows of one household have the same in it.
    pub fn is_of_household(self) -> bool {
        self == Self::Household || self.household_field().is_some()
    }

    /// The field of a household that it fills.
    pub fn household_field(self) -> Option<&'static str> {
        Some(match self {
            Self::HeadName => "head_name",
            Self::HouseNo => "house_no",
            Self::Lane => "lane",
            Self::Street => "street",
            Self::BookNo => "book_no",
            _ => return None,
        })
    }
}

/// Heads as wards write them.
const HEADS: &[(&str, Target)] = &[
    ("quan he", Target::Relation),
    ("qh", Target::Relation),
    ("ho va ten chu ho", Target::HeadName),
    ("ho ten chu ho", Target::HeadName),
    ("ten chu ho", Target::HeadName),
    ("chu ho", Target::HeadName),
    ("ho va ten", Target::FullName),
    ("ho ten", Target::FullName),
    ("ho, ten", Target::FullName),
    ("full name", Target::FullName),
    ("name", Target::FullName),
    ("ngay thang nam sinh", Target::Dob),
    ("ngay, thang, nam sinh", Target::Dob),
    ("ngay sinh", Target::Dob),
    ("nam sinh", Target::Dob),
    ("sinh ngay", Target::Dob),
    ("date of birth", Target::Dob),
    ("born", Target::Dob),
    ("gioi tinh", Target::Sex),
    ("sex", Target::Sex),
    ("cmnd cu", Target::OldId),
    ("cccd", Target::CitizenId),
    ("can cuoc", Target::CitizenId),
    ("dinh danh", Target::CitizenId),
    ("citizen", Target::CitizenId),
    ("cmnd", Target::OldId),
    ("bhyt", Target::HealthInsurance),
    ("bao hiem y te", Target::HealthInsurance),
    ("dien thoai", Target::Phone),
    ("sdt", Target::Phone),
    ("phone", Target::Phone),
    ("cu tru", Target::Residence),
    ("nghe nghiep", Target::Occupation),
    ("quoc tich", Target::Nationality),
    ("so ho khau", Target::BookNo),
    ("dia chi", Target::Street),
    ("noi o", Target::Street),
    ("so nha", Target::HouseNo),
    ("ngo", Target::Lane),
    ("ngach", Target::Lane),
    ("hem", Target::Lane),
    ("to dan pho", Target::Area),
    ("khu pho", Target::Area),
    ("khu vuc", Target::Area),
    ("duong", Target::Street),
    ("pho", Target::Street),
    ("address", Target::Street),
    ("ma ho", Target::Household),
    ("so ho", Target::Household),
    ("ho so", Target::Household),
    ("to", Target::Area),
    ("thon", Target::Area),
    ("ban", Target::Area),
    ("ap", Target::Area),
    ("khu", Target::Area),
    ("dia ban", Target::Area),
    ("area", Target::Area),
    ("ghi chu", Target::Note),
    ("note", Target::Note),
];

/// What stands in heads beside these words.
const BESIDE: &[&str] = &[
    "so", "ten", "cua", "theo", "voi", "tai", "hien", "nay", "thuong", "tru", "gia", "dinh",
    "cong", "dan", "ca", "nhan", "day", "du", "lien", "he", "lac", "neu", "co",
];

const VOCABULARY: Vocabulary<Target> = Vocabulary { heads: HEADS, beside: BESIDE };

/// Whether a text is a head of such a sheet.
pub fn is_head(text: &str) -> bool {
    VOCABULARY.is_head(text)
}

/// What a head says. One of two rows says it with its lower part, which may need the upper one to be understood.
pub fn guess(head: &str) -> Option<Target> {
    let Some((over, part)) = head.split_once(UNDER) else { return VOCABULARY.guess(head) };
    match (VOCABULARY.guess(over), fold(part).as_str()) {
        (Some(Target::Dob), "nam") => Some(Target::BornMale),
        (Some(Target::Dob), "nu") => Some(Target::BornFemale),
        (of_over, _) => VOCABULARY.guess(part).or(of_over),
    }
}

/// What all heads say.
pub fn guess_all(heads: &[String]) -> Vec<Option<Target>> {
    vocabulary::each_once(heads, guess)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_wards_are_known() {
        for (head, target) in [
            ("Họ và tên", Some(Target::FullName)),
            ("HỌ TÊN CHỦ HỘ", Some(Target::HeadName)),
            ("Quan hệ với chủ hộ", Some(Target::Relation)),
            ("Ngày, tháng, năm sinh", Some(Target::Dob)),
            ("Số CCCD/CMND", Some(Target::CitizenId)),
            ("SĐT", Some(Target::Phone)),
            ("Số điện thoại", Some(Target::Phone)),
            ("Địa chỉ (số nhà, ngõ)", Some(Target::Street)),
            ("Tổ", Some(Target::Area)),
            ("Tổ dân phố", Some(Target::Area)),
            ("Khu", Some(Target::Area)),
            ("QH với chủ hộ", Some(Target::Relation)),
            ("Năm sinh › Nam", Some(Target::BornMale)),
            ("Ngày, tháng, năm sinh › Nữ", Some(Target::BornFemale)),
            ("Địa chỉ › Số nhà", Some(Target::HouseNo)),
            ("Giấy tờ › CCCD", Some(Target::CitizenId)),
            ("STT", None),
            ("Chữ ký", None),
        ] {
            assert_eq!(guess(head), target, "{head}");
        }
    }

    #[test]
    fn words_of_heads_inside_data_make_no_head() {
        for head in [
            "Họ và tên",
            "HỌ TÊN CHỦ HỘ",
            "Quan hệ với chủ hộ",
            "Ngày sinh (dd/mm/yyyy)",
            "Ngày, tháng, năm sinh",
            "Số CCCD/CMND",
            "Số điện thoại liên hệ",
            "Địa chỉ (số nhà, ngõ)",
            "Nơi ở hiện nay",
            "Nghề nghiệp hiện nay",
            "QH",
            "Tổ",
            "Full name",
        ] {
            assert!(is_head(head), "{head}");
        }
        for other in [
            "Ngô Văn An",
            "Ngõ 5 phố Huế",
            "Tổ 3",
            "Bản thân",
            "Tổ trưởng tổ dân phố số 3",
            "DANH SÁCH NHÂN KHẨU TỔ",
            "STT",
            "(1)",
            "",
        ] {
            assert!(!is_head(other), "{other}");
        }
    }

    #[test]
    fn two_heads_that_say_the_same_are_one_column() {
        let heads = ["Họ và tên", "Tên", "Họ tên"].map(str::to_owned);
        assert_eq!(guess_all(&heads), [Some(Target::FullName), None, None]);
    }
}
