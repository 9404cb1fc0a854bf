//! When own work is rebased ([`changes`] says how). The document as it was is kept and still shown, the
//! ward's is fetched from the beginning, and once all of it is there what the ward lacks of our own is
//! written on it.

pub(crate) mod changes;

use std::collections::HashMap;

use automerge::{Automerge, Change};
use vungxanh_shared::document::commit_time_ms;
use vungxanh_shared::gate;
use vungxanh_shared::ids::{DeviceId, DocumentKey, FeedSeq, Partition, SessionActor};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::Access;

use self::changes::{lost, rebase_changes};
use crate::chunk;
use crate::engine::{Engine, OnDurable};
use crate::loaded_document::{self, Corrupt};
use crate::random::Rng;
use crate::reader;
use crate::receive::{Touched, WriteSet};
use crate::stored::{Holding, Identity, Store, Unsent, Write, row};

/// How often a document is rebased until this app is opened again. Once is enough, unless the ward
/// is restored meanwhile.
const MOST_REBASES: u32 = 3;

impl Engine {
    /// As which devices this phone wrote.
    fn own_devices(&self) -> Vec<DeviceId> {
        let own = self.stored.identity.iter();
        own.flat_map(|own| own.earlier_devices.iter().copied().chain([own.device])).collect()
    }

    /// Whether the document of a change may be rebased.
    pub(crate) fn may_rebase(&self, unsent: &Unsent) -> bool {
        !self.stored.stale.contains_key(&unsent.document)
            && self.sync.rebases(&unsent.document) < MOST_REBASES
    }

    /// Puts the document aside and asks for the ward's from the beginning.
    pub(crate) fn set_aside(&mut self, key: &DocumentKey, write_set: &mut WriteSet) {
        let Ok(loaded) = self.documents.loaded(&self.stored, key) else { return };
        // In WASM a panic is a trap: the next engine then fetches the document again.
        crate::crash_marker::touching(key);
        let stale = loaded.saved();
        crate::crash_marker::done();
        self.sync.rebasing(key);
        let Some(stale) = stale else {
            self.offer_stored(key, write_set);
            write_set.drop_document(&self.stored, key);
            return self.begin_again(&key.partition, write_set);
        };
        write_set.writes.push(row::stale(key, Some(stale)));
        write_set.drop_document(&self.stored, key);
        self.begin_again(&key.partition, write_set);
    }

    /// Offers again what is stored of own changes beside the saved document, of which automerge makes nothing any
    /// more. What the ward has is acknowledged; what it took out it refuses, and it stays to be seen.
    pub(crate) fn offer_stored(&self, key: &DocumentKey, write_set: &mut WriteSet) {
        let stored = self.stored.documents.get(key).into_iter();
        let tail = stored.flat_map(|chunks| chunks.tail.values().flatten());
        let changes: Vec<Change> = tail.filter_map(|bytes| chunk::change(bytes).ok()).collect();
        let objects: HashMap<_, _> = changes.iter().flat_map(reader::made).collect();
        let own = self.own_devices();
        let is_own = |change: &&Change| {
            let author = SessionActor::from_actor(change.actor_id());
            author.is_some_and(|author| own.contains(&author.device()))
        };
        let waits = |hash: &[u8]| self.stored.outbox.values().any(|unsent| unsent.hash == hash);
        let offered = write_set.writes.iter().filter(|write| write.store == Store::Outbox).count();
        let first = self.stored.next_number() + offered as u64;
        let offered = changes.iter().filter(is_own).filter(|change| !waits(&change.hash().0));
        for (change, number) in offered.zip(first..) {
            let unsent = Unsent {
                document: key.clone(),
                hash: change.hash().0.to_vec(),
                bytes: change.raw_bytes().to_vec(),
                at_ms: commit_time_ms(change.timestamp()),
                records: reader::touched(&objects, change),
            };
            write_set.writes.push(row::unsent(number, Some(&unsent)));
        }
    }

    /// Asks for a partition from the beginning.
    pub(crate) fn begin_again(&mut self, partition: &Partition, write_set: &mut WriteSet) {
        if let Some(held) = self.stored.scope.get(partition) {
            let holding = Holding { cursor: FeedSeq(0), ..*held };
            write_set.writes.push(row::holding(partition, Some(holding)));
        }
        self.forget_frames_of(partition);
        self.sync.want();
    }

