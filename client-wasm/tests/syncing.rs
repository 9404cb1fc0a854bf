//! Nothing is overwritten in silence, nothing is lost on the way.

mod world;

use vungxanh_client::event::{EnrolFailure, NotSaved, Nudge, Outcome};
use vungxanh_client::view::Delivery;
use vungxanh_client::{Event, Network, Store};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::{self, Access, SyncRequest};
use world::{Phone, Ward, change, household, refusal, two_phones};

fn head(phone: &mut Phone, id: &str) -> Scalar {
    phone.record(id).fields.get("head_name").cloned().unwrap_or(Scalar::Null)
}

#[test]
fn two_phones_offline_on_one_household_keep_both_values_and_a_person_decides() {
    let (mut ward, mut one, mut two) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    two.sync(&mut ward);
    one.saved(vec![change(&ids[0], "household", &[("house_no", "12A".into())])]);
    two.now_ms += 60_000;
    two.saved(vec![change(
        &ids[0],
        "household",
        &[("house_no", "12B".into()), ("lane", "ngõ 5".into())],
    )]);
    for _ in 0..2 {
        one.sync(&mut ward);
        two.sync(&mut ward);
    }
    let (first, second) = (one.record(&ids[0]), two.record(&ids[0]));
    assert_eq!(first.fields, second.fields);
    assert_eq!(first.fields["lane"], Scalar::from("ngõ 5"));
    for record in [&first, &second] {
        assert_eq!(record.conflicts.keys().collect::<Vec<_>>(), ["house_no"]);
        let standing = &record.conflicts["house_no"];
        let mut values: Vec<_> = standing.iter().map(|s| s.value.as_text().unwrap()).collect();
        values.sort_unstable();
        assert_eq!(values, ["12A", "12B"]);
        assert!(standing[0].winner && !standing[1].winner);
        assert_ne!(standing[0].by, standing[1].by);
        let apart = standing[0].at_ms.abs_diff(standing[1].at_ms);
        assert_eq!(apart, 60_000);
    }
    // Deciding for the value that already wins is a writing too, and ends the conflict everywhere.
    let winner = first.fields["house_no"].clone();
    one.saved(vec![change(&ids[0], "household", &[("house_no", winner.clone())])]);
    one.sync(&mut ward);
    two.sync(&mut ward);
    assert!(two.record(&ids[0]).conflicts.is_empty());
    assert_eq!(two.record(&ids[0]).fields["house_no"], winner);
    assert_eq!(two.engine.history(&ids[0]).len(), 4);
}

#[test]
fn w5_an_answer_lost_on_the_way_loses_nothing_and_doubles_nothing() {
    let (mut ward, mut one, mut two) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    one.tell(Event::Nudge(Nudge::Online));
    let (send, route, token, body) = one.take_send().unwrap();
    ward.answer(route, token.as_deref(), &body);
    one.tell(Event::SendFailed { send, timed_out: false });
    assert_eq!(one.engine.status().unsent, 1);
    assert_eq!(one.engine.status().network, Network::WaitingToRetry);
    one.wake(&mut ward);
    assert_eq!(one.engine.status().unsent, 0);
    assert_eq!(one.list("household").len(), 1);
    assert_eq!(one.list("household")[0].delivery, Delivery::AtWard);
    two.sync(&mut ward);
    assert_eq!(two.list("household").len(), 1);
}

#[test]
fn w5_an_answer_that_comes_twice_or_late_changes_nothing() {
    let (mut ward, mut one, _) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    one.tell(Event::Nudge(Nudge::Online));
    let (send, route, token, body) = one.take_send().unwrap();
    let answer = ward.answer(route, token.as_deref(), &body);
    one.respond(send, answer.clone());
    one.run(&mut ward);
    let rows = one.rows.clone();
    one.respond(send, answer);
    one.run(&mut ward);
    assert_eq!(one.rows, rows);
}

