//! Lists of what belongs to a record, read from the links that the projection keeps (SPEC K23): every kind, in both
//! directions, page after page with true counts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde_json::{Value, json};
use support::desk::Desk;
use support::{NOW_MS, Server, place, ward};
use vungxanh_server::store::RecordEdit;
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Fields;

fn fields_of(fields: &Value) -> Fields {
    serde_json::from_value(fields.clone()).unwrap()
}

async fn written(server: &Server, edits: Vec<RecordEdit>) -> Vec<String> {
    let author = server.app.store.server_author(ward()).await.unwrap();
    let ids = server.app.store.write(author, edits, server.now_ms()).await.unwrap().unwrap();
    ids.iter().map(RecordId::to_string).collect()
}

async fn write(server: &Server, kind: &str, at: &str, fields: Value) -> String {
    let edit = RecordEdit::new(kind, place(at), fields_of(&fields));
    written(server, vec![edit]).await.remove(0)
}

async fn change(server: &Server, kind: &str, id: &str, fields: Value) {
    let id = Some(id.parse().unwrap());
    written(server, vec![RecordEdit::of(kind, place("00025-01"), id, fields_of(&fields))]).await;
}

async fn household(server: &Server, head: &str) -> String {
    let fields = json!({ "head_name": head, "house_no": "1", "street": "Kim Mã" });
    write(server, "household", "00025-01", fields).await
}

fn movement(household: &str, name: &str) -> RecordEdit {
    let fields = json!({ "household": household, "direction": "departure", "name": name,
                         "to_text": "Hà Nội", "depart_actual": NOW_MS });
    RecordEdit::new("movement", place("00025-01"), fields_of(&fields))
}

