//! What a writing is made on, where nobody has the document in automerge.

use automerge::legacy::OpId;
use automerge::{ActorId, ChangeHash, ScalarValue};

use super::{DocumentIndex, field_of};
use crate::document::{Base, WriteError};
use crate::ids::RecordId;

impl Base for DocumentIndex {
    fn heads(&self) -> Vec<ChangeHash> {
        self.heads()
    }

    fn max_op(&self) -> u64 {
        self.behind(&self.heads()).map_or(0, |behind| behind.max_op)
    }

    fn last_seq(&self, actor: &ActorId) -> u64 {
        self.last_seq(actor)
    }

    fn object(&self, record: RecordId) -> Result<Option<OpId>, WriteError> {
        Ok(self.record_of(record).and_then(|record| self.op_id(record.object)))
    }

    fn standing(&self, object: &OpId, key: &str) -> Result<Vec<(ScalarValue, OpId)>, WriteError> {
        let values = self.record(object).map_or_else(Vec::new, |record| self.values(record, key));
        Ok(values.into_iter().map(|stands| (stands.value.clone(), stands.op)).collect())
    }

    fn wrote(&self, op: &OpId, object: &OpId, key: &str) -> bool {
        let (Some(record), Some(key)) = (self.record(object), self.keys.get(key)) else {
            return false;
        };
        self.written_by(field_of(record, *key), op).is_some()
    }
}
