//! Officials of the office: they open a record's page, leave the form open over other work, correct, decide
//! between values, two of them over the same clash, and take back what they wrote themselves.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use automerge::legacy::OpId;
use vungxanh_server::store::office_types::StandingValue;
use vungxanh_server::store::{Author, EditError, RecordEdit};
use vungxanh_shared::document::{Seen, op_named};
use vungxanh_shared::ids::{DeviceId, Place, RecordId, SessionActor, WardCode};
use vungxanh_shared::scalar::{Fields, Scalar};

use super::server::{Hash, Server};
use super::sight::{Sight, Writing};
use super::{Flaw, World, note, setting};

/// Officials of one ward; each writes by an office device of their own.
const OFFICIALS: usize = 2;
/// Forms that are open at most.
const OPEN: usize = 8;
const TEXTS: [&str; 4] = ["12A", "ngõ 5", "sửa ở phường", "Phố Kim Mã"];

/// One official.
pub struct Official {
    server: usize,
    ward: WardCode,
    author: Author,
    /// What was seen for writings of which no change was found in the log yet.
    unsettled: Option<Sight>,
    known: BTreeSet<Hash>,
    /// How to take the latest correction back: record, field, value before, value written.
    undo: Option<(Page, String, Scalar, Scalar)>,
}

impl Official {
    /// In whose name this official writes.
    pub fn device(&self) -> DeviceId {
        self.author.device
    }
}

/// A record's page as an official saw it.
#[derive(Clone)]
pub struct Page {
    ward: WardCode,
    id: RecordId,
    kind: String,
    stands: BTreeMap<String, Vec<StandingValue>>,
}

impl Page {
    fn seen(&self) -> BTreeMap<String, Vec<OpId>> {
        let ops = |values: &[StandingValue]| {
            values.iter().flat_map(|value| &value.ops).filter_map(|op| op_named(op)).collect()
        };
        self.stands.iter().map(|(field, values)| (field.clone(), ops(values))).collect()
    }

    /// Fields that an official may decide in, with different values.
    fn contested(&self) -> Vec<&String> {
        let fields = self.stands.iter().filter(|(field, values)| {
            values.len() > 1 && !matches!(field.as_str(), "kind" | "v" | "day" | "report_due_at")
        });
        fields.map(|(field, _)| field).collect()
    }
}

/// A form of the office that is open.
#[derive(Clone)]
pub struct OfficeForm {
    opened_ms: i64,
    official: usize,
    page: Page,
    seen: BTreeMap<String, Vec<OpId>>,
    field: String,
    value: Scalar,
    decides: bool,
}

impl World {
    /// Every ward has its officials.
    pub(super) fn appoint(&mut self, server: usize, ward: &WardCode) {
        for number in 0..OFFICIALS {
            let mut author = setting::official(ward);
            if let Some(last) = author.device.0.last_mut() {
                *last = number as u8;
            }
            self.officials.push(Official {
                server,
                ward: ward.clone(),
                author,
                unsettled: None,
                known: BTreeSet::new(),
                undo: None,
            });
        }
    }

    /// One official does one thing.
    pub(super) fn officials_at_work(&mut self) -> Result<()> {
        let number = self.form_dice.below(self.officials.len());
        match self.form_dice.below(10) {
            0..3 if !self.office_forms.is_empty() => {
                let form = self.form_dice.below(self.office_forms.len());
                let form = self.office_forms.remove(form);
                self.official_saves(form)
            }
            3 => self.official_takes_back(number),
            _ => self.official_opens(number),
        }
    }

    fn official_opens(&mut self, number: usize) -> Result<()> {
        let Some(official) = self.officials.get(number) else { return Ok(()) };
        let Some(server) = self.servers.get(official.server) else { return Ok(()) };
        if !server.is_running() {
            return Ok(());
        }
        // Where the disk fails now, nobody opens anything.
        let records = records(server, &official.ward).unwrap_or_default();
        // Often the oldest: there people meet.
        let few = if self.form_dice.one_in(2) { records.len().min(2) } else { records.len() };
        let Some((id, field)) = records.get(self.form_dice.below(few)).cloned() else {
            return Ok(());
        };
        let Some(page) = self.page(number, id.parse()?)? else { return Ok(()) };
        let contested = page.contested();
        let decides = !contested.is_empty() && self.form_dice.one_in(2);
        let field = match self.form_dice.pick(&contested).filter(|_| decides) {
            Some(contested) => (*contested).clone(),
            None => field,
        };
        let opened_ms = self.now_ms;
        let (seen, official) = (page.seen(), number);
        let value = self.chosen(&page, &field, decides);
        let form = OfficeForm { opened_ms, official, page, seen, field, value, decides };
        note!(self, "official {number} opens {id}, decides {decides}");
        if decides && self.form_dice.one_in(2) {
            // A colleague looks at the same clash and decides as well.
            let value = self.chosen(&form.page, &form.field, true);
            let official = number ^ 1;
            self.keep_open(OfficeForm { official, value, ..form.clone() });
        }
        if self.form_dice.one_in(2) {
            self.keep_open(form);
            return Ok(());
        }
        self.official_saves(form)
    }

