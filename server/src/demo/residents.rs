//! Families that could live behind one door: ages, relations and names that fit each other. All invented.

use vungxanh_shared::time::LocalDate;

use super::names::{FullName, family_name, mountain_name, name};
use super::numbers;
use super::random::Dice;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Sex {
    Male,
    Female,
}

/// What someone is to the head of the household.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Relation {
    Head,
    Spouse,
    Child,
    ChildInLaw,
    Grandchild,
    Parent,
    Lodger,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Residence {
    Permanent,
    Temporary,
    ShortStay,
    Absent,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Condition {
    Hypertension,
    Diabetes,
    Heart,
    Lung,
    Kidney,
    Cancer,
    Pregnancy,
}

/// One dose of vaccine.
#[derive(Clone, PartialEq, Debug)]
pub struct Dose {
    pub day: LocalDate,
    pub product: &'static str,
    pub place: &'static str,
}

/// Someone who does not exist.
#[derive(Clone, PartialEq, Debug)]
pub struct Resident {
    pub name: FullName,
    pub sex: Sex,
    pub born: LocalDate,
    /// What is known of the birth: `1938`, `1938-03` or `1938-03-21`.
    pub birth_text: String,
    pub relation: Relation,
    pub residence: Residence,
    pub citizen_id: Option<String>,
    pub old_id: Option<String>,
    pub insurance: Option<String>,
    pub phone: Option<String>,
    pub occupation: Option<&'static str>,
    pub frontline: bool,
    pub conditions: Vec<Condition>,
    pub doses: Vec<Dose>,
}

impl Resident {
    /// Works for the state or a public body, so that leaving the city needs consent (722/UBND-VP).
    pub fn is_employee(&self) -> bool {
        const JOBS: [&str; 7] =
            ["Công chức", "Viên chức", "Giáo viên", "Bác sĩ", "Điều dưỡng", "Công an", "Bộ đội"];
        self.occupation.is_some_and(|job| JOBS.contains(&job))
    }

    /// Full years on `day`.
    pub fn age(&self, day: LocalDate) -> i64 {
        day.days_since(self.born) * 100 / 36_525
    }
}

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

fn person(
    dice: &mut Dice,
    today: LocalDate,
    (family, sex): (&'static str, Sex),
    age: i64,
    relation: Relation,
) -> Resident {
    let born = today.plus_days(-(age * 36_525 / 100) - dice.between(1, 364));
    let birth_text = match dice.roll() % 100 {
        0..35 if age > 74 => format!("{}", born.year()),
        35..50 if age > 74 => format!("{}-{:02}", born.year(), born.month()),
        _ => born.to_string(),
    };
    let occupation = occupation(dice, sex, age);
    let has_card = age >= 14 || dice.chance(30);
    let residence = match dice.roll() % 100 {
        0..84 => Residence::Permanent,
        84..97 => Residence::Temporary,
        _ if age > 17 => Residence::Absent,
        _ => Residence::Permanent,
    };
    Resident {
        name: name(dice, family, sex, born.year()),
        citizen_id: has_card.then(|| numbers::citizen_id(dice, sex, born.year())),
        old_id: (age > 26 && dice.chance(45)).then(|| numbers::old_id(dice)),
        insurance: dice.chance(88).then(|| numbers::insurance(dice)),
        phone: ((14..80).contains(&age) && dice.chance(85)).then(|| numbers::mobile(dice)),
        conditions: conditions(dice, sex, age),
        doses: doses(dice, today, age),
        frontline: occupation.is_some_and(|job| FRONTLINE.contains(&job)),
        sex,
        born,
        birth_text,
        relation,
        residence,
        occupation,
    }
}

const FRONTLINE: [&str; 5] = ["Bác sĩ", "Điều dưỡng", "Công an", "Bộ đội", "Giao hàng"];

fn occupation(dice: &mut Dice, sex: Sex, age: i64) -> Option<&'static str> {
    const WORK: [&str; 22] = [
        "Nhân viên văn phòng",
        "Nhân viên văn phòng",
        "Kinh doanh tự do",
        "Kinh doanh tự do",
        "Bán hàng",
        "Kế toán",
        "Giáo viên",
        "Công chức",
        "Viên chức",
        "Kỹ sư",
        "Lập trình viên",
        "Nhân viên ngân hàng",
        "Bác sĩ",
        "Điều dưỡng",
        "Công nhân",
        "Đầu bếp",
        "Thợ cắt tóc",
        "Lao động tự do",
        "Nhà báo",
        "Giao hàng",
        "Luật sư",
        "Bảo vệ",
    ];
    const MENS: [&str; 7] =
        ["Lái xe", "Lái xe công nghệ", "Thợ điện nước", "Bộ đội", "Công an", "Thợ xây", "Cơ khí"];
    const WOMENS: [&str; 4] = ["Nội trợ", "May mặc", "Giúp việc gia đình", "Giáo viên mầm non"];
    match age {
        ..6 => None,
        6..18 => Some("Học sinh"),
        18..23 if dice.chance(75) => Some("Sinh viên"),
        61.. => dice.chance(90).then_some("Hưu trí"),
        56..61 if sex == Sex::Female && dice.chance(70) => Some("Hưu trí"),
        _ if dice.chance(8) => None,
        _ if dice.chance(25) => match sex {
            Sex::Male => Some(dice.pick(&MENS)),
            Sex::Female => Some(dice.pick(&WOMENS)),
        },
        _ => Some(dice.pick(&WORK)),
    }
}

fn conditions(dice: &mut Dice, sex: Sex, age: i64) -> Vec<Condition> {
    let chances = match age {
        ..18 => [0, 0, 0, 2, 0, 0, 0],
        18..45 => [3, 2, 1, 2, 0, 0, if sex == Sex::Female { 4 } else { 0 }],
        45..60 => [18, 9, 4, 4, 1, 1, 0],
        60..75 => [40, 20, 12, 8, 3, 3, 0],
        _ => [55, 24, 22, 13, 5, 4, 0],
    };
    let known = [
        Condition::Hypertension,
        Condition::Diabetes,
        Condition::Heart,
        Condition::Lung,
        Condition::Kidney,
        Condition::Cancer,
        Condition::Pregnancy,
    ];
    known
        .into_iter()
        .zip(chances)
        .filter(|(_, percent)| dice.chance(*percent))
        .map(|(c, _)| c)
        .collect()
}

fn doses(dice: &mut Dice, today: LocalDate, age: i64) -> Vec<Dose> {
    let count: usize = match age {
        ..12 => 0,
        12..18 => dice.weighted(&[(0, 6), (1, 14), (2, 80)]),
        18..60 => dice.weighted(&[(0, 3), (1, 4), (2, 33), (3, 60)]),
        _ => dice.weighted(&[(0, 8), (1, 4), (2, 28), (3, 60)]),
    };
    let places =
        ["Trạm Y tế phường Ngọc Khánh", "Trường THCS Phan Chu Trinh", "Bệnh viện Nhi Trung ương"];
    let first = dice.pick(if age < 18 {
        &["Pfizer"]
    } else {
        &["AstraZeneca", "Pfizer", "Moderna", "Vero Cell"]
    });
    let place = dice.pick(places.get(..if age < 18 { 3 } else { 2 }).unwrap_or(&places));
    let mut day = today.plus_days(-dice.between(220, 400));
    let mut given = Vec::new();
    for no in 0..count {
        let product = if no < 2 { first } else { dice.pick(&["Pfizer", "AstraZeneca"]) };
        given.push(Dose { day, product, place });
        day = day.plus_days(dice.between(28, 60) + if no == 0 { 0 } else { 62 });
    }
    given
}

#[cfg(test)]
mod tests {
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
        let aged = |low, high| {
            share(people.iter().filter(|p| (low..high).contains(&p.age(today()))).count())
        };
        assert!((15..35).contains(&aged(0, 18)), "{}% children", aged(0, 18));
        assert!((12..30).contains(&aged(60, 120)), "{}% old", aged(60, 120));
        let women = share(people.iter().filter(|p| p.sex == Sex::Female).count());
        assert!((47..58).contains(&women), "{women}% women");
    }
}
