//! What the gate knows of documents, and the feed numbers of their partitions: a cache of what the database says,
//! bounded in bytes. Losing any of it costs time, never data.
//!
//! No document is put together in automerge here: what stands in a record follows from the operations, and the index
//! has them. automerge is asked where a document is needed whole ([`assemble`]), beside the writer.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use automerge::{Automerge, Change};
use lru::LruCache;
use parking_lot::Mutex;
use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::gate::{self, DocumentIndex};
use vungxanh_shared::ids::{DeviceId, DocumentKey, Family, Partition, Period, RecordId};
use vungxanh_shared::scalar::Fields;

use super::retention;
use crate::store::{StoreError, StoreResult};

/// A document in memory.
pub struct Loaded {
    /// The gate's view of it.
    pub index: DocumentIndex,
    /// Its row; none until its first change is logged.
    pub row: Option<DocumentRow>,
    /// Records that this transaction touched.
    pub touched: BTreeMap<RecordId, Touched>,
    size: usize,
}

/// A document's row as it will be written at the end of the transaction.
#[derive(Clone, Copy, Debug)]
pub struct DocumentRow {
    /// Row id.
    pub id: i64,
    /// Its newest feed number.
    pub last_seq: i64,
    /// How many changes the log has of it.
    pub changes: i64,
}

/// What a transaction knows about a record that it touched.
#[derive(Clone, Debug)]
pub struct Touched {
    /// The change that made it, where that is in this transaction.
    pub created: Option<Writing>,
    /// Its latest change in this transaction, by the writers' clocks.
    pub updated: Writing,
    /// Server's clock.
    pub received_at_ms: i64,
    /// All its fields, where the change that made it is the only one that touched it: then nothing can
    /// stand beside them, and nobody need ask the document.
    pub fields: Option<Fields>,
}

/// Who wrote, and when by the writer's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// The device.
    pub device: DeviceId,
    /// Milliseconds since 1970.
    pub at_ms: i64,
}

impl Touched {
    /// The same record touched once more, later in the feed.
    fn again(&mut self, later: Touched) {
        self.created = self.created.or(later.created);
        if later.updated.at_ms >= self.updated.at_ms {
            self.updated = later.updated;
        }
        self.received_at_ms = later.received_at_ms;
        self.fields = None;
    }
}

/// Takes a touch of a record beside those that were before it in the feed.
pub fn record_touched(touched: &mut BTreeMap<RecordId, Touched>, record: RecordId, this: Touched) {
    match touched.entry(record) {
        Entry::Occupied(mut before) => before.get_mut().again(this),
        Entry::Vacant(first) => _ = first.insert(this),
    }
}

/// A partition's row.
#[derive(Clone, Debug)]
pub struct PartitionRow {
    /// Row id.
    pub id: i64,
    /// The newest feed number.
    pub last_seq: i64,
    /// The first period that is kept, where earlier ones were deleted (SPEC G11).
    pub kept_from: Option<Period>,
}

/// Which documents are in memory, with how many changes: for whoever prepares work for the writer. Only the
/// writer changes it; to others it may be a little behind.
pub type InMemory = Arc<Mutex<HashMap<DocumentKey, u64>>>;

/// What the cache had to do, for tests of what work costs.
#[cfg(test)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents that were taken into memory.
    pub loads: usize,
    /// Documents that stood in memory at the same time at most, also within a transaction.
    pub most: usize,
}

/// The cache.
pub struct Documents {
    loaded: LruCache<DocumentKey, Loaded>,
    names: InMemory,
    partitions: HashMap<Partition, PartitionRow>,
    /// From which period on each family is kept by the calendar.
    floors: Option<BTreeMap<Family, Period>>,
    /// Documents that the running transaction touched.
    dirty: HashSet<DocumentKey>,
    bytes: usize,
    bound: usize,
    #[cfg(test)]
    pub counts: Counts,
}

impl Documents {
    /// An empty cache that keeps at most about `bound` bytes between transactions.
    pub fn new(bound: usize) -> Self {
        Self {
            loaded: LruCache::unbounded(),
            names: InMemory::default(),
            partitions: HashMap::new(),
            floors: None,
            dirty: HashSet::new(),
            bytes: 0,
            bound,
            #[cfg(test)]
            counts: Counts::default(),
        }
    }

