//! One test a rule, each against a real document; the mutation fuzz stands in `tests/`.

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, ObjType, ROOT};

use super::*;
use crate::document::{self, RecordWrite};
use crate::ids::Family;

mod order;

const DEVICE: DeviceId = DeviceId([1; 16]);
const WRITER: Writer =
    Writer { device: DEVICE, family: Family::Register, authority: Authority::Member };
const NOW_MS: i64 = 1_763_000_000_000;

fn actor(session: u8) -> SessionActor {
    SessionActor::new(DEVICE, [session; 4])
}

fn record(n: u8) -> RecordId {
    RecordId::new(NOW_MS, [n; 10])
}

fn household(n: u8, house_no: &str) -> RecordWrite {
    let values = [("kind", "household".into()), ("v", 1i64.into()), ("house_no", house_no.into())];
    let values = values.into_iter();
    let values = values.map(|(k, v): (&str, automerge::ScalarValue)| (k.to_owned(), v));
    RecordWrite::new(record(n), values.collect())
}

/// A document with one household, its index, and the change that made it.
fn one_household() -> (Automerge, DocumentIndex, Change) {
    let mut doc = Automerge::new();
    let change =
        document::write(&mut doc, actor(1), NOW_MS, &[household(1, "12")]).unwrap().unwrap();
    let mut index = DocumentIndex::default();
    let parsed = parse(change.raw_bytes()).unwrap();
    let touched = check_and_insert(&mut index, &parsed, &WRITER).unwrap();
    assert_eq!(touched, [Touch { record: record(1), made: true }]);
    (doc, index, change)
}

/// The expanded second change of the same session, for tests that bend it.
fn second_change() -> (DocumentIndex, ExpandedChange) {
    let (mut doc, index, _) = one_household();
    let change =
        document::write(&mut doc, actor(1), NOW_MS, &[household(1, "14")]).unwrap().unwrap();
    (index, change.decode())
}

fn refused(mut index: DocumentIndex, bent: ExpandedChange) -> Refusal {
    let bytes = Change::from(bent).raw_bytes().to_vec();
    parse(&bytes).and_then(|parsed| check_and_insert(&mut index, &parsed, &WRITER)).unwrap_err()
}

#[test]
fn a_change_as_our_phones_make_it_passes_and_applies() {
    let (mut doc, mut index, first) = one_household();
    let second =
        document::write(&mut doc, actor(1), NOW_MS, &[household(1, "14")]).unwrap().unwrap();
    let parsed = parse(second.raw_bytes()).unwrap();
    let touched = check_and_insert(&mut index, &parsed, &WRITER).unwrap();
    assert_eq!(touched, [Touch { record: record(1), made: false }]);
    let mut copy = Automerge::new();
    apply(&mut copy, vec![first, second]).unwrap();
    assert_eq!(document::read(&copy, record(1)), document::read(&doc, record(1)));
    assert!(index.contains(&parsed.hash()));
}

#[test]
fn g1_a_compressed_change_is_the_same_change() {
    let mut doc = Automerge::new();
    let writes: Vec<_> = (0..30).map(|n| household(n, "ngõ 12 Kim Mã")).collect();
    let mut change = document::write(&mut doc, actor(1), NOW_MS, &writes).unwrap().unwrap();
    let compressed = change.bytes().into_owned();
    assert_eq!(compressed[8], 2, "large enough to be sent compressed");
    assert_eq!(parse(&compressed).unwrap().change.raw_bytes(), change.raw_bytes());
}

#[test]
fn g1_refuses_documents_bundles_and_noise() {
    let (doc, _, change) = one_household();
    assert_eq!(parse(&doc.save()).unwrap_err(), Refusal::NotAChange);
    let bundle = doc.bundle([change.hash()]).unwrap();
    assert_eq!(parse(bundle.bytes()).unwrap_err(), Refusal::NotAChange);
    assert_eq!(parse(b"").unwrap_err(), Refusal::NotAChange);
    assert_eq!(parse(&[0; 100]).unwrap_err(), Refusal::NotAChange);
    let mut twice = change.raw_bytes().to_vec();
    twice.extend_from_slice(change.raw_bytes());
    assert_eq!(parse(&twice).unwrap_err(), Refusal::NotAChange);
}

