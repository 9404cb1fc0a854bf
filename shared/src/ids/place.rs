//! Wards and the places in them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{BadId, bad, text_form};

/// A ward's five-digit unit code. The same code may name another unit at another date; the tables
/// with validity dates are the server's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WardCode(String);

impl WardCode {
    /// The five digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WardCode {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let ok = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        ok.then(|| Self(text.to_owned()))
            .ok_or_else(|| bad(text, "ward code of five digits, such as 00025"))
    }
}

impl fmt::Display for WardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
text_form!(WardCode);

/// Which sort of place a [`Place`] is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// The ward itself: `00025`.
    Ward,
    /// Tổ dân phố, thôn, bản, tiểu khu: `00025-01`.
    Area,
    /// Chốt: `00025-C01`.
    Checkpoint,
}

/// An area, a checkpoint, or the ward itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    text: String,
    kind: PlaceKind,
}

impl Place {
    /// The ward as a place.
    pub fn ward(ward: &WardCode) -> Self {
        Self { text: ward.0.clone(), kind: PlaceKind::Ward }
    }
    /// Area number `number` (1 to 9999) of the ward; 0 is the whole ward, where the area is not known.
    pub fn area(ward: &WardCode, number: u16) -> Self {
        Self { text: format!("{ward}-{number:02}"), kind: PlaceKind::Area }
    }
    /// Checkpoint number `number` (1 to 9999) of the ward.
    pub fn checkpoint(ward: &WardCode, number: u16) -> Self {
        Self { text: format!("{ward}-C{number:02}"), kind: PlaceKind::Checkpoint }
    }
    /// The text form, such as `00025-C01`.
    pub fn as_str(&self) -> &str {
        &self.text
    }
    /// Ward, area or checkpoint.
    pub fn kind(&self) -> PlaceKind {
        self.kind
    }
    /// Its number within the ward; none for the ward itself.
    pub fn number(&self) -> Option<u16> {
        self.text.get(6..)?.trim_start_matches('C').parse().ok()
    }
    /// Whether it stands for the whole ward, where the area is not known: calls, complaints, strangers.
    pub fn is_area_not_known(&self) -> bool {
        self.kind == PlaceKind::Area && self.number() == Some(0)
    }
    /// The place that stands for the whole ward, where the area is not known.
    pub fn area_not_known(ward: &WardCode) -> Self {
        Self::area(ward, 0)
    }
    /// What the area that is not known is called in the ward of this name: "Toàn phường, chưa rõ địa bàn".
    pub fn area_not_known_name(ward_name: &str) -> String {
        let begin = ward_name.trim().to_lowercase();
        let unit = ["phường", "xã", "thị trấn", "đặc khu"].into_iter().find(|unit| {
            begin.strip_prefix(*unit).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        format!("Toàn {}, chưa rõ địa bàn", unit.unwrap_or("xã, phường"))
    }
    /// The ward that the place lies in.
    pub fn ward_code(&self) -> WardCode {
        WardCode(self.text.get(..5).unwrap_or_default().to_owned())
    }
}

impl FromStr for Place {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        const EXPECTED: &str = "place: a ward 00025, an area 00025-01 or a checkpoint 00025-C01";
        let (ward, rest) = match text.split_once('-') {
            None => (text, None),
            Some((ward, rest)) => (ward, Some(rest)),
        };
        ward.parse::<WardCode>().map_err(|_| bad(text, EXPECTED))?;
        let kind = match rest {
            None => PlaceKind::Ward,
            Some(rest) => {
                let (kind, digits) = match rest.strip_prefix('C') {
                    Some(digits) => (PlaceKind::Checkpoint, digits),
                    None => (PlaceKind::Area, rest),
                };
                let numbered =
                    (2..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
                if !numbered {
                    return Err(bad(text, EXPECTED));
                }
                kind
            }
        };
        Ok(Self { text: text.to_owned(), kind })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
text_form!(Place);
