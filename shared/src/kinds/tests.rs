//! The schema itself, then `check(input, expected)` for every type of field and every rule over several.

use std::collections::BTreeSet;

use super::*;
use crate::scalar::FieldsExt;
use crate::text::nfc;
use crate::time::HOUR_MS;

/// 22 November 2021, 10:00 in Vietnam.
fn now_ms() -> i64 {
    LocalDate::new(2021, 11, 22).unwrap().start_ms() + 10 * HOUR_MS
}

fn ctx() -> CheckContext {
    CheckContext::new(now_ms())
}

fn fields<const N: usize>(pairs: [(&str, Scalar); N]) -> Fields {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// The codes of what is wrong, as `field:code`, warnings as `field:code?`.
fn codes(kind: &Kind, fields: &Fields, ctx: &CheckContext) -> Vec<String> {
    let show = |problem: Problem| {
        let doubt = if problem.severity == Severity::Warning { "?" } else { "" };
        assert!(!problem.vi.is_empty() && !problem.en.is_empty(), "{problem:?}");
        assert_eq!(problem.vi, nfc(&problem.vi));
        format!("{}:{}{doubt}", problem.field, problem.code)
    };
    kind.problems(fields, ctx).into_iter().map(show).collect()
}

const ID: &str = "0190b4d47c3b7f3a8d5e6f7081920a1b";

// The schema

fn walk_texts(value: &serde_json::Value, path: &str) {
    use serde_json::Value;
    match value {
        Value::Object(map) if map.contains_key("vi") => {
            for language in ["vi", "en"] {
                let text = map[language].as_str().unwrap();
                assert!(!text.trim().is_empty(), "{path} has no {language}");
                assert_eq!(text, nfc(text), "{path} is not NFC");
                assert_eq!(text.trim(), text, "{path}");
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                walk_texts(value, &format!("{path}.{key}"));
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let name = item.get("name").or(item.get("code")).and_then(Value::as_str);
                walk_texts(item, &format!("{path}[{}]", name.unwrap_or(&at.to_string())));
            }
        }
        _ => {}
    }
}

#[test]
fn k1_every_kind_field_and_choice_speaks_both_languages() {
    for kind in ALL {
        walk_texts(&serde_json::to_value(kind).unwrap(), kind.name);
    }
}

fn assert_unique<'a>(names: impl Iterator<Item = &'a str>, of: &str) {
    let mut seen = BTreeSet::new();
    for name in names {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        assert!(!name.is_empty() && name.bytes().all(plain), "{of}: {name}");
        assert!(seen.insert(name), "{of}: {name} twice");
    }
}

#[test]
fn k2_names_and_codes_are_unique_and_short() {
    assert_unique(ALL.iter().map(|kind| kind.name), "kinds");
    for kind in ALL {
        let top = kind.fields.iter().map(|field| field.name);
        assert_unique(
            top.chain(kind.groups.iter().map(|group| group.name)).chain(["kind", "v", "removed"]),
            kind.name,
        );
        for group in kind.groups {
            assert_unique(
                group.fields.iter().map(|field| field.name).chain(["removed"]),
                group.name,
            );
        }
        for (prefix, field) in all_fields(kind) {
            match field.value {
                ValueType::Choice { choices } | ValueType::Set { choices } => {
                    assert_unique(choices.iter().map(|choice| choice.code), field.name);
                    let longest = choices.iter().map(|choice| choice.code.len()).max().unwrap();
                    assert!(prefix.len() + field.name.len() + 1 + longest <= 64, "{}", field.name);
                }
                ValueType::Record { kind } => {
                    assert!(find(kind).is_some(), "{} of {kind}", field.name)
                }
                _ => assert!(prefix.len() + field.name.len() <= 64),
            }
        }
    }
}

/// Every field with the longest prefix that it can stand under.
fn all_fields(kind: &'static Kind) -> Vec<(String, &'static Field)> {
    let top = kind.fields.iter().map(|field| (String::new(), field));
    let grouped = kind.groups.iter().flat_map(|group| {
        group.fields.iter().map(move |field| (format!("{}/{}/", group.name, "x".repeat(16)), field))
    });
    top.chain(grouped).collect()
}

#[test]
fn k2_named_fields_exist_and_have_the_right_type() {
    for kind in ALL {
        for name in kind.search_fields.iter().chain(kind.title_fields) {
            let field = kind
                .field(&name.replace('*', "k7q"))
                .unwrap_or_else(|| panic!("{}.{name}", kind.name));
            assert_eq!(field.scalar_type(), ScalarType::Text, "{}.{name}", kind.name);
        }
        if let Some(name) = kind.name_field {
            assert!(matches!(kind.field(name).unwrap().value, ValueType::Name), "{}", kind.name);
        }
        if let Some(name) = kind.date_field {
            let value = kind.field(name).unwrap().value;
            assert!(matches!(value, ValueType::Day | ValueType::Time), "{}", kind.name);
        }
        for (name, _) in (kind.fill)(&Fields::new()) {
            assert_eq!(kind.field(name).unwrap().set_by, SetBy::App);
        }
    }
}

