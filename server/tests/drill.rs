//! A drill: a ward's plan in a database of its own, marked wherever it is looked at, deleted at its end (SPEC R14).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use calamine::{Reader, Xlsx};
use reqwest::{Client, Method};
use rusqlite::Connection;
use serde_json::{Value, json};
use support::desk::Desk;
use support::{Server, grant, ward, wide};
use vungxanh_server::store::{NewMember, RecordEdit};
use vungxanh_shared::ids::{Place, RecordId};
use vungxanh_shared::scalar::{Fields, Scalar};

const NOT_REAL: &str = "DIỄN TẬP – không phải số liệu thật";

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

fn begin(from: &Path, drill: &Path) -> String {
    run(drill, &["drill", "begin", "--from", from.to_str().unwrap(), "--ward", "00025"])
}

fn fields(values: &[(&str, &str)]) -> Fields {
    values.iter().map(|(key, value)| ((*key).to_owned(), Scalar::from(*value))).collect()
}

/// A ward with a plan, residents, and people on duty and off duty.
struct Real {
    server: Server,
    on_duty: String,
    off_duty: String,
    team: RecordId,
    closed: RecordId,
}

impl Real {
    async fn begin() -> Self {
        let server = Server::start().await;
        server.plan().await;
        let store = &server.app.store;
        let author = store.server_author(ward()).await.unwrap();
        let write = |kind: &'static str, place: Place, values: Fields| {
            let (store, author) = (store.clone(), author.clone());
            let now_ms = server.now_ms();
            async move {
                let edit = RecordEdit::new(kind, place, values);
                store.write(author, vec![edit], now_ms).await.unwrap().unwrap()[0]
            }
        };
        let here = Place::ward(&ward());
        let area: Place = "00025-01".parse().unwrap();
        let team = fields(&[("name", "Tổ COVID số 1"), ("area", "00025-01")]);
        let team = write("team", here.clone(), team).await;
        let closed = fields(&[("name", "Tổ cũ"), ("area", "00025-01")]);
        let closed = write("team", here.clone(), closed).await;
        let taken_off = Fields::from([("removed/at".to_owned(), Scalar::Int(server.now_ms()))]);
        let edit = RecordEdit::of("team", here.clone(), Some(closed), taken_off);
        store.write(author.clone(), vec![edit], server.now_ms()).await.unwrap().unwrap();
        write("scenario", here.clone(), fields(&[("name", "Một ca F0 trong ngõ")])).await;
        write("household", area, fields(&[("head_name", "Hộ Có Thật"), ("house_no", "15B")])).await;
        let mut members = Vec::new();
        let duties = [("team_member", "00025-01"), ("checkpoint_officer", "00025-C01")];
        for name in ["Trần Thị Trực", "Lê Văn Nghỉ"] {
            let new = NewMember {
                ward: ward(),
                full_name: name.to_owned(),
                phone: "0912000111".to_owned(),
                grants: duties.iter().map(|(role, at)| grant(role, at)).collect(),
            };
            members.push(store.make_member(new, server.now_ms()).await.unwrap());
        }
        let of_team = Fields::from([("team".to_owned(), Scalar::from(team.to_string().as_str()))]);
        let edit = RecordEdit::of("member", here, Some(members[0].parse().unwrap()), of_team);
        store.write(author.clone(), vec![edit], server.now_ms()).await.unwrap().unwrap();
        store.disable_member(ward(), members[1].clone(), server.now_ms()).await.unwrap();
        let off_duty = members.pop().unwrap();
        Self { on_duty: members.pop().unwrap(), server, off_duty, team, closed }
    }
}

fn database(dir: &Path) -> Connection {
    Connection::open(dir.join("vungxanh.sqlite")).unwrap()
}

fn count(dir: &Path, kind: &str) -> i64 {
    let sql = "SELECT count(*) FROM record WHERE kind = ?1";
    database(dir).query_row(sql, [kind], |row| row.get(0)).unwrap()
}

