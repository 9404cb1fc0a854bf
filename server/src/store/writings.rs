//! A record's history out of its changes: of every writing what the writer had before the eyes, and
//! whether somebody else's value stood beside it unseen. Pure.

use std::collections::HashMap;

use automerge::Change;
use automerge::legacy::{Key, ObjectId, OpId, OpType};
use vungxanh_shared::document::{commit_time_ms, from_stored};
use vungxanh_shared::ids::{RecordId, SessionActor};
use vungxanh_shared::scalar::Scalar;

use super::office_types::{FieldChange, HistoryEntry, PlainValue};

/// A change of the log.
pub struct Logged {
    /// The change.
    pub change: Change,
    /// When the server had it on disk.
    pub received_at_ms: i64,
}

/// What each change wrote into `record`, in the order given, which must hold every change of it in an
/// order in which none stands before what it builds on. Names of people are left empty.
pub fn of(logged: &[Logged], record: RecordId) -> Vec<HistoryEntry> {
    let mut reader = Reader {
        key: record.to_string(),
        object: None,
        standing: HashMap::new(),
        known: HashMap::new(),
    };
    logged.iter().filter_map(|logged| reader.entry(logged)).collect()
}

struct Reader {
    key: String,
    /// The operation that made the record.
    object: Option<OpId>,
    /// The values that stand in each field, by the operations that wrote them.
    standing: HashMap<String, Vec<(OpId, Scalar)>>,
    /// Every value ever written: somebody may have seen one that others replaced meanwhile.
    known: HashMap<OpId, Scalar>,
}

impl Reader {
    fn entry(&mut self, logged: &Logged) -> Option<HistoryEntry> {
        let change = logged.change.decode();
        let (mut made, mut changes) = (false, Vec::new());
        for (op, number) in change.operations.iter().zip(change.start_op.get()..) {
            let id = OpId::new(number, &change.actor_id);
            match (&op.obj, &op.key, &op.action) {
                (ObjectId::Root, Key::Map(name), OpType::Make(_)) if *name == self.key => {
                    self.object = Some(id);
                    made = true;
                }
                (ObjectId::Id(object), Key::Map(name), OpType::Put(value))
                    if Some(object) == self.object.as_ref() =>
                {
                    let seen: Vec<OpId> = op.pred.iter().cloned().collect();
                    let written = self.write(name, id, &seen, from_stored(value));
                    if !matches!(name.as_str(), "kind" | "v") {
                        changes.push(written);
                    }
                }
                _ => {}
            }
        }
        if !made && changes.is_empty() {
            return None;
        }
        let by = SessionActor::from_actor(logged.change.actor_id())?.device();
        Some(HistoryEntry {
            at_ms: commit_time_ms(logged.change.timestamp()),
            received_at_ms: logged.received_at_ms,
            by: by.to_string(),
            by_name: None,
            device_name: None,
            in_office: false,
            made,
            changes,
        })
    }

    fn write(&mut self, name: &str, id: OpId, seen: &[OpId], value: Scalar) -> FieldChange {
        let standing = self.standing.entry(name.to_owned()).or_default();
        standing.retain(|(op, _)| !seen.contains(op));
        let unseen = standing.iter().any(|(_, other)| *other != value);
        standing.push((id.clone(), value.clone()));
        self.known.insert(id, value.clone());
        let mut from: Vec<PlainValue> = Vec::new();
        for old in seen.iter().filter_map(|op| self.known.get(op)) {
            let old = PlainValue(old.clone());
            if old.0 != Scalar::Null && !from.contains(&old) {
                from.push(old);
            }
        }
        FieldChange { field: name.to_owned(), from, to: PlainValue(value), beside: unseen }
    }
}

#[cfg(test)]
mod tests {
    use automerge::{Automerge, ScalarValue};
    use vungxanh_shared::document::{RecordWrite, write};
    use vungxanh_shared::ids::DeviceId;

    use super::*;

    fn edit(document: &mut Automerge, phone: u8, record: RecordId, value: &str) -> Change {
        let actor = SessionActor::new(DeviceId([phone; 16]), [phone; 4]);
        let values = vec![("phone".to_owned(), ScalarValue::from(value))];
        write(document, actor, 1_000 * i64::from(phone), &[RecordWrite { record, values }])
            .unwrap()
            .unwrap()
    }

    #[test]
    fn d6_history_tells_what_each_writer_saw_and_what_stood_beside_it() {
        let record = RecordId([7; 16]);
        let mut first = Automerge::new();
        let made = edit(&mut first, 1, record, "0912");
        let mut second = first.fork();
        let mine = edit(&mut first, 2, record, "0913");
        let theirs = edit(&mut second, 3, record, "0914");
        first.merge(&mut second).unwrap();
        let decided = edit(&mut first, 4, record, "0914");
        let logged =
            [made, mine, theirs, decided].map(|change| Logged { change, received_at_ms: 9_000 });
        let told: Vec<String> = of(&logged, record)
            .iter()
            .flat_map(|entry| &entry.changes)
            .map(|change| {
                let from: Vec<&str> =
                    change.from.iter().filter_map(|value| value.0.as_text()).collect();
                let beside = if change.beside { " beside" } else { "" };
                format!("{}>{}{beside}", from.join("+"), change.to.0.as_text().unwrap_or_default())
            })
            .collect();
        assert_eq!(told, [">0912", "0912>0913", "0912>0914 beside", "0913+0914>0914"]);
    }
}
