//! The ward's plan: settings, areas, teams, checkpoints and who does duty where. Places and streets are real, people are
//! invented.

use vungxanh_shared::ids::{BadId, Place, RecordId, WardCode};
use vungxanh_shared::roles::{Grant, Role};
use vungxanh_shared::time::LocalDate;

use super::addresses::AREA_STREETS;
use super::names::{FullName, family_name, name};
use super::numbers;
use super::random::Dice;
use super::records::{Draft, new_id};
use super::residents::Sex;
use crate::units;

/// The ward of the demonstration, by code and a day on which the code meant it.
pub const WARD: &str = "00025";
/// A day of the campaign that the project comes from (Ba Đình 529-CV/QU).
pub const WARD_DAY: &str = "2021-11-13";

const TEAM_SIZE: usize = 4;
/// The member of the first team who gets the first demonstration phone; the next one gets the second. Nothing was
/// written in their names yet.
pub const FIRST_PHONE: usize = 2;

/// Corners at which the ward closed its edge.
const CORNERS: [(&str, &str); 2] = [
    ("Chốt Kim Mã – Nguyễn Chí Thanh", "Ngã tư Kim Mã – Nguyễn Chí Thanh, đầu phố Kim Mã"),
    ("Chốt Đào Tấn – Linh Lang", "Ngã ba Đào Tấn – Linh Lang, hướng vào phố Ngọc Khánh"),
];

/// Someone with a duty, before there is a member record.
#[derive(Clone, Debug)]
pub struct Duty {
    pub name: FullName,
    pub phone: String,
    pub force: &'static str,
    pub position: String,
    pub team: Option<RecordId>,
    pub grants: Vec<Grant>,
}

/// Someone with a duty and a member record.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: RecordId,
    pub name: FullName,
    pub force: &'static str,
}

/// Who stands at a checkpoint in one shift, the lead first.
#[derive(Clone, Debug)]
pub struct Crew {
    lead: Member,
    others: Vec<Member>,
    pub next_lead: String,
    pub handover_note: &'static str,
}

impl Crew {
    pub fn new(
        lead: Member,
        others: Vec<Member>,
        next_lead: &Member,
        handover_note: &'static str,
    ) -> Self {
        Self { lead, others, next_lead: next_lead.name.to_string(), handover_note }
    }
    pub fn lead(&self) -> &Member {
        &self.lead
    }
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        std::iter::once(&self.lead).chain(&self.others)
    }
}

/// What the ward has before its people are written down.
pub struct Plan {
    pub ward: WardCode,
    pub ward_name: String,
    pub areas: Vec<Place>,
    pub checkpoints: Vec<Place>,
    pub teams: Vec<RecordId>,
    /// Members of each team, its lead first.
    pub team_duties: Vec<Vec<Duty>>,
    /// Those who only man each checkpoint.
    pub checkpoint_duties: Vec<Vec<Duty>>,
    pub health_station: Duty,
    pub contact: FullName,
    /// Settings, areas and checkpoints.
    pub drafts: Vec<Draft>,
}

/// The plan as it was made at `at_ms`.
pub fn plan(dice: &mut Dice, at_ms: i64) -> Result<Plan, BadId> {
    let ward: WardCode = WARD.parse()?;
    let areas: Vec<Place> =
        (1u16..).take(AREA_STREETS.len()).map(|no| Place::area(&ward, no)).collect();
    let checkpoints: Vec<Place> =
        (1u16..).take(CORNERS.len()).map(|no| Place::checkpoint(&ward, no)).collect();
    let teams: Vec<RecordId> = areas.iter().map(|_| new_id(dice, at_ms)).collect();
    let first_checkpoint = checkpoints.first().cloned();
    let mut team_duties = Vec::new();
    for (area, team) in areas.iter().zip(&teams) {
        // The first team also mans the first checkpoint.
        let also = first_checkpoint.clone().filter(|_| team_duties.is_empty());
        team_duties.push(team_of(dice, area, *team, also)?);
    }
    let checkpoint_duties =
        checkpoints.iter().map(|place| guards(dice, place)).collect::<Result<_, _>>()?;
    let grants = vec![Grant::new(Role::HealthStation, Place::ward(&ward))?];
    let health_station =
        duty(dice, Sex::Female, ("health", "Trưởng Trạm Y tế phường".to_owned()), None, grants);
    let contact = someone(dice, Sex::Female);
    let mut plan = Plan {
        ward_name: unit_name(WARD),
        ward,
        areas,
        checkpoints,
        teams,
        team_duties,
        checkpoint_duties,
        health_station,
        contact,
        drafts: Vec::new(),
    };
    plan.drafts = plan.settings_and_places(dice, at_ms);
    Ok(plan)
}

fn unit_name(code: &str) -> String {
    let day = WARD_DAY.parse().unwrap_or(LocalDate::EPOCH);
    units::find(code, day).map(|unit| unit.name.clone()).unwrap_or_default()
}

fn someone(dice: &mut Dice, sex: Sex) -> FullName {
    let family = family_name(dice);
    name(dice, family, sex, 1975)
}

