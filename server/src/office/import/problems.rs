//! What stands in the way of an import, row by row.

use serde::Serialize;
use utoipa::ToSchema;
use vungxanh_shared::document::Seen;
use vungxanh_shared::edit::{Asked, Draft};
use vungxanh_shared::kinds::{CheckContext, Kind, Problem};
use vungxanh_shared::scalar::Fields;

/// Problems that are shown at most; the others are counted.
const MAX_PROBLEMS: usize = 500;

/// Something wrong in a row: the import does not begin while there is one.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RowProblem {
    /// The row's number in the sheet.
    pub row: usize,
    /// The column's head; empty where the row as a whole is meant.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// Why it cannot stay, Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
}

/// The problems of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    /// The first of them.
    pub shown: Vec<RowProblem>,
    /// How many more there are.
    pub more: usize,
}

impl Problems {
    /// One more.
    pub fn push(&mut self, problem: RowProblem) {
        match self.shown.len() < MAX_PROBLEMS {
            true => self.shown.push(problem),
            false => self.more += 1,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.shown.len() + self.more
    }
}

/// What the kind's own checks say against a row's values, each with the field that is meant. `cell_of` gives the column
/// and the cell of a field; a field without a column is called by its label.
pub fn checked(
    kind: &'static Kind,
    fields: &Fields,
    (row, context): (usize, &CheckContext),
    cell_of: impl Fn(&str) -> Option<(String, String)>,
) -> Vec<(String, RowProblem)> {
    let mut draft = Draft::new(kind);
    draft.edit(&Asked { fields, seen: &Seen::Everything, decides: false }, context);
    let (errors, _) = draft.problems(context);
    let told = |problem: &Problem| {
        let label = || kind.field(&problem.field).map_or("", |field| field.label.vi).to_owned();
        let (column, value) = cell_of(&problem.field).unwrap_or_else(|| (label(), String::new()));
        let told =
            RowProblem { row, column, value, vi: problem.vi.clone(), en: problem.en.clone() };
        (problem.field.clone(), told)
    };
    errors.iter().map(told).collect()
}
