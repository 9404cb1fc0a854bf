//! Which version an edit writes.

use super::*;

/// A household of a version to come.
static NEXT: Kind = Kind {
    name: "household",
    version: 2,
    family: kinds::household::KIND.family,
    label: kinds::household::KIND.label,
    fields: kinds::household::KIND.fields,
    groups: &[],
    date_field: None,
    search_fields: &[],
    name_field: None,
    title_fields: &[],
    check: |_, _, _| {},
    fill: |_| Vec::new(),
};

/// What an edit of a field writes into a record that was last written with `version`.
fn written(version: u32, house_no: &str) -> Vec<(String, ScalarValue)> {
    let fields = |house_no: &str| Fields::from([("house_no".to_owned(), house_no.into())]);
    let draft = Draft {
        record: RecordId::new(0, [1; 10]),
        document: crate::stored::document_key("register/00025/00025-01/2026").unwrap(),
        kind: &NEXT,
        made: version == 0,
        version,
        before: fields("12"),
        contested: BTreeSet::new(),
        after: fields(house_no),
        edited: BTreeSet::new(),
    };
    let mut plan = Plan::default();
    plan.add(draft);
    plan.writes.into_values().flatten().flat_map(|write| write.values).collect()
}

#[test]
fn d5_an_edit_says_the_version_with_which_it_writes_and_never_an_older_one() {
    let house_no = ("house_no".to_owned(), ScalarValue::from("12A"));
    let version = ("v".to_owned(), ScalarValue::Int(2));
    assert_eq!(written(1, "12A"), [version.clone(), house_no.clone()]);
    assert_eq!(written(2, "12A"), std::slice::from_ref(&house_no));
    assert_eq!(written(3, "12A"), [house_no]);
    assert_eq!(written(1, "12"), [], "what changes nothing raises nothing");
    assert!(written(0, "12").contains(&version));
}
