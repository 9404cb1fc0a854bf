//! `vungxanh backup` and `vungxanh restore` as an administrator meets them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rusqlite::Connection;
use tempfile::TempDir;

fn vungxanh(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vungxanh"));
    command.env_clear().env("VUNGXANH_DATA_DIR", dir).env("VUNGXANH_LOG", "warn");
    command
}

fn run(dir: &Path, arguments: &[&str]) -> String {
    let output = vungxanh(dir).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).unwrap()
}

/// One line on standard error, and exit code 1.
fn refused(output: &Output, expected: &[&str]) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert_eq!(error.trim_end().lines().count(), 1, "{error}");
    for part in expected {
        assert!(error.contains(part), "`{part}` is not in: {error}");
    }
}

/// A ward with an account and a member who was given a code.
fn ward() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let account = ["account", "create", "--ward", "00025", "--ward-name", "X", "--login", "a"];
    run(dir.path(), &[&account[..], &["--name", "B"]].concat());
    enrol(dir.path(), "Trần Thị B");
    dir
}

fn enrol(dir: &Path, name: &str) {
    run(dir, &["enrol", "--ward", "00025", "--name", name, "--role", "team_member:00025-01"]);
}

fn database(dir: &Path) -> PathBuf {
    dir.join("vungxanh.sqlite")
}