#[test]
fn g2_refuses_a_wrong_checksum() {
    let (_, _, change) = one_household();
    let mut bytes = change.raw_bytes().to_vec();
    bytes[5] ^= 1;
    assert_eq!(parse(&bytes).unwrap_err(), Refusal::NotCanonical);
}

#[test]
fn g1_refuses_what_inflates_beyond_the_bound() {
    use std::io::Write;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0u8; 1 << 20];
    for _ in 0..32 {
        encoder.write_all(&zeros).unwrap();
    }
    let deflated = encoder.finish().unwrap();
    let mut bytes = vec![0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 2];
    let mut length = deflated.len();
    while length >= 0x80 {
        bytes.push((length & 0x7f | 0x80) as u8);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend(deflated);
    assert!(bytes.len() < MAX_CHANGE_BYTES, "32 MiB in {} bytes", bytes.len());
    assert_eq!(parse(&bytes).unwrap_err(), Refusal::TooLarge);
}

#[test]
fn g1_refuses_more_than_512_operations_even_as_one_run() {
    let mut doc = Automerge::new();
    let values = (0..511).map(|n| (format!("field{n}"), automerge::ScalarValue::Null)).collect();
    let mut write = household(1, "1");
    write.values.extend::<Vec<_>>(values);
    for (_, value) in &mut write.values {
        if *value == automerge::ScalarValue::Null {
            *value = true.into();
        }
    }
    let change = document::write(&mut doc, actor(1), NOW_MS, &[write]).unwrap().unwrap();
    assert_eq!(parse(change.raw_bytes()).unwrap_err(), Refusal::TooManyOperations);
}

/// A chunk of type 1 around `body`, with the checksum that belongs to it.
pub(super) fn chunk_of(body: &[u8]) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let mut tail = vec![1u8];
    let mut length = body.len();
    while length >= 0x80 {
        tail.push((length & 0x7f | 0x80) as u8);
        length >>= 7;
    }
    tail.push(length as u8);
    tail.extend(body);
    let mut bytes = vec![0x85, 0x6f, 0x4a, 0x83];
    bytes.extend(&Sha256::digest(&tail)[..4]);
    bytes.extend(tail);
    bytes
}

#[test]
fn g2_refuses_bytes_that_read_the_same_but_are_written_otherwise() {
    let (_, _, change) = one_household();
    let raw = change.raw_bytes();
    let body = &raw[11..];
    assert_eq!(chunk_of(body), raw, "a two-byte length stands before the body");
    // No dependency, 20 bytes of actor, then seq 1: once more in two bytes instead of one.
    assert_eq!((body[0], body[1], body[22]), (0, 20, 1));
    let mut bent = body.to_vec();
    bent.splice(22..23, [0x81, 0x00]);
    assert_eq!(parse(&chunk_of(&bent)).unwrap_err(), Refusal::NotCanonical);
}

#[test]
fn g2_refuses_a_column_that_automerge_would_drop() {
    let (_, _, change) = one_household();
    let mut bent = change.raw_bytes()[11..].to_vec();
    bent.push(7);
    let refusal = parse(&chunk_of(&bent)).unwrap_err();
    assert!(matches!(refusal, Refusal::ExtraBytes | Refusal::NotCanonical), "{refusal:?}");
}

#[test]
fn g4_refuses_a_foreign_actor() {
    let (index, mut bent) = second_change();
    bent.actor_id = SessionActor::new(DeviceId([2; 16]), [1; 4]).to_actor();
    bent.seq = 1;
    assert_eq!(refused(index, bent), Refusal::ForeignActor);
    let (index, mut bent) = second_change();
    bent.actor_id = ActorId::from(&[1u8; 16][..]);
    assert_eq!(refused(index, bent), Refusal::ForeignActor);
}

#[test]
fn g5_refuses_a_gap_in_seq_and_a_first_seq_of_2() {
    let (index, mut bent) = second_change();
    bent.seq = 3;
    assert_eq!(refused(index, bent), Refusal::BadSeq);
    let (index, mut bent) = second_change();
    bent.actor_id = actor(9).to_actor();
    assert_eq!((bent.seq, refused(index, bent)), (2, Refusal::BadSeq));
}

