//! What happens in a ward so that its database and its phones hold everything that a later version may
//! meet: records of every kind, corrections, a clash, a removal, a refused change, records of a version
//! to come, a phone whose access was withdrawn, work that is not sent yet.

use anyhow::{Context, Result, ensure};
use automerge::{Automerge, ScalarValue};
use fastrand::Rng;
use hyper::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{SystemTime, UNIX_EPOCH};
use vungxanh_client::Edit;
use vungxanh_client::event::Outcome;
use vungxanh_client::stored::{Unsent, row};
use vungxanh_client::view::ListQuery;
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{DocumentKey, Family, RecordId, SessionActor};
use vungxanh_shared::kinds::{self, Kind};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::LocalDate;

use super::client::Asker;
use super::kept::{Exchange, KeptPhone, KeptWard, Row};
use super::program::Program;
use crate::records::{AREA, Filling, Known, WARD, correction, new_record};
use crate::small_world::{Phone, change, household};

pub const LOGIN: &str = "canbo";
pub const PASSWORD: &str = "only-for-the-fixture";
/// A kind, and of a kind that is known a version and its field, that no release will ever know.
pub const FUTURE_KIND: &str = "future_kind";
pub const FUTURE_VERSION: u32 = 1_000;
pub const FUTURE_FIELD: &str = "future_field";
/// Tries to fill a form by chance so that it saves.
const TRIES: usize = 500;

/// What is to be kept.
pub struct Told {
    pub ward: KeptWard,
    pub phones: BTreeMap<&'static str, KeptPhone>,
    pub exchanges: Vec<Exchange>,
}

/// The ward while its story is told.
struct Ward<'a> {
    server: &'a Asker,
    now_ms: i64,
    rng: Rng,
    known: Known,
    exchanges: Vec<Exchange>,
}

/// Tells the story with a new ward in the program's folder; its server is stopped at the end.
pub fn tell(program: &Program, version: &str) -> Result<Told> {
    let now_ms = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let account = ["account", "create", "--ward", WARD, "--ward-name", "Phường Ngọc Khánh"];
    let official = ["--login", LOGIN, "--name", "Nguyễn Văn Cán", "--password-stdin"];
    let arguments: Vec<&str> = account.into_iter().chain(official).collect();
    program.run(&arguments, PASSWORD)?;
    let team = ["team_member:00025-01", "checkpoint_officer:00025-C01"];
    let codes = [
        program.invite("Nguyễn Thị Hoa", &["ward_official:00025"])?,
        program.invite("Trần Thị Bình", &team)?,
        program.invite("Lê Văn Cường", &team)?,
        program.invite("Phạm Đức Dũng", &team)?,
    ];
    let serving = program.serve()?;
    let server = Asker::new(serving.address)?;
    let exchanges = Vec::new();
    let mut ward =
        Ward { server: &server, now_ms, rng: Rng::with_seed(1), known: Known::new(), exchanges };
    let mut phones = ward.enrol(codes)?;
    ward.happen(&mut phones)?;
    let told = ward.keep(phones, version)?;
    serving.stop()?;
    make_snapshots(program)?;
    Ok(told)
}

/// Snapshots are made when a server starts; one that is stopped first has finished what it began.
fn make_snapshots(program: &Program) -> Result<()> {
    for _ in 0..100 {
        let serving = program.serve()?;
        Asker::new(serving.address)?.log_in(LOGIN, PASSWORD)?;
        serving.stop()?;
        let said = program.run(&["check"], "")?;
        ensure!(said.contains("everything agrees"), "{said}");
        if !said.contains("snapshots 0") {
            return Ok(());
        }
    }
    anyhow::bail!("no snapshot was made")
}

struct Phones {
    official: Phone,
    one: Phone,
    two: Phone,
    withdrawn: Phone,
}

