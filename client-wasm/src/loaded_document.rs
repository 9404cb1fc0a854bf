//! One automerge document in memory, made from what is stored.
//!
//! There are up to two of it. `clean` holds what the ward holds or may still accept: own changes are
//! written on it. `shown` is that plus what the ward refused and what rests on it: what a person
//! reads. Without that split every later change would depend on a refused one and be refused too.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{ActorId, Automerge, Change, ChangeHash, ReadDoc, SaveOptions};
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::gate::GO_ON_AFTER_SESSIONS;
use vungxanh_shared::ids::SessionActor;

use crate::chunk::{self, Corrupt};
use crate::stored::{Chunks, Refused, Unsent};

/// A document in memory.
#[derive(Debug, Clone)]
pub struct LoadedDocument {
    clean: Automerge,
    shown: Option<Automerge>,
    gap: Gap,
    /// Sessions of which something rests or was refused: nobody goes on under them.
    ended: Vec<ActorId>,
}

/// Whether some stored change waits for another that is not there: so it may be while a document is
/// being received in parts, and wrong afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Everything that is stored is in the document.
    None,
    /// Something waits.
    Some,
}

impl LoadedDocument {
    /// The document that these bytes make. Never panics natively; in WASM a panic of automerge is a
    /// trap, after which the worker starts the engine again with this document under suspicion.
    pub fn load<'a>(
        actor: SessionActor,
        chunks: Option<&Chunks>,
        unsent: impl Iterator<Item = &'a Unsent>,
        refused: impl Iterator<Item = &'a Refused>,
        stale: Option<&[u8]>,
    ) -> Result<Self, Corrupt> {
        guarded(|| {
            let clean = stored_document(chunks)?;
            let mut loaded = Self { gap: gap(&clean), clean, shown: None, ended: Vec::new() };
            loaded.clean.set_actor(actor.to_actor());
            let mut resting = Vec::new();
            for unsent in unsent {
                // A row of the outbox that cannot be read is kept, but nothing can be made of it.
                let Ok(change) = chunk::change(&unsent.bytes) else { continue };
                if loaded.knows_all(change.deps()) {
                    loaded.clean.apply_changes([change]).map_err(|_| Corrupt)?;
                } else {
                    resting.push(change);
                }
            }
            let mut refused = refused.peekable();
            if refused.peek().is_some() || !resting.is_empty() || stale.is_some() {
                let mut shown = loaded.clean.fork();
                if let Some(stale) = stale {
                    merge_snapshot(&mut shown, stale)?;
                }
                for refused in refused {
                    let Some(change) = readable(refused, &shown) else { continue };
                    loaded.ended.push(change.actor_id().clone());
                    // One that does not fit stays to be exported; the document is none the worse.
                    drop(shown.apply_changes([change]));
                }
                loaded.ended.extend(resting.iter().map(|change| change.actor_id().clone()));
                shown.apply_changes(resting).map_err(|_| Corrupt)?;
                loaded.shown = Some(shown);
            }
            Ok(loaded)
        })
    }

    /// The document to write on.
    pub fn clean(&self) -> &Automerge {
        &self.clean
    }

    /// The document to read from.
    pub fn shown(&self) -> &Automerge {
        self.shown.as_ref().unwrap_or(&self.clean)
    }

    /// The session to write under: the fresh one, or where this device has begun so many in the document that the
    /// ward would soon refuse another (SPEC G14), its latest.
    fn session(&self, fresh: SessionActor) -> SessionActor {
        if self.clean.stats().num_actors < GO_ON_AFTER_SESSIONS as u64 {
            return fresh;
        }
        let (mut own, mut latest) = (BTreeSet::new(), fresh);
        for change in self.clean.get_changes_meta(&[]) {
            let session = SessionActor::from_actor(&change.actor);
            let Some(session) = session.filter(|s| s.device() == fresh.device()) else { continue };
            own.insert(change.actor.clone().into_owned());
            if !self.ended.contains(&change.actor) {
                latest = session;
            }
        }
        if own.len() < GO_ON_AFTER_SESSIONS { fresh } else { latest }
    }

    /// Writes records on the clean document, as one change or, where that would be more than the gate
    /// takes, as several; they become visible in the shown one as well. After an error the document
    /// must be loaded again.
    pub fn write(
        &mut self,
        actor: SessionActor,
        now_ms: i64,
        writes: &[RecordWrite],
    ) -> Result<Vec<Change>, Corrupt> {
        guarded(|| {
            let actor = self.session(actor);
            let mut changes = Vec::new();
            for batch in document::in_changes(writes) {
                let change = document::write(&mut self.clean, actor, now_ms, &batch);
                changes.extend(change.map_err(|_| Corrupt)?);
            }
            if let Some(shown) = &mut self.shown {
                shown.apply_changes(changes.clone()).map_err(|_| Corrupt)?;
            }
            Ok(changes)
        })
    }

    /// Takes in what the server sent. After an error the document must be loaded again.
    pub fn receive(
        &mut self,
        snapshot: Option<&[u8]>,
        changes: Vec<Change>,
    ) -> Result<(), Corrupt> {
        guarded(|| {
            for document in [Some(&mut self.clean), self.shown.as_mut()].into_iter().flatten() {
                if let Some(snapshot) = snapshot {
                    merge_snapshot(document, snapshot)?;
                }
                document.apply_changes(changes.clone()).map_err(|_| Corrupt)?;
            }
            self.gap = gap(&self.clean);
            Ok(())
        })
    }

    /// The document to write on as automerge saves it and loads it again; none where it panics over that, as it may
    /// on what an older gate let in.
    pub fn saved(&self) -> Option<Vec<u8>> {
        let saved = || {
            let bytes = self.clean.save();
            Automerge::load(&bytes).map(|_| bytes).map_err(|_| Corrupt)
        };
        guarded(saved).ok()
    }

    /// Whether something of it is missing.
    pub fn gap(&self) -> Gap {
        self.gap
    }

    fn knows_all(&self, hashes: &[ChangeHash]) -> bool {
        hashes.iter().all(|hash| self.clean.get_change_meta_by_hash(hash).is_some())
    }
}

