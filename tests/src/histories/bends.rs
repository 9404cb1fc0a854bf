//! What can be wrong with a change: each bend breaks, or seems to break, one rule, and leaves everything
//! else as the rules want it.

use std::num::NonZeroU64;

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{Author, ChangeHash, ExpandedChange, ObjType, ScalarValue};
use fastrand::Rng;
use vungxanh_shared::gate::{MAX_KEY_BYTES, MAX_TEXT_BYTES};
use vungxanh_shared::ids::{RecordId, SessionActor};

use super::device::{Device, NOW_MS, random10, session};
use super::model::Model;
use super::set::Set;
use crate::by_hand::{make_record, put};

/// A change while it is bent, and what is around it.
pub struct Bending<'a> {
    pub change: ExpandedChange,
    pub model: &'a Model,
    pub device: &'a Device,
    /// What the gate took so far: a hostile phone receives all of it, and need not say so.
    pub taken: &'a Set,
    pub rng: &'a mut Rng,
}

/// Its name, and the bend itself, which says whether there was something to bend.
pub type Bend = (&'static str, fn(&mut Bending) -> bool);

/// Done to its bytes (`raw`).
pub const UNUSED_ACTOR: &str = "an actor that it does not use";

pub const BENDS: &[Bend] = &[
    ("a dep left out", dep_left_out),
    ("a dep that is no head", dep_behind),
    ("what its dep builds on instead of the dep", dep_of_dep),
    ("a dep that its author does not hold", dep_not_held),
    ("a dep twice", dep_twice),
    ("an unknown dep", dep_unknown),
    ("no deps", no_deps),
    ("built on an older view", forked),
    ("a fresh session from nothing", from_nothing),
    ("a pred that is not behind", pred_not_behind),
    ("a pred that is not behind, numbered above it", pred_not_behind_above),
    ("a pred of another field", pred_elsewhere),
    ("a pred twice", pred_twice),
    ("a pred in its own change", pred_of_own_change),
    ("an unknown pred", pred_unknown),
    ("a record that is not behind", object_not_behind),
    ("its own standing value not among the preds", own_left_out),
    ("first operation number too low or high", start_op),
    ("seq of another place", seq),
    ("an earlier session of the device", former_session),
    ("another device's session", foreign_session),
    ("a commit time at the edge", time),
    ("another kind", kind),
    ("another version", version),
    ("a field of the server, in a version to come", server_field),
    ("a key at the bound", key),
    ("a value at the bound", value),
    ("many fields", many_fields),
    ("a field twice", key_twice),
    ("a record made again", record_again),
    ("an id that is none", record_id),
    ("its operations in another order", order_of_operations),
    ("an operation that is not allowed", operation),
    ("something extra", extra),
    ("no operation", empty),
    (UNUSED_ACTOR, in_its_bytes),
];

impl Bending<'_> {
    /// Everything behind the change as it is now.
    fn behind(&self) -> Set {
        let deps = self.change.deps.iter().filter_map(|dep| self.model.number(dep));
        self.model.closed(deps)
    }

    /// Counts the operations on from what is behind.
    fn number_on(&mut self) {
        let start = self.model.max_op(&self.behind()).saturating_add(1);
        self.number_from(start);
    }

    /// Numbers the operations from `start`; what the change says of its own operations follows.
    fn number_from(&mut self, start: u64) {
        let (old, actor) = (self.change.start_op.get(), self.change.actor_id.clone());
        let moved = |id: &OpId| {
            let place = id.counter().checked_sub(old).filter(|_| *id.actor() == actor);
            place.map(|place| OpId::new(start.wrapping_add(place), &actor))
        };
        for op in &mut self.change.operations {
            if let ObjectId::Id(id) = &mut op.obj
                && let Some(new) = moved(id)
            {
                *id = new;
            }
        }
        self.change.start_op = NonZeroU64::new(start).unwrap_or(NonZeroU64::MIN);
    }

    /// Writes under another session; what the change says of its own operations follows.
    fn under(&mut self, session: SessionActor) {
        let (new, old) = (session.to_actor(), self.change.actor_id.clone());
        let start = self.change.start_op.get();
        for op in &mut self.change.operations {
            if let ObjectId::Id(id) = &mut op.obj
                && *id.actor() == old
                && id.counter() >= start
            {
                *id = OpId::new(id.counter(), &new);
            }
        }
        self.change.actor_id = new;
    }

    /// The next number of a session, as the gate counts it.
    fn next_seq(&self, session: SessionActor) -> u64 {
        let actor = session.to_actor();
        let all = self.taken.iter().chain(self.device.unsent.iter().copied());
        let changes = all.map(|number| &self.model.changes[number].expanded);
        let last = changes.filter(|change| change.actor_id == actor).map(|change| change.seq).max();
        last.unwrap_or(0).saturating_add(1)
    }

    /// Leaves out what would be wrong beside the bend: writings into records that are not behind, and
    /// predecessors that are not.
    fn keep_what_is_behind(&mut self) {
        let (behind, model) = (self.behind(), self.model);
        let is_behind =
            |id: &OpId| model.find(id).is_some_and(|op| behind.contains(model.ops[op].change));
        let (start, actor) = (self.change.start_op.get(), self.change.actor_id.clone());
        let own = |id: &OpId| *id.actor() == actor && id.counter() >= start;
        let mut removed = false;
        self.change.operations.retain(|op| {
            let keep = match &op.obj {
                ObjectId::Id(id) => own(id) || is_behind(id),
                ObjectId::Root => true,
            };
            removed |= !keep;
            keep
        });
        for op in &mut self.change.operations {
            op.pred = op.pred.iter().filter(|id| is_behind(id)).cloned().collect();
        }
        if self.change.operations.is_empty() {
            let record = RecordId::new(NOW_MS, random10(self.rng));
            let object = OpId::new(self.change.start_op.get(), &self.change.actor_id);
            self.change.operations = vec![
                make_record(record),
                put(&object, "kind", "household", Vec::new()),
                put(&object, "v", ScalarValue::Int(1), Vec::new()),
            ];
        }
    }

    /// The places of its operations that write into a record which is there already.
    fn writings(&self) -> Vec<usize> {
        let start = self.change.start_op.get();
        let into_old = |op: &Op| match &op.obj {
            ObjectId::Id(id) => *id.actor() != self.change.actor_id || id.counter() < start,
            ObjectId::Root => false,
        };
        let operations = self.change.operations.iter().enumerate();
        operations.filter(|(_, op)| into_old(op)).map(|(place, _)| place).collect()
    }

    fn some_writing(&mut self) -> Option<usize> {
        let writings = self.writings();
        (!writings.is_empty()).then(|| writings[self.rng.usize(..writings.len())])
    }

    /// The object of the last operation that writes into a record.
    fn last_object(&self) -> Option<OpId> {
        self.change.operations.iter().rev().find_map(|op| match &op.obj {
            ObjectId::Id(id) => Some(id.clone()),
            ObjectId::Root => None,
        })
    }

    /// Writes a field of the record that the change wrote last, over the writing of it that is there.
    fn write(&mut self, key: &str, value: ScalarValue) -> bool {
        let Some(object) = self.last_object() else { return false };
        let same =
            |op: &&mut Op| op.obj == ObjectId::Id(object.clone()) && op.key == Key::Map(key.into());
        match self.change.operations.iter_mut().find(same) {
            Some(op) => op.action = OpType::Put(value),
            None => {
                let preds = self.own_standing(&object, key);
                self.change.operations.push(put(&object, key, value, preds));
            }
        }
        true
    }

    /// What the device has itself in a field.
    fn own_standing(&self, object: &OpId, key: &str) -> Vec<OpId> {
        let Some(record) = self.model.find(object) else { return Vec::new() };
        let own = self.device.own(self.model, record, key);
        own.into_iter().map(|op| self.model.ops[op].id.clone()).collect()
    }

    /// Operations that are there and not behind the change, and write a field.
    fn concurrent(&self) -> Vec<usize> {
        let behind = self.behind();
        let unsent: Set = self.device.unsent.iter().copied().collect();
        let mut there = self.taken.clone();
        there.unite(&unsent);
        let ops = self.model.ops_of(&there);
        ops.filter(|op| !behind.contains(self.model.ops[*op].change)).collect()
    }
}