    fn chosen(&mut self, page: &Page, field: &str, decides: bool) -> Scalar {
        let standing = page.stands.get(field).filter(|_| decides);
        let standing = standing.map_or(&[][..], Vec::as_slice);
        match self.form_dice.pick(standing) {
            Some(standing) => standing.value.0.clone(),
            None => Scalar::from(*self.form_dice.pick(&TEXTS).unwrap_or(&"12A")),
        }
    }

    fn keep_open(&mut self, form: OfficeForm) {
        self.counts.left_open += 1;
        if self.office_forms.len() >= OPEN {
            self.office_forms.remove(0);
        }
        self.office_forms.push(form);
    }

    fn page(&self, number: usize, id: RecordId) -> Result<Option<Page>> {
        let Some(official) = self.officials.get(number) else { return Ok(None) };
        let server = self.servers.get(official.server).filter(|server| server.is_running());
        let Some(app) = server.and_then(Server::app) else { return Ok(None) };
        let page = app.store.office_record_page(official.ward.clone(), id, |_| false, self.now_ms);
        // The disk may fail.
        let Ok(Some(page)) = self.runtime.block_on(page) else { return Ok(None) };
        let ward = official.ward.clone();
        Ok(Some(Page { ward, id, kind: page.record.kind, stands: page.stands }))
    }

    /// Saves with what was seen when the page was opened; asked again, decides over both.
    fn official_saves(&mut self, form: OfficeForm) -> Result<()> {
        let mut form = form;
        if self.options.flaw == Some(Flaw::SeenAtSave)
            && let Some(page) = self.page(form.official, form.page.id)?
        {
            let edit = edit_of(&form, Seen::Only(page.seen()));
            return self.official_writes(&form, edit).map(drop);
        }
        for _ in 0..3 {
            let edit = edit_of(&form, Seen::Only(form.seen.clone()));
            let Some(Err(EditError::OthersStand(_))) = self.official_writes(&form, edit)? else {
                return Ok(());
            };
            self.counts.asked_again += 1;
            let Some(page) = self.page(form.official, form.page.id)? else { return Ok(()) };
            for (field, ops) in page.seen() {
                form.seen.entry(field).or_default().extend(ops);
            }
            (form.value, form.page) = (self.chosen(&page, &form.field, true), page);
        }
        Ok(())
    }

    fn official_writes(
        &mut self,
        form: &OfficeForm,
        edit: RecordEdit,
    ) -> Result<Option<std::result::Result<(), EditError>>> {
        let (seen, now_ms) = (Seen::Only(form.seen.clone()), self.now_ms);
        let mut sight = Sight::of(form.page.id, &edit.fields, &seen);
        sight.decides = form.decides;
        let before = form.page.stands.get(&form.field).and_then(|values| values.first());
        let before = before.map_or(Scalar::Null, |winner| winner.value.0.clone());
        let written = self.office_takes(form.official, edit, sight)?;
        if let Some(Ok(())) = &written {
            self.counts.edits += 1;
            self.counts.decisions += usize::from(form.decides);
            self.counts.was_open(Some(now_ms - form.opened_ms));
            if let Some(official) = self.officials.get_mut(form.official) {
                let (field, value) = (form.field.clone(), form.value.clone());
                official.undo = Some((form.page.clone(), field, before, value));
            }
        }
        Ok(written)
    }

