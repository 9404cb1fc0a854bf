//! A ward that one enrolled phone has harmed, as the program of commit 917b06b left it (FAULTS G1, G2, G3,
//! G12): the database and the stores of two honest phones lie in `tests/fixtures/hurt`, so that `check`,
//! `repair` and the phones of today can be shown on them.
//!
//! The gate of that commit let all of this in; a gate that does not can never make the folder again, so
//! this stands here to say how it was made. (`cargo run -p vungxanh-tests --bin hurt -- --into FOLDER` at
//! that commit.) What each document suffered, and by which changes, is in `harms.json`.

mod attacker;
mod attacks;
mod honest;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;

use crate::release::client::Asker;
use crate::release::kept::{Folder, KeptWard};
use crate::served::Served;
use crate::small_world::START_MS;
use attacker::Attacker;
use honest::Honest;

/// When it happened: the 22nd of November 2026, in the forenoon.
pub const NOW_MS: i64 = START_MS;

/// What was done to one document.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Harm {
    /// The number in FAULTS, such as `G2`.
    pub case: String,
    /// What it is, in words.
    pub what: String,
    pub partition: String,
    pub period: String,
    /// The changes by which it was done, in hex, in the order of the feed. What they build on is sound.
    pub changes: Vec<String>,
}

impl Harm {
    /// What was done to the ward that is kept in `folder`.
    pub fn all_of(folder: &Folder) -> Result<Vec<Self>> {
        folder.read("harms.json")
    }
}

/// Makes the ward in `data` and keeps it in `folder`.
pub fn make(data: &Path, folder: &Folder) -> Result<Vec<Harm>> {
    let served = Served::at(data, NOW_MS)?;
    let asker = Asker::new(served.address)?;
    let mut honest = Honest::enrolled(&served, &asker)?;
    let (login, password) = served.official()?;
    honest.before(&asker)?;
    while served.make_snapshots()? > 0 {}
    let mut attacker = Attacker::enrolled(&served, &asker)?;
    let mut harms = Vec::new();
    attacks::writings_over_what_was_not_seen(&mut attacker, &mut harms)?;
    attacks::sessions_from_nothing(&mut attacker, &mut harms)?;
    attacks::fields_of_the_server(&mut attacker, &mut harms)?;
    attacks::times_at_the_edge(&mut attacker, &mut harms)?;
    honest.after(&asker)?;
    honest.keep(folder)?;
    folder.write("harms.json", &harms)?;
    folder.write("ward.json", &ward(&asker, &login, &password, &honest)?)?;
    drop(served);
    folder.pack_database(data)?;
    Ok(harms)
}

/// How to get in, and the honest records that the office shows.
fn ward(asker: &Asker, login: &str, password: &str, honest: &Honest) -> Result<KeptWard> {
    let session = asker.log_in(login, password)?;
    let get =
        |path: &str| asker.office(&session, hyper::Method::GET, path, &serde_json::Value::Null);
    let rows = |path: &str| -> Result<Vec<serde_json::Value>> {
        let list = get(path)?;
        let rows = list.get("rows").unwrap_or(&list);
        rows.as_array().cloned().with_context(|| path.to_owned())
    };
    let mut records = std::collections::BTreeMap::new();
    for id in &honest.accepted {
        let page = get(&format!("/records/{id}"))?;
        records.insert(id.clone(), page.get("record").cloned().context("no record")?);
    }
    Ok(KeptWard {
        version: "917b06b".to_owned(),
        now_ms: NOW_MS,
        login: login.to_owned(),
        password: password.to_owned(),
        records,
        quarantine: rows("/quarantine")?,
        phones: rows("/phones")?,
        members: rows("/members")?,
    })
}