#[test]
fn a_kill_at_every_effect_of_a_sync_loses_nothing() {
    for cut in 0..12 {
        let (mut ward, mut one, mut two) = two_phones();
        let (ids, _) = two.saved(vec![household("Trần Thị Bình")]);
        two.sync(&mut ward);
        one.saved(vec![household("Nguyễn Văn An")]);
        one.tell(Event::Nudge(Nudge::Online));
        one.killed_after(cut, &mut ward);
        one.sync(&mut ward);
        two.sync(&mut ward);
        assert_eq!(one.engine.status().unsent, 0, "cut {cut}");
        assert_eq!(one.list("household").len(), 2, "cut {cut}");
        assert_eq!(two.list("household").len(), 2, "cut {cut}");
        assert_eq!(head(&mut one, &ids[0]), Scalar::from("Trần Thị Bình"));
        assert_eq!(one.stored(), *one.engine.stored(), "memory is what the store says, cut {cut}");
    }
}

#[test]
fn a_ward_with_a_full_disk_keeps_the_phone_honest() {
    let (mut ward, mut one, _) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    ward.disk_full = true;
    one.sync(&mut ward);
    assert_eq!(one.engine.status().unsent, 1);
    assert_eq!(one.engine.status().network, Network::WaitingToRetry);
    ward.disk_full = false;
    one.wake(&mut ward);
    assert_eq!(one.engine.status().unsent, 0);
}

#[test]
fn a_refused_change_stays_visible_is_counted_and_does_not_poison_what_comes_after() {
    let (mut ward, mut one, mut two) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    ward.refuse = Some("unknown_field");
    one.saved(vec![change(&ids[0], "household", &[("house_no", "99".into())])]);
    let (lost, _) = one.saved(vec![household("Lê Thị Cúc")]);
    one.sync(&mut ward);
    ward.refuse = None;
    let status = one.engine.status();
    assert_eq!((status.unsent, status.refused), (0, 2));
    let record = one.record(&ids[0]);
    assert_eq!(record.fields["house_no"], Scalar::from("99"), "what was written is still shown");
    assert_eq!(record.delivery, Delivery::Refused);
    assert_eq!(record.refusal.unwrap().code, "unknown_field");
    assert_eq!(one.list("household").len(), 2);
    // The next edit does not rest on the refused one.
    one.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
    one.sync(&mut ward);
    assert_eq!((one.engine.status().unsent, one.engine.status().refused), (0, 2));
    two.sync(&mut ward);
    assert_eq!(two.record(&ids[0]).fields["lane"], Scalar::from("ngõ 5"));
    let cannot = one.save(vec![change(&lost[0], "household", &[("lane", "x".into())])]);
    assert_eq!(cannot, Outcome::NotSaved(NotSaved::RefusedRecord));
    one.killed();
    assert_eq!(one.record(&lost[0]).fields["head_name"], Scalar::from("Lê Thị Cúc"));
    let exported = one.engine.export();
    assert_eq!(exported.len(), 2);
    assert_eq!(exported[0].records[0].fields["house_no"], Scalar::from("99"));
}

#[test]
fn what_was_written_on_a_change_before_it_was_refused_is_kept_too() {
    let (mut ward, mut one, _) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    one.saved(vec![change(&ids[0], "household", &[("house_no", "99".into())])]);
    one.tell(Event::Nudge(Nudge::Online));
    let (send, route, token, body) = one.take_send().unwrap();
    one.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
    ward.refuse = Some("unknown_field");
    let answer = ward.answer(route, token.as_deref(), &body);
    ward.refuse = None;
    one.respond(send, answer);
    let record = one.record(&ids[0]);
    assert_eq!(record.fields["lane"], Scalar::from("ngõ 5"));
    one.run(&mut ward);
    let status = one.engine.status();
    assert_eq!((status.unsent, status.refused), (0, 2), "kept as refused, not lost");
    assert_eq!(one.record(&ids[0]).fields["lane"], Scalar::from("ngõ 5"));
}

