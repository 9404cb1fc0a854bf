//! The ward's settings, areas, checkpoints and teams: lists of them, and what is looked at before they are written.
//!
//! A place has a number of its own that never names another: it is given out here, in the transaction that makes the
//! place, and stays taken when the place is closed. Closing is a tombstone, so that the books of the place stay.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{Place, PlaceKind, RecordId, WardCode};
use vungxanh_shared::roles::Grant;
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};

use super::body::text_at;
use super::members;
use super::office_authors::Authors;
use super::office_lists::view;
use super::office_shorten::{LIST, shorten};
use super::writer::Work;
use super::{author, office_titles};
use crate::store::office_types::{
    Other, PlanAdd, PlanAsk, PlanCursor, PlanKind, PlanPage, PlanRefusal, PlanRow, PlanState,
    Shown, Side, same_form,
};
use crate::store::{Author, EditError, GrantChange, Member, RecordEdit, StoreError, StoreResult};

/// The greatest number of a place.
const LAST_NUMBER: u16 = 9999;

/// One page, in the order of the numbers.
pub fn page(db: &Connection, ward: &WardCode, ask: &PlanAsk) -> StoreResult<PlanPage> {
    let kind = ask.kind.as_str();
    let removed = i32::from(ask.state == PlanState::Closed);
    let counts: (i64, i64) = db
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE removed = 0), count(*) FILTER (WHERE removed = 1)
             FROM record WHERE ward = ?1 AND kind = ?2",
        )?
        .query_row(params![ward.as_str(), kind], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found =
        "FROM record WHERE ward = ?1 AND kind = ?2 AND removed = ?3 AND matches_search(?4, search)";
    let total: i64 = db
        .prepare_cached(&format!("SELECT count(*) {found}"))?
        .query_row(params![ward.as_str(), kind, removed, ask.search], |row| row.get(0))?;
    let authors = Authors::of(db, ward)?;
    let named = names(db, ward, ask.kind)?;
    let members = members_of(db, ward, ask.kind)?;
    let read = rows_of(db, ward, ask)?;
    let mut rows = Vec::new();
    for body in &read.bodies {
        let mut record = view(body, &authors)?;
        shorten(&mut record, LIST);
        let text = |field: &str| record.fields.get(field).and_then(|value| value.0.as_text());
        let key = if ask.kind.is_place() { text("code") } else { Some(record.id.as_str()) };
        let members = key.and_then(|key| members.get(key)).copied().unwrap_or(0);
        let name = text("name").map(same_form);
        let same = |one: &Named| Some(&one.folded) == name.as_ref() && one.id != record.id;
        let same_name = !record.removed && named.iter().any(same);
        rows.push(PlanRow { record, members, same_name });
    }
    let titles = office_titles::of(db, ward, rows.iter().map(|row| &row.record))?;
    let [total, open, closed] = [total, counts.0, counts.1].map(|n| u64::try_from(n).unwrap_or(0));
    let (offset, previous, next) = (read.position, read.previous, read.next);
    Ok(PlanPage { total, open, closed, offset, previous, next, rows, titles })
}

/// The bodies of a page in their order, and the cursors of its neighbours.
struct Read {
    bodies: Vec<String>,
    position: u64,
    previous: Option<String>,
    next: Option<String>,
}

/// A place's code; a team's is that of its area.
const CODE: &str =
    "coalesce(json_extract(body, '$.fields.code'), json_extract(body, '$.fields.area'), '')";

