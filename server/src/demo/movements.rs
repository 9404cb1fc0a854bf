//! Two weeks of people leaving, coming back, arriving and visiting, with what an official looks for: who has not come
//! back, who has not reported within 24 hours, who is due today, who declared symptoms. All invented.

use std::collections::HashSet;

use vungxanh_shared::ids::RecordId;
use vungxanh_shared::time::{DAY_MS, HOUR_MS, LocalDate};
use vungxanh_shared::units::provinces_on;

use super::names::{family_name, name};
use super::numbers;
use super::random::Dice;
use super::records::{Draft, Home, new_id};
use super::residents::{Resident, Sex};

const MINUTE_MS: i64 = 60_000;

/// What of each there is; sixty in all.
const DEPARTURES_OVERDUE: usize = 5;
const DEPARTURES_DUE_TODAY: usize = 4;
const DEPARTURES_AWAY: usize = 8;
const DEPARTURES_TODAY: usize = 3;
const RETURNS_REPORTED: usize = 13;
const RETURNS_OVERDUE: usize = 4;
const RETURNS_DUE: usize = 3;
const ARRIVALS: usize = 12;
const VISITS: usize = 8;

/// All movements and declarations of the last two weeks; what was saved together stands together.
pub fn movements(dice: &mut Dice, homes: &[Home], now_ms: i64) -> Vec<Vec<Draft>> {
    let mut log =
        Log { dice, homes, now_ms, saved: Vec::new(), declared: 0, moved: HashSet::new() };
    for (count, hours_ago, back) in [
        (DEPARTURES_OVERDUE, (80, 300), Back::InHours(-72, -8)),
        (DEPARTURES_DUE_TODAY, (30, 300), Back::ThisEvening),
        (DEPARTURES_AWAY, (30, 300), Back::InHours(24, 120)),
        (DEPARTURES_TODAY, (1, 5), Back::InHours(30, 120)),
    ] {
        (0..count).for_each(|_| log.departure(hours_ago, back));
    }
    for (count, hours_ago, reported) in [
        (RETURNS_REPORTED, (30, 300), true),
        (RETURNS_OVERDUE, (27, 70), false),
        (RETURNS_DUE, (2, 20), false),
    ] {
        (0..count).for_each(|_| log.homecoming(hours_ago, reported));
    }
    (0..ARRIVALS).for_each(|at| log.stranger("arrival", at));
    (0..VISITS).for_each(|at| log.stranger("visit", at));
    log.saved
}

/// When someone means to be back.
#[derive(Clone, Copy)]
enum Back {
    InHours(i64, i64),
    ThisEvening,
}

struct Log<'a> {
    dice: &'a mut Dice,
    homes: &'a [Home],
    now_ms: i64,
    saved: Vec<Vec<Draft>>,
    /// How many declarations there are.
    declared: usize,
    moved: HashSet<RecordId>,
}

impl<'a> Log<'a> {
    /// Someone who left so many hours ago and has not come back yet.
    fn departure(&mut self, hours_ago: (i64, i64), back: Back) {
        let (home, id, person) = self.adult();
        let back = match back {
            Back::ThisEvening => {
                let evening = LocalDate::at_ms(self.now_ms).start_ms() + 20 * HOUR_MS;
                evening.max(self.now_ms + HOUR_MS)
            }
            Back::InHours(from, to) => self.now_ms + self.dice.between(from, to) * HOUR_MS,
        };
        let left = self.now_ms - self.dice.between(hours_ago.0 * 60, hours_ago.1 * 60) * MINUTE_MS;
        let told = left - self.dice.between(2, 30) * HOUR_MS;
        let away = self.elsewhere(left);
        let grown_up = person.age(LocalDate::at_ms(left)) > 24;
        let reason = match grown_up {
            true => self.dice.pick(&["work", "family", "medical", "home", "trade"]),
            false => self.dice.pick(&["study", "home", "family"]),
        };
        let record = new_id(self.dice, told);
        let draft = Draft::new("movement", record, &home.place, told)
            .set("direction", "departure")
            .set("reason", reason)
            .maybe("reason_note", self.dice.chance(30).then(|| reason_note(reason)))
            .set("to_text", away.text())
            .maybe("to_unit", away.unit)
            .set("depart_planned", left - self.dice.between(0, 4) * 15 * MINUTE_MS)
            .set("return_planned", back);
        let draft = self.traveller(draft, home, (id, person), &away);
        let draft = self.consent(draft, person);
        let draft = self.told(draft, told);
        self.saved.push(vec![draft]);
        let gone = Draft::new("movement", record, &home.place, left + 20 * MINUTE_MS);
        self.saved.push(vec![gone.set("depart_actual", left)]);
    }

