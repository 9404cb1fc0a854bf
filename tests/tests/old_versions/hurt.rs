//! The ward that one phone has harmed (`tests/fixtures/hurt`).

use rusqlite::{Connection, params};
use std::path::Path;
use vungxanh_tests::hurt::Harm;
use vungxanh_tests::release::kept::Folder;
use vungxanh_tests::small_world::household;

use crate::ward::{Ward, assert_shows, phone, stored};

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

/// What does harm by itself: sessions without end only cost room.
fn does_harm(harm: &&Harm) -> bool {
    harm.case != "G3"
}

#[test]
fn g19_check_names_each_change_that_does_harm_and_the_server_starts_all_the_same() {
    let ward = Ward::of(&folder());
    let told = ward.differences();
    for harm in Harm::all_of(&folder()).unwrap().iter().filter(does_harm) {
        let document = format!("{}/{}:", harm.partition, harm.period);
        let lines = told.iter().filter(|line| line.starts_with(&document));
        let lines: Vec<&String> = lines.filter(|line| line.contains("vungxanh repair")).collect();
        assert!(lines.len() >= harm.changes.len(), "{}: {told:#?}", harm.what);
    }
}

#[test]
fn w25_repair_takes_out_what_does_harm_and_phones_lose_nothing_of_their_own() {
    let folder = folder();
    let ward = Ward::of(&folder);
    let repaired = ward.repair();
    let harms = Harm::all_of(&folder).unwrap();
    for harm in harms.iter().filter(does_harm) {
        let name = format!("{}/{}", harm.partition, harm.period);
        assert!(repaired.contains(&name), "{name} is not among {repaired:?}");
    }
    ward.assert_clean();
    assert_eq!(ward.repair(), [""; 0], "once is enough");
    let quarantine = ward.office("/quarantine").to_string();
    for hash in harms.iter().filter(does_harm).flat_map(|harm| &harm.changes) {
        assert!(quarantine.contains(hash.as_str()), "{hash} is not in quarantine");
    }

    let mut phones = ["binh", "cuong", "dung"].map(|name| phone(&folder.phone(name).unwrap()));
    // Long enough for changes whose ground is gone to be written anew (SPEC W14).
    for _ in 0..12 {
        for phone in &mut phones {
            phone.now_ms += 3_600_000;
            ward.sync(phone);
        }
    }
    ward.assert_clean();
    for phone in &mut phones {
        assert_eq!(phone.engine.status().unsent, 0);
    }
    for (id, was) in &ward.kept.records {
        let is = ward.record(id);
        assert_shows(&was["fields"], &is["fields"], &format!("{id} of {was} is {is}"));
    }
    let mut fresh = ward.new_phone();
    ward.sync(&mut fresh);
    for (id, was) in &ward.kept.records {
        let now_ms = fresh.now_ms;
        let shown = fresh.engine.record(id, now_ms).unwrap();
        let mut was = was["fields"].clone();
        // The engine gives these beside the fields.
        for key in ["kind", "v"] {
            was.as_object_mut().unwrap().remove(key);
        }
        assert_shows(&was, &serde_json::to_value(shown.fields).unwrap(), id);
    }
}

/// A phone whose clock was set years ahead since the last contact: what it files under a year to come is put off, and
/// after about an hour of tries it stands in the ward's year.
#[test]
fn g12_w24_what_a_clock_put_years_ahead_reaches_the_ward_all_the_same() {
    let ward = Ward::of(&folder());
    ward.repair();
    let mut phone = ward.new_phone();
    ward.sync(&mut phone);
    phone.now_ms += 3 * 366 * 86_400_000;
    let (ids, _) = phone.saved(vec![household("Trương Văn Sớm")]);
    for _ in 0..12 {
        phone.now_ms += 3_600_000;
        ward.sync(&mut phone);
    }
    let status = phone.engine.status();
    assert_eq!((status.unsent, status.refused), (0, 0));
    let record = ward.record(&ids[0]);
    assert_eq!(
        (&record["fields"]["head_name"], &record["period"]),
        (&"Trương Văn Sớm".into(), &"2026".into())
    );
    assert_eq!(phone.list("household").iter().filter(|one| one.id == ids[0]).count(), 1);
    ward.assert_clean();
}
