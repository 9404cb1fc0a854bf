//! What the QR codes of papers say, from the scanner's raw bytes.
//!
//! The citizen card's code is UTF-8 without a charset marker, and decoders that guess return "Hu廙軟h": so the
//! bytes come here untouched, and only strict UTF-8 is read. None of these codes proves anything offline; they
//! save typing. What is not known is never opened or kept (SPEC Q1 to Q6).

use serde::Serialize;

use crate::kinds::citizen_id::CitizenId;
use crate::kinds::{normal_citizen_id, normal_phone};
use crate::scalar::Fields;
use crate::text::nfc;
use crate::time::LocalDate;

/// The most that any QR code can hold: 7,089 digits (ISO/IEC 18004, version 40-L).
pub const MAX_BYTES: usize = 7_089;
/// No name or address on a card is longer.
const MAX_FIELD_CHARS: usize = 300;

/// A code that was understood, or is at least known to be nothing of ours.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Code {
    /// The citizen card with chip (2021), or the identity card of 1 July 2024.
    Card(Card),
    /// The personal code of Decision 1405/QĐ-BTTTT of 11 September 2021.
    Personal(Personal),
    /// An invitation to enrol this phone.
    Enrol(Enrolment),
    /// A vaccine passport (Decision 5772/QĐ-BYT). It is recognised, not verified: never shown as valid.
    VaccinePassport,
    /// A link or token of somebody else's: only a hash of it may be kept, and it is never opened.
    Opaque,
}

/// What a citizen card's code says. Parents' names and other extras of the card of 2024 are not read.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Card {
    /// Twelve digits.
    pub citizen_id: String,
    /// The cancelled nine-digit number, if any.
    pub old_id: Option<String>,
    /// Full name as printed, NFC.
    pub full_name: String,
    /// Day of birth, `1950-03-21`; month or year alone where the card has no more.
    pub dob: String,
    /// Code of [`crate::kinds::person::SEXES`].
    pub sex: &'static str,
    /// Place of permanent residence as printed.
    pub address: String,
    /// Day of issue.
    pub issued_on: Option<String>,
}

/// What a personal code says. Any value may be masked with `*`: then there is none.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Personal {
    /// Number of the paper: twelve digits of a citizen number, or another paper's.
    pub paper_no: Option<String>,
    /// Name in capitals without diacritics, as the code has it.
    pub name: Option<String>,
    /// Day of birth, `1950-03-21`.
    pub dob: Option<String>,
    /// Whether another person declared it.
    pub by_other: bool,
    /// Code of [`crate::kinds::person::SEXES`].
    pub sex: Option<&'static str>,
    /// Health insurance number.
    pub health_insurance: Option<String>,
    /// Phone with +84.
    pub phone: Option<String>,
}

/// An enrolment link.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Enrolment {
    /// Scheme, host and port of the ward's server.
    pub origin: String,
    /// Ten symbols, see [`enrolment_code`].
    pub code: String,
}

/// Why a code could not be read. Each asks for something else of the officer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum QrError {
    /// Nothing was read.
    #[error("the code is empty")]
    Empty,
    /// More bytes than a QR code can hold.
    #[error("more than a QR code can hold")]
    TooLong,
    /// The bytes are no UTF-8, or a decoder before us guessed a charset and spoiled the letters.
    #[error("the letters of the code are spoiled")]
    Garbled,
    /// A card's code with a wrong number.
    #[error("the card's number is not 12 digits")]
    CardNumber,
    /// A card's or personal code with a day of birth that is no day.
    #[error("the day of birth is no day")]
    BirthDate,
    /// A card's code without a name.
    #[error("the name is missing or too long")]
    Name,
    /// An enrolment link with a wrong code.
    #[error("the enrolment code is incomplete")]
    EnrolmentCode,
}

impl QrError {
    /// Stable code for the interface's texts.
    pub fn code(self) -> &'static str {
        match self {
            QrError::Empty => "qr_empty",
            QrError::TooLong => "qr_too_long",
            QrError::Garbled => "qr_garbled",
            QrError::CardNumber => "qr_card_number",
            QrError::BirthDate => "qr_birth_date",
            QrError::Name => "qr_name",
            QrError::EnrolmentCode => "qr_enrolment_code",
        }
    }
}

/// Reads a scanned code. Never panics, whatever the bytes.
pub fn parse(bytes: &[u8]) -> Result<Code, QrError> {
    if bytes.len() > MAX_BYTES {
        return Err(QrError::TooLong);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| QrError::Garbled)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(QrError::Empty);
    }
    if text.starts_with("HC1:") {
        return Ok(Code::VaccinePassport);
    }
    if let Some((origin, code)) = text.split_once(ENROL_PATH) {
        return enrolment(origin, code).map(Code::Enrol);
    }
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    match parts.as_slice() {
        [paper, name, dob, declared, _qid, ext] if is_dashed(dob) => {
            personal([paper, name, dob, declared, ext]).map(Code::Personal)
        }
        [id, old, name, dob, sex, address, issued, ..] => {
            card([id, old, name, dob, sex, address, issued]).map(Code::Card)
        }
        _ => Ok(Code::Opaque),
    }
}

