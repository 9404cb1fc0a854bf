//! What the index says of a document is what automerge says of it.

use automerge::{Automerge, ScalarValue};

use super::*;
use crate::document::{self, RecordWrite, Seen};
use crate::gate::{self, Authority, Writer};
use crate::ids::Family;

const NOW_MS: i64 = 1_763_000_000_000;
const KEYS: &[&str] = &["head_name", "phone", "lane", "house_no", "note"];

/// Random numbers of a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap()
    }
}

struct Replica {
    document: Automerge,
    session: SessionActor,
}

fn value(dice: &mut Dice) -> ScalarValue {
    match dice.below(6) {
        0 => ScalarValue::Null,
        1 => ScalarValue::Int(7),
        2 => ScalarValue::Timestamp(7),
        3 => ScalarValue::from("một đoạn dài hơn hai mươi ba byte"),
        4 => ScalarValue::Boolean(true),
        _ => ScalarValue::from(format!("{}", dice.below(3))),
    }
}

fn a_writing(dice: &mut Dice, document: &Automerge, records: &[RecordId]) -> RecordWrite {
    let record = records[dice.below(records.len())];
    let mut values: Vec<(String, ScalarValue)> = Vec::new();
    if document::read(document, record).is_none() {
        values.push(("kind".to_owned(), ScalarValue::from("household")));
        values.push(("v".to_owned(), ScalarValue::Int(1)));
    }
    for key in KEYS {
        if dice.below(3) == 0 {
            values.push(((*key).to_owned(), value(dice)));
        }
    }
    let write = RecordWrite::new(record, values);
    match dice.below(3) {
        0 => RecordWrite { seen: Seen::nothing(), ..write },
        _ => write,
    }
}

fn assert_equal(document: &Automerge, index: &DocumentIndex, seed: u64) {
    assert_eq!(document.get_heads(), index.heads(), "heads, seed {seed}");
    let mut ids: Vec<RecordId> = index.record_ids().collect();
    ids.sort_unstable();
    assert_eq!(document::record_ids(document), ids, "seed {seed}");
    for id in ids {
        assert_eq!(document::read(document, id), index.read(id), "{id}, seed {seed}");
        assert_eq!(document::stands(document, id), index.stands(id), "{id}, seed {seed}");
    }
}

/// Three devices write apart and hear of each other now and then; the ward takes their changes in. After each, what
/// it reads, and what it would write itself, are held against automerge.
fn play(seed: u64) {
    let mut dice = Dice(seed);
    let records: Vec<RecordId> = (0..4).map(|n| RecordId::new(NOW_MS, [n; 10])).collect();
    let session = |n: u8| SessionActor::new(DeviceId([n; 16]), [n; 4]);
    let mut phones: Vec<Replica> =
        (1..4).map(|n| Replica { document: Automerge::new(), session: session(n) }).collect();
    // Two phones never make the same record.
    let mut ward = Automerge::new();
    let mut index = DocumentIndex::default();
    for step in 0..60 {
        let at = dice.below(phones.len());
        let own = &records[at..=at];
        let known = document::record_ids(&phones[at].document);
        let of = if known.is_empty() || dice.below(4) == 0 { own } else { &known };
        let write = a_writing(&mut dice, &phones[at].document, of);
        let Replica { document, session } = &mut phones[at];
        document::write(document, *session, NOW_MS + step * 1000, &[write]).unwrap();
        if dice.below(3) == 0 {
            let news = ward.get_changes_added(&phones[at].document);
            for change in news {
                let parsed = gate::parse(change.raw_bytes()).unwrap();
                let device = SessionActor::from_actor(change.actor_id()).unwrap().device();
                let writer =
                    Writer { device, family: Family::Register, authority: Authority::Member };
                gate::check_and_insert(&mut index, &parsed, &writer).unwrap();
                ward.apply_changes([change]).unwrap();
            }
            assert_equal(&ward, &index, seed);
            if dice.below(2) == 0 {
                phones[at].document.merge(&mut ward).unwrap();
            }
            let known = document::record_ids(&ward);
            if !known.is_empty() {
                let write = a_writing(&mut dice, &ward, &known);
                let desk = SessionActor::new(DeviceId([9; 16]), [9; 4]);
                let composed =
                    document::compose(&index, desk, NOW_MS, std::slice::from_ref(&write)).unwrap();
                let written = document::write(&mut ward.fork(), desk, NOW_MS, &[write]).unwrap();
                let bytes = |change: &Change| change.raw_bytes().to_vec();
                assert_eq!(composed.as_ref().map(bytes), written.as_ref().map(bytes), "{seed}");
            }
        }
    }
}

#[test]
fn g8_what_the_index_reads_and_writes_is_what_automerge_does() {
    let from = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    let seeds = from.map_or(0..200, |seed: u64| seed..seed + 1);
    for seed in seeds {
        play(seed);
    }
}

#[test]
fn g8_many_values_of_one_field_are_read_as_automerge_reads_them() {
    let record = RecordId::new(NOW_MS, [1; 10]);
    let mut ward = Automerge::new();
    let made = [("kind", "household".into()), ("v", ScalarValue::Int(1))];
    let made = made.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let first = SessionActor::new(DeviceId([255; 16]), [1; 4]);
    document::write(&mut ward, first, NOW_MS, &[RecordWrite::new(record, made)]).unwrap();
    let ground = ward.clone();
    for n in 0..60_u8 {
        let value = match n % 7 {
            0 => ScalarValue::F64(0.0),
            1 => ScalarValue::F64(-0.0),
            2 => ScalarValue::Null,
            3 => ScalarValue::Int(i64::from(n % 3)),
            4 => ScalarValue::Timestamp(i64::from(n % 3)),
            _ => ScalarValue::from(format!("{}", n % 5)),
        };
        let mut phone = ground.clone();
        let session = SessionActor::new(DeviceId([n; 16]), [1; 4]);
        let write = RecordWrite::new(record, vec![("note".to_owned(), value)]);
        document::write(&mut phone, session, NOW_MS + i64::from(n), &[write]).unwrap();
        ward.merge(&mut phone).unwrap();
    }
    let index = DocumentIndex::of(&ward.get_changes(&[]));
    assert_eq!(document::read(&ward, record), index.read(record));
    assert_eq!(document::stands(&ward, record), index.stands(record));
}
