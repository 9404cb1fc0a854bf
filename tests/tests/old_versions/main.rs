//! What every earlier release left behind is opened by the program and the engine of today
//! (`tests/fixtures`, made by `cargo xtask fixtures`), and either side understands the other's words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

mod first_wire;
mod hurt;
mod ward;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use vungxanh_client::event::{NotSaved, Outcome};
use vungxanh_shared::wire;
use vungxanh_tests::release::kept::{Exchange, Folder};
use vungxanh_tests::release::story::{FUTURE_FIELD, FUTURE_KIND, FUTURE_VERSION, shown};
use vungxanh_tests::small_world::{Phone, change};
use ward::{Ward, assert_shows, phone, stored};

const PHONES: [&str; 4] = ["official", "one", "two", "withdrawn"];

/// Releases: folders with everything. (`earlier-kinds` is a database alone.)
fn releases() -> Vec<Folder> {
    let mut all = Folder::all().unwrap();
    all.retain(|folder| folder.0.join("exchanges.json").exists());
    assert!(!all.is_empty(), "tests/fixtures has no release");
    all
}

#[test]
fn a_database_of_every_release_opens_clean_and_shows_what_it_showed() {
    for folder in releases() {
        let ward = Ward::of(&folder);
        ward.assert_clean();
        for (id, was) in &ward.kept.records {
            assert_shows(was, &ward.record(id), &format!("{}: record {id}", folder.name()));
        }
        let same = |kept: &[Value], path: &str| {
            let now = ward.office(path);
            let rows = now.get("rows").unwrap_or(&now).clone();
            for was in kept {
                let found = rows.as_array().unwrap().iter().find(|row| name(row) == name(was));
                let place = format!("{}: {path} {}", folder.name(), name(was));
                assert_shows(was, found.unwrap_or(&Value::Null), &place);
            }
        };
        same(&ward.kept.quarantine, "/quarantine");
        same(&ward.kept.phones, "/phones");
        same(&ward.kept.members, "/members");
    }
}

/// What tells a row of a list from the others.
fn name(row: &Value) -> &Value {
    let names = [&row["hash"], &row["id"], &row["record"]["id"]];
    names.into_iter().find(|name| !name.is_null()).expect("a row with a name")
}

#[test]
fn a_phones_store_of_every_release_opens_offline_and_shows_what_it_showed() {
    for folder in releases() {
        for name in PHONES {
            let kept = folder.phone(name).unwrap();
            let read = stored(&kept);
            assert!(read.unreadable.is_empty(), "{}: {name}: {:?}", folder.name(), read.unreadable);
            let mut phone = phone(&kept);
            let status = phone.engine.status();
            assert_eq!((status.unsent, status.refused), (kept.unsent, kept.refused), "{name}");
            assert_eq!(phone.engine.session().state, kept.state, "{name}");
            let ids: BTreeSet<String> = kept.records.keys().cloned().collect();
            let today = shown(&mut phone, &ids).unwrap();
            assert_eq!(today.len(), kept.records.len(), "{name}");
            for (id, was) in &kept.records {
                assert_shows(was, &today[id], &format!("{}: {name}: {id}", folder.name()));
            }
        }
    }
}

#[test]
fn what_an_old_phone_had_not_sent_reaches_todays_server_and_the_other_phones() {
    for folder in releases() {
        let ward = Ward::of(&folder);
        let kept = folder.phone("one").unwrap();
        let mut one = phone(&kept);
        let unsent: Vec<_> = one.engine.stored().outbox.values().cloned().collect();
        assert!(unsent.len() > 1);
        ward.sync(&mut one);
        assert_eq!((one.engine.status().unsent, one.engine.status().refused), (0, 0));
        let mut two = phone(&folder.phone("two").unwrap());
        ward.sync(&mut two);
        for record in unsent.iter().flat_map(|unsent| &unsent.records) {
            let id = record.to_string();
            let fields = &kept.records[&id]["fields"];
            assert_shows(fields, &ward.record(&id)["fields"], "office");
            assert_shows(fields, &serde_json::to_value(two.record(&id).fields).unwrap(), "two");
        }
        ward.assert_clean();
    }
}

#[test]
fn w1_requests_of_every_release_are_answered_so_that_it_understands() {
    for folder in releases() {
        let ward = Ward::of(&folder);
        let exchanges = folder.exchanges().unwrap();
        let (enrolments, syncs): (Vec<_>, Vec<_>) =
            exchanges.iter().partition(|exchange| exchange.path.ends_with("enrol"));
        let mut accepted = 0;
        for Exchange { path, token, request, answer: then, .. } in syncs {
            let answer = ward.asker.post(path, token.as_deref(), request).unwrap();
            if answer.status == 401 {
                // The phone whose access was withdrawn at the end.
                first_wire::decode::<first_wire::ErrorBody>(&answer.body);
                continue;
            }
            assert_eq!(answer.status, 200);
            let now: first_wire::SyncResponse = first_wire::decode(&answer.body);
            let then: first_wire::SyncResponse = first_wire::decode(then);
            assert_eq!(now.accepted, then.accepted, "W5: asking again is harmless");
            assert_eq!(now.refused, then.refused);
            assert_eq!((now.v, now.epoch), (then.v, then.epoch));
            assert!(then.scope.iter().all(|held| now.scope.iter().any(|holds| holds == held)));
            accepted += now.accepted.len();
        }
        assert!(accepted > 20);
        for Exchange { path, request, .. } in enrolments {
            let answer = ward.asker.post(path, None, request).unwrap();
            if answer.status == 200 {
                first_wire::decode::<first_wire::EnrolResponse>(&answer.body);
            } else {
                first_wire::decode::<first_wire::ErrorBody>(&answer.body);
            }
        }
        ward.assert_clean();
    }
}

