//! What the server writes by itself: arrivals from the barrier, alerts of the day, the mark on what was not taken up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::time::Duration;

use automerge::ScalarValue;
use serde_json::{Value, json};
use support::desk::Desk;
use support::{NOW_MS, Phone, Server, key, place, ward};
use tokio::sync::broadcast;
use vungxanh_server::store::{Committed, RecordEdit};
use vungxanh_shared::document;
use vungxanh_shared::ids::{DocumentKey, RecordId};
use vungxanh_shared::scalar::{FieldsExt, Scalar};
use vungxanh_shared::stops::Number;
use vungxanh_shared::time::MINUTE_MS;

const BARRIER: &[(&str, &str)] = &[("checkpoint_officer", "00025-C01")];
const TEAM: &[(&str, &str)] = &[("team_member", "00025-02")];

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

/// Waits until something is committed in the partition.
async fn committed(heard: &mut broadcast::Receiver<Committed>, partition: &str) {
    let written = async { while heard.recv().await.unwrap().partition.to_string() != partition {} };
    let within = Duration::from_secs(20);
    tokio::time::timeout(within, written).await.expect("nothing was written there");
}

fn passes() -> DocumentKey {
    key("passes/00025/00025-C01", "2021-11-22")
}

fn movements() -> DocumentKey {
    key("movements/00025/00025-02", "2021-11")
}

/// A motorbike with two on it: one stays in area 2, the other goes on.
fn pass() -> Vec<(&'static str, ScalarValue)> {
    vec![
        ("kind", "pass".into()),
        ("v", ScalarValue::Int(2)),
        ("at", ScalarValue::Timestamp(NOW_MS)),
        ("direction", "in".into()),
        ("vehicle_type", "motorbike".into()),
        ("plate", "29A12345".into()),
        ("from_text", "Bình Thạnh, TP Hồ Chí Minh".into()),
        ("decision", "let_pass".into()),
        ("people/a1/name", "Lò Thị Hoa".into()),
        ("people/a1/birth_year", ScalarValue::Int(1990)),
        ("people/a1/phone", "+84912345678".into()),
        ("people/a1/stays", true.into()),
        ("people/a1/dest_area", "00025-02".into()),
        ("people/b2/name", "Lò Văn Pánh".into()),
    ]
}

async fn arrivals(desk: &Desk) -> Value {
    desk.get("/movements?filter=direction:arrival").await["rows"].clone()
}

