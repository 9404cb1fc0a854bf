//! Saved is safe: what a save promises, when, and what is left after a crash.

mod world;

use vungxanh_client::event::{NotSaved, Outcome, StorageFailure};
use vungxanh_client::view::{Delivery, ListQuery, Sort};
use vungxanh_client::{Effect, Event, Store};
use vungxanh_shared::scalar::Scalar;
use world::{Phone, Ward, change, edit, household};

fn enrolled() -> (Ward, Phone) {
    let mut ward = Ward::new();
    let phone = Phone::enrolled(1, &mut ward);
    (ward, phone)
}

#[test]
fn a_save_is_answered_listed_counted_and_sent_only_once_it_is_durable() {
    let (_, mut phone) = enrolled();
    let request = phone.ask_save(vec![household("Nguyễn Văn An")]);
    assert!(phone.list("household").is_empty(), "not listed before it is durable");
    assert_eq!(phone.engine.status().unsent, 0);
    assert!(phone.answers.is_empty());
    assert!(!phone.effects.iter().any(|effect| matches!(effect, Effect::Send { .. })));
    phone.store();
    assert!(matches!(phone.answers.get(&request), Some(Outcome::Saved { .. })));
    let listed = phone.list("household");
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].delivery, Delivery::OnPhone);
    assert_eq!(listed[0].created_by_name.as_deref(), Some("Người số 1"));
    assert_eq!(phone.engine.status().unsent, 1);
    assert!(phone.changed.contains("household"));
    assert!(phone.take_send().is_some());
}

#[test]
fn what_was_answered_is_there_after_a_kill_and_what_was_not_may_be_neither() {
    let (_, mut phone) = enrolled();
    phone.save(vec![household("Nguyễn Văn An")]);
    phone.ask_save(vec![household("Trần Thị Bình")]);
    // Killed between the effect and its performance.
    phone.killed();
    let names: Vec<_> =
        phone.list("household").into_iter().map(|r| r.fields["head_name"].clone()).collect();
    assert_eq!(names, [Scalar::from("Nguyễn Văn An")]);
    assert_eq!(phone.engine.status().unsent, 1);
}

#[test]
fn a_kill_after_the_write_and_before_the_answer_keeps_the_record_once() {
    let (mut ward, mut phone) = enrolled();
    phone.ask_save(vec![household("Nguyễn Văn An")]);
    let writes = phone.effects.iter().find_map(|effect| match effect {
        Effect::Persist { writes, .. } => Some(writes.clone()),
        _ => None,
    });
    phone.write(writes.unwrap());
    phone.killed();
    phone.run(&mut ward);
    assert_eq!(phone.list("household").len(), 1);
    assert_eq!(phone.engine.status().unsent, 0);
}

#[test]
fn a_full_disk_is_said_and_leaves_nothing_half_written() {
    let (_, mut phone) = enrolled();
    let (ids, _) = phone.saved(vec![household("Nguyễn Văn An")]);
    phone.full = Some(StorageFailure::Full);
    let renamed = change(&ids[0], "household", &[("head_name", "Lê Thị Cúc".into())]);
    assert_eq!(phone.save(vec![renamed.clone()]), Outcome::NotSaved(NotSaved::StorageFull));
    assert_eq!(phone.record(&ids[0]).fields["head_name"], Scalar::from("Nguyễn Văn An"));
    assert!(phone.engine.status().storage_failing);
    phone.full = None;
    phone.saved(vec![renamed]);
    assert!(!phone.engine.status().storage_failing);
    assert_eq!(phone.record(&ids[0]).fields["head_name"], Scalar::from("Lê Thị Cúc"));
    assert_eq!(phone.engine.status().unsent, 2);
}

