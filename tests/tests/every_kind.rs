//! One record of every kind, made from its definition, goes from a phone, or of the plan from the desk, through the real server: it is listed and
//! narrowed to, opened with every field, taken out as a file, and refused to a role that may not see it. A kind that is
//! added is among them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

use std::collections::BTreeMap;

use fastrand::Rng;
use hyper::Method;
use serde_json::Value;
use vungxanh_client::event::Outcome;
use vungxanh_shared::ids::Family;
use vungxanh_shared::kinds::{self, Kind, Screens, ValueType};
use vungxanh_shared::roles::{OfficeTask, Role};
use vungxanh_shared::scalar::Scalar;
use vungxanh_tests::records::{Filling, Known, new_record};
use vungxanh_tests::release::client::Asker;
use vungxanh_tests::served::Served;
use vungxanh_tests::small_world::Phone;

/// 22 March 2022, 10:00 in Vietnam: no example of a day lies ahead.
const NOW_MS: i64 = 1_647_918_000_000;
/// Tries to fill a form by chance so that it saves.
const TRIES: usize = 500;

/// Roles with a desk, and whether each may see a kind, are the definition's own word.
const DESKS: [Role; 5] =
    [Role::WardOfficial, Role::HealthStation, Role::Police, Role::District, Role::Administrator];

/// Kinds that are made by people with their form: what a ward is made of has doors of its own, and some the server makes.
fn kinds_made() -> impl Iterator<Item = &'static Kind> {
    let own_doors = |kind: &Kind| kind.family == Family::Plan && kind.screens == Screens::Own;
    let of_server = |kind: &Kind| kind.access.write == OfficeTask::Nobody;
    kinds::ALL.iter().copied().filter(move |kind| !own_doors(kind) && !of_server(kind))
}

/// Saves a record of each kind, in their order, so that later ones name earlier ones: of the plan at the desk, of the
/// others on the phone.
fn one_of_each(
    phone: &mut Phone,
    desk: impl Fn(&Value) -> Option<String>,
) -> BTreeMap<&'static str, String> {
    let (mut known, mut made) = (Known::new(), BTreeMap::new());
    let mut rng = Rng::with_seed(4);
    for kind in kinds_made() {
        let mut last = None;
        let saved = (0..TRIES).find_map(|attempt| {
            // With every field where those do not contradict one another, else with some.
            let filling = if attempt < TRIES / 2 { Filling::Whole } else { Filling::Some };
            let edit = new_record(kind, filling, &known, NOW_MS, &mut rng);
            if kind.family == Family::Plan {
                let by_key = |(key, value): (String, Scalar)| (key, serde_json::json!(value));
                let fields: serde_json::Map<String, Value> =
                    edit.fields.into_iter().map(by_key).collect();
                return desk(&serde_json::json!({
                    "kind": kind.name, "place": edit.place, "fields": fields,
                }));
            }
            match phone.save(vec![edit]) {
                Outcome::Saved { ids, .. } => ids.into_iter().next(),
                other => {
                    last = Some(other);
                    None
                }
            }
        });
        let id = saved.unwrap_or_else(|| panic!("no {} could be saved: {last:?}", kind.name));
        known.entry(kind.name).or_default().push(id.clone());
        made.insert(kind.name, id);
    }
    made
}

/// Ways to narrow the list of a kind to what the record says.
fn filters(kind: &Kind, fields: &Value) -> Vec<String> {
    let narrowing = kind.list.filters.iter().filter_map(|name| {
        let value = fields[*name].as_str()?;
        let is_choice = kind.named(name).is_some_and(|field| {
            matches!(field.value, ValueType::Choice { .. } | ValueType::Record { .. })
        });
        is_choice.then(|| format!("filter={name}:{value}"))
    });
    narrowing.collect()
}

