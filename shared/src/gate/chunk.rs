//! Rule G1: what may be handed to automerge at all.
//!
//! The chunk is walked here first, every count in it bounded against bytes that are really there,
//! because automerge inflates, allocates and iterates as the bytes tell it to.

use std::io::Read;

use super::Refusal;

/// Bytes of one change at most, inflated and without its dependencies: those are as many as other devices wrote
/// last, and no fault of its author's.
pub const MAX_CHANGE_BYTES: usize = 64 * 1024;
/// Dependencies of one change at most.
pub const MAX_DEPS: usize = 4096;
/// Bytes of one change with its dependencies at most, as sent and inflated.
pub const MAX_CHUNK_BYTES: usize = MAX_CHANGE_BYTES + MAX_DEPS * HASH_BYTES;
const HASH_BYTES: usize = 32;
/// Operations of one change at most.
pub const MAX_OPERATIONS: u64 = 512;
/// Predecessors that all operations of one change may name together.
const MAX_PREDS: u64 = 4096;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
pub(super) const TYPE_CHANGE: u8 = 1;
const TYPE_COMPRESSED_CHANGE: u8 = 2;

/// Gives the change as one uncompressed chunk (type 1), with everything that it counts bounded.
/// The checksum stays as it came: rule G2 compares it, as automerge reads a change whatever it says.
pub(super) fn uncompressed(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    if bytes.len() > MAX_CHUNK_BYTES {
        return Err(Refusal::TooLarge);
    }
    let mut cursor = Cursor(bytes);
    if cursor.take(4)? != MAGIC {
        return Err(Refusal::NotAChange);
    }
    let checksum = cursor.take(4)?;
    let kind = cursor.byte()?;
    let length = cursor.unsigned()?;
    if length != cursor.0.len() as u64 {
        return Err(Refusal::NotAChange);
    }
    let body = match kind {
        TYPE_CHANGE => cursor.0.to_vec(),
        TYPE_COMPRESSED_CHANGE => inflate(cursor.0)?,
        _ => return Err(Refusal::NotAChange),
    };
    walk_body(&body)?;
    let mut chunk = Vec::with_capacity(body.len() + 16);
    chunk.extend(MAGIC);
    chunk.extend(checksum);
    chunk.push(TYPE_CHANGE);
    write_unsigned(body.len() as u64, &mut chunk);
    chunk.extend(body);
    Ok(chunk)
}

fn inflate(deflated: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut body = Vec::new();
    flate2::read::DeflateDecoder::new(deflated)
        .take(MAX_CHUNK_BYTES as u64 + 1)
        .read_to_end(&mut body)
        .map_err(|_| Refusal::NotAChange)?;
    if body.len() > MAX_CHUNK_BYTES { Err(Refusal::TooLarge) } else { Ok(body) }
}

/// Walks a change chunk's body: dependencies, actor, numbers, message, other actors, columns.
fn walk_body(body: &[u8]) -> Result<(), Refusal> {
    let mut cursor = Cursor(body);
    let deps = cursor.unsigned()?;
    if deps > MAX_DEPS as u64 {
        return Err(Refusal::TooLarge);
    }
    cursor.take_counted(deps, HASH_BYTES as u64)?;
    if cursor.0.len() > MAX_CHANGE_BYTES {
        return Err(Refusal::TooLarge);
    }
    cursor.take_prefixed()?; // actor
    cursor.unsigned()?; // seq
    cursor.unsigned()?; // start_op
    cursor.unsigned()?; // time: signed, but as many bytes
    cursor.take_prefixed()?; // message
    let others = cursor.unsigned()?;
    for _ in 0..others {
        cursor.take_prefixed()?; // each takes at least a byte, so the loop ends with the bytes
    }
    let columns = cursor.unsigned()?;
    let mut layout = Vec::new();
    for _ in 0..columns {
        let spec = cursor.unsigned()?;
        layout.push((spec, cursor.unsigned()?));
    }
    for (spec, length) in layout {
        let data = cursor.take_u64(length)?;
        walk_column(spec, data)?;
    }
    Ok(())
}

/// The type of a column, from the low bits of its specification.
fn walk_column(spec: u64, data: &[u8]) -> Result<(), Refusal> {
    const DEFLATED: u64 = 8;
    const PRED: u64 = 7;
    if spec & DEFLATED != 0 {
        return Err(Refusal::NotAChange);
    }
    let of_preds = spec >> 4 == PRED;
    let limit = if of_preds { MAX_PREDS } else { MAX_OPERATIONS };
    match spec & 7 {
        0 => walk_group(data),
        1..=3 | 6 => walk_runs(data, limit, |cursor| cursor.unsigned().map(|_| ())),
        4 => walk_booleans(data),
        5 => walk_runs(data, limit, |cursor| cursor.take_prefixed()),
        _ => Ok(()), // raw value bytes; their lengths stand in the metadata column
    }
}

