//! One step of a report, written over the revision that its author saw.

use rusqlite::{Connection, ToSql, params};
use vungxanh_shared::ids::RecordId;

use super::count::{self, Counted};
use crate::store::office_types::SignedAs;
use crate::store::reports::Signer;
use crate::store::{StoreError, StoreResult};

/// A report and the revision of it that was seen.
pub struct Change<'a> {
    pub db: &'a Connection,
    pub signer: &'a Signer,
    pub id: RecordId,
    pub seen: i64,
    pub now_ms: i64,
}

impl Change<'_> {
    /// Sets some columns, from the sixth value on, and who did it.
    fn set(&self, columns: &str, values: &[&dyn ToSql]) -> StoreResult<()> {
        let sql = format!(
            "UPDATE report SET revision = revision + 1, changed_name = ?4, changed_at_ms = ?5, {columns}
             WHERE ward = ?1 AND id = ?2 AND revision = ?3"
        );
        let ward = self.signer.ward.as_str();
        let (id, name) = (self.id.0, self.signer.name.as_str());
        let mut all: Vec<&dyn ToSql> = vec![&ward, &id, &self.seen, &name, &self.now_ms];
        all.extend_from_slice(values);
        let changed = self.db.prepare_cached(&sql)?.execute(all.as_slice())?;
        match changed {
            1 => Ok(()),
            _ => Err(StoreError::Internal(format!("report {} was not changed", self.id))),
        }
    }

    /// What was checked is not what stands any more: somebody checks it again.
    pub fn refresh(&self, counted: &Counted) -> StoreResult<()> {
        let (body, sha256) = count::canonical(&counted.body)?;
        let silent = count::json(&counted.silent_phones)?;
        self.set(
            "state = 'draft', checked_by = NULL, checked_name = NULL, checked_at_ms = NULL,
             from_at_ms = ?6, to_at_ms = ?7, cut_off_ms = ?8, data_until_ms = ?5, silent_phones = ?9, body = ?10,
             sha256 = ?11",
            &[
                &counted.from_at_ms,
                &counted.to_at_ms,
                &counted.cut_off_ms,
                &silent,
                &body,
                &sha256,
            ],
        )
    }

    pub fn words(&self, note: &str, recipients: &str) -> StoreResult<()> {
        self.set(
            "state = 'draft', checked_by = NULL, checked_name = NULL, checked_at_ms = NULL,
             note = ?6, recipients = ?7",
            &[&note, &recipients],
        )
    }

    pub fn check(&self) -> StoreResult<()> {
        self.set(
            "state = 'checked', checked_by = ?6, checked_name = ?4, checked_at_ms = ?5",
            &[&self.signer.login],
        )
    }

    pub fn approve(&self, signed_as: SignedAs) -> StoreResult<()> {
        self.set(
            "state = 'approved', approved_by = ?6, approved_name = ?4, approved_at_ms = ?5, signed_as = ?7",
            &[&self.signer.login, &signed_as.as_str()],
        )
    }

    pub fn send(&self, recipients: &str, how: &str, number: &str) -> StoreResult<()> {
        self.set(
            "state = 'sent', sent_by = ?6, sent_name = ?4, sent_at_ms = ?5, sent_how = ?7, recipients = ?8, number = ?9",
            &[&self.signer.login, &how, &recipients, &number],
        )
    }

    pub fn discard(&self) -> StoreResult<()> {
        self.db
            .prepare_cached("DELETE FROM report WHERE ward = ?1 AND id = ?2 AND revision = ?3")?
            .execute(params![self.signer.ward.as_str(), self.id.0, self.seen])?;
        Ok(())
    }
}