fn dep_left_out(b: &mut Bending) -> bool {
    if b.change.deps.is_empty() {
        return false;
    }
    let at = b.rng.usize(..b.change.deps.len());
    b.change.deps.remove(at);
    match b.rng.u8(..3) {
        0 => {}
        1 => b.number_on(),
        _ => {
            b.number_on();
            b.keep_what_is_behind();
        }
    }
    true
}

fn dep_behind(b: &mut Bending) -> bool {
    let behind: Vec<usize> = b.behind().iter().collect();
    if behind.is_empty() {
        return false;
    }
    let other = b.model.changes[behind[b.rng.usize(..behind.len())]].change.hash();
    if b.change.deps.contains(&other) {
        return false;
    }
    b.change.deps.push(other);
    b.change.deps.sort();
    true
}

fn dep_of_dep(b: &mut Bending) -> bool {
    if b.change.deps.is_empty() {
        return false;
    }
    let at = b.rng.usize(..b.change.deps.len());
    let Some(number) = b.model.number(&b.change.deps[at]) else { return false };
    b.change.deps.remove(at);
    let further = b.model.hashes(&b.model.changes[number].deps);
    b.change.deps.extend(further);
    b.change.deps.sort();
    b.change.deps.dedup();
    match b.rng.u8(..3) {
        0 => {}
        1 => b.number_on(),
        _ => {
            b.number_on();
            b.keep_what_is_behind();
        }
    }
    true
}

