//! Where a page of a list begins: behind a row, or before it. The row is named by the values that it is sorted by, so
//! a page far down costs what the first one costs, and rows that come or go meanwhile move nothing.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ListSort;

/// Bytes of a cursor that are looked at: a name of 200 letters is the longest that sorts.
const MAX_BYTES: usize = 8 * 1024;

/// Rows that may stand before a page: as many as a number of JavaScript counts exactly.
pub(super) const MAX_POSITION: u64 = 1 << 53;

/// A row of a sorted list, and on which side of it the page lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListCursor {
    /// The order in which the row was met.
    pub sort: ListSort,
    /// Which of the order's parts it stands in; see [`ListSort::parts`].
    pub part: usize,
    /// On which side of the row the page lies.
    pub side: Side,
    /// How many rows stood before the page when the cursor was made. Told to people, not relied on.
    pub position: u64,
    /// The row's values in the columns of the part.
    pub key: Vec<KeyValue>,
}

/// On which side of a cursor's row a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Behind it.
    After,
    /// Before it.
    Before,
}

/// One value that a row is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyValue {
    /// A day or place.
    Text(String),
    /// A time in milliseconds since 1970.
    Int(i64),
    /// An id or the key of a name.
    Bytes(Vec<u8>),
}

/// What is no cursor of ours, or one of a list in another order.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("no cursor of this list")]
pub struct BadCursor;

impl ListCursor {
    /// The cursor as it stands in an address.
    pub fn encode(&self) -> String {
        encode(self)
    }

    /// The cursor of an address, for a list sorted by `sort`.
    pub fn decode(text: &str, sort: ListSort) -> Result<Self, BadCursor> {
        let cursor: Self = decode(text)?;
        let part = sort.parts().get(cursor.part).ok_or(BadCursor)?;
        let fits = cursor.sort == sort
            && cursor.key.len() == part.columns.len()
            && cursor.position <= MAX_POSITION;
        fits.then_some(cursor).ok_or(BadCursor)
    }
}

/// A refused change behind which a page of them begins, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarantineCursor {
    /// When it came.
    pub received_at_ms: i64,
    /// The device that sent it.
    pub device: Vec<u8>,
    /// Its hash.
    pub hash: Vec<u8>,
}

impl QuarantineCursor {
    /// The cursor as it stands in an address.
    pub fn encode(&self) -> String {
        encode(self)
    }

    /// The cursor of an address.
    pub fn decode(text: &str) -> Result<Self, BadCursor> {
        decode(text)
    }
}

/// A cursor as it stands in an address.
pub(super) fn encode(cursor: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(cursor).unwrap_or_default())
}

/// The cursor of an address.
pub(super) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, BadCursor> {
    if text.len() > MAX_BYTES {
        return Err(BadCursor);
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| BadCursor)?;
    serde_json::from_slice(&bytes).map_err(|_| BadCursor)
}

/// Rows of a list that stand together and are sorted by the same columns, none of which is empty there.
#[derive(Debug)]
pub struct Part {
    /// Which rows, beside what the list asks for.
    pub holds: &'static str,
    /// What they are sorted by; the last one tells any two apart.
    pub columns: &'static [&'static str],
    /// Which way all the columns run.
    pub runs: Runs,
}

/// Which way an order runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// From the smallest.
    Up,
    /// From the largest.
    Down,
}

impl Runs {
    /// The other way.
    pub fn reversed(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

const fn part(columns: &'static [&'static str], runs: Runs) -> Part {
    Part { holds: "TRUE", columns, runs }
}

const DUE: &[&str] = &["due_at_ms", "id"];
/// What waits for nothing comes last, the latest first.
const NOT_DUE: Part = Part { holds: "due_at_ms IS NULL", ..part(&["day", "id"], Runs::Down) };

impl ListSort {
    /// Every order of a list.
    pub const ALL: [Self; 10] = [
        Self::Newest,
        Self::Oldest,
        Self::Name,
        Self::NameDesc,
        Self::Updated,
        Self::UpdatedAsc,
        Self::Place,
        Self::PlaceDesc,
        Self::Due,
        Self::DueDesc,
    ];

    /// The order as parts that follow one another, each the order of an index.
    pub const fn parts(self) -> &'static [Part] {
        use Runs::{Down, Up};
        match self {
            Self::Newest => const { &[part(&["day", "id"], Down)] },
            Self::Oldest => const { &[part(&["day", "id"], Up)] },
            Self::Name => const { &[part(&["sort", "id"], Up)] },
            Self::NameDesc => const { &[part(&["sort", "id"], Down)] },
            Self::Updated => const { &[part(&["updated_at_ms", "id"], Down)] },
            Self::UpdatedAsc => const { &[part(&["updated_at_ms", "id"], Up)] },
            Self::Place => const { &[part(&["place", "sort", "id"], Up)] },
            Self::PlaceDesc => const { &[part(&["place", "sort", "id"], Down)] },
            Self::Due => {
                const { &[Part { holds: "due_at_ms IS NOT NULL", ..part(DUE, Up) }, NOT_DUE] }
            }
            Self::DueDesc => {
                const { &[Part { holds: "due_at_ms IS NOT NULL", ..part(DUE, Down) }, NOT_DUE] }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b16_a_cursor_comes_back_as_it_was_and_nothing_else_is_one() {
        let cursor = ListCursor {
            sort: ListSort::Place,
            part: 0,
            side: Side::Before,
            position: 50,
            key: vec![
                KeyValue::Text("00025-01".to_owned()),
                KeyValue::Bytes(vec![0, 255]),
                KeyValue::Bytes(vec![1; 16]),
            ],
        };
        let text = cursor.encode();
        assert_eq!(ListCursor::decode(&text, ListSort::Place).as_ref(), Ok(&cursor));
        // Rows are counted on from there.
        let far = ListCursor { position: u64::MAX, ..cursor }.encode();
        assert_eq!(ListCursor::decode(&far, ListSort::Place), Err(BadCursor));
        for (text, sort) in [
            (text.as_str(), ListSort::Name),
            ("", ListSort::Place),
            ("-1", ListSort::Place),
            ("e30", ListSort::Place),
            (&"A".repeat(MAX_BYTES + 1), ListSort::Place),
        ] {
            assert_eq!(ListCursor::decode(text, sort), Err(BadCursor));
        }
    }
}
