//! The ward that one phone has harmed (`tests/fixtures/hurt`).

use rusqlite::{Connection, params};
use std::path::Path;
use vungxanh_tests::hurt::Harm;
use vungxanh_tests::release::kept::Folder;

use crate::ward::stored;

pub fn folder() -> Folder {
    Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hurt"))
}

/// What repairs it, and what checks it, can be held against `harms.json`.
#[test]
fn g19_the_harmed_ward_holds_what_is_said_of_it() {
    let folder = folder();
    let data = tempfile::tempdir().unwrap();
    folder.unpack_database(data.path()).unwrap();
    let db = Connection::open(data.path().join("vungxanh.sqlite")).unwrap();
    let harms = Harm::all_of(&folder).unwrap();
    for harm in &harms {
        let mut last = 0;
        for hash in &harm.changes {
            let seq: i64 = db
                .query_row(
                    "SELECT c.seq FROM change c JOIN document d ON d.id = c.document
                     JOIN partition p ON p.id = d.partition
                     WHERE p.name = ?1 AND d.period = ?2 AND lower(hex(c.hash)) = ?3",
                    params![harm.partition, harm.period, hash],
                    |row| row.get(0),
                )
                .unwrap();
            assert!(seq > last, "{}: the changes are in the order of the feed", harm.what);
            last = seq;
        }
    }
    let cases =
        ["G1", "G2", "G3", "G12"].map(|case| harms.iter().filter(|h| h.case == case).count());
    assert_eq!(cases, [3, 2, 1, 1]);
    for (name, unsent, refused) in [("binh", 0, 0), ("cuong", 4, 0), ("dung", 0, 1)] {
        let kept = folder.phone(name).unwrap();
        assert_eq!((kept.unsent, kept.refused), (unsent, refused), "{name}");
        assert!(stored(&kept).unreadable.is_empty(), "{name}");
    }
}
