//! Sync: what is accepted is on disk, what is refused is kept, what others wrote arrives, nothing
//! outside the scope ever does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use automerge::ScalarValue;
use serde_bytes::ByteBuf;
use support::{NOW_MS, Server, register};
use vungxanh_shared::document;
use vungxanh_shared::ids::{DocumentKey, RecordId};
use vungxanh_shared::wire;

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];

#[tokio::test]
async fn w6_what_one_phone_saved_reaches_the_other() {
    let server = Server::start().await;
    server.plan().await;
    let (mut one, mut two) = (server.phone(TEAM).await, server.phone(TEAM).await);
    let household = one.household("Nguyễn Văn An");
    let pushed = one.sync().await;
    assert_eq!((pushed.accepted.len(), pushed.refused.len()), (1, 0));
    two.sync().await;
    assert_eq!(two.text(&register(), household, "head_name").as_deref(), Some("Nguyễn Văn An"));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn w6_what_a_phone_pushes_does_not_come_back_in_the_answer_but_its_cursor_moves() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    phone.household("Nguyễn Văn An");
    let request = phone.request();
    let answer = phone.sync().await;
    let of_register = |frame: &&wire::Frame| frame.partition == register().partition.to_string();
    let frames: Vec<&wire::Frame> = answer.frames.iter().filter(of_register).collect();
    assert!(frames.iter().all(|frame| frame.changes.iter().flatten().next().is_none()));
    assert_eq!(frames.last().map(|frame| frame.cursor), Some(1));
    // Whoever starts again without pushing it gets it.
    let anew = wire::SyncRequest { push: Vec::new(), ..request };
    let url = server.url("/api/v1/sync");
    let answer: wire::SyncResponse = support::post(&url, Some(&phone.token), &anew).await.unwrap();
    let frames = answer.frames.iter().filter(of_register);
    assert_eq!(frames.flat_map(|frame| frame.changes.iter().flatten()).count(), 1);
    server.stop().await;
}

#[tokio::test]
async fn w6_whoever_begins_anew_gets_own_changes_too_however_often_the_answer_is_cut() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    let heads = ["Nguyễn Văn An", "Lê Thị Bình", "Trần Văn Cảnh", "Phạm Thị Dung"];
    for head in heads {
        phone.household(head);
        phone.sync_all().await;
    }
    let partition = register().partition.to_string();
    let (mut cursor, mut changes) = (0, 0);
    for _ in 0..2 * heads.len() {
        let one_frame = wire::SyncRequest {
            cursors: [(partition.clone(), cursor)].into(),
            max_bytes: 1,
            ..phone.request()
        };
        let url = server.url("/api/v1/sync");
        let answer: wire::SyncResponse =
            support::post(&url, Some(&phone.token), &one_frame).await.unwrap();
        for frame in answer.frames.iter().filter(|frame| frame.partition == partition) {
            cursor = frame.cursor;
            changes += frame.changes.iter().flatten().count();
        }
    }
    assert_eq!((changes, cursor), (heads.len(), heads.len() as u64));
    server.stop().await;
}

#[tokio::test]
async fn g9_w5_a_repeated_request_is_acknowledged_and_changes_nothing() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    phone.household("Nguyễn Văn An");
    phone.household("Lê Thị Bình");
    let request = phone.request();
    let url = server.url("/api/v1/sync");
    let token = Some(phone.token.as_str());
    let first: wire::SyncResponse = support::post(&url, token, &request).await.unwrap();
    let again: wire::SyncResponse = support::post(&url, token, &request).await.unwrap();
    assert_eq!(first.accepted, again.accepted);
    assert_eq!(first.frames, again.frames);
    assert_eq!(
        server.app.store.check().await.unwrap().changes,
        4,
        "two of the plan, two of the phone"
    );
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn g9_what_is_on_disk_is_acknowledged_even_after_the_right_to_write_was_taken_away() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    phone.household("Nguyễn Văn An");
    let lost = phone.request();
    phone.household("Lê Thị Bình");
    let offered = phone.request();
    let url = server.url("/api/v1/sync");
    let token = Some(phone.token.as_str());
    let _: wire::SyncResponse = support::post(&url, token, &lost).await.unwrap();
    server.regrant(&phone.member, &[("police", "00025")]).await;
    let answer: wire::SyncResponse = support::post(&url, token, &offered).await.unwrap();
    assert_eq!((answer.accepted.len(), answer.refused.len()), (1, 1));
    assert_eq!(answer.refused[0].code, "out_of_scope");
    // What is known is known by its author only.
    let other = server.phone(&[("police", "00025")]).await;
    let answer: wire::SyncResponse =
        support::post(&url, Some(&other.token), &offered).await.unwrap();
    assert_eq!((answer.accepted.len(), answer.refused.len()), (0, 2));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn d6_both_values_of_a_clash_stand_and_are_projected() {
    let server = Server::start().await;
    let (mut one, mut two) = (server.phone(TEAM).await, server.phone(TEAM).await);
    let household = one.household("Nguyễn Văn An");
    one.sync().await;
    two.sync().await;
    one.write(&register(), household, &[("phone", "+84911111111".into())]);
    two.write(&register(), household, &[("phone", "+84922222222".into())]);
    one.sync().await;
    two.sync().await;
    one.sync().await;
    for phone in [&one, &two] {
        let state = document::read(&phone.documents[&register()], household).unwrap();
        let (field, standing) = &state.conflicts[0];
        assert_eq!((field.as_str(), standing.len()), ("phone", 2));
    }
    let page = server.app.store.office_record_page(support::ward(), household, |_| true, NOW_MS);
    let history = page.await.unwrap().unwrap().history;
    assert_eq!(history.len(), 3);
    assert_eq!(history[0].by, two.device.to_string());
    assert_eq!(history[0].by_name.as_deref(), Some("Trần Thị Bình"));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn w6_in_sync_is_one_small_exchange() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    for number in 0..20 {
        phone.household(&format!("Chủ hộ {number}"));
    }
    phone.sync_all().await;
    let response = phone.sync().await;
    assert!(response.frames.is_empty() && !response.more);
    assert!(wire::encode(&response).len() < 1024);
    assert!(wire::encode(&phone.request()).len() < 1024);
    server.stop().await;
}

