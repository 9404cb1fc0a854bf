//! Who may hold and write which partition, and what a role may do in the office (SPEC R1 to R4; the
//! table of SPEC R1 to R4). Pure: grants and places go in, a scope comes out; phone and server alike.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::{BadId, Family, Partition, Place, PlaceKind, WardCode};
pub use crate::wire::Access;

/// What a person does for the ward. A member may have several roles, each at a place of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Tổ COVID cộng đồng of an area.
    TeamMember,
    /// Trực chốt of a checkpoint.
    CheckpointOfficer,
    /// Trạm Y tế of the ward.
    HealthStation,
    /// Công an of the ward.
    Police,
    /// UBND of the ward.
    WardOfficial,
    /// District or province: counts by ward, no names.
    District,
    /// Accounts and wards; no records.
    Administrator,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 7] = [
        Role::TeamMember,
        Role::CheckpointOfficer,
        Role::HealthStation,
        Role::Police,
        Role::WardOfficial,
        Role::District,
        Role::Administrator,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::TeamMember => "team_member",
            Role::CheckpointOfficer => "checkpoint_officer",
            Role::HealthStation => "health_station",
            Role::Police => "police",
            Role::WardOfficial => "ward_official",
            Role::District => "district",
            Role::Administrator => "administrator",
        }
    }

    /// The sort of place at which the role is given.
    pub fn place_kind(self) -> PlaceKind {
        match self {
            Role::TeamMember => PlaceKind::Area,
            Role::CheckpointOfficer => PlaceKind::Checkpoint,
            Role::HealthStation
            | Role::Police
            | Role::WardOfficial
            | Role::District
            | Role::Administrator => PlaceKind::Ward,
        }
    }

    /// What a phone of this role may do with `family`, at the place of the grant (SPEC R2).
    fn access(self, family: Family) -> Option<Access> {
        use Access::{Read, Write};
        use Family as F;
        match self {
            Role::TeamMember => match family {
                F::Register | F::Movements | F::Health | F::Casework | F::Conduct => Some(Write),
                F::Plan | F::Alerts => Some(Read),
                F::Passes => None,
            },
            Role::CheckpointOfficer => match family {
                F::Passes => Some(Write),
                F::Plan | F::Alerts => Some(Read),
                F::Register | F::Movements | F::Health | F::Casework | F::Conduct => None,
            },
            Role::HealthStation => match family {
                // Declarations of earlier versions stand among the movements, and the station takes them down itself.
                F::Health | F::Movements => Some(Write),
                F::Plan | F::Register => Some(Read),
                F::Passes | F::Casework | F::Conduct | F::Alerts => None,
            },
            Role::Police => match family {
                F::Movements | F::Conduct => Some(Write),
                F::Plan | F::Register | F::Passes => Some(Read),
                F::Health | F::Casework | F::Alerts => None,
            },
            Role::WardOfficial => match family {
                F::Plan
                | F::Register
                | F::Movements
                | F::Health
                | F::Passes
                | F::Casework
                | F::Conduct => Some(Write),
                F::Alerts => Some(Read),
            },
            Role::District | Role::Administrator => None,
        }
    }

    /// Whether the role may do `task` in the office (SPEC R4).
    pub fn may(self, task: OfficeTask) -> bool {
        use OfficeTask as T;
        match self {
            Role::TeamMember | Role::CheckpointOfficer => false,
            Role::HealthStation => matches!(task, T::Health | T::Announced),
            Role::Police => matches!(
                task,
                T::Residence | T::Movements | T::Passes | T::Violations | T::Announced
            ),
            Role::WardOfficial => task != T::Nobody,
            Role::District => matches!(task, T::Counts),
            Role::Administrator => {
                matches!(task, T::Places | T::Accounts | T::Audit | T::ServerHealth)
            }
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let known = Role::ALL.into_iter().find(|role| role.as_str() == text);
        known.ok_or_else(|| BadId {
            text: text.chars().take(80).collect(),
            expected: "role: team_member, checkpoint_officer, health_station, police, ward_official, \
                       district or administrator",
        })
    }
}

/// What the office lets a person look at or do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfficeTask {
    /// Counts without names.
    Counts,
    /// Households and persons.
    Residence,
    /// Movements and declarations.
    Movements,
    /// Shifts and passes.
    Passes,
    /// Violations.
    Violations,
    /// Health lists and the queue of suspect cases.
    Health,
    /// Visits, requests for support, tickets.
    Casework,
    /// What the ward tells every force: zones, places of exposure, sites, campaigns, notices.
    Announced,
    /// Deciding where values clash, correcting records.
    Decide,
    /// Members, their roles, enrolment of phones.
    Members,
    /// The ward's settings, areas, checkpoints and teams.
    Places,
    /// Office accounts.
    Accounts,
    /// The audit log.
    Audit,
    /// How the server is doing.
    ServerHealth,
    /// What nobody does at the office, such as writing what the server alone writes.
    Nobody,
}

