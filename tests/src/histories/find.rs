//! A history that did harm: which, what, and as few of its changes as still do it.

use std::fmt;

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use fastrand::Rng;

use super::model::Model;
use super::orders;
use super::set::Set;
use super::story::Story;

/// Orders that are tried for each smaller history.
const TRIES: u64 = 8;

pub struct Find {
    pub seed: u64,
    /// What went wrong.
    pub harm: String,
    /// The history, change by change.
    pub story: Vec<String>,
    /// Bends that the gate let in.
    pub bends: Vec<&'static str>,
}

impl Find {
    pub fn of(seed: u64, harm: String, story: Story) -> Self {
        let model = &story.model;
        let feed = smallest(model, &story.ward.feed);
        // Where no order of it does harm, the whole story tells what the gate took.
        let (numbers, what) = match &feed {
            Some((feed, what)) => (feed.clone(), what.clone()),
            None => (story.ward.feed.clone(), harm),
        };
        let mut bends: Vec<_> = numbers.iter().filter_map(|n| model.changes[*n].bend).collect();
        bends.sort_unstable();
        bends.dedup();
        let told = numbers.iter().map(|number| told(model, *number)).collect();
        Self { seed, harm: what, story: told, bends }
    }
}

/// Leaves out heads as long as what is left still does harm.
fn smallest(model: &Model, feed: &[usize]) -> Option<(Vec<usize>, String)> {
    let mut feed = feed.to_vec();
    let mut harm = harm_of(model, &feed)?;
    loop {
        let all: Set = feed.iter().copied().collect();
        let smaller = model.heads(&all).into_iter().find_map(|head| {
            let less: Vec<usize> = feed.iter().copied().filter(|number| *number != head).collect();
            harm_of(model, &less).map(|harm| (less, harm))
        });
        match smaller {
            Some((less, still)) => (feed, harm) = (less, still),
            None => return Some((feed, harm)),
        }
    }
}

fn harm_of(model: &Model, feed: &[usize]) -> Option<String> {
    (0..TRIES).find_map(|seed| orders::agree(model, feed, &mut Rng::with_seed(seed)).err())
}

fn told(model: &Model, number: usize) -> String {
    let made = &model.changes[number];
    let change = &made.expanded;
    let ops = change.operations.iter().map(op);
    format!(
        "{number}: {} seq {} on {:?} from {} at {}s{}\n      {}",
        actor(change.actor_id.to_bytes()),
        change.seq,
        made.deps,
        change.start_op,
        change.time,
        made.bend.map(|bend| format!(" — {bend}")).unwrap_or_default(),
        ops.collect::<Vec<_>>().join("\n      "),
    )
}

fn op(op: &Op) -> String {
    let key = match &op.key {
        Key::Map(key) if key.len() > 40 => format!("{}…", key.chars().take(20).collect::<String>()),
        Key::Map(key) => key.to_string(),
        Key::Seq(_) => "a place in a list".to_owned(),
    };
    let preds: Vec<String> = op.pred.iter().map(id).collect();
    let object = match &op.obj {
        ObjectId::Root => "root".to_owned(),
        ObjectId::Id(object) => id(object),
    };
    let action = match &op.action {
        OpType::Put(value) => format!("{value:?}").chars().take(60).collect(),
        other => format!("{other:?}"),
    };
    format!("{object} {key} = {action} over {preds:?}")
}

fn id(id: &OpId) -> String {
    format!("{}@{}", id.counter(), actor(id.actor().to_bytes()))
}

/// The first bytes of the device, and its session.
fn actor(bytes: &[u8]) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let device = bytes.get(..bytes.len().min(16)).unwrap_or_default();
    let end = device.get(device.len().saturating_sub(2)..).unwrap_or_default();
    format!(
        "{}..{}/{}",
        hex(&device[..device.len().min(1)]),
        hex(end),
        hex(bytes.get(16..).unwrap_or_default())
    )
}

impl fmt::Display for Find {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.harm)?;
        for change in &self.story {
            writeln!(f, "  {change}")?;
        }
        write!(f, "again: cargo xtask histories --seed {}", self.seed)
    }
}
