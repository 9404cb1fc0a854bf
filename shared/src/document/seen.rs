//! What the author of a writing had before the eyes (SPEC D8): of each field the operations that stood there.

use std::collections::BTreeMap;

use automerge::ActorId;
use automerge::legacy::OpId;

/// Operations that an author saw, by field. A writing replaces these and nothing else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// Whatever stands when the change is made: for who reads and writes in one breath, with nobody looking at
    /// a form in between.
    Everything,
    /// These. In a field that is not named nothing was seen.
    Only(BTreeMap<String, Vec<OpId>>),
}

impl Seen {
    /// Nothing: what stands stays beside what is written.
    pub fn nothing() -> Self {
        Seen::Only(BTreeMap::new())
    }

    /// As pages send it: of each field the names of operations as [`op_name`] gives them. What is no such name
    /// was not seen.
    pub fn from_names(names: &BTreeMap<String, Vec<String>>) -> Self {
        let known = names.iter().map(|(field, ops)| {
            (field.clone(), ops.iter().filter_map(|name| op_named(name)).collect())
        });
        Seen::Only(known.collect())
    }

    /// Whether the operation, which stands in `field`, was seen.
    pub fn has(&self, field: &str, op: &OpId) -> bool {
        match self {
            Seen::Everything => true,
            Seen::Only(fields) => fields.get(field).is_some_and(|ops| ops.contains(op)),
        }
    }

    /// What was seen in `field` by name; nothing where everything was.
    pub fn named(&self, field: &str) -> &[OpId] {
        match self {
            Seen::Everything => &[],
            Seen::Only(fields) => fields.get(field).map_or(&[], Vec::as_slice),
        }
    }

    /// These operations of `field` were seen as well.
    pub fn add(&mut self, field: &str, ops: impl IntoIterator<Item = OpId>) {
        if let Seen::Only(fields) = self {
            fields.entry(field.to_owned()).or_default().extend(ops);
        }
    }
}

/// An operation's name: `{counter}@{actor in hex}`.
pub fn op_name(op: &OpId) -> String {
    format!("{}@{}", op.counter(), op.actor())
}

/// The operation of that name.
pub fn op_named(name: &str) -> Option<OpId> {
    let (counter, actor) = name.split_once('@')?;
    let actor = ActorId::try_from(actor).ok()?;
    Some(OpId::new(counter.parse().ok().filter(|counter| *counter > 0)?, &actor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d8_operations_are_named_and_found_by_their_names() {
        let op = OpId::new(17, &ActorId::from(&[0xab; 20][..]));
        assert_eq!(op_name(&op), format!("17@{}", "ab".repeat(20)));
        assert_eq!(op_named(&op_name(&op)), Some(op));
        for name in ["", "@", "0@ab", "x@ab", "1@xyz", "-1@ab", "17"] {
            assert_eq!(op_named(name), None, "{name}");
        }
    }
}
