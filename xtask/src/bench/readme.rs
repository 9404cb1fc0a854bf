//! The README's figures, between two marks, so that nobody copies numbers by hand.

use crate::workspace;
use anyhow::{Context, Result};
use std::fs;

const BEGIN: &str = "<!-- figures: written by `cargo xtask bench --write` -->";
const END: &str = "<!-- end of the figures -->";

/// Puts `text` where the last measurement stood.
pub fn write(text: &str) -> Result<()> {
    let file = workspace::root().join("README.md");
    let readme = fs::read_to_string(&file)?;
    let readme = replaced(&readme, text).context("README.md has lost the marks for the figures")?;
    Ok(fs::write(&file, readme)?)
}

fn replaced(readme: &str, text: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{}\n\n{END}{after}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let readme = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let new = replaced(&readme, "new\n").unwrap();
        assert_eq!(new, format!("before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"));
        assert_eq!(replaced(&new, "new").unwrap(), new);
        assert_eq!(replaced("no marks", "new"), None);
    }
}
