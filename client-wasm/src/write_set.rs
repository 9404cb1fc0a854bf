//! What the parts of the engine read and what they give.
//!
//! `receive`, `enrol`, `retention`, `rebase`, `refetch` and `save` are functions from a [`State`] to a
//! [`WriteSet`]: the rows of one transaction and what goes with it. They change nothing but the
//! documents in memory, which are loaded on demand and written on where they are (a copy of each would
//! cost more than the change), and of which the cache knows what is not durable yet. The engine alone
//! applies a write set.

use std::collections::{BTreeMap, BTreeSet};

use vungxanh_shared::ids::{DocumentKey, FeedSeq, Partition, RecordId};

use crate::document_cache::DocumentCache;
use crate::event::{Outcome, RequestId};
use crate::prepare::Undo;
use crate::stored::{Holding, Refused, Store, Stored, Write, row};
use crate::sync::Patience;

/// What the parts read.
pub(crate) struct State<'a> {
    pub stored: &'a Stored,
    pub documents: &'a mut DocumentCache,
    pub patience: &'a Patience,
    /// This phone's clock.
    pub now_ms: i64,
}

impl State<'_> {
    /// Nothing to write yet.
    pub fn write_set(&self) -> WriteSet {
        WriteSet::new(self.patience.clone())
    }
}

/// Documents that a transaction changes; of each the records, or none where it may be any.
pub(crate) type Touched = BTreeMap<DocumentKey, Option<Vec<RecordId>>>;

/// One transaction, and what goes with it.
#[derive(Debug)]
pub(crate) struct WriteSet {
    pub writes: Vec<Write>,
    pub touched: Touched,
    /// Once it is durable.
    pub then: OnDurable,
    /// To a person, as soon as it is durable.
    pub answer: Option<(RequestId, Outcome)>,
    /// What is to happen while it becomes durable.
    pub meanwhile: Meanwhile,
    /// Numbers of unsent changes that were answered.
    pub settled: BTreeSet<u64>,
    /// Refused just now, or of a document that leaves; their rows are not among the writes yet.
    pub refused: BTreeMap<u64, Refused>,
}

/// What a transaction means once it is durable.
#[derive(Debug)]
pub(crate) enum OnDurable {
    /// An own save; the answer goes out with the confirmation.
    Saved { request: RequestId, undo: (String, Undo) },
    /// A part of what the server sent.
    Received,
    /// The same, after which this phone holds other places, or is known or unknown to the ward.
    Moved,
    /// The enrolment may be sent now.
    EnrolmentBegun,
    /// The phone has its identity; another one than before, where documents were touched.
    Enrolled,
}

/// What the engine does as soon as the transaction is asked for. Nothing of it is stored.
#[derive(Debug)]
pub(crate) struct Meanwhile {
    /// Takes the place of the state's.
    pub patience: Patience,
    /// The random part of another session, under which is written from now on: a number that a lost or
    /// refused change took must not be taken twice.
    pub session: Option<[u8; 4]>,
    /// Partitions that are asked for from the beginning: what is on its way goes on from a cursor that no
    /// longer stands.
    pub begun_again: BTreeSet<Partition>,
    /// Documents whose tail is to be folded next.
    pub long_tails: Vec<DocumentKey>,
    /// How many frames are being stored, and their bytes.
    pub storing: (u64, u64),
    /// When to talk to the server next.
    pub next_request: NextRequest,
}

/// When to talk to the server after a transaction was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NextRequest {
    /// As it was.
    Unchanged,
    /// As soon as possible.
    Soon,
    /// With a pause, as after a failure.
    AfterPause,
}

impl WriteSet {
    fn new(patience: Patience) -> Self {
        Self {
            writes: Vec::new(),
            touched: Touched::new(),
            then: OnDurable::Received,
            answer: None,
            meanwhile: Meanwhile {
                patience,
                session: None,
                begun_again: BTreeSet::new(),
                long_tails: Vec::new(),
                storing: (0, 0),
                next_request: NextRequest::Unchanged,
            },
            settled: BTreeSet::new(),
            refused: BTreeMap::new(),
        }
    }

    pub fn touch(&mut self, key: &DocumentKey, records: Option<Vec<RecordId>>) {
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

    /// The partition's cursor goes back to the beginning, where this phone holds it.
    pub fn begin_again(&mut self, stored: &Stored, partition: &Partition) {
        if let Some(held) = stored.scope.get(partition) {
            let holding = Holding { cursor: FeedSeq(0), ..*held };
            self.writes.push(row::holding(partition, Some(holding)));
        }
        self.meanwhile.begun_again.insert(partition.clone());
    }

    /// There is something to send or to ask for.
    pub fn want(&mut self) {
        self.meanwhile.next_request = NextRequest::Soon;
    }
}
