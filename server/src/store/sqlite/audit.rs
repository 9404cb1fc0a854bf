//! The audit log: each line's hash covers the line before, so that none can be changed or taken out
//! without `check` seeing it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::writer::Work;
use crate::store::{AuditEntry, StoreResult};

/// Adds a line.
pub fn append(work: &Work<'_>, entry: &AuditEntry) -> StoreResult<()> {
    let ward = entry.ward.as_str();
    let last: Option<(i64, [u8; 32])> = work
        .db
        .prepare_cached("SELECT seq, hash FROM audit WHERE ward = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([ward], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, before) = last.unwrap_or((0, [0; 32]));
    let seq = seq + 1;
    let line = Line {
        at_ms: entry.at_ms,
        who: &entry.who,
        action: &entry.action,
        subject: &entry.subject,
        detail: &entry.detail,
    };
    let hash = line.hash(&before, ward, seq);
    work.db
        .prepare_cached(
            "INSERT INTO audit (ward, seq, at_ms, who, action, subject, detail, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            ward,
            seq,
            entry.at_ms,
            entry.who,
            entry.action,
            entry.subject,
            entry.detail,
            hash,
        ])?;
    work.db
        .prepare_cached(
            "INSERT INTO audit_head (ward, seq, hash) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
        )?
        .execute(params![ward, seq, hash])?;
    Ok(())
}

/// Where each ward's log ends: number and hash of its last line.
pub fn heads(db: &Connection) -> StoreResult<Vec<(String, i64, [u8; 32])>> {
    let mut statement =
        db.prepare_cached("SELECT ward, seq, hash FROM audit_head ORDER BY ward")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same for people: to be compared with what stands in the server's log or was noted elsewhere.
pub fn ends(db: &Connection) -> StoreResult<Vec<String>> {
    let named = |(ward, seq, hash): (String, i64, [u8; 32])| {
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("audit of ward {ward} ends with line {seq}, hash {hash}")
    };
    Ok(heads(db)?.into_iter().map(named).collect())
}

struct Line<'a> {
    at_ms: i64,
    who: &'a str,
    action: &'a str,
    subject: &'a str,
    detail: &'a str,
}

impl Line<'_> {
    /// Every part with its length before it, so that no two lines hash alike.
    fn hash(&self, before: &[u8; 32], ward: &str, seq: i64) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(before);
        hasher.update(seq.to_be_bytes());
        hasher.update(self.at_ms.to_be_bytes());
        for part in [ward, self.who, self.action, self.subject, self.detail] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().into()
    }
}

/// Follows every chain; gives the number of lines and what does not fit.
pub fn verify(db: &Connection, differences: &mut Vec<String>) -> StoreResult<u64> {
    let mut statement = db.prepare(
        "SELECT ward, seq, at_ms, who, action, subject, detail, hash FROM audit ORDER BY ward, seq",
    )?;
    let mut rows = statement.query([])?;
    let (mut lines, mut chain) = (0, (String::new(), 0, [0u8; 32]));
    let mut ends = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (ward, seq): (String, i64) = (row.get(0)?, row.get(1)?);
        if ward != chain.0 {
            chain = (ward.clone(), 0, [0; 32]);
        }
        let texts: [String; 4] = [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
        let [who, action, subject, detail] = &texts;
        let line = Line { at_ms: row.get(2)?, who, action, subject, detail };
        let hash: [u8; 32] = row.get(7)?;
        if seq != chain.1 + 1 || hash != line.hash(&chain.2, &ward, seq) {
            differences
                .push(format!("audit of ward {ward}: line {seq} does not follow the one before"));
        }
        ends.insert(ward.clone(), (seq, hash));
        chain = (ward, seq, hash);
        lines += 1;
    }
    for (ward, seq, hash) in heads(db)? {
        let (end, last) = ends.remove(&ward).unwrap_or((0, [0; 32]));
        if end < seq {
            differences.push(format!(
                "audit of ward {ward}: lines {} to {seq} are missing at its end",
                end + 1
            ));
        } else if end != seq || last != hash {
            differences
                .push(format!("audit of ward {ward}: does not end with line {seq} as noted"));
        }
    }
    differences
        .extend(ends.keys().map(|ward| format!("audit of ward {ward}: its end is not noted")));
    Ok(lines)
}
