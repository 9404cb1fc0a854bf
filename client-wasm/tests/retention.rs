//! What leaves a phone in time and what is fetched again because it differs from what the ward holds: nothing
//! unsent is lost by either, whatever moment the tab is killed at (SPEC W11, W12, G11).
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

mod world;

use automerge::{ActorId, Automerge, AutomergeError, ROOT, transaction::Transactable};
use serde_bytes::ByteBuf;
use vungxanh_client::event::{NotSaved, Outcome};
use vungxanh_client::stored::row;
use vungxanh_client::view::{Delivery, ListQuery, Only};
use vungxanh_client::{Edit, Event, Store};
use vungxanh_shared::ids::DocumentKey;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::{self, Access, SyncRequest};
use world::{Phone, START_MS, Ward, change, edit, household, two_phones};

const DAY_MS: i64 = 86_400_000;
const REGISTER: &str = "register/00025/00025-01";
const PASSES: &str = "passes/00025/00025-C01";

fn key(text: &str) -> DocumentKey {
    let (partition, period) = text.rsplit_once('/').unwrap();
    DocumentKey::new(partition.parse().unwrap(), period.parse().unwrap()).unwrap()
}

/// Time passes for everybody.
fn pass(ms: i64, ward: &mut Ward, phones: &mut [&mut Phone]) {
    ward.now_ms += ms;
    phones.iter_mut().for_each(|phone| phone.now_ms += ms);
}

fn sync_all(ward: &mut Ward, phones: &mut [&mut Phone]) {
    for _ in 0..3 {
        phones.iter_mut().for_each(|phone| phone.sync(ward));
    }
}

/// Until nothing waits, neither in the outbox nor to be rebased.
fn until_settled(phone: &mut Phone, ward: &mut Ward) {
    for _ in 0..40 {
        if phone.engine.status().unsent == 0 && phone.stored().stale.is_empty() {
            assert_eq!(phone.stored(), *phone.engine.stored());
            return;
        }
        phone.wake(ward);
    }
    panic!("still unsent: {:?}", phone.engine.status());
}

fn digests_in(body: &[u8]) -> usize {
    wire::decode::<SyncRequest>(body).unwrap().digests.len()
}

/// Two phones with the same three households, in sync; the day is over, so that they are compared again.
fn in_sync() -> (Ward, Phone, Phone, Vec<String>) {
    let (mut ward, mut one, mut two) = two_phones();
    let mut ids = Vec::new();
    for name in ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"] {
        ids.extend(one.saved(vec![household(name)]).0);
        one.sync(&mut ward);
        two.sync(&mut ward);
    }
    two.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!(ward.diverged, 0);
    pass(DAY_MS, &mut ward, &mut [&mut one, &mut two]);
    (ward, one, two, ids)
}

fn lane(phone: &mut Phone, id: &str) -> Scalar {
    phone.record(id).fields.get("lane").cloned().unwrap_or(Scalar::Null)
}

/// The newest change that phone one received is gone from its disk.
fn lose_a_change(phone: &mut Phone) {
    let tails = phone
        .rows
        .keys()
        .filter(|(store, key)| *store == Store::Tails && key.starts_with(REGISTER));
    let last = tails.max().unwrap().clone();
    phone.rows.remove(&last);
    phone.killed();
}

/// A change that the ward never had stands in the phone's document.
fn grow_foreign(phone: &mut Phone) -> DocumentKey {
    let key = key(&format!("{REGISTER}/2026"));
    let mut document = Automerge::new();
    document.set_actor(ActorId::from([9; 20]));
    let grown: Result<(), AutomergeError> = (|| {
        let mut transaction = document.transaction();
        let record = transaction.put_object(ROOT, "0".repeat(32), automerge::ObjType::Map)?;
        transaction.put(&record, "kind", "household")?;
        transaction.put(&record, "head_name", "KHONGCOTHAT")?;
        transaction.commit();
        Ok(())
    })();
    grown.unwrap();
    let bytes = ByteBuf::from(document.get_changes(&[]).remove(0).raw_bytes().to_vec());
    let number = phone.stored().next_tail(&key);
    phone.write(vec![row::tail(&key, number, Some(&[bytes]))]);
    phone.killed();
    key
}

