//! Retention and the comparison of replicas: what is over is gone, from the file's bytes too, and does
//! not come back; a phone that holds something else than the server is told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::Ordering;

use automerge::ScalarValue;
use rusqlite::{Connection, OpenFlags};
use serde_bytes::ByteBuf;
use serde_json::json;
use support::desk::Desk;
use support::{NOW_MS, Phone, Server, key};
use vungxanh_server::clock::Clock;
use vungxanh_server::config::Config;
use vungxanh_server::jobs::retention;
use vungxanh_shared::digest;
use vungxanh_shared::ids::{DocumentKey, Family, RecordId};
use vungxanh_shared::wire::Digest;

const OFFICER: &[(&str, &str)] = &[("checkpoint_officer", "00025-C01")];
const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];
const DAY_MS: i64 = 86_400_000;
const PASSES: &str = "passes/00025/00025-C01";
const PASSES_A_DAY: usize = 240;
/// As many bytes of what must be gone are looked for at once.
const PIECE: usize = 12;

/// Names whose order is not that of their making, so that pages are filled in the middle too.
fn named(word: &str, n: usize) -> String {
    format!("{word}{:08}", n * 7919 % 10_007)
}

/// The day of the tests' beginning, and one that is still kept 31 days later.
fn first_day() -> DocumentKey {
    key(PASSES, "2021-11-22")
}

fn later_day() -> DocumentKey {
    key(PASSES, "2021-12-10")
}

