//! The program as an administrator meets it: help, errors of one line, commands, a clean stop.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn vungxanh(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vungxanh"));
    command.env_clear().env("VUNGXANH_DATA_DIR", dir).env("VUNGXANH_LOG", "warn");
    command
}

/// One line on standard error that names the setting, and exit code 1.
fn check(output: &Output, expected: &[&str]) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert_eq!(error.trim_end().lines().count(), 1, "{error}");
    for part in expected {
        assert!(error.contains(part), "`{part}` is not in: {error}");
    }
}

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn every_wrong_setting_is_one_line_that_says_what_to_do() {
    let dir = temporary();
    let run = |arguments: &[&str]| vungxanh(dir.path()).args(arguments).output().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    check(&run(&["serve", "--listen", &address]), &["listen", "taken", "--listen"]);
    check(&run(&["serve", "--listen", "nowhere"]), &["listen", "127.0.0.1:8080"]);
    check(
        &run(&["serve", "--listen", "0.0.0.0:0"]),
        &["offline", "--tls-certificate", "--allow-plain-http"],
    );
    check(&run(&["serve", "--tls-certificate", "/nowhere.pem"]), &["tls-key", "missing"]);
    check(
        &run(&["serve", "--tls-certificate", "/nowhere.pem", "--tls-key", "/nowhere.pem"]),
        &["tls-certificate", "/nowhere.pem", "cannot read"],
    );
    check(&run(&["serve", "--document-cache-mib", "much"]), &["document-cache-mib", "much"]);
    check(&run(&["serve", "--public-url", "phuong"]), &["public-url", "https://"]);
    check(
        &run(&["serve", "--trusted-proxy", "10.0.0.5,proxy"]),
        &["trusted-proxy", "proxy", "10.0.0.0/24"],
    );
    check(&run(&["serve", "--log", "lo=ud=er"]), &["log"]);
    check(&run(&["serve", "--config", "/nowhere.toml"]), &["config", "/nowhere.toml"]);
    check(
        &run(&["serve", "--data-dir", "/proc/nowhere"]),
        &["data-dir", "/proc/nowhere", "--data-dir"],
    );
}

#[test]
fn a_mistyped_directory_is_not_taken_for_an_empty_ward() {
    let dir = temporary();
    let typo = dir.path().join("vungxnah");
    let backup = dir.path().join("backup.sqlite");
    let run = |arguments: &[&str]| vungxanh(&typo).args(arguments).output().unwrap();
    for command in [
        &["check"][..],
        &["account", "list"],
        &["account", "disable", "--login", "canbo"],
        &["backup", backup.to_str().unwrap()],
    ] {
        check(&run(command), &["there is no database", "vungxnah", "--data-dir"]);
        assert!(!typo.exists(), "{command:?} made it");
    }
}

#[test]
fn a_file_below_the_environment_below_the_flags() {
    let dir = temporary();
    let file = dir.path().join("vungxanh.toml");
    let with = |text: &str| std::fs::write(&file, text).unwrap();
    let run = |environment: Option<&str>, flag: Option<&str>| {
        let mut command = vungxanh(dir.path());
        command.arg("serve").arg("--config").arg(&file);
        command.args(flag.into_iter().flat_map(|value| ["--listen", value]));
        if let Some(value) = environment {
            command.env("VUNGXANH_LISTEN", value);
        }
        command.output().unwrap()
    };
    with("listen = \"file\"\n");
    check(&run(None, None), &["`file`"]);
    check(&run(Some("environment"), None), &["`environment`"]);
    check(&run(Some("environment"), Some("flag")), &["`flag`"]);
    with("listne = \"127.0.0.1:0\"\n");
    check(&run(None, None), &["listne", "unknown field"]);
    with("document-cache-mib = 0\n");
    check(&run(None, None), &["document-cache-mib", "`0`"]);
    with("[retention]\npasses-days = -1\n");
    check(&run(None, None), &["retention-passes-days", "`-1`", "from 0 to 36500"]);
    with("[retention]\npasses = 30\n");
    check(&run(None, None), &["passes", "unknown field"]);
    with("[retention]\nhealth-days = \"a year\"\n");
    check(&run(None, None), &["retention-health-days", "`a year`"]);
    with("listen = \"file\"\n[retention]\npasses-days = 45\nregister-days = 0\n");
    check(&run(None, None), &["`file`"]);
    with("listen = \n");
    check(&run(None, None), &["config"]);
}

#[test]
fn a_certificate_that_is_none_is_named() {
    let dir = temporary();
    let pem = dir.path().join("not.pem");
    std::fs::write(&pem, "not a certificate").unwrap();
    let pem = pem.to_str().unwrap();
    let arguments =
        ["serve", "--listen", "127.0.0.1:0", "--tls-certificate", pem, "--tls-key", pem];
    let output = vungxanh(dir.path()).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(error.lines().last().unwrap().contains("tls-certificate, tls-key"), "{error}");
}

