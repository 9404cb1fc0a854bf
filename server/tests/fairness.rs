//! An honest phone does not wait for what another sent, and what one phone may store is bounded
//! (FAULTS G4, G13, G16; SPEC G13, W22, W23).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use automerge::ScalarValue;
use serde_bytes::ByteBuf;
use support::desk::Desk;
use support::{Phone, Server, gzip, household, key, read, register, wide};
use vungxanh_server::config::Limits;
use vungxanh_server::store::DeviceBounds;
use vungxanh_shared::ids::{DocumentKey, RecordId};
use vungxanh_shared::wire::{self, Digest, Push, SyncResponse};

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];
const OTHER_TEAM: &[(&str, &str)] = &[("team_member", "00025-02")];
const HOUR_MS: i64 = 3_600_000;

fn year(year: u16) -> DocumentKey {
    key("register/00025/00025-01", &year.to_string())
}

/// Puts the changes of each document together, as a phone sends them.
fn together(outbox: &[Push]) -> Vec<Push> {
    let mut pushes: BTreeMap<(String, String), Vec<ByteBuf>> = BTreeMap::new();
    for push in outbox {
        let of = (push.partition.clone(), push.period.clone());
        pushes.entry(of).or_default().extend(push.changes.clone());
    }
    let push = |((partition, period), changes)| Push { partition, period, changes };
    pushes.into_iter().map(push).collect()
}

