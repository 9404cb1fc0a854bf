//! A phone that keeps the rules: it knows what it received and wrote, builds each change on all of that,
//! and replaces what its person saw, which may be older than what it knows.

use automerge::legacy::OpId;
use automerge::{ExpandedChange, ScalarValue};
use fastrand::Rng;
use vungxanh_shared::gate::Authority;
use vungxanh_shared::ids::{DeviceId, Family, RecordId, SessionActor};

use super::model::Model;
use super::set::Set;
use crate::by_hand::{Draft, make_record, put};

pub const NOW_MS: i64 = 1_795_312_800_000;
/// A version of a kind that the server does not know, so that any field is taken.
const FUTURE: i64 = 1000;

pub struct Device {
    pub id: DeviceId,
    pub authority: Authority,
    pub session: SessionActor,
    /// Sessions that it had before.
    pub former: Vec<SessionActor>,
    /// What it holds.
    pub known: Set,
    /// What it held when forms were opened that are still open.
    pub seen: Vec<Set>,
    /// Written and not sent, in the order of writing.
    pub unsent: Vec<usize>,
    /// Another program runs under the same id: whatever either writes is not by the rules.
    pub is_twin: bool,
}

impl Device {
    pub fn new(id: DeviceId, authority: Authority, rng: &mut Rng) -> Self {
        Self {
            id,
            authority,
            session: session(id, rng),
            former: Vec::new(),
            known: Set::default(),
            seen: Vec::new(),
            unsent: Vec::new(),
            is_twin: false,
        }
    }

    /// The app is opened again.
    pub fn restart(&mut self, rng: &mut Rng) {
        let new = session(self.id, rng);
        self.former.push(std::mem::replace(&mut self.session, new));
    }

    /// A form is opened, and stays open.
    pub fn look(&mut self) {
        if self.seen.len() >= 3 {
            self.seen.remove(0);
        }
        self.seen.push(self.known.clone());
    }

    /// One tap on "save".
    pub fn write(&self, model: &Model, family: Family, rng: &mut Rng) -> ExpandedChange {
        let actor = self.session.to_actor();
        let last = self.known.iter().map(|number| &model.changes[number].expanded);
        let last = last.filter(|change| change.actor_id == actor).map(|change| change.seq).max();
        let draft = Draft {
            actor,
            seq: last.unwrap_or(0).saturating_add(1),
            deps: model.hashes(&model.heads(&self.known)),
            start_op: model.max_op(&self.known).saturating_add(1),
            time: NOW_MS / 1000 + rng.i64(0..1000),
            ops: Vec::new(),
        };
        let mut change = draft.expanded();
        let records: Vec<usize> = model
            .ops_of(&self.known)
            .filter(|op| model.ops[*op].object.is_none() && model.ops[*op].value.is_none())
            .collect();
        if records.is_empty() || rng.u8(..5) == 0 {
            make(&mut change, family, rng);
        }
        if change.operations.is_empty() || (!records.is_empty() && rng.u8(..4) == 0) {
            let record = records[rng.usize(..records.len())];
            self.edit(model, &mut change, record, rng);
        }
        change
    }

    fn edit(&self, model: &Model, change: &mut ExpandedChange, record: usize, rng: &mut Rng) {
        let open = if rng.u8(..3) == 0 { self.seen.len() } else { 0 };
        let seen = if open > 0 { &self.seen[rng.usize(..open)] } else { &self.known };
        let mut keys = fields_of(&kind_of(model, record));
        rng.shuffle(&mut keys);
        for key in keys.into_iter().take(rng.usize(1..4)) {
            let mut preds = model.standing(seen, record, key);
            if rng.u8(..8) == 0 {
                // Its person looked at some of them only.
                preds.retain(|_| rng.bool());
            }
            preds.extend(self.own(model, record, key));
            preds.sort_unstable();
            preds.dedup();
            let value = value(key, rng);
            let preds = preds.into_iter().map(|op| model.ops[op].id.clone()).collect::<Vec<_>>();
            change.operations.push(put(&model.ops[record].id, key, value, preds));
        }
    }

    /// What this device wrote itself and still stands as far as it knows.
    pub fn own(&self, model: &Model, record: usize, key: &str) -> Vec<usize> {
        let standing = model.standing(&self.known, record, key);
        standing.into_iter().filter(|op| model.author(*op) == self.id).collect()
    }
}

/// Sessions at the ends of the order are drawn more often than chance would.
pub fn session(device: DeviceId, rng: &mut Rng) -> SessionActor {
    let random = rng.u32(..);
    let number = match rng.u8(..6) {
        0 => random % 4,
        1 => u32::MAX - random % 4,
        _ => random,
    };
    SessionActor::new(device, number.to_be_bytes())
}

fn make(change: &mut ExpandedChange, family: Family, rng: &mut Rng) {
    let record = RecordId::new(NOW_MS + rng.i64(..1000), random10(rng));
    let object = OpId::new(change.start_op.get(), &change.actor_id);
    let kind = match family {
        Family::Plan => "area",
        _ => ["household", "person"][rng.usize(..2)],
    };
    let version = if rng.u8(..6) == 0 { FUTURE } else { 1 };
    change.operations.push(make_record(record));
    change.operations.push(put(&object, "kind", kind, Vec::new()));
    change.operations.push(put(&object, "v", ScalarValue::Int(version), Vec::new()));
    for key in fields_of(kind) {
        if key != "v" && rng.bool() {
            change.operations.push(put(&object, key, value(key, rng), Vec::new()));
        }
    }
}

pub fn random10(rng: &mut Rng) -> [u8; 10] {
    let mut bytes = [0; 10];
    rng.fill(&mut bytes);
    bytes
}

/// The kind that a record was made with.
fn kind_of(model: &Model, record: usize) -> String {
    let made = &model.changes[model.ops[record].change];
    let mut ops = made.ops.clone().map(|op| &model.ops[op]);
    let kind = ops.find(|op| op.object == Some(record) && op.key == "kind");
    match kind.and_then(|op| op.value.as_ref()) {
        Some(ScalarValue::Str(kind)) => kind.to_string(),
        _ => String::new(),
    }
}

/// Few, so that people meet in them.
fn fields_of(kind: &str) -> Vec<&'static str> {
    match kind {
        "household" => vec!["head_name", "house_no", "note", "removed/at", "hardship/poor"],
        "person" => vec!["full_name", "dob", "note", "removed/at"],
        "area" => vec!["code", "name", "streets"],
        // A kind that a bend made up: what every record has.
        _ => vec!["removed/at", "removed/reason"],
    }
}

fn value(key: &str, rng: &mut Rng) -> ScalarValue {
    match key {
        "removed/at" if rng.bool() => ScalarValue::Timestamp(NOW_MS),
        "removed/at" => ScalarValue::Null,
        "hardship/poor" => ScalarValue::Boolean(rng.bool()),
        "code" => format!("00025-{:02}", rng.u8(1..99)).into(),
        // Equal values stand beside each other too.
        _ => match rng.u8(..8) {
            0 => ScalarValue::Null,
            1 => ScalarValue::Int(rng.i64(..)),
            2 => ScalarValue::F64(f64::from(rng.i32(..)) / 8.0),
            n => ["Lan", "Hùng", "12A", "Phố Ngọc Khánh", ""][usize::from(n) % 5].into(),
        },
    }
}