#[test]
fn g5_refuses_unknown_deps() {
    let (index, mut bent) = second_change();
    bent.deps = vec![ChangeHash([9; 32])];
    assert_eq!(refused(index, bent), Refusal::MissingDeps);
}

#[test]
fn g5_refuses_a_change_that_is_not_behind_its_own_session() {
    let (index, mut bent) = second_change();
    bent.deps = Vec::new();
    assert_eq!(refused(index, bent), Refusal::NotBehindItself);
}

/// Three devices, their own roots, and merges between: whatever heads a change names, its clock says what a walk
/// through the history says.
#[test]
fn g16_who_is_behind_whom_is_told_as_the_history_has_it() {
    for seed in 0..40u64 {
        let mut dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut roll = move |below: u64| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            dice % below
        };
        let mut phones = [Automerge::new(), Automerge::new(), Automerge::new()];
        let (mut index, mut history) = (DocumentIndex::default(), Vec::<Change>::new());
        for step in 0..30u8 {
            let at = u8::try_from(roll(3)).unwrap();
            let other = usize::try_from(roll(3)).unwrap();
            let mut theirs = phones[other].clone();
            let phone = &mut phones[usize::from(at)];
            if roll(3) == 0 {
                phone.merge(&mut theirs).unwrap();
            }
            let device = DeviceId([at + 1; 16]);
            let session = SessionActor::new(device, [u8::try_from(roll(4)).unwrap(); 4]);
            let change =
                document::write(phone, session, NOW_MS, &[household(step, "12")]).unwrap().unwrap();
            let parsed = parse(change.raw_bytes()).unwrap();
            check_and_insert(&mut index, &parsed, &Writer { device, ..WRITER }).unwrap();
            history.push(change);
            let heads = phones.iter().flat_map(Automerge::get_heads);
            assert!(index.head_count() <= 3 && heads.count() >= index.head_count());
            for device in 1..=3 {
                let device = DeviceId([device; 16]);
                let head = &history[usize::try_from(roll(history.len() as u64)).unwrap()];
                let is_own = |change: &&Change| {
                    SessionActor::from_actor(change.actor_id()).unwrap().device() == device
                };
                let last = history.iter().rev().find(is_own);
                let expected = last.is_none_or(|last| walk(&history, head).contains(&last.hash()));
                let behind = index.behind(&[head.hash()]).unwrap();
                assert_eq!(index.has_all_of(&behind, device), expected, "seed {seed}");
            }
        }
    }
}

/// `head` and everything behind it.
fn walk(history: &[Change], head: &Change) -> Vec<ChangeHash> {
    let (mut all, mut open) = (Vec::new(), vec![head.hash()]);
    while let Some(hash) = open.pop() {
        if !all.contains(&hash) {
            all.push(hash);
            let change = history.iter().find(|change| change.hash() == hash).unwrap();
            open.extend_from_slice(change.deps());
        }
    }
    all
}

#[test]
fn g5_refuses_a_start_op_out_of_line() {
    let (index, mut bent) = second_change();
    bent.start_op = bent.start_op.checked_add(1).unwrap();
    assert_eq!(refused(index, bent), Refusal::BadStartOp);
}

#[test]
fn g5_refuses_extra_bytes() {
    let (index, mut bent) = second_change();
    bent.extra_bytes = vec![1, 2, 3];
    assert_eq!(refused(index, bent), Refusal::ExtraBytes);
}

#[test]
fn g5_refuses_unknown_other_actors() {
    let (index, mut bent) = second_change();
    let stranger = OpId::new(1, &SessionActor::new(DeviceId([8; 16]), [1; 4]).to_actor());
    bent.operations[0].pred = vec![stranger].into();
    assert_eq!(refused(index, bent), Refusal::UnknownActor);
}

/// The second change with its one operation replaced.
fn with_op(bend: impl FnOnce(&mut Op)) -> Refusal {
    let (index, mut bent) = second_change();
    bend(&mut bent.operations[0]);
    refused(index, bent)
}