/// What belongs to a record, as `kind.field=total`.
async fn related(desk: &Desk, id: &str) -> Vec<String> {
    let page = desk.get(&format!("/records/{id}")).await;
    let show = |one: &Value| {
        let field = one["field"].as_str().unwrap_or("whole");
        format!("{}.{field}={}", one["kind"].as_str().unwrap(), one["total"])
    };
    page["related"].as_array().unwrap().iter().map(show).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn k23_a_record_leads_to_all_that_name_it_and_to_the_one_it_is_part_of() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let [home, other] =
        [household(&server, "Lò Thị Mai").await, household(&server, "Lò Văn Pó").await];
    let person =
        json!({ "full_name": "Lò Thị Mai", "dob": "1950", "sex": "female", "household": home });
    let person = write(&server, "person", "00025-01", person).await;
    change(&server, "household", &home, json!({ "head": person })).await;
    let support = json!({ "name": "Lò Thị Mai", "household": home, "needs/food": true, "asked_at": NOW_MS,
                          "state": "asked" });
    let support = write(&server, "support", "00025-01", support).await;
    let signed = json!({ "household": home, "signed_by": "Lò Thị Mai", "signed_on": "2021-11-21",
                         "items/five_k": true });
    write(&server, "commitment", "00025-01", signed).await;
    written(&server, vec![movement(&home, "Lò Thị Mai")]).await;
    let of_home = [
        "person.household=1",
        "commitment.household=1",
        "movement.household=1",
        "support.household=1",
    ];
    assert_eq!(related(&desk, &home).await, of_home);
    assert_eq!(related(&desk, &person).await, ["household.head=1", "household.whole=1"]);

    // A link that changes leads elsewhere; one of a removed record leads nowhere until it is restored.
    change(&server, "support", &support, json!({ "household": other })).await;
    assert_eq!(related(&desk, &other).await, ["support.household=1"]);
    change(&server, "support", &support, json!({ "removed/at": NOW_MS })).await;
    assert_eq!(related(&desk, &other).await, [""; 0]);
    let gone = desk.get(&format!("/lists/support?household={other}&removed=true")).await;
    assert_eq!(gone["total"], 1);
    change(&server, "support", &support, json!({ "removed/at": null })).await;
    assert_eq!(related(&desk, &other).await, ["support.household=1"]);

    // What a role may not see is neither listed nor counted.
    let police = Desk::of(&server, "congan", "police").await;
    assert_eq!(related(&police, &home).await, of_home[..3]);
    let ask = format!("/records/{other}/related?kind=support&field=household");
    assert_eq!(police.ask("GET", &ask, None).await.0, 403);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k23_related_records_come_page_after_page_each_once_with_their_number() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let home = household(&server, "Lò Thị Mai").await;
    let all: BTreeSet<String> =
        written(&server, (0..120).map(|n| movement(&home, &format!("Khách {n}"))).collect())
            .await
            .into_iter()
            .collect();
    let page = desk.get(&format!("/records/{home}")).await;
    let first = &page["related"][0];
    assert_eq!(first["total"], 120);
    let ids = |rows: &Value| -> Vec<String> {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    let (mut met, mut next) = (ids(&first["rows"]), first["next"].as_str().map(str::to_owned));
    // Somebody adds one meanwhile: no row is met twice, and none is passed over.
    let late = written(&server, vec![movement(&home, "Khách muộn")]).await.remove(0);
    while let Some(after) = next {
        let ask = format!("/records/{home}/related?kind=movement&field=household&after={after}");
        let page = desk.get(&ask).await;
        assert_eq!(page["total"], 121);
        met.extend(ids(&page["rows"]));
        next = page["next"].as_str().map(str::to_owned);
    }
    met.retain(|id| *id != late);
    assert_eq!(met.len(), 120);
    assert_eq!(met.into_iter().collect::<BTreeSet<_>>(), all);

    let ask = async |query: &str| {
        desk.ask("GET", &format!("/records/{home}/related?{query}"), None).await.0
    };
    assert_eq!(ask("kind=movement&field=name").await, 404);
    assert_eq!(ask("kind=nothing&field=household").await, 404);
    assert_eq!(ask("kind=movement&field=household&after=xyz").await, 400);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k23_check_tells_links_that_are_not_what_the_records_say() {
    let server = Server::start().await;
    server.plan().await;
    let home = household(&server, "Lò Thị Mai").await;
    let id = written(&server, vec![movement(&home, "Lò Thị Mai")]).await.remove(0);
    server.assert_clean().await;
    let dir = server.stop().await;
    let file = dir.path().join("vungxanh.sqlite");
    let target: RecordId = home.parse().unwrap();
    let record: RecordId = id.parse().unwrap();
    let taken_out = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        Connection::open(&file).unwrap().execute(sql, values).unwrap()
    };
    let n = taken_out(
        "DELETE FROM record_link WHERE record = ?1 AND target = ?2",
        params![record.0, target.0],
    );
    assert_eq!(n, 1);
    let n = taken_out(
        "INSERT INTO record_link SELECT ward, ?1, 'person', ?2, kind, day, removed FROM record WHERE id = ?3",
        params![[7u8; 16], target.0, record.0],
    );
    assert_eq!(n, 1);
    let server = Server::on(dir, support::wide()).await;
    let report = server.app.store.check().await.unwrap();
    let told = |words: &str| report.differences.iter().any(|one| one.contains(words));
    assert!(told(&format!("the links of record {id} are not")), "{:?}", report.differences);
    assert!(told("1 links are of records that are not there"), "{:?}", report.differences);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k80_the_desk_names_nothing_that_is_not_there() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let home = household(&server, "Lò Thị Mai").await;
    let gone = household(&server, "Lò Văn Đi").await;
    change(&server, "household", &gone, json!({ "removed/at": NOW_MS })).await;
    let nowhere = "0123456789abcdef0123456789abcdef";
    let lives = |household: &str| {
        let fields = json!({ "full_name": "Lò Thị Mai", "dob": "1950", "sex": "female", "household": household });
        json!({ "kind": "person", "place": "00025-01", "fields": fields })
    };
    let refused = |answer: &(u16, Value), field: &str| {
        let (status, body) = answer;
        assert_eq!(
            (*status, &body["problems"][0]["code"]),
            (422, &json!("link_to_nothing")),
            "{body}"
        );
        assert_eq!(body["problems"][0]["field"], field);
    };
    let person =
        desk.post("/records", lives(&home)).await["record"]["id"].as_str().unwrap().to_owned();
    // Nobody there, taken off the lists, of another kind.
    for household in [nowhere, gone.as_str(), person.as_str()] {
        refused(&desk.ask("POST", "/records", Some(&lives(household))).await, "household");
    }
    let path = format!("/records/{person}");
    let edit = |fields: Value| json!({ "fields": fields, "seen": {} });
    let moved = edit(json!({ "household": nowhere }));
    refused(&desk.ask("POST", &format!("{path}/edit"), Some(&moved)).await, "household");
    let member = json!({ "full_name": "Lò Văn Pó", "team": nowhere, "grants": [] });
    refused(&desk.ask("POST", "/members", Some(&member)).await, "team");
    let area = desk.get("/plan/area").await["rows"][0]["record"]["id"].as_str().unwrap().to_owned();
    let area = format!("/records/{area}/edit");
    let official = edit(json!({ "official": nowhere }));
    refused(&desk.ask("POST", &area, Some(&official)).await, "official");

    // What a phone wrote stands, and its page says so; correcting something else goes on, the same link too.
    change(&server, "person", &person, json!({ "household": nowhere })).await;
    let page = desk.get(&path).await;
    let codes: Vec<&Value> =
        page["record"]["problems"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
    assert!(codes.contains(&&json!("link_to_nothing")), "{codes:?}");
    let again = edit(json!({ "note": "Hỏi lại", "household": nowhere }));
    assert_eq!(desk.ask("POST", &format!("{path}/edit"), Some(&again)).await.0, 200);
    change(&server, "person", &person, json!({ "household": home })).await;
    let page = desk.get(&path).await;
    assert!(!page["record"]["problems"].to_string().contains("link_to_nothing"), "{page}");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k81_who_writes_a_link_finds_what_it_leads_to_and_no_more_of_it() {
    let server = Server::start().await;
    server.plan().await;
    let home = household(&server, "Lò Thị Mai").await;
    let person = json!({ "full_name": "Lò Thị Mai", "dob": "1950-03-21", "sex": "female", "household": home,
                         "phone": "0912345678", "note": "không ai cần biết" });
    let person = write(&server, "person", "00025-01", person).await;
    let station = Desk::of(&server, "tramyte", "health_station").await;
    assert_eq!(station.ask("GET", "/persons?search=lo+thi+mai", None).await.0, 403);
    let found = station.get("/links/person?search=lo+thi+mai").await;
    let shown = json!([{ "id": person, "kind": "person", "place": "00025-01",
                         "fields": { "full_name": "Lò Thị Mai", "dob": "1950" } }]);
    assert_eq!(found["rows"], shown);
    assert_eq!(station.get(&format!("/links/person?id={person}")).await["rows"], shown);
    assert_eq!(station.get(&format!("/links/household?id={person}")).await["rows"], json!([]));
    assert_eq!(station.get("/links/household?search=lo+mai").await["rows"][0]["id"], home);
    // Nobody is listed by asking for nothing, and what the station names nowhere stays shut.
    assert_eq!(station.get("/links/person?search=+").await["rows"], json!([]));
    assert_eq!(station.ask("GET", "/links/shift?search=mai", None).await.0, 403);
    assert_eq!(station.ask("GET", "/links/nothing?search=mai", None).await.0, 404);
    let suspect = json!({ "kind": "suspect", "place": "00025-01", "fields": { "at": NOW_MS, "name": "Lò Thị Mai",
        "birth_year": 1950, "person": person, "household": home, "symptoms/fever": true, "found_by": "self" } });
    let (status, made) = station.ask("POST", "/records", Some(&suspect)).await;
    assert_eq!(status, 200, "{made}");
    let official = Desk::of(&server, "canbo", "ward_official").await;
    let audit = official.get("/audit").await.to_string();
    assert!(audit.contains("links_searched"), "{audit}");
    server.assert_clean().await;
    server.stop().await;
}
