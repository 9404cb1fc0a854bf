//! Bodies that are too large, cut, not what they say, or rubbish: a stable code, 4xx, and the server
//! goes on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use serde_bytes::ByteBuf;
use support::{Failed, Phone, Server, gzip, read, wide};
use vungxanh_server::config::Limits;
use vungxanh_shared::wire::{self, MAX_BODY_BYTES, MAX_INFLATED_BYTES, SyncResponse};

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];

async fn send(
    server: &Server,
    phone: &Phone,
    body: Vec<u8>,
    headers: &[(&str, &str)],
) -> Result<SyncResponse, Failed> {
    let mut request = reqwest::Client::new()
        .post(server.url("/api/v1/sync"))
        .bearer_auth(&phone.token)
        .body(body);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    read(request.send().await.unwrap()).await
}

const CBOR: (&str, &str) = ("content-type", "application/cbor");
const GZIP: (&str, &str) = ("content-encoding", "gzip");

async fn check(
    server: &Server,
    phone: &mut Phone,
    body: Vec<u8>,
    headers: &[(&str, &str)],
    expected: (u16, &str),
) {
    let failed = send(server, phone, body, headers).await.unwrap_err();
    assert_eq!((failed.status, failed.code.as_str()), expected);
    assert!(!failed.body.vi.is_empty() && !failed.body.en.is_empty());
    phone.sync().await;
}

#[tokio::test]
async fn w1_w2_every_bad_body_has_its_code_and_harms_nothing() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    let good = wire::encode(&phone.request());
    let phone = &mut phone;
    check(&server, phone, good.clone(), &[], (415, "wrong_content_type")).await;
    check(
        &server,
        phone,
        good.clone(),
        &[("content-type", "application/json")],
        (415, "wrong_content_type"),
    )
    .await;
    check(
        &server,
        phone,
        good.clone(),
        &[CBOR, ("content-encoding", "br")],
        (415, "wrong_content_encoding"),
    )
    .await;
    check(&server, phone, good.clone(), &[CBOR, GZIP], (400, "bad_gzip")).await;
    let zipped = gzip(&good);
    check(&server, phone, zipped[..zipped.len() - 9].to_vec(), &[CBOR, GZIP], (400, "bad_gzip"))
        .await;
    check(&server, phone, zipped, &[CBOR], (400, "bad_cbor")).await;
    check(&server, phone, Vec::new(), &[CBOR], (400, "bad_cbor")).await;
    check(&server, phone, good[..good.len() - 1].to_vec(), &[CBOR], (400, "bad_cbor")).await;
    check(&server, phone, vec![0x81; 100_000], &[CBOR], (400, "bad_cbor")).await;
    check(&server, phone, vec![0; MAX_BODY_BYTES + 1], &[CBOR], (413, "body_too_large")).await;
    let bomb = gzip(&vec![0; MAX_INFLATED_BYTES + 1]);
    assert!(bomb.len() < 100_000);
    check(&server, phone, bomb, &[CBOR, GZIP], (413, "body_too_large")).await;
    let mut many = phone.request();
    many.push.push(wire::Push {
        partition: "register/00025/00025-01".to_owned(),
        period: "2021".to_owned(),
        changes: vec![ByteBuf::from(vec![0]); 20_001],
    });
    check(&server, phone, wire::encode(&many), &[CBOR], (413, "too_many_changes")).await;
    let mut wide = phone.request();
    wide.push = (1..=1001)
        .map(|number| wire::Push {
            partition: "register/00025/00025-01".to_owned(),
            period: format!("{number:04}"),
            changes: Vec::new(),
        })
        .collect();
    check(&server, phone, wire::encode(&wide), &[CBOR], (413, "too_many_documents")).await;
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn w1_rubbish_never_makes_a_500() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    phone.household("Nguyễn Văn An");
    let good = wire::encode(&phone.request());
    // A small generator with a fixed seed: every run sends the same bytes.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..300 {
        let mut body = good.clone();
        for _ in 0..=random() % 4 {
            let at = usize::try_from(random()).unwrap() % body.len();
            body[at] = u8::try_from(random() & 0xff).unwrap();
        }
        if let Err(failed) = send(&server, &phone, body, &[CBOR]).await {
            assert!((400..500).contains(&failed.status), "{failed:?}");
        }
    }
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn w2_gzip_goes_both_ways() {
    let server = Server::start().await;
    server.plan().await;
    let phone = server.phone(TEAM).await;
    let body = gzip(&wire::encode(&phone.request()));
    let request = |accept: &str| {
        reqwest::Client::new()
            .post(server.url("/api/v1/sync"))
            .bearer_auth(&phone.token)
            .header(CBOR.0, CBOR.1)
            .header(GZIP.0, GZIP.1)
            .header("accept-encoding", accept.to_owned())
            .body(body.clone())
            .send()
    };
    let zipped = request("gzip, br").await.unwrap();
    assert_eq!(zipped.headers()["content-encoding"], "gzip");
    let plain = request("identity").await.unwrap();
    assert!(!plain.headers().contains_key("content-encoding"));
    let (zipped, plain): (SyncResponse, SyncResponse) =
        (read(zipped).await.unwrap(), read(plain).await.unwrap());
    assert_eq!(zipped.frames, plain.frames);
    assert!(!plain.frames.is_empty());
    server.stop().await;
}

#[tokio::test]
async fn w4_tokens_of_no_device_are_told_so() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    let token = std::mem::replace(&mut phone.token, "nobody".to_owned());
    let failed = phone.try_sync().await.unwrap_err();
    assert_eq!((failed.status, failed.code.as_str()), (401, "unknown_token"));
    phone.token = String::new();
    assert_eq!(phone.try_sync().await.unwrap_err().code, "unknown_token");
    phone.token = token;
    phone.sync().await;
    server.stop().await;
}

#[tokio::test]
async fn w10_a_phone_that_asks_too_often_waits_and_others_do_not() {
    let limits = Limits { device_requests_per_second: 1, ..wide() };
    let server = Server::with(limits).await;
    let (mut eager, mut calm) = (server.phone(TEAM).await, server.phone(TEAM).await);
    let mut limited = None;
    for _ in 0..40 {
        if let Err(failed) = eager.try_sync().await {
            limited = Some(failed);
            break;
        }
    }
    let failed = limited.expect("a limit");
    assert_eq!((failed.status, failed.code.as_str()), (429, "too_many_requests"));
    assert!(failed.retry_after.unwrap().parse::<u64>().unwrap() >= 1);
    calm.sync().await;
    server.stop().await;
}

#[tokio::test]
async fn w10_guessing_codes_is_slow() {
    let limits = Limits { address_tries_per_minute: 5, ..wide() };
    let server = Server::with(limits).await;
    let mut codes = Vec::new();
    for _ in 0..10 {
        codes.push(server.enrol("0000000000", [1; 32]).await.unwrap_err().code);
    }
    assert_eq!(codes.first().map(String::as_str), Some("code_unknown"));
    assert_eq!(codes.last().map(String::as_str), Some("too_many_requests"));
    server.stop().await;
}
