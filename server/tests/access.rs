//! The table of who may do what (SPEC R) over every endpoint, role, family and place, to read and to
//! write. What is expected stands here as tables of its own; an endpoint without a row fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Automerge, ScalarValue};
use reqwest::{Client, RequestBuilder, Response};
use serde_bytes::ByteBuf;
use serde_json::{Value, json};
use support::{NOW_MS, Phone, Server, place, ward};
use vungxanh_server::auth::ABSOLUTE_MS;
use vungxanh_server::http::router;
use vungxanh_server::store::office_types::ReportType;
use vungxanh_server::store::reports::{NewReport, Signer, Subject};
use vungxanh_server::store::{NewAccount, RecordEdit, Ward};
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{Place, RecordId, SessionActor, WardCode};
use vungxanh_shared::roles::Role;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::{Access, Push};

/// What a phone of each role holds (r) and may write (rw). The phone is given its role at area 01, at
/// checkpoint C01 or at the ward. In each family's column: own place, another place of the ward, a place
/// of another ward.
const PHONES: &str = "
                    plan    register  movements health    casework  conduct   passes    alerts
team_member         r  -    rw - -    rw - -    rw - -    rw - -    rw - -    -  - -    r  -
checkpoint_officer  r  -    -  - -    -  - -    -  - -    -  - -    -  - -    rw - -    r  -
health_station      r  -    r  r -    rw rw -   rw rw -   -  - -    -  - -    -  - -    -  -
police              r  -    r  r -    rw rw -   -  - -    -  - -    rw rw -   r  r -    -  -
ward_official       rw -    rw rw -   rw rw -   rw rw -   rw rw -   rw rw -   rw rw -   r  -
district            -  -    -  - -    -  - -    -  - -    -  - -    -  - -    -  - -    -  -
administrator       -  -    -  - -    -  - -    -  - -    -  - -    -  - -    -  - -    -  -
";

/// The columns of [`PHONES`], one after another.
const PARTITIONS: [(&str, &str); 22] = [
    ("plan/00025/00025", "2021"),
    ("plan/00031/00031", "2021"),
    ("register/00025/00025-01", "2021"),
    ("register/00025/00025-02", "2021"),
    ("register/00031/00031-01", "2021"),
    ("movements/00025/00025-01", "2021-11"),
    ("movements/00025/00025-02", "2021-11"),
    ("movements/00031/00031-01", "2021-11"),
    ("health/00025/00025-01", "2021-11"),
    ("health/00025/00025-02", "2021-11"),
    ("health/00031/00031-01", "2021-11"),
    ("casework/00025/00025-01", "2021-11"),
    ("casework/00025/00025-02", "2021-11"),
    ("casework/00031/00031-01", "2021-11"),
    ("conduct/00025/00025-01", "2021-11"),
    ("conduct/00025/00025-02", "2021-11"),
    ("conduct/00031/00031-01", "2021-11"),
    ("passes/00025/00025-C01", "2021-11-22"),
    ("passes/00025/00025-C02", "2021-11-22"),
    ("passes/00031/00031-C01", "2021-11-22"),
    ("alerts/00025/00025", "2021-11-22"),
    ("alerts/00031/00031", "2021-11-22"),
];

/// What the office answers to each role, about things of the ward 00025. `neighbour` is an official of
/// ward 00031, who keeps the only view. Without a session everything is 401 but the login and the set-up, which asks for
/// its link instead. A restoral that names nothing of what the official itself wrote, and a view of no moment, are asked
/// again. What takes a sheet takes no JSON; who may send one is
/// in `import.rs`.
const OFFICE: &str = "
                                   official police health district administrator neighbour
