//! One entry of the file against the fields of its kind.

use vungxanh_shared::kinds::{CheckContext, Field, Kind, SetBy, Severity, ValueType};
use vungxanh_shared::scalar::{Fields, Scalar};

/// What is wrong with an entry, and with which field of it.
pub struct Problem {
    pub field: Option<String>,
    pub text: String,
}

/// The fields as they are stored, or what is wrong with them. `given` are those that the file says in words of its own.
pub fn fields(
    kind: &Kind,
    entry: &Fields,
    given: Fields,
    context: &CheckContext,
) -> (Fields, Vec<Problem>) {
    let is_known =
        |key: &str| kind.fields.iter().any(|field| field.name == key && is_of_file(field, &given));
    let unknown = entry.keys().filter(|key| !is_known(key)).map(|key| Problem {
        field: None,
        text: format!("there is no `{key}`; what may stand here: {}", known(kind, &given)),
    });
    let mut problems: Vec<Problem> = unknown.collect();
    let mut whole = entry.clone();
    whole.extend(given);
    let whole = kind.normalise(&whole);
    let errors = kind.problems(&whole, context).into_iter();
    problems.extend(errors.filter(|problem| problem.severity == Severity::Error).map(|problem| {
        let example = match problem.example {
            "" => String::new(),
            example => format!(" Such as: {example}"),
        };
        Problem { field: Some(problem.field.clone()), text: format!("{}{example}", problem.en) }
    }));
    (whole, problems)
}

/// Whether the file says it by the kind's own name.
pub fn is_of_file(field: &Field, given: &Fields) -> bool {
    let is_reference =
        matches!(field.value, ValueType::Place | ValueType::Record { .. } | ValueType::OpenSet);
    field.set_by == SetBy::Person && !is_reference && !given.contains_key(field.name)
}

fn known(kind: &Kind, given: &Fields) -> String {
    let names = kind.fields.iter().filter(|field| is_of_file(field, given)).map(|field| field.name);
    names.collect::<Vec<_>>().join(", ")
}

/// One field.
pub fn one(key: &str, value: &str) -> Fields {
    Fields::from([(key.to_owned(), Scalar::from(value))])
}
