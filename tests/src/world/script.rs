//! What may happen next: one thing at a time, chosen by the dice.

use anyhow::Result;
use vungxanh_client::event::{Nudge, StorageFailure};
use vungxanh_client::stored::Unsent;
use vungxanh_client::{Effect, Event};
use vungxanh_server::jobs::follow_up;
use vungxanh_server::store::GrantChange;
use vungxanh_shared::time::{DAY_MS, HOUR_MS, LocalDate};

use super::disk::{Fault, Stop};
use super::forms::{self, Asking};
use super::server::UNNOTICED_MS;
use super::sight::Writing;
use super::{Flaw, Pace, Promise, World, note, people, setting};

const MINUTE_MS: i64 = 60_000;
/// Beyond this many waiting effects a phone is busy enough.
pub(super) const BUSY: usize = 40;

impl World {
    /// Lets one thing happen.
    pub(super) fn step(&mut self) -> Result<()> {
        if self.options.pace == Pace::Small {
            return self.small_step();
        }
        match self.form_dice.below(20) {
            0..5 => self.people_at_forms()?,
            5 => self.officials_at_work()?,
            _ => {}
        }
        match self.dice.below(100) {
            0..40 => self.phone_goes_on(),
            40..60 => self.deliver_any(),
            60..80 => self.person_writes(),
            80..85 => self.time_passes(),
            85..90 => self.phone_is_nudged(),
            90..92 => self.officials_at_work(),
            _ if self.dice.one_in(self.mildness) => self.trouble_comes(),
            _ => Ok(()),
        }
    }

    fn trouble_comes(&mut self) -> Result<()> {
        match self.dice.below(15) {
            12 => self.phone_is_damaged(),
            13 => self.newer_app_writes(),
            14 => self.server_deletes_what_is_over(),
            0..2 => self.clock_jumps(),
            2..4 => self.phone_storage_changes(),
            4..6 => self.tab_is_killed(),
            6..8 => self.server_has_trouble(),
            8 => self.access_changes(),
            9 => self.server_does_chores(),
            10 => self.server_is_backed_up(),
            _ => self.server_is_restored(),
        }
    }

    fn any_phone(&mut self) -> usize {
        self.dice.below(self.phones.len())
    }

    fn any_server(&mut self) -> usize {
        self.dice.below(self.servers.len())
    }

    /// One effect of one phone is performed, or several where the phone is fast.
    fn phone_goes_on(&mut self) -> Result<()> {
        let busy = self.phones.iter().enumerate().filter(|(_, phone)| !phone.effects.is_empty());
        let busy: Vec<usize> = busy.map(|(number, _)| number).collect();
        let Some(number) = self.dice.pick(&busy).copied() else { return Ok(()) };
        for _ in 0..=self.dice.below(4) {
            self.perform_next(number)?;
        }
        Ok(())
    }

    /// Performs the phone's next effect; whether there was one.
    pub(super) fn perform_next(&mut self, number: usize) -> Result<bool> {
        let now_ms = self.now_ms;
        let Some(phone) = self.phones.get_mut(number) else { return Ok(false) };
        let Some(effect) = phone.next_effect() else { return Ok(false) };
        if matches!(effect, Effect::Send { .. }) {
            self.post(number, effect);
            return Ok(true);
        }
        let (flaw, request) = (self.options.flaw, forms::answers(&effect));
        let told = phone.perform_flawed(effect, now_ms, flaw, &mut self.dice);
        let asking = request.filter(|_| told.answer.is_some());
        let asking = asking.and_then(|request| phone.asked.remove(&request)).unwrap_or_default();
        for unsent in told.saved {
            self.wrote(number, &unsent, &asking);
            self.promise(number, unsent);
        }
        if let Some(answer) = &told.answer {
            note!(self, "phone {number} says {}", shown(answer));
            self.person_hears(number, asking, answer);
        }
        for hash in told.sent {
            self.counts.sent += 1;
            self.sent.insert(hash);
        }
        Ok(true)
    }

