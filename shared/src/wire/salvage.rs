//! What of an answer that was cut off can be used.

use super::{SyncResponse, decode};

/// What of an answer that was cut off had arrived: all that stands before its frames, and the whole ones
/// of these. The rest has to be asked for. None where the cut came earlier.
pub fn salvage(bytes: &[u8]) -> Option<SyncResponse> {
    let mut rest = bytes;
    let (MAP, entries) = head(&mut rest)? else { return None };
    let mut whole = vec![MAP << 5 | INDEFINITE];
    for _ in 0..entries {
        let key = item(&mut rest)?;
        whole.extend_from_slice(key);
        if key != FRAMES {
            whole.extend_from_slice(item(&mut rest)?);
            continue;
        }
        let (ARRAY, count) = head(&mut rest)? else { return None };
        whole.push(ARRAY << 5 | INDEFINITE);
        (0..count).map_while(|_| item(&mut rest)).for_each(|frame| whole.extend_from_slice(frame));
        whole.extend_from_slice(MORE_TO_COME);
        return decode(&whole).ok();
    }
    None
}

const ARRAY: u8 = 4;
const MAP: u8 = 5;
const INDEFINITE: u8 = 31;
const FRAMES: &[u8] = b"\x66frames";
/// The end of the array, `more` = true, the end of the map.
const MORE_TO_COME: &[u8] = b"\xff\x64more\xf5\xff";

/// Takes the head of a CBOR item off the front: its major type and its number.
fn head(rest: &mut &[u8]) -> Option<(u8, u64)> {
    let (first, after) = rest.split_first()?;
    let (major, info) = (first >> 5, first & 31);
    let width = match info {
        0..24 => 0,
        24..28 => 1 << (info - 24),
        _ => return None,
    };
    let (number, after) = after.split_at_checked(width)?;
    *rest = after;
    let value = number.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
    Some((major, if width == 0 { u64::from(info) } else { value }))
}

/// Takes a whole item off the front.
fn item<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let start = *rest;
    let mut items = 1u64;
    while items > 0 {
        items -= 1;
        let (major, number) = head(rest)?;
        match major {
            2 | 3 => *rest = rest.get(usize::try_from(number).ok()?..)?,
            4 => items = items.checked_add(number)?,
            5 => items = items.checked_add(number.checked_mul(2)?)?,
            6 => items = items.checked_add(1)?,
            _ => {}
        }
    }
    start.get(..start.len() - rest.len())
}