fn rows_of(db: &Connection, ward: &WardCode, ask: &PlanAsk) -> StoreResult<Read> {
    let cursor = ask.cursor.as_ref();
    let side = cursor.map_or(Side::After, |cursor| cursor.side);
    let (compare, direction) = match side {
        Side::After => (">", "ASC"),
        Side::Before => ("<", "DESC"),
    };
    // One more than the page holds tells whether there is another behind it.
    let sql = format!(
        "SELECT body, {CODE} AS code, sort, id FROM record
         WHERE ward = ?1 AND kind = ?2 AND removed = ?3 AND matches_search(?4, search)
         AND (?5 IS NULL OR (length({CODE}), {CODE}, sort, id) {compare} (length(?5), ?5, ?6, ?7))
         ORDER BY length(code) {direction}, code {direction}, sort {direction}, id {direction} LIMIT ?8"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query(params![
        ward.as_str(),
        ask.kind.as_str(),
        i32::from(ask.state == PlanState::Closed),
        ask.search,
        cursor.map(|cursor| &cursor.code),
        cursor.map(|cursor| &cursor.sort),
        cursor.map(|cursor| &cursor.id),
        i64::from(ask.limit) + 1
    ])?;
    let mut read: Vec<(String, PlanCursor)> = Vec::new();
    while let Some(row) = found.next()? {
        let (code, sort, id) = (text_at(row, 1)?.unwrap_or_default(), row.get(2)?, row.get(3)?);
        read.push((row.get(0)?, PlanCursor { side, position: 0, code, sort, id }));
    }
    let more = read.len() > ask.limit as usize;
    read.truncate(ask.limit as usize);
    if side == Side::Before {
        read.reverse();
    }
    let told = cursor.map_or(0, |cursor| cursor.position);
    let shown = read.len() as u64;
    let (has_previous, has_next, position) = match side {
        Side::After => (cursor.is_some(), more, told),
        Side::Before if more => (true, true, told.saturating_sub(shown).max(1)),
        Side::Before => (false, true, 0),
    };
    let at = |row: Option<&(String, PlanCursor)>, side, position| {
        row.map(|(_, row)| PlanCursor { side, position, ..row.clone() }.encode())
    };
    let previous = at(read.first(), Side::Before, position).filter(|_| has_previous);
    let next = at(read.last(), Side::After, position + shown).filter(|_| has_next);
    Ok(Read { bodies: read.into_iter().map(|(body, _)| body).collect(), position, previous, next })
}

/// One at work, by its name without accents.
struct Named {
    id: String,
    name: String,
    folded: String,
}

fn names(db: &Connection, ward: &WardCode, kind: PlanKind) -> StoreResult<Vec<Named>> {
    let mut statement = db.prepare_cached(
        "SELECT lower(hex(id)), json_extract(body, '$.fields.name') FROM record
         WHERE ward = ?1 AND kind = ?2 AND removed = 0 ORDER BY id",
    )?;
    let rows = statement.query_map(params![ward.as_str(), kind.as_str()], |row| {
        Ok((row.get(0)?, text_at(row, 1)?))
    })?;
    let mut names = Vec::new();
    for row in rows {
        let (id, name): (String, Option<String>) = row?;
        let name = name.unwrap_or_default();
        names.push(Named { id, folded: same_form(&name), name });
    }
    Ok(names)
}

/// How many members on duty each place or team has, by the place's code or the team's id.
fn members_of(
    db: &Connection,
    ward: &WardCode,
    kind: PlanKind,
) -> StoreResult<HashMap<String, u64>> {
    let sql = match kind {
        PlanKind::Area | PlanKind::Checkpoint => {
            "SELECT given.place, count(DISTINCT given.member) FROM member_grant AS given
             JOIN member ON member.ward = given.ward AND member.id = given.member
             WHERE given.ward = ?1 AND member.disabled_at_ms IS NULL GROUP BY given.place"
        }
        PlanKind::Team => {
            "SELECT json_extract(body, '$.fields.team') AS team, count(*) FROM record
             WHERE ward = ?1 AND kind = 'member' AND removed = 0
             AND json_extract(body, '$.fields.active') IS NOT 0 AND team IS NOT NULL GROUP BY team"
        }
        PlanKind::Settings => return Ok(HashMap::new()),
    };
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([ward.as_str()], |row| {
        Ok((text_at(row, 0)?.unwrap_or_default(), row.get::<_, u32>(1)?))
    })?;
    rows.map(|row| row.map(|(key, n)| (key, u64::from(n))).map_err(StoreError::from)).collect()
}

