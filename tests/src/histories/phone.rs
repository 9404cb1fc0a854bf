//! What the gate let through, given to the phone's engine: it must not trap, and shows what stands.

use std::collections::BTreeMap;

use fastrand::Rng;
use vungxanh_shared::document::from_stored;
use vungxanh_shared::ids::{DocumentKey, Family};
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::Access;

use super::caught::caught;
use super::set::Set;
use super::story::Story;
use crate::small_world::{Phone, Ward};

/// A history as the server took it.
pub struct Received {
    family: Family,
    /// Bytes of the changes, in the order of the feed.
    changes: Vec<Vec<u8>>,
    /// What stands: the winner of each field, by record.
    records: BTreeMap<String, BTreeMap<String, Scalar>>,
}

impl Received {
    pub fn of(story: &Story) -> Self {
        let (model, ward) = (&story.model, &story.ward);
        let all: Set = ward.feed.iter().copied().collect();
        let mut records: BTreeMap<String, BTreeMap<String, Scalar>> = BTreeMap::new();
        for ((record, field), standing) in model.picture(&all) {
            if let Some((_, winner)) = standing.last() {
                records.entry(record).or_default().insert(field, from_stored(winner));
            }
        }
        let bytes = |number: &usize| model.changes[*number].change.raw_bytes().to_vec();
        Self { family: ward.family, changes: ward.feed.iter().map(bytes).collect(), records }
    }

    /// The document that it is on the phone, the one of `place` in its company.
    fn document(&self, place: usize) -> Option<DocumentKey> {
        let (partition, period) = match self.family {
            Family::Plan => ("plan/00025/00025".to_owned(), format!("{}", 2000 + place)),
            _ => (format!("register/00025/00025-{:02}", place + 1), "2026".to_owned()),
        };
        DocumentKey::new(partition.parse().ok()?, period.parse().ok()?).ok()
    }
}

/// One phone receives all of them, as changes or saved, is opened again, and shows every record. Gives the
/// place of the history that it did not bear, and what happened.
pub fn receive(histories: &[Received], rng: &mut Rng) -> Result<(), (usize, String)> {
    if let Some(done) = caught(|| together(histories, rng)) {
        return done;
    }
    // Which of them it was is found by giving each to a phone of its own.
    let mut alone = |one| caught(|| together(std::slice::from_ref(one), rng)).is_none();
    let place = histories.iter().position(&mut alone).unwrap_or(0);
    Err((place, "the phone traps".to_owned()))
}

fn together(histories: &[Received], rng: &mut Rng) -> Result<(), (usize, String)> {
    let mut ward = Ward::new();
    ward.snapshots = rng.bool();
    let mut phone = Phone::enrolled(7, &mut ward);
    for (place, history) in histories.iter().enumerate() {
        let Some(document) = history.document(place) else { continue };
        ward.scope.insert(document.partition.clone(), Access::Write);
        let feed = ward.feeds.entry(document.partition.clone()).or_default();
        feed.extend(history.changes.iter().map(|bytes| (document.clone(), bytes.clone())));
    }
    phone.sync(&mut ward);
    if rng.bool() {
        phone.killed();
    }
    let query = |kind: &str| vungxanh_client::view::ListQuery {
        kind: kind.to_owned(),
        with_removed: true,
        ..Default::default()
    };
    for kind in kinds::ALL {
        drop(phone.engine.list(&query(kind.name), phone.now_ms));
    }
    for (place, history) in histories.iter().enumerate() {
        shows(&mut phone, history).map_err(|harm| (place, harm))?;
    }
    Ok(())
}

fn shows(phone: &mut Phone, history: &Received) -> Result<(), String> {
    for (id, fields) in &history.records {
        let Some(record) = phone.engine.record(id, phone.now_ms) else {
            return Err(format!("the phone does not show record {id}"));
        };
        let differs = fields.iter().find(|(name, value)| {
            !matches!(name.as_str(), "kind" | "v") && record.fields.get(*name) != Some(value)
        });
        if let Some((name, value)) = differs {
            let shown = record.fields.get(name);
            return Err(format!("the phone shows {shown:?} in {name} of {id}, not {value:?}"));
        }
    }
    Ok(())
}
