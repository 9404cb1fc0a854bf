//! Records become one change of a session.

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{
    Automerge, AutomergeError, Change, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value,
};

use super::object_of;
use crate::ids::{RecordId, SessionActor};

/// One record's part of a change.
#[derive(Clone, Debug)]
pub struct RecordWrite {
    /// The record.
    pub record: RecordId,
    /// Field values as they are stored (times as automerge timestamps). A new record's must hold
    /// `kind` and `v`.
    pub values: Vec<(String, ScalarValue)>,
}

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// automerge refused the write.
    #[error("automerge: {0}")]
    Automerge(#[from] AutomergeError),
    /// Something else than a record stands under the id.
    #[error("no record under {0}")]
    NotARecord(RecordId),
}

/// Writes records as one change of the session `actor`, committed at `now_ms`. Values that stand
/// already, alone, are left out; gives nothing where no value is new.
pub fn write(
    document: &mut Automerge,
    actor: SessionActor,
    now_ms: i64,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    write_by(document, &Hand { actor, now_ms, same: Same::LeftOut }, writes)
}

/// The same, but what stands already is written once more, and null where nothing stands: for work whose
/// ground was lost. What it was written over may come back, and must then meet it.
pub fn write_again(
    document: &mut Automerge,
    actor: SessionActor,
    now_ms: i64,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    write_by(document, &Hand { actor, now_ms, same: Same::WrittenAgain }, writes)
}

/// Who writes, when and how.
struct Hand {
    actor: SessionActor,
    now_ms: i64,
    same: Same,
}

/// What becomes of a value that stands already, alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    LeftOut,
    WrittenAgain,
}

fn write_by(
    document: &mut Automerge,
    hand: &Hand,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    document.set_actor(hand.actor.to_actor());
    let decisions = decisions(document, writes, hand.same);
    if decisions.is_empty() {
        return commit(document, hand, writes);
    }
    let mut draft = document.clone();
    let Some(change) = commit(&mut draft, hand, writes)? else { return Ok(None) };
    let change = with_decisions(change, &decisions);
    document.apply_changes([change.clone()])?;
    Ok(Some(change))
}

/// Writes of the value which wins already: the field's object and key, the value, and every operation
/// that stands there.
fn decisions(
    document: &Automerge,
    writes: &[RecordWrite],
    same: Same,
) -> Vec<(OpId, String, ScalarValue, Vec<OpId>)> {
    let fewest = if same == Same::WrittenAgain { 1 } else { 2 };
    let mut decisions = Vec::new();
    for write in writes {
        let Some(object) = object_of(document, write.record) else { continue };
        let Some(object_id) = op_id(&object) else { continue };
        for (name, value) in &write.values {
            let Ok(standing) = document.get_all(&object, name.as_str()) else { continue };
            let winner = standing.last().and_then(|(winner, _)| winner.as_scalar());
            if standing.len() >= fewest && winner == Some(value) && !says_what_it_is(name) {
                let stands = standing.iter().filter_map(|(_, op)| op_id(op)).collect();
                decisions.push((object_id.clone(), name.clone(), value.clone(), stands));
            }
        }
    }
    decisions
}

/// What a record is stays as it was made (SPEC G7).
fn says_what_it_is(name: &str) -> bool {
    matches!(name, "kind" | "v")
}

/// automerge writes a value that wins already as the deletion of the others, which says nothing of
/// who decided and which the gate refuses (SPEC G6), and not at all where it stands alone; there something
/// else was written in its place. Here both become a writing of that value, over all.
fn with_decisions(change: Change, decisions: &[(OpId, String, ScalarValue, Vec<OpId>)]) -> Change {
    let mut expanded = change.decode();
    for op in &mut expanded.operations {
        let (OpType::Delete | OpType::Put(_), ObjectId::Id(object), Key::Map(key)) =
            (&op.action, &op.obj, &op.key)
        else {
            continue;
        };
        let decided = decisions.iter().find(|(id, name, ..)| id == object && *name == **key);
        if let Some((_, _, value, stands)) = decided {
            op.action = OpType::Put(value.clone());
            op.pred = stands.iter().cloned().collect();
        }
    }
    Change::from(expanded)
}

fn op_id(id: &ObjId) -> Option<OpId> {
    match id {
        ObjId::Id(counter, actor, _) => Some(OpId::new(*counter, actor)),
        ObjId::Root => None,
    }
}

fn commit(
    document: &mut Automerge,
    hand: &Hand,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    let mut transaction = document.transaction();
    let mut written = 0usize;
    for write in writes {
        let key = write.record.to_string();
        let object = match transaction.get(ROOT, key.as_str())? {
            Some((Value::Object(ObjType::Map), object)) => object,
            Some(_) => return Err(WriteError::NotARecord(write.record)),
            None => {
                written += 1;
                transaction.put_object(ROOT, key.as_str(), ObjType::Map)?
            }
        };
        for (name, value) in &write.values {
            let standing = transaction.get_all(&object, name.as_str())?;
            let mut value = value.clone();
            if let [(Value::Scalar(stored), _)] = standing.as_slice()
                && **stored == value
            {
                if hand.same == Same::LeftOut || says_what_it_is(name) {
                    continue;
                }
                value = other_than(&value);
            }
            if standing.is_empty() && value == ScalarValue::Null && hand.same == Same::LeftOut {
                continue;
            }
            transaction.put(&object, name.as_str(), value)?;
            written += 1;
        }
    }
    if written == 0 {
        transaction.rollback();
        return Ok(None);
    }
    transaction.commit_with(CommitOptions::default().with_time(to_commit_time(hand.now_ms)));
    Ok(document.get_last_local_change())
}

/// Stands in for a value until [`with_decisions`].
fn other_than(value: &ScalarValue) -> ScalarValue {
    match value {
        ScalarValue::Null => ScalarValue::Boolean(true),
        _ => ScalarValue::Null,
    }
}

/// automerge's convention for the time of a commit is seconds.
fn to_commit_time(now_ms: i64) -> i64 {
    now_ms.div_euclid(1000)
}