fn meta(dir: &Path, key: &str) -> Option<Vec<u8>> {
    let sql = "SELECT CAST(value AS BLOB) FROM meta WHERE key = ?1";
    database(dir).query_row(sql, [key], |row| row.get(0)).ok()
}

fn files(dir: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(dir).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

#[tokio::test]
async fn r14_a_drill_has_the_plan_of_a_ward_and_none_of_its_people() {
    let real = Real::begin().await;
    let (from, drill) = (real.server.dir.path().to_owned(), tempfile::tempdir().unwrap());
    let drill = drill.path();
    let told = begin(&from, drill);
    assert!(
        told.contains(NOT_REAL) && told.contains("Password:") && told.contains("dientap"),
        "{told}"
    );
    assert!(!told.contains("left out"), "{told}");
    for (kind, n) in [
        ("settings", 1),
        ("area", 2),
        ("checkpoint", 1),
        ("team", 1),
        // One on duty, and the drill's own official.
        ("member", 2),
        ("scenario", 1),
        ("household", 0),
        ("person", 0),
    ] {
        assert_eq!(count(drill, kind), n, "{kind}");
    }
    assert_ne!(meta(drill, "epoch"), meta(&from, "epoch"));
    assert!(meta(drill, "drill_began_ms").is_some() && meta(&from, "drill_began_ms").is_none());
    let tables = database(drill);
    let rows = |sql: &str| -> i64 { tables.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(rows("SELECT count(*) FROM account"), 1);
    assert_eq!(rows("SELECT count(*) FROM device WHERE purpose = 'phone'"), 0);
    let known = rows(&format!(
        "SELECT count(*) FROM record WHERE lower(hex(id)) = '{}' AND json_extract(body, '$.fields.team') = '{}'",
        real.on_duty, real.team
    ));
    assert_eq!(known, 1, "the member is still of the team");
    for gone in [&real.off_duty, &real.closed.to_string()] {
        assert_eq!(
            rows(&format!("SELECT count(*) FROM record WHERE lower(hex(id)) = '{gone}'")),
            0
        );
    }
    let grants = format!("SELECT count(*) FROM member_grant WHERE member = '{}'", real.on_duty);
    assert_eq!(rows(&grants), 2);
    let drill_set =
        "SELECT json_extract(body, '$.fields.drill') FROM record WHERE kind = 'settings'";
    assert_eq!(rows(drill_set), 1);
    drop(tables);
    let checked = run(drill, &["check"]);
    assert!(
        checked.contains("everything agrees") && checked.contains("a drill, begun"),
        "{checked}"
    );
    // The ward goes on beside it, and its audit log has the copy.
    let audit: i64 = database(&from)
        .query_row("SELECT count(*) FROM audit WHERE action = 'plan_copied_for_drill'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(audit, 1);
    assert!(!run(&from, &["check"]).contains("a drill"));
    real.server.assert_clean().await;
    real.server.stop().await;
}

#[tokio::test]
async fn r14_a_drill_begins_in_an_empty_directory_from_a_ward_that_there_is() {
    let real = Real::begin().await;
    let from = real.server.dir.path().to_owned();
    let drill = tempfile::tempdir().unwrap();
    let drill = drill.path();
    let ask = |dir: &Path, from: &str, ward: &str| {
        vungxanh(dir).args(["drill", "begin", "--from", from, "--ward", ward]).output().unwrap()
    };
    let real_dir = from.to_str().unwrap();
    refused(&ask(drill, "/nowhere", "00025"), &["--from", "/nowhere", "no database"]);
    refused(&ask(drill, real_dir, "00031"), &["--ward", "00031", "00025 Phường Ngọc Khánh"]);
    refused(&ask(&from, real_dir, "00025"), &["not empty", "--data-dir"]);
    assert_eq!(files(drill), Vec::<PathBuf>::new());
    std::fs::write(drill.join("letter.txt"), "mine").unwrap();
    refused(&ask(drill, real_dir, "00025"), &["not empty", "--data-dir"]);
    assert_eq!(std::fs::read_to_string(drill.join("letter.txt")).unwrap(), "mine");
    real.server.stop().await;
}

#[tokio::test]
async fn r14_a_drill_is_not_served_at_the_address_of_its_ward() {
    let real = Real::begin().await;
    let drill = tempfile::tempdir().unwrap();
    begin(real.server.dir.path(), drill.path());
    let serve = ["serve", "--listen", "127.0.0.1:0", "--public-url", "http://localhost"];
    let output = vungxanh(drill.path()).args(serve).output().unwrap();
    refused(&output, &["http://localhost", "address of the ward itself", "--public-url"]);
    real.server.stop().await;
}

fn end(dir: &Path, typed: &str) -> Output {
    let mut command = vungxanh(dir);
    command.args(["drill", "end"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[tokio::test]
async fn r14_the_end_of_a_drill_leaves_nothing_and_touches_no_ward() {
    let real = Real::begin().await;
    let from = real.server.dir.path().to_owned();
    let drill = tempfile::tempdir().unwrap();
    begin(&from, drill.path());
    refused(&end(drill.path(), "00031\n"), &["not the ward's code", "nothing was deleted"]);
    refused(&end(&from, "00025\n"), &["not the database of a drill", "nothing was deleted"]);
    assert_eq!(count(&from, "household"), 1);
    refused(&end(tempfile::tempdir().unwrap().path(), "00025\n"), &["no database"]);

    let served = Server::on(drill, wide()).await;
    refused(&end(served.dir.path(), "00025\n"), &["in use", "stop its server"]);
    let stopped = served.stop().await;
    let drill = stopped.path();

    let output = end(drill, "00025\n");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(
        told.contains("00025 Phường Ngọc Khánh") && told.contains("1 office accounts"),
        "{told}"
    );
    assert!(!drill.exists(), "{:?}", files(drill));

    begin(&from, drill);
    std::fs::write(drill.join("letter.txt"), "mine").unwrap();
    let told = run(drill, &["drill", "end", "--yes"]);
    assert!(told.contains("letter.txt"), "{told}");
    assert_eq!(files(drill), [drill.join("letter.txt")]);
    assert_eq!(count(&from, "household"), 1);
    real.server.stop().await;
}

#[tokio::test]
async fn r14_backups_keep_the_mark_and_never_change_places_with_a_ward() {
    let real = Real::begin().await;
    let drill = tempfile::tempdir().unwrap();
    begin(real.server.dir.path(), drill.path());
    let real_dir = real.server.stop().await;
    let backups = tempfile::tempdir().unwrap();
    let (of_drill, of_ward) = (backups.path().join("drill"), backups.path().join("ward"));
    run(drill.path(), &["backup", of_drill.to_str().unwrap()]);
    run(real_dir.path(), &["backup", of_ward.to_str().unwrap()]);
    let restore = |dir: &Path, file: &Path| {
        vungxanh(dir).args(["restore", file.to_str().unwrap()]).output().unwrap()
    };
    refused(&restore(real_dir.path(), &of_drill), &["backup of a drill", "ward's database"]);
    refused(&restore(drill.path(), &of_ward), &["backup of a ward", "of a drill"]);
    assert_eq!(count(real_dir.path(), "household"), 1);
    let new = backups.path().join("new");
    assert!(restore(&new, &of_drill).status.success());
    assert!(meta(&new, "drill_began_ms").is_some());
    assert!(restore(drill.path(), &of_drill).status.success());
    // What the restore kept of the database before goes with the rest.
    run(drill.path(), &["drill", "end", "--yes"]);
    assert!(!drill.path().exists());
}

/// An export: its name and its bytes.
async fn file(desk: &Desk, path: &str) -> (String, Vec<u8>) {
    let response = desk.request(Method::GET, path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    let name = response.headers()["content-disposition"].to_str().unwrap();
    let name = name.split('"').nth(1).unwrap().to_owned();
    (name, response.bytes().await.unwrap().to_vec())
}

async fn about(server: &Server) -> Value {
    let answer = Client::new().get(server.url("/api/v1/about")).send().await.unwrap();
    answer.json().await.unwrap()
}

#[tokio::test]
async fn r14_who_looks_at_a_drill_is_told_before_logging_in_and_in_every_file() {
    let real = Real::begin().await;
    let drill = tempfile::tempdir().unwrap();
    begin(real.server.dir.path(), drill.path());
    assert_eq!(about(&real.server).await, json!({ "drill": false }));
    let served = Server::on(drill, wide()).await;
    assert_eq!(about(&served).await, json!({ "drill": true }));
    let manifest = Client::new().get(served.url("/manifest.webmanifest")).send().await.unwrap();
    if manifest.status().is_success() {
        assert_eq!(manifest.json::<Value>().await.unwrap()["short_name"], "Diễn tập");
    }
    let desk = Desk::of(&served, "mot", "ward_official").await;
    assert_eq!(desk.get("/session").await["drill"], true);
    let (name, csv) = file(&desk, "/export/team_day?format=csv").await;
    let text = String::from_utf8(csv).unwrap();
    assert!(text.starts_with(&format!("\u{feff}\"{NOT_REAL}\"\r\n\"")), "{text}");
    assert!(name.starts_with("dien-tap-team_day-") && name.ends_with(".csv"), "{name}");
    let (_, english) = file(&desk, "/export/team_day?format=csv&language=en").await;
    assert!(String::from_utf8(english).unwrap().contains("DRILL – not real data"));
    let (name, xlsx) = file(&desk, "/export/team_day?format=xlsx").await;
    assert!(name.starts_with("dien-tap-team_day-") && name.ends_with(".xlsx"), "{name}");
    let mut book = Xlsx::new(Cursor::new(xlsx)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(sheet.get_value((4, 0)).unwrap().to_string(), NOT_REAL);

    let plain = Desk::of(&real.server, "mot", "ward_official").await;
    let (name, csv) = file(&plain, "/export/team_day?format=csv").await;
    assert!(name.starts_with("team_day-"), "{name}");
    assert!(!String::from_utf8(csv).unwrap().contains("DIỄN TẬP"));
    served.stop().await;
    real.server.stop().await;
}

#[tokio::test]
async fn r14_no_form_makes_a_ward_a_drill_or_a_drill_a_ward() {
    let real = Real::begin().await;
    let drill = tempfile::tempdir().unwrap();
    begin(real.server.dir.path(), drill.path());
    let served = Server::on(drill, wide()).await;
    for (server, wanted) in [(&real.server, true), (&served, false)] {
        let desk = Desk::of(server, "mot", "ward_official").await;
        let page = desk.get("/plan/settings").await;
        let record = &page["rows"][0]["record"];
        let id = record["id"].as_str().unwrap();
        let edit = json!({ "kind": "settings", "fields": { "drill": wanted }, "seen": {} });
        let path = format!("/records/{id}/edit");
        let (status, answer) = desk.ask("POST", &path, Some(&edit)).await;
        assert_eq!((status, &answer["code"]), (403, &json!("not_allowed")), "{answer}");
        // It is the field, not the account.
        let other =
            json!({ "kind": "settings", "fields": { "households_per_team": 40 }, "seen": {} });
        assert_eq!(desk.ask("POST", &path, Some(&other)).await.0, 200);
        assert_eq!(desk.get("/session").await["drill"], !wanted);
        let after = desk.get("/plan/settings").await;
        assert_eq!(after["rows"][0]["record"]["fields"]["drill"], record["fields"]["drill"]);
    }
    // Neither does what takes the settings off the list.
    let desk = Desk::of(&served, "hai", "ward_official").await;
    let page = desk.get("/plan/settings").await;
    let id = page["rows"][0]["record"]["id"].as_str().unwrap().to_owned();
    let take_off = json!({ "kind": "settings", "reason": "thử", "seen": {} });
    let path = format!("/records/{id}/remove");
    let (_, answer) = desk.ask("POST", &path, Some(&take_off)).await;
    assert_eq!(answer["code"], "settings_stay", "{answer}");
    assert_eq!(desk.get("/session").await["drill"], true);
    assert_eq!(about(&served).await, json!({ "drill": true }));
    served.stop().await;
    real.server.stop().await;
}
