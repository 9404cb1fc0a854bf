//! What a phone writes may be of any type and of any size: the office reads it all the same, and no answer
//! grows with what was invented (FAULTS G11, G14, G17; SPEC W20, W21).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use automerge::ScalarValue;
use serde_json::{Value, json};
use support::desk::Desk;
use support::{NOW_MS, Phone, Server, key, register};
use vungxanh_shared::ids::{DocumentKey, Family, RecordId};
use vungxanh_shared::kinds::{self, Kind, SetBy, ValueType};

/// A phone that may write everything of the ward.
const EVERYTHING: &[(&str, &str)] = &[("ward_official", "00025")];

const LISTS: [&str; 6] =
    ["/households", "/persons", "/movements", "/declarations", "/passes", "/shifts"];

fn passes() -> DocumentKey {
    key("passes/00025/00025-C01", "2021-11-22")
}

/// Sends what waits in pieces that a body may hold.
async fn send(phone: &mut Phone) {
    let mut waiting = std::mem::take(&mut phone.outbox).into_iter().peekable();
    while waiting.peek().is_some() {
        let mut bytes = 0;
        while let Some(push) = waiting.next_if(|_| bytes < 2 << 20) {
            bytes += push.changes[0].len();
            phone.outbox.push(push);
        }
        let count = phone.outbox.len();
        let answer = phone.sync().await;
        assert_eq!(answer.accepted.len(), count, "{:?}", answer.refused.first());
    }
}

