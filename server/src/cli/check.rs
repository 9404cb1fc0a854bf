//! `check`: whether the database agrees with itself.

use std::process::ExitCode;

use vungxanh_server::store::Store;
use vungxanh_shared::time::clock_text;

/// Differences that are printed; the rest is counted.
const SHOWN: usize = 50;

pub async fn run(store: &Store) -> anyhow::Result<ExitCode> {
    let report = store.check().await?;
    println!(
        "documents {} · changes {} · snapshots {} · records {} · audit lines {} · in quarantine {}",
        report.documents,
        report.changes,
        report.snapshots,
        report.records,
        report.audit_lines,
        report.quarantined
    );
    if let Some(began_ms) = store.drill_began_ms().await? {
        println!("a drill, begun {}: not real data", clock_text(began_ms));
    }
    for end in &report.audit_ends {
        println!("{end}");
    }
    if report.differences.is_empty() {
        println!("everything agrees");
        return Ok(ExitCode::SUCCESS);
    }
    for difference in report.differences.iter().take(SHOWN) {
        eprintln!("{difference}");
    }
    if report.hurt > 0 {
        eprintln!(
            "{} changes do harm: make a backup, then `vungxanh repair` takes them out",
            report.hurt
        );
    }
    if report.hurt == report.differences.len() as u64 {
        return Ok(ExitCode::FAILURE);
    }
    eprintln!(
        "{} differences; keep a copy of the database and restore the last backup",
        report.differences.len()
    );
    Ok(ExitCode::FAILURE)
}
