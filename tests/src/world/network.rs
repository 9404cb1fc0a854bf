//! What is on its way. Nothing arrives in order, some of it twice, in part, or not at all; and what
//! arrives is held against the promises that it makes.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use vungxanh_client::event::Route;
use vungxanh_client::{Effect, Event};
use vungxanh_shared::wire::{self, SyncResponse};

use super::server::{Answer, Hash, PhoneRequest};
use super::{Pace, World, note, skew};

/// One message, to a server or back to the tab that asked.
#[derive(Clone)]
pub struct Parcel {
    /// The phone.
    pub phone: usize,
    tab: u32,
    send: u32,
    what: What,
}

#[derive(Clone)]
enum What {
    Request(PhoneRequest),
    Answer(Answer),
    /// Nothing will come; the phone does not know it yet.
    Lost {
        timed_out: bool,
    },
}

impl World {
    /// A tab hands a request to the network.
    pub(super) fn post(&mut self, phone: usize, effect: Effect) {
        let Effect::Send { send, route, token, body } = effect else { return };
        let gzip = self.dice.one_in(2);
        let Some(from) = self.phones.get(phone) else { return };
        let body =
            if from.other_version && route == Route::Sync { skew::asked(&body) } else { body };
        let asked = PhoneRequest { route, token, body, gzip, cut: None };
        note!(self, "phone {phone} asks {route:?}, {} bytes", asked.body.len());
        self.parcels.push(Parcel { phone, tab: from.tab, send, what: What::Request(asked) });
    }

    /// One of the parcels comes to its end, whatever that is.
    pub(super) fn deliver_any(&mut self) -> Result<()> {
        if self.parcels.is_empty() {
            return Ok(());
        }
        let at = self.dice.below(self.parcels.len());
        let mut parcel = self.parcels.swap_remove(at);
        let away = self.phones.get(parcel.phone).is_none_or(|phone| phone.away);
        match self.dice.below(14) {
            0 if !matches!(parcel.what, What::Lost { .. }) => {
                note!(self, "a message of phone {} is lost", parcel.phone);
                self.lose(&parcel);
                return Ok(());
            }
            1 => {
                note!(self, "a message of phone {} is doubled", parcel.phone);
                self.parcels.push(parcel.clone());
            }
            2 => match &mut parcel.what {
                What::Request(asked) => {
                    let cut = self.dice.below(asked.body.len());
                    note!(self, "a request of phone {} is cut after {cut} bytes", parcel.phone);
                    asked.cut = Some(cut);
                }
                What::Answer(answer) => {
                    let cut = self.dice.below(answer.body.len());
                    note!(self, "an answer to phone {} is cut after {cut} bytes", parcel.phone);
                    answer.body.truncate(cut);
                }
                What::Lost { .. } => {}
            },
            _ => {}
        }
        if away && !matches!(parcel.what, What::Lost { .. }) {
            note!(self, "phone {} has no network", parcel.phone);
            self.lose(&parcel);
            return Ok(());
        }
        self.deliver(parcel)
    }

    /// Everything that is on its way arrives as it should.
    pub(super) fn deliver_all(&mut self) -> Result<()> {
        for parcel in std::mem::take(&mut self.parcels) {
            self.deliver(parcel)?;
        }
        Ok(())
    }

    fn lose(&mut self, parcel: &Parcel) {
        let timed_out = self.dice.one_in(2);
        self.parcels.push(Parcel { what: What::Lost { timed_out }, ..parcel.clone() });
    }

    fn deliver(&mut self, parcel: Parcel) -> Result<()> {
        let Parcel { phone, tab, send, what } = parcel;
        match what {
            What::Request(asked) => self.serve((phone, tab, send), &asked)?,
            What::Answer(answer) => {
                let Answer { status, body, retry_after_ms } = answer;
                note!(self, "phone {phone} hears {status}, {} bytes", body.len());
                self.tell(phone, tab, Event::Response { send, status, body, retry_after_ms });
            }
            What::Lost { timed_out } => {
                note!(self, "phone {phone} gives up waiting");
                self.tell(phone, tab, Event::SendFailed { send, timed_out });
            }
        }
        Ok(())
    }

    fn tell(&mut self, phone: usize, tab: u32, event: Event) {
        let now_ms = self.now_ms;
        if let Some(phone) = self.phones.get_mut(phone).filter(|phone| phone.tab == tab) {
            phone.tell(event, now_ms);
        }
    }

    /// The server answers; what it says goes back over the same network.
    fn serve(&mut self, (phone, tab, send): (usize, u32, u32), asked: &PhoneRequest) -> Result<()> {
        let Some(from) = self.phones.get(phone) else { return Ok(()) };
        let (number, other_version) = (from.server, from.other_version);
        let Some(server) = self.servers.get_mut(number) else { return Ok(()) };
        server.clock.store(self.now_ms, std::sync::atomic::Ordering::SeqCst);
        let answer = server.answer(&self.runtime, asked);
        self.counts.requests += 1;
        let what = match answer {
            Some(mut answer) => {
                note!(self, "server {number} answers phone {phone}: {}", answer.status);
                if answer.status == 200 && asked.route == Route::Sync {
                    self.examine(number, &answer)?;
                    if other_version {
                        answer.body = skew::answered(&answer.body);
                    }
                }
                if asked.cut.is_some() {
                    What::Lost { timed_out: false }
                } else {
                    What::Answer(answer)
                }
            }
            None => {
                note!(self, "server {number} gives phone {phone} no answer");
                What::Lost { timed_out: false }
            }
        };
        self.parcels.push(Parcel { phone, tab, send, what });
        self.tend_servers()
    }

    /// What an answer promises is true when it leaves the server.
    fn examine(&mut self, number: usize, answer: &Answer) -> Result<()> {
        let response: SyncResponse = wire::decode(&answer.body)?;
        let held = |name: &String| response.scope.contains_key(name);
        let outside = response.frames.iter().find(|frame| !held(&frame.partition));
        ensure!(outside.is_none(), "server {number} sent what is outside the scope");
        let accepted: BTreeSet<Hash> = response.accepted.iter().map(|hash| hash.to_vec()).collect();
        // To look costs a copy of the whole disk.
        let rarely = if self.options.pace == Pace::Small { 500 } else { 4 };
        let looks = !accepted.is_empty() && self.dice.one_in(rarely);
        let Some(server) = self.servers.get_mut(number) else { return Ok(()) };
        if looks {
            server.check_durable(&accepted)?;
        }
        server.acknowledged.extend(accepted);
        Ok(())
    }
}
