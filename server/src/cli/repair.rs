//! `repair`: takes out of the database what an older program let in and what does harm.

use std::process::ExitCode;

use vungxanh_server::config::Config;
use vungxanh_server::store::Store;

pub async fn run(store: &Store, config: &Config) -> anyhow::Result<ExitCode> {
    let repaired = store.repair(config.clock.now_ms()).await?;
    if repaired.is_empty() {
        println!("nothing to repair");
        return Ok(ExitCode::SUCCESS);
    }
    for one in &repaired {
        let first = one.taken_out.first().map_or("", |refusal| refusal.code());
        println!(
            "{}: {} changes are in quarantine now ({first} …)",
            one.document,
            one.taken_out.len()
        );
    }
    println!(
        "phones fetch these documents again when they next connect, and send again what the ward lacks of their \
         own; what the office wrote into them since stands in quarantine with its values"
    );
    Ok(ExitCode::SUCCESS)
}
