//! Peers that are slow, many, behind proxies, refused in the middle, or gone: what they cost others, and what
//! they hear.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::net::IpAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use support::{Failed, Phone, Server, read, register, wide};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use vungxanh_server::config::Limits;
use vungxanh_server::http::pace::BodyPace;
use vungxanh_server::http::proxies::{Network, TrustedProxies};
use vungxanh_shared::wire::{self, MAX_BODY_BYTES, SyncResponse};

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];
/// What must come at once may take so long on a busy machine.
const AT_ONCE: Duration = Duration::from_secs(60);

fn head(path: &str, token: &str, length: usize) -> String {
    let kind = if path.contains("office") { "json" } else { "cbor" };
    format!(
        "POST /api/v1/{path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/{kind}\r\n\
         connection: close\r\nauthorization: Bearer {token}\r\ncontent-length: {length}\r\n\r\n"
    )
}

async fn begin(server: &Server, path: &str, token: &str, length: usize) -> TcpStream {
    let mut peer = TcpStream::connect(server.address).await.unwrap();
    peer.write_all(head(path, token, length).as_bytes()).await.unwrap();
    peer
}

/// All that the server says until it closes.
async fn answer(peer: &mut TcpStream) -> String {
    let mut said = Vec::new();
    tokio::time::timeout(AT_ONCE, peer.read_to_end(&mut said)).await.unwrap().unwrap();
    String::from_utf8_lossy(&said).into_owned()
}

/// Waits for something that must come before long.
async fn until(what: impl Fn() -> bool) {
    let coming = async {
        while !what() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(AT_ONCE, coming).await.expect("it never came");
}

/// A hundred kilobytes of households.
fn record_much(phone: &mut Phone) {
    for number in 0..350 {
        phone.household(&format!("Chủ hộ {number:04} {}", "x".repeat(200)));
    }
    assert!(wire::encode(&phone.request()).len() > 100_000);
}

#[tokio::test]
async fn g8_bodies_that_come_a_byte_a_second_hold_nobody_up() {
    const ARRIVED: usize = 70 * 1024;
    let server = Server::start().await;
    let slow = [server.phone(TEAM).await, server.phone(TEAM).await];
    let mut third = server.phone(TEAM).await;
    // All that one phone may have under way, each announced as large as a body may be.
    let mut peers = Vec::new();
    for phone in &slow {
        for _ in 0..4 {
            let mut peer = begin(&server, "sync", &phone.token, MAX_BODY_BYTES).await;
            peer.write_all(&[0; ARRIVED]).await.unwrap();
            peers.push(peer);
        }
    }
    until(|| server.app.bodies.reserved() >= peers.len() * ARRIVED).await;
    for peer in &mut peers {
        peer.write_all(&[0]).await.unwrap();
    }
    record_much(&mut third);
    let answered = tokio::time::timeout(AT_ONCE, third.sync()).await.expect("it is not held up");
    assert_eq!(answered.accepted.len(), 350);
    let held = server.app.bodies.reserved();
    assert!(held < peers.len() * 2 * ARRIVED, "{held} bytes for what has arrived");
    drop(peers);
    until(|| server.app.bodies.reserved() == 0).await;
    server.stop().await;
}

#[tokio::test]
async fn g8_one_phone_holds_no_more_than_one_body_may_have() {
    let server = Server::start().await;
    let (phone, mut other) = (server.phone(TEAM).await, server.phone(TEAM).await);
    let mut first = begin(&server, "sync", &phone.token, MAX_BODY_BYTES).await;
    first.write_all(&vec![0; MAX_BODY_BYTES - 1]).await.unwrap();
    until(|| server.app.bodies.reserved() == MAX_BODY_BYTES).await;
    let mut second = begin(&server, "sync", &phone.token, 200_000).await;
    second.write_all(&[0; 200_000]).await.unwrap();
    let said = answer(&mut second).await;
    assert!(said.starts_with("HTTP/1.1 429") && said.contains("too_many_requests"), "{said}");
    record_much(&mut other);
    assert_eq!(other.sync().await.accepted.len(), 350);
    drop(first);
    server.stop().await;
}

#[tokio::test]
async fn g8_who_sends_too_slowly_is_shown_out_and_told_so() {
    let body_pace = BodyPace { bytes: 4096, within: Duration::from_millis(300) };
    let server = Server::with(Limits { body_pace, ..wide() }).await;
    let mut phone = server.phone(TEAM).await;
    for path in ["sync", "enrol", "office/login"] {
        let mut peer = begin(&server, path, &phone.token, 50_000).await;
        peer.write_all(b"{").await.unwrap();
        let said = answer(&mut peer).await;
        assert!(said.starts_with("HTTP/1.1 408 "), "{path}: {said}");
        assert!(said.contains("body_too_slow"), "{path}: {said}");
    }
    assert_eq!(server.app.requests.count(&phone.device), 0);
    phone.household("Nguyễn Văn An");
    assert_eq!(phone.sync().await.accepted.len(), 1);
    server.stop().await;
}

#[tokio::test]
async fn b3_what_a_phone_holds_goes_with_its_work_when_it_hangs_up() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    phone.household("Nguyễn Văn An");
    let body = wire::encode(&phone.request());
    // Nobody else may write: the work waits.
    let lock = rusqlite::Connection::open(server.app.config.database_file()).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut peer = begin(&server, "sync", &phone.token, body.len()).await;
    peer.write_all(&body).await.unwrap();
    until(|| server.app.parsed.reserved() > 0).await;
    peer.shutdown().await.unwrap();
    assert_eq!(answer(&mut peer).await, "", "the server knows that it is gone");
    assert!(server.app.parsed.reserved() > 0, "its memory counts");
    assert_eq!(server.app.requests.count(&phone.device), 1, "its turn is not over");
    lock.execute_batch("ROLLBACK").unwrap();
    until(|| server.app.requests.count(&phone.device) == 0).await;
    assert_eq!(server.app.parsed.reserved(), 0);
    let mut other = server.phone(TEAM).await;
    other.sync_all().await;
    assert!(!other.documents[&register()].is_empty(), "it was taken all the same");
    server.stop().await;
}

