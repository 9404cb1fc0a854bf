//! Addresses in the streets of Ngọc Khánh, as they are written there: house, then lane (ngõ), branch (ngách) and
//! twig (hẻm) by the numbers at which they leave the street, or a flat in one of the old housing blocks.
//! The streets are real, the lanes and house numbers are invented.

use std::collections::BTreeSet;

use super::random::Dice;

/// Where a household lives: Số 12, ngách 25/4, phố Ngọc Khánh.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Address {
    pub street: &'static str,
    /// "Ngõ 25", "Ngách 25/12", "Hẻm 25/12/7", a housing block, or nothing on the street itself.
    pub lane: String,
    /// "12", "12A", "P. 304".
    pub house: String,
    /// Order of the walk from door to door.
    walk: [i64; 4],
}

/// The streets of each area (tổ dân phố), from the first.
pub const AREA_STREETS: [&[&str]; 10] = [
    &["Ngọc Khánh"],
    &["Ngọc Khánh", "Phạm Huy Thông"],
    &["Phạm Huy Thông"],
    &["Kim Mã"],
    &["Kim Mã", "Nguyễn Văn Ngọc"],
    &["Nguyễn Văn Ngọc", "Linh Lang"],
    &["Linh Lang", "Đào Tấn"],
    &["Đào Tấn"],
    &["Nguyễn Chí Thanh"],
    &["Giang Văn Minh", "Kim Mã"],
];

/// `count` different addresses in these streets, in the order of a walk from door to door.
pub fn addresses(dice: &mut Dice, streets: &[&'static str], count: usize) -> Vec<Address> {
    let lanes: Vec<Vec<i64>> = streets.iter().map(|_| lanes_of_a_street(dice)).collect();
    let mut found = BTreeSet::new();
    let mut doors = BTreeSet::new();
    while found.len() < count {
        for (street, lanes) in streets.iter().zip(&lanes) {
            let address = address(dice, street, lanes);
            let is_new = doors.insert((*street, address.lane.clone(), address.house.clone()));
            if is_new && found.len() < count {
                found.insert((*street, address.walk, address.lane.clone(), address.house.clone()));
            }
        }
    }
    let walk_order = found.into_iter();
    walk_order.map(|(street, walk, lane, house)| Address { street, lane, house, walk }).collect()
}

/// Lanes leave a street at the number of the house beside them.
fn lanes_of_a_street(dice: &mut Dice) -> Vec<i64> {
    let mut lanes: Vec<i64> = (0..5).map(|_| dice.between(7, 190)).collect();
    lanes.sort_unstable();
    lanes.dedup();
    lanes
}

fn address(dice: &mut Dice, street: &'static str, lanes: &[i64]) -> Address {
    let lane = dice.pick(lanes);
    // Branches leave at the same few places, too.
    let branch = 4 + 9 * dice.between(0, 4);
    let twig = 3 + 8 * dice.between(0, 2);
    let (lane_text, mut walk, most) = match dice.roll() % 100 {
        0..15 => (String::new(), [0, 0, 0, 0], 240),
        15..55 => (format!("Ngõ {lane}"), [lane, 0, 0, 0], 60),
        55..82 => (format!("Ngách {lane}/{branch}"), [lane, branch, 0, 0], 40),
        82..92 => (format!("Hẻm {lane}/{branch}/{twig}"), [lane, branch, twig, 0], 20),
        _ => return flat(dice, street),
    };
    let number = dice.between(1, most);
    let letter = if dice.chance(8) { dice.pick(&["A", "B"]) } else { "" };
    walk[3] = number;
    Address { street, lane: lane_text, house: format!("{number}{letter}"), walk }
}

fn flat(dice: &mut Dice, street: &'static str) -> Address {
    let block = dice.pick(&["A1", "A2", "B3", "D7"]);
    let flat = dice.between(1, 5) * 100 + dice.between(1, 12);
    Address {
        street,
        lane: format!("Nhà {block} khu tập thể {street}"),
        house: format!("P. {flat}"),
        walk: [1_000, i64::from(block.bytes().map(u32::from).sum::<u32>()), 0, flat],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_households_share_a_door() {
        let found = addresses(&mut Dice::new(3), AREA_STREETS[1], 60);
        assert_eq!(found.len(), 60);
        let doors: BTreeSet<_> =
            found.iter().map(|address| (address.street, &address.lane, &address.house)).collect();
        assert_eq!(doors.len(), 60);
        assert!(found.iter().any(|address| address.lane.starts_with("Hẻm ")));
    }
}
