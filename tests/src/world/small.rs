//! Small worlds with many small edits: a few people of one area at the same few records, all the time. What is rare
//! and slow in other worlds is left out, so that a million edits are a matter of minutes.

use anyhow::Result;
use vungxanh_client::Event;
use vungxanh_client::event::Nudge;
use vungxanh_shared::kinds;
use vungxanh_shared::time::{DAY_MS, HOUR_MS};

use super::forms::{Asking, Form};
use super::{World, note, people};

/// Records at which people meet.
const RECORDS: usize = 5;
const MINUTE_MS: i64 = 60_000;
/// Exchanges in one sync; more than that is a quarrel without end.
const EXCHANGES: usize = 200;

impl World {
    /// Lets one thing happen in a small world.
    pub(super) fn small_step(&mut self) -> Result<()> {
        let number = self.dice.below(self.phones.len());
        match self.dice.below(200) {
            0..160 => self.small_edit(number)?,
            160..186 => return self.talk(number),
            186..190 => self.officials_at_work()?,
            190..198 => {
                let ms = match self.dice.below(40) {
                    0 => self.dice.between(HOUR_MS, 2 * DAY_MS),
                    _ => self.dice.between(500, 10 * MINUTE_MS),
                };
                self.pass(ms);
            }
            198 if self.dice.one_in(4) => return self.tab_is_killed(),
            _ => {}
        }
        self.go_on(number)
    }

    /// Everything on the phone itself is done; its requests wait.
    fn go_on(&mut self, number: usize) -> Result<()> {
        while self.perform_next(number)? {}
        Ok(())
    }

    fn small_edit(&mut self, number: usize) -> Result<()> {
        let (now_ms, flaw) = (self.now_ms, self.options.flaw);
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        if phone.device().is_none() {
            return Ok(());
        }
        let clock_ms = phone.clock_ms(now_ms);
        if self.meeting_points.len() < RECORDS {
            let kind = ["household", "person"].get(self.dice.below(2)).and_then(|k| kinds::find(k));
            let Some(kind) = kind else { return Ok(()) };
            let place = format!("{}-01", phone.ward);
            let made = people::made(phone, (kind, &place), &mut self.dice, clock_ms);
            phone.save(vec![made], now_ms, flaw);
            return Ok(());
        }
        match self.dice.below(20) {
            0 => {
                phone.take_back(now_ms);
                return Ok(());
            }
            1..4 => {
                note!(self, "phone {number} saves a form that was open");
                phone.save_any_form(now_ms, flaw);
                return Ok(());
            }
            _ => {}
        }
        let Some(id) = self.dice.pick(&self.meeting_points) else { return Ok(()) };
        let Some(record) = phone.engine.record(id, clock_ms) else { return Ok(()) };
        let Some(edit) = people::change_of(&record, &mut self.dice, clock_ms) else {
            return Ok(());
        };
        note!(self, "phone {number} looks at {id}, and types {:?}", edit.fields);
        match Form::of(&edit, now_ms).filter(|_| self.dice.one_in(5)) {
            Some(form) => {
                self.counts.left_open += 1;
                phone.leave_open(form, self.dice.one_in(2));
            }
            None => {
                let asking = Asking::of(std::slice::from_ref(&edit), now_ms);
                phone.ask(vec![edit], None, asking, (now_ms, flaw));
            }
        }
        Ok(())
    }

    /// One phone syncs until nothing is left to say.
    fn talk(&mut self, number: usize) -> Result<()> {
        let now_ms = self.now_ms;
        if let Some(phone) = self.phones.get_mut(number) {
            phone.tell(Event::Nudge(Nudge::Online), now_ms);
        }
        for _ in 0..EXCHANGES {
            self.go_on(number)?;
            if self.parcels.is_empty() {
                return Ok(());
            }
            self.deliver_all()?;
        }
        anyhow::bail!("phone {number} never finishes talking")
    }
}
