//! An empty server becomes a ward by the link that it printed (SPEC R10).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use reqwest::Client;
use serde_json::{Value, json};
use support::desk::Desk;
use support::{Server, wide};
use vungxanh_server::config::Limits;
use vungxanh_server::office::setup::{LINK_LIFE_MS, new_link};
use vungxanh_server::store::Ward;

/// The secret of a new link.
async fn link(server: &Server) -> String {
    let link = new_link(&server.app).await.unwrap().expect("the server is bare");
    link.split_once("/office/#/setup/").unwrap().1.to_owned()
}

fn form(link: &str) -> Value {
    json!({
        "link": link,
        "unit": { "code": "00025", "valid_to": "2025-06-30" },
        "settings": { "contact_phone": "024 3831 2345", "report_cutoff_hour": 17, "report_cutoff_minute": 0 },
        "account": { "login": " CanBo ", "full_name": "Nguyễn Thị  Hoa", "phone": "0912 000 101",
            "password": "mật-khẩu-dài" },
    })
}

async fn post(server: &Server, path: &str, body: &Value) -> (u16, Value, Option<String>) {
    let url = server.url(&format!("/api/v1/office/setup{path}"));
    let response = Client::new().post(url).json(body).send().await.unwrap();
    let cookie = response.headers().get("set-cookie");
    let cookie = cookie.and_then(|value| value.to_str().unwrap().split(';').next());
    let (status, cookie) = (response.status().as_u16(), cookie.map(str::to_owned));
    (status, response.json().await.unwrap_or(Value::Null), cookie)
}

async fn refused(server: &Server, path: &str, body: &Value) -> (u16, String) {
    let (status, answer, cookie) = post(server, path, body).await;
    assert!(cookie.is_none() && answer["vi"].is_string() && answer["en"].is_string(), "{answer}");
    (status, answer["code"].as_str().unwrap().to_owned())
}

async fn counts(server: &Server) -> (usize, usize) {
    let store = &server.app.store;
    (store.wards().await.unwrap().len(), store.accounts().await.unwrap().len())
}

