//! The program as a process.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, bail, ensure};

/// The account of the official who looks.
pub const LOGIN: &str = "canbo";
pub const PASSWORD: &str = "only-for-killing";
/// Nothing here takes longer.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two questions whether it answers.
const ASK_EVERY: Duration = Duration::from_millis(5);

/// The program, its data directory and its address.
#[derive(Clone)]
pub struct Program {
    file: PathBuf,
    directory: PathBuf,
    pub address: SocketAddr,
}

/// The program while it serves. It is killed when this is dropped.
pub struct Serving {
    child: Child,
    begin: Instant,
}

impl Program {
    /// `file` serving `directory`, on a port that nobody uses now.
    pub fn new(file: &Path, directory: &Path) -> Result<Self> {
        fs::create_dir_all(directory)?;
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        Ok(Self { file: file.to_owned(), directory: directory.to_owned(), address })
    }

    /// The same program with another directory.
    pub fn again(&self, directory: &Path) -> Result<Self> {
        Self::new(&self.file, directory)
    }

    /// The same program and address with another directory.
    pub fn elsewhere(&self, directory: &Path) -> Result<Self> {
        Ok(Self { address: self.address, ..self.again(directory)? })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.file);
        command.env_clear().env("VUNGXANH_DATA_DIR", &self.directory).stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Result<Output> {
        let output = self.command().args(arguments).output();
        output.with_context(|| format!("running {}", self.file.display()))
    }

    /// The same, where anything but success is the end; gives what it printed.
    pub fn expect(&self, arguments: &[&str]) -> Result<String> {
        let output = self.run(arguments)?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(
            output.status.success(),
            "`vungxanh {}` ended with {}: {said}{}",
            arguments.join(" "),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(said)
    }

    /// Makes the ward with the official's account.
    pub fn make_ward(&self) -> Result<()> {
        let mut child = self
            .command()
            .args(["account", "create", "--ward", "00025", "--ward-name", "Phường Ngọc Khánh"])
            .args(["--login", LOGIN, "--name", "Nguyễn Văn Cán", "--password-stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        let mut input = child.stdin.take().context("no input")?;
        std::io::Write::write_all(&mut input, PASSWORD.as_bytes())?;
        drop(input);
        ensure!(child.wait()?.success(), "no account was made");
        Ok(())
    }

    /// A new member's enrolment code, for team members of `areas`.
    pub fn invite(&self, areas: &[String]) -> Result<String> {
        let roles: Vec<String> = areas.iter().map(|area| format!("team_member:{area}")).collect();
        let mut arguments = vec!["enrol", "--ward", "00025", "--name", "Trần Thị Bình"];
        arguments.extend(roles.iter().flat_map(|role| ["--role", role.as_str()]));
        let said = self.expect(&arguments)?;
        let link = said.lines().find_map(|line| line.split_once("/#/enrol/"));
        Ok(link.context("no enrolment link")?.1.trim().to_owned())
    }

    /// `vungxanh check`, which must find nothing.
    pub fn check(&self) -> Result<()> {
        let said = self.expect(&["check"])?;
        ensure!(said.contains("everything agrees"), "check said: {said}");
        Ok(())
    }

    /// Begins a backup.
    pub fn back_up(&self, target: &Path) -> Result<Child> {
        let mut command = self.command();
        command.arg("backup").arg(target).arg("--replace");
        Ok(command.stdout(Stdio::null()).stderr(self.log()?).spawn()?)
    }

    /// Begins a command and says nothing of what it says.
    pub fn begin(&self, arguments: &[&str]) -> Result<Child> {
        let mut command = self.command();
        Ok(command.args(arguments).stdout(Stdio::null()).stderr(self.log()?).spawn()?)
    }

    /// Begins to serve. Records stay however old they are: a database that is measured is.
    pub fn serve(&self) -> Result<Serving> {
        self.serve_with(&["--address-tries-per-minute", "100000"])
    }

    /// The same with these settings.
    pub fn serve_with(&self, settings: &[&str]) -> Result<Serving> {
        let child = self
            .command()
            .args(["serve", "--listen", &self.address.to_string(), "--log", "warn"])
            .args(["--device-requests-per-second", "10000"])
            .args(["--retention-passes-days", "0", "--retention-movements-days", "0"])
            .args(settings)
            .stdout(Stdio::null())
            .stderr(self.log()?)
            .spawn()?;
        Ok(Serving { child, begin: Instant::now() })
    }

    fn log(&self) -> Result<File> {
        Ok(File::options().append(true).create(true).open(self.directory.join("program.log"))?)
    }

    /// What the program said on standard error, for a failure's message.
    pub fn last_words(&self) -> String {
        let log = fs::read_to_string(self.directory.join("program.log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
    }

    /// Bytes in the log that SQLite has not written back yet.
    pub fn log_bytes(&self) -> u64 {
        fs::metadata(self.directory.join("vungxanh.sqlite-wal")).map_or(0, |file| file.len())
    }
}

impl Serving {
    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it answers; gives how long that took from its start.
    pub async fn ready(&mut self, program: &Program) -> Result<Duration> {
        let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
        let url = format!("http://{}/healthz", program.address);
        loop {
            if client.get(&url).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(self.begin.elapsed());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended with {status}:\n{}", program.last_words());
            }
            ensure!(self.begin.elapsed() < PATIENCE, "the server does not answer");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// `kill -9`: not a single instruction more.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// SIGTERM, as a service manager stops it; gives how it ended.
    pub async fn terminate(mut self) -> Result<ExitStatus> {
        let id = self.child.id().to_string();
        ensure!(Command::new("kill").args(["-TERM", &id]).status()?.success(), "no SIGTERM");
        let begin = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            ensure!(begin.elapsed() < PATIENCE, "the server does not stop");
            tokio::time::sleep(ASK_EVERY).await;
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program that was built together with the test that asks; where there is none, or an older one,
/// it is built now.
pub fn built_program() -> Result<PathBuf> {
    let test = std::env::current_exe()?;
    let folder = test.ancestors().nth(2).context("a test lies in target/…/deps")?;
    let program = folder.join(format!("vungxanh{}", std::env::consts::EXE_SUFFIX));
    let built = fs::metadata(&program).and_then(|file| file.modified()).ok();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace")?;
    let mut sources = Vec::new();
    for folder in ["server/src", "shared/src"] {
        sources.extend(newest(&root.join(folder))?);
    }
    if built < sources.into_iter().max() {
        let mut cargo = Command::new(env!("CARGO"));
        // Together with the tests, so that libraries keep the features that they were built with.
        cargo.args(["build", "--package", "vungxanh-server", "--package", "vungxanh-tests"]);
        cargo.args(["--bin", "vungxanh"]);
        ensure!(cargo.current_dir(root).status()?.success(), "building the program");
    }
    Ok(program)
}

/// When anything below the folder was last changed.
fn newest(folder: &Path) -> Result<Option<SystemTime>> {
    let mut newest = None;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        newest = newest.max(match path.is_dir() {
            true => self::newest(&path)?,
            false => Some(fs::metadata(&path)?.modified()?),
        });
    }
    Ok(newest)
}