fn dep_not_held(b: &mut Bending) -> bool {
    let others: Vec<usize> = b.taken.without(&b.device.known).iter().collect();
    if others.is_empty() {
        return false;
    }
    let other = others[b.rng.usize(..others.len())];
    b.change.deps.push(b.model.changes[other].change.hash());
    b.change.deps.sort();
    if b.rng.bool() {
        b.number_on();
    }
    true
}

fn dep_twice(b: &mut Bending) -> bool {
    let Some(dep) = b.change.deps.first().copied() else { return false };
    b.change.deps.insert(0, dep);
    true
}

fn dep_unknown(b: &mut Bending) -> bool {
    b.change.deps.push(ChangeHash([b.rng.u8(..); 32]));
    true
}

fn no_deps(b: &mut Bending) -> bool {
    b.change.deps.clear();
    if b.rng.bool() {
        b.number_on();
    }
    true
}

fn forked(b: &mut Bending) -> bool {
    let Some(older) = b.device.seen.first() else { return false };
    b.change.deps = b.model.hashes(&b.model.heads(older));
    b.change.deps.sort();
    if b.rng.bool() {
        let fresh = session(b.device.id, b.rng);
        b.under(fresh);
        b.change.seq = 1;
    }
    b.number_on();
    if b.rng.bool() {
        b.keep_what_is_behind();
    }
    true
}

fn from_nothing(b: &mut Bending) -> bool {
    let fresh = session(b.device.id, b.rng);
    b.under(fresh);
    b.change.seq = 1;
    b.change.deps.clear();
    b.number_on();
    b.keep_what_is_behind();
    true
}

/// Into the field of such an operation, over it.
fn pred_not_behind(b: &mut Bending) -> bool {
    let (behind, model) = (b.behind(), b.model);
    let mut others = b.concurrent();
    others.retain(|op| {
        let written = &model.ops[*op];
        let object = written.object.map(|object| model.ops[object].change);
        written.value.is_some() && object.is_some_and(|change| behind.contains(change))
    });
    if others.is_empty() {
        return false;
    }
    let other = &model.ops[others[b.rng.usize(..others.len())]];
    let Some(object) = other.object else { return false };
    let mut preds = b.device.own(model, object, &other.key);
    if b.rng.bool() {
        preds.extend(model.standing(&b.device.known, object, &other.key));
    }
    preds.sort_unstable();
    preds.dedup();
    let mut preds: Vec<OpId> = preds.into_iter().map(|op| model.ops[op].id.clone()).collect();
    preds.push(other.id.clone());
    let op = put(&model.ops[object].id, &other.key, "bent", preds);
    let same = |old: &&mut Op| old.obj == op.obj && old.key == op.key;
    match b.change.operations.iter_mut().find(same) {
        Some(old) => *old = op,
        None => b.change.operations.push(op),
    }
    true
}

