//! What must be true when everybody has come to rest.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, Result, ensure};
use automerge::legacy::OpId;
use automerge::{Automerge, Change};
use vungxanh_client::Stored;
use vungxanh_client::stored::{Chunks, Floors};
use vungxanh_shared::document;
use vungxanh_shared::ids::{DocumentKey, Partition, PeriodLength, RecordId};
use vungxanh_shared::roles::{self, Scope};
use vungxanh_shared::rules;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::LocalDate;

use super::calm::is_in_contact;
use super::phone::Phone;
use super::server::{Hash, Server, hashes, is_over, must};
use super::{Flaw, Promise, World, note, register};

/// What a server holds: every document, made from its log alone.
struct Holdings {
    documents: BTreeMap<DocumentKey, Automerge>,
    log: BTreeSet<Hash>,
    quarantine: BTreeSet<Hash>,
    quarantined: Vec<(DocumentKey, Change)>,
    kept_from: BTreeMap<String, String>,
}

impl World {
    pub(super) fn judge(&mut self) -> Result<()> {
        let mut holdings = Vec::new();
        for number in 0..self.officials.len() {
            self.settle(number)?;
        }
        for number in 0..self.servers.len() {
            let held = self.judge_server(number).with_context(|| format!("server {number}"))?;
            for (key, document) in &held.documents {
                note!(self, "{key}: {:?}", document.get_heads());
            }
            holdings.push(held);
        }
        for (number, phone) in self.phones.iter().enumerate() {
            let held = must(holdings.get(phone.server), "find what a server holds")?;
            self.judge_phone(phone, held).with_context(|| format!("phone {number}"))?;
        }
        self.judge_promises(&holdings)
    }

    fn judge_server(&mut self, number: usize) -> Result<Holdings> {
        let server = must(self.servers.get(number), "find a server")?;
        let app = server.app().context("it does not run")?;
        if self.options.flaw == Some(Flaw::RowWrong) {
            server.connect()?.execute("UPDATE record SET search = search || 'x'", [])?;
        }
        let report = self.runtime.block_on(app.store.check())?;
        ensure!(report.differences.is_empty(), "check finds: {}", report.differences.join("; "));
        server.check_acknowledged()?;
        let db = server.connect()?;
        let quarantine = hashes(&db, "SELECT hash FROM quarantine")?;
        let mut documents = BTreeMap::new();
        let (mut contested, mut left) = (0, 0);
        for (key, changes) in logged(&db)? {
            let standing = register::standing(&changes).with_context(|| key.to_string())?;
            let mut document = Automerge::new();
            document.apply_changes(changes.iter().cloned())?;
            left += self
                .judge_writings(server, &key, (&changes, &document))
                .with_context(|| key.to_string())?;
            contested +=
                register::compare(&document, &standing).with_context(|| key.to_string())?;
            documents.insert(key, document);
        }
        let log = server.log()?;
        let quarantined = quarantined(&db)?;
        self.counts.contested += contested;
        self.counts.left_beside += left;
        self.counts.quarantined += quarantine.len();
        let kept_from = server.kept_from()?;
        self.counts.over += kept_from.len();
        Ok(Holdings { documents, log, quarantine, quarantined, kept_from })
    }

    /// What the server would let the phone hold; none where it does not speak with it.
    fn scope_of(&self, phone: &Phone) -> Result<Option<Scope>> {
        let server = must(self.servers.get(phone.server), "find a server")?;
        let store = &must(server.app(), "ask a server")?.store;
        let ward = phone.ward.clone();
        let devices = self.runtime.block_on(store.devices(ward.clone()))?;
        let member = self.runtime.block_on(store.member(ward.clone(), phone.member.clone()))?;
        let places = self.runtime.block_on(store.places(ward.clone()))?;
        let device = devices.iter().find(|device| Some(device.id) == phone.device());
        let known = device.is_some_and(|device| device.revoked_at_ms.is_none());
        let active = member.filter(|member| known && member.disabled_at_ms.is_none());
        Ok(active.map(|member| roles::scope(&ward, &member.grants, &places)))
    }

