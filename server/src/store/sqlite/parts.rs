//! A push cut into parts of little work, so that nobody waits long for what another phone sent (SPEC W22).
//!
//! A part is committed before the next one is handed to the writer: a phone has one part in its queue at a
//! time, and the parts of different phones take turns. Work is estimated from what can be counted
//! beforehand, in microseconds of the writer, and not measured: the same push is always cut in the same way.

use std::collections::HashMap;
use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use vungxanh_shared::ids::DocumentKey;

use super::documents::Loaded;
use super::push::PushJob;
use crate::store::{PushedChange, RefusedChange};

/// Work of one part; one change may be more.
const PART: u64 = 20_000;
/// A change: log, index, row.
const CHANGE: u64 = 60;
/// One of its operations.
const OPERATION: u64 = 5;
/// A KiB of it.
const KIB: u64 = 20;
/// A refused change, beside its bytes.
const REFUSED: u64 = 20;
/// A document that a part touches: counters, counts, heads.
const DOCUMENT: u64 = 400;
/// A change of a document that must be read.
const CHANGE_READ: u64 = 40;
/// Documents with more changes than this are read beside the writer, one push at a time.
const LARGE: u64 = 250;

/// What is known of a document before the writer sees a change of it.
#[derive(Clone, Copy, Debug)]
pub enum Size {
    /// It is in memory, with so many changes.
    InMemory(u64),
    /// It is not, and the log has so many changes of it.
    OnDisk(u64),
}

/// What the writer takes at once.
pub struct Part {
    /// The changes.
    pub job: PushJob,
    /// Documents that were read for it.
    pub prepared: Vec<(Arc<DocumentKey>, Loaded)>,
    /// About how much work it is, in microseconds.
    pub work: u64,
}

/// What of a push is still to be handed over.
pub struct Parts {
    changes: Peekable<IntoIter<PushedChange>>,
    refused: Peekable<IntoIter<RefusedChange>>,
    sizes: HashMap<Arc<DocumentKey>, Size>,
}

/// The next changes.
#[derive(Default)]
pub struct Cut {
    /// Those that passed the rules which need nothing but themselves.
    pub changes: Vec<PushedChange>,
    /// Those that did not.
    pub refused: Vec<RefusedChange>,
    /// Documents that should be read beforehand where they are not in memory.
    pub large: Vec<Arc<DocumentKey>>,
    /// About how much work it is, in microseconds.
    pub work: u64,
}

impl Parts {
    /// Of a push whose documents have these sizes; those that are not named are new.
    pub fn of(
        changes: Vec<PushedChange>,
        refused: Vec<RefusedChange>,
        sizes: HashMap<Arc<DocumentKey>, Size>,
    ) -> Self {
        let (changes, refused) = (changes.into_iter().peekable(), refused.into_iter().peekable());
        Self { changes, refused, sizes }
    }
}

impl Iterator for Parts {
    type Item = Cut;

    /// The next part, in the order of the push; none where nothing is left.
    fn next(&mut self) -> Option<Cut> {
        let mut cut = Cut::default();
        let mut documents: Vec<Arc<DocumentKey>> = Vec::new();
        while let Some(change) = self.changes.peek() {
            let mut work = of_change(change);
            let is_known = documents.contains(&change.document);
            let size = self.sizes.get(&change.document).copied();
            if !is_known {
                work += of_document(size);
            }
            if cut.work > 0 && cut.work + work > PART {
                return Some(cut);
            }
            cut.work += work;
            if !is_known {
                documents.push(Arc::clone(&change.document));
                // Also where it is in memory now: it may have left when its turn comes.
                if let Some(Size::InMemory(changes) | Size::OnDisk(changes)) = size
                    && changes > LARGE
                {
                    cut.large.push(Arc::clone(&change.document));
                }
            }
            cut.changes.extend(self.changes.next());
        }
        while let Some(refused) = self.refused.peek() {
            let work = REFUSED + KIB * kib(refused.bytes.len());
            if cut.work > 0 && cut.work + work > PART {
                return Some(cut);
            }
            cut.work += work;
            cut.refused.extend(self.refused.next());
        }
        (cut.work > 0).then_some(cut)
    }
}