/// The same where the number of the operation is above that of its predecessor: it looks as if it came after.
fn pred_not_behind_above(b: &mut Bending) -> bool {
    if !pred_not_behind(b) {
        return false;
    }
    let named = |op: &Op| op.pred.iter().map(OpId::counter).max();
    let Some(bent) = b.change.operations.iter().max_by_key(|op| named(op)).cloned() else {
        return false;
    };
    let ObjectId::Id(object) = &bent.obj else { return false };
    let short = named(&bent).unwrap_or(0).saturating_sub(b.change.start_op.get());
    let short = short.saturating_add(1);
    // Before it, fields of no meaning, as many as it takes to count past its predecessor.
    let all =
        ["note", "head_name", "house_no", "lane", "street", "book_no", "phone", "team", "lat"];
    let fields = all.into_iter().filter(|key| bent.key != Key::Map((*key).into()));
    let fields = fields.take(usize::try_from(short).unwrap_or(usize::MAX));
    let fillers: Vec<Op> = fields
        .map(|key| put(object, key, ScalarValue::Null, b.own_standing(object, key)))
        .collect();
    b.change.operations = fillers;
    b.change.operations.push(bent);
    true
}

fn pred_elsewhere(b: &mut Bending) -> bool {
    let Some(place) = b.some_writing() else { return false };
    let ops: Vec<usize> = b.model.ops_of(&b.device.known).collect();
    let other = b.model.ops[ops[b.rng.usize(..ops.len())]].id.clone();
    let op = &mut b.change.operations[place];
    op.pred = op.pred.iter().cloned().chain([other]).collect();
    true
}

fn pred_twice(b: &mut Bending) -> bool {
    let operations = &mut b.change.operations;
    let Some(op) = operations.iter_mut().find(|op| !op.pred.is_empty()) else { return false };
    op.pred = op.pred.iter().chain(op.pred.iter()).cloned().collect();
    true
}

fn pred_of_own_change(b: &mut Bending) -> bool {
    let count = b.change.operations.len();
    if count == 0 {
        return false;
    }
    let place = b.rng.usize(..count);
    let number = b.change.start_op.get().saturating_add(b.rng.u64(..count as u64 + 2));
    let own = OpId::new(number, &b.change.actor_id);
    let op = &mut b.change.operations[place];
    op.pred = op.pred.iter().cloned().chain([own]).collect();
    true
}

fn pred_unknown(b: &mut Bending) -> bool {
    let Some(place) = b.some_writing() else { return false };
    let session = match b.rng.bool() {
        true => session(b.device.id, b.rng),
        false => b.device.session,
    };
    let number = [0, 1, b.rng.u64(1..200), u64::MAX][b.rng.usize(..4)];
    let unknown = OpId::new(number, &session.to_actor());
    let op = &mut b.change.operations[place];
    op.pred = op.pred.iter().cloned().chain([unknown]).collect();
    true
}

fn object_not_behind(b: &mut Bending) -> bool {
    let mut others = b.concurrent();
    others.retain(|op| b.model.ops[*op].object.is_none() && b.model.ops[*op].value.is_none());
    if others.is_empty() {
        return false;
    }
    let other = &b.model.ops[others[b.rng.usize(..others.len())]];
    let op = put(&other.id, "note", "bent", Vec::new());
    match b.rng.bool() {
        true => b.change.operations.push(op),
        false => b.change.operations = vec![op],
    }
    true
}

fn own_left_out(b: &mut Bending) -> bool {
    let (model, device) = (b.model, b.device);
    let own = |id: &OpId| model.find(id).is_some_and(|op| model.author(op) == device.id);
    let mut bent = false;
    for op in &mut b.change.operations {
        let others: Vec<OpId> = op.pred.iter().filter(|id| !own(id)).cloned().collect();
        bent |= others.len() < op.pred.len();
        op.pred = others.into();
    }
    bent
}

fn start_op(b: &mut Bending) -> bool {
    let right = b.change.start_op.get();
    let wrong = match b.rng.u8(..8) {
        0 => right.saturating_add(1),
        1 => right.saturating_sub(1).max(1),
        2 => 1,
        3 => right.saturating_add(b.rng.u64(1..1000)),
        4 => right.saturating_add(u64::from(u32::MAX)),
        5 => i64::MAX as u64 - b.rng.u64(..20),
        6 => u64::MAX - b.rng.u64(..20),
        _ => b.rng.u64(1..=right),
    };
    b.number_from(wrong);
    wrong != right
}