POST /login                        200      200    200    200      200           200
GET  /session                      200      200    200    200      200           200
GET  /live                         200      200    200    200      200           200
GET  /overview                     200      200    200    200      200           200
GET  /places                       200      200    200    200      200           200
GET  /households                   200      200    403    403      403           200
GET  /persons                      200      200    403    403      403           200
GET  /movements                    200      200    403    403      403           200
GET  /declarations                 200      403    200    403      403           200
GET  /passes                       200      200    403    403      403           200
GET  /shifts                       200      200    403    403      403           200
GET  /lists/{list}                 200      200    403    403      403           200
POST /lists/{list}/chosen          200      200    403    403      403           200
GET  /lists/{list}/counts          200      200    403    403      403           200
GET  /lists/{list}/neighbours/{id} 200      200    403    403      403           404
PUT  /lists/{list}/habit           200      200    403    403      403           200
GET  /lists/{list}/views           200      200    403    403      403           200
POST /lists/{list}/views           200      200    403    403      403           200
PUT  /lists/{list}/views/{id}      404      404    403    403      403           409
DELETE /lists/{list}/views/{id}    404      404    403    403      403           200
GET  /links/{target}               200      200    200    403      403           200
POST /records                      200      403    403    403      403           400
POST /rulings                      200      403    403    403      403           200
GET  /export/{list}                200      200    403    403      403           200
POST /export/{list}                200      200    403    403      403           200
GET  /imports                      200      403    403    403      403           200
POST /imports                      415      415    415    415      415           415
POST /imports/preview              415      415    415    415      415           415
POST /imports/members              415      415    415    415      415           415
POST /imports/members/preview      415      415    415    415      415           415
POST /imports/{id}/take-back       404      403    403    403      403           404
GET  /records/{id}                 200      200    403    403      403           404
GET  /records/{id}/history         200      200    403    403      403           404
GET  /records/{id}/related         200      200    403    403      403           404
GET  /notices/{id}/reach           200      403    403    403      403           404
POST /records/{id}/decide          200      403    403    403      403           404
POST /records/{id}/edit            200      403    403    403      403           404
POST /records/{id}/remove          200      403    403    403      403           404
POST /records/{id}/restore         409      403    403    403      403           404
GET  /reports                      200      403    403    403      403           200
POST /reports                      200      403    403    403      403           200
GET  /reports/{id}                 200      403    403    403      403           404
PUT  /reports/{id}                 200      403    403    403      403           404
POST /reports/{id}/refresh         200      403    403    403      403           404
POST /reports/{id}/check           200      403    403    403      403           404
POST /reports/{id}/approve         200      403    403    403      403           404
POST /reports/{id}/sent            200      403    403    403      403           404
POST /reports/{id}/correct         200      403    403    403      403           404
POST /reports/{id}/discard         409      403    403    403      403           404
GET  /plan/{kind}                  200      403    403    403      200           200
POST /plan/{kind}                  200      403    403    403      200           200
GET  /beginning                    200      403    403    403      200           200
POST /beginning/close              204      403    403    403      204           204
GET  /setup                        200      200    200    200      200           200
POST /setup                        404      404    404    404      404           404
POST /setup/link                   404      404    404    404      404           404
POST /setup/units                  404      404    404    404      404           404
GET  /members                      200      403    403    403      403           200
POST /members                      200      403    403    403      403           200
POST /members/{id}                 200      403    403    403      403           404
POST /members/{id}/grants          200      403    403    403      403           404
POST /members/{id}/enrolment       200      403    403    403      403           404
POST /members/{id}/duty            200      403    403    403      403           404
POST /enrolment                    200      403    403    403      403           200
GET  /phones                       200      403    403    403      200           200
POST /phones/unsent                400      403    403    403      403           400
POST /phones/{id}/revoke           200      403    403    403      403           404
GET  /quarantine                   200      403    403    403      200           200
POST /quarantine/{device}/{hash}/seen 200   403    403    403      200           404
POST /quarantine/{device}/{hash}/hand-in 409 403   403    403      403           400
GET  /audit                        200      403    403    403      200           200
POST /logout                       204      204    204    204      204           204
";

/// Whose record page may be looked at. A declaration names `person`, who lives in `household`; none names the others.
const RECORDS: &str = "
             official police health district administrator neighbour
household    200      200    200    403      403           404
person       200      200    200    403      403           404
other_household 200   200    403    403      403           404
other_person 200      200    403    403      403           404
movement     200      200    403    403      403           404
declaration  200      403    200    403      403           404
pass         200      200    403    403      403           404
shift        200      200    403    403      403           404
member       200      403    403    403      403           404
area         200      403    403    403      200           404
";

/// Everything else that answers, with whom it asks for.
const OTHERS: [(&str, &str); 6] = [
    ("/enrol", "a code"),
    ("/sync", "a token"),
    ("/live", "a token"),
    ("/openapi.json", "nothing: it describes and holds nothing"),
    ("/about", "nothing: it says whether the data are a drill's"),
    ("/healthz", "nothing: it says that the server lives"),
];

/// Stands in the name of everybody and everything of ward 00025 here.
const MARK: &str = "Dấu-Riêng";
const PASSWORD: &str = "một mật khẩu dài";
const DESKS: [(&str, &str, &str); 6] = [
    ("official", "ward_official", "00025"),
    ("police", "police", "00025"),
    ("health", "health_station", "00025"),
    ("district", "district", "00025"),
    ("administrator", "administrator", "00025"),
    ("neighbour", "ward_official", "00031"),
];