impl Ward<'_> {
    fn enrol(&mut self, codes: [String; 4]) -> Result<Phones> {
        let mut enrolled = Vec::new();
        for (seed, code) in (1..).zip(codes) {
            let mut phone = Phone::new(seed);
            phone.now_ms = self.now_ms;
            self.server.enrol(&mut phone, &code, &mut self.exchanges)?;
            enrolled.push(phone);
        }
        let [official, one, two, withdrawn] = enrolled.try_into().map_err(|_| missing())?;
        Ok(Phones { official, one, two, withdrawn })
    }

    fn happen(&mut self, phones: &mut Phones) -> Result<()> {
        // Alerts are the server's.
        for kind in kinds::ALL.into_iter().filter(|kind| kind.family != Family::Alerts) {
            let plan = kind.family == Family::Plan;
            let phone = if plan { &mut phones.official } else { &mut phones.one };
            for filling in [Filling::Whole, Filling::Some] {
                let id = self.save(phone, kind, filling)?;
                self.known.entry(kind.name).or_default().push(id);
            }
            self.sync(phone)?;
        }
        self.sync(&mut phones.withdrawn)?;
        self.much_corrected(&mut phones.one)?;
        self.clash(phones)?;
        self.remove(&mut phones.two)?;
        self.refused(&mut phones.two)?;
        self.future(&mut phones.official)?;
        self.at_the_office(&phones.withdrawn)?;
        self.everyone(phones)?;
        self.unsent(&mut phones.one)
    }

    fn sync(&mut self, phone: &mut Phone) -> Result<()> {
        self.server.sync(phone, &mut self.exchanges)
    }

    fn everyone(&mut self, phones: &mut Phones) -> Result<()> {
        let Phones { official, one, two, withdrawn } = phones;
        for phone in [official, one, two, withdrawn] {
            self.sync(phone)?;
        }
        Ok(())
    }

    /// A new record, tried until chance filled the form rightly; gives its id.
    fn save(&mut self, phone: &mut Phone, kind: &'static Kind, filling: Filling) -> Result<String> {
        for _ in 0..TRIES {
            let edit = new_record(kind, filling, &self.known, self.now_ms, &mut self.rng);
            if let Outcome::Saved { ids, .. } = phone.save(vec![edit]) {
                return ids.into_iter().next().context("no id");
            }
        }
        anyhow::bail!("no {} could be saved", kind.name)
    }

    fn first(&self, kind: &str) -> Result<String> {
        self.known.get(kind).and_then(|ids| ids.first()).cloned().with_context(|| kind.to_owned())
    }

    /// A document that is long enough for a snapshot, and for the phone to fold its tail.
    fn much_corrected(&mut self, phone: &mut Phone) -> Result<()> {
        let id = self.first("household")?;
        for n in 0..104 {
            phone.saved(vec![change(&id, "household", &[("note", format!("lần {n}").into())])]);
            self.server.sync(phone, &mut Vec::new())?;
        }
        Ok(())
    }

    fn clash(&mut self, phones: &mut Phones) -> Result<()> {
        let id = self.first("household")?;
        self.sync(&mut phones.two)?;
        for (phone, value) in [(&mut phones.one, "12A"), (&mut phones.two, "12B")] {
            phone.saved(vec![change(&id, "household", &[("house_no", value.into())])]);
        }
        self.sync(&mut phones.one)?;
        self.sync(&mut phones.two)
    }

    fn remove(&mut self, phone: &mut Phone) -> Result<()> {
        let id = self.first("person")?;
        let at = ("removed/at", Scalar::Int(self.now_ms));
        phone.saved(vec![change(&id, "person", &[at, ("removed/reason", "Ghi nhầm".into())])]);
        self.sync(phone)
    }

    /// Changes that the gate refuses: a field that this version of the kind does not have, and a kind in
    /// a register where it does not belong. (A server that does not know the kind yet takes them.)
    fn refused(&mut self, phone: &mut Phone) -> Result<()> {
        for name in ["person", "declaration"] {
            let version = kinds::find(name).context(name)?.version;
            let id = self.put_by_hand(phone, name, version, ("no_such_field", "không có"))?;
            self.known.entry("").or_default().push(id);
            self.sync(phone)?;
        }
        ensure!(phone.engine.status().refused > 0, "the gate took an unknown field");
        Ok(())
    }

    /// What a phone of a version to come writes.
    fn future(&mut self, phone: &mut Phone) -> Result<()> {
        for (kind, version) in [("household", FUTURE_VERSION), (FUTURE_KIND, 1)] {
            let id = self.put_by_hand(phone, kind, version, (FUTURE_FIELD, "A12#"))?;
            self.known.entry("").or_default().push(id);
        }
        self.sync(phone)?;
        ensure!(phone.engine.status().refused == 0, "a record of the future was refused");
        Ok(())
    }

    /// Puts a record into the phone's outbox that its own engine would not write.
    fn put_by_hand(
        &mut self,
        phone: &mut Phone,
        kind: &str,
        version: u32,
        (field, value): (&str, &str),
    ) -> Result<String> {
        let identity = phone.engine.stored().identity.clone().context("not enrolled")?;
        let record = RecordId::new(self.now_ms, self.rng.u128(..).to_be_bytes()[..10].try_into()?);
        let values = [
            ("kind", ScalarValue::from(kind)),
            ("v", ScalarValue::Int(i64::from(version))),
            ("head_name", "Đặng Thị Mai".into()),
            ("house_no", "9".into()),
            (field, value.into()),
        ];
        let values = values.map(|(name, value)| (name.to_owned(), value)).to_vec();
        let actor = SessionActor::new(identity.device, self.rng.u32(..).to_be_bytes());
        let partition = format!("register/{WARD}/{AREA}").parse()?;
        let document = DocumentKey::dated(partition, LocalDate::at_ms(self.now_ms));
        let writes = [RecordWrite::new(record, values)];
        let made = document::write(&mut Automerge::new(), actor, self.now_ms, &writes)?;
        let made = made.context("nothing was written")?;
        let unsent = Unsent {
            document,
            hash: made.hash().0.to_vec(),
            bytes: made.raw_bytes().to_vec(),
            at_ms: self.now_ms,
            records: vec![record],
        };
        let number = phone.engine.stored().next_number();
        phone.write(vec![row::unsent(number, Some(&unsent))]);
        phone.killed();
        Ok(record.to_string())
    }

    /// A correction of the official, and a phone whose access is withdrawn.
    fn at_the_office(&mut self, withdrawn: &Phone) -> Result<()> {
        let session = self.server.log_in(LOGIN, PASSWORD)?;
        let id = self.first("household")?;
        let fields = json!({ "fields": { "lane": "ngõ 26" } });
        self.server.office(&session, Method::POST, &format!("/records/{id}/edit"), &fields)?;
        let identity = withdrawn.engine.stored().identity.as_ref().context("not enrolled")?;
        let path = format!("/phones/{}/revoke", identity.device);
        self.server.office(&session, Method::POST, &path, &Value::Null)?;
        Ok(())
    }

    /// Work that is saved and not sent.
    fn unsent(&mut self, phone: &mut Phone) -> Result<()> {
        let kind = kinds::find("household").context("household")?;
        let id = self.first("household")?;
        phone.tell(vungxanh_client::Event::Offline);
        let (made, _) = phone.saved(vec![household("Hoàng Thị Chưa Gửi")]);
        self.known.entry("household").or_default().extend(made);
        for _ in 0..TRIES {
            let edit: Edit = correction(kind, &id, &self.known, self.now_ms, &mut self.rng);
            if let Outcome::Saved { .. } = phone.save(vec![edit])
                && phone.engine.status().unsent > 1
            {
                return Ok(());
            }
        }
        anyhow::bail!("no correction could be saved")
    }

    fn keep(self, phones: Phones, version: &str) -> Result<Told> {
        let Phones { mut official, mut one, mut two, mut withdrawn } = phones;
        let mut ids: BTreeSet<String> = self.known.values().flatten().cloned().collect();
        for kind in kinds::ALL {
            ids.extend(official.list(kind.name).into_iter().map(|record| record.id));
        }
        let ward = self.keep_ward(&ids, version)?;
        let named = [
            ("official", &mut official),
            ("one", &mut one),
            ("two", &mut two),
            ("withdrawn", &mut withdrawn),
        ];
        let mut kept = BTreeMap::new();
        for (name, phone) in named {
            kept.insert(name, keep_phone(phone, &ids)?);
        }
        Ok(Told { ward, phones: kept, exchanges: self.exchanges })
    }

    fn keep_ward(&self, ids: &BTreeSet<String>, version: &str) -> Result<KeptWard> {
        let session = self.server.log_in(LOGIN, PASSWORD)?;
        let get = |path: &str| self.server.office(&session, Method::GET, path, &Value::Null);
        let list = |value: Value, key: &str| match value {
            Value::Array(rows) => rows,
            other => other.get(key).and_then(Value::as_array).cloned().unwrap_or_default(),
        };
        let mut records = BTreeMap::new();
        for id in ids {
            // What is not sent yet is not there.
            if let Ok(page) = get(&format!("/records/{id}")) {
                records.insert(id.clone(), page.get("record").cloned().context("no record")?);
            }
        }
        Ok(KeptWard {
            version: version.to_owned(),
            now_ms: self.now_ms,
            login: LOGIN.to_owned(),
            password: PASSWORD.to_owned(),
            records,
            quarantine: list(get("/quarantine")?, "rows"),
            phones: list(get("/phones")?, "rows"),
            members: list(get("/members")?, "rows"),
        })
    }
}

