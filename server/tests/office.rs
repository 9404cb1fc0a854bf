//! The office over real HTTP and a real database: who may do what, lists in Vietnamese order, decisions
//! where values clash, histories, members, codes that enrol, live news.
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
use support::{NOW_MS, Phone, Server, key, place, register, ward};
use vungxanh_server::store::RecordEdit;
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Scalar;

const HOUR_MS: i64 = 3_600_000;

/// Writes records as the server would.
async fn write(server: &Server, kind: &str, at: &str, fields: Value) -> String {
    let fields = fields.as_object().unwrap().iter().map(|(name, value)| {
        let value: Scalar = serde_json::from_value(value.clone()).unwrap();
        (name.clone(), value)
    });
    let edit = RecordEdit::new(kind, place(at), fields.collect());
    let author = server.app.store.server_author(ward()).await.unwrap();
    let written = server.app.store.write(author, vec![edit], server.now_ms()).await.unwrap();
    written.unwrap_or_else(|error| panic!("{kind}: {error:?}"))[0].to_string()
}

async fn person(server: &Server, at: &str, name: &str) -> String {
    let fields = json!({ "full_name": name, "dob": "1985", "sex": "female", "residence": "permanent",
                         "household": RecordId([9; 16]).to_string() });
    write(server, "person", at, fields).await
}