    /// Someone of the ward who came back.
    fn homecoming(&mut self, hours_ago: (i64, i64), reported: bool) {
        let (home, id, person) = self.adult();
        let back = self.now_ms - self.dice.between(hours_ago.0, hours_ago.1) * HOUR_MS;
        let away = self.elsewhere(back);
        let told = back + self.dice.between(5, 90) * MINUTE_MS;
        let report = told + self.dice.between(3, 20) * HOUR_MS;
        let record = new_id(self.dice, told);
        let draft = Draft::new("movement", record, &home.place, told)
            .set("direction", "return")
            .set("reason", self.dice.pick(&["work", "home", "family"]))
            .set("from_text", away.text())
            .maybe("from_unit", away.unit)
            .tick("epidemic_area", self.dice.chance(15))
            .set("arrive_actual", back);
        let draft = self.traveller(draft, home, (id, person), &away);
        let draft = self.told(draft, told);
        let declaration = reported.then(|| self.declaration(&draft, report, &away));
        self.saved.push(vec![draft]);
        if let Some(declaration) = declaration {
            let done = Draft::new("movement", record, &home.place, report)
                .set("reported_back_at", report)
                .link("declaration", declaration.id)
                .set("closed", true);
            self.saved.push(vec![declaration, done]);
        }
    }

    /// Someone from elsewhere who comes to a household here.
    fn stranger(&mut self, direction: &'static str, at: usize) {
        let (home, _, _) = self.adult();
        let oldest = if at < 2 { 6 } else { 300 };
        let came = self.now_ms - self.dice.between(60, oldest * 60) * MINUTE_MS;
        let told =
            came + self.dice.between(20, 400).min((self.now_ms - came) / MINUTE_MS) * MINUTE_MS;
        let away = self.elsewhere(came);
        let sex = if at.is_multiple_of(2) { Sex::Male } else { Sex::Female };
        let year =
            LocalDate::at_ms(came).year() - i32::try_from(self.dice.between(19, 68)).unwrap_or(30);
        let family = family_name(self.dice);
        let who = name(self.dice, family, sex, year);
        let record = new_id(self.dice, told);
        let draft = Draft::new("movement", record, &home.place, told)
            .set("direction", direction)
            .set("name", who.to_string())
            .set("birth_year", i64::from(year))
            .set("phone", numbers::mobile(self.dice))
            .link("household", home.id)
            .set("from_text", away.text())
            .maybe("from_unit", away.unit)
            .tick("epidemic_area", at % 5 == 4)
            .set(
                "reason",
                self.dice.pick(if direction == "visit" {
                    &["family"]
                } else {
                    &["work", "study", "family"]
                }),
            )
            .set("arrive_actual", came)
            .maybe(
                "return_planned",
                (direction == "visit").then(|| came + self.dice.between(1, 6) * DAY_MS),
            );
        let draft = self.vehicle(draft, &away);
        let draft = self.told(draft, told);
        // Most declare when the team first meets them; a few still have to.
        if at % 4 == 3 {
            self.saved.push(vec![draft]);
        } else {
            let declaration = self.declaration(&draft, told, &away);
            let draft = draft.set("reported_back_at", told).link("declaration", declaration.id);
            self.saved.push(vec![declaration, draft]);
        }
    }