#[test]
fn a_failed_write_never_leaves_a_gap_that_the_gate_would_refuse() {
    let (mut ward, mut phone) = enrolled();
    let (ids, _) = phone.saved(vec![household("Nguyễn Văn An")]);
    for failing in [true, false, true, false] {
        phone.full = failing.then_some(StorageFailure::Failed);
        phone.save(vec![change(&ids[0], "household", &[("note", format!("{failing}").into())])]);
        phone.save(vec![change(&ids[0], "household", &[("lane", format!("{failing}").into())])]);
    }
    phone.sync(&mut ward);
    assert_eq!((phone.engine.status().unsent, phone.engine.status().refused), (0, 0));
}

#[test]
fn a14_each_reason_for_which_nothing_is_written_has_a_name_of_its_own() {
    let (mut ward, mut phone) = enrolled();
    phone.saved(vec![household("Nguyễn Văn An")]);
    let tried = |phone: &mut Phone, failure| {
        phone.full = Some(failure);
        match phone.save(vec![household("Trần Thị Bình")]) {
            Outcome::NotSaved(reason) => reason.code(),
            saved => panic!("{saved:?}"),
        }
    };
    assert_eq!(tried(&mut phone, StorageFailure::Fenced), "other_tab");
    assert!(!phone.engine.status().storage_failing, "another tab's storage is well");
    assert_eq!(tried(&mut phone, StorageFailure::Gone), "storage_gone");
    assert!(phone.engine.status().storage_failing);
    // What was saved before the store was emptied can be taken out of the memory.
    assert_eq!(phone.engine.export().len(), 1);
    phone.full = None;
    ward.known = false;
    phone.sync(&mut ward);
    let outcome = phone.save(vec![household("Trần Thị Bình")]);
    assert_eq!(outcome, Outcome::NotSaved(NotSaved::Withdrawn));
}

#[test]
fn a24_a_list_without_a_limit_has_everything_that_it_counts() {
    let (_, mut phone) = enrolled();
    for part in 0..6 {
        let households = (0..100).map(|n| household(&format!("Hộ {part} {n}"))).collect();
        phone.saved(households);
    }
    let query = ListQuery { kind: "household".into(), ..ListQuery::default() };
    let answer = phone.engine.list(&query, phone.now_ms);
    assert_eq!((answer.total, answer.records.len()), (600, 600));
}

#[test]
fn a13_a_record_of_more_fields_than_the_gate_lets_in_is_refused_by_the_form() {
    let (mut ward, mut phone) = enrolled();
    let (homes, _) = phone.saved(vec![household("Nguyễn Văn An")]);
    let with_doses = |doses: usize| {
        let mut person = edit("person", Some("00025-01"), &[]);
        for (name, value) in [("full_name", "An"), ("sex", "male"), ("relation", "head")] {
            person.fields.insert(name.into(), value.into());
        }
        person.fields.insert("dob".into(), "1950".into());
        person.fields.insert("household".into(), Scalar::from(homes[0].as_str()));
        for dose in 0..doses {
            person.fields.insert(format!("doses/d{dose}/no"), Scalar::Int(1));
            person.fields.insert(format!("doses/d{dose}/place"), "Trạm Y tế".into());
        }
        person
    };
    // Several times what one change may hold: parted, taken by the gate.
    phone.saved(vec![with_doses(700)]);
    phone.sync(&mut ward);
    assert_eq!((phone.engine.status().unsent, phone.engine.status().refused), (0, 0));
    let Outcome::Invalid(problems) = phone.save(vec![with_doses(1_100)]) else { panic!("saved") };
    assert_eq!(problems[0][0].code, "record_full");
    assert_eq!(phone.engine.status().unsent, 0);
}