/// Adds records, each place under the next number; gives their ids.
pub fn add(
    work: &mut Work<'_>,
    author: &Author,
    add: &PlanAdd,
    now_ms: i64,
) -> StoreResult<Result<Vec<String>, PlanRefusal>> {
    let ward = Place::ward(&author.ward);
    if add.kind == PlanKind::Settings && !names(work.db, &author.ward, add.kind)?.is_empty() {
        return Ok(Err(PlanRefusal::SettingsThere));
    }
    let mut next = match free_numbers(work.db, &author.ward, add)? {
        Ok(next) => next,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut edits = Vec::with_capacity(add.records.len());
    for (at, fields) in add.records.iter().enumerate() {
        if let Err(refusal) = checked(work.db, &author.ward, (add.kind, fields))? {
            return Ok(Err(refusal));
        }
        let mut fields = fields.clone();
        if add.kind.is_place() {
            let number = add.numbers.get(at).copied().flatten().unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            if number > LAST_NUMBER {
                return Ok(Err(PlanRefusal::Full));
            }
            let place = match add.kind {
                PlanKind::Checkpoint => Place::checkpoint(&author.ward, number),
                _ => Place::area(&author.ward, number),
            };
            fields.insert("code".to_owned(), Scalar::from(place.as_str()));
        }
        edits.push(RecordEdit::new(add.kind.as_str(), ward.clone(), fields));
    }
    let typed = add.records.iter().filter_map(|fields| fields.text("name"));
    let same = same_names(work.db, author, (add.kind, None), typed, &add.shown)?;
    if !same.is_empty() {
        return Ok(Err(PlanRefusal::SameName(same)));
    }
    Ok(match author::write_at_desk(work, author, &edits, now_ms)? {
        Ok(ids) => Ok(ids.iter().map(RecordId::to_string).collect()),
        Err(error) => Err(error.into()),
    })
}

/// Corrects a record, closes it (`removed/at`) or opens it again.
pub fn edit(
    work: &mut Work<'_>,
    author: &Author,
    (edit, shown): (&RecordEdit, &Shown),
    now_ms: i64,
) -> StoreResult<Result<Vec<String>, PlanRefusal>> {
    let Some((kind, id)) = PlanKind::find(&edit.kind).zip(edit.id) else {
        return Err(StoreError::Internal("no record of the plan".to_owned()));
    };
    if let Err(refusal) = checked(work.db, &author.ward, (kind, &edit.fields))? {
        return Ok(Err(refusal));
    }
    let typed = edit.fields.text("name").into_iter();
    let same = same_names(work.db, author, (kind, Some(id)), typed, shown)?;
    if !same.is_empty() {
        return Ok(Err(PlanRefusal::SameName(same)));
    }
    let closes = kind.is_place() && edit.fields.get("removed/at").is_some_and(|at| !at.is_empty());
    let closed = if closes { place_of(work.db, &author.ward, id)? } else { None };
    let losing = match &closed {
        Some(place) => match losing_duty(work.db, &author.ward, (place, shown))? {
            Ok(members) => members,
            Err(refusal) => return Ok(Err(refusal)),
        },
        None => Vec::new(),
    };
    // Nothing of it stands where the record itself is refused.
    let ids = match author::write_at_desk(work, author, std::slice::from_ref(edit), now_ms)? {
        Ok(ids) => ids,
        Err(error) => return Ok(Err(error.into())),
    };
    for member in losing {
        let here = |grant: &&Grant| Some(&grant.place) == closed.as_ref();
        let take = member.grants.iter().filter(here).cloned().collect();
        let change = GrantChange { give: Vec::new(), take };
        members::change_grants(work, &author.ward, (&member.id, &change), now_ms)?
            .map_err(|closed| StoreError::Internal(closed.to_string()))?;
    }
    Ok(Ok(ids.iter().map(RecordId::to_string).collect()))
}

/// What holds for every writing: a place's code is the server's, a team's area is one that is at work.
fn checked(
    db: &Connection,
    ward: &WardCode,
    (kind, fields): (PlanKind, &Fields),
) -> StoreResult<Result<(), PlanRefusal>> {
    if kind.is_place() && fields.contains_key("code") {
        let field = "code".to_owned();
        return Ok(Err(EditError::BadField { field }.into()));
    }
    let area = fields.text("area").filter(|area| kind == PlanKind::Team && !area.is_empty());
    if let Some(area) = area {
        let place = area.parse::<Place>().ok().filter(|place| place.kind() == PlaceKind::Area);
        let open = match place {
            Some(place) => state_of(db, ward, &place)? == Some(PlanState::Open),
            None => false,
        };
        if !open {
            return Ok(Err(PlanRefusal::NoSuchArea(area.chars().take(80).collect())));
        }
    }
    Ok(Ok(()))
}

/// Those at work that are called as one of `typed` is, and those of `typed` that are called alike, but for those that
/// the author was shown.
fn same_names<'a>(
    db: &Connection,
    author: &Author,
    (kind, own): (PlanKind, Option<RecordId>),
    typed: impl Iterator<Item = &'a str>,
    shown: &Shown,
) -> StoreResult<Vec<Other>> {
    let mut typed = typed.map(|name| (same_form(name), name)).peekable();
    if kind == PlanKind::Settings || typed.peek().is_none() {
        return Ok(Vec::new());
    }
    let own = own.map(|id| id.to_string());
    let mut known: HashMap<String, Vec<Other>> = HashMap::new();
    for Named { id, name, folded } in names(db, &author.ward, kind)? {
        if Some(&id) != own.as_ref() {
            known.entry(folded).or_default().push(Other { id, name });
        }
    }
    let mut same = Vec::new();
    let mut twice = BTreeSet::new();
    for (folded, name) in typed {
        let others = known.get(&folded).into_iter().flatten();
        same.extend(others.filter(|one| !shown.same_names.contains(&one.id)).cloned());
        if !twice.insert(folded) && !shown.same_names.iter().any(|shown| shown == name) {
            same.push(Other { id: String::new(), name: name.to_owned() });
        }
    }
    Ok(same)
}

