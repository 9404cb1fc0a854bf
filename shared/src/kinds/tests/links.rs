//! Which records a record names.

use super::*;
use crate::ids::RecordId;
use crate::kinds::{pass, person};

fn named(kind: &Kind, fields: &Fields) -> Vec<String> {
    kind.links_of(fields).into_iter().map(|link| format!("{}={}", link.field, link.to)).collect()
}

#[test]
fn k23_a_record_names_others_once_a_field_and_only_by_their_ids() {
    let other = RecordId([7; 16]).to_string();
    let lan = fields([
        ("household", ID.into()),
        ("moved_from", other.as_str().into()),
        ("moved_to", "Lan".into()),
        ("note", ID.into()),
    ]);
    assert_eq!(
        named(&person::KIND, &lan),
        [format!("household={ID}"), format!("moved_from={other}")]
    );
    let wrong = fields([("household", Scalar::Int(1)), ("moved_from", Scalar::Null)]);
    assert_eq!(named(&person::KIND, &wrong), [""; 0]);
}

#[test]
fn k23_members_of_a_group_name_others_until_they_are_taken_out() {
    let other = RecordId([7; 16]).to_string();
    let car = fields([
        ("shift", ID.into()),
        ("people/a/person", other.as_str().into()),
        ("people/b/person", other.as_str().into()),
        ("people/c/person", ID.into()),
        ("people/c/removed", true.into()),
    ]);
    let expected = [format!("people/*/person={other}"), format!("shift={ID}")];
    assert_eq!(named(&pass::KIND, &car), expected);
}

#[test]
fn k23_every_link_names_a_kind_that_there_is() {
    for kind in ALL {
        for link in kind.links() {
            assert!(find(link.to).is_some(), "{}.{}", kind.name, link.path());
        }
        let whole = kind.part_of.map(|name| kind.links().any(|link| link.path() == name));
        assert_ne!(whole, Some(false), "{}", kind.name);
    }
}
