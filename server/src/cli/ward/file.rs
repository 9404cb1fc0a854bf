//! The TOML file as it is written; what its entries mean is looked at in `check`.

use std::path::Path;

use serde::Deserialize;
use vungxanh_shared::scalar::Fields;

/// A ward.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WardFile {
    /// Code, or name.
    pub unit: String,
    /// The first office account.
    pub account: AccountEntry,
    /// Fields of the kind `settings`.
    #[serde(default)]
    pub settings: Fields,
    /// Fields of the kind `area`, and a number where it shall not be the next one.
    #[serde(default)]
    pub areas: Vec<PlaceEntry>,
    /// Fields of the kind `checkpoint`, and a number where it shall not be the next one.
    #[serde(default)]
    pub checkpoints: Vec<PlaceEntry>,
    /// Fields of the kind `team`; the area by its name.
    #[serde(default)]
    pub teams: Vec<TeamEntry>,
    /// Fields of the kind `member`; team and places by their names.
    #[serde(default)]
    pub members: Vec<MemberEntry>,
}

/// An office account.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountEntry {
    pub login: String,
    pub name: String,
    #[serde(default)]
    pub phone: String,
    /// A ward official, where it is not said.
    pub role: Option<String>,
}

/// An area or a checkpoint.
#[derive(Deserialize)]
pub struct PlaceEntry {
    pub number: Option<i64>,
    #[serde(flatten)]
    pub fields: Fields,
}

/// A team.
#[derive(Deserialize)]
pub struct TeamEntry {
    #[serde(default)]
    pub area: String,
    #[serde(flatten)]
    pub fields: Fields,
}

/// A member.
#[derive(Deserialize)]
pub struct MemberEntry {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub team: String,
    /// Each `role@place`, or a role alone where it is for the whole ward.
    #[serde(default)]
    pub duties: Vec<String>,
    #[serde(flatten)]
    pub fields: Fields,
}

/// Reads a TOML file; the error names the line.
pub fn read(path: &Path) -> anyhow::Result<WardFile> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| anyhow::anyhow!("--file: cannot read {shown}: {error}"))?;
    toml::from_str(&text)
        .map_err(|error| anyhow::anyhow!("--file: {shown}: {}", error.to_string().trim_end()))
}
