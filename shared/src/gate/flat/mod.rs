//! Rule G2 in one pass, for changes of the form that passes: records made at the root, plain values put
//! into them.
//!
//! automerge needs three for the same answer: it decodes, encodes anew and lets go of both. Whatever is of
//! another form, or is not byte for byte what automerge would write, is left to automerge.

use std::iter;

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Change, ExpandedChange, ObjType, ScalarValue};

use super::chunk::{Cursor, TYPE_CHANGE, write_unsigned};

// What a column is of, and its type: automerge's binary format, "operation columns".
const OBJECT_ACTOR: u64 = 0x01;
const OBJECT_COUNTER: u64 = 0x02;
const KEY: u64 = 0x15;
const INSERT: u64 = 0x34;
const ACTION: u64 = 0x42;
const VALUE_META: u64 = 0x56;
const VALUE: u64 = 0x57;
const PRED_COUNT: u64 = 0x70;
const PRED_ACTOR: u64 = 0x71;
const PRED_COUNTER: u64 = 0x73;

const MAKE_MAP: u64 = 0;
const PUT: u64 = 1;

/// The change decoded, where it is flat and encoded as automerge encodes it.
pub(super) fn expand(change: &Change) -> Option<ExpandedChange> {
    let count = change.len();
    let actors: Vec<&ActorId> =
        iter::once(change.actor_id()).chain(change.other_actor_ids()).collect();
    let mut used = vec![false; actors.len()];
    let mut columns = Columns::of(change)?;
    let objects = objects(&mut columns, count)?;
    let keys = columns.runs(KEY, count, text, put_text)?;
    (columns.take(INSERT)? == unsigned(count as u64)).then_some(())?;
    let actions = columns.runs(ACTION, count, number, write_unsigned)?;
    let values = values(&mut columns, count)?;
    let preds = preds(&mut columns, count)?;
    columns.is_at_end().then_some(())?;
    let mut id = |(actor, counter): (u64, u64)| {
        let actor = usize::try_from(actor).ok()?;
        *used.get_mut(actor)? = true;
        (counter > 0).then(|| actors.get(actor).map(|actor| OpId::new(counter, actor)))?
    };
    let mut operations = Vec::with_capacity(count);
    let each = objects.into_iter().zip(keys).zip(actions).zip(values).zip(preds);
    for ((((object, key), action), value), preds) in each {
        let preds = preds.into_iter().map(&mut id).collect::<Option<Vec<OpId>>>()?;
        preds.is_sorted_by(|one, next| one < next).then_some(())?;
        operations.push(Op {
            action: match action? {
                MAKE_MAP if value == ScalarValue::Null => OpType::Make(ObjType::Map),
                PUT => OpType::Put(value),
                _ => return None,
            },
            obj: match object {
                Some(object) => ObjectId::Id(id(object)?),
                None => ObjectId::Root,
            },
            key: Key::Map(key?.into()),
            pred: preds.into(),
            insert: false,
        });
    }
    // The author comes first; others in order, and only those that are named.
    let others_are_due = used.iter().skip(1).all(|used| *used)
        && change.other_actor_ids().is_sorted_by(|one, next| one < next)
        && !change.other_actor_ids().contains(change.actor_id());
    others_are_due.then(|| ExpandedChange {
        operations,
        actor_id: change.actor_id().clone(),
        hash: Some(change.hash()),
        seq: change.seq(),
        start_op: change.start_op(),
        time: change.timestamp(),
        message: change.message().map(str::to_owned),
        deps: change.deps().to_vec(),
        extra_bytes: Vec::new(),
        author: None,
    })
}

/// The columns that have not been taken yet, in their order, and what all of them take up.
struct Columns<'a> {
    layout: std::vec::IntoIter<(u64, u64)>,
    data: Cursor<'a>,
    /// For encoding again, without a new allocation each time.
    scratch: Vec<u8>,
}