fn backed_up(dir: &Path) -> PathBuf {
    let file = dir.join("backup.sqlite");
    run(dir, &["backup", file.to_str().unwrap()]);
    file
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn one<T: rusqlite::types::FromSql>(file: &Path, sql: &str) -> T {
    Connection::open(file).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

const EPOCH: &str = "SELECT value FROM meta WHERE key = 'epoch'";
const MEMBERS: &str = "SELECT count(*) FROM member";

#[test]
fn w15_a_backup_is_whole_for_its_owner_alone_and_replaces_nothing_unasked() {
    let (dir, elsewhere) = (ward(), tempfile::tempdir().unwrap());
    let file = elsewhere.path().join("backup.sqlite");
    let said = run(dir.path(), &["backup", file.to_str().unwrap()]);
    assert!(said.contains("MiB in") && said.contains("documents 1"), "{said}");
    assert_eq!(names(elsewhere.path()), ["backup.sqlite"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let before = fs::read(&file).unwrap();
    let again = vungxanh(dir.path()).arg("backup").arg(&file).output().unwrap();
    refused(&again, &["exists", "--replace"]);
    assert_eq!(fs::read(&file).unwrap(), before);
    enrol(dir.path(), "Lê Văn C");
    run(dir.path(), &["backup", file.to_str().unwrap(), "--replace"]);
    assert_eq!(one::<i64>(&file, MEMBERS), one::<i64>(&database(dir.path()), MEMBERS));
}

#[test]
fn what_cannot_be_a_target_is_named_in_one_line() {
    let (dir, empty) = (ward(), tempfile::tempdir().unwrap());
    let to = |target: &Path| vungxanh(dir.path()).arg("backup").arg(target).output().unwrap();
    refused(&to(&database(dir.path())), &["is the database itself"]);
    refused(&to(empty.path()), &["is a directory", "vungxanh-backup.sqlite"]);
    refused(&to(Path::new("/nowhere/b.sqlite")), &["cannot write", "/nowhere/b.sqlite"]);
    let of_nothing = vungxanh(empty.path()).arg("backup").arg(dir.path().join("b")).output();
    refused(&of_nothing.unwrap(), &["there is no database", "--data-dir"]);
}

#[cfg(unix)]
#[test]
fn w15_a_full_disk_leaves_no_half_a_backup() {
    let dir = ward();
    let target = dir.path().join("backup.sqlite");
    // The shell's bound on the size of files stands for the disk; its unit is 512 or 1024 bytes.
    let script = "trap '' XFSZ; ulimit -f 128; exec \"$0\" backup \"$1\"";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_vungxanh")])
        .arg(&target)
        .env("VUNGXANH_DATA_DIR", dir.path())
        .output()
        .unwrap();
    refused(&output, &["backup.sqlite", "disk"]);
    assert_eq!(names(dir.path()), ["vungxanh.sqlite", "vungxanh.sqlite.lock"]);
}

#[test]
fn a_database_that_does_not_agree_with_itself_is_no_backup_unless_it_has_to_be() {
    let dir = ward();
    let changed = Connection::open(database(dir.path()))
        .unwrap()
        .execute("UPDATE record SET search = 'khác'", [])
        .unwrap();
    assert!(changed > 0);
    let target = dir.path().join("backup.sqlite");
    let backup = || {
        let mut command = vungxanh(dir.path());
        command.arg("backup").arg(&target);
        command
    };
    refused(&backup().output().unwrap(), &["does not agree with itself", "--despite-differences"]);
    assert!(!target.exists());
    assert!(backup().arg("--despite-differences").status().unwrap().success());
    let restored = tempfile::tempdir().unwrap();
    let output = vungxanh(restored.path()).arg("restore").arg(&target).output().unwrap();
    refused(&output, &["does not agree with itself", "--despite-differences"]);
    assert!(!database(restored.path()).exists());
}

#[test]
fn a_database_of_an_older_version_is_backed_up_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let old = Connection::open(database(dir.path())).unwrap();
    old.execute_batch(include_str!("../src/store/sqlite/schema/0001_first.sql")).unwrap();
    old.execute_batch(
        "INSERT INTO meta VALUES ('epoch', x'00112233445566778899aabbccddeeff');
         PRAGMA application_id = 0x5658414e; PRAGMA user_version = 1;",
    )
    .unwrap();
    drop(old);
    let file = backed_up(dir.path());
    assert_eq!(one::<i64>(&file, "PRAGMA user_version"), 1);
    assert_eq!(one::<i64>(&database(dir.path()), "PRAGMA user_version"), 1);
    let restored = tempfile::tempdir().unwrap();
    run(restored.path(), &["restore", file.to_str().unwrap()]);
    assert!(run(restored.path(), &["check"]).contains("everything agrees"));
}

#[test]
fn what_is_no_backup_is_named_in_one_line_and_changes_nothing() {
    let dir = ward();
    let before = fs::read(database(dir.path())).unwrap();
    let file = dir.path().join("candidate.sqlite");
    let good = fs::read(backed_up(dir.path())).unwrap();
    let restore = || vungxanh(dir.path()).arg("restore").arg(&file).output().unwrap();
    refused(&restore(), &["cannot read the backup", "candidate.sqlite"]);
    fs::write(&file, "a letter").unwrap();
    refused(&restore(), &["is not a file of vungxanh"]);
    fs::remove_file(&file).unwrap();
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    refused(&restore(), &["SQLite database, but not one of vungxanh"]);
    fs::write(&file, &good).unwrap();
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    refused(&restore(), &["newer version", "schema 99"]);
    fs::write(&file, &good[..good.len() / 2]).unwrap();
    refused(&restore(), &["candidate.sqlite is damaged"]);
    let mut torn = good.clone();
    let middle = torn.len() / 2;
    torn[middle..middle + 8192].fill(0xa5);
    fs::write(&file, &torn).unwrap();
    refused(&restore(), &["candidate.sqlite"]);
    fs::write(&file, &good).unwrap();
    fs::write(dir.path().join("candidate.sqlite-wal"), "something").unwrap();
    refused(&restore(), &["write-ahead log beside it"]);
    fs::remove_file(dir.path().join("candidate.sqlite-wal")).unwrap();
    let itself = vungxanh(dir.path()).arg("restore").arg(database(dir.path())).output().unwrap();
    refused(&itself, &["is the database itself"]);
    assert_eq!(fs::read(database(dir.path())).unwrap(), before);
    let expected = ["backup.sqlite", "candidate.sqlite", "vungxanh.sqlite", "vungxanh.sqlite.lock"];
    assert_eq!(names(dir.path()), expected);
}

#[cfg(unix)]
#[test]
fn a_backup_beside_a_server_and_a_restore_only_without_it() {
    let dir = ward();
    let mut server = vungxanh(dir.path())
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env("VUNGXANH_LOG", "info")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("serving")), "the server starts");
    let file = backed_up(dir.path());
    let restore = || vungxanh(dir.path()).arg("restore").arg(&file).output().unwrap();
    refused(&restore(), &["in use", "stop the server"]);
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(restore().status.success(), "after a crash too");
    assert!(run(dir.path(), &["check"]).contains("everything agrees"));
}

#[test]
fn a_program_without_our_lock_keeps_a_restore_away_too() {
    let dir = ward();
    let file = backed_up(dir.path());
    let reader = Connection::open(database(dir.path())).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM member;").unwrap();
    let output = vungxanh(dir.path()).arg("restore").arg(&file).output().unwrap();
    refused(&output, &["in use"]);
}

#[test]
fn w15_a_restore_begins_a_new_life_and_keeps_the_former_one() {
    let dir = ward();
    let database = database(dir.path());
    let epoch: Vec<u8> = one(&database, EPOCH);
    {
        let db = Connection::open(&database).unwrap();
        db.execute("INSERT INTO session VALUES ('00025', x'01', 'a', 1, 1)", []).unwrap();
    }
    let file = backed_up(dir.path());
    enrol(dir.path(), "Lê Văn C");
    run(dir.path(), &["account", "disable", "--login", "a"]);
    let said = run(dir.path(), &["restore", file.to_str().unwrap()]);
    assert!(said.contains("taken away again (1)") && said.contains("(1 sessions"), "{said}");

    assert!(one::<Vec<u8>>(&database, EPOCH) != epoch, "phones are to notice");
    assert_eq!(one::<i64>(&database, "SELECT count(*) FROM session"), 0);
    let open =
        "SELECT count(*) FROM enrolment_code WHERE expires_at_ms > 1000 * unixepoch() + 60000";
    assert_eq!(one::<i64>(&database, open), 0);
    let lines = "SELECT count(*) FROM audit WHERE action = 'database_restored'";
    assert_eq!(one::<i64>(&database, lines), 1);
    let disabled = "SELECT count(*) FROM account WHERE disabled_at_ms IS NOT NULL";
    assert_eq!(one::<i64>(&database, disabled), 1);
    assert!(run(dir.path(), &["check"]).contains("everything agrees"));

    let kept: Vec<String> =
        names(dir.path()).into_iter().filter(|name| name.contains(".replaced-")).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    let kept = dir.path().join(&kept[0]);
    assert_eq!(one::<Vec<u8>>(&kept, EPOCH), epoch);
    assert_eq!(one::<i64>(&kept, MEMBERS), one::<i64>(&database, MEMBERS) + 1);
    let untouched: Vec<u8> = one(&file, EPOCH);
    assert_eq!(untouched, epoch, "the backup can be restored again");
}

#[test]
fn a_damaged_database_is_put_aside_as_it_is() {
    let dir = ward();
    let file = backed_up(dir.path());
    fs::write(database(dir.path()), "nothing that anybody could read").unwrap();
    fs::write(dir.path().join("vungxanh.sqlite-wal"), "nor this").unwrap();
    let said = run(dir.path(), &["restore", file.to_str().unwrap()]);
    assert!(said.contains("could not be asked"), "{said}");
    assert!(run(dir.path(), &["check"]).contains("everything agrees"));
    let kept = names(dir.path()).into_iter().filter(|name| name.contains(".replaced-")).count();
    assert_eq!(kept, 2, "{:?}", names(dir.path()));
}
