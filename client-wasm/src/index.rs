//! Records in memory, by document and by id, each with what lists and search need: its folded text, its day
//! and its sort key. The document cache fills it when a document is first asked for, and updates it with what
//! becomes durable.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use automerge::legacy::OpId;
use vungxanh_shared::document::{Authorship, Standing};
use vungxanh_shared::ids::{DocumentKey, RecordId};
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::time::LocalDate;

use crate::reader::Reading;

/// One record in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What its document says.
    pub reading: Reading,
    /// What search looks through, folded: there before the first letter is typed.
    pub search: String,
    /// Its local day.
    pub day: LocalDate,
    name_key: OnceCell<Vec<u8>>,
}

impl Entry {
    fn new(reading: Reading) -> Self {
        let made_at_ms = reading.id.made_at_ms();
        let name_key = OnceCell::new();
        // A kind of a later version is held and given back, but only found by its id.
        let Some(kind) = kinds::find(&reading.kind) else {
            let day = LocalDate::at_ms(made_at_ms);
            return Self { reading, search: String::new(), day, name_key };
        };
        let search = kind.search_text(&reading.fields);
        let day = kind.dated(&reading.fields, made_at_ms);
        Self { reading, search, day, name_key }
    }

    /// Its place in a list of names, made when it is first asked for: who counts records needs none.
    pub fn name_key(&self) -> &[u8] {
        self.name_key.get_or_init(|| {
            let kind = kinds::find(&self.reading.kind);
            kind.map(|kind| kind.sort_key(&self.reading.fields)).unwrap_or_default()
        })
    }

    /// The record's id.
    pub fn id(&self) -> RecordId {
        self.reading.id
    }
    /// The record's fields.
    pub fn fields(&self) -> &Fields {
        &self.reading.fields
    }
    /// The values that stand in fields with several.
    pub fn conflicts(&self) -> &BTreeMap<String, Vec<Standing>> {
        &self.reading.conflicts
    }
    /// Who made it.
    pub fn created(&self) -> Authorship {
        self.reading.created
    }
    /// Whether it carries a tombstone.
    pub fn is_removed(&self) -> bool {
        self.reading.fields.value("removed/at").is_some()
    }
}

/// Records by document.
#[derive(Debug, Default)]
pub struct Index {
    documents: BTreeMap<DocumentKey, BTreeMap<RecordId, Entry>>,
    whereabouts: HashMap<RecordId, DocumentKey>,
}

impl Index {
    /// Whether the document's records are here.
    pub fn has(&self, key: &DocumentKey) -> bool {
        self.documents.contains_key(key)
    }
    /// Whether the record is here.
    pub fn knows(&self, id: RecordId) -> bool {
        self.whereabouts.contains_key(&id)
    }
    /// A record and its document.
    pub fn find(&self, id: RecordId) -> Option<(&DocumentKey, &Entry)> {
        let key = self.whereabouts.get(&id)?;
        Some((key, self.documents.get(key)?.get(&id)?))
    }
    /// The records of these documents.
    pub fn entries<'a>(
        &'a self,
        keys: &'a BTreeSet<DocumentKey>,
    ) -> impl Iterator<Item = (&'a DocumentKey, &'a Entry)> + use<'a> {
        keys.iter()
            .filter_map(|key| Some((key, self.documents.get(key)?)))
            .flat_map(|(key, records)| records.values().map(move |entry| (key, entry)))
    }
    /// The records of a document by the object under which automerge keeps each.
    pub fn objects(&self, key: &DocumentKey) -> Option<HashMap<OpId, RecordId>> {
        let entries = self.documents.get(key)?.values();
        Some(entries.map(|entry| (entry.reading.object.clone(), entry.id())).collect())
    }

    /// These are all records of the document now. Gives the kinds that changed.
    pub fn replace(&mut self, key: &DocumentKey, readings: Vec<Reading>) -> BTreeSet<String> {
        let before = self.documents.insert(key.clone(), BTreeMap::new()).unwrap_or_default();
        let mut changed = BTreeSet::new();
        let mut gone: BTreeSet<RecordId> = before.keys().copied().collect();
        for reading in readings {
            gone.remove(&reading.id);
            match before.get(&reading.id) {
                Some(entry) if entry.reading == reading => self.insert(key, entry.clone()),
                _ => {
                    changed.insert(reading.kind.clone());
                    self.insert(key, Entry::new(reading));
                }
            }
        }
        for id in gone {
            self.whereabouts.remove(&id);
            changed.extend(before.get(&id).map(|entry| entry.reading.kind.clone()));
        }
        changed
    }

    /// These records changed. Gives their kinds.
    pub fn update(&mut self, key: &DocumentKey, readings: Vec<Reading>) -> BTreeSet<String> {
        let mut changed = BTreeSet::new();
        for reading in readings {
            changed.insert(reading.kind.clone());
            self.insert(key, Entry::new(reading));
        }
        changed
    }

    /// The document is gone. Gives the kinds that it held.
    pub fn remove(&mut self, key: &DocumentKey) -> BTreeSet<String> {
        let changed = self.replace(key, Vec::new());
        self.documents.remove(key);
        changed
    }

    fn insert(&mut self, key: &DocumentKey, entry: Entry) {
        self.whereabouts.insert(entry.id(), key.clone());
        self.documents.entry(key.clone()).or_default().insert(entry.id(), entry);
    }
}