impl<'a> Columns<'a> {
    /// Of a change whose header is written as automerge writes it.
    fn of(change: &'a Change) -> Option<Self> {
        let mut chunk = Cursor(change.raw_bytes());
        chunk.take(4).ok()?; // magic
        // automerge takes no notice of the checksum when it reads a single change.
        let checksum = chunk.take(4).ok()?;
        change.hash().as_ref().starts_with(checksum).then_some(())?;
        (chunk.byte().ok()? == TYPE_CHANGE).then_some(())?;
        let length = chunk.0;
        length.starts_with(&unsigned(chunk.unsigned().ok()?)).then_some(())?;
        let columns = chunk.0.strip_prefix(header(change)?.as_slice())?;
        let mut data = Cursor(columns);
        let count = data.unsigned().ok()?;
        let mut layout = Vec::new();
        let mut written = unsigned(count);
        for _ in 0..count {
            let column = (data.unsigned().ok()?, data.unsigned().ok()?);
            write_unsigned(column.0, &mut written);
            write_unsigned(column.1, &mut written);
            layout.push(column);
        }
        columns.starts_with(&written).then_some(())?;
        Some(Self { layout: layout.into_iter(), data, scratch: Vec::new() })
    }

    /// The column's bytes; none of a column that is not there. They come in the order of the
    /// specifications, and no column that is there is empty.
    fn take(&mut self, spec: u64) -> Option<&'a [u8]> {
        match self.layout.as_slice() {
            [(next, length), ..] if *next == spec => {
                let data = self.data.take_u64(*length).ok().filter(|data| !data.is_empty())?;
                self.layout.next();
                Some(data)
            }
            _ => Some(&[]),
        }
    }

    fn is_at_end(&self) -> bool {
        self.layout.as_slice().is_empty() && self.data.0.is_empty()
    }

    /// The values of a column in run-length encoding, where automerge would encode them just so.
    fn runs<T: Copy + PartialEq>(
        &mut self,
        spec: u64,
        count: usize,
        read: impl Fn(&mut Cursor<'a>) -> Option<T>,
        put: impl Fn(T, &mut Vec<u8>),
    ) -> Option<Vec<Option<T>>> {
        let data = self.take(spec)?;
        let values = read_runs(data, count, read)?;
        self.scratch.clear();
        put_runs(&values, put, &mut self.scratch);
        (self.scratch == data).then_some(values)
    }
}

/// Up to the columns.
fn header(change: &Change) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(128);
    let deps = change.deps();
    deps.is_sorted_by(|one, next| one < next).then_some(())?;
    write_unsigned(deps.len() as u64, &mut out);
    deps.iter().for_each(|dep| out.extend(dep.as_ref()));
    put_prefixed(change.actor_id().to_bytes(), &mut out);
    write_unsigned(change.seq(), &mut out);
    write_unsigned(change.start_op().get(), &mut out);
    write_signed(change.timestamp(), &mut out);
    put_prefixed(change.message().unwrap_or_default().as_bytes(), &mut out);
    write_unsigned(change.other_actor_ids().len() as u64, &mut out);
    for actor in change.other_actor_ids() {
        put_prefixed(actor.to_bytes(), &mut out);
    }
    Some(out)
}

/// For each operation the place of the object's actor and its number; none for the root.
fn objects(columns: &mut Columns, count: usize) -> Option<Vec<Option<(u64, u64)>>> {
    let actors = columns.runs(OBJECT_ACTOR, count, number, write_unsigned)?;
    let counters = columns.runs(OBJECT_COUNTER, count, number, write_unsigned)?;
    let object = |(actor, counter): (Option<u64>, Option<u64>)| match (actor, counter) {
        (None, None) => Some(None),
        (Some(actor), Some(counter)) => Some(Some((actor, counter))),
        _ => None,
    };
    actors.into_iter().zip(counters).map(object).collect()
}

fn values(columns: &mut Columns, count: usize) -> Option<Vec<ScalarValue>> {
    let metas = columns.runs(VALUE_META, count, number, write_unsigned)?;
    let mut data = Cursor(columns.take(VALUE)?);
    let mut values = Vec::with_capacity(count);
    for meta in metas {
        let meta = meta?;
        values.push(value(meta & 0xf, data.take_u64(meta >> 4).ok()?)?);
    }
    data.0.is_empty().then_some(values)
}

/// A value of the types that the gate lets in.
fn value(code: u64, data: &[u8]) -> Option<ScalarValue> {
    let whole = || {
        let number = Cursor(data).signed().ok()?;
        let mut written = Vec::with_capacity(10);
        write_signed(number, &mut written);
        (written == data).then_some(number)
    };
    match (code, data) {
        (0, []) => Some(ScalarValue::Null),
        (1, []) => Some(ScalarValue::Boolean(false)),
        (2, []) => Some(ScalarValue::Boolean(true)),
        (4, _) => whole().map(ScalarValue::Int),
        (5, _) => {
            let number = f64::from_le_bytes(data.try_into().ok()?);
            number.is_finite().then_some(ScalarValue::F64(number))
        }
        (6, _) => Some(ScalarValue::Str(std::str::from_utf8(data).ok()?.into())),
        (9, _) => whole().map(ScalarValue::Timestamp),
        _ => None,
    }
}

