//! Fetches a document from the beginning, where what is stored of it does not load or what came does not fit it.

use std::collections::HashMap;

use automerge::Change;
use vungxanh_shared::ids::{DocumentKey, SessionActor};

use crate::random::Rng;
use crate::stored::{Store, Stored, Unsent, row};
use crate::write_set::{NextRequest, State, WriteSet};
use crate::{chunk, reader};

/// The document is dropped and its partition asked for from the beginning. Unsent and refused changes stay.
pub(crate) fn fetch_again(state: &State<'_>, key: &DocumentKey, rng: &mut Rng) -> WriteSet {
    let mut write_set = state.write_set();
    offer_stored(state.stored, key, &mut write_set);
    write_set.drop_document(state.stored, key);
    write_set.begin_again(state.stored, &key.partition);
    // Own changes may be among what is dropped.
    write_set.meanwhile.session = Some(rng.bytes());
    // The same bytes may come again.
    write_set.meanwhile.next_request = NextRequest::AfterPause;
    write_set
}

/// Offers again what is stored of own changes beside the saved document, of which automerge makes nothing any
/// more. What the ward has is acknowledged; what it took out it refuses, and it stays to be seen.
pub(crate) fn offer_stored(stored: &Stored, key: &DocumentKey, write_set: &mut WriteSet) {
    let chunks = stored.documents.get(key).into_iter();
    let tail = chunks.flat_map(|chunks| chunks.tail.values().flatten());
    let changes: Vec<Change> = tail.filter_map(|bytes| chunk::change(bytes).ok()).collect();
    let objects: HashMap<_, _> = changes.iter().flat_map(reader::made).collect();
    let own = stored.own_devices();
    let is_own = |change: &&Change| {
        let author = SessionActor::from_actor(change.actor_id());
        author.is_some_and(|author| own.contains(&author.device()))
    };
    let waits = |hash: &[u8]| stored.outbox.values().any(|unsent| unsent.hash == hash);
    let offered = write_set.writes.iter().filter(|write| write.store == Store::Outbox).count();
    let first = stored.next_number() + offered as u64;
    let offered = changes.iter().filter(is_own).filter(|change| !waits(&change.hash().0));
    for (change, number) in offered.zip(first..) {
        let unsent = Unsent::of(key, change, reader::touched(&objects, change));
        write_set.writes.push(row::unsent(number, Some(&unsent)));
    }
}
