//! Families make sense, and a ward of them has the ages it should.

use super::super::random::Dice;
use super::*;

fn today() -> LocalDate {
    LocalDate::new(2026, 11, 22).unwrap()
}

fn families(count: usize) -> Vec<Vec<Resident>> {
    let mut dice = Dice::new(5);
    (0..count).map(|_| family(&mut dice, today())).collect()
}

#[test]
fn the_same_seed_gives_the_same_families() {
    assert_eq!(families(20), families(20));
}

#[test]
fn families_make_sense() {
    for family in families(2_000) {
        let age = |person: &Resident| person.age(today());
        let of = |relation| family.iter().filter(move |person| person.relation == relation);
        let head = &family[0];
        assert_eq!(head.relation, Relation::Head);
        assert_eq!(of(Relation::Head).count(), 1);
        assert!(age(head) >= 18, "{head:?}");
        assert!(of(Relation::Spouse).all(|spouse| spouse.sex != head.sex && age(spouse) >= 19));
        for child in of(Relation::Child) {
            assert!(age(head) - age(child) >= 15, "{family:?}");
            let father = family.iter().find(|p| {
                p.sex == Sex::Male && matches!(p.relation, Relation::Head | Relation::Spouse)
            });
            assert!(father.is_none_or(|father| father.name.family == child.name.family));
        }
        assert!(of(Relation::Parent).all(|parent| age(parent) - age(head) >= 20));
        for person in &family {
            assert!((0..=99).contains(&age(person)), "{person:?}");
            assert!(person.born.to_string().starts_with(&person.birth_text));
            assert!(person.doses.windows(2).all(|two| two[1].day.days_since(two[0].day) >= 28));
            assert!(person.doses.iter().all(|dose| dose.day < today()), "{:?}", person.doses);
            assert!(person.occupation != Some("Học sinh") || age(person) < 19);
        }
    }
}

#[test]
fn a_ward_of_450_households_has_about_1500_people() {
    let people: usize = families(450).iter().map(Vec::len).sum();
    assert!((1_400..1_600).contains(&people), "{people}");
}

#[test]
fn all_generations_and_both_sexes_live_there() {
    let people: Vec<_> = families(450).into_iter().flatten().collect();
    let share = |n: usize| n * 100 / people.len();
    let aged =
        |low, high| share(people.iter().filter(|p| (low..high).contains(&p.age(today()))).count());
    assert!((15..35).contains(&aged(0, 18)), "{}% children", aged(0, 18));
    assert!((12..30).contains(&aged(60, 120)), "{}% old", aged(60, 120));
    let women = share(people.iter().filter(|p| p.sex == Sex::Female).count());
    assert!((47..58).contains(&women), "{women}% women");
}
