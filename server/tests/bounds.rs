//! What one request, one phone and everybody without a token may cost: bounded before it is paid.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, ObjType, ROOT};
use serde_bytes::ByteBuf;
use support::{Failed, Phone, Server, gzip, read, register, wide};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use vungxanh_server::config::Limits;
use vungxanh_shared::wire::{self, MAX_INFLATED_BYTES, Push, SyncResponse};

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];

async fn send(server: &Server, phone: &Phone, body: Vec<u8>) -> Result<SyncResponse, Failed> {
    let request = reqwest::Client::new()
        .post(server.url("/api/v1/sync"))
        .bearer_auth(&phone.token)
        .header("content-type", "application/cbor")
        .header("content-encoding", "gzip")
        .body(gzip(&body));
    read(request.send().await.unwrap()).await
}

/// The head of a request that announces a body, without the body.
async fn begin(server: &Server, path: &str, token: &str, length: usize) -> TcpStream {
    let mut peer = TcpStream::connect(server.address).await.unwrap();
    let kind = if path.contains("office") { "json" } else { "cbor" };
    let head = format!(
        "POST /api/v1/{path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/{kind}\r\n\
         authorization: Bearer {token}\r\ncontent-length: {length}\r\n\r\n"
    );
    peer.write_all(head.as_bytes()).await.unwrap();
    peer
}

/// The status of an answer that comes although the body never did.
async fn status(peer: &mut TcpStream) -> String {
    let mut line = [0; 12];
    peer.read_exact(&mut line).await.unwrap();
    String::from_utf8_lossy(&line[9..]).into_owned()
}

fn push_of(changes: Vec<Vec<u8>>) -> Push {
    Push {
        partition: register().partition.to_string(),
        period: register().period.to_string(),
        changes: changes.into_iter().map(ByteBuf::from).collect(),
    }
}

/// One change of 512 operations in a few hundred bytes.
fn dense(phone: &Phone) -> Vec<u8> {
    let actor = ActorId::from([&phone.device.0[..], &[1, 2, 3, 4]].concat());
    let mut document = Automerge::new().with_actor(actor);
    let mut transaction = document.transaction();
    for number in 0..512 {
        transaction.put_object(ROOT, format!("{number:032x}"), ObjType::Map).unwrap();
    }
    transaction.commit_with(CommitOptions::default().with_time(0));
    document.get_changes(&[])[0].raw_bytes().to_vec()
}

#[tokio::test]
async fn w2_what_would_swell_in_memory_is_refused_before_it_does() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    let mut request = phone.request();
    request.push = vec![push_of(vec![Vec::new(); 1])];
    let mut body = wire::encode(&request);
    // The list of changes, with a million times more items than it had, each one byte on the wire.
    let at = body.windows(8).position(|w| w == b"\x67changes").unwrap() + 8;
    assert_eq!(body[at..at + 2], [0x81, 0x40]);
    let many = u32::try_from(MAX_INFLATED_BYTES - 1000).unwrap();
    let list = [&[0x9a][..], &many.to_be_bytes(), &vec![0x40; many as usize]].concat();
    body.splice(at..at + 2, list);
    let failed = send(&server, &phone, body).await.unwrap_err();
    assert_eq!((failed.status, failed.code.as_str()), (413, "too_many_items"));

    let change = dense(&phone);
    assert!(change.len() < 20_000);
    request.push = vec![push_of(vec![change.clone(); 391])];
    let failed = send(&server, &phone, wire::encode(&request)).await.unwrap_err();
    assert_eq!((failed.status, failed.code.as_str()), (413, "too_many_operations_together"));
    phone.sync().await;
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn g1_quarantine_keeps_the_beginning_of_what_no_change_can_be() {
    let server = Server::start().await;
    let phone = server.phone(TEAM).await;
    let mut request = phone.request();
    request.push = vec![push_of(vec![vec![7; 3 << 20]])];
    let answer = send(&server, &phone, wire::encode(&request)).await.unwrap();
    assert_eq!(answer.refused[0].code, "change_too_large");
    let dir = server.stop().await;
    let database = rusqlite::Connection::open(dir.path().join("vungxanh.sqlite")).unwrap();
    let kept = "SELECT length(bytes) FROM quarantine";
    assert_eq!(database.query_row(kept, [], |row| row.get::<_, i64>(0)).unwrap(), 64 << 10);
}