#[test]
fn k2_examples_are_right_values() {
    for kind in ALL {
        for (prefix, field) in all_fields(kind) {
            if field.example.is_empty()
                || matches!(field.value, ValueType::Time | ValueType::OpenSet)
            {
                continue;
            }
            let key = format!("{prefix}{}", field.name);
            let typed = fields([(&key, field.example.into())]);
            let problems = kind.problems(
                &kind.normalise(&typed),
                &CheckContext::new(now_ms() + 100 * crate::time::DAY_MS),
            );
            let about = problems.iter().filter(|problem| problem.field == key).collect::<Vec<_>>();
            assert!(about.is_empty(), "{}.{key}: {about:?}", kind.name);
        }
    }
}

#[test]
fn k2_keys_resolve_to_fields() {
    let check = |kind: &Kind, key: &str, expected: Option<&str>| {
        assert_eq!(kind.field(key).map(|field| field.name), expected, "{} {key}", kind.name);
    };
    check(&pass::KIND, "plate", Some("plate"));
    check(&pass::KIND, "people/k7q/temp1", Some("temp1"));
    check(&pass::KIND, "people/k7q/symptoms/fever", Some("symptoms"));
    check(&pass::KIND, "people/k7q/removed", Some("removed"));
    check(&pass::KIND, "people/K7Q/temp1", None);
    check(&pass::KIND, "people//temp1", None);
    check(&pass::KIND, "people/k7q", None);
    check(&pass::KIND, "people/k7q/symptoms/plague", None);
    check(&pass::KIND, "plate/x", None);
    check(&pass::KIND, "ethnicity", None);
    check(&declaration::KIND, "symptoms/fever", Some("symptoms"));
    check(&declaration::KIND, "symptoms", None);
    check(&member::KIND, "grants/team_member:00025-01", Some("grants"));
    check(&member::KIND, &format!("devices/{ID}"), Some("devices"));
    check(&member::KIND, "devices/", None);
    check(&member::KIND, "devices/a/b", None);
    for kind in ALL {
        for key in ["kind", "v", "removed/at", "removed/reason"] {
            check(kind, key, Some(key));
        }
    }
    assert_eq!(find("pass").map(|kind| kind.name), Some("pass"));
    assert!(find("isolation").is_none());
    assert_eq!(of_family(Family::Passes).count(), 2);
}

// Normal forms

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

// Single fields

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
    check(&household::KIND, "commitment_date", "31/11/2021".into(), "not_a_day");
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

// Rules over several fields

fn good_pass() -> Fields {
    fields([
        ("at", now_ms().into()),
        ("direction", "in".into()),
        ("vehicle_type", "car".into()),
        ("plate", "29A12345".into()),
        ("decision", "let_pass".into()),
        ("people/a/name", "Nguyễn Văn An".into()),
        ("people/a/temp1", 36.5.into()),
        ("people/a/declared", true.into()),
    ])
}

fn changed<const N: usize>(mut base: Fields, pairs: [(&str, Scalar); N]) -> Fields {
    base.extend(fields(pairs));
    base
}

#[test]
fn k9_no_pass_without_vehicle_every_occupant_measured_and_a_decision() {
    let check =
        |pass: Fields, expected: &[&str]| assert_eq!(codes(&pass::KIND, &pass, &ctx()), expected);
    check(good_pass(), &[]);
    check(
        Fields::new(),
        &[
            "at:required",
            "direction:required",
            "vehicle_type:required",
            "decision:required",
            "people:group_empty",
        ],
    );
    check(changed(good_pass(), [("plate", Scalar::Null)]), &["plate:plate_missing"]);
    check(changed(good_pass(), [("plate", Scalar::Null), ("no_plate", true.into())]), &[]);
    check(changed(good_pass(), [("plate", Scalar::Null), ("vehicle_type", "on_foot".into())]), &[]);
    check(
        changed(good_pass(), [("people/b/name", "Trần Thị Mai".into())]),
        &["people/b/temp1:required", "people/b/declared:required"],
    );
    check(
        changed(
            good_pass(),
            [
                ("people/b/name", "Mai".into()),
                ("people/b/temp1", 99.0.into()),
                ("people/b/removed", true.into()),
            ],
        ),
        &[],
    );
    check(changed(good_pass(), [("people/a/removed", true.into())]), &["people:group_empty"]);
    check(
        changed(good_pass(), [("people/a/declared", false.into())]),
        &["people/a/declared:undeclared_let_pass?"],
    );
    check(
        changed(good_pass(), [("decision", "turn_back".into())]),
        &["decision_note:note_missing?"],
    );
    check(changed(good_pass(), [("decision", Scalar::Null), ("removed/at", now_ms().into())]), &[]);
    check(
        changed(good_pass(), [("people/a/birth_year", 2022.into())]),
        &["people/a/birth_year:in_future"],
    );
}

