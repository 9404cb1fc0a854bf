//! Vietnamese names in the proportions in which they are borne: family names as counted for the whole country
//! (Nguyễn 38%, Trần 11%, Lê 9.5%, Phạm 7%, with the north's Hoàng and Vũ for Huỳnh and Võ), middle and given names
//! by sex and by the decades in which they were given. A few people from the mountains bear names of another order.

use std::fmt;

use super::random::Dice;
use super::residents::Sex;

/// A name in its parts. `family` is empty for people whose names have none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FullName {
    pub family: &'static str,
    pub middle: &'static str,
    pub given: &'static str,
}

impl fmt::Display for FullName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.family, self.middle, self.given];
        let spoken: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        f.write_str(&spoken.join(" "))
    }
}

/// A family name, each as often as it is borne.
pub fn family_name(dice: &mut Dice) -> &'static str {
    dice.weighted(&FAMILY_NAMES)
}

/// A name in this family for someone born in this year.
pub fn name(dice: &mut Dice, family: &'static str, sex: Sex, birth_year: i32) -> FullName {
    let generation = match birth_year {
        ..1956 => 0,
        1956..1981 => 1,
        1981..2003 => 2,
        _ => 3,
    };
    let (middles, givens) = match sex {
        Sex::Male => (&MALE_MIDDLE, &MALE_GIVEN),
        Sex::Female => (&FEMALE_MIDDLE, &FEMALE_GIVEN),
    };
    let fallback = (&middles[3], &givens[3]);
    let (middles, givens) = middles.get(generation).zip(givens.get(generation)).unwrap_or(fallback);
    let given = dice.pick(givens);
    loop {
        let middle = dice.weighted(middles);
        if middle != given && middle != family {
            return FullName { family, middle, given };
        }
    }
}

/// A name from the mountains: Thái, Mông, Tày, Xơ Đăng, or of one word.
pub fn mountain_name(dice: &mut Dice, sex: Sex) -> FullName {
    let (family, middle, given) = match sex {
        Sex::Male => dice.pick(&MOUNTAIN_MALE),
        Sex::Female => dice.pick(&MOUNTAIN_FEMALE),
    };
    FullName { family, middle, given }
}

const FAMILY_NAMES: [(&str, u64); 46] = [
    ("Nguyễn", 384),
    ("Trần", 110),
    ("Lê", 95),
    ("Phạm", 70),
    ("Hoàng", 46),
    ("Huỳnh", 5),
    ("Phan", 45),
    ("Vũ", 34),
    ("Võ", 5),
    ("Đặng", 21),
    ("Bùi", 20),
    ("Đỗ", 14),
    ("Hồ", 13),
    ("Ngô", 13),
    ("Dương", 10),
    ("Lý", 5),
    ("Đinh", 9),
    ("Trịnh", 8),
    ("Đào", 8),
    ("Đoàn", 7),
    ("Trương", 7),
    ("Lương", 6),
    ("Mai", 6),
    ("Lưu", 5),
    ("Hà", 5),
    ("Tạ", 5),
    ("Cao", 5),
    ("Phùng", 5),
    ("Chu", 4),
    ("Tô", 4),
    ("Thái", 3),
    ("Quách", 3),
    ("Kiều", 3),
    ("Nghiêm", 3),
    ("Lâm", 3),
    ("Triệu", 2),
    ("Vương", 2),
    ("Đàm", 2),
    ("Bạch", 2),
    ("Tống", 2),
    ("Khuất", 2),
    ("Doãn", 2),
    ("Lại", 2),
    ("Văn", 1),
    ("Thạch", 1),
    ("Âu", 1),
];

