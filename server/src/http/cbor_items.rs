//! How many items a CBOR body holds, counted before anything is made of them.
//!
//! A decoded item takes many times the memory of its byte on the wire: 16 MiB of empty byte strings
//! would become 400 MB of empty vectors. So a body is walked once, and too many items are refused.

/// Nesting that the walk follows; the decoder allows less.
const DEEPEST: usize = 32;

/// Whether `bytes` hold at most `most` items. Bytes that are no CBOR count as what they hold before
/// they end: refusing them is the decoder's work.
pub fn at_most(bytes: &[u8], most: usize) -> bool {
    let mut walk = Walk { bytes, left: most };
    !matches!(walk.item(0), Err(Stop::TooMany))
}

enum Stop {
    TooMany,
    NoCbor,
}

struct Walk<'a> {
    bytes: &'a [u8],
    left: usize,
}

impl Walk<'_> {
    /// One item with all that is in it; whether it was the end of an open list.
    fn item(&mut self, depth: usize) -> Result<bool, Stop> {
        self.left = self.left.checked_sub(1).ok_or(Stop::TooMany)?;
        let first = *self.take(1)?.first().ok_or(Stop::NoCbor)?;
        let (major, low) = (first >> 5, first & 0x1f);
        let count = match low {
            0..=23 => Some(u64::from(low)),
            24..=27 => Some(self.number(1 << (low - 24))?),
            31 => None,
            _ => return Err(Stop::NoCbor),
        };
        match (major, count) {
            (0 | 1, Some(_)) => Ok(false),
            (2 | 3, Some(length)) => {
                self.take(usize::try_from(length).map_err(|_| Stop::NoCbor)?)?;
                Ok(false)
            }
            (4, Some(count)) => self.items(count, depth),
            (5, Some(count)) => self.items(count.saturating_mul(2), depth),
            (2..=5, None) => self.until_end(depth),
            (6, Some(_)) => self.items(1, depth),
            (7, None) => Ok(true),
            (7, Some(_)) => Ok(false),
            _ => Err(Stop::NoCbor),
        }
    }

    fn items(&mut self, count: u64, depth: usize) -> Result<bool, Stop> {
        if depth >= DEEPEST {
            return Err(Stop::NoCbor);
        }
        for _ in 0..count {
            self.item(depth + 1)?;
        }
        Ok(false)
    }

    fn until_end(&mut self, depth: usize) -> Result<bool, Stop> {
        if depth >= DEEPEST {
            return Err(Stop::NoCbor);
        }
        while !self.item(depth + 1)? {}
        Ok(false)
    }

    fn number(&mut self, bytes: usize) -> Result<u64, Stop> {
        Ok(self.take(bytes)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn take(&mut self, count: usize) -> Result<&[u8], Stop> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(Stop::NoCbor)?;
        self.bytes = rest;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;
    use std::collections::BTreeMap;

    fn counted<T: Serialize>(message: &T) -> usize {
        let bytes = vungxanh_shared::wire::encode(message);
        (1..).find(|most| at_most(&bytes, *most)).unwrap()
    }

    #[test]
    fn w2_items_are_counted_as_the_decoder_meets_them() {
        assert_eq!(counted(&7u64), 1);
        assert_eq!(counted(&"text"), 1);
        assert_eq!(counted(&vec![1u8, 200, 3]), 4);
        assert_eq!(counted(&BTreeMap::from([("a", vec![-70_000i64, 2])])), 5);
        assert_eq!(counted(&Some(1.5f64)), 1);
        // A list without a count, and a text in pieces.
        assert!(at_most(&[0x9f, 1, 2, 0xff], 4) && !at_most(&[0x9f, 1, 2, 0xff], 3));
        assert!(at_most(&[0x7f, 0x61, b'a', 0xff], 3));
        // A tag and what it says.
        assert!(at_most(&[0xc1, 1], 2) && !at_most(&[0xc1, 1], 1));
    }

    #[test]
    fn w2_what_ends_early_or_is_no_cbor_is_left_to_the_decoder() {
        let huge = [0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        for bytes in [&huge[..], &[], &[0xff], &[0x5b, 0xff], &[0x1c], &[0x81; 4000]] {
            assert!(at_most(bytes, 100));
        }
        assert!(!at_most(&[&huge[..], &[0; 200]].concat(), 100));
    }
}