/// A pass as the checkpoint writes it, with this decision.
fn pass(decision: &str) -> Vec<(&'static str, ScalarValue)> {
    vec![
        ("kind", "pass".into()),
        ("v", ScalarValue::Int(1)),
        ("at", ScalarValue::Timestamp(NOW_MS)),
        ("decision", decision.into()),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn g14_invented_choices_and_kinds_count_as_other_and_the_overview_stays_small() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(EVERYTHING).await;
    phone.sync_all().await;
    for number in 0..2000 {
        let record = phone.new_record();
        let invented = format!("{number:04}{}", "x".repeat(4092));
        phone.write(&passes(), record, &pass(&invented));
    }
    for number in 0..200 {
        let record = phone.new_record();
        let kind = format!("{number:04}{}", "y".repeat(4000));
        let fields = [("kind", kind.as_str().into()), ("v", ScalarValue::Int(1))];
        phone.write(&register(), record, &fields);
        // Different values stand: the overview counts clashes by kind.
        phone.write(&register(), record, &[("a", 1.into())]);
    }
    let honest = phone.new_record();
    phone.write(&passes(), honest, &pass("let_pass"));
    send(&mut phone).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let overview = desk.get("/overview").await;
    assert!(overview.to_string().len() < 100 * 1024, "{}", overview.to_string().len());
    assert_eq!(overview["passes"]["by_decision"], json!({ "other": 2000, "let_pass": 1 }));
    assert_eq!(desk.get("/passes?decision=other").await["total"], 2000);
    assert_eq!(desk.get("/passes").await["total"], 2001);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn g14_what_the_overview_names_is_short_whatever_was_written_into_it() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(EVERYTHING).await;
    phone.sync_all().await;
    let movements = key("movements/00025/00025-01", "2021-11");
    let long = "ộ".repeat(1300);
    for _ in 0..15 {
        let record = phone.new_record();
        let mut fields: Vec<(&str, ScalarValue)> = plain_fields(kinds::find("movement").unwrap())
            .map(|name| (name, long.as_str().into()))
            .collect();
        fields.retain(|(name, _)| !matches!(*name, "direction" | "return_planned" | "closed"));
        fields.truncate(14);
        fields.extend([
            ("kind", "movement".into()),
            ("v", ScalarValue::Int(1)),
            ("direction", "departure".into()),
            ("return_planned", ScalarValue::Timestamp(NOW_MS - 1)),
        ]);
        phone.write(&movements, record, &fields);
    }
    send(&mut phone).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let overview = desk.get("/overview").await;
    assert_eq!(overview["movements"]["overdue"], 15);
    assert!(overview.to_string().len() < 100 * 1024, "{}", overview.to_string().len());
    let row = &overview["movements"]["overdue_rows"][0]["record"];
    assert!(row["more"]["fields"].as_u64() > Some(0), "it says that there is more: {row}");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn g11_a_number_where_the_plan_has_a_name_keeps_nobody_from_enrolling() {
    let server = Server::start().await;
    let mut phone = server.phone(EVERYTHING).await;
    let plan = key("plan/00025/00025", "2021");
    let v = || ("v", ScalarValue::Int(1));
    let settings = phone.new_record();
    let fields =
        [("kind", "settings".into()), v(), ("contact_name", 5.into()), ("contact_phone", 5.into())];
    phone.write(&plan, settings, &fields);
    let area = phone.new_record();
    let fields = [("kind", "area".into()), v(), ("code", "00025-01".into()), ("name", 5.into())];
    phone.write(&plan, area, &fields);
    let area = phone.new_record();
    phone.write(
        &plan,
        area,
        &[("kind", "area".into()), v(), ("code", 5.into()), ("name", "X".into())],
    );
    assert_eq!(phone.sync().await.accepted.len(), 3);

    let member = server.member(&[("team_member", "00025-01")]).await;
    let code = server.code(&member).await;
    let enrolled = server.enrol(&code, [8; 32]).await.unwrap();
    assert_eq!((enrolled.ward.contact_name, enrolled.ward.contact_phone), Default::default());
    assert_eq!(server.enrol("AAAAAAAAAA", [8; 32]).await.unwrap_err().status, 404);
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let places = desk.get("/places").await;
    assert!(places.as_array().unwrap().iter().any(|place| place["code"] == "00025-01"), "{places}");
    let flagged = &desk.get(&format!("/records/{settings}")).await["record"]["problems"];
    let wrong = flagged.as_array().unwrap().iter().filter(|one| one["field"] == "contact_name");
    assert_eq!(wrong.map(|one| &one["code"]).collect::<Vec<_>>(), ["wrong_type"], "once");
    server.assert_clean().await;
    server.stop().await;
}

/// The fields of a kind that a phone may write, without groups and sets.
fn plain_fields(kind: &'static Kind) -> impl Iterator<Item = &'static str> {
    let fields = kind.fields.iter().filter(|field| field.set_by != SetBy::Server);
    fields.map(|field| field.name).filter(|name| kind.field(name).is_some())
}

/// Every key of a kind that a phone may write: fields, one member of each set, one of each group.
fn keys(kind: &'static Kind) -> Vec<String> {
    let named = |prefix: String, fields: &'static [kinds::Field]| {
        let fields = fields.iter().filter(|field| field.set_by != SetBy::Server);
        fields.map(move |field| match field.value {
            ValueType::Set { choices } => format!("{prefix}{}/{}", field.name, choices[0].code),
            ValueType::OpenSet => format!("{prefix}{}/abc", field.name),
            _ => format!("{prefix}{}", field.name),
        })
    };
    let groups = kind.groups.iter().flat_map(|group| {
        named(format!("{}/k7q/", group.name), group.fields)
            .chain([format!("{}/k7q/removed", group.name)])
    });
    let system = ["removed/at", "removed/reason"].map(str::to_owned);
    named(String::new(), kind.fields).chain(groups).chain(system).collect()
}

fn of_every_type() -> Vec<ScalarValue> {
    vec![
        ScalarValue::Null,
        ScalarValue::Boolean(true),
        ScalarValue::Int(5),
        ScalarValue::Int(i64::MIN),
        ScalarValue::Timestamp(i64::MAX),
        ScalarValue::F64(f64::MAX),
        ScalarValue::F64(-0.5),
        "".into(),
        "2021-11-22".into(),
        "{\"a\": [1,".into(),
    ]
}

fn document_of(kind: &Kind) -> DocumentKey {
    match kind.family {
        Family::Plan => key("plan/00025/00025", "2021"),
        Family::Register => register(),
        Family::Passes => passes(),
        family => key(&format!("{family}/00025/00025-01"), "2021-11"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn g11_every_type_in_every_field_of_every_kind_is_read_by_every_endpoint() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(EVERYTHING).await;
    phone.sync_all().await;
    let mut planted: Vec<RecordId> = Vec::new();
    // No phone writes alerts.
    for kind in kinds::ALL.into_iter().filter(|kind| kind.family != Family::Alerts) {
        for value in of_every_type() {
            let keys = keys(kind);
            let alone = keys.iter().map(|key| vec![key.clone()]);
            for keys in alone.chain([keys.clone()]) {
                let record = phone.new_record();
                let mut fields = vec![("kind", kind.name.into()), ("v", ScalarValue::Int(1))];
                fields.extend(keys.iter().map(|key| (key.as_str(), value.clone())));
                phone.write(&document_of(kind), record, &fields);
                planted.push(record);
            }
        }
    }
    send(&mut phone).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    for path in ["/overview", "/places", "/members", "/phones", "/quarantine", "/audit"] {
        desk.get(path).await;
    }
    let sorts = ["newest", "oldest", "name", "name_desc", "updated", "place", "due"];
    let narrowed = [
        "state=open",
        "state=overdue",
        "state=due_today",
        "state=suspect",
        "state=watch",
        "problem=true",
        "removed=true",
        "conflict=true",
        "search=5",
        "direction=in",
        "decision=other",
        "residence=5",
        "household=5",
        "person=5",
        "shift=5",
        "from=2021-11-22",
        "place=00025-01",
    ];
    for list in LISTS {
        for sort in sorts {
            desk.get(&format!("{list}?sort={sort}")).await;
        }
        for by in narrowed {
            desk.get(&format!("{list}?limit=200&{by}")).await;
        }
    }
    for record in &planted {
        let page = desk.get(&format!("/records/{record}")).await;
        let problems = page["record"]["problems"].as_array().unwrap();
        let typed = ["wrong_type", "not_a_number", "not_a_time"];
        let mut wrong: Vec<&Value> = problems
            .iter()
            .filter(|one| typed.contains(&one["code"].as_str().unwrap()))
            .map(|one| &one["field"])
            .collect();
        let all = wrong.len();
        wrong.dedup();
        assert_eq!(wrong.len(), all, "each field is flagged once: {problems:?}");
    }
    assert_eq!(rows(&desk, "/declarations?limit=200&state=suspect").await, suspects(&desk).await);
    phone.cursors.clear();
    phone.documents.clear();
    phone.sync_all().await;
    server.phone(&[("team_member", "00025-01")]).await;
    server.assert_clean().await;
    server.stop().await;
}

/// The declarations of the list whose own fields are an alarm by the signs of the day: a text or a yes where a
/// temperature is expected is none.
async fn suspects(desk: &Desk) -> Vec<Value> {
    let is = |fields: &Value| {
        let ticked = |name: &str| fields[format!("symptoms/{name}")] == true;
        let met = fields["exposure"] == true || fields["epidemic_area"] == true;
        fields["temp"].as_f64().is_some_and(|temp| temp >= 37.5)
            || ["fever", "breathless", "taste_loss"].into_iter().any(ticked)
            || met && ["cough", "sore_throat", "tired"].into_iter().any(ticked)
    };
    let all = rows(desk, "/declarations?limit=200").await.into_iter();
    all.filter(|row| is(&row["record"]["fields"])).collect()
}

/// All rows of a list, page after page.
async fn rows(desk: &Desk, path: &str) -> Vec<Value> {
    let mut page = desk.get(path).await;
    let mut rows = page["rows"].as_array().unwrap().clone();
    while let Some(next) = page["next"].as_str() {
        page = desk.get(&format!("{path}&cursor={next}")).await;
        rows.extend(page["rows"].as_array().unwrap().clone());
    }
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn g17_w20_the_page_of_a_record_of_two_thousand_long_fields_is_bounded_and_says_what_it_leaves_out()
 {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(EVERYTHING).await;
    phone.sync_all().await;
    let record = phone.new_record();
    phone.write(&passes(), record, &pass("let_pass"));
    for change in 0..199 {
        let names: Vec<String> = (0..10).map(|n| format!("people/k{change}x{n}/name")).collect();
        let name = "ộ".repeat(1365);
        let fields: Vec<_> = names.iter().map(|key| (key.as_str(), name.as_str().into())).collect();
        phone.write(&passes(), record, &fields);
    }
    send(&mut phone).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let page = desk.get(&format!("/records/{record}")).await;
    assert!(page.to_string().len() < 1 << 20, "{}", page.to_string().len());
    let shown = page["record"]["fields"].as_object().unwrap();
    assert_eq!(shown["decision"], "let_pass", "its own fields come first");
    let left_out = page["record"]["more"]["fields"].as_u64().unwrap();
    assert_eq!(left_out + shown.len() as u64, 1994);
    let list = desk.get("/passes").await;
    assert!(list.to_string().len() < 100 * 1024, "{}", list.to_string().len());
    assert_eq!(desk.get("/passes?search=oooo").await["total"], 1);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn g17_w21_a_long_history_comes_in_pages_and_each_says_how_much_more_there_is() {
    const WRITINGS: u64 = 3000;
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(EVERYTHING).await;
    phone.sync_all().await;
    let record = phone.household("Nguyễn Văn An");
    for number in 1..WRITINGS {
        let note = format!("lần {number}");
        phone.write(&register(), record, &[("note", note.as_str().into())]);
    }
    send(&mut phone).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let page = desk.get(&format!("/records/{record}")).await;
    assert!(page.to_string().len() < 100 * 1024);
    let (mut entries, mut more) = (page["history"].clone(), page["history_more"].as_u64().unwrap());
    let mut number = WRITINGS;
    loop {
        for entry in entries.as_array().unwrap() {
            number -= 1;
            let change = entry["changes"].as_array().unwrap().last().unwrap();
            match number {
                0 => assert_eq!(entry["made"], true),
                1 => assert_eq!(change["from"], json!([])),
                _ => assert_eq!(change["from"], json!([format!("lần {}", number - 1)]), "{entry}"),
            }
        }
        assert_eq!(more, number, "what is left");
        if more == 0 {
            break;
        }
        let before = entries.as_array().unwrap().last().unwrap()["seq"].clone();
        let page = desk.get(&format!("/records/{record}/history?before={before}")).await;
        (entries, more) = (page["entries"].clone(), page["more"].as_u64().unwrap());
    }
    let (status, _) =
        desk.ask("GET", &format!("/records/{}/history?before=9", "0".repeat(32)), None).await;
    assert_eq!(status, 404);
    server.assert_clean().await;
    server.stop().await;
}