#[tokio::test]
async fn w6_own_changes_do_not_come_back_but_the_cursor_moves() {
    let server = Server::start().await;
    let (mut one, mut two) = (server.phone(TEAM).await, server.phone(TEAM).await);
    two.household("Của máy hai");
    two.sync().await;
    one.sync().await;
    one.household("Của máy một");
    let echo = one.sync().await;
    let changes: usize = echo.frames.iter().flat_map(|f| &f.changes).map(Vec::len).sum();
    assert_eq!(changes, 0);
    assert_eq!(one.cursors["register/00025/00025-01"], 2);
    server.stop().await;
}

#[tokio::test]
async fn g3_what_is_outside_the_scope_goes_to_quarantine_and_stays_invisible() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    let other_area = support::key("register/00025/00025-02", "2021");
    let record = phone.new_record();
    phone.write(&other_area, record, &support::household("Ngoài phạm vi"));
    let inside = phone.household("Trong phạm vi");
    let response = phone.sync().await;
    assert_eq!(response.accepted.len(), 1);
    assert_eq!(
        (response.refused[0].code.as_str(), response.refused[0].at),
        ("out_of_scope", (0, 0))
    );
    assert!(!response.scope.contains_key("register/00025/00025-02"));

    let mut official = server.phone(&[("ward_official", "00025")]).await;
    official.sync_all().await;
    assert!(official.text(&register(), inside, "head_name").is_some());
    assert!(!official.documents.contains_key(&other_area));
    assert_eq!(server.app.store.check().await.unwrap().quarantined, 1);

    // Access is given later: the same change is taken and leaves quarantine.
    let both = [("team_member", "00025-01"), ("team_member", "00025-02")];
    server.regrant(&phone.member, &both).await;
    let change = phone.documents.get_mut(&other_area).unwrap().get_last_local_change().unwrap();
    phone.offer(&other_area, change.raw_bytes().to_vec());
    assert_eq!(phone.sync().await.accepted.len(), 1);
    assert_eq!(server.app.store.check().await.unwrap().quarantined, 0);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn g4_nobody_speaks_in_anothers_name() {
    let server = Server::start().await;
    let (mut one, mut two) = (server.phone(TEAM).await, server.phone(TEAM).await);
    two.household("Của máy hai");
    one.outbox = std::mem::take(&mut two.outbox);
    let response = one.sync().await;
    assert_eq!(response.refused[0].code, "foreign_actor");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn g6_a_record_id_of_another_document_is_refused() {
    let server = Server::start().await;
    let both: &[(&str, &str)] = &[("team_member", "00025-01"), ("team_member", "00025-02")];
    let (mut victim, mut thief) = (server.phone(TEAM).await, server.phone(both).await);
    let household = victim.household("Nguyễn Văn An");
    victim.sync().await;
    let other = support::key("register/00025/00025-02", "2021");
    thief.write(&other, household, &support::household("Kẻ khác"));
    assert_eq!(thief.sync().await.refused[0].code, "record_exists");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn g1_rubbish_is_refused_change_by_change_and_the_rest_is_taken() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    phone.household("Trước");
    phone.offer(&register(), b"rubbish".to_vec());
    phone.offer(&register(), Vec::new());
    phone.outbox.push(wire::Push {
        partition: "no/such/partition".repeat(1000),
        period: "never".to_owned(),
        changes: vec![ByteBuf::from(vec![1, 2, 3])],
    });
    phone.household("Sau");
    let response = phone.sync().await;
    let codes: Vec<&str> = response.refused.iter().map(|refused| refused.code.as_str()).collect();
    assert_eq!(codes, ["not_a_change", "not_a_change", "wrong_document"]);
    assert_eq!(response.accepted.len(), 2);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn g7_a_newer_schema_version_is_stored_and_shown_raw() {
    let server = Server::start().await;
    let (mut newer, mut other) = (server.phone(TEAM).await, server.phone(TEAM).await);
    let record = newer.new_record();
    let fields = [
        ("kind", "household".into()),
        ("v", ScalarValue::Int(99)),
        ("colour_of_door", "xanh".into()),
    ];
    newer.write(&register(), record, &fields);
    assert_eq!(newer.sync().await.accepted.len(), 1);
    other.sync().await;
    assert_eq!(other.text(&register(), record, "colour_of_door").as_deref(), Some("xanh"));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn w6_a_new_phone_gets_snapshots_newest_first_in_any_number_of_steps() {
    let server = Server::start().await;
    server.plan().await;
    let mut writer = server.phone(TEAM).await;
    let mut records: Vec<(DocumentKey, RecordId)> = Vec::new();
    for year in ["2019", "2020", "2021"] {
        let key = support::key("register/00025/00025-01", year);
        for number in 0..150 {
            let record = writer.new_record();
            let unique = format!("{number} {}", "x".repeat(200));
            writer.write(&key, record, &support::household(&unique));
            records.push((key.clone(), record));
        }
    }
    writer.sync_all().await;
    while server.app.store.make_snapshots(support::NOW_MS).await.unwrap() > 0 {}
    // What came after the snapshots arrives too.
    records.push((register(), writer.household("Sau bản chụp")));
    writer.sync_all().await;

    let mut fresh = server.phone(TEAM).await;
    let mut periods = Vec::new();
    loop {
        let mut request = fresh.request();
        request.max_bytes = 1;
        let url = server.url("/api/v1/sync");
        let response: wire::SyncResponse =
            support::post(&url, Some(&fresh.token), &request).await.unwrap();
        for frame in response.frames.iter().filter(|frame| frame.partition.starts_with("register"))
        {
            periods.push(frame.period.clone());
        }
        fresh.take(&response);
        if !response.more {
            break;
        }
    }
    assert_eq!(periods, ["2021", "2020", "2019"]);
    for (key, record) in &records {
        assert!(fresh.text(key, *record, "head_name").is_some(), "{key}");
    }
    for key in [register(), records[0].0.clone()] {
        assert_eq!(fresh.documents[&key].get_heads(), writer.documents[&key].get_heads());
    }
    assert!(fresh.sync().await.frames.is_empty());
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn b6_a_phone_that_loses_access_while_its_body_travels_writes_and_hears_nothing() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    phone.sync_all().await;
    phone.household("Nguyễn Văn An");
    let store = server.app.store.clone();
    let token_hash = vungxanh_server::auth::hash_secret(phone.token.as_bytes());
    let seen = store.device_by_token(token_hash).await.unwrap().unwrap();
    // What the request knows of the phone from here on is old.
    assert!(store.revoke_device(support::ward(), phone.device, NOW_MS).await.unwrap());
    let pushed = |push: &vungxanh_shared::wire::Push| vungxanh_server::store::PushedChange {
        at: (0, 0),
        document: std::sync::Arc::new(support::key(&push.partition, &push.period)),
        parsed: vungxanh_shared::gate::parse(&push.changes[0]).unwrap(),
    };
    let note = || vungxanh_server::store::LastSync {
        app: String::new(),
        clock_skew_ms: 0,
        at_ms: NOW_MS,
        plan: None,
    };
    let changes = || vec![pushed(&phone.outbox[0])];
    let outcome = store.push(&seen, note(), changes(), Vec::new()).await.unwrap();
    assert!(outcome.withdrawn && outcome.accepted.is_empty() && outcome.refused.is_empty());
    let ask = || vungxanh_server::store::FeedAsk {
        cursors: seen.scope.keys().map(|partition| (partition.clone(), 0)).collect(),
        max_bytes: 1 << 20,
        device: phone.device,
        digests: Vec::new(),
        pushed: std::collections::HashSet::new(),
    };
    assert!(store.feed(support::ward(), ask()).await.unwrap().is_none());
    assert_eq!(phone.try_sync().await.unwrap_err().code, "access_withdrawn");

    // A place that was taken away is not written any more either.
    let mut phone = server.phone(TEAM).await;
    phone.household("Nguyễn Văn Bình");
    let token_hash = vungxanh_server::auth::hash_secret(phone.token.as_bytes());
    let seen = store.device_by_token(token_hash).await.unwrap().unwrap();
    server.regrant(&phone.member, &[("team_member", "00025-02")]).await;
    let outcome =
        store.push(&seen, note(), vec![pushed(&phone.outbox[0])], Vec::new()).await.unwrap();
    assert_eq!(outcome.refused[0].refusal.code(), "out_of_scope");
    let ask = vungxanh_server::store::FeedAsk {
        cursors: seen.scope.keys().map(|partition| (partition.clone(), 0)).collect(),
        max_bytes: 1 << 20,
        device: phone.device,
        digests: Vec::new(),
        pushed: std::collections::HashSet::new(),
    };
    let (answer, scope) = store.feed(support::ward(), ask).await.unwrap().unwrap();
    assert!(
        answer
            .frames
            .iter()
            .all(|frame| frame.document.partition.to_string() == "plan/00025/00025")
    );
    assert!(!scope.keys().any(|partition| partition.to_string() == "register/00025/00025-01"));
    server.assert_clean().await;
    server.stop().await;
}
