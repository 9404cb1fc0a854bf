//! Rules G12 to G18: what a change stands on, and what one device may add.

use super::*;
use crate::document::Seen;

/// A phone that writes through the gate, and nothing else.
struct Phone {
    device: DeviceId,
    doc: Automerge,
}

impl Phone {
    fn new(n: u8) -> Self {
        Self { device: DeviceId([n; 16]), doc: Automerge::new() }
    }

    fn writer(&self) -> Writer {
        Writer { device: self.device, ..WRITER }
    }

    /// Writes under the session `session`.
    fn write(&mut self, session: u8, write: RecordWrite) -> Change {
        let actor = SessionActor::new(self.device, [session; 4]);
        document::write(&mut self.doc, actor, NOW_MS, &[write]).unwrap().unwrap()
    }

    fn takes(&mut self, change: &Change) {
        self.doc.apply_changes([change.clone()]).unwrap();
    }
}

fn offer(index: &mut DocumentIndex, change: &Change, phone: &Phone) -> Result<Vec<Touch>, Refusal> {
    check_and_insert(index, &parse(change.raw_bytes())?, &phone.writer())
}

/// Two phones with one household, both knowing everything.
fn two_phones() -> (DocumentIndex, Phone, Phone) {
    let (mut index, mut one, mut two) = (DocumentIndex::default(), Phone::new(1), Phone::new(2));
    let made = one.write(1, household(1, "12"));
    offer(&mut index, &made, &one).unwrap();
    two.takes(&made);
    (index, one, two)
}

fn op_of(change: &Change) -> OpId {
    OpId::new(change.start_op().get(), change.actor_id())
}

#[test]
fn g15_refuses_times_that_no_clock_can_say() {
    for (time, allowed) in [
        (i64::MIN, false),
        (i64::MIN + NOW_MS, false),
        (-1, false),
        (0, true),
        (1 << 40, true),
        ((1 << 40) + 1, false),
        (i64::MAX, false),
    ] {
        let (_, mut bent) = second_change();
        bent.time = time;
        let parsed = parse(Change::from(bent).raw_bytes());
        assert_eq!(parsed.err(), (!allowed).then_some(Refusal::BadTime), "{time}");
    }
}

#[test]
fn g16_refuses_a_predecessor_that_is_known_but_not_behind() {
    let (mut index, mut one, mut two) = two_phones();
    let first = one.write(1, household(1, "14"));
    offer(&mut index, &first, &one).unwrap();
    // Phone 2 has not got it, and names it all the same.
    let mut bent = two.write(1, household(1, "16")).decode();
    let mut preds: Vec<OpId> = bent.operations[0].pred.iter().cloned().collect();
    preds.push(op_of(&first));
    bent.operations[0].pred = preds.into();
    assert_eq!(offer(&mut index, &Change::from(bent), &two).unwrap_err(), Refusal::NotBehind);
}

#[test]
fn g16_refuses_a_record_that_is_known_but_not_behind() {
    let (mut index, mut one, mut two) = two_phones();
    let made = one.write(1, household(2, "1"));
    offer(&mut index, &made, &one).unwrap();
    let mut bent = two.write(1, household(1, "16")).decode();
    bent.operations[0].obj = ObjectId::Id(op_of(&made));
    bent.operations[0].pred = Vec::new().into();
    assert_eq!(offer(&mut index, &Change::from(bent), &two).unwrap_err(), Refusal::NotBehind);
}

#[test]
fn g16_a_device_goes_on_from_its_own_changes_whatever_the_session() {
    let (mut index, mut one, _) = two_phones();
    let mut again = Phone::new(1);
    let apart = again.write(2, household(2, "1"));
    assert_eq!(offer(&mut index, &apart, &again).unwrap_err(), Refusal::NotBehindDevice);
    let behind = one.write(2, household(2, "1"));
    assert!(offer(&mut index, &behind, &one).is_ok());
    assert_eq!(index.head_count(), 1);
}

#[test]
fn g17_refuses_to_leave_a_value_of_the_same_device_standing() {
    let (mut index, mut one, _) = two_phones();
    let mut bent = one.write(1, household(1, "14")).decode();
    bent.operations[0].pred = Vec::new().into();
    assert_eq!(offer(&mut index, &Change::from(bent), &one).unwrap_err(), Refusal::OwnValueLeft);
}

#[test]
fn g17_a_value_of_another_device_may_stay_beside() {
    let (mut index, _, mut two) = two_phones();
    let mut unseen = household(1, "14");
    unseen.values.retain(|(key, _)| key == "house_no");
    unseen.seen = Seen::nothing();
    let change = two.write(1, unseen);
    assert!(offer(&mut index, &change, &two).is_ok());
    let state = document::read(&two.doc, record(1)).unwrap();
    assert_eq!(state.conflicts.len(), 1);
}

