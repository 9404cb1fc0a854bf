//! Live nudges: a phone hears of what is committed in its scope, and of nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::StreamExt;
use support::{NOW_MS, Phone, Server};

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];
/// Far beyond what anything here takes; only a hang meets it.
const PATIENCE: Duration = Duration::from_secs(30);

struct Stream {
    response:
        std::pin::Pin<Box<dyn futures_util::Stream<Item = reqwest::Result<bytes::Bytes>> + Send>>,
    text: String,
}

impl Stream {
    async fn open(server: &Server, phone: &Phone) -> Self {
        let request =
            reqwest::Client::new().get(server.url("/api/v1/live")).bearer_auth(&phone.token);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response: Box::pin(response.bytes_stream()), text: String::new() }
    }

    /// The next event; none when the stream has ended.
    async fn next(&mut self) -> Option<BTreeMap<String, u64>> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                if let Some(data) = event.strip_prefix("data: ") {
                    return Some(serde_json::from_str(data).unwrap());
                }
                continue;
            }
            let bytes = tokio::time::timeout(PATIENCE, self.response.next()).await.unwrap()?;
            self.text.push_str(std::str::from_utf8(&bytes.ok()?).unwrap());
        }
    }
}

#[tokio::test]
async fn w9_a_commit_in_scope_is_heard_and_one_outside_is_not() {
    let server = Server::start().await;
    server.plan().await;
    let listener = server.phone(TEAM).await;
    let mut stream = Stream::open(&server, &listener).await;
    let first = stream.next().await.unwrap();
    assert!(first.contains_key("plan/00025/00025"), "where every feed stands: {first:?}");

    let mut outside = server.phone(&[("team_member", "00025-02")]).await;
    let record = outside.new_record();
    let other = support::key("register/00025/00025-02", "2021");
    outside.write(&other, record, &support::household("Ngoài"));
    assert_eq!(outside.sync().await.accepted.len(), 1);
    let mut inside = server.phone(TEAM).await;
    inside.household("Trong");
    inside.sync().await;
    loop {
        let news = stream.next().await.unwrap();
        assert!(!news.contains_key("register/00025/00025-02"));
        if news.get("register/00025/00025-01") == Some(&1) {
            break;
        }
    }
    server.stop().await;
}

#[tokio::test]
async fn w9_the_stream_of_a_revoked_phone_ends() {
    let server = Server::start().await;
    let phone = server.phone(TEAM).await;
    let mut stream = Stream::open(&server, &phone).await;
    stream.next().await.unwrap();
    server.app.store.revoke_device(support::ward(), phone.device, NOW_MS).await.unwrap();
    while stream.next().await.is_some() {}
    let again = reqwest::Client::new().get(server.url("/api/v1/live")).bearer_auth(&phone.token);
    let refused = again.send().await.unwrap();
    assert_eq!(refused.status(), 401);
    assert_eq!(refused.json::<serde_json::Value>().await.unwrap()["code"], "access_withdrawn");
    server.stop().await;
}

#[tokio::test]
async fn w9_a_place_given_later_is_heard_too() {
    let server = Server::start().await;
    server.plan().await;
    let phone = server.phone(TEAM).await;
    let mut stream = Stream::open(&server, &phone).await;
    stream.next().await.unwrap();
    server.regrant(&phone.member, &[("checkpoint_officer", "00025-C01")]).await;
    let mut officer = server.phone(&[("checkpoint_officer", "00025-C01")]).await;
    let day = support::key("passes/00025/00025-C01", "2021-11-22");
    let record = officer.new_record();
    officer.write(&day, record, &[("kind", "shift".into()), ("v", automerge::ScalarValue::Int(1))]);
    assert_eq!(officer.sync().await.accepted.len(), 1);
    while stream.next().await.unwrap().get("passes/00025/00025-C01") != Some(&1) {}
    server.stop().await;
}

#[tokio::test]
async fn streams_end_when_the_server_stops() {
    let server = Server::start().await;
    let phone = server.phone(TEAM).await;
    let mut stream = Stream::open(&server, &phone).await;
    stream.next().await.unwrap();
    server.tell_to_stop();
    while stream.next().await.is_some() {}
    server.joined().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b15_a_storm_of_commits_wakes_a_stream_a_few_times_a_second() {
    let server = Server::start().await;
    server.plan().await;
    let listener = server.phone(TEAM).await;
    let mut writer = server.phone(TEAM).await;
    writer.sync_all().await;
    let mut stream = Stream::open(&server, &listener).await;
    let before = stream.next().await.unwrap();
    let before = before.get("register/00025/00025-01").copied().unwrap_or(0);
    let began = std::time::Instant::now();
    for number in 0..40 {
        writer.household(&format!("Chủ hộ {number}"));
        writer.sync().await;
    }
    let mut events = 0;
    loop {
        events += 1;
        if stream.next().await.unwrap().get("register/00025/00025-01") == Some(&(before + 40)) {
            break;
        }
    }
    let most = 2 + began.elapsed().as_millis() / 250;
    assert!(events <= most, "{events} events, {most} at most");
    server.stop().await;
}

#[tokio::test]
async fn b15_who_logs_out_is_told_to_their_own_streams_alone() {
    use vungxanh_server::store::AccessChange;
    let server = Server::start().await;
    let phone = server.phone(TEAM).await;
    let desk = support::desk::Desk::of(&server, "canbo", "ward_official").await;
    let mut heard = server.app.store.listen_access();
    assert_eq!(desk.ask("POST", "/logout", None).await.0, 204);
    assert!(matches!(heard.recv().await.unwrap(), AccessChange::Session(_)));
    let store = &server.app.store;
    assert!(store.revoke_device(support::ward(), phone.device, NOW_MS).await.unwrap());
    assert_eq!(heard.recv().await.unwrap(), AccessChange::Device(phone.device));
    assert!(store.disable_member(support::ward(), phone.member.clone(), NOW_MS).await.unwrap());
    assert_eq!(heard.recv().await.unwrap(), AccessChange::Member(support::ward(), phone.member));
    server.stop().await;
}
