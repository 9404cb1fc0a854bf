//! Makes the transaction of a save: the edits are prepared, written into their documents as changes, and the
//! changes go to the outbox.

use vungxanh_shared::ids::{RecordId, SessionActor};

use crate::event::{Edit, NotSaved, Outcome, RequestId};
use crate::prepare::{Checking, NotPrepared, Preparation, PreparedSave};
use crate::random::Rng;
use crate::stored::{Unsent, row};
use crate::write_set::{OnDurable, State, WriteSet};

/// What a save is to write.
#[derive(Debug)]
pub(crate) struct Wish {
    pub edits: Vec<Edit>,
    /// A draft to delete with it.
    pub draft: Option<String>,
    pub checking: Checking,
}

/// The transaction of a save; it writes nothing where everything stands there already. After an error what
/// is pending in the documents is to be rolled back.
pub(crate) fn save(
    state: &mut State<'_>,
    session: [u8; 4],
    (request, wish): (RequestId, &Wish),
    rng: &mut Rng,
) -> Result<WriteSet, NotPrepared> {
    let stored = state.stored;
    let identity = stored.identity.as_ref().ok_or(NotSaved::NotEnrolled)?;
    if stored.contact.withdrawn {
        return Err(NotSaved::Withdrawn.into());
    }
    let actor = SessionActor::new(identity.device, session);
    let mut preparation = Preparation::new(stored, state.documents, state.now_ms, wish.checking);
    let prepared = preparation.prepare(&wish.edits, rng)?;
    let mut write_set = state.write_set();
    write(state, &prepared, actor, &mut write_set)?;
    write_set.writes.extend(wish.draft.iter().map(|key| row::no_draft(key)));
    let undo: String = rng.bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
    let outcome = Outcome::Saved {
        ids: prepared.ids.iter().map(ToString::to_string).collect(),
        warnings: prepared.warnings,
        undo: undo.clone(),
    };
    write_set.answer = Some((request, outcome));
    write_set.then = OnDurable::Saved { request, undo: (undo, prepared.undo) };
    Ok(write_set)
}

/// Writes what was prepared into its documents, and the changes into the outbox.
fn write(
    state: &mut State<'_>,
    prepared: &PreparedSave,
    actor: SessionActor,
    write_set: &mut WriteSet,
) -> Result<(), NotPrepared> {
    let mut number = state.stored.next_number();
    for (key, writes) in &prepared.writes {
        let loaded = state.documents.loaded(state.stored, key);
        let changes = loaded.map_err(|_| NotPrepared::Broken)?.write(actor, state.now_ms, writes);
        state.documents.set_pending([key.clone()]);
        let changes = changes.map_err(|_| NotSaved::StorageFailed)?;
        let records: Vec<RecordId> = writes.iter().map(|write| write.record).collect();
        for change in changes {
            let unsent = Unsent {
                document: key.clone(),
                hash: change.hash().0.to_vec(),
                bytes: change.raw_bytes().to_vec(),
                at_ms: state.now_ms,
                records: records.clone(),
            };
            write_set.writes.push(row::unsent(number, Some(&unsent)));
            number += 1;
        }
        write_set.touch(key, Some(records));
    }
    Ok(())
}