/// A wrong password for another name each time, so that no name is locked before the address is.
async fn guess(server: &Server, lines: &[String]) -> u16 {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let login = format!("canbo{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let mut request = reqwest::Client::new()
        .post(server.url("/api/v1/office/login"))
        .header("content-type", "application/json")
        .body(format!(r#"{{"login":"{login}","password":"sai"}}"#));
    for line in lines {
        request = request.header("x-forwarded-for", line);
    }
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn g9_what_a_client_writes_of_its_address_does_not_count() {
    let limits = Limits { address_tries_per_minute: 4, ..wide() };
    let server = Server::with(limits).await;
    // The proxy adds a line of its own, or goes on with the client's.
    let forged = |number: u8, address: &str| match number % 2 {
        0 => vec![format!("198.51.100.{number}"), address.to_owned()],
        _ => vec![format!("198.51.100.{number}, {address}")],
    };
    let mut statuses = Vec::new();
    for number in 0..6 {
        statuses.push(guess(&server, &forged(number, "203.0.113.7")).await);
    }
    assert_eq!(statuses, [401, 401, 401, 401, 429, 429]);
    assert_eq!(guess(&server, &forged(0, "203.0.113.8")).await, 401, "another one's tries");
    server.stop().await;
}

#[tokio::test]
async fn b12_only_a_proxy_that_is_trusted_says_whom_it_asks_for() {
    let limits = Limits { address_tries_per_minute: 4, ..wide() };
    let dir = tempfile::tempdir().unwrap();
    let server = Server::configured(dir, limits, |config| {
        let others: Network = "10.0.0.0/8".parse().unwrap();
        config.trusted_proxies = TrustedProxies::from(vec![others]);
    });
    let server = server.await;
    let mut statuses = Vec::new();
    for number in 0..6 {
        statuses.push(guess(&server, &[format!("203.0.113.{number}")]).await);
    }
    assert_eq!(statuses, [401, 401, 401, 401, 429, 429]);
    server.stop().await;
}

#[tokio::test]
async fn b12_a_page_of_the_public_address_may_log_in_behind_a_proxy_that_rewrites_host() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::configured(dir, wide(), |config| {
        config.public_url = "https://phuong.example.vn".to_owned();
    });
    let server = server.await;
    let login = async |origin: &str| {
        let request = reqwest::Client::new()
            .post(server.url("/api/v1/office/login"))
            .header("content-type", "application/json")
            .header("origin", origin)
            .body(r#"{"login":"canbo","password":"sai"}"#);
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(login("https://phuong.example.vn").await, 401);
    assert_eq!(login("https://other.example.vn").await, 403);
    server.stop().await;
}

/// Connects from an address of this machine's own.
async fn connect_from(server: &Server, address: [u8; 4]) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((IpAddr::from(address), 0).into()).unwrap();
    socket.connect(server.address).await.unwrap()
}

/// Whether the server lets it in: whoever is not is closed before a word.
async fn is_let_in(peer: &mut TcpStream) -> bool {
    let asked = peer.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await;
    let mut first = [0; 12];
    asked.is_ok() && peer.read_exact(&mut first).await.is_ok()
}

#[tokio::test]
async fn g10_one_address_holds_so_many_connections_and_others_theirs() {
    const MOST: u32 = 5;
    let limits = Limits { connections_of_an_address: MOST, ..wide() };
    let dir = tempfile::tempdir().unwrap();
    let server = Server::configured(dir, limits, |config| {
        config.trusted_proxies = TrustedProxies::from(vec!["127.0.0.9".parse().unwrap()]);
    });
    let server = server.await;
    let mut held = Vec::new();
    for _ in 0..MOST {
        let mut peer = connect_from(&server, [127, 0, 0, 2]).await;
        assert!(is_let_in(&mut peer).await);
        held.push(peer);
    }
    assert!(!is_let_in(&mut connect_from(&server, [127, 0, 0, 2]).await).await);
    assert!(is_let_in(&mut connect_from(&server, [127, 0, 0, 3]).await).await);
    let mut proxied = Vec::new();
    for _ in 0..3 * MOST {
        let mut peer = connect_from(&server, [127, 0, 0, 9]).await;
        assert!(is_let_in(&mut peer).await, "behind a trusted proxy is everybody");
        proxied.push(peer);
    }
    drop(held);
    while !is_let_in(&mut connect_from(&server, [127, 0, 0, 2]).await).await {}
    server.stop().await;
}

#[tokio::test]
async fn g18_who_is_refused_while_still_sending_hears_the_code() {
    const LENGTH: usize = 3 << 20;
    let server = Server::with(Limits { address_tries_per_minute: 100_000, ..wide() }).await;
    let phone = server.phone(TEAM).await;
    let cases = [
        ("sync", "nobody", LENGTH, "unknown_token"),
        ("enrol", "", LENGTH, "body_too_large"),
        ("office/login", "", LENGTH, "body_too_large"),
        ("sync", phone.token.as_str(), MAX_BODY_BYTES + LENGTH, "body_too_large"),
    ];
    for (path, token, length, code) in cases {
        let mut peer = begin(&server, path, token, length).await;
        // As a browser does: everything first, then it looks for the answer.
        peer.write_all(&vec![b' '; length]).await.unwrap_or_else(|error| panic!("{path}: {error}"));
        let said = answer(&mut peer).await;
        assert!(said.contains(code), "{path}: {said}");
    }
    server.stop().await;
}

#[tokio::test]
async fn g18_the_scheme_of_a_token_is_taken_in_any_case() {
    let server = Server::start().await;
    let phone = server.phone(TEAM).await;
    let body = wire::encode(&phone.request());
    let ask = async |authorization: String| -> Result<SyncResponse, Failed> {
        let request = reqwest::Client::new()
            .post(server.url("/api/v1/sync"))
            .header("content-type", "application/cbor")
            .header("authorization", authorization)
            .body(body.clone());
        read(request.send().await.unwrap()).await
    };
    for scheme in ["bearer", "BEARER", "Bearer", "bEaReR "] {
        assert!(ask(format!("{scheme} {}", phone.token)).await.is_ok(), "{scheme}");
    }
    for wrong in ["Basic", "Bearerx", ""] {
        let failed = ask(format!("{wrong} {}", phone.token)).await.unwrap_err();
        assert_eq!(failed.code, "unknown_token", "{wrong}");
    }
    server.stop().await;
}

#[tokio::test]
async fn g18_bytes_behind_a_message_are_refused() {
    let server = Server::start().await;
    let phone = server.phone(TEAM).await;
    let mut body = wire::encode(&phone.request());
    body.push(0xf6);
    for (path, gzipped) in [("sync", false), ("sync", true), ("enrol", false)] {
        let mut request = reqwest::Client::new()
            .post(server.url(&format!("/api/v1/{path}")))
            .bearer_auth(&phone.token)
            .header("content-type", "application/cbor");
        request = match gzipped {
            true => request.header("content-encoding", "gzip").body(support::gzip(&body)),
            false => request.body(body.clone()),
        };
        let failed = read::<SyncResponse>(request.send().await.unwrap()).await.unwrap_err();
        assert_eq!((failed.status, failed.code.as_str()), (400, "bad_cbor"), "{path}");
    }
    server.stop().await;
}
