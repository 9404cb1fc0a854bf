//! From a sheet to the members that it makes, and to everything that stands in its way. Pure.

use std::collections::HashMap;

use vungxanh_shared::ids::{Place, PlaceKind};
use vungxanh_shared::kinds::{self, CheckContext, Kind, ValueType};
use vungxanh_shared::roles::{Grant, Role};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::text::fold;

use super::super::areas::Areas;
use super::super::cells::typed;
use super::super::problems::{self, Problems, RowProblem};
use super::heads::MemberColumn;
use crate::duties;
use crate::office::members::may_give;
use crate::sheet::{Row, Table};
use crate::store::office_types::same_form;

/// Between two duties in a cell.
const NEXT_DUTY: [char; 2] = [';', '\n'];
/// Names that are told where a cell names none of them.
const SHOWN_NAMES: usize = 6;

/// What of the ward a sheet of members is held against.
pub struct Ward {
    /// Its areas at work.
    pub areas: Areas,
    /// Its checkpoints at work, with their names.
    pub checkpoints: Vec<(Place, String)>,
    /// Its teams at work: name, record id.
    pub teams: Vec<(String, String)>,
    /// Its members: name, telephone.
    pub members: Vec<(String, String)>,
    /// The whole ward.
    pub whole: Place,
    /// Whether an administrator imports.
    pub is_administrator: bool,
    /// The duty of rows that name none.
    pub usual: Option<Role>,
}

/// A member whom the sheet makes.
#[derive(Clone, Debug)]
pub struct PlannedMember {
    /// The row's number in the sheet.
    pub row: usize,
    /// As they are stored.
    pub fields: Fields,
    /// The team's name.
    pub team: String,
    /// Roles and places.
    pub grants: Vec<Grant>,
    /// Whether somebody of this name and telephone is a member.
    pub is_known: bool,
}

/// What a sheet comes to.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Who would be added, those known as well.
    pub members: Vec<PlannedMember>,
    /// What must be mended first.
    pub problems: Problems,
}

/// Plans an import.
pub fn plan(
    table: &Table,
    columns: &[Option<MemberColumn>],
    ward: &Ward,
    context: &CheckContext,
) -> Plan {
    let Some(kind) = kinds::find("member") else { return Plan::default() };
    let mut planner = Planner {
        table,
        columns,
        ward,
        context,
        kind,
        plan: Plan::default(),
        rows: HashMap::new(),
    };
    for row in &table.rows {
        planner.row(row);
    }
    planner.plan
}

struct Planner<'a> {
    table: &'a Table,
    columns: &'a [Option<MemberColumn>],
    ward: &'a Ward,
    context: &'a CheckContext,
    kind: &'static Kind,
    plan: Plan,
    /// The first row of each name and telephone.
    rows: HashMap<(String, String), usize>,
}

