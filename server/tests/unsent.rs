//! The file of a phone whose access was taken back, handed in at the office (A15).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use support::desk::Desk;
use support::{Phone, Server, key, register, ward};
use vungxanh_server::store::{DeviceBounds, Ward};
use vungxanh_shared::wire::Push;

/// As `web/src/worker/export.ts` writes it.
fn exported(phone: &Phone, pushes: &[Push]) -> Value {
    let changes = pushes.iter().flat_map(|push| {
        push.changes.iter().map(|bytes| {
            json!({ "partition": push.partition, "period": push.period, "hash": "", "records": [],
                    "saved_at": "2021-11-22T01:00:00.000Z", "change_base64": STANDARD.encode(bytes) })
        })
    });
    json!({ "format": "vungxanh-unsent", "v": 1, "device_id": phone.device.to_string(),
            "changes": changes.collect::<Vec<_>>() })
}

async fn revoke(server: &Server, phone: &Phone) {
    let store = &server.app.store;
    assert!(store.revoke_device(ward(), phone.device, server.now_ms()).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a15_what_a_withdrawn_phone_could_not_send_is_taken_in_its_members_name_once() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    phone.household("Phan Thị Gửi");
    phone.sync().await;
    let record = phone.household("Phan Thị Giữ");
    phone.write(&register(), record, &[("house_no", "21".into())]);
    phone.household("Bùi Thị Hoà");
    let mut unsent = phone.outbox.clone();
    revoke(&server, &phone).await;
    assert_eq!(phone.try_sync().await.unwrap_err().code, "access_withdrawn");

    // Whatever order the file has them in, each comes behind what it builds on.
    unsent.reverse();
    let file = exported(&phone, &unsent);
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let taken = desk.post("/phones/unsent", file.clone()).await;
    assert_eq!((&taken["taken"], &taken["taken_records"]), (&json!(3), &json!(2)));
    assert_eq!((&taken["known"], &taken["before"]), (&json!(0), &Value::Null));
    assert_eq!((&taken["changes"], &taken["refused"]), (&json!(3), &json!([])));
    assert_eq!(taken["member_name"], "Trần Thị Bình");
    assert_eq!(taken["records"].as_array().unwrap().len(), 2);
    let households = desk.get("/households?search=Phan%20Thị%20Giữ").await;
    let row = &households["rows"][0]["record"];
    assert_eq!(
        (&row["fields"]["house_no"], &row["created_by_name"]),
        (&json!("21"), &json!("Trần Thị Bình"))
    );
    assert_eq!(row["created_by"], phone.device.to_string());

    // The same changes again, in a file that was made again.
    server.pass(60_000);
    unsent.reverse();
    let again = desk.post("/phones/unsent", exported(&phone, &unsent)).await;
    assert_eq!((&again["taken"], &again["taken_records"]), (&json!(0), &json!(0)));
    assert_eq!((&again["known"], &again["known_records"]), (&json!(3), &json!(2)));
    assert_eq!(again["known_since_ms"], support::NOW_MS);
    let before = &again["before"];
    assert_eq!((&before["at_ms"], &before["login"]), (&json!(support::NOW_MS), &json!("canbo")));
    assert_eq!((&before["taken"], &before["refused"]), (&json!(3), &json!(0)));
    assert_eq!(desk.get("/households").await["total"], 3);

    let audit = desk.get("/audit").await;
    let lines = audit["rows"].as_array().unwrap().iter();
    let lines: Vec<_> = lines.filter(|line| line["action"] == "unsent_handed_in").collect();
    assert_eq!(lines.len(), 2, "each time a line");
    assert_eq!(lines[1]["subject"], phone.device.to_string());
    assert!(lines[1]["detail"].as_str().unwrap().contains(r#""taken":3"#));
    // Handing in a file is no visit of the phone.
    let phones = desk.get("/phones").await;
    assert_eq!(phones[0]["last_sync_ms"], support::NOW_MS);
    assert!(phones[0]["revoked_at_ms"].is_number());
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w26_a_file_goes_through_the_gate_and_what_is_refused_is_listed() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    let mut other = server.phone(&[("team_member", "00025-01")]).await;
    phone.household("Chính mình");
    other.household("Của máy khác");
    let elsewhere = key("register/00025/00025-02", "2021");
    let record = phone.new_record();
    phone.write(&elsewhere, record, &support::household("Ngoài địa bàn"));
    phone.offer(&register(), b"no change".to_vec());
    revoke(&server, &phone).await;
    let unsent: Vec<Push> = phone.outbox.iter().chain(&other.outbox).cloned().collect();
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let taken = desk.post("/phones/unsent", exported(&phone, &unsent)).await;
    assert_eq!((&taken["changes"], &taken["taken"]), (&json!(4), &json!(1)));
    let refused = taken["refused"].as_array().unwrap().iter();
    let codes: Vec<_> =
        refused.map(|one| (one["code"].as_str().unwrap(), &one["changes"])).collect();
    let one = json!(1);
    assert_eq!(codes, [("foreign_actor", &one), ("not_a_change", &one), ("out_of_scope", &one)]);
    assert!(taken["refused"][0]["vi"].as_str().unwrap().len() > 10);
    let listed = desk.get("/quarantine").await;
    assert_eq!(listed["total"], 3);
    assert!(
        listed["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["device"] == phone.device.to_string())
    );
    let households = desk.get("/households").await;
    assert_eq!(households["total"], 1, "no other device's change");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w26_what_one_phone_may_add_bounds_its_file_too_and_the_rest_comes_later() {
    let dir = tempfile::tempdir().unwrap();
    let bounds = DeviceBounds { documents_a_day: 1, ..DeviceBounds::default() };
    let limits = vungxanh_server::config::Limits { device_bounds: bounds, ..support::wide() };
    let server = Server::on(dir, limits).await;
    server.plan().await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    phone.household("Sổ năm nay");
    let record = phone.new_record();
    phone.write(
        &key("register/00025/00025-01", "2020"),
        record,
        &support::household("Sổ năm trước"),
    );
    let file = exported(&phone, &phone.outbox);
    revoke(&server, &phone).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let taken = desk.post("/phones/unsent", file.clone()).await;
    assert_eq!(taken["taken"], 1);
    assert_eq!(taken["refused"][0]["code"], "too_many_documents_today");
    assert_eq!(taken["refused"][0]["later"], true);
    assert_eq!(desk.get("/quarantine").await["total"], 0);
    server.pass(24 * 60 * 60 * 1000);
    let desk = Desk::again(&server, "canbo").await;
    let taken = desk.post("/phones/unsent", file).await;
    assert_eq!((&taken["taken"], &taken["known"]), (&json!(1), &json!(1)));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a15_only_who_keeps_members_hands_in_and_only_files_of_the_wards_own_phones() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    phone.household("Phan Thị Giữ");
    let file = exported(&phone, &phone.outbox);
    let police = Desk::of(&server, "congan", "police").await;
    assert_eq!(police.ask("POST", "/phones/unsent", Some(&file)).await.0, 403);
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let mut unknown = file.clone();
    unknown["device_id"] = json!("07070707070707070707070707070707");
    let (status, answer) = desk.ask("POST", "/phones/unsent", Some(&unknown)).await;
    assert_eq!((status, &answer["code"]), (404, &json!("unknown_phone")));
    let (status, answer) = desk.ask("POST", "/phones/unsent", Some(&json!({ "a": 1 }))).await;
    assert_eq!((status, &answer["code"]), (400, &json!("not_an_unsent_file")));
    let beside = Ward { code: "00031".parse().unwrap(), name: "Phường Bên".to_owned() };
    server.app.store.put_ward(beside, server.now_ms()).await.unwrap();

    // A desk's own device is no phone.
    let session = desk.get("/session").await;
    let mut office = file.clone();
    office["device_id"] = session["device"].clone();
    assert_eq!(desk.ask("POST", "/phones/unsent", Some(&office)).await.0, 404);
    let large = json!({ "format": "vungxanh-unsent", "more": "x".repeat(17 << 20) });
    let (status, answer) = desk.ask("POST", "/phones/unsent", Some(&large)).await;
    assert_eq!((status, &answer["code"]), (413, &json!("file_too_large")));
    // One that still has access may hand in what it could send: it is the same change.
    let taken = desk.post("/phones/unsent", file).await;
    assert_eq!(taken["taken"], 1);
    assert_eq!(phone.sync().await.accepted.len(), 1);
    assert_eq!(desk.get("/households").await["total"], 1);
    server.stop().await;
}
