//! Numbers of who is to be stopped at a checkpoint, as keyed hashes (SPEC K76): a phone at the barrier tells whether a
//! number before it is among them without holding the list.
//!
//! The salt stands beside the hash, a new one each day and for each number. So a hash cannot be looked up in a table
//! made beforehand, and hashes of two days cannot be compared; whoever has the phone can still try every plate there is.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Something by which a vehicle or person is recognised, in the form in which it is stored (SPEC K3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Number<'a> {
    /// A vehicle's plate.
    Plate(&'a str),
    /// A telephone number.
    Phone(&'a str),
    /// The number of a paper: a citizen card, an old identity card, a passport.
    Paper(&'a str),
}

impl Number<'_> {
    /// HMAC-SHA256 of the number's letters and digits, in capitals, under the salt: 64 lower-case hex digits. Phones make
    /// the same of what is typed (`web/src/phone/checkpoint/stops.ts`).
    pub fn hashed(self, salt: &str) -> String {
        let (sort, number) = match self {
            Number::Plate(number) => ("plate:", number),
            Number::Phone(number) => ("phone:", number),
            Number::Paper(number) => ("paper:", number),
        };
        // A key of any length is right.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(salt.as_bytes()) else {
            return String::new();
        };
        mac.update(sort.as_bytes());
        let letters = number.chars().filter(|one| one.is_alphanumeric());
        mac.update(letters.flat_map(char::to_uppercase).collect::<String>().as_bytes());
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k76_a_number_is_known_by_its_hash_under_the_days_salt_alone() {
        let plate = Number::Plate("29A12345").hashed("salt");
        assert_eq!(plate.len(), 64);
        assert_eq!(plate, Number::Plate("29A12345").hashed("salt"));
        assert_ne!(
            plate,
            Number::Plate("29A12345").hashed("tomorrow's"),
            "days cannot be compared"
        );
        assert_ne!(plate, Number::Paper("29A12345").hashed("salt"), "a plate is no paper");
        assert_ne!(plate, Number::Plate("29A12346").hashed("salt"));
        assert_eq!(
            plate,
            Number::Plate("29a-123.45").hashed("salt"),
            "what parts the digits says nothing"
        );
        // echo -n 'plate:29A12345' | openssl dgst -sha256 -hmac salt
        assert_eq!(plate, OPENSSL_SAYS);
    }

    const OPENSSL_SAYS: &str = "a641b51a62dd0a881eaf8dccfff528c715003cd715c5d76d711d9b1065a22acd";
}