async fn get(server: &Server, path: &str, cookie: &str) -> Value {
    let request = Client::new().get(server.url(&format!("/api/v1/office{path}")));
    request.header("cookie", cookie).send().await.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn r10_the_link_makes_ward_settings_and_account_and_logs_in() {
    let server = Server::bare(wide()).await;
    assert_eq!(get(&server, "/setup", "").await["waiting"], true);
    let link = link(&server).await;
    let (status, state, _) = post(&server, "/link", &json!({ "link": link })).await;
    assert_eq!(
        (status, state["expires_at_ms"].as_i64()),
        (200, Some(server.now_ms() + LINK_LIFE_MS))
    );
    let (status, view, cookie) = post(&server, "", &form(&link)).await;
    assert_eq!((status, view["ward_name"].as_str()), (200, Some("Phường Ngọc Khánh")), "{view}");
    assert_eq!((&view["login"], &view["full_name"]), (&json!("canbo"), &json!("Nguyễn Thị Hoa")));
    assert_eq!(view["drill"], false);
    let cookie = cookie.unwrap();
    let settings = get(&server, "/plan/settings", &cookie).await;
    let fields = &settings["rows"][0]["record"]["fields"];
    assert_eq!(fields["district_name"], "Quận Ba Đình");
    assert_eq!(
        (&fields["contact_phone"], &fields["report_cutoff_hour"]),
        (&json!("+842438312345"), &json!(17))
    );
    let audit = get(&server, "/audit", &cookie).await;
    let mut actions: Vec<&str> =
        audit["rows"].as_array().unwrap().iter().filter_map(|row| row["action"].as_str()).collect();
    actions.sort_unstable();
    assert_eq!(actions, ["account_made", "login", "settings_made", "ward_made"]);
    assert_eq!(get(&server, "/setup", "").await["waiting"], false);
    assert!(
        new_link(&server.app).await.unwrap().is_none(),
        "a server with a ward never offers a link"
    );
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn r10_a_link_works_once_and_of_two_at_once_one_makes_the_ward() {
    let server = Server::bare(wide()).await;
    let link = link(&server).await;
    let first = form(&link);
    let mut second = form(&link);
    second["account"]["login"] = "other".into();
    let (one, two) = tokio::join!(post(&server, "", &first), post(&server, "", &second));
    let (won, lost) = if one.0 == 200 { (one, two) } else { (two, one) };
    assert_eq!((won.0, lost.0, lost.1["code"].as_str()), (200, 410, Some("setup_link_used")));
    assert_eq!(refused(&server, "", &form(&link)).await, (410, "setup_link_used".to_owned()));
    let asked = json!({ "link": link });
    assert_eq!(refused(&server, "/link", &asked).await, (410, "setup_link_used".to_owned()));
    assert_eq!(counts(&server).await, (1, 1));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn r10_expired_earlier_and_invented_links_make_nothing() {
    let server = Server::bare(wide()).await;
    let earlier = link(&server).await;
    let newest = link(&server).await;
    for unknown in [earlier.as_str(), "", "invented"] {
        assert_eq!(
            refused(&server, "", &form(unknown)).await,
            (404, "setup_link_unknown".to_owned())
        );
    }
    server.pass(LINK_LIFE_MS);
    assert_eq!(refused(&server, "", &form(&newest)).await, (410, "setup_link_expired".to_owned()));
    assert_eq!(counts(&server).await, (0, 0));
    server.stop().await;
}

#[tokio::test]
async fn r10_a_ward_made_otherwise_ends_the_link() {
    let server = Server::bare(wide()).await;
    let link = link(&server).await;
    let ward = Ward { code: "00031".parse().unwrap(), name: "Phường Giảng Võ".to_owned() };
    server.app.store.put_ward(ward, server.now_ms()).await.unwrap();
    assert_eq!(refused(&server, "", &form(&link)).await, (409, "ward_there".to_owned()));
    assert_eq!(counts(&server).await, (1, 0));
    server.stop().await;
}

#[tokio::test]
async fn r10_what_is_wrong_is_named_by_its_box_and_nothing_is_made() {
    let server = Server::bare(wide()).await;
    let link = link(&server).await;
    let mut wrong = form(&link);
    wrong["settings"]["contact_phone"] = "12".into();
    wrong["account"] =
        json!({ "login": "can bo", "full_name": "", "phone": "1", "password": "ngắn" });
    let (status, answer, _) = post(&server, "", &wrong).await;
    let mut fields: Vec<&str> = answer["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["field"].as_str())
        .collect();
    fields.sort_unstable();
    assert_eq!(status, 422);
    assert_eq!(fields, ["contact_phone", "full_name", "login", "password", "phone"]);
    let mut nowhere = form(&link);
    nowhere["unit"] = json!({ "code": "00025", "valid_to": "2024-01-01" });
    let (status, answer, _) = post(&server, "", &nowhere).await;
    assert_eq!((status, &answer["problems"][0]["field"]), (422, &json!("unit")));
    let mut above = form(&link);
    above["settings"]["ward_name"] = "Phường Khác".into();
    let (status, view, _) = post(&server, "", &above).await;
    assert_eq!((status, view["ward_name"].as_str()), (200, Some("Phường Ngọc Khánh")));
    server.stop().await;
}

#[tokio::test]
async fn r10_units_of_all_days_are_found_by_who_has_the_link() {
    let server = Server::bare(Limits { address_tries_per_minute: 3, ..wide() }).await;
    let link = link(&server).await;
    for _ in 0..5 {
        let search = json!({ "link": link, "search": "giang vo ha noi" });
        let (status, found, _) = post(&server, "/units", &search).await;
        assert_eq!(status, 200);
        let units: Vec<_> = found.as_array().unwrap().iter().collect();
        assert_eq!((&units[0]["code"], &units[0]["is_today"]), (&json!("00031"), &json!(true)));
        assert_eq!(units[0]["above"], "Quận Ba Đình, Thành phố Hà Nội");
        assert_eq!(
            (&units[1]["code"], &units[1]["valid_from"]),
            (&json!("00025"), &json!("2025-07-01"))
        );
    }
    let guess = json!({ "link": "guess", "search": "a" });
    for _ in 0..3 {
        assert_eq!(refused(&server, "/units", &guess).await.0, 404);
    }
    assert_eq!(refused(&server, "/units", &guess).await, (429, "too_many_requests".to_owned()));
    server.stop().await;
}

#[tokio::test]
async fn r11_what_a_ward_lacks_is_counted_and_can_be_put_away() {
    let server = Server::start().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let nothing = json!({ "contact": false, "areas": 0, "checkpoints": 0, "teams": 0, "members": 0, "phones": 0,
        "households": 0, "closed": false });
    assert_eq!(desk.get("/beginning").await, nothing);
    desk.post("/plan/settings", json!({ "records": [{ "ward_name": "Phường Ngọc Khánh" }] })).await;
    assert_eq!(desk.get("/beginning").await["contact"], false, "no number stands there");
    desk.post("/plan/area", json!({ "records": [{ "name": "Tổ 1" }, { "name": "Tổ 2" }] })).await;
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    phone.household("Trần Văn Bình");
    phone.sync().await;
    let now = desk.get("/beginning").await;
    let counts =
        ["areas", "members", "phones", "households"].map(|part| now[part].as_i64().unwrap());
    assert_eq!(counts, [2, 1, 1, 1], "{now}");
    assert_eq!(desk.ask("POST", "/beginning/close", None).await.0, 204);
    assert_eq!(desk.get("/beginning").await["closed"], true);
    let police = Desk::of(&server, "congan", "police").await;
    assert_eq!(police.ask("GET", "/beginning", None).await.0, 403);
    assert_eq!(police.ask("POST", "/beginning/close", None).await.0, 403);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn r11_an_administrator_corrects_the_settings_and_an_outdated_look_overwrites_nothing() {
    let server = Server::start().await;
    let official = Desk::of(&server, "canbo", "ward_official").await;
    let administrator = Desk::of(&server, "quantri", "administrator").await;
    let settings =
        json!({ "records": [{ "ward_name": "Phường Ngọc Khánh", "contact_phone": "115" }] });
    let id = official.post("/plan/settings", settings).await["ids"][0].as_str().unwrap().to_owned();
    let seen = administrator.get(&format!("/records/{id}")).await;
    assert_eq!(seen["may_write"], true);
    let standing = seen["stands"]["contact_phone"].as_array().unwrap();
    let ops: Vec<&Value> = standing.iter().flat_map(|one| one["ops"].as_array().unwrap()).collect();
    let edit = |phone: &str, seen: Value| json!({ "fields": { "contact_phone": phone }, "seen": { "contact_phone": seen } });
    let path = format!("/records/{id}/edit");
    official.post(&path, edit("1022", json!(ops))).await;
    let both = administrator.post(&path, edit("19001234", json!(ops))).await;
    assert_eq!(both["stands"]["contact_phone"].as_array().unwrap().len(), 2, "{both}");
    assert!(both["history"].as_array().unwrap().len() >= 3);
    server.assert_clean().await;
    server.stop().await;
}
