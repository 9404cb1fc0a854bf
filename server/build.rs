//! A release carries the web app inside, so it is compiled again when that was built again. Other
//! profiles read the files where they are.

fn main() {
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let watched = if is_release { "../web/dist" } else { "build.rs" };
    println!("cargo:rerun-if-changed={watched}");
}
