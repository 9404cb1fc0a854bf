//! Whether every text of the database is one. A byte that the disk has changed makes a row unreadable; which row that is,
//! and of which table, is what an administrator needs to hear.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::store::StoreResult;

/// A table with the columns that name a row and those that hold texts.
struct Table {
    name: String,
    keys: Vec<String>,
    texts: Vec<String>,
}

/// Names every row with a text that is none any more.
pub fn run(db: &Connection, differences: &mut Vec<String>) -> StoreResult<()> {
    for table in tables(db)? {
        let columns: Vec<&str> =
            table.keys.iter().chain(&table.texts).map(String::as_str).collect();
        let mut statement =
            db.prepare(&format!("SELECT {} FROM {}", columns.join(", "), table.name))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for (text, at) in table.texts.iter().zip(table.keys.len()..) {
                if let ValueRef::Text(bytes) = row.get_ref(at)?
                    && let Err(error) = std::str::from_utf8(bytes)
                {
                    differences.push(format!(
                        "table {}, row {}: `{text}` is damaged at byte {} of {}",
                        table.name,
                        row_name(row, table.keys.len())?,
                        error.valid_up_to(),
                        bytes.len()
                    ));
                }
            }
        }
    }
    Ok(())
}

fn tables(db: &Connection) -> StoreResult<Vec<Table>> {
    let mut statement = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut tables = Vec::new();
    for name in names {
        let name = name?;
        let mut columns =
            db.prepare("SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY pk, cid")?;
        let (mut keys, mut texts) = (Vec::new(), Vec::new());
        let mut rows = columns.query([&name])?;
        while let Some(row) = rows.next()? {
            let (column, of_type, key): (String, String, i64) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            if key > 0 {
                keys.push(column.clone());
            }
            if matches!(of_type.as_str(), "TEXT" | "ANY") {
                texts.push(column);
            }
        }
        if !texts.is_empty() {
            tables.push(Table { name, keys, texts });
        }
    }
    Ok(tables)
}

fn row_name(row: &Row<'_>, keys: usize) -> StoreResult<String> {
    let mut parts = Vec::new();
    for at in 0..keys {
        parts.push(match row.get_ref(at)? {
            ValueRef::Null => "NULL".to_owned(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        });
    }
    Ok(parts.join(" "))
}
