//! Areas, checkpoints, teams and settings at the office: added, renamed, closed and opened again (SPEC R5 to R8).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use serde_json::{Value, json};
use support::Server;
use support::desk::Desk;

async fn begin() -> (Server, Desk) {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    (server, desk)
}

async fn add(desk: &Desk, kind: &str, names: &[&str]) -> (u16, Value) {
    let records: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
    desk.ask("POST", &format!("/plan/{kind}"), Some(&json!({ "records": records }))).await
}

fn codes(page: &Value) -> Vec<&str> {
    let rows = page["rows"].as_array().unwrap();
    rows.iter().map(|row| row["record"]["fields"]["code"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn r5_a_place_gets_the_next_number_and_none_is_given_twice() {
    let (server, desk) = begin().await;
    let (status, made) = add(&desk, "area", &["Tổ dân phố 3", "Tổ dân phố 4"]).await;
    assert_eq!(status, 200, "{made}");
    let last = made["ids"][1].as_str().unwrap();
    let page = desk.get("/plan/area").await;
    assert_eq!(codes(&page), ["00025-01", "00025-02", "00025-03", "00025-04"]);
    desk.post(&format!("/records/{last}/remove"), json!({ "reason": "nhập vào tổ 3" })).await;
    assert_eq!(add(&desk, "area", &["Tổ dân phố 5"]).await.0, 200);
    assert_eq!(
        codes(&desk.get("/plan/area").await),
        ["00025-01", "00025-02", "00025-03", "00025-05"]
    );
    assert_eq!(codes(&desk.get("/plan/area?closed=true").await), ["00025-04"]);
    let own_code = json!({ "records": [{ "name": "Tổ 9", "code": "00025-09" }] });
    let (status, refused) = desk.ask("POST", "/plan/area", Some(&own_code)).await;
    assert_eq!((status, refused["code"].as_str()), (400, Some("bad_field")));
    let edit = json!({ "fields": { "code": "00025-09" }, "seen": {} });
    let (status, _) = desk.ask("POST", &format!("/records/{last}/edit"), Some(&edit)).await;
    assert_eq!(status, 400, "nor is it changed later");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r6_two_of_one_name_are_told_and_made_when_wanted() {
    let (server, desk) = begin().await;
    let (status, told) = add(&desk, "area", &["tổ dân phố  1", "Tổ 7", "tổ 7"]).await;
    assert_eq!((status, told["code"].as_str()), (409, Some("same_name")), "{told}");
    let others = told["others"].as_array().unwrap();
    assert_eq!(others.len(), 2, "{told}");
    assert_eq!(others[0]["name"], "Tổ dân phố 1");
    assert_eq!(desk.get("/plan/area").await["open"], 2, "all or none");
    let again = json!({ "records": [{ "name": "Tổ dân phố 1" }], "same_names": [others[0]["id"]] });
    let made = desk.post("/plan/area", again).await;
    let page = desk.get("/plan/area").await;
    let same: Vec<bool> =
        page["rows"].as_array().unwrap().iter().map(|row| row["same_name"] == true).collect();
    assert_eq!(same, [true, false, true]);

    let id = made["ids"][0].as_str().unwrap();
    let shown = desk.get(&format!("/records/{id}")).await;
    let ops = &shown["stands"]["name"][0]["ops"];
    let mut rename = json!({ "fields": { "name": "Tổ dân phố 2" }, "seen": { "name": ops } });
    let (status, told) = desk.ask("POST", &format!("/records/{id}/edit"), Some(&rename)).await;
    assert_eq!((status, told["code"].as_str()), (409, Some("same_name")), "{told}");
    rename["same_names"] = json!([told["others"][0]["id"]]);
    desk.post(&format!("/records/{id}/edit"), rename).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r7_who_has_a_duty_at_a_closed_place_is_shown_and_loses_it() {
    let (server, desk) = begin().await;
    let first = server.member(&[("team_member", "00025-01"), ("team_member", "00025-02")]).await;
    let page = desk.get("/plan/area").await;
    assert_eq!(page["rows"][0]["members"], 1);
    let id = page["rows"][0]["record"]["id"].as_str().unwrap().to_owned();
    let path = format!("/records/{id}/remove");
    let closing = |members: &[&String]| json!({ "reason": "sáp nhập", "members": members });
    let (status, told) = desk.ask("POST", &path, Some(&closing(&[]))).await;
    assert_eq!((status, told["code"].as_str()), (409, Some("still_given")), "{told}");
    assert_eq!(told["others"][0]["id"], json!(first));
    // Another one gets a duty there while the question is on the screen.
    let second = server.member(&[("team_member", "00025-01")]).await;
    let (status, told) = desk.ask("POST", &path, Some(&closing(&[&first]))).await;
    assert_eq!((status, told["others"].as_array().unwrap().len()), (409, 2), "{told}");
    desk.post(&path, closing(&[&first, &second])).await;
    let left = server.app.store.member(support::ward(), first.clone()).await.unwrap().unwrap();
    assert_eq!(left.grants, [support::grant("team_member", "00025-02")]);

    let give = json!({ "give": [{ "role": "team_member", "place": "00025-01" }], "take": [] });
    let grants = format!("/members/{first}/grants");
    let (status, refused) = desk.ask("POST", &grants, Some(&give)).await;
    assert_eq!((status, refused["code"].as_str()), (409, Some("place_closed")), "{refused}");
    let member = json!({ "full_name": "Lê Thị Hoa", "grants": give["give"] });
    let (status, refused) = desk.ask("POST", "/members", Some(&member)).await;
    assert_eq!((status, refused["code"].as_str()), (409, Some("place_closed")), "{refused}");
    let places = desk.get("/places").await;
    let closed = places.as_array().unwrap().iter().find(|place| place["code"] == "00025-01");
    assert_eq!(closed.unwrap()["name"], "Tổ dân phố 1", "its books keep their name");
    assert_eq!(closed.unwrap()["closed"], true);

    let page = desk.get(&format!("/records/{id}")).await;
    let ops = |field: &str| page["stands"][field][0]["ops"].clone();
    let seen = json!({ "removed/at": ops("removed/at"), "removed/reason": ops("removed/reason") });
    desk.post(&format!("/records/{id}/restore"), json!({ "seen": seen })).await;
    desk.post(&grants, give).await;
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r8_a_team_looks_after_an_area_at_work_and_a_ward_has_one_settings() {
    let (server, desk) = begin().await;
    let team = |area: &str| json!({ "records": [{ "name": "Tổ COVID số 1", "area": area }] });
    for area in ["00025-09", "00031-01", "00025-C01", "nơi nào"] {
        let (status, _) = desk.ask("POST", "/plan/team", Some(&team(area))).await;
        assert_eq!(status, 400, "{area}");
    }
    desk.post("/plan/team", team("00025-02")).await;
    let settings = json!({ "records": [{ "ward_name": "Phường Ngọc Khánh" }] });
    let (status, refused) = desk.ask("POST", "/plan/settings", Some(&settings)).await;
    assert_eq!((status, refused["code"].as_str()), (409, Some("settings_there")));
    let wrong = json!({ "records": [{ "name": "Chốt 9", "phone": "123" }] });
    let (status, refused) = desk.ask("POST", "/plan/checkpoint", Some(&wrong)).await;
    assert_eq!((status, refused["code"].as_str()), (422, Some("invalid")), "{refused}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r5_two_thousand_areas_are_made_listed_and_found() {
    let (server, desk) = begin().await;
    for block in 0..4 {
        let names: Vec<String> =
            (0..500).map(|no| format!("Khu phố {}", 1 + block * 500 + no)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (status, made) = add(&desk, "area", &names).await;
        assert_eq!(status, 200, "{made}");
    }
    // Page by page, each once and in the order of the numbers, there and back.
    let mut page = desk.get("/plan/area?limit=200").await;
    let owned = |page: &Value| codes(page).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let mut all = owned(&page);
    while let Some(next) = page["next"].as_str() {
        page = desk.get(&format!("/plan/area?limit=200&cursor={next}")).await;
        assert_eq!(page["offset"], all.len());
        all.extend(owned(&page));
    }
    assert_eq!((page["total"].as_u64(), all.len()), (Some(2002), 2002));
    assert_eq!((all[0].as_str(), all[2001].as_str()), ("00025-01", "00025-2002"));
    let previous = page["previous"].as_str().unwrap();
    let before = desk.get(&format!("/plan/area?limit=200&cursor={previous}")).await;
    assert_eq!(owned(&before), all[1800..2000]);
    assert_eq!(desk.ask("GET", "/plan/area?cursor=nonsense", None).await.0, 400);
    let found = desk.get("/plan/area?search=khu%20pho%201999").await;
    assert!(codes(&found).contains(&"00025-2001") && codes(&found).len() < 5, "{found}");
    let grants = json!([{ "role": "team_member", "place": "00025-2001" }]);
    desk.post("/members", json!({ "full_name": "Lê Thị Hoa", "grants": grants })).await;
    server.stop().await;
}
