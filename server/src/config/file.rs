//! The TOML file with settings.

use std::path::Path;

use super::{ConfigError, Options};

/// Numbers may stand in the file with or without quotes; the flags give text.
pub(super) fn read(path: &Path) -> Result<Options, ConfigError> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        ConfigError(format!(
            "config: cannot read {shown}: {error}; name a readable file with --config"
        ))
    })?;
    let mut table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        ConfigError(one_line(&format!("config: {shown}: {error}")))
    })?;
    numbers_as_text(&mut table);
    table.try_into().map_err(|error: toml::de::Error| {
        ConfigError(one_line(&format!("config: {shown}: {error}")))
    })
}

fn numbers_as_text(table: &mut toml::Table) {
    for (_, value) in table.iter_mut() {
        match value {
            toml::Value::Integer(number) => *value = toml::Value::String(number.to_string()),
            toml::Value::Table(table) => numbers_as_text(table),
            _ => {}
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