#[test]
fn w7_after_a_restore_the_phone_brings_back_what_the_backup_lacked() {
    let (mut ward, mut one, mut two) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    let backup = ward.feeds.clone();
    two.sync(&mut ward);
    one.saved(vec![household("Trần Thị Bình")]);
    one.sync(&mut ward);
    two.sync(&mut ward);
    two.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
    two.sync(&mut ward);
    ward.feeds = backup;
    ward.epoch = 2;
    // Two's change rests on One's that the restored ward lacks: it waits rather than being lost.
    two.sync(&mut ward);
    assert_eq!((two.engine.status().unsent, two.engine.status().refused), (1, 0));
    one.sync(&mut ward);
    assert_eq!(one.engine.status().unsent, 0);
    two.wake(&mut ward);
    assert_eq!((two.engine.status().unsent, two.engine.status().refused), (0, 0));
    one.sync(&mut ward);
    for phone in [&mut one, &mut two] {
        assert_eq!(phone.list("household").len(), 2);
        assert_eq!(phone.record(&ids[0]).fields["lane"], Scalar::from("ngõ 5"));
    }
    assert_eq!(ward.feeds["register/00025/00025-01".parse().as_ref().unwrap()].len(), 3);
}

#[test]
fn w8_a_partition_that_left_is_purged_only_after_its_changes_were_answered() {
    let (mut ward, mut one, _) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    ward.scope.remove(&"register/00025/00025-01".parse().unwrap());
    one.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
    one.sync(&mut ward);
    let status = one.engine.status();
    assert_eq!((status.unsent, status.refused), (0, 1));
    assert_eq!(one.engine.export().len(), 1, "kept and exportable");
    one.sync(&mut ward);
    assert!(one.rows.keys().all(|(store, _)| !matches!(store, Store::Documents | Store::Tails)));
    assert_eq!(one.save(vec![household("Lê")]), Outcome::NotSaved(NotSaved::OutOfScope));
    // It comes back, from the beginning.
    ward.scope.insert("register/00025/00025-01".parse().unwrap(), Access::Write);
    one.sync(&mut ward);
    assert_eq!(head(&mut one, &ids[0]), Scalar::from("Nguyễn Văn An"));
}

#[test]
fn w8_what_is_acknowledged_in_the_answer_that_takes_its_partition_away_goes_with_it() {
    let (mut ward, mut one, _) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    let (_, route, token, body) = one.take_send().unwrap();
    // The ward has it; its answer is lost, and so is the right to hold it.
    assert_eq!(ward.answer(route, token.as_deref(), &body).0, 200);
    one.killed();
    ward.scope.remove(&"register/00025/00025-01".parse().unwrap());
    one.sync(&mut ward);
    let status = one.engine.status();
    assert_eq!((status.unsent, status.refused), (0, 0));
    assert!(one.rows.keys().all(|(store, _)| !matches!(store, Store::Documents | Store::Tails)));
    assert!(one.list("household").is_empty());
}

#[test]
fn w8_after_a_restore_own_work_is_offered_again_before_its_partition_goes() {
    for ward_has_it in [true, false] {
        let (mut ward, mut one, _) = two_phones();
        one.saved(vec![household("Nguyễn Văn An")]);
        one.sync(&mut ward);
        ward.epoch += 1;
        if !ward_has_it {
            ward.feeds.clear();
        }
        ward.scope.remove(&"register/00025/00025-01".parse().unwrap());
        one.sync(&mut ward);
        one.sync(&mut ward);
        let status = one.engine.status();
        assert_eq!((status.unsent, status.refused), (0, usize::from(!ward_has_it)));
        assert!(
            one.rows.keys().all(|(store, _)| !matches!(store, Store::Documents | Store::Tails))
        );
    }
}

