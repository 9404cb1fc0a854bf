//! The tables of `shared/data` without the lines that explain them: those are for who reads the file, and a phone would
//! download them with every version.

/// How many bytes the comments at the head of a table have.
#[allow(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler: what is out of bounds does not compile"
)]
pub const fn comments(table: &str) -> usize {
    let bytes = table.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] == b'#' {
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    at
}

/// The last `N` bytes of a table.
#[allow(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler: what is out of bounds does not compile"
)]
pub const fn end<const N: usize>(table: &str) -> [u8; N] {
    let bytes = table.as_bytes();
    let mut rows = [0; N];
    let mut at = 0;
    while at < N {
        rows[at] = bytes[bytes.len() - N + at];
        at += 1;
    }
    rows
}

/// The heading and rows of a table, `table!("rules.tsv")`, as lines.
macro_rules! table {
    ($name:literal) => {{
        const TABLE: &str = include_str!(concat!("../../data/", $name));
        const ROWS: usize = TABLE.len() - $crate::rules::table::comments(TABLE);
        static BYTES: [u8; ROWS] = $crate::rules::table::end(TABLE);
        std::str::from_utf8(&BYTES).unwrap_or_default().lines()
    }};
}
pub(crate) use table;
