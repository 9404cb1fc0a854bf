//! What one phone can send, and what it costs (`cargo xtask bench costs`): a line of JSON a curve.

use anyhow::Result;
use clap::Parser;
use vungxanh_tests::costs::{Grows, measure};

#[derive(Parser)]
struct Options {
    /// The sizes at which the cost of one more is taken
    #[arg(long, value_delimiter = ',', default_values_t = [100, 1000, 10_000])]
    sizes: Vec<u32>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    for grows in Grows::ALL {
        println!("{}", serde_json::to_string(&measure(grows, &options.sizes)?)?);
    }
    Ok(())
}
