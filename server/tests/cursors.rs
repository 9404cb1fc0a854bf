//! What a phone says it has: cursors that were never given, digests that are never right.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use rusqlite::{Connection, OpenFlags};
use serde_bytes::ByteBuf;
use support::{Phone, Server, register, ward, wide};
use vungxanh_shared::wire::Digest;

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];
const DAY_MS: i64 = 86_400_000;

#[tokio::test]
async fn g15_w19_a_cursor_that_was_never_given_gets_an_answer() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    let record = phone.household("Nguyễn Văn An");
    let scope = phone.sync().await.scope;
    let handing = |until: u64, given: u64| 1 << 52 | given << 36 | until;
    let absurd = [
        u64::MAX,
        u64::MAX - 1,
        i64::MAX as u64,
        1 << 63,
        1 << 51,
        1 << 51 | 1 << 35,
        1 << 52,
        handing(0, 0),
        handing(1, 60_000),
        handing(1, 7),
        handing((1 << 36) - 1, 3),
        1_000_000_000_000,
        2,
    ];
    for cursor in absurd {
        let mut lost = server.phone(TEAM).await;
        lost.cursors = scope.keys().map(|name| (name.clone(), cursor)).collect();
        lost.sync_all().await;
        let name = lost.text(&register(), record, "head_name");
        assert_eq!(name.as_deref(), Some("Nguyễn Văn An"), "after {cursor}");
        for (partition, head) in server.app.store.feed_heads(ward()).await.unwrap() {
            let reached = lost.cursors.get(&partition.to_string()).filter(|_| head > 0);
            assert!(reached.is_none_or(|reached| *reached == head), "{partition} after {cursor}");
        }
        assert!(lost.sync().await.frames.is_empty(), "after {cursor}");
    }
    server.stop().await;
}

fn noted(server: &Server) -> i64 {
    let file = server.app.config.database_file();
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let lines = "SELECT count(*) FROM audit WHERE action = 'phone_diverged'";
    db.query_row(lines, [], |row| row.get(0)).unwrap()
}

/// Asks as often with a wrong digest of everything; gives the partitions that differ.
async fn ask_wrongly(phone: &mut Phone, url: &str, times: usize) -> usize {
    let mut request = phone.request();
    let wrong = || Digest { from: String::new(), sum: ByteBuf::from(vec![1; 16]) };
    let names = phone.cursors.keys().cloned().collect::<Vec<_>>();
    request.digests = names.into_iter().map(|name| (name, wrong())).collect();
    let mut diverged = 0;
    for _ in 0..times {
        let answer: vungxanh_shared::wire::SyncResponse =
            support::post(url, Some(&phone.token), &request).await.unwrap();
        diverged = answer.diverged.len();
        assert!(diverged > 1);
    }
    diverged
}

#[tokio::test]
async fn g13_wrong_digests_make_one_line_a_day_partition_and_phone() {
    let server = Server::start().await;
    server.plan().await;
    let (mut phone, mut other) = (server.phone(TEAM).await, server.phone(TEAM).await);
    for phone in [&mut phone, &mut other] {
        let scope = phone.sync().await.scope;
        for name in scope.into_keys() {
            phone.cursors.entry(name).or_insert(0);
        }
    }
    let url = server.url("/api/v1/sync");
    let partitions = i64::try_from(ask_wrongly(&mut phone, &url, 300).await).unwrap();
    assert_eq!(noted(&server), partitions);
    ask_wrongly(&mut other, &url, 2).await;
    assert_eq!(noted(&server), 2 * partitions, "another phone's are its own");
    let dir = server.stop().await;

    // It is remembered in the database.
    let server = Server::on(dir, wide()).await;
    let url = server.url("/api/v1/sync");
    ask_wrongly(&mut phone, &url, 3).await;
    assert_eq!(noted(&server), 2 * partitions);
    server.pass(DAY_MS);
    ask_wrongly(&mut phone, &url, 3).await;
    assert_eq!(noted(&server), 3 * partitions);
    server.assert_clean().await;
    server.stop().await;
}