#[test]
fn c7_what_is_in_the_future_is_said_by_the_wards_clock() {
    let day_ms = 86_400_000;
    let (mut ward, mut slow) = enrolled();
    slow.sync(&mut ward);
    // The phone is a day behind from now on, and knows it.
    ward.now_ms += day_ms;
    slow.saved(vec![household("Nguyễn Văn An")]);
    slow.sync(&mut ward);
    assert_eq!(slow.engine.status().clock_skew_ms, Some(slow.now_ms - ward.now_ms));
    let left = |at_ms: i64| {
        edit(
            "movement",
            Some("00025-01"),
            &[
                ("direction", "departure".into()),
                ("name", "An".into()),
                ("birth_year", Scalar::Int(1950)),
                ("to_text", "Sơn La".into()),
                ("depart_actual", Scalar::Int(at_ms)),
            ],
        )
    };
    slow.saved(vec![left(ward.now_ms - 60_000)]);
    let Outcome::Invalid(problems) = slow.save(vec![left(ward.now_ms + day_ms)]) else {
        panic!("saved");
    };
    assert_eq!(problems[0][0].field, "depart_actual");
}

#[test]
fn an_invalid_form_writes_nothing_and_names_the_field() {
    let (_, mut phone) = enrolled();
    let wrong = edit("household", Some("00025-01"), &[("phone", "12".into())]);
    let Outcome::Invalid(problems) = phone.save(vec![household("An"), wrong]) else {
        panic!("saved");
    };
    assert!(problems[0].is_empty());
    let fields: Vec<_> = problems[1].iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["head_name", "phone"]);
    assert!(phone.list("household").is_empty());
    assert_eq!(phone.engine.status().unsent, 0);
}

#[test]
fn a_household_and_its_persons_are_one_change_that_refers_to_itself() {
    let (_, mut phone) = enrolled();
    let mut home = household("Nguyễn Văn An");
    home.name = Some("nhà".into());
    let person = |name: &str| {
        let fields = [
            ("full_name", name.into()),
            ("household", "@nhà".into()),
            ("sex", "male".into()),
            ("dob", "21/03/1950".into()),
        ];
        edit("person", Some("00025-01"), &fields)
    };
    let (ids, _) = phone.saved(vec![home, person("Nguyễn Văn An"), person("Nguyễn Văn Bình")]);
    assert_eq!(phone.engine.status().unsent, 1);
    for id in &ids[1..] {
        assert_eq!(phone.record(id).fields["household"], Scalar::from(ids[0].as_str()));
    }
}

#[test]
fn equal_values_are_left_out() {
    let (_, mut phone) = enrolled();
    let (ids, _) = phone.saved(vec![household("Nguyễn Văn An")]);
    let (same, _) =
        phone.saved(vec![change(&ids[0], "household", &[("head_name", "Nguyễn  Văn An ".into())])]);
    assert_eq!(same, ids);
    assert_eq!(phone.engine.status().unsent, 1, "no empty change");
}

#[test]
fn the_draft_goes_with_the_save_and_stays_without_it() {
    let (_, mut phone) = enrolled();
    phone.rows.insert((Store::Drafts, "form".into()), vec![1]);
    phone.full = Some(StorageFailure::Full);
    phone.save(vec![household("Nguyễn Văn An")]);
    assert!(phone.rows.contains_key(&(Store::Drafts, "form".into())));
    phone.full = None;
    phone.save(vec![household("Nguyễn Văn An")]);
    assert!(!phone.rows.contains_key(&(Store::Drafts, "form".into())));
}

#[test]
fn undo_takes_back_what_still_stands() {
    let (_, mut phone) = enrolled();
    let (ids, made) = phone.saved(vec![household("Nguyễn Văn An")]);
    let fields = [("house_no", "14".into()), ("lane", "ngõ 5".into())];
    let (_, edited) = phone.saved(vec![change(&ids[0], "household", &fields)]);
    phone.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 7".into())])]);
    assert!(matches!(phone.undo(&edited), Outcome::Saved { .. }));
    let record = phone.record(&ids[0]);
    assert_eq!(record.fields["house_no"], Scalar::from("12"));
    assert_eq!(record.fields["lane"], Scalar::from("ngõ 7"), "written since, left alone");
    assert!(matches!(phone.undo(&made), Outcome::Saved { .. }));
    assert!(phone.record(&ids[0]).removed);
    assert!(phone.list("household").is_empty());
    assert_eq!(phone.undo("unknown"), Outcome::NotSaved(NotSaved::OutOfScope));
}

