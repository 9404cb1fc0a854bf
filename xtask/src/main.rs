//! The developer commands. `cargo xtask --help` lists them; each has one module here.
//!
//! Everything a fresh machine lacks is set up by the command that needs it, and a step whose
//! inputs did not change is not repeated.

mod bench;
mod browser;
mod bundle;
mod compress;
mod debian;
mod fixtures;
mod fuzz;
mod histories;
mod hostile;
mod kill;
mod licences;
mod pictures;
mod product;
mod programs;
mod run;
mod schema;
mod stamp;
mod test;
mod tools;
mod wasm;
mod wasm_native;
mod workspace;
mod world;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Developer commands of Vùng Xanh")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and serve the demonstration ward
    Run(run::Options),
    /// Set up what is missing and run every check and test
    Test(test::Options),
    /// Build the product: WASM, web app and the `vungxanh` program that carries both
    Build,
    /// Build only the phone's WASM and its JavaScript face
    Wasm,
    /// Write the TypeScript types that derive from the kinds of record and the office API
    Schema(schema::Options),
    /// Take the README's pictures from the running app
    Pictures,
    /// Measure everything that has a figure to reach, beside automerge-repo and PouchDB
    Bench(bench::Options),
    /// Kill the real server again and again while phones push; nothing acknowledged may be lost
    Kill(kill::Options),
    /// Run the fuzz targets, each for a bounded time
    Fuzz(fuzz::Options),
    /// Send the real server thousands of hostile requests while honest phones sync
    Hostile(hostile::Options),
    /// Make histories to hurt and offer them to the gate; what it lets in must do no harm
    Histories(histories::Options),
    /// Run simulated worlds of phones and servers with every trouble, or replay one by its seed
    World(world::Options),
    /// Keep what this release leaves behind (database, phone stores, wire) for later ones to open
    Fixtures,
    /// Play seeded scripts to the WASM in Node and compare with the native engine
    WasmNative(wasm_native::Options),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test(options) => return test::run(&options),
        Command::Build => product::build().map(|program| println!("Built {}", program.display())),
        Command::Wasm => tools::ready().and_then(|()| wasm::build_within_budget()),
        Command::Schema(options) => schema::run(&options),
        Command::Pictures => pictures::run(),
        Command::Bench(options) => bench::run(&options),
        Command::Kill(options) => kill::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Hostile(options) => hostile::run(&options),
        Command::Histories(options) => histories::run(&options),
        Command::World(options) => world::run(&options),
        Command::Fixtures => fixtures::run(),
        Command::WasmNative(options) => wasm_native::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
