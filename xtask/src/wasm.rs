//! The phone's engine as WASM: compiled by cargo, given its JavaScript face by wasm-bindgen,
//! shrunk by wasm-opt, held to its budget.

use crate::stamp::Stamp;
use crate::{compress, tools, workspace};
use anyhow::{Context, Result, anyhow, bail};
use std::path::PathBuf;
use std::{fs, process};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

/// Name of the module: `vungxanh.js`, `vungxanh_bg.wasm`, `vungxanh.d.ts`.
const NAME: &str = "vungxanh";

/// What rustc emits for wasm32 by default; wasm-opt must be told, or it refuses the input. Nothing
/// more, so that it does not introduce what an older phone's browser lacks.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What counts is the download, not the module: -Os makes the module a tenth smaller and its brotli a
/// tenth larger (measured), because it makes alike code unlike. So what is dead or double goes, and what
/// says the same in fewer words. In the order of their names functions of one generic stand side by
/// side, which alone saves 10 KB.
const PASSES: [&str; 11] = [
    "--dce",
    "--remove-unused-module-elements",
    "--optimize-instructions",
    "--simplify-locals-nostructure",
    "--rse",
    "--merge-blocks",
    "--remove-unused-brs",
    "--precompute",
    "--duplicate-function-elimination",
    "--vacuum",
    "--reorder-functions-by-name",
];

/// The most that a phone may have to download of it, in brotli.
const BUDGET_BYTES: usize = 520_000;

/// [`build`], and an error where the module has outgrown its budget.
pub fn build_within_budget() -> Result<()> {
    build()?;
    let module = fs::read(workspace::generated().join(format!("wasm/{NAME}_bg.wasm")))?;
    let packed = compress::brotli(&module)?.len();
    if packed > BUDGET_BYTES {
        bail!(
            "the phone's WASM is {packed} bytes in brotli and may be {BUDGET_BYTES}: find what made it \
             grow by {} bytes",
            packed - BUDGET_BYTES
        );
    }
    println!("WASM: {packed} bytes in brotli of at most {BUDGET_BYTES}");
    Ok(())
}

/// Leaves `web/src/generated/wasm` up to date. Needs [`tools::ready`].
pub fn build() -> Result<()> {
    let compiled = compile()?;
    let folder = workspace::generated().join("wasm");
    let recipe = format!("wasm-bindgen {} {PASSES:?}, reset", env!("CARGO_PKG_VERSION"));
    let lock = workspace::root().join("Cargo.lock");
    let stamp = Stamp::of(folder.join(".stamp"), &[compiled.clone(), lock], &recipe)?;
    let module = folder.join(format!("{NAME}_bg.wasm"));
    if stamp.is_current() && module.exists() {
        return Ok(());
    }
    Bindgen::new()
        .input_path(&compiled)
        .out_name(NAME)
        .typescript(true)
        // By the mangled names wasm-opt sorts; then it drops them.
        .remove_name_section(false)
        .demangle(false)
        .remove_producers_section(true)
        // After a trap the worker makes a fresh instance of the same compiled module.
        .reset_state_function(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(&folder))
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))?;
    let before = fs::metadata(&module)?.len();
    optimise(&module)?;
    println!(
        "WASM: {} KB, {} KB after wasm-opt",
        before / 1024,
        fs::metadata(&module)?.len() / 1024
    );
    stamp.record()
}

fn compile() -> Result<PathBuf> {
    let shell = tools::shell()?;
    cmd!(
        shell,
        "cargo build --package vungxanh-client --lib --target wasm32-unknown-unknown --profile wasm"
    )
    .env("CARGO_ENCODED_RUSTFLAGS", flags())
    .run()?;
    Ok(workspace::target().join("wasm32-unknown-unknown/wasm/vungxanh_client.wasm"))
}

/// Source files are named without the path of this machine, so that the module is the same from every
/// machine and tells nothing of it.
fn flags() -> String {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let sources = cargo.join("registry/src");
    let registries = fs::read_dir(&sources).into_iter().flatten().flatten();
    let registries = registries.map(|registry| format!("{}=", registry.path().display()));
    let root = format!("{}=", workspace::root().display());
    registries
        .chain([root])
        .map(|prefix| format!("--remap-path-prefix={prefix}"))
        .collect::<Vec<_>>()
        .join("\u{1f}")
}

fn optimise(module: &PathBuf) -> Result<()> {
    let wasm_opt = workspace::web().join("node_modules/.bin/wasm-opt");
    let smaller = module.with_extension(format!("{}.tmp", process::id()));
    let shell = tools::shell()?;
    cmd!(shell, "{wasm_opt} {PASSES...} {FEATURES...} {module} -o {smaller}")
        .run()
        .context("wasm-opt comes with the npm package `binaryen` of web/")?;
    fs::rename(&smaller, module)?;
    Ok(())
}