#[test]
fn a_new_record_begins_in_the_period_of_its_own_date() {
    let (_, mut phone) = enrolled();
    // 1 November 2026, 00:30 in Vietnam: October in UTC.
    let half_past_midnight = 1_793_467_800_000i64;
    let fields = [
        ("direction", "departure".into()),
        ("name", "Nguyễn Thị Lan".into()),
        ("birth_year", Scalar::Int(1985)),
        ("to_text", "Mai Sơn, Sơn La".into()),
        ("depart_actual", Scalar::Int(half_past_midnight)),
    ];
    let (ids, _) = phone.saved(vec![edit("movement", Some("00025-01"), &fields)]);
    assert_eq!(phone.record(&ids[0]).period, "2026-11");
    assert_eq!(phone.record(&ids[0]).fields["day"], Scalar::from("2026-11-01"));
}

#[test]
fn places_that_are_not_ours_are_not_written() {
    let (_, mut phone) = enrolled();
    let elsewhere = edit("household", Some("00025-02"), &[("head_name", "An".into())]);
    assert_eq!(phone.save(vec![elsewhere]), Outcome::NotSaved(NotSaved::OutOfScope));
    let plan = edit("team", Some("00025"), &[("name", "Tổ 1".into())]);
    assert_eq!(phone.save(vec![plan]), Outcome::NotSaved(NotSaved::ReadOnly));
    let mut stranger = Phone::new(9);
    assert_eq!(stranger.save(vec![household("An")]), Outcome::NotSaved(NotSaved::NotEnrolled));
}

#[test]
fn lists_find_sort_and_bound() {
    let (_, mut phone) = enrolled();
    for name in ["Nguyễn Văn Đạt", "Trần Thị Dũng", "Lê Hoà Bình"] {
        phone.saved(vec![household(name)]);
    }
    let mut names = |query: ListQuery| -> (usize, Vec<String>) {
        let query = ListQuery { kind: "household".into(), sort: Sort::Name, ..query };
        let answer = phone.engine.list(&query, phone.now_ms);
        let names =
            answer.records.iter().map(|r| r.fields["head_name"].as_text().unwrap().to_owned());
        (answer.total, names.collect())
    };
    let all = ["Lê Hoà Bình", "Trần Thị Dũng", "Nguyễn Văn Đạt"].map(String::from);
    assert_eq!(names(ListQuery::default()), (3, all.to_vec()));
    let found = ListQuery { search: Some("binh hoa".into()), ..ListQuery::default() };
    assert_eq!(names(found), (1, vec!["Lê Hoà Bình".into()]));
    let first = ListQuery { limit: Some(1), ..ListQuery::default() };
    assert_eq!(names(first).0, 3);
    let place = ListQuery { place: Some("00025-09".into()), ..ListQuery::default() };
    assert_eq!(names(place).0, 0);
    let with = [("house_no".to_owned(), Scalar::from("13"))].into();
    assert_eq!(names(ListQuery { with, ..ListQuery::default() }).0, 0);
}

#[test]
fn saves_that_come_while_one_is_written_are_written_in_order() {
    let (_, mut phone) = enrolled();
    let requests: Vec<u32> = (0..10)
        .map(|n| {
            phone.ask_save(vec![household(&format!("An {}", "ABCDEFGHIJ".chars().nth(n).unwrap()))])
        })
        .collect();
    let persists = phone.effects.iter().filter(|e| matches!(e, Effect::Persist { .. })).count();
    assert_eq!(persists, 1, "one transaction at a time");
    phone.store();
    assert!(requests.iter().all(|request| matches!(phone.answers[request], Outcome::Saved { .. })));
    assert_eq!(phone.engine.status().unsent, 10);
    // A stale confirmation means nothing.
    phone.tell(Event::Persisted { transaction: 1 });
    assert_eq!(phone.engine.status().unsent, 10);
}
