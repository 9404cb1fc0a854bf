//! After a restore, and after enrolling again: own work that cannot pass as it is comes back rebased, and
//! nothing of it is lost or put over what others wrote (SPEC W14).
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

mod world;

use std::collections::BTreeMap;

use vungxanh_client::event::Outcome;
use vungxanh_shared::ids::{DeviceId, DocumentKey, Partition};
use vungxanh_shared::scalar::Scalar;
use world::{Phone, Ward, change, household};

fn phones(ward: &mut Ward) -> (Phone, Phone) {
    (Phone::enrolled(1, ward), Phone::enrolled(2, ward))
}

fn field(phone: &mut Phone, id: &str, name: &str) -> Scalar {
    phone.record(id).fields.get(name).cloned().unwrap_or(Scalar::Null)
}

fn edit_lane(phone: &mut Phone, id: &str, lane: &str) {
    phone.saved(vec![change(id, "household", &[("lane", lane.into())])]);
}

/// The ward is as it was, under a new name of its life.
fn restore(ward: &mut Ward, backup: &Feeds) {
    ward.feeds = backup.clone();
    ward.epoch += 1;
}

type Feeds = BTreeMap<Partition, Vec<(DocumentKey, Vec<u8>)>>;

/// Time passes until the phone has nothing left to send.
fn until_settled(phone: &mut Phone, ward: &mut Ward) {
    for _ in 0..40 {
        let status = phone.engine.status();
        assert_eq!(status.refused, 0, "nothing may need a person's care");
        if status.unsent == 0 && phone.stored().stale.is_empty() {
            return;
        }
        phone.wake(ward);
    }
    panic!("still unsent: {:?}", phone.engine.status());
}

fn settled(phone: &mut Phone) {
    let status = phone.engine.status();
    assert_eq!((status.unsent, status.refused), (0, 0));
    assert_eq!(phone.stored(), *phone.engine.stored());
}