const MALE_MIDDLE: [&[(&str, u64)]; 4] = [
    &[
        ("Văn", 55),
        ("Đình", 9),
        ("Xuân", 7),
        ("Hữu", 7),
        ("Đức", 6),
        ("Ngọc", 4),
        ("Quang", 4),
        ("Bá", 4),
        ("", 4),
    ],
    &[
        ("Văn", 40),
        ("Đức", 9),
        ("Xuân", 8),
        ("Quang", 8),
        ("Đình", 7),
        ("Hữu", 6),
        ("Ngọc", 6),
        ("Thanh", 5),
        ("Minh", 5),
        ("Công", 4),
        ("", 2),
    ],
    &[
        ("Văn", 18),
        ("Đức", 12),
        ("Minh", 10),
        ("Quang", 10),
        ("Anh", 8),
        ("Tuấn", 7),
        ("Thành", 7),
        ("Trung", 6),
        ("Hoàng", 6),
        ("Mạnh", 5),
        ("Ngọc", 5),
        ("Xuân", 3),
        ("Việt", 3),
    ],
    &[
        ("Minh", 18),
        ("Gia", 16),
        ("Đức", 12),
        ("Bảo", 10),
        ("Nhật", 8),
        ("Quang", 8),
        ("Hoàng", 7),
        ("Tuấn", 6),
        ("Anh", 5),
        ("Khánh", 4),
        ("Việt", 3),
        ("Đăng", 3),
    ],
];

const MALE_GIVEN: [&[&str]; 4] = [
    &[
        "Bình", "Chiến", "Chính", "Định", "Đông", "Hiền", "Hòa", "Hợi", "Khang", "Lộc", "Lợi",
        "Mão", "Nghĩa", "Phúc", "Quý", "Sửu", "Tài", "Thắng", "Thịnh", "Thọ", "Tý", "Vinh",
        "Vượng", "Khôi", "Cẩn",
    ],
    &[
        "Bình", "Cường", "Dũng", "Đức", "Hải", "Hùng", "Hưng", "Khoa", "Lâm", "Long", "Minh",
        "Nam", "Phong", "Quang", "Quân", "Sơn", "Tâm", "Thành", "Thắng", "Thủy", "Tiến", "Toàn",
        "Trung", "Tuấn", "Việt", "Vinh",
    ],
    &[
        "Anh", "Công", "Cường", "Duy", "Dương", "Đạt", "Đức", "Giang", "Hải", "Hiếu", "Hoàng",
        "Huy", "Hùng", "Kiên", "Linh", "Long", "Nam", "Nghĩa", "Phương", "Quân", "Sơn", "Thái",
        "Thắng", "Trung", "Tú", "Tuấn", "Tùng", "Việt",
    ],
    &[
        "An", "Anh", "Bách", "Bảo", "Dũng", "Duy", "Đăng", "Hiếu", "Hưng", "Huy", "Khang", "Khánh",
        "Khôi", "Kiên", "Lâm", "Long", "Minh", "Nam", "Nguyên", "Phong", "Phúc", "Quân", "Sơn",
        "Thiên", "Trí", "Vinh",
    ],
];

const FEMALE_MIDDLE: [&[(&str, u64)]; 4] = [
    &[("Thị", 92), ("", 4), ("Ngọc", 2), ("Bích", 2)],
    &[
        ("Thị", 68),
        ("Thị Thanh", 4),
        ("Thị Kim", 4),
        ("Thu", 5),
        ("Thanh", 5),
        ("Bích", 4),
        ("Kim", 4),
        ("Minh", 3),
        ("Tuyết", 3),
    ],
    &[
        ("Thị", 34),
        ("Thu", 10),
        ("Thanh", 9),
        ("Thị Thu", 6),
        ("Thị Hồng", 5),
        ("Phương", 7),
        ("Minh", 6),
        ("Ngọc", 6),
        ("Hồng", 5),
        ("Thùy", 5),
        ("Bích", 3),
        ("Diệu", 2),
        ("Hoài", 2),
    ],
    &[
        ("Ngọc", 13),
        ("Minh", 12),
        ("Khánh", 11),
        ("Phương", 10),
        ("Bảo", 9),
        ("Hà", 7),
        ("Quỳnh", 7),
        ("Thùy", 6),
        ("Diệu", 6),
        ("Thị", 6),
        ("Gia", 5),
        ("Thu", 4),
        ("An", 4),
    ],
];

