//! Documents with some history, and honest changes that could come next.

use automerge::{Automerge, Change, ScalarValue};
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::gate::{self, Authority, DocumentIndex, Parsed, Refusal, Writer};
use vungxanh_shared::ids::{DeviceId, Family, RecordId, SessionActor};

const NOW_MS: i64 = 1_630_000_000_000;
/// The device that pushes; its changes are the ones that get bent.
const PUSHING: DeviceId = DeviceId([7; 16]);
/// Another device of the same area.
const OTHER: DeviceId = DeviceId([9; 16]);

/// A document's history and what may come next.
pub struct World {
    history: Vec<Change>,
    next: Vec<Change>,
}

/// The server's copy of a [`World`]'s document.
pub struct Replica {
    /// As automerge holds it.
    pub document: Automerge,
    /// As the gate knows it.
    pub index: DocumentIndex,
}

impl World {
    /// Nothing there yet.
    pub fn empty() -> Self {
        Self::of(PUSHING)
    }

    /// The bytes of its first honest change.
    pub fn first_bytes(&self) -> Vec<u8> {
        self.next.first().map(honest_bytes).unwrap_or_default()
    }

    /// Nothing there yet, and this device is the one that pushes.
    pub fn of(device: DeviceId) -> Self {
        let mut phone = Automerge::new();
        let session = SessionActor::new(device, [1; 4]);
        let next = vec![write(&mut phone, session, 0, &[household(1, "Nguyễn Thị Lan")])];
        Self { history: Vec::new(), next }
    }

    /// Two devices wrote the same records without knowing of each other, then saw each other's.
    pub fn busy() -> Self {
        let (ours, theirs) = (SessionActor::new(PUSHING, [1; 4]), SessionActor::new(OTHER, [2; 4]));
        let mut history = Vec::new();
        let mut server = Automerge::new();
        for n in 1..=6 {
            history.push(write(&mut server, ours, n, &[household(n, "Trần Văn Hùng"), person(n)]));
        }
        let (mut a, mut b) = (server.fork(), server.fork());
        for n in 1..=4 {
            history.push(write(&mut a, ours, n, &[household(n, "Trần Văn Hưng")]));
            history.push(write(&mut b, theirs, n, &[household(n, "Trần Hùng"), person(n + 10)]));
        }
        merge(&mut a, &b);
        let next = vec![
            // Settles a clash: an operation with two predecessors of two actors.
            write(&mut a.fork(), ours, 20, &[household(1, "Trần Văn Hùng Em")]),
            // A new session, a new record.
            write(
                &mut a.fork(),
                SessionActor::new(PUSHING, [3; 4]),
                20,
                &[household(30, "Lê Thị Hoa")],
            ),
            // Large enough to travel deflated.
            write(&mut a.fork(), ours, 20, &(40..60).map(person).collect::<Vec<_>>()),
            // A field cleared, others of every type.
            write(&mut a.fork(), ours, 20, &[every_type(2)]),
        ];
        Self { history, next }
    }

    /// The document before the next change.
    pub fn replica(&self) -> Replica {
        let mut document = Automerge::new();
        // These passed the gate when the world was made.
        let applied = document.apply_changes(self.history.clone());
        debug_assert!(applied.is_ok());
        Replica { document, index: DocumentIndex::of(&self.history) }
    }

    /// Honest changes; each may come next.
    pub fn next_changes(&self) -> &[Change] {
        &self.next
    }

    /// Every change that exists in this world.
    pub fn all_changes(&self) -> Vec<&Change> {
        self.history.iter().chain(&self.next).collect()
    }
}

/// As it travels.
pub fn honest_bytes(change: &Change) -> Vec<u8> {
    change.raw_bytes().to_vec()
}

impl Replica {
    /// What the server does with a change that came: the whole gate, then automerge.
    pub fn receive(&mut self, bytes: &[u8]) -> Result<Parsed, Refusal> {
        self.receive_in(Family::Register, bytes)
    }

    /// The same, where the document is of this family.
    pub fn receive_in(&mut self, family: Family, bytes: &[u8]) -> Result<Parsed, Refusal> {
        let parsed = gate::parse(bytes)?;
        let writer = Writer { device: PUSHING, family, authority: Authority::Member };
        gate::check_and_insert(&mut self.index, &parsed, &writer)?;
        gate::apply(&mut self.document, vec![parsed.change.clone()])?;
        Ok(parsed)
    }

    /// Whether the document can be written to disk and read again as the same.
    pub fn reloads(&self) -> Result<(), String> {
        let loaded = Automerge::load(&self.document.save()).map_err(|error| error.to_string())?;
        if loaded.get_heads() != self.document.get_heads() {
            return Err("other heads after loading".to_owned());
        }
        for id in document::record_ids(&self.document) {
            if document::read(&loaded, id) != document::read(&self.document, id) {
                return Err(format!("record {id} reads differently after loading"));
            }
        }
        Ok(())
    }
}

fn write(doc: &mut Automerge, actor: SessionActor, n: u8, writes: &[RecordWrite]) -> Change {
    let now_ms = NOW_MS + i64::from(n) * 60_000;
    match document::write(doc, actor, now_ms, writes) {
        Ok(Some(change)) => change,
        other => panic!("the world's own change was not written: {other:?}"),
    }
}

fn merge(into: &mut Automerge, from: &Automerge) {
    if let Err(error) = into.merge(&mut from.clone()) {
        panic!("the world's own documents do not merge: {error}");
    }
}

fn record(n: u8, values: Vec<(&str, ScalarValue)>) -> RecordWrite {
    let values = values.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    RecordWrite::new(RecordId::new(NOW_MS, [n; 10]), values)
}

fn household(n: u8, head: &str) -> RecordWrite {
    record(
        n,
        vec![
            ("kind", "household".into()),
            ("v", 1i64.into()),
            ("head_name", head.into()),
            ("house_no", format!("{n}").into()),
            ("street", "Phố Ngọc Khánh".into()),
        ],
    )
}

fn person(n: u8) -> RecordWrite {
    record(
        n.wrapping_add(100),
        vec![
            ("kind", "person".into()),
            ("v", 1i64.into()),
            ("full_name", format!("Phạm Thị Thu {n}").into()),
            ("dob", "1950-03-21".into()),
        ],
    )
}

fn every_type(n: u8) -> RecordWrite {
    record(
        n,
        vec![
            ("street", ScalarValue::Null),
            ("hardship/poor", true.into()),
            ("removed/at", ScalarValue::Timestamp(NOW_MS)),
            ("removed/reason", "duplicate".into()),
        ],
    )
}