    fn judge_phone(&self, phone: &Phone, server: &Holdings) -> Result<()> {
        let stored = phone.stored();
        ensure!(stored == *phone.engine.stored(), "its memory is not what its rows say");
        if stored.identity.is_none() {
            return Ok(());
        }
        let Some(scope) = self.scope_of(phone)? else {
            ensure!(!is_in_contact(phone), "it does not know that its access was withdrawn");
            return Ok(());
        };
        ensure!(is_in_contact(phone), "it believes that its access was withdrawn");
        ensure!(stored.outbox.is_empty(), "{} changes are not sent", stored.outbox.len());
        let held: BTreeSet<&Partition> = stored.scope.keys().collect();
        ensure!(held == scope.keys().collect(), "its scope is not the server's");
        let outside = stored.documents.keys().find(|key| !scope.contains_key(&key.partition));
        ensure!(outside.is_none(), "it holds {outside:?}, which is outside its scope");
        self.judge_replica(phone, &stored, (&scope, server))
    }

    /// Every document of the scope is the server's, as stored and as shown.
    fn judge_replica(
        &self,
        phone: &Phone,
        stored: &Stored,
        (scope, server): (&Scope, &Holdings),
    ) -> Result<()> {
        self.judge_floors(stored)?;
        let floor = |key: &DocumentKey| stored.floors.get(&key.partition).and_then(Floors::floor);
        let kept = |key: &DocumentKey| floor(key).is_none_or(|floor| key.period >= *floor);
        let theirs = server.documents.iter();
        let theirs = theirs.filter(|(key, _)| scope.contains_key(&key.partition) && kept(key));
        let theirs: BTreeMap<&DocumentKey, &Automerge> = theirs.collect();
        let was_restored = must(self.servers.get(phone.server), "find a server")?.restores > 0;
        for (key, document) in &theirs {
            let mine = stored.documents.get(*key).map(assembled).transpose();
            let mine = mine.with_context(|| format!("{key} does not load"))?;
            let mine = mine.unwrap_or_default();
            let heads = document.get_heads();
            // An app that does not compare replicas keeps of others what a restore took from the ward.
            let more = phone.other_version && was_restored && has_all(&mine, &heads);
            if more {
                continue;
            }
            ensure!(
                mine.get_heads() == heads,
                "{key} is not the server's: {} of {} changes",
                mine.get_changes(&[]).len(),
                document.get_changes(&[]).len()
            );
        }
        let own = stored.documents.keys().find(|key| !theirs.contains_key(key));
        let own = own.filter(|key| {
            let over = is_over(key, &server.kept_from);
            !(phone.other_version && (was_restored || over))
        });
        ensure!(own.is_none(), "it holds {own:?}, which the server does not have");
        self.judge_view(phone, stored, &theirs)
    }

    /// A phone leaves out no more than the days of work that its rule lets it.
    fn judge_floors(&self, stored: &Stored) -> Result<()> {
        let today = LocalDate::at_ms(self.now_ms);
        for (partition, kept) in &stored.floors {
            let Some(floor) = &kept.phone else { continue };
            let of_days = partition.family.period_length() == PeriodLength::Day;
            let days =
                rules::value(rules::RETENTION_DEVICE_DAYS, rules::Situation::on(today, None))
                    .unwrap_or_default();
            let latest = today.plus_days(-(days as i64)).to_string();
            ensure!(of_days, "it leaves out {partition} before {floor}");
            ensure!(floor.as_str() <= latest.as_str(), "it leaves out {partition} before {floor}");
        }
        Ok(())
    }

    /// A person is shown what the documents say, where nothing refused is shown with it.
    fn judge_view(
        &self,
        phone: &Phone,
        stored: &Stored,
        documents: &BTreeMap<&DocumentKey, &Automerge>,
    ) -> Result<()> {
        let mut engine = vungxanh_client::Engine::open(stored.clone(), "0.1.0", [], &[1; 32]);
        let clock_ms = phone.clock_ms(self.now_ms);
        for (key, document) in documents {
            let refused = stored.refused.values().any(|one| one.change.document == **key);
            if refused || stored.stale.contains_key(*key) {
                continue;
            }
            let mine = stored.documents.get(*key).map(assembled).transpose()?.unwrap_or_default();
            if mine.get_heads() != document.get_heads() {
                continue;
            }
            for record in document::record_ids(document) {
                let state = document::read(document, record).unwrap_or_default();
                let shown = engine.record(&record.to_string(), clock_ms);
                let shown = shown.with_context(|| format!("{key}: {record} is not shown"))?;
                let fields =
                    state.fields.iter().filter(|(name, _)| !matches!(name.as_str(), "kind" | "v"));
                for (name, value) in fields {
                    let seen = shown.fields.get(name);
                    ensure!(seen == Some(value), "{key}: {name} of {record} is shown as {seen:?}");
                }
                let told: Vec<&String> = shown.conflicts.keys().collect();
                let mut stand: Vec<&String> =
                    state.conflicts.iter().map(|(name, _)| name).collect();
                stand.sort();
                ensure!(told == stand, "{key}: {record} is shown with clashes in {told:?}");
            }
        }
        Ok(())
    }

