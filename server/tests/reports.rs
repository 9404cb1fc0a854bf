//! Reports: their numbers are those of the lists and of the phones, each step is one person's deed on what they saw, and
//! what is signed stays (SPEC R13).
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
use support::{NOW_MS, Phone, Server, key, place, ward};
use vungxanh_server::auth;
use vungxanh_server::config::Config;
use vungxanh_server::store::{NewAccount, RecordEdit};
use vungxanh_shared::ids::{Family, RecordId};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::{DAY_MS, HOUR_MS, MINUTE_MS};

const DAY: &str = "2021-11-22";
const HOA: &str = "Lê Thị Hoa";
const BINH: &str = "Trần Văn Bình";

/// An official of that name at a desk.
async fn desk(server: &Server, login: &str, name: &str) -> Desk {
    let new = NewAccount {
        ward: ward(),
        login: login.to_owned(),
        password_hash: auth::hash_password("một mật khẩu dài").unwrap(),
        role: "ward_official".parse().unwrap(),
        full_name: name.to_owned(),
        phone: String::new(),
    };
    assert!(server.app.store.make_account(new, server.now_ms()).await.unwrap());
    Desk::again(server, login).await
}

async fn write(server: &Server, kind: &str, at: &str, fields: Value) -> String {
    let fields = fields.as_object().unwrap().iter().map(|(name, value)| {
        (name.clone(), serde_json::from_value::<Scalar>(value.clone()).unwrap())
    });
    let edit = RecordEdit::new(kind, place(at), fields.collect());
    let author = server.app.store.server_author(ward()).await.unwrap();
    let written = server.app.store.write(author, vec![edit], server.now_ms()).await.unwrap();
    written.unwrap_or_else(|error| panic!("{kind}: {error:?}"))[0].to_string()
}

fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Bool(on) => ScalarValue::Boolean(*on),
        Value::Number(n) => {
            n.as_i64().map_or_else(|| ScalarValue::F64(n.as_f64().unwrap()), ScalarValue::Int)
        }
        other => other.as_str().unwrap().into(),
    }
}

/// What a phone at the checkpoint writes, whatever a form would say of it.
fn at_checkpoint(phone: &mut Phone, kind: &'static str, day: &str, fields: &Value) -> RecordId {
    let record = phone.new_record();
    let mut values: Vec<(&str, ScalarValue)> =
        vec![("kind", kind.into()), ("v", ScalarValue::Int(1))];
    values.extend(
        fields.as_object().unwrap().iter().map(|(name, value)| (name.as_str(), scalar(value))),
    );
    phone.write(&key("passes/00025/00025-C01", day), record, &values);
    record
}

fn with(fields: &Value, more: Value) -> Value {
    let mut all = fields.as_object().unwrap().clone();
    all.extend(more.as_object().unwrap().clone());
    Value::Object(all)
}

/// The numbers of a report, `section name` → count.
fn numbers(report: &Value) -> Vec<(String, Value)> {
    let sections = report["body"]["sections"].as_array().unwrap().iter();
    let all = sections.flat_map(|section| {
        let of = section["name"].as_str().unwrap();
        let numbers = section["numbers"].as_array().unwrap().iter();
        numbers.map(move |one| {
            (format!("{of} {}", one["name"].as_str().unwrap()), one["count"].clone())
        })
    });
    all.collect()
}

fn number(report: &Value, name: &str) -> Value {
    let found = numbers(report).into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no {name}: {report}")).1
}

