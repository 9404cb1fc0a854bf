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
        "drill",
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

fn account(dir: &Path, login: &str) -> Output {
    let account =
        ["account", "create", "--ward", "00025", "--ward-name", "Phường thử", "--name", "A"];
    vungxanh(dir).args(account).args(["--login", login]).output().unwrap()
}

fn database(dir: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(dir.join("vungxanh.sqlite")).unwrap()
}

/// A server on a free port, and the lines that it says.
struct Serving {
    child: std::process::Child,
    lines: Box<dyn Iterator<Item = String>>,
}

impl Serving {
    fn start(mut command: Command) -> Self {
        let mut child = command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("VUNGXANH_LOG", "info")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        Self { child, lines: Box::new(lines) }
    }

    /// What it says until a line holds `part`, that line last.
    fn says_until(&mut self, part: &str) -> Vec<String> {
        let mut said = Vec::new();
        for line in self.lines.by_ref() {
            said.push(line);
            if said.last().unwrap().contains(part) {
                return said;
            }
        }
        panic!("`{part}` was never said: {said:#?}");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn b2_commands_leave_a_database_of_an_older_program_as_it_is() {
    let dir = temporary();
    assert!(account(dir.path(), "canbo").status.success());
    let backup = dir.path().join("backup.sqlite");
    let today = vungxanh_shared::time::LocalDate::at_ms(0).to_string();
    let commands: [&[&str]; 7] = [
        &["check"],
        &["repair"],
        &["enrol", "--ward", "00025", "--name", "B", "--role", "team_member:00025-01"],
        &["account", "list"],
        &["account", "create", "--ward", "00025", "--login", "khac", "--name", "C"],
        &["account", "disable", "--login", "canbo"],
        &["retention", "--confirm-clock", &today],
    ];
    let older: [&str; 2] = [
        // A schema of before, and rows that were made with other kinds of record.
        "PRAGMA user_version = 6",
        "UPDATE meta SET value = x'00' WHERE key = 'projection'",
    ];
    for statement in older {
        let version: i64 =
            database(dir.path()).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        database(dir.path()).execute_batch(statement).unwrap();
        let state = || -> (i64, Vec<u8>, i64) {
            let sql = "SELECT (SELECT user_version FROM pragma_user_version),
                (SELECT CAST(value AS BLOB) FROM meta WHERE key = 'projection'),
                (SELECT count(*) FROM sqlite_schema) + (SELECT count(*) FROM audit)";
            let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            database(dir.path()).query_row(sql, [], row).unwrap()
        };
        let before = state();
        for command in commands {
            let refused = vungxanh(dir.path()).args(command).output().unwrap();
            check(&refused, &["older version", "nothing was changed", "start the server"]);
        }
        assert_eq!(before, state());
        database(dir.path()).pragma_update(None, "user_version", version).unwrap();
    }
    // A backup needs no upgrade: it copies what is there.
    let copied = vungxanh(dir.path()).arg("backup").arg(&backup).output().unwrap();
    assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
}

#[test]
fn b2_a_server_does_not_migrate_what_another_program_has_open() {
    let dir = temporary();
    assert!(account(dir.path(), "canbo").status.success());
    // As a server of the version before holds it.
    let old = std::fs::File::open(dir.path().join("vungxanh.sqlite.lock")).unwrap();
    old.lock_shared().unwrap();
    database(dir.path())
        .execute_batch("UPDATE meta SET value = x'00' WHERE key = 'projection'")
        .unwrap();
    let serve =
        || vungxanh(dir.path()).args(["serve", "--listen", "127.0.0.1:0"]).output().unwrap();
    check(&serve(), &["brought up to this version", "in use", "stop the server"]);
    drop(old);
    let mut command = vungxanh(dir.path());
    command.args(["--log", "info"]);
    Serving::start(command).says_until("serving");
    let clean = vungxanh(dir.path()).arg("check").output().unwrap();
    assert!(clean.status.success(), "{}", String::from_utf8_lossy(&clean.stderr));
}

#[test]
fn b11_a_phone_is_enrolled_only_in_a_database_and_ward_that_exist() {
    let dir = temporary();
    let typo = dir.path().join("vungxnah");
    let enrol = ["enrol", "--name", "B", "--role", "team_member:00025-01", "--ward"];
    let refused = vungxanh(&typo).args(enrol).arg("00025").output().unwrap();
    check(&refused, &["there is no database", "vungxnah", "--data-dir"]);
    assert!(!typo.exists());
    let made = account(dir.path(), "canbo");
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(said.contains("Made a new database") && said.contains("vungxanh.sqlite"), "{said}");
    let again = account(dir.path(), "khac");
    assert!(!String::from_utf8_lossy(&again.stderr).contains("new database"));
    let refused = vungxanh(dir.path()).args(enrol).arg("00031").output().unwrap();
    check(&refused, &["--ward", "00031", "00025 Phường thử", "account create"]);
}

#[test]
fn b11_serve_says_what_it_opened_and_enrol_gives_out_its_address() {
    let dir = temporary();
    let serve = || vungxanh(dir.path());
    let said = Serving::start(serve()).says_until("serving").join("\n");
    assert!(said.contains("vungxanh.sqlite (new, empty)"), "{said}");
    assert!(said.contains("/office/#/setup/") && said.contains("ward create"), "{said}");
    assert!(account(dir.path(), "canbo").status.success());
    let mut server = Serving::start(serve());
    let said = server.says_until("serving");
    let has = |part: &str| said.iter().any(|line| line.contains(part));
    assert!(has("00025 Phường thử: 1 records, 0 phones, 1 office accounts"), "{said:#?}");
    let url = said.iter().find_map(|line| line.strip_prefix("Phones: ")).unwrap();
    assert!(!url.contains(":0/") && !url.contains(":8080"), "{url}");
    let enrol = ["enrol", "--ward", "00025", "--name", "B", "--role", "team_member:00025-01"];
    let link = |extra: &[&str]| {
        let output = vungxanh(dir.path()).args(enrol).args(extra).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(link(&[]).contains(&format!("{url}#/enrol/")), "{}", link(&[]));
    let given = link(&["--public-url", "https://phuong.example.vn"]);
    assert!(given.contains("https://phuong.example.vn/#/enrol/"), "{given}");
}

#[test]
fn b19_a_second_server_on_a_directory_is_refused_and_told_why() {
    let dir = temporary();
    let mut first = Serving::start(vungxanh(dir.path()));
    first.says_until("serving");
    for command in ["serve", "demo"] {
        let refused =
            vungxanh(dir.path()).args([command, "--listen", "127.0.0.1:0"]).output().unwrap();
        check(&refused, &["another server serves", "vungxanh.sqlite", "--data-dir"]);
    }
    drop(first);
    Serving::start(vungxanh(dir.path())).says_until("serving");
}

#[test]
fn b5_what_is_done_on_the_command_line_stands_in_the_audit_log() {
    let dir = temporary();
    let run = |arguments: &[&str]| {
        let output = vungxanh(dir.path()).args(arguments).env("USER", "quantri").output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let ward = ["--ward", "00025"];
    let create =
        ["account", "create", "--ward-name", "Phường thử", "--login", "canbo", "--name", "A"];
    run(&[&create[..], &ward].concat());
    for deed in ["password", "disable", "enable"] {
        run(&["account", deed, "--login", "CanBo"]);
    }
    let enrol = ["enrol", "--name", "B", "--role", "team_member:00025-01"];
    run(&[&enrol[..], &ward].concat());
    let audit = database(dir.path());
    let sql = "SELECT action || ' ' || who || ' ' || json_extract(detail, '$.user') || ' ' ||
        (subject <> '') FROM audit WHERE ward = '00025' ORDER BY seq";
    let mut statement = audit.prepare(sql).unwrap();
    let lines: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let expected = [
        "ward_made",
        "account_made",
        "password_set",
        "account_disabled",
        "account_enabled",
        "member_made",
        "code_made",
    ];
    let expected: Vec<String> =
        expected.iter().map(|action| format!("{action} command line quantri 1")).collect();
    assert_eq!(lines, expected);
}

#[test]
fn b18_lines_cut_off_the_end_of_the_audit_log_are_missed() {
    let dir = temporary();
    assert!(account(dir.path(), "canbo").status.success());
    assert!(account(dir.path(), "khac").status.success());
    let cut = "DELETE FROM audit WHERE seq > (SELECT max(seq) - 1 FROM audit)";
    assert_eq!(database(dir.path()).execute(cut, []).unwrap(), 1);
    let output = vungxanh(dir.path()).arg("check").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("audit of ward 00025: lines 4 to 4 are missing at its end"), "{said}");
}

#[test]
fn b18_a_damaged_text_is_told_by_table_and_row_with_what_to_do() {
    let dir = temporary();
    assert!(account(dir.path(), "canbo").status.success());
    let damage =
        "UPDATE record SET body = CAST(CAST(body AS BLOB) || x'ff' AS TEXT) WHERE kind = 'member'";
    assert_eq!(database(dir.path()).execute(damage, []).unwrap(), 1);
    let output = vungxanh(dir.path()).arg("check").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    for part in ["table record, row 00025 ", "`body` is damaged at byte", "restore the last backup"]
    {
        assert!(said.contains(part), "`{part}` is not in: {said}");
    }
}

#[test]
fn b10_a_key_of_another_certificate_is_refused_before_anything_is_served() {
    let dir = temporary();
    let made = |name: &str| {
        let pair = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (chain, key) =
            (dir.path().join(format!("{name}.pem")), dir.path().join(format!("{name}.key")));
        std::fs::write(&chain, pair.cert.pem()).unwrap();
        std::fs::write(&key, pair.signing_key.serialize_pem()).unwrap();
        (chain, key)
    };
    let ((chain, _), (_, key)) = (made("one"), made("two"));
    let output = vungxanh(dir.path())
        .args(["serve", "--listen", "127.0.0.1:0", "--log", "info"])
        .arg("--tls-certificate")
        .arg(&chain)
        .arg("--tls-key")
        .arg(&key)
        .output()
        .unwrap();
    check(&output, &["tls-certificate, tls-key", "one.pem", "two.key", "cannot be used together"]);
}
