//! Single fields by their types.

use super::*;

/// Problems of one field, among those of its kind.
fn of_field(kind: &Kind, key: &str, typed: Scalar) -> String {
    let normal = kind.normalise(&fields([(key, typed)]));
    let about = format!("{key}:");
    let found = codes(kind, &normal, &ctx()).into_iter();
    found
        .filter_map(|code| code.strip_prefix(&about).map(str::to_owned))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn k4_every_type_has_its_limits() {
    let check = |kind: &Kind, key: &str, typed: Scalar, expected: &str| {
        assert_eq!(of_field(kind, key, typed.clone()), expected, "{} {key} {typed:?}", kind.name);
    };
    let pass = &pass::KIND;
    for (typed, expected) in [
        ("36,5", ""),
        ("30", ""),
        ("45,0", ""),
        ("29,9", "out_of_range"),
        ("45,1", "out_of_range"),
        ("52", "out_of_range"),
        ("nóng", "not_a_number"),
        ("NaN", "not_a_number"),
    ] {
        check(pass, "people/a/temp1", typed.into(), expected);
    }
    check(pass, "people/a/temp1", f64::NAN.into(), "out_of_range");
    check(pass, "people/a/temp1", true.into(), "not_a_number");
    check(pass, "people/a/declared", "có".into(), "wrong_type");
    check(pass, "decision", "let_pass".into(), "");
    check(pass, "decision", "cho qua".into(), "not_a_choice");
    check(pass, "no_plate", Scalar::Int(1), "wrong_type");
    check(pass, "at", now_ms().into(), "");
    check(pass, "at", Scalar::Int(5), "too_early");
    check(pass, "at", i64::MAX.into(), "too_late in_future");
    check(pass, "at", (now_ms() + HOUR_MS).into(), "in_future");
    check(pass, "at", (now_ms() + HOUR_MS / 10).into(), "");
    check(pass, "at", "sáng nay".into(), "not_a_time");
    check(pass, "shift", ID.into(), "");
    check(pass, "shift", "abc".into(), "not_a_record");
    check(pass, "decision_note", "a".repeat(300).into(), "");
    check(pass, "decision_note", "ả".repeat(301).into(), "too_long");
    check(pass, "from_a_later_version", 1.into(), "unknown_field?");
    check(&shift::KIND, "people_counted", Scalar::Int(-1), "out_of_range");
    check(&shift::KIND, "people_counted", 1.5.into(), "not_a_number");
    check(&household::KIND, "commitment_date", "13/11/2021".into(), "");
    check(&household::KIND, "commitment_date", "31/11/2021".into(), "no_such_day");
    check(&household::KIND, "commitment_date", "hôm qua".into(), "not_a_day");
    check(&household::KIND, "commitment_date", "23/11/2021".into(), "in_future");
    check(&movement::KIND, "from_unit", "00025".into(), "");
    check(&movement::KIND, "from_unit", "0025".into(), "not_a_unit");
    check(&area::KIND, "code", "25-1".into(), "not_a_place");
    check(&area::KIND, "code", "00025-C01".into(), "wrong_place");
    check(&checkpoint::KIND, "code", "00025-01".into(), "wrong_place");
    check(&team::KIND, "area", "00025".into(), "wrong_place");
}

#[test]
fn k5_phones_are_vietnamese_or_doubtful() {
    let check = |typed: &str, expected: &str| {
        assert_eq!(of_field(&person::KIND, "phone", typed.into()), expected, "{typed}");
    };
    for good in
        ["0912345678", "0321234567", "0561234567", "0701234567", "0861234567", "02438312345"]
    {
        check(good, "");
    }
    for bad in
        ["091234567", "09123456789", "0112345678", "0412345678", "12345", "gọi anh Hải", "113"]
    {
        check(bad, "bad_phone");
    }
    check("+82 10 1234 5678", "foreign_phone?");
    check("+856 20 5551 2345", "foreign_phone?");
    check("020 5551 2345", "lao_phone?");
}

#[test]
fn c4_short_numbers_are_telephone_numbers_where_a_hotline_is_asked_for() {
    let check = |typed: &str, expected: &str| {
        for key in ["contact_phone", "health_station_phone"] {
            assert_eq!(of_field(&settings::KIND, key, typed.into()), expected, "{typed}");
        }
    };
    for good in
        ["115", "1022", "18001119", "1900 9095", "1900 545454", "024 3831 2345", "0912345678"]
    {
        check(good, "");
    }
    for bad in ["12", "19", "190012345678", "915", "gọi chị Hoa"] {
        check(bad, "bad_phone");
    }
    check("+856 20 5551 2345", "foreign_phone?");
}

#[test]
fn c6_what_is_wrong_with_a_birth_is_said_in_the_words_of_the_case() {
    let check = |typed: &str, expected: &str| {
        assert_eq!(of_field(&person::KIND, "dob", typed.into()), expected, "{typed}");
    };
    check("00/00/1950", "");
    check("1/5/90", "short_year");
    check("31/2/1950", "no_such_day");
    check("13/1950", "no_such_day");
    check("hôm qua", "not_a_birth_date");
}

#[test]
fn k6_names_may_have_any_letters() {
    let check = |typed: &str, expected: &str| {
        assert_eq!(of_field(&person::KIND, "full_name", typed.into()), expected, "{typed}");
    };
    for good in
        ["Y", "A", "Lò Văn Pánh", "K'Brăm", "H’Linh Niê", "Siu H'Drai", "김민수", "Zơ Râm-Xuân"]
    {
        check(good, "");
    }
    check("", "required");
    check("...", "bad_name");
    check("Nguyễn Văn 4n", "digit_in_name?");
    check(&"a".repeat(81), "too_long");
}

#[test]
fn k7_papers_numbers_have_their_form() {
    let check = |key: &str, typed: &str, expected: &str| {
        assert_eq!(of_field(&person::KIND, key, typed.into()), expected, "{key} {typed}");
    };
    check("citizen_id", "001150012345", "");
    check("citizen_id", "00115001234", "bad_citizen_id");
    check("citizen_id", "00115001234x", "bad_citizen_id");
    check("citizen_id", "003150012345", "citizen_id_origin?");
    check("citizen_id", "001222012345", "citizen_id_birth_year?");
    check("old_id", "012345678", "");
    check("old_id", "0123456789", "bad_old_id");
    check("health_insurance", "0123456789", "");
    check("health_insurance", "GD4010123456789", "");
    check("health_insurance", "GD9010123456789", "bad_health_insurance");
    check("health_insurance", "Gđ401", "bad_health_insurance");
}

#[test]
fn k7_a_citizen_number_is_compared_with_birth_and_sex() {
    let check = |dob: &str, sex: &str, expected: &[&str]| {
        let person = fields([
            ("household", ID.into()),
            ("full_name", "Nguyễn Thị Lan".into()),
            ("citizen_id", "001150012345".into()),
            ("dob", dob.into()),
            ("sex", sex.into()),
        ]);
        assert_eq!(codes(&person::KIND, &person, &ctx()), expected, "{dob} {sex}");
    };
    check("1950-03-21", "female", &[]);
    check("1950", "female", &[]);
    check("1951", "female", &["citizen_id:citizen_id_birth_year?"]);
    check("1950", "male", &["citizen_id:citizen_id_sex?"]);
    check("1950", "other", &[]);
    check("2021-11-23", "female", &["dob:in_future", "citizen_id:citizen_id_birth_year?"]);
    check("1899", "female", &["dob:too_early", "citizen_id:citizen_id_birth_year?"]);
    check("195", "female", &["dob:not_a_birth_date"]);
}

#[test]
fn k8_a_strange_plate_only_warns() {
    let check = |typed: &str, expected: &str| {
        assert_eq!(of_field(&pass::KIND, "plate", typed.into()), expected, "{typed}");
    };
    for usual in [
        "29A-123.45",
        "30E 1234",
        "29-B1 234.56",
        "29LD 012.34",
        "29MĐ1-234.56",
        "80-011-NG-01",
        "TM 12-34",
        "29C 567.89",
        "49H1 1234",
    ] {
        check(usual, "");
    }
    for strange in ["A29 12345", "29", "1234", "29A-1", "xe thồ", "đ"] {
        check(strange, "strange_plate?");
    }
}