fn neighbour() -> WardCode {
    "00031".parse().unwrap()
}

/// A row's name and its cells.
fn rows(table: &str, words_of_name: usize) -> Vec<(String, Vec<&str>)> {
    let lines = table.lines().filter(|line| !line.trim().is_empty()).skip(1);
    lines
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (name, cells) = words.split_at(words_of_name);
            (name.join(" "), cells.to_vec())
        })
        .collect()
}

async fn wards() -> Server {
    let server = Server::start().await;
    server.plan().await;
    let ward = Ward { code: neighbour(), name: "Phường Bên".to_owned() };
    server.app.store.put_ward(ward, NOW_MS).await.unwrap();
    write(&server, "checkpoint", "00025", json!({ "code": "00025-C02", "name": MARK })).await;
    write(&server, "area", "00031", json!({ "code": "00031-01", "name": "Tổ 1" })).await;
    write(&server, "checkpoint", "00031", json!({ "code": "00031-C01", "name": "Chốt 1" })).await;
    server
}

/// A record that the server itself writes.
async fn write(server: &Server, kind: &str, at: &str, fields: Value) -> String {
    let fields = fields.as_object().unwrap().iter().map(|(name, value)| {
        (name.clone(), serde_json::from_value::<Scalar>(value.clone()).unwrap())
    });
    let place: Place = place(at);
    let ward = place.ward_code();
    let edit = RecordEdit::new(kind, place, fields.collect());
    let author = server.app.store.server_author(ward).await.unwrap();
    let written = server.app.store.write(author, vec![edit], server.now_ms()).await.unwrap();
    written.unwrap_or_else(|error| panic!("{kind}: {error:?}"))[0].to_string()
}

/// A well-formed change that makes one record of a kind that no version knows yet, which belongs
/// anywhere.
fn probe(phone: &Phone, number: u8) -> Vec<u8> {
    let values = [("kind", ScalarValue::from("probe")), ("v", ScalarValue::Int(1))];
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let mut entropy = [number; 10];
    entropy[..9].copy_from_slice(&phone.device.0[..9]);
    let write = RecordWrite::new(RecordId::new(NOW_MS, entropy), values);
    let actor = SessionActor::new(phone.device, [9, 9, 9, number]);
    let change = document::write(&mut Automerge::new(), actor, NOW_MS, &[write]);
    change.unwrap().unwrap().raw_bytes().to_vec()
}

#[tokio::test]
async fn r2_each_phone_holds_and_writes_what_the_table_says_and_nothing_else() {
    let server = wards().await;
    let table = rows(PHONES, 1);
    assert_eq!(table.len(), Role::ALL.len(), "a role without a row");
    for (role, cells) in &table {
        assert_eq!(cells.len(), PARTITIONS.len(), "{role}");
        let at = match role.as_str() {
            "team_member" => "00025-01",
            "checkpoint_officer" => "00025-C01",
            _ => "00025",
        };
        let mut phone = server.phone(&[(role, at)]).await;
        let mut request = phone.request();
        request.push = PARTITIONS
            .iter()
            .zip(0..)
            .map(|((partition, period), number)| Push {
                partition: (*partition).to_owned(),
                period: (*period).to_owned(),
                changes: vec![ByteBuf::from(probe(&phone, number))],
            })
            .collect();
        // Asking for what it does not hold gets it nothing.
        request.cursors = PARTITIONS.iter().map(|(name, _)| ((*name).to_owned(), 0)).collect();
        phone.outbox = request.push.clone();
        phone.cursors = request.cursors.clone();
        let answer = phone.sync().await;
        let expected: BTreeMap<&str, &str> =
            PARTITIONS.iter().map(|(name, _)| *name).zip(cells.iter().copied()).collect();
        let held: BTreeMap<&str, &str> = answer
            .scope
            .iter()
            .map(|(name, access)| {
                (name.as_str(), if *access == Access::Write { "rw" } else { "r" })
            })
            .collect();
        // Whoever reaches other areas of the ward also reaches the one that stands for the whole of it.
        let whole_ward = expected.iter().filter_map(|(name, cell)| {
            Some((format!("{}/00025-00", name.strip_suffix("/00025-02")?), *cell))
        });
        let whole_ward: Vec<(String, &str)> = whole_ward.collect();
        let all = expected.iter().map(|(name, cell)| (*name, *cell));
        let all = all.chain(whole_ward.iter().map(|(name, cell)| (name.as_str(), *cell)));
        let allowed: BTreeMap<&str, &str> = all.filter(|(_, cell)| *cell != "-").collect();
        assert_eq!(held, allowed, "{role}");
        let written = expected.values().filter(|cell| **cell == "rw").count();
        assert_eq!(answer.accepted.len(), written, "{role}");
        for refused in &answer.refused {
            let (partition, _) = PARTITIONS[refused.at.0 as usize];
            assert_ne!(expected[partition], "rw", "{role} {partition}");
            assert_eq!(refused.code, "out_of_scope", "{role} {partition}");
        }
        assert_eq!(answer.refused.len() + written, PARTITIONS.len());
        let mut more = answer.more;
        let mut came: BTreeSet<String> = names(&answer.frames);
        while more {
            let answer = phone.sync().await;
            more = answer.more;
            came.extend(names(&answer.frames));
        }
        for name in came {
            assert!(allowed.contains_key(name.as_str()), "{role} got {name}");
        }
    }
    server.assert_clean().await;
    server.stop().await;
}

