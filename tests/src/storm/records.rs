//! Records as a ward has them, different for every seed: ten or so fields each, with the random part
//! of an id as random as a phone makes it, because that is what cannot be compressed.

use automerge::ScalarValue;
use fastrand::Rng;
use vungxanh_shared::document::RecordWrite;
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::time::HOUR_MS;

const FAMILY_NAMES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
const MIDDLE_NAMES: [&str; 6] = ["Văn", "Thị", "Đức", "Thu", "Minh", "Ngọc"];
const GIVEN_NAMES: [&str; 10] =
    ["Lan", "Hùng", "Hoa", "Minh", "Hà", "Tuấn", "Mai", "Sơn", "Yến", "Dũng"];
const TOWNS: [&str; 5] =
    ["Hải Dương", "Phủ Lý, Hà Nam", "Yên Phong, Bắc Ninh", "Việt Trì", "Mai Sơn, Sơn La"];
const STREETS: [&str; 3] = ["phố Ngọc Khánh", "phố Kim Mã", "phố Nguyễn Công Hoan"];

/// What a team or a checkpoint records most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A departure.
    Movement,
    /// A household.
    Household,
    /// Somebody of a household that was recorded before.
    Person,
    /// A health declaration.
    Declaration,
    /// A vehicle with its driver at a checkpoint.
    Pass,
}

/// Makes records, the same ones for the same seed.
pub struct Recorder {
    dice: Rng,
    households: Vec<RecordId>,
}

impl Recorder {
    pub fn new(seed: u64) -> Self {
        Self { dice: Rng::with_seed(seed), households: Vec::new() }
    }

    /// A new record, made at `at_ms`.
    pub fn record(&mut self, sort: Sort, at_ms: i64) -> RecordWrite {
        let dice = &mut self.dice;
        let mut entropy = [0; 10];
        dice.fill(&mut entropy);
        let record = RecordId::new(at_ms, entropy);
        let values = match sort {
            Sort::Movement => movement(dice, at_ms),
            Sort::Household => {
                self.households.push(record);
                household(dice)
            }
            Sort::Person => {
                let home = dice.choice(&self.households).copied().unwrap_or(record);
                person(dice, home)
            }
            Sort::Declaration => declaration(dice, at_ms),
            Sort::Pass => pass(dice, at_ms),
        };
        RecordWrite::new(record, values)
    }
}

type Values = Vec<(String, ScalarValue)>;

fn pick(dice: &mut Rng, list: &[&'static str]) -> &'static str {
    dice.choice(list).copied().unwrap_or_default()
}

fn name(dice: &mut Rng) -> String {
    let (family, middle) = (pick(dice, &FAMILY_NAMES), pick(dice, &MIDDLE_NAMES));
    format!("{family} {middle} {}", pick(dice, &GIVEN_NAMES))
}

fn phone(dice: &mut Rng) -> ScalarValue {
    format!("+849{:08}", dice.u32(10_000_000..99_999_999)).into()
}

fn plate(dice: &mut Rng) -> ScalarValue {
    format!("{}X1{:05}", dice.u8(11..99), dice.u32(0..100_000)).into()
}

/// Nobody has a fever.
fn temperature(dice: &mut Rng) -> ScalarValue {
    ScalarValue::F64(f64::from(dice.u32(360..373)) / 10.0)
}

fn of_kind<const N: usize>(kind: &str, fields: [(&str, ScalarValue); N]) -> Values {
    let head = [("kind", kind.into()), ("v", 1i64.into())];
    head.into_iter().chain(fields).map(|(name, value)| (name.to_owned(), value)).collect()
}

fn movement(dice: &mut Rng, at_ms: i64) -> Values {
    let leaves_ms = at_ms + i64::from(dice.u8(1..72)) * HOUR_MS;
    of_kind(
        "movement",
        [
            ("direction", "departure".into()),
            ("name", name(dice).into()),
            ("phone", phone(dice)),
            ("to_text", pick(dice, &TOWNS).into()),
            ("reason", "work".into()),
            ("transport", "motorbike".into()),
            ("plate", plate(dice)),
            ("depart_planned", ScalarValue::Timestamp(leaves_ms)),
        ],
    )
}

fn household(dice: &mut Rng) -> Values {
    of_kind(
        "household",
        [
            ("head_name", name(dice).into()),
            ("phone", phone(dice)),
            ("house_no", dice.u16(1..400).to_string().into()),
            ("lane", format!("ngõ {}", dice.u8(1..90)).into()),
            ("street", pick(dice, &STREETS).into()),
            ("commitment_date", format!("2021-09-{:02}", dice.u8(1..30)).into()),
        ],
    )
}

fn person(dice: &mut Rng, household: RecordId) -> Values {
    let (year, month, day) = (dice.u16(1935..2020), dice.u8(1..13), dice.u8(1..29));
    of_kind(
        "person",
        [
            ("household", household.to_string().into()),
            ("full_name", name(dice).into()),
            ("dob", format!("{year}-{month:02}-{day:02}").into()),
            ("sex", pick(dice, &["male", "female"]).into()),
            ("relation", pick(dice, &["head", "spouse", "child"]).into()),
            ("phone", phone(dice)),
            ("residence", "permanent".into()),
        ],
    )
}

fn declaration(dice: &mut Rng, at_ms: i64) -> Values {
    of_kind(
        "declaration",
        [
            ("name", name(dice).into()),
            ("phone", phone(dice)),
            ("at", ScalarValue::Timestamp(at_ms)),
            ("temp", temperature(dice)),
            ("exposure", false.into()),
            ("epidemic_area", false.into()),
        ],
    )
}

fn pass(dice: &mut Rng, at_ms: i64) -> Values {
    let decision = if dice.u8(0..20) == 0 { "turn_back" } else { "let_pass" };
    of_kind(
        "pass",
        [
            ("at", ScalarValue::Timestamp(at_ms)),
            ("direction", pick(dice, &["in", "out"]).into()),
            ("vehicle_type", "motorbike".into()),
            ("plate", plate(dice)),
            ("decision", decision.into()),
            ("people/a1/name", name(dice).into()),
            ("people/a1/birth_year", i64::from(dice.u16(1950..2005)).into()),
            ("people/a1/temp1", temperature(dice)),
            ("people/a1/declared", true.into()),
        ],
    )
}
