//! Which rows of a sheet are its heads: one below the title, or two where a head reaches over several columns, and
//! perhaps a row that numbers the columns.

use super::{MAX_TITLE_ROWS, NumberedRow};

/// Parts a head over several columns from the head of one of them: `Năm sinh › Nam`.
pub const UNDER: &str = " › ";

/// The heads of a sheet.
pub struct Heads {
    /// What stands above each column.
    pub names: Vec<String>,
    /// Rows from the top of the sheet to the first one of data.
    pub rows_above: usize,
}

/// The heads are the row among the first ones that names the most columns, two at least; of equal ones the upper.
pub fn find(rows: &[NumberedRow], is_head: impl Fn(&str) -> bool) -> Option<Heads> {
    let named = |cells: &[String]| cells.iter().filter(|cell| is_head(cell)).count();
    let both = |row: usize| {
        let upper = cells_of(rows, row);
        let lower = cells_of(rows, row + 1);
        (upper, if are_parts_of(upper, lower) { lower } else { &[] })
    };
    let count = |row: usize| {
        let (upper, lower) = both(row);
        named(upper) + named(lower)
    };
    let counted = (0..rows.len().min(MAX_TITLE_ROWS)).map(|row| (row, count(row)));
    let best = counted.rev().max_by_key(|(_, count)| *count);
    let (row, _) = best.filter(|(_, count)| *count >= 2)?;
    let (upper, lower) = both(row);
    let names = in_one_row(upper, lower);
    let below = row + if lower.is_empty() { 1 } else { 2 };
    let numbers = usize::from(is_numbering(&names, cells_of(rows, below)));
    Some(Heads { names, rows_above: below + numbers })
}

fn cells_of(rows: &[NumberedRow], row: usize) -> &[String] {
    rows.get(row).map_or(&[], |(_, cells)| cells)
}

fn at(cells: &[String], column: usize) -> &str {
    cells.get(column).map_or("", String::as_str)
}

/// Whether a head reaches over the columns behind it: they have none, and there is something below.
fn reaches_over(heads: &[String], below: &[String], column: usize) -> bool {
    !at(heads, column).is_empty()
        && !at(below, column).is_empty()
        && at(heads, column + 1).is_empty()
        && !at(below, column + 1).is_empty()
}

/// Whether the row below the heads is a second one: it has something only beneath heads that reach over several
/// columns, and leaves the others empty, where a person's row has at least a name.
fn are_parts_of(heads: &[String], below: &[String]) -> bool {
    let width = heads.len().max(below.len());
    let is_under = |column: usize| {
        // The head that stands over a column without one of its own.
        let over = (0..=column).rev().find(|at_column| !at(heads, *at_column).is_empty());
        over.is_some_and(|over| reaches_over(heads, below, over))
    };
    let mut filled = (0..width).filter(|column| !at(below, *column).is_empty()).peekable();
    let has_whole_heads =
        (0..width).any(|column| !at(heads, column).is_empty() && at(below, column).is_empty());
    has_whole_heads && filled.peek().is_some() && filled.all(is_under)
}

fn in_one_row(heads: &[String], below: &[String]) -> Vec<String> {
    let width = heads.len().max(below.len());
    let mut over = String::new();
    let mut joined = Vec::with_capacity(width);
    for column in 0..width {
        let (head, part) = (at(heads, column), at(below, column));
        if !head.is_empty() {
            head.clone_into(&mut over);
        }
        joined.push(if part.is_empty() { head.to_owned() } else { format!("{over}{UNDER}{part}") });
    }
    joined
}

/// Forms number their columns below the heads: `(1) (2) (3)`, or `A B 1 2`. A person's row may be as short; it does not
/// go on from cell to cell.
fn is_numbering(heads: &[String], cells: &[String]) -> bool {
    let filled = || cells.iter().filter(|cell| !cell.is_empty());
    let named = heads.iter().filter(|head| !head.is_empty()).count();
    let order: Option<Vec<u8>> = filled().map(|cell| place_in_order(cell)).collect();
    let goes_on = |pair: &[u8]| match pair {
        [before, after] => {
            *after == before + 1 || (*before < FIRST_NUMBER && *after == FIRST_NUMBER)
        }
        _ => false,
    };
    let is_in_order =
        |order: &[u8]| matches!(order, [0 | FIRST_NUMBER, _, ..]) && order.windows(2).all(goes_on);
    filled().count() * 2 > named && order.is_some_and(|order| is_in_order(&order))
}

/// Where `1` stands behind `Z`.
const FIRST_NUMBER: u8 = 26;

/// `A`, `B` … from 0, `1`, `(2)` … behind them.
fn place_in_order(cell: &str) -> Option<u8> {
    match cell.trim_matches(['(', ')', '[', ']', ' ']).as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(letter.to_ascii_uppercase() - b'A'),
        [digit @ b'1'..=b'9'] => Some(FIRST_NUMBER + digit - b'1'),
        [tens @ b'1'..=b'9', ones @ b'0'..=b'9'] => {
            Some(FIRST_NUMBER + (tens - b'0') * 10 + ones - b'1')
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_row_that_goes_on_from_cell_to_cell_numbers_the_columns() {
        for (row, expected) in [
            ("(1)|(2)|(3)|(4)", true),
            ("1|2|3|4", true),
            ("A|B|1|2", true),
            ("(1)||(2)|(3)", true),
            ("1|An|50|F", false),
            ("1|A|50|F", false),
            ("A|50||", false),
            ("1|||", false),
            ("1|2||", false),
            ("2|3|4|5", false),
        ] {
            let cells: Vec<String> = row.split('|').map(str::to_owned).collect();
            let heads = ["STT", "Họ và tên", "Năm sinh", "Giới tính"].map(str::to_owned);
            assert_eq!(is_numbering(&heads, &cells), expected, "{row}");
        }
    }
}
