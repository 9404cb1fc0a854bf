//! The phone's own engine and the real server, over real HTTP and a real database: two phones offline
//! on the same household, cuts at every effect, answers lost and doubled.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

use std::collections::BTreeSet;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use vungxanh_client::event::{Nudge, Outcome, Route};
use vungxanh_client::view::Delivery;
use vungxanh_client::{Effect, Event, Store};
use vungxanh_server::app::{App, AppState};
use vungxanh_server::clock::Clock;
use vungxanh_server::config::{Config, Limits};
use vungxanh_server::http::proxies::TrustedProxies;
use vungxanh_server::jobs::retention::Retention;
use vungxanh_server::phone::enrol;
use vungxanh_server::serve_app;
use vungxanh_server::store::{NewMember, Ward};
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::roles::Grant;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::{self, SyncResponse};
use vungxanh_tests::line::{self, Answer};
use vungxanh_tests::small_world::{Phone, START_MS, change, edit, household};

/// A server that can be stopped and started again on the same directory.
struct Server {
    runtime: Runtime,
    directory: tempfile::TempDir,
    running: Option<Running>,
}

struct Running {
    app: AppState,
    address: SocketAddr,
    shutdown: CancellationToken,
    task: JoinHandle<anyhow::Result<()>>,
}

fn ward() -> WardCode {
    "00025".parse().unwrap()
}

impl Server {
    fn start() -> Self {
        let mut server = Self {
            runtime: Runtime::new().unwrap(),
            directory: tempfile::tempdir().unwrap(),
            running: None,
        };
        server.begin();
        server
    }

    fn begin(&mut self) {
        let limits = Limits {
            device_requests_per_second: 10_000,
            address_tries_per_minute: 100_000,
            ..Limits::default()
        };
        let config = Config {
            listen: "127.0.0.1:0".parse().unwrap(),
            data_dir: self.directory.path().to_owned(),
            public_url: "http://localhost".to_owned(),
            has_public_url: true,
            tls: None,
            trusted_proxies: TrustedProxies::default(),
            limits,
            retention: Retention::default(),
            log: "warn".to_owned(),
            clock: Clock::Set(Arc::new(AtomicI64::new(START_MS))),
        };
        self.running = Some(self.runtime.block_on(async {
            let app = App::open(config).await.unwrap();
            let named = Ward { code: ward(), name: "Phường Ngọc Khánh".to_owned() };
            app.store.put_ward(named, START_MS).await.unwrap();
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let address = listener.local_addr().unwrap();
            let shutdown = CancellationToken::new();
            let task = tokio::spawn(serve_app(app.clone(), listener, shutdown.clone()));
            Running { app, address, shutdown, task }
        }));
    }

    fn stop(&mut self) {
        let Running { shutdown, task, .. } = self.running.take().unwrap();
        shutdown.cancel();
        self.runtime.block_on(task).unwrap().unwrap();
    }

    /// A phone of a new member of area 1, enrolled over HTTP.
    fn phone(&self, seed: u8, name: &str) -> Phone {
        let app = &self.running.as_ref().unwrap().app;
        let code = self.runtime.block_on(async {
            let grant = |role: &str, place: &str| {
                Grant::new(role.parse().unwrap(), place.parse().unwrap()).unwrap()
            };
            let new = NewMember {
                ward: ward(),
                full_name: name.to_owned(),
                phone: String::new(),
                grants: vec![
                    grant("team_member", "00025-01"),
                    grant("checkpoint_officer", "00025-C01"),
                ],
            };
            let member = app.store.make_member(new, START_MS).await.unwrap();
            let code = enrol::make_code().unwrap();
            let times = (START_MS, START_MS + enrol::CODE_LIFE_MS);
            let known = app
                .store
                .put_enrolment_code((ward(), member), code.hash, "test".to_owned(), times)
                .await;
            assert!(known.unwrap());
            code.text
        });
        let mut phone = Phone::new(seed);
        let request = phone.enrol(&code);
        self.run(&mut phone);
        assert_eq!(phone.answers.remove(&request), Some(Outcome::Enrolled));
        phone
    }

