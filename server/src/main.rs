//! The program: reads the command line, and exits with one line that says what to do where it cannot go on.

mod cli;

use std::process::ExitCode;

use clap::Parser;

/// A fifth of a storm's time went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Threads for parsing (four at once), reading (four) and encoding: what they hold at once, and what the
/// allocator keeps for each, is what a storm costs in memory.
const BLOCKING_THREADS: usize = 12;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = match runtime.enable_all().max_blocking_threads(BLOCKING_THREADS).build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("vungxanh: cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(cli::run(arguments)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("vungxanh: {error:#}");
            ExitCode::FAILURE
        }
    }
}
