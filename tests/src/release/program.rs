//! The `vungxanh` program on a folder of its own.

use anyhow::{Context, Result, bail, ensure};
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A program and the folder of its data.
#[derive(Clone)]
pub struct Program {
    pub executable: PathBuf,
    pub folder: PathBuf,
}

/// A server that runs; killed when it is dropped.
pub struct Serving {
    child: Child,
    pub address: SocketAddr,
}

impl Program {
    pub fn new(executable: &Path, folder: &Path) -> Self {
        Self { executable: executable.to_owned(), folder: folder.to_owned() }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.executable);
        command
            .env_clear()
            .env("VUNGXANH_DATA_DIR", &self.folder)
            .env("VUNGXANH_LISTEN", "127.0.0.1:0")
            .env("VUNGXANH_ADDRESS_TRIES_PER_MINUTE", "10000")
            .env("VUNGXANH_DEVICE_REQUESTS_PER_SECOND", "10000")
            .env("VUNGXANH_LOG", "info")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end; gives what it printed.
    pub fn run(&self, arguments: &[&str], input: &str) -> Result<String> {
        let mut child = self.command().args(arguments).spawn().context("starting vungxanh")?;
        child.stdin.take().context("no input")?.write_all(input.as_bytes())?;
        let output = child.wait_with_output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "vungxanh {arguments:?}: {said}{errors}");
        Ok(said)
    }

    /// An enrolment code for a new member.
    pub fn invite(&self, name: &str, roles: &[&str]) -> Result<String> {
        let ward = ["enrol", "--ward", crate::records::WARD];
        let roles = roles.iter().flat_map(|role| ["--role", role]);
        let arguments: Vec<&str> = ward.into_iter().chain(["--name", name]).chain(roles).collect();
        let said = self.run(&arguments, "")?;
        let link = said.split("/#/enrol/").nth(1).context("no link was printed")?;
        Ok(link.split_whitespace().next().unwrap_or_default().to_owned())
    }

    /// Starts serving; gives the server once it listens.
    pub fn serve(&self) -> Result<Serving> {
        let mut child = self.command().arg("serve").spawn().context("starting vungxanh")?;
        let mut lines = BufReader::new(child.stderr.take().context("no output")?).lines();
        let mut said = String::new();
        for line in lines.by_ref().map_while(Result::ok) {
            if let Some(address) = listening(&line) {
                // What it says later must not fill the pipe.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(Serving { child, address });
            }
            said.push_str(&line);
            said.push('\n');
        }
        bail!("the server stopped while starting:\n{said}")
    }
}

/// The address that the line `serving address=127.0.0.1:40123 …` names, colours or none.
fn listening(line: &str) -> Option<SocketAddr> {
    if !line.contains("serving") {
        return None;
    }
    let (_, rest) = line.split_once("127.0.0.1:")?;
    let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some(SocketAddr::from(([127, 0, 0, 1], port.parse().ok()?)))
}

impl Serving {
    /// Ends it as an administrator would: everything is in the database file afterwards.
    pub fn stop(mut self) -> Result<()> {
        let told = Command::new("kill").arg(self.child.id().to_string()).status()?;
        ensure!(told.success(), "the server could not be told to stop");
        let status = self.child.wait()?;
        ensure!(status.success(), "the server ended with {status}");
        Ok(())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Where it ended already there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