    /// Takes back a correction, where what was written still stands; nothing else was seen for it.
    fn official_takes_back(&mut self, number: usize) -> Result<()> {
        let Some(official) = self.officials.get_mut(number) else { return Ok(()) };
        let Some((page, field, before, wrote)) = official.undo.take() else { return Ok(()) };
        let device = official.device();
        let Some(page) = self.page(number, page.id)? else { return Ok(()) };
        let is_own = |op: &OpId| {
            SessionActor::from_actor(op.actor()).is_some_and(|actor| actor.device() == device)
        };
        let standing = page.stands.get(&field).into_iter().flatten();
        let ops = standing.filter(|one| one.value.0 == wrote).flat_map(|one| &one.ops);
        let own: Vec<OpId> = ops.filter_map(|op| op_named(op)).filter(is_own).collect();
        if own.is_empty() {
            return Ok(());
        }
        let seen = Seen::Only(BTreeMap::from([(field.clone(), own)]));
        let fields = Fields::from([(field, before)]);
        let place = Place::ward(&page.ward);
        let edit = RecordEdit { seen, ..RecordEdit::of(&page.kind, place, Some(page.id), fields) };
        note!(self, "official {number} takes back what was written into {}", page.id);
        if let Some(Ok(())) = self.office_takes(number, edit, Sight::default())? {
            self.counts.edits += 1;
            self.counts.undos += 1;
        }
        Ok(())
    }

    /// The server writes in the official's name; none where it does not run, or its disk fails.
    fn office_takes(
        &mut self,
        number: usize,
        edit: RecordEdit,
        sight: Sight,
    ) -> Result<Option<std::result::Result<(), EditError>>> {
        let Some(official) = self.officials.get_mut(number) else { return Ok(None) };
        let at = official.server;
        let server = self.servers.get(at).filter(|server| server.is_running());
        let Some(app) = server.and_then(Server::app) else { return Ok(None) };
        official.unsettled = Some(match official.unsettled.take() {
            None => sight,
            Some(mut earlier) => {
                earlier.join(sight);
                (earlier.is_mixed, earlier.decides) = (true, false);
                earlier
            }
        });
        let (author, device) = (official.author.clone(), official.device());
        let written = self.runtime.block_on(app.store.write(author, vec![edit], self.now_ms));
        let done = written.map(|written| written.map(drop)).ok();
        note!(self, "the office writes for official {number}: {}", matches!(done, Some(Ok(()))));
        match &done {
            Some(Ok(())) => {
                // Where the disk fails now, its changes are found later.
                let _ = self.settle(number);
                if let Some(server) = self.servers.get_mut(at) {
                    let _ = server.acknowledge_all_of(device);
                }
            }
            Some(Err(_)) => {
                if let Some(official) = self.officials.get_mut(number) {
                    official.unsettled.take_if(|seen| !seen.is_mixed);
                }
            }
            None => {}
        }
        self.tend_servers()?;
        Ok(done)
    }

    /// Notes for every new change of the official what was seen.
    pub(super) fn settle(&mut self, number: usize) -> Result<()> {
        let Some(official) = self.officials.get_mut(number) else { return Ok(()) };
        let Some(server) = self.servers.get(official.server) else { return Ok(()) };
        for (hash, document, bytes) in server.changes_of(official.device(), &official.known)? {
            official.known.insert(hash.clone());
            let sight = official.unsettled.clone().unwrap_or_default();
            self.writings.insert(hash, Writing { phone: None, document, bytes, sight });
        }
        official.unsettled = None;
        Ok(())
    }
}

fn edit_of(form: &OfficeForm, seen: Seen) -> RecordEdit {
    let fields = Fields::from([(form.field.clone(), form.value.clone())]);
    let place = Place::ward(&form.page.ward);
    let edit = RecordEdit::of(&form.page.kind, place, Some(form.page.id), fields);
    RecordEdit { seen, decides: form.decides, ..edit }
}

/// Records with a text field that an official may correct: id and field.
fn records(server: &Server, ward: &WardCode) -> Result<Vec<(String, String)>> {
    let db = server.connect()?;
    let mut statement =
        db.prepare("SELECT lower(hex(id)), kind FROM record WHERE ward = ?1 ORDER BY id")?;
    let rows = statement.query_map([ward.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut records = Vec::new();
    for row in rows {
        let (id, kind): (String, String) = row?;
        let field = match kind.as_str() {
            "household" => "lane",
            "movement" => "to_text",
            "pass" => "note",
            "area" | "checkpoint" => "name",
            _ => continue,
        };
        records.push((id, field.to_owned()));
    }
    Ok(records)
}
