//! What the server answers, and how it becomes durable: first what concerns the outbox and the
//! scope, then the frames, each with its cursor in one transaction (SPEC W4 to W8).

use std::collections::{BTreeMap, BTreeSet};

use automerge::Change;
use serde_bytes::ByteBuf;
use vungxanh_shared::gate::Refusal;
use vungxanh_shared::ids::{DocumentKey, FeedSeq, Partition, RecordId};
use vungxanh_shared::wire::{self, Access, Frame, SyncResponse};

use crate::chunk;
use crate::engine::{Engine, Then};
use crate::enrol::Enrolment;
use crate::event::{Effect, Route, SendId};
use crate::live::{self, Corrupt, Gap};
use crate::random::Draw;
use crate::reader;
use crate::stored::{Chunks, Holding, Refused, Store, Stored, Unsent, Write, row};
use crate::sync::{Flight, ServerAnswer, weight};

/// Frames that share one transaction: few enough that a cut costs little, enough that a strict
/// write to the disk for each does not set the pace of a first sync.
const FRAMES_TOGETHER: usize = 24;
const BYTES_TOGETHER: usize = 256 * 1024;
/// Rows after a saved document from which on they are folded into it.
const LONG_TAIL: usize = 64;
/// How often a change waits for others' changes, each time longer, before it is written anew without
/// them: about an hour in all.
const PATIENCE: u32 = 6;

/// A part of an answer, applied as one transaction.
#[derive(Debug)]
pub(crate) enum Arrival {
    /// Everything but the frames.
    Answer(Box<Answer>),
    /// Frames.
    Frames(Vec<Frame>),
    /// The ward does not know this phone.
    Withdrawn,
    /// A document's long tail is to be folded into its saved form.
    Compact(DocumentKey),
    /// A step of enrolment.
    Enrolment(Enrolment),
}

impl Engine {
    pub(crate) fn answered(
        &mut self,
        send: SendId,
        answer: ServerAnswer,
        now_ms: i64,
        draw: &mut Draw,
    ) {
        let Some(flight) = self.sync.flight.take_if(|flight| flight.send == send) else { return };
        self.effects.push(Effect::StatusChanged);
        if flight.route == Route::Enrol {
            return self.enrolment_answered(&answer);
        }
        match answer.status {
            200 => match wire::decode::<SyncResponse>(&answer.body) {
                Ok(response) => self.take_in(response, flight, now_ms, draw),
                // Cut on the way: what arrived whole counts.
                Err(_) => match wire::salvage(&answer.body) {
                    Some(response) if brings_something(&response) => {
                        self.take_in(response, flight, now_ms, draw);
                    }
                    _ => {
                        self.sync.ask_for_less();
                        self.sync.failed(now_ms, draw);
                    }
                },
            },
            401 => self.arrivals.push_back(Arrival::Withdrawn),
            status => {
                // Less of it may pass: a limit, or one change that the server stumbles over.
                if matches!(status, 400 | 413 | 500..) {
                    self.sync.ask_for_less();
                }
                self.sync.asked_to_wait(answer.retry_after_ms, now_ms);
                self.sync.failed(now_ms, draw);
            }
        }
    }

    fn take_in(
        &mut self,
        mut response: SyncResponse,
        flight: Flight,
        now_ms: i64,
        draw: &mut Draw,
    ) {
        let unanswered = flight.pushed.iter().flatten().count()
            > response.accepted.len() + response.refused.len();
        if unanswered {
            // For instance a full disk there. Nothing is lost; do not press.
            self.sync.failed(now_ms, draw);
        } else {
            self.sync.succeeded(now_ms, draw);
        }
        self.sync.expect(&response.frames, response.remaining);
        self.sync.catching_up = response.more;
        if response.more {
            self.sync.want();
        }
        let halfway_ms = flight.sent_at_ms + (now_ms - flight.sent_at_ms) / 2;
        let skew_ms = halfway_ms - response.now_ms;
        let mut frames = std::mem::take(&mut response.frames);
        frames.retain(|frame| {
            frame.partition.parse().is_ok_and(|partition| !flight.void.contains(&partition))
        });
        let known = self.stored.contact.epoch().map(|epoch| epoch.0.to_vec());
        let other_life = known.is_some_and(|known| known != *response.epoch);
        // A partition of which something came was behind, and not compared.
        let came: BTreeSet<&str> = frames.iter().map(|frame| frame.partition.as_str()).collect();
        let compared = flight.compared.iter().filter(|name| !came.contains(name.as_str()));
        let compared = compared.filter_map(|name| name.parse().ok()).collect();
        let answer = Answer { response, pushed: flight.pushed, compared, skew_ms };
        self.arrivals.push_back(Arrival::Answer(Box::new(answer)));
        // After a restore the cursors meant another feed: these frames may leave something out.
        if !other_life {
            self.arrivals.extend(together(frames).map(Arrival::Frames));
        }
    }