/// For each operation the places of its predecessors' actors and their numbers.
fn preds(columns: &mut Columns, count: usize) -> Option<Vec<Vec<(u64, u64)>>> {
    let counts = columns.runs(PRED_COUNT, count, number, write_unsigned)?;
    let counts: Vec<u64> = counts.into_iter().collect::<Option<_>>()?;
    let all = counts.iter().try_fold(0, |sum: u64, count| sum.checked_add(*count))?;
    let all = usize::try_from(all).ok()?;
    let actors = columns.runs(PRED_ACTOR, all, number, write_unsigned)?;
    let steps = columns.runs(PRED_COUNTER, all, step_to, write_signed)?;
    let mut at = 0i64;
    let mut ids = actors.into_iter().zip(steps).map(|(actor, step)| {
        at = at.checked_add(step?)?;
        Some((actor?, u64::try_from(at).ok()?))
    });
    let of_one = |count: u64| {
        let count = usize::try_from(count).ok()?;
        ids.by_ref().take(count).collect::<Option<Vec<_>>>()
    };
    counts.into_iter().map(of_one).collect()
}

/// `n` > 0: one value n times; `n` < 0: as many values; 0: as many nulls as follows. No bytes are nulls.
fn read_runs<'a, T: Copy>(
    data: &'a [u8],
    count: usize,
    read: impl Fn(&mut Cursor<'a>) -> Option<T>,
) -> Option<Vec<Option<T>>> {
    if data.is_empty() {
        return Some(vec![None; count]);
    }
    let mut data = Cursor(data);
    let mut values = Vec::with_capacity(count);
    while !data.0.is_empty() {
        let run = data.signed().ok()?;
        let length = if run == 0 { data.unsigned().ok()? } else { run.unsigned_abs() };
        let length = usize::try_from(length).ok()?;
        let end = values.len().checked_add(length).filter(|end| *end <= count)?;
        match run {
            0 => values.resize(end, None),
            1.. => values.resize(end, Some(read(&mut data)?)),
            _ => {
                for _ in 0..length {
                    values.push(Some(read(&mut data)?));
                }
            }
        }
    }
    (values.len() == count).then_some(values)
}

/// As automerge encodes them: a value that stands alone joins its like, and nulls alone are no bytes.
fn put_runs<T: Copy + PartialEq>(
    values: &[Option<T>],
    put: impl Fn(T, &mut Vec<u8>),
    out: &mut Vec<u8>,
) {
    if values.iter().all(Option::is_none) {
        return;
    }
    let mut alone = Vec::new();
    let put_alone = |alone: &mut Vec<T>, out: &mut Vec<u8>| {
        if !alone.is_empty() {
            write_signed(-(alone.len() as i64), out);
            alone.drain(..).for_each(|value| put(value, out));
        }
    };
    for run in values.chunk_by(|one, next| one == next) {
        match run {
            [Some(value)] => alone.push(*value),
            [Some(value), ..] => {
                put_alone(&mut alone, out);
                write_signed(run.len() as i64, out);
                put(*value, out);
            }
            _ => {
                put_alone(&mut alone, out);
                write_signed(0, out);
                write_unsigned(run.len() as u64, out);
            }
        }
    }
    put_alone(&mut alone, out);
}

fn number(data: &mut Cursor) -> Option<u64> {
    data.unsigned().ok()
}

fn step_to(data: &mut Cursor) -> Option<i64> {
    data.signed().ok()
}

fn text<'a>(data: &mut Cursor<'a>) -> Option<&'a str> {
    let length = data.unsigned().ok()?;
    std::str::from_utf8(data.take_u64(length).ok()?).ok()
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    put_prefixed(text.as_bytes(), out);
}

fn put_prefixed(bytes: &[u8], out: &mut Vec<u8>) {
    write_unsigned(bytes.len() as u64, out);
    out.extend(bytes);
}

fn unsigned(value: u64) -> Vec<u8> {
    let mut out = Vec::with_capacity(10);
    write_unsigned(value, &mut out);
    out
}

/// LEB128 with sign.
fn write_signed(mut value: i64, out: &mut Vec<u8>) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 && low & 0x40 == 0 || value == -1 && low & 0x40 != 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests;