#[test]
fn help_names_every_command_and_setting() {
    let dir = temporary();
    let output = vungxanh(dir.path()).arg("--help").output().unwrap();
    let help = String::from_utf8_lossy(&output.stdout);
    for part in [
        "serve",
        "demo",
        "account",
        "enrol",
        "check",
        "backup",
        "restore",
        "openapi",
        "--listen",
        "VUNGXANH_LISTEN",
        "--config",
        "--retention-passes-days",
        "VUNGXANH_RETENTION_MOVEMENTS_DAYS",
    ] {
        assert!(help.contains(part), "{part}");
    }
}

#[test]
fn an_account_a_phone_and_a_clean_check_from_the_command_line() {
    let dir = temporary();
    let run = |arguments: &[&str]| {
        let output = vungxanh(dir.path()).args(arguments).output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{error}");
        String::from_utf8(output.stdout).unwrap()
    };
    let made = run(&[
        "account",
        "create",
        "--ward",
        "00025",
        "--ward-name",
        "Phường Ngọc Khánh",
        "--login",
        "CanBo",
        "--name",
        "Nguyễn Văn A",
    ]);
    assert!(made.contains("Password:"), "{made}");
    let again = vungxanh(dir.path())
        .args(["account", "create", "--ward", "00025", "--login", "canbo", "--name", "B"])
        .output()
        .unwrap();
    check(&again, &["canbo", "taken"]);
    assert!(run(&["account", "list"]).contains("ward_official"));
    let role = "team_member:00025-01";
    let link = run(&["enrol", "--ward", "00025", "--name", "Trần Thị B", "--role", role]);
    assert!(link.contains("http://127.0.0.1:8080/#/enrol/") && link.contains('█'), "{link}");
    assert!(run(&["enrol", "--ward", "00025"]).contains(role));
    assert!(run(&["check"]).contains("everything agrees"));
}

#[test]
fn check_finds_a_row_that_was_changed_behind_its_back() {
    let dir = temporary();
    let made = vungxanh(dir.path())
        .args([
            "account",
            "create",
            "--ward",
            "00025",
            "--ward-name",
            "X",
            "--login",
            "a",
            "--name",
            "B",
        ])
        .output()
        .unwrap();
    assert!(made.status.success());
    let database = rusqlite::Connection::open(dir.path().join("vungxanh.sqlite")).unwrap();
    let changed =
        database.execute("UPDATE record SET search = 'khác' WHERE kind = 'member'", []).unwrap();
    assert!(changed > 0);
    drop(database);
    let output = vungxanh(dir.path()).arg("check").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("is not what its document says"));
}

#[cfg(unix)]
#[test]
fn sigterm_stops_cleanly() {
    let dir = temporary();
    let mut server = vungxanh(dir.path())
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env("VUNGXANH_LOG", "info")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("serving")), "the server starts");
    let told = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert!(lines.any(|line| line.contains("everything is on disk")));
    assert_eq!(server.wait().unwrap().code(), Some(0));
    assert!(!dir.path().join("vungxanh.sqlite-wal").exists());
}

#[test]
fn b8_a_clock_is_confirmed_only_by_the_date_of_today() {
    let dir = temporary();
    let run = |arguments: &[&str]| vungxanh(dir.path()).args(arguments).output().unwrap();
    check(&run(&["retention"]), &["data-dir", "there is no database"]);
    let account = ["account", "create", "--ward", "00025", "--login", "canbo", "--name", "A"];
    let made = run(&[&account[..], &["--ward-name", "Phường thử"]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    check(
        &run(&["retention", "--confirm-clock", "2021-11-22"]),
        &["--confirm-clock", "clock says"],
    );
    let now_ms = vungxanh_server::clock::Clock::System.now_ms();
    let today = vungxanh_shared::time::LocalDate::at_ms(now_ms).to_string();
    let confirmed = run(&["retention", "--confirm-clock", &today, "--put-floors-back"]);
    let said = String::from_utf8_lossy(&confirmed.stdout).into_owned();
    assert!(confirmed.status.success(), "{}", String::from_utf8_lossy(&confirmed.stderr));
    for part in ["is confirmed", "no book is kept from later", "retention goes on"] {
        assert!(said.contains(part), "`{part}` is not in: {said}");
    }
}

#[test]
fn b12_trusted_proxies_stand_in_the_file_too() {
    let dir = temporary();
    let file = dir.path().join("vungxanh.toml");
    std::fs::write(&file, "trusted-proxy = [\"10.0.0.0/8\", \"nonsense\"]").unwrap();
    let file = file.to_str().unwrap();
    let output = vungxanh(dir.path()).args(["serve", "--config", file]).output().unwrap();
    check(&output, &["trusted-proxy", "nonsense"]);
}