    fn answer(&self, route: Route, token: Option<&str>, body: Vec<u8>) -> Answer {
        let address = self.running.as_ref()?.address;
        self.runtime.block_on(line::post(address, route, token, body))
    }

    /// Lets a phone talk until nothing is left to say.
    fn run(&self, phone: &mut Phone) {
        line::talk(phone, |route, token, body| self.answer(route, token, body));
    }

    fn sync(&self, phone: &mut Phone) {
        phone.tell(Event::Nudge(Nudge::Online));
        self.run(phone);
    }

    fn assert_clean(&self) {
        let app = &self.running.as_ref().unwrap().app;
        let report = self.runtime.block_on(app.store.check()).unwrap();
        assert!(report.differences.is_empty(), "{:#?}", report.differences);
    }
}

#[test]
fn two_phones_offline_on_one_household_are_merged_and_the_clash_is_seen_on_both() {
    let server = Server::start();
    let mut one = server.phone(1, "Trần Thị Bình");
    let mut two = server.phone(2, "Lê Văn Cường");
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    server.sync(&mut one);
    server.sync(&mut two);
    one.saved(vec![change(&ids[0], "household", &[("house_no", "12A".into())])]);
    two.saved(vec![change(
        &ids[0],
        "household",
        &[("house_no", "12B".into()), ("lane", "ngõ 5".into())],
    )]);
    for _ in 0..2 {
        server.sync(&mut one);
        server.sync(&mut two);
    }
    for phone in [&mut one, &mut two] {
        assert_eq!((phone.engine.status().unsent, phone.engine.status().refused), (0, 0));
        let record = phone.record(&ids[0]);
        assert_eq!(record.delivery, Delivery::AtWard);
        assert_eq!(record.fields["lane"], Scalar::from("ngõ 5"));
        let mut standing: Vec<_> = record.conflicts["house_no"]
            .iter()
            .map(|one| (one.value.as_text().unwrap().to_owned(), one.by_name.clone().unwrap()))
            .collect();
        standing.sort();
        let expected = [("12A", "Trần Thị Bình"), ("12B", "Lê Văn Cường")];
        assert_eq!(standing, expected.map(|(value, by)| (value.to_owned(), by.to_owned())));
    }
    assert_eq!(one.record(&ids[0]).fields, two.record(&ids[0]).fields);
    let winner = one.record(&ids[0]).fields["house_no"].clone();
    two.saved(vec![change(&ids[0], "household", &[("house_no", winner.clone())])]);
    server.sync(&mut two);
    server.sync(&mut one);
    assert_eq!((two.engine.status().refused, one.record(&ids[0]).conflicts.len()), (0, 0));
    assert_eq!(one.record(&ids[0]).fields["house_no"], winner);
    server.assert_clean();
}

#[test]
fn answers_lost_doubled_and_late_lose_nothing() {
    let server = Server::start();
    let mut one = server.phone(1, "Trần Thị Bình");
    let mut two = server.phone(2, "Lê Văn Cường");
    for n in 0..10 {
        one.saved(vec![household(&format!("Nguyễn Văn {}", char::from(b'A' + n)))]);
        one.tell(Event::Nudge(Nudge::Online));
        if let Some((send, route, token, body)) = one.take_send() {
            let answer = server.answer(route, token.as_deref(), body.clone()).unwrap();
            match n % 3 {
                0 => one.tell(Event::SendFailed { send, timed_out: true }),
                1 => {
                    let doubled = server.answer(route, token.as_deref(), body).unwrap();
                    one.respond(send, doubled);
                    one.respond(send, answer);
                }
                _ => one.killed(),
            }
        }
    }
    server.sync(&mut one);
    server.sync(&mut two);
    assert_eq!((one.engine.status().unsent, one.engine.status().refused), (0, 0));
    assert_eq!((one.list("household").len(), two.list("household").len()), (10, 10));
    assert_eq!(one.stored(), *one.engine.stored());
    server.assert_clean();
}

