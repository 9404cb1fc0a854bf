//! Any bytes as each message of the wire: an error, or a message that is written and read back the
//! same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vungxanh_shared::wire::{
    EnrolRequest, EnrolResponse, ErrorBody, SyncRequest, SyncResponse, decode, encode,
};

macro_rules! reads_back {
    ($bytes:expr, $($message:ty),*) => {$(
        if let Ok(message) = decode::<$message>($bytes) {
            let again = decode::<$message>(&encode(&message)).expect("our own message is read");
            assert_eq!(again, message);
        }
    )*};
}

fuzz_target!(|bytes: &[u8]| {
    reads_back!(bytes, SyncRequest, SyncResponse, EnrolRequest, EnrolResponse, ErrorBody);
});