#[test]
fn g6_refuses_every_operation_but_make_record_and_put_scalar() {
    let long = "x".repeat(MAX_TEXT_BYTES + 1);
    let root_put = |op: &mut Op| {
        op.obj = ObjectId::Root;
        op.pred = Vec::new().into();
    };
    assert_eq!(with_op(|op| op.action = OpType::Make(ObjType::Map)), Refusal::NestedObject);
    assert_eq!(with_op(|op| op.action = OpType::Make(ObjType::List)), Refusal::NestedObject);
    assert_eq!(with_op(|op| op.action = OpType::Make(ObjType::Text)), Refusal::NestedObject);
    assert_eq!(with_op(|op| op.action = OpType::Delete), Refusal::ForbiddenOperation);
    assert_eq!(with_op(|op| op.action = OpType::Increment(1)), Refusal::ForbiddenOperation);
    assert_eq!(with_op(root_put), Refusal::NotARecord);
    assert_eq!(with_op(|op| op.key = Key::Map(String::new().into())), Refusal::BadKey);
    assert_eq!(with_op(|op| op.key = Key::Map("k".repeat(65).into())), Refusal::BadKey);
    assert_eq!(with_op(|op| op.action = OpType::Put(long.as_str().into())), Refusal::BadValue);
    assert_eq!(with_op(|op| op.action = OpType::Put(f64::NAN.into())), Refusal::BadValue);
    assert_eq!(with_op(|op| op.action = OpType::Put(vec![1u8].into())), Refusal::BadValue);
}

#[test]
fn g6_refuses_a_record_made_again_and_a_bad_record_id() {
    let (index, mut bent) = second_change();
    let make = |key: String| Op {
        action: OpType::Make(ObjType::Map),
        obj: ObjectId::Root,
        key: Key::Map(key.into()),
        pred: Vec::new().into(),
        insert: false,
    };
    bent.operations = vec![make(record(1).to_string())];
    assert_eq!(refused(index, bent), Refusal::RecordExists);
    let (index, mut bent) = second_change();
    bent.operations = vec![make("not-a-record".into())];
    assert_eq!(refused(index, bent), Refusal::BadRecordId);
}

#[test]
fn g6_refuses_preds_of_another_field_and_keys_twice() {
    let (index, mut bent) = second_change();
    bent.operations[0].key = Key::Map("street".into());
    assert_eq!(refused(index, bent), Refusal::UnknownPred);
    let (index, mut bent) = second_change();
    bent.operations.push(bent.operations[0].clone());
    assert_eq!(refused(index, bent), Refusal::KeyTwice);
}

#[test]
fn g6_refuses_an_object_that_is_no_record() {
    let (index, mut bent) = second_change();
    let elsewhere = OpId::new(3, &bent.actor_id);
    bent.operations[0].obj = ObjectId::Id(elsewhere);
    assert_eq!(refused(index, bent), Refusal::NotARecord);
}

/// What the gate says of a first change with these fields.
fn first_with(fields: &[(&str, automerge::ScalarValue)]) -> Result<Vec<Touch>, Refusal> {
    first_of(fields, &WRITER)
}

fn first_of(
    fields: &[(&str, automerge::ScalarValue)],
    writer: &Writer,
) -> Result<Vec<Touch>, Refusal> {
    let mut doc = Automerge::new();
    let values = fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    let write = RecordWrite::new(record(1), values);
    let change = document::write(&mut doc, actor(1), NOW_MS, &[write]).unwrap().unwrap();
    check_and_insert(&mut DocumentIndex::default(), &parse(change.raw_bytes())?, writer)
}

#[test]
fn g7_the_kind_belongs_to_the_family_and_the_field_to_the_kind() {
    let v1 = ("v", 1i64.into());
    let kind = |name: &str| ("kind", name.into());
    assert!(first_with(&[kind("household"), v1.clone()]).is_ok());
    assert_eq!(first_with(&[kind("household")]).unwrap_err(), Refusal::BadKind);
    assert_eq!(first_with(std::slice::from_ref(&v1)).unwrap_err(), Refusal::BadKind);
    assert_eq!(first_with(&[kind("pass"), v1.clone()]).unwrap_err(), Refusal::WrongFamily);
    let strange = ("no_such_field", "x".into());
    let fields = [kind("household"), v1, strange.clone()];
    assert_eq!(first_with(&fields).unwrap_err(), Refusal::UnknownField);
}