const FEMALE_GIVEN: [&[&str]; 4] = [
    &[
        "Bình",
        "Cúc",
        "Dậu",
        "Gái",
        "Hảo",
        "Hiền",
        "Hòa",
        "Hợi",
        "Lan",
        "Liên",
        "Lụa",
        "Lý",
        "Mai",
        "Mận",
        "Mùi",
        "Nga",
        "Nhàn",
        "Phượng",
        "Sen",
        "Sửu",
        "Tâm",
        "Thảo",
        "Thìn",
        "Tỵ",
        "Xuân",
        "Yến",
    ],
    &[
        "Anh", "Bình", "Dung", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Hòa", "Hồng", "Hương",
        "Hường", "Lan", "Liên", "Loan", "Mai", "Minh", "Nga", "Nguyệt", "Oanh", "Phương", "Tâm",
        "Thanh", "Thủy", "Tuyết", "Vân", "Yến",
    ],
    &[
        "Anh", "Chi", "Diệp", "Dung", "Giang", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Huyền",
        "Hương", "Lan", "Linh", "Loan", "Ly", "Mai", "Nga", "Ngân", "Nhung", "Oanh", "Phương",
        "Quỳnh", "Thảo", "Thương", "Thủy", "Trang", "Vân", "Yến",
    ],
    &[
        "An", "Anh", "Châu", "Chi", "Dương", "Giang", "Hà", "Hân", "Khánh", "Lam", "Linh", "Mai",
        "My", "Nga", "Ngân", "Ngọc", "Nhi", "Như", "Phương", "Thảo", "Thư", "Trang", "Trâm", "Vy",
        "Yến",
    ],
];

const MOUNTAIN_MALE: [(&str, &str, &str); 7] = [
    ("Lò", "Văn", "Thoan"),
    ("Quàng", "Văn", "Inh"),
    ("Giàng", "A", "Páo"),
    ("Nông", "Văn", "Sèn"),
    ("", "A", "Thiu"),
    ("", "", "Rơ Châm Đức"),
    ("Cà", "Văn", "Chựa"),
];
const MOUNTAIN_FEMALE: [(&str, &str, &str); 7] = [
    ("Lò", "Thị", "Ún"),
    ("Lường", "Thị", "Pâng"),
    ("Sùng", "Thị", "Mỷ"),
    ("Nông", "Thị", "Pảo"),
    ("", "Y", "Hlim"),
    ("", "Y", "Blơ"),
    ("", "", "Diễm"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn family_names_stand_in_their_proportions() {
        let mut dice = Dice::new(11);
        let mut count: HashMap<&str, u32> = HashMap::new();
        for _ in 0..10_000 {
            *count.entry(family_name(&mut dice)).or_default() += 1;
        }
        for (family, low, high) in
            [("Nguyễn", 36.0, 40.0), ("Trần", 9.5, 12.0), ("Lê", 8.5, 10.5), ("Phạm", 6.0, 8.0)]
        {
            let percent = f64::from(count[family]) / 100.0;
            assert!((low..high).contains(&percent), "{family}: {percent}%");
        }
    }

    #[test]
    fn names_are_composed_and_whole() {
        let mut dice = Dice::new(12);
        for year in [1932, 1968, 1995, 2019] {
            for sex in [Sex::Male, Sex::Female] {
                for _ in 0..200 {
                    let family = family_name(&mut dice);
                    let text = name(&mut dice, family, sex, year).to_string();
                    assert!(
                        text.starts_with(family) && !text.contains("  ") && !text.ends_with(' '),
                        "{text}"
                    );
                    assert!(unicode_normalization::is_nfc(&text), "{text} must be NFC");
                }
            }
        }
        assert_eq!(FullName { family: "", middle: "", given: "Diễm" }.to_string(), "Diễm");
        assert_eq!(FullName { family: "", middle: "Y", given: "Hlim" }.to_string(), "Y Hlim");
    }
}
