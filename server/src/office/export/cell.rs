//! What can stand in a cell, apart from how a format writes it.

use vungxanh_shared::time::LocalDate;

/// One cell. Texts come from people: no format may let a program take one for a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A calendar day.
    Day(LocalDate),
    /// A point in time, milliseconds since 1970.
    Time(i64),
}

impl Cell {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// `22/11/2021`
pub fn day_text(day: LocalDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}