    fn declaration(&mut self, movement: &Draft, at_ms: i64, from: &Elsewhere) -> Draft {
        let id = new_id(self.dice, at_ms);
        let draft = Draft::new("declaration", id, &movement.place, at_ms)
            .set("at", at_ms)
            .link("movement", movement.id)
            .set("channel", self.dice.pick(&["doorstep", "phone", "ward_office"]))
            .set("temp", temperature(self.dice.between(361, 371)))
            .set("exposure", false);
        let who = ["name", "person", "household", "birth_year", "phone"];
        let draft = who
            .into_iter()
            .fold(draft, |draft, field| draft.maybe(field, movement.fields.get(field).cloned()));
        let outbreak = movement.fields.get("epidemic_area").is_some_and(|answer| answer.is_true());
        let draft = draft
            .set("epidemic_area", outbreak)
            .maybe("epidemic_area_note", outbreak.then(|| format!("Ở {} 5 ngày", from.text())));
        // Two of about thirty have something to say.
        self.declared += 1;
        match self.declared {
            5 => draft
                .set("temp", temperature(381))
                .set("symptoms/fever", true)
                .set("symptoms/cough", true)
                .set("symptoms_note", "Sốt và ho khan từ tối hôm trước")
                .set("notified_at", at_ms),
            10 => draft
                .set("symptoms/sore_throat", true)
                .set("symptoms_note", "Rát họng nhẹ, không sốt")
                .set("exposure", true)
                .set("exposure_note", "Ngồi cùng xe khách với một người sau đó phải cách ly"),
            // Now and then somebody forgets to ask.
            17 => draft,
            _ => draft.set("no_symptoms", true),
        }
    }

    fn traveller(
        &mut self,
        draft: Draft,
        home: &Home,
        (id, person): (RecordId, &Resident),
        away: &Elsewhere,
    ) -> Draft {
        let companion =
            home.people.iter().map(|(_, other)| other).find(|other| other.name != person.name);
        let along = companion.filter(|_| self.dice.chance(25));
        let draft = draft
            .set("name", person.name.to_string())
            .link("person", id)
            .link("household", home.id)
            .maybe("phone", person.phone.clone())
            .tick("employee", person.is_employee())
            .maybe(
                "companions",
                along.map(|other| format!("{} ({})", other.name, other.born.year())),
            );
        self.vehicle(draft, away)
    }

    fn vehicle(&mut self, draft: Draft, away: &Elsewhere) -> Draft {
        let transport = match away.distance {
            Distance::Ride => self.dice.weighted(&[("motorbike", 45), ("car", 30), ("coach", 25)]),
            Distance::Coach => self.dice.weighted(&[("car", 30), ("coach", 55), ("train", 15)]),
            Distance::Flight => self.dice.weighted(&[("plane", 70), ("train", 30)]),
        };
        let plate = match transport {
            "motorbike" => Some(numbers::motorbike_plate(self.dice)),
            "car" => Some(numbers::car_plate(self.dice)),
            _ => None,
        };
        draft.set("transport", transport).maybe("plate", plate)
    }

    /// 722/UBND-VP: an official or employee leaves with the consent of the head of the unit.
    fn consent(&mut self, draft: Draft, person: &Resident) -> Draft {
        if !person.is_employee() {
            return draft;
        }
        let family = family_name(self.dice);
        let head = name(self.dice, family, Sex::Male, 1974);
        draft.set("approver_name", head.to_string()).set(
            "approver_position",
            self.dice.pick(&["Trưởng phòng", "Hiệu trưởng", "Phó giám đốc", "Thủ trưởng đơn vị"]),
        )
    }

    fn told(&mut self, draft: Draft, at_ms: i64) -> Draft {
        let channel = self.dice.weighted(&[
            ("doorstep", 45),
            ("phone", 35),
            ("ward_office", 12),
            ("neighbour", 8),
        ]);
        draft.set("declared_at", at_ms).set("channel", channel)
    }

