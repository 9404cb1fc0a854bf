//! The dated rules as TypeScript, so that the phone shows the numbers of the day and none of its own.

use anyhow::Result;
use serde_json::{Value, json};
use vungxanh_shared::rules::{self, Rule};

const SHAPE: &str = "\
// Derived from shared/data/rules.tsv by `cargo xtask schema`. Do not edit.

export interface Rule {
  readonly rule: string;
  /** First day, `2021-11-22`. */
  readonly valid_from: string;
  /** Last day; null = still. */
  readonly valid_to: string | null;
  /** Province code; null = the whole country. */
  readonly jurisdiction: string | null;
  readonly value: number;
  readonly unit: string;
}

/** In the order of the table: of two rows that hold on a day the later wins. */
";

/// The whole file.
pub fn typescript() -> Result<String> {
    let rows: Vec<Value> = rules::all().iter().map(row).collect();
    let rows = serde_json::to_string_pretty(&rows)?;
    Ok(format!("{SHAPE}export const RULES: readonly Rule[] = {rows};\n"))
}

fn row(rule: &Rule) -> Value {
    json!({
        "rule": rule.rule,
        "valid_from": rule.valid_from.to_string(),
        "valid_to": rule.valid_to.map(|day| day.to_string()),
        "jurisdiction": rule.jurisdiction,
        "value": rule.value,
        "unit": rule.unit,
    })
}