    pub(crate) fn apply(&mut self, arrival: Arrival, now_ms: i64, draw: &mut Draw) {
        match arrival {
            Arrival::Answer(answer) => self.apply_answer(&answer, now_ms, draw),
            Arrival::Frames(frames) => self.apply_frames(frames, now_ms, draw),
            Arrival::Withdrawn => {
                let mut contact = self.stored.contact.clone();
                contact.withdrawn = true;
                self.effects.push(Effect::SessionChanged);
                let then = Then::Received { touched: Touched::new() };
                self.persist(vec![row::contact(&contact)], then, None);
            }
            Arrival::Compact(key) => self.compact(&key),
            Arrival::Enrolment(step) => self.persist_enrolment(step),
        }
    }

    fn apply_answer(&mut self, answer: &Answer, now_ms: i64, draw: &mut Draw) {
        let Answer { response, skew_ms, .. } = answer;
        let mut contact = self.stored.contact.clone();
        let other_life = contact.epoch.as_ref().is_some_and(|known| *known != response.epoch);
        let was_withdrawn = contact.withdrawn;
        contact.epoch = Some(response.epoch.clone());
        contact.last_received_ms = Some(now_ms);
        contact.clock_skew_ms = Some(*skew_ms);
        contact.withdrawn = false;
        let mut part = Part { writes: vec![row::contact(&contact)], ..Part::default() };
        self.settle_outbox(answer, now_ms, &mut part);
        self.follow_scope(response, other_life, &mut part);
        self.follow_floors(response, &mut part);
        self.follow_comparison(&answer.compared, response, now_ms, &mut part);
        if other_life {
            self.offer_again(&mut part);
            self.sync.want();
        }
        for key in std::mem::take(&mut part.renewed) {
            self.renew(&key, &mut part);
        }
        for (number, refused) in &part.refused {
            part.writes.push(row::refused(*number, Some(refused)));
        }
        if !part.refused.is_empty() {
            // What was refused leaves the document that is written on.
            self.new_session(draw);
        }
        if was_withdrawn || part.scope_changed {
            self.effects.push(Effect::SessionChanged);
        }
        if self.has_more_to_send(&part.settled, now_ms) {
            self.sync.want();
        }
        self.persist(part.writes, Then::Received { touched: part.touched }, None);
    }

    /// Accepted changes leave the outbox for the document's tail, refused ones for the refused.
    fn settle_outbox(&mut self, answer: &Answer, now_ms: i64, part: &mut Part) {
        let mut tails: BTreeMap<DocumentKey, Vec<ByteBuf>> = BTreeMap::new();
        for hash in &answer.response.accepted {
            let Some((number, unsent)) = answer.find(&self.stored.outbox, hash) else { continue };
            part.settled.insert(number);
            part.writes.push(row::unsent(number, None));
            self.sync.release(&unsent.document);
            let bytes = ByteBuf::from(unsent.bytes.clone());
            tails.entry(unsent.document.clone()).or_default().push(bytes);
            part.touch(&unsent.document, Some(unsent.records.clone()));
        }
        for (key, changes) in tails {
            let number = self.stored.next_tail(&key);
            part.writes.push(row::tail(&key, number, Some(&changes)));
            self.compact_if_long(&key);
        }
        for refused in &answer.response.refused {
            let outbox = &self.stored.outbox;
            let found =
                answer.find(outbox, &refused.hash).or_else(|| answer.at(outbox, refused.at));
            let Some((number, unsent)) = found else { continue };
            let unsent = unsent.clone();
            if self.may_pass_later(&unsent, &refused.code, answer, now_ms) {
                continue;
            }
            if self.may_pass_anew(&unsent, &refused.code, answer) {
                part.renewed.insert(unsent.document);
                continue;
            }
            part.settled.insert(number);
            part.touch(&unsent.document, None);
            let (code, message) = (refused.code.clone(), refused.message.clone());
            part.writes.push(row::unsent(number, None));
            part.refused.insert(number, Refused { change: unsent, code, message, alone: None });
        }
    }

