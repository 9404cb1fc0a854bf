//! What a record is called, found by and dated with.

use super::{CheckContext, Kind, ScalarType};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::text;
use crate::time::LocalDate;

/// Bytes of a record's search text at most, whatever was written into it: some 150 people in a bus.
const MAX_SEARCH_BYTES: usize = 16 * 1024;
/// Characters of one text that are searched, sorted by and shown as a title. A right name has 80 at most.
const MAX_PART_CHARS: usize = 200;

impl Kind {
    /// What names the record to a person, such as "29A12345 · Nguyễn Văn An"; empty where nothing does.
    pub fn title(&self, fields: &Fields) -> String {
        let parts =
            self.title_fields.iter().filter_map(|name| texts(fields, name).into_iter().next());
        parts.map(beginning).collect::<Vec<_>>().join(" · ")
    }

    /// The folded words by which the record is found; give it to [`text::matches`]. At most 16 KiB, of each
    /// text the first 200 characters.
    pub fn search_text(&self, fields: &Fields) -> String {
        self.search_text_with(fields, std::iter::empty())
    }

    /// The same with the words of values that stand beside the record's own, each with its field's key.
    pub fn search_text_with<'a>(
        &self,
        fields: &'a Fields,
        beside: impl Iterator<Item = (&'a str, &'a Scalar)>,
    ) -> String {
        let own = self.search_fields.iter().flat_map(|name| texts(fields, name));
        let beside = beside
            .filter(|(key, _)| self.search_fields.iter().any(|name| names(name, key)))
            .filter_map(|(_, value)| value.as_text());
        bounded_search_text(own.chain(beside))
    }

    /// The key that sorts lists of names, given name first; empty where the kind has no name.
    pub fn sort_key(&self, fields: &Fields) -> Vec<u8> {
        let name = self.name_field.and_then(|name| fields.text(name));
        name.map(|name| text::name_key(beginning(name))).unwrap_or_default()
    }

    /// The day of the record: that of its date field, else the day on which it was made.
    pub fn dated(&self, fields: &Fields, made_at_ms: i64) -> LocalDate {
        // A value of another type than the field's counts as missing, as everywhere.
        let own = self.date_field.and_then(|name| match self.field(name)?.scalar_type() {
            ScalarType::Time => fields.int(name).map(LocalDate::at_ms),
            _ => fields.text(name).and_then(|day| day.parse().ok()),
        });
        own.unwrap_or_else(|| LocalDate::at_ms(made_at_ms))
    }

    /// What the app writes of itself because of the other fields, where it differs from what stands there.
    pub fn filled(&self, fields: &Fields, ctx: &CheckContext) -> Fields {
        let stands =
            |name: &str, value: &Scalar| fields.get(name).unwrap_or(&Scalar::Null) == value;
        (self.fill)(fields, ctx)
            .into_iter()
            .filter(|(name, value)| !stands(name, value))
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

/// The search text of these texts, bounded as that of a record is.
pub fn bounded_search_text<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut bytes = 0;
    let fits = parts.map(beginning).take_while(|part| {
        bytes += part.len() + 3;
        bytes <= MAX_SEARCH_BYTES
    });
    text::search_text(fits)
}

/// What of a text is looked at.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(MAX_PART_CHARS).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

/// Whether a key belongs to a field that search looks through, a group's as `people/*/name`.
fn names(searched: &str, key: &str) -> bool {
    match searched.split_once("/*/") {
        Some((group, field)) => key
            .strip_prefix(group)
            .and_then(|rest| rest.strip_prefix('/')?.split_once('/'))
            .is_some_and(|(_, name)| name == field),
        None => searched == key,
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
