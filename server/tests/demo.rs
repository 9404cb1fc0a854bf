//! The demonstration ward as a newcomer gets it: made once, found again, with links that work.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use vungxanh_server::auth::hash_secret;
use vungxanh_server::demo::{self, DemoError, DemoWard, LOGIN};
use vungxanh_server::store::office_types::{ListAsk, ListPage, ListSort, ListState, TextLength};
use vungxanh_server::store::{DeviceBounds, EnrolAsk, OpenOptions, Store};
use vungxanh_shared::ids::{DeviceId, WardCode};
use vungxanh_shared::kinds;

/// 22 November 2026, 09:10 in Vietnam.
const NOW_MS: i64 = 1_795_313_400_000;
const DAY_MS: i64 = 86_400_000;

fn open(dir: &Path, now_ms: i64) -> Store {
    let file = dir.join("vungxanh.sqlite");
    demo::make_ready(dir, &file).unwrap();
    let document_cache_bytes = 64 << 20;
    Store::open(&OpenOptions {
        file,
        document_cache_bytes,
        max_pages: None,
        device_bounds: DeviceBounds::NONE,
        now_ms,
        vfs: None,
    })
    .unwrap()
}

async fn run(dir: &Path, now_ms: i64) -> DemoWard {
    let store = open(dir, now_ms);
    let ward = demo::prepare(&store, dir, now_ms).await.unwrap();
    store.close().await;
    ward
}

fn ward() -> WardCode {
    "00025".parse().unwrap()
}

async fn enrol(store: &Store, code: &str, phone: u8, now_ms: i64) -> bool {
    let ask = EnrolAsk {
        code_hash: hash_secret(code.as_bytes()),
        retry_key_hash: [phone; 32],
        token_hash: [phone; 32],
        device: DeviceId([phone; 16]),
        device_name: "Máy của khách".to_owned(),
        platform: "Chrome".to_owned(),
        now_ms,
    };
    store.enrol(ask).await.unwrap().is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ward_is_made_once_and_found_again() {
    let dir = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let first = run(dir.path(), NOW_MS).await;
    println!("the demonstration ward took {} ms", begun.elapsed().as_millis());
    assert!(first.is_new && first.login == LOGIN);
    assert!(first.path.starts_with("Phường Ngọc Khánh, Quận Ba Đình, Thành phố Hà Nội"));

    let second = run(dir.path(), NOW_MS + 3_600_000).await;
    assert_eq!(second, DemoWard { is_new: false, ..first });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_used_or_expired_code_is_replaced_and_the_others_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let first = run(dir.path(), NOW_MS).await;
    let store = open(dir.path(), NOW_MS);
    assert!(enrol(&store, &first.phones[0].code, 1, NOW_MS).await);
    let second = demo::prepare(&store, dir.path(), NOW_MS).await.unwrap();
    assert_ne!(second.phones[0].code, first.phones[0].code);
    assert_eq!(second.phones[1..], first.phones[1..]);
    assert!(enrol(&store, &second.phones[0].code, 2, NOW_MS).await);

    let late = NOW_MS + 30 * DAY_MS;
    let third = demo::prepare(&store, dir.path(), late).await.unwrap();
    for (phone, old) in third.phones.iter().zip(&second.phones) {
        assert_ne!(phone.code, old.code);
    }
    for (phone, number) in third.phones.iter().zip(10..) {
        assert!(enrol(&store, &phone.code, number, late).await, "{}", phone.duty_en);
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn log_snapshots_and_rows_of_the_ward_agree_over_the_turn_of_a_month() {
    let now_ms = NOW_MS + 10 * DAY_MS;
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), now_ms);
    demo::prepare(&store, dir.path(), now_ms).await.unwrap();
    let report = store.check().await.unwrap();
    assert_eq!(report.differences, Vec::<String>::new());
    assert!(report.records > 2_200, "{} records", report.records);
    assert_eq!(report.quarantined, 0);
    let phones = store.devices(ward()).await.unwrap();
    assert!(phones.iter().all(|phone| phone.last_sync_ms.is_some_and(|at| at <= now_ms)));
    let contact = store.contact(ward()).await.unwrap().unwrap();
    assert_eq!(contact.phone, "+842410000025");
    let movements = list(&store, "movement", |ask| ask.limit = 100).await.rows;
    let months: BTreeSet<&str> = movements.iter().map(|row| row.record.period.as_str()).collect();
    assert_eq!(months, BTreeSet::from(["2026-11", "2026-12"]));
    for row in &movements {
        let day = row.record.fields["day"].0.as_text().unwrap();
        assert!(day.starts_with(&row.record.period), "{day} in {}", row.record.period);
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_households_show_both_values_and_who_wrote_them() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), NOW_MS);
    demo::prepare(&store, dir.path(), NOW_MS).await.unwrap();
    let clashing = list(&store, "household", |ask| ask.with_conflict = true).await;
    assert_eq!(clashing.total, 2);
    for row in clashing.rows {
        assert!(!row.record.conflicts.is_empty());
        for (field, values) in &row.record.conflicts {
            let authors: Vec<_> =
                values.iter().filter_map(|value| value.by_name.as_deref()).collect();
            assert!(authors.len() == 2 && authors[0] != authors[1], "{field}: {authors:?}");
        }
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_official_finds_work_to_do_and_no_wrong_records() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), NOW_MS);
    demo::prepare(&store, dir.path(), NOW_MS).await.unwrap();
    for (state, kind) in [
        (ListState::Overdue, "movement"),
        (ListState::DueToday, "movement"),
        (ListState::Suspect, "declaration"),
        (ListState::Watch, "declaration"),
    ] {
        let found = list(&store, kind, |ask| ask.state = Some(state)).await.total;
        assert!((1..20).contains(&found), "{found} {kind}s in {state:?}");
    }
    for kind in kinds::ALL {
        let wrong = list(&store, kind.name, |ask| ask.with_problem = true).await;
        // One possible case of which the health station was not told yet.
        let expected = u64::from(kind.name == "declaration");
        assert_eq!(wrong.total, expected, "{}s with problems", kind.name);
    }
    store.close().await;
}

async fn list(store: &Store, kind: &'static str, narrow: impl FnOnce(&mut ListAsk)) -> ListPage {
    let mut ask = ListAsk {
        kind,
        places: Vec::new(),
        from_day: None,
        to_day: None,
        equal: Vec::new(),
        search: String::new(),
        state: None,
        author: None,
        only: None,
        texts: TextLength::default(),
        with_conflict: false,
        with_problem: false,
        removed: false,
        sort: ListSort::Newest,
        cursor: None,
        limit: 50,
        now_ms: NOW_MS,
    };
    narrow(&mut ask);
    store.office_list(ward(), ask).await.unwrap()
}

#[test]
fn a_database_that_is_not_the_demonstrations_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("vungxanh.sqlite");
    std::fs::write(&file, "a real ward").unwrap();
    assert!(matches!(demo::make_ready(dir.path(), &file), Err(DemoError::AnotherDatabase(_))));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "a real ward");
}
