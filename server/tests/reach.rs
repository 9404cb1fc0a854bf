//! Which phones have a notice: by what they said themselves, never by what was sent to them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use serde_json::{Value, json};
use support::desk::Desk;
use support::{NOW_MS, Phone, Server, ward, wide};
use vungxanh_server::store::backup::{self, BackupAsk, RestoreAsk};

const TEAM_1: &[(&str, &str)] = &[("team_member", "00025-01")];
const TEAM_2: &[(&str, &str)] = &[("team_member", "00025-02")];
const CHECKPOINT: &[(&str, &str)] = &[("checkpoint_officer", "00025-C01")];
const PLAN: &str = "plan/00025/00025";

/// Writes a notice at the desk; its id.
async fn announce(desk: &Desk, more: Value) -> String {
    let mut fields = json!({ "title": "Rà soát người về từ vùng dịch", "text": "Báo về trụ sở trước 17 giờ",
                             "from_at": NOW_MS, "signed_by": "Nguyễn Thị Hoa" });
    fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let creation = json!({ "kind": "notice", "place": "00025", "fields": fields });
    desk.post("/records", creation).await["record"]["id"].as_str().unwrap().to_owned()
}

/// `reached/phones`, and whose phones have it not.
async fn reach(desk: &Desk, notice: &str) -> (String, Vec<String>) {
    let reach = desk.get(&format!("/notices/{notice}/reach")).await;
    let missing = reach["missing"].as_array().unwrap().iter();
    let missing = missing.map(|phone| phone["id"].as_str().unwrap().to_owned()).collect();
    (format!("{}/{}", reach["reached"], reach["phones"]), missing)
}

async fn assert_reach(desk: &Desk, notice: &str, expected: &str, missing: &[&Phone]) {
    let mut ids: Vec<String> = missing.iter().map(|phone| phone.device.to_string()).collect();
    let (found, mut named) = reach(desk, notice).await;
    ids.sort();
    named.sort();
    assert_eq!((found.as_str(), named), (expected, ids));
}

#[tokio::test]
async fn w28_a_phone_has_a_notice_when_it_says_so_itself() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let (mut one, mut two) = (server.phone(TEAM_1).await, server.phone(TEAM_2).await);
    one.sync_all().await;
    let notice = announce(&desk, json!({ "to/teams": true })).await;
    assert_reach(&desk, &notice, "0/2", &[&one, &two]).await;

    // It was sent; whether it arrived nobody knows yet.
    one.sync_all().await;
    assert_reach(&desk, &notice, "0/2", &[&one, &two]).await;
    one.sync().await;
    assert_reach(&desk, &notice, "1/2", &[&two]).await;

    // With something to send as well.
    two.sync_all().await;
    two.household("Nguyễn Văn An");
    two.sync().await;
    assert_reach(&desk, &notice, "2/2", &[]).await;

    // As it stands now: who has an earlier wording has not this one.
    let page = desk.get(&format!("/records/{notice}")).await;
    let seen = page["stands"]["text"][0]["ops"].clone();
    let edit =
        json!({ "fields": { "text": "Báo về trụ sở trước 12 giờ" }, "seen": { "text": seen } });
    desk.post(&format!("/records/{notice}/edit"), edit).await;
    assert_reach(&desk, &notice, "0/2", &[&one, &two]).await;
    one.sync_all().await;
    one.sync().await;
    assert_reach(&desk, &notice, "1/2", &[&two]).await;

    // It is remembered in the database, and a phone whose access was taken back is none any more.
    let dir = server.stop().await;
    let server = Server::on(dir, wide()).await;
    let desk = Desk::again(&server, "canbo").await;
    assert_reach(&desk, &notice, "1/2", &[&two]).await;
    assert!(server.app.store.revoke_device(ward(), two.device, NOW_MS).await.unwrap());
    assert_reach(&desk, &notice, "1/1", &[]).await;
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn w28_only_phones_that_a_notice_is_for_are_counted() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let one = server.phone(TEAM_1).await;
    let two = server.phone(TEAM_2).await;
    let gate = server.phone(CHECKPOINT).await;
    for (more, missing) in [
        (json!({}), vec![&one, &two, &gate]),
        (json!({ "to/checkpoints": true }), vec![&gate]),
        (json!({ "areas/00025-02": true }), vec![&two]),
        (json!({ "areas/00025-02": true, "to/checkpoints": true }), vec![&gate]),
        (json!({ "to/police": true }), vec![]),
    ] {
        let notice = announce(&desk, more).await;
        assert_reach(&desk, &notice, &format!("0/{}", missing.len()), &missing).await;
    }
    let household = json!({ "kind": "household", "place": "00025-01",
                            "fields": { "head_name": "Lê Thị Hoa", "house_no": "1", "street": "Kim Mã" } });
    let other = desk.post("/records", household).await["record"]["id"].as_str().unwrap().to_owned();
    let (status, _) = desk.ask("GET", &format!("/notices/{other}/reach"), None).await;
    assert_eq!(status, 404, "another record is no notice");
    server.stop().await;
}

#[tokio::test]
async fn w28_a_cursor_that_was_never_given_reaches_nothing() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let mut phone = server.phone(TEAM_1).await;
    let notice = announce(&desk, json!({})).await;
    for cursor in [1_000_000, u64::MAX >> 13, 1 << 52 | 1_000_000, 1 << 51 | 1_000_000] {
        phone.cursors.insert(PLAN.to_owned(), cursor);
        let request = phone.request();
        let _: vungxanh_shared::wire::SyncResponse =
            support::post(&server.url("/api/v1/sync"), Some(&phone.token), &request).await.unwrap();
        assert_reach(&desk, &notice, "0/1", &[&phone]).await;
    }
    server.stop().await;
}

#[tokio::test]
async fn w28_numbers_of_the_life_before_a_restore_reach_nothing() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let mut phone = server.phone(TEAM_1).await;
    let database = server.app.config.database_file();
    let file = server.dir.path().join("copy");
    let ask = BackupAsk {
        database: database.clone(),
        target: file.clone(),
        replace: false,
        despite_differences: false,
        now_ms: NOW_MS,
    };
    backup::write(&ask, &mut |_| {}).unwrap();
    for _ in 0..30 {
        announce(&desk, json!({})).await;
    }
    phone.sync_all().await;
    phone.sync().await;
    let dir = server.stop().await;
    let ask = RestoreAsk { database, backup: file, despite_differences: false, now_ms: NOW_MS };
    backup::restore(&ask, &mut |_| {}).await.unwrap();

    // The ward writes on; the phone still has numbers of changes that are lost.
    let server = Server::on(dir, wide()).await;
    phone.turn_to(&server);
    let desk = Desk::again(&server, "canbo").await;
    let notice = announce(&desk, json!({})).await;
    for _ in 0..40 {
        announce(&desk, json!({})).await;
    }
    let request = phone.request();
    let _: vungxanh_shared::wire::SyncResponse =
        support::post(&server.url("/api/v1/sync"), Some(&phone.token), &request).await.unwrap();
    assert_reach(&desk, &notice, "0/1", &[&phone]).await;

    // It heard of the new life and begins from nothing.
    phone.cursors.clear();
    phone.documents.clear();
    phone.sync_all().await;
    phone.sync().await;
    assert_reach(&desk, &notice, "1/1", &[]).await;
    server.assert_clean().await;
    server.stop().await;
}
