//! The day at a glance, from the counts that the projection keeps: as fast over a million passes as over
//! a hundred.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use vungxanh_shared::ids::WardCode;

use super::office_lists::{self, counts};
use super::office_shorten::{OVERVIEW, shorten};
use super::{members, office_people};
use crate::store::office_types::{
    AreaCounts, Attention, CheckpointCounts, DeclarationCounts, HourCounts, ListAsk, ListRow,
    ListSort, ListState, MovementCounts, Overview, OverviewAsk, PassCounts, RegisterCounts,
};
use crate::store::{DeviceBounds, StoreResult};

/// How many overdue movements the overview names.
const OVERDUE_SHOWN: u32 = 12;
/// How many possible cases it names.
const UNTOLD_SHOWN: u32 = 12;

/// Everything that the account may see of the day.
pub fn overview(db: &Connection, ask: &OverviewAsk, bounds: DeviceBounds) -> StoreResult<Overview> {
    let parts = ask.parts;
    let ward = members::ward(db, &ask.ward)?;
    let part = |wanted: bool| wanted.then_some(());
    Ok(Overview {
        server_time_ms: ask.now_ms,
        day: ask.day.to_string(),
        ward_name: ward.map(|ward| ward.name).unwrap_or_default(),
        register: part(parts.register).map(|()| register(db, ask)).transpose()?,
        movements: part(parts.movements).map(|()| movements(db, ask)).transpose()?,
        passes: part(parts.passes).map(|()| passes(db, ask)).transpose()?,
        declarations: part(parts.declarations).map(|()| declarations(db, ask)).transpose()?,
        attention: part(parts.attention).map(|()| attention(db, &ask.ward)).transpose()?,
        phones: part(parts.phones)
            .map(|()| office_people::phones(db, &ask.ward, (bounds, ask.now_ms)))
            .transpose()?,
    })
}

fn register(db: &Connection, ask: &OverviewAsk) -> StoreResult<RegisterCounts> {
    let ward = ask.ward.as_str();
    let by_place = |kind: &str| {
        // What stands in the books now, as the list shows it: not what was deleted in time.
        let sql = "SELECT place, sum(n - records_deleted) FROM tally WHERE ward = ?1 AND kind = ?2 GROUP BY place";
        counts(db, sql, params![ward, kind])
    };
    let (households, persons) = (by_place("household")?, by_place("person")?);
    let moved = counts(
        db,
        "SELECT place, sum(n) FROM tally WHERE ward = ?1 AND kind = 'movement' AND day = ?2 GROUP BY place",
        params![ward, ask.day.to_string()],
    )?;
    let mut areas: BTreeMap<&String, AreaCounts> = BTreeMap::new();
    for (place, n) in &households {
        areas.entry(place).or_default().households = *n;
    }
    for (place, n) in &persons {
        areas.entry(place).or_default().persons = *n;
    }
    for (place, n) in &moved {
        areas.entry(place).or_default().movements = *n;
    }
    let areas =
        areas.into_iter().map(|(place, counts)| AreaCounts { place: place.clone(), ..counts });
    Ok(RegisterCounts {
        households: households.values().sum(),
        persons: persons.values().sum(),
        areas: areas.collect(),
    })
}

fn movements(db: &Connection, ask: &OverviewAsk) -> StoreResult<MovementCounts> {
    let directions = counts(
        db,
        "SELECT value, sum(n) FROM tally WHERE ward = ?1 AND kind = 'movement' AND day = ?2 GROUP BY value",
        params![ask.ward.as_str(), ask.day.to_string()],
    )?;
    let of = |direction: &str| directions.get(direction).copied().unwrap_or(0);
    let due = |state, limit| ListAsk {
        kind: "movement",
        state: Some(state),
        sort: ListSort::Due,
        limit,
        now_ms: ask.now_ms,
        ..ListAsk::default()
    };
    let overdue = match ask.parts.names {
        true => Some(office_lists::list(db, &ask.ward, &due(ListState::Overdue, OVERDUE_SHOWN))?),
        false => None,
    };
    let known = ["departure", "return", "arrival", "visit"].map(of);
    Ok(MovementCounts {
        others: directions.values().sum::<u64>().saturating_sub(known.iter().sum()),
        departures: of("departure"),
        returns: of("return"),
        arrivals: of("arrival"),
        visits: of("visit"),
        due_today: office_lists::count(db, &ask.ward, &due(ListState::DueToday, 0))?,
        overdue: match &overdue {
            Some(page) => page.total,
            None => office_lists::count(db, &ask.ward, &due(ListState::Overdue, 0))?,
        },
        overdue_rows: overdue.map(|page| shortened(page.rows)).unwrap_or_default(),
    })
}

