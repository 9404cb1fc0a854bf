//! One person: birth, papers, work, health and vaccinations.

use vungxanh_shared::time::LocalDate;

use super::super::names::name;
use super::super::numbers;
use super::super::random::Dice;
use super::{Condition, Dose, Relation, Residence, Resident, Sex};

pub(super) fn person(
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