    /// The document, from memory or from the database; empty where it has no change yet.
    pub fn get(&mut self, db: &Connection, key: &DocumentKey) -> StoreResult<&mut Loaded> {
        if !self.loaded.contains(key) {
            let loaded = load(db, key)?;
            self.keep(key, loaded);
        }
        self.loaded.get_mut(key).ok_or_else(|| StoreError::Internal("a lost document".to_owned()))
    }

    /// Counted for eviction at the end of the transaction, whatever becomes of it.
    fn keep(&mut self, key: &DocumentKey, loaded: Loaded) {
        self.bytes += loaded.size;
        self.names.lock().insert(key.clone(), loaded.index.len() as u64);
        self.loaded.push(key.clone(), loaded);
        #[cfg(test)]
        {
            self.counts.loads += 1;
            self.counts.most = self.counts.most.max(self.loaded.len());
        }
    }

    /// Which documents are in memory, for others to look at.
    pub fn names(&self) -> InMemory {
        Arc::clone(&self.names)
    }

    /// Whether the document is in memory.
    pub fn is_loaded(&self, key: &DocumentKey) -> bool {
        self.loaded.contains(key)
    }

    /// Takes a document that was read beside the writer, with what the log has had since then. What does not
    /// fit is left: the document is read when it is needed.
    pub fn adopt(&mut self, db: &Connection, key: &DocumentKey, read: Loaded) -> StoreResult<()> {
        if !self.loaded.contains(key)
            && let Some(loaded) = brought_up(db, key, read)?
        {
            self.keep(key, loaded);
        }
        Ok(())
    }

    /// The same, to be changed: it is dropped should the transaction fail.
    pub fn get_dirty(&mut self, db: &Connection, key: &DocumentKey) -> StoreResult<&mut Loaded> {
        if !self.dirty.contains(key) {
            self.dirty.insert(key.clone());
        }
        self.get(db, key)
    }

    /// The documents that the running transaction touched.
    pub fn dirty_keys(&self) -> Vec<DocumentKey> {
        let mut keys: Vec<DocumentKey> = self.dirty.iter().cloned().collect();
        keys.sort();
        keys
    }

    /// The partition's row, made where it is missing.
    pub fn partition(
        &mut self,
        db: &Connection,
        partition: &Partition,
    ) -> StoreResult<&mut PartitionRow> {
        if !self.partitions.contains_key(partition) {
            let row = partition_row(db, partition)?;
            self.partitions.insert(partition.clone(), row);
        }
        self.partitions
            .get_mut(partition)
            .ok_or_else(|| StoreError::Internal("a lost partition".to_owned()))
    }

    /// The first period of the partition that is kept: where earlier ones were deleted, or where they would be (SPEC
    /// W27). Makes no row.
    pub fn kept_from(
        &mut self,
        db: &Connection,
        partition: &Partition,
    ) -> StoreResult<Option<&Period>> {
        if !self.partitions.contains_key(partition)
            && let Some(row) = known_partition_row(db, partition)?
        {
            self.partitions.insert(partition.clone(), row);
        }
        if self.floors.is_none() {
            self.floors = Some(retention::calendar_floors(db)?);
        }
        let own = self.partitions.get(partition).and_then(|row| row.kept_from.as_ref());
        let floors = self.floors.as_ref();
        let of_family = floors.and_then(|floors| floors.get(&partition.family));
        Ok(own.max(of_family))
    }

    /// Forgets a document that was deleted.
    pub fn forget(&mut self, key: &DocumentKey) {
        self.dirty.remove(key);
        self.drop_loaded(key);
    }

    fn drop_loaded(&mut self, key: &DocumentKey) {
        if let Some(loaded) = self.loaded.pop(key) {
            self.bytes -= loaded.size;
            self.names.lock().remove(key);
        }
    }

    /// Forgets the rows of partitions, and where periods begin to be kept, which were changed.
    pub fn forget_partitions(&mut self) {
        self.partitions.clear();
        self.floors = None;
    }