    /// The phone becomes another device. What it wrote as the one before is to be rebased, where
    /// it is the same person's; somebody else's work does not go out under this one's name.
    pub(crate) fn enrolled_again(
        &mut self,
        identity: Identity,
        write_set: &mut WriteSet,
    ) -> Identity {
        let Some(before) = self.stored.identity.clone() else { return identity };
        let mut contact = self.stored.contact.clone();
        contact.withdrawn = false;
        write_set.writes.push(row::contact(&contact));
        let same_person = before.ward_code == identity.ward_code
            && (before.member_id == identity.member_id
                || before.member_name == identity.member_name);
        if !same_person {
            return identity;
        }
        let mut earlier_devices = before.earlier_devices;
        earlier_devices.push(before.device);
        for key in self.stored.document_keys() {
            let Ok(loaded) = self.documents.loaded(&self.stored, &key) else { continue };
            let document = loaded.clean();
            if earlier_devices
                .iter()
                .any(|device| !reader::own_changes(document, *device).is_empty())
            {
                self.set_aside(&key, write_set);
            }
        }
        Identity { earlier_devices, ..identity }
    }

    /// All of the ward's document is here: own changes that it lacks are written on it.
    pub(crate) fn rebase(&mut self, key: &DocumentKey, now_ms: i64, rng: &mut Rng) {
        let mut writes = vec![row::stale(key, None)];
        let target = self.target_of(key, now_ms);
        if let Some(again) = self.rebased(key, &target, rng) {
            writes.extend(again);
        }
        self.sync.release(key);
        self.sync.want();
        let touched = Touched::from([(key.clone(), None), (target, None)]);
        self.persist(writes, OnDurable::Received { touched }, None);
    }

    /// The document on which own work is rebased: the same, or today's where a wrong clock had chosen one that
    /// the ward does not take yet (SPEC G12).
    fn target_of(&self, key: &DocumentKey, now_ms: i64) -> DocumentKey {
        let ward_now_ms = self.stored.contact.ward_ms(now_ms);
        match gate::check_not_ahead(key, ward_now_ms) {
            Ok(()) => key.clone(),
            Err(_) => DocumentKey::dated(key.partition.clone(), LocalDate::at_ms(ward_now_ms)),
        }
    }

    /// The outbox as it is then; none where what was put aside cannot be read.
    fn rebased(
        &mut self,
        key: &DocumentKey,
        target: &DocumentKey,
        rng: &mut Rng,
    ) -> Option<Vec<Write>> {
        let stale = Automerge::load(self.stored.stale.get(key)?).ok()?;
        let own = self.own_devices();
        let ward = match target == key {
            true => loaded_document::of_ward(self.stored.documents.get(key)).ok()?,
            false => self.documents.loaded(&self.stored, target).ok()?.clean().clone(),
        };
        let mut lost = lost(&stale, &ward, &own);
        // What waits for a ground that is nowhere: the stale document never had it.
        let waiting = self.stored.outbox.values().filter(|unsent| unsent.document == *key);
        let waiting = waiting.filter_map(|unsent| chunk::change(&unsent.bytes).ok());
        lost.extend(waiting.filter(|change| !has(&stale, &change.hash())));
        let may_write = self.stored.scope.get(&key.partition).map(|held| held.access);
        let changes = if may_write == Some(Access::Write) {
            self.new_session(rng);
            let device = self.stored.identity.as_ref()?.device;
            let actor = SessionActor::new(device, self.session);
            rebase_changes(&stale, &ward, &lost, actor).unwrap_or_else(|Corrupt| lost.clone())
        } else {
            // The ward does not take it any more, but keeps it and says so.
            lost.clone()
        };
        let settled = self.stored.outbox.iter().filter(|(_, unsent)| {
            let hash = unsent.hash.as_slice().try_into().map(automerge::ChangeHash);
            let is_lost = |hash| lost.iter().any(|change| change.hash() == hash);
            unsent.document == *key && hash.is_ok_and(|hash| has(&stale, &hash) || is_lost(hash))
        });
        let mut writes: Vec<Write> =
            settled.map(|(number, _)| row::unsent(*number, None)).collect();
        let mut objects = reader::objects(&stale);
        objects.extend(reader::objects(&ward));
        for (change, number) in changes.iter().zip(self.stored.next_number()..) {
            objects.extend(reader::made(change));
            let unsent = Unsent {
                document: target.clone(),
                hash: change.hash().0.to_vec(),
                bytes: change.raw_bytes().to_vec(),
                at_ms: commit_time_ms(change.timestamp()),
                records: reader::touched(&objects, change),
            };
            writes.push(row::unsent(number, Some(&unsent)));
        }
        Some(writes)
    }
}

fn has(document: &Automerge, hash: &automerge::ChangeHash) -> bool {
    document.get_change_meta_by_hash(hash).is_some()
}
