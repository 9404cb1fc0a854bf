//! Lists that people work in: views they keep, filters of every sort with their counts, and the records beside one.
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
use support::{Server, place, ward};
use vungxanh_server::store::RecordEdit;
use vungxanh_shared::ids::{Family, RecordId};
use vungxanh_shared::kinds::{self, ValueType};
use vungxanh_shared::scalar::Scalar;

const VIEWS: &str = "/lists/persons/views";

async fn start() -> (Server, Desk) {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    (server, desk)
}

/// Writes persons as the server would: name, sex, residence and area of each; gives their ids.
async fn persons(server: &Server, all: &[(&str, &str, &str, &str)]) -> Vec<String> {
    let edits = all.iter().map(|(name, sex, residence, at)| {
        let house = RecordId([9; 16]).to_string();
        let fields = [
            ("full_name", *name),
            ("sex", *sex),
            ("residence", *residence),
            ("dob", "1985"),
            ("household", &house),
        ];
        let fields = fields.map(|(key, value)| (key.to_owned(), Scalar::from(value)));
        RecordEdit::new("person", place(at), fields.into())
    });
    let author = server.app.store.server_author(ward()).await.unwrap();
    let written = server.app.store.write(author, edits.collect(), server.now_ms()).await.unwrap();
    written.unwrap().iter().map(ToString::to_string).collect()
}

async fn four(server: &Server) -> Vec<String> {
    let all = [
        ("Nguyễn Văn An", "male", "permanent", "00025-01"),
        ("Trần Thị Bình", "female", "temporary", "00025-01"),
        ("Lê Thị Chi", "female", "permanent", "00025-02"),
        ("Phạm Văn Dũng", "male", "permanent", "00025-02"),
    ];
    persons(server, &all).await
}

/// The values that a filter has, each with its count.
fn counts(all: &Value, part: &str) -> Vec<(String, u64)> {
    let values = all["parts"][part].as_array().unwrap().iter();
    let one = |value: &Value| {
        (value["value"].as_str().unwrap().to_owned(), value["count"].as_u64().unwrap())
    };
    let mut counts: Vec<_> = values.map(one).collect();
    counts.sort();
    counts
}