/// Run-length encoding: n > 0 a run of one value, n < 0 that many values, 0 a run of nulls.
fn walk_runs(
    data: &[u8],
    limit: u64,
    mut value: impl FnMut(&mut Cursor) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut cursor = Cursor(data);
    let mut total = 0u64;
    while !cursor.0.is_empty() {
        let run = cursor.signed()?;
        let count = match run {
            0 => cursor.unsigned()?,
            _ => run.unsigned_abs(),
        };
        total = total.saturating_add(count);
        if total > limit {
            return Err(Refusal::TooManyOperations);
        }
        let values = if run > 0 {
            1
        } else if run < 0 {
            count
        } else {
            0
        };
        for _ in 0..values {
            value(&mut cursor)?;
        }
    }
    Ok(())
}

/// A group column says how many predecessors each operation has: bounds their sum.
fn walk_group(data: &[u8]) -> Result<(), Refusal> {
    let mut cursor = Cursor(data);
    let (mut rows, mut preds) = (0u64, 0u64);
    while !cursor.0.is_empty() {
        let run = cursor.signed()?;
        let count = if run == 0 { cursor.unsigned()? } else { run.unsigned_abs() };
        rows = rows.saturating_add(count);
        if rows > MAX_OPERATIONS {
            return Err(Refusal::TooManyOperations);
        }
        if run > 0 {
            preds = preds.saturating_add(cursor.unsigned()?.saturating_mul(count));
        } else if run < 0 {
            for _ in 0..count {
                preds = preds.saturating_add(cursor.unsigned()?);
            }
        }
        if preds > MAX_PREDS {
            return Err(Refusal::TooManyOperations);
        }
    }
    Ok(())
}

fn walk_booleans(data: &[u8]) -> Result<(), Refusal> {
    let mut cursor = Cursor(data);
    let mut total = 0u64;
    while !cursor.0.is_empty() {
        total = total.saturating_add(cursor.unsigned()?);
        if total > MAX_OPERATIONS {
            return Err(Refusal::TooManyOperations);
        }
    }
    Ok(())
}

/// Reads bytes from the front; what is not there is a refusal.
pub(super) struct Cursor<'a>(pub &'a [u8]);

impl<'a> Cursor<'a> {
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Refusal> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Refusal::NotAChange)?;
        self.0 = rest;
        Ok(taken)
    }

    pub fn take_u64(&mut self, count: u64) -> Result<&'a [u8], Refusal> {
        self.take(usize::try_from(count).map_err(|_| Refusal::NotAChange)?)
    }

    fn take_counted(&mut self, count: u64, size: u64) -> Result<&'a [u8], Refusal> {
        self.take_u64(count.checked_mul(size).ok_or(Refusal::NotAChange)?)
    }

    fn take_prefixed(&mut self) -> Result<(), Refusal> {
        let length = self.unsigned()?;
        self.take_u64(length).map(|_| ())
    }

    pub fn byte(&mut self) -> Result<u8, Refusal> {
        match self.take(1)? {
            [byte] => Ok(*byte),
            _ => Err(Refusal::NotAChange),
        }
    }

    /// LEB128 without sign, at most ten bytes.
    pub fn unsigned(&mut self) -> Result<u64, Refusal> {
        let (value, _) = self.leb128()?;
        Ok(value)
    }

    /// LEB128 with sign.
    pub fn signed(&mut self) -> Result<i64, Refusal> {
        let (value, bits) = self.leb128()?;
        let value = value.cast_signed();
        let shift = 64u32.saturating_sub(bits);
        Ok(if shift == 0 { value } else { value << shift >> shift })
    }

    /// The value's bits and how many were given.
    fn leb128(&mut self) -> Result<(u64, u32), Refusal> {
        let mut value = 0u64;
        for index in 0..10u32 {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f).checked_shl(7 * index).unwrap_or(0);
            if byte & 0x80 == 0 {
                return Ok((value, 7 * (index + 1)));
            }
        }
        Err(Refusal::NotAChange)
    }
}

/// LEB128 without sign.
pub(super) fn write_unsigned(mut value: u64, out: &mut Vec<u8>) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        out.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return;
        }
    }
}