    fn person_writes(&mut self) -> Result<()> {
        let (number, now_ms) = (self.any_phone(), self.now_ms);
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        if phone.effects.len() > BUSY {
            return Ok(());
        }
        if phone.device().is_none() {
            note!(self, "phone {number} enrols");
            phone.enrol(now_ms);
        } else if self.dice.one_in(12) {
            note!(self, "phone {number} takes back");
            phone.take_back(now_ms);
        } else {
            let edits = people::edits(phone, &mut self.dice, now_ms);
            if let Some(first) = edits.first() {
                let what = if first.id.is_some() { "changes" } else { "makes" };
                note!(self, "phone {number} {what} {} {:?}", first.kind, first.fields);
                phone.save(edits, now_ms, self.options.flaw);
            }
        }
        Ok(())
    }

    fn time_passes(&mut self) -> Result<()> {
        let ms = match self.dice.below(8) {
            0 => self.dice.between(HOUR_MS, 12 * HOUR_MS),
            1 => self.dice.between(DAY_MS, 4 * DAY_MS),
            2 => {
                // To the last seconds before a midnight in Vietnam.
                let tomorrow = LocalDate::at_ms(self.now_ms).plus_days(1).start_ms();
                (tomorrow - self.now_ms - 2_000).max(1_500)
            }
            _ => self.dice.between(500, 10 * MINUTE_MS),
        };
        self.pass(ms);
        Ok(())
    }

    /// Time goes on, and timers ring.
    pub(super) fn pass(&mut self, ms: i64) {
        self.now_ms += ms;
        note!(self, "{ms} ms pass");
        let now_ms = self.now_ms;
        for server in &mut self.servers {
            server.pass(now_ms, ms);
        }
        for phone in &mut self.phones {
            if phone.rings_at_ms.take_if(|at_ms| *at_ms <= now_ms).is_some() {
                phone.tell(Event::Timer, now_ms);
            }
        }
    }

    fn phone_is_nudged(&mut self) -> Result<()> {
        let (number, now_ms) = (self.any_phone(), self.now_ms);
        let choice = self.dice.below(8);
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        let event = match choice {
            0 => {
                phone.away = true;
                Event::Offline
            }
            // The browser does not always know.
            1 => {
                phone.away = true;
                return Ok(());
            }
            2 => Event::Nudge(Nudge::Foreground),
            3 => Event::Nudge(Nudge::Live),
            _ => {
                phone.away = false;
                Event::Nudge(Nudge::Online)
            }
        };
        note!(self, "phone {number}: {event:?}");
        phone.tell(event, now_ms);
        Ok(())
    }

    /// By minutes, by years, and back to the right time.
    fn clock_jumps(&mut self) -> Result<()> {
        let number = self.any_phone();
        let skew_ms = match self.dice.below(5) {
            0 => self.dice.between(-3650 * DAY_MS, 3650 * DAY_MS),
            1 => self.dice.between(-400 * DAY_MS, 400 * DAY_MS),
            2 => self.dice.between(-DAY_MS, DAY_MS),
            3 => self.dice.between(-20 * MINUTE_MS, 20 * MINUTE_MS),
            _ => 0,
        };
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        phone.skew_ms = skew_ms;
        note!(self, "the clock of phone {number} is wrong by {skew_ms} ms");
        Ok(())
    }

    fn phone_storage_changes(&mut self) -> Result<()> {
        let number = self.any_phone();
        let failing = match self.dice.below(6) {
            0 => Some(StorageFailure::Full),
            1 => Some(StorageFailure::Failed),
            2 => Some(StorageFailure::Fenced),
            _ => None,
        };
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        phone.failing = failing;
        note!(self, "the storage of phone {number}: {failing:?}");
        Ok(())
    }