fn names(frames: &[vungxanh_shared::wire::Frame]) -> BTreeSet<String> {
    frames.iter().map(|frame| frame.partition.clone()).collect()
}

/// Somebody at a desk.
struct Desk {
    name: &'static str,
    cookie: String,
}

impl Desk {
    async fn make(server: &Server, (name, role, ward): (&'static str, &str, &str)) -> Self {
        let new = NewAccount {
            ward: ward.parse().unwrap(),
            login: name.to_owned(),
            password_hash: vungxanh_server::auth::hash_password(PASSWORD).unwrap(),
            role: role.parse().unwrap(),
            full_name: "Người Bàn Giấy".to_owned(),
            phone: String::new(),
        };
        assert!(server.app.store.make_account(new, server.now_ms()).await.unwrap());
        Self { name, cookie: login(server, name).await }
    }
}

async fn login(server: &Server, name: &str) -> String {
    let body = json!({ "login": name, "password": PASSWORD });
    let url = server.url("/api/v1/office/login");
    let response = Client::new().post(url).json(&body).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

/// Things of ward 00025 that the rows ask about.
struct Things {
    person: String,
    notice: String,
    member: String,
    device: String,
    refused: String,
    report: String,
}

impl Things {
    async fn make(server: &Server) -> Self {
        let fields = json!({ "full_name": format!("Nguyễn {MARK}"), "dob": "1985", "sex": "female",
                             "residence": "permanent", "household": RecordId([9; 16]).to_string() });
        let person = write(server, "person", "00025-01", fields).await;
        let notice = json!({ "title": format!("Thông báo {MARK}"), "text": MARK, "from_at": NOW_MS,
                             "signed_by": MARK });
        let notice = write(server, "notice", "00025", notice).await;
        let mut phone = server.phone(&[("team_member", "00025-01")]).await;
        phone.offer(&support::register(), b"no change".to_vec());
        let answer = phone.sync().await;
        let refused = answer.refused[0].hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let report = report(server).await;
        let device = phone.device.to_string();
        Self { person, notice, member: phone.member, device, refused, report }
    }

    fn path(&self, row: &str) -> String {
        let id = match row.split('/').nth(1) {
            Some("members") => &self.member,
            Some("phones") => &self.device,
            Some("notices") => &self.notice,
            Some("reports") => &self.report,
            Some("lists") if row.contains("/views") => "1",
            _ => &self.person,
        };
        let row = row.replace("/history", "/history?before=1000");
        let row = row.replace("/related", "/related?kind=movement&field=person");
        let row = row.replace("/export/{list}", "/export/persons?format=csv");
        let row = row.replace("/imports/{id}", "/imports/1");
        row.replace("{id}", id)
            .replace("{kind}", "checkpoint")
            .replace("{list}", "persons")
            .replace("{target}", "person")
            .replace("{device}", &self.device)
            .replace("{hash}", &self.refused)
    }
}

/// A draft that somebody else made.
async fn report(server: &Server) -> String {
    let signer = Signer { ward: ward(), login: "another".to_owned(), name: MARK.to_owned() };
    let subject = Subject {
        of_type: ReportType::Inspection,
        day: LocalDate::at_ms(NOW_MS),
        place: None,
        about: None,
    };
    let new = NewReport { subject, note: MARK.to_owned(), recipients: String::new() };
    let made = server.app.store.make_report(signer, new, NOW_MS).await.unwrap();
    made.unwrap().row.id
}

fn body_of(row: &str, desk: &str) -> Option<Value> {
    Some(match row {
        "/reports" => json!({ "type": "ward_day", "day": "2021-11-22" }),
        // In the order of the rows each sees what the one before made of it.
        "/reports/{id}" => json!({ "seen": 1, "note": "Thiếu nhiệt kế", "recipients": "" }),
        "/reports/{id}/refresh" => json!({ "seen": 2 }),
        "/reports/{id}/check" => json!({ "seen": 3 }),
        "/reports/{id}/approve" => json!({ "seen": 4, "signed_as": "committee" }),
        "/reports/{id}/sent" => json!({ "seen": 5, "recipients": "UBND quận", "how": "Zalo" }),
        "/reports/{id}/correct" | "/reports/{id}/discard" => json!({ "seen": 6 }),
        "/records" => json!({ "kind": "facility", "place": "00025-01", "fields": {
            "type": "school", "name": MARK, "address": "15 phố Ngọc Khánh", "head_name": "Lê Thị Hoa" } }),
        "/rulings" => json!({ "kind": "facility", "fields": { "type": "school", "name": MARK } }),
        "/login" => json!({ "login": desk, "password": PASSWORD }),
        "/records/{id}/decide" => json!({ "field": "phone", "value": "0912345678", "seen": [] }),
        "/records/{id}/edit" => json!({ "fields": { "full_name": "Trần Thị Bình" } }),
        "/records/{id}/remove" => json!({ "reason": "nhầm" }),
        "/records/{id}/restore" => json!({ "seen": {} }),
        "/plan/{kind}" => json!({ "records": [{ "name": format!("Chốt của {desk}") }] }),
        "/lists/{list}/chosen" => json!({ "ids": [RecordId([9; 16]).to_string()] }),
        "/export/{list}" => json!({ "ids": [RecordId([9; 16]).to_string()] }),
        "/lists/{list}/habit" => json!({ "columns": "full_name,dob" }),
        "/lists/{list}/views" => json!({ "name": "Tạm trú", "query": "residence=temporary" }),
        "/lists/{list}/views/{id}" => {
            json!({ "name": "Thường trú", "query": "residence=permanent" })
        }
        "/setup" => {
            json!({ "link": "sai", "unit": { "code": "00025", "valid_to": null }, "settings": {},
            "account": { "login": desk, "full_name": "Lê Thị Hoa", "phone": "", "password": PASSWORD } })
        }
        "/setup/link" => json!({ "link": "sai" }),
        "/setup/units" => json!({ "link": "sai", "search": "ngọc khánh" }),
        "/enrolment" => json!({ "members": [RecordId([9; 16]).to_string()] }),
        "/members" => json!({ "full_name": "Lê Thị Hoa" }),
        "/members/{id}" => json!({ "fields": { "full_name": "Lê Thị Hoa" } }),
        "/members/{id}/grants" => json!({ "give": [], "take": [] }),
        "/quarantine/{device}/{hash}/hand-in" => json!({ "place": "00025-01" }),
        "/imports" | "/imports/preview" | "/imports/members" | "/imports/members/preview" => {
            json!({ "name": "to1.csv" })
        }
        "/phones/unsent" => json!({ "format": "vungxanh-unsent" }),
        "/members/{id}/duty" => json!({ "active": true }),
        _ => return None,
    })
}

/// What asks for no session.
fn is_open(row: &str) -> bool {
    row.contains("/login") || row.contains("/setup")
}

fn request(server: &Server, method: &str, path: &str, cookie: &str) -> RequestBuilder {
    let url = server.url(&format!("/api/v1/office{path}"));
    Client::new().request(method.parse().unwrap(), url).header("cookie", cookie)
}

fn check_headers(row: &str, response: &Response) {
    let header = |name: &str| {
        response
            .headers()
            .get(name)
            .map(|value| value.to_str().unwrap().to_owned())
            .unwrap_or_default()
    };
    assert!(header("content-security-policy").contains("frame-ancestors 'none'"), "{row}");
    assert!(header("content-security-policy").contains("default-src 'self'"), "{row}");
    assert_eq!(header("x-content-type-options"), "nosniff", "{row}");
    assert_eq!(header("x-frame-options"), "DENY", "{row}");
    assert_eq!(header("referrer-policy"), "no-referrer", "{row}");
    if row != "/live" {
        assert_eq!(header("cache-control"), "no-store", "{row}");
    }
}

/// Every path and method of the office's own description, and what takes a body.
fn described() -> BTreeMap<String, bool> {
    let document: Value = serde_json::from_str(&router::openapi()).unwrap();
    let mut described = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let path = path.strip_prefix("/office").expect("all of the office");
        for (method, about) in methods.as_object().unwrap() {
            let takes_body = about.get("requestBody").is_some();
            described.insert(format!("{} {path}", method.to_uppercase()), takes_body);
        }
    }
    described
}

#[test]
fn r4_no_endpoint_is_without_a_row() {
    let expected: BTreeSet<String> = rows(OFFICE, 2).into_iter().map(|(name, _)| name).collect();
    let described: BTreeSet<String> = described().into_keys().collect();
    assert_eq!(described, expected, "each endpoint of the office has its row in this table");
    let source = include_str!("../src/http/router.rs");
    let routed: BTreeSet<&str> =
        source.split(".route(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let others: BTreeSet<&str> = OTHERS.iter().map(|(path, _)| *path).collect();
    assert_eq!(routed, others, "each other endpoint says here whom it asks for");
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_each_desk_gets_what_the_table_says_from_every_endpoint() {
    let server = wards().await;
    let things = Things::make(&server).await;
    let mut desks = Vec::new();
    for desk in DESKS {
        desks.push(Desk::make(&server, desk).await);
    }
    let takes_body = described();
    for (row, cells) in rows(OFFICE, 2) {
        let (method, path) = row.split_once(' ').unwrap();
        let at = things.path(path);
        let ask = |cookie: &str, desk: &str| {
            let ask = request(&server, method, &at, cookie);
            match body_of(path, desk) {
                Some(body) => ask.json(&body),
                None => ask,
            }
        };
        // Nobody, somebody with a made-up session, a page of another site, a form without a type.
        for cookie in ["", "vx_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            let response = ask(cookie, "official").send().await.unwrap();
            check_headers(path, &response);
            let expected = if is_open(path) { cells[0] } else { "401" };
            assert_eq!(response.status().as_str(), expected, "{row} without a session");
        }
        if method != "GET" {
            let official = &desks[0].cookie;
            for (name, value) in
                [("origin", "http://elsewhere.example"), ("sec-fetch-site", "cross-site")]
            {
                let foreign = ask(official, "official").header(name, value).send().await.unwrap();
                check_headers(path, &foreign);
                assert_eq!(foreign.status(), 403, "{row} from another site");
                assert_eq!(foreign.json::<Value>().await.unwrap()["code"], "foreign_origin");
            }
            if takes_body[&row] {
                let plain = request(&server, method, &at, official)
                    .header("content-type", "text/plain")
                    .body(body_of(path, "official").unwrap().to_string());
                let refused = plain.send().await.unwrap();
                check_headers(path, &refused);
                assert_eq!(refused.status(), 415, "{row} as a plain form");
            }
        }
        // Whoever may not goes first, since whoever may changes things.
        for (desk, expected) in desks.iter().zip(&cells).rev() {
            let response = ask(&desk.cookie, desk.name).send().await.unwrap();
            check_headers(path, &response);
            assert_eq!(response.status().as_str(), *expected, "{row} by {}", desk.name);
            if path == "/live" {
                continue;
            }
            let text = response.text().await.unwrap();
            if desk.name == "neighbour" {
                let of_ward = [MARK, &things.person, &things.member, &things.device, "00025-01"];
                for secret in of_ward {
                    let echoed = at.contains(secret) && *expected == "404";
                    assert!(!text.contains(secret) || echoed, "{row}: the neighbour saw {secret}");
                }
            }
            if desk.name == "district" {
                assert!(
                    !text.contains(&format!("Nguyễn {MARK}")),
                    "{row}: the district saw a name"
                );
            }
            if *expected == "403" {
                assert!(text.contains("not_allowed") && !text.contains(MARK), "{row}: {text}");
            }
        }
    }
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_records_open_to_those_whose_lists_they_stand_in() {
    let server = wards().await;
    let household = json!({ "head_name": MARK, "house_no": "1", "street": "Kim Mã" });
    let household = write(&server, "household", "00025-01", household).await;
    let person = json!({ "full_name": MARK, "dob": "1985", "sex": "female", "residence": "permanent",
                         "household": household });
    let person = write(&server, "person", "00025-01", person).await;
    let other = json!({ "head_name": MARK, "house_no": "2", "street": "Kim Mã" });
    let other = write(&server, "household", "00025-01", other).await;
    let other_person = json!({ "full_name": MARK, "dob": "1986", "sex": "male", "residence": "permanent",
                               "household": other });
    let other_person = write(&server, "person", "00025-01", other_person).await;
    let movement = json!({ "person": person, "household": household, "direction": "departure",
                           "name": MARK, "to_text": "Hà Nội", "depart_actual": NOW_MS });
    let declaration = json!({ "name": MARK, "person": person, "at": NOW_MS, "exposure": false, "epidemic_area": false });
    let ids = BTreeMap::from([
        ("movement", write(&server, "movement", "00025-01", movement).await),
        ("declaration", write(&server, "declaration", "00025-01", declaration).await),
        ("pass", written_by_phone(&server, "pass").await),
        ("shift", written_by_phone(&server, "shift").await),
        ("member", server.member(&[("team_member", "00025-01")]).await),
        (
            "area",
            write(&server, "area", "00025", json!({ "code": "00025-03", "name": MARK })).await,
        ),
        ("household", household),
        ("person", person),
        ("other_household", other),
        ("other_person", other_person),
    ]);
    let mut desks = Vec::new();
    for desk in DESKS {
        desks.push(Desk::make(&server, desk).await);
    }
    for (kind, cells) in rows(RECORDS, 1) {
        for (desk, expected) in desks.iter().zip(cells) {
            let path = format!("/records/{}", ids[kind.as_str()]);
            let response = request(&server, "GET", &path, &desk.cookie).send().await.unwrap();
            assert_eq!(response.status().as_str(), expected, "{kind} by {}", desk.name);
            let text = response.text().await.unwrap();
            assert!(expected == "200" || !text.contains(MARK), "{kind} by {}: {text}", desk.name);
        }
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d7_the_station_sees_whom_a_declaration_is_about_and_where_and_nobody_else() {
    let server = wards().await;
    let household = json!({ "head_name": "Chủ hộ", "house_no": "15", "street": "Kim Mã" });
    let household = write(&server, "household", "00025-01", household).await;
    let person = json!({ "full_name": MARK, "dob": "1985", "sex": "female", "residence": "permanent",
                         "household": household, "phone": "0912345678" });
    let person = write(&server, "person", "00025-01", person).await;
    let station = Desk::make(&server, ("health", "health_station", "00025")).await;
    let get = async |path: String| {
        let response = request(&server, "GET", &path, &station.cookie).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    };
    let pages = [format!("/records/{person}"), format!("/records/{household}")];
    for page in &pages {
        assert_eq!(get(page.clone()).await.0, 403);
    }
    let declaration = json!({ "name": MARK, "person": person, "at": NOW_MS, "exposure": false,
                              "epidemic_area": false });
    let declaration = write(&server, "declaration", "00025-01", declaration).await;
    let (status, page) = get(pages[0].clone()).await;
    assert!(status == 200 && page.contains("912345678"), "{page}");
    assert!(page.contains("Chủ hộ"), "where she lives: {page}");
    let (status, page) = get(pages[1].clone()).await;
    assert!(status == 200 && page.contains("Kim Mã") && !page.contains("912345678"), "{page}");
    assert_eq!(get(format!("/records/{person}/history?before=1000")).await.0, 200);
    assert_eq!(get("/persons".to_owned()).await.0, 403, "no list of all people");
    let author = server.app.store.server_author(ward()).await.unwrap();
    let gone = [("removed/at".to_owned(), Scalar::Int(NOW_MS))].into();
    let id = declaration.parse().unwrap();
    let edit = RecordEdit::of("declaration", place("00025-01"), Some(id), gone);
    server.app.store.write(author, vec![edit], NOW_MS).await.unwrap().unwrap();
    assert_eq!(get(pages[0].clone()).await.0, 403, "once nothing is to be done");
    server.stop().await;
}

/// A record of checkpoint C01 with hardly any field, as a phone may send it.
async fn written_by_phone(server: &Server, kind: &'static str) -> String {
    let mut phone = server.phone(&[("checkpoint_officer", "00025-C01")]).await;
    let record = phone.new_record();
    let day = support::key("passes/00025/00025-C01", "2021-11-22");
    phone.write(&day, record, &[("kind", kind.into()), ("v", ScalarValue::Int(1))]);
    assert_eq!(phone.sync().await.accepted.len(), 1);
    record.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_an_ended_session_and_a_disabled_account_open_nothing() {
    let server = wards().await;
    let things = Things::make(&server).await;
    let store = server.app.store.clone();
    let official = Desk::make(&server, DESKS[0]).await;
    let closed = async |why: &str, cookie: &str| {
        for (row, _) in rows(OFFICE, 2).into_iter().filter(|(row, _)| !is_open(row)) {
            let (method, path) = row.split_once(' ').unwrap();
            let mut ask = request(&server, method, &things.path(path), cookie);
            if let Some(body) = body_of(path, "official") {
                ask = ask.json(&body);
            }
            let response = ask.send().await.unwrap();
            assert_eq!(response.status(), 401, "{row}: {why}");
            assert_eq!(response.json::<Value>().await.unwrap()["code"], "not_logged_in");
        }
    };
    store.set_account_disabled("official".to_owned(), Some(NOW_MS)).await.unwrap();
    closed("the account is disabled", &official.cookie).await;
    store.set_account_disabled("official".to_owned(), None).await.unwrap();
    let cookie = login(&server, "official").await;
    let account = store.account("official".to_owned()).await.unwrap().unwrap();
    assert!(store.disable_member(ward(), account.member.clone(), NOW_MS).await.unwrap());
    closed("its member is off duty", &cookie).await;
    assert!(store.enable_member(ward(), account.member, NOW_MS).await.unwrap());
    let cookie = login(&server, "official").await;
    server.pass(ABSOLUTE_MS);
    closed("the working day is over", &cookie).await;
    server.stop().await;
}

/// Reads a stream to its end; only a hang would not come back.
async fn ends(mut stream: Response) {
    while stream.chunk().await.unwrap().is_some() {}
}

async fn office_stream(server: &Server, cookie: &str) -> Response {
    let mut stream = request(server, "GET", "/live", cookie).send().await.unwrap();
    assert_eq!(stream.status(), 200);
    assert!(stream.chunk().await.unwrap().is_some(), "it says where the feeds stand");
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn w9_a_live_stream_of_the_office_ends_with_the_session() {
    let server = wards().await;
    let store = server.app.store.clone();
    let official = Desk::make(&server, DESKS[0]).await;
    let stream = office_stream(&server, &official.cookie).await;
    request(&server, "POST", "/logout", &official.cookie).send().await.unwrap();
    ends(stream).await;
    let stream = office_stream(&server, &login(&server, "official").await).await;
    store.set_account_disabled("official".to_owned(), Some(NOW_MS)).await.unwrap();
    ends(stream).await;
    store.set_account_disabled("official".to_owned(), None).await.unwrap();
    let stream = office_stream(&server, &login(&server, "official").await).await;
    let account = store.account("official".to_owned()).await.unwrap().unwrap();
    store.disable_member(ward(), account.member, NOW_MS).await.unwrap();
    ends(stream).await;
    server.stop().await;
}

async fn phone_stream(server: &Server, phone: &Phone) -> Response {
    let request = Client::new().get(server.url("/api/v1/live")).bearer_auth(&phone.token);
    let mut stream = request.send().await.unwrap();
    assert_eq!(stream.status(), 200);
    assert!(stream.chunk().await.unwrap().is_some(), "it says where the feeds stand");
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn w4_whoever_loses_access_is_out_at_once_with_all_that_is_open() {
    let server = wards().await;
    let store = server.app.store.clone();
    let mut revoked = server.phone(&[("team_member", "00025-01")]).await;
    let mut off_duty = server.phone(&[("team_member", "00025-01")]).await;
    for (phone, why) in [(&mut revoked, "revoked"), (&mut off_duty, "off duty")] {
        phone.household(MARK);
        let stream = phone_stream(&server, phone).await;
        if why == "revoked" {
            assert!(store.revoke_device(ward(), phone.device, NOW_MS).await.unwrap());
        } else {
            assert!(store.disable_member(ward(), phone.member.clone(), NOW_MS).await.unwrap());
        }
        ends(stream).await;
        let failed = phone.try_sync().await.unwrap_err();
        assert_eq!((failed.status, failed.code.as_str()), (401, "access_withdrawn"), "{why}");
        assert!(!phone.outbox.is_empty(), "what was not sent stays on the phone");
    }
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w8_a_place_taken_away_is_neither_heard_nor_written_any_more() {
    let server = wards().await;
    let mut moved = server.phone(&[("team_member", "00025-01")]).await;
    let mut stream = phone_stream(&server, &moved).await;
    server.regrant(&moved.member, &[("team_member", "00025-02")]).await;
    let write_household = async |area: &str| {
        let mut phone = server.phone(&[("team_member", area)]).await;
        let record = phone.new_record();
        let key = support::key(&format!("register/00025/{area}"), "2021");
        phone.write(&key, record, &support::household(MARK));
        assert_eq!(phone.sync().await.accepted.len(), 1);
    };
    write_household("00025-01").await;
    write_household("00025-02").await;
    let mut heard = String::new();
    while !heard.contains("register/00025/00025-02") {
        heard.push_str(std::str::from_utf8(&stream.chunk().await.unwrap().unwrap()).unwrap());
    }
    assert!(!heard.contains("register/00025/00025-01\":1"), "{heard}");
    moved.household(MARK);
    let answer = moved.sync().await;
    assert_eq!(answer.refused[0].code, "out_of_scope");
    assert!(!answer.scope.contains_key("register/00025/00025-01"));
    server.stop().await;
}