fn holds(phone: &Phone, text: &str) -> bool {
    let text = text.as_bytes();
    phone.rows.values().any(|row| row.windows(text.len()).any(|bytes| bytes == text))
}

#[test]
fn w11_phones_in_sync_are_compared_once_a_day_and_agree() {
    let (mut ward, mut one, mut two, _) = in_sync();
    let before = ward.compared;
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    // Each phone holds one partition with something in it.
    assert_eq!(ward.compared - before, 2);
    one.killed();
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!((ward.compared - before, ward.diverged), (2, 0), "once a day, restarts included");
    for days in 0..3 {
        pass(DAY_MS, &mut ward, &mut [&mut one, &mut two]);
        ward.snapshots = days % 2 == 0;
        sync_all(&mut ward, &mut [&mut one, &mut two]);
    }
    assert_eq!((ward.compared - before, ward.diverged), (8, 0));
}

#[test]
fn w11_an_exchange_in_sync_stays_small_with_a_comparison_in_it() {
    let (mut ward, mut one, _two, _) = in_sync();
    for family in ["movements", "health", "casework"] {
        let partition = format!("{family}/00025/00025-01").parse().unwrap();
        ward.scope.insert(partition, vungxanh_shared::wire::Access::Write);
    }
    one.sync(&mut ward);
    pass(DAY_MS, &mut ward, &mut [&mut one]);
    one.tell(Event::Nudge(vungxanh_client::event::Nudge::Online));
    let (send, route, token, body) = one.take_send().unwrap();
    assert!(digests_in(&body) > 0);
    let answer = ward.answer(route, token.as_deref(), &body);
    assert!(body.len() <= 1024 && answer.1.len() <= 1024, "{} up", body.len());
    one.respond(send, answer);
}

#[test]
fn w11_nothing_is_compared_while_something_is_unsent_or_on_its_way() {
    let (mut ward, mut one, mut two, ids) = in_sync();
    // The first request of a session does not know yet whether it has everything.
    one.killed();
    let (send, route, token, body) = one.take_send().unwrap();
    assert_eq!(digests_in(&body), 0);
    let answer = ward.answer(route, token.as_deref(), &body);
    one.respond(send, answer);
    one.saved(vec![change(&ids[1], "household", &[("lane", "ngõ 7".into())])]);
    let (send, route, token, body) = one.take_send().unwrap();
    assert_eq!(digests_in(&body), 0, "something of the partition is pushed");
    let answer = ward.answer(route, token.as_deref(), &body);
    one.respond(send, answer);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!(ward.diverged, 0);
}

#[test]
fn w11_a_lost_change_is_noticed_and_comes_back() {
    let (mut ward, mut one, _two, ids) = in_sync();
    lose_a_change(&mut one);
    assert_eq!(lane(&mut one, &ids[0]), Scalar::Null);
    one.sync(&mut ward);
    one.sync(&mut ward);
    assert_eq!(ward.diverged, 1);
    until_settled(&mut one, &mut ward);
    assert_eq!(lane(&mut one, &ids[0]), Scalar::from("ngõ 5"));
    pass(DAY_MS, &mut ward, &mut [&mut one]);
    one.sync(&mut ward);
    one.sync(&mut ward);
    assert_eq!(ward.diverged, 1, "it agrees from then on");
}

