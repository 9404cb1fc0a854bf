//! Everything that phones write is flat, and nothing passes that automerge would write otherwise.

use std::panic::catch_unwind;

use automerge::Automerge;

use super::super::tests::chunk_of;
use super::*;
use crate::document::{self, RecordWrite};
use crate::ids::{DeviceId, RecordId, SessionActor};

const AT_MS: i64 = 1_763_000_000_000;

fn write(n: u8, values: &[(&str, ScalarValue)]) -> RecordWrite {
    let values = values.iter().map(|(key, value)| ((*key).to_owned(), value.clone()));
    RecordWrite::new(RecordId::new(AT_MS, [n; 10]), values.collect())
}

/// Everything that phones write: each sort of value, likes beside each other, several records at once,
/// changes of what others wrote, and one value over two that stand side by side.
fn changes() -> Vec<Change> {
    let actor = |n: u8| SessionActor::new(DeviceId([n; 16]), [n; 4]);
    let values = [
        ("kind", "person".into()),
        ("v", ScalarValue::Int(1)),
        ("yes", true.into()),
        ("no", false.into()),
        ("more", 300i64.into()),
        ("less", (-70_000i64).into()),
        ("least", i64::MIN.into()),
        ("decimal", 37.5.into()),
        ("at", ScalarValue::Timestamp(AT_MS)),
        ("one", ScalarValue::Null),
        ("two", ScalarValue::Null),
        ("empty", "".into()),
        ("same", "như nhau".into()),
        ("again", "như nhau".into()),
        ("long", "Ngõ 12 ".repeat(60).into()),
    ];
    let mut one = Automerge::new();
    document::write(&mut one, actor(9), AT_MS, &[write(1, &values)]).unwrap();
    let several: Vec<_> = (2..5).map(|n| write(n, &values)).collect();
    document::write(&mut one, actor(9), AT_MS, &several).unwrap();
    let mut two = one.fork();
    let mut three = one.fork();
    for (by, doc) in [(1, &mut one), (5, &mut two), (12, &mut three)] {
        let mine = format!("của {by}");
        let edit = [("same", mine.into()), ("less", 5i64.into()), ("yes", false.into())];
        document::write(doc, actor(by), AT_MS, &[write(1, &edit), write(3, &edit)]).unwrap();
    }
    one.merge(&mut two).unwrap();
    one.merge(&mut three).unwrap();
    let decided = [("same", "sau cùng".into()), ("less", 6i64.into())];
    document::write(&mut one, actor(2), AT_MS, &[write(3, &decided)]).unwrap();
    one.get_changes(&[])
}

#[test]
fn g2_what_phones_write_needs_no_second_look() {
    let changes = changes();
    assert_eq!(changes.len(), 6);
    assert_eq!(changes.iter().map(|change| change.other_actor_ids().len()).max(), Some(4));
    for change in changes {
        let flat = expand(&change).expect("a flat change");
        assert_eq!(flat, change.decode());
        assert_eq!(flat.hash, Some(change.hash()));
    }
}

/// A seed that is printed replays what failed: put it first in the range.
#[test]
fn g2_it_takes_nothing_that_automerge_would_write_otherwise() {
    let changes = changes();
    let (mut read, mut taken) = (0, 0);
    for seed in 0..60_000u64 {
        let mut dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut roll = |sides: usize| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            dice as usize % sides
        };
        let change = &changes[roll(changes.len())];
        let raw = change.raw_bytes();
        let header = raw.len() - body_length(raw);
        let mut body = raw[header..].to_vec();
        for _ in 0..=roll(3) {
            let at = roll(body.len());
            match roll(5) {
                0 => body[at] ^= 1 << roll(8),
                1 => body[at] = [0, 1, 2, 0x7e, 0x7f, 0x80, 0xff][roll(7)],
                2 => body.insert(at, body[roll(body.len())]),
                3 => _ = body.remove(at),
                _ => body[at] = body[at].wrapping_add(1),
            }
        }
        let bent = chunk_of(&body);
        let Ok(Ok(bent)) = catch_unwind(|| Change::from_bytes(bent)) else { continue };
        if bent.len() > 512 || !bent.extra_bytes().is_empty() {
            continue;
        }
        read += 1;
        if let Some(flat) = expand(&bent) {
            taken += 1;
            assert_eq!(Some(flat), super::super::expand(&bent), "seed {seed}");
        }
    }
    assert!(taken > 1000 && read > taken + 100, "{taken} of {read}");
}

fn body_length(chunk: &[u8]) -> usize {
    let mut cursor = Cursor(&chunk[9..]);
    usize::try_from(cursor.unsigned().unwrap()).unwrap()
}