    /// Between two effects, or after a transaction was durable and before the engine heard of it.
    pub(super) fn tab_is_killed(&mut self) -> Result<()> {
        let (number, now_ms) = (self.any_phone(), self.now_ms);
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        let writes = phone.effects.iter().find_map(|effect| match effect {
            Effect::Persist { writes, .. } => Some((writes.clone(), forms::answers(effect))),
            _ => None,
        });
        if let Some((writes, request)) =
            writes.filter(|_| phone.failing.is_none() && self.dice.one_in(2))
        {
            note!(self, "phone {number} writes, and tells nobody");
            let told = phone.write(writes, request.is_some());
            let asking = request.and_then(|request| phone.asked.remove(&request));
            let asking = asking.unwrap_or_default();
            for unsent in &told.saved {
                self.wrote(number, unsent, &asking);
            }
            self.sent.extend(told.sent);
        }
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        phone.killed(now_ms);
        self.counts.tabs += 1;
        note!(self, "the tab of phone {number} is killed");
        Ok(())
    }

    fn phone_is_damaged(&mut self) -> Result<()> {
        let (number, now_ms) = (self.any_phone(), self.now_ms);
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        if phone.other_version {
            // Only by comparing does a phone notice what nobody looks at.
            return Ok(());
        }
        let forgets = self.dice.one_in(2);
        if let Some(row) = phone.damaged(forgets) {
            let how = if forgets { "forgets" } else { "has damaged" };
            note!(self, "phone {number} {how} {row}");
            phone.killed(now_ms);
        }
        Ok(())
    }

    /// The phone had a later version of the app for a while.
    fn newer_app_writes(&mut self) -> Result<()> {
        let (number, now_ms) = (self.any_phone(), self.now_ms);
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        let Some(unsent) = phone.written_by_newer_app(now_ms) else { return Ok(()) };
        phone.killed(now_ms);
        note!(self, "a later app on phone {number} writes in {}", unsent.document);
        self.wrote(number, &unsent, &Asking::default());
        self.promise(number, unsent);
        Ok(())
    }

    /// Retention looks twice, an hour apart, as it does all the time. The server's clock may jump before, in
    /// between or not at all, and may be put right again.
    fn server_deletes_what_is_over(&mut self) -> Result<()> {
        let number = self.any_server();
        for _ in 0..2 {
            if !self.servers.get(number).is_some_and(|server| server.is_running()) {
                return Ok(());
            }
            self.server_clock_jumps(number);
            let (now_ms, flaw) = (self.now_ms, self.options.flaw);
            let Some(server) = self.servers.get_mut(number) else { return Ok(()) };
            server.delete_what_is_over(&self.runtime, now_ms, flaw)?;
            note!(self, "server {number} deletes what is over");
            self.tend_servers()?;
            self.pass(HOUR_MS);
        }
        Ok(())
    }

    /// By so little that nobody notices, or by days and years; or it is put right, and somebody sees whether
    /// retention waits for that.
    fn server_clock_jumps(&mut self, number: usize) {
        let now_ms = self.now_ms;
        let dice = &mut self.clock_dice;
        let skew_ms = match dice.below(12) {
            0 => dice.between(-UNNOTICED_MS, UNNOTICED_MS),
            1 => dice.between(3 * DAY_MS, 100 * DAY_MS),
            2 => dice.between(300 * DAY_MS, 3650 * DAY_MS),
            3 => -dice.between(3 * DAY_MS, 3650 * DAY_MS),
            4..8 => 0,
            _ => return,
        };
        let Some(server) = self.servers.get_mut(number) else { return };
        server.set_clock(now_ms, skew_ms);
        let confirmed = server.confirm_clock(&self.runtime);
        note!(self, "the clock of server {number} is wrong by {skew_ms} ms");
        if confirmed {
            self.counts.confirmed += 1;
            note!(self, "somebody confirms the clock of server {number}");
        }
    }

    /// A save of a phone is durable, whether anybody was told or not.
    fn wrote(&mut self, phone: usize, unsent: &Unsent, asking: &Asking) {
        let writing = Writing {
            phone: Some(phone),
            document: unsent.document.clone(),
            bytes: unsent.bytes.clone(),
            sight: asking.sight.clone(),
        };
        self.writings.insert(unsent.hash.clone(), writing);
    }

    fn promise(&mut self, phone: usize, unsent: Unsent) {
        let Unsent { hash, bytes, document, .. } = unsent;
        self.counts.saved += 1;
        self.saved.insert(hash, Promise { phone, document, bytes });
    }