#[test]
fn w11_foreign_bytes_make_way_for_what_the_ward_has() {
    let (mut ward, mut one, mut two, ids) = in_sync();
    grow_foreign(&mut one);
    assert!(holds(&one, "KHONGCOTHAT"));
    assert_eq!(one.list("household").len(), 4);
    one.sync(&mut ward);
    one.sync(&mut ward);
    assert_eq!(ward.diverged, 1);
    until_settled(&mut one, &mut ward);
    assert!(!holds(&one, "KHONGCOTHAT"));
    assert_eq!(one.list("household").len(), 3);
    assert_eq!(lane(&mut one, &ids[0]), Scalar::from("ngõ 5"));
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!(ward.diverged, 1);
}

#[test]
fn w11_of_a_partition_that_a_restored_ward_does_not_have_nothing_foreign_stays() {
    let (mut ward, _one, mut two, _) = in_sync();
    assert!(!two.list("household").is_empty());
    // The backup is older than all of it, and whoever wrote it does not come back.
    ward.epoch += 1;
    ward.feeds.clear();
    for _ in 0..2 {
        until_settled(&mut two, &mut ward);
        pass(DAY_MS, &mut ward, &mut [&mut two]);
        two.sync(&mut ward);
        two.sync(&mut ward);
    }
    until_settled(&mut two, &mut ward);
    let foreign = two.stored().documents.into_keys().find(|key| ward.changes(key).is_empty());
    assert_eq!(foreign, None);
}

#[test]
fn w11_what_the_phone_alone_still_has_of_its_own_is_written_again() {
    let (mut ward, mut one, mut two, ids) = in_sync();
    // The ward lost a change of phone one, as a fault of its disk would.
    let feed = ward.feeds.get_mut(&REGISTER.parse().unwrap()).unwrap();
    feed[2].1.clear();
    feed[3].1.clear();
    one.sync(&mut ward);
    one.sync(&mut ward);
    until_settled(&mut one, &mut ward);
    two.sync(&mut ward);
    two.sync(&mut ward);
    until_settled(&mut two, &mut ward);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    for phone in [&mut one, &mut two] {
        assert_eq!(phone.list("household").len(), 3);
        assert_eq!(lane(phone, &ids[0]), Scalar::from("ngõ 5"));
        assert_eq!(phone.engine.status().refused, 0);
    }
}

#[test]
fn w11_what_is_saved_while_the_comparison_is_on_its_way_is_not_lost() {
    let (mut ward, mut one, mut two, ids) = in_sync();
    let foreign = grow_foreign(&mut one);
    one.sync(&mut ward);
    one.tell(Event::Nudge(vungxanh_client::event::Nudge::Online));
    if let Some((send, route, token, body)) = one.take_send() {
        let answer = ward.answer(route, token.as_deref(), &body);
        // These build on what the ward does not have.
        one.saved(vec![change(&ids[1], "household", &[("lane", "ngõ 9".into())])]);
        let (new, _) = one.saved(vec![household("Phạm Thị Dung")]);
        one.respond(send, answer);
        one.run(&mut ward);
        until_settled(&mut one, &mut ward);
        sync_all(&mut ward, &mut [&mut one, &mut two]);
        assert_eq!(one.engine.status().refused, 0);
        assert_eq!(lane(&mut two, &ids[1]), Scalar::from("ngõ 9"));
        assert_eq!(two.record(&new[0]).fields["head_name"], Scalar::from("Phạm Thị Dung"));
        assert!(ward.changes(&foreign).iter().all(|c| c.actor_id().to_bytes() != [9; 20]));
    }
    assert_eq!(ward.diverged, 1);
}

