//! A ward's residents from a sheet, through the office's own endpoint, until all of them are listed.

use super::figures::{Goal, Row};
use super::setting::Setting;
use anyhow::{Context, Result};
use serde::Deserialize;

const RESIDENTS: u32 = 20_000;
/// Areas over which they live.
const AREAS: u32 = 10;

#[derive(Deserialize)]
struct Imported {
    households: f64,
    looked_s: f64,
    imported_s: f64,
}

pub fn measure(setting: &Setting) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (form, name) in [("xlsx", "XLSX"), ("csv", "CSV")] {
        let data = setting.database("empty", 0, AREAS)?;
        let server = setting.serve(&data)?;
        let residents = setting.size(RESIDENTS);
        let official = setting.crowd("import", &server, &data).with("--form", form);
        let mut official =
            official.with("--residents", residents).with("--areas", AREAS).start()?;
        official.go()?;
        let imported: Imported = official.says().context("the official")?;
        let used = server.process.usage()?;
        server.process.terminate_and_wait()?;
        setting.check(&data)?;
        let Imported { households, looked_s, imported_s } = imported;
        let what = format!("{residents} residents in {households:.0} households from {name}");
        rows.extend([
            Row::new(format!("{what}: what it comes to"), Goal::None, looked_s, "s"),
            Row::new("the same: until all are listed", Goal::AtMost(60.0), imported_s, "s"),
            Row::new("the same: server memory, peak", Goal::None, used.peak_mib(), "MiB"),
        ]);
    }
    Ok(rows)
}
