//! How a workbook says what the TOML file says: a sheet for the unit with what is single, a sheet for each list, the
//! columns called as in the office's forms.

use vungxanh_shared::kinds::{self, Field};
use vungxanh_shared::scalar::Fields;
use vungxanh_shared::text::fold;

use super::entries::is_of_file;
use super::source::List;

/// A sheet.
pub struct Layout {
    pub list: List,
    /// Its name in Vietnamese, as the sample has it.
    pub name: &'static str,
    name_en: &'static str,
    kind: &'static str,
    /// What the file says in words of its own.
    own: &'static [Own],
}

/// A column, or a row of the unit's sheet, that is no field of the kind.
struct Own {
    key: &'static str,
    vi: &'static str,
    en: &'static str,
    /// The field of the kind that it stands for.
    instead_of: &'static str,
}

const fn own(
    key: &'static str,
    (vi, en): (&'static str, &'static str),
    instead_of: &'static str,
) -> Own {
    Own { key, vi, en, instead_of }
}

/// The unit's sheet, then one for each list.
pub static ALL: [Layout; 5] = [
    Layout {
        list: List::Settings,
        name: "Đơn vị",
        name_en: "Unit",
        kind: "settings",
        own: &[
            own("unit", ("Xã, phường, đặc khu", "Unit"), "ward_name"),
            own("login", ("Tên đăng nhập của cán bộ", "Login"), ""),
            own("name", ("Họ và tên cán bộ", "Official's name"), ""),
            own("phone", ("Điện thoại cán bộ", "Official's phone"), ""),
            own("role", ("Vai trò của cán bộ", "Official's role"), ""),
        ],
    },
    Layout {
        list: List::Areas,
        name: "Địa bàn",
        name_en: "Areas",
        kind: "area",
        own: &[own("number", ("Số", "Number"), "code")],
    },
    Layout {
        list: List::Checkpoints,
        name: "Chốt",
        name_en: "Checkpoints",
        kind: "checkpoint",
        own: &[own("number", ("Số", "Number"), "code")],
    },
    Layout {
        list: List::Teams,
        name: "Tổ",
        name_en: "Teams",
        kind: "team",
        own: &[own("area", ("Địa bàn", "Area"), "area")],
    },
    Layout {
        list: List::Members,
        name: "Thành viên",
        name_en: "Members",
        kind: "member",
        own: &[
            own("name", ("Họ và tên", "Full name"), "full_name"),
            own("team", ("Tổ", "Team"), "team"),
            own("duties", ("Nhiệm vụ", "Duties"), "active"),
        ],
    },
];

/// One thing that an entry of the sheet may say.
pub enum Part {
    /// In words of the file's own, by its key.
    Own(&'static str),
    /// A field of the kind.
    Field(&'static Field),
}

impl Part {
    /// As the TOML file calls it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Own(key) => key,
            Self::Field(field) => field.name,
        }
    }
}

impl Layout {
    /// The sheet that is called so.
    pub fn of(name: &str) -> Option<&'static Self> {
        let name = fold(name.trim());
        ALL.iter().find(|one| {
            [one.name, one.name_en, one.list.as_str()].iter().any(|known| fold(known) == name)
        })
    }

    /// Everything that it may say, with the words for it.
    pub fn parts(&self) -> Vec<(&'static str, Part)> {
        let own = self.own.iter().map(|own| (own.vi, Part::Own(own.key)));
        own.chain(self.fields().map(|field| (field.label.vi, Part::Field(field)))).collect()
    }

    /// What a head says.
    pub fn part(&self, head: &str) -> Option<Part> {
        let head = fold(head.trim().trim_end_matches('*').trim_end());
        let is = |known: &[&str]| known.iter().any(|known| fold(known) == head);
        let own = self.own.iter().find(|own| is(&[own.vi, own.en, own.key]));
        let own = own.map(|own| Part::Own(own.key));
        own.or_else(|| {
            let mut fields = self.fields();
            let field = fields.find(|field| is(&[field.label.vi, field.label.en, field.name]));
            field.map(Part::Field)
        })
    }

    fn fields(&self) -> impl Iterator<Item = &'static Field> {
        let kind = kinds::find(self.kind);
        let fields = kind.map(|kind| kind.fields).unwrap_or_default().iter();
        fields.filter(move |field| {
            let stands_for = |own: &Own| own.instead_of == field.name;
            is_of_file(field, &Fields::new()) && !self.own.iter().any(stands_for)
        })
    }
}
