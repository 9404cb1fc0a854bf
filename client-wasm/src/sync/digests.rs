//! What the phone says that it holds of a partition, so that the ward finds what differs (SPEC W11).

use std::collections::{BTreeMap, BTreeSet};

use serde_bytes::ByteBuf;
use vungxanh_shared::digest::{self, Sum};
use vungxanh_shared::ids::Partition;
use vungxanh_shared::time;
use vungxanh_shared::wire::Digest;

use crate::loaded_document;
use crate::stored::{Floors, Stored};

/// Partitions that are compared in one request; the ward takes up to 8.
const COMPARED_AT_ONCE: usize = 4;

/// Digests of some partitions that were not compared today and of which nothing is under way.
pub(super) fn digests(stored: &Stored, now_ms: i64) -> BTreeMap<String, Digest> {
    let mut digests = BTreeMap::new();
    let moving: BTreeSet<&Partition> =
        stored.document_keys_under_way().map(|key| &key.partition).collect();
    let today = now_ms.div_euclid(time::DAY_MS);
    for (partition, holding) in &stored.scope {
        let is_compared = stored.compared.get(partition) == Some(&today);
        // A ward that was restored may have nothing at all of what is held here.
        let is_empty = holding.cursor.0 == 0 && !holds_any(stored, partition);
        if is_compared || is_empty || moving.contains(partition) {
            continue;
        }
        let floor = stored.floors.get(partition).and_then(Floors::floor);
        let from = floor.map(ToString::to_string).unwrap_or_default();
        let sum = ByteBuf::from(sum(stored, partition).to_vec());
        digests.insert(partition.to_string(), Digest { from, sum });
        if digests.len() >= COMPARED_AT_ONCE {
            break;
        }
    }
    digests
}

fn holds_any(stored: &Stored, partition: &Partition) -> bool {
    stored.documents.keys().any(|key| key.partition == *partition)
}

fn sum(stored: &Stored, partition: &Partition) -> Sum {
    let mut sum = Sum::default();
    for (key, chunks) in &stored.documents {
        if key.partition != *partition || stored.is_below_floor(key) {
            continue;
        }
        // What is damaged counts as nothing: then the ward says that it differs.
        if let Some(heads) = loaded_document::heads(chunks) {
            digest::add(&mut sum, &digest::of_document(key, &heads));
        }
    }
    sum
}
