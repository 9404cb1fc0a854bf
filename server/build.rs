//! The web app's folder has to be there when the program is compiled: rust-embed remembers its real path.

use std::{env, fs};

const WEB_APP: &str = "../web/dist";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(error) = fs::create_dir_all(WEB_APP) {
        println!("cargo::warning={WEB_APP} cannot be made: {error}");
    }
    // A debug build reads the folder when it runs; a release carries it, and is built anew when it changed.
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed={WEB_APP}");
    }
}
