//! What each author had before the eyes, noted when somebody looks and apart from what engine and server make of
//! it later. The oracle holds every document's history against it (see [`super::replay`]).

use std::collections::{BTreeMap, BTreeSet};

use automerge::legacy::OpId;
use vungxanh_client::Edit;
use vungxanh_shared::document::Seen;
use vungxanh_shared::ids::{DocumentKey, RecordId};
use vungxanh_shared::scalar::Fields;

use super::server::Hash;

/// A field of a record.
pub type Place = (RecordId, String);

/// What the author of one save saw in the fields that it writes.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    seen: BTreeMap<Place, BTreeSet<OpId>>,
    /// Whether the author decided between values.
    pub decides: bool,
    /// Whether it may be of more than one writing: the server did not say which of them it took.
    pub is_mixed: bool,
}

impl Sight {
    /// What was seen where one record is to be changed.
    pub fn of(record: RecordId, fields: &Fields, seen: &Seen) -> Self {
        let fields = fields.keys().map(|field| {
            let ops = seen.named(field).iter().cloned().collect();
            ((record, field.clone()), ops)
        });
        Self { seen: fields.collect(), ..Self::default() }
    }

    /// What was seen where these edits are saved together; who makes a record sees nothing in it.
    pub fn of_edits(edits: &[Edit]) -> Self {
        let mut sight = Self::default();
        for edit in edits {
            let Some(record) = edit.id.as_ref().and_then(|id| id.parse().ok()) else { continue };
            sight.join(Self::of(record, &edit.fields, &Seen::from_names(&edit.seen)));
            sight.decides |= edit.decides;
        }
        sight
    }

    /// Both were seen.
    pub fn join(&mut self, other: Self) {
        for (place, ops) in other.seen {
            self.seen.entry(place).or_default().extend(ops);
        }
    }

    /// What was seen in the field.
    pub fn in_field(&self, place: &Place) -> impl Iterator<Item = &OpId> {
        self.seen.get(place).into_iter().flatten()
    }

    /// Whether that was seen in the field.
    pub fn has(&self, place: &Place, op: &OpId) -> bool {
        self.seen.get(place).is_some_and(|ops| ops.contains(op))
    }
}

/// A change that somebody's save made.
pub struct Writing {
    /// Whose.
    pub phone: Option<usize>,
    /// Where.
    pub document: DocumentKey,
    /// The change.
    pub bytes: Vec<u8>,
    /// What its author saw.
    pub sight: Sight,
}

/// What persons' saves made, by the change's hash.
pub type Writings = BTreeMap<Hash, Writing>;
