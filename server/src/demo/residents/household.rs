//! Who lives together: couples, children, parents, lodgers.

use vungxanh_shared::time::LocalDate;

use super::super::names::{family_name, mountain_name};
use super::super::random::Dice;
use super::person::person;
use super::{Relation, Residence, Resident, Sex};

/// A household's members, the head first.
pub fn family(dice: &mut Dice, today: LocalDate) -> Vec<Resident> {
    let mut home = Home { today, dice, people: Vec::new() };
    match home.dice.roll() % 100 {
        0..34 => home.couple_with_children(),
        34..50 => home.grandparents_and_their_sons_family(),
        50..61 => home.family_with_an_old_parent(),
        61..73 => home.couple((58, 84)),
        73..79 => home.couple((24, 36)),
        79..85 => home.one_parent(),
        85..93 => home.alone((55, 88)),
        _ => home.lodgers(),
    }
    home.people
}

struct Home<'a> {
    dice: &'a mut Dice,
    today: LocalDate,
    people: Vec<Resident>,
}

impl Home<'_> {
    fn couple_with_children(&mut self) {
        let age = self.dice.between(28, 56);
        let (family, mother_age) = self.couple_aged(age);
        let children = self.dice.weighted(&[(1, 35), (2, 50), (3, 15)]);
        self.children(children, family, mother_age, Relation::Child);
    }

    fn grandparents_and_their_sons_family(&mut self) {
        let age = self.dice.between(56, 80);
        let (family, wife_age) = self.couple_aged(age);
        let son_age = (wife_age - self.dice.between(21, 30)).clamp(25, 48);
        let wives_family = family_name(self.dice);
        let younger = son_age - self.dice.between(-1, 4);
        self.add(family, Sex::Male, son_age, Relation::Child);
        self.add(wives_family, Sex::Female, younger, Relation::ChildInLaw);
        let grandchildren = self.dice.weighted(&[(0, 10), (1, 40), (2, 45), (3, 5)]);
        self.children(grandchildren, family, younger, Relation::Grandchild);
    }

    fn family_with_an_old_parent(&mut self) {
        self.couple_with_children();
        let Some(head) = self.people.first() else { return };
        let (family, age) = (head.name.family, head.age(self.today) + self.dice.between(22, 33));
        let (sex, family) = match self.dice.chance(25) {
            true => (Sex::Male, family),
            false => (Sex::Female, family_name(self.dice)),
        };
        self.add(family, sex, age.min(97), Relation::Parent);
    }

    fn couple(&mut self, ages: (i64, i64)) {
        let age = self.dice.between(ages.0, ages.1);
        self.couple_aged(age);
    }

    fn one_parent(&mut self) {
        let age = self.dice.between(30, 54);
        let sex = if self.dice.chance(80) { Sex::Female } else { Sex::Male };
        let family = family_name(self.dice);
        self.add(family, sex, age, Relation::Head);
        let childrens = if sex == Sex::Male { family } else { family_name(self.dice) };
        let children = self.dice.weighted(&[(1, 65), (2, 35)]);
        self.children(children, childrens, age, Relation::Child);
    }

    fn alone(&mut self, ages: (i64, i64)) {
        let sex = if self.dice.chance(70) { Sex::Female } else { Sex::Male };
        let (family, age) = (family_name(self.dice), self.dice.between(ages.0, ages.1));
        self.add(family, sex, age, Relation::Head);
    }

    /// Students and workers who share a rented room.
    fn lodgers(&mut self) {
        let mountain = self.dice.chance(40);
        let sex = if self.dice.chance(50) { Sex::Female } else { Sex::Male };
        for at in 0..self.dice.between(2, 4) {
            let relation = if at == 0 { Relation::Head } else { Relation::Lodger };
            let (family, age) = (family_name(self.dice), self.dice.between(18, 29));
            self.add(family, sex, age, relation);
            let name = mountain_name(self.dice, sex);
            let taken = self.people.iter().any(|other| other.name == name);
            if let Some(person) = self.people.last_mut() {
                person.residence =
                    if at % 3 == 2 { Residence::ShortStay } else { Residence::Temporary };
                if mountain && !taken {
                    person.name = name;
                }
            }
        }
    }

    /// Husband and wife; three in four times he is the head. Gives his family name and her age.
    fn couple_aged(&mut self, age: i64) -> (&'static str, i64) {
        let (his, hers) = (family_name(self.dice), family_name(self.dice));
        let her_age = (age - self.dice.between(-1, 6)).max(20);
        let (first, second) = match self.dice.chance(75) {
            true => (Relation::Head, Relation::Spouse),
            false => (Relation::Spouse, Relation::Head),
        };
        self.add(his, Sex::Male, age, first);
        self.add(hers, Sex::Female, her_age, second);
        if second == Relation::Head {
            self.people.reverse();
        }
        (his, her_age)
    }

    /// Brothers and sisters with their father's family name, each at least a year apart.
    fn children(
        &mut self,
        count: usize,
        family: &'static str,
        mother_age: i64,
        relation: Relation,
    ) {
        let mut age = mother_age - self.dice.between(22, 31);
        for _ in 0..count {
            if !(0..=27).contains(&age) {
                age -= 3;
                continue;
            }
            let sex = if self.dice.chance(52) { Sex::Male } else { Sex::Female };
            self.add(family, sex, age, relation);
            age -= self.dice.between(2, 6);
        }
    }

    fn add(&mut self, family: &'static str, sex: Sex, age: i64, relation: Relation) {
        let person = person(self.dice, self.today, (family, sex), age, relation);
        let same_name = |other: &Resident| other.name == person.name;
        match self.people.iter().any(same_name) {
            // Nobody names two people under one roof alike.
            true => self.add(family, sex, age, relation),
            false => self.people.push(person),
        }
    }
}
