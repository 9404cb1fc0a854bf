//! Append-only migrations. `user_version` counts those that ran; a database that a newer program
//! wrote is refused, never guessed at.

use rusqlite::{Connection, params};

use crate::random;
use crate::store::{OpenError, StoreError};

/// "VXAN": tells our databases from any other SQLite file.
pub const APPLICATION_ID: u32 = 0x5658_414e;

/// Every migration in order; a new one is added at the end.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/0001_first.sql"),
    include_str!("schema/0002_office.sql"),
    include_str!("schema/0003_retention.sql"),
    include_str!("schema/0004_links.sql"),
    include_str!("schema/0005_clocks.sql"),
    include_str!("schema/0006_bounds.sql"),
    include_str!("schema/0007_repair.sql"),
    include_str!("schema/0008_findings.sql"),
    include_str!("schema/0009_deeds.sql"),
    include_str!("schema/0010_sorts.sql"),
    include_str!("schema/0011_tally_names.sql"),
    include_str!("schema/0012_pages.sql"),
    include_str!("schema/0013_imports.sql"),
    include_str!("schema/0014_record_links.sql"),
    include_str!("schema/0015_quarantine_pages.sql"),
    include_str!("schema/0016_views.sql"),
    include_str!("schema/0017_setup.sql"),
    include_str!("schema/0018_area_not_known.sql"),
    include_str!("schema/0019_unsent_files.sql"),
    include_str!("schema/0020_orders_with_days.sql"),
    include_str!("schema/0021_follow_ups.sql"),
    include_str!("schema/0022_plan_reached.sql"),
    include_str!("schema/0023_reports.sql"),
    include_str!("schema/0024_removed.sql"),
];

/// The schema that this program writes.
pub const VERSION: u32 = MIGRATIONS.len() as u32;

/// Whether the database has this program's schema.
pub fn is_current(connection: &Connection) -> Result<bool, OpenError> {
    Ok(migrations_done(connection)? == MIGRATIONS.len())
}

/// Brings the database to this program's schema.
pub fn migrate(connection: &mut Connection, now_ms: i64) -> Result<(), OpenError> {
    let done = migrations_done(connection)?;
    for (index, migration) in MIGRATIONS.iter().enumerate().skip(done) {
        run(connection, migration, index + 1, now_ms)?;
    }
    Ok(())
}

/// How many migrations ran; refuses what a newer program wrote and what is not ours.
fn migrations_done(connection: &Connection) -> Result<usize, OpenError> {
    let number = |name: &str| -> Result<i64, StoreError> {
        Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
    };
    let (version, application) = (number("user_version")?, number("application_id")?);
    let known = MIGRATIONS.len();
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    if done > known {
        return Err(OpenError(format!(
            "the database was written by a newer version of vungxanh (schema {version}, this program knows \
             {known}); use that version, or restore a backup made with this one"
        )));
    }
    let is_empty: bool = connection
        .query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))
        .map_err(StoreError::from)?;
    if !is_empty && application != i64::from(APPLICATION_ID) {
        return Err(OpenError(
            "the file is an SQLite database, but not one of Vùng Xanh".to_owned(),
        ));
    }
    Ok(done)
}

fn run(
    connection: &mut Connection,
    migration: &str,
    number: usize,
    now_ms: i64,
) -> Result<(), StoreError> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(migration)?;
    if number == 1 {
        let epoch: [u8; 16] = random::bytes()?;
        transaction.execute(
            "INSERT INTO meta (key, value) VALUES ('epoch', ?1), ('made_at_ms', ?2)",
            params![epoch.as_slice(), now_ms],
        )?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    transaction.pragma_update(None, "user_version", i64::try_from(number).unwrap_or(i64::MAX))?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_database_is_refused_with_what_to_do() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, 0).unwrap();
        migrate(&mut connection, 0).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let refusal = migrate(&mut connection, 0).unwrap_err().to_string();
        assert!(refusal.contains("newer version") && refusal.contains("99"), "{refusal}");
    }

    #[test]
    fn another_programs_database_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        assert!(migrate(&mut connection, 0).is_err());
    }

    #[test]
    fn g14_counts_of_invented_choices_and_kinds_are_folded_into_one() {
        let mut db = Connection::open_in_memory().unwrap();
        let before =
            MIGRATIONS.iter().position(|sql| sql.contains("CREATE TABLE device_use")).unwrap();
        for migration in MIGRATIONS.get(..before).unwrap() {
            db.execute_batch(migration).unwrap();
        }
        db.pragma_update(None, "user_version", i64::try_from(before).unwrap()).unwrap();
        db.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        for (kind, value, n, records_deleted) in [
            ("pass", "let_pass", 5, 2),
            ("pass", "invented", 3, 1),
            ("pass", "another", 4, 0),
            ("pass", "", 1, 1),
            ("movement", "visit", 2, 0),
            ("movement", "let_pass", 1, 0),
            ("new_kind", "", 7, 0),
            ("newer_kind", "x", 8, 3),
            ("household", "", 9, 0),
        ] {
            let sql =
                "INSERT INTO tally VALUES ('00025', ?1, '2021-11-22', '00025-01', 8, ?2, ?3, ?4)";
            db.execute(sql, params![kind, value, n, records_deleted]).unwrap();
        }
        migrate(&mut db, 0).unwrap();
        let sql = "SELECT kind, value, n, records_deleted FROM tally ORDER BY kind, value";
        let mut statement = db.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| {
            let (kind, value): (String, String) = (row.get(0)?, row.get(1)?);
            Ok(format!("{kind} {value} {} {}", row.get::<_, i64>(2)?, row.get::<_, i64>(3)?))
        });
        let folded: Vec<String> = rows.unwrap().map(Result::unwrap).collect();
        assert_eq!(
            folded,
            [
                "household  9 0",
                "movement other 1 0",
                "movement visit 2 0",
                "other  7 0",
                "other other 8 3",
                "pass  1 1",
                "pass let_pass 5 2",
                "pass other 7 1",
            ]
        );
    }
}