impl Planner<'_> {
    fn row(&mut self, row: &Row) {
        let mut typed = self.typed(row);
        let team = self.cell(row, MemberColumn::Team).to_owned();
        if let Some(id) = self.team(row, &team) {
            typed.insert("team".to_owned(), Scalar::from(id));
        }
        let cell_of = |name: &str| {
            let column = self.columns.iter().flatten().find(|one| one.field() == Some(name))?;
            Some((self.head(*column), self.cell(row, *column).to_owned()))
        };
        let checked = problems::checked(self.kind, &typed, (row.number, self.context), cell_of);
        let wrong: Vec<String> = checked.iter().map(|(name, _)| name.clone()).collect();
        for (_, problem) in checked {
            self.plan.problems.push(problem);
        }
        let mut fields = self.kind.normalise(&typed);
        let grants = self.grants(row);
        let text = |name: &str| fields.text(name).unwrap_or_default();
        let who = (same_form(text("full_name")), text("phone").to_owned());
        let first = *self.rows.entry(who.clone()).or_insert(row.number);
        if first != row.number && !who.0.is_empty() {
            self.problem(
                row,
                MemberColumn::FullName,
                &format!("cùng tên và điện thoại với dòng {first}: bỏ một dòng, hoặc ghi số điện thoại khác"),
                &format!("has name and telephone of row {first}: take one of them out, or give another number"),
            );
        }
        let is_same = |(name, phone): &(String, String)| {
            *name == who.0 && (*phone == who.1 || phone.is_empty() || who.1.is_empty())
        };
        let is_known = self.ward.members.iter().any(is_same);
        for name in wrong {
            // What cannot stay is shown as the sheet has it: in the stored form it would look right.
            if let Some(cell) = typed.remove(&name) {
                fields.insert(name, cell);
            }
        }
        self.plan.members.push(PlannedMember { row: row.number, fields, team, grants, is_known });
    }

    /// The cells that are a member's fields as they stand.
    fn typed(&mut self, row: &Row) -> Fields {
        let mut fields = Fields::new();
        for column in self.columns.iter().flatten().copied() {
            let cell = self.cell(row, column);
            let field = column.field().and_then(|name| self.kind.field(name));
            let Some(field) = field.filter(|_| !cell.is_empty()) else { continue };
            if let Some(value) = typed(field, cell) {
                fields.insert(field.name.to_owned(), value);
            } else if let ValueType::Choice { choices } = field.value {
                let named = |words: Vec<&str>| words.join(", ");
                let vi = named(choices.iter().map(|choice| choice.label.vi).collect());
                let en = named(choices.iter().map(|choice| choice.label.en).collect());
                self.problem(
                    row,
                    column,
                    &format!("không có trong danh sách: {vi}"),
                    &format!("is none of: {en}"),
                );
            }
        }
        fields
    }

    fn team(&mut self, row: &Row, name: &str) -> Option<String> {
        if name.is_empty() {
            return None;
        }
        let wanted = same_form(name);
        let found = self.ward.teams.iter().find(|(known, _)| same_form(known) == wanted);
        if found.is_none() {
            let names = shown(self.ward.teams.iter().map(|(name, _)| name.as_str()));
            self.problem(
                row,
                MemberColumn::Team,
                &format!("không có tổ này; các tổ đang có: {names}"),
                &format!("there is no such team; the teams are: {names}"),
            );
        }
        found.map(|(_, id)| id.clone())
    }

    fn grants(&mut self, row: &Row) -> Vec<Grant> {
        let cell = self.cell(row, MemberColumn::Duties).to_owned();
        let named: Vec<&str> =
            cell.split(NEXT_DUTY).map(str::trim).filter(|duty| !duty.is_empty()).collect();
        let mut grants: Vec<Grant> = Vec::new();
        for duty in &named {
            let (named, place) = duties::parts(duty);
            let grant = match duties::role_of(named) {
                Some(role) => self.grant(row, role, place),
                None => self.unknown_duty(row, named),
            };
            if let Some(grant) = grant.filter(|grant| !grants.contains(grant)) {
                grants.push(grant);
            }
        }
        match self.ward.usual {
            Some(role) if named.is_empty() => grants.extend(self.grant(row, role, "")),
            _ => {}
        }
        grants
    }

    fn unknown_duty(&mut self, row: &Row, named: &str) -> Option<Grant> {
        let may = |(role, ..): &&(Role, &str, &str)| may_give(*role, self.ward.is_administrator);
        let names = |words: fn(&(Role, &'static str, &'static str)) -> &'static str| {
            duties::NAMES.iter().filter(may).map(words).collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = (names(|(_, vi, _)| vi), names(|(_, _, en)| en));
        self.problem(
            row,
            MemberColumn::Duties,
            &format!("không rõ nhiệm vụ “{named}”; ghi một trong: {vi}. Nhiều nhiệm vụ thì cách nhau bằng dấu chấm phẩy"),
            &format!("there is no duty “{named}”; write one of: {en}. Part several by semicolons"),
        );
        None
    }

    /// A role at the place that stands beside it, else in the row's column of places.
    fn grant(&mut self, row: &Row, role: Role, beside: &str) -> Option<Grant> {
        if !may_give(role, self.ward.is_administrator) {
            self.problem(
                row,
                MemberColumn::Duties,
                "nhiệm vụ này do người quản trị giao",
                "this duty is given by an administrator",
            );
            return None;
        }
        let of_row = self.cell(row, MemberColumn::Place).to_owned();
        let named = if beside.is_empty() { of_row.as_str() } else { beside };
        let place = match role.place_kind() {
            PlaceKind::Ward => Some(self.ward.whole.clone()),
            PlaceKind::Area => self.ward.areas.find(named).cloned(),
            PlaceKind::Checkpoint => self.checkpoint(named),
        };
        if place.is_none() {
            self.no_place(row, role, named);
        }
        place.and_then(|place| Grant::new(role, place).ok())
    }

    fn checkpoint(&self, named: &str) -> Option<Place> {
        let wanted = same_form(named);
        let bare = |name: &str| name.strip_prefix("chot ").unwrap_or(name).to_owned();
        let is_named = |(place, name): &&(Place, String)| {
            let name = same_form(name);
            name == wanted || bare(&name) == bare(&wanted) || fold(place.as_str()) == wanted
        };
        let mut found = self.ward.checkpoints.iter().filter(is_named);
        let first = found.next()?;
        found.next().is_none().then(|| first.0.clone())
    }

    fn no_place(&mut self, row: &Row, role: Role, named: &str) {
        let (vi, en, names) = match role.place_kind() {
            PlaceKind::Checkpoint => {
                let names = self.ward.checkpoints.iter().map(|(_, name)| name.as_str());
                ("chốt", "checkpoint", shown(names))
            }
            _ => ("địa bàn", "area", self.ward.areas.names()),
        };
        let (vi, en) = match named {
            "" => (
                format!("chưa ghi {vi}; một trong: {names}"),
                format!("no {en}; write one of: {names}"),
            ),
            _ => (
                format!("không có {vi} “{named}”; một trong: {names}"),
                format!("there is no {en} “{named}”; write one of: {names}"),
            ),
        };
        self.problem(row, MemberColumn::Place, &vi, &en);
    }

    fn cell<'r>(&self, row: &'r Row, column: MemberColumn) -> &'r str {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| row.cells.get(at)).map_or("", String::as_str).trim()
    }

    fn head(&self, column: MemberColumn) -> String {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| self.table.heads.get(at)).cloned().unwrap_or_default()
    }

    fn problem(&mut self, row: &Row, column: MemberColumn, vi: &str, en: &str) {
        let value = self.cell(row, column).to_owned();
        let (vi, en) = (vi.to_owned(), en.to_owned());
        let column = self.head(column);
        self.plan.problems.push(RowProblem { row: row.number, column, value, vi, en });
    }
}

fn shown<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = if names.len() > SHOWN_NAMES { ", …" } else { "" };
    format!("{}{more}", names.take(SHOWN_NAMES).collect::<Vec<_>>().join(", "))
}