fn of_change(change: &PushedChange) -> u64 {
    let change = &change.parsed.change;
    CHANGE + OPERATION * change.len() as u64 + KIB * kib(change.raw_bytes().len())
}

fn of_document(size: Option<Size>) -> u64 {
    DOCUMENT
        + match size {
            // Where it is in memory its size does not matter.
            None | Some(Size::InMemory(_)) => 0,
            // It is read beside the writer; what is left is like any other in memory.
            Some(Size::OnDisk(changes)) if changes > LARGE => PART / 3,
            Some(Size::OnDisk(changes)) => CHANGE_READ * changes,
        }
}

fn kib(bytes: usize) -> u64 {
    (bytes / 1024) as u64
}

#[cfg(test)]
mod tests {
    use automerge::{Automerge, ScalarValue};
    use vungxanh_shared::document::{self, RecordWrite};
    use vungxanh_shared::gate;
    use vungxanh_shared::ids::{DeviceId, RecordId, SessionActor};

    use super::super::documents::key_of;
    use super::*;

    fn document(year: u16) -> Arc<DocumentKey> {
        Arc::new(key_of("register/00025/00025-01", &year.to_string()).unwrap())
    }

    fn changes(count: u16, of: &Arc<DocumentKey>) -> Vec<PushedChange> {
        let mut phone = Automerge::new();
        let actor = SessionActor::new(DeviceId([7; 16]), [1; 4]);
        let change = |number: u16| {
            let values = vec![("head_name".to_owned(), ScalarValue::from("Nguyễn Văn An"))];
            let mut id = [0; 10];
            id[..2].copy_from_slice(&number.to_be_bytes());
            let write = RecordWrite::new(RecordId::new(0, id), values);
            let change = document::write(&mut phone, actor, 0, &[write]).unwrap().unwrap();
            let parsed = gate::parse(change.raw_bytes()).unwrap();
            PushedChange { at: (0, u32::from(number)), document: Arc::clone(of), parsed }
        };
        (0..count).map(change).collect()
    }

    #[test]
    fn g4_a_push_is_cut_into_parts_of_bounded_work_in_its_order() {
        let (new, large, small) = (document(2019), document(2020), document(2021));
        let mut all = changes(1000, &new);
        all.extend(changes(10, &large));
        all.extend(changes(10, &small));
        all.extend(changes(10, &large));
        let expected: Vec<_> =
            all.iter().map(|change| (change.document.clone(), change.at)).collect();
        let sizes = HashMap::from([
            (Arc::clone(&large), Size::OnDisk(10_000)),
            (Arc::clone(&small), Size::OnDisk(LARGE)),
        ]);
        let refused = |number| RefusedChange {
            at: (1, number),
            partition: String::new(),
            period: String::new(),
            refusal: gate::Refusal::NotAChange,
            hash: [0; 32],
            bytes: vec![0; 64 << 10],
        };
        let parts = Parts::of(all, (0..100).map(refused).collect(), sizes);
        let (mut seen, mut last, mut read, mut count) = (Vec::new(), 0, Vec::new(), 0);
        for cut in parts {
            assert!(cut.work <= PART, "{}", cut.work);
            seen.extend(cut.changes.iter().map(|change| (change.document.clone(), change.at)));
            for refused in &cut.refused {
                assert_eq!(refused.at.1, last);
                last += 1;
            }
            read.extend(cut.large);
            count += 1;
        }
        assert_eq!((seen, last), (expected, 100));
        read.dedup();
        assert_eq!(read, [large], "read beside the writer");
        assert!((10..30).contains(&count), "{count} parts");
    }
}
