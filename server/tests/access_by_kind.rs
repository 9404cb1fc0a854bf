//! Who may do what with each kind of record (SPEC R2, R4), by every door: list, print, file, page, correction and making
//! at the office, and the phone's documents. What is expected stands here as a table of its own; a kind without a row
//! fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use automerge::ScalarValue;
use serde_json::{Value, json};
use support::desk::Desk;
use support::{NOW_MS, Server};
use vungxanh_server::store::RecordEdit;
use vungxanh_shared::ids::{Family, Place, PlaceKind};
use vungxanh_shared::kinds::{self, Kind};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::Access;

/// At the desk of each role: `-` nothing, `s` list, print, file and page, `w` that and writing. On a phone of each role,
/// at its own place: `-` not held, `r` held, `rw` written.
const TABLE: &str = "
             official police health district administrator | team checkpoint station police official
settings     w        -      -      -        w             | r    r          r       r      rw
area         w        -      -      -        w             | r    r          r       r      rw
checkpoint   w        -      -      -        w             | r    r          r       r      rw
team         w        -      -      -        w             | r    r          r       r      rw
member       w        -      -      -        -             | r    r          r       r      rw
household    w        s      -      -        -             | rw   -          r       r      rw
person       w        s      -      -        -             | rw   -          r       r      rw
movement     w        w      -      -        -             | rw   -          rw      rw     rw
declaration  w        -      w      -        -             | rw   -          rw      rw     rw
commitment   w        s      -      -        -             | rw   -          r       r      rw
facility     w        s      -      -        -             | rw   -          r       r      rw
support      w        -      -      -        -             | rw   -          -       -      rw
zone         w        s      s      -        -             | r    r          r       r      rw
exposure_place w        s      s      -        -             | r    r          r       r      rw
level        w        s      s      -        -             | r    r          r       r      rw
rule         w        s      s      -        -             | r    r          r       r      rw
campaign     w        s      s      -        -             | r    r          r       r      rw
site         w        s      s      -        -             | r    r          r       r      rw
stock        w        s      s      -        -             | r    r          r       r      rw
notice       w        s      s      -        -             | r    r          r       r      rw
scenario     w        s      s      -        -             | r    r          r       r      rw
roster       w        -      -      -        -             | r    r          r       r      rw
expected_return w        w      -      -        -             | rw   -          rw      rw     rw
suspect      w        -      w      -        -             | rw   -          rw      -      rw
case         w        -      w      -        -             | rw   -          rw      -      rw
isolation    w        -      w      -        -             | rw   -          rw      -      rw
health_check w        -      w      -        -             | rw   -          rw      -      rw
test         w        -      w      -        -             | rw   -          rw      -      rw
dose         w        -      w      -        -             | rw   -          rw      -      rw
handout      w        -      w      -        -             | rw   -          rw      -      rw
contact_attempt w        -      w      -        -             | rw   -          rw      -      rw
visit        w        -      -      -        -             | rw   -          -       -      rw
team_day     w        -      -      -        -             | rw   -          -       -      rw
ticket       w        -      -      -        -             | rw   -          -       -      rw
inspection   w        -      -      -        -             | rw   -          -       -      rw
violation    w        w      -      -        -             | rw   -          -       rw     rw
watch        w        w      -      -        -             | rw   -          -       rw     rw
shift        w        s      -      -        -             | -    rw         -       r      rw
pass         w        s      -      -        -             | -    rw         -       r      rw
alert        -        -      -      -        -             | r    r          -       -      r
";

const DESKS: [&str; 5] = ["ward_official", "police", "health_station", "district", "administrator"];

const PHONES: [(&str, &str); 5] = [
    ("team_member", "00025-01"),
    ("checkpoint_officer", "00025-C01"),
    ("health_station", "00025"),
    ("police", "00025"),
    ("ward_official", "00025"),
];

/// What each row says: the kind, the desks' cells and the phones'.
fn rows() -> Vec<(&'static str, Vec<&'static str>, Vec<&'static str>)> {
    let rows = TABLE.lines().skip(2).map(|line| {
        let (office, phones) = line.split_once('|').unwrap();
        let mut office = office.split_whitespace();
        (office.next().unwrap(), office.collect(), phones.split_whitespace().collect())
    });
    rows.collect()
}

/// Where records of the family are made in this test.
fn place_of(family: Family) -> &'static str {
    match family.place_kind() {
        PlaceKind::Ward => "00025",
        PlaceKind::Area => "00025-01",
        PlaceKind::Checkpoint => "00025-C01",
    }
}

