//! All troubles end: disks have room, machines run, phones have network and storage. From here on only
//! time passes. Whoever cannot come to rest now has stalled.

use anyhow::{Result, bail};
use vungxanh_client::event::Nudge;
use vungxanh_client::{Event, Network};
use vungxanh_shared::time::{DAY_MS, HOUR_MS};

use super::phone::{Phone, Rows};
use super::{World, note};

/// How long everybody may take to come to rest: an app asks every five minutes, and a change that
/// waits for another phone's may wait for a day.
const PATIENCE_MS: i64 = 4 * DAY_MS;
const ROUNDS: usize = 2_000;
/// Requests until everything was compared: a phone of the whole ward holds 18 partitions, and has four of them compared
/// with each.
const COMPARISONS: usize = 5;
/// An app asks every five minutes.
const ASKS_MS: i64 = 6 * 60_000;
/// Effects and messages in one go; more than that is a quarrel without end.
const EXCHANGES: usize = 5_000;

impl World {
    pub(super) fn come_to_rest(&mut self) -> Result<()> {
        note!(self, "calm");
        for server in &self.servers {
            server.disk.forgive();
            server.disk.leave_room(None);
        }
        self.tend_servers()?;
        for number in 0..self.servers.len() {
            if self.servers.get(number).is_some_and(|server| server.app().is_none()) {
                self.start_server(number)?;
            }
        }
        let now_ms = self.now_ms;
        for server in &mut self.servers {
            server.set_clock(now_ms, 0);
        }
        for phone in &mut self.phones {
            (phone.failing, phone.away) = (None, false);
            phone.tell(Event::Nudge(Nudge::Online), now_ms);
        }
        self.rest()?;
        // Once a day a phone has its replicas compared; what a restore took away shows by then.
        self.compare()?;
        self.compare()
    }

    /// The next day: everything is compared, and what differs is fetched again.
    fn compare(&mut self) -> Result<()> {
        self.pass(DAY_MS + HOUR_MS);
        for _ in 0..COMPARISONS {
            self.round()?;
            self.pass(ASKS_MS);
        }
        self.rest()
    }

    /// Until everybody in contact has sent everything, and two rounds brought nothing new.
    fn rest(&mut self) -> Result<()> {
        let until_ms = self.now_ms + PATIENCE_MS;
        let mut quiet = 0;
        for _ in 0..ROUNDS {
            if self.round()? {
                quiet += 1;
            } else {
                quiet = 0;
            }
            if quiet >= 2 {
                return Ok(());
            }
            if self.now_ms > until_ms {
                break;
            }
            let next = self.phones.iter().filter_map(|phone| phone.rings_at_ms).min();
            let wait_ms = next.map_or(HOUR_MS, |at| at - self.now_ms);
            self.pass(wait_ms.clamp(ASKS_MS, DAY_MS));
        }
        let waiting = |phone: &Phone| is_in_contact(phone) && has_unsent(phone);
        let phones = self.phones.iter().enumerate();
        let stuck: Vec<usize> =
            phones.filter(|(_, phone)| waiting(phone)).map(|(number, _)| number).collect();
        bail!("no rest: phones {stuck:?} have not sent everything after four calm days")
    }

    /// Everybody speaks with the ward; whether nothing is new and nothing waits.
    fn round(&mut self) -> Result<bool> {
        let before: Vec<Rows> = self.phones.iter().map(settled_rows).collect();
        let heard: Vec<u64> = self.phones.iter().map(|phone| phone.heard).collect();
        self.exchange()?;
        let mut quiet = true;
        for (phone, (before, heard)) in self.phones.iter().zip(before.into_iter().zip(heard)) {
            let spoke = phone.heard > heard && !has_unsent(phone);
            quiet &= (spoke || !is_in_contact(phone)) && settled_rows(phone) == before;
        }
        Ok(quiet)
    }

    /// Everything that is asked for is done, until nothing is asked for.
    pub(super) fn exchange(&mut self) -> Result<()> {
        let now_ms = self.now_ms;
        for phone in &mut self.phones {
            if phone.device().is_none() {
                phone.enrol(now_ms);
            } else if phone.engine.stored().contact.withdrawn {
                // Its person looks whether the access was given back.
                phone.tell(Event::Nudge(Nudge::Foreground), now_ms);
            }
        }
        for _ in 0..EXCHANGES {
            let mut idle = self.parcels.is_empty();
            for number in 0..self.phones.len() {
                while self.perform_next(number)? {
                    idle = false;
                }
            }
            self.deliver_all()?;
            if idle {
                return Ok(());
            }
        }
        bail!("no rest: phones and servers never finish talking")
    }
}

/// Whether the server still speaks with it, as far as it knows.
pub(super) fn is_in_contact(phone: &Phone) -> bool {
    let stored = phone.engine.stored();
    let is_unknown = phone.engine.status().network == Network::Unknown;
    stored.identity.is_some() && !stored.contact.withdrawn && !is_unknown
}

fn has_unsent(phone: &Phone) -> bool {
    !phone.engine.stored().outbox.is_empty()
}

/// The rows but for the note of when the server was last heard.
fn settled_rows(phone: &Phone) -> Rows {
    let mut rows = phone.rows.clone();
    rows.retain(|(store, key), _| {
        *store != vungxanh_client::Store::Meta || key.starts_with("scope/")
    });
    rows
}
