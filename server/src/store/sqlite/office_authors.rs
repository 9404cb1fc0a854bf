//! Who stands behind a device: of every value the office shows who wrote it.

use std::collections::HashMap;

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{DeviceId, WardCode};

use crate::store::StoreResult;

/// A device with its owner.
#[derive(Clone, Debug)]
pub struct AuthorDevice {
    /// The member's name.
    pub member_name: String,
    /// What the owner calls the device.
    pub name: String,
    /// Whether the office writes by it.
    pub in_office: bool,
}

/// All devices of a ward, by id in hex.
pub struct Authors(HashMap<String, AuthorDevice>);

impl Authors {
    /// Reads them.
    pub fn of(db: &Connection, ward: &WardCode) -> StoreResult<Self> {
        let mut statement = db.prepare_cached(
            "SELECT d.id, d.name, d.purpose, m.full_name FROM device d
             JOIN member m ON m.ward = d.ward AND m.id = d.member WHERE d.ward = ?1",
        )?;
        let mut rows = statement.query(params![ward.as_str()])?;
        let mut devices = HashMap::new();
        while let Some(row) = rows.next()? {
            let purpose: String = row.get(2)?;
            let device = AuthorDevice {
                name: row.get(1)?,
                in_office: purpose == "office",
                member_name: row.get(3)?,
            };
            devices.insert(DeviceId(row.get(0)?).to_string(), device);
        }
        Ok(Self(devices))
    }

    /// The device, where the ward knows it.
    pub fn device(&self, id: &str) -> Option<&AuthorDevice> {
        self.0.get(id)
    }

    /// The name of its member.
    pub fn name(&self, id: &str) -> Option<String> {
        self.device(id).map(|device| device.member_name.clone())
    }
}
