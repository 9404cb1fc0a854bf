//! Numbers of the right form that can belong to nobody, so that a demonstration can never name or call a person.
//!
//! | number | form | why it is nobody's |
//! |---|---|---|
//! | citizen number | 12 digits: place, century and sex, year, serial (Circular 07/2016/TT-BCA) | begins with 999. Provinces have 001 to 096; annex II counts the world's countries in one run from 101, and there are not 900 of them |
//! | old identity card | 9 digits | begins with 99. Provinces had 01 to 38 |
//! | health insurance | 10 digits, province first | begins with 00; no province has it |
//! | mobile | 0, then 9 digits | prefixes 053, 054, 071 to 075 were assigned to no operator (numbering plan as in libphonenumber 8.13) |
//! | hotline | 024, then 8 digits | subscriber numbers in Hà Nội begin with 2 to 8, this one with 1 |
//! | plate | province, series, number | series letter Q: series use twenty letters, Q is not one of them (Circular 58/2020/TT-BCA) |
//!
//! The year, century and sex in a citizen number agree with the person, and the last digits differ, so that checks
//! and the search by last digits work as with real ones.

use super::random::Dice;
use super::residents::Sex;

/// The first three digits of every citizen number of the demonstration.
pub const NOBODYS_PLACE: &str = "999";

/// The ward's hotline; at Hà Nội no subscriber number begins with 1.
pub const HOTLINE: &str = "+842410000025";

const UNASSIGNED_MOBILE: [&str; 7] = ["53", "54", "71", "72", "73", "74", "75"];
const UNUSED_SERIES: &str = "Q";
const HANOI_CARS: [&str; 3] = ["29", "30", "31"];
const NEIGHBOURS: [&str; 9] = ["14", "15", "17", "18", "19", "34", "88", "89", "99"];

/// A citizen number of someone of this sex born in this year.
pub fn citizen_id(dice: &mut Dice, sex: Sex, birth_year: i32) -> String {
    let century = if birth_year < 2000 { 0 } else { 2 };
    let digit = century + i32::from(sex == Sex::Female);
    format!("{NOBODYS_PLACE}{digit}{:02}{}", birth_year.rem_euclid(100), dice.digits(6))
}

/// A nine-digit number of the old identity card.
pub fn old_id(dice: &mut Dice) -> String {
    format!("99{}", dice.digits(7))
}

/// A ten-digit health insurance number.
pub fn insurance(dice: &mut Dice) -> String {
    format!("00{}", dice.digits(8))
}

/// A mobile number, stored form.
pub fn mobile(dice: &mut Dice) -> String {
    format!("+84{}{}", dice.pick(&UNASSIGNED_MOBILE), dice.digits(7))
}

/// A car's plate: three in four from Hà Nội.
pub fn car_plate(dice: &mut Dice) -> String {
    let province = if dice.chance(75) { dice.pick(&HANOI_CARS) } else { dice.pick(&NEIGHBOURS) };
    format!("{province}{UNUSED_SERIES}{}", dice.digits(5))
}

/// A motorbike's plate.
pub fn motorbike_plate(dice: &mut Dice) -> String {
    let province = if dice.chance(85) { "29" } else { dice.pick(&NEIGHBOURS) };
    format!("{province}{UNUSED_SERIES}{}{}", dice.between(1, 9), dice.digits(5))
}

#[cfg(test)]
mod tests {
    use super::*;
    use vungxanh_shared::units::birth_province;

    #[test]
    fn numbers_have_the_form_and_belong_to_nobody() {
        let mut dice = Dice::new(7);
        for (sex, year, digit) in [
            (Sex::Male, 1950, "050"),
            (Sex::Female, 1999, "199"),
            (Sex::Male, 2000, "200"),
            (Sex::Female, 2021, "321"),
        ] {
            let number = citizen_id(&mut dice, sex, year);
            assert_eq!((number.len(), &number[3..6]), (12, digit), "{number}");
            assert!(number.bytes().all(|b| b.is_ascii_digit()));
            assert_eq!(birth_province(&number[..3]), None);
            assert!(number.starts_with("999"));
        }
        for _ in 0..200 {
            let (old, card) = (old_id(&mut dice), insurance(&mut dice));
            assert!(old.len() == 9 && old[..2].parse::<u8>().unwrap() > 38, "{old}");
            assert!(card.len() == 10 && card.starts_with("00"), "{card}");
            let phone = mobile(&mut dice);
            assert!(phone.len() == 12 && phone.starts_with("+84"), "{phone}");
            assert!(UNASSIGNED_MOBILE.contains(&&phone[3..5]), "{phone}");
            for plate in [car_plate(&mut dice), motorbike_plate(&mut dice)] {
                assert_eq!(&plate[2..3], "Q", "{plate}");
            }
        }
    }
}
