//! What a push over many documents holds in memory at the same time, in counts of loaded documents.

use std::path::Path;
use std::sync::Arc;

use automerge::{Automerge, ScalarValue};
use tokio::sync::broadcast;
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::gate;
use vungxanh_shared::ids::{DocumentKey, RecordId, SessionActor};

use super::documents::{Counts, key_of};
use super::push::PushJob;
use super::{OpenOptions, Sqlite, members, writer};
use crate::store::{DeviceBounds, PushedChange, Ward};

const DOCUMENTS: u16 = 1000;

/// A store that keeps no document in memory once its transaction is over.
async fn store(folder: &Path) -> Sqlite {
    let options = OpenOptions {
        file: folder.join("vungxanh.sqlite"),
        document_cache_bytes: 0,
        max_pages: None,
        device_bounds: DeviceBounds::NONE,
        now_ms: 0,
        vfs: None,
    };
    Sqlite::open(&options, broadcast::channel(8).0).unwrap()
}

async fn counts(store: &Sqlite) -> Counts {
    store.write(|work| Ok(work.documents.counts)).await.unwrap()
}

/// One phone's books: a month each.
struct Phone {
    months: Vec<(Arc<DocumentKey>, Automerge)>,
    written: u16,
}

impl Phone {
    fn new() -> Self {
        let month = |n: u16| format!("{}-{:02}", 1930 + n / 12, 1 + n % 12);
        let key = |n| key_of("movements/00025/00025-01", &month(n)).unwrap();
        let months = (0..DOCUMENTS).map(|n| (Arc::new(key(n)), Automerge::new()));
        Self { months: months.collect(), written: 0 }
    }

    /// One more record in each of them.
    fn writes(&mut self) -> Vec<PushedChange> {
        let actor = SessionActor::new(writer::tests::DEVICE, [1; 4]);
        let mut changes = Vec::new();
        for (month, book) in &mut self.months {
            self.written += 1;
            let mut id = [0; 10];
            id[..2].copy_from_slice(&self.written.to_be_bytes());
            let values = [("kind", "movement".into()), ("v", ScalarValue::Int(1))];
            let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            let write = RecordWrite::new(RecordId::new(0, id), values);
            let change = document::write(book, actor, 0, &[write]).unwrap().unwrap();
            let parsed = gate::parse(change.raw_bytes()).unwrap();
            changes.push(PushedChange { at: (0, 0), document: Arc::clone(month), parsed });
        }
        changes
    }
}

fn push(changes: &[PushedChange]) -> PushJob {
    let none = writer::tests::push(&mut Automerge::new(), 0);
    let again = |change: &PushedChange| PushedChange {
        at: change.at,
        document: Arc::clone(&change.document),
        parsed: change.parsed.clone(),
    };
    PushJob { changes: changes.iter().map(again).collect(), ..none }
}

#[tokio::test]
async fn b4_a_push_over_a_thousand_documents_holds_a_few_of_them_at_the_same_time() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = store(folder.path()).await;
    let ward = Ward { code: "00025".parse().unwrap(), name: "X".to_owned() };
    sqlite.write(move |work| members::put_ward(work, &ward, 0)).await.unwrap();
    sqlite.write(writer::tests::give_phone).await.unwrap();
    let mut phone = Phone::new();
    let first = phone.writes();
    let all = usize::from(DOCUMENTS);
    for changes in [&first, &phone.writes()] {
        let before = counts(&sqlite).await.loads;
        let outcome = sqlite.push(push(changes)).await.unwrap();
        assert_eq!(outcome.accepted.len(), all, "{:?}", outcome.refused.first());
        let Counts { loads, most } = counts(&sqlite).await;
        assert_eq!(loads - before, all, "each once");
        assert!(most <= 60, "{most} documents stood in memory at the same time");
    }

    // After a restore every phone offers all that it has again.
    let before = counts(&sqlite).await;
    for _ in 0..2 {
        assert_eq!(sqlite.push(push(&first)).await.unwrap().accepted.len(), all);
    }
    assert_eq!(counts(&sqlite).await, before, "what is known is found in the log");
    sqlite.close().await;
}
