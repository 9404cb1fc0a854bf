//! Remembers what a step was made from, so that it is repeated only when that changed.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// The fingerprint of a step's inputs, and the file that holds the one of its last success.
pub struct Stamp {
    file: PathBuf,
    inputs: String,
}

impl Stamp {
    /// Fingerprints the content of `inputs` (files, or folders with all in them). `recipe` names
    /// how the step works, for when that changes.
    pub fn of(file: PathBuf, inputs: &[PathBuf], recipe: &str) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        hasher.write(recipe.as_bytes());
        for input in inputs {
            for path in files_under(input)? {
                let content = fs::read(&path).with_context(|| format!("reading {path:?}"))?;
                hasher.write(path.as_os_str().as_encoded_bytes());
                hasher.write_usize(content.len());
                hasher.write(&content);
            }
        }
        Ok(Self { file, inputs: format!("{:016x}\n", hasher.finish()) })
    }

    /// True when the step's last success had the same inputs.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|last| last == self.inputs)
    }

    /// To be called after the step succeeded.
    pub fn record(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, &self.inputs).with_context(|| format!("writing {:?}", self.file))
    }
}

/// Every file under `path` in a stable order; `path` itself when it is a file, nothing when it
/// does not exist.
pub fn files_under(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if path.is_dir() {
        let entries = fs::read_dir(path).with_context(|| format!("listing {path:?}"))?;
        for entry in entries {
            found.extend(files_under(&entry?.path())?);
        }
        found.sort();
    } else if path.exists() {
        found.push(path.to_path_buf());
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_current_only_while_its_inputs_are_the_same() {
        let folder = std::env::temp_dir().join(format!("vungxanh-stamp-{}", std::process::id()));
        let (input, note) = (folder.join("in/deep.txt"), folder.join("step.stamp"));
        fs::create_dir_all(folder.join("in")).unwrap();
        fs::write(&input, "one").unwrap();
        let stamp = |recipe| Stamp::of(note.clone(), &[folder.join("in")], recipe).unwrap();

        assert!(!stamp("r1").is_current());
        stamp("r1").record().unwrap();
        assert!(stamp("r1").is_current());
        assert!(!stamp("r2").is_current(), "another recipe");
        fs::write(&input, "two").unwrap();
        assert!(!stamp("r1").is_current(), "another content");
        fs::remove_dir_all(folder).unwrap();
    }
}