/// A role at a place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Area, checkpoint or ward, as the role demands.
    pub place: Place,
}

impl Grant {
    /// `role` at `place`; an error where the role is not given at such places (SPEC R1).
    pub fn new(role: Role, place: Place) -> Result<Self, BadId> {
        if role.place_kind() == place.kind() {
            Ok(Self { role, place })
        } else {
            Err(BadId {
                text: format!("{role} at {place}"),
                expected: "role at its sort of place: team_member at an area, checkpoint_officer at a \
                           checkpoint, any other at the ward",
            })
        }
    }
}

/// Every partition that a device may hold, and how.
pub type Scope = BTreeMap<Partition, Access>;

/// What grants allow in a ward whose areas and checkpoints are `places`. A grant at the ward reaches
/// all of them; a grant at an area or checkpoint reaches that one, known to `places` or not; grants
/// outside `ward` reach nothing. The widest access wins (SPEC R3).
pub fn scope(ward: &WardCode, grants: &[Grant], places: &[Place]) -> Scope {
    let whole_ward = Place::ward(ward);
    let mut scope = Scope::new();
    for grant in grants.iter().filter(|grant| grant.place.ward_code() == *ward) {
        for family in Family::ALL {
            let Some(access) = grant.role.access(family) else { continue };
            let reached = match (family.place_kind(), grant.place.kind()) {
                (PlaceKind::Ward, _) => std::slice::from_ref(&whole_ward),
                (_, PlaceKind::Ward) => places,
                _ => std::slice::from_ref(&grant.place),
            };
            for place in reached.iter().filter(|place| place.ward_code() == *ward) {
                if let Ok(partition) = Partition::new(family, place.clone()) {
                    let held = scope.entry(partition).or_insert(access);
                    *held = (*held).max(access);
                }
            }
        }
    }
    scope
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(grants: &[(&str, &str)], expected: &str) {
        let ward: WardCode = "00025".parse().unwrap();
        let places = [Place::area(&ward, 1), Place::area(&ward, 2), Place::checkpoint(&ward, 1)];
        let grants: Vec<Grant> = grants
            .iter()
            .map(|(role, place)| Grant::new(role.parse().unwrap(), place.parse().unwrap()).unwrap())
            .collect();
        let shown: Vec<String> = scope(&ward, &grants, &places)
            .into_iter()
            .map(|(partition, access)| {
                let name = partition.to_string().replace("/00025/00025", "");
                format!("{name}{}", if access == Access::Write { "+" } else { "" })
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn r2_each_role_reaches_what_the_table_says_and_no_more() {
        check(&[], "");
        check(
            &[("team_member", "00025-01")],
            "plan register-01+ movements-01+ health-01+ casework-01+ conduct-01+ alerts",
        );
        check(&[("checkpoint_officer", "00025-C01")], "plan passes-C01+ alerts");
        check(
            &[("health_station", "00025")],
            "plan register-01 register-02 movements-01+ movements-02+ health-01+ health-02+",
        );
        check(
            &[("police", "00025")],
            "plan register-01 register-02 movements-01+ movements-02+ passes-C01 conduct-01+ \
             conduct-02+",
        );
        check(
            &[("ward_official", "00025")],
            "plan+ register-01+ register-02+ movements-01+ movements-02+ health-01+ health-02+ \
             passes-C01+ casework-01+ casework-02+ conduct-01+ conduct-02+ alerts",
        );
        check(&[("district", "00025"), ("administrator", "00025")], "");
    }

    #[test]
    fn r3_several_grants_add_up_and_the_widest_wins() {
        check(
            &[("health_station", "00025"), ("team_member", "00025-02")],
            "plan register-01 register-02+ movements-01+ movements-02+ health-01+ health-02+ \
             casework-02+ conduct-02+ alerts",
        );
    }

    #[test]
    fn r3_a_grant_in_another_ward_reaches_nothing_here() {
        check(&[("ward_official", "00031"), ("team_member", "00031-01")], "");
    }

    #[test]
    fn r1_a_role_is_given_only_at_its_sort_of_place() {
        let ward: WardCode = "00025".parse().unwrap();
        for role in Role::ALL {
            let at_ward = Grant::new(role, Place::ward(&ward)).is_ok();
            assert_eq!(at_ward, !matches!(role, Role::TeamMember | Role::CheckpointOfficer));
            assert_eq!(role.as_str().parse(), Ok(role));
        }
    }

    #[test]
    fn r4_districts_see_counts_and_administrators_no_records() {
        for task in
            [OfficeTask::Residence, OfficeTask::Movements, OfficeTask::Passes, OfficeTask::Health]
        {
            assert!(!Role::District.may(task) && !Role::Administrator.may(task), "{task:?}");
        }
        assert!(Role::District.may(OfficeTask::Counts));
        assert!(Role::Administrator.may(OfficeTask::Audit));
    }
}
