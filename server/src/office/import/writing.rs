//! Writes a plan, some households a transaction: phones are served between two of them. What cannot be finished is taken
//! back. A server that stops in between leaves the batch as it is; it is taken back by hand.

use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Scalar;

use super::plan::{Plan, PlannedHousehold};
use crate::app::App;
use crate::random;
use crate::store::imports::{BatchPart, BatchState};
use crate::store::{Author, RecordEdit, StoreError, StoreResult};

/// Records of one transaction, about: some tens of milliseconds on the writer.
const RECORDS_AT_A_TIME: usize = 100;
/// Records of one transaction of taking back; with each its whole household is removed.
const RECORDS_LOOKED_AT: u32 = 20;

/// Writes it all, or takes back what was written.
pub async fn run(app: &App, author: Author, batch: i64, plan: Plan) {
    let ward = author.ward.clone();
    let (from, to) = match write(app, &author, batch, plan).await {
        Ok(()) => (&[BatchState::Writing], BatchState::Done),
        Err(error) => {
            tracing::error!(batch, %error, "an import broke off; it is taken back");
            (&[BatchState::Writing], BatchState::TakingBack)
        }
    };
    if let Err(error) = app.store.move_import(ward, batch, from, to).await {
        tracing::error!(batch, %error, "how far an import is could not be noted");
    }
    if to == BatchState::TakingBack {
        take_back(app, &author, batch, BatchState::BrokeOff).await;
    }
}

/// Removes the records of a batch, which is `gone` when none stands any more; its state says how that ended.
pub async fn take_back(app: &App, author: &Author, batch: i64, gone: BatchState) {
    let to = match remove_all(app, author, batch).await {
        Ok(0) => gone,
        Ok(left) => {
            tracing::warn!(batch, left, "records of an import were written on and stand");
            BatchState::PartlyTakenBack
        }
        Err(error) => {
            tracing::error!(batch, %error, "an import was not taken back whole");
            BatchState::Failed
        }
    };
    let ward = author.ward.clone();
    if let Err(error) = app.store.move_import(ward, batch, &[BatchState::TakingBack], to).await {
        tracing::error!(batch, %error, "how far an import is could not be noted");
    }
}

/// Gives how many records stand, since somebody wrote on them meanwhile.
async fn remove_all(app: &App, author: &Author, batch: i64) -> StoreResult<u32> {
    let mut part = BatchPart { batch, after: None, most: RECORDS_LOOKED_AT };
    loop {
        going_on(app)?;
        match app.store.take_back_import(author.clone(), part, app.now_ms()).await? {
            Ok(None) => return app.store.standing_of_import(author.ward.clone(), batch).await,
            Ok(last) => part.after = last,
            Err(error) => return Err(StoreError::Internal(error.to_string())),
        }
    }
}

async fn write(app: &App, author: &Author, batch: i64, plan: Plan) -> StoreResult<()> {
    let mut edits = Vec::new();
    for household in plan.households {
        edits.extend(records(household, app.now_ms())?);
        if edits.len() >= RECORDS_AT_A_TIME {
            put(app, author, batch, std::mem::take(&mut edits)).await?;
        }
    }
    if edits.is_empty() { Ok(()) } else { put(app, author, batch, edits).await }
}

async fn put(app: &App, author: &Author, batch: i64, edits: Vec<RecordEdit>) -> StoreResult<()> {
    going_on(app)?;
    let written = app.store.write_import(author.clone(), batch, edits, app.now_ms()).await?;
    written.map(|_| ()).map_err(|error| StoreError::Internal(error.to_string()))
}

/// A server that stops does not wait for thousands of rows.
fn going_on(app: &App) -> StoreResult<()> {
    if app.stopping.is_cancelled() { Err(StoreError::ShuttingDown) } else { Ok(()) }
}

/// A household and its persons, who name it; the head is named by it.
fn records(household: PlannedHousehold, now_ms: i64) -> StoreResult<Vec<RecordEdit>> {
    let PlannedHousehold { place, mut fields, persons, .. } = household;
    let id = RecordId::new(now_ms, random::bytes()?);
    let mut edits = Vec::with_capacity(persons.len() + 1);
    for (_, mut person) in persons {
        let person_id = RecordId::new(now_ms, random::bytes()?);
        let is_head = person.get("relation") == Some(&Scalar::from("head"));
        if is_head && !fields.contains_key("head") {
            fields.insert("head".to_owned(), Scalar::from(person_id.to_string()));
        }
        person.insert("household".to_owned(), Scalar::from(id.to_string()));
        edits.push(RecordEdit::of("person", place.clone(), Some(person_id), person));
    }
    edits.insert(0, RecordEdit::of("household", place, Some(id), fields));
    Ok(edits)
}
