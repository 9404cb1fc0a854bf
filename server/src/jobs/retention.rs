//! Deletes periods that are over (SPEC W12): how many days records of a family are kept comes from the
//! configuration, or else from the dated rules. It runs an hour after the start and every hour then, and deletes
//! nothing on one reading of the clock ([`crate::jobs::clock_watch`]).

use std::collections::BTreeMap;

use vungxanh_shared::ids::{Family, Period};
use vungxanh_shared::rules;
use vungxanh_shared::time::LocalDate;

use crate::app::App;
use crate::jobs::clock_watch::Verdict;
use crate::store::{RetentionFloor, RetentionStop, StoreResult};

/// What the administrator has set; what is not set follows the rules.
#[derive(Clone, Debug, Default)]
pub struct Retention {
    set: BTreeMap<Family, u32>,
}

impl Retention {
    /// Keeps the family's periods for `days` after their last day; 0 keeps them until somebody sets
    /// something else.
    pub fn set(&mut self, family: Family, days: u32) {
        self.set.insert(family, days);
    }

    /// Days for which a period of the family is kept after its last day; none = without end.
    pub fn days(&self, family: Family, today: LocalDate) -> Option<u32> {
        // Areas, members and settings stand in the plan of the year in which they were made.
        if family == Family::Plan {
            return None;
        }
        let days = self.set.get(&family).copied().or_else(|| by_rule(family, today));
        days.filter(|days| *days > 0)
    }

    /// Whether what happened on `day` is kept no longer: what is written of it would be deleted at once.
    pub fn is_over(&self, family: Family, day: LocalDate, today: LocalDate) -> bool {
        let days = self.days(family, today);
        days.is_some_and(|days| family.period(day) < first_period(family, today, days))
    }

    /// The first period of each family that is kept on `today`, of those that are not kept without end.
    pub fn floors(&self, today: LocalDate) -> Vec<RetentionFloor> {
        let families = Family::ALL.into_iter();
        let floors = families.filter_map(|family| {
            let days = self.days(family, today)?;
            Some(RetentionFloor { family, from: first_period(family, today, days), days })
        });
        floors.collect()
    }
}

/// The period that holds the day `days` ago: those before it ended earlier.
fn first_period(family: Family, today: LocalDate, days: u32) -> Period {
    family.period(today.plus_days(-i64::from(days)))
}

fn by_rule(family: Family, today: LocalDate) -> Option<u32> {
    let rule = match family {
        Family::Passes => rules::RETENTION_CLEAN_PASS_DAYS,
        Family::Movements => rules::RETENTION_MOVEMENT_DAYS,
        Family::Conduct => rules::RETENTION_CONDUCT_DAYS,
        _ => return None,
    };
    let days = rules::value(rule, rules::Situation::on(today, None))?;
    // The table holds whole days; anything else would be a defect of it, and then nothing is deleted.
    ((1.0..=36_500.0).contains(&days) && days.fract() == 0.0).then_some(days as u32)
}

/// Deletes what is over, one document after the other, and takes its bytes out of the file: where the clock may
/// be believed (SPEC W18).
pub async fn run(app: &App) -> StoreResult<()> {
    let Some(now_ms) = believed_ms(app).await? else { return Ok(()) };
    let floors = app.config.retention.floors(LocalDate::at_ms(now_ms));
    let deleted = app.store.delete_old(floors, now_ms, || app.stopping.is_cancelled()).await?;
    if deleted > 0 {
        tracing::info!(documents = deleted, "deleted what is over its time of keeping");
    }
    Ok(())
}

/// Now, where nothing speaks against it.
async fn believed_ms(app: &App) -> StoreResult<Option<i64>> {
    let known = app.store.known_time().await?;
    if let Some(stop) = known.stop {
        tell_of_stop(stop);
        return Ok(None);
    }
    let reading = app.clock.reading();
    let verdict = app.clock_watch.lock().check(known.believed_ms, reading);
    match verdict {
        Verdict::Sure => {
            app.store.believe_time(reading.wall_ms).await?;
            Ok(Some(reading.wall_ms))
        }
        Verdict::Unsure => Ok(None),
        Verdict::Behind { expected_ms } => {
            tracing::warn!(
                clock = %LocalDate::at_ms(reading.wall_ms), expected = %LocalDate::at_ms(expected_ms),
                "the clock is behind the records; nothing is deleted. Set the clock, or confirm it with: \
                 vungxanh retention --confirm-clock"
            );
            Ok(None)
        }
        Verdict::Ahead { expected_ms } => {
            let stop = RetentionStop { expected_ms, read_ms: reading.wall_ms };
            app.store.stop_retention(stop).await?;
            tell_of_stop(stop);
            Ok(None)
        }
    }
}

fn tell_of_stop(stop: RetentionStop) {
    tracing::error!(
        clock = %LocalDate::at_ms(stop.read_ms), expected = %LocalDate::at_ms(stop.expected_ms),
        "the clock jumped ahead; nothing is deleted until somebody has looked. When it is right: \
         vungxanh retention --confirm-clock"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floor_of(retention: &Retention, family: Family, today: &str) -> Option<String> {
        let floors = retention.floors(today.parse().unwrap());
        let found = floors.into_iter().find(|floor| floor.family == family);
        found.map(|floor| floor.from.to_string())
    }

    #[test]
    fn w12_a_period_is_kept_for_its_days_after_its_last_day() {
        let rules = Retention::default();
        assert_eq!(floor_of(&rules, Family::Passes, "2021-10-01").unwrap(), "2021-09-01");
        // 2 August is 60 days before 1 October: August ended later, July earlier.
        assert_eq!(floor_of(&rules, Family::Movements, "2021-10-01").unwrap(), "2021-08");
        // July's last day is 60 days ago on 29 September, which is not yet longer ago.
        assert_eq!(floor_of(&rules, Family::Movements, "2021-09-29").unwrap(), "2021-07");
        assert_eq!(floor_of(&rules, Family::Movements, "2021-09-30").unwrap(), "2021-08");
        assert_eq!(floor_of(&rules, Family::Health, "2021-10-01"), None);
    }

    #[test]
    fn w12_what_is_set_comes_before_the_rule_and_the_plan_is_never_deleted() {
        let mut set = Retention::default();
        set.set(Family::Passes, 0);
        set.set(Family::Health, 365);
        set.set(Family::Plan, 1);
        assert_eq!(floor_of(&set, Family::Passes, "2021-10-01"), None);
        assert_eq!(floor_of(&set, Family::Health, "2021-10-01").unwrap(), "2020-10");
        assert_eq!(floor_of(&set, Family::Plan, "2021-10-01"), None);
    }
}