#[test]
fn g7_a_newer_version_or_kind_is_kept() {
    let strange = ("no_such_field", "x".into());
    assert!(
        first_with(&[("kind", "household".into()), ("v", 99i64.into()), strange.clone()]).is_ok()
    );
    assert!(first_with(&[("kind", "drone_flight".into()), ("v", 1i64.into()), strange]).is_ok());
}

#[test]
fn g7_what_stands_in_the_log_is_read_again_whatever_the_kinds_have_become() {
    let as_read = Writer { authority: Authority::Log, ..WRITER };
    let v1 = ("v", 1i64.into());
    let no_longer_there = [("kind", "household".into()), v1.clone(), ("old_field", "x".into())];
    let moved_to_another_family = [("kind", "pass".into()), v1];
    for fields in [&no_longer_there[..], &moved_to_another_family] {
        assert!(first_with(fields).is_err());
        assert!(first_of(fields, &as_read).is_ok());
    }
}

#[test]
fn g7_the_kind_of_a_record_never_changes() {
    let (mut doc, index, _) = one_household();
    let write = RecordWrite::new(record(1), vec![("kind".into(), "person".into())]);
    let change = document::write(&mut doc, actor(1), NOW_MS, &[write]).unwrap().unwrap();
    assert_eq!(refused(index, change.decode()), Refusal::BadKind);
}

#[test]
fn g10_what_a_value_says_never_refuses_a_change() {
    let fields = [
        ("kind", "household".into()),
        ("v", 1i64.into()),
        ("phone", "not a telephone number".into()),
        ("commitment_date", 52.0.into()),
    ];
    assert!(first_with(&fields).is_ok());
}

#[test]
fn g8_a_change_that_automerge_holds_back_is_refused() {
    let (mut doc, _, _) = one_household();
    let second =
        document::write(&mut doc, actor(1), NOW_MS, &[household(1, "14")]).unwrap().unwrap();
    assert_eq!(apply(&mut Automerge::new(), vec![second]).unwrap_err(), Refusal::ApplyFailed);
}

#[test]
fn a_document_by_another_automerge_client_passes() {
    let mut other = AutoCommit::new().with_actor(actor(5).to_actor());
    let object = other.put_object(ROOT, record(7).to_string(), ObjType::Map).unwrap();
    other.put(&object, "kind", "household").unwrap();
    other.put(&object, "v", 1i64).unwrap();
    other.commit_with(CommitOptions::default().with_message("from elsewhere"));
    let change = other.get_last_local_change().unwrap();
    let parsed = parse(change.raw_bytes()).unwrap();
    assert!(check_and_insert(&mut DocumentIndex::default(), &parsed, &WRITER).is_ok());
}

#[test]
fn every_refusal_has_its_own_code_and_both_texts() {
    let codes: std::collections::HashSet<_> = Refusal::ALL.iter().map(|r| r.code()).collect();
    assert_eq!(codes.len(), Refusal::ALL.len());
    assert!(Refusal::ALL.iter().all(|r| !r.vi().is_empty() && !r.en().is_empty()));
}

#[test]
fn g11_a_period_before_the_first_kept_one_is_refused() {
    let day = |day: &str| {
        let partition = "passes/00025/00025-C01".parse().unwrap();
        DocumentKey::new(partition, day.parse().unwrap()).unwrap()
    };
    let kept: Period = "2021-09-02".parse().unwrap();
    assert_eq!(check_kept(&day("2021-09-01"), Some(&kept)), Err(Refusal::PeriodDeleted));
    assert_eq!(check_kept(&day("2021-09-02"), Some(&kept)), Ok(()));
    assert_eq!(check_kept(&day("2020-01-01"), None), Ok(()));
    assert_eq!(Refusal::PeriodDeleted.code(), "period_deleted");
}
