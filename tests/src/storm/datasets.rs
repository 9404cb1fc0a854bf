//! The databases that are measured: who is in them and how much they hold.

use super::fill::Contents;
use super::records::Sort;
use super::ward::{Invitation, Invitations, Preparation, WARD};
use anyhow::{Result, ensure};
use clap::ValueEnum;
use std::path::Path;
use vungxanh_shared::ids::{DocumentKey, Family, Partition, Place, WardCode};
use vungxanh_shared::time::{DAY_MS, HOUR_MS, LocalDate};

/// The last day of the passes; what is cached must not depend on the day on which it was made.
pub const LAST_PASSES_MS: i64 = 1_637_542_800_000; // 2021-11-22 08:00 (+07)
const CHECKPOINTS: u16 = 10;
const PASSES_A_DAY: u32 = 250;

/// What a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Dataset {
    /// Nothing but the teams, each phone's in an area of its own as long as there are areas
    Empty,
    /// SIZE records in one team's five areas: households, persons, movements, declarations
    Scope,
    /// SIZE passes at ten checkpoints, 250 a checkpoint and day
    Passes,
    /// SIZE documents of one area, four records each
    Periods,
    /// SIZE documents of 250 areas, 50 records each
    Ward,
    /// One document of SIZE records for each phone
    Document,
    /// SIZE wards with a document of 20 records each
    Wards,
}

/// Areas of the team whose phone holds a large scope.
const SCOPE_AREAS: u16 = 5;
/// Areas of a ward in which a crowd of phones is at home.
const AREAS: u16 = 250;

/// Makes the database; gives the phones that may enrol.
pub async fn make(
    directory: &Path,
    dataset: Dataset,
    size: u32,
    phones: u16,
    now_ms: i64,
) -> Result<Invitations> {
    let office = Preparation::open(directory, now_ms)?;
    let ward = office.main_ward().await?;
    let areas = match dataset {
        Dataset::Scope => SCOPE_AREAS,
        Dataset::Periods => 1,
        // However few phones look at it.
        Dataset::Ward => AREAS,
        _ => phones.min(AREAS),
    };
    let checkpoints = if dataset == Dataset::Passes { CHECKPOINTS } else { 0 };
    office.places(&ward, areas, checkpoints).await?;
    let all = office.ward_phone(&ward, Place::area(&ward, 1)).await?;
    let made = Making { office: &office, ward, size, phones };
    let teams = match dataset {
        Dataset::Empty => made.crowd(AREAS).await,
        Dataset::Scope => made.scope().await,
        Dataset::Passes => made.passes().await,
        Dataset::Periods => made.periods().await,
        Dataset::Ward => made.whole_ward().await,
        Dataset::Document => made.documents().await,
        Dataset::Wards => made.wards().await,
    }?;
    office.store.close().await;
    ensure!(teams.len() == usize::from(phones), "not every phone has an invitation");
    Ok(Invitations { teams, ward: all })
}

struct Making<'a> {
    office: &'a Preparation,
    ward: WardCode,
    size: u32,
    phones: u16,
}

