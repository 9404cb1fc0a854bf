//! A record's history out of its changes, and all that stands in it now. Pure.

use std::collections::BTreeMap;

use automerge::Change;
use vungxanh_shared::document::{self, FieldWriting, Standing, Writing, WritingReader};
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Scalar;

use super::office_types::{FieldChange, HistoryEntry, PlainValue, StandingValue};

/// A change of the log.
pub struct Logged {
    /// The change.
    pub change: Change,
    /// When the server had it on disk.
    pub received_at_ms: i64,
    /// Its feed number.
    pub seq: u64,
}

/// A record's history and what it ends in. Names of people are left empty.
pub struct Told {
    /// What each change did.
    pub history: Vec<HistoryEntry>,
    /// Of every field all that stands, the winner first.
    pub stands: BTreeMap<String, Vec<StandingValue>>,
}

/// What each change did to `record`, in the order given, in which none stands before what it builds on. The
/// first is the one that made the record; of those that are not given nothing is known.
pub fn of(logged: &[Logged], record: RecordId) -> Told {
    let mut reader = WritingReader::new(record);
    let mut history = Vec::new();
    for Logged { change, received_at_ms, seq } in logged {
        let writing = reader.read(&change.decode());
        history.extend(writing.and_then(|writing| entry(writing, (*received_at_ms, *seq))));
    }
    let stands = reader.stands().into_iter();
    let shown = |values: Vec<Standing>| values.into_iter().map(standing).collect();
    Told { history, stands: stands.map(|(field, values)| (field, shown(values))).collect() }
}

fn entry(writing: Writing, (received_at_ms, seq): (i64, u64)) -> Option<HistoryEntry> {
    (writing.made || !writing.changes.is_empty()).then(|| HistoryEntry {
        seq,
        at_ms: writing.by.at_ms,
        received_at_ms,
        by: writing.by.device.to_string(),
        by_name: None,
        device_name: None,
        in_office: false,
        made: writing.made,
        changes: writing.changes.into_iter().map(field_change).collect(),
        more_changes: 0,
    })
}

fn field_change(writing: FieldWriting) -> FieldChange {
    let plain = |values: Vec<Scalar>| values.into_iter().map(PlainValue).collect();
    FieldChange {
        field: writing.field,
        from: plain(writing.from),
        from_more: 0,
        to: PlainValue(writing.to),
        left: plain(writing.left),
        decision: writing.decision,
    }
}

/// One of the values that stand in a field.
pub fn standing(standing: Standing) -> StandingValue {
    StandingValue {
        value: PlainValue(standing.value),
        by: standing.by.device.to_string(),
        by_name: None,
        at_ms: standing.by.at_ms,
        winner: standing.winner,
        ops: standing.ops.iter().map(document::op_name).collect(),
    }
}

#[cfg(test)]
mod tests {
    use automerge::{Automerge, ScalarValue};
    use vungxanh_shared::document::{RecordWrite, write};
    use vungxanh_shared::ids::{DeviceId, SessionActor};

    use super::*;

    fn edit(document: &mut Automerge, phone: u8, record: RecordId, value: &str) -> Change {
        let actor = SessionActor::new(DeviceId([phone; 16]), [phone; 4]);
        let values = vec![("phone".to_owned(), ScalarValue::from(value))];
        write(document, actor, 1_000 * i64::from(phone), &[RecordWrite::new(record, values)])
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
        let logged = [made, mine, theirs, decided].map(|change| Logged {
            change,
            received_at_ms: 9_000,
            seq: 1,
        });
        let joined = |values: &[PlainValue]| {
            let texts: Vec<&str> = values.iter().filter_map(|value| value.0.as_text()).collect();
            texts.join("+")
        };
        let all = of(&logged, record);
        let told: Vec<String> = all
            .history
            .iter()
            .flat_map(|entry| &entry.changes)
            .map(|FieldChange { from, to, left, decision, .. }| {
                let to = to.0.as_text().unwrap_or_default();
                let decided = if *decision { "!" } else { "" };
                format!("{}>{to}|{}{decided}", joined(from), joined(left))
            })
            .collect();
        assert_eq!(told, [">0912|", "0912>0913|", "0912>0914|0913", "0913+0914>0914|!"]);
        assert_eq!(all.stands["phone"].len(), 1);
    }
}
