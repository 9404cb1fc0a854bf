//! What the folding of names knows of letters, as TypeScript: the barrier looks through the names of a day on the page
//! itself, at each key, and must find what the search of phone and office finds. The examples hold it to that.

use anyhow::Result;
use serde_json::{Value, json};
use vungxanh_shared::text::{APOSTROPHES, LOOK_ALIKES, search_text};

const EXAMPLES: [&str; 9] = [
    "Nguyễn Thị Hoà",
    "Ðặng Văn Ðạt",
    "H'Hen Niê",
    "K’Brăm",
    "H' Linh  Ƀuôn-Mă",
    "L\u{430}n, tổ 'A' 2",
    "Ｌａｎ ０９",
    "Łạc ı Øi",
    "đinh VĂN ĐẠT",
];

const SHAPE: &str = "\
// Derived from shared/src/text.rs by `cargo xtask schema`. Do not edit.

";

/// The whole file.
pub fn typescript() -> Result<String> {
    let pairs: Vec<Value> =
        LOOK_ALIKES.iter().map(|(letters, meant)| json!([letters, meant])).collect();
    let examples: Vec<Value> = EXAMPLES
        .iter()
        .map(|text| json!({ "text": text, "search": search_text([*text]) }))
        .collect();
    let pairs = serde_json::to_string_pretty(&pairs)?;
    let examples = serde_json::to_string_pretty(&examples)?;
    let apostrophes = serde_json::to_string(APOSTROPHES)?;
    Ok(format!(
        "{SHAPE}/** Letters that look like another, in lower case, and the one that is meant. */\n\
         export const LOOK_ALIKES: readonly (readonly [string, string])[] = {pairs};\n\n\
         /** What people type for an apostrophe. */\n\
         export const APOSTROPHES = {apostrophes};\n\n\
         /** Names, and what the search looks through for each. */\n\
         export const EXAMPLES: readonly {{ text: string; search: string }}[] = {examples};\n"
    ))
}
