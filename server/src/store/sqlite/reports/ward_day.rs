//! The day of the ward, from the rows that its lists count. What happened on the day stands apart from what was open at
//! the moment of counting: the second is another number an hour later.

use rusqlite::{Connection, params};
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::kinds::{self, ValueType};
use vungxanh_shared::time::LocalDate;

use super::super::office_lists::{self, Counted};
use super::super::office_overview;
use crate::store::office_types::{
    DeclarationCounts, ListAsk, ListState, MovementCounts, OverviewAsk, OverviewParts, PassCounts,
    ReportList, ReportNumber, ReportSection,
};
use crate::store::{DeviceBounds, StoreResult};

/// Kinds that are counted by a choice, and under which name.
const BY_CHOICE: [(&str, &str); 6] = [
    ("cases", "case"),
    ("isolations", "isolation"),
    ("tests", "test"),
    ("visits", "visit"),
    ("support", "support"),
    ("tickets", "ticket"),
];
/// Requests for support that somebody still has to act on.
const SUPPORT_OPEN: [&str; 3] = ["asked", "proposed", "approved"];

/// A day of the ward, looked at now.
struct Day<'a> {
    db: &'a Connection,
    ward: &'a WardCode,
    day: String,
    now_ms: i64,
}

/// The numbers of a day.
pub fn sections(
    db: &Connection,
    ward: &WardCode,
    day: LocalDate,
    (bounds, now_ms): (DeviceBounds, i64),
) -> StoreResult<Vec<ReportSection>> {
    let parts = OverviewParts {
        movements: true,
        passes: true,
        declarations: true,
        ..OverviewParts::default()
    };
    let ask = OverviewAsk { ward: ward.clone(), day, now_ms, parts };
    let seen = office_overview::overview(db, &ask, bounds)?;
    let moved = seen.movements.unwrap_or_default();
    let declared = seen.declarations.unwrap_or_default();
    let of = Day { db, ward, day: day.to_string(), now_ms };
    let mut sections = vec![
        of.movements(&moved),
        of.passes(&seen.passes.unwrap_or_default()),
        of.declarations(&declared),
    ];
    for (name, kind) in BY_CHOICE {
        let mut section = of.by_choice(name, kind)?;
        match kind {
            "case" => section.numbers.push(of.community_cases()?),
            "isolation" => section.numbers.push(number("ended", of.isolations_ended()?)),
            _ => {}
        }
        sections.push(section);
    }
    sections.push(of.open((&moved, &declared), day == LocalDate::at_ms(now_ms))?);
    Ok(sections)
}

