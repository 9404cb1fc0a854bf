//! What a new ward has of what it needs to begin with.

use rusqlite::{Connection, params};
use vungxanh_shared::ids::WardCode;

use super::writer::Work;
use crate::store::StoreResult;
use crate::store::office_types::Beginning;

/// How much there is of each.
pub fn counts(db: &Connection, ward: &WardCode) -> StoreResult<Beginning> {
    let records = "(SELECT count(*) FROM record WHERE ward = ?1 AND removed = 0 AND kind =";
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM record WHERE ward = ?1 AND removed = 0 AND kind = 'settings'
                 AND coalesce(json_extract(body, '$.fields.contact_phone'), '') <> ''),
             {records} 'area'), {records} 'checkpoint'), {records} 'team'),
             (SELECT count(*) FROM member WHERE ward = ?1 AND disabled_at_ms IS NULL AND id <> 'server'
                 AND NOT EXISTS (SELECT 1 FROM account
                     WHERE account.ward = member.ward AND account.member = member.id)),
             (SELECT count(*) FROM device WHERE ward = ?1 AND purpose = 'phone' AND revoked_at_ms IS NULL),
             {records} 'household'),
             (SELECT beginning_closed_at_ms IS NOT NULL FROM ward WHERE code = ?1)"
    );
    Ok(db.prepare_cached(&sql)?.query_row([ward.as_str()], |row| {
        Ok(Beginning {
            contact: row.get(0)?,
            areas: row.get(1)?,
            checkpoints: row.get(2)?,
            teams: row.get(3)?,
            members: row.get(4)?,
            phones: row.get(5)?,
            households: row.get(6)?,
            closed: row.get(7)?,
        })
    })?)
}

/// It is not shown any more; whether it was until now.
pub fn close(work: &Work<'_>, ward: &WardCode, now_ms: i64) -> StoreResult<bool> {
    let changed = work
        .db
        .prepare_cached(
            "UPDATE ward SET beginning_closed_at_ms = ?2
             WHERE code = ?1 AND beginning_closed_at_ms IS NULL",
        )?
        .execute(params![ward.as_str(), now_ms])?;
    Ok(changed > 0)
}