/// Each number that names a list is the number of its rows.
async fn follow_links(desk: &Desk, report: &Value) -> usize {
    let mut followed = 0;
    for section in report["body"]["sections"].as_array().unwrap() {
        for one in section["numbers"].as_array().unwrap() {
            let Some(list) = one.get("list") else { continue };
            let (name, query) = (list["name"].as_str().unwrap(), list["query"].as_str().unwrap());
            let page = desk.get(&format!("/lists/{name}?{query}")).await;
            assert_eq!(
                page["total"], one["count"],
                "{} {}: {name}?{query}",
                section["name"], one["name"]
            );
            followed += 1;
        }
    }
    followed
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_a_shift_and_a_day_at_a_checkpoint_add_up_as_the_phone_does() {
    let server = Server::start().await;
    server.plan().await;
    let sums: Value =
        serde_json::from_str(include_str!("../../tests/fixtures/shift-sums.json")).unwrap();
    let mut phone = server.phone(&[("checkpoint_officer", "00025-C01")]).await;
    let opened = json!({ "lead_name": "Phạm Đức Thắng", "starts_at": NOW_MS, "closed_at": NOW_MS + HOUR_MS,
                         "vehicles_counted": 5, "people_counted": 9 });
    let shift = at_checkpoint(&mut phone, "shift", DAY, &opened);
    let of_shift = json!({ "shift": shift.to_string(), "at": NOW_MS + MINUTE_MS });
    for pass in sums["passes"].as_array().unwrap() {
        at_checkpoint(&mut phone, "pass", DAY, &with(pass, of_shift.clone()));
    }
    let gone = with(&with(&sums["removed"], of_shift), json!({ "removed/at": NOW_MS }));
    at_checkpoint(&mut phone, "pass", DAY, &gone);
    // Of another shift the day before.
    let before = json!({ "shift": RecordId([7; 16]).to_string(), "at": NOW_MS - DAY_MS });
    at_checkpoint(&mut phone, "pass", "2021-11-21", &with(&sums["passes"][0], before));
    assert!(phone.sync().await.refused.is_empty());

    server.pass(2 * HOUR_MS);
    let desk = desk(&server, "hoa", HOA).await;
    let shift = desk.post("/reports", json!({ "type": "shift", "about": shift.to_string() })).await;
    let day = json!({ "type": "post_day", "day": DAY, "place": "00025-C01" });
    let day = desk.post("/reports", day).await;
    for report in [&shift, &day] {
        for (section, names) in sums["sums"].as_object().unwrap() {
            for (name, count) in names.as_object().unwrap() {
                assert_eq!(
                    &number(report, &format!("{section} {name}")),
                    count,
                    "{section} {name}"
                );
            }
            let told = numbers(report)
                .into_iter()
                .filter(|(name, _)| name.starts_with(&format!("{section} ")));
            let more = usize::from(section == "outcome");
            assert_eq!(
                told.count(),
                names.as_object().unwrap().len() + more,
                "{section} tells nothing else"
            );
        }
        assert_eq!(number(report, "outcome violations"), 1);
        assert_eq!(report["row"]["place"], "00025-C01");
        assert_eq!(
            report["body"]["place"], "Chốt Ngọc Khánh",
            "as it is called now, whatever comes"
        );
        assert!(follow_links(&desk, report).await > 5);
        assert_eq!(report["is_counted"], true);
    }
    assert_eq!(number(&shift, "hand_count people"), 9);
    assert_eq!(
        (&shift["row"]["from_at_ms"], &shift["row"]["to_at_ms"]),
        (&json!(NOW_MS), &json!(NOW_MS + HOUR_MS))
    );
    // It spoke for the last time before the shift was over.
    assert_eq!(shift["silent_phones"][0]["member_name"], "Trần Thị Bình");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_fever_is_told_by_the_wards_own_rule_and_by_none_where_none_is_known() {
    // Passes are kept without end: of a day before every rule they can be counted.
    let keep = |config: &mut Config| config.retention.set(Family::Passes, 0);
    let server = Server::configured(tempfile::tempdir().unwrap(), support::wide(), keep).await;
    server.plan().await;
    let mut phone = server.phone(&[("checkpoint_officer", "00025-C01")]).await;
    let pass = json!({ "at": NOW_MS, "people/0a/name": "An", "people/0a/temp1": 37.6 });
    at_checkpoint(&mut phone, "pass", DAY, &pass);
    let long_ago =
        json!({ "at": NOW_MS - 1000 * DAY_MS, "people/0a/name": "An", "people/0a/temp1": 39.0 });
    at_checkpoint(&mut phone, "pass", DAY, &long_ago);
    assert!(phone.sync().await.refused.is_empty());
    let settings = json!({ "ward_name": "Phường Ngọc Khánh", "fever_c": 38.0 });
    let desk = desk(&server, "hoa", HOA).await;
    let of = |day: &str| json!({ "type": "post_day", "day": day, "place": "00025-C01" });
    let report = desk.post("/reports", of(DAY)).await;
    assert_eq!(number(&report, "people high_temperature"), 1);
    let unknown = desk.post("/reports", of("2019-02-26")).await;
    assert_eq!(number(&unknown, "people people"), 1);
    assert_eq!(
        number(&unknown, "people high_temperature"),
        Value::Null,
        "no rule says what is high"
    );
    // The oldest settings count: those of the plan are corrected.
    let there =
        desk.get("/plan/settings").await["rows"][0]["record"]["id"].as_str().unwrap().to_owned();
    let record = desk.get(&format!("/records/{there}")).await;
    let seen = json!({ "fever_c": record["record"]["stands"].get("fever_c").cloned().unwrap_or(json!([])) });
    let (status, answer) = desk
        .ask(
            "POST",
            &format!("/records/{there}/edit"),
            Some(&json!({ "fields": { "fever_c": settings["fever_c"] }, "seen": seen })),
        )
        .await;
    assert_eq!(status, 200, "{answer}");
    let id = report["row"]["id"].as_str().unwrap();
    let report = desk.post(&format!("/reports/{id}/refresh"), json!({ "seen": 1 })).await;
    assert_eq!(number(&report, "people high_temperature"), 0);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_the_day_of_the_ward_counts_what_its_lists_count() {
    let server = Server::start().await;
    server.plan().await;
    let area = "00025-01";
    let who = |name: &str| json!({ "name": name, "birth_year": 1985, "phone": "0912345678" });
    let moved = |direction: &str| {
        json!({ "name": "An", "direction": direction, "to_text": "Hà Nội",
                                          "from_text": "Sơn La", "depart_actual": NOW_MS, "arrive_actual": NOW_MS })
    };
    for direction in ["departure", "departure", "arrival"] {
        write(&server, "movement", area, moved(direction)).await;
    }
    let ill = json!({ "name": "An", "at": NOW_MS, "exposure": true, "epidemic_area": true, "symptoms/fever": true,
                      "symptoms/breathless": true });
    write(&server, "declaration", area, ill).await;
    let well = json!({ "name": "Bình", "at": NOW_MS, "exposure": false, "epidemic_area": false });
    write(&server, "declaration", area, well).await;
    let case = json!({ "class": "f0", "class_on": DAY, "found_where": "community" });
    write(&server, "case", area, with(&who("Chi"), case)).await;
    let contact = json!({ "class": "f1", "class_on": DAY, "source_text": "Chi", "exposure_last": DAY, "monitor_name": "Hà" });
    write(&server, "case", area, with(&who("Dũng"), contact)).await;
    let earlier = json!({ "class": "f1", "class_on": "2021-11-20", "source_text": "Chi", "exposure_last": DAY, "monitor_name": "Hà" });
    write(&server, "case", area, with(&who("Em"), earlier)).await;
    let isolated = |starts_on: &str| {
        json!({ "subject": "f1", "type": "home", "starts_on": starts_on, "anchor": "start",
                             "anchor_on": starts_on, "monitor_name": "Hà" })
    };
    write(&server, "isolation", area, with(&who("Dũng"), isolated(DAY))).await;
    let over = with(&isolated("2021-11-08"), json!({ "outcome": "completed", "outcome_on": DAY }));
    write(&server, "isolation", area, with(&who("Giang"), over)).await;
    write(&server, "isolation", area, with(&who("Hùng"), isolated("2021-11-01"))).await;
    for result in ["positive", "negative", "negative"] {
        let test = json!({ "reason": "f1", "method": "rapid", "sampled_at": NOW_MS, "result": result, "result_at": NOW_MS });
        write(&server, "test", area, with(&who("Dũng"), test)).await;
    }
    let household = json!({ "head_name": "An", "house_no": "1", "street": "Kim Mã" });
    let household = write(&server, "household", area, household).await;
    for result in ["all_well", "not_met"] {
        let visit = json!({ "household": household, "name": "An", "at": NOW_MS, "result": result });
        write(&server, "visit", area, visit).await;
    }
    let support = json!({ "name": "An", "needs/food": true, "asked_at": NOW_MS - 3 * DAY_MS, "state": "proposed", "address": "Số 1" });
    write(&server, "support", area, support).await;
    let ticket = json!({ "at": NOW_MS, "channel": "call", "type": "other", "text": "Rác", "due_at": NOW_MS + HOUR_MS, "state": "new" });
    write(&server, "ticket", area, ticket).await;

    let desk = desk(&server, "hoa", HOA).await;
    let asked = json!({ "type": "ward_day", "day": DAY, "note": "Thiếu nhiệt kế", "recipients": "UBND quận" });
    let report = desk.post("/reports", asked).await;
    for (name, count) in [
        ("movements departure", 2),
        ("movements arrival", 1),
        ("movements return", 0),
        ("declarations total", 2),
        ("declarations suspect", 1),
        ("passes total", 0),
        ("cases total", 2),
        ("cases f0", 1),
        ("cases f0_community", 1),
        ("cases f1", 1),
        ("isolations total", 1),
        ("isolations home", 1),
        ("isolations ended", 1),
        ("tests total", 3),
        ("tests positive", 1),
        ("tests negative", 2),
        ("visits all_well", 1),
        ("visits not_met", 1),
        ("support total", 0),
        ("tickets new", 1),
        ("open isolating", 2),
        ("open isolation_overdue", 1),
        ("open tickets_open", 1),
        ("open support_proposed", 1),
        ("open untold", 1),
    ] {
        assert_eq!(number(&report, name), count, "{name}");
    }
    assert!(follow_links(&desk, &report).await > 40);
    let overview = desk.get(&format!("/overview?day={DAY}")).await;
    assert_eq!(number(&report, "movements departure"), overview["movements"]["departures"]);
    assert_eq!(number(&report, "open due_today"), overview["movements"]["due_today"]);
    assert_eq!(
        (&report["note"], &report["recipients"]),
        (&json!("Thiếu nhiệt kế"), &json!("UBND quận"))
    );
    assert_eq!(report["body"]["unit"], "Phường Ngọc Khánh");

    // Counted again it has what came meanwhile; as a draft of its own it was frozen until then.
    write(&server, "movement", area, moved("departure")).await;
    let path = format!("/reports/{}", report["row"]["id"].as_str().unwrap());
    assert_eq!(number(&desk.get(&path).await, "movements departure"), 2);
    let again = desk.post(&format!("{path}/refresh"), json!({ "seen": 1 })).await;
    assert_eq!(number(&again, "movements departure"), 3);
    assert_ne!(again["sha256"], report["sha256"]);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_each_step_follows_from_the_one_before_and_who_comes_late_hears_who_was_faster() {
    let server = Server::start().await;
    server.plan().await;
    let hoa = desk(&server, "hoa", HOA).await;
    let made = hoa.post("/reports", json!({ "type": "ward_day", "day": DAY })).await;
    let path = format!("/reports/{}", made["row"]["id"].as_str().unwrap());
    let refused = async |desk: &Desk, step: &str, body: Value, code: &str| {
        let (status, answer) = desk.ask("POST", &format!("{path}{step}"), Some(&body)).await;
        assert_eq!((status, answer["code"].as_str().unwrap()), (409, code), "{step}: {answer}");
        answer
    };
    let signed = |seen: i64| json!({ "seen": seen, "signed_as": "deputy_chair" });
    let sent = |seen: i64| json!({ "seen": seen, "recipients": "UBND quận Ba Đình", "how": "Trục văn bản", "number": "12" });
    assert_eq!(made["maker_may_approve"], true, "the ward has one account");
    refused(&hoa, "/approve", signed(1), "report_state").await;
    refused(&hoa, "/correct", json!({ "seen": 1 }), "report_state").await;
    refused(&hoa, "/sent", sent(1), "report_state").await;

    let binh = desk(&server, "binh", BINH).await;
    let checked = hoa.post(&format!("{path}/check"), json!({ "seen": 1 })).await;
    assert_eq!(
        (&checked["row"]["state"], &checked["row"]["checked"]["name"]),
        (&json!("checked"), &json!(HOA))
    );
    refused(&hoa, "/approve", signed(2), "maker_signs").await;
    // What is written or counted again is checked again.
    let words = json!({ "seen": 2, "note": "Đề nghị cấp thêm nhiệt kế", "recipients": "" });
    let (status, written) = hoa.ask("PUT", &path, Some(&words)).await;
    assert_eq!(
        (status, &written["row"]["state"], written["row"].get("checked")),
        (200, &json!("draft"), None)
    );
    hoa.post(&format!("{path}/check"), json!({ "seen": 3 })).await;
    let approved = binh.post(&format!("{path}/approve"), signed(4)).await;
    assert_eq!(approved["row"]["approved"]["name"], BINH);
    assert_eq!(approved["signed_as"], "deputy_chair");

    // Twice, and two people at once.
    let late = refused(&hoa, "/approve", signed(4), "report_changed").await;
    for text in [&late["vi"], &late["en"]] {
        let text = text.as_str().unwrap();
        assert!(text.contains(HOA) && text.contains(BINH), "both names: {text}");
    }
    refused(&binh, "/approve", signed(5), "report_state").await;
    for step in ["/refresh", "/check", "/discard"] {
        refused(&binh, step, json!({ "seen": 5 }), "report_state").await;
    }
    let words = json!({ "seen": 5, "note": "khác", "recipients": "" });
    assert_eq!(binh.ask("PUT", &path, Some(&words)).await.0, 409);
    let (status, answer) = binh
        .ask(
            "POST",
            &format!("{path}/sent"),
            Some(&json!({ "seen": 5, "recipients": " ", "how": "" })),
        )
        .await;
    assert_eq!((status, &answer["code"]), (400, &json!("no_recipients")));
    let later = binh.post(&format!("{path}/correct"), json!({ "seen": 5 })).await;
    refused(&binh, "/sent", sent(5), "report_superseded").await;
    let later = format!("/reports/{}/discard", later["row"]["id"].as_str().unwrap());
    assert_eq!(binh.ask("POST", &later, Some(&json!({ "seen": 1 }))).await.0, 204);
    let gone = binh.post(&format!("{path}/sent"), sent(5)).await;
    assert_eq!((&gone["row"]["number"], &gone["sent_how"]), (&json!("12"), &json!("Trục văn bản")));
    assert_eq!(gone["sha256"], approved["sha256"]);

    // A correction is a new version; the first stays.
    write(
        &server,
        "household",
        "00025-01",
        json!({ "head_name": "An", "house_no": "1", "street": "Kim Mã" }),
    )
    .await;
    let second = binh.post(&format!("{path}/correct"), json!({ "seen": 6 })).await;
    assert_eq!((&second["row"]["version"], &second["row"]["state"]), (&json!(2), &json!("draft")));
    assert_eq!(second["row"]["supersedes"], made["row"]["id"]);
    assert_eq!(second["note"], "Đề nghị cấp thêm nhiệt kế");
    refused(&binh, "/correct", json!({ "seen": 6 }), "report_superseded").await;
    let first = hoa.get(&path).await;
    assert_eq!(first["row"]["superseded_by"], second["row"]["id"]);
    assert_eq!(first["body"], gone["body"]);
    let there = hoa.ask("POST", "/reports", Some(&json!({ "type": "ward_day", "day": DAY }))).await;
    assert_eq!((there.0, &there.1["code"]), (409, &json!("report_there")));
    let second = format!("/reports/{}", second["row"]["id"].as_str().unwrap());
    assert_eq!(
        hoa.ask("POST", &format!("{second}/discard"), Some(&json!({ "seen": 1 }))).await.0,
        204
    );
    assert_eq!(hoa.ask("GET", &second, None).await.0, 404);

    let lines = hoa.get("/audit").await;
    let actions: Vec<&str> = lines["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["action"].as_str().unwrap())
        .collect();
    for action in ["made", "checked", "written", "approved", "sent", "corrected", "discarded"] {
        assert!(actions.contains(&format!("report_{action}").as_str()), "{action}: {actions:?}");
    }
    assert_eq!(
        actions.iter().filter(|action| **action == "report_approved").count(),
        1,
        "no line of what was refused"
    );
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_a_day_whose_books_were_deleted_is_not_told_as_nothing() {
    let server = Server::start().await;
    server.plan().await;
    let desk = desk(&server, "canbo", "Đặng Thị Anh").await;
    for (of_type, day) in [("ward_day", "2021-08-01"), ("ward_week", "1970-01-01")] {
        let form = json!({ "type": of_type, "day": day });
        let (status, told) = desk.ask("POST", "/reports", Some(&form)).await;
        assert_eq!((status, told["code"].as_str()), (410, Some("period_deleted")), "{told}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_the_database_itself_keeps_an_approved_report_and_knows_its_numbers() {
    let server = Server::start().await;
    server.plan().await;
    let (hoa, binh) = (desk(&server, "hoa", HOA).await, desk(&server, "binh", BINH).await);
    let made = hoa.post("/reports", json!({ "type": "ward_day", "day": DAY })).await;
    let path = format!("/reports/{}", made["row"]["id"].as_str().unwrap());
    hoa.post(&format!("{path}/check"), json!({ "seen": 1 })).await;
    binh.post(&format!("{path}/approve"), json!({ "seen": 2, "signed_as": "committee" })).await;
    let draft = hoa.post("/reports", json!({ "type": "level", "day": DAY })).await;
    assert_eq!((&draft["is_counted"], &draft["body"]["sections"]), (&json!(false), &json!([])));
    let dir = server.stop().await;
    let db = rusqlite::Connection::open(dir.path().join("vungxanh.sqlite")).unwrap();
    for sql in [
        "UPDATE report SET note = 'khác' WHERE state = 'approved'",
        "UPDATE report SET state = 'draft', approved_at_ms = NULL, checked_at_ms = NULL WHERE state = 'approved'",
        "UPDATE report SET state = 'sent', sent_at_ms = 1, body = '{}' WHERE state = 'approved'",
        "DELETE FROM report WHERE state = 'approved'",
    ] {
        let refused = db.execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("an approved report is not"), "{sql}: {refused}");
    }
    assert_eq!(
        db.execute("UPDATE report SET body = body || ' ' WHERE state = 'draft'", []).unwrap(),
        1
    );
    drop(db);
    let server = Server::on(dir, support::wide()).await;
    let found = server.app.store.check().await.unwrap().differences;
    assert!(found.len() == 1 && found[0].contains("numbers were changed"), "{found:?}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_reports_are_listed_page_by_page_and_say_which_phones_were_silent() {
    let server = Server::start().await;
    server.plan().await;
    let hoa = desk(&server, "hoa", HOA).await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    phone.sync().await;
    let _never = server.phone(&[("team_member", "00025-02")]).await;
    // The day goes on: whoever was heard of since it began is not silent.
    let report = hoa.post("/reports", json!({ "type": "ward_day", "day": DAY })).await;
    assert_eq!(report["silent_phones"].as_array().unwrap().len(), 1, "{report}");
    assert!(report["silent_phones"][0].get("last_sync_ms").is_none());
    server.pass(DAY_MS);
    let hoa = Desk::again(&server, "hoa").await;
    let path = format!("/reports/{}", report["row"]["id"].as_str().unwrap());
    let report = hoa.post(&format!("{path}/refresh"), json!({ "seen": 1 })).await;
    assert_eq!(report["silent_phones"].as_array().unwrap().len(), 2, "the day is over");
    assert_eq!(report["data_until_ms"], NOW_MS + DAY_MS);

    for body in [
        json!({ "type": "ward_day", "day": "2021-11-24" }),
        json!({ "type": "post_day", "day": DAY }),
        json!({ "type": "shift", "about": "" }),
    ] {
        assert_eq!(hoa.ask("POST", "/reports", Some(&body)).await.0, 400, "{body}");
    }
    for body in [
        json!({ "type": "post_day", "day": DAY, "place": "00025-C07" }),
        json!({ "type": "post_day", "day": DAY, "place": "00025-01" }),
        json!({ "type": "shift", "about": RecordId([9; 16]).to_string() }),
    ] {
        assert_eq!(hoa.ask("POST", "/reports", Some(&body)).await.0, 404, "{body}");
    }
    for _ in 0..4 {
        hoa.post("/reports", json!({ "type": "inspection", "day": DAY })).await;
        server.pass(1);
    }
    hoa.post("/reports", json!({ "type": "ward_week", "day": DAY })).await;
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = hoa.get(&format!("/reports?limit=4&cursor={cursor}")).await;
        assert_eq!(page["total"], 6);
        seen.extend(
            page["rows"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["id"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else { break };
        cursor = next.to_owned();
    }
    let mut sorted = seen.clone();
    sorted.sort_by(|one, other| other.cmp(one));
    sorted.dedup();
    assert_eq!((seen.len(), &seen), (6, &sorted));
    let of = |query: &str| format!("/reports?{query}");
    assert_eq!(hoa.get(&of("type=inspection")).await["total"], 4);
    assert_eq!(hoa.get(&of("state=draft&type=ward_week")).await["total"], 1);
    assert_eq!(hoa.get(&of("state=sent")).await["total"], 0);
    assert_eq!(hoa.get(&of("day=2021-11-21")).await["total"], 0);
    assert_eq!(hoa.ask("GET", "/reports?cursor=nonsense", None).await.0, 400);
    server.stop().await;
}
