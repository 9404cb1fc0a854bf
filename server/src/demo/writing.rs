//! Takes the story into the store the way a ward's phones and office would: an account, members, enrolled phones, and
//! every entry as a change of the phone of whoever wrote it, at the time at which it was written.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use automerge::{Automerge, ScalarValue};
use futures_util::future::try_join_all;
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::gate::{self, Authority};
use vungxanh_shared::ids::{
    DeviceId, DocumentKey, Family, Partition, Place, RecordId, SessionActor, WardCode,
};
use vungxanh_shared::roles::{Access, Role};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::{DAY_MS, HOUR_MS, LocalDate};

use super::keys::{Keys, PhoneKey};
use super::plan::{self, Duty, Member, Plan};
use super::random::Dice;
use super::records::Draft;
use super::story::{Cast, Clash, Entry, PLAN_DAYS_AGO, SEED, Story, story};
use super::{DemoError, LOGIN};
use crate::auth::{hash_password, hash_secret};
use crate::phone::enrol;
use crate::random;
use crate::store::{
    Author, Device, EnrolAsk, FeedAsk, NewAccount, NewMember, PushedChange, RecordEdit, Store,
};
use crate::store::{LastSync, PlanCursor, Ward};

const MINUTE_MS: i64 = 60_000;
/// Entries that are handed to the store together.
const AT_A_TIME: usize = 200;

pub const SUMMARY: &str =
    "450 hộ, khoảng 1.500 nhân khẩu, 10 tổ dân phố, 2 chốt · 450 households, about 1,500 residents";

/// Makes the ward and gives the keys to it.
pub async fn make(store: &Store, now_ms: i64) -> Result<Keys, DemoError> {
    let plan_ms = LocalDate::at_ms(now_ms).start_ms() - PLAN_DAYS_AGO * DAY_MS + 8 * HOUR_MS;
    let mut dice = Dice::new(SEED);
    let plan = plan::plan(&mut dice, plan_ms)?;
    store.put_ward(Ward { code: plan.ward.clone(), name: plan.ward_name.clone() }, plan_ms).await?;
    let mut scribe = Scribe::begin(store, &plan, plan_ms).await?;
    scribe.write_plan(&plan, plan_ms).await?;
    let cast = scribe.cast(&plan, plan_ms).await?;
    let station = scribe.members(std::slice::from_ref(&plan.health_station), plan_ms).await?;
    let story = story(&mut dice, &plan, &cast, now_ms);
    scribe.announce(&story.announced).await?;
    scribe.tell(&story).await?;
    for clash in &story.clashes {
        scribe.clash(clash).await?;
    }
    scribe.record_syncs(&story, now_ms).await?;

    let team = cast.teams.first().map(Vec::as_slice).unwrap_or_default();
    let owners = team.iter().skip(plan::FIRST_PHONE).take(2).chain(&station);
    let phones = owners.map(|owner| PhoneKey {
        member: owner.id.to_string(),
        code: String::new(),
        expires_at_ms: 0,
        phones_before: 0,
    });
    Ok(Keys { login: LOGIN.to_owned(), password: scribe.password, phones: phones.collect() })
}

/// Writes in the names of the ward's people.
struct Scribe<'a> {
    store: &'a Store,
    ward: WardCode,
    password: String,
    /// The ward office, which may set what only the server sets.
    office: Author,
    /// The phone of each member who wrote something.
    phones: HashMap<RecordId, DeviceId>,
}

impl<'a> Scribe<'a> {
    /// Makes the ward official's account.
    async fn begin(store: &'a Store, plan: &Plan, now_ms: i64) -> Result<Self, DemoError> {
        let password = password()?;
        let account = NewAccount {
            ward: plan.ward.clone(),
            login: LOGIN.to_owned(),
            password_hash: hash_password(&password)?,
            role: Role::WardOfficial,
            full_name: plan.contact.to_string(),
            phone: super::numbers::HOTLINE.to_owned(),
        };
        store.make_account(account, now_ms).await?;
        let account =
            store.account(LOGIN.to_owned()).await?.ok_or(DemoError::Missing("its account"))?;
        let office = Author {
            ward: plan.ward.clone(),
            member: account.member,
            device: account.device,
            authority: Authority::Server,
        };
        Ok(Self { store, ward: plan.ward.clone(), password, office, phones: HashMap::new() })
    }

