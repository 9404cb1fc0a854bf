//! The last days, and what is not over: somebody came home from where an outbreak is and is isolated, a neighbour is
//! suspected, somebody left isolation and is looked for, the ward wrote a rule and judged its level.

use vungxanh_shared::time::LocalDate;

use super::super::records::Home;
use super::{DOCTOR, Log, MONITOR, on};

impl Log<'_> {
    /// Isolation that goes on, a case that waits for the station, and what the ward decided.
    pub(super) fn last_days(&mut self, next: &Home, near: &Home) {
        self.isolated(next);
        self.suspected(near);
        self.left(next);
        self.decided(next);
    }

    /// A contact of a case elsewhere, isolated at home until the day after tomorrow.
    fn isolated(&mut self, next: &Home) {
        let who = (next, 0);
        let contact = self
            .about("case", who, on(16, 10))
            .set("class", "f1")
            .set("class_on", self.day(on(16, 10)))
            .set("source_text", "Ca bệnh tại công ty ở quận Đống Đa")
            .set("exposure_last", self.day(on(16, 8)))
            .set("exposure_kind", "work")
            .set("monitor_name", MONITOR.0)
            .set("monitor_phone", MONITOR.1);
        let contact = self.keep(contact);
        let isolation = self
            .about("isolation", who, on(16, 11))
            .link("case", contact)
            .set("subject", "f1")
            .set("type", "home")
            .set("starts_on", self.day(on(16, 11)))
            .set("anchor", "last_contact")
            .set("anchor_on", self.day(on(16, 11)))
            .set("doses_at_anchor", 1)
            .set("decision_no", "351/QĐ-UBND")
            .set("decision_on", self.day(on(16, 11)))
            .set("decision_by", "commune")
            .set("committed_on", self.day(on(16, 11)))
            .set("eligibility/room", true)
            .set("eligibility/contact", true)
            .set("equipment/sign", true)
            .set("monitor_name", MONITOR.0)
            .set("monitor_phone", MONITOR.1);
        let isolation = self.keep(isolation);
        for day in 17..20 {
            self.health_check(who, on(day, 8), isolation);
        }
    }

    /// Found this morning; the station was called and has not taken it up.
    fn suspected(&mut self, near: &Home) {
        let suspect = self
            .about("suspect", (near, 0), on(20, 6))
            .set("at", self.at(on(20, 6)))
            .set("symptoms/cough", true)
            .set("symptoms/sore_throat", true)
            .set("found_by", "visit")
            .set("told_at", self.at(on(20, 6)))
            .set("told_to", DOCTOR)
            .set("told_how", "phone")
            .set("self_isolated", true);
        self.keep(suspect);
    }

    /// Somebody who stayed at a lodging went away; the barriers are asked to stop the motorbike.
    fn left(&mut self, next: &Home) {
        let left = self
            .draft("violation", &next.place, on(19, 21))
            .set("at", self.at(on(19, 21)))
            .set("subject", "person")
            .set("name", "Hoàng Văn Dũng")
            .set("where", "Nhà trọ số 8 ngõ 26")
            .set("act", "leave_isolation")
            .set("facts", "Chủ trọ báo người này tự ý đi khỏi phòng lúc 20 giờ")
            .set("witness", MONITOR.0)
            .set("handled", "to_police");
        self.keep(left);
        let watch = self
            .draft("watch", &next.place, on(19, 22))
            .set("name", "Hoàng Văn Dũng")
            .set("plate", "29X112345")
            .set("why", "left_isolation")
            .set("from_day", self.day(on(19, 22)))
            .set("to_day", LocalDate::at_ms(self.now_ms).plus_days(3).to_string())
            .set("ask_to", "stop_call")
            .set("call_name", "Đỗ Văn Hùng")
            .set("call_phone", "+842410000113")
            .set("approved_by", "Nguyễn Thị Hoa");
        self.keep(watch);
    }

    /// A rule of the ward's own from today on, and the level of the week that is over.
    fn decided(&mut self, next: &Home) {
        let ward = self.ward.clone();
        let rule = self
            .draft("rule", &ward, on(20, 6))
            .set("rule", "isolation_days")
            .set("subject", "housemate")
            .set("type", "self_monitor")
            .set("value", 7.0)
            .set("from", LocalDate::at_ms(self.now_ms).to_string())
            .set("decision_no", "360/QĐ-UBND")
            .set("decision_on", self.day(on(19, 16)))
            .set("issuer", "UBND phường Ngọc Khánh");
        self.announce(rule);
        let level = self
            .draft("level", &ward, on(15, 9))
            .set("name", "Phường Ngọc Khánh")
            .set("place", self.ward.to_string())
            .set("week_from", self.day(on(8, 0)))
            .set("week_to", self.day(on(14, 0)))
            .set("cases", 2)
            .set("community_cases", 1)
            .set("population", 21_400)
            .set("adult_one_dose_pct", 96.5)
            .set("elder_full_pct", 91.0)
            .set("decided", 2)
            .set("decided_no", "348/QĐ-UBND")
            .set("decided_on", self.day(on(15, 9)))
            .set("decided_by", "Nguyễn Thị Hoa")
            .set("valid_from", self.day(on(15, 9)));
        self.announce(level);
        let commitment = self
            .draft("commitment", &next.place, on(16, 12))
            .link("household", next.id)
            .set("signed_on", self.day(on(16, 12)))
            .maybe("signed_by", next.people.first().map(|(_, head)| head.name.to_string()))
            .set("items/five_k", true)
            .set("items/report_symptoms", true)
            .set("items/report_arrivals", true)
            .set("copies", true);
        self.keep(commitment);
    }
}
