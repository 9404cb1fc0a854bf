//! What an edit writes, and what stands in its way.

use automerge::Automerge;

use super::*;
use crate::document::{stands, write};
use crate::ids::{DeviceId, SessionActor};
use crate::kinds;

const NOW_MS: i64 = 1_763_000_000_000;

fn record() -> RecordId {
    RecordId::new(NOW_MS, [1; 10])
}

fn fields(values: &[(&str, &str)]) -> Fields {
    values.iter().map(|(key, value)| ((*key).to_owned(), Scalar::from(*value))).collect()
}

/// A household as one phone sees it.
struct Household(Automerge);

impl Household {
    fn new() -> Self {
        let mut household = Self(Automerge::new());
        let mut draft = Draft::new(&kinds::household::KIND);
        let typed = fields(&[("head_name", "Trần Văn Bình"), ("phone", "0912 345 678")]);
        draft.edit(
            &Asked { fields: &typed, seen: &Seen::nothing(), decides: false },
            &CheckContext::new(NOW_MS),
        );
        household.save(1, &draft);
        household
    }

    fn save(&mut self, device: u8, draft: &Draft) {
        let actor = SessionActor::new(DeviceId([device; 16]), [device; 4]);
        let writes: Vec<RecordWrite> = draft.write(record()).into_iter().collect();
        write(&mut self.0, actor, NOW_MS, &writes).unwrap();
    }

    fn stands(&self) -> BTreeMap<String, Vec<Standing>> {
        stands(&self.0, record()).unwrap()
    }

    fn seen(&self) -> Seen {
        let stands = self.stands().into_iter();
        let ops =
            stands.map(|(key, values)| (key, values.into_iter().flat_map(|v| v.ops).collect()));
        Seen::Only(ops.collect())
    }

    fn draft(&self, field: (&str, &str), seen: &Seen, decides: bool) -> Draft {
        let stands = self.stands();
        let mut draft = Draft::existing(&kinds::household::KIND, version_of(&stands), stands);
        draft.edit(&Asked { fields: &fields(&[field]), seen, decides }, &CheckContext::new(NOW_MS));
        draft
    }

    fn phones(&self) -> Vec<Scalar> {
        self.stands()["phone"].iter().map(|one| one.value.clone()).collect()
    }

    /// Two numbers, written by devices 2 and 3 that did not see each other's.
    fn contested() -> Self {
        let mut one = Self::new();
        let mut other = Self(one.0.fork());
        let seen = one.seen();
        one.save(2, &one.draft(("phone", "0912 000 002"), &seen, false));
        other.save(3, &other.draft(("phone", "0912 000 003"), &seen, false));
        one.0.merge(&mut other.0).unwrap();
        one
    }
}

#[test]
fn d8_an_open_form_leaves_what_arrived_meanwhile_standing() {
    let mut household = Household::new();
    let opened = household.seen();
    household.save(2, &household.draft(("phone", "0912 000 002"), &opened, false));
    let draft = household.draft(("phone", "0912 000 003"), &opened, false);
    household.save(3, &draft);
    assert_eq!(household.phones(), ["+84912000003".into(), "+84912000002".into()]);
}

#[test]
fn d8_a_decision_that_meets_another_value_is_asked_again() {
    let mut household = Household::contested();
    let looked = household.seen();
    let (mine, theirs) = (("phone", "0912 000 002"), ("phone", "0912 000 003"));
    let second = household.draft(theirs, &looked, true);
    assert_eq!(second.unseen(), [""; 0]);
    household.save(4, &household.draft(mine, &looked, true));
    assert_eq!(household.phones(), ["+84912000002".into()]);
    assert_eq!(household.draft(theirs, &looked, true).unseen(), ["phone"]);
    assert_eq!(household.draft(mine, &looked, true).unseen(), [""; 0], "both decided alike");
    let asked_again = household.draft(theirs, &household.seen(), true);
    assert_eq!(asked_again.unseen(), [""; 0]);
    household.save(5, &asked_again);
    assert_eq!(household.phones(), ["+84912000003".into()]);
}

#[test]
fn a_decision_for_the_value_that_wins_is_written() {
    let mut household = Household::contested();
    let winner = household.phones()[0].as_text().unwrap().to_owned();
    household.save(4, &household.draft(("phone", &winner), &household.seen(), true));
    assert_eq!(household.phones(), [Scalar::from(winner)]);
}

#[test]
fn what_changes_nothing_writes_nothing() {
    let household = Household::new();
    let draft = household.draft(("phone", "0912.345.678"), &household.seen(), false);
    assert!(draft.write(record()).is_none() && draft.changes().is_empty());
}

#[test]
fn d5_an_edit_says_the_version_with_which_it_writes_and_never_an_older_one() {
    let household = Household::new();
    let version = |version: u32| {
        let mut draft = Draft::existing(&kinds::household::KIND, version, household.stands());
        let typed = fields(&[("phone", "0912 000 002")]);
        draft.edit(
            &Asked { fields: &typed, seen: &Seen::Everything, decides: false },
            &CheckContext::new(NOW_MS),
        );
        let write = draft.write(record()).unwrap();
        write.values.iter().any(|(key, _)| key == "v")
    };
    let current = kinds::household::KIND.version;
    assert!(version(current - 1));
    assert!(!version(current) && !version(current + 1));
}

#[test]
fn fields_of_the_server_and_unknown_ones_cannot_be_written() {
    let unwritable = |kind, key: &str, value: Scalar, authority| {
        let mut draft = Draft::new(kind);
        let typed = Fields::from([(key.to_owned(), value)]);
        draft.edit(
            &Asked { fields: &typed, seen: &Seen::nothing(), decides: false },
            &CheckContext::new(NOW_MS),
        );
        draft.unwritable(authority)
    };
    let device = "devices/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a";
    let (household, member) = (&kinds::household::KIND, &kinds::member::KIND);
    let phone = Authority::Member;
    assert_eq!(
        unwritable(member, device, true.into(), phone),
        Some(Unwritable::ServerField(device.to_owned()))
    );
    assert_eq!(unwritable(member, device, true.into(), Authority::Server), None);
    let bad = |key: &str| Some(Unwritable::BadField(key.to_owned()));
    assert_eq!(unwritable(household, "nonsense", "1".into(), phone), bad("nonsense"));
    assert_eq!(unwritable(household, "kind", "person".into(), phone), bad("kind"));
    assert_eq!(unwritable(household, "head_name", true.into(), phone), bad("head_name"));
}

#[test]
fn d9_a_date_far_ahead_does_not_choose_the_document() {
    let mut draft = Draft::new(&kinds::movement::KIND);
    let planned = NOW_MS + 200 * 86_400_000;
    let typed = Fields::from([
        ("direction".to_owned(), "departure".into()),
        ("depart_planned".to_owned(), Scalar::Int(planned)),
    ]);
    draft.edit(
        &Asked { fields: &typed, seen: &Seen::nothing(), decides: false },
        &CheckContext::new(NOW_MS),
    );
    assert_eq!(draft.date(NOW_MS), LocalDate::at_ms(NOW_MS).plus_days(27));
    assert_eq!(draft.date(planned), LocalDate::at_ms(planned));
}