fn pass(name: &str) -> Vec<(String, ScalarValue)> {
    let values: [(&str, ScalarValue); 6] = [
        ("kind", "pass".into()),
        ("v", ScalarValue::Int(1)),
        ("at", ScalarValue::Timestamp(NOW_MS)),
        ("decision", "let_pass".into()),
        ("people/k7q/name", name.into()),
        ("decision_note", format!("Ghi chú {name}").into()),
    ];
    values.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn record_pass(phone: &mut Phone, day: &DocumentKey, name: &str) -> RecordId {
    let record = phone.new_record();
    let values = pass(name);
    let values: Vec<(&str, ScalarValue)> =
        values.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
    phone.write(day, record, &values);
    record
}

fn open(server: &Server) -> Connection {
    let file = server.app.config.database_file();
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

fn count(server: &Server, sql: &str) -> i64 {
    open(server).query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Pieces of every blob that the query gives.
fn pieces_of(server: &Server, sql: &str) -> HashSet<[u8; PIECE]> {
    let db = open(server);
    let mut statement = db.prepare(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut pieces = HashSet::new();
    while let Some(row) = rows.next().unwrap() {
        let bytes: Vec<u8> = row.get(0).unwrap();
        // The checksum, and something from the middle and the end.
        for at in [4, bytes.len() / 2, bytes.len() - PIECE] {
            pieces.insert(bytes[at..at + PIECE].try_into().unwrap());
        }
    }
    pieces
}

fn words(pieces: &mut HashSet<[u8; PIECE]>, texts: impl IntoIterator<Item = String>) {
    pieces.extend(texts.into_iter().map(|text| <[u8; PIECE]>::try_from(text.as_bytes()).unwrap()));
}

/// How many of the pieces stand somewhere in the database's files, and in which.
fn found(server: &Server, pieces: &HashSet<[u8; PIECE]>) -> Vec<(String, usize)> {
    let file = server.app.config.database_file();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(file.parent().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        let seen = pieces_in(&path, pieces);
        if seen > 0 {
            found.push((path.file_name().unwrap().to_string_lossy().into_owned(), seen));
        }
    }
    found
}

fn pieces_in(path: &Path, pieces: &HashSet<[u8; PIECE]>) -> usize {
    let bytes = std::fs::read(path).unwrap_or_default();
    let first: HashSet<u8> = pieces.iter().map(|piece| piece[0]).collect();
    let mut seen = HashSet::new();
    for window in bytes.windows(PIECE).filter(|window| first.contains(&window[0])) {
        let piece: [u8; PIECE] = window.try_into().unwrap();
        if pieces.contains(&piece) {
            seen.insert(piece);
        }
    }
    seen.len()
}

/// A server on which a phone has recorded two days with names that are found again, each written twice.
async fn two_days(passes: usize) -> (Server, Phone) {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(OFFICER).await;
    let mut records = Vec::new();
    for n in 0..passes {
        records.push(record_pass(&mut phone, &first_day(), &named("OVER", n)));
        record_pass(&mut phone, &later_day(), &named("KEPT", n));
        if n % 25 == 24 {
            phone.sync().await;
        }
    }
    for (n, record) in records.into_iter().enumerate() {
        let note = named("EDIT", n);
        phone.write(&first_day(), record, &[("decision_note", note.as_str().into())]);
    }
    phone.sync().await;
    while server.app.store.make_snapshots(NOW_MS).await.unwrap() > 0 {}
    (server, phone)
}

#[tokio::test(flavor = "multi_thread")]
async fn w12_what_is_over_is_gone_from_the_bytes_of_the_files() {
    let (server, _phone) = two_days(PASSES_A_DAY).await;
    let over = "document = (SELECT id FROM document WHERE period = '2021-11-22' AND partition =
        (SELECT id FROM partition WHERE name = 'passes/00025/00025-C01'))";
    let mut pieces = pieces_of(&server, &format!("SELECT bytes FROM change WHERE {over}"));
    pieces.extend(pieces_of(&server, &format!("SELECT bytes FROM snapshot WHERE {over}")));
    // What other documents hold alike may stay.
    for table in ["change", "snapshot"] {
        let stays = format!("SELECT bytes FROM {table} WHERE NOT {over}");
        let stays = pieces_of(&server, &stays);
        pieces.retain(|piece| !stays.contains(piece));
    }
    for word in ["OVER", "over", "EDIT"] {
        words(&mut pieces, (0..PASSES_A_DAY).map(|n| named(word, n)));
    }
    let mut kept = HashSet::new();
    words(&mut kept, (0..PASSES_A_DAY).map(|n| named("KEPT", n)));
    assert!(found(&server, &pieces).iter().map(|(_, seen)| seen).sum::<usize>() > 3 * PASSES_A_DAY);
    let tallied = count(&server, "SELECT sum(n) FROM tally WHERE kind = 'pass'");
    let pages = count(&server, "PRAGMA page_count");

    server.pass(30 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    let rows = format!("SELECT count(*) FROM record WHERE {over}");
    let passes = "SELECT count(*) FROM record WHERE kind = 'pass'";
    let all = i64::try_from(PASSES_A_DAY).unwrap();
    assert_eq!(count(&server, passes), 2 * all);
    assert_eq!(count(&server, &rows), all, "30 days after its day it is still kept");

    server.pass(DAY_MS);
    retention::run(&server.app).await.unwrap();
    assert_eq!(found(&server, &pieces), Vec::new());
    assert_eq!(found(&server, &kept)[0].1, PASSES_A_DAY);
    assert_eq!(count(&server, passes), all);
    assert_eq!(count(&server, "SELECT count(*) FROM document WHERE period = '2021-11-22'"), 0);
    assert_eq!(count(&server, "SELECT sum(n) FROM tally WHERE kind = 'pass'"), tallied);
    assert!(count(&server, "PRAGMA page_count") < pages * 4 / 5, "the file shrinks");
    let audited = "SELECT count(*) FROM audit WHERE action = 'period_deleted'";
    assert_eq!(count(&server, audited), 1);
    retention::run(&server.app).await.unwrap();
    assert_eq!(count(&server, audited), 1, "once is enough");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w12_the_rows_made_anew_keep_the_counts_of_deleted_periods() {
    let (server, _phone) = two_days(30).await;
    server.pass(31 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    let dir = server.stop().await;
    let file = dir.path().join("vungxanh.sqlite");
    let db = Connection::open(&file).unwrap();
    db.execute("UPDATE meta SET value = x'00' WHERE key = 'projection'", []).unwrap();
    drop(db);
    let server = Server::on(dir, support::wide()).await;
    assert_eq!(count(&server, "SELECT sum(n) FROM tally WHERE kind = 'pass'"), 60);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn g11_a_late_phone_does_not_bring_a_deleted_period_back() {
    let (server, mut phone) = two_days(30).await;
    let mut late = server.phone(OFFICER).await;
    late.sync_all().await;
    record_pass(&mut late, &first_day(), "LATE00000001");
    server.pass(31 * DAY_MS);
    retention::run(&server.app).await.unwrap();

    let answer = late.sync().await;
    assert_eq!((answer.accepted.len(), answer.refused.len()), (0, 1));
    assert_eq!(answer.refused[0].code, "period_deleted");
    assert_eq!(answer.kept_from.get(PASSES).map(String::as_str), Some("2021-11-23"));
    assert_eq!(answer.frames.len(), 1, "one empty frame moves the cursor over the deletion");
    let again = late.sync().await;
    assert!(again.frames.is_empty() && again.kept_from.is_empty(), "told once");
    assert_eq!(count(&server, "SELECT count(*) FROM quarantine WHERE code = 'period_deleted'"), 1);
    assert_eq!(count(&server, "SELECT count(*) FROM document WHERE period = '2021-11-22'"), 0);

    // What is kept goes on as ever, and a new phone gets no more than that.
    let record = record_pass(&mut phone, &later_day(), "KEPT99999999");
    assert_eq!(phone.sync().await.accepted.len(), 1);
    let mut new = server.phone(OFFICER).await;
    new.sync_all().await;
    assert_eq!(new.text(&later_day(), record, "people/k7q/name").as_deref(), Some("KEPT99999999"));
    assert!(!new.documents.keys().any(|key| *key == first_day() && !new.documents[key].is_empty()));
    late.sync_all().await;
    assert_eq!(late.text(&later_day(), record, "people/k7q/name").as_deref(), Some("KEPT99999999"));

    // The refused change is kept for the same time, from its arrival.
    server.pass(29 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    assert_eq!(count(&server, "SELECT count(*) FROM quarantine"), 1);
    server.pass(2 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    assert_eq!(count(&server, "SELECT count(*) FROM quarantine"), 0);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w27_what_comes_for_a_period_that_is_over_is_refused_and_listed_where_nothing_was_deleted_yet()
 {
    let server = Server::start().await;
    server.plan().await;
    let mut late = server.phone(OFFICER).await;
    record_pass(&mut late, &first_day(), "LATE00000001");
    server.pass(90 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    let answer = late.sync().await;
    assert_eq!((answer.accepted.len(), answer.refused.len()), (0, 1));
    assert_eq!(answer.refused[0].code, "period_deleted");
    retention::run(&server.app).await.unwrap();
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let listed = desk.get("/quarantine").await;
    let wanted = &listed["rows"][0]["records"][0]["record"];
    assert_eq!(wanted["fields"]["people/k7q/name"], "LATE00000001", "the office sees what it was");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w27_what_came_lately_is_seen_for_a_week_before_its_period_is_deleted() {
    let server = Server::start().await;
    server.plan().await;
    let mut late = server.phone(OFFICER).await;
    record_pass(&mut late, &first_day(), "LATE00000001");
    server.pass(30 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    assert_eq!(late.sync().await.accepted.len(), 1, "its last day");
    let passes = "SELECT count(*) FROM record WHERE kind = 'pass'";
    server.pass(2 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    assert_eq!(count(&server, passes), 1);
    // Nothing more is taken, so that the week ends.
    record_pass(&mut late, &first_day(), "LATE00000002");
    assert_eq!(late.sync().await.refused[0].code, "period_deleted");
    server.pass(5 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    assert_eq!(count(&server, passes), 0);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w27_a_longer_time_of_keeping_takes_old_periods_again() {
    let later = 90 * DAY_MS;
    let server = Server::start().await;
    server.plan().await;
    let mut late = server.phone(OFFICER).await;
    record_pass(&mut late, &first_day(), "LATE00000001");
    server.pass(later);
    retention::run(&server.app).await.unwrap();
    let dir = server.stop().await;
    let longer = |config: &mut Config| {
        config.retention.set(Family::Passes, 365);
        if let Clock::Set(clock) = &config.clock {
            clock.fetch_add(later, Ordering::SeqCst);
        }
    };
    let server = Server::configured(dir, support::wide(), longer).await;
    // The clock is believed at the second reading.
    server.pass(3_600_000);
    retention::run(&server.app).await.unwrap();
    late.turn_to(&server);
    assert_eq!(late.sync().await.accepted.len(), 1);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn e0_16_a_paper_list_of_a_deleted_day_is_refused_with_what_to_do() {
    let (server, _phone) = two_days(30).await;
    server.pass(31 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let written = count(&server, "SELECT count(*) FROM record");
    let paper = json!({ "kind": "pass", "place": "00025-C01", "fields": {
        "at": NOW_MS, "direction": "in", "decision": "let_pass", "vehicle_type": "on_foot",
        "people/k7q/name": "Đinh Văn Giấy", "people/k7q/temp1": 36.5, "people/k7q/declared": true } });
    let (status, told) = desk.ask("POST", "/records", Some(&paper)).await;
    assert_eq!((status, told["code"].as_str()), (410, Some("period_deleted")), "{told}");
    assert!(told["vi"].as_str().unwrap().contains("giữ bản giấy"), "{told}");
    assert_eq!(count(&server, "SELECT count(*) FROM record"), written);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w12_a_phone_far_behind_or_new_gets_past_deletions_at_the_head_of_the_feed() {
    let (server, mut phone) = two_days(60).await;
    let mut new = server.phone(OFFICER).await;
    // Everything is over: the feed is nothing but numbers without changes.
    server.pass(100 * DAY_MS);
    retention::run(&server.app).await.unwrap();
    for phone in [&mut phone, &mut new] {
        phone.sync_all().await;
        let answer = phone.sync().await;
        assert!(answer.frames.is_empty() && !answer.more && answer.kept_from.is_empty());
    }
    assert_eq!(phone.cursors.get(PASSES), new.cursors.get(PASSES));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w12_deleting_while_phones_write_loses_nothing_that_is_kept() {
    let (server, mut phone) = two_days(100).await;
    server.pass(31 * DAY_MS);
    let writing = async {
        let mut accepted = 0;
        for n in 0..20 {
            record_pass(&mut phone, &later_day(), &format!("MORE{n:08}"));
            accepted += phone.sync().await.accepted.len();
        }
        accepted
    };
    let (deleted, accepted) = tokio::join!(retention::run(&server.app), writing);
    deleted.unwrap();
    assert_eq!(accepted, 20);
    assert_eq!(count(&server, "SELECT count(*) FROM record WHERE kind = 'pass'"), 120);
    server.assert_clean().await;
    server.stop().await;
}

fn sum_of(phone: &Phone, partition: &str) -> Vec<u8> {
    let mut sum = digest::Sum::default();
    for (key, document) in &phone.documents {
        if key.partition.to_string() == partition {
            digest::add(&mut sum, &digest::of_document(key, &document.get_heads()));
        }
    }
    sum.to_vec()
}

#[tokio::test]
async fn w11_a_phone_that_holds_something_else_is_told_and_noted() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    phone.household("Nguyễn Văn An");
    phone.sync_all().await;
    let partition = "register/00025/00025-01";
    let digest =
        |sum: Vec<u8>, from: &str| Digest { from: from.to_owned(), sum: ByteBuf::from(sum) };
    let ask = async |phone: &Phone, digest: Digest| {
        let mut request = phone.request();
        request.digests.insert(partition.to_owned(), digest);
        request.digests.insert(
            "no/such/thing".to_owned(),
            Digest { from: String::new(), sum: ByteBuf::new() },
        );
        let url = server.url("/api/v1/sync");
        let answer: vungxanh_shared::wire::SyncResponse =
            support::post(&url, Some(&phone.token), &request).await.unwrap();
        answer.diverged
    };
    let own = sum_of(&phone, partition);
    assert!(ask(&phone, digest(own.clone(), "")).await.is_empty());
    assert_eq!(ask(&phone, digest(vec![1; 16], "")).await, [partition]);
    assert!(ask(&phone, digest(vec![0; 16], "2022")).await.is_empty(), "nothing since 2022");
    assert!(ask(&phone, digest(vec![1; 7], "")).await.is_empty(), "no digest at all");
    // A phone that is behind differs rightly.
    phone.cursors.insert(partition.to_owned(), 0);
    assert!(ask(&phone, digest(vec![1; 16], "")).await.is_empty());
    let noted = "SELECT count(*) FROM audit WHERE action = 'phone_diverged'";
    assert_eq!(count(&server, noted), 1);
    server.stop().await;
}
