//! The program that opens the office's workbooks in the tests: LibreOffice of the system, installed when there is none.

use crate::{debian, tools};
use anyhow::Result;
use xshell::cmd;

const ADVICE: &str = "the tests open the office's workbooks in LibreOffice: install it, so that `soffice` can be started";

/// Installs LibreOffice's spreadsheet where `soffice` cannot be started.
pub fn ready() -> Result<()> {
    let shell = tools::shell()?;
    let version = cmd!(shell, "soffice --version").quiet().ignore_stdout().ignore_stderr();
    match version.run() {
        Ok(()) => Ok(()),
        Err(_) => debian::install(&["libreoffice-calc-nogui"], ADVICE),
    }
}
