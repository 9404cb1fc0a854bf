//! The dated rules at the office (SPEC K74, K75): what a form and a page are told, and rules of the ward's own.
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
use support::{NOW_MS, Server};
use vungxanh_shared::time::{DAY_MS, LocalDate};

/// The day so many days after the server's.
fn day(days: i64) -> String {
    LocalDate::at_ms(NOW_MS).plus_days(days).to_string()
}

/// Home isolation of F1 by the ward's own decision, from a day to another.
fn own_days(days: i64, from: &str, to: &str) -> Value {
    json!({ "kind": "rule", "place": "00025", "fields": {
        "rule": "isolation_days", "subject": "f1", "type": "home", "value": days,
        "from": from, "to": to, "decision_no": "312/QĐ-UBND", "issuer": "UBND phường" } })
}

/// The codes of what a form has to show, as `field:code`.
fn problems(answer: &(u16, Value)) -> Vec<String> {
    let show = |one: &Value| {
        format!("{}:{}", one["field"].as_str().unwrap(), one["code"].as_str().unwrap())
    };
    answer.1["problems"].as_array().into_iter().flatten().map(show).collect()
}

fn f1(from: &str) -> Value {
    json!({ "name": "Lò Thị Mai", "birth_year": 1985, "subject": "f1", "type": "home",
            "starts_on": from, "anchor": "last_contact", "anchor_on": from })
}

async fn isolate(desk: &Desk, from: &str) -> Value {
    let body = json!({ "kind": "isolation", "place": "00025-01", "fields": f1(from) });
    desk.post("/records", body).await
}

#[tokio::test]
async fn k74_a_form_and_a_page_are_told_the_rule_with_its_document() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "desk", "ward_official").await;
    let body = json!({ "kind": "isolation", "fields": f1(&day(0)) });
    let form = desk.post("/rulings", body.clone()).await;
    let ground = &form["grounds"][0];
    assert_eq!((&ground["field"], &ground["rule"]), (&json!("days"), &json!("isolation_days")));
    assert!(ground["value"].as_f64().unwrap() > 0.0, "{ground}");
    assert!(ground["source"].as_str().unwrap().contains("BYT"), "{ground}");
    let page = isolate(&desk, &day(0)).await;
    assert_eq!(page["rulings"]["grounds"][0], *ground);

    let list = json!({ "kind": "inspection", "fields": { "subject_kind": "checkpoint" } });
    let list = desk.post("/rulings", list).await;
    assert_eq!(list["offers"][0]["field"], "ok");
    assert!(list["offers"][0]["codes"].as_array().unwrap().contains(&json!("temp_all")));

    let police = Desk::of(&server, "police", "police").await;
    let (status, _) = police.ask("POST", "/rulings", Some(&body)).await;
    assert_eq!(status, 403);
    server.stop().await;
}

#[tokio::test]
async fn k75_the_ward_s_own_rule_decides_from_its_day_on_and_changes_nothing_before() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "desk", "ward_official").await;
    let before = isolate(&desk, &day(0)).await;

    let past = desk.ask("POST", "/records", Some(&own_days(21, &day(-1), &day(9)))).await;
    assert_eq!((past.0, problems(&past)), (422, vec!["from:rule_in_past".to_owned()]));
    let made = desk.post("/records", own_days(21, &day(0), &day(9))).await;
    server.pass(1);
    let beside = desk.ask("POST", "/records", Some(&own_days(10, &day(9), &day(20)))).await;
    assert_eq!((beside.0, problems(&beside)), (422, vec!["from:rule_overlaps".to_owned()]));
    let health = Desk::of(&server, "station", "health_station").await;
    let (status, _) = health.ask("POST", "/records", Some(&own_days(10, &day(30), &day(40)))).await;
    assert_eq!(status, 403, "only the ward writes it");

    let after = isolate(&desk, &day(0)).await;
    let fields = &after["record"]["fields"];
    assert_eq!(fields["days"], 21);
    assert_eq!(fields["rule_id"], made["record"]["id"]);
    assert_eq!(fields["rule_source"], "312/QĐ-UBND, UBND phường");
    let ground = &after["rulings"]["grounds"][0];
    assert_eq!((&ground["value"], &ground["from"]), (&json!(21.0), &json!(day(0))));
    // What was decided before it stands as it was decided.
    let id = before["record"]["id"].as_str().unwrap();
    let again = desk.get(&format!("/records/{id}")).await;
    assert_eq!(again["record"]["fields"]["days"], before["record"]["fields"]["days"]);
    assert_eq!(again["rulings"]["grounds"], before["rulings"]["grounds"]);

    // The next day it has begun: it is not changed, and ends where it is taken off the list.
    server.pass(DAY_MS);
    let desk = Desk::again(&server, "desk").await;
    let rule = made["record"]["id"].as_str().unwrap();
    let change = json!({ "fields": { "value": 7 }, "seen": {} });
    let changed = desk.ask("POST", &format!("/records/{rule}/edit"), Some(&change)).await;
    assert_eq!((changed.0, problems(&changed)), (422, vec!["from:rule_in_past".to_owned()]));
    desk.post(&format!("/records/{rule}/remove"), json!({ "reason": "Hết dịch", "seen": {} }))
        .await;
    let later = isolate(&desk, &day(1)).await;
    assert_ne!(later["record"]["fields"]["rule_id"], made["record"]["id"]);
    let restore = format!("/records/{rule}/restore");
    let restored = desk.ask("POST", &restore, Some(&json!({ "seen": {} }))).await;
    assert_eq!(restored.0, 422, "the days since would have another rule than they had");
    server.assert_clean().await;
    server.stop().await;
}