#[test]
fn k10_a_high_temperature_asks_for_a_second_reading() {
    let check = |fever_c: Option<f64>, pairs: [(&str, Scalar); 2], expected: &[&str]| {
        let ctx = CheckContext { fever_c, ..ctx() };
        assert_eq!(codes(&pass::KIND, &changed(good_pass(), pairs), &ctx), expected);
    };
    let temp = |first: f64| ("people/a/temp1", first.into());
    let none = ("people/a/temp2", Scalar::Null);
    check(None, [temp(37.4), none.clone()], &[]);
    check(None, [temp(37.5), none.clone()], &["people/a/temp2:second_reading_missing"]);
    check(None, [temp(37.5), ("people/a/temp2", 36.9.into())], &[]);
    check(None, [temp(38.2), ("people/a/temp2", 38.1.into())], &["decision:fever_let_pass?"]);
    check(Some(38.0), [temp(37.9), none.clone()], &[]);
    check(Some(38.0), [temp(38.0), none], &["people/a/temp2:second_reading_missing"]);
}

#[test]
fn k11_an_old_test_paper_is_pointed_out() {
    let check = |hours: i64, expected: &[&str]| {
        let pass = changed(
            good_pass(),
            [
                ("test_type", "rapid".into()),
                ("test_result", "negative".into()),
                ("test_taken_at", (now_ms() - hours * HOUR_MS).into()),
            ],
        );
        assert_eq!(codes(&pass::KIND, &pass, &ctx()), expected, "{hours}");
    };
    check(72, &[]);
    check(73, &["test_taken_at:test_expired?"]);
    let pass = changed(good_pass(), [("test_type", "pcr".into())]);
    assert_eq!(codes(&pass::KIND, &pass, &ctx()), ["test_result:result_missing?"]);
}

fn departure() -> Fields {
    fields([
        ("direction", "departure".into()),
        ("name", "Nguyễn Thị Lan".into()),
        ("person", ID.into()),
        ("to_text", "Mai Sơn, Sơn La".into()),
        ("depart_actual", (now_ms() - HOUR_MS).into()),
    ])
}

#[test]
fn k13_a_movement_has_its_ends_times_and_approver() {
    let check = |movement: Fields, expected: &[&str]| {
        assert_eq!(codes(&movement::KIND, &movement, &ctx()), expected, "{movement:?}");
    };
    check(departure(), &[]);
    check(changed(departure(), [("to_text", Scalar::Null), ("to_unit", "14".into())]), &[]);
    check(changed(departure(), [("to_text", Scalar::Null)]), &["to_text:place_missing"]);
    check(changed(departure(), [("depart_actual", Scalar::Null)]), &["depart_actual:time_missing"]);
    check(
        changed(departure(), [("direction", "return".into())]),
        &["from_text:place_missing", "arrive_actual:time_missing"],
    );
    check(
        changed(departure(), [("employee", true.into())]),
        &["approver_name:approver_missing", "approver_position:approver_missing"],
    );
    let approved = [
        ("employee", true.into()),
        ("approver_name", "Lê Quang Vinh".into()),
        ("approver_position", "Hiệu trưởng".into()),
    ];
    check(changed(departure(), approved), &[]);
    check(
        changed(departure(), [("person", Scalar::Null)]),
        &["birth_year:required_stranger", "phone:required_stranger?"],
    );
    check(
        changed(departure(), [("return_planned", (now_ms() - 2 * HOUR_MS).into())]),
        &["return_planned:out_of_order"],
    );
    check(
        changed(departure(), [("depart_actual", (now_ms() + HOUR_MS).into())]),
        &["depart_actual:in_future"],
    );
    check(changed(departure(), [("depart_planned", (now_ms() + 48 * HOUR_MS).into())]), &[]);
}

