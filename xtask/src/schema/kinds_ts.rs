//! The kinds of record as TypeScript: an interface of fields for each kind, and the whole schema
//! as a value, from which the forms are drawn.

use anyhow::Result;
use serde_json::to_string_pretty;
use vungxanh_shared::kinds::{self, Choice, Field, Kind, Screens, ValueType};

/// The shape in which serde writes [`Kind`]. TypeScript holds the values below against it, so that
/// a difference is a type error in the web app.
const SHAPES: &str = "\
// Derived from shared/src/kinds by `cargo xtask schema`. Do not edit.

export interface Text {
  readonly vi: string;
  readonly en: string;
}

export interface Choice {
  readonly code: string;
  readonly label: Text;
  /** Only earlier versions offered it. */
  readonly former?: true;
}

export type ValueType =
  | { readonly is: 'text'; readonly max_chars: number }
  | { readonly is: 'int'; readonly min: number; readonly max: number }
  | { readonly is: 'decimal'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly is: 'choice' | 'set'; readonly choices: readonly Choice[] }
  | { readonly is: 'record'; readonly kind: KindName }
  | {
      readonly is:
        | 'name'
        | 'bool'
        | 'day'
        | 'partial_day'
        | 'time'
        | 'open_set'
        | 'place'
        | 'unit'
        | 'phone'
        | 'hotline'
        | 'citizen_id'
        | 'old_id'
        | 'health_insurance'
        | 'plate';
    };

/** When a form asks for a field: `shared/src/kinds/form.rs`. */
export type Asked =
  | { readonly is: 'always' | 'never' }
  | { readonly is: 'one_of' | 'none_of'; readonly field: string; readonly values: readonly string[] }
  | { readonly is: 'filled' | 'empty'; readonly field: string };

export interface Field {
  readonly name: string;
  readonly label: Text;
  readonly help: Text;
  readonly example: string;
  readonly type: ValueType;
  readonly required: boolean;
  readonly set_by: 'person' | 'app' | 'server';
  /** Absent: always. */
  readonly asked?: Asked;
  /** Instead of \"yes\" and \"no\". */
  readonly answers?: { readonly yes: Text; readonly no: Text };
  /** The field with the minutes of this hour. */
  readonly minutes?: string;
  /** Forms offer what was last written in it. */
  readonly remembered?: true;
  /** What the members of an open set are; absent: no form asks for them. */
  readonly of?: 'areas' | 'persons';
  /** The day or time lies ahead when it is written. */
  readonly ahead?: true;
}

export interface Section {
  readonly label: Text;
  readonly fields: readonly string[];
  readonly asked?: Asked;
}

export interface Group {
  readonly name: string;
  readonly label: Text;
  readonly fields: readonly Field[];
  readonly min: number;
}

export interface Kind {
  readonly name: KindName;
  readonly version: number;
  readonly family: string;
  readonly label: Text;
  readonly fields: readonly Field[];
  readonly groups: readonly Group[];
  readonly date_field: string | null;
  readonly search_fields: readonly string[];
  readonly name_field: string | null;
  readonly title_fields: readonly string[];
  /** Roles that may do it at the office. */
  readonly access: {
    readonly see: readonly string[];
    readonly write: readonly string[];
    readonly export: readonly string[];
  };
  readonly list: {
    readonly columns: readonly string[];
    readonly filters: readonly string[];
    readonly states: readonly ('open' | 'overdue' | 'due_today' | 'suspect' | 'watch' | 'untold')[];
    readonly order: 'name' | 'newest';
  };
  /** What a form asks at once; the rest stands behind \"more\". */
  readonly first_fields: readonly string[];
  /** The rest in parts; what none of them names comes last. */
  readonly sections: readonly Section[];
  readonly one_open: { readonly of: string; readonly open: Asked } | null;
  readonly counted_by: string | null;
  readonly due:
    | 'never'
    | 'journey'
    | 'tell_station'
    | { readonly by: { readonly field: string; readonly done: readonly string[] } };
  readonly part_of: string | null;
  readonly screens: 'own' | 'derived';
  /** Whether dated rules decide something in it. */
  readonly rulings?: true;
}
";

/// The whole file.
pub fn typescript() -> Result<String> {
    let all = kinds::ALL;
    let names = all.iter().map(|kind| format!("\n  | '{}'", kind.name)).collect::<String>();
    let mut ts = format!("{SHAPES}\nexport type KindName ={names};\n");
    for kind in all {
        ts.push_str(&interface(kind));
    }
    ts.push_str("\n/** The fields of each kind, by its name. */\nexport interface FieldsOf {\n");
    for kind in all {
        ts.push_str(&format!("  {}: {}Fields;\n", kind.name, pascal(kind.name)));
    }
    ts.push_str("}\n\nexport const KINDS: Readonly<Record<KindName, Kind>> = {\n");
    for kind in all {
        let value = to_string_pretty(kind)?.replace('\n', "\n  ");
        ts.push_str(&format!("  {}: {value},\n", kind.name));
    }
    ts.push_str("};\n");
    Ok(ts)
}