async fn actions(desk: &Desk) -> Vec<(String, String)> {
    let lines = desk.get("/audit").await["rows"].as_array().unwrap().clone();
    let text = |line: &Value, name: &str| line[name].as_str().unwrap().to_owned();
    lines.iter().map(|line| (text(line, "action"), text(line, "who"))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn k78_who_stays_is_an_arrival_of_the_area_until_the_team_has_recorded_it() {
    let (server, desk) = start().await;
    let (mut barrier, mut team) = (server.phone(BARRIER).await, server.phone(TEAM).await);
    let mut heard = server.app.store.listen();
    let record = barrier.new_record();
    barrier.write(&passes(), record, &pass());
    barrier.sync().await;
    committed(&mut heard, "movements/00025/00025-02").await;

    let rows = arrivals(&desk).await;
    assert_eq!(rows.as_array().unwrap().len(), 1, "who goes on is nobody's arrival: {rows}");
    let arrival = &rows[0]["record"];
    let fields = &arrival["fields"];
    assert_eq!((&fields["name"], &fields["channel"]), (&json!("Lò Thị Hoa"), &json!("checkpoint")));
    assert_eq!(fields["pass"], record.to_string());
    assert_eq!(fields["from_text"], "Bình Thạnh, TP Hồ Chí Minh");
    assert_eq!(arrival["place"], "00025-02");
    assert_eq!(arrival["created_by_name"], "Vùng Xanh", "whose writing it is can be seen");
    assert!(rows[0]["due"]["at_ms"].is_i64(), "it waits for the team: {rows}");
    assert!(actions(&desk).await.contains(&("handed_over".to_owned(), "server".to_owned())));
    team.sync_all().await;
    let id: RecordId = arrival["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(team.text(&movements(), id, "name").as_deref(), Some("Lò Thị Hoa"));

    // Asked for once more, nothing is written twice.
    let mark = vungxanh_server::store::PassMark::before(0);
    assert!(server.app.store.hand_over(ward(), mark, server.now_ms()).await.unwrap().is_some());
    assert_eq!(arrivals(&desk).await.as_array().unwrap().len(), 1);

    let own = team.new_record();
    team.write(&movements(), own, &recorded("Lò Thị Hoa"));
    team.sync().await;
    committed(&mut heard, "movements/00025/00025-02").await;
    committed(&mut heard, "movements/00025/00025-02").await;
    let left = arrivals(&desk).await;
    assert_eq!(left.as_array().unwrap().len(), 1, "{left}");
    assert_eq!(left[0]["record"]["id"], own.to_string());
    let page = desk.get(&format!("/records/{id}")).await;
    assert_eq!(page["record"]["fields"]["removed/reason"], "Tổ đã ghi lượt đến này");
    end(server).await;
}

/// An arrival as a team records it.
fn recorded(name: &str) -> Vec<(&'static str, ScalarValue)> {
    vec![
        ("kind", "movement".into()),
        ("v", ScalarValue::Int(3)),
        ("direction", "arrival".into()),
        ("name", name.into()),
        ("birth_year", ScalarValue::Int(1990)),
        ("from_text", "TP Hồ Chí Minh".into()),
        ("arrive_actual", ScalarValue::Timestamp(NOW_MS)),
        ("day", "2021-11-22".into()),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn k78_a_corrected_pass_takes_back_what_nobody_touched_and_leaves_what_a_team_wrote_in() {
    let (server, desk) = start().await;
    let (mut barrier, mut team) = (server.phone(BARRIER).await, server.phone(TEAM).await);
    let mut heard = server.app.store.listen();
    let [untouched, touched] = [(); 2].map(|()| {
        let record = barrier.new_record();
        barrier.write(&passes(), record, &pass());
        record
    });
    barrier.write(&passes(), touched, &[("people/a1/name", "Vàng A Páo".into())]);
    barrier.sync().await;
    committed(&mut heard, "movements/00025/00025-02").await;
    team.sync_all().await;
    let of = |pass: RecordId, rows: &Value| -> Option<RecordId> {
        let rows = rows.as_array().unwrap();
        let row = rows.iter().find(|row| row["record"]["fields"]["pass"] == pass.to_string())?;
        Some(row["record"]["id"].as_str().unwrap().parse().unwrap())
    };
    let rows = arrivals(&desk).await;
    let visited = of(touched, &rows).unwrap();
    team.write(&movements(), visited, &[("reported_back_at", ScalarValue::Timestamp(NOW_MS))]);
    team.sync().await;
    for record in [untouched, touched] {
        barrier.write(&passes(), record, &[("people/a1/stays", false.into())]);
    }
    committed(&mut heard, "movements/00025/00025-02").await;
    barrier.sync().await;
    committed(&mut heard, "movements/00025/00025-02").await;
    let left = arrivals(&desk).await;
    assert_eq!((of(untouched, &left), of(touched, &left)), (None, Some(visited)), "{left}");
    end(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k78_an_area_that_is_not_there_or_closed_hands_on_to_the_whole_ward() {
    let (server, desk) = start().await;
    let mut barrier = server.phone(BARRIER).await;
    let mut heard = server.app.store.listen();
    let record = barrier.new_record();
    barrier.write(&passes(), record, &pass());
    barrier.write(&passes(), record, &[("people/a1/dest_area", "00025-77".into())]);
    barrier.sync().await;
    committed(&mut heard, "movements/00025/00025-00").await;
    let rows = arrivals(&desk).await;
    assert_eq!(rows.as_array().unwrap().len(), 1, "{rows}");
    assert_eq!(
        rows[0]["record"]["place"], "00025-00",
        "where the office finds it, and no team is missed"
    );
    end(server).await;
}

/// What a phone holds of the day's alerts: hash, salt, end and number to call of each.
fn alerts(phone: &Phone, day: &str) -> Vec<(String, String, i64, String)> {
    let Some(document) = phone.documents.get(&key("alerts/00025/00025", day)) else {
        return Vec::new();
    };
    let ids = document::record_ids(document).into_iter();
    let states = ids.filter_map(|id| document::read(document, id));
    let text = |fields: &vungxanh_shared::scalar::Fields, name: &str| {
        fields.text(name).unwrap_or_default().to_owned()
    };
    states
        .map(|state| {
            let fields = &state.fields;
            assert_eq!(
                fields.keys().map(String::as_str).collect::<Vec<_>>(),
                ["call_phone", "key", "kind", "salt", "until", "v"],
                "nothing else is said of whom it is about"
            );
            let until = fields.int("until").unwrap();
            (text(fields, "key"), text(fields, "salt"), until, text(fields, "call_phone"))
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn k76_who_is_to_be_stopped_reaches_the_barriers_as_a_hash_of_the_day_and_ends_when_lifted() {
    let (server, desk) = start().await;
    let mut barrier = server.phone(BARRIER).await;
    let mut station = server.phone(&[("health_station", "00025")]).await;
    let mut heard = server.app.store.listen();
    let watch = json!({ "kind": "watch", "place": "00025-00", "fields": {
        "name": "Nguyễn Văn Trốn", "plate": "29A-123.45", "phone": "0912 345 678", "why": "left_isolation",
        "from_day": "2021-11-22", "to_day": "2021-11-22", "ask_to": "stop_call",
        "call_name": "Đỗ Văn Hùng", "call_phone": "024 3831 2345", "approved_by": "Nguyễn Thị Hoa" } });
    let page = desk.post("/records", watch).await;
    committed(&mut heard, "alerts/00025/00025").await;
    barrier.sync_all().await;
    station.sync_all().await;
    let today = alerts(&barrier, "2021-11-22");
    assert_eq!(today.len(), 2, "plate and telephone: {today:?}");
    for number in [Number::Plate("29A12345"), Number::Phone("+84912345678")] {
        let found = today.iter().find(|(key, salt, ..)| number.hashed(salt) == *key);
        let (_, _, until, call) = found.expect("its hash");
        assert_eq!((*until, call.as_str()), (NOW_MS + 16 * 60 * MINUTE_MS - 1, "+842438312345"));
    }
    assert!(alerts(&barrier, "2021-11-23").is_empty(), "it ends today");
    assert!(alerts(&station, "2021-11-22").is_empty(), "the station does not stop anybody");
    assert!(actions(&desk).await.contains(&("alerts_written".to_owned(), "server".to_owned())));

    let id = page["record"]["id"].as_str().unwrap();
    server.pass(30 * MINUTE_MS);
    let lifted = json!({ "fields": { "lifted_at": server.now_ms() }, "seen": {} });
    desk.post(&format!("/records/{id}/edit"), lifted).await;
    committed(&mut heard, "alerts/00025/00025").await;
    barrier.sync_all().await;
    let ended = alerts(&barrier, "2021-11-22");
    assert!(ended.iter().all(|(_, _, until, _)| *until == server.now_ms()), "{ended:?}");
    end(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k76_the_days_of_one_number_cannot_be_compared() {
    let (server, desk) = start().await;
    let mut barrier = server.phone(BARRIER).await;
    let mut heard = server.app.store.listen();
    let watch = json!({ "kind": "watch", "place": "00025-00", "fields": {
        "id_no": "001085012345", "why": "trace", "from_day": "2021-11-22", "to_day": "2021-11-30",
        "ask_to": "stop_call", "call_name": "Đỗ Văn Hùng", "call_phone": "113",
        "approved_by": "Nguyễn Thị Hoa" } });
    desk.post("/records", watch).await;
    committed(&mut heard, "alerts/00025/00025").await;
    barrier.sync_all().await;
    let (today, tomorrow) = (alerts(&barrier, "2021-11-22"), alerts(&barrier, "2021-11-23"));
    assert_eq!((today.len(), tomorrow.len()), (1, 1), "a phone that is offline tomorrow has it");
    assert_ne!((&today[0].0, &today[0].1), (&tomorrow[0].0, &tomorrow[0].1));
    // Looked at again, nothing is written.
    server.app.store.write_alerts(ward(), server.now_ms()).await.unwrap();
    barrier.sync_all().await;
    assert_eq!(alerts(&barrier, "2021-11-22"), today);
    end(server).await;
}

/// A suspected case, found now, as the server would write it.
async fn suspect(server: &Server, name: &str) -> RecordId {
    let fields = [
        ("name", Scalar::from(name)),
        ("at", Scalar::Int(server.now_ms())),
        ("symptoms/fever", Scalar::Bool(true)),
        ("found_by", Scalar::from("visit")),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    let edit = RecordEdit::new("suspect", place("00025-02"), fields.into());
    let author = server.app.store.server_author(ward()).await.unwrap();
    server.app.store.write(author, vec![edit], server.now_ms()).await.unwrap().unwrap()[0]
}

#[tokio::test(flavor = "multi_thread")]
async fn k79_a_case_that_is_not_taken_up_in_the_wards_minutes_is_passed_on_once_and_visibly() {
    let (server, desk) = start().await;
    let station = Desk::of(&server, "tramyte", "health_station").await;
    let early = suspect(&server, "Trần Văn Sớm").await;
    let settings = &desk.get("/plan/settings").await["rows"][0]["record"];
    let id = settings["id"].as_str().unwrap();
    let minutes = json!({ "fields": { "suspect_minutes": 30 }, "seen": {} });
    desk.post(&format!("/records/{id}/edit"), minutes).await;
    let [late, taken] =
        [suspect(&server, "Lò Thị Hoa").await, suspect(&server, "Lò Văn Pánh").await];
    let escalated = async |id: RecordId| {
        desk.get(&format!("/records/{id}")).await["record"]["fields"]["escalated_at"].clone()
    };
    server.app.store.escalate(ward(), server.now_ms()).await.unwrap();
    assert_eq!(escalated(late).await, Value::Null, "there is time yet");
    let seen =
        json!({ "fields": { "seen_at": server.now_ms(), "seen_by": "Lê Thị Hoa" }, "seen": {} });
    station.post(&format!("/records/{taken}/edit"), seen).await;
    server.pass(31 * MINUTE_MS);
    for _ in 0..2 {
        server.app.store.escalate(ward(), server.now_ms()).await.unwrap();
    }
    assert_eq!(escalated(late).await, server.now_ms());
    assert_eq!(escalated(taken).await, Value::Null, "the station has it");
    assert_eq!(
        escalated(early).await,
        Value::Null,
        "the ward had given no minutes: nothing was late by a rule"
    );
    let history = &desk.get(&format!("/records/{late}")).await["history"];
    let marks = history.as_array().unwrap().iter().filter(|entry| {
        entry["changes"].as_array().unwrap().iter().any(|one| one["field"] == "escalated_at")
    });
    assert_eq!(marks.map(|entry| &entry["by_name"]).collect::<Vec<_>>(), ["Vùng Xanh"]);
    let noted =
        actions(&desk).await.into_iter().filter(|(action, _)| action == "escalated").count();
    assert_eq!(noted, 1);
    end(server).await;
}
