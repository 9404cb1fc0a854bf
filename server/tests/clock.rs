//! A server whose clock is wrong: nothing is deleted by it, somebody is told, and a person can set it right.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::{Connection, OpenFlags};
use support::{NOW_MS, Phone, Server, key, wide};
use vungxanh_server::clock::Clock;
use vungxanh_server::jobs::retention;
use vungxanh_shared::ids::DocumentKey;
use vungxanh_shared::time::LocalDate;

const OFFICER: &[(&str, &str)] = &[("checkpoint_officer", "00025-C01")];
const PASSES: &str = "passes/00025/00025-C01";
const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 86_400_000;
const YEAR_MS: i64 = 365 * DAY_MS;

/// The clock of the server's machine, and what has really passed.
#[derive(Clone)]
struct Clocks {
    wall: Arc<AtomicI64>,
    steady: Arc<AtomicI64>,
}

impl Clocks {
    fn right() -> Self {
        Self { wall: Arc::new(AtomicI64::new(NOW_MS)), steady: Arc::new(AtomicI64::new(0)) }
    }

    fn pass(&self, ms: i64) {
        self.wall.fetch_add(ms, Ordering::SeqCst);
        self.steady.fetch_add(ms, Ordering::SeqCst);
    }

    fn jump(&self, ms: i64) {
        self.wall.fetch_add(ms, Ordering::SeqCst);
    }

    fn now_ms(&self) -> i64 {
        self.wall.load(Ordering::SeqCst)
    }

    async fn serve(&self, dir: tempfile::TempDir) -> Server {
        Server::configured(dir, wide(), |config| {
            config.clock = Clock::Jumping { wall: self.wall.clone(), steady: self.steady.clone() };
        })
        .await
    }
}

fn first_day() -> DocumentKey {
    key(PASSES, "2021-11-22")
}

fn record_pass(phone: &mut Phone, day: &DocumentKey) {
    let record = phone.new_record();
    phone.write(
        day,
        record,
        &[
            ("kind", "pass".into()),
            ("v", automerge::ScalarValue::Int(1)),
            ("at", automerge::ScalarValue::Timestamp(NOW_MS)),
            ("decision", "let_pass".into()),
        ],
    );
}