    /// Nothing that a phone reported as saved or sent is missing: the change itself is somewhere, or,
    /// where a restore took its ground away, what it said was rebased.
    fn judge_promises(&self, holdings: &[Holdings]) -> Result<()> {
        let mut missing = Vec::new();
        for (hash, promise) in &self.saved {
            let phone = must(self.phones.get(promise.phone), "find a phone")?;
            let held = must(holdings.get(phone.server), "find what a server holds")?;
            if !held.log.contains(hash) && !held.quarantine.contains(hash) && !keeps(phone, hash) {
                missing.push((hash, promise));
            }
        }
        for (hash, promise) in missing {
            self.judge_missing(hash, promise, holdings)?;
        }
        Ok(())
    }

    /// The documents of a partition that the ward has or somebody wrote in.
    fn documents_of(&self, partition: &Partition, held: &Holdings) -> BTreeSet<DocumentKey> {
        let promised = self.saved.values().map(|promise| &promise.document);
        let all = held.documents.keys().chain(promised);
        all.filter(|key| key.partition == *partition).cloned().collect()
    }

    /// Which record each operation made. Operations are numbered by document.
    fn makers_of(
        &self,
        document: &DocumentKey,
        changes: &[Change],
    ) -> Result<HashMap<OpId, RecordId>> {
        let promised = self.saved.values().filter(|other| other.document == *document);
        let promised = promised.map(|other| Change::from_bytes(other.bytes.clone()));
        let promised = promised.collect::<std::result::Result<Vec<_>, _>>()?;
        Ok(register::makers(promised.iter().chain(changes)))
    }

    fn judge_missing(&self, hash: &Hash, promise: &Promise, holdings: &[Holdings]) -> Result<()> {
        let phone = must(self.phones.get(promise.phone), "find a phone")?;
        let server = must(self.servers.get(phone.server), "find a server")?;
        let held = must(holdings.get(phone.server), "find what a server holds")?;
        let sent = if self.sent.contains(hash) { "sent" } else { "saved" };
        let what = || {
            format!(
                "a change of {} that phone {} reported as {sent}",
                promise.document, promise.phone
            )
        };
        // What the ward had and deleted when its time was over is rightly gone.
        if self.sent.contains(hash) && is_over(&promise.document, &held.kept_from) {
            return Ok(());
        }
        let (stored, document) = (phone.engine.stored(), &promise.document);
        let (restored, left) =
            (server.restores > 0, phone.left.contains(&document.partition.to_string()));
        // A change whose ground is gone, there or on a damaged phone, is rebased; so is one that a clock far ahead
        // had put into a document which the ward does not take yet, on another of the same partition (SPEC G12).
        let moved = !held.documents.contains_key(document);
        ensure!(restored || left || moved, "{} is nowhere", what());
        // A phone that may no longer hold a document, or speak, cannot bring back what a backup lacked.
        let floor = stored.floors.get(&document.partition).and_then(Floors::floor);
        let dropped = !stored.scope.contains_key(&document.partition)
            || restored && left
            || floor.is_some_and(|floor| document.period < *floor);
        if !is_in_contact(phone) || dropped {
            return Ok(());
        }
        let change = Change::from_bytes(promise.bytes.clone())?;
        let mut there = Vec::new();
        for key in self.documents_of(&document.partition, held) {
            let own = held.documents.get(&key).into_iter();
            let mut changes: Vec<Change> = own.flat_map(|own| own.get_changes(&[])).collect();
            let quarantined = held.quarantined.iter().filter(|(of, _)| *of == key);
            changes.extend(quarantined.map(|(_, change)| change.clone()));
            changes.extend(kept_changes(phone, &key)?);
            let makers = self.makers_of(&key, &changes)?;
            there.extend(changes.iter().flat_map(|change| register::written(change, &makers)));
        }
        let makers = self.makers_of(document, &[])?;
        let missing = register::written(&change, &makers).into_iter().find(|one| {
            let (record, name, value) = one;
            let stands = there.iter().any(|(of, field, _)| (of, field) == (record, name));
            // Nothing is written over nothing.
            !there.contains(one) && (stands || *value != Scalar::Null)
        });
        ensure!(missing.is_none(), "{} is nowhere, and {missing:?} was not rebased", what());
        Ok(())
    }
}