#[test]
fn a_tab_killed_at_any_effect_while_the_server_comes_and_goes() {
    let mut server = Server::start();
    let mut one = server.phone(1, "Trần Thị Bình");
    let mut two = server.phone(2, "Lê Văn Cường");
    let mut saved = 0;
    for round in 0..16 {
        for (n, phone) in [(0u8, &mut one), (1, &mut two)] {
            let name = format!("Nguyễn {}", char::from(b'A' + (round * 2 + n) % 26));
            phone.saved(vec![household(&name)]);
            saved += 1;
            phone.tell(Event::Nudge(Nudge::Online));
            cut_after(&server, phone, usize::from(round) / 2 + 1);
        }
        if round % 5 == 4 {
            server.stop();
            server.sync(&mut one);
            server.begin();
        }
    }
    for _ in 0..2 {
        server.sync(&mut one);
        server.sync(&mut two);
    }
    for phone in [&mut one, &mut two] {
        assert_eq!((phone.engine.status().unsent, phone.engine.status().refused), (0, 0));
        assert_eq!(phone.list("household").len(), saved);
        assert_eq!(phone.stored(), *phone.engine.stored());
    }
    server.assert_clean();
}

/// Performs that many effects, then the tab is killed.
fn cut_after(server: &Server, phone: &mut Phone, effects: usize) {
    for _ in 0..effects {
        if phone.effects.is_empty() {
            break;
        }
        match phone.effects.remove(0) {
            Effect::Send { send, route, token, body } => {
                if let Some((status, body)) = server.answer(route, token.as_deref(), body) {
                    phone.tell(Event::Response { send, status, body, retry_after_ms: None });
                }
            }
            effect => phone.perform(effect),
        }
    }
    phone.killed();
}

#[test]
fn a_new_phone_gets_a_register_of_several_hundred_records_in_saved_documents() {
    let server = Server::start();
    let mut one = server.phone(1, "Trần Thị Bình");
    one.tell(Event::Offline);
    for n in 0..150 {
        let batch = (0..2).map(|m| household(&format!("Nguyễn Văn {} {m}", n / 26)));
        one.saved(batch.collect());
    }
    server.sync(&mut one);
    let app = &server.running.as_ref().unwrap().app;
    server.runtime.block_on(app.store.make_snapshots(START_MS)).unwrap();
    let mut two = server.phone(2, "Lê Văn Cường");
    assert_eq!(two.list("household").len(), 300);
    two.killed();
    assert_eq!(two.list("household").len(), 300);
    let id = two.list("household")[7].id.clone();
    two.saved(vec![change(&id, "household", &[("lane", "ngõ 5".into())])]);
    server.sync(&mut two);
    server.sync(&mut one);
    assert_eq!(one.record(&id).fields["lane"], Scalar::from("ngõ 5"));
    server.assert_clean();
}

/// A first sync of several periods; gives the server and a phone that is enrolled and has not asked yet.
fn before_a_first_sync(shifts_a_day: i64) -> (Server, Phone) {
    let server = Server::start();
    let mut one = server.phone(1, "Trần Thị Bình");
    one.tell(Event::Offline);
    for n in 0..150 {
        let batch = (0..2).map(|m| household(&format!("Nguyễn Văn {} {m}", n / 26)));
        one.saved(batch.collect());
    }
    for day in 0..12 {
        for minute in 0..shifts_a_day {
            let at_ms = START_MS - day * 86_400_000 - minute * 60_000;
            // No two alike, or a day's saved document is too small to need an answer of its own.
            let mut letters = fastrand::Rng::with_seed(at_ms.unsigned_abs());
            let name: String = std::iter::repeat_with(|| letters.lowercase()).take(40).collect();
            let fields =
                [("lead_name", format!("Phạm {name}").into()), ("starts_at", Scalar::Int(at_ms))];
            one.saved(vec![edit("shift", Some("00025-C01"), &fields)]);
        }
    }
    server.sync(&mut one);
    let app = &server.running.as_ref().unwrap().app;
    server.runtime.block_on(app.store.make_snapshots(START_MS)).unwrap();
    let mut two = server.phone(2, "Lê Văn Cường");
    // Enrolment has fetched everything already: the phone forgets it.
    two.rows.retain(|(store, key), _| {
        !matches!(store, Store::Documents | Store::Tails) && !key.starts_with("scope/")
    });
    two.killed();
    (server, two)
}