#[test]
fn a_corrupt_stored_document_is_fetched_again_and_unsent_changes_stay() {
    for store in [Store::Documents, Store::Tails] {
        let (mut ward, mut one, mut two) = two_phones();
        ward.snapshots = store == Store::Documents;
        let (ids, _) = two.saved(vec![household("Trần Thị Bình")]);
        two.sync(&mut ward);
        one.sync(&mut ward);
        one.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
        let (key, value) = one.rows.iter_mut().find(|((s, _), _)| *s == store).unwrap();
        assert!(key.1.starts_with("register"));
        let middle = value.len() / 2;
        value[middle] ^= 0xff;
        one.killed();
        assert!(one.list("household").is_empty(), "nothing is shown that may be wrong");
        one.wake(&mut ward);
        one.sync(&mut ward);
        let record = one.record(&ids[0]);
        assert_eq!(record.fields["head_name"], Scalar::from("Trần Thị Bình"));
        assert_eq!(record.fields["lane"], Scalar::from("ngõ 5"));
        assert_eq!(one.engine.status().unsent, 0);
        two.sync(&mut ward);
        assert_eq!(two.record(&ids[0]).fields["lane"], Scalar::from("ngõ 5"));
    }
}

#[test]
fn a_document_under_which_the_engine_trapped_is_fetched_again() {
    let (mut ward, mut one, _) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    let key = one.engine.stored().documents.keys().next().unwrap().clone();
    one.reopened([key]);
    assert!(one.list("household").is_empty());
    one.sync(&mut ward);
    one.sync(&mut ward);
    assert_eq!(head(&mut one, &ids[0]), Scalar::from("Nguyễn Văn An"));
}

#[test]
fn nothing_is_written_over_a_row_that_cannot_be_read() {
    let (mut ward, mut one, mut two) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    two.sync(&mut ward);
    let damage_last = |phone: &mut Phone, of: Store| {
        let of_store = |row: &&(Store, String)| row.0 == of;
        let row = phone.rows.keys().rfind(of_store).cloned().unwrap();
        phone.rows.insert(row.clone(), vec![0xff]);
        phone.killed();
        row
    };
    // What the ward has is fetched again, though something of the same document arrives first.
    two.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
    two.sync(&mut ward);
    damage_last(&mut one, Store::Tails);
    one.sync(&mut ward);
    one.sync(&mut ward);
    assert_eq!(one.stored(), *one.engine.stored(), "memory is what the rows say");
    assert_eq!(one.record(&ids[0]).fields["lane"], Scalar::from("ngõ 5"));
    // What was never sent may still be read by somebody: it stays as it is.
    one.saved(vec![change(&ids[0], "household", &[("house_no", "12A".into())])]);
    let damaged = damage_last(&mut one, Store::Outbox);
    one.saved(vec![change(&ids[0], "household", &[("house_no", "14A".into())])]);
    one.sync(&mut ward);
    assert_eq!(one.rows.get(&damaged), Some(&vec![0xff]));
    assert_eq!(one.stored(), *one.engine.stored(), "memory is what the rows say");
}

#[test]
fn w4_a_withdrawn_phone_keeps_everything_and_can_export_it() {
    let (mut ward, mut one, _) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    ward.known = false;
    one.sync(&mut ward);
    assert_eq!(one.engine.session().state, "withdrawn");
    assert_eq!(one.engine.status().network, Network::Withdrawn);
    assert_eq!(one.list("household").len(), 1);
    let exported = one.engine.export();
    assert_eq!(exported[0].records[0].fields["head_name"], Scalar::from("Nguyễn Văn An"));
    assert_eq!(one.save(vec![household("Lê")]), Outcome::NotSaved(NotSaved::Withdrawn));
    one.tell(Event::Nudge(Nudge::Live));
    assert!(one.take_send().is_none(), "does not knock on its own");
    ward.known = true;
    one.tell(Event::Nudge(Nudge::Asked));
    one.run(&mut ward);
    assert_eq!(one.engine.session().state, "ready");
    assert_eq!(one.engine.status().unsent, 0);
}