impl Day<'_> {
    fn movements(&self, moved: &MovementCounts) -> ReportSection {
        let of = |direction: &str, n: u64| {
            self.on_day(direction, Some(n), "movements", &format!("&direction={direction}"))
        };
        let mut numbers = vec![
            of("departure", moved.departures),
            of("return", moved.returns),
            of("arrival", moved.arrivals),
            of("visit", moved.visits),
        ];
        if moved.others > 0 {
            numbers.push(number("unknown", Some(moved.others)));
        }
        section("movements", Some("movement.direction"), numbers)
    }

    fn passes(&self, passes: &PassCounts) -> ReportSection {
        let mut numbers = vec![self.on_day("total", Some(passes.total), "passes", "")];
        let mut known = 0;
        for choice in kinds::pass::DECISIONS {
            let n = passes.by_decision.get(choice.code).copied().unwrap_or(0);
            known += n;
            let narrowed = format!("&decision={}", choice.code);
            numbers.push(self.on_day(choice.code, Some(n), "passes", &narrowed));
        }
        if passes.total > known {
            numbers.push(number("unknown", Some(passes.total - known)));
        }
        section("passes", Some("pass.decision"), numbers)
    }

    fn declarations(&self, declared: &DeclarationCounts) -> ReportSection {
        let of = |name: &str, n: Option<u64>, narrowed: &str| {
            self.on_day(name, n, "declarations", narrowed)
        };
        let numbers = vec![
            of("total", Some(declared.total), ""),
            of("suspect", declared.suspect, "&state=suspect"),
            of("watch", declared.watch, "&state=watch"),
        ];
        section("declarations", None, numbers)
    }

    /// All records of a kind that are dated on the day, and how many have each choice.
    fn by_choice(&self, name: &str, kind: &'static str) -> StoreResult<ReportSection> {
        let all = self.tallied(kind, None)?.recorded();
        let mut numbers = vec![self.on_day("total", Some(all), kind, "")];
        let Some((field, choices)) = choices_of(kind) else {
            return Ok(section(name, None, numbers));
        };
        let mut known = 0;
        for code in choices {
            let n = self.tallied(kind, Some((field, code)))?.recorded();
            known += n;
            numbers.push(self.on_day(code, Some(n), kind, &format!("&filter={field}:{code}")));
        }
        if all > known {
            numbers.push(number("unknown", Some(all - known)));
        }
        Ok(section(name, Some(&format!("{kind}.{field}")), numbers))
    }

    /// F0 that were found outside of isolation and lockdown: these alone say how far it has spread unseen.
    fn community_cases(&self) -> StoreResult<ReportNumber> {
        let ask = ListAsk {
            equal: vec![("class", "f0".to_owned()), ("found_where", "community".to_owned())],
            ..self.ask("case")
        };
        let n = match self.tallied("case", None)?.deleted {
            0 => Some(office_lists::count(self.db, self.ward, &ask)?),
            _ => None,
        };
        Ok(self.on_day("f0_community", n, "case", "&filter=class:f0,found_where:community"))
    }

    /// Isolations that ended on the day, whenever they began; none where some were deleted and nobody can tell.
    fn isolations_ended(&self) -> StoreResult<Option<u64>> {
        let ever = ListAsk { kind: "isolation", ..ListAsk::default() };
        if office_lists::tallied(self.db, self.ward, &ever)?.deleted > 0 {
            return Ok(None);
        }
        let n: i64 = self
            .db
            .prepare_cached(
                "SELECT count(*) FROM record WHERE ward = ?1 AND kind = 'isolation' AND removed = 0
                     AND json_extract(body, '$.fields.outcome') <> 'cancelled'
                     AND json_extract(body, '$.fields.outcome_on') = ?2",
            )?
            .query_row(params![self.ward.as_str(), self.day], |row| row.get(0))?;
        Ok(u64::try_from(n).ok())
    }

    /// What waits for somebody at the moment of counting, whatever day it is of.
    fn open(
        &self,
        (moved, declared): (&MovementCounts, &DeclarationCounts),
        is_today: bool,
    ) -> StoreResult<ReportSection> {
        let listed = |name: &str, n: u64, list: &str, query: &str| ReportNumber {
            list: list_of(list, query.to_owned()),
            ..number(name, Some(n))
        };
        let mut numbers = vec![
            listed("overdue", moved.overdue, "movements", "state=overdue"),
            listed("untold", declared.untold, "declarations", "state=untold"),
        ];
        if is_today {
            numbers.insert(0, listed("due_today", moved.due_today, "movements", "state=due_today"));
        }
        for (name, kind, state, query) in [
            ("isolating", "isolation", ListState::Open, "state=open"),
            ("isolation_overdue", "isolation", ListState::Overdue, "state=overdue"),
            ("tickets_open", "ticket", ListState::Open, "state=open"),
            ("tickets_overdue", "ticket", ListState::Overdue, "state=overdue"),
        ] {
            let ask = ListAsk { state: Some(state), ..self.ever(kind) };
            numbers.push(listed(name, office_lists::count(self.db, self.ward, &ask)?, kind, query));
        }
        for state in SUPPORT_OPEN {
            let ask = ListAsk { equal: vec![("state", state.to_owned())], ..self.ever("support") };
            let n = office_lists::tallied(self.db, self.ward, &ask)?.total;
            let query = format!("filter=state:{state}");
            numbers.push(listed(&format!("support_{state}"), n, "support", &query));
        }
        Ok(section("open", None, numbers))
    }

    fn tallied(
        &self,
        kind: &'static str,
        equal: Option<(&'static str, &str)>,
    ) -> StoreResult<Counted> {
        let equal = equal.map(|(field, code)| (field, code.to_owned()));
        let ask = ListAsk { equal: equal.into_iter().collect(), ..self.ask(kind) };
        office_lists::tallied(self.db, self.ward, &ask)
    }

    fn ask(&self, kind: &'static str) -> ListAsk {
        let day = Some(self.day.clone());
        ListAsk { from_day: day.clone(), to_day: day, ..self.ever(kind) }
    }

    fn ever(&self, kind: &'static str) -> ListAsk {
        ListAsk { kind, now_ms: self.now_ms, ..ListAsk::default() }
    }

    fn on_day(&self, name: &str, count: Option<u64>, list: &str, narrowed: &str) -> ReportNumber {
        let query = format!("from={day}&to={day}{narrowed}", day = self.day);
        ReportNumber { list: list_of(list, query), ..number(name, count) }
    }
}

/// The field by which a kind is counted, and its choices.
fn choices_of(kind: &str) -> Option<(&'static str, Vec<&'static str>)> {
    let kind = kinds::find(kind)?;
    let field = kind.counted_by?;
    match &kind.field(field)?.value {
        ValueType::Choice { choices } => {
            Some((field, choices.iter().map(|choice| choice.code).collect()))
        }
        _ => None,
    }
}

fn number(name: &str, count: Option<u64>) -> ReportNumber {
    ReportNumber { name: name.to_owned(), count, list: None }
}

fn list_of(name: &str, query: String) -> Option<ReportList> {
    Some(ReportList { name: name.to_owned(), query })
}

fn section(name: &str, field: Option<&str>, numbers: Vec<ReportNumber>) -> ReportSection {
    ReportSection { name: name.to_owned(), field: field.map(str::to_owned), numbers }
}
