//! The search of phone and office is one function (SPEC T2); SQLite calls it by the name below.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use vungxanh_shared::text::Query;

/// `matches_search(typed, search_text)` in SQL.
pub fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("matches_search", 2, flags, |context| {
        let query = context.get_or_create_aux(0, |typed| -> rusqlite::Result<Query> {
            Ok(Query::new(typed.as_str().unwrap_or_default()))
        })?;
        Ok(query.matches(context.get_raw(1).as_str().unwrap_or_default()))
    })
}