/// Members with a duty at a place that is closed: all of them were shown, or the closing is refused.
fn losing_duty(
    db: &Connection,
    ward: &WardCode,
    (place, shown): (&Place, &Shown),
) -> StoreResult<Result<Vec<Member>, PlanRefusal>> {
    if place.is_area_not_known() {
        return Ok(Err(PlanRefusal::AlwaysThere(place.clone())));
    }
    let there = members::given_at(db, ward, place)?;
    if there.iter().all(|member| shown.members.contains(&member.id)) {
        return Ok(Ok(there));
    }
    let other = |member: Member| Other { id: member.id, name: member.full_name };
    Ok(Err(PlanRefusal::StillGiven(there.into_iter().map(other).collect())))
}

/// The next number that no place of the kind has, had or shall get; those that are asked for must be free.
fn free_numbers(
    db: &Connection,
    ward: &WardCode,
    add: &PlanAdd,
) -> StoreResult<Result<u16, PlanRefusal>> {
    let wanted = match add.kind {
        PlanKind::Area => PlaceKind::Area,
        PlanKind::Checkpoint => PlaceKind::Checkpoint,
        PlanKind::Team | PlanKind::Settings => return Ok(Ok(0)),
    };
    let places = members::places(db, ward)?;
    let numbers = places.iter().filter(|place| place.kind() == wanted).filter_map(Place::number);
    let mut taken: BTreeSet<u16> = numbers.collect();
    for number in add.numbers.iter().flatten() {
        if *number == 0 || !taken.insert(*number) {
            return Ok(Err(PlanRefusal::NumberTaken(*number)));
        }
    }
    Ok(Ok(taken.last().map_or(1, |last| last + 1)))
}

fn place_of(db: &Connection, ward: &WardCode, id: RecordId) -> StoreResult<Option<Place>> {
    let code = db
        .prepare_cached(
            "SELECT json_extract(body, '$.fields.code') FROM record WHERE ward = ?1 AND id = ?2",
        )?
        .query_row(params![ward.as_str(), id.0], |row| text_at(row, 0))?;
    Ok(code.and_then(|code| code.parse().ok()))
}

/// Whether a place is at work or closed; none where the plan does not name it.
pub fn state_of(db: &Connection, ward: &WardCode, place: &Place) -> StoreResult<Option<PlanState>> {
    let (open, all): (bool, bool) = db
        .prepare_cached(
            "SELECT coalesce(max(removed = 0), 0), count(*) > 0 FROM record
             WHERE ward = ?1 AND kind IN ('area', 'checkpoint')
             AND json_extract(body, '$.fields.code') = ?2",
        )?
        .query_row(params![ward.as_str(), place.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(match (open, all) {
        (true, _) => Some(PlanState::Open),
        (false, true) => Some(PlanState::Closed),
        (false, false) => None,
    })
}
