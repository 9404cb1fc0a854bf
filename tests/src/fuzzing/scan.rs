//! Texts and messages as they come: codes, links, CBOR.

use vungxanh_shared::kinds;
use vungxanh_shared::qr::{self, Code};
use vungxanh_shared::wire::{
    EnrolRequest, EnrolResponse, ErrorBody, SyncRequest, SyncResponse, decode, encode,
};

/// Any bytes as a scanned code, link or typed code: read, known as somebody else's, or an error with a
/// code; what fills a form fits the form's fields.
pub fn qr(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Some(code) = qr::enrolment_code(text)
    {
        // A code that was read is read again as itself, typed or in a link.
        assert_eq!(qr::enrolment_code(&code).as_ref(), Some(&code));
        let link = format!("https://phuong.example.vn/#/enrol/{code}");
        assert!(matches!(qr::parse(link.as_bytes()), Ok(Code::Enrol(read)) if read.code == code));
    }
    let fields = match qr::parse(bytes) {
        Ok(Code::Card(card)) => card.person_fields(),
        Ok(Code::Personal(personal)) => personal.person_fields(),
        Ok(Code::Enrol(enrolment)) => {
            let again = qr::enrolment_code(&enrolment.code);
            return assert_eq!(again.as_ref(), Some(&enrolment.code));
        }
        Ok(_) => return,
        Err(error) => return assert!(!error.code().is_empty()),
    };
    let person = kinds::find("person");
    for name in fields.keys() {
        let known = person.is_some_and(|kind| kind.fields.iter().any(|field| field.name == name));
        assert!(known, "{name}");
    }
}

macro_rules! reads_back {
    ($bytes:expr, $($message:ty),*) => {$(
        if let Ok(message) = decode::<$message>($bytes) {
            let again = decode::<$message>(&encode(&message));
            assert!(again.is_ok_and(|again| again == message), "a message of ours is not read back");
        }
    )*};
}

/// Any bytes as each message of the wire: an error, or a message that is written and read back the
/// same; the count of items agrees with the decoder.
pub fn wire(bytes: &[u8]) {
    reads_back!(bytes, SyncRequest, SyncResponse, EnrolRequest, EnrolResponse, ErrorBody);
    // Each item has a byte, but the one that is missing where the bytes end early.
    let most = bytes.len() + 1;
    assert!(vungxanh_server::http::cbor_items::at_most(bytes, most), "more items than bytes");
}
