//! Saved is safe: what was acknowledged is there after a stop, a full disk loses nothing and reading
//! goes on, and many phones share one commit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use support::{NOW_MS, Server, register, wide};
use vungxanh_server::app::open_store_beside;
use vungxanh_server::config::Limits;

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];

#[tokio::test]
async fn w5_what_was_acknowledged_is_there_after_a_restart() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    let household = phone.household("Nguyễn Văn An");
    phone.sync().await;
    let epoch = server.app.epoch;
    let dir = server.stop().await;
    let mut files: Vec<String> = std::fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let expected = ["vungxanh.sqlite", "vungxanh.sqlite.lock", "vungxanh.sqlite.serving"];
    assert_eq!(files, expected, "the log went back into the one file");

    let server = Server::on(dir, wide()).await;
    assert_eq!(server.app.epoch, epoch);
    let mut other = server.phone(TEAM).await;
    other.sync_all().await;
    assert!(other.text(&register(), household, "head_name").is_some());
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn a_stop_in_the_middle_of_a_storm_loses_nothing_acknowledged() {
    let server = Server::start().await;
    let mut phones = Vec::new();
    for _ in 0..20 {
        let mut phone = server.phone(TEAM).await;
        for number in 0..20 {
            phone.household(&format!("Chủ hộ {number}"));
        }
        phones.push(phone);
    }
    let storm: Vec<_> = phones
        .into_iter()
        .map(|mut phone| {
            tokio::spawn(async move {
                let url_gone =
                    tokio::spawn(async move { phone.try_sync().await.map(|r| r.accepted) });
                url_gone.await.ok().and_then(Result::ok).unwrap_or_default()
            })
        })
        .collect();
    server.tell_to_stop();
    let dir = server.joined().await;
    let mut accepted = 0;
    for push in storm {
        accepted += push.await.unwrap().len();
    }
    let server = Server::on(dir, wide()).await;
    server.assert_clean().await;
    let changes = server.app.store.check().await.unwrap().changes;
    assert!(changes >= accepted as u64, "{accepted} acknowledged, {changes} there");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_phones_at_once_lose_nothing() {
    let server = Server::start().await;
    let mut phones = Vec::new();
    for _ in 0..40 {
        let mut phone = server.phone(TEAM).await;
        for number in 0..25 {
            phone.household(&format!("Chủ hộ {number}"));
        }
        phones.push(phone);
    }
    let storm = phones
        .into_iter()
        .map(|mut phone| tokio::spawn(async move { phone.sync().await.accepted.len() }));
    let storm: Vec<_> = storm.collect();
    let mut accepted = 0;
    for push in storm {
        accepted += push.await.unwrap();
    }
    assert_eq!(accepted, 1000);
    let mut reader = server.phone(TEAM).await;
    reader.sync_all().await;
    assert_eq!(vungxanh_shared::document::record_ids(&reader.documents[&register()]).len(), 1000);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn w10_a_full_disk_accepts_nothing_and_goes_on_reading() {
    // 140 pages of 4 KiB: the schema fits, not much more.
    let limits = Limits { max_database_pages: Some(140), ..wide() };
    let server = Server::with(limits).await;
    let mut phone = server.phone(TEAM).await;
    let mut accepted = 0;
    let full = loop {
        for number in 0..20 {
            phone.household(&format!("{number} {}", "x".repeat(400)));
        }
        match phone.try_sync().await {
            Ok(response) => accepted += response.accepted.len(),
            Err(failed) => break failed,
        }
        assert!(accepted < 10_000, "the disk never filled");
    };
    assert_eq!((full.status, full.code.as_str()), (503, "storage_unavailable"));
    assert!(full.retry_after.is_some());
    // The phone keeps its outbox; without it the server answers as before.
    let kept = std::mem::take(&mut phone.outbox);
    assert_eq!(kept.len(), 20);
    let read = phone.sync().await;
    assert!(read.accepted.is_empty());
    server.assert_clean().await;
    let dir = server.stop().await;

    // With room again, what was kept is taken.
    let server = Server::on(dir, wide()).await;
    assert_eq!(
        usize::try_from(server.app.store.check().await.unwrap().changes).unwrap(),
        accepted + 2
    );
    phone.outbox = kept;
    let url = server.url("/api/v1/sync");
    let taken: vungxanh_shared::wire::SyncResponse =
        support::post(&url, Some(&phone.token), &phone.request()).await.unwrap();
    assert_eq!(taken.accepted.len(), 20);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn documents_that_do_not_fit_in_memory_come_back_from_the_log() {
    let limits = Limits { document_cache_bytes: 1, ..wide() };
    let server = Server::with(limits).await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    let household = phone.household("Nguyễn Văn An");
    phone.sync().await;
    for number in 0..5 {
        phone.write(&register(), household, &[("note", format!("lần {number}").into())]);
        assert_eq!(phone.sync().await.accepted.len(), 1);
    }
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn a_command_beside_the_running_server_is_seen_by_it() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    phone.sync().await;
    // As `vungxanh enrol` does, through a store of its own on the same file.
    let clock = Arc::new(AtomicI64::new(NOW_MS));
    let beside = open_store_beside(&support::config(server.dir.path(), &clock, wide())).unwrap();
    let new = vungxanh_server::store::NewMember {
        ward: support::ward(),
        full_name: "Người thêm bên cạnh".to_owned(),
        phone: String::new(),
        grants: vec![support::grant("team_member", "00025-01")],
    };
    let beside_member = beside.make_member(new, NOW_MS).await.unwrap();
    beside.close().await;
    // The server writes to the same document of the plan as if it had seen that, because it has.
    server.member(TEAM).await;
    phone.sync_all().await;
    let plan = support::key("plan/00025/00025", "2021");
    assert!(phone.text(&plan, beside_member.parse().unwrap(), "full_name").is_some());
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn rows_are_made_anew_by_a_program_with_other_kinds() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    phone.household("Nguyễn Văn An");
    phone.sync().await;
    let dir = server.stop().await;
    // As an older program would have left them: other rows, made with other kinds.
    let database = rusqlite::Connection::open(dir.path().join("vungxanh.sqlite")).unwrap();
    database
        .execute("UPDATE record SET search = 'cũ', sort = x'00', day = '1999-01-01'", [])
        .unwrap();
    database.execute("UPDATE tally SET day = '1999-01-01'", []).unwrap();
    database.execute("UPDATE meta SET value = x'00' WHERE key = 'projection'", []).unwrap();
    drop(database);
    let server = Server::on(dir, wide()).await;
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b20_a_reader_that_hangs_does_not_let_the_log_fill_the_disk() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    phone.sync_all().await;
    // A backup that was stopped in the middle.
    let hanging = rusqlite::Connection::open(server.dir.path().join("vungxanh.sqlite")).unwrap();
    hanging.execute_batch("BEGIN; SELECT count(*) FROM record;").unwrap();
    let store = &server.app.store;
    let most = 2 << 20;
    while store.watch_log(most).await.unwrap() <= most {
        for _ in 0..20 {
            let household = phone.household("Nguyễn Văn An");
            phone.write(&register(), household, &[("note", "ghi chú dài ".repeat(60).into())]);
        }
        phone.sync().await;
    }
    phone.household("Nguyễn Văn Bình");
    let refused = phone.try_sync().await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (503, "storage_unavailable"));
    hanging.execute_batch("COMMIT").unwrap();
    assert_eq!(store.watch_log(most).await.unwrap(), 0, "it is emptied");
    assert_eq!(phone.sync().await.accepted.len(), 1);
    server.assert_clean().await;
    server.stop().await;
}