    fn server_has_trouble(&mut self) -> Result<()> {
        let number = self.any_server();
        let (choice, soon) = (self.dice.below(8), self.dice.below(40) as u64);
        let room = self.dice.below(40) * 1024;
        let Some(server) = self.servers.get_mut(number) else { return Ok(()) };
        match choice {
            0..3 => {
                note!(self, "server {number} will stop after {soon} operations");
                server.disk.plan(soon, Fault::Stop);
            }
            3 => {
                note!(self, "the disk of server {number} will fail after {soon} operations");
                server.disk.plan(soon, Fault::Error);
            }
            4 => {
                note!(self, "the disk of server {number} has room for {room} bytes");
                server.disk.leave_room(Some(room));
            }
            5 => {
                note!(self, "the disk of server {number} has room again");
                server.disk.leave_room(None);
            }
            6 => {
                note!(self, "server {number} is stopped as it should be");
                server.close(&self.runtime);
            }
            _ => {
                note!(self, "the machine of server {number} stops");
                server.disk.stop();
            }
        }
        self.tend_servers()
    }

    /// Machines that stopped are switched on again; programs that do not run are started, mostly.
    pub(super) fn tend_servers(&mut self) -> Result<()> {
        for number in 0..self.servers.len() {
            let (power, waits) = (self.dice.one_in(2), self.dice.one_in(8));
            let Some(server) = self.servers.get_mut(number) else { continue };
            if server.disk.is_stopped() {
                let stop = if power { Stop::PowerCut } else { Stop::Killed };
                note!(self, "server {number}: {stop:?}");
                self.counts.stops += 1;
                server.kill(&self.runtime, stop);
            }
            if server.app().is_none() && !waits {
                self.start_server(number)?;
            }
        }
        Ok(())
    }

    /// Starts a server; where its disk fails it stays down.
    pub(super) fn start_server(&mut self, number: usize) -> Result<()> {
        let Some(server) = self.servers.get_mut(number) else { return Ok(()) };
        let troubled = server.disk.has_trouble();
        match server.start(&self.runtime) {
            Ok(()) => {
                note!(self, "server {number} starts");
                server.check_acknowledged()
            }
            Err(error) => {
                note!(self, "server {number} does not start");
                anyhow::ensure!(troubled, "server {number} does not start: {error:#}");
                Ok(())
            }
        }
    }

    fn access_changes(&mut self) -> Result<()> {
        let number = self.any_phone();
        let choice = self.dice.below(12);
        let Some(phone) = self.phones.get(number) else { return Ok(()) };
        let (ward, member, device) = (phone.ward.clone(), phone.member.clone(), phone.device());
        let Some(app) = self.servers.get(phone.server).and_then(|server| server.app()) else {
            return Ok(());
        };
        let (store, now_ms) = (app.store.clone(), self.now_ms);
        let done = match (choice, device) {
            (0, Some(device)) => {
                note!(self, "phone {number} is revoked");
                self.runtime.block_on(store.revoke_device(ward, device, now_ms))
            }
            (1, _) => {
                note!(self, "the member of phone {number} leaves");
                self.runtime.block_on(store.disable_member(ward, member, now_ms))
            }
            (2, _) => {
                note!(self, "the member of phone {number} is back");
                self.runtime.block_on(store.enable_member(ward, member, now_ms))
            }
            _ => {
                let mut grants = Vec::new();
                for _ in 0..self.dice.below(4) {
                    grants.push(setting::grant(&ward, &mut self.dice)?);
                }
                note!(self, "the member of phone {number} may now {grants:?}");
                self.runtime.block_on(async {
                    let known = store.member(ward.clone(), member.clone()).await?;
                    let known = known.map(|member| member.grants).unwrap_or_default();
                    let change = GrantChange::between(&known, &grants);
                    let changed = store.change_grants(ward, member, change, now_ms).await?;
                    Ok(changed.unwrap_or(false))
                })
            }
        };
        note!(self, "the office hears {}", done.is_ok());
        self.tend_servers()
    }

