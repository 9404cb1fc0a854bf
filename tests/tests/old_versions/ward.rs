//! A ward of an earlier release served by the program of today, at the hour at which it was left.

use hyper::Method;
use serde_json::Value;
use vungxanh_client::{Store, Stored, Write};
use vungxanh_tests::release::client::Asker;
use vungxanh_tests::release::kept::{Folder, KeptPhone, KeptWard};
use vungxanh_tests::served::Served;
use vungxanh_tests::small_world::Phone;

pub struct Ward {
    pub kept: KeptWard,
    pub asker: Asker,
    session: String,
    served: Served,
    _data: tempfile::TempDir,
}

impl Ward {
    pub fn of(folder: &Folder) -> Self {
        let kept = folder.ward().unwrap();
        let data = tempfile::tempdir().unwrap();
        folder.unpack_database(data.path()).unwrap();
        let served = Served::at(data.path(), kept.now_ms).unwrap();
        let asker = Asker::new(served.address).unwrap();
        let session = asker.log_in(&kept.login, &kept.password).unwrap();
        Self { kept, asker, session, served, _data: data }
    }

    pub fn office(&self, path: &str) -> Value {
        self.asker.office(&self.session, Method::GET, path, &Value::Null).unwrap()
    }

    pub fn office_post(&self, path: &str, body: &Value) -> Value {
        self.asker.office(&self.session, Method::POST, path, body).unwrap()
    }

    pub fn record(&self, id: &str) -> Value {
        self.office(&format!("/records/{id}"))["record"].clone()
    }

    pub fn differences(&self) -> Vec<String> {
        self.served.differences().unwrap()
    }

    /// The documents that were repaired.
    pub fn repair(&self) -> Vec<String> {
        self.served.repair(self.kept.now_ms).unwrap()
    }

    /// A phone that has nothing yet, of somebody who reaches all of the ward.
    pub fn new_phone(&self) -> Phone {
        let mut phone = Phone::new(0x77);
        phone.now_ms = self.kept.now_ms;
        let code = self.served.invite("Hoàng Thị Mới", &[("ward_official", "00025")]).unwrap();
        self.asker.enrol(&mut phone, &code, &mut Vec::new()).unwrap();
        phone
    }

    pub fn assert_clean(&self) {
        let differences = self.served.differences().unwrap();
        assert!(differences.is_empty(), "{differences:#?}");
    }

    pub fn sync(&self, phone: &mut Phone) {
        self.asker.sync(phone, &mut Vec::new()).unwrap();
    }
}

/// A phone whose store was left by an earlier release, opened by the engine of today.
pub fn phone(kept: &KeptPhone) -> Phone {
    let mut phone = Phone::new(0xa5);
    phone.now_ms = kept.now_ms;
    let store = |name: &str| Store::ALL.into_iter().find(|store| store.name() == name).unwrap();
    phone.rows = kept
        .rows
        .iter()
        .map(|row| ((store(&row.store), row.key.clone()), row.value.clone()))
        .collect();
    phone.killed();
    phone
}

/// The rows as the engine reads them.
pub fn stored(kept: &KeptPhone) -> Stored {
    let store = |name: &str| Store::ALL.into_iter().find(|store| store.name() == name).unwrap();
    Stored::open(kept.rows.iter().map(|row| Write {
        store: store(&row.store),
        key: row.key.clone(),
        value: Some(row.value.clone()),
    }))
}

/// Everything that was kept is there as it was; today may know more. What is doubtful about a record
/// is a matter of the checks of the day.
pub fn assert_shows(was: &Value, is: &Value, place: &str) {
    match (was, is) {
        (Value::Object(was), Value::Object(is)) => {
            for (key, value) in was.iter().filter(|(key, _)| *key != "problems") {
                let found = is.get(key).unwrap_or(&Value::Null);
                assert_shows(value, found, &format!("{place}/{key}"));
            }
        }
        (Value::Array(was), Value::Array(is)) => {
            assert_eq!(was.len(), is.len(), "{place}: {was:?} became {is:?}");
            for (n, (was, is)) in was.iter().zip(is).enumerate() {
                assert_shows(was, is, &format!("{place}/{n}"));
            }
        }
        _ => assert_eq!(was, is, "{place}"),
    }
}
