//! What a history means, computed from its changes alone and in the plainest way: who is behind whom, what
//! stands in a field, which value wins. automerge and the gate are held against it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Change, ChangeHash, ExpandedChange, ScalarValue};
use vungxanh_shared::ids::{DeviceId, SessionActor};

use super::set::Set;

/// A change that was made, whether the gate takes it or not.
pub struct Made {
    pub change: Change,
    pub expanded: ExpandedChange,
    pub device: DeviceId,
    /// The numbers of the changes that it names, of those that exist.
    pub deps: Vec<usize>,
    /// Everything behind it.
    pub past: Set,
    /// The number of its last operation.
    pub max_op: u64,
    /// Its operations among [`Model::ops`].
    pub ops: Range<usize>,
    /// What is wrong with it; none where it was made by the rules.
    pub bend: Option<&'static str>,
}

/// An operation.
pub struct Written {
    pub id: OpId,
    pub change: usize,
    /// The operation that made the record it writes into; none where it makes one.
    pub object: Option<usize>,
    pub key: String,
    /// None where it makes a record, or is neither.
    pub value: Option<ScalarValue>,
    pub preds: Vec<usize>,
    /// Names an operation or a record that does not exist.
    pub names_strangers: bool,
}

/// Every change of a history.
#[derive(Default)]
pub struct Model {
    pub changes: Vec<Made>,
    pub ops: Vec<Written>,
    by_hash: HashMap<ChangeHash, usize>,
    /// A session that was refused may go on and use the same numbers.
    by_op: HashMap<OpId, Vec<usize>>,
}

/// What stands: by record and field, ascending, so that the winner is the last.
pub type Picture = BTreeMap<(String, String), Vec<(OpId, ScalarValue)>>;

impl Model {
    /// Takes a change in; gives its number.
    pub fn enter(&mut self, change: Change, bend: Option<&'static str>) -> usize {
        let expanded = change.decode();
        let number = self.changes.len();
        let deps: Vec<usize> =
            expanded.deps.iter().filter_map(|dep| self.by_hash.get(dep)).copied().collect();
        let mut past = Set::default();
        for dep in &deps {
            past.insert(*dep);
            past.unite(&self.changes[*dep].past);
        }
        let first = self.ops.len();
        for place in 0..expanded.operations.len() {
            self.enter_op(number, (&expanded, &past), place);
        }
        let device = SessionActor::from_actor(&expanded.actor_id);
        self.by_hash.insert(change.hash(), number);
        self.changes.push(Made {
            device: device.map_or(DeviceId([0; 16]), |actor| actor.device()),
            change,
            max_op: max_op(&expanded),
            expanded,
            deps,
            past,
            ops: first..self.ops.len(),
            bend,
        });
        number
    }

    fn enter_op(&mut self, change: usize, (expanded, past): (&ExpandedChange, &Set), place: usize) {
        let op = &expanded.operations[place];
        let id = OpId::new(expanded.start_op.get().wrapping_add(place as u64), &expanded.actor_id);
        let find = |id: &OpId| {
            let all = self.by_op.get(id)?;
            let of = |op: &&usize| self.ops[**op].change;
            let behind = all.iter().find(|op| of(op) == change || past.contains(of(op)));
            behind.or(all.first()).copied()
        };
        let object = match &op.obj {
            ObjectId::Root => None,
            ObjectId::Id(object) => Some(find(object)),
        };
        let preds: Vec<Option<usize>> = op.pred.iter().map(find).collect();
        let written = Written {
            change,
            object: object.flatten(),
            key: match &op.key {
                Key::Map(key) => key.to_string(),
                Key::Seq(_) => String::new(),
            },
            value: match &op.action {
                OpType::Put(value) => Some(value.clone()),
                _ => None,
            },
            names_strangers: object == Some(None) || preds.contains(&None),
            preds: preds.into_iter().flatten().collect(),
            id: id.clone(),
        };
        self.by_op.entry(id).or_default().push(self.ops.len());
        self.ops.push(written);
    }

    /// A change was refused: its operations are none.
    pub fn forget(&mut self, number: usize) {
        for op in self.changes[number].ops.clone() {
            if let Some(all) = self.by_op.get_mut(&self.ops[op].id) {
                all.retain(|other| *other != op);
            }
        }
    }

    pub fn number(&self, hash: &ChangeHash) -> Option<usize> {
        self.by_hash.get(hash).copied()
    }

    /// The operation of this number and actor.
    pub fn find(&self, id: &OpId) -> Option<usize> {
        self.by_op.get(id)?.first().copied()
    }

    /// Of these changes those on which none of them builds. The set holds with each change its past.
    pub fn heads(&self, all: &Set) -> Vec<usize> {
        let mut behind = Set::default();
        all.iter().for_each(|number| behind.unite(&self.changes[number].past));
        all.without(&behind).iter().collect()
    }

    pub fn hashes(&self, numbers: &[usize]) -> Vec<ChangeHash> {
        numbers.iter().map(|number| self.changes[*number].change.hash()).collect()
    }

    /// The highest operation number of these changes.
    pub fn max_op(&self, all: &Set) -> u64 {
        all.iter().map(|number| self.changes[number].max_op).max().unwrap_or(0)
    }

    /// These changes and everything behind them.
    pub fn closed(&self, numbers: impl IntoIterator<Item = usize>) -> Set {
        let mut all = Set::default();
        for number in numbers {
            all.insert(number);
            all.unite(&self.changes[number].past);
        }
        all
    }

    /// The operations of these changes.
    pub fn ops_of<'a>(&'a self, all: &'a Set) -> impl Iterator<Item = usize> + 'a {
        all.iter().flat_map(|number| self.changes[number].ops.clone())
    }

    /// What stands in a field for who knows these changes: the operations of them that none of them names.
    pub fn standing(&self, all: &Set, object: usize, key: &str) -> Vec<usize> {
        let in_field = |op: &usize| {
            let written = &self.ops[*op];
            written.object == Some(object) && written.key == key
        };
        let field: Vec<usize> = self.ops_of(all).filter(in_field).collect();
        let named = |op: &usize| field.iter().any(|later| self.ops[*later].preds.contains(op));
        field.iter().filter(|op| !named(op)).copied().collect()
    }

    /// The device that wrote an operation.
    pub fn author(&self, op: usize) -> DeviceId {
        self.changes[self.ops[op].change].device
    }

    /// Everything that stands after these changes.
    pub fn picture(&self, all: &Set) -> Picture {
        let named: Vec<usize> =
            self.ops_of(all).flat_map(|op| self.ops[op].preds.iter().copied()).collect();
        let named: Set = named.into_iter().collect();
        let mut picture = Picture::new();
        for op in self.ops_of(all).filter(|op| !named.contains(*op)) {
            let written = &self.ops[op];
            let (Some(object), Some(value)) = (written.object, &written.value) else { continue };
            let field = (self.ops[object].key.clone(), written.key.clone());
            picture.entry(field).or_default().push((written.id.clone(), value.clone()));
        }
        picture.values_mut().for_each(|standing| standing.sort_by(|(a, _), (b, _)| by_age(a, b)));
        picture
    }
}

/// automerge's own sum of the two may overflow.
fn max_op(change: &ExpandedChange) -> u64 {
    let count = change.operations.len() as u64;
    change.start_op.get().saturating_add(count).saturating_sub(1)
}

/// automerge's order of operations: by number, then by actor.
pub fn by_age(a: &OpId, b: &OpId) -> std::cmp::Ordering {
    a.counter().cmp(&b.counter()).then_with(|| a.actor().to_bytes().cmp(b.actor().to_bytes()))
}
