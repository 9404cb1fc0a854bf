//! Passes added up: the same sums as the phone makes (`web/src/phone/checkpoint/tally.ts`).

use std::collections::BTreeMap;

use vungxanh_shared::kinds::pass::VEHICLE_TYPES;
use vungxanh_shared::scalar::{Fields, FieldsExt};

/// What thermometers show; another reading is a slip of the finger.
const READINGS_C: std::ops::RangeInclusive<f64> = 30.0..=45.0;

/// What passes add up to.
#[derive(Default)]
pub struct Sums {
    pub passes: u64,
    pub vehicles: u64,
    pub by_vehicle: BTreeMap<String, u64>,
    pub going_in: u64,
    pub going_out: u64,
    pub people: u64,
    pub vietnamese: u64,
    pub foreign: u64,
    pub declared: u64,
    pub high_temperature: u64,
    pub with_symptoms: u64,
    pub turned_back: u64,
    pub evaded: u64,
    pub refused: u64,
    pub violations: u64,
    /// People by their own decision, else by that of their vehicle.
    pub decided: BTreeMap<String, u64>,
    /// Whether a pass has so many people that its row does not hold them all.
    pub is_cut: bool,
}

impl Sums {
    /// Adds a pass.
    pub fn add(&mut self, pass: &Fields, fever_c: Option<f64>) {
        let count = |holds: bool| u64::from(holds);
        let is_out = pass.text("direction") == Some("out");
        let (vehicle, decision) = (pass.text("vehicle_type"), pass.text("decision"));
        self.passes += 1;
        self.going_in += count(!is_out);
        self.going_out += count(is_out);
        self.vehicles += count(vehicle != Some("on_foot"));
        self.turned_back += count(decision == Some("turn_back"));
        self.evaded += count(pass.is_true("evaded"));
        self.violations += count(pass.text("violation").is_some());
        *self.by_vehicle.entry(vehicle.unwrap_or_default().to_owned()).or_default() += 1;
        for id in pass.group("people") {
            let key = |name: &str| format!("people/{id}/{name}");
            let of = |name: &str| pass.text(&key(name));
            let is_foreign = of("nationality").is_some();
            self.people += 1;
            self.foreign += count(is_foreign);
            self.vietnamese += count(!is_foreign);
            self.declared += count(pass.is_true(&key("declared")));
            self.with_symptoms += count(pass.set(&key("symptoms")).next().is_some());
            self.high_temperature += count(is_high(pass.number(&key("temp1")), fever_c));
            self.refused += count(of("not_measured") == Some("refused"));
            let decided = of("decision").or(decision).unwrap_or_default();
            *self.decided.entry(decided.to_owned()).or_default() += 1;
        }
    }

    /// Vehicles of a type that is known, everything that rolls.
    pub fn known_vehicles(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let rolling = VEHICLE_TYPES.iter().filter(|one| one.code != "on_foot");
        rolling.map(|one| (one.code, self.by_vehicle.get(one.code).copied().unwrap_or(0)))
    }
}

/// A reading is shown, and compared, in tenths.
fn is_high(reading: Option<f64>, fever_c: Option<f64>) -> bool {
    let tenths = |celsius: f64| (celsius * 10.0).round() / 10.0;
    let reading = reading.map(tenths).filter(|celsius| READINGS_C.contains(celsius));
    reading.zip(fever_c).is_some_and(|(reading, fever_c)| reading >= fever_c)
}
