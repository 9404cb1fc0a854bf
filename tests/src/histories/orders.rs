//! What the gate took is applied by automerge in several orders that dependencies allow: every replica must
//! come to the same, be saved and loaded, and go on.

use automerge::legacy::OpId;
use automerge::{Automerge, Change, ChangeHash, ObjId, ROOT, ReadDoc};
use fastrand::Rng;
use vungxanh_shared::document;
use vungxanh_shared::gate::DocumentIndex;

use super::caught::caught;
use super::model::{Model, Picture};
use super::set::Set;

/// A document is saved in no more than this many times the bytes of its changes, and some.
const GROWTH: usize = 2;
const SOME_BYTES: usize = 4096;

/// Applies the changes of `feed`, which is their order of arrival; says what went wrong.
pub fn agree(model: &Model, feed: &[usize], rng: &mut Rng) -> Result<(), String> {
    let all: Set = feed.iter().copied().collect();
    let expected = model.picture(&all);
    let mut heads = model.hashes(&model.heads(&all));
    heads.sort();
    let right = |document: &Automerge, how: &str| same(document, (&expected, &heads), how);

    let arrived = applied(model, feed, feed.len(), "all together, as they came")?;
    right(&arrived, "all together, as they came")?;
    read_alike(&DocumentIndex::of(&changes(model, feed)), &arrived)?;
    let other = order(model, &all, rng);
    let batch = if rng.u8(..3) == 0 { 1 } else { rng.usize(2..8) };
    let single = applied(model, &other, batch, "a few at a time, in another order")?;
    right(&single, "a few at a time, in another order")?;

    let saved = quiet("saving", || arrived.save())?;
    let raw: usize = feed.iter().map(|n| model.changes[*n].change.raw_bytes().len()).sum();
    if saved.len() > GROWTH * raw + SOME_BYTES {
        return Err(format!("{raw} bytes of changes became a document of {}", saved.len()));
    }
    let mut loaded = load(&saved)?;
    right(&loaded, "saved and loaded")?;
    // Each is dear; other histories have the others.
    match rng.u8(..3) {
        0 => merged(model, &all, rng, &right),
        1 => resumed(model, &other, rng, &right),
        _ => go_on(&mut loaded, &heads),
    }
}

/// What the server reads from the operations is what automerge says.
fn read_alike(index: &DocumentIndex, document: &Automerge) -> Result<(), String> {
    let records = document::record_ids(document);
    if records.len() != index.record_count() {
        return Err(format!("{} records are read, not {}", index.record_count(), records.len()));
    }
    for record in records {
        let (read, stands) = (index.stands(record), document::stands(document, record));
        if read != stands {
            return Err(format!("{record} is read as {read:?}, not as {stands:?}"));
        }
        if index.read(record) != document::read(document, record) {
            return Err(format!("{record} is shown otherwise than automerge has it"));
        }
    }
    Ok(())
}

/// As a phone takes it: a saved document, then what came after.
fn resumed(
    model: &Model,
    order: &[usize],
    rng: &mut Rng,
    right: &impl Fn(&Automerge, &str) -> Result<(), String>,
) -> Result<(), String> {
    let (before, after) = order.split_at(rng.usize(..=order.len()));
    let first = applied(model, before, before.len(), "in part")?;
    let saved = quiet("saving a part", || first.save())?;
    let mut resumed = load(&saved)?;
    apply(&mut resumed, changes(model, after), "after a saved part")?;
    right(&resumed, "after a saved part")
}

/// Two replicas that hold different parts, and merge either way.
fn merged(
    model: &Model,
    all: &Set,
    rng: &mut Rng,
    right: &impl Fn(&Automerge, &str) -> Result<(), String>,
) -> Result<(), String> {
    let ours = model.closed(all.iter().filter(|_| rng.u8(..4) == 0));
    let theirs = model.closed(all.without(&ours).iter());
    let replica = |part: &Set, rng: &mut Rng| {
        let order = order(model, part, rng);
        let batch = rng.usize(1..4);
        applied(model, &order, batch, "a replica's part")
    };
    let (mut one, mut two) = (replica(&ours, rng)?, replica(&theirs, rng)?);
    let mut copy = two.clone();
    quiet("merging", || one.merge(&mut copy))?.map_err(|error| format!("merging: {error}"))?;
    right(&one, "merged")?;
    quiet("merging", || two.merge(&mut one))?.map_err(|error| format!("merging: {error}"))?;
    right(&two, "merged the other way")
}

