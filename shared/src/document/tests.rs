//! Values side by side, decisions, tombstones, history.

use automerge::{Automerge, Change, ScalarValue};

use super::*;
use crate::gate;
use crate::ids::{DeviceId, Family, SessionActor};

const NOW_MS: i64 = 1_763_000_000_000;

fn session(n: u8) -> SessionActor {
    SessionActor::new(DeviceId([n; 16]), [n; 4])
}

fn write_one(doc: &mut Automerge, by: u8, at_ms: i64, field: &str, value: &str) -> Option<Change> {
    let record = RecordId::new(NOW_MS, [1; 10]);
    let values = vec![(field.to_owned(), ScalarValue::from(value))];
    write(doc, session(by), at_ms, &[RecordWrite::new(record, values)]).unwrap()
}

/// Two copies of one document in which both wrote `field` apart, merged.
fn merged(first: &str, second: &str) -> (Automerge, RecordId) {
    let mut one = Automerge::new();
    write_one(&mut one, 1, NOW_MS, "kind", "household");
    let mut two = one.fork();
    write_one(&mut one, 1, NOW_MS + 60_000, "phone", first);
    write_one(&mut two, 2, NOW_MS + 120_000, "phone", second);
    one.merge(&mut two).unwrap();
    (one, RecordId::new(NOW_MS, [1; 10]))
}

/// The gate takes the change of that device into a document with these changes.
fn assert_admitted(before: &[Change], change: &Change, by: u8) {
    let mut index = gate::DocumentIndex::of(before);
    let (device, family) = (DeviceId([by; 16]), Family::Register);
    let writer = gate::Writer { device, family, authority: gate::Authority::Member };
    let parsed = gate::parse(change.raw_bytes()).unwrap();
    assert_eq!(gate::check_and_insert(&mut index, &parsed, &writer).err(), None);
}

#[test]
fn d6_different_values_stand_side_by_side_with_author_and_time() {
    let (doc, record) = merged("+84900000001", "+84900000002");
    let state = read(&doc, record).unwrap();
    let [(field, standing)] = state.conflicts.as_slice() else { panic!("{state:?}") };
    assert_eq!(field, "phone");
    assert_eq!(standing.len(), 2);
    assert!(standing[0].winner && !standing[1].winner);
    assert_eq!(state.fields["phone"], standing[0].value);
    let first = standing.iter().find(|s| s.value == "+84900000001".into()).unwrap();
    assert_eq!(first.by, Authorship { device: DeviceId([1; 16]), at_ms: NOW_MS + 60_000 });
}

#[test]
fn d6_deciding_for_the_value_that_wins_is_a_writing_that_the_gate_takes() {
    let (mut doc, record) = merged("+84900000001", "+84900000002");
    let before = doc.get_changes(&[]);
    let winner = read(&doc, record).unwrap().fields["phone"].clone();
    let text = winner.as_text().unwrap().to_owned();
    let change = write_one(&mut doc, 1, NOW_MS + 180_000, "phone", &text).unwrap();
    assert_eq!(read(&doc, record).unwrap().conflicts, []);
    assert_eq!(read(&doc, record).unwrap().fields["phone"], winner);
    let last = history(&doc, record).pop().unwrap();
    let [decided] = last.changes.as_slice() else { panic!("{last:?}") };
    assert!(decided.decision && decided.to == winner && decided.left.is_empty(), "{decided:?}");
    // The record has no `v`, which rule G7 does not ask of a record that is there already.
    assert_admitted(&before, &change, 1);
    assert_eq!(write_one(&mut doc, 1, NOW_MS + 240_000, "phone", &text), None, "stands alone now");
}

#[test]
fn d6_equal_values_are_no_conflict() {
    let (doc, record) = merged("+84900000001", "+84900000001");
    assert_eq!(read(&doc, record).unwrap().conflicts, []);
}

#[test]
fn d6_writing_the_field_again_decides() {
    let (mut doc, record) = merged("+84900000001", "+84900000002");
    let winner = read(&doc, record).unwrap().fields["phone"].as_text().unwrap().to_owned();
    assert!(write_one(&mut doc, 3, NOW_MS + 180_000, "phone", &winner).is_some());
    let state = read(&doc, record).unwrap();
    assert_eq!((state.conflicts, state.fields["phone"].as_text()), (vec![], Some(&*winner)));
}

#[test]
fn a_value_that_stands_already_makes_no_change() {
    let mut doc = Automerge::new();
    assert!(write_one(&mut doc, 1, NOW_MS, "phone", "+84900000001").is_some());
    assert!(write_one(&mut doc, 1, NOW_MS, "phone", "+84900000001").is_none());
}