    /// Someone between 20 and 70, and the household. Nobody moves twice.
    fn adult(&mut self) -> (&'a Home, RecordId, &'a Resident) {
        let homes = self.homes;
        let today = LocalDate::at_ms(self.now_ms);
        loop {
            let home = self.dice.one_of(homes);
            let (id, person) = self.dice.one_of(&home.people);
            if (20..70).contains(&person.age(today))
                && person.phone.is_some()
                && self.moved.insert(*id)
            {
                return (home, *id, person);
            }
        }
    }

    fn elsewhere(&mut self, at_ms: i64) -> Elsewhere {
        let (place, province, distance) = self.dice.pick(&ELSEWHERE);
        let provinces = provinces_on(LocalDate::at_ms(at_ms));
        let unit = provinces.iter().find(|known| known.short_name() == province);
        Elsewhere { place, province, distance, unit: unit.map(|unit| unit.code) }
    }
}

/// Somewhere outside the city.
struct Elsewhere {
    place: &'static str,
    province: &'static str,
    distance: Distance,
    /// The province's code on that day.
    unit: Option<&'static str>,
}

impl Elsewhere {
    fn text(&self) -> String {
        format!("{}, {}", self.place, self.province)
    }
}

/// By what people go there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Distance {
    Ride,
    Coach,
    Flight,
}

fn temperature(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}

fn reason_note(reason: &str) -> &'static str {
    match reason {
        "work" => "Đi công tác theo phân công của cơ quan",
        "family" => "Về chăm bố ốm",
        "medical" => "Đưa mẹ đi khám mắt",
        "study" => "Nhập học đầu kỳ",
        "trade" => "Lấy hàng cho cửa hàng",
        _ => "Về quê có giỗ",
    }
}

/// Places and their provinces, by names that were valid before and after the merger of 2025.
const ELSEWHERE: [(&str, &str, Distance); 22] = [
    ("Mộc Châu", "Sơn La", Distance::Coach),
    ("Mai Sơn", "Sơn La", Distance::Coach),
    ("Hạ Long", "Quảng Ninh", Distance::Coach),
    ("Móng Cái", "Quảng Ninh", Distance::Coach),
    ("Sa Pa", "Lào Cai", Distance::Coach),
    ("Vinh", "Nghệ An", Distance::Coach),
    ("Diễn Châu", "Nghệ An", Distance::Coach),
    ("Sầm Sơn", "Thanh Hóa", Distance::Coach),
    ("Nông Cống", "Thanh Hóa", Distance::Coach),
    ("Kiến An", "Hải Phòng", Distance::Coach),
    ("Đồ Sơn", "Hải Phòng", Distance::Coach),
    ("Việt Trì", "Phú Thọ", Distance::Ride),
    ("Từ Sơn", "Bắc Ninh", Distance::Ride),
    ("Phổ Yên", "Thái Nguyên", Distance::Ride),
    ("Văn Giang", "Hưng Yên", Distance::Ride),
    ("Hoa Lư", "Ninh Bình", Distance::Ride),
    ("Đồng Đăng", "Lạng Sơn", Distance::Coach),
    ("Nha Trang", "Khánh Hòa", Distance::Flight),
    ("Hải Châu", "Đà Nẵng", Distance::Flight),
    ("Bình Thạnh", "Hồ Chí Minh", Distance::Flight),
    ("Thủ Đức", "Hồ Chí Minh", Distance::Flight),
    ("Ninh Kiều", "Cần Thơ", Distance::Flight),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_elsewhere_have_a_code_before_and_after_the_merger() {
        for day in ["2021-11-13", "2026-11-22"] {
            let provinces = provinces_on(day.parse().unwrap());
            for (place, province, _) in ELSEWHERE {
                assert!(
                    provinces.iter().any(|known| known.short_name() == province),
                    "{place}, {province}"
                );
            }
        }
    }
}