fn count(server: &Server, sql: &str) -> i64 {
    let file = server.app.config.database_file();
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn days_of_passes(server: &Server) -> i64 {
    count(server, "SELECT count(*) FROM record WHERE kind = 'pass'")
}

fn lines(server: &Server, action: &str) -> i64 {
    count(server, &format!("SELECT count(*) FROM audit WHERE action = '{action}'"))
}

/// A server on which a phone has recorded a pass on the first day.
async fn one_day(clocks: &Clocks) -> (Server, Phone) {
    let server = clocks.serve(tempfile::tempdir().unwrap()).await;
    server.plan().await;
    let mut phone = server.phone(OFFICER).await;
    record_pass(&mut phone, &first_day());
    phone.sync_all().await;
    (server, phone)
}

/// Retention looks every hour, as the server does.
async fn run_for(server: &Server, clocks: &Clocks, hours: i64) {
    for _ in 0..hours {
        clocks.pass(HOUR_MS);
        retention::run(&server.app).await.unwrap();
    }
}

#[tokio::test]
async fn b8_a_clock_that_jumps_a_year_for_five_seconds_deletes_nothing() {
    let clocks = Clocks::right();
    let (server, _phone) = one_day(&clocks).await;
    run_for(&server, &clocks, 3).await;
    clocks.jump(YEAR_MS);
    retention::run(&server.app).await.unwrap();
    clocks.pass(5000);
    retention::run(&server.app).await.unwrap();
    clocks.jump(-YEAR_MS);
    run_for(&server, &clocks, 3).await;
    assert_eq!(days_of_passes(&server), 1);
    assert_eq!(lines(&server, "retention_stopped"), 1, "told once");
    let stop = server.app.store.known_time().await.unwrap().stop.unwrap();
    assert_eq!(stop.read_ms - stop.expected_ms, YEAR_MS);

    // Also what is over by now waits for a person.
    clocks.pass(31 * DAY_MS);
    run_for(&server, &clocks, 3).await;
    assert_eq!(days_of_passes(&server), 1);
    server.app.store.confirm_time(clocks.now_ms()).await.unwrap();
    retention::run(&server.app).await.unwrap();
    assert_eq!(days_of_passes(&server), 1, "one reading is not enough");
    run_for(&server, &clocks, 1).await;
    assert_eq!(days_of_passes(&server), 0);
    assert_eq!(lines(&server, "clock_confirmed"), 1);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn b8_a_wrong_clock_is_noticed_at_the_start_too() {
    let clocks = Clocks::right();
    let (server, _phone) = one_day(&clocks).await;
    run_for(&server, &clocks, 2).await;
    let dir = server.stop().await;
    clocks.jump(YEAR_MS);
    let server = clocks.serve(dir).await;
    run_for(&server, &clocks, 5).await;
    assert_eq!(days_of_passes(&server), 1);
    assert_eq!(lines(&server, "retention_stopped"), 1);
    let dir = server.stop().await;
    // It is remembered, whatever the clock says then.
    clocks.jump(-YEAR_MS);
    let server = clocks.serve(dir).await;
    clocks.pass(31 * DAY_MS);
    run_for(&server, &clocks, 5).await;
    assert_eq!(days_of_passes(&server), 1);
    server.stop().await;
}

#[tokio::test]
async fn b8_small_jumps_and_clocks_behind_stop_nothing_and_delete_nothing() {
    let clocks = Clocks::right();
    let (server, _phone) = one_day(&clocks).await;
    clocks.jump(-40 * YEAR_MS);
    run_for(&server, &clocks, 3).await;
    clocks.jump(40 * YEAR_MS);
    clocks.pass(29 * DAY_MS);
    for _ in 0..20 {
        clocks.jump(DAY_MS + 12 * HOUR_MS);
        retention::run(&server.app).await.unwrap();
        clocks.pass(5000);
        clocks.jump(-DAY_MS - 12 * HOUR_MS);
        run_for(&server, &clocks, 1).await;
    }
    assert_eq!((days_of_passes(&server), lines(&server, "retention_stopped")), (1, 0));
    clocks.pass(2 * DAY_MS);
    run_for(&server, &clocks, 3).await;
    assert_eq!(days_of_passes(&server), 0, "it goes on by itself");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn b8_a_floor_that_a_wrong_clock_moved_is_put_back_and_phones_deliver_again() {
    let clocks = Clocks::right();
    let (server, mut phone) = one_day(&clocks).await;
    // Another phone was out of reach all the time.
    let mut late = server.phone(OFFICER).await;
    record_pass(&mut late, &first_day());
    // Somebody confirms a clock that is wrong.
    clocks.jump(YEAR_MS);
    server.app.store.confirm_time(clocks.now_ms()).await.unwrap();
    run_for(&server, &clocks, 2).await;
    assert_eq!(days_of_passes(&server), 0);
    assert_eq!(phone.sync().await.kept_from[PASSES], "2022-10-23");
    clocks.jump(-YEAR_MS);
    run_for(&server, &clocks, 2).await;

    server.app.store.confirm_time(clocks.now_ms()).await.unwrap();
    let kept = server.app.config.retention.floors(LocalDate::at_ms(clocks.now_ms()));
    let put_back = server.app.store.put_floors_back(kept.clone(), clocks.now_ms()).await.unwrap();
    assert_eq!(put_back.len(), 1);
    assert_eq!((put_back[0].was.as_str(), put_back[0].is.as_str()), ("2022-10-23", "2021-10-23"));
    assert!(server.app.store.put_floors_back(kept, clocks.now_ms()).await.unwrap().is_empty());
    assert_eq!(lines(&server, "floor_put_back"), 1);
    let answer = late.sync().await;
    assert_eq!((answer.accepted.len(), answer.refused.len()), (1, 0));
    assert_eq!(phone.sync().await.kept_from[PASSES], "2021-10-23", "phones hear of it");
    assert_eq!(days_of_passes(&server), 1);
    run_for(&server, &clocks, 3).await;
    assert_eq!(days_of_passes(&server), 1);
    server.assert_clean().await;
    server.stop().await;
}
