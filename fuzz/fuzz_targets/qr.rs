//! Any bytes as a scanned code: read, known as somebody else's, or an error with a code; what fills
//! a form fits the form's fields.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vungxanh_shared::kinds;
use vungxanh_shared::qr::{self, Code};

fuzz_target!(|bytes: &[u8]| {
    let fields = match qr::parse(bytes) {
        Ok(Code::Card(card)) => card.person_fields(),
        Ok(Code::Personal(personal)) => personal.person_fields(),
        Ok(Code::Enrol(enrolment)) => {
            // A code that was read is read again as itself.
            let again = qr::enrolment_code(&enrolment.code);
            return assert_eq!(again.as_ref(), Some(&enrolment.code));
        }
        Ok(_) => return,
        Err(error) => return assert!(!error.code().is_empty()),
    };
    let person = kinds::find("person").expect("there is a kind of record for persons");
    for name in fields.keys() {
        assert!(person.fields.iter().any(|field| field.name == name), "{name}");
    }
});