/// Names and families of the kinds whose screens follow from their definition: the phone's first screen needs no more.
pub fn derived_kinds() -> String {
    let derived = || kinds::ALL.into_iter().filter(|kind| kind.screens == Screens::Derived);
    let names: Vec<String> = derived().map(|kind| format!("'{}'", kind.name)).collect();
    let families: String =
        derived().map(|kind| format!("  {}: '{}',\n", kind.name, kind.family)).collect();
    format!(
        "// Derived from shared/src/kinds by `cargo xtask schema`. Do not edit.\n\n\
         /** Kinds whose list, page and form follow from their definition. */\n\
         export const DERIVED_KINDS = [{}] as const;\n\
         export type DerivedKind = (typeof DERIVED_KINDS)[number];\n\n\
         /** The family whose documents hold each. */\n\
         export const FAMILY_OF: Readonly<Record<DerivedKind, string>> = {{\n{families}}};\n",
        names.join(", ")
    )
}

/// The codes of the kind's closed lists, and the interface of its fields. Every field may be
/// missing: a record is what several people wrote, each a part of it.
fn interface(kind: &Kind) -> String {
    let name = pascal(kind.name);
    let mut codes = String::new();
    let mut members = String::new();
    for field in kind.fields {
        let alias = format!("{name}{}", pascal(field.name));
        codes.push_str(&code_type(&alias, field));
        members.push_str(&member(field.name, &alias, field));
    }
    for group in kind.groups {
        for field in group.fields {
            let alias = format!("{name}{}{}", pascal(group.name), pascal(field.name));
            codes.push_str(&code_type(&alias, field));
            members.push_str(&in_group(group.name, &alias, field));
        }
        members.push_str(&keyed(&format!("{}/${{string}}/removed", group.name), "boolean"));
    }
    format!(
        "{codes}\n/** {vi} ({en}) */\nexport interface {name}Fields {{\n{members}}}\n",
        vi = kind.label.vi,
        en = kind.label.en,
    )
}

/// The union of the codes of a closed list; nothing for other types.
fn code_type(alias: &str, field: &Field) -> String {
    let Some(choices) = choices(field) else { return String::new() };
    let codes = choices.iter().map(|choice| format!("\n  | '{}'", choice.code)).collect::<String>();
    format!("\nexport type {alias} ={codes};\n")
}

fn choices(field: &Field) -> Option<&'static [Choice]> {
    match field.value {
        ValueType::Choice { choices } | ValueType::Set { choices } => Some(choices),
        _ => None,
    }
}

/// A field of the record itself. A set is one key a code.
fn member(key: &str, alias: &str, field: &Field) -> String {
    let comment = format!("  /** {} ({}) */\n", field.label.vi, field.label.en);
    let line = match field.value {
        ValueType::Set { choices } => choices
            .iter()
            .map(|choice| format!("  '{key}/{}'?: boolean | null;\n", choice.code))
            .collect(),
        ValueType::OpenSet => keyed(&format!("{key}/${{string}}"), "boolean"),
        _ => format!("  {key}?: {} | null;\n", scalar(alias, field)),
    };
    comment + &line
}

/// A field of a group's member: `people/{short id}/name`.
fn in_group(group: &str, alias: &str, field: &Field) -> String {
    let key = format!("{group}/${{string}}/{}", field.name);
    match field.value {
        ValueType::Set { .. } => keyed(&format!("{key}/${{{alias}}}"), "boolean"),
        ValueType::OpenSet => keyed(&format!("{key}/${{string}}"), "boolean"),
        _ => keyed(&key, scalar(alias, field)),
    }
}

fn keyed(pattern: &str, value: &str) -> String {
    format!("  [key: `{pattern}`]: {value} | null | undefined;\n")
}

fn scalar<'a>(alias: &'a str, field: &Field) -> &'a str {
    match field.value {
        ValueType::Choice { .. } => alias,
        ValueType::Bool | ValueType::Set { .. } | ValueType::OpenSet => "boolean",
        ValueType::Int { .. } | ValueType::Decimal { .. } | ValueType::Time => "number",
        ValueType::Text { .. }
        | ValueType::Name
        | ValueType::Day
        | ValueType::PartialDay
        | ValueType::Record { .. }
        | ValueType::Place
        | ValueType::Unit
        | ValueType::Phone
        | ValueType::Hotline
        | ValueType::CitizenId
        | ValueType::OldId
        | ValueType::HealthInsurance
        | ValueType::Plate => "string",
    }
}

/// `health_declaration` → `HealthDeclaration`.
fn pascal(name: &str) -> String {
    name.split(['_', '/'])
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
        })
        .collect()
}