/// Sends everything at once, compressed.
async fn send(url: String, token: String, body: Vec<u8>) -> SyncResponse {
    let request = reqwest::Client::new()
        .post(url)
        .bearer_auth(token)
        .header("content-type", "application/cbor")
        .header("content-encoding", "gzip")
        .body(gzip(&body));
    read(request.send().await.unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn g4_w22_an_honest_phone_elsewhere_is_answered_again_and_again_while_twenty_thousand_changes_come()
 {
    const YEARS: u16 = 20;
    let server = Server::start().await;
    server.plan().await;
    let (mut greedy, mut honest) = (server.phone(TEAM).await, server.phone(OTHER_TEAM).await);
    for number in 0..YEARS * 1000 {
        let record = greedy.new_record();
        greedy.write(&year(2002 + number % YEARS), record, &household("Nguyễn Văn An"));
    }
    let mut request = greedy.request();
    request.push = together(&greedy.outbox);
    let (url, token) = (server.url("/api/v1/sync"), greedy.token.clone());
    let began = Instant::now();
    let all = tokio::spawn(send(url, token, wire::encode(&request)));
    let mut waited: Vec<Duration> = Vec::new();
    let elsewhere = key("register/00025/00025-02", "2021");
    while !all.is_finished() {
        let record = honest.new_record();
        honest.write(&elsewhere, record, &household("Trần Thị Bình"));
        let asked = Instant::now();
        assert_eq!(honest.sync().await.accepted.len(), 1);
        waited.push(asked.elapsed());
    }
    let answer = all.await.unwrap();
    assert_eq!((answer.accepted.len(), answer.refused.len()), (20_000, 0));
    waited.sort();
    let at = |share: usize| waited[(waited.len() - 1) * share / 100];
    println!(
        "20,000 changes in {:?}; honest: {} answers, p50 {:?}, p95 {:?}, longest {:?}",
        began.elapsed(),
        waited.len(),
        at(50),
        at(95),
        at(100)
    );
    // Were they taken at once, an answer or two would come before and after.
    assert!(waited.len() >= 20, "{} answers", waited.len());
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn g4_a_document_that_is_read_beside_the_writer_is_the_one_that_the_log_has() {
    // No document stays in memory: every push has to read its own, beside or on the writer.
    let server = Server::with(Limits { document_cache_bytes: 1, ..wide() }).await;
    server.plan().await;
    let (mut first, mut second) = (server.phone(TEAM).await, server.phone(TEAM).await);
    for round in 0..3 {
        for phone in [&mut first, &mut second] {
            for _ in 0..200 {
                phone.household("Nguyễn Văn An");
            }
            assert_eq!(phone.sync().await.accepted.len(), 200, "round {round}");
        }
        // Both at the same time: what one read is behind what the other wrote.
        first.household("Trần Thị Bình");
        second.household("Lê Văn Cán");
        let (one, other) = tokio::join!(first.sync(), second.sync());
        assert_eq!((one.accepted.len(), other.accepted.len()), (1, 1));
    }
    server.assert_clean().await;
    server.stop().await;
}

fn bounded(device_bounds: DeviceBounds) -> Limits {
    Limits { device_bounds, ..wide() }
}

#[tokio::test(flavor = "multi_thread")]
async fn g16_w23_documents_that_a_phone_begins_in_a_day_are_bounded_and_the_rest_comes_tomorrow() {
    let bounds = DeviceBounds { documents_a_day: 5, ..DeviceBounds::default() };
    let server = Server::with(bounded(bounds)).await;
    server.plan().await;
    let (mut greedy, honest) = (server.phone(TEAM).await, server.phone(OTHER_TEAM).await);
    let mut records: Vec<(DocumentKey, RecordId)> = Vec::new();
    for number in 0..8 {
        let (document, record) = (year(2010 + number), greedy.new_record());
        greedy.write(&document, record, &household("Nguyễn Văn An"));
        // What follows in a document that was put off would lack its beginning.
        greedy.write(&document, record, &[("note", "thêm".into())]);
        records.push((document, record));
    }
    let waiting = greedy.outbox.clone();
    let answer = greedy.sync().await;
    assert_eq!(answer.accepted.len(), 10);
    let codes: Vec<&str> = answer.refused.iter().map(|later| later.code.as_str()).collect();
    assert_eq!(codes, ["too_many_documents_today"; 6]);
    assert_eq!(answer.refused[0].at, (10, 0));
    // What is begun goes on.
    greedy.write(&records[0].0, records[0].1, &[("note", "thêm nữa".into())]);
    assert_eq!(greedy.sync().await.accepted.len(), 1);
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    assert_eq!(desk.get("/quarantine").await["total"], 0, "nothing is wrong with it");
    let phones = desk.get("/phones").await;
    let row =
        |id: String| phones.as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone();
    let used = row(greedy.device.to_string())["used"].clone();
    assert_eq!((&used["documents_today"], &used["percent"]), (&5.into(), &100.into()));
    assert_eq!(used["near"], true);
    assert_eq!(row(honest.device.to_string())["used"]["near"], false);

    // A restart forgets nothing.
    let directory = server.stop().await;
    let server = Server::on(directory, bounded(bounds)).await;
    let mut greedy = again(&server, greedy);
    greedy.outbox = waiting.clone();
    let answer = greedy.sync().await;
    assert_eq!((answer.accepted.len(), answer.refused.len()), (10, 6));
    server.pass(24 * HOUR_MS);
    greedy.outbox = waiting;
    let answer = greedy.sync().await;
    assert_eq!((answer.accepted.len(), answer.refused.len()), (16, 0));
    server.assert_clean().await;
    server.stop().await;
}

/// The same phone at a server that was started again.
fn again(server: &Server, phone: Phone) -> Phone {
    let enrolled = wire::EnrolResponse {
        device_id: ByteBuf::from(phone.device.0.to_vec()),
        token: phone.token.clone(),
        member: wire::MemberInfo { id: String::new(), name: String::new(), phone: String::new() },
        ward: wire::WardInfo {
            code: "00025".to_owned(),
            name: String::new(),
            contact_name: String::new(),
            contact_phone: String::new(),
        },
    };
    Phone::new(server, enrolled, phone.member)
}

#[tokio::test(flavor = "multi_thread")]
async fn g16_bytes_that_a_phone_stores_in_an_hour_and_a_day_are_bounded_and_the_office_hears_before()
 {
    let bounds =
        DeviceBounds { bytes_an_hour: 100_000, bytes_a_day: 150_000, ..DeviceBounds::default() };
    let server = Server::with(bounded(bounds)).await;
    server.plan().await;
    let mut greedy = server.phone(TEAM).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let long = "ộ".repeat(1300);
    let write = |greedy: &mut Phone, count: usize| {
        for _ in 0..count {
            let record = greedy.new_record();
            let mut fields = household("Nguyễn Văn An");
            fields.push(("note", ScalarValue::from(long.as_str())));
            greedy.write(&register(), record, &fields);
        }
    };
    write(&mut greedy, 21);
    assert_eq!(greedy.sync().await.refused.len(), 0);
    let used = async |desk: &Desk| desk.get("/phones").await[0]["used"].clone();
    let before = used(&desk).await;
    assert_eq!(before["near"], true, "told before it bites: {before}");
    write(&mut greedy, 10);
    let waiting = greedy.outbox.clone();
    let answer = greedy.sync().await;
    assert!(answer.refused.len() >= 5, "{}", answer.refused.len());
    assert!(answer.refused.iter().all(|later| later.code == "device_quota"));
    assert!(used(&desk).await["bytes_this_hour"].as_u64().unwrap() <= 100_000);
    server.pass(HOUR_MS);
    greedy.outbox = waiting;
    let answer = greedy.sync().await;
    assert_eq!((answer.accepted.len(), answer.refused.len()), (10, 0), "in the next hour");
    server.pass(HOUR_MS);
    write(&mut greedy, 20);
    assert!(!greedy.sync().await.refused.is_empty(), "the day's bound holds over its hours");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn g13_a_phone_that_differs_a_hundred_times_a_day_is_one_line_of_the_audit() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    phone.sync_all().await;
    phone.household("Nguyễn Văn An");
    phone.sync_all().await;
    let partition = register().partition.to_string();
    let mut request = phone.request();
    let wrong = Digest { from: String::new(), sum: ByteBuf::from(vec![1; 16]) };
    request.digests.insert(partition.clone(), wrong);
    let heads = server.app.store.feed_heads(support::ward()).await.unwrap();
    let newest = heads.iter().find(|(name, _)| name.to_string() == partition).unwrap().1;
    request.cursors.insert(partition.clone(), newest);
    let url = server.url("/api/v1/sync");
    let mut lines = Vec::new();
    for login in ["canbo", "canbo2"] {
        for _ in 0..50 {
            let body = wire::encode(&request);
            let answer = send(url.clone(), phone.token.clone(), body).await;
            assert_eq!(answer.diverged, std::slice::from_ref(&partition));
        }
        let audit = Desk::of(&server, login, "ward_official").await.get("/audit").await;
        let rows = audit["rows"].as_array().unwrap().iter();
        lines.push(rows.filter(|row| row["action"] == "phone_diverged").count());
        server.pass(24 * HOUR_MS);
    }
    assert_eq!(lines, [1, 2]);
    server.stop().await;
}