#[test]
fn b9_a_portals_page_withdraws_nothing_and_recording_goes_on() {
    let (mut ward, mut one, _) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    for body in [Vec::new(), b"<html>Log in to the network</html>".to_vec()] {
        one.wake(&mut ward);
        one.saved(vec![household("Lê")]);
        let (send, ..) = one.take_send().unwrap();
        one.respond(send, (401, body));
        one.store();
        assert_eq!(one.engine.session().state, "ready");
        assert_eq!(one.engine.status().network, Network::WaitingToRetry);
    }
    one.wake(&mut ward);
    assert_eq!(one.engine.status().unsent, 0);
}

#[test]
fn b9_a_server_that_does_not_know_this_phone_is_asked_again_and_recording_goes_on() {
    let (mut ward, mut one, _) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    let (send, ..) = one.take_send().unwrap();
    one.respond(send, (401, wire::encode(&refusal("unknown_token"))));
    one.store();
    assert_eq!(one.engine.session().state, "ready");
    assert_eq!(one.engine.status().network, Network::Unknown);
    one.saved(vec![household("Lê")]);
    // Started on the right directory again: nothing has to be done at the phone.
    one.wake(&mut ward);
    assert_eq!(one.engine.status().network, Network::Idle);
    assert_eq!(one.engine.status().unsent, 0);
}