#[test]
fn g14_refuses_one_session_more_than_a_device_may_have() {
    let (mut index, mut one, mut two) = two_phones();
    for number in 1..MAX_SESSIONS {
        let number = u32::try_from(number).unwrap() << 8;
        let actor = SessionActor::new(one.device, number.to_be_bytes());
        let write = household(1, &number.to_string());
        let change = document::write(&mut one.doc, actor, NOW_MS, &[write]).unwrap().unwrap();
        offer(&mut index, &change, &one).unwrap();
        two.takes(&change);
    }
    let last = index.session_to_go_on(one.device).unwrap();
    let more = one.write(255, household(2, "1"));
    assert_eq!(offer(&mut index, &more, &one).unwrap_err(), Refusal::TooManySessions);
    assert_eq!(index.session_to_go_on(two.device), None);
    let other = two.write(1, household(3, "1"));
    assert!(offer(&mut index, &other, &two).is_ok(), "others go on");
    assert_eq!(last.device(), one.device);
}

#[test]
fn g13_refuses_one_field_more_than_a_record_may_have() {
    let (mut index, mut one, _) = two_phones();
    let mut make = household(2, "1");
    make.values[1].1 = 99i64.into();
    offer(&mut index, &one.write(1, make), &one).unwrap();
    let fields = |from: usize, to: usize| {
        let values = (from..to).map(|n| (format!("f{n}"), true.into())).collect();
        RecordWrite::new(record(2), values)
    };
    for part in 0..3 {
        let change = one.write(1, fields(part * 500, part * 500 + 500));
        offer(&mut index, &change, &one).unwrap();
    }
    offer(&mut index, &one.write(1, fields(1500, 1997)), &one).unwrap();
    let known = one.doc.clone();
    let more = one.write(1, fields(1997, 1998));
    assert_eq!(offer(&mut index, &more, &one).unwrap_err(), Refusal::RecordFull);
    one.doc = known;
    let values = vec![("f7".to_owned(), false.into())];
    let known_field = one.write(1, RecordWrite::new(record(2), values));
    assert!(offer(&mut index, &known_field, &one).is_ok(), "what is there may be written");
}

#[test]
fn g13_refuses_one_record_more_than_a_document_may_have() {
    let mut phone = Phone::new(1);
    let mut index = DocumentIndex::default();
    let id = |number: usize| {
        let mut entropy = [0; 10];
        entropy[2..].copy_from_slice(&(number as u64).to_be_bytes());
        RecordId::new(NOW_MS, entropy)
    };
    let household = |number: usize| RecordWrite { record: id(number), ..household(1, "1") };
    for first in (0..MAX_RECORDS).step_by(100) {
        let writes: Vec<RecordWrite> = (first..first + 100).map(household).collect();
        let actor = SessionActor::new(phone.device, [1; 4]);
        let change = document::write(&mut phone.doc, actor, NOW_MS, &writes).unwrap().unwrap();
        offer(&mut index, &change, &phone).unwrap();
    }
    let more = phone.write(1, household(MAX_RECORDS));
    assert_eq!(offer(&mut index, &more, &phone).unwrap_err(), Refusal::DocumentFull);
    assert_eq!(index.record_count(), MAX_RECORDS);
}

#[test]
fn g18_a_version_of_the_future_does_not_open_the_servers_fields() {
    let device = DeviceId([1; 16]);
    let writer = Writer { device, family: Family::Plan, authority: Authority::Member };
    let mut doc = Automerge::new();
    let values = [
        ("kind", "member".into()),
        ("v", 99i64.into()),
        ("devices/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a", true.into()),
    ];
    let values = values.map(|(key, value): (&str, automerge::ScalarValue)| (key.to_owned(), value));
    let write = RecordWrite::new(record(1), values.to_vec());
    let change = document::write(&mut doc, actor(1), NOW_MS, &[write]).unwrap().unwrap();
    let parsed = parse(change.raw_bytes()).unwrap();
    let mut index = DocumentIndex::default();
    assert_eq!(check_and_insert(&mut index, &parsed, &writer).unwrap_err(), Refusal::ServerField);
    let server = Writer { authority: Authority::Server, ..writer };
    assert!(check_and_insert(&mut index, &parsed, &server).is_ok());
}

#[test]
fn g12_a_period_is_at_most_one_or_a_month_ahead() {
    // 2025-11-13 at +07.
    let check = |name: &str, period: &str| {
        let partition: crate::ids::Partition = name.parse().unwrap();
        let key = DocumentKey::new(partition, period.parse().unwrap()).unwrap();
        check_not_ahead(&key, NOW_MS).err()
    };
    let cases = [
        ("passes/00025/00025-C01", "2025-12-14", "2025-12-15"),
        ("movements/00025/00025-01", "2025-12", "2026-01"),
        ("register/00025/00025-01", "2026", "2027"),
    ];
    for (partition, last, beyond) in cases {
        assert_eq!(check(partition, last), None, "{last}");
        assert_eq!(check(partition, beyond), Some(Refusal::PeriodAhead), "{beyond}");
    }
    assert!(Refusal::PeriodAhead.is_later());
}