    /// Whether a change was refused only because the ward lacks what it builds on (after a restore,
    /// another phone's change that did not come back yet) and not because a change of ours was
    /// refused before it. Then it waits in the outbox.
    fn may_pass_later(
        &mut self,
        unsent: &Unsent,
        code: &str,
        answer: &Answer,
        now_ms: i64,
    ) -> bool {
        self.lacks_others_changes(unsent, code, answer)
            && self.sync.hold(&unsent.document, now_ms) <= PATIENCE
    }

    /// Whether it would pass if it were written on what the ward has.
    fn may_pass_anew(&self, unsent: &Unsent, code: &str, answer: &Answer) -> bool {
        // Somebody else made the lost record anew; its own maker comes later with the first form of it.
        let made_anew = code == Refusal::RecordExists.code();
        (made_anew || self.lacks_others_changes(unsent, code, answer)) && self.can_renew(unsent)
    }

    fn lacks_others_changes(&self, unsent: &Unsent, code: &str, answer: &Answer) -> bool {
        if !is_causal(code) {
            return false;
        }
        let same = |document: &DocumentKey| *document == unsent.document;
        let refused_before = self.stored.refused.values().any(|one| same(&one.change.document));
        let refused_now = answer.response.refused.iter().any(|one| {
            !is_causal(&one.code)
                && answer
                    .find(&self.stored.outbox, &one.hash)
                    .is_some_and(|(_, other)| same(&other.document))
        });
        !refused_before && !refused_now
    }

    /// Partitions come and go. One that is gone is purged once nothing of it is unsent.
    fn follow_scope(&mut self, response: &SyncResponse, other_life: bool, part: &mut Part) {
        let mut scope: BTreeMap<Partition, Access> = BTreeMap::new();
        for (name, access) in &response.scope {
            // What a newer server calls by a name unknown here is nothing to this version.
            if let Ok(partition) = name.parse() {
                scope.insert(partition, *access);
            }
        }
        for (partition, access) in &scope {
            let held = self.stored.scope.get(partition).copied();
            let cursor = held.filter(|_| !other_life).map_or(FeedSeq(0), |held| held.cursor);
            let holding = Holding { access: *access, cursor };
            if held != Some(holding) {
                part.scope_changed |= held.map(|held| held.access) != Some(*access);
                part.writes.push(row::holding(partition, Some(holding)));
            }
        }
        let outbox = self.stored.outbox.values().map(|unsent| &unsent.document);
        let documents: BTreeSet<DocumentKey> =
            self.stored.documents.keys().chain(outbox).cloned().collect();
        let mut gone: BTreeSet<&Partition> =
            documents.iter().map(|key| &key.partition).chain(self.stored.scope.keys()).collect();
        gone.retain(|partition| !scope.contains_key(*partition));
        for partition in gone {
            let held = self.stored.scope.get(partition).copied();
            part.scope_changed |= held.is_some();
            let unsent = self.stored.outbox.iter().any(|(number, unsent)| {
                unsent.document.partition == *partition && !part.settled.contains(number)
            });
            // After a restore what the ward may lack is offered once more before it goes.
            if unsent || other_life {
                let holding = held.map(|held| Holding { access: Access::Read, ..held });
                part.writes.extend(holding.map(|held| row::holding(partition, Some(held))));
                continue;
            }
            part.writes.push(row::holding(partition, None));
            part.writes.push(row::kept(partition, None));
            for key in documents.iter().filter(|key| key.partition == *partition) {
                part.drop_document(&self.stored, key);
            }
        }
    }