#[test]
fn k20_a_record_of_every_kind_goes_from_a_phone_to_list_page_and_file() {
    let folder = tempfile::tempdir().unwrap();
    let server = Served::at(folder.path(), NOW_MS).unwrap();
    let duties = [("team_member", "00025-01"), ("checkpoint_officer", "00025-C01")];
    let code = server.invite("Nguyễn Thị Hoa", &duties).unwrap();
    let desks = DESKS.map(|role| (role, server.account(role).unwrap()));
    let asker = Asker::new(server.address).unwrap();
    let mut phone = Phone::new(1);
    phone.now_ms = NOW_MS;
    asker.enrol(&mut phone, &code, &mut Vec::new()).unwrap();
    asker.sync(&mut phone, &mut Vec::new()).unwrap();
    let (_, (login, password)) = &desks[0];
    let official = asker.log_in(login, password).unwrap();
    let made = one_of_each(&mut phone, |body| {
        let page = asker.office(&official, Method::POST, "/records", body).ok()?;
        page["record"]["id"].as_str().map(str::to_owned)
    });
    asker.sync(&mut phone, &mut Vec::new()).unwrap();
    assert_eq!((phone.engine.status().unsent, phone.engine.status().refused), (0, 0));

    for (role, (login, password)) in desks {
        let session = asker.log_in(&login, &password).unwrap();
        let get = |path: &str| asker.office(&session, Method::GET, path, &Value::Null);
        for kind in kinds_made() {
            let (name, id) = (kind.name, &made[kind.name]);
            let (list, export) = (format!("/lists/{name}"), format!("/export/{name}?format=csv"));
            if !role.may(kind.access.see) {
                assert!(get(&list).is_err(), "{role} lists {name}");
                assert!(get(&format!("/records/{id}")).is_err() || role == Role::HealthStation);
            } else {
                let page = get(&format!("/records/{id}")).unwrap();
                let fields = &page["record"]["fields"];
                assert_eq!(fields["kind"].as_str().unwrap_or(name), name);
                let is_listed = |path: &str| {
                    let rows = get(path).unwrap()["rows"].as_array().unwrap().clone();
                    rows.iter().any(|row| row["record"]["id"] == id.as_str())
                };
                assert!(is_listed(&list), "{role} {name}");
                for filter in filters(kind, fields) {
                    assert!(is_listed(&format!("{list}?{filter}")), "{name} {filter}");
                }
            }
            if !role.may(kind.access.export) {
                assert!(get(&export).is_err(), "{role} exports {name}");
            }
        }
    }
    assert_eq!(server.differences().unwrap(), Vec::<String>::new());
}

#[test]
fn r8_areas_and_checkpoints_keep_who_answers_for_them_clusters_and_conventions() {
    let folder = tempfile::tempdir().unwrap();
    let server = Served::at(folder.path(), NOW_MS).unwrap();
    server.invite("Nguyễn Thị Hoa", &[("team_member", "00025-01")]).unwrap();
    let (login, password) = server.official().unwrap();
    let asker = Asker::new(server.address).unwrap();
    let session = asker.log_in(&login, &password).unwrap();
    let get = |path: &str| asker.office(&session, Method::GET, path, &Value::Null).unwrap();
    let post = |path: &str, body| asker.office(&session, Method::POST, path, &body).unwrap();
    let official = get("/members")[0]["record"]["id"].clone();
    assert!(official.is_string());
    let written = [
        (
            "area",
            serde_json::json!({
                "official": official, "population": 1250, "safe_since": "2021-11-15",
                "convention_on": "2021-12-12", "convention_no": "02/HƯ-TDP",
                "clusters/a/name": "Liên gia 3", "clusters/a/head": "Lò Thị Mai",
                "clusters/a/phone": "+84912345678",
            }),
        ),
        (
            "checkpoint",
            serde_json::json!({
                "type": "zone_gate", "level": "commune", "decision_no": "312/QĐ-UBND",
                "responsible_name": "Phạm Đức Thắng", "responsible_phone": "+84912345678",
                "opened_on": "2021-11-20", "closed_on": "2021-12-04",
            }),
        ),
    ];
    for (kind, fields) in written {
        let records = serde_json::json!({ "records": [{ "name": "Ngõ 26" }] });
        let made = post(&format!("/plan/{kind}"), records);
        let id = made["ids"][0].as_str().unwrap();
        let edit = serde_json::json!({ "fields": fields, "seen": {} });
        post(&format!("/records/{id}/edit"), edit);
        let page = get(&format!("/records/{id}"));
        for (key, value) in fields.as_object().unwrap() {
            assert_eq!(page["record"]["fields"][key], *value, "{kind}.{key}");
        }
        assert_eq!(page["record"]["problems"], serde_json::json!([]), "{kind}");
    }
    assert_eq!(server.differences().unwrap(), Vec::<String>::new());
}