fn named(views: &Value) -> Vec<&str> {
    views["views"].as_array().unwrap().iter().map(|view| view["name"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn k25_views_are_kept_by_name_for_oneself_or_the_ward_and_go_with_the_account() {
    let (server, desk) = start().await;
    let form = json!({ "name": " Tạm trú ", "query": "residence=temporary&sort=place", "columns": "name,phone" });
    let views = desk.post(VIEWS, form).await;
    let mine = &views["views"][0];
    assert_eq!(
        (&mine["name"], &mine["of_ward"], &mine["outdated"]),
        (&json!("Tạm trú"), &json!(false), &json!(false))
    );
    let ward_form =
        json!({ "name": "Tổ 1", "query": "place=00025-01&days=today", "of_ward": true });
    let views = desk.post(VIEWS, ward_form).await;
    assert_eq!(named(&views), ["Tổ 1", "Tạm trú"]);
    let of_ward = views["views"][0]["id"].as_i64().unwrap();
    let shown = &views["views"][0]["changed_at_ms"];

    // The ward's are seen by all who see the list, and kept by those who decide for the ward.
    let police = Desk::of(&server, "congan", "police").await;
    let seen = police.get(VIEWS).await;
    assert_eq!((named(&seen), &seen["may_keep_for_ward"]), (vec!["Tổ 1"], &json!(false)));
    let again = json!({ "name": "Tổ 2", "query": "place=00025-02", "of_ward": true });
    assert_eq!(police.ask("POST", VIEWS, Some(&again)).await.0, 403);
    let path = format!("{VIEWS}/{of_ward}");
    assert_eq!(police.ask("DELETE", &path, None).await.0, 403);
    assert_eq!(police.ask("PUT", &path, Some(&again)).await.0, 403);
    // Another account's own are not there for anybody else.
    let id = mine["id"].as_i64().unwrap();
    let renamed = json!({ "name": "Của tôi", "query": "" });
    assert_eq!(police.ask("PUT", &format!("{VIEWS}/{id}"), Some(&renamed)).await.0, 404);
    assert_eq!(police.ask("DELETE", &format!("{VIEWS}/{id}"), None).await.0, 404);
    let station = Desk::of(&server, "tramyte", "health_station").await;
    assert_eq!(station.ask("GET", VIEWS, None).await.0, 403);

    let mut again = again;
    again["seen_at_ms"] = shown.clone();
    let (status, views) = desk.ask("PUT", &path, Some(&again)).await;
    assert_eq!((status, named(&views)), (200, vec!["Tổ 2", "Tạm trú"]));
    let (status, views) = desk.ask("DELETE", &path, None).await;
    assert_eq!((status, named(&views)), (200, vec!["Tạm trú"]));
    assert_eq!(desk.ask("DELETE", &path, None).await.0, 404);
    // Only the ward's stand in the audit log.
    let audit = desk.get("/audit").await.to_string();
    assert_eq!(audit.matches("list_view_kept").count(), 2, "{audit}");
    assert_eq!(audit.matches("list_view_deleted").count(), 1, "{audit}");
    assert!(!audit.contains("Tạm trú"), "{audit}");
}

#[tokio::test(flavor = "multi_thread")]
async fn k25_what_a_view_cannot_be_is_told_by_a_code() {
    let (_server, desk) = start().await;
    let refused = async |form: Value| {
        let (status, body) = desk.ask("POST", VIEWS, Some(&form)).await;
        (status, body["code"].as_str().unwrap_or_default().to_owned())
    };
    let query = |query: &str| json!({ "name": "x", "query": query });
    let bad = |code: &str| (400, code.to_owned());
    for gone in [
        "direction=sideways",
        "residence=nonsense",
        "filter=sex:none",
        "filter=nonsense:1",
        "state=overdue",
        "cursor=abc",
        "print=true",
        "nonsense=1",
        "sort=nonsense",
        "conflict=perhaps",
        " %",
    ] {
        assert_eq!(refused(query(gone)).await, bad("bad_filter"), "{gone}");
    }
    assert_eq!(refused(query("from=32-11-2021")).await, bad("bad_day"));
    assert_eq!(refused(query("place=nowhere")).await, bad("bad_place"));
    assert_eq!(
        refused(query(&format!("search={}", "a".repeat(1_000)))).await,
        bad("view_too_long")
    );
    assert_eq!(refused(json!({ "name": "  ", "query": "" })).await, bad("bad_view_name"));
    assert_eq!(refused(json!({ "name": "a".repeat(61), "query": "" })).await, bad("bad_view_name"));
    for columns in ["name,,phone", "name\u{1}", "../x", &vec!["a"; 61].join(",")] {
        let form = json!({ "name": "x", "query": "", "columns": columns });
        assert_eq!(refused(form).await, bad("bad_columns"), "{columns}");
    }
    for n in 0..30 {
        desk.post(VIEWS, json!({ "name": format!("{n}"), "query": "" })).await;
    }
    assert_eq!(
        refused(json!({ "name": "30", "query": "" })).await,
        (409, "too_many_views".to_owned())
    );
    let views = desk.get(VIEWS).await;
    let first = &views["views"][0];
    let path = format!("{VIEWS}/{}", first["id"]);
    let form = json!({ "name": "1", "query": "", "seen_at_ms": first["changed_at_ms"] });
    let (status, body) = desk.ask("PUT", &path, Some(&form)).await;
    assert_eq!((status, &body["code"]), (409, &json!("view_name_taken")));
}

#[tokio::test(flavor = "multi_thread")]
async fn k28_every_choice_that_a_list_offers_narrows_it() {
    let (server, desk) = start().await;
    let house = json!({ "head_name": "Trần Thị Nghèo", "house_no": "1", "hardship/poor": true });
    let house = json!({ "kind": "household", "place": "00025-01", "fields": house });
    desk.post("/records", house).await;
    for (hardship, expected) in [("poor", 1), ("near_poor", 0)] {
        let listed = desk.get(&format!("/households?filter=hardship:{hardship}")).await;
        assert_eq!(listed["total"], expected, "{hardship}");
    }
    for kind in kinds::ALL.iter().filter(|kind| kind.family != Family::Plan) {
        for field in kind.fields {
            let values: Vec<&str> = match field.value {
                ValueType::Choice { choices } | ValueType::Set { choices } => {
                    choices.iter().map(|choice| choice.code).collect()
                }
                ValueType::Bool => vec!["true", "false"],
                _ => continue,
            };
            for value in values {
                let path = format!("/lists/{}?filter={}:{value}", kind.name, field.name);
                let (status, told) = desk.ask("GET", &path, None).await;
                assert_eq!(status, 200, "{path}: {told}");
            }
        }
    }
    server.assert_clean().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k24_columns_and_the_first_view_are_the_accounts() {
    let (server, desk) = start().await;
    let views =
        desk.post(VIEWS, json!({ "name": "Tạm trú", "query": "residence=temporary" })).await;
    let id = views["views"][0]["id"].as_i64().unwrap();
    let habit = json!({ "columns": "name,field:occupation", "first_view": id });
    let (status, kept) = desk.ask("PUT", "/lists/persons/habit", Some(&habit)).await;
    assert_eq!(
        (status, &kept["columns"], &kept["first_view"]),
        (200, &habit["columns"], &json!(id))
    );
    let police = Desk::of(&server, "congan", "police").await;
    let theirs = police.get(VIEWS).await;
    assert_eq!((&theirs["columns"], &theirs["first_view"]), (&json!(""), &Value::Null));
    assert_eq!(police.ask("PUT", "/lists/persons/habit", Some(&habit)).await.0, 404);
    // A view that is deleted is no list's first any more.
    desk.ask("DELETE", &format!("{VIEWS}/{id}"), None).await;
    let left = desk.get(VIEWS).await;
    assert_eq!((&left["columns"], &left["first_view"]), (&habit["columns"], &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn k25_a_view_whose_filter_is_gone_says_so() {
    let (server, desk) = start().await;
    desk.post(VIEWS, json!({ "name": "Tổ 1", "query": "place=00025-01" })).await;
    let database = rusqlite::Connection::open(server.dir.path().join("vungxanh.sqlite")).unwrap();
    database.execute("UPDATE list_view SET query = 'filter=colour:green'", []).unwrap();
    let views = desk.get(VIEWS).await;
    assert_eq!((named(&views), &views["views"][0]["outdated"]), (vec!["Tổ 1"], &json!(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn k28_every_filter_is_counted_under_the_others() {
    let (server, desk) = start().await;
    four(&server).await;
    let all = desk.get("/lists/persons/counts").await;
    let pair = |value: &str, n: u64| (value.to_owned(), n);
    assert_eq!(counts(&all, "residence"), [pair("permanent", 3), pair("temporary", 1)]);
    assert_eq!(counts(&all, "sex"), [pair("female", 2), pair("male", 2)]);
    assert_eq!(counts(&all, "place"), [pair("00025-01", 2), pair("00025-02", 2)]);
    assert_eq!(counts(&all, "removed"), [pair("true", 0)]);

    // A filter that is set is counted as if it were not, all others under it.
    let women = desk.get("/lists/persons/counts?filter=sex:female").await;
    assert_eq!(counts(&women, "sex"), [pair("female", 2), pair("male", 2)]);
    assert_eq!(counts(&women, "residence"), [pair("permanent", 1), pair("temporary", 1)]);
    for (query, part, value) in [
        ("residence=permanent", "residence", "permanent"),
        ("filter=sex:female", "sex", "female"),
        ("place=00025-02", "place", "00025-02"),
        ("search=chi&filter=sex:female", "residence", "permanent"),
    ] {
        let of = desk.get(&format!("/lists/persons/counts?{query}")).await;
        let told = counts(&of, part).into_iter().find(|(known, _)| known == value).unwrap().1;
        let total = desk.get(&format!("/persons?{query}")).await["total"].as_u64().unwrap();
        assert_eq!(told, total, "{query}");
    }
    let author = all["parts"]["author"][0].clone();
    let of_author = format!("/persons?author={}", author["value"].as_str().unwrap_or_default());
    assert_eq!(desk.get(&of_author).await["total"], author["count"]);
    assert_eq!(desk.get("/persons?author=nobody").await["total"], 0);
    let station = Desk::of(&server, "tramyte", "health_station").await;
    assert_eq!(station.ask("GET", "/lists/persons/counts", None).await.0, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn k27_the_records_beside_one_and_its_place_are_those_of_the_list() {
    let (server, desk) = start().await;
    four(&server).await;
    for query in [
        "sort=name",
        "sort=name_desc",
        "sort=updated",
        "sort=place",
        "sort=due",
        "filter=sex:female&sort=newest",
    ] {
        let listed = desk.get(&format!("/persons?{query}")).await;
        let ids: Vec<&Value> =
            listed["rows"].as_array().unwrap().iter().map(|row| &row["record"]["id"]).collect();
        for (at, id) in ids.iter().enumerate() {
            let path = format!("/lists/persons/neighbours/{}?{query}", id.as_str().unwrap());
            let beside = desk.get(&path).await;
            let before =
                at.checked_sub(1).and_then(|at| ids.get(at)).map_or(&Value::Null, |id| *id);
            assert_eq!(&beside["previous"], before, "{query} {at}");
            assert_eq!(
                &beside["next"],
                ids.get(at + 1).map_or(&Value::Null, |id| *id),
                "{query} {at}"
            );
            assert_eq!(beside["position"], json!(at + 1), "{query}");
            assert_eq!(beside["total"], json!(ids.len()), "{query}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn k27_a_record_that_left_the_list_has_neighbours_and_no_place() {
    let (server, desk) = start().await;
    let ids = four(&server).await;
    let beside = desk
        .get(&format!("/lists/persons/neighbours/{}?filter=sex:female&sort=name", ids[0]))
        .await;
    assert_eq!((&beside["position"], &beside["total"]), (&Value::Null, &json!(2)));
    assert_eq!((&beside["previous"], &beside["next"]), (&Value::Null, &json!(ids[1])));
    let other = desk.ask("GET", &format!("/lists/households/neighbours/{}", ids[0]), None).await;
    assert_eq!(other.0, 404);
    assert_eq!(desk.ask("GET", "/lists/persons/neighbours/nonsense", None).await.0, 404);
}