    /// The server was restored from a backup: whatever of our own it may lack is offered again.
    fn offer_again(&mut self, part: &mut Part) {
        let Some(identity) = &self.stored.identity else { return };
        let device = identity.device;
        let mut number = self.stored.next_number();
        let waiting: BTreeSet<Vec<u8>> =
            self.stored.outbox.values().map(|unsent| unsent.hash.clone()).collect();
        let keys: Vec<DocumentKey> = self.stored.documents.keys().cloned().collect();
        for key in keys {
            let Ok(live) = self.library.live(&self.stored, &key) else { continue };
            let document = live.clean();
            let objects = reader::objects(document);
            for change in reader::own_changes(document, device) {
                let hash = change.hash().0.to_vec();
                if waiting.contains(&hash) {
                    continue;
                }
                let unsent = Unsent {
                    document: key.clone(),
                    hash,
                    bytes: change.raw_bytes().to_vec(),
                    at_ms: vungxanh_shared::document::commit_time_ms(change.timestamp()),
                    records: reader::touched(&objects, &change),
                };
                part.writes.push(row::unsent(number, Some(&unsent)));
                number += 1;
            }
        }
    }

    fn apply_frames(&mut self, frames: Vec<Frame>, now_ms: i64, draw: &mut Draw) {
        let mut part = Part::default();
        for frame in &frames {
            match self.apply_frame(frame, &mut part) {
                Ok(()) => {}
                Err(None) => {}
                Err(Some(key)) => {
                    // Only this partition begins anew.
                    self.library.rolled_back();
                    self.arrivals.push_front(Arrival::Frames(frames));
                    return self.fetch_again(&key, now_ms, draw);
                }
            }
        }
        for (partition, holding) in std::mem::take(&mut part.cursors) {
            part.writes.push(row::holding(&partition, Some(holding)));
        }
        if part.writes.is_empty() {
            return;
        }
        self.sync.storing(&frames);
        for key in part.touched.keys() {
            self.compact_if_long(key);
        }
        self.persist(part.writes, Then::Received { touched: part.touched }, None);
    }

    /// `Err(None)`: nothing of ours. `Err(Some)`: what came does not make this document.
    fn apply_frame(&mut self, frame: &Frame, part: &mut Part) -> Result<(), Option<DocumentKey>> {
        let partition: Partition = frame.partition.parse().map_err(|_| None)?;
        let held = self.stored.scope.get(&partition).copied().ok_or(None)?;
        let period = frame.period.parse().map_err(|_| None)?;
        let key = DocumentKey::new(partition.clone(), period).map_err(|_| None)?;
        let arrived = match self.is_below_floor(&key) {
            true => self.pass_over(frame, &key, part),
            false => self.store_frame(frame, &key, part),
        };
        arrived.map_err(|Corrupt| Some(key.clone()))?;
        let holding = Holding { cursor: FeedSeq(frame.cursor), ..held };
        part.cursors.insert(partition, holding);
        Ok(())
    }

    /// What is not kept here moves the cursor all the same, and says what the ward has of our own.
    fn pass_over(
        &mut self,
        frame: &Frame,
        key: &DocumentKey,
        part: &mut Part,
    ) -> Result<(), Corrupt> {
        let changes = frame.changes.iter().flatten().map(|bytes| chunk::change(bytes));
        let hash = |change: Result<Change, Corrupt>| Ok(change?.hash().0.to_vec());
        let hashes = changes.map(hash).collect::<Result<_, Corrupt>>()?;
        self.recognise(&hashes, key, part);
        Ok(())
    }

    fn store_frame(
        &mut self,
        frame: &Frame,
        key: &DocumentKey,
        part: &mut Part,
    ) -> Result<(), Corrupt> {
        let snapshot = frame.snapshot.as_ref().map(|bytes| bytes.as_slice());
        let changes: &[ByteBuf] = frame.changes.as_deref().unwrap_or_default();
        if snapshot.is_some_and(|bytes| !chunk::is_document(bytes)) {
            return Err(Corrupt);
        }
        let parsed = changes.iter().map(|bytes| chunk::change(bytes));
        let parsed: Vec<Change> = parsed.collect::<Result<_, _>>()?;
        let touched = match snapshot {
            Some(_) => None,
            None => self.library.touched(key, &parsed),
        };
        part.touch(key, touched);
        let hashes = parsed.iter().map(|change| change.hash().0.to_vec()).collect();
        if self.library.is_in_use(key) {
            let live = self.library.live(&self.stored, key)?;
            let received = live.receive(snapshot, parsed);
            let gap = live.gap();
            self.library.set_pending([key.clone()]);
            received?;
            self.library.note_gap(key, gap);
        }
        if let Some(snapshot) = snapshot {
            self.store_snapshot(snapshot, key, part)?;
        }
        if !changes.is_empty() {
            let number = part.tail_number(&self.stored, key);
            part.writes.push(row::tail(key, number, Some(changes)));
        }
        self.recognise(&hashes, key, part);
        Ok(())
    }