fn seq(b: &mut Bending) -> bool {
    let right = b.change.seq;
    b.change.seq = match b.rng.u8(..5) {
        0 => right.saturating_add(1),
        1 => right.saturating_sub(1),
        2 => u64::MAX,
        3 => b.device.former.last().map_or(7, |session| b.next_seq(*session)),
        _ => b.rng.u64(..=right),
    };
    b.change.seq != right
}

fn former_session(b: &mut Bending) -> bool {
    if b.device.former.is_empty() {
        return false;
    }
    let former = b.device.former[b.rng.usize(..b.device.former.len())];
    b.change.seq = b.next_seq(former);
    b.under(former);
    true
}

fn foreign_session(b: &mut Bending) -> bool {
    let others = b.taken.iter().map(|number| &b.model.changes[number]);
    let other = others.filter(|made| made.device != b.device.id).last();
    let Some(other) = other.and_then(|made| SessionActor::from_actor(&made.expanded.actor_id))
    else {
        return false;
    };
    b.change.seq = b.next_seq(other);
    b.under(other);
    true
}

fn time(b: &mut Bending) -> bool {
    const EDGE: i64 = 1 << 40;
    let last = b.device.known.iter().last();
    let last = last.map_or(0, |number| b.model.changes[number].expanded.time);
    let times = [
        i64::MIN,
        i64::MIN.wrapping_add(last),
        i64::MAX.wrapping_add(last),
        i64::MAX - last.max(0),
        -1,
        0,
        1,
        EDGE - 1,
        EDGE,
        EDGE + 1,
        i64::MAX - 1,
        i64::MAX,
        -EDGE,
    ];
    b.change.time = times[b.rng.usize(..times.len())];
    true
}

fn kind(b: &mut Bending) -> bool {
    let kinds = ["person", "household", "member", "area", "pass", "later", ""];
    let name = kinds[b.rng.usize(..kinds.len())];
    match b.rng.u8(..5) {
        0 => b.write("kind", ScalarValue::Int(1)),
        1 => b.write("kind", ScalarValue::Null),
        _ => b.write("kind", name.into()),
    }
}

fn version(b: &mut Bending) -> bool {
    let versions = [-1, 0, 1, 2, 3, 1000, i64::MAX, i64::MIN];
    let version = versions[b.rng.usize(..versions.len())];
    match b.rng.u8(..6) {
        0 => b.write("v", ScalarValue::F64(2.0)),
        1 => b.write("v", ScalarValue::Null),
        _ => b.write("v", ScalarValue::Int(version)),
    }
}

fn server_field(b: &mut Bending) -> bool {
    let field = ["grants/ward_official:00025", "devices/07070707070707070707070707070707", "epoch"];
    let field = field[b.rng.usize(..field.len())];
    if b.rng.bool() {
        let version = 2 + b.rng.i64(..3);
        b.write("v", ScalarValue::Int(version));
    }
    if b.rng.u8(..3) == 0 {
        // The version first, the field in a later change.
        return b.write("v", ScalarValue::Int(2));
    }
    b.write(field, ScalarValue::Boolean(true))
}

fn key(b: &mut Bending) -> bool {
    let keys = [
        String::new(),
        "k".to_owned(),
        "k".repeat(MAX_KEY_BYTES - 1),
        "k".repeat(MAX_KEY_BYTES),
        "k".repeat(MAX_KEY_BYTES + 1),
        "ậ".repeat(MAX_KEY_BYTES / 3),
        "note\0".to_owned(),
        "people//name".to_owned(),
        "\u{202e}note".to_owned(),
    ];
    let key = keys[b.rng.usize(..keys.len())].clone();
    if b.rng.bool() {
        b.write("v", ScalarValue::Int(1000));
    }
    b.write(&key, ScalarValue::Boolean(true))
}

fn value(b: &mut Bending) -> bool {
    let value = match b.rng.u8(..15) {
        0 => "x".repeat(MAX_TEXT_BYTES).into(),
        1 => "x".repeat(MAX_TEXT_BYTES + 1).into(),
        2 => ScalarValue::F64(f64::NAN),
        3 => ScalarValue::F64(f64::INFINITY),
        4 => ScalarValue::F64(-0.0),
        5 => ScalarValue::F64(f64::MIN_POSITIVE / 4.0),
        6 => ScalarValue::Int(i64::MIN),
        7 => ScalarValue::Int(i64::MAX),
        8 => ScalarValue::Timestamp(i64::MIN),
        9 => ScalarValue::Timestamp(i64::MAX),
        10 => ScalarValue::Uint(u64::MAX),
        11 => ScalarValue::counter(1),
        12 => ScalarValue::Bytes(vec![0; 40]),
        13 => ScalarValue::Unknown { type_code: 12, bytes: vec![1, 2] },
        _ => "\0\u{feff}\u{202e}".into(),
    };
    let key = ["note", "head_name", "dob", "removed/at", "hardship/poor"][b.rng.usize(..5)];
    b.write(key, value)
}

