//! A client that is not ours (`tests/official-client`: the official automerge library in Node, none of
//! our code) enrols, writes, pushes and pulls beside our own engine, against the real server; at the end
//! all of them show the same.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::Scalar;
use vungxanh_tests::release::client::Asker;
use vungxanh_tests::served::Served;
use vungxanh_tests::small_world::{Phone, START_MS, change, household};

/// The process of `phone.mjs`.
struct Official {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Official {
    fn start(origin: &str) -> Self {
        let folder = installed();
        let mut child = Command::new("node")
            .arg(folder.join("phone.mjs"))
            .arg(origin)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node.js 20 or newer is needed: install it from your system's packages");
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, input, output }
    }

    fn ask(&mut self, mut command: Value, name: &str) -> Value {
        command["do"] = name.into();
        writeln!(self.input, "{command}").unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line}"));
        assert_eq!(answer["error"], Value::Null, "{command}");
        answer
    }

    fn sync(&mut self) -> Value {
        self.ask(json!({}), "sync")
    }

    fn show(&mut self, id: &str) -> Value {
        self.ask(json!({}), "show")["records"][id].clone()
    }
}

impl Drop for Official {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The folder of the client, with the packages of its lock file.
fn installed() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("official-client");
    let lock = std::fs::read(folder.join("package-lock.json")).unwrap();
    let note = folder.join("node_modules/.installed-lock");
    if std::fs::read(&note).is_ok_and(|installed| installed == lock) {
        return folder;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(npm)
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&folder)
        .stdout(Stdio::null())
        .status()
        .expect("npm is needed, which comes with Node.js 20 or newer");
    assert!(status.success(), "npm ci in {} ended with {status}", folder.display());
    std::fs::write(note, lock).unwrap();
    folder
}

/// A value of ours in the words of the script; JavaScript does not tell 37 from 37.0.
fn readable(value: &Scalar, is_time: bool) -> Value {
    match value {
        Scalar::Text(text) => json!({ "text": text }),
        Scalar::Int(time) if is_time => json!({ "time": time }),
        Scalar::Int(number) => json!({ "number": number }),
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of the test's own")]
        Scalar::F64(number) if number.fract() == 0.0 => json!({ "number": *number as i64 }),
        Scalar::F64(number) => json!({ "number": number }),
        Scalar::Bool(answer) => json!({ "bool": answer }),
        Scalar::Null => json!({ "null": true }),
    }
}

/// Both sides show the same fields of a record.
fn assert_same(official: &mut Official, phone: &mut Phone, id: &str) {
    let ours = phone.record(id);
    let kind = kinds::find(&ours.kind).unwrap();
    let is_time = |name: &str| {
        kind.field(name).is_some_and(|field| field.scalar_type() == kinds::ScalarType::Time)
    };
    let mut fields: serde_json::Map<String, Value> = ours
        .fields
        .iter()
        .map(|(name, value)| (name.clone(), readable(value, is_time(name))))
        .collect();
    fields.insert("kind".to_owned(), json!({ "text": ours.kind }));
    fields.insert("v".to_owned(), json!({ "number": ours.v }));
    let theirs = official.show(id);
    assert_eq!(theirs["fields"], Value::Object(fields), "{id}");
    let sorted = |mut values: Vec<String>| {
        values.sort();
        values
    };
    for (name, standing) in &ours.conflicts {
        let values = standing.iter().map(|one| readable(&one.value, is_time(name)).to_string());
        let other = theirs["conflicts"][name].as_array().unwrap().iter().map(Value::to_string);
        assert_eq!(sorted(values.collect()), sorted(other.collect()), "{id} {name}");
    }
    assert_eq!(theirs["conflicts"].as_object().unwrap().len(), ours.conflicts.len(), "{id}");
}