/// `số CCCD|CMND cũ|Họ tên|ddMMyyyy|Nam/Nữ|nơi thường trú|ddMMyyyy cấp`.
fn card(parts: [&str; 7]) -> Result<Card, QrError> {
    let [id, old, name, dob, sex, address, issued] = parts;
    if CitizenId::parse(id).is_none() {
        return Err(QrError::CardNumber);
    }
    if [name, address].iter().any(|text| is_spoiled(text)) {
        return Err(QrError::Garbled);
    }
    if name.is_empty() || name.chars().count() > MAX_FIELD_CHARS {
        return Err(QrError::Name);
    }
    Ok(Card {
        citizen_id: id.to_owned(),
        old_id: Some(old.to_owned()).filter(|old| is_digits(old, 9)),
        full_name: nfc(name),
        dob: card_day(dob).ok_or(QrError::BirthDate)?,
        sex: card_sex(sex),
        address: nfc(address).chars().take(MAX_FIELD_CHARS).collect(),
        issued_on: card_day(issued).filter(|day| day.len() == 10),
    })
}

fn card_sex(text: &str) -> &'static str {
    match nfc(text).to_lowercase().as_str() {
        "nam" => "male",
        "nữ" => "female",
        _ => "other",
    }
}

/// `21031950` as `1950-03-21`; `00031950` as `1950-03`; `00001950` and `1950` as `1950`.
fn card_day(text: &str) -> Option<String> {
    if is_digits(text, 4) {
        return Some(text.to_owned());
    }
    if !is_digits(text, 8) {
        return None;
    }
    let (day, month, year) = (text.get(..2)?, text.get(2..4)?, text.get(4..)?);
    match (day, month) {
        ("00", "00") => Some(year.to_owned()),
        ("00", month) => {
            let first: LocalDate = format!("{year}-{month}-01").parse().ok()?;
            Some(format!("{:04}-{:02}", first.year(), first.month()))
        }
        _ => format!("{year}-{month}-{day}").parse::<LocalDate>().ok().map(|day| day.to_string()),
    }
}

/// `SoGiayTo|HoTen|NgaySinh|LoaiDinhDanh|QID|EXT`; EXT is declarer's QID, sex, insurance, phone, signature,
/// parted by `<` (as a public sample has it).
fn personal(parts: [&str; 5]) -> Result<Personal, QrError> {
    let [paper, name, dob, declared, ext] = parts;
    if is_spoiled(name) {
        return Err(QrError::Garbled);
    }
    let dob = match unmasked(dob) {
        Some(dob) => Some(dob.parse::<LocalDate>().map_err(|_| QrError::BirthDate)?.to_string()),
        None => None,
    };
    let mut ext = ext.split('<').map(str::trim).skip(1);
    let mut next = || ext.next().and_then(unmasked);
    let sex = match next() {
        Some("1") => Some("male"),
        Some("2") => Some("female"),
        _ => None,
    };
    Ok(Personal {
        paper_no: unmasked(paper).map(normal_citizen_id),
        name: unmasked(name).map(nfc).filter(|name| name.chars().count() <= MAX_FIELD_CHARS),
        dob,
        by_other: declared == "1",
        sex,
        health_insurance: next().map(str::to_owned),
        phone: next().map(normal_phone),
    })
}

fn unmasked(text: &str) -> Option<&str> {
    (!text.is_empty() && !text.contains('*')).then_some(text)
}

/// `YYYY-MM-DD`, perhaps masked: what tells a personal code from a card's.
fn is_dashed(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [4, 2, 2]
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

/// Letters that no Vietnamese card has: what UTF-8 read as Big5 or Shift-JIS turns into, replacement
/// characters, controls.
fn is_spoiled(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control()
            || c == '\u{fffd}'
            || ('\u{3000}'..='\u{9fff}').contains(&c)
            || ('\u{ff00}'..='\u{ffef}').contains(&c)
    })
}

const ENROL_PATH: &str = "/#/enrol/";

fn enrolment(origin: &str, code: &str) -> Result<Enrolment, QrError> {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let known = host.is_some_and(|host| {
        !host.is_empty()
            && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
    });
    let code = enrolment_code(code).filter(|_| known).ok_or(QrError::EnrolmentCode)?;
    Ok(Enrolment { origin: origin.to_owned(), code })
}

/// The ten symbols of an enrolment code (Crockford base 32), as typed or as in a link: case, spaces and
/// hyphens do not matter; I and L are read as 1, O as 0.
pub fn enrolment_code(typed: &str) -> Option<String> {
    let typed = typed.rsplit(ENROL_PATH).next().unwrap_or_default();
    let symbols = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| {
        match c.to_ascii_uppercase() {
            'I' | 'L' => Some('1'),
            'O' => Some('0'),
            'U' => None,
            c @ ('0'..='9' | 'A'..='Z') => Some(c),
            _ => None,
        }
    });
    let code: String = symbols.collect::<Option<_>>()?;
    (code.len() == 10).then_some(code)
}

impl Card {
    /// The fields that a form for a person is filled with.
    pub fn person_fields(&self) -> Fields {
        let old_id = self.old_id.as_deref();
        fields([
            ("full_name", Some(self.full_name.as_str())),
            ("dob", Some(&self.dob)),
            ("sex", Some(self.sex)),
            ("citizen_id", Some(&self.citizen_id)),
            ("old_id", old_id),
        ])
    }
}

impl Personal {
    /// The fields that a form for a person is filled with; the name has no diacritics.
    pub fn person_fields(&self) -> Fields {
        let citizen_id = self.paper_no.as_deref().filter(|no| CitizenId::parse(no).is_some());
        fields([
            ("full_name", self.name.as_deref()),
            ("dob", self.dob.as_deref()),
            ("sex", self.sex),
            ("citizen_id", citizen_id),
            ("health_insurance", self.health_insurance.as_deref()),
            ("phone", self.phone.as_deref()),
        ])
    }
}

fn fields<const N: usize>(pairs: [(&str, Option<&str>); N]) -> Fields {
    pairs.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.into()))).collect()
}

#[cfg(test)]
mod tests {
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
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
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
}