/// The saved bytes of what is stored, in one piece: for compaction, and for a snapshot that meets
/// what was there before. Holds no unsent change that was not stored as received, and of the tail
/// what has its place already.
pub fn compact(chunks: &Chunks, received: Option<&[u8]>) -> Result<(Vec<u8>, Gap), Corrupt> {
    guarded(|| {
        let mut document = stored_document(Some(chunks))?;
        if let Some(snapshot) = received {
            merge_snapshot(&mut document, snapshot)?;
        }
        let placed = SaveOptions { retain_orphans: false, ..SaveOptions::default() };
        Ok((document.save_with_options(placed), gap(&document)))
    })
}

/// The heads of what is stored as received; none where it is damaged. Costs a load only where changes
/// came after the saved document.
pub fn heads(chunks: &Chunks) -> Option<Vec<ChangeHash>> {
    match &chunks.snapshot {
        Some(snapshot) if chunks.tail.is_empty() => chunk::heads(snapshot),
        _ => Some(of_ward(Some(chunks)).ok()?.get_heads()),
    }
}

/// What is stored as received, and nothing of our own that was not.
pub fn of_ward(chunks: Option<&Chunks>) -> Result<Automerge, Corrupt> {
    guarded(|| stored_document(chunks))
}

fn stored_document(chunks: Option<&Chunks>) -> Result<Automerge, Corrupt> {
    let Some(chunks) = chunks else { return Ok(Automerge::new()) };
    let mut document = match &chunks.snapshot {
        Some(bytes) => Automerge::load(bytes).map_err(|_| Corrupt)?,
        None => Automerge::new(),
    };
    let tail = chunks.tail.values().flatten().map(|bytes| chunk::change(bytes));
    let tail = tail.collect::<Result<Vec<_>, _>>()?;
    document.apply_changes(tail).map_err(|_| Corrupt)?;
    Ok(document)
}

/// The refused change itself where what it builds on is here (again), or what it says alone.
fn readable(refused: &Refused, shown: &Automerge) -> Option<Change> {
    let change = chunk::change(&refused.change.bytes).ok();
    let is_here = |hash: &ChangeHash| shown.get_change_meta_by_hash(hash).is_some();
    let builds_on_what_is_here =
        change.as_ref().is_some_and(|change| change.deps().iter().all(is_here));
    match &refused.alone {
        Some(alone) if !builds_on_what_is_here => chunk::change(alone).ok(),
        _ => change,
    }
}

fn merge_snapshot(document: &mut Automerge, snapshot: &[u8]) -> Result<(), Corrupt> {
    let mut received = Automerge::load(snapshot).map_err(|_| Corrupt)?;
    if document.is_empty() {
        received.set_actor(document.get_actor().clone());
        *document = received;
    } else {
        document.merge(&mut received).map_err(|_| Corrupt)?;
    }
    Ok(())
}

fn gap(document: &Automerge) -> Gap {
    if document.get_missing_deps(&[]).is_empty() { Gap::None } else { Gap::Some }
}

fn guarded<T>(work: impl FnOnce() -> Result<T, Corrupt>) -> Result<T, Corrupt> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Corrupt))
}