    /// After a commit: sizes are taken again and the least recently used documents leave.
    pub fn committed(&mut self) {
        for key in std::mem::take(&mut self.dirty) {
            if let Some(loaded) = self.loaded.peek_mut(&key) {
                loaded.touched.clear();
                self.bytes -= loaded.size;
                loaded.size = size_of(&loaded.index);
                self.bytes += loaded.size;
                self.names.lock().insert(key, loaded.index.len() as u64);
            }
        }
        self.evict();
    }

    /// After a rollback: what the transaction touched is no longer what the database says.
    pub fn rolled_back(&mut self) {
        for key in std::mem::take(&mut self.dirty) {
            self.drop_loaded(&key);
        }
        self.forget_partitions();
        self.evict();
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.loaded.clear();
        self.names.lock().clear();
        self.forget_partitions();
        self.dirty.clear();
        self.bytes = 0;
    }

    fn evict(&mut self) {
        while self.bytes > self.bound
            && let Some((key, loaded)) = self.loaded.pop_lru()
        {
            self.bytes -= loaded.size;
            self.names.lock().remove(&key);
        }
    }
}

/// What a document takes in memory beside its index: its name, its places in the maps.
const DOCUMENT_BYTES: usize = 1024;

fn size_of(index: &DocumentIndex) -> usize {
    DOCUMENT_BYTES + index.size_bytes()
}

fn partition_row(db: &Connection, partition: &Partition) -> StoreResult<PartitionRow> {
    if let Some(row) = known_partition_row(db, partition)? {
        return Ok(row);
    }
    db.prepare_cached("INSERT INTO partition (ward, name, last_seq) VALUES (?1, ?2, 0)")?
        .execute(params![partition.ward().as_str(), partition.to_string()])?;
    Ok(PartitionRow { id: db.last_insert_rowid(), last_seq: 0, kept_from: None })
}

fn known_partition_row(
    db: &Connection,
    partition: &Partition,
) -> StoreResult<Option<PartitionRow>> {
    let found = db
        .prepare_cached("SELECT id, last_seq, kept_from FROM partition WHERE name = ?1")?
        .query_row([partition.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<String>>(2)?))
        })
        .optional()?;
    let Some((id, last_seq, kept_from)) = found else { return Ok(None) };
    let bad = |error: vungxanh_shared::ids::BadId| StoreError::Internal(error.to_string());
    let kept_from = kept_from.map(|period| period.parse()).transpose().map_err(bad)?;
    Ok(Some(PartitionRow { id, last_seq, kept_from }))
}

/// The document's row, where it has one.
pub fn document_row(db: &Connection, key: &DocumentKey) -> StoreResult<Option<DocumentRow>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.last_seq, d.changes FROM document d
         JOIN partition p ON p.id = d.partition WHERE p.name = ?1 AND d.period = ?2",
    )?;
    let found = statement
        .query_row(params![key.partition.to_string(), key.period.as_str()], |row| {
            Ok(DocumentRow { id: row.get(0)?, last_seq: row.get(1)?, changes: row.get(2)? })
        });
    Ok(found.optional()?)
}

/// Partition and period of a document's row.
pub fn document_key(db: &Connection, id: i64) -> StoreResult<DocumentKey> {
    let mut statement = db.prepare_cached(
        "SELECT p.name, d.period FROM document d JOIN partition p ON p.id = d.partition WHERE d.id = ?1",
    )?;
    let (partition, period): (String, String) =
        statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    key_of(&partition, &period)
}

/// Partition and period as the database names them.
pub fn key_of(partition: &str, period: &str) -> StoreResult<DocumentKey> {
    let bad = |error: vungxanh_shared::ids::BadId| StoreError::Internal(error.to_string());
    let partition: Partition = partition.parse().map_err(bad)?;
    let period: Period = period.parse().map_err(bad)?;
    DocumentKey::new(partition, period).map_err(bad)
}

/// The document as the database has it, on whatever connection.
pub fn load(db: &Connection, key: &DocumentKey) -> StoreResult<Loaded> {
    let row = document_row(db, key)?;
    let mut index = DocumentIndex::default();
    if let Some(row) = row {
        insert_logged(db, row.id, 0..=row.last_seq, &mut index)?;
    }
    let size = size_of(&index);
    Ok(Loaded { index, row, touched: BTreeMap::new(), size })
}

