//! `cargo xtask bench`: every figure that concerns server and wire, and the first sync in a
//! real browser, measured against our release server and, where a peer is named, against that peer in
//! the same run with the very same records.
//!
//! Everything stays on the loopback interface and ends by itself. [`setting`] has the programs and the
//! databases, [`process`] measures a server, each other module one part of the table.

mod automerge_repo;
mod browser;
mod chart;
mod costs;
mod fetch;
mod figures;
mod floor;
mod growth;
mod import;
mod machine;
mod memory;
mod office;
mod pouchdb;
mod process;
mod readme;
mod setting;
mod storm;
mod thousand;

use crate::workspace;
use anyhow::{Result, ensure};
use clap::{Args, ValueEnum};
use figures::Row;
use setting::Setting;
use std::fs;

#[derive(Args)]
pub struct Options {
    /// Only these parts; all of them where none is named
    #[arg(value_enum)]
    parts: Vec<Part>,
    /// Runs over which medians are taken
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=9))]
    runs: u32,
    /// A fiftieth of all sizes and one run: to try it, not to quote it
    #[arg(long)]
    quick: bool,
    /// Write the figures into README.md and the curves into docs/
    #[arg(long, conflicts_with = "quick")]
    write: bool,
}

/// A part of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// 200 phones at once, then a fresh one; automerge-repo and PouchDB beside
    Storm,
    /// 1,000 phones at once
    Thousand,
    /// Memory while 1,000 phones come and go
    Memory,
    /// First sync on the wire
    Pull,
    /// Reconnecting with nothing new
    Idle,
    /// The office over 1,000,000 passes
    Office,
    /// 20,000 residents from a sheet
    Import,
    /// The first sync in Chromium on a slow phone
    Browser,
    /// How a change's cost grows
    Growth,
    /// What one phone can send and what one more of it costs; alone it needs no server
    Costs,
    /// What automerge and the disk cost without us
    Floor,
}

/// All that was found out.
#[derive(Default)]
struct Findings {
    rows: Vec<Row>,
    /// Paragraphs below the table.
    notes: Vec<String>,
    curves: Vec<growth::Curve>,
    costs: Vec<costs::Curve>,
}

pub fn run(options: &Options) -> Result<()> {
    if options.parts == [Part::Costs] {
        return only_costs(options);
    }
    ensure!(
        !options.write || options.parts.is_empty(),
        "--write puts the whole table into the README: leave the parts out (or ask for costs alone)"
    );
    let runs = if options.quick { 1 } else { options.runs };
    let setting = Setting::prepare(runs, options.quick)?;
    let machine = machine::describe(&setting)?;
    let mut findings = Findings::default();
    for part in Part::value_variants() {
        if options.parts.is_empty() || options.parts.contains(part) {
            println!("{}", part.name());
            if let Err(error) = findings.add(*part, &setting) {
                // The others are worth knowing all the same; the table says what is missing.
                println!("  not measured: {error:#}");
                findings.rows.push(Row::not_measured(part.name(), format!("{error:#}")));
            }
        }
    }
    let text = findings.text(&machine, &setting);
    println!("\n{text}");
    if options.write {
        draw("growth", &growth::picture(&findings.curves))?;
        draw("costs", &costs::picture(&findings.costs))?;
        readme::write(&text)?;
    }
    Ok(())
}

/// `docs/{name}.svg`.
fn draw(name: &str, picture: &chart::Picture) -> Result<()> {
    let file = workspace::root().join("docs").join(format!("{name}.svg"));
    Ok(fs::write(file, chart::svg(picture))?)
}

fn only_costs(options: &Options) -> Result<()> {
    let curves = costs::measure(options.quick)?;
    println!("{}", costs::table(&curves));
    if options.write {
        draw("costs", &costs::picture(&curves))?;
    }
    costs::ensure_bounded(&curves)
}

impl Part {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

impl Findings {
    fn add(&mut self, part: Part, setting: &Setting) -> Result<()> {
        match part {
            Part::Storm => self.rows.extend(storm::measure(setting)?),
            Part::Thousand => self.rows.extend(thousand::measure(setting)?),
            Part::Memory => {
                let (rows, series) = memory::measure(setting)?;
                self.rows.extend(rows);
                self.notes.push(series);
            }
            Part::Pull => self.rows.extend(fetch::first_sync(setting)?),
            Part::Idle => self.rows.extend(fetch::nothing_new(setting)?),
            Part::Office => self.rows.extend(office::measure(setting)?),
            Part::Import => self.rows.extend(import::measure(setting)?),
            Part::Browser => {
                let (rows, note) = browser::measure(setting)?;
                self.rows.extend(rows);
                self.notes.push(note);
            }
            Part::Growth => self.curves = growth::measure(setting)?,
            Part::Costs => {
                self.costs = costs::measure(setting.quick)?;
                costs::ensure_bounded(&self.costs)?;
            }
            Part::Floor => self.notes.push(floor::measure()?),
        }
        Ok(())
    }

    fn text(&self, machine: &str, setting: &Setting) -> String {
        let mut paragraphs = vec![
            match setting.quick {
                true => "A quick run: a fiftieth of the sizes. Not to be quoted.".to_owned(),
                false => format!("{machine} Medians of {} runs where phones compete.", setting.runs),
            },
            figures::table(&self.rows).trim().to_owned(),
            "In brackets: ours as a part of theirs. Ours answers when a record is checked by the gate, on \
             disk past fsync, projected and shown in the office; automerge-repo merges and writes its \
             files without fsync; PouchDB stores JSON documents in LevelDB without fsync."
                .to_owned(),
        ];
        paragraphs.extend(self.notes.iter().cloned());
        if !self.curves.is_empty() {
            paragraphs.push(
                "What one change costs as things grow, 50 of a phone at a time:\n\n\
                 ![Growth curves](docs/growth.svg)"
                    .to_owned(),
            );
            paragraphs.push(growth::table(&self.curves).trim().to_owned());
        }
        if !self.costs.is_empty() {
            paragraphs.push(
                "What one phone can send, and what one more of it costs when so many are there already:\n\n\
                 ![Cost curves](docs/costs.svg)"
                    .to_owned(),
            );
            paragraphs.push(costs::table(&self.costs).trim().to_owned());
        }
        paragraphs.join("\n\n")
    }
}