    /// The saved form replaces what was stored, or takes it in where there was something.
    fn store_snapshot(
        &mut self,
        snapshot: &[u8],
        key: &DocumentKey,
        part: &mut Part,
    ) -> Result<(), Corrupt> {
        let Some(chunks) = self.stored.documents.get(key) else {
            part.writes.push(row::snapshot(key, Some(snapshot.to_vec())));
            return Ok(());
        };
        let (both, gap) = live::compact(chunks, Some(snapshot))?;
        part.writes.extend(folded(key, chunks, both, gap));
        Ok(())
    }

    /// A change that comes back in a frame is on the ward's disk, whatever became of the answer.
    fn recognise(&mut self, hashes: &BTreeSet<Vec<u8>>, key: &DocumentKey, part: &mut Part) {
        for (number, unsent) in &self.stored.outbox {
            if hashes.contains(&unsent.hash) {
                part.writes.push(row::unsent(*number, None));
            }
        }
        for (number, refused) in &self.stored.refused {
            if hashes.contains(&refused.change.hash) {
                part.writes.push(row::refused(*number, None));
                part.touch(key, None);
            }
        }
    }

    /// What is stored of a document does not load, or what came does not fit it: it is dropped and
    /// its partition asked for from the beginning. Unsent and refused changes stay.
    pub(crate) fn fetch_again(&mut self, key: &DocumentKey, now_ms: i64, draw: &mut Draw) {
        let mut part = Part::default();
        part.drop_document(&self.stored, key);
        if let Some(held) = self.stored.scope.get(&key.partition) {
            let holding = Holding { cursor: FeedSeq(0), ..*held };
            part.writes.push(row::holding(&key.partition, Some(holding)));
        }
        // Own changes may be among what is dropped: their numbers must not be taken twice.
        self.new_session(draw);
        self.forget_frames_of(&key.partition);
        // With a pause: the same bytes may come again.
        self.sync.failed(now_ms, draw);
        self.persist(part.writes, Then::Received { touched: part.touched }, None);
    }

    /// What is on its way goes on from a cursor that no longer stands.
    pub(crate) fn forget_frames_of(&mut self, partition: &Partition) {
        if let Some(flight) = &mut self.sync.flight {
            flight.void.insert(partition.clone());
        }
        let partition = partition.to_string();
        for arrival in &mut self.arrivals {
            if let Arrival::Frames(frames) = arrival {
                frames.retain(|frame| frame.partition != partition);
            }
        }
    }

    fn compact_if_long(&mut self, key: &DocumentKey) {
        let long = |chunks: &Chunks| chunks.tail.len() >= LONG_TAIL;
        if self.stored.documents.get(key).is_some_and(long) {
            self.arrivals.push_back(Arrival::Compact(key.clone()));
        }
    }

    fn compact(&mut self, key: &DocumentKey) {
        let Some(chunks) = self.stored.documents.get(key) else { return };
        match live::compact(chunks, None) {
            // As long as something waits, the tail is needed as it is.
            Ok((_, Gap::Some)) => {}
            Ok((bytes, Gap::None)) => {
                let writes = folded(key, chunks, bytes, Gap::None);
                self.persist(writes, Then::Received { touched: Touched::new() }, None);
            }
            Err(Corrupt) => self.library.mark_broken(key),
        }
    }
}

fn brings_something(response: &SyncResponse) -> bool {
    !(response.frames.is_empty() && response.accepted.is_empty() && response.refused.is_empty())
}

/// An answer and what it answers.
#[derive(Debug)]
pub(crate) struct Answer {
    response: SyncResponse,
    pushed: Vec<Vec<u64>>,
    /// Partitions that were compared with the ward's.
    compared: BTreeSet<Partition>,
    skew_ms: i64,
}

