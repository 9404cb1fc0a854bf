//! An older backup restored, by the real program, under real phone engines: what the backup lacks comes
//! back from the phones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::json;
use tokio::runtime::Runtime;
use vungxanh_client::Event;
use vungxanh_client::event::{Nudge, Outcome, Route};
use vungxanh_shared::scalar::Scalar;
use vungxanh_tests::kill::{Official, Program, Serving, built_program};
use vungxanh_tests::line::{self, Answer};
use vungxanh_tests::small_world::{Phone, change, edit, household};

const AREA: &str = "00025-01";
const OTHER_AREA: &str = "00025-02";

/// The program, and a way for phones to reach it.
struct Ward {
    runtime: Runtime,
    directory: tempfile::TempDir,
    program: Program,
    serving: Option<Serving>,
}

impl Ward {
    fn start() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let program = built_program().unwrap();
        let program = Program::new(&program, &directory.path().join("ward")).unwrap();
        program.make_ward().unwrap();
        let mut ward = Self { runtime: Runtime::new().unwrap(), directory, program, serving: None };
        ward.serve();
        ward
    }

    fn serve(&mut self) {
        let mut serving = self.program.serve().unwrap();
        self.runtime.block_on(serving.ready(&self.program)).unwrap();
        self.serving = Some(serving);
    }

    fn kill(&mut self) {
        self.serving.take().unwrap().kill().unwrap();
    }

    fn back_up(&self) -> PathBuf {
        let file = self.directory.path().join("backup.sqlite");
        self.program.expect(&["backup", file.to_str().unwrap()]).unwrap();
        file
    }

    /// The machine burns down; another one gets the backup.
    fn lose_everything_but(&mut self, backup: &std::path::Path) -> String {
        self.kill();
        let other = self.directory.path().join("another machine");
        self.program = self.program.elsewhere(&other).unwrap();
        let said = self.program.expect(&["restore", backup.to_str().unwrap()]).unwrap();
        self.serve();
        said
    }

    fn official(&self) -> Official {
        self.runtime.block_on(Official::log_in(self.program.address)).unwrap()
    }

    fn edit(&self, official: &Official, id: &str, field: &str, value: &str) {
        let body = json!({ "fields": { field: value } });
        let path = format!("/records/{id}/edit");
        let status = self.runtime.block_on(official.post(&path, &body)).unwrap();
        assert_eq!(status.as_u16(), 200);
    }

    fn phone(&self, seed: u8, areas: &[&str]) -> Phone {
        let areas: Vec<String> = areas.iter().map(|area| (*area).to_owned()).collect();
        let mut phone = Phone::new(seed);
        assert_eq!(self.enrol(&mut phone, &areas), Outcome::Enrolled);
        phone
    }

    fn enrol(&self, phone: &mut Phone, areas: &[String]) -> Outcome {
        let code = self.program.invite(areas).unwrap();
        self.enrol_with(phone, &code)
    }

    fn enrol_with(&self, phone: &mut Phone, code: &str) -> Outcome {
        let request = phone.enrol(code);
        self.run(phone);
        phone.answers.remove(&request).unwrap()
    }

    fn answer(&self, route: Route, token: Option<&str>, body: Vec<u8>) -> Answer {
        self.runtime.block_on(line::post(self.program.address, route, token, body))
    }

    /// Lets a phone talk until nothing is left to say.
    fn run(&self, phone: &mut Phone) {
        line::talk(phone, |route, token, body| self.answer(route, token, body));
    }

    fn sync(&self, phone: &mut Phone) {
        phone.tell(Event::Nudge(Nudge::Online));
        self.run(phone);
    }

    /// Time passes until the phone has nothing left to send.
    fn until_settled(&self, phone: &mut Phone) {
        self.sync(phone);
        for _ in 0..40 {
            let status = phone.engine.status();
            assert_eq!(status.refused, 0, "nothing may need a person's care");
            if status.unsent == 0 && phone.stored().stale.is_empty() {
                return;
            }
            phone.now_ms = phone.wake_at_ms.take().unwrap().max(phone.now_ms);
            phone.tell(Event::Timer);
            self.run(phone);
        }
        panic!("still unsent: {:?}", phone.engine.status());
    }
}

fn field(phone: &mut Phone, id: &str, name: &str) -> Scalar {
    phone.record(id).fields.get(name).cloned().unwrap_or(Scalar::Null)
}

fn set(phone: &mut Phone, id: &str, name: &str, value: &str) {
    phone.saved(vec![change(id, "household", &[(name, value.into())])]);
}

fn save_household(phone: &mut Phone, head: &str) -> String {
    phone.saved(vec![household(head)]).0.remove(0)
}

