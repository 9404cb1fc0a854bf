//! What nobody means to write, between phone, server and desk: cases in a circle, a case that is its own source, work
//! in a place that was closed meanwhile, forty people in one inspection.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

use hyper::Method;
use serde_json::{Value, json};
use vungxanh_client::Edit;
use vungxanh_client::event::Outcome;
use vungxanh_client::view::Delivery;
use vungxanh_shared::scalar::Scalar;
use vungxanh_tests::release::client::Asker;
use vungxanh_tests::served::Served;
use vungxanh_tests::small_world::{Phone, change, edit, household};

/// 22 November 2021, 10:00 in Vietnam.
const NOW_MS: i64 = 1_637_550_000_000;
const AREA: &str = "00025-01";

/// A ward with two areas, a phone of a team in the first, and an official at the desk.
struct Setting {
    server: Served,
    asker: Asker,
    phone: Phone,
    session: String,
    _folder: tempfile::TempDir,
}

impl Setting {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = Served::at(folder.path(), NOW_MS).unwrap();
        let code = server.invite("Nguyễn Thị Hoa", &[("team_member", AREA)]).unwrap();
        let (login, password) = server.official().unwrap();
        let asker = Asker::new(server.address).unwrap();
        let session = asker.log_in(&login, &password).unwrap();
        let mut phone = Phone::new(1);
        phone.now_ms = NOW_MS;
        asker.enrol(&mut phone, &code, &mut Vec::new()).unwrap();
        let mut all = Self { server, asker, phone, session, _folder: folder };
        all.post("/plan/area", json!({ "records": [{ "name": "Tổ 1" }, { "name": "Tổ 2" }] }));
        all.sync();
        all
    }

    fn sync(&mut self) {
        self.asker.sync(&mut self.phone, &mut Vec::new()).unwrap();
    }

    fn get(&self, path: &str) -> Value {
        self.asker.office(&self.session, Method::GET, path, &Value::Null).unwrap()
    }

    fn ask(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.asker.office(&self.session, Method::POST, path, body)
    }

    fn post(&self, path: &str, body: Value) -> Value {
        self.ask(path, &body).unwrap()
    }

    /// Nothing is unsent, refused or other than its document says.
    fn assert_clean(&self) {
        let status = self.phone.engine.status();
        assert_eq!((status.unsent, status.refused), (0, 0));
        assert_eq!(self.server.differences().unwrap(), Vec::<String>::new());
    }
}

/// A contact whose source is the record so named in the same save.
fn contact(name: &str, source: &str) -> Edit {
    let fields: [(&str, Scalar); 5] = [
        ("name", "Nguyễn Thị Lan".into()),
        ("birth_year", 1985.into()),
        ("class", "f1".into()),
        ("class_on", "2021-11-22".into()),
        ("source", format!("@{source}").into()),
    ];
    Edit { name: Some(name.to_owned()), ..edit("case", Some(AREA), &fields) }
}

#[test]
fn k23_cases_in_a_circle_are_shown_each_with_its_own_links() {
    let mut all = Setting::new();
    let circle = vec![contact("a", "c"), contact("b", "a"), contact("c", "b")];
    let (ids, _) = all.phone.saved(circle);
    all.sync();
    all.assert_clean();
    for (at, id) in ids.iter().enumerate() {
        let (source, next) = (&ids[(at + 2) % 3], &ids[(at + 1) % 3]);
        assert_eq!(all.phone.record(id).fields["source"], Scalar::from(source.as_str()));
        let page = all.get(&format!("/records/{id}"));
        assert_eq!(page["record"]["fields"]["source"], source.as_str());
        let related = page["related"].as_array().unwrap();
        let cases = related.iter().find(|one| one["kind"] == "case" && one["total"] == 1);
        assert_eq!(cases.expect("who has it as source")["rows"][0]["id"], next.as_str(), "{page}");
        let listed = all.get(&format!("/lists/case?filter=source:{id}"));
        assert_eq!(listed["total"], 1);
    }
    // Whoever is taken out of the circle leaves the others as they are.
    all.post(&format!("/records/{}/remove", ids[0]), json!({ "reason": "nhập nhầm", "seen": {} }));
    assert_eq!(all.get("/lists/case")["total"], 2);
    all.sync();
    all.assert_clean();
}

