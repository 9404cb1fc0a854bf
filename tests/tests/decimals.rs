//! Decimals to the last bit: a place on the map has seventeen digits, and every border that it crosses
//! (CBOR, automerge, JSON in the database, JSON at the office and back) must give the very same number, or
//! deciding for a value that stands would write another.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

use hyper::Method;
use serde_json::{Value, json};
use vungxanh_shared::scalar::Scalar;
use vungxanh_tests::release::client::Asker;
use vungxanh_tests::served::Served;
use vungxanh_tests::small_world::{Phone, START_MS, change, household};

/// Numbers whose shortest digits a quick reader of decimals gets wrong in the last bit.
const LONG: [f64; 3] = [105.61399999999999, 105.86399999999999, 106.00000000000001];

#[test]
fn a_decimal_is_the_same_to_the_last_bit_on_every_phone_and_at_the_office() {
    let data = tempfile::tempdir().unwrap();
    let served = Served::at(data.path(), START_MS).unwrap();
    let asker = Asker::new(served.address).unwrap();
    let [mut one, mut two] = [1, 2].map(|seed| {
        let mut phone = Phone::new(seed);
        let code = served.invite("Trần Thị Bình", &[("team_member", "00025-01")]).unwrap();
        asker.enrol(&mut phone, &code, &mut Vec::new()).unwrap();
        phone
    });
    let (login, password) = served.official().unwrap();
    let session = asker.log_in(&login, &password).unwrap();
    for lng in LONG {
        let (ids, _) = one.saved(vec![household("Nguyễn Văn An")]);
        one.saved(vec![change(&ids[0], "household", &[("lng", lng.into())])]);
        asker.sync(&mut one, &mut Vec::new()).unwrap();
        let path = format!("/records/{}", ids[0]);
        let page = asker.office(&session, Method::GET, &path, &Value::Null).unwrap();
        assert_eq!(page["record"]["fields"]["lng"].as_f64(), Some(lng), "at the office");
        // As a page does that sends back what it was shown.
        let seen = &page["stands"]["lng"][0]["ops"];
        let decision =
            json!({ "field": "lng", "value": page["record"]["fields"]["lng"], "seen": seen });
        asker.office(&session, Method::POST, &format!("{path}/decide"), &decision).unwrap();
        asker.sync(&mut two, &mut Vec::new()).unwrap();
        assert_eq!(two.record(&ids[0]).fields["lng"], Scalar::F64(lng), "on the other phone");
    }
}