#[test]
fn w14_work_that_builds_on_what_nobody_brings_back_is_written_anew() {
    let mut ward = Ward::new();
    let (mut one, mut two) = phones(&mut ward);
    let (kept, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    two.sync(&mut ward);
    let backup = ward.feeds.clone();
    edit_lane(&mut two, &kept[0], "ngõ 1");
    let (lost, _) = two.saved(vec![household("Trần Thị Bình")]);
    two.sync(&mut ward);
    one.sync(&mut ward);
    one.saved(vec![change(&kept[0], "household", &[("house_no", "12A".into())])]);
    edit_lane(&mut one, &lost[0], "ngõ 2");
    one.sync(&mut ward);
    // Two is never heard of again.
    restore(&mut ward, &backup);
    one.sync(&mut ward);
    assert_eq!(one.engine.status().unsent, 2);
    until_settled(&mut one, &mut ward);
    let mut three = Phone::enrolled(3, &mut ward);
    three.sync(&mut ward);
    for phone in [&mut one, &mut three] {
        assert_eq!(field(phone, &kept[0], "house_no"), Scalar::from("12A"));
        // What only two wrote and one never touched is two's to bring back.
        assert_eq!(field(phone, &kept[0], "lane"), Scalar::Null);
        // A record that one had worked on comes back whole.
        assert_eq!(field(phone, &lost[0], "head_name"), Scalar::from("Trần Thị Bình"));
        assert_eq!(field(phone, &lost[0], "lane"), Scalar::from("ngõ 2"));
        settled(phone);
    }
    // And two after all, after days.
    two.sync(&mut ward);
    until_settled(&mut two, &mut ward);
    for phone in [&mut one, &mut three, &mut two] {
        phone.sync(&mut ward);
        phone.sync(&mut ward);
        assert_eq!(field(phone, &kept[0], "lane"), Scalar::from("ngõ 1"));
        assert_eq!(field(phone, &lost[0], "lane"), Scalar::from("ngõ 2"));
        assert_eq!(phone.list("household").len(), 2);
        settled(phone);
    }
}

#[test]
fn w14_what_others_wrote_meanwhile_stands_beside_what_is_written_anew() {
    let mut ward = Ward::new();
    let (mut one, mut two) = phones(&mut ward);
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    two.sync(&mut ward);
    let backup = ward.feeds.clone();
    two.saved(vec![change(&ids[0], "household", &[("house_no", "7".into())])]);
    two.sync(&mut ward);
    one.sync(&mut ward);
    edit_lane(&mut one, &ids[0], "ngõ 1");
    one.sync(&mut ward);
    restore(&mut ward, &backup);
    let mut three = Phone::enrolled(3, &mut ward);
    edit_lane(&mut three, &ids[0], "ngõ 3");
    three.sync(&mut ward);
    one.sync(&mut ward);
    until_settled(&mut one, &mut ward);
    three.sync(&mut ward);
    for phone in [&mut one, &mut three] {
        let standing = phone.record(&ids[0]).conflicts["lane"].clone();
        let mut values: Vec<_> = standing.iter().map(|s| s.value.as_text().unwrap()).collect();
        values.sort_unstable();
        assert_eq!(values, ["ngõ 1", "ngõ 3"]);
    }
}

#[test]
fn w14_a_phone_killed_while_its_work_is_written_anew_loses_nothing() {
    for effects in 1..24 {
        let mut ward = Ward::new();
        let (mut one, mut two) = phones(&mut ward);
        let backup = ward.feeds.clone();
        let (ids, _) = two.saved(vec![household("Trần Thị Bình")]);
        two.sync(&mut ward);
        one.sync(&mut ward);
        edit_lane(&mut one, &ids[0], "ngõ 2");
        one.sync(&mut ward);
        restore(&mut ward, &backup);
        one.sync(&mut ward);
        for _ in 0..7 {
            // Up to the moment at which the document is put aside, and a few effects beyond.
            if one.stored().stale.is_empty() {
                one.now_ms = one.now_ms.max(one.wake_at_ms.unwrap_or(0));
                one.tell(vungxanh_client::Event::Timer);
                one.killed_after(effects, &mut ward);
                one.run(&mut ward);
            }
            assert_eq!(field(&mut one, &ids[0], "lane"), Scalar::from("ngõ 2"), "shown throughout");
        }
        until_settled(&mut one, &mut ward);
        let mut three = Phone::enrolled(3, &mut ward);
        three.sync(&mut ward);
        assert_eq!(field(&mut three, &ids[0], "lane"), Scalar::from("ngõ 2"));
        assert_eq!(field(&mut three, &ids[0], "head_name"), Scalar::from("Trần Thị Bình"));
    }
}

/// Enrols a phone that the ward does not know any more.
fn enrol_again(phone: &mut Phone, ward: &mut Ward) {
    ward.known = false;
    phone.sync(ward);
    ward.known = true;
    let request = phone.enrol("ANOTHERCODE");
    phone.run(ward);
    assert_eq!(phone.answers.remove(&request), Some(Outcome::Enrolled));
}

#[test]
fn w14_a_phone_enrolled_again_sends_its_unsent_work_under_its_new_name() {
    let mut ward = Ward::new();
    let (mut one, mut two) = phones(&mut ward);
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    two.sync(&mut ward);
    edit_lane(&mut two, &ids[0], "ngõ 2");
    two.sync(&mut ward);
    one.saved(vec![household("Lê Văn Cường")]);
    edit_lane(&mut one, &ids[0], "ngõ 1");
    enrol_again(&mut one, &mut ward);
    until_settled(&mut one, &mut ward);
    two.sync(&mut ward);
    for phone in [&mut one, &mut two] {
        assert_eq!(phone.list("household").len(), 2);
        let standing = phone.record(&ids[0]).conflicts["lane"].clone();
        assert_eq!(standing.len(), 2, "two's is not overwritten");
        assert!(standing.iter().any(|s| s.by == DeviceId([3; 16]).to_string()));
    }
    settled(&mut one);
}

#[test]
fn w14_a_phone_enrolled_after_the_backup_brings_everything_under_its_new_name() {
    let mut ward = Ward::new();
    let backup = ward.feeds.clone();
    let mut one = Phone::enrolled(1, &mut ward);
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    edit_lane(&mut one, &ids[0], "ngõ 1");
    one.sync(&mut ward);
    one.saved(vec![household("Lê Văn Cường")]);
    restore(&mut ward, &backup);
    enrol_again(&mut one, &mut ward);
    until_settled(&mut one, &mut ward);
    let mut two = Phone::enrolled(2, &mut ward);
    two.sync(&mut ward);
    for phone in [&mut one, &mut two] {
        assert_eq!(phone.list("household").len(), 2);
        assert_eq!(field(phone, &ids[0], "lane"), Scalar::from("ngõ 1"));
        settled(phone);
    }
}

#[test]
fn w14_somebody_elses_work_does_not_go_out_under_the_new_name() {
    let mut ward = Ward::new();
    let mut one = Phone::enrolled(1, &mut ward);
    one.saved(vec![household("Nguyễn Văn An")]);
    ward.member = 1;
    enrol_again(&mut one, &mut ward);
    let status = one.engine.status();
    assert_eq!((status.unsent, status.refused), (0, 1), "kept, and told to a person");
    assert_eq!(one.engine.export().len(), 1);
}