impl Making<'_> {
    /// Team members over `areas` areas, one area after another.
    async fn crowd(&self, areas: u16) -> Result<Vec<Invitation>> {
        let mut invitations = Vec::new();
        for number in 0..self.phones {
            let area = Place::area(&self.ward, number % areas + 1);
            invitations.push(self.office.team_member(&self.ward, &[area]).await?);
        }
        Ok(invitations)
    }

    async fn scope(&self) -> Result<Vec<Invitation>> {
        let areas: Vec<Place> =
            (1..=SCOPE_AREAS).map(|number| Place::area(&self.ward, number)).collect();
        let mut contents = Vec::new();
        let of_all = |share: u32| self.size * share / 100 / u32::from(SCOPE_AREAS);
        let month_ms = 30 * DAY_MS;
        // Written this year, so that the register is one document.
        let year_ms = LocalDate::at_ms(self.office.now_ms).start_ms();
        for area in &areas {
            for (sort, share) in [(Sort::Household, 20), (Sort::Person, 50)] {
                contents.push(content(Family::Register, area, sort, of_all(share), year_ms)?);
            }
            for (sort, share) in [(Sort::Movement, 20), (Sort::Declaration, 10)] {
                for months in 0..2 {
                    let at_ms = year_ms - months * month_ms + 8 * HOUR_MS;
                    let records = of_all(share) / 2;
                    contents.push(content(Family::Movements, area, sort, records, at_ms)?);
                }
            }
        }
        self.office.fill(&self.ward, contents).await?;
        let mut invitations = Vec::new();
        for _ in 0..self.phones {
            invitations.push(self.office.team_member(&self.ward, &areas).await?);
        }
        Ok(invitations)
    }

    async fn passes(&self) -> Result<Vec<Invitation>> {
        let mut contents = Vec::new();
        let mut left = self.size;
        for days in 0.. {
            for number in 1..=CHECKPOINTS {
                let records = left.min(PASSES_A_DAY);
                left -= records;
                if records > 0 {
                    let checkpoint = Place::checkpoint(&self.ward, number);
                    let at_ms = LAST_PASSES_MS - days * DAY_MS;
                    contents.push(content(
                        Family::Passes,
                        &checkpoint,
                        Sort::Pass,
                        records,
                        at_ms,
                    )?);
                }
            }
            if left == 0 {
                break;
            }
        }
        self.office.fill(&self.ward, contents).await?;
        self.crowd(AREAS).await
    }

    async fn periods(&self) -> Result<Vec<Invitation>> {
        let area = Place::area(&self.ward, 1);
        let mut contents = Vec::new();
        for number in 0..self.size {
            let at_ms = months_before(self.office.now_ms, number)?;
            contents.push(content(Family::Movements, &area, Sort::Movement, 4, at_ms)?);
        }
        self.office.fill(&self.ward, contents).await?;
        self.crowd(1).await
    }

    async fn whole_ward(&self) -> Result<Vec<Invitation>> {
        let mut contents = Vec::new();
        for number in 0..self.size {
            let area = Place::area(&self.ward, (number % u32::from(AREAS)) as u16 + 1);
            let at_ms = months_before(self.office.now_ms, number / u32::from(AREAS))?;
            contents.push(content(Family::Movements, &area, Sort::Movement, 50, at_ms)?);
        }
        self.office.fill(&self.ward, contents).await?;
        self.crowd(AREAS).await
    }

    async fn documents(&self) -> Result<Vec<Invitation>> {
        let mut contents = Vec::new();
        for number in 1..=self.phones {
            let area = Place::area(&self.ward, number);
            let at_ms = self.office.now_ms;
            contents.push(content(Family::Movements, &area, Sort::Movement, self.size, at_ms)?);
        }
        self.office.fill(&self.ward, contents).await?;
        self.crowd(AREAS).await
    }

    async fn wards(&self) -> Result<Vec<Invitation>> {
        let mut invitations = Vec::new();
        for number in 0..self.size {
            let ward = match number {
                0 => WARD.parse()?,
                number => self.office.ward(&format!("{:05}", 30_000 + number)).await?,
            };
            if number > 0 {
                self.office.places(&ward, 1, 0).await?;
            }
            let area = Place::area(&ward, 1);
            let sort = Sort::Movement;
            let contents = content(Family::Movements, &area, sort, 20, self.office.now_ms)?;
            self.office.fill(&ward, vec![contents]).await?;
            let wards = self.size.min(u32::from(self.phones));
            let shares = u32::from(self.phones) / wards;
            let rest = u32::from(self.phones) % wards;
            let here = if number >= wards { 0 } else { shares + u32::from(number < rest) };
            for phone in 0..here {
                let area = Place::area(&ward, phone as u16 + 2);
                invitations.push(self.office.team_member(&ward, &[area]).await?);
            }
        }
        Ok(invitations)
    }
}

fn content(
    family: Family,
    place: &Place,
    sort: Sort,
    records: u32,
    at_ms: i64,
) -> Result<Contents> {
    let partition = Partition::new(family, place.clone())?;
    let document = DocumentKey::dated(partition, LocalDate::at_ms(at_ms));
    Ok(Contents { document, sort, records, at_ms })
}

/// The middle of the month `months` before.
fn months_before(now_ms: i64, months: u32) -> Result<i64> {
    let today = LocalDate::at_ms(now_ms);
    let month = today.year() * 12 + i32::from(today.month()) - 1 - i32::try_from(months)?;
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) as u8 + 1);
    Ok(LocalDate::new(year, month, 15)?.start_ms())
}
