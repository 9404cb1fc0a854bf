//! Names of things: wards, places, families, partitions, periods, documents, records, devices.
//!
//! Every id is a newtype that can only be made in its valid form, so that code behind this module
//! never asks again. Text forms are stable: they stand in databases, on the wire and in documents.

mod bytes;
mod partition;
mod place;

use uuid::Uuid;

pub use bytes::{DeviceId, DocumentId, Epoch, FeedSeq, RecordId, SessionActor};
pub use partition::{DocumentKey, Family, Partition, Period, PeriodLength};
pub use place::{Place, PlaceKind, WardCode};

/// The namespace of document ids (SPEC D2). Chosen once at random; it never changes.
pub const DOCUMENT_NAMESPACE: Uuid = Uuid::from_u128(0x5f6d_0c0e_8a1b_5c3e_9d27_76e3_1f8a_2b10);

/// A text that is not a valid id. Says what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {expected}")]
pub struct BadId {
    /// The text as it came, shortened to 80 characters.
    pub text: String,
    /// What would have been right, with an example.
    pub expected: &'static str,
}

fn bad(text: &str, expected: &'static str) -> BadId {
    BadId { text: text.chars().take(80).collect(), expected }
}

macro_rules! text_form {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
use text_form;

#[cfg(test)]
mod tests {
    use super::*;

    fn check_partition(text: &str, valid: bool) {
        let parsed = text.parse::<Partition>();
        assert_eq!(parsed.is_ok(), valid, "{text}: {parsed:?}");
        if let Ok(partition) = parsed {
            assert_eq!(partition.to_string(), text);
        }
    }

    #[test]
    fn d1_partition_names_parse_only_in_their_one_form() {
        check_partition("passes/00025/00025-C01", true);
        check_partition("register/00025/00025-01", true);
        check_partition("plan/00025/00025", true);
        check_partition("plan/00025/00025-01", false);
        check_partition("register/00025/00025-C01", false);
        check_partition("register/00025/00031-01", false);
        check_partition("register/00025/00025-1", false);
        check_partition("register/00025", false);
        check_partition("secret/00025/00025", false);
        check_partition("register/00025/00025-01/2026", false);
        check_partition("register/0002é/0002é-01", false);
    }

    #[test]
    fn d2_two_phones_name_the_same_document() {
        let key = DocumentKey::new(
            "passes/00025/00025-C01".parse().unwrap(),
            "2026-11-22".parse().unwrap(),
        )
        .unwrap();
        assert_eq!(key.id(), key.clone().id());
        assert_eq!(key.to_string(), "passes/00025/00025-C01/2026-11-22");
        assert_eq!(key.id().to_string(), "5f503457e2bf51c09ac5c67506dab5c5");
    }

    #[test]
    fn g18_d2_the_namespace_of_document_ids_stands_in_the_spec() {
        let spec = include_str!("../../SPEC.md");
        assert!(spec.contains(&format!("in the namespace `{DOCUMENT_NAMESPACE}`")));
    }

    #[test]
    fn d2_a_period_must_have_the_familys_length() {
        let partition: Partition = "passes/00025/00025-C01".parse().unwrap();
        assert!(DocumentKey::new(partition, "2026-11".parse().unwrap()).is_err());
        assert!("2026-13".parse::<Period>().is_err());
        assert!("2026-02-30".parse::<Period>().is_err());
    }

    #[test]
    fn d3_record_ids_are_uuid_v7_and_sort_by_time() {
        let early = RecordId::new(1_700_000_000_000, [0xff; 10]);
        let late = RecordId::new(1_700_000_000_001, [0; 10]);
        assert!(early < late);
        assert_eq!(early.made_at_ms(), 1_700_000_000_000);
        let id = early.to_string();
        assert_eq!((id.len(), &id[12..13], id.parse()), (32, "7", Ok(early)));
        assert!("AB".repeat(16).parse::<RecordId>().is_err());
    }

    #[test]
    fn g4_a_session_actor_carries_its_device() {
        let device = DeviceId([7; 16]);
        let actor = SessionActor::new(device, [1, 2, 3, 4]);
        assert_eq!(SessionActor::from_actor(&actor.to_actor()), Some(actor));
        assert_eq!(actor.device(), device);
    }
}
