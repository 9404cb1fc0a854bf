//! What a record is called, found by and dated with.

use super::Kind;
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::text;
use crate::time::LocalDate;

impl Kind {
    /// What names the record to a person, such as "29A12345 · Nguyễn Văn An"; empty where nothing does.
    pub fn title(&self, fields: &Fields) -> String {
        let parts =
            self.title_fields.iter().filter_map(|name| texts(fields, name).into_iter().next());
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// The folded words by which the record is found; give it to [`text::matches`].
    pub fn search_text(&self, fields: &Fields) -> String {
        let parts = self.search_fields.iter().flat_map(|name| texts(fields, name));
        text::search_text(parts)
    }

    /// The key that sorts lists of names, given name first; empty where the kind has no name.
    pub fn sort_key(&self, fields: &Fields) -> Vec<u8> {
        self.name_field.and_then(|name| fields.text(name)).map(text::name_key).unwrap_or_default()
    }

    /// The day of the record: that of its date field, else the day on which it was made.
    pub fn dated(&self, fields: &Fields, made_at_ms: i64) -> LocalDate {
        let own = match self.date_field.and_then(|name| fields.value(name)) {
            Some(Scalar::Text(day)) => day.parse().ok(),
            Some(value) => value.as_int().map(LocalDate::at_ms),
            None => None,
        };
        own.unwrap_or_else(|| LocalDate::at_ms(made_at_ms))
    }

    /// What the app writes of itself because of the other fields, where it differs from what stands there.
    pub fn filled(&self, fields: &Fields) -> Fields {
        let stands =
            |name: &str, value: &Scalar| fields.get(name).unwrap_or(&Scalar::Null) == value;
        (self.fill)(fields)
            .into_iter()
            .filter(|(name, value)| !stands(name, value))
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

/// The texts in `name`; of a group's field `people/*/name` those of all who were not taken out.
fn texts<'a>(fields: &'a Fields, name: &str) -> Vec<&'a str> {
    match name.split_once("/*/") {
        Some((group, field)) => fields
            .group(group)
            .into_iter()
            .filter_map(|id| fields.text(&format!("{group}/{id}/{field}")))
            .collect(),
        None => fields.text(name).into_iter().collect(),
    }
}
