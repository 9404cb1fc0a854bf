//! What a phone wants to add, checked as far as that goes without its documents (rules G1 to G3). It comes in a sync
//! request, or in the file of a phone that may not send any more.

use std::collections::HashSet;
use std::sync::Arc;

use axum::http::StatusCode;
use sha2::{Digest, Sha256};
use vungxanh_shared::gate::{self, Refusal};
use vungxanh_shared::ids::{DocumentKey, Partition};
use vungxanh_shared::roles::Scope;
use vungxanh_shared::wire::{self, Access};

use crate::http::error::{ApiError, ApiResult};
use crate::store::{PushedChange, RefusedChange};

/// Changes of one request; a phone with more asks again.
const MAX_CHANGES: usize = 20_000;
/// Documents of one request: each must be in memory at once.
const MAX_DOCUMENTS: usize = 1000;
/// Operations of one request: decoded, each takes a hundred times its byte on the wire.
const MAX_OPERATIONS: usize = 200_000;
/// Bytes that a decoded operation takes, roughly.
const OPERATION_BYTES: usize = 256;
/// Bytes that a refused change takes beside its own, roughly.
const REFUSED_BYTES: usize = 256;
/// Bytes of a refused change that quarantine keeps: a right one has no more.
const KEPT_REFUSED_BYTES: usize = gate::MAX_CHANGE_BYTES;

/// The changes of one request.
#[derive(Default)]
pub struct Pushed {
    /// Those that the writer is to look at.
    pub changes: Vec<PushedChange>,
    /// Those that are refused already.
    pub refused: Vec<RefusedChange>,
    operations: usize,
}

impl Pushed {
    /// Parses what was pushed into documents of this scope.
    pub fn parse(pushes: Vec<wire::Push>, scope: &Scope) -> ApiResult<Self> {
        if pushes.iter().map(|push| push.changes.len()).sum::<usize>() > MAX_CHANGES {
            return Err(too_many_changes());
        }
        let documents: HashSet<(&str, &str)> =
            pushes.iter().map(|push| (push.partition.as_str(), push.period.as_str())).collect();
        if documents.len() > MAX_DOCUMENTS {
            return Err(too_many_documents());
        }
        let mut pushed = Self::default();
        for (push, at) in pushes.into_iter().zip(0..) {
            pushed.add(push, at, scope)?;
        }
        Ok(pushed)
    }

    /// Whether there is nothing for the writer.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.refused.is_empty()
    }

    /// Memory that it takes, roughly.
    pub fn bytes(&self) -> usize {
        let refused = self.refused.iter().map(|refused| refused.bytes.len() + REFUSED_BYTES);
        let bytes = self.changes.iter().map(|change| change.parsed.change.raw_bytes().len());
        refused.chain(bytes).sum::<usize>() + self.operations * OPERATION_BYTES
    }

    fn add(&mut self, push: wire::Push, push_at: u32, scope: &Scope) -> ApiResult<()> {
        let document = writable_document(&push, scope).map(Arc::new);
        self.changes.reserve(push.changes.len());
        for (bytes, change_at) in push.changes.into_iter().zip(0..) {
            let at = (push_at, change_at);
            let parsed = gate::parse(&bytes);
            // The hash by which the phone knows the change, where it is one; of the bytes otherwise.
            let hash = match &parsed {
                Ok(parsed) => parsed.hash().0,
                Err(_) => Sha256::digest(&bytes).into(),
            };
            let checked = document.clone().and_then(|document| Ok((document, parsed?)));
            match checked {
                Ok((document, parsed)) => {
                    self.operations += parsed.change.len();
                    if self.operations > MAX_OPERATIONS {
                        return Err(too_many_operations());
                    }
                    self.changes.push(PushedChange { at, document, parsed });
                }
                Err(refusal) => self.refused.push(RefusedChange {
                    at,
                    partition: push.partition.chars().take(64).collect(),
                    period: push.period.chars().take(16).collect(),
                    refusal,
                    hash,
                    bytes: kept(bytes.into_vec()),
                }),
            }
        }
        Ok(())
    }
}

/// What quarantine keeps of a refused change; what is longer was none, and its memory is free at once.
fn kept(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(KEPT_REFUSED_BYTES);
    bytes.shrink_to_fit();
    bytes
}

/// Rule G3.
fn writable_document(push: &wire::Push, scope: &Scope) -> Result<DocumentKey, Refusal> {
    let wrong = |_| Refusal::WrongDocument;
    let partition: Partition = push.partition.parse().map_err(wrong)?;
    let period = push.period.parse().map_err(wrong)?;
    let writable = scope.get(&partition) == Some(&Access::Write);
    let document = DocumentKey::new(partition, period).map_err(wrong)?;
    if writable { Ok(document) } else { Err(Refusal::OutOfScope) }
}

fn too_many_changes() -> ApiError {
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too_many_changes",
        "Quá nhiều lần ghi trong một yêu cầu; hãy chia nhỏ rồi gửi lại.",
        "Too many changes in one request; send less at a time.",
    )
}

fn too_many_documents() -> ApiError {
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too_many_documents",
        "Quá nhiều sổ trong một yêu cầu; hãy chia nhỏ rồi gửi lại.",
        "Too many documents in one request; send less at a time.",
    )
}

fn too_many_operations() -> ApiError {
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too_many_operations_together",
        "Quá nhiều mục ghi trong một yêu cầu; hãy chia nhỏ rồi gửi lại.",
        "Too many operations in one request; send less at a time.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn g1_of_a_refused_change_no_more_stays_in_memory_than_is_kept() {
        let kept = kept(vec![7; 16 << 20]);
        assert_eq!(kept.len(), KEPT_REFUSED_BYTES);
        assert!(kept.capacity() < 2 * KEPT_REFUSED_BYTES);
    }
}
