//! Refused changes at the office: what they wanted, handing them in, and pages of many.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use support::desk::Desk;
use support::{Phone, Server, key};

#[tokio::test(flavor = "multi_thread")]
async fn d6_a_refused_change_says_what_it_wanted_and_is_handed_in_under_a_place_once() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    let record = phone.new_record();
    phone.write(&elsewhere(), record, &support::household("Bùi Thị Hoà"));
    phone.sync().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let row = desk.get("/quarantine").await["rows"][0].clone();
    let wanted = &row["records"][0];
    assert_eq!(wanted["record"]["kind"], "household");
    assert_eq!(wanted["record"]["fields"]["head_name"], "Bùi Thị Hoà");
    assert_eq!((&wanted["made"], &wanted["in_book"]), (&json!(true), &json!(false)));

    let (device, hash) = (row["device"].as_str().unwrap(), row["hash"].as_str().unwrap());
    let path = format!("/quarantine/{device}/{hash}/hand-in");
    let nowhere = json!({ "place": "00025-77" });
    assert_eq!(desk.ask("POST", &path, Some(&nowhere)).await.0, 400);
    let police = Desk::of(&server, "congan", "police").await;
    let place = json!({ "place": "00025-02" });
    assert_eq!(police.ask("POST", &path, Some(&place)).await.0, 403);
    for has_written in [true, false] {
        let done = desk.post(&path, place.clone()).await;
        assert_eq!(done["records"], json!([record.to_string()]));
        assert_eq!(done["has_written"], has_written, "and says so");
    }
    let households = desk.get("/households").await;
    assert_eq!(households["total"], 1, "once, however often it is handed in");
    assert_eq!(households["rows"][0]["record"]["place"], "00025-02");
    let row = desk.get("/quarantine").await["rows"][0].clone();
    assert!(row["seen_at_ms"].is_number());
    assert_eq!(row["records"][0]["in_book"], true);
    server.assert_clean().await;
    server.stop().await;
}

/// A book into which a phone of area 1 may not write.
fn elsewhere() -> vungxanh_shared::ids::DocumentKey {
    key("register/00025/00025-02", "2021")
}

/// Offers so many changes that are refused.
async fn refused(phone: &mut Phone, count: usize) {
    for number in 0..count {
        let record = phone.new_record();
        phone.write(&elsewhere(), record, &support::household(&format!("Chủ hộ {number}")));
    }
    phone.sync().await;
}

fn hashes(page: &Value) -> Vec<String> {
    let rows = page["rows"].as_array().unwrap().iter();
    rows.map(|row| row["hash"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn b16_refused_changes_come_in_pages_that_nothing_moves() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    // All at one moment: the time alone tells no two of them apart.
    refused(&mut phone, 120).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let first = desk.get("/quarantine?unseen=true").await;
    assert_eq!((&first["unseen"], &first["total"]), (&json!(120), &json!(120)));
    let mut seen = hashes(&first);
    assert_eq!(seen.len(), 50);

    // Somebody deals with some of the first page and another comes in: the pages behind it stay as they are.
    for hash in &seen[..10] {
        let path = format!("/quarantine/{}/{hash}/seen", phone.device);
        desk.ask("POST", &path, None).await;
    }
    server.pass(1000);
    refused(&mut phone, 1).await;
    let mut next = first["next"].as_str().map(str::to_owned);
    while let Some(cursor) = next {
        let page = desk.get(&format!("/quarantine?unseen=true&cursor={cursor}")).await;
        assert_eq!(page["unseen"], 111);
        seen.extend(hashes(&page));
        next = page["next"].as_str().map(str::to_owned);
    }
    assert_eq!(seen.len(), 120);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 120, "each once");
    for wrong in ["e30", "-1", "9999999999"] {
        let (status, body) = desk.ask("GET", &format!("/quarantine?cursor={wrong}"), None).await;
        assert_eq!((status, &body["code"]), (400, &json!("bad_cursor")));
    }
    server.stop().await;
}