/// The store of a phone and every record that it shows.
pub fn keep_phone(phone: &mut Phone, ids: &BTreeSet<String>) -> Result<KeptPhone> {
    let status = phone.engine.status();
    Ok(KeptPhone {
        now_ms: phone.now_ms,
        state: phone.engine.session().state.to_owned(),
        unsent: status.unsent,
        refused: status.refused,
        records: shown(phone, ids)?,
        rows: phone
            .rows
            .iter()
            .map(|((store, key), value)| {
                let (store, key) = (store.name().to_owned(), key.clone());
                Row { store, key, value: value.clone() }
            })
            .collect(),
    })
}

/// The records among `ids` that the phone shows, and all of the kinds it lists.
pub fn shown(phone: &mut Phone, ids: &BTreeSet<String>) -> Result<BTreeMap<String, Value>> {
    let mut ids = ids.clone();
    for kind in kinds::ALL {
        let query =
            ListQuery { kind: kind.name.into(), with_removed: true, ..ListQuery::default() };
        let listed = phone.engine.list(&query, phone.now_ms).records;
        ids.extend(listed.into_iter().map(|record| record.id));
    }
    let mut records = BTreeMap::new();
    for id in ids {
        if let Some(record) = phone.engine.record(&id, phone.now_ms) {
            records.insert(id, serde_json::to_value(&record)?);
        }
    }
    Ok(records)
}

fn missing() -> anyhow::Error {
    anyhow::anyhow!("a phone is missing")
}
