//! Two desks and one ward: what one cannot do to the other unseen, and which doors access has.
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
use vungxanh_shared::time::DAY_MS;

async fn start() -> (Server, Desk) {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    (server, desk)
}

async fn end(server: Server) {
    server.assert_clean().await;
    server.stop().await;
}

async fn household(desk: &Desk) -> String {
    let fields = json!({ "head_name": "Nguyễn Văn An", "house_no": "15" });
    let made = json!({ "kind": "household", "place": "00025-01", "fields": fields });
    desk.post("/records", made).await["record"]["id"].as_str().unwrap().to_owned()
}

/// What a form that was opened on the page says that it saw.
fn seen(page: &Value, field: &str) -> Value {
    let stands = page["stands"][field].as_array().cloned().unwrap_or_default();
    let ops: Vec<&Value> = stands.iter().flat_map(|one| one["ops"].as_array().unwrap()).collect();
    json!({ field: ops })
}

#[tokio::test(flavor = "multi_thread")]
async fn g17_the_same_account_at_another_desk_replaces_nothing_that_it_has_not_seen() {
    let (server, first) = start().await;
    let second = Desk::again(&server, "canbo").await;
    let path = format!("/records/{}", household(&first).await);
    let page = first.get(&path).await;
    let note = |text: &str, page: &Value| json!({ "fields": { "note": text }, "seen": seen(page, "note") });
    first.post(&format!("{path}/edit"), note("Dị ứng thuốc", &page)).await;
    let late = note("Chuyển nhà", &page);
    let (status, told) = second.ask("POST", &format!("{path}/edit"), Some(&late)).await;
    assert_eq!((status, told["code"].as_str()), (409, Some("others_stand")), "{told}");
    let stands = second.get(&path).await;
    assert_eq!(stands["record"]["fields"]["note"], "Dị ứng thuốc");
    // Shown it, the person may.
    second.post(&format!("{path}/edit"), note("Chuyển nhà", &stands)).await;
    assert_eq!(first.get(&path).await["record"]["fields"]["note"], "Chuyển nhà");
    end(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r12_access_ends_by_duty_and_never_by_a_members_record() {
    let (server, desk) = start().await;
    let member = server.member(&[("team_member", "00025-01")]).await;
    for (deed, body) in [
        ("edit", json!({ "fields": { "active": false }, "seen": {} })),
        ("edit", json!({ "fields": { "full_name": "Lê Hoa" }, "seen": {} })),
        ("remove", json!({ "reason": "nghỉ", "seen": {} })),
        ("decide", json!({ "field": "active", "value": false, "seen": [] })),
    ] {
        let (status, told) =
            desk.ask("POST", &format!("/records/{member}/{deed}"), Some(&body)).await;
        assert_eq!(
            (status, told["code"].as_str()),
            (400, Some("member_has_a_page")),
            "{deed}: {told}"
        );
    }
    let listed = desk.get("/members").await;
    assert!(listed.as_array().unwrap().iter().any(|row| row["record"]["id"] == member));
    end(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r12_an_official_takes_no_administrator_off_duty() {
    let (server, desk) = start().await;
    let administrator = Desk::of(&server, "quantri", "administrator").await;
    let account = server.app.store.account("quantri".to_owned()).await.unwrap().unwrap();
    let id = account.member;
    let off = json!({ "active": false });
    let (status, _) = desk.ask("POST", &format!("/members/{id}/duty"), Some(&off)).await;
    assert_eq!(status, 403);
    administrator.get("/plan/area").await;
    end(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a13_a_record_of_too_many_fields_is_told_at_the_field() {
    let (server, desk) = start().await;
    let mut fields = json!({ "at": NOW_MS, "direction": "in", "decision": "let_pass", "vehicle_type": "on_foot" });
    for n in 0..700 {
        for (key, value) in
            [("name", json!("Đinh Văn Giấy")), ("temp1", json!(36.5)), ("declared", json!(true))]
        {
            fields[format!("people/p{n}/{key}")] = value;
        }
    }
    let pass = json!({ "kind": "pass", "place": "00025-C01", "fields": fields });
    let (status, told) = desk.ask("POST", "/records", Some(&pass)).await;
    assert_eq!(status, 422, "{}", told["code"]);
    let codes: Vec<&str> = told["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"record_full"), "{codes:?}");
    end(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w12_a_day_longer_ago_than_the_books_are_kept_is_refused_before_anything_was_deleted() {
    let (server, desk) = start().await;
    let pass = |days: i64| {
        json!({ "kind": "pass", "place": "00025-C01", "fields": {
            "at": NOW_MS - days * DAY_MS, "direction": "in", "decision": "let_pass", "vehicle_type": "on_foot",
            "people/k7q/name": "Đinh Văn Giấy", "people/k7q/temp1": 36.5, "people/k7q/declared": true } })
    };
    desk.post("/records", pass(20)).await;
    let (status, told) = desk.ask("POST", "/records", Some(&pass(40))).await;
    assert_eq!((status, told["code"].as_str()), (410, Some("period_deleted")), "{told}");
    end(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k25_a_view_that_somebody_changed_meanwhile_is_not_written_over() {
    let (server, first) = start().await;
    let second = Desk::of(&server, "khac", "ward_official").await;
    let views = "/lists/persons/views";
    let kept = first
        .post(views, json!({ "name": "Tạm trú", "of_ward": true, "query": "residence=temporary" }))
        .await;
    let view = &kept["views"][0];
    let path = format!("{views}/{}", view["id"]);
    let change = |query: &str| json!({ "name": "Tạm trú", "of_ward": true, "query": query, "seen_at_ms": view["changed_at_ms"] });
    assert_eq!(first.ask("PUT", &path, Some(&change("search=an"))).await.0, 200);
    let (status, told) = second.ask("PUT", &path, Some(&change("search=chi"))).await;
    assert_eq!((status, told["code"].as_str()), (409, Some("view_changed")), "{told}");
    assert_eq!(second.get(views).await["views"][0]["query"], "search=an");
    // The same name as a person reads it.
    let (status, told) =
        first.ask("POST", views, Some(&json!({ "name": "TẠM  trú", "of_ward": true }))).await;
    assert_eq!((status, told["code"].as_str()), (409, Some("view_name_taken")), "{told}");
    end(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k24_a_text_that_no_cell_of_a_workbook_holds_does_not_stop_the_file() {
    let (server, desk) = start().await;
    let people = |from: usize| {
        let mut fields = json!({});
        for n in from..from + 60 {
            fields[format!("people/p{n}/name")] = json!("Đinh Văn Giấy");
            fields[format!("people/p{n}/temp1")] = json!(36.5);
            fields[format!("people/p{n}/declared")] = json!(true);
            fields[format!("people/p{n}/address")] =
                json!("Số 15 ngõ 26 phố Kim Mã ".repeat(6).trim());
        }
        fields
    };
    let mut fields = people(0);
    for (key, value) in [
        ("direction", "in"),
        ("decision", "let_pass"),
        ("vehicle_type", "bus"),
        ("plate", "29B-123.45"),
    ] {
        fields[key] = json!(value);
    }
    fields["at"] = json!(NOW_MS);
    let pass = json!({ "kind": "pass", "place": "00025-C01", "fields": fields });
    let id = desk.post("/records", pass).await["record"]["id"].as_str().unwrap().to_owned();
    for from in [60, 120, 180] {
        desk.post(&format!("/records/{id}/edit"), json!({ "fields": people(from), "seen": {} }))
            .await;
    }
    for format in ["xlsx", "csv"] {
        let path = format!("/export/passes?format={format}");
        let response = desk.request(reqwest::Method::GET, &path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{format}");
    }
    end(server).await;
}
