//! Whether a phone that has received everything holds the same (SPEC W11).

use std::collections::HashMap;

use rusqlite::{Connection, params};
use vungxanh_shared::digest::{self, Sum};
use vungxanh_shared::ids::Partition;

use super::super::cursor::Cursor;
use super::Head;
use crate::store::{DigestAsk, FeedAsk, StoreResult};

/// The partitions of which the phone has received everything and holds something else (SPEC W11).
pub(super) fn diverged(
    db: &Connection,
    heads: &HashMap<Partition, Head>,
    ask: &FeedAsk,
) -> StoreResult<Vec<Partition>> {
    let mut diverged = Vec::new();
    for DigestAsk { partition, from, sum } in &ask.digests {
        let cursor = ask.cursors.iter().find(|(known, _)| known == partition);
        let Some((_, cursor)) = cursor else { continue };
        let head = heads.get(partition).map_or(0, |head| head.seq);
        let is_told_all = Cursor::read(*cursor) == Cursor::At(head);
        if is_told_all && digest_of(db, partition, from)?.is_some_and(|own| own[..] != sum[..]) {
            diverged.push(partition.clone());
        }
    }
    Ok(diverged)
}

/// None where a document's part is not known yet.
fn digest_of(db: &Connection, partition: &Partition, from: &str) -> StoreResult<Option<Sum>> {
    let mut statement = db.prepare_cached(
        "SELECT digest FROM document
         WHERE partition = (SELECT id FROM partition WHERE name = ?1) AND period >= ?2",
    )?;
    let mut rows = statement.query(params![partition.to_string(), from])?;
    let mut sum = Sum::default();
    while let Some(row) = rows.next()? {
        let Some(part) = row.get::<_, Option<Sum>>(0)? else { return Ok(None) };
        digest::add(&mut sum, &part);
    }
    Ok(Some(sum))
}
