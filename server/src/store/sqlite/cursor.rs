//! What a cursor says. A phone keeps it and sends it back; it is opaque to the phone.

/// How far a phone has come in the feed of one partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// Everything up to this feed number was applied, its own changes included.
    At(u64),
    /// The same, by a phone that began at nothing and has not reached the end since: of its own changes
    /// behind this number it may lack some, and gets them like those of others.
    Restart(u64),
    /// Documents are being handed over as of feed number `until`; `given` of them were, so that a cut
    /// loses one frame only.
    InProgress {
        /// The feed number.
        until: u64,
        /// How many documents.
        given: u64,
    },
}

/// Marks [`Cursor::InProgress`]: above any feed number that 36 bits hold, and a whole number that JavaScript
/// keeps exact.
const IN_PROGRESS: u64 = 1 << 52;
/// Marks [`Cursor::Restart`].
const RESTART: u64 = 1 << 51;
const SEQ_BITS: u32 = 36;
const SEQ_MASK: u64 = (1 << SEQ_BITS) - 1;

impl Cursor {
    /// What the phone sent. Numbers that the server never gave are read as some cursor all the same: the
    /// phone then gets more than it needs, or asks again.
    pub fn read(cursor: u64) -> Self {
        if cursor & IN_PROGRESS != 0 {
            let rest = cursor & (IN_PROGRESS - 1);
            return Cursor::InProgress { until: rest & SEQ_MASK, given: rest >> SEQ_BITS };
        }
        match cursor & RESTART {
            0 => Cursor::At(cursor),
            _ => Cursor::Restart(cursor & SEQ_MASK),
        }
    }

    /// What the phone shall keep.
    pub fn write(self) -> u64 {
        match self {
            Cursor::At(seq) => seq,
            Cursor::Restart(seq) => RESTART | seq & SEQ_MASK,
            Cursor::InProgress { until, given } => {
                IN_PROGRESS | given << SEQ_BITS | until & SEQ_MASK
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w6_cursors_read_back_and_stay_exact_in_javascript() {
        for cursor in [
            Cursor::At(0),
            Cursor::At(1_000_000),
            Cursor::Restart(1),
            Cursor::Restart(SEQ_MASK),
            Cursor::InProgress { until: 123_456, given: 3 },
            Cursor::InProgress { until: SEQ_MASK, given: 0xffff },
        ] {
            assert_eq!(Cursor::read(cursor.write()), cursor);
            assert!(cursor.write() < 1 << 53);
        }
    }
}
