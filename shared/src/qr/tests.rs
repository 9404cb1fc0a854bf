//! Every sort of code, spoiled ones, and mutations of all.

use super::*;

const CARD: &str = "001150012345|012345678|Nguyễn Thị Lan|21031950|Nữ|15B, Ngách 2 Ngõ 26, Ngọc Khánh, Ba Đình, Hà Nội|10052021";
const PERSONAL: &str =
    "001085012345|NGUYEN VAN AN|1985-06-01|0|QID001|QID009<1<GD4010123456789<0912345678<SIG";

fn read(text: &str) -> Result<Code, QrError> {
    parse(text.as_bytes())
}

fn card_of(text: &str) -> Card {
    match read(text) {
        Ok(Code::Card(card)) => card,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn q2_reads_the_citizen_card() {
    let card = card_of(CARD);
    assert_eq!(card.full_name, "Nguyễn Thị Lan");
    assert_eq!((card.dob.as_str(), card.sex), ("1950-03-21", "female"));
    assert_eq!(card.old_id.as_deref(), Some("012345678"));
    assert_eq!(card.issued_on.as_deref(), Some("2021-05-10"));
    let fields = card.person_fields();
    assert_eq!(fields.len(), 5);
    assert_eq!(fields["citizen_id"], "001150012345".into());
}

#[test]
fn q2_reads_the_card_of_2024_with_its_extras_and_odd_days() {
    let extras = format!("{CARD}||Nguyễn Văn Cha|Trần Thị Mẹ|012345678");
    assert_eq!(card_of(&extras), card_of(CARD));
    assert_eq!(card_of(&CARD.replace("21031950", "00001950")).dob, "1950");
    assert_eq!(card_of(&CARD.replace("21031950", "00031950")).dob, "1950-03");
    assert_eq!(card_of(&CARD.replace("|012345678|", "||")).old_id, None);
    let decomposed = CARD.replace("Nguyễn", "Nguye\u{302}\u{303}n");
    assert_eq!(card_of(&decomposed).full_name, "Nguyễn Thị Lan");
}

#[test]
fn q3_reads_the_personal_code_and_leaves_masked_values_out() {
    let Ok(Code::Personal(code)) = read(PERSONAL) else { panic!("not read") };
    assert_eq!(code.name.as_deref(), Some("NGUYEN VAN AN"));
    assert_eq!((code.dob.as_deref(), code.sex), (Some("1985-06-01"), Some("male")));
    assert_eq!(code.phone.as_deref(), Some("+84912345678"));
    assert_eq!(code.health_insurance.as_deref(), Some("GD4010123456789"));
    let Ok(Code::Personal(masked)) = read("******012345|NG*** AN|1985-**-**|1|*|") else {
        panic!("not read")
    };
    assert_eq!((masked.paper_no, masked.name, masked.dob), (None, None, None));
    assert!(masked.by_other && masked.sex.is_none());
    assert!(read("x|NGUYEN VAN AN|1985-02-30|0|q|") == Err(QrError::BirthDate));
}

#[test]
fn q4_reads_enrolment_links_and_typed_codes() {
    let check = |text: &str, expected: Result<(&str, &str), QrError>| {
        let found = read(text).map(|code| match code {
            Code::Enrol(link) => (link.origin, link.code),
            other => panic!("{text}: {other:?}"),
        });
        let expected = expected.map(|(origin, code)| (origin.to_owned(), code.to_owned()));
        assert_eq!(found, expected, "{text}");
    };
    check(
        "https://phuong.example/#/enrol/K7Q2M-9XV3T",
        Ok(("https://phuong.example", "K7Q2M9XV3T")),
    );
    check(
        "http://192.168.1.5:8080/#/enrol/k7q2m9xv3t",
        Ok(("http://192.168.1.5:8080", "K7Q2M9XV3T")),
    );
    check("https://phuong.example/#/enrol/K7Q2M", Err(QrError::EnrolmentCode));
    check("javascript:alert(1)/#/enrol/K7Q2M9XV3T", Err(QrError::EnrolmentCode));
    check("https://a@b/#/enrol/K7Q2M9XV3T", Err(QrError::EnrolmentCode));
    assert_eq!(enrolment_code(" oil0o-11111 ").as_deref(), Some("0110011111"));
    assert_eq!(enrolment_code("K7Q2M-9XV3U"), None);
    assert_eq!(enrolment_code("K7Q2M-9XV3TT"), None);
}

#[test]
fn q5_what_is_not_ours_is_opaque_and_a_vaccine_passport_is_never_valid() {
    for text in ["https://tokhaiyte.vn/?a=1", "0912345678", "a|b|c", "|||||"] {
        assert_eq!(read(text), Ok(Code::Opaque), "{text}");
    }
    assert_eq!(read("HC1:6BFOXN%TS3DH"), Ok(Code::VaccinePassport));
}

#[test]
fn q1_q6_hostile_input_is_an_error_and_no_panic() {
    let check = |bytes: &[u8], expected: QrError| assert_eq!(parse(bytes), Err(expected));
    check(b"", QrError::Empty);
    check(b" \n ", QrError::Empty);
    check(&[0xff, 0xfe, b'|'], QrError::Garbled);
    check(&CARD.as_bytes()[..28], QrError::Garbled);
    check(&vec![b'9'; MAX_BYTES + 1], QrError::TooLong);
    check(CARD.replace("Nguyễn", "Nguy廙n").as_bytes(), QrError::Garbled);
    check(CARD.replace("Lan", "La\u{0}n").as_bytes(), QrError::Garbled);
    check(CARD.replace("001150012345", "00115001234x").as_bytes(), QrError::CardNumber);
    check(CARD.replace("21031950", "31021950").as_bytes(), QrError::BirthDate);
    check(CARD.replace("21031950", "²¹⁰³").as_bytes(), QrError::BirthDate);
    check(CARD.replace("Nguyễn Thị Lan", "").as_bytes(), QrError::Name);
    check(CARD.replace("Lan", &"a".repeat(400)).as_bytes(), QrError::Name);
}

#[test]
fn q6_no_mutation_of_a_code_panics() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for source in [CARD, PERSONAL, "https://phuong.example/#/enrol/K7Q2M-9XV3T"] {
        for _ in 0..20_000 {
            let mut bytes = source.as_bytes().to_vec();
            for _ in 0..=random(4) {
                let at = random(bytes.len());
                match random(3) {
                    0 => bytes[at] = random(256) as u8,
                    1 => drop(bytes.drain(at..(at + random(9)).min(bytes.len()))),
                    _ => bytes.insert(at, b"|*-<\xc3\0"[random(6)]),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            let _ = parse(&bytes);
        }
    }
}
