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