#[test]
fn k14_the_app_dates_a_movement_and_sets_the_24_hours() {
    let arrived = now_ms() - HOUR_MS;
    let back = fields([("direction", "return".into()), ("arrive_actual", arrived.into())]);
    let filled = movement::KIND.filled(&back);
    assert_eq!(filled.int("report_due_at"), Some(arrived + 24 * HOUR_MS));
    assert_eq!(filled.text("day"), Some("2021-11-22"));
    let all = changed(
        back,
        [("report_due_at", filled["report_due_at"].clone()), ("day", "2021-11-22".into())],
    );
    assert!(movement::KIND.filled(&all).is_empty());
    let undone = movement::KIND.filled(&changed(all, [("arrive_actual", Scalar::Null)]));
    assert_eq!(undone["report_due_at"], Scalar::Null);
    let before_the_rule = LocalDate::new(2021, 5, 25).unwrap().start_ms();
    let early =
        fields([("direction", "arrival".into()), ("arrive_actual", before_the_rule.into())]);
    assert_eq!(movement::KIND.filled(&early).int("report_due_at"), None);
    assert_eq!(movement::KIND.dated(&early, now_ms()).to_string(), "2021-11-22");
    assert_eq!(movement::KIND.filled(&departure()).text("day"), Some("2021-11-22"));
}

#[test]
fn k15_a_declaration_of_symptoms_goes_to_the_health_station() {
    let declared = fields([
        ("name", "Nguyễn Thị Lan".into()),
        ("at", now_ms().into()),
        ("exposure", false.into()),
        ("epidemic_area", false.into()),
    ]);
    let check = |declaration: Fields, expected: &[&str]| {
        assert_eq!(codes(&declaration::KIND, &declaration, &ctx()), expected);
    };
    check(declared.clone(), &[]);
    check(changed(declared.clone(), [("exposure", Scalar::Null)]), &["exposure:required"]);
    check(changed(declared.clone(), [("exposure", true.into())]), &["exposure_note:note_missing?"]);
    check(changed(declared.clone(), [("symptoms/cough", true.into())]), &[]);
    check(
        changed(declared.clone(), [("symptoms/fever", true.into())]),
        &["symptoms:tell_health_station?"],
    );
    check(
        changed(declared, [("symptoms/fever", true.into()), ("notified_at", now_ms().into())]),
        &[],
    );
}

#[test]
fn k16_a_shift_closes_only_with_its_count_explained() {
    let shift = fields([
        ("lead_name", "Phạm Đức Thắng".into()),
        ("starts_at", (now_ms() - 8 * HOUR_MS).into()),
        ("members/a/name", "Lò Văn Pánh".into()),
    ]);
    let check = |shift: Fields, expected: &[&str]| {
        assert_eq!(codes(&shift::KIND, &shift, &ctx()), expected);
    };
    check(shift.clone(), &[]);
    let closed = changed(shift.clone(), [("closed_at", now_ms().into())]);
    check(closed.clone(), &["vehicles_counted:count_missing", "people_counted:count_missing"]);
    let counted = changed(closed, [("vehicles_counted", 3.into()), ("people_counted", 5.into())]);
    check(counted.clone(), &[]);
    let recorded =
        changed(counted, [("vehicles_recorded", 3.into()), ("people_recorded", 4.into())]);
    check(recorded.clone(), &["reconciliation_note:difference_unexplained"]);
    check(changed(recorded, [("reconciliation_note", "Một cháu bé".into())]), &[]);
    check(
        changed(shift, [("ends_at", (now_ms() - 9 * HOUR_MS).into())]),
        &["ends_at:out_of_order"],
    );
}

#[test]
fn k17_a_household_should_have_an_address() {
    let check = |household: Fields, expected: &[&str]| {
        assert_eq!(codes(&household::KIND, &household, &ctx()), expected);
    };
    check(fields([("head_name", "Nguyễn Văn An".into())]), &["house_no:no_address?"]);
    check(fields([("head_name", "A".into()), ("street", "Làng Ia Đal".into())]), &[]);
}

#[test]
fn k18_records_are_titled_found_sorted_and_dated() {
    let pass = changed(
        good_pass(),
        [("people/b/name", "Mai".into()), ("people/b/phone", "+84912345678".into())],
    );
    assert_eq!(pass::KIND.title(&pass), "29A12345 · Nguyễn Văn An");
    let text = pass::KIND.search_text(&pass);
    for typed in ["mai", "nva", "12345", "0912 345 678", "678"] {
        assert!(crate::text::matches(typed, &text), "{typed} in {text}");
    }
    assert!(pass::KIND.sort_key(&pass).is_empty());
    let lan = fields([("full_name", "Nguyễn Thị Lan".into())]);
    assert_eq!(person::KIND.sort_key(&lan), crate::text::name_key("Nguyễn Thị Lan"));
    let half_past_midnight = LocalDate::new(2021, 11, 14).unwrap().start_ms() + HOUR_MS / 2;
    let at = fields([("at", half_past_midnight.into())]);
    assert_eq!(pass::KIND.dated(&at, now_ms()).to_string(), "2021-11-14");
    assert_eq!(person::KIND.dated(&lan, now_ms()).to_string(), "2021-11-22");
}