#[tokio::test]
async fn g1_quarantine_of_one_phone_is_bounded_and_the_phone_hears_of_every_refusal() {
    const ALL: i64 = 4 << 20;
    let server = Server::start().await;
    let (phone, mut other) = (server.phone(TEAM).await, server.phone(TEAM).await);
    let mut request = phone.request();
    // The first are offered in every request: what stands in quarantine already takes no more of it.
    let garbage = |number: u8| vec![number; 64 << 10];
    for round in 0..3 {
        let changes = (0..10).chain(10 + round * 40..50 + round * 40).map(garbage).collect();
        request.push = vec![push_of(changes)];
        let answer = send(&server, &phone, wire::encode(&request)).await.unwrap();
        assert_eq!(answer.refused.len(), 50);
        assert!(answer.refused.iter().all(|refused| refused.code == "not_a_change"));
    }
    other.household("Trần Thị Bình");
    assert_eq!(other.sync().await.accepted.len(), 1);
    let dir = server.stop().await;
    let database = rusqlite::Connection::open(dir.path().join("vungxanh.sqlite")).unwrap();
    let kept = "SELECT count(*), sum(length(bytes)) FROM quarantine";
    let kept = database.query_row(kept, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(kept, (64_i64, ALL), "the first that came");
}

#[tokio::test]
async fn w2_a_small_body_that_swells_is_taken_like_any_other() {
    let server = Server::start().await;
    let phone = server.phone(TEAM).await;
    let mut request = phone.request();
    // Ten thousand times the same: a few KiB as sent, beyond half a megabyte inflated.
    request.push = vec![push_of(vec![vec![7; 60]; 10_000])];
    let body = wire::encode(&request);
    assert!(gzip(&body).len() < 10_000 && body.len() > 600_000);
    let answer = send(&server, &phone, body).await.unwrap();
    assert_eq!(answer.refused.len(), 10_000);
    assert!(answer.refused.iter().all(|refused| refused.code == "not_a_change"));
    server.stop().await;
}

#[tokio::test]
async fn w10_one_phone_has_four_requests_under_way_and_others_theirs() {
    let server = Server::start().await;
    let (mut greedy, mut other) = (server.phone(TEAM).await, server.phone(TEAM).await);
    let mut stalled = Vec::new();
    for _ in 0..4 {
        stalled.push(begin(&server, "sync", &greedy.token, 100_000).await);
    }
    // The four are under way once the server has read their heads. One that came after a whole request
    // was itself refused; another takes its place.
    let failed = loop {
        if let Err(failed) = greedy.try_sync().await {
            break failed;
        }
        stalled.push(begin(&server, "sync", &greedy.token, 100_000).await);
    };
    assert_eq!((failed.status, failed.code.as_str()), (429, "too_many_requests"));
    assert!(failed.retry_after.is_some());
    other.sync().await;
    drop(stalled);
    while greedy.try_sync().await.is_err() {}
    server.stop().await;
}

#[tokio::test]
async fn w4_who_has_no_token_is_answered_before_the_body_is_read() {
    let server = Server::with(Limits { address_tries_per_minute: 3, ..wide() }).await;
    let mut peer = begin(&server, "sync", "nobody", 4_000_000).await;
    assert_eq!(status(&mut peer).await, "401");
    // Two more tries of this address are read, the next are not.
    for path in ["enrol", "office/login"] {
        let mut peer = begin(&server, path, "", 3).await;
        peer.write_all(b"{}\n").await.unwrap();
        assert_eq!(&status(&mut peer).await[..1], "4");
    }
    for path in ["enrol", "office/login", "sync"] {
        let mut peer = begin(&server, path, "nobody", 50_000).await;
        assert_eq!(status(&mut peer).await, "429", "{path}");
    }
    server.stop().await;
}

#[tokio::test]
async fn w2_bodies_of_people_nobody_knows_are_small() {
    let server = Server::start().await;
    let large = vec![b' '; 70_000];
    for (path, kind) in [("enrol", "cbor"), ("office/login", "json")] {
        let response = reqwest::Client::new()
            .post(server.url(&format!("/api/v1/{path}")))
            .header("content-type", format!("application/{kind}"))
            .body(large.clone());
        assert_eq!(response.send().await.unwrap().status(), 413, "{path}");
    }
    let bomb = reqwest::Client::new()
        .post(server.url("/api/v1/enrol"))
        .header("content-type", "application/cbor")
        .header("content-encoding", "gzip")
        .body(gzip(&vec![0; 70_000]));
    assert_eq!(bomb.send().await.unwrap().status(), 413);
    server.stop().await;
}

#[tokio::test]
async fn w10_a_phone_without_access_may_not_ask_without_end_either() {
    let server = Server::with(Limits { device_requests_per_second: 1, ..wide() }).await;
    let mut phone = server.phone(TEAM).await;
    let now_ms = server.now_ms();
    server.app.store.revoke_device(support::ward(), phone.device, now_ms).await.unwrap();
    let codes = |failed: Failed| failed.code;
    assert_eq!(phone.try_sync().await.map_err(codes), Err("access_withdrawn".to_owned()));
    while phone.try_sync().await.unwrap_err().code != "too_many_requests" {}
    server.stop().await;
}

#[tokio::test]
async fn w9_the_oldest_of_too_many_streams_ends() {
    let server = Server::start().await;
    let phone = server.phone(TEAM).await;
    let mut streams = Vec::new();
    for _ in 0..4 {
        let request =
            reqwest::Client::new().get(server.url("/api/v1/live")).bearer_auth(&phone.token);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        streams.push(response);
    }
    let mut oldest = streams.remove(0);
    while oldest.chunk().await.unwrap().is_some() {}
    for mut newer in streams {
        assert!(newer.chunk().await.unwrap().is_some(), "it says where the feeds stand");
    }
    server.stop().await;
}