    async fn write_plan(&self, plan: &Plan, now_ms: i64) -> Result<(), DemoError> {
        self.store.write(self.office.clone(), edits(&plan.drafts), now_ms).await??;
        Ok(())
    }

    /// Makes the members, the teams that they lead, and phones for those who write.
    async fn cast(&mut self, plan: &Plan, now_ms: i64) -> Result<Cast, DemoError> {
        let mut cast = Cast { teams: Vec::new(), guards: Vec::new() };
        for (duties, groups) in
            [(&plan.team_duties, &mut cast.teams), (&plan.checkpoint_duties, &mut cast.guards)]
        {
            for duties in duties {
                groups.push(self.members(duties, now_ms).await?);
            }
            self.enrol(groups.iter().flat_map(|group| group.iter().take(2)), now_ms + HOUR_MS)
                .await?;
        }
        let leads: Vec<Member> =
            cast.teams.iter().filter_map(|team| team.first().cloned()).collect();
        self.store.write(self.office.clone(), edits(&plan.teams(&leads, now_ms)), now_ms).await??;
        Ok(cast)
    }

    async fn members(&self, duties: &[Duty], now_ms: i64) -> Result<Vec<Member>, DemoError> {
        let made = duties.iter().map(|duty| {
            let new = NewMember {
                ward: self.ward.clone(),
                full_name: duty.name.to_string(),
                phone: duty.phone.clone(),
                grants: duty.grants.clone(),
            };
            self.store.make_member(new, now_ms)
        });
        let mut members = Vec::new();
        let mut details = Vec::new();
        for (id, duty) in try_join_all(made).await?.iter().zip(duties) {
            let id: RecordId = id.parse()?;
            details.push(duty.details(id, &self.ward, now_ms));
            members.push(Member { id, name: duty.name, force: duty.force });
        }
        self.store.write(self.office.clone(), edits(&details), now_ms).await??;
        Ok(members)
    }

    /// A phone for each of these. Their tokens are random and kept by nobody.
    async fn enrol(
        &mut self,
        owners: impl Iterator<Item = &Member>,
        now_ms: i64,
    ) -> Result<(), DemoError> {
        const MODELS: [&str; 6] = [
            "Samsung Galaxy A12",
            "OPPO A54",
            "Vsmart Live 4",
            "Xiaomi Redmi 9",
            "Nokia 5.4",
            "vivo Y20",
        ];
        let (store, ward) = (self.store, &self.ward);
        let enrolled = owners.zip(MODELS.iter().cycle()).map(async |(owner, model)| {
            let member = owner.id.to_string();
            let code = enrolment_code(store, (ward, &member), (now_ms, now_ms + DAY_MS)).await?;
            let device = DeviceId(random::bytes()?);
            let ask = EnrolAsk {
                code_hash: hash_secret(code.as_bytes()),
                retry_key_hash: random::bytes()?,
                token_hash: random::bytes()?,
                device,
                device_name: (*model).to_owned(),
                platform: "Android · Chrome".to_owned(),
                now_ms,
            };
            match store.enrol(ask).await? {
                Ok(_) => Ok((owner.id, device)),
                Err(_) => Err(DemoError::Missing("a phone of its own")),
            }
        });
        let enrolled = try_join_all(enrolled).await?;
        self.phones.extend(enrolled);
        Ok(())
    }

    fn author(&self, member: RecordId) -> Result<Author, DemoError> {
        let device = self.phones.get(&member).ok_or(DemoError::Missing("the phone of a writer"))?;
        Ok(Author {
            ward: self.ward.clone(),
            member: member.to_string(),
            device: *device,
            authority: Authority::Member,
        })
    }

