//! Own work that lost its ground is rebased (SPEC W14; [`changes`] says how). The document as it was is
//! set aside and still shown, the ward's is fetched from the beginning, and once all of it is there what
//! the ward lacks of our own is written on it.

pub(crate) mod changes;

use automerge::{Automerge, Change, ChangeHash};
use vungxanh_shared::gate;
use vungxanh_shared::ids::{DocumentKey, SessionActor};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::Access;

use self::changes::{lost, rebase_changes};
use crate::chunk::{self, Corrupt};
use crate::random::Rng;
use crate::refetch::offer_stored;
use crate::stored::{Identity, Stored, Unsent, row};
use crate::write_set::{State, WriteSet};
use crate::{crash_marker, loaded_document, reader};

/// Sets the document aside and asks for the ward's from the beginning.
pub(crate) fn set_aside(state: &mut State<'_>, key: &DocumentKey, write_set: &mut WriteSet) {
    let Ok(loaded) = state.documents.loaded(state.stored, key) else { return };
    // In WASM a panic is a trap: the next engine then fetches the document again.
    crash_marker::touching(key);
    let stale = loaded.saved();
    crash_marker::done();
    write_set.meanwhile.patience.record_rebase(key);
    match stale {
        Some(stale) => write_set.writes.push(row::stale(key, Some(stale))),
        None => offer_stored(state.stored, key, write_set),
    }
    write_set.drop_document(state.stored, key);
    write_set.begin_again(state.stored, &key.partition);
    write_set.want();
}

/// The phone becomes another device. What it wrote as the one before is to be rebased, where
/// it is the same person's; somebody else's work does not go out under this one's name.
pub(crate) fn enrolled_again(
    state: &mut State<'_>,
    identity: Identity,
    write_set: &mut WriteSet,
) -> Identity {
    let Some(before) = state.stored.identity.clone() else { return identity };
    let mut contact = state.stored.contact.clone();
    contact.withdrawn = false;
    write_set.writes.push(row::contact(&contact));
    let same_person = before.ward_code == identity.ward_code
        && (before.member_id == identity.member_id || before.member_name == identity.member_name);
    if !same_person {
        return identity;
    }
    let earlier_devices = state.stored.own_devices();
    for key in state.stored.document_keys() {
        let Ok(loaded) = state.documents.loaded(state.stored, &key) else { continue };
        let document = loaded.clean();
        let wrote = |device| !reader::own_changes(document, device).is_empty();
        if earlier_devices.iter().copied().any(wrote) {
            set_aside(state, &key, write_set);
        }
    }
    Identity { earlier_devices, ..identity }
}

/// All of the ward's document is here: own changes that it lacks are written on it.
pub(crate) fn finish(state: &mut State<'_>, key: &DocumentKey, rng: &mut Rng) -> WriteSet {
    let mut write_set = state.write_set();
    write_set.writes.push(row::stale(key, None));
    let target = target_of(state.stored, key, state.now_ms);
    // What was set aside and cannot be read is let go of.
    if let Some(Rebased { stale, ward, lost, changes }) =
        rebased(state, (key, &target), &mut write_set, rng)
    {
        drop_settled(state.stored, key, (&stale, &lost), &mut write_set);
        let mut objects = reader::objects(&stale);
        objects.extend(reader::objects(&ward));
        for (change, number) in changes.iter().zip(state.stored.next_number()..) {
            objects.extend(reader::made(change));
            let unsent = Unsent::of(&target, change, reader::touched(&objects, change));
            write_set.writes.push(row::unsent(number, Some(&unsent)));
        }
    }
    write_set.meanwhile.patience.release(key);
    write_set.want();
    write_set.touch(key, None);
    write_set.touch(&target, None);
    write_set
}

/// The document on which own work is rebased: the same, or today's where a wrong clock had chosen one that
/// the ward does not take yet (SPEC G12).
fn target_of(stored: &Stored, key: &DocumentKey, now_ms: i64) -> DocumentKey {
    let ward_now_ms = stored.contact.ward_ms(now_ms);
    match gate::check_not_ahead(key, ward_now_ms) {
        Ok(()) => key.clone(),
        Err(_) => DocumentKey::dated(key.partition.clone(), LocalDate::at_ms(ward_now_ms)),
    }
}

struct Rebased {
    /// The document as it was.
    stale: Automerge,
    /// The one that is written on, before that.
    ward: Automerge,
    /// Own changes that the ward does not have.
    lost: Vec<Change>,
    /// What is sent in their place.
    changes: Vec<Change>,
}

/// None where what was set aside or what it is written on cannot be read.
fn rebased(
    state: &mut State<'_>,
    (key, target): (&DocumentKey, &DocumentKey),
    write_set: &mut WriteSet,
    rng: &mut Rng,
) -> Option<Rebased> {
    let stored = state.stored;
    let stale = Automerge::load(stored.stale.get(key)?).ok()?;
    let ward = match target == key {
        true => loaded_document::of_ward(stored.documents.get(key)).ok()?,
        false => state.documents.loaded(stored, target).ok()?.clean().clone(),
    };
    let mut lost = lost(&stale, &ward, &stored.own_devices());
    // What waits for a ground that is nowhere: the stale document never had it.
    let waiting = stored.outbox.values().filter(|unsent| unsent.document == *key);
    let waiting = waiting.filter_map(|unsent| chunk::change(&unsent.bytes).ok());
    lost.extend(waiting.filter(|change| !has(&stale, &change.hash())));
    let may_write = stored.scope.get(&key.partition).map(|held| held.access);
    let changes = if may_write == Some(Access::Write) {
        let session = rng.bytes();
        write_set.meanwhile.session = Some(session);
        let actor = SessionActor::new(stored.identity.as_ref()?.device, session);
        rebase_changes(&stale, &ward, &lost, actor).unwrap_or_else(|Corrupt| lost.clone())
    } else {
        // The ward does not take it any more, but keeps it and says so.
        lost.clone()
    };
    Some(Rebased { stale, ward, lost, changes })
}

/// What is unsent of the document leaves the outbox: it is in the stale document, or was rebased.
fn drop_settled(
    stored: &Stored,
    key: &DocumentKey,
    (stale, lost): (&Automerge, &[Change]),
    write_set: &mut WriteSet,
) {
    let is_settled = |unsent: &Unsent| {
        let hash = unsent.hash.as_slice().try_into().map(ChangeHash);
        let is_lost = |hash| lost.iter().any(|change| change.hash() == hash);
        hash.is_ok_and(|hash| has(stale, &hash) || is_lost(hash))
    };
    for (number, unsent) in &stored.outbox {
        if unsent.document == *key && is_settled(unsent) {
            write_set.writes.push(row::unsent(*number, None));
        }
    }
}

fn has(document: &Automerge, hash: &ChangeHash) -> bool {
    document.get_change_meta_by_hash(hash).is_some()
}