/// Takes the log after the range's start up to its end into the index, in the order in which the gate took it: clocks
/// number the lanes of a document by it. Gives how many changes it was.
fn insert_logged(
    db: &Connection,
    document: i64,
    range: std::ops::RangeInclusive<i64>,
    index: &mut DocumentIndex,
) -> StoreResult<usize> {
    let mut statement = db.prepare_cached(
        "SELECT bytes FROM change WHERE document = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq",
    )?;
    let mut rows = statement.query(params![document, range.start(), range.end()])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let parsed =
            gate::parse_any_time(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)
                .map_err(|_| StoreError::Internal("a change of the log is damaged".to_owned()))?;
        index.insert(&parsed);
        count += 1;
    }
    Ok(count)
}

/// A document that was read before, brought up to what the log has now; none where it is no longer the same
/// document, or where much came meanwhile.
fn brought_up(db: &Connection, key: &DocumentKey, mut read: Loaded) -> StoreResult<Option<Loaded>> {
    const MOST: i64 = 200;
    let (Some(then), Some(now)) = (read.row, document_row(db, key)?) else { return Ok(None) };
    let came = now.changes - then.changes;
    if then.id != now.id || then.last_seq > now.last_seq || !(0..=MOST).contains(&came) {
        return Ok(None);
    }
    if then.last_seq < now.last_seq {
        let range = then.last_seq..=now.last_seq;
        if i64::try_from(insert_logged(db, now.id, range, &mut read.index)?) != Ok(came) {
            return Ok(None);
        }
    }
    read.row = Some(now);
    read.size = size_of(&read.index);
    Ok(Some(read))
}

/// The document as of feed number `until`: its snapshot, if that is not newer, and the log's tail.
pub fn assemble(db: &Connection, document: i64, until: i64) -> StoreResult<Automerge> {
    let snapshot: Option<(i64, Vec<u8>)> = db
        .prepare_cached("SELECT at_seq, bytes FROM snapshot WHERE document = ?1 AND at_seq <= ?2")?
        .query_row(params![document, until], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((at_seq, bytes)) = snapshot
        && let Some(mut automerge) = load_saved(&bytes)
        && replay(db, &mut automerge, document, at_seq..=until).is_ok()
    {
        return Ok(automerge);
    }
    // No snapshot, or one that automerge cannot use: the log is the truth.
    let mut automerge = Automerge::new();
    replay(db, &mut automerge, document, 0..=until)?;
    Ok(automerge)
}

/// A saved document; none where automerge fails or panics on it.
pub fn load_saved(bytes: &[u8]) -> Option<Automerge> {
    catch_unwind(AssertUnwindSafe(|| Automerge::load(bytes).ok())).unwrap_or(None)
}

/// Applies the log after the range's start up to its end, in one batch.
fn replay(
    db: &Connection,
    automerge: &mut Automerge,
    document: i64,
    range: std::ops::RangeInclusive<i64>,
) -> StoreResult<()> {
    let changes = changes(db, document, range)?;
    if changes.is_empty() {
        return Ok(());
    }
    gate::apply(automerge, changes)
        .map_err(|_| StoreError::Internal("the log of a document cannot be applied".to_owned()))
}

/// The log after the range's start up to its end.
pub fn changes(
    db: &Connection,
    document: i64,
    range: std::ops::RangeInclusive<i64>,
) -> StoreResult<Vec<Change>> {
    let mut statement = db.prepare_cached(
        "SELECT bytes FROM change WHERE document = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq",
    )?;
    let mut changes = Vec::new();
    let mut rows = statement.query(params![document, range.start(), range.end()])?;
    while let Some(row) = rows.next()? {
        let bytes: Vec<u8> = row.get(0)?;
        let change = Change::from_bytes(bytes).map_err(|error| {
            StoreError::Internal(format!("a change of the log is damaged: {error}"))
        })?;
        changes.push(change);
    }
    Ok(changes)
}