impl Answer {
    /// The unsent change of that hash.
    fn find<'a>(
        &self,
        outbox: &'a BTreeMap<u64, Unsent>,
        hash: &[u8],
    ) -> Option<(u64, &'a Unsent)> {
        let numbers = self.pushed.iter().flatten();
        let mut unsent = numbers.filter_map(|number| Some((*number, outbox.get(number)?)));
        unsent.find(|(_, unsent)| unsent.hash == hash)
    }

    /// The unsent change at that place of the request.
    fn at<'a>(
        &self,
        outbox: &'a BTreeMap<u64, Unsent>,
        (push, change): (u32, u32),
    ) -> Option<(u64, &'a Unsent)> {
        let numbers = self.pushed.get(usize::try_from(push).ok()?)?;
        let number = numbers.get(usize::try_from(change).ok()?)?;
        Some((*number, outbox.get(number)?))
    }
}

/// Documents that a transaction changes; of each the records, or none where it may be any.
pub(crate) type Touched = BTreeMap<DocumentKey, Option<Vec<RecordId>>>;

/// What one transaction will write.
#[derive(Default)]
pub(crate) struct Part {
    pub writes: Vec<Write>,
    pub touched: Touched,
    cursors: BTreeMap<Partition, Holding>,
    settled: BTreeSet<u64>,
    tails: BTreeMap<DocumentKey, u64>,
    /// Refused just now, or of a document that leaves.
    pub refused: BTreeMap<u64, Refused>,
    scope_changed: bool,
    /// Documents whose own changes are to be written anew.
    renewed: BTreeSet<DocumentKey>,
}

impl Part {
    fn touch(&mut self, key: &DocumentKey, records: Option<Vec<RecordId>>) {
        match (self.touched.get_mut(key), records) {
            (Some(Some(known)), Some(records)) => known.extend(records),
            (Some(known), None) => *known = None,
            (Some(None), Some(_)) => {}
            (None, records) => drop(self.touched.insert(key.clone(), records)),
        }
    }

    pub fn drop_document(&mut self, stored: &Stored, key: &DocumentKey) {
        // What was just acknowledged goes with it.
        let tail = row::tail(key, 0, None).key;
        let tail = tail.split('#').next().unwrap_or_default();
        self.writes.retain(|write| {
            write.store != Store::Tails || write.key.split('#').next() != Some(tail)
        });
        self.writes.extend(row::no_document(stored, key));
        self.touch(key, None);
    }

    /// Whether the unsent change of that number was answered.
    pub fn has_settled(&self, number: u64) -> bool {
        self.settled.contains(&number)
    }

    fn tail_number(&mut self, stored: &Stored, key: &DocumentKey) -> u64 {
        let next = self.tails.entry(key.clone()).or_insert_with(|| stored.next_tail(key));
        let number = *next;
        *next += 1;
        number
    }
}

/// The rows that make `bytes` the stored form of a document; the tail goes where nothing of it waits.
fn folded(key: &DocumentKey, chunks: &Chunks, bytes: Vec<u8>, gap: Gap) -> Vec<Write> {
    let mut writes = vec![row::snapshot(key, Some(bytes))];
    if gap == Gap::None {
        writes.extend(chunks.tail.keys().map(|number| row::tail(key, *number, None)));
    }
    writes
}

/// Refusals that say that something else is missing, not that the change is wrong.
fn is_causal(code: &str) -> bool {
    let causal = [
        Refusal::BadSeq,
        Refusal::MissingDeps,
        Refusal::NotBehindItself,
        Refusal::UnknownActor,
        Refusal::NotARecord,
        Refusal::UnknownPred,
    ];
    causal.iter().any(|refusal| refusal.code() == code)
}

/// Frames in groups that share a transaction.
fn together(frames: Vec<Frame>) -> impl Iterator<Item = Vec<Frame>> {
    let mut frames = frames.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut group = Vec::new();
        let mut bytes = 0;
        while let Some(frame) = frames.next_if(|frame| {
            // A second snapshot of a document must find the first one stored.
            let again = frame.snapshot.is_some()
                && group.iter().any(|other: &Frame| {
                    other.partition == frame.partition && other.period == frame.period
                });
            let fits = bytes + weight(frame) <= BYTES_TOGETHER && group.len() < FRAMES_TOGETHER;
            group.is_empty() || (fits && !again)
        }) {
            bytes += weight(&frame);
            group.push(frame);
        }
        (!group.is_empty()).then_some(group)
    })
}
