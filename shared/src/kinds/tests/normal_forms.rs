//! What is typed, and what of it is stored.

use super::*;

#[test]
fn k3_what_is_typed_becomes_what_is_stored() {
    let check = |kind: &Kind, key: &str, typed: Scalar, stored: Scalar| {
        let normal = kind.normalise(&fields([(key, typed.clone())]));
        assert_eq!(normal[key], stored, "{key}: {typed:?}");
    };
    let person = |key: &str, typed: &str, stored: &str| {
        check(&person::KIND, key, typed.into(), stored.into())
    };
    person("full_name", "  Nguye\u{302}\u{303}n  Thị\u{a0}Lan ", "Nguyễn Thị Lan");
    for typed in [
        "0912 345 678",
        "0912.345.678",
        "84912345678",
        "+84912345678",
        "+84 (0)912 345 678",
        "0084912345678",
    ] {
        person("phone", typed, "+84912345678");
    }
    person("phone", "024 3831 2345", "+842438312345");
    person("phone", "+82 10 1234 5678", "+821012345678");
    person("phone", "gọi anh Hải", "gọi anh Hải");
    person("citizen_id", "001 150 012.345", "001150012345");
    person("health_insurance", "gd 4 01 0123456789", "GD4010123456789");
    for (typed, stored) in [
        ("21/3/1950", "1950-03-21"),
        ("21031950", "1950-03-21"),
        ("21.03.1950", "1950-03-21"),
        ("3/1950", "1950-03"),
        ("1950", "1950"),
        ("1950-03-21", "1950-03-21"),
        ("hôm qua", "hôm qua"),
    ] {
        person("dob", typed, stored);
    }
    check(&pass::KIND, "plate", "29a - 123.45".into(), "29A12345".into());
    check(&pass::KIND, "plate", "29mđ1-234.56".into(), "29MĐ123456".into());
    check(&pass::KIND, "people/a/temp1", "36,5".into(), 36.5.into());
    check(&pass::KIND, "people/a/temp1", Scalar::Int(37), Scalar::F64(37.0));
    check(&pass::KIND, "people/a/temp1", "nóng".into(), "nóng".into());
    check(&pass::KIND, "people/a/temp1", "inf".into(), "inf".into());
    check(&pass::KIND, "people/a/birth_year", Scalar::F64(1985.0), Scalar::Int(1985));
    check(&pass::KIND, "people/a/birth_year", "1985".into(), Scalar::Int(1985));
    check(&pass::KIND, "at", Scalar::F64(1.6e12), Scalar::Int(1_600_000_000_000));
    check(&pass::KIND, "decision_note", "  ".into(), Scalar::Null);
    check(&pass::KIND, "from_a_later_version", " x ".into(), " x ".into());
    check(&area::KIND, "code", "00025-01 ".into(), "00025-01".into());
    check(&checkpoint::KIND, "code", "00025-c01".into(), "00025-C01".into());
}

#[test]
fn c1_c3_a_plate_keeps_all_its_letters_and_digits() {
    let plate = |typed: &str| normal_plate(typed);
    assert_eq!(plate("29MĐ1-123.45"), "29MĐ112345");
    assert_eq!(plate("29m\u{f0}1-123.45"), "29MĐ112345");
    assert_eq!(plate("29M\u{d0}1-123.45"), "29MĐ112345");
    assert_eq!(plate("ກຂ 1234"), "ກຂ1234");
}

#[test]
fn c4_numbers_of_the_neighbours_and_short_numbers_are_kept_as_typed() {
    let normal = |kind: &Kind, key: &str, typed: &str| {
        kind.normalise(&fields([(key, Scalar::from(typed))]))[key]
            .as_text()
            .unwrap_or_default()
            .to_owned()
    };
    let person = |typed: &str| normal(&person::KIND, "phone", typed);
    assert_eq!(person("+856 20 5551 2345"), "+8562055512345");
    assert_eq!(person("00856 20 5551 2345"), "+8562055512345");
    // A Lao mobile as it is written there, not a landline in Lạng Sơn.
    for lao in ["020 5551 2345", "020 2222 3333", "020 9912 3456", "020 7788 9900"] {
        assert_eq!(person(lao), lao.replace(' ', ""));
    }
    for landline in ["0205 3812 345", "0207 3822 111", "0209 6250 001", "0203 3825 001"] {
        let digits = landline.replace(' ', "");
        assert_eq!(person(landline), format!("+84{}", &digits[1..]));
    }
    let hotline = |typed: &str| normal(&settings::KIND, "contact_phone", typed);
    for (typed, stored) in [
        ("115", "115"),
        ("1022", "1022"),
        ("1900 9095", "19009095"),
        ("1800.1119", "18001119"),
        ("024 3831 2345", "+842438312345"),
    ] {
        assert_eq!(hotline(typed), stored);
    }
}

#[test]
fn c5_marks_that_nobody_sees_are_not_stored() {
    let normal = |key: &str, typed: &str| {
        person::KIND.normalise(&fields([(key, Scalar::from(typed))]))[key]
            .as_text()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(normal("phone", "\u{202a}0912 345 678\u{202c}"), "+84912345678");
    assert_eq!(
        normal("phone", "\u{2066}+84\u{a0}912\u{2011}345\u{2011}678\u{2069}"),
        "+84912345678"
    );
    assert_eq!(normal("full_name", "Nguyễn\u{200b} Văn A\u{ad}n\u{feff}"), "Nguyễn Văn An");
    assert_eq!(normal("citizen_id", "001\u{200b}150012345"), "001150012345");
    assert_eq!(
        normal("note", "gọi\u{202e} sau\u{200b} 5 giờ\nnhà 👨\u{200d}👩\u{200d}👧"),
        "gọi sau 5 giờ\nnhà 👨\u{200d}👩\u{200d}👧"
    );
}

#[test]
fn c6_a_birth_is_understood_as_papers_write_it() {
    let dob = |typed: &str| {
        person::KIND.normalise(&fields([("dob", Scalar::from(typed))]))["dob"]
            .as_text()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(dob("00/00/1950"), "1950");
    assert_eq!(dob("00001950"), "1950");
    assert_eq!(dob("00/5/1950"), "1950-05");
    assert_eq!(dob("00/1950"), "1950");
    assert_eq!(dob("1950-00-00"), "1950");
    // Whose century nobody can tell without a calendar: kept as typed, and the check asks for four digits.
    assert_eq!(dob("1/5/90"), "1/5/90");
}