/// Rows as the overview shows them.
fn shortened(mut rows: Vec<ListRow>) -> Vec<ListRow> {
    for row in &mut rows {
        shorten(&mut row.record, OVERVIEW);
    }
    rows
}

fn passes(db: &Connection, ask: &OverviewAsk) -> StoreResult<PassCounts> {
    let mut statement = db.prepare_cached(
        "SELECT place, hour, value, sum(n) FROM tally WHERE ward = ?1 AND kind = 'pass' AND day = ?2
         GROUP BY place, hour, value HAVING sum(n) > 0",
    )?;
    let mut rows = statement.query(params![ask.ward.as_str(), ask.day.to_string()])?;
    let mut passes = PassCounts::default();
    let mut hours: BTreeMap<u8, BTreeMap<String, u64>> = BTreeMap::new();
    let mut places: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (place, hour, decision): (String, u8, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let n = u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0);
        passes.total += n;
        *passes.by_decision.entry(decision.clone()).or_default() += n;
        *hours.entry(hour).or_default().entry(decision.clone()).or_default() += n;
        *places.entry(place).or_default().entry(decision).or_default() += n;
    }
    passes.by_hour =
        hours.into_iter().map(|(hour, by_decision)| HourCounts { hour, by_decision }).collect();
    passes.by_checkpoint = places
        .into_iter()
        .map(|(place, by_decision)| CheckpointCounts { place, by_decision })
        .collect();
    Ok(passes)
}

fn declarations(db: &Connection, ask: &OverviewAsk) -> StoreResult<DeclarationCounts> {
    let day = ask.day.to_string();
    let all = ListAsk {
        kind: "declaration",
        from_day: Some(day.clone()),
        to_day: Some(day),
        now_ms: ask.now_ms,
        ..ListAsk::default()
    };
    let counted = office_lists::tallied(db, &ask.ward, &all)?;
    let found = |state| -> StoreResult<Option<u64>> {
        let ask_for = ListAsk { state: Some(state), ..all.clone() };
        match counted.deleted {
            0 => office_lists::count(db, &ask.ward, &ask_for).map(Some),
            _ => Ok(None),
        }
    };
    // A possible case waits until somebody dealt with it, whatever day it is.
    let untold = ListAsk {
        state: Some(ListState::Untold),
        from_day: None,
        to_day: None,
        sort: ListSort::Due,
        limit: UNTOLD_SHOWN,
        ..all.clone()
    };
    let waiting = match ask.parts.patients {
        true => Some(office_lists::list(db, &ask.ward, &untold)?),
        false => None,
    };
    Ok(DeclarationCounts {
        total: counted.recorded(),
        suspect: found(ListState::Suspect)?,
        watch: found(ListState::Watch)?,
        untold: match &waiting {
            Some(page) => page.total,
            None => office_lists::count(db, &ask.ward, &untold)?,
        },
        untold_rows: waiting.map(|page| shortened(page.rows)).unwrap_or_default(),
    })
}

fn attention(db: &Connection, ward: &WardCode) -> StoreResult<Attention> {
    let by_kind = |what: &str| {
        let sql = format!(
            "SELECT kind, count(*) FROM record WHERE ward = ?1 AND {what} > 0 AND removed = 0 GROUP BY kind"
        );
        counts(db, &sql, params![ward.as_str()])
    };
    let unseen: i64 = db
        .prepare_cached("SELECT count(*) FROM quarantine WHERE ward = ?1 AND seen_at_ms IS NULL")?
        .query_row([ward.as_str()], |row| row.get(0))?;
    Ok(Attention {
        conflicts: by_kind("conflicts")?,
        problems: by_kind("problems")?,
        quarantine: u64::try_from(unseen).unwrap_or(0),
    })
}
