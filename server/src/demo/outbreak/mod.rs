//! A small outbreak over three weeks in the first area: somebody arrives from elsewhere, falls ill, is found to be F0;
//! housemates and neighbours are F1, isolated, tested and released; a lane is closed and opened again; help is asked
//! for and brought; residents ask; a shop is inspected; what is still going on stands in [`last_days`]. All invented.

use vungxanh_shared::ids::{Place, RecordId};
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::{DAY_MS, HOUR_MS, LocalDate};

mod last_days;

use super::plan::Plan;
use super::random::Dice;
use super::records::{Draft, Home, new_id};
use super::residents::Resident;

const MINUTE_MS: i64 = 60_000;
/// What is less counts something else than time.
const EARLIEST_MS: i64 = 1_000_000_000_000;
/// The day of the arrival, so many days ago.
const ARRIVED_DAYS_AGO: i64 = 20;
const MONITOR: (&str, &str) = ("Trần Văn Bình", "+84912345670");
const NURSE: &str = "Trần Thị Hạnh";
const DOCTOR: &str = "Lê Thị Hoa";

/// What the area's team and the station wrote, and what the ward made known.
pub struct Outbreak {
    pub entries: Vec<Draft>,
    pub announced: Vec<Draft>,
}

/// The outbreak; nothing where the area has too few households.
pub fn outbreak(dice: &mut Dice, plan: &Plan, homes: &[Home], now_ms: i64) -> Outbreak {
    let area = plan.areas.first();
    let local: Vec<&Home> = homes.iter().filter(|home| Some(&home.place) == area).collect();
    let mut log = Log {
        dice,
        ward: Place::ward(&plan.ward),
        today: LocalDate::at_ms(now_ms).start_ms(),
        now_ms,
        entries: Vec::new(),
        announced: Vec::new(),
    };
    if let [first, near, next, .., shop] = local.as_slice() {
        let zone = log.announcements(first);
        log.chain(first, near, zone);
        log.help(near);
        log.feedback(next);
        log.inspection(shop);
        log.rounds(&local);
        log.others(next);
        log.last_days(next, near);
    }
    Outbreak { entries: log.entries, announced: log.announced }
}

struct Log<'a> {
    dice: &'a mut Dice,
    ward: Place,
    /// The first moment of this day.
    today: i64,
    now_ms: i64,
    entries: Vec<Draft>,
    announced: Vec<Draft>,
}

/// A day and an hour, counted from the day of the arrival.
#[derive(Clone, Copy)]
struct When {
    day: i64,
    hour: i64,
}

const fn on(day: i64, hour: i64) -> When {
    When { day, hour }
}