#[test]
fn w7_after_a_restore_the_phones_bring_back_all_that_the_backup_lacked() {
    let mut ward = Ward::start();
    let mut one = ward.phone(1, &[AREA]);
    let mut two = ward.phone(2, &[AREA]);
    let mut storm = ward.phone(3, &[OTHER_AREA]);
    let before = save_household(&mut one, "Nguyễn Văn An");
    ward.sync(&mut one);
    ward.sync(&mut two);

    // The backup is taken while another phone saves and sends.
    let over = AtomicBool::new(false);
    let (mut saved, backup) = std::thread::scope(|scope| {
        let storming = scope.spawn(|| {
            let mut saved = 0;
            while !over.load(Ordering::Relaxed) || saved < 20 {
                let place = Some(OTHER_AREA);
                storm.saved(vec![edit("household", place, &[("head_name", "Lê Văn Bão".into())])]);
                ward.sync(&mut storm);
                saved += 1;
            }
            saved
        });
        let backup = ward.back_up();
        over.store(true, Ordering::Relaxed);
        (storming.join().unwrap(), backup)
    });

    // What it lacks: records, changes of records, a change that builds on another phone's.
    let after = save_household(&mut one, "Trần Thị Bình");
    set(&mut one, &before, "house_no", "12A");
    ward.sync(&mut one);
    ward.sync(&mut two);
    set(&mut two, &after, "lane", "ngõ 5");
    set(&mut two, &before, "lane", "ngõ 7");
    ward.sync(&mut two);
    for _ in 0..10 {
        let edits = vec![edit("household", Some(OTHER_AREA), &[("head_name", "Lê".into())])];
        storm.saved(edits);
        ward.sync(&mut storm);
        saved += 1;
    }
    for phone in [&one, &two, &storm] {
        assert_eq!(phone.engine.status().unsent, 0, "all of it was acknowledged");
    }
    let said = ward.lose_everything_but(&backup);
    assert!(said.contains("Next:"), "{said}");

    // Two comes first: the change that its own builds on is not there yet.
    ward.sync(&mut two);
    assert_eq!((two.engine.status().unsent, two.engine.status().refused), (2, 0));
    ward.until_settled(&mut one);
    ward.until_settled(&mut two);
    ward.until_settled(&mut storm);
    ward.sync(&mut one);
    let mut fresh = ward.phone(4, &[AREA, OTHER_AREA]);
    for phone in [&mut one, &mut two, &mut fresh] {
        assert_eq!(field(phone, &before, "house_no"), Scalar::from("12A"));
        assert_eq!(field(phone, &before, "lane"), Scalar::from("ngõ 7"));
        assert_eq!(field(phone, &after, "lane"), Scalar::from("ngõ 5"));
    }
    assert_eq!(fresh.list("household").len(), 2 + saved, "each once");
    ward.program.check().unwrap();
}

#[test]
fn w14_what_the_office_wrote_after_the_backup_is_lost_and_stands_in_nobodys_way() {
    let mut ward = Ward::start();
    let mut one = ward.phone(1, &[AREA]);
    let edited = save_household(&mut one, "Nguyễn Văn An");
    ward.sync(&mut one);
    let official = ward.official();
    let backup = ward.back_up();
    ward.edit(&official, &edited, "house_no", "12 sửa");
    ward.sync(&mut one);
    assert_eq!(field(&mut one, &edited, "house_no"), Scalar::from("12 sửa"));
    set(&mut one, &edited, "lane", "ngõ 5");
    ward.sync(&mut one);
    ward.lose_everything_but(&backup);
    ward.until_settled(&mut one);
    set(&mut one, &edited, "street", "cạnh chợ");
    ward.until_settled(&mut one);
    let mut fresh = ward.phone(2, &[AREA]);
    for phone in [&mut one, &mut fresh] {
        assert_eq!(field(phone, &edited, "lane"), Scalar::from("ngõ 5"), "the phone's own is back");
        assert_eq!(field(phone, &edited, "street"), Scalar::from("cạnh chợ"), "and it goes on");
        assert_eq!(field(phone, &edited, "house_no"), Scalar::from("12"), "the office's is not");
    }
    ward.program.check().unwrap();
}

#[test]
fn w14_a_phone_enrolled_after_the_backup_keeps_its_work_and_sends_it_once_enrolled_again() {
    let mut ward = Ward::start();
    let open = ward.program.invite(&[AREA.to_owned()]).unwrap();
    let official = ward.official();
    let backup = ward.back_up();
    let mut one = Phone::new(1);
    assert_eq!(ward.enrol_with(&mut one, &open), Outcome::Enrolled);
    let sent = save_household(&mut one, "Nguyễn Văn An");
    ward.sync(&mut one);
    ward.lose_everything_but(&backup);
    let unsent = save_household(&mut one, "Lê Văn Cường");
    set(&mut one, &sent, "lane", "ngõ 5");
    ward.sync(&mut one);
    // The ward does not know it (SPEC W4): nothing was taken away, and people go on recording.
    assert!(!one.engine.stored().contact.withdrawn);
    assert_eq!(one.list("household").len(), 2, "everything is kept");

    // Neither the code that was used nor the session of before opens anything again.
    match ward.enrol_with(&mut one, &open) {
        Outcome::NotEnrolled(failure) => assert_eq!(failure.reason, "code_expired"),
        other => panic!("{other:?}"),
    }
    let (status, _) = ward.runtime.block_on(official.get("/overview")).unwrap();
    assert_eq!(status.as_u16(), 401);

    assert_eq!(ward.enrol(&mut one, &[AREA.to_owned()]), Outcome::Enrolled);
    ward.until_settled(&mut one);
    let mut fresh = ward.phone(2, &[AREA]);
    for phone in [&mut one, &mut fresh] {
        assert_eq!(phone.list("household").len(), 2);
        assert_eq!(field(phone, &sent, "lane"), Scalar::from("ngõ 5"));
        assert_eq!(field(phone, &unsent, "head_name"), Scalar::from("Lê Văn Cường"));
    }
    ward.program.check().unwrap();
}