fn many_fields(b: &mut Bending) -> bool {
    let Some(object) = b.last_object() else { return false };
    let more = [60, 505, 511, 512, 520][b.rng.usize(..5)];
    b.write("v", ScalarValue::Int(1000));
    let first = b.rng.u32(..1000);
    for n in 0..more {
        let key = format!("x{}", first + n);
        let preds = b.own_standing(&object, &key);
        b.change.operations.push(put(&object, &key, ScalarValue::Null, preds));
    }
    true
}

fn key_twice(b: &mut Bending) -> bool {
    let Some(mut op) = b.change.operations.last().cloned() else { return false };
    if b.rng.bool() {
        // The second over the first.
        let count = b.change.operations.len() as u64;
        let first = b.change.start_op.get().saturating_add(count - 1);
        op.pred = vec![OpId::new(first, &b.change.actor_id)].into();
    }
    b.change.operations.push(op);
    true
}

fn record_again(b: &mut Bending) -> bool {
    let mut there = b.taken.clone();
    there.unite(&b.device.known);
    let made = b.model.ops_of(&there).map(|op| &b.model.ops[op]);
    let made: Vec<_> = made.filter(|op| op.object.is_none() && op.value.is_none()).collect();
    if made.is_empty() {
        return false;
    }
    let again = made[b.rng.usize(..made.len())];
    let mut op = make_record(RecordId::new(NOW_MS, [0; 10]));
    op.key = Key::Map(again.key.as_str().into());
    if b.rng.bool() {
        op.pred = vec![again.id.clone()].into();
    }
    let count = b.change.operations.len() as u64;
    let number = b.change.start_op.get().saturating_add(count);
    let object = OpId::new(number, &b.change.actor_id);
    b.change.operations.extend([
        op,
        put(&object, "kind", "household", Vec::new()),
        put(&object, "v", ScalarValue::Int(1), Vec::new()),
    ]);
    true
}

fn record_id(b: &mut Bending) -> bool {
    let Some(op) = b.change.operations.iter_mut().find(|op| op.obj == ObjectId::Root) else {
        return false;
    };
    // In capitals, and as an id of another form than UUIDv7.
    let random = b.rng.u128(..);
    let keys = [String::new(), "x".to_owned(), format!("{random:032X}"), format!("{random:032x}")];
    op.key = Key::Map(keys[b.rng.usize(..keys.len())].as_str().into());
    true
}

fn order_of_operations(b: &mut Bending) -> bool {
    b.rng.shuffle(&mut b.change.operations);
    b.change.operations.len() > 1
}

fn operation(b: &mut Bending) -> bool {
    let count = b.change.operations.len();
    if count == 0 {
        return false;
    }
    let place = b.rng.usize(..count);
    let op = &mut b.change.operations[place];
    match b.rng.u8(..7) {
        0 => op.action = OpType::Delete,
        1 => op.action = OpType::Increment(1),
        2 => op.action = OpType::Make(ObjType::Map),
        3 => op.action = OpType::Make(ObjType::List),
        4 => op.action = OpType::Make(ObjType::Text),
        5 => op.obj = ObjectId::Root,
        _ => op.insert = true,
    }
    true
}

fn extra(b: &mut Bending) -> bool {
    match b.rng.u8(..4) {
        0 => b.change.extra_bytes = vec![1; b.rng.usize(1..30)],
        1 => b.change.message = Some("x".repeat(b.rng.usize(..2000))),
        2 => b.change.message = Some(String::new()),
        _ => b.change.author = Author::try_from("0707070707").ok(),
    }
    true
}

fn empty(b: &mut Bending) -> bool {
    b.change.operations.clear();
    true
}

fn in_its_bytes(_: &mut Bending) -> bool {
    true
}