#[test]
fn k23_neither_phone_nor_desk_saves_a_case_that_is_its_own_source() {
    let mut all = Setting::new();
    let is_refused = |outcome: Outcome| match outcome {
        Outcome::Invalid(problems) => problems[0]
            .iter()
            .any(|one| (one.field.as_str(), one.code) == ("source", "names_itself")),
        other => panic!("{other:?}"),
    };
    assert!(is_refused(all.phone.save(vec![contact("a", "a")])));
    let (ids, _) = all.phone.saved(vec![contact("a", "b"), contact("b", "c"), contact("c", "b")]);
    let itself = [("source", ids[0].as_str().into())];
    assert!(is_refused(all.phone.save(vec![change(&ids[0], "case", &itself)])));
    all.sync();
    let edit = json!({ "fields": { "source": ids[0] }, "seen": {} });
    let refused = all.ask(&format!("/records/{}/edit", ids[0]), &edit).unwrap_err().to_string();
    assert!(refused.contains("422") && refused.contains("names_itself"), "{refused}");
    all.assert_clean();
}

#[test]
fn r7_work_in_a_place_that_was_closed_meanwhile_is_kept_and_handed_in() {
    let mut all = Setting::new();
    let (ids, _) = all.phone.saved(vec![household("Lò Thị Mai")]);
    let area = all.get("/plan/area")["rows"][0]["record"]["id"].as_str().unwrap().to_owned();
    let members = all.get("/members");
    let ids_of = members.as_array().unwrap().iter().map(|row| row["record"]["id"].clone());
    let shown: Vec<Value> = ids_of.collect();
    let closing = json!({ "reason": "sáp nhập", "seen": {}, "members": shown });
    all.post(&format!("/records/{area}/remove"), closing);
    all.sync();
    assert_eq!(all.phone.record(&ids[0]).delivery, Delivery::Refused);
    assert_eq!(all.phone.engine.status().unsent, 0);
    let row = all.get("/quarantine")["rows"][0].clone();
    assert_eq!(row["code"], "out_of_scope");
    assert_eq!(row["records"][0]["record"]["fields"]["head_name"], "Lò Thị Mai");
    let (device, hash) = (row["device"].as_str().unwrap(), row["hash"].as_str().unwrap());
    let path = format!("/quarantine/{device}/{hash}/hand-in");
    all.post(&path, json!({ "place": "00025-02" }));
    let listed = all.get("/households");
    assert_eq!(
        (&listed["total"], &listed["rows"][0]["record"]["place"]),
        (&json!(1), &json!("00025-02"))
    );
    assert_eq!(all.server.differences().unwrap(), Vec::<String>::new());
}

#[test]
fn k55_forty_people_of_one_inspection_reach_the_desk() {
    let mut all = Setting::new();
    let mut inspection = edit(
        "inspection",
        Some(AREA),
        &[
            ("at", NOW_MS.into()),
            ("type", "planned".into()),
            ("subject_kind", "facility".into()),
            ("subject_text", "Chợ Ngọc Hà".into()),
            ("outcome", "reminded".into()),
        ],
    );
    for number in 0..40 {
        let key = |field: &str| format!("inspectors/n{number}/{field}");
        let name = if number == 39 { "Lò Văn Pánh" } else { "Nguyễn Thị Hoa" };
        inspection.fields.insert(key("name"), name.into());
        inspection.fields.insert(key("position"), "Thành viên đoàn".into());
    }
    let (ids, _) = all.phone.saved(vec![inspection]);
    all.sync();
    all.assert_clean();
    let page = all.get(&format!("/records/{}", ids[0]));
    let fields = page["record"]["fields"].as_object().unwrap();
    let named =
        fields.keys().filter(|key| key.starts_with("inspectors/") && key.ends_with("/name"));
    assert_eq!(named.count(), 40);
    assert_eq!(page["record"]["problems"], json!([]));
    // The last of them is found by name.
    assert_eq!(all.get("/lists/inspection?search=lo+van+panh")["total"], 1);
}
