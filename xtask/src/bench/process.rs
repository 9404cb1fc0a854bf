//! A server or a crowd of phones as a process: started, spoken to, measured, stopped.

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;
use xshell::cmd;

/// Nothing in a benchmark takes longer.
const PATIENCE: Duration = Duration::from_secs(180);
/// A server that used no CPU for so long has finished what it was given.
const CALM: Duration = Duration::from_millis(500);

pub struct Process {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

/// CPU time and memory of a process.
#[derive(Clone, Copy)]
pub struct Usage {
    /// User and system time since its start, in milliseconds, to the tick of 10.
    pub cpu_ms: u64,
    /// The most memory it ever held, in KiB.
    pub peak_kib: u64,
    /// The memory that it holds now, in KiB.
    pub now_kib: u64,
}

impl Process {
    pub fn start(command: &mut Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting {}", command.get_program().display()))?;
        let output = child.stdout.take().context("no output")?;
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self { input: child.stdin.take(), child, lines })
    }

    /// The next line of its output, which is JSON.
    pub fn says<T: DeserializeOwned>(&mut self) -> Result<T> {
        match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => serde_json::from_str(&line).with_context(|| format!("it said {line:?}")),
            Err(RecvTimeoutError::Timeout) => bail!("it said nothing for {PATIENCE:?}"),
            Err(RecvTimeoutError::Disconnected) => {
                bail!("it ended with {}", self.child.wait()?)
            }
        }
    }

    /// Whether it has not ended.
    pub fn still_runs(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_none())
    }

    /// Lets it go on.
    pub fn go(&mut self) -> Result<()> {
        let input = self.input.as_mut().context("no input")?;
        input.write_all(b"\n")?;
        Ok(input.flush()?)
    }

    /// What it has used so far.
    pub fn usage(&self) -> Result<Usage> {
        let folder = format!("/proc/{}", self.child.id());
        let stat = fs::read_to_string(format!("{folder}/stat")).context("needs Linux's /proc")?;
        let status = fs::read_to_string(format!("{folder}/status"))?;
        usage(&stat, &status, ticks_per_second()?).context("an unknown form of /proc")
    }

    /// The same, once it has nothing left to do.
    pub fn usage_when_calm(&self) -> Result<Usage> {
        let mut last = self.usage()?;
        loop {
            thread::sleep(CALM);
            let now = self.usage()?;
            if now.cpu_ms == last.cpu_ms {
                return Ok(now);
            }
            last = now;
        }
    }

    /// Asks it to stop, as a service manager would.
    pub fn terminate(&self) -> Result<()> {
        let shell = crate::tools::shell()?;
        let id = self.child.id().to_string();
        Ok(cmd!(shell, "kill -TERM {id}").quiet().run()?)
    }
}

impl Process {
    /// The same, until it is gone.
    pub fn terminate_and_wait(mut self) -> Result<()> {
        self.terminate()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Usage {
    /// CPU time since then, in seconds.
    pub fn cpu_s_since(&self, before: Usage) -> f64 {
        self.cpu_ms.saturating_sub(before.cpu_ms) as f64 / 1000.0
    }

    pub fn peak_mib(&self) -> f64 {
        self.peak_kib as f64 / 1024.0
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// From the texts of `/proc/PID/stat` and `/proc/PID/status`.
fn usage(stat: &str, status: &str, ticks_per_second: u64) -> Option<Usage> {
    // The name in parentheses may hold anything; utime and stime are the 12th and 13th after it.
    let (_, after_name) = stat.rsplit_once(')')?;
    let ticks = after_name.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    let ticks: u64 = ticks.sum::<Result<u64, _>>().ok()?;
    let kib = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    let (peak_kib, now_kib) = (kib("VmHWM:")?, kib("VmRSS:")?);
    Some(Usage { cpu_ms: ticks * 1000 / ticks_per_second, peak_kib, now_kib })
}

fn ticks_per_second() -> Result<u64> {
    let shell = crate::tools::shell()?;
    Ok(cmd!(shell, "getconf CLK_TCK").quiet().read()?.trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cpu_and_memory_whatever_the_name() {
        let stat = "42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0";
        let used = usage(stat, "Name:\ta\nVmHWM:\t  1234 kB\nVmRSS:\t  999 kB\n", 100).unwrap();
        assert_eq!((used.cpu_ms, used.peak_kib, used.now_kib), (3000, 1234, 999));
    }
}