fn names(page: &Value) -> Vec<String> {
    let rows = page["rows"].as_array().unwrap();
    let name = |row: &Value| row["record"]["fields"]["full_name"].as_str().unwrap().to_owned();
    rows.iter().map(name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_each_role_reaches_its_own_endpoints_and_no_others() {
    let server = Server::start().await;
    server.plan().await;
    let any = "0".repeat(32);
    let reads = [
        ("/overview", "wphda"),
        ("/places", "wphda"),
        ("/households", "wp"),
        ("/persons", "wp"),
        ("/movements", "wp"),
        ("/passes", "wp"),
        ("/shifts", "wp"),
        ("/declarations", "wh"),
        ("/members", "w"),
        ("/phones", "wa"),
        ("/quarantine", "wa"),
        ("/audit", "wa"),
    ];
    let writes = [
        (format!("/records/{any}/decide"), json!({ "field": "phone", "value": "1" }), 404),
        (format!("/records/{any}/edit"), json!({ "fields": {} }), 404),
        (format!("/records/{any}/remove"), json!({}), 404),
        (format!("/records/{any}/restore"), json!({}), 404),
        ("/members".to_owned(), json!({ "full_name": "" }), 422),
        (format!("/members/{any}/grants"), json!({ "give": [] }), 404),
        (format!("/members/{any}/duty"), json!({ "active": true }), 404),
        (format!("/members/{any}/enrolment"), json!({}), 404),
        (format!("/phones/{any}/revoke"), json!({}), 404),
    ];
    let roles = ["ward_official", "police", "health_station", "district", "administrator"];
    for (role, letter) in roles.iter().zip("wphda".chars()) {
        let desk = Desk::of(&server, role, role).await;
        for (path, allowed) in reads {
            let (status, body) = desk.ask("GET", path, None).await;
            let expected = if allowed.contains(letter) { 200 } else { 403 };
            assert_eq!(status, expected, "{role} {path}");
            assert_eq!(status == 403, body["code"] == "not_allowed", "{role} {path}");
        }
        for (path, body, official) in &writes {
            let (status, _) = desk.ask("POST", path, Some(body)).await;
            assert_eq!(status, if letter == 'w' { *official } else { 403 }, "{role} {path}");
        }
    }
    let nobody =
        reqwest::Client::new().get(server.url("/api/v1/office/overview")).send().await.unwrap();
    assert_eq!(nobody.status(), 401);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_police_see_no_declarations_and_health_only_whom_they_are_about() {
    let server = Server::start().await;
    server.plan().await;
    let who = person(&server, "00025-01", "Nguyễn Thị Lan").await;
    let declaration = json!({ "name": "Nguyễn Thị Lan", "person": who, "at": NOW_MS, "exposure": false,
                              "epidemic_area": false, "symptoms/fever": true });
    let declaration = write(&server, "declaration", "00025-01", declaration).await;
    let police = Desk::of(&server, "congan", "police").await;
    assert_eq!(police.get(&format!("/records/{who}")).await["related"], json!([]));
    assert_eq!(police.ask("GET", &format!("/records/{declaration}"), None).await.0, 403);
    let health = Desk::of(&server, "tramyte", "health_station").await;
    assert_eq!(health.get(&format!("/records/{declaration}")).await["may_write"], true);
    // d7: whom the station must act on, it sees; nobody else.
    assert_eq!(health.ask("GET", &format!("/records/{who}"), None).await.0, 200);
    let other = person(&server, "00025-01", "Trần Văn Bình").await;
    assert_eq!(health.ask("GET", &format!("/records/{other}"), None).await.0, 403);
    let suspects = health.get("/declarations?state=suspect").await;
    assert_eq!(suspects["total"], 1);
    let official = Desk::of(&server, "canbo", "ward_official").await;
    assert_eq!(official.get(&format!("/records/{who}")).await["related"][0]["kind"], "declaration");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a17_the_office_finds_possible_cases_by_the_one_rule_that_phones_follow() {
    let server = Server::start().await;
    server.plan().await;
    let base = json!({ "at": NOW_MS, "exposure": false, "epidemic_area": false });
    for (name, answers) in [
        ("Sốt không khai", json!({ "temp": 39.5 })),
        ("Ho, có tiếp xúc", json!({ "symptoms/cough": true, "exposure": true })),
        ("Ho", json!({ "symptoms/cough": true, "temp": 36.5 })),
        ("Chỉ tiếp xúc", json!({ "exposure": true, "no_symptoms": true, "temp": 36.5 })),
        ("Khỏe", json!({ "no_symptoms": true, "temp": 36.5 })),
        ("Chưa hỏi hết", json!({ "temp": 36.5 })),
    ] {
        let mut fields = base.clone();
        let all = fields.as_object_mut().unwrap();
        all.insert("name".to_owned(), name.into());
        all.extend(answers.as_object().unwrap().clone());
        write(&server, "declaration", "00025-01", fields).await;
    }
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let names = |answer: Value| -> Vec<String> {
        let rows = answer["rows"].as_array().unwrap().iter();
        let mut names: Vec<String> =
            rows.map(|row| row["record"]["fields"]["name"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    let suspects = names(desk.get("/declarations?state=suspect").await);
    assert_eq!(suspects, ["Ho, có tiếp xúc", "Sốt không khai"]);
    assert_eq!(names(desk.get("/declarations?state=watch").await), ["Chỉ tiếp xúc", "Ho"]);
    let overview = desk.get("/overview").await;
    let counts = &overview["declarations"];
    let counts = ["total", "suspect", "watch"].map(|name| counts[name].as_u64().unwrap());
    assert_eq!(counts, [6, 2, 2]);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b16_pages_follow_one_another_whatever_comes_in_meanwhile() {
    let server = Server::start().await;
    server.plan().await;
    for name in ["An", "Bình", "Cúc", "Dũng", "Giang"] {
        person(&server, "00025-01", &format!("Nguyễn Văn {name}")).await;
    }
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let ask = |cursor: &Value| format!("/persons?limit=2&cursor={}", cursor.as_str().unwrap());
    let first = desk.get("/persons?limit=2").await;
    assert_eq!(names(&first), ["Nguyễn Văn An", "Nguyễn Văn Bình"]);
    assert!(first.get("previous").is_none());
    person(&server, "00025-01", "Nguyễn Văn Ba").await;
    let second = desk.get(&ask(&first["next"])).await;
    assert_eq!(names(&second), ["Nguyễn Văn Cúc", "Nguyễn Văn Dũng"]);
    assert_eq!((&second["offset"], &second["total"]), (&json!(2), &json!(6)));
    let last = desk.get(&ask(&second["next"])).await;
    assert_eq!(names(&last), ["Nguyễn Văn Giang"]);
    assert!(last.get("next").is_none());
    let back = desk.get(&ask(&second["previous"])).await;
    assert_eq!(names(&back), ["Nguyễn Văn Ba", "Nguyễn Văn Bình"]);
    let start = desk.get(&ask(&back["previous"])).await;
    assert_eq!(names(&start), ["Nguyễn Văn An"]);
    assert_eq!((start["offset"].as_u64(), start.get("previous")), (Some(0), None));
    let other = format!("{}&sort=name_desc", ask(&second["next"]));
    let (status, answer) = desk.ask("GET", &other, None).await;
    assert_eq!((status, answer["code"].as_str()), (400, Some("bad_cursor")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b16_what_is_due_is_paged_before_what_waits_for_nothing() {
    let server = Server::start().await;
    server.plan().await;
    for (name, planned) in [("Một", Some(3)), ("Hai", None), ("Ba", Some(1)), ("Bốn", None)] {
        let mut fields = json!({ "direction": "departure", "name": name, "to_text": "Sơn La" });
        let all = fields.as_object_mut().unwrap();
        all.insert("day".to_owned(), "2021-11-22".into());
        all.insert("depart_actual".to_owned(), NOW_MS.into());
        if let Some(days) = planned {
            all.insert("return_planned".to_owned(), (NOW_MS + days * 86_400_000).into());
        }
        write(&server, "movement", "00025-01", fields).await;
    }
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    for (sort, due) in [("due", ["Ba", "Một"]), ("due_desc", ["Một", "Ba"])] {
        let (mut all, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = desk.get(&format!("/movements?sort={sort}&limit=1&cursor={cursor}")).await;
            let row = &page["rows"][0]["record"]["fields"]["name"];
            all.push(row.as_str().unwrap().to_owned());
            match page["next"].as_str() {
                Some(next) => next.clone_into(&mut cursor),
                None => break,
            }
        }
        assert_eq!((all.len(), &all[..2]), (4, &due.map(str::to_owned)[..]), "{sort}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t2_t3_lists_go_by_given_name_in_vietnamese_order_and_are_searched_without_marks() {
    let server = Server::start().await;
    server.plan().await;
    for name in
        ["Trần Văn Đạt", "Nguyễn Văn An", "Lê Thị Dũng", "Đỗ Thị Ánh", "Nguyễn Thị Lan", "Y Lan"]
    {
        person(&server, "00025-01", name).await;
    }
    person(&server, "00025-02", "Bùi Thị Hoà").await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let all = desk.get("/persons").await;
    assert_eq!(
        names(&all),
        [
            "Nguyễn Văn An",
            "Đỗ Thị Ánh",
            "Lê Thị Dũng",
            "Trần Văn Đạt",
            "Bùi Thị Hoà",
            "Nguyễn Thị Lan",
            "Y Lan"
        ]
    );
    let found = |query: &'static str| {
        let desk = &desk;
        async move { names(&desk.get(&format!("/persons?{query}")).await) }
    };
    assert_eq!(found("search=lan%20nguyen").await, ["Nguyễn Thị Lan"]);
    assert_eq!(found("search=hoa").await, ["Bùi Thị Hoà"]);
    assert_eq!(found("search=dat").await, ["Trần Văn Đạt"]);
    assert_eq!(found("search=nva").await, ["Nguyễn Văn An"]);
    assert_eq!(found("place=00025-02").await, ["Bùi Thị Hoà"]);
    assert_eq!(found("sort=name_desc&limit=1").await, ["Y Lan"]);
    assert_eq!(desk.get("/persons?place=00025-01&limit=1").await["total"], 6);
    assert_eq!(desk.get("/persons?residence=absent").await["total"], 0);
    for bad in ["place=nowhere", "from=22/11/2021", "sort=sideways", "cursor=-1"] {
        let (status, body) = desk.ask("GET", &format!("/persons?{bad}"), None).await;
        assert_eq!(status, 400, "{bad}");
        assert!(
            body["code"].is_string() && body["vi"].is_string() && body["en"].is_string(),
            "{bad}"
        );
    }
    server.stop().await;
}

async fn movement(server: &Server, direction: &str, more: Value) -> String {
    let mut fields = json!({ "direction": direction, "name": "Nguyễn Thị Lan", "birth_year": 1985,
                             "phone": "+84912345678" });
    fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    write(server, "movement", "00025-01", fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_overview_counts_who_is_overdue_and_the_list_names_the_same() {
    let server = Server::start().await;
    server.plan().await;
    let leaves = |ms: i64, back: i64| json!({ "to_text": "Sơn La", "depart_actual": ms, "return_planned": back });
    let late =
        movement(&server, "departure", leaves(NOW_MS - 48 * HOUR_MS, NOW_MS - HOUR_MS)).await;
    movement(&server, "departure", leaves(NOW_MS - HOUR_MS, NOW_MS + HOUR_MS)).await;
    movement(&server, "departure", leaves(NOW_MS - HOUR_MS, NOW_MS + 72 * HOUR_MS)).await;
    let came = |ms: i64| json!({ "from_text": "Bình Thạnh", "arrive_actual": ms });
    let unreported = movement(&server, "arrival", came(NOW_MS - 30 * HOUR_MS)).await;
    let reported = json!({ "from_text": "Huế", "arrive_actual": NOW_MS - 30 * HOUR_MS,
                           "reported_back_at": NOW_MS - 10 * HOUR_MS });
    movement(&server, "return", reported).await;
    let expected = json!({ "from_text": "Vinh", "arrive_planned": NOW_MS - 30 * HOUR_MS });
    let missing = movement(&server, "visit", expected).await;
    let closed = json!({ "to_text": "Huế", "depart_actual": NOW_MS - 48 * HOUR_MS,
                         "return_planned": NOW_MS - HOUR_MS, "closed": true });
    movement(&server, "departure", closed).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let counts = desk.get("/overview").await["movements"].clone();
    assert_eq!(counts["overdue"], 3, "{counts}");
    assert_eq!(counts["due_today"], 1);
    assert_eq!(counts["departures"], 2);
    let list = desk.get("/movements?state=overdue&sort=due").await;
    let ids = |rows: &Value| -> Vec<String> {
        let rows = rows.as_array().unwrap();
        rows.iter().map(|row| row["record"]["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&list["rows"]), [missing, unreported.clone(), late]);
    assert_eq!(ids(&list["rows"]), ids(&counts["overdue_rows"]));
    assert!(list["rows"].as_array().unwrap().iter().all(|row| row["due"]["overdue"] == true));
    assert_eq!(desk.get("/movements?state=open").await["total"], 5);
    assert_eq!(desk.get("/movements?direction=departure").await["total"], 4);

    let report = json!({ "fields": { "reported_back_at": NOW_MS } });
    desk.post(&format!("/records/{unreported}/edit"), report).await;
    assert_eq!(desk.get("/overview").await["movements"]["overdue"], 2);
    let district = Desk::of(&server, "quan", "district").await.get("/overview").await;
    assert_eq!(district["movements"]["overdue"], 2);
    assert_eq!(district["movements"]["overdue_rows"], json!([]));
    assert!(district.get("phones").is_none() && district.get("attention").is_none());
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a23_a_possible_case_waits_past_midnight_until_somebody_told_the_station() {
    let server = Server::start().await;
    server.plan().await;
    let declaration = |name: &str, more: Value| {
        let mut fields =
            json!({ "name": name, "at": NOW_MS, "exposure": false, "epidemic_area": false });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fields
    };
    let mut cases = Vec::new();
    for (name, more) in [
        ("Sốt Văn Cao", json!({ "temp": 39.5, "at": NOW_MS - HOUR_MS })),
        ("Trần Thị Tiếp", json!({ "symptoms/cough": true, "exposure": true })),
        ("Lê Báo Rồi", json!({ "symptoms/breathless": true, "notified_at": NOW_MS })),
        ("Phạm Bình Thường", json!({ "temp": 36.5 })),
    ] {
        let fields = declaration(name, more);
        cases.push(write(&server, "declaration", "00025-01", fields).await);
    }
    server.pass(3 * 24 * HOUR_MS);
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let waiting = desk.get("/overview").await["declarations"].clone();
    assert_eq!(
        (&waiting["total"], &waiting["untold"]),
        (&json!(0), &json!(2)),
        "none of today, two still wait"
    );
    assert_eq!(waiting["untold_rows"].as_array().unwrap().len(), 2);
    assert_eq!(waiting["untold_rows"][0]["due"]["reason"], "tell_station");
    assert_eq!(desk.get("/declarations?state=untold").await["total"], 2);
    let health = Desk::of(&server, "tramyte", "health_station").await.get("/overview").await;
    assert_eq!(health["declarations"]["untold_rows"][0]["record"]["id"], cases[0]);
    let district = Desk::of(&server, "quan", "district").await.get("/overview").await;
    let shown = &district["declarations"];
    assert_eq!((&shown["untold"], &shown["untold_rows"]), (&json!(2), &json!([])), "no names");

    let told = json!({ "fields": { "notified_at": server.now_ms() }, "seen": {} });
    let path = format!("/records/{}/edit", cases[0]);
    assert_eq!(desk.ask("POST", &path, Some(&told)).await.0, 200);
    assert_eq!(desk.get("/overview").await["declarations"]["untold"], 1);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a26_a_list_counts_the_records_that_it_can_show_and_says_what_was_deleted() {
    let server = Server::start().await;
    server.plan().await;
    let shift = |at_ms: i64| json!({ "lead_name": "Phạm Đức Thắng", "starts_at": at_ms });
    write(&server, "shift", "00025-C01", shift(NOW_MS)).await;
    server.pass(31 * 24 * HOUR_MS);
    for _ in 0..2 {
        write(&server, "shift", "00025-C01", shift(server.now_ms())).await;
    }
    vungxanh_server::jobs::retention::run(&server.app).await.unwrap();
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let page = desk.get("/shifts").await;
    assert_eq!(page["rows"].as_array().unwrap().len(), 2);
    assert_eq!((&page["total"], &page["deleted"]), (&json!(2), &json!(1)));
    let day = desk.get("/shifts?from=2021-11-22&to=2021-11-22").await;
    assert_eq!((&day["total"], &day["deleted"]), (&json!(0), &json!(1)));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d5_every_order_of_a_list_goes_both_ways() {
    let server = Server::start().await;
    server.plan().await;
    for (at, name) in [("00025-01", "Nguyễn An"), ("00025-02", "Trần Bình"), ("00025-02", "Lê Chi")]
    {
        person(&server, at, name).await;
        server.pass(1000);
    }
    for hours in [1, 3, 2] {
        let back = NOW_MS + hours * HOUR_MS;
        let leaves = json!({ "to_text": "Sơn La", "depart_actual": NOW_MS - HOUR_MS, "return_planned": back });
        movement(&server, "departure", leaves).await;
    }
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let ids = |page: &Value| -> Vec<String> {
        let rows = page["rows"].as_array().unwrap().iter();
        rows.map(|row| row["record"]["id"].as_str().unwrap().to_owned()).collect()
    };
    for (list, one, other) in [
        ("persons", "name", "name_desc"),
        ("persons", "updated_asc", "updated"),
        ("persons", "place", "place_desc"),
        ("persons", "oldest", "newest"),
        ("movements", "due", "due_desc"),
    ] {
        let mut there = ids(&desk.get(&format!("/{list}?sort={one}")).await);
        let back = ids(&desk.get(&format!("/{list}?sort={other}")).await);
        there.reverse();
        assert_eq!((there.len(), &there), (3, &back), "{one} and {other}");
    }
    server.stop().await;
}

/// Two phones that write different telephone numbers into one household, each without seeing the other's.
async fn clash(server: &Server) -> (Phone, Phone, String) {
    let mut first = server.phone(&[("team_member", "00025-01")]).await;
    let mut second = server.phone(&[("team_member", "00025-01")]).await;
    let record = first.household("Nguyễn Văn An");
    first.sync().await;
    second.sync().await;
    let number = |text: &str| ("phone", ScalarValue::from(text));
    first.write(&register(), record, &[number("+84912000001")]);
    second.write(&register(), record, &[number("+84912000002")]);
    first.sync().await;
    second.sync().await;
    (first, second, record.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn d6_a_clash_is_decided_and_decided_otherwise_and_the_history_tells_all_of_it() {
    let server = Server::start().await;
    server.plan().await;
    let (mut first, _, id) = clash(&server).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    assert_eq!(desk.get("/overview").await["attention"]["conflicts"], json!({ "household": 1 }));
    assert_eq!(desk.get("/households?conflict=true").await["total"], 1);
    let page = desk.get(&format!("/records/{id}")).await;
    let standing = page["record"]["conflicts"]["phone"].as_array().unwrap();
    assert_eq!(standing.len(), 2);
    assert!(standing.iter().all(|value| value["by_name"] == "Trần Thị Bình"), "{standing:?}");
    let loser = standing.iter().find(|value| value["winner"] == false).unwrap()["value"].clone();

    let decide = |value: &Value, page: &Value| json!({ "field": "phone", "value": value, "seen": ops(page, "phone") });
    let path = format!("/records/{id}/decide");
    let decided = desk.post(&path, decide(&loser, &page)).await;
    assert_eq!(decided["record"]["fields"]["phone"], loser);
    assert_eq!(decided["record"]["conflicts"], json!({}));
    assert_eq!(decided["history"][0]["in_office"], true);
    assert_eq!(decided["history"][0]["by_name"], "Lê Văn Cán");
    assert_eq!(decided["history"][0]["changes"][0]["from"].as_array().unwrap().len(), 2);
    let winner = page["record"]["fields"]["phone"].clone();
    // A2, A3: another who looked before that is shown what was decided, and asked again.
    let other = Desk::of(&server, "canbo2", "ward_official").await;
    let (status, body) = other.ask("POST", &path, Some(&decide(&winner, &page))).await;
    assert_eq!((status, &body["code"]), (409, &json!("others_stand")));
    let undone = other.post(&path, decide(&winner, &decided)).await;
    assert_eq!(undone["record"]["fields"]["phone"], winner);
    assert_eq!(undone["history"].as_array().unwrap().len(), 5);
    assert_eq!(undone["history"][4]["made"], true);
    assert_eq!(undone["history"][2]["changes"][0]["left"].as_array().unwrap().len(), 1);
    assert_eq!(undone["history"][1]["changes"][0]["decision"], true);

    // A2: a phone's value that came after the form was opened stays beside what the form saves.
    first.sync().await;
    first.write(&register(), id.parse().unwrap(), &[("phone", "+84912999999".into())]);
    first.sync().await;
    let seen = json!({ "phone": ops(&undone, "phone") });
    let typed = json!({ "fields": { "phone": "0912 888 888" }, "seen": seen });
    let saved = desk.post(&format!("/records/{id}/edit"), typed).await;
    let stands = saved["stands"]["phone"].as_array().unwrap();
    assert_eq!(stands.len(), 2, "{stands:?}");
    assert_eq!(saved["history"][0]["changes"][0]["left"], json!(["+84912999999"]));
    let settled = desk.post(&path, decide(&winner, &saved)).await;
    assert_eq!(settled["record"]["conflicts"], json!({}));

    first.sync().await;
    let on_phone = first.text(&register(), id.parse().unwrap(), "phone");
    assert_eq!(on_phone.as_deref(), winner.as_str());
    server.assert_clean().await;
    server.stop().await;
}

/// The operations that stand in a field of a record's page.
fn ops(page: &Value, field: &str) -> Value {
    let standing = page["stands"][field].as_array();
    let ops = standing.into_iter().flatten().flat_map(|one| one["ops"].as_array().unwrap());
    ops.cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_corrected_removed_and_restored_and_bad_values_are_told_by_field() {
    let server = Server::start().await;
    server.plan().await;
    let id = person(&server, "00025-01", "Nguyễn Thị Lan").await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let edit = format!("/records/{id}/edit");
    let page = desk
        .post(&edit, json!({ "fields": { "phone": "0912 345 678", "occupation": "Giáo viên" } }))
        .await;
    assert_eq!(page["record"]["fields"]["phone"], "+84912345678");
    let seen = json!({ "occupation": ops(&page, "occupation") });
    let page = desk.post(&edit, json!({ "fields": { "occupation": null }, "seen": seen })).await;
    assert_eq!(page["record"]["fields"]["occupation"], Value::Null);
    let (status, body) =
        desk.ask("POST", &edit, Some(&json!({ "fields": { "phone": "12" } }))).await;
    assert_eq!((status, &body["code"]), (422, &json!("invalid")));
    assert_eq!(body["problems"][0]["field"], "phone");
    assert!(body["problems"][0]["vi"].as_str().is_some_and(|text| !text.is_empty()));
    let (status, body) =
        desk.ask("POST", &edit, Some(&json!({ "fields": { "nothing": 1 } }))).await;
    assert_eq!((status, &body["code"]), (400, &json!("bad_field")));

    let removed =
        desk.post(&format!("/records/{id}/remove"), json!({ "reason": "Ghi trùng" })).await;
    assert_eq!(removed["record"]["removed"], true);
    assert_eq!(desk.get("/persons").await["total"], 0);
    assert_eq!(desk.get("/persons?removed=true").await["total"], 1);
    assert_eq!(desk.get("/overview").await["register"]["persons"], 0);
    let seen = ["removed/at", "removed/reason"].map(|key| (key.to_owned(), ops(&removed, key)));
    let seen: serde_json::Map<String, Value> = seen.into_iter().collect();
    let restored = desk.post(&format!("/records/{id}/restore"), json!({ "seen": seen })).await;
    assert_eq!(restored["record"]["removed"], false);
    assert_eq!(desk.get("/persons").await["total"], 1);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_is_made_gets_roles_and_a_code_that_enrols_and_leaves() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let form = json!({ "full_name": "Phạm Đức Thắng", "phone": "0912 345 678", "position": "Trưởng ca",
                       "force": "militia", "grants": [{ "role": "checkpoint_officer", "place": "00025-C01" }] });
    let id = desk.post("/members", form).await["id"].as_str().unwrap().to_owned();
    let members = desk.get("/members").await;
    let row =
        members.as_array().unwrap().iter().find(|row| row["record"]["id"] == id.as_str()).unwrap();
    assert_eq!(row["record"]["fields"]["phone"], "+84912345678");
    assert_eq!(row["grants"], json!([{ "role": "checkpoint_officer", "place": "00025-C01" }]));

    let bad = json!({ "give": [{ "role": "team_member", "place": "00025-09" }] });
    let (status, body) = desk.ask("POST", &format!("/members/{id}/grants"), Some(&bad)).await;
    assert_eq!((status, &body["code"]), (400, &json!("unknown_place")));
    let good = json!({ "give": [{ "role": "team_member", "place": "00025-01" }],
                       "take": [{ "role": "checkpoint_officer", "place": "00025-C01" }] });
    desk.post(&format!("/members/{id}/grants"), good).await;

    let code = desk.post(&format!("/members/{id}/enrolment"), json!({})).await;
    let text = code["code"].as_str().unwrap();
    assert_eq!((text.len(), text.find('-')), (11, Some(5)));
    assert!(code["qr_svg"].as_str().unwrap().contains("<svg"));
    assert_eq!(code["link"], format!("http://localhost/#/enrol/{}", text.replace('-', "")));
    assert_eq!(code["contact_name"], "Nguyễn Văn Trực");
    let enrolled = server.enrol(text, [1; 32]).await.unwrap();
    assert_eq!(enrolled.member.name, "Phạm Đức Thắng");
    let mut phone = Phone::new(&server, enrolled, id.clone());
    phone.household("Trần Thị Mai");
    assert_eq!(phone.sync().await.accepted.len(), 1);
    let row = &desk.get("/households").await["rows"][0];
    assert_eq!(row["record"]["created_by_name"], "Phạm Đức Thắng");

    let seen = seen_of(&desk.get(&format!("/records/{id}")).await);
    let renamed = json!({ "fields": { "full_name": "Phạm Đức Thành" }, "seen": seen });
    desk.post(&format!("/members/{id}"), renamed).await;
    let row = &desk.get("/households").await["rows"][0];
    assert_eq!(row["record"]["created_by_name"], "Phạm Đức Thành");
    desk.post(&format!("/members/{id}/duty"), json!({ "active": false })).await;
    phone.household("Lò Văn Pánh");
    assert_eq!(phone.try_sync().await.unwrap_err().code, "access_withdrawn");
    let (status, body) =
        desk.ask("POST", &format!("/members/{id}/enrolment"), Some(&json!({}))).await;
    assert_eq!((status, &body["code"]), (400, &json!("off_duty")));
    desk.post(&format!("/members/{id}/duty"), json!({ "active": true })).await;
    assert_eq!(phone.sync().await.accepted.len(), 1);

    let phones = desk.get("/phones").await;
    let device = phones[0]["id"].as_str().unwrap();
    desk.post(&format!("/phones/{device}/revoke"), json!({})).await;
    assert_eq!(phone.try_sync().await.unwrap_err().code, "access_withdrawn");
    server.assert_clean().await;
    server.stop().await;
}

/// Everything that stands on a record's page.
fn seen_of(page: &Value) -> Value {
    let stands = page["stands"].as_object().unwrap().iter();
    let ops = |values: &Value| -> Vec<Value> {
        let values = values.as_array().unwrap().iter();
        values.flat_map(|value| value["ops"].as_array().unwrap().clone()).collect()
    };
    stands.map(|(field, values)| (field.clone(), json!(ops(values)))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a5_a_member_is_corrected_field_by_field_and_what_was_not_seen_stays_beside() {
    let server = Server::start().await;
    server.plan().await;
    let an = Desk::of(&server, "an", "ward_official").await;
    let binh = Desk::of(&server, "binh", "ward_official").await;
    let form = json!({ "full_name": "Phạm Đức Thắng", "phone": "0912 345 678" });
    let id = an.post("/members", form).await["id"].as_str().unwrap().to_owned();
    let (path, record) = (format!("/members/{id}"), format!("/records/{id}"));
    // Both opened the form; one writes the number, then the other another number and the position.
    let seen = seen_of(&an.get(&record).await);
    let first = json!({ "fields": { "phone": "0912 000 001" }, "seen": seen.clone() });
    an.post(&path, first).await;
    let second = json!({ "phone": "0912 000 002", "position": "Tổ trưởng" });
    binh.post(&path, json!({ "fields": second, "seen": seen })).await;
    let page = an.get(&record).await;
    let standing = page["record"]["conflicts"]["phone"].as_array().unwrap();
    let mut values: Vec<&Value> = standing.iter().map(|value| &value["value"]).collect();
    values.sort_by_key(|value| value.to_string());
    assert_eq!(values, ["+84912000001", "+84912000002"]);
    assert_eq!(page["record"]["fields"]["position"], "Tổ trưởng");
    assert_eq!(page["record"]["fields"]["full_name"], "Phạm Đức Thắng");
    // Errors are told at their fields; duty, roles and phones are not written this way.
    let empty = json!({ "fields": { "full_name": "" }, "seen": seen_of(&page) });
    let (status, answer) = an.ask("POST", &path, Some(&empty)).await;
    assert_eq!((status, &answer["problems"][0]["field"]), (422, &json!("full_name")));
    for field in ["active", "grants/administrator:00025", "removed/at"] {
        let body = json!({ "fields": { field: true }, "seen": {} });
        let (status, answer) = an.ask("POST", &path, Some(&body)).await;
        assert_eq!((status, &answer["code"]), (400, &json!("bad_field")), "{field}");
    }
    server.assert_clean().await;
    server.stop().await;
}

/// The roles of a member, as the list of members shows them.
async fn roles_of(desk: &Desk, id: &str) -> Vec<String> {
    let members = desk.get("/members").await;
    let row = members.as_array().unwrap().iter().find(|row| row["record"]["id"] == id).unwrap();
    let grants = row["grants"].as_array().unwrap().iter();
    let text = |grant: &Value| format!("{}:{}", grant["role"], grant["place"]).replace('"', "");
    let mut roles: Vec<String> = grants.map(text).collect();
    roles.sort();
    roles
}

#[tokio::test(flavor = "multi_thread")]
async fn a5_roles_are_given_and_taken_one_by_one_so_two_officials_do_not_undo_each_other() {
    let server = Server::start().await;
    server.plan().await;
    let an = Desk::of(&server, "an", "ward_official").await;
    let binh = Desk::of(&server, "binh", "ward_official").await;
    let form = json!({ "full_name": "Phạm Đức Thắng",
                       "grants": [{ "role": "team_member", "place": "00025-01" }] });
    let id = an.post("/members", form).await["id"].as_str().unwrap().to_owned();
    let path = format!("/members/{id}/grants");
    // Both saw the one role; each gives another, and one takes what both saw.
    an.post(&path, json!({ "give": [{ "role": "team_member", "place": "00025-02" }] })).await;
    let moved = json!({ "give": [{ "role": "checkpoint_officer", "place": "00025-C01" }],
                        "take": [{ "role": "team_member", "place": "00025-01" }] });
    binh.post(&path, moved).await;
    let roles = ["checkpoint_officer:00025-C01", "team_member:00025-02"];
    assert_eq!(roles_of(&an, &id).await, roles);
    // Taken twice, given twice, neither: nothing changes.
    binh.post(&path, json!({ "take": [{ "role": "team_member", "place": "00025-01" }] })).await;
    an.post(&path, json!({ "give": [{ "role": "team_member", "place": "00025-02" }] })).await;
    an.post(&path, json!({})).await;
    assert_eq!(roles_of(&binh, &id).await, roles);
    let page = an.get(&format!("/records/{id}")).await;
    let fields = &page["record"]["fields"];
    assert_eq!(fields["grants/team_member:00025-01"], false);
    assert_eq!(fields["grants/team_member:00025-02"], true);
    assert_eq!(fields["grants/checkpoint_officer:00025-C01"], true);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a5_only_an_administrator_takes_what_only_an_administrator_gives() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let chief = server.member(&[("administrator", "00025")]).await;
    let path = format!("/members/{chief}/grants");
    for role in ["administrator", "district"] {
        for deed in ["give", "take"] {
            let body = json!({ deed: [{ "role": role, "place": "00025" }] });
            let (status, answer) = desk.ask("POST", &path, Some(&body)).await;
            assert_eq!((status, &answer["code"]), (403, &json!("not_allowed")), "{deed} {role}");
        }
    }
    assert_eq!(roles_of(&desk, &chief).await, ["administrator:00025"]);
    // A role at a place that the plan does not have is not given, but may be taken.
    let gone = json!([{ "role": "team_member", "place": "00025-09" }]);
    let (status, _) = desk.ask("POST", &path, Some(&json!({ "give": gone.clone() }))).await;
    assert_eq!(status, 400);
    desk.post(&path, json!({ "take": gone })).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn g_refused_changes_are_listed_with_a_reason_and_looks_are_written_down_once() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    let record = phone.new_record();
    let elsewhere = key("register/00025/00025-02", "2021");
    phone.write(&elsewhere, record, &support::household("Bùi Thị Hoà"));
    assert_eq!(phone.sync().await.refused.len(), 1);
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    assert_eq!(desk.get("/overview").await["attention"]["quarantine"], 1);
    let page = desk.get("/quarantine?unseen=true").await;
    let row = &page["rows"][0];
    assert_eq!(
        (&row["code"], &row["member_name"]),
        (&json!("out_of_scope"), &json!("Trần Thị Bình"))
    );
    assert!(row["vi"].as_str().is_some_and(|text| text.contains("địa bàn")));
    let (device, hash) = (row["device"].as_str().unwrap(), row["hash"].as_str().unwrap());
    let seen = desk.post(&format!("/quarantine/{device}/{hash}/seen"), json!({})).await;
    assert_eq!(seen["unseen"], 0);
    assert_eq!(desk.ask("POST", "/quarantine/00/zz/seen", Some(&json!({}))).await.0, 404);

    desk.get("/households").await;
    desk.get("/households").await;
    let audit = desk.get("/audit").await;
    let looks = audit["rows"].as_array().unwrap().iter();
    assert_eq!(looks.filter(|row| row["action"] == "list_viewed").count(), 1);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn c2_members_are_searched_as_records_are() {
    let server = Server::start().await;
    server.plan().await;
    server.member(&[("team_member", "00025-01")]).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    desk.post("/members", json!({ "full_name": "H'Hen Niê" })).await;
    desk.post("/members", json!({ "full_name": "Ðặng Văn Ðạt" })).await;
    let found = async |typed: &str| {
        let query = format!("/members?search={}", typed.replace(' ', "%20"));
        let rows = desk.get(&query).await;
        let rows = rows.as_array().unwrap().iter();
        let name = |row: &Value| row["record"]["fields"]["full_name"].as_str().unwrap().to_owned();
        rows.map(name).collect::<Vec<_>>()
    };
    assert_eq!(found("hen").await, ["H'Hen Niê"]);
    assert_eq!(found("dat dang").await, ["Ðặng Văn Ðạt"]);
    assert!(found("").await.len() > 2);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_hears_of_what_it_may_see() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let url = format!("{}/live", desk.url);
    let mut stream = desk.client.get(url).header("cookie", &desk.cookie).send().await.unwrap();
    let first = stream.chunk().await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&first).contains("plan/00025/00025"));
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    phone.household("Nguyễn Văn An");
    phone.sync().await;
    let mut heard = String::new();
    while !heard.contains("register/00025/00025-01") {
        heard.push_str(&String::from_utf8_lossy(&stream.chunk().await.unwrap().unwrap()));
    }
    drop(stream);
    server.stop().await;
}

#[tokio::test]
async fn w12_a_record_deleted_in_time_is_told_from_one_that_never_was() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let session = desk.get("/session").await;
    assert_eq!(session["retention"][0], json!({ "family": "passes", "days": 30 }));
    let shift = json!({ "lead_name": "Phạm Đức Thắng", "starts_at": NOW_MS });
    let shift = write(&server, "shift", "00025-C01", shift).await;
    desk.get(&format!("/records/{shift}")).await;
    server.pass(31 * 24 * HOUR_MS);
    vungxanh_server::jobs::retention::run(&server.app).await.unwrap();
    let desk = Desk::of(&server, "canbo2", "ward_official").await;
    let (status, body) = desk.ask("GET", &format!("/records/{shift}"), None).await;
    assert_eq!((status, body["code"].as_str()), (410, Some("period_deleted")));
    let unknown = RecordId::new(server.now_ms(), [9; 10]);
    let (status, _) = desk.ask("GET", &format!("/records/{unknown}"), None).await;
    assert_eq!(status, 404);
    let audit = desk.get("/audit").await;
    let actions = audit["rows"].as_array().unwrap().iter();
    assert!(actions.into_iter().any(|row| row["action"] == "period_deleted"));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b5_a_deed_of_the_office_and_its_line_are_one_commit() {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let form = json!({ "full_name": "Lê Thị Hoa", "phone": "0912345678", "position": "Tổ trưởng",
                       "grants": [{ "role": "team_member", "place": "00025-01" }] });
    let id = desk.post("/members", form).await["id"].as_str().unwrap().to_owned();
    let record = desk.get(&format!("/records/{id}")).await;
    assert_eq!(record["record"]["fields"]["position"], "Tổ trưởng");
    let audit = desk.get("/audit").await;
    let line = &audit["rows"][1];
    assert_eq!(
        (line["action"].as_str(), line["subject"].as_str()),
        (Some("member_made"), Some(id.as_str()))
    );
    let person = person(&server, "00025-01", "Nguyễn Thị Lan").await;
    // Where the line cannot be written nothing is done.
    let database = rusqlite::Connection::open(server.dir.path().join("vungxanh.sqlite")).unwrap();
    database
        .execute_batch(
            "CREATE TRIGGER no_line BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END",
        )
        .unwrap();
    let count = |table: &str| -> i64 {
        database.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    };
    let before = (count("member"), count("change"), count("enrolment_code"), count("member_grant"));
    let form = json!({ "full_name": "Trần Văn Nam" });
    assert_eq!(desk.ask("POST", "/members", Some(&form)).await.0, 500);
    for (path, body) in [
        ("enrolment", json!({})),
        ("duty", json!({ "active": false })),
        ("grants", json!({ "take": [{ "role": "team_member", "place": "00025-01" }] })),
    ] {
        let path = format!("/members/{id}/{path}");
        assert_eq!(desk.ask("POST", &path, Some(&body)).await.0, 500, "{path}");
    }
    let body = json!({ "reason": "nhầm", "seen": {} });
    assert_eq!(desk.ask("POST", &format!("/records/{person}/remove"), Some(&body)).await.0, 500);
    let after = (count("member"), count("change"), count("enrolment_code"), count("member_grant"));
    assert_eq!(before, after);
    database.execute_batch("DROP TRIGGER no_line").unwrap();
    drop(database);
    server.assert_clean().await;
    server.stop().await;
}