#[test]
fn what_is_written_again_meets_what_it_was_written_over_when_that_comes_back() {
    let record = RecordId::new(NOW_MS, [1; 10]);
    for (stood, came_back, again) in
        [(None, "1", ScalarValue::Null), (Some("2"), "1", ScalarValue::from("2"))]
    {
        let mut ward = Automerge::new();
        write_one(&mut ward, 1, NOW_MS, "kind", "household");
        if let Some(stood) = stood {
            write_one(&mut ward, 1, NOW_MS, "lane", stood);
        }
        let mut other = ward.fork();
        write_one(&mut other, 3, NOW_MS, "lane", came_back);
        let before = ward.get_changes(&[]);
        let values = vec![
            ("kind".to_owned(), ScalarValue::from("household")),
            ("lane".to_owned(), again.clone()),
        ];
        let writes = [RecordWrite::new(record, values)];
        let change = write_again(&mut ward, session(2), NOW_MS, &writes).unwrap().unwrap();
        assert_admitted(&before, &change, 2);
        ward.merge(&mut other).unwrap();
        let state = read(&ward, record).unwrap();
        let (field, standing) = &state.conflicts[0];
        assert_eq!(field, "lane");
        let values: Vec<&Scalar> = standing.iter().map(|one| &one.value).collect();
        assert!(values.contains(&&from_stored(&again)) && values.contains(&&came_back.into()));
    }
}

#[test]
fn d5_a_tombstone_takes_a_record_out_and_null_brings_it_back() {
    let mut doc = Automerge::new();
    let record = RecordId::new(NOW_MS, [1; 10]);
    let mut removed = |at: ScalarValue| {
        let values = vec![("kind".into(), "household".into()), ("removed/at".into(), at)];
        write(&mut doc, session(1), NOW_MS, &[RecordWrite::new(record, values)]).unwrap();
        read(&doc, record).unwrap().is_removed()
    };
    assert!(removed(ScalarValue::Timestamp(NOW_MS)));
    assert!(!removed(ScalarValue::Null));
}

#[test]
fn d7_history_names_who_wrote_what_and_when() {
    let (doc, record) = merged("+84900000001", "+84900000002");
    let history = history(&doc, record);
    assert_eq!(history.len(), 3);
    let theirs = history.iter().find(|writing| writing.by.device == DeviceId([2; 16])).unwrap();
    assert_eq!(
        (theirs.changes[0].field.as_str(), &theirs.changes[0].to),
        ("phone", &"+84900000002".into())
    );
    let lifetime = lifetime(&doc, record).unwrap();
    assert_eq!(lifetime.created.at_ms, NOW_MS);
    assert_eq!(lifetime.updated.at_ms, NOW_MS + 120_000);
}

#[test]
fn d5_a_record_just_made_reads_alike_from_its_change_and_from_its_document() {
    let mut doc = Automerge::new();
    let value = |name: &str, value: ScalarValue| (name.to_owned(), value);
    let make = |number: u8| {
        let values = vec![
            value("kind", "movement".into()),
            value("v", 1i64.into()),
            value("name", "Nguyễn Thị Lan".into()),
            value("temp", 36.5.into()),
            value("closed", true.into()),
            value("depart_planned", ScalarValue::Timestamp(NOW_MS)),
        ];
        RecordWrite::new(RecordId::new(NOW_MS, [number; 10]), values)
    };
    write(&mut doc, session(1), NOW_MS, &[make(1)]).unwrap();
    let late = RecordWrite { values: vec![value("note", "về muộn".into())], ..make(1) };
    let change = write(&mut doc, session(1), NOW_MS, &[make(2), late, make(3)]).unwrap();
    let made = made_by(&change.unwrap().decode());
    assert_eq!(made.len(), 2);
    for (record, fields) in made {
        let state = read(&doc, record).unwrap();
        assert_eq!((state.fields, state.conflicts), (fields, vec![]));
    }
}

/// What stands in a field, and the operations behind it.
fn seen(doc: &Automerge, field: &str) -> Seen {
    let stands = stands(doc, RecordId::new(NOW_MS, [1; 10])).unwrap();
    let ops = stands.get(field).into_iter().flatten().flat_map(|value| value.ops.clone());
    let mut seen = Seen::nothing();
    seen.add(field, ops);
    seen
}

fn write_seeing(doc: &mut Automerge, by: u8, seen: &Seen, value: &str) -> Change {
    let values = vec![("phone".to_owned(), ScalarValue::from(value))];
    let record = RecordId::new(NOW_MS, [1; 10]);
    let write_one = RecordWrite { record, values, seen: seen.clone() };
    write(doc, session(by), NOW_MS + 300_000, &[write_one]).unwrap().unwrap()
}

fn values(doc: &Automerge) -> Vec<String> {
    let stands = stands(doc, RecordId::new(NOW_MS, [1; 10])).unwrap();
    let values = stands["phone"].iter().map(|one| one.value.as_text().unwrap().to_owned());
    values.collect()
}