    /// What the ward made known, each at its time.
    async fn announce(&self, drafts: &[Draft]) -> Result<(), DemoError> {
        for draft in drafts {
            let edits = edits(std::slice::from_ref(draft));
            self.store.write(self.office.clone(), edits, draft.at_ms).await??;
        }
        Ok(())
    }

    /// Many entries at a time, so that they share an fsync.
    async fn tell(&self, story: &Story) -> Result<(), DemoError> {
        for entries in batches(&story.entries) {
            let written = entries.iter().map(async |entry| {
                let author = self.author(entry.by)?;
                let ids = self.store.write(author, edits(&entry.drafts), entry.at_ms).await??;
                Ok::<_, DemoError>(ids)
            });
            try_join_all(written).await?;
        }
        Ok(())
    }

    /// Two phones write from the same state, each without the other's change, and send it when they are back.
    async fn clash(&self, clash: &Clash) -> Result<(), DemoError> {
        let place =
            clash.sides.iter().flat_map(|side| &side.drafts).map(|draft| &draft.place).next();
        let place = place.ok_or(DemoError::Missing("a clash"))?;
        let by = clash.sides.first().ok_or(DemoError::Missing("a clash"))?.by;
        let (key, common) = self.document_of(by, place, clash.record).await?;
        for side in &clash.sides {
            self.push(side, &key, common.fork()).await?;
        }
        Ok(())
    }

    async fn push(
        &self,
        side: &Entry,
        key: &DocumentKey,
        mut document: Automerge,
    ) -> Result<(), DemoError> {
        let author = self.author(side.by)?;
        let writes: Vec<RecordWrite> = side.drafts.iter().map(texts).collect();
        let actor = SessionActor::new(author.device, *b"demo");
        let change = document::write(&mut document, actor, side.at_ms, &writes).ok().flatten();
        let parsed = change.and_then(|change| gate::parse(change.raw_bytes()).ok());
        let parsed = parsed.ok_or(DemoError::Missing("a clashing change"))?;
        let device = Device {
            id: author.device,
            ward: author.ward,
            member: author.member,
            revoked: false,
            scope: [(key.partition.clone(), Access::Write)].into(),
        };
        let change = PushedChange { at: (0, 0), document: Arc::new(key.clone()), parsed };
        let outcome = self
            .store
            .push(&device, note(side.at_ms + 90 * MINUTE_MS), vec![change], vec![])
            .await?;
        match outcome.refused.first() {
            Some(_) => Err(DemoError::Missing("a clash that the gate takes")),
            None => Ok(()),
        }
    }

    /// The document of the register that holds the record, as a phone would have it.
    async fn document_of(
        &self,
        by: RecordId,
        place: &Place,
        record: RecordId,
    ) -> Result<(DocumentKey, Automerge), DemoError> {
        let partition = Partition::new(Family::Register, place.clone())?;
        let mut documents: HashMap<DocumentKey, Automerge> = HashMap::new();
        let mut cursor = 0;
        loop {
            let ask = FeedAsk {
                pushed: HashSet::new(),
                cursors: vec![(partition.clone(), cursor)],
                max_bytes: 4 << 20,
                digests: Vec::new(),
                device: self.author(by)?.device,
            };
            let answer = self.store.feed(self.ward.clone(), ask).await?;
            let (answer, _) = answer.ok_or(DemoError::Missing("the phone of a writer"))?;
            for frame in answer.frames {
                let document = documents.entry(frame.document).or_default();
                let mut parts = frame.snapshot.into_iter().chain(frame.changes);
                let taken =
                    parts.try_for_each(|bytes| document.load_incremental(&bytes).map(|_| ()));
                taken.map_err(|_| DemoError::Missing("a document that loads"))?;
                cursor = frame.cursor;
            }
            if !answer.more {
                break;
            }
        }
        let holds = |document: &Automerge| document::read(document, record).is_some();
        let found = documents.into_iter().find(|(_, document)| holds(document));
        found.ok_or(DemoError::Missing("the record of a clash"))
    }

