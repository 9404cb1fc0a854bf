//! Programs that the Rust tests start: LibreOffice opens the office's workbooks, nginx stands before the server. What the
//! system does not have is installed.

use crate::{debian, tools};
use anyhow::Result;
use xshell::{Shell, cmd};

struct Program {
    /// The program, and what makes it say its version.
    version: [&'static str; 2],
    package: &'static str,
    advice: &'static str,
}

const PROGRAMS: [Program; 2] = [
    Program {
        version: ["soffice", "--version"],
        package: "libreoffice-calc-nogui",
        advice: "the tests open the office's workbooks in LibreOffice: install it, so that `soffice` can be started",
    },
    Program {
        version: ["nginx", "-v"],
        package: "nginx-light",
        advice: "the tests put nginx before the server: install it, so that `nginx` can be started",
    },
];

/// Installs those that cannot be started.
pub fn ready() -> Result<()> {
    let shell = tools::shell()?;
    // Debian has nginx where only root looks for programs.
    let path = std::env::var("PATH").unwrap_or_default();
    shell.set_var("PATH", format!("{path}:/usr/sbin:/usr/local/sbin"));
    for program in &PROGRAMS {
        if !starts(&shell, program) {
            debian::install(&[program.package], program.advice)?;
        }
    }
    Ok(())
}

fn starts(shell: &Shell, Program { version: [name, flag], .. }: &Program) -> bool {
    cmd!(shell, "{name} {flag}").quiet().ignore_stdout().ignore_stderr().run().is_ok()
}