#[test]
fn w3_an_enrolment_whose_answer_was_lost_succeeds_with_the_same_code() {
    let mut ward = Ward::new();
    let mut phone = Phone::new(1);
    let request = phone.enrol("ABCDE-12345");
    let (send, route, token, body) = phone.take_send().unwrap();
    ward.answer(route, token.as_deref(), &body);
    phone.tell(Event::SendFailed { send, timed_out: true });
    phone.store();
    let offline = Outcome::NotEnrolled(EnrolFailure::because("offline"));
    assert_eq!(phone.answers.remove(&request), Some(offline));
    phone.killed();
    let request = phone.enrol("ABCDE-12345");
    phone.run(&mut ward);
    assert_eq!(phone.answers.remove(&request), Some(Outcome::Enrolled));
    let mut other = Phone::new(2);
    let request = other.enrol("ABCDE-12345");
    other.run(&mut ward);
    match other.answers.remove(&request) {
        Some(Outcome::NotEnrolled(failure)) => {
            assert_eq!(failure.reason, "code_used");
            assert_eq!(failure.said.unwrap().contact_name.as_deref(), Some("Nguyễn Thị Hoa"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn failures_are_retried_ever_more_rarely_and_a_server_that_asks_for_patience_gets_it() {
    let (mut ward, mut one, _) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    let mut waits = Vec::new();
    for _ in 0..12 {
        let (send, ..) = one.take_send().unwrap();
        one.tell(Event::SendFailed { send, timed_out: false });
        one.store();
        let retry_at = one.engine.status().retry_at_ms.unwrap();
        waits.push(retry_at - one.now_ms);
        one.now_ms = retry_at;
        one.tell(Event::Timer);
    }
    assert!(waits[0] >= 1_000 && waits[0] <= 2_000);
    assert!(waits[11] > 100_000 && waits[11] <= 300_000, "{waits:?}");
    let (send, ..) = one.take_send().unwrap();
    let retry_after_ms = Some(120_000);
    one.tell(Event::Response { send, status: 429, body: Vec::new(), retry_after_ms });
    one.tell(Event::Nudge(Nudge::Online));
    assert!(one.take_send().is_none());
    assert!(one.engine.status().retry_at_ms.unwrap() >= one.now_ms + 120_000);
    one.wake(&mut ward);
    assert_eq!(one.engine.status().unsent, 0);
}

#[test]
fn an_offline_phone_does_not_knock_and_goes_at_once_when_the_network_is_back() {
    let (mut ward, mut one, _) = two_phones();
    one.tell(Event::Offline);
    one.saved(vec![household("Nguyễn Văn An")]);
    assert!(one.take_send().is_none());
    assert_eq!(one.engine.status().network, Network::Offline);
    one.sync(&mut ward);
    assert_eq!(one.engine.status().unsent, 0);
}

#[test]
fn pushes_are_bounded_and_in_order_and_smaller_where_the_link_is_slow() {
    let (mut ward, mut one, mut two) = two_phones();
    one.tell(Event::Offline);
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    for n in 0..120 {
        let note = format!("{n} {}", "ghi chú dài ".repeat(70));
        one.saved(vec![change(&ids[0], "household", &[("note", note.into())])]);
    }
    one.tell(Event::Nudge(Nudge::Online));
    let pushed = |body: &[u8]| {
        let request: SyncRequest = wire::decode(body).unwrap();
        request.push.iter().map(|push| push.changes.len()).sum::<usize>()
    };
    let (send, _, _, body) = one.take_send().unwrap();
    assert_eq!(pushed(&body), 121);
    for _ in 0..4 {
        one.tell(Event::SendFailed { send, timed_out: true });
        one.tell(Event::Nudge(Nudge::Online));
    }
    let mut smaller = 121;
    for _ in 0..4 {
        let (send, _, _, body) = one.take_send().unwrap();
        smaller = pushed(&body);
        one.tell(Event::SendFailed { send, timed_out: true });
        one.tell(Event::Nudge(Nudge::Online));
    }
    assert!(smaller < 40, "{smaller}");
    one.run(&mut ward);
    assert_eq!((one.engine.status().unsent, one.engine.status().refused), (0, 0));
    two.sync(&mut ward);
    assert!(two.record(&ids[0]).fields["note"].as_text().unwrap().starts_with("119"));
}

#[test]
fn the_clocks_are_compared_at_half_of_the_round_trip() {
    let (mut ward, mut one, _) = two_phones();
    one.now_ms = ward.now_ms + 600_000;
    one.tell(Event::Nudge(Nudge::Online));
    let (send, route, token, body) = one.take_send().unwrap();
    ward.now_ms += 2_000;
    let answer = ward.answer(route, token.as_deref(), &body);
    one.now_ms += 4_000;
    one.respond(send, answer);
    assert_eq!(one.engine.status().clock_skew_ms, Some(600_000));
}

#[test]
fn a_stored_change_at_which_automerge_panics_is_fetched_again() {
    let (mut ward, mut one, _) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    let panics = include_bytes!("../../tests/regressions/gate/first-seq-of-2.bad_seq.bin");
    let (_, key) = one.rows.keys().find(|(store, _)| *store == Store::Tails).unwrap().clone();
    let mut row = vec![0x81, 0x58, u8::try_from(panics.len()).unwrap()];
    row.extend(panics);
    let key = key.replace("#0000000001", "#0000009999");
    one.rows.insert((Store::Tails, key), row);
    one.killed();
    assert!(one.list("household").is_empty());
    one.sync(&mut ward);
    one.sync(&mut ward);
    assert_eq!(head(&mut one, &ids[0]), Scalar::from("Nguyễn Văn An"));
}

#[test]
fn a_clock_that_is_put_back_by_years_keeps_nobody_waiting_for_years() {
    let (mut ward, mut one, _) = two_phones();
    one.saved(vec![household("Nguyễn Văn An")]);
    let (send, ..) = one.take_send().unwrap();
    let retry_after_ms = Some(5_000);
    one.tell(Event::Response { send, status: 503, body: Vec::new(), retry_after_ms });
    one.store();
    one.now_ms -= 4 * 365 * 86_400_000;
    one.tell(Event::Nudge(vungxanh_client::event::Nudge::Foreground));
    one.store();
    let wait_ms = one.wake_at_ms.unwrap() - one.now_ms;
    assert!((0..=5_000).contains(&wait_ms), "the next try is {wait_ms} ms away");
    one.wake(&mut ward);
    assert_eq!(one.engine.status().unsent, 0);
}
