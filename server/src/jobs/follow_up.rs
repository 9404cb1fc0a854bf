//! Asks for what the server writes by itself ([`crate::follow_up`]): soon after phones or the office wrote something that
//! it may follow from, and every minute for what follows from the time of day.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio::sync::broadcast::{self, error::RecvError};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout_at};
use vungxanh_shared::ids::{Family, WardCode};
use vungxanh_shared::time::DAY_MS;

use crate::app::{App, AppState};
use crate::store::{Committed, PassMark, StoreResult};

/// Commits of this long are looked at together.
const TOGETHER: Duration = Duration::from_millis(500);
/// For what depends on the time of day alone.
const EVERY: Duration = Duration::from_secs(60);
/// Passes that came while no server ran are looked at again at the start.
const LOOK_BACK_MS: i64 = 7 * DAY_MS;

/// Passes that came before this long ago stand in the order in which they are looked at.
const SETTLED_MS: i64 = 2_000;

/// What was written since the last look: wards and families. A listener that lagged takes everything for written.
type Written = BTreeSet<(WardCode, Family)>;

/// Runs until the server stops.
pub async fn run(app: AppState) {
    let mut committed = app.store.listen();
    let mut marks = BTreeMap::new();
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        // The first tick comes at once: it looks at what came while no server ran.
        let written = tokio::select! {
            () = app.stopping.cancelled() => return,
            _ = ticks.tick() => everything(&app).await,
            written = next_written(&app, &mut committed) => written,
        };
        match written {
            Ok(written) => follow(&app, &written, &mut marks).await,
            Err(error) => {
                tracing::warn!(%error, "what follows from records was not looked at; tried again later")
            }
        }
    }
}

/// Looks at everything once, as at the start.
pub async fn look(app: &App) -> StoreResult<()> {
    let written = everything(app).await?;
    follow(app, &written, &mut BTreeMap::new()).await;
    Ok(())
}

async fn everything(app: &App) -> StoreResult<Written> {
    let wards = app.store.wards().await?.into_iter();
    let families = [Family::Passes, Family::Movements, Family::Health, Family::Conduct];
    Ok(wards.flat_map(|ward| families.map(|family| (ward.code.clone(), family))).collect())
}

/// Waits for a commit, and a moment for more of them.
async fn next_written(
    app: &App,
    committed: &mut broadcast::Receiver<Committed>,
) -> StoreResult<Written> {
    let mut written = Written::new();
    let mut until = None::<Instant>;
    loop {
        let heard = match until {
            None => committed.recv().await,
            Some(until) => match timeout_at(until, committed.recv()).await {
                Ok(heard) => heard,
                Err(_) => return Ok(written),
            },
        };
        match heard {
            Ok(Committed { partition, .. }) => {
                written.insert((partition.ward(), partition.family));
            }
            Err(RecvError::Lagged(_)) => written.extend(everything(app).await?),
            // The server stops.
            Err(RecvError::Closed) => return std::future::pending().await,
        }
        until = until.or_else(|| Some(Instant::now() + TOGETHER));
    }
}

/// One after another, so that phones get their turn between; one that fails stops no other.
async fn follow(app: &App, written: &Written, marks: &mut BTreeMap<WardCode, PassMark>) {
    for (ward, family) in written {
        let done = match family {
            Family::Passes => hand_over(app, ward, marks).await,
            Family::Movements => app.store.settle_hand_overs(ward.clone(), app.now_ms()).await,
            Family::Health => app.store.escalate(ward.clone(), app.now_ms()).await,
            Family::Conduct => app.store.write_alerts(ward.clone(), app.now_ms()).await,
            Family::Plan | Family::Register | Family::Casework | Family::Alerts => Ok(()),
        };
        if let Err(error) = done {
            tracing::warn!(%ward, %family, %error, "what follows from records was not written; tried again later");
        }
    }
}

async fn hand_over(
    app: &App,
    ward: &WardCode,
    marks: &mut BTreeMap<WardCode, PassMark>,
) -> StoreResult<()> {
    let start = || PassMark::before(app.now_ms() - LOOK_BACK_MS);
    let mut mark = marks.get(ward).copied().unwrap_or_else(start);
    // What is committed in this very moment may come before what was looked at last: it is looked at once more.
    let settled = PassMark::before(app.now_ms() - SETTLED_MS);
    while let Some(next) = app.store.hand_over(ward.clone(), mark, app.now_ms()).await? {
        mark = next;
        marks.insert(ward.clone(), mark.min(settled));
        if app.stopping.is_cancelled() {
            break;
        }
    }
    Ok(())
}