impl Log<'_> {
    fn at(&self, when: When) -> i64 {
        let ms = self.today + (when.day - ARRIVED_DAYS_AGO) * DAY_MS + when.hour * HOUR_MS;
        ms.min(self.now_ms - MINUTE_MS)
    }

    fn day(&self, when: When) -> String {
        LocalDate::at_ms(self.at(when)).to_string()
    }

    fn draft(&mut self, kind: &'static str, place: &Place, when: When) -> Draft {
        let at_ms = self.at(when);
        Draft::new(kind, new_id(self.dice, at_ms), place, at_ms)
    }

    /// A record about somebody of a household.
    fn about(&mut self, kind: &'static str, (home, no): (&Home, usize), when: When) -> Draft {
        let draft = self.draft(kind, &home.place, when).link("household", home.id);
        match home.people.get(no) {
            Some((id, person)) => {
                let asks_for_number =
                    kinds::find(kind).is_some_and(|kind| kind.field("phone").is_some());
                draft
                    .link("person", *id)
                    .set("name", person.name.to_string())
                    .maybe("phone", person.phone.clone().filter(|_| asks_for_number))
            }
            None => draft.set("name", "Nguyễn Văn Khách"),
        }
    }

    fn keep(&mut self, draft: Draft) -> RecordId {
        let id = draft.id;
        self.entries.push(self.when_told(draft));
        id
    }

    fn announce(&mut self, draft: Draft) -> RecordId {
        let id = draft.id;
        self.announced.push(self.when_told(draft));
        id
    }

    /// Each is told at once: when the last of it had happened.
    fn when_told(&self, draft: Draft) -> Draft {
        let moment = |value: &Scalar| match value {
            Scalar::Int(ms) if *ms > EARLIEST_MS => Some(*ms),
            Scalar::Text(day) => day.parse::<LocalDate>().ok().map(LocalDate::start_ms),
            _ => None,
        };
        let past = draft.fields.values().filter_map(moment).filter(|ms| *ms <= self.now_ms);
        let at_ms = past.max().unwrap_or(draft.at_ms).max(draft.at_ms);
        Draft { at_ms, ..draft }
    }

    /// Sites, the exposure place, the closed lane, the campaign and what the ward told its forces.
    fn announcements(&mut self, first: &Home) -> RecordId {
        let ward = self.ward.clone();
        let station = self
            .draft("site", &ward, on(0, 7))
            .set("type", "station")
            .set("name", "Trạm Y tế phường Ngọc Khánh")
            .set("address", "Phố Ngọc Khánh")
            .set("phone", "+842410000026")
            .set("head_name", DOCTOR);
        let station = self.announce(station);
        let school = self
            .draft("site", &ward, on(0, 7))
            .set("type", "isolation")
            .set("name", "Khu cách ly Trường THCS Giảng Võ")
            .set("address", "1 Trần Huy Liệu")
            .set("capacity", 40)
            .set("occupied", 3)
            .set("counted_at", self.at(on(19, 16)))
            .set("ready/beds", true)
            .set("ready/meals", true)
            .set("ready/security", true);
        let school = self.announce(school);
        let masks = self
            .draft("stock", &ward, on(19, 16))
            .set("item", "mask")
            .set("name", "Khẩu trang y tế 4 lớp")
            .link("site", school)
            .set("count", 240)
            .set("unit", "hộp")
            .set("min", 50)
            .set("counted_at", self.at(on(19, 16)));
        self.announce(masks);
        let market = self
            .draft("exposure_place", &ward, on(2, 15))
            .set("type", "point")
            .set("name", "Chợ Thành Công, dãy hàng cá")
            .set("address", "Thành Công, Ba Đình, Hà Nội")
            .set("from_at", self.at(on(0, 6)))
            .set("to_at", self.at(on(1, 11)))
            .set("ask", "declare")
            .set("source_body", "Trung tâm Y tế quận Ba Đình")
            .set("source_on", self.day(on(2, 15)));
        self.announce(market);
        let zone = self
            .draft("zone", &ward, on(1, 20))
            .set("name", format!("Ngõ quanh nhà số {}", first.address.house))
            .set("type", "lockdown")
            .set("area", first.place.to_string())
            .set("bounds", "Từ đầu ngõ đến hết dãy nhà, cả hai bên")
            .set("decision_no", "312/QĐ-UBND")
            .set("decision_on", self.day(on(1, 20)))
            .set("from_at", self.at(on(1, 20)))
            .set("to_at", self.at(on(8, 20)))
            .set("ended_at", self.at(on(8, 18)))
            .set("end_decision_no", "340/QĐ-UBND")
            .set("households_count", 12)
            .set("responsible_name", MONITOR.0)
            .set("responsible_phone", MONITOR.1)
            .set("gates/a1/name", "Đầu ngõ")
            .set("gates/a1/emergency", true);
        let zone = self.announce(zone);
        let campaign = self
            .draft("campaign", &ward, on(2, 8))
            .set("type", "test")
            .set("name", "Xét nghiệm người trong ngõ phong tỏa")
            .set("purpose", "screening")
            .set("target", "Tất cả người trong khu phong tỏa")
            .link("site", station)
            .set("from_at", self.at(on(2, 8)))
            .set("to_at", self.at(on(2, 17)));
        self.announce(campaign);
        let notice = self
            .draft("notice", &ward, on(1, 21))
            .set("title", "Rà soát người từng đến nhà có ca bệnh")
            .set("text", "Các tổ rà soát từng hộ, báo về Trạm Y tế trước 17 giờ mỗi ngày.")
            .set("to/teams", true)
            .set("important", true)
            .set("from_at", self.at(on(1, 21)))
            .set("signed_by", "Nguyễn Thị Hoa");
        self.announce(notice);
        zone
    }

    /// Arrival, signs, F0, its contacts, isolation to its end.
    fn chain(&mut self, first: &Home, near: &Home, zone: RecordId) {
        let ill = (first, 0);
        let suspect = self
            .about("suspect", ill, on(1, 8))
            .set("at", self.at(on(1, 8)))
            .set("symptoms/fever", true)
            .set("symptoms/cough", true)
            .set("temp", 38.4)
            .set("exposure", true)
            .set("exposure_note", "Về từ nơi đang có dịch hôm qua")
            .set("found_by", "visit")
            .set("told_at", self.at(on(1, 8)))
            .set("told_to", DOCTOR)
            .set("told_how", "phone")
            .set("self_isolated", true)
            .set("seen_at", self.at(on(1, 9)))
            .set("seen_by", DOCTOR)
            .set("action", "sample")
            .set("closed_at", self.at(on(1, 19)));
        let suspect = self.keep(suspect);
        let f0 = self
            .about("case", ill, on(1, 19))
            .set("class", "f0")
            .set("class_on", self.day(on(1, 19)))
            .set("onset_on", self.day(on(0, 20)))
            .set("positive_on", self.day(on(1, 19)))
            .set("found_where", "community")
            .set("severity", "mild")
            .set("care_place", "home")
            .set("confirmed_by", DOCTOR)
            .set("traced_at", self.at(on(1, 22)))
            .set("outcome", "recovered")
            .set("outcome_on", self.day(on(8, 10)));
        let f0 = self.keep(f0);
        self.test(ill, on(1, 9), ("symptoms", "positive"), Some(f0), Some(suspect));
        let care = self.isolation(ill, on(1, 20), ("f0", "home_care", "start"), f0);
        for day in 2..8 {
            self.health_check(ill, on(day, 8), care);
        }
        self.medicine(ill, f0);
        self.test(ill, on(8, 9), ("release", "negative"), Some(f0), None);

        let contacts = (1..first.people.len().min(3)).map(|no| (first, no));
        for contact in contacts.chain([(near, 0)]) {
            let f1 = self
                .about("case", contact, on(1, 21))
                .set("class", "f1")
                .set("class_on", self.day(on(1, 21)))
                .link("source", f0)
                .set("exposure_last", self.day(on(1, 8)))
                .set("exposure_kind", if contact.1 == 0 { "near" } else { "house" })
                .set("monitor_name", MONITOR.0)
                .set("monitor_phone", MONITOR.1)
                .set("outcome", "released")
                .set("outcome_on", self.day(on(9, 9)));
            let f1 = self.keep(f1);
            let isolation = self.isolation(contact, on(1, 21), ("f1", "home", "last_contact"), f1);
            self.health_check(contact, on(3, 8), isolation);
            self.test(contact, on(8, 8), ("isolation_day", "negative"), None, None);
        }
        for home in [first, near] {
            let at_ms = self.at(on(1, 21));
            let draft = Draft::new("household", home.id, &home.place, at_ms).link("zone", zone);
            self.entries.push(draft);
        }
    }

    fn isolation(
        &mut self,
        who: (&Home, usize),
        from: When,
        (subject, form, anchor): (&str, &str, &str),
        case: RecordId,
    ) -> RecordId {
        let head =
            who.0.people.first().map(|(_, head): &(RecordId, Resident)| head.name.to_string());
        let draft = self
            .about("isolation", who, from)
            .link("case", case)
            .set("subject", subject)
            .set("type", form)
            .set("starts_on", self.day(from))
            .set("anchor", anchor)
            .set("anchor_on", self.day(from))
            .set("doses_at_anchor", if subject == "f1" { 1 } else { 2 })
            .set("decision_no", format!("{}/QĐ-UBND", self.dice.between(300, 339)))
            .set("decision_on", self.day(from))
            .set("decision_by", "commune")
            .set("committed_on", self.day(from))
            .maybe("head_name", head)
            .set("eligibility/room", true)
            .set("eligibility/contact", true)
            .set("equipment/sign", true)
            .set("monitor_name", MONITOR.0)
            .set("monitor_phone", MONITOR.1)
            .set("outcome", "completed")
            .set("outcome_on", self.day(on(8, 18)))
            .set("certificate_no", format!("{}/GXN-UBND", self.dice.between(40, 79)))
            .set("certificate_on", self.day(on(9, 9)));
        self.keep(draft)
    }

    fn health_check(&mut self, who: (&Home, usize), when: When, isolation: RecordId) {
        let draft = self
            .about("health_check", who, when)
            .link("isolation", isolation)
            .set("at", self.at(when))
            .set("slot", "am")
            .set("present", "present")
            .set("by", "call")
            .set("temp", 36.4)
            .set("spo2", 98)
            .set("medicine_ok", true);
        self.keep(draft);
    }

    fn test(
        &mut self,
        who: (&Home, usize),
        when: When,
        (reason, result): (&str, &str),
        case: Option<RecordId>,
        suspect: Option<RecordId>,
    ) {
        let draft = self
            .about("test", who, when)
            .set("reason", reason)
            .set("method", "rapid")
            .set("sampled_at", self.at(when))
            .set("sampled_by", NURSE)
            .set("result", result)
            .set("result_at", self.at(when) + 20 * MINUTE_MS)
            .maybe("case", case.map(|id| id.to_string()))
            .maybe("suspect", suspect.map(|id| id.to_string()));
        self.keep(draft);
    }

    fn medicine(&mut self, who: (&Home, usize), case: RecordId) {
        let pack = self
            .about("handout", who, on(2, 9))
            .link("case", case)
            .set("at", self.at(on(2, 9)))
            .set("pack", "a")
            .set("items", "Paracetamol 500 mg, 20 viên; vitamin C, 20 viên")
            .set("given_by", NURSE)
            .set("carried_by", MONITOR.0)
            .set("three/patient", true)
            .set("three/drug", true)
            .set("three/dose", true);
        self.keep(pack);
        let call = self
            .about("contact_attempt", who, on(2, 20))
            .link("case", case)
            .set("at", self.at(on(2, 20)))
            .set("direction", "out")
            .set("channel", "phone")
            .set("by", "station")
            .set("reached", true)
            .set("advised", true);
        self.keep(call);
    }

    /// What the isolated needed.
    fn help(&mut self, near: &Home) {
        let asked = self
            .about("support", (near, 0), on(2, 10))
            .set("asked_at", self.at(on(2, 10)))
            .set("needs/food", true)
            .set("needs/medicine", true)
            .set("urgency", "today")
            .set("group", "isolated")
            .set("state", "delivered")
            .set("proposed_by", MONITOR.0)
            .set("proposed_at", self.at(on(2, 11)))
            .set("approved_by", "Nguyễn Thị Hoa")
            .set("approved_at", self.at(on(2, 14)))
            .set("source", "Ủy ban Mặt trận Tổ quốc phường")
            .set("items", "10 kg gạo, rau, thuốc hạ sốt")
            .set("delivered_at", self.at(on(2, 17)))
            .set("delivered_by", MONITOR.0);
        self.keep(asked);
    }

    /// What residents asked, one answered and one that waits.
    fn feedback(&mut self, next: &Home) {
        let answered = self
            .draft("ticket", &next.place, on(3, 8))
            .set("at", self.at(on(3, 8)))
            .set("channel", "call")
            .set("type", "support")
            .set("from_kind", "person")
            .set("caller", "Phạm Thị Nga")
            .set("text", "Ngõ bị phong tỏa, xin được chuyển rau và sữa cho cháu nhỏ")
            .set("due_at", self.at(on(4, 8)))
            .set("state", "answered")
            .set("assignee_name", MONITOR.0)
            .set("answer", "Tổ đã chuyển rau và sữa lúc 15 giờ")
            .set("answered_at", self.at(on(3, 15)))
            .set("answered_by", MONITOR.0);
        self.keep(answered);
        let waits = self
            .draft("ticket", &next.place, on(20, 6))
            .set("at", self.at(on(20, 6)))
            .set("channel", "door")
            .set("type", "paper")
            .set("paper", "isolation_done")
            .set("text", "Xin giấy xác nhận hoàn thành cách ly để nộp cho công ty")
            .set("due_at", self.now_ms + DAY_MS)
            .set("state", "assigned")
            .set("assignee_name", DOCTOR);
        self.keep(waits);
    }

    fn inspection(&mut self, shop: &Home) {
        let facility = self
            .draft("facility", &shop.place, on(0, 9))
            .set("type", "food")
            .set("name", "Quán phở Ngọc Khánh")
            .set("address", format!("Số {} phố {}", shop.address.house, shop.address.street))
            .set("head_name", "Đỗ Văn Thành")
            .set("state", "limited");
        let facility = self.keep(facility);
        let inspected = self
            .draft("inspection", &shop.place, on(4, 10))
            .set("at", self.at(on(4, 10)))
            .set("type", "unannounced")
            .set("subject_kind", "facility")
            .set("subject_text", "Quán phở Ngọc Khánh")
            .link("facility", facility)
            .set("inspectors/a1/name", "Nguyễn Thị Hoa")
            .set("represented_by", "Đỗ Văn Thành")
            .set("ok/mask", true)
            .set("ok/qr", true)
            .set("fail/distance", true)
            .set("findings", "Bàn kê sát nhau")
            .set("outcome", "reminded")
            .set("remedy", "Kê lại bàn, cách nhau 2 m")
            .set("remedy_by", self.day(on(6, 10)))
            .set("remedied_on", self.day(on(5, 10)));
        self.keep(inspected);
    }

    /// Yesterday's round of the team, and its day.
    fn rounds(&mut self, local: &[&Home]) {
        for (door, home) in (0..).zip(local.iter().take(20)) {
            let head = home.people.first().map(|(_, head)| head.name.to_string());
            let visit = self
                .draft("visit", &home.place, on(19, 8))
                .link("household", home.id)
                .maybe("name", head)
                .set("at", self.at(on(19, 8)) + door * 9 * MINUTE_MS)
                .set("result", if door % 7 == 3 { "not_met" } else { "all_well" })
                .tick("reminded", door % 7 != 3);
            self.keep(visit);
        }
        let Some(first) = local.first() else { return };
        let day = self
            .draft("team_day", &first.place, on(19, 18))
            .set("name", "Tổ COVID cộng đồng số 1")
            .set("day", self.day(on(19, 18)))
            .set("problems", "Ba hộ đi làm cả ngày, chỉ gặp được buổi tối")
            .set("proposals", "Bổ sung nhiệt kế và khẩu trang");
        self.keep(day);
    }

    /// Who will come home, and a dose.
    fn others(&mut self, next: &Home) {
        let away = self
            .draft("expected_return", &next.place, on(16, 9))
            .link("household", next.id)
            .set("name", "Đặng Minh Quân")
            .set("birth_year", 1996)
            .set("listed_on", self.day(on(16, 9)))
            .set("where_text", "Thuận An, Bình Dương")
            .set("job", "Công nhân may")
            .set("intent", "yes")
            .set("from_day", LocalDate::at_ms(self.now_ms).plus_days(20).to_string())
            .set("to_day", LocalDate::at_ms(self.now_ms).plus_days(28).to_string())
            .set("occasion", "tet")
            .set("doses", 2)
            .set("needs/none", true);
        self.keep(away);
        let dose = self
            .about("dose", (next, 0), on(18, 9))
            .set("no", 3)
            .set("state", "given")
            .set("given_on", self.day(on(18, 9)))
            .set("product", "Pfizer")
            .set("place", "Trạm Y tế phường Ngọc Khánh");
        self.keep(dose);
    }
}