#[test]
fn w11_taking_anew_goes_on_after_a_kill_at_every_effect() {
    for cut in 0..40 {
        let (mut ward, mut one, mut two, ids) = in_sync();
        ward.snapshots = cut % 2 == 0;
        lose_a_change(&mut one);
        one.tell(Event::Nudge(vungxanh_client::event::Nudge::Online));
        one.killed_after(cut, &mut ward);
        let (new, _) = one.saved(vec![household("Phạm Thị Dung")]);
        one.sync(&mut ward);
        one.sync(&mut ward);
        until_settled(&mut one, &mut ward);
        one.sync(&mut ward);
        until_settled(&mut one, &mut ward);
        sync_all(&mut ward, &mut [&mut one, &mut two]);
        assert_eq!(lane(&mut one, &ids[0]), Scalar::from("ngõ 5"), "cut {cut}");
        assert_eq!((one.list("household").len(), two.list("household").len()), (4, 4), "cut {cut}");
        assert_eq!(two.record(&new[0]).delivery, one.record(&new[0]).delivery, "cut {cut}");
        assert_eq!(one.engine.status().refused, 0, "cut {cut}");
    }
}

#[test]
fn g11_w12_a_deleted_period_leaves_the_phone_and_its_unsent_changes_are_kept_to_be_seen() {
    let (mut ward, mut one, mut two) = two_phones();
    let (old, _) = one.saved(vec![household("TENCUOIKY")]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    let (late, _) = two.saved(vec![household("CHUAGUIDI")]);
    ward.delete_before(REGISTER, "2027");
    pass(60 * DAY_MS, &mut ward, &mut [&mut one, &mut two]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);

    assert!(!holds(&one, "TENCUOIKY") && !holds(&two, "TENCUOIKY"), "the bytes are gone too");
    assert!(one.list("household").is_empty());
    let status = two.engine.status();
    assert_eq!((status.unsent, status.refused), (0, 1));
    let only = Some(Only::Refused);
    let query = ListQuery { kind: "household".into(), only, ..ListQuery::default() };
    let shown = two.engine.list(&query, two.now_ms).records;
    assert_eq!(shown[0].id, late[0]);
    assert_eq!(shown[0].fields["head_name"], Scalar::from("CHUAGUIDI"));
    assert_eq!(shown[0].refusal.as_ref().unwrap().code, "period_deleted");
    let exported = two.engine.export();
    assert_eq!(exported[0].records[0].fields["head_name"], Scalar::from("CHUAGUIDI"));

    // Neither an old form nor a new one with an old date makes the period again; the form stays.
    let lost = one.save(vec![change(&old[0], "household", &[("lane", "ngõ 1".into())])]);
    assert_eq!(lost, Outcome::NotSaved(NotSaved::PeriodDeleted));
    ward.delete_before("movements/00025/00025-01", "2027-01");
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    let of_november = one.now_ms - 60 * DAY_MS;
    assert_eq!(one.save(vec![departure(of_november)]), Outcome::NotSaved(NotSaved::PeriodDeleted));
    // A clock that was put back after the last contact chooses no document of then.
    one.now_ms -= 60 * DAY_MS;
    one.saved(vec![household("X Y")]);
    one.now_ms += 60 * DAY_MS;
    one.saved(vec![household("Phạm Thị Dung")]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!(two.list("household").len(), 3, "the new ones, and the refused one");
    assert_eq!(ward.diverged, 0);
}

#[test]
fn d6_what_was_refused_since_the_place_was_taken_away_can_still_be_read() {
    for restarted in [false, true] {
        let (mut ward, mut one, mut two) = two_phones();
        let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
        sync_all(&mut ward, &mut [&mut one, &mut two]);
        let (made, _) = two.saved(vec![household("Bùi Thị Hoà")]);
        two.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
        two.saved(vec![change(&made[0], "household", &[("house_no", "21".into())])]);
        ward.scope.remove(&REGISTER.parse().unwrap());
        ward.refuse = Some("out_of_scope");
        if restarted {
            two.killed();
        }
        two.sync(&mut ward);
        two.sync(&mut ward);
        assert_eq!(two.engine.status().refused, 3);
        let only = Some(Only::Refused);
        let query = ListQuery { kind: "household".into(), only, ..ListQuery::default() };
        let shown = two.engine.list(&query, two.now_ms).records;
        assert_eq!(shown.len(), 2, "counted and shown");
        assert_eq!(two.record(&made[0]).fields["house_no"], Scalar::from("21"));
        assert_eq!(two.record(&ids[0]).fields["lane"], Scalar::from("ngõ 5"));
        assert!(!holds(&two, "Nguyễn Văn An"), "what others wrote is gone");

        // The place comes back: what was refused is read beside what others wrote.
        ward.refuse = None;
        ward.scope.insert(REGISTER.parse().unwrap(), Access::Write);
        sync_all(&mut ward, &mut [&mut one, &mut two]);
        let back = two.record(&ids[0]);
        assert_eq!(back.fields["head_name"], Scalar::from("Nguyễn Văn An"));
        assert_eq!(back.fields["lane"], Scalar::from("ngõ 5"));
        assert_eq!(back.delivery, Delivery::Refused);
        assert_eq!(two.list("household").len(), 2);
        assert_eq!(ward.diverged, 0);
    }
}

#[test]
fn w12_a_period_is_deleted_whatever_moment_the_tab_is_killed_at() {
    for cut in 0..20 {
        let (mut ward, mut one, mut two) = two_phones();
        one.saved(vec![household("TENCUOIKY")]);
        sync_all(&mut ward, &mut [&mut one, &mut two]);
        let (late, _) = two.saved(vec![household("CHUAGUIDI")]);
        ward.delete_before(REGISTER, "2027");
        pass(60 * DAY_MS, &mut ward, &mut [&mut one, &mut two]);
        two.tell(Event::Nudge(vungxanh_client::event::Nudge::Online));
        two.killed_after(cut, &mut ward);
        sync_all(&mut ward, &mut [&mut one, &mut two]);
        assert!(!holds(&two, "TENCUOIKY"), "cut {cut}");
        assert_eq!(two.engine.status().refused, 1, "cut {cut}");
        assert_eq!(two.record(&late[0]).fields["head_name"], Scalar::from("CHUAGUIDI"));
        assert_eq!(two.stored(), *two.engine.stored(), "cut {cut}");
    }
}

#[test]
fn g11_a_late_edit_of_a_deleted_record_can_still_be_read() {
    let (mut ward, mut one, mut two) = two_phones();
    let (ids, _) = one.saved(vec![household("TENCUOIKY")]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    two.saved(vec![change(&ids[0], "household", &[("lane", "ngõ 5".into())])]);
    ward.delete_before(REGISTER, "2027");
    pass(60 * DAY_MS, &mut ward, &mut [&mut one, &mut two]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!(two.engine.status().refused, 1);
    let only = Some(Only::Refused);
    let query = ListQuery { kind: "household".into(), only, ..ListQuery::default() };
    let shown = two.engine.list(&query, two.now_ms).records;
    assert_eq!(shown.len(), 1, "counted and shown");
    assert_eq!(shown[0].fields["lane"], Scalar::from("ngõ 5"));
    assert!(!holds(&two, "TENCUOIKY"), "but only what was written here");
}

fn departure(at_ms: i64) -> Edit {
    let fields = [
        ("direction", "departure".into()),
        ("name", "Nguyễn Văn An".into()),
        ("birth_year", Scalar::Int(1980)),
        ("to_text", "Mai Sơn, Sơn La".into()),
        ("depart_actual", Scalar::Int(at_ms)),
    ];
    edit("movement", Some("00025-01"), &fields)
}

fn shift(lead: &str, at_ms: i64) -> Edit {
    let fields = [("lead_name", lead.into()), ("starts_at", Scalar::Int(at_ms))];
    edit("shift", Some("00025-C01"), &fields)
}

#[test]
fn w12_days_of_work_leave_the_phone_after_a_while_and_do_not_come_back() {
    let (mut ward, mut one, mut two) = two_phones();
    one.saved(vec![shift("TRUONGCACU", one.now_ms)]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    pass(14 * DAY_MS, &mut ward, &mut [&mut one, &mut two]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert!(holds(&one, "TRUONGCACU"), "the fourteenth day");
    // A phone whose clock is years ahead loses nothing by it.
    one.now_ms += 1000 * DAY_MS;
    one.sync(&mut ward);
    assert!(holds(&one, "TRUONGCACU"));
    one.now_ms -= 1000 * DAY_MS;

    // One more of that day, unsent: it stays until it is answered.
    let old_ms = START_MS;
    let (late, _) = two.saved(vec![shift("GHIMUON", old_ms)]);
    pass(DAY_MS, &mut ward, &mut [&mut one, &mut two]);
    one.sync(&mut ward);
    one.sync(&mut ward);
    assert!(!holds(&one, "TRUONGCACU") && one.list("shift").is_empty());
    assert_eq!(two.record(&late[0]).fields["lead_name"], Scalar::from("GHIMUON"));
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!(ward.changes(&key(&format!("{PASSES}/2026-11-22"))).len(), 2, "the ward has both");
    for phone in [&mut one, &mut two] {
        assert!(!holds(phone, "GHIMUON") && !holds(phone, "TRUONGCACU"));
        assert_eq!(phone.engine.status().unsent, 0);
    }
    // Nor after the whole partition was asked for again, and what is recent is there.
    one.saved(vec![shift("TRUONGCAMOI", one.now_ms)]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    ward.epoch += 1;
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert!(!holds(&two, "TRUONGCACU") && holds(&two, "TRUONGCAMOI"));
    pass(DAY_MS, &mut ward, &mut [&mut one, &mut two]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!(ward.diverged, 0, "what is not kept is not compared");
}

#[test]
fn b8_w18_what_a_wrong_clock_of_the_ward_took_off_the_phone_comes_back() {
    let (mut ward, mut one, mut two) = two_phones();
    one.saved(vec![shift("TRUONGCA", one.now_ms)]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    ward.now_ms += 365 * DAY_MS;
    one.sync(&mut ward);
    assert!(!holds(&one, "TRUONGCA"), "days of work leave the phone by the ward's clock");
    ward.now_ms -= 365 * DAY_MS;
    // One exchange to hear the right time, the next day's to be compared.
    for _ in 0..2 {
        pass(DAY_MS, &mut ward, &mut [&mut one, &mut two]);
        sync_all(&mut ward, &mut [&mut one, &mut two]);
    }
    assert!(holds(&one, "TRUONGCA") && one.list("shift").len() == 1);
    let before = ward.diverged;
    pass(DAY_MS, &mut ward, &mut [&mut one, &mut two]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert_eq!(ward.diverged, before, "and then they agree");
}

#[test]
fn b8_w18_a_phone_delivers_again_what_the_ward_deleted_by_a_wrong_clock() {
    let (mut ward, mut one, mut two, _) = in_sync();
    let (mine, _) = two.saved(vec![household("Phạm Thị Dung")]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    ward.delete_before(REGISTER, "2027");
    one.sync(&mut ward);
    assert!(one.list("household").is_empty(), "it heard of it");
    // The other phone was out of reach; then the first kept period is put back.
    ward.delete_before(REGISTER, "2026");
    pass(DAY_MS, &mut ward, &mut [&mut one, &mut two]);
    for _ in 0..3 {
        sync_all(&mut ward, &mut [&mut one, &mut two]);
        until_settled(&mut two, &mut ward);
    }
    for phone in [&mut one, &mut two] {
        assert_eq!(phone.record(&mine[0]).fields["head_name"], Scalar::from("Phạm Thị Dung"));
    }
    // Both may write there again.
    one.saved(vec![household("Vũ Văn Em")]);
    sync_all(&mut ward, &mut [&mut one, &mut two]);
    assert!(holds(&two, "Vũ Văn Em") && two.engine.status().refused == 0);
}
