//! Enrolment: a code works once, for the phone that used it, for as long as it lasts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use support::{NOW_MS, Server};
use vungxanh_server::phone::enrol::CODE_LIFE_MS;
use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::roles::Access;

const TEAM: &[(&str, &str)] = &[("team_member", "00025-01")];

#[tokio::test]
async fn w3_a_code_makes_a_phone_that_may_sync() {
    let server = Server::start().await;
    server.plan().await;
    let mut phone = server.phone(TEAM).await;
    let response = phone.sync().await;
    assert_eq!(response.epoch.as_slice(), server.app.epoch.0);
    let scope: Vec<(&str, bool)> =
        response.scope.iter().map(|(name, a)| (name.as_str(), *a == Access::Write)).collect();
    assert_eq!(
        scope,
        [
            ("alerts/00025/00025", false),
            ("casework/00025/00025-01", true),
            ("conduct/00025/00025-01", true),
            ("health/00025/00025-01", true),
            ("movements/00025/00025-01", true),
            ("plan/00025/00025", false),
            ("register/00025/00025-01", true),
        ]
    );
    // The plan names the phone's owner, so that every phone can name the author of a value.
    let plan = support::key("plan/00025/00025", "2021");
    let member = phone.member.parse().unwrap();
    let state = vungxanh_shared::document::read(&phone.documents[&plan], member).unwrap();
    let device = format!("devices/{}", phone.device);
    assert!(state.fields.get(&device).is_some_and(|value| value.is_true()));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn w3_a_lost_answer_is_given_again_to_the_same_phone_only() {
    let server = Server::start().await;
    server.plan().await;
    let member = server.member(TEAM).await;
    let code = server.code(&member).await;
    let first = server.enrol(&code, [1; 32]).await.unwrap();
    let again = server.enrol(&code.to_lowercase(), [1; 32]).await.unwrap();
    assert_eq!(first.device_id, again.device_id);
    assert_eq!(again.ward.name, "Phường Ngọc Khánh");
    assert_eq!(again.ward.contact_phone, "+84912345678");

    let other = server.enrol(&code, [2; 32]).await.unwrap_err();
    assert_eq!((other.status, other.code.as_str()), (409, "code_used"));
    assert_eq!(other.body.contact_name.as_deref(), Some("Nguyễn Văn Trực"));

    // Whichever answer arrives, first or last: a doubled request locks nobody out.
    for answer in [first, again] {
        let mut phone = support::Phone::new(&server, answer, member.clone());
        phone.sync().await;
    }
    server.stop().await;
}

#[tokio::test]
async fn w3_an_expired_or_unknown_code_says_which_and_whom_to_ask() {
    let server = Server::start().await;
    server.plan().await;
    let member = server.member(TEAM).await;
    let code = server.code(&member).await;
    server.pass(CODE_LIFE_MS);
    let expired = server.enrol(&code, [1; 32]).await.unwrap_err();
    assert_eq!((expired.status, expired.code.as_str()), (410, "code_expired"));
    for unknown in ["0000000000", "", "ZZZZZ-ZZZZZ-ZZZZZ", "không có"] {
        let unknown = server.enrol(unknown, [1; 32]).await.unwrap_err();
        assert_eq!((unknown.status, unknown.code.as_str()), (404, "code_unknown"));
        assert_eq!(unknown.body.contact_phone.as_deref(), Some("+84912345678"));
    }
    server.stop().await;
}

#[tokio::test]
async fn w4_a_revoked_phone_and_a_member_who_left_are_told_so() {
    let server = Server::start().await;
    let mut phone = server.phone(TEAM).await;
    phone.sync().await;
    let store = &server.app.store;
    let ward = support::ward();
    assert!(store.revoke_device(ward.clone(), phone.device, NOW_MS).await.unwrap());
    assert!(!store.revoke_device(ward.clone(), DeviceId([9; 16]), NOW_MS).await.unwrap());
    let told = phone.try_sync().await.unwrap_err();
    assert_eq!((told.status, told.code.as_str()), (401, "access_withdrawn"));

    let mut other = server.phone(TEAM).await;
    let code = server.code(&other.member).await;
    assert!(store.disable_member(ward, other.member.clone(), NOW_MS).await.unwrap());
    assert_eq!(other.try_sync().await.unwrap_err().code, "access_withdrawn");
    assert_eq!(server.enrol(&code, [3; 32]).await.unwrap_err().code, "code_expired");
    server.stop().await;
}