    fn server_does_chores(&mut self) -> Result<()> {
        let number = self.any_server();
        let Some(app) = self.servers.get(number).and_then(|server| server.app()) else {
            return Ok(());
        };
        let done = self.runtime.block_on(async {
            let _ = app.store_last_syncs().await;
            // What the disk does not let it write it writes another time.
            let _ = follow_up::look(app).await;
            app.store.make_snapshots(app.now_ms()).await.is_ok()
        });
        note!(self, "server {number} does its chores: {done}");
        self.tend_servers()
    }

    fn server_is_backed_up(&mut self) -> Result<()> {
        let number = self.any_server();
        let Some(server) = self.servers.get_mut(number) else { return Ok(()) };
        if server.is_running() {
            note!(self, "server {number} is backed up");
            server.back_up()?;
        }
        Ok(())
    }

    /// Now and then an older backup is put back.
    fn server_is_restored(&mut self) -> Result<()> {
        let number = self.any_server();
        let (rarely, epoch) = (self.dice.one_in(4), self.dice.entropy());
        let Some(server) = self.servers.get_mut(number) else { return Ok(()) };
        if !rarely || !server.is_running() {
            return Ok(());
        }
        let Some(backup) = self.dice.pick(&server.backups).cloned() else { return Ok(()) };
        let (epoch, _) = epoch.split_at(16);
        note!(self, "server {number} is restored from a backup");
        server.disk.leave_room(None);
        server.restore(&self.runtime, &backup, epoch.try_into()?)?;
        self.counts.restores += 1;
        self.start_server(number)
    }
}

/// An answer without what is random in it.
fn shown(answer: &vungxanh_client::event::Outcome) -> String {
    use vungxanh_client::event::Outcome;
    match answer {
        Outcome::Saved { ids, .. } => format!("saved {ids:?}"),
        Outcome::Invalid(problems) => {
            let codes = problems.iter().flatten().map(|p| format!("{}:{}", p.field, p.code));
            format!("invalid {:?}", codes.collect::<Vec<_>>())
        }
        Outcome::OthersStand(fields) => format!("others stand in {fields:?}"),
        Outcome::NotSaved(why) => format!("not saved: {}", why.code()),
        Outcome::Enrolled => "enrolled".to_owned(),
        Outcome::NotEnrolled(why) => format!("not enrolled: {}", why.reason),
    }
}

impl super::phone::Phone {
    /// Performs an effect, with the flaw that the run is to have.
    fn perform_flawed(
        &mut self,
        effect: Effect,
        now_ms: i64,
        flaw: Option<Flaw>,
        dice: &mut super::dice::Dice,
    ) -> super::phone::Told {
        use vungxanh_client::Store;
        let Effect::Persist { transaction, mut writes, answer } = effect else {
            return self.perform(effect, now_ms);
        };
        let forgets = |dice: &mut super::dice::Dice| dice.one_in(3);
        match flaw {
            Some(Flaw::OutboxForgotten) if answer.is_some() && forgets(dice) => {
                let told = self.write(writes.clone(), true);
                let keys = writes.iter().map(|write| (write.store, write.key.clone()));
                for key in keys.filter(|(store, _)| *store == Store::Outbox) {
                    self.rows.remove(&key);
                }
                self.tell(Event::Persisted { transaction }, now_ms);
                return super::phone::Told { answer: answer.map(|(_, outcome)| outcome), ..told };
            }
            Some(Flaw::SavedTooEarly) if self.failing.is_some() && answer.is_some() => {
                let before = self.rows.clone();
                let told = self.write(writes, true);
                self.rows = before;
                self.tell(Event::Persisted { transaction }, now_ms);
                return super::phone::Told { answer: answer.map(|(_, outcome)| outcome), ..told };
            }
            Some(Flaw::NothingPurged) => {
                writes.retain(|write| write.store != Store::Documents || write.value.is_some());
                writes.retain(|write| write.store != Store::Tails || write.value.is_some());
            }
            Some(Flaw::PhoneForgets) if forgets(dice) => {
                writes.retain(|write| write.store != Store::Tails || write.value.is_none());
            }
            _ => {}
        }
        self.perform(Effect::Persist { transaction, writes, answer }, now_ms)
    }
}