fn duty(
    dice: &mut Dice,
    sex: Sex,
    (force, position): (&'static str, String),
    team: Option<RecordId>,
    grants: Vec<Grant>,
) -> Duty {
    Duty { name: someone(dice, sex), phone: numbers::mobile(dice), force, position, team, grants }
}

/// A team: head of the area, Women's Union, Youth Union, neighbourhood guard.
fn team_of(
    dice: &mut Dice,
    area: &Place,
    team: RecordId,
    also_at: Option<Place>,
) -> Result<Vec<Duty>, BadId> {
    let roles: [(Sex, &'static str, &str); TEAM_SIZE] = [
        (Sex::Male, "covid_team", "Tổ trưởng Tổ COVID cộng đồng"),
        (Sex::Female, "women_union", "Chi hội trưởng phụ nữ"),
        (Sex::Female, "youth_union", "Đoàn viên thanh niên"),
        (Sex::Male, "civil_defence", "Bảo vệ dân phố"),
    ];
    let mut duties = Vec::new();
    for (sex, force, position) in roles {
        let mut grants = vec![Grant::new(Role::TeamMember, area.clone())?];
        if let Some(checkpoint) = &also_at {
            grants.push(Grant::new(Role::CheckpointOfficer, checkpoint.clone())?);
        }
        duties.push(duty(dice, sex, (force, position.to_owned()), Some(team), grants));
    }
    Ok(duties)
}

/// Police, militia and a nurse of one checkpoint.
fn guards(dice: &mut Dice, place: &Place) -> Result<Vec<Duty>, BadId> {
    let roles = [
        (Sex::Male, "police", "Cảnh sát khu vực"),
        (Sex::Male, "militia", "Dân quân thường trực"),
        (Sex::Female, "health", "Điều dưỡng Trạm Y tế"),
    ];
    let mut duties = Vec::new();
    for (sex, force, position) in roles {
        let grants = vec![Grant::new(Role::CheckpointOfficer, place.clone())?];
        duties.push(duty(dice, sex, (force, position.to_owned()), None, grants));
    }
    Ok(duties)
}

impl Plan {
    fn settings_and_places(&self, dice: &mut Dice, at_ms: i64) -> Vec<Draft> {
        let ward = Place::ward(&self.ward);
        let mut new = |kind| Draft::new(kind, new_id(dice, at_ms), &ward, at_ms);
        let mut drafts = vec![
            new("settings")
                .set("ward_name", self.ward_name.as_str())
                .set("district_name", unit_name("001"))
                .set("province_name", unit_name("01"))
                .set("contact_name", self.contact.to_string())
                .set("contact_phone", numbers::HOTLINE)
                .set("health_station_phone", self.health_station.phone.as_str())
                .set("report_cutoff_hour", 17_i64)
                .set("report_cutoff_minute", 0_i64)
                .set("households_per_team", 45_i64)
                .set("legal_basis", "Dữ liệu minh họa, mọi người và số liệu đều là hư cấu")
                .set("drill", true),
        ];
        for (((no, place), streets), team) in
            (1_i64..).zip(&self.areas).zip(AREA_STREETS).zip(&self.team_duties)
        {
            let streets: Vec<_> = streets.iter().map(|street| format!("phố {street}")).collect();
            let draft = new("area")
                .set("code", place.as_str())
                .set("name", format!("Tổ dân phố số {no}"))
                .set("type", "to_dan_pho")
                .set("streets", streets.join(", "))
                .set("order", no);
            let head = team.first();
            let draft = draft.maybe("head_name", head.map(|head| head.name.to_string()));
            drafts.push(draft.maybe("head_phone", head.map(|head| head.phone.clone())));
        }
        for (place, (name, location)) in self.checkpoints.iter().zip(CORNERS) {
            drafts.push(
                new("checkpoint")
                    .set("code", place.as_str())
                    .set("name", name)
                    .set("location", location)
                    .set("phone", numbers::HOTLINE),
            );
        }
        drafts
    }

    /// The teams, once their leads have records.
    pub fn teams(&self, leads: &[Member], at_ms: i64) -> Vec<Draft> {
        let ward = Place::ward(&self.ward);
        let formed_on = LocalDate::at_ms(at_ms).plus_days(-3).to_string();
        let rows = (1..).zip(&self.teams).zip(self.areas.iter().zip(leads));
        rows.map(|((no, id), (area, lead))| {
            Draft::new("team", *id, &ward, at_ms)
                .set("name", format!("Tổ COVID cộng đồng số {no}"))
                .set("area", area.as_str())
                .link("lead", lead.id)
                .set("lead_name", lead.name.to_string())
                .set("households_target", 45_i64)
                .set("formed_on", formed_on.as_str())
                .set("decision_no", format!("{}/QĐ-UBND", 100 + no))
        })
        .collect()
    }
}

impl Duty {
    /// What the plan says of the member beyond name, telephone and grants.
    pub fn details(&self, member: RecordId, ward: &WardCode, at_ms: i64) -> Draft {
        Draft::new("member", member, &Place::ward(ward), at_ms)
            .set("position", self.position.as_str())
            .set("force", self.force)
            .maybe("team", self.team.map(|team| team.to_string()))
            .set("active", true)
    }
}