/// What a phone still has to offer of a document, or shows as refused.
fn kept_changes(phone: &Phone, document: &DocumentKey) -> Result<Vec<Change>> {
    let stored = phone.engine.stored();
    let refused = stored.refused.values().map(|refused| &refused.change);
    let kept = stored.outbox.values().chain(refused).filter(|one| one.document == *document);
    let changes = kept.map(|one| Change::from_bytes(one.bytes.clone()));
    Ok(changes.collect::<std::result::Result<Vec<_>, _>>()?)
}

/// Whether the phone still has the change to offer, or shows it as refused.
fn keeps(phone: &Phone, hash: &Hash) -> bool {
    let stored = phone.stored();
    stored.outbox.values().any(|unsent| unsent.hash == *hash)
        || stored.refused.values().any(|refused| refused.change.hash == *hash)
}

/// What is in quarantine and can be read.
fn quarantined(db: &rusqlite::Connection) -> Result<Vec<(DocumentKey, Change)>> {
    let mut statement = db.prepare("SELECT partition, period, bytes FROM quarantine")?;
    let mut rows = statement.query([])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let (partition, period): (String, String) = (row.get(0)?, row.get(1)?);
        let key = DocumentKey::new(partition.parse()?, period.parse()?)?;
        changes.extend(Change::from_bytes(row.get(2)?).ok().map(|change| (key, change)));
    }
    Ok(changes)
}

/// The changes of every document, in the order of the feed.
fn logged(db: &rusqlite::Connection) -> Result<BTreeMap<DocumentKey, Vec<Change>>> {
    let mut statement = db.prepare(
        "SELECT p.name, d.period, c.bytes FROM change c JOIN document d ON d.id = c.document
         JOIN partition p ON p.id = d.partition ORDER BY c.partition, c.seq",
    )?;
    let mut rows = statement.query([])?;
    let mut documents: BTreeMap<DocumentKey, Vec<Change>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (partition, period, bytes): (String, String, Vec<u8>) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let key = DocumentKey::new(partition.parse()?, period.parse()?)?;
        documents.entry(key).or_default().push(Change::from_bytes(bytes)?);
    }
    Ok(documents)
}

fn has_all(document: &Automerge, heads: &[automerge::ChangeHash]) -> bool {
    heads.iter().all(|head| document.get_change_meta_by_hash(head).is_some())
}

/// The document that the stored bytes make.
fn assembled(chunks: &Chunks) -> Result<Automerge> {
    let mut document = match &chunks.snapshot {
        Some(bytes) => Automerge::load(bytes)?,
        None => Automerge::new(),
    };
    let tail = chunks.tail.values().flatten().map(|bytes| Change::from_bytes(bytes.to_vec()));
    document.apply_changes(tail.collect::<std::result::Result<Vec<_>, _>>()?)?;
    Ok(document)
}

impl Server {
    /// Everything that the log has of this device was acknowledged to it.
    pub(super) fn acknowledge_all_of(
        &mut self,
        device: vungxanh_shared::ids::DeviceId,
    ) -> Result<()> {
        let db = self.connect()?;
        let mut statement =
            db.prepare("SELECT hash FROM change WHERE substr(actor, 1, 16) = ?1")?;
        let rows = statement.query_map([device.0], |row| row.get(0))?;
        let own: BTreeSet<Hash> = rows.collect::<rusqlite::Result<_>>()?;
        drop(statement);
        self.acknowledged.extend(own);
        Ok(())
    }
}
