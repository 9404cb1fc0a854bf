//! `cargo xtask pictures`: the README's pictures, taken from the running app by a script
//! (`web/e2e/pictures`), so that they show what is there.

use crate::product::Profile;
use crate::{browser, product, tools, workspace};
use anyhow::Result;
use xshell::cmd;

pub fn run() -> Result<()> {
    product::web_app()?;
    let shell = tools::web_shell()?;
    let folder = workspace::root().join("docs/pictures");
    std::fs::create_dir_all(&folder)?;
    shell.set_var("CHROMIUM", browser::ready()?);
    shell.set_var("VUNGXANH_BIN", product::server(Profile::Dev)?);
    shell.set_var("VUNGXANH_PICTURES", &folder);
    cmd!(shell, "npx --no-install playwright test --config e2e/pictures/playwright.config.ts")
        .run()?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