    /// When each phone was here last: most today, one not for three days.
    async fn record_syncs(&self, story: &Story, now_ms: i64) -> Result<(), DemoError> {
        let mut last: HashMap<RecordId, i64> = HashMap::new();
        for entry in &story.entries {
            last.insert(entry.by, entry.at_ms);
        }
        // They have what the ward had told by then.
        let heads = self.store.feed_heads(self.ward.clone()).await?;
        let plan = heads.iter().find(|(partition, _)| partition.family == Family::Plan);
        let plan = plan.map(|(_, head)| PlanCursor::of(*head));
        let notes = (0..).zip(&self.phones).map(|(at, (member, device))| {
            let wrote = last.get(member).copied().unwrap_or(now_ms - 3 * DAY_MS);
            let was_here =
                (wrote + 5 * MINUTE_MS).max(now_ms - (at * 17 % 80 + 2) * HOUR_MS).min(now_ms);
            (self.ward.clone(), *device, LastSync { plan, ..note(was_here) })
        });
        self.store.record_syncs(notes.collect()).await?;
        Ok(())
    }
}

/// Parts the entries so that no record stands twice in one part: what is handed to the store together is taken in
/// any order.
fn batches(entries: &[Entry]) -> impl Iterator<Item = &[Entry]> {
    let mut left = entries;
    std::iter::from_fn(move || {
        let mut seen = HashSet::new();
        let mut is_new = |entry: &&Entry| entry.drafts.iter().all(|draft| seen.insert(draft.id));
        let count = left.iter().take(AT_A_TIME).take_while(|entry| is_new(entry)).count();
        let (part, rest) = left.split_at(count.max(1).min(left.len()));
        left = rest;
        (!part.is_empty()).then_some(part)
    })
}

/// A code that enrols a phone of the member until the second time.
pub async fn enrolment_code(
    store: &Store,
    (ward, member): (&WardCode, &str),
    times: (i64, i64),
) -> Result<String, DemoError> {
    let code = enrol::make_code()?;
    let owner = (ward.clone(), member.to_owned());
    match store.put_enrolment_code(owner, code.hash, "demo".to_owned(), times).await? {
        true => Ok(code.text),
        false => Err(DemoError::Missing("the owner of a phone")),
    }
}

/// Twelve letters and digits that are hard to confuse, in groups: 60 random bits.
fn password() -> Result<String, DemoError> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let random: [u8; 12] = random::bytes()?;
    let letters = random.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32)));
    let letters: Vec<char> = letters.map(|letter| char::from(*letter)).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

fn note(at_ms: i64) -> LastSync {
    LastSync { app: env!("CARGO_PKG_VERSION").to_owned(), clock_skew_ms: 0, at_ms, plan: None }
}

fn edits(drafts: &[Draft]) -> Vec<RecordEdit> {
    let edit = |draft: &Draft| {
        RecordEdit::of(draft.kind, draft.place.clone(), Some(draft.id), draft.fields.clone())
    };
    drafts.iter().map(edit).collect()
}

/// A draft of texts as a phone writes it.
fn texts(draft: &Draft) -> RecordWrite {
    let stored = |(name, value): (&String, &Scalar)| {
        Some((name.clone(), ScalarValue::from(value.as_text()?)))
    };
    RecordWrite::new(draft.id, draft.fields.iter().filter_map(stored).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_one_record_never_share_a_batch() {
        let place = Place::ward(&plan::WARD.parse().unwrap());
        let entry = |record: u8| Entry {
            by: RecordId([0; 16]),
            at_ms: 0,
            drafts: vec![Draft::new("household", RecordId([record; 16]), &place, 0)],
        };
        let check = |records: &[u8], expected: &[usize]| {
            let entries: Vec<Entry> = records.iter().map(|record| entry(*record)).collect();
            let sizes: Vec<usize> = batches(&entries).map(<[Entry]>::len).collect();
            assert_eq!(sizes, expected, "{records:?}");
        };
        check(&[], &[]);
        check(&[1, 2, 3], &[3]);
        check(&[1, 2, 1, 1, 3], &[2, 1, 2]);
        check(&(0..=u8::MAX).collect::<Vec<_>>(), &[200, 56]);
    }
}