#[test]
fn w1_answers_of_every_release_are_understood_by_todays_engine() {
    for folder in releases() {
        let kept = folder.phone("withdrawn").unwrap();
        let token = stored(&kept).identity.unwrap().token;
        let exchanges = folder.exchanges().unwrap();
        let enrolled = |exchange: &&Exchange| {
            let answer = wire::decode::<wire::EnrolResponse>(&exchange.answer);
            answer.is_ok_and(|answer| answer.token == token)
        };
        let enrolment = exchanges.iter().find(enrolled).unwrap();
        let syncs = exchanges.iter().filter(|exchange| exchange.token.as_ref() == Some(&token));
        let mut phone = Phone::new(7);
        phone.now_ms = kept.now_ms;
        phone.enrol("ABCDE-FGHJK");
        for Exchange { path, status, answer, .. } in [enrolment].into_iter().chain(syncs) {
            let (send, route, ..) = phone.take_send().unwrap_or_else(|| {
                phone.tell(vungxanh_client::Event::Nudge(vungxanh_client::event::Nudge::Online));
                phone.take_send().expect("the engine asks")
            });
            assert_eq!(route.path(), path);
            phone.respond(send, (*status, answer.clone()));
        }
        assert_eq!(phone.engine.session().state, kept.state);
        for (id, was) in &kept.records {
            let now = serde_json::to_value(phone.record(id)).unwrap();
            assert_shows(was, &now, &format!("{}: {id}", folder.name()));
        }
    }
}

/// Ids of the records of a version to come.
fn future(ward: &Ward) -> (String, String) {
    let find = |meant: &dyn Fn(&Value) -> bool| {
        let mut found = ward.kept.records.iter().filter(|(_, record)| meant(record));
        found.next().map(|(id, _)| id.clone()).expect("a record of the future")
    };
    (find(&|record| record["v"] == FUTURE_VERSION), find(&|record| record["kind"] == FUTURE_KIND))
}

#[test]
fn g7_a_record_of_a_version_to_come_passes_through_and_an_edit_keeps_what_it_does_not_know() {
    for folder in releases() {
        let ward = Ward::of(&folder);
        let (newer, new) = future(&ward);
        let [mut one, mut two] = ["one", "two"].map(|name| phone(&folder.phone(name).unwrap()));
        let before = two.record(&newer);
        assert_eq!(before.fields[FUTURE_FIELD], "A12#".into());
        assert_eq!(two.record(&new).fields[FUTURE_FIELD], "A12#".into());

        one.saved(vec![change(&newer, "household", &[("lane", "ngõ 9".into())])]);
        ward.sync(&mut one);
        let body = json!({ "fields": { "street": "Phố Ngọc Khánh" } });
        ward.office_post(&format!("/records/{newer}/edit"), &body);
        ward.sync(&mut two);
        ward.sync(&mut one);
        for fields in [two.record(&newer), one.record(&newer)].map(|record| {
            assert_eq!(record.v, FUTURE_VERSION);
            record.fields
        }) {
            assert_eq!(fields[FUTURE_FIELD], "A12#".into());
            assert_eq!(fields["lane"], "ngõ 9".into());
            assert_eq!(fields["street"], "Phố Ngọc Khánh".into());
        }
        let office = ward.record(&newer);
        assert_eq!(
            (&office["v"], &office["fields"][FUTURE_FIELD]),
            (&json!(FUTURE_VERSION), &json!("A12#"))
        );

        // A kind that is not known can be read and not written.
        let edit = change(&new, FUTURE_KIND, &[("head_name", "Ai đó".into())]);
        assert_eq!(one.save(vec![edit]), Outcome::NotSaved(NotSaved::NewerVersion));
        assert_eq!(ward.record(&new)["fields"][FUTURE_FIELD], "A12#");
        ward.assert_clean();
    }
}

/// `earlier-kinds` was written by a program that knew no `declaration` and an earlier `household`, while
/// phones of 0.1.0 wrote them: to that program they were of a version to come.
#[test]
fn g7_what_was_of_a_version_to_come_is_projected_after_the_upgrade() {
    let all = Folder::all().unwrap();
    let folder = all.into_iter().find(|folder| folder.name() == "earlier-kinds").unwrap();
    let ward = Ward::of(&folder);
    ward.assert_clean();
    let of_kind = |kind: &str| {
        let records = ward.kept.records.iter().filter(|(_, record)| record["kind"] == kind);
        records.map(|(id, _)| id.clone()).collect::<Vec<_>>()
    };
    let listed = |path: &str| {
        let list = ward.office(path);
        let rows = list["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| name(row).as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let declarations = listed("/declarations");
    for (id, was) in &ward.kept.records {
        assert_shows(was, &ward.record(id), id);
    }
    assert!(of_kind("declaration").iter().any(|id| declarations.contains(id)), "{declarations:?}");
    // Found without marks and by the beginnings of words: what only a known kind's search text gives.
    let found = listed("/households?search=dang%20thi%20mai");
    assert!(!found.is_empty() && found.iter().all(|id| of_kind("household").contains(id)));
}