#[test]
fn d8_a_writing_replaces_what_its_author_saw_and_leaves_what_came_since() {
    let mut mine = Automerge::new();
    write_one(&mut mine, 1, NOW_MS, "kind", "household");
    write_one(&mut mine, 1, NOW_MS, "phone", "old");
    let seen = seen(&mine, "phone");
    let mut theirs = mine.fork();
    write_one(&mut theirs, 2, NOW_MS + 60_000, "phone", "theirs");
    mine.merge(&mut theirs).unwrap();
    assert_eq!(values(&mine), ["theirs"]);
    let before = mine.get_changes(&[]);
    let change = write_seeing(&mut mine, 3, &seen, "mine");
    assert_admitted(&before, &change, 3);
    assert_eq!(values(&mine), ["mine", "theirs"]);
    let told = history(&mine, RecordId::new(NOW_MS, [1; 10])).pop().unwrap();
    let told = &told.changes[0];
    assert_eq!((&told.from, &told.left), (&vec!["old".into()], &vec!["theirs".into()]));
    assert!(!told.decision);
}

#[test]
fn d8_who_saw_nothing_replaces_nothing_but_own_writings() {
    let (mut doc, _) = merged("one", "two");
    let before = doc.get_changes(&[]);
    let change = write_seeing(&mut doc, 1, &Seen::nothing(), "three");
    assert_admitted(&before, &change, 1);
    assert_eq!(values(&doc), ["three", "two"], "device 1 wrote one");
}

#[test]
fn d8_what_was_seen_is_named_only_where_the_document_has_it_in_that_field() {
    let (mut doc, _) = merged("one", "two");
    let mut seen = seen(&doc, "phone");
    let of_kind =
        super::stands(&doc, RecordId::new(NOW_MS, [1; 10])).unwrap()["kind"][0].ops.clone();
    let unknown = automerge::legacy::OpId::new(99, &session(9).to_actor());
    seen.add("phone", of_kind.into_iter().chain([unknown]));
    let before = doc.get_changes(&[]);
    let change = write_seeing(&mut doc, 3, &seen, "three");
    assert_admitted(&before, &change, 3);
    assert_eq!(values(&doc), ["three"]);
}

#[test]
fn a13_more_than_one_change_may_hold_is_parted() {
    let mut doc = Automerge::new();
    let texts = (0..900).map(|n| (format!("note{n}"), ScalarValue::from("x".repeat(200))));
    let mut values = vec![("kind".into(), "household".into()), ("v".into(), 1i64.into())];
    values.extend(texts);
    let many = RecordWrite::new(RecordId::new(NOW_MS, [1; 10]), values);
    let small = RecordWrite::new(RecordId::new(NOW_MS, [2; 10]), many.values[..2].to_vec());
    for part in in_changes(&[small.clone(), many, small]) {
        let change = write(&mut doc, session(1), NOW_MS, &part).unwrap();
        let parsed = change.map(|change| gate::parse(change.raw_bytes()).err());
        assert!(matches!(parsed, None | Some(None)), "{parsed:?}");
    }
    let state = read(&doc, RecordId::new(NOW_MS, [1; 10])).unwrap();
    assert_eq!(state.fields.len(), 902);
    assert_eq!(read(&doc, RecordId::new(NOW_MS, [2; 10])).unwrap().fields.len(), 2);
}

#[test]
fn g7_what_a_record_is_is_never_parted() {
    for fields in 0..9 {
        let writes = (0..300u16).map(|n| {
            let mut entropy = [0; 10];
            entropy[..2].copy_from_slice(&n.to_be_bytes());
            let values = (0..fields).map(|n| (format!("note{n}"), ScalarValue::from("x")));
            let what = [("kind".into(), "household".into()), ("v".into(), 1i64.into())];
            RecordWrite::new(
                RecordId::new(NOW_MS, entropy),
                what.into_iter().chain(values).collect(),
            )
        });
        let writes: Vec<RecordWrite> = writes.collect();
        let parts = in_changes(&writes);
        let made =
            parts.iter().flatten().filter(|part| part.values.iter().any(|(key, _)| key == "kind"));
        assert_eq!(made.clone().count(), 300, "{fields} fields");
        for part in made {
            assert!(part.values.iter().any(|(key, _)| key == "v"), "{fields} fields");
        }
        let mut doc = Automerge::new();
        for part in &parts {
            let change = write(&mut doc, session(1), NOW_MS, part).unwrap().unwrap();
            assert!(gate::parse(change.raw_bytes()).is_ok());
        }
        for write in &writes {
            assert!(read(&doc, write.record).is_some(), "{fields} fields");
        }
    }
}
