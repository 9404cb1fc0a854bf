//! How what others wrote becomes this phone's: in parts that can be cut anywhere, and never said to be
//! there before it is.

mod world;

use vungxanh_client::event::Nudge;
use vungxanh_client::{Effect, Event, Network, Store};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::Access;
use world::{change, household, two_phones};

#[test]
fn a_phone_is_catching_up_until_the_last_of_it_is_durable() {
    let (mut ward, mut one, mut two) = two_phones();
    for n in 0..5 {
        one.saved(vec![household(&format!("Nguyễn Văn {n}"))]);
    }
    one.sync(&mut ward);
    two.tell(Event::Nudge(Nudge::Online));
    let (send, route, token, body) = two.take_send().unwrap();
    let (status, body) = ward.answer(route, token.as_deref(), &body);
    two.tell(Event::Response { send, status, body, retry_after_ms: None });
    let mut waited = 0;
    while let Some(place) = two.effects.iter().position(|e| matches!(e, Effect::Persist { .. })) {
        let said = two.engine.status();
        assert!(said.catching_up && said.progress.is_some(), "a write is under way: {said:?}");
        let effect = two.effects.remove(place);
        two.perform(effect);
        waited += 1;
    }
    assert!(waited > 1);
    assert_eq!(two.list("household").len(), 5);
    let said = two.engine.status();
    assert!(!said.catching_up && said.progress.is_none(), "{said:?}");
}

#[test]
fn the_page_hears_of_its_places_when_they_are_durable() {
    let (mut ward, mut one, _) = two_phones();
    for access in [Some(Access::Read), None, Some(Access::Write)] {
        let partition = "register/00025/00025-01".parse().unwrap();
        match access {
            Some(access) => drop(ward.scope.insert(partition, access)),
            None => drop(ward.scope.remove(&partition)),
        }
        one.sync(&mut ward);
        let session = one.session.clone().unwrap();
        let place = session.places.iter().find(|place| place.code == "00025-01");
        assert_eq!(place.and_then(|place| place.access.get("register")), access.as_ref());
        assert_eq!(session, one.engine.session());
    }
    ward.known = false;
    one.sync(&mut ward);
    assert_eq!(one.session.unwrap().state, "withdrawn");
}

#[test]
fn corrupt_answers_are_asked_for_again() {
    let (mut ward, mut one, mut two) = two_phones();
    two.saved(vec![household("Trần Thị Bình")]);
    two.sync(&mut ward);
    one.tell(Event::Nudge(Nudge::Online));
    let (send, route, token, body) = one.take_send().unwrap();
    let (status, mut answer) = ward.answer(route, token.as_deref(), &body);
    let place = answer.windows(4).position(|part| part == [0x85, 0x6f, 0x4a, 0x83]).unwrap();
    answer[place + 30] ^= 0x01;
    one.respond(send, (status, answer));
    assert!(one.list("household").is_empty());
    assert_eq!(one.engine.status().network, Network::WaitingToRetry);
    one.wake(&mut ward);
    assert_eq!(one.list("household").len(), 1);
    for nonsense in [Vec::new(), b"<html>captive portal</html>".to_vec()] {
        one.tell(Event::Nudge(Nudge::Asked));
        let (send, ..) = one.take_send().unwrap();
        one.respond(send, (200, nonsense));
        assert_eq!(one.engine.status().network, Network::WaitingToRetry);
    }
}

#[test]
fn long_tails_are_folded_and_say_the_same() {
    let (mut ward, mut one, mut two) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    for n in 0..150 {
        one.saved(vec![change(&ids[0], "household", &[("note", format!("lần {n}").into())])]);
        one.sync(&mut ward);
    }
    let tails = one.rows.keys().filter(|(store, _)| *store == Store::Tails).count();
    assert!(tails < 100, "{tails} rows");
    assert!(one.rows.keys().any(|(store, _)| *store == Store::Documents));
    one.killed();
    assert_eq!(one.record(&ids[0]).fields["note"], Scalar::from("lần 149"));
    two.sync(&mut ward);
    assert_eq!(one.engine.history(&ids[0]).len(), 151);
    assert_eq!(two.engine.history(&ids[0]).len(), 151);
}

#[test]
fn a_first_sync_in_many_parts_can_be_cut_anywhere() {
    let (mut ward, mut one, mut two) = two_phones();
    for n in 0..60 {
        one.saved(vec![household(&format!("Nguyễn Văn {}", char::from(b'A' + n % 26)))]);
    }
    one.sync(&mut ward);
    ward.frames = 7;
    let mut cuts = 0;
    while two.list("household").len() < 60 {
        two.tell(Event::Nudge(Nudge::Online));
        two.killed_after(2 + cuts % 9, &mut ward);
        cuts += 1;
        assert!(cuts < 100);
    }
    assert!(cuts > 3);
    two.sync(&mut ward);
    assert!(!two.engine.status().catching_up);
}

#[test]
fn what_arrives_for_an_open_document_is_seen_at_once() {
    let (mut ward, mut one, mut two) = two_phones();
    let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
    one.sync(&mut ward);
    two.sync(&mut ward);
    assert_eq!(two.list("household").len(), 1);
    one.saved(vec![
        change(&ids[0], "household", &[("lane", "ngõ 5".into())]),
        household("Lê Thị Cúc"),
    ]);
    one.sync(&mut ward);
    two.changed.clear();
    two.sync(&mut ward);
    assert!(two.changed.contains("household"));
    assert_eq!(two.list("household").len(), 2);
    assert_eq!(two.record(&ids[0]).fields["lane"], Scalar::from("ngõ 5"));
    assert_eq!(two.record(&ids[0]).updated_at_ms, one.record(&ids[0]).updated_at_ms);
}
