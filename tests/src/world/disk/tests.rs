//! Real SQLite on the simulated disk: what it promises holds there, and what a lying disk takes is gone.

use rusqlite::{Connection, OpenFlags};

use super::*;

fn connect(disk: &Disk, synchronous: &str) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let db = Connection::open_with_flags_and_vfs(disk.database(), flags, NAME)?;
    db.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA temp_store = MEMORY;
         CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY, text TEXT) STRICT;"
    ))?;
    Ok(db)
}

fn insert(db: &Connection, n: i64) -> rusqlite::Result<()> {
    db.execute("INSERT INTO t (n, text) VALUES (?1, ?2)", (n, "x".repeat(100)))?;
    Ok(())
}

fn count(db: &Connection) -> i64 {
    let verdict: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    db.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).unwrap()
}

/// Writes until the machine stops at a random operation, again and again; gives how many rows are
/// missing that were committed.
fn lost(seed: u64, synchronous: &str, stop: Stop) -> i64 {
    let disk = Disk::new(Dice::new(seed, "disk"));
    let mut dice = Dice::new(seed, "test");
    let (mut committed, mut next, mut lost) = (0, 0, 0);
    drop(connect(&disk, synchronous).unwrap());
    for _ in 0..6 {
        disk.plan(dice.below(60) as u64, Fault::Stop);
        if let Ok(db) = connect(&disk, synchronous) {
            let beside = connect(&disk, synchronous);
            while !disk.is_stopped() && next < 10_000 {
                next += 1;
                if insert(&db, next).is_ok() {
                    committed += 1;
                }
            }
            drop(beside);
        }
        disk.restart(stop);
        let db = connect(&disk, synchronous).unwrap();
        let there = count(&db);
        lost += (committed - there).max(0);
        committed = there;
    }
    lost
}

#[test]
fn what_sqlite_committed_survives_every_stop_on_an_honest_disk() {
    for seed in 0..20 {
        assert_eq!(lost(seed, "FULL", Stop::PowerCut), 0, "seed {seed}");
        assert_eq!(lost(seed, "OFF", Stop::Killed), 0, "seed {seed}");
    }
}

#[test]
fn without_syncs_a_power_cut_loses_what_was_committed() {
    let lost: i64 = (0..20).map(|seed| lost(seed, "NORMAL", Stop::PowerCut)).sum();
    assert!(lost > 0);
}

#[test]
fn a_full_disk_and_a_failing_one_are_told_and_nothing_is_half_written() {
    let disk = Disk::new(Dice::new(1, "disk"));
    let db = connect(&disk, "FULL").unwrap();
    insert(&db, 1).unwrap();
    disk.leave_room(Some(0));
    let full = insert(&db, 2).unwrap_err();
    assert_eq!(full.sqlite_error_code(), Some(rusqlite::ErrorCode::DiskFull));
    disk.leave_room(None);
    disk.plan(0, Fault::Error);
    let failed = insert(&db, 3).unwrap_err();
    assert_eq!(failed.sqlite_error_code(), Some(rusqlite::ErrorCode::SystemIoFailure));
    insert(&db, 4).unwrap();
    assert_eq!(count(&db), 2);
}

#[test]
fn a_copy_of_what_is_durable_opens_with_everything_committed() {
    let disk = Disk::new(Dice::new(1, "disk"));
    let db = connect(&disk, "FULL").unwrap();
    (1..50).for_each(|n| insert(&db, n).unwrap());
    let copy = Disk::from_image(&disk.durable(), Dice::new(2, "disk"));
    let copied = connect(&copy, "FULL").unwrap();
    assert_eq!(count(&copied), 49);
}
