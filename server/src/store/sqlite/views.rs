//! The rows of views and habits. A view is looked for among those of the owner that is meant: nobody changes another
//! account's by guessing its number.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::writer::Work;
use crate::store::StoreResult;
use crate::store::office_types::same_form;
use crate::store::views::{Desk, Habit, MAX_VIEWS, NewView, View, ViewRefusal, Whose};

impl Whose {
    /// The column `login` of its rows.
    fn login(self, desk: &Desk) -> Option<&str> {
        match self {
            Self::Mine => Some(&desk.login),
            Self::Ward => None,
        }
    }
}

/// The views that an account sees, the ward's first, and its habit.
pub fn of(db: &Connection, desk: &Desk) -> StoreResult<(Vec<View>, Habit)> {
    let mut statement = db.prepare_cached(
        "SELECT id, login IS NULL, name, query, columns, made_by, at_ms FROM list_view
         WHERE ward = ?1 AND kind = ?2 AND (login = ?3 OR login IS NULL) ORDER BY login IS NOT NULL, id",
    )?;
    let views = statement.query_map(params![desk.ward.as_str(), desk.kind, desk.login], view)?;
    let views = views.collect::<Result<Vec<_>, _>>()?;
    let habit = db
        .prepare_cached("SELECT columns, first_view FROM list_habit WHERE ward = ?1 AND login = ?2 AND kind = ?3")?
        .query_row(params![desk.ward.as_str(), desk.login, desk.kind], |row| {
            Ok(Habit { columns: row.get(0)?, first_view: row.get(1)? })
        })
        .optional()?
        .unwrap_or_default();
    let is_there = |id: &i64| views.iter().any(|view| view.id == *id);
    let first_view = habit.first_view.filter(is_there);
    Ok((views, Habit { first_view, ..habit }))
}

fn view(row: &Row<'_>) -> rusqlite::Result<View> {
    Ok(View {
        id: row.get(0)?,
        whose: if row.get(1)? { Whose::Ward } else { Whose::Mine },
        name: row.get(2)?,
        query: row.get(3)?,
        columns: row.get(4)?,
        made_by: row.get(5)?,
        at_ms: row.get(6)?,
    })
}

/// Keeps a new view; gives its number.
pub fn add(
    work: &mut Work<'_>,
    desk: &Desk,
    view: &NewView,
    now_ms: i64,
) -> StoreResult<Result<String, ViewRefusal>> {
    let there: u32 = work
        .db
        .prepare_cached(
            "SELECT count(*) FROM list_view WHERE ward = ?1 AND kind = ?2 AND login IS ?3",
        )?
        .query_row(params![desk.ward.as_str(), desk.kind, view.whose.login(desk)], |row| {
            row.get(0)
        })?;
    if there >= MAX_VIEWS {
        return Ok(Err(ViewRefusal::TooMany));
    }
    if is_taken(work.db, desk, view, None)? {
        return Ok(Err(ViewRefusal::NameTaken));
    }
    work.db
        .prepare_cached(
            "INSERT INTO list_view (ward, kind, login, name, query, columns, made_by, at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            desk.ward.as_str(),
            desk.kind,
            view.whose.login(desk),
            view.name,
            view.query,
            view.columns,
            desk.login,
            now_ms
        ])?;
    Ok(Ok(work.db.last_insert_rowid().to_string()))
}

/// Whether another view of the same owner has the name.
fn is_taken(db: &Connection, desk: &Desk, view: &NewView, but: Option<i64>) -> StoreResult<bool> {
    let mut others = db.prepare_cached(
        "SELECT name FROM list_view WHERE ward = ?1 AND kind = ?2 AND login IS ?3 AND id IS NOT ?4",
    )?;
    let values = params![desk.ward.as_str(), desk.kind, view.whose.login(desk), but];
    let names = others.query_map(values, |row| row.get::<_, String>(0))?;
    // Names that a person reads as the same are the same.
    let name = same_form(&view.name);
    for other in names {
        if same_form(&other?) == name {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Changes a view of the owner that is meant, where it stands as it was shown.
pub fn change(
    work: &mut Work<'_>,
    desk: &Desk,
    (id, seen_at_ms): (i64, Option<i64>),
    (view, now_ms): (&NewView, i64),
) -> StoreResult<Result<String, ViewRefusal>> {
    let stands: Option<i64> = work
        .db
        .prepare_cached(
            "SELECT at_ms FROM list_view WHERE ward = ?1 AND kind = ?2 AND login IS ?3 AND id = ?4",
        )?
        .query_row(params![desk.ward.as_str(), desk.kind, view.whose.login(desk), id], |row| {
            row.get(0)
        })
        .optional()?;
    let Some(at_ms) = stands else { return Ok(Err(ViewRefusal::NoSuchView)) };
    if seen_at_ms != Some(at_ms) {
        return Ok(Err(ViewRefusal::Changed));
    }
    // Two changes of one millisecond are told apart as well.
    let now_ms = now_ms.max(at_ms + 1);
    if is_taken(work.db, desk, view, Some(id))? {
        return Ok(Err(ViewRefusal::NameTaken));
    }
    work.db
        .prepare_cached(
            "UPDATE list_view SET name = ?5, query = ?6, columns = ?7, made_by = ?8, at_ms = ?9
             WHERE ward = ?1 AND kind = ?2 AND login IS ?3 AND id = ?4",
        )?
        .execute(params![
            desk.ward.as_str(),
            desk.kind,
            view.whose.login(desk),
            id,
            view.name,
            view.query,
            view.columns,
            desk.login,
            now_ms
        ])?;
    Ok(Ok(id.to_string()))
}

/// Deletes a view of the owner that is meant; no list begins with it any more.
pub fn delete(
    work: &mut Work<'_>,
    desk: &Desk,
    id: i64,
    whose: Whose,
) -> StoreResult<Result<String, ViewRefusal>> {
    let deleted = work
        .db
        .prepare_cached(
            "DELETE FROM list_view WHERE ward = ?1 AND kind = ?2 AND login IS ?3 AND id = ?4",
        )?
        .execute(params![desk.ward.as_str(), desk.kind, whose.login(desk), id])?;
    if deleted == 0 {
        return Ok(Err(ViewRefusal::NoSuchView));
    }
    work.db
        .prepare_cached("UPDATE list_habit SET first_view = NULL WHERE ward = ?1 AND kind = ?2 AND first_view = ?3")?
        .execute(params![desk.ward.as_str(), desk.kind, id])?;
    Ok(Ok(id.to_string()))
}

/// Keeps how an account has a list; the view with which it begins is one that the account sees.
pub fn keep_habit(
    work: &mut Work<'_>,
    desk: &Desk,
    habit: &Habit,
) -> StoreResult<Result<String, ViewRefusal>> {
    let (views, _) = of(work.db, desk)?;
    if habit.first_view.is_some_and(|first| !views.iter().any(|view| view.id == first)) {
        return Ok(Err(ViewRefusal::NoSuchView));
    }
    work.db
        .prepare_cached(
            "INSERT INTO list_habit (ward, login, kind, columns, first_view) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET columns = excluded.columns, first_view = excluded.first_view",
        )?
        .execute(params![
            desk.ward.as_str(),
            desk.login,
            desk.kind,
            habit.columns,
            habit.first_view
        ])?;
    Ok(Ok(String::new()))
}