#[test]
fn a_client_on_the_official_library_and_our_own_engine_show_each_other_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let served = Served::at(folder.path(), START_MS).unwrap();
    let roles = [("team_member", "00025-01"), ("checkpoint_officer", "00025-C01")];
    let codes = ["Trần Thị Bình", "Lê Văn Cường"].map(|name| served.invite(name, &roles).unwrap());
    let asker = Asker::new(served.address).unwrap();
    let mut official = Official::start(&format!("http://{}", served.address));
    let mut phone = Phone::new(2);
    let sync = |phone: &mut Phone| asker.sync(phone, &mut Vec::new()).unwrap();

    let enrolled = official.ask(json!({ "code": codes[0] }), "enrol");
    assert_eq!(enrolled["member"], "Trần Thị Bình");
    asker.enrol(&mut phone, &codes[1], &mut Vec::new()).unwrap();

    // Theirs to ours: every sort of scalar, and a change that is long enough to be compressed.
    let long = "Gọi cửa sau, nhà có người già. ".repeat(30);
    let id = official.ask(
        json!({
            "partition": "register/00025/00025-01", "period": "2026",
            "fields": {
                "kind": { "text": "household" }, "v": { "int": 1 },
                "head_name": { "text": "Nguyễn Thị Ngoài" }, "house_no": { "text": "12" },
                "lat": { "decimal": 21.0285 }, "lng": { "decimal": 106.0 },
                "home_isolation_ok": { "bool": true }, "hardship/poor": { "bool": true },
                "commitment_date": { "text": "2021-11-13" }, "note": { "text": long.trim() },
                "removed/at": { "time": 1_795_312_800_000_i64 }, "removed/reason": { "null": true },
            },
        }),
        "write",
    )["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let seen = official.sync();
    assert_eq!((&seen["accepted"], &seen["refused"]), (&json!(1), &json!([])), "{seen}");
    sync(&mut phone);
    assert!(phone.record(&id).removed);
    assert_eq!(phone.record(&id).fields["lng"], Scalar::F64(106.0), "a decimal stays one");
    assert_eq!(phone.record(&id).created_by_name.as_deref(), Some("Trần Thị Bình"));
    assert_same(&mut official, &mut phone, &id);

    // Ours to theirs, and a correction of theirs by us.
    phone.saved(vec![change(&id, "household", &[("removed/at", Scalar::Null)])]);
    let (ours, _) = phone.saved(vec![household("Hoàng Văn Trong")]);
    sync(&mut phone);
    official.sync();
    for id in [&id, &ours[0]] {
        assert_same(&mut official, &mut phone, id);
    }

    // Both at once, offline: a clash that both see alike, and that one decides.
    let theirs = json!({ "house_no": { "text": "12A" } });
    official.ask(
        json!({ "partition": "register/00025/00025-01", "period": "2026", "id": id, "fields": theirs }),
        "write",
    );
    phone.saved(vec![change(&id, "household", &[("house_no", "12B".into())])]);
    official.sync();
    sync(&mut phone);
    official.sync();
    assert_eq!(phone.record(&id).conflicts["house_no"].len(), 2);
    assert_same(&mut official, &mut phone, &id);
    phone.saved(vec![change(&id, "household", &[("house_no", "12C".into())])]);
    sync(&mut phone);
    official.sync();
    assert!(phone.record(&id).conflicts.is_empty());
    assert_same(&mut official, &mut phone, &id);

    // What is refused has its code, and does not stop what comes after it in another session.
    let wrong =
        json!({ "kind": { "text": "household" }, "v": { "int": 1 }, "colour": { "text": "đỏ" } });
    let document =
        json!({ "partition": "register/00025/00025-01", "period": "2026", "fields": wrong });
    official.ask(document, "write");
    assert_eq!(official.sync()["refused"], json!(["unknown_field"]));

    // The bytes that the official library saves are the same document to ours.
    let saved = official.ask(json!({ "partition": "plan/00025/00025", "period": "2026" }), "save");
    let bytes = STANDARD.decode(saved["bytes"].as_str().unwrap()).unwrap();
    let loaded = automerge::Automerge::load(&bytes).unwrap();
    let members = vungxanh_shared::document::record_ids(&loaded);
    assert_eq!(members.len(), phone.list("member").len());
    assert!(members.len() >= 2);
    for id in members {
        assert_same(&mut official, &mut phone, &id.to_string());
    }
    assert_eq!(served.differences().unwrap(), Vec::<String>::new());
}