/// A random order in which each change comes after its past.
pub fn order(model: &Model, all: &Set, rng: &mut Rng) -> Vec<usize> {
    let mut left: Vec<usize> = all.iter().collect();
    let (mut order, mut done) = (Vec::with_capacity(left.len()), Set::default());
    // Now and then one is put off as long as can be.
    let last = (rng.bool() && !left.is_empty()).then(|| left[rng.usize(..left.len())]);
    while !left.is_empty() {
        let ready = |number: &usize| model.changes[*number].past.without(&done).is_empty();
        let mut places: Vec<usize> = (0..left.len()).filter(|place| ready(&left[*place])).collect();
        if places.len() > 1 {
            places.retain(|place| Some(left[*place]) != last);
        }
        let Some(place) = places.get(rng.usize(..places.len().max(1))) else { break };
        let next = left.remove(*place);
        done.insert(next);
        order.push(next);
    }
    order
}

fn changes(model: &Model, numbers: &[usize]) -> Vec<Change> {
    numbers.iter().map(|number| model.changes[*number].change.clone()).collect()
}

/// A new document with these changes, `batch` at a time.
pub fn applied(
    model: &Model,
    order: &[usize],
    batch: usize,
    how: &str,
) -> Result<Automerge, String> {
    let mut document = Automerge::new();
    for some in order.chunks(batch.max(1)) {
        apply(&mut document, changes(model, some), how)?;
    }
    Ok(document)
}

fn apply(document: &mut Automerge, changes: Vec<Change>, how: &str) -> Result<(), String> {
    quiet(how, || document.apply_changes(changes))?.map_err(|error| format!("{how}: {error}"))
}

fn load(saved: &[u8]) -> Result<Automerge, String> {
    quiet("loading", || Automerge::load(saved))?.map_err(|error| format!("loading: {error}"))
}

/// Somebody builds on everything: the document takes it, saves and loads.
fn go_on(document: &mut Automerge, heads: &[ChangeHash]) -> Result<(), String> {
    use automerge::transaction::{CommitOptions, Transactable};
    let done = quiet("writing afterwards", || {
        document.set_actor(automerge::ActorId::from(&[0x77; 20]));
        let mut transaction = document.transaction();
        transaction.put(ROOT, "afterwards", 1i64)?;
        transaction.commit_with(CommitOptions::default().with_time(1_795_312_800));
        Ok::<_, automerge::AutomergeError>(())
    })?;
    done.map_err(|error| format!("writing afterwards: {error}"))?;
    let change = document.get_last_local_change().ok_or("nothing was written afterwards")?;
    let mut deps = change.deps().to_vec();
    deps.sort();
    if deps != heads {
        return Err("what was written afterwards does not build on the heads".to_owned());
    }
    let saved = quiet("saving afterwards", || document.save())?;
    load(&saved).map(drop)
}

/// Runs automerge; a panic is an error.
fn quiet<T>(what: &str, run: impl FnOnce() -> T) -> Result<T, String> {
    caught(run).ok_or_else(|| format!("{what}: automerge panics"))
}

fn same(
    document: &Automerge,
    (expected, heads): (&Picture, &[ChangeHash]),
    how: &str,
) -> Result<(), String> {
    let mut found = document.get_heads();
    found.sort();
    if found != heads {
        return Err(format!(
            "{how}: {} heads, not the {} of the history",
            found.len(),
            heads.len()
        ));
    }
    let picture = quiet(how, || picture(document))?;
    if picture == *expected {
        return Ok(());
    }
    let fields = expected.keys().chain(picture.keys());
    let differs = fields.into_iter().find(|field| expected.get(field) != picture.get(field));
    let Some(field) = differs else { return Ok(()) };
    let shown = |picture: &Picture| format!("{:?}", picture.get(field));
    Err(format!("{how}: {field:?} is {}, not {}", shown(&picture), shown(expected)))
}

/// What automerge says stands.
fn picture(document: &Automerge) -> Picture {
    let mut picture = Picture::new();
    for record in document.map_range(ROOT, ..) {
        let object = record.id();
        for field in document.map_range(&object, ..) {
            let key = field.key.to_string();
            let standing = if field.conflict {
                let all = document.get_all(&object, key.as_str()).unwrap_or_default();
                let all = all.iter();
                all.filter_map(|(value, id)| op_id(id).zip(value.as_scalar().cloned())).collect()
            } else {
                let id = op_id(&field.id());
                let value = field.value.into_value();
                id.zip(value.as_scalar().cloned()).into_iter().collect()
            };
            picture.insert((record.key.to_string(), key), standing);
        }
    }
    picture
}

fn op_id(id: &ObjId) -> Option<OpId> {
    match id {
        ObjId::Id(counter, actor, _) => Some(OpId::new(*counter, actor)),
        ObjId::Root => None,
    }
}