#[test]
fn r4_each_kind_has_its_row() {
    let rows = rows();
    let named: BTreeSet<&str> = rows.iter().map(|(kind, ..)| *kind).collect();
    let known: BTreeSet<&str> = kinds::ALL.iter().map(|kind| kind.name).collect();
    assert_eq!(named, known);
    for (kind, desks, phones) in rows {
        assert_eq!((desks.len(), phones.len()), (DESKS.len(), PHONES.len()), "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_each_desk_sees_takes_out_and_writes_what_the_table_says() {
    let server = Server::start().await;
    server.plan().await;
    let records = one_of_each(&server).await;
    for (at, role) in DESKS.into_iter().enumerate().rev() {
        let desk = Desk::of(&server, role, role).await;
        for (name, cells, _) in rows() {
            let kind = kinds::find(name).unwrap();
            let seen = doors(&desk, kind, &records[name]).await;
            let expected = match cells[at] {
                "w" => Doors { looks: vec![true; 4], writes: true },
                "s" => Doors { looks: vec![true; 4], writes: false },
                _ => Doors { looks: vec![false; 4], writes: false },
            };
            assert_eq!(seen, expected, "{name} by {role}: list, print, file, page");
        }
    }
    server.stop().await;
}

/// What opened: list, print, file, page; and whether it may be written.
#[derive(PartialEq, Eq, Debug)]
struct Doors {
    looks: Vec<bool>,
    writes: bool,
}

async fn doors(desk: &Desk, kind: &Kind, record: &str) -> Doors {
    let name = kind.name;
    let mut looks = Vec::new();
    for path in [
        format!("/lists/{name}"),
        format!("/lists/{name}?print=true"),
        format!("/export/{name}?format=csv"),
        format!("/records/{record}"),
    ] {
        looks.push(opened(desk, "GET", &path, None).await);
    }
    let correction = json!({ "fields": {}, "seen": {} });
    let corrects = opened(desk, "POST", &format!("/records/{record}/edit"), Some(correction)).await;
    // What the ward is made of is made by doors of its own, which `access.rs` tries.
    if kind.family != Family::Plan {
        let making = json!({ "kind": name, "place": place_of(kind.family), "fields": {} });
        let makes = opened(desk, "POST", "/records", Some(making)).await;
        assert_eq!(makes, corrects, "{name}: who corrects also makes");
    }
    Doors { looks, writes: corrects }
}

/// Whether the office lets it happen: what is wrong with the question itself does not count.
async fn opened(desk: &Desk, method: &str, path: &str, body: Option<Value>) -> bool {
    let url = method.parse().unwrap();
    let mut request = desk.request(url, path);
    if let Some(body) = &body {
        request = request.json(body);
    }
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    assert!(matches!(status, 200 | 400 | 403 | 409 | 422), "{method} {path}: {status}");
    assert!(method == "POST" || matches!(status, 200 | 403), "{method} {path}: {status}");
    status != 403
}

/// A record of each kind with hardly any field, as the ward's own phone may send it.
async fn one_of_each(server: &Server) -> BTreeMap<&'static str, String> {
    let mut phone = server.phone(&[("ward_official", "00025")]).await;
    let mut records = BTreeMap::new();
    for kind in kinds::ALL.iter().filter(|kind| kind.family != Family::Alerts) {
        let record = phone.new_record();
        let place: Place = place_of(kind.family).parse().unwrap();
        let period = kind.family.period(LocalDate::at_ms(NOW_MS));
        let key = support::key(&format!("{}/00025/{place}", kind.family), &period.to_string());
        phone.write(&key, record, &[("kind", kind.name.into()), ("v", ScalarValue::Int(1))]);
        records.insert(kind.name, record.to_string());
    }
    let answer = phone.sync().await;
    assert!(
        answer.refused.is_empty(),
        "the ward takes a record of each kind: {:?}",
        answer.refused
    );
    // The server alone writes alerts.
    let until = ("until".to_owned(), Scalar::Int(NOW_MS));
    let alert = RecordEdit::new("alert", "00025".parse().unwrap(), [until].into());
    let author = server.app.store.server_author(support::ward()).await.unwrap();
    let written =
        server.app.store.write(author, vec![alert], server.now_ms()).await.unwrap().unwrap();
    records.insert("alert", written[0].to_string());
    records
}

#[tokio::test(flavor = "multi_thread")]
async fn r2_each_phone_holds_and_writes_the_kinds_that_the_table_says() {
    let server = Server::start().await;
    server.plan().await;
    for (at, (role, place)) in PHONES.into_iter().enumerate() {
        let mut phone = server.phone(&[(role, place)]).await;
        let scope = phone.sync().await.scope;
        for (name, _, cells) in rows() {
            let family = kinds::find(name).unwrap().family;
            let partition = format!("{family}/00025/{}", place_of(family));
            let held = match scope.get(&partition) {
                Some(Access::Write) => "rw",
                Some(Access::Read) => "r",
                None => "-",
            };
            assert_eq!(held, cells[at], "{name} on a phone of {role}");
        }
    }
    server.stop().await;
}

/// The area that stands for the whole ward is there without anybody making it, for those who work for the whole ward.
#[tokio::test]
async fn r3_the_area_that_is_not_known_is_the_whole_wards_alone() {
    let server = Server::start().await;
    server.plan().await;
    for (role, place) in PHONES {
        let scope = server.phone(&[(role, place)]).await.sync().await.scope;
        let held = scope.keys().any(|partition| partition.ends_with("/00025-00"));
        assert_eq!(held, place == "00025", "{role}");
    }
    let desk = Desk::of(&server, "official", "ward_official").await;
    let places = desk.get("/places").await;
    let named = places["places"].as_array().or(places.as_array()).unwrap();
    let area = named.iter().find(|place| place["code"] == "00025-00").unwrap();
    assert_eq!(area["name"], "Toàn phường, chưa rõ địa bàn");
    assert_eq!(area["closed"], false);
    server.stop().await;
}