/// Partitions, periods and cursors of the frames.
fn frames(body: &[u8]) -> Vec<(String, String, u64)> {
    let answer: SyncResponse = wire::decode(body).unwrap();
    let named = answer.frames.into_iter().map(|f| (f.partition, f.period, f.cursor));
    named.collect()
}

#[test]
fn w6_w13_a_first_sync_goes_on_after_a_cut_at_any_byte_and_costs_at_most_that_frame() {
    let (server, two) = before_a_first_sync(10);
    let rows = two.rows;
    let phone = || {
        let mut phone = Phone::new(3);
        phone.rows = rows.clone();
        phone.killed();
        phone
    };
    let (_, route, token, body) = phone().take_send().unwrap();
    let whole = server.answer(route, token.as_deref(), body).unwrap().1;
    let all = frames(&whole);
    assert!(all.len() >= 10, "{all:?}");
    let mut checked = 0;
    for step in 0..=48 {
        let cut = whole.len() * step / 48;
        let mut phone = phone();
        let (send, route, token, body) = phone.take_send().unwrap();
        let answer = server.answer(route, token.as_deref(), body).unwrap().1;
        phone.respond(send, (200, answer[..cut].to_vec()));
        let arrived = wire::salvage(&answer[..cut]).map_or(0, |answer| answer.frames.len());
        let (arrived, missing) = all.split_at(arrived);
        let held: BTreeSet<String> =
            phone.stored().documents.keys().map(ToString::to_string).collect();
        for (partition, period, _) in arrived {
            assert!(held.contains(&format!("{partition}/{period}")), "cut at {cut}");
        }
        phone.killed();
        let (send, route, token, body) = phone.take_send().unwrap();
        let next = server.answer(route, token.as_deref(), body).unwrap().1;
        let mut expected = missing.to_vec();
        let mut again = frames(&next);
        expected.sort();
        again.sort();
        assert_eq!(again, expected, "only what had not arrived whole comes again, cut at {cut}");
        phone.respond(send, (200, next));
        server.run(&mut phone);
        let progress = phone.engine.status().progress;
        assert_eq!(progress, None);
        assert_eq!(phone.list("household").len(), 300);
        assert_eq!(phone.list("shift").len(), 120);
        assert_eq!(phone.stored(), *phone.engine.stored());
        checked += usize::from(!arrived.is_empty() && !missing.is_empty());
    }
    assert!(checked > 20, "{checked} cuts lay between frames");
}

#[test]
fn w6_the_newest_periods_come_first_and_the_phone_says_how_far_it_is() {
    let (server, mut two) = before_a_first_sync(200);
    let mut progress = Vec::new();
    let mut days = Vec::new();
    for _ in 0..100 {
        let Some((send, route, token, body)) = two.take_send() else { break };
        let mut small: wire::SyncRequest = wire::decode(&body).unwrap();
        small.max_bytes = 1;
        let (status, answer) =
            server.answer(route, token.as_deref(), wire::encode(&small)).unwrap();
        days.extend(frames(&answer).into_iter().filter_map(|(partition, period, _)| {
            partition.starts_with("passes/").then_some(period)
        }));
        two.respond(send, (status, answer));
        progress.extend(two.engine.status().progress);
    }
    let mut newest_first = days.clone();
    newest_first.sort_by(|a, b| b.cmp(a));
    assert_eq!(days, newest_first);
    assert_eq!(days.len(), 12);
    assert!(progress.len() > 2, "{progress:?}");
    for pair in progress.windows(2) {
        assert!(pair[0].received_bytes < pair[1].received_bytes, "{progress:?}");
        assert!(pair[0].remaining_documents > pair[1].remaining_documents, "{progress:?}");
    }
    assert_eq!(two.engine.status().progress, None);
}
