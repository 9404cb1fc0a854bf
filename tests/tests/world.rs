//! Simulated worlds (see `src/world`): kept seeds and the first few, and that the oracle is
//! no rubber stamp. `cargo xtask world` runs as many as one likes.

#![allow(clippy::panic, clippy::expect_used, reason = "in a test it is a failure with its place")]

use vungxanh_tests::world::{self, Counts, Flaw, Options};

/// Worlds in each run of the tests; `cargo xtask world` takes fresh seeds.
const FRESH: u64 = 16;

fn run(options: Options) -> Counts {
    match world::run(options) {
        Ok(outcome) => outcome.counts,
        Err(violation) => panic!("{violation}"),
    }
}

#[test]
fn worlds_that_once_broke_a_promise_keep_them_all() {
    for options in world::kept_seeds() {
        run(options);
    }
}

#[test]
fn every_promise_is_kept_in_the_first_worlds() {
    let first = 1;
    let counts: Vec<Counts> = (first..first + FRESH).map(|seed| run(Options::of(seed))).collect();
    let total = |of: fn(&Counts) -> usize| counts.iter().map(of).sum::<usize>();
    assert!(total(|c| c.saved) > 0 && total(|c| c.sent) > 0, "nothing happened from seed {first}");
    assert!(total(|c| c.stops) > 0 && total(|c| c.tabs) > 0, "no trouble from seed {first}");
    assert!(total(|c| c.saved_late) > 0, "nobody saved a form that was open, from seed {first}");
    assert!(total(|c| c.undos) > 0, "nobody took anything back, from seed {first}");
    let mut all = Counts::default();
    counts.iter().for_each(|one| all.add(one));
    assert_eq!(all.kinds.missing(), [""; 0], "nobody made these, from seed {first}");
}

#[test]
fn every_promise_is_kept_where_many_small_edits_meet() {
    let mut all = Counts::default();
    for seed in 1..=10 {
        all.add(&run(Options::small(seed)));
    }
    assert!(all.edits > 1000 && all.left_beside > 0 && all.saved_late > 0, "{all}");
    assert!(all.decisions > 0 && all.asked_again > 0 && all.undos > 0, "{all}");
}

#[test]
fn equal_seeds_make_equal_worlds() {
    for seed in [3, 11] {
        let outcomes = [0, 1].map(|_| match world::run(Options::of(seed)) {
            Ok(outcome) => outcome,
            Err(violation) => panic!("{violation}"),
        });
        assert_eq!(outcomes[0], outcomes[1], "seed {seed}");
    }
}

#[test]
fn the_oracle_notices_an_author_who_is_taken_to_have_seen_what_came_later() {
    let noticed = (1..=4).map(|seed| {
        world::run(Options::small(seed)).expect("without the flaw nothing is broken");
        let flawed = Options { flaw: Some(Flaw::SeenAtSave), ..Options::small(seed) };
        world::run(flawed).expect_err("it goes unnoticed").what
    });
    let noticed: Vec<String> = noticed.collect();
    let says = |words: &'static str| move |what: &String| what.contains(words);
    let (unseen, left) =
        (says("which its author had not seen"), says("standing, which its author saw"));
    // What a flawed author is taken to have seen may be told first by what the writing left standing.
    assert!(noticed.iter().all(|what| unseen(what) || left(what)), "{noticed:#?}");
    assert!(noticed.iter().any(unseen), "{noticed:#?}");
}

#[test]
fn the_oracle_notices_a_decision_that_leaves_something_beside_it() {
    let violation = (1..=20).find_map(|seed| {
        let flawed = Options { flaw: Some(Flaw::DecisionAsEdit), ..Options::small(seed) };
        world::run(flawed).err()
    });
    let violation = violation.expect("it goes unnoticed");
    assert!(violation.what.contains("stands beside"), "{violation}");
}

/// Some world among the first few with this flaw breaks a promise in these words.
fn notices(flaw: Flaw, words: &str) {
    for seed in 1..=40 {
        let options = Options { flaw: Some(flaw), ..Options::of(seed) };
        if let Err(violation) = world::run(options)
            && violation.what.contains(words)
        {
            return;
        }
    }
    panic!("{flaw:?} goes unnoticed");
}

#[test]
fn the_oracle_notices_a_disk_that_only_says_that_it_has_synced() {
    notices(Flaw::DiskLies, "acknowledged before they were on disk");
}

#[test]
fn the_oracle_notices_a_phone_that_loses_a_row_of_its_outbox() {
    notices(Flaw::OutboxForgotten, "is nowhere");
}

#[test]
fn the_oracle_notices_a_phone_that_says_saved_although_its_store_failed() {
    notices(Flaw::SavedTooEarly, "is nowhere");
}

#[test]
fn the_oracle_notices_a_phone_that_keeps_what_left_its_scope() {
    notices(Flaw::NothingPurged, "its memory is not what its rows say");
}

#[test]
fn the_oracle_notices_a_row_that_is_not_what_its_document_says() {
    notices(Flaw::RowWrong, "check finds");
}

#[test]
fn the_oracle_notices_a_phone_that_forgets_what_it_received() {
    notices(Flaw::PhoneForgets, "its memory is not what its rows say");
}

#[test]
fn b8_the_oracle_notices_a_server_that_believes_its_clock() {
    notices(Flaw::ClockBelieved, "that is not over");
}
