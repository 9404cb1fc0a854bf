//! Sheets that are imported: what the ward has already, batches and their records, and taking a batch back.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds::CheckContext;

use super::{Author, EditError, RecordEdit, Store, StoreResult, sqlite};

/// A person of the books, as far as a sheet is compared with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    /// Its id.
    pub id: String,
    /// Its area.
    pub place: String,
    /// Full name.
    pub name: String,
    /// `1950`, `1950-03` or `1950-03-21`.
    pub born: String,
    /// Twelve digits, or empty.
    pub citizen_id: String,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// Records are being written.
    Writing,
    /// All are written.
    Done,
    /// It broke off; what was written is there until it is taken back.
    Failed,
    /// Its records are being removed.
    TakingBack,
    /// None of its records stands any more.
    TakenBack,
    /// Taken back but for what somebody wrote on meanwhile, which stands.
    PartlyTakenBack,
    /// The server could not write it whole, and took it back: none of its records stands.
    BrokeOff,
}

impl BatchState {
    /// As the database has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::TakingBack => "taking_back",
            Self::TakenBack => "taken_back",
            Self::PartlyTakenBack => "partly_taken_back",
            Self::BrokeOff => "broke_off",
        }
    }

    /// Of a column; a name of a later version counts as failed.
    pub fn of(text: &str) -> Self {
        let all = [
            Self::Writing,
            Self::Done,
            Self::TakingBack,
            Self::TakenBack,
            Self::PartlyTakenBack,
            Self::BrokeOff,
        ];
        all.into_iter().find(|state| state.as_str() == text).unwrap_or(Self::Failed)
    }
}

/// One import.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportBatch {
    /// Its number.
    pub id: i64,
    /// The sheet's name.
    pub file_name: String,
    /// The account that imported it.
    pub login: String,
    /// When.
    pub at_ms: i64,
    /// How far it is.
    pub state: BatchState,
    /// Records that it shall have.
    pub planned: u32,
    /// Records that are written.
    pub written: u32,
    /// Of one that was partly taken back: records that stand. Otherwise 0.
    pub left: u32,
}

/// Some of a batch's records, at which a step of taking it back looks.
#[derive(Clone, Copy, Debug)]
pub struct BatchPart {
    /// The batch.
    pub batch: i64,
    /// The last record of the step before; none at the beginning.
    pub after: Option<RecordId>,
    /// How many.
    pub most: u32,
}

/// A new import.
#[derive(Clone, Debug)]
pub struct NewBatch {
    /// The ward.
    pub ward: WardCode,
    /// The sheet's name.
    pub file_name: String,
    /// Who imports.
    pub login: String,
    /// Records that it shall have.
    pub planned: u32,
}

impl Store {
    /// What the checks of new records of the ward need to know.
    pub async fn check_context(&self, ward: WardCode, now_ms: i64) -> StoreResult<CheckContext> {
        self.sqlite().read_for_office(move |db| sqlite::author::context(db, &ward, now_ms)).await
    }

    /// Everybody in the ward's books.
    pub async fn known_persons(&self, ward: WardCode) -> StoreResult<Vec<KnownPerson>> {
        self.sqlite().read_for_office(move |db| sqlite::imports::known_persons(db, &ward)).await
    }

    /// The imports of a ward, the latest first.
    pub async fn imports(&self, ward: WardCode) -> StoreResult<Vec<ImportBatch>> {
        self.sqlite().read_for_office(move |db| sqlite::imports::batches(db, &ward)).await
    }

    /// Begins a batch; gives its number.
    pub async fn begin_import(&self, batch: NewBatch, now_ms: i64) -> StoreResult<i64> {
        let id = self.deed(move |work| sqlite::imports::begin(work, &batch, now_ms)).await?;
        id.parse().map_err(|_| super::StoreError::Internal("a batch without a number".to_owned()))
    }

    /// Writes some of a batch's records, all or none of them.
    pub async fn write_import(
        &self,
        author: Author,
        batch: i64,
        edits: Vec<RecordEdit>,
        now_ms: i64,
    ) -> StoreResult<Result<Vec<RecordId>, EditError>> {
        self.sqlite()
            .write(move |work| sqlite::imports::write(work, &author, batch, &edits, now_ms))
            .await
    }

    /// Notes how far a batch is; false where it was in none of the states that it may come from.
    pub async fn move_import(
        &self,
        ward: WardCode,
        batch: i64,
        from: &'static [BatchState],
        to: BatchState,
    ) -> StoreResult<bool> {
        self.deed(move |work| sqlite::imports::set_state(work, &ward, batch, from, to)).await
    }

    /// How many records of a batch somebody has written on since, or named in a record that is not of the batch.
    pub async fn written_on(&self, batch: i64) -> StoreResult<u32> {
        self.sqlite().read_for_office(move |db| sqlite::imports::written_on(db, batch)).await
    }

    /// How many records of a batch stand.
    pub async fn standing_of_import(&self, ward: WardCode, batch: i64) -> StoreResult<u32> {
        self.sqlite().read_for_office(move |db| sqlite::imports::standing(db, &ward, batch)).await
    }

    /// Removes the households of some of a batch's records, each with its persons, but for those on which somebody
    /// wrote. Gives where the next step goes on; none where there is no more.
    pub async fn take_back_import(
        &self,
        author: Author,
        part: BatchPart,
        now_ms: i64,
    ) -> StoreResult<Result<Option<RecordId>, EditError>> {
        self.sqlite()
            .write(move |work| sqlite::imports::take_back(work, &author, &part, now_ms))
            .await
    }
}
