//! The machine on which all this was measured, as far as it tells.

use super::setting::Setting;
use crate::tools;
use anyhow::Result;
use std::fs::{self, File};
use std::io::Write;
use std::time::Instant;
use xshell::cmd;

/// Small writes whose way to the disk is timed.
const SYNCS: usize = 100;

/// One paragraph: processor, memory, disk, system, versions, date.
pub fn describe(setting: &Setting) -> Result<String> {
    let shell = tools::shell()?;
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown processor", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism()?;
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory_kib = memory.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let memory_kib =
        memory_kib.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    let memory_gib = memory_kib.unwrap_or_default() / 1024.0 / 1024.0;
    let folder = setting.folder("disk")?;
    let path = folder.path();
    let disk = cmd!(shell, "df --output=source,fstype {path}").quiet().read().unwrap_or_default();
    let disk: Vec<&str> = disk.lines().last().unwrap_or_default().split_whitespace().collect();
    let kernel = cmd!(shell, "uname -sr").quiet().read().unwrap_or_default();
    let node = cmd!(shell, "node --version").quiet().read()?;
    let rustc = cmd!(shell, "rustc --version").quiet().read()?;
    let rustc = rustc.split_whitespace().nth(1).unwrap_or_default();
    let commit = cmd!(shell, "git rev-parse --short HEAD").quiet().read().unwrap_or_default();
    let date = cmd!(shell, "date +%Y-%m-%d").quiet().read()?;
    let sync_ms = sync_ms(path)?;
    Ok(format!(
        "Measured {date} at {commit} on {model}, {cores} cores, {memory_gib:.0} GiB, {} \
         (one fsync of 4 KiB: {sync_ms:.2} ms), {kernel}, Rust {rustc}, Node {node}, by `{}`.",
        disk.join(" "),
        command()
    ))
}

/// As it was given.
fn command() -> String {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    format!("cargo xtask {}", arguments.join(" "))
}

/// What the disk takes for a small write, the middle of many.
fn sync_ms(folder: &std::path::Path) -> Result<f64> {
    let mut file = File::create(folder.join("probe"))?;
    let mut times = Vec::new();
    for _ in 0..SYNCS {
        let begin = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(begin.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(super::figures::median(times))
}
