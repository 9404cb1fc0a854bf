//! Households and residents from a sheet; members, too (`members`).
//!
//! A sheet is sent twice: for the dry run, which shows what it comes to and changes nothing, and to be imported. Both
//! make the same plan ([`plan`]); with one problem in it nothing is written. The import then goes on by itself, some
//! households a transaction, so that phones are served in between; where a part of it fails, what was written is taken
//! back. A batch can be taken back later as long as nobody wrote on its records, or wrote others that name them.

mod areas;
mod cells;
pub(crate) mod columns;
mod duplicates;
pub mod members;
mod plan;
mod problems;
mod vocabulary;
mod writing;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::ids::Place;
use vungxanh_shared::roles::OfficeTask;

use self::areas::Areas;
use self::columns::Target;
use self::duplicates::Duplicate;
use self::plan::Plan;
use self::problems::RowProblem;
use super::audit_log;
use crate::app::{App, AppState};
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::http::low_priority::LowPriorityQueue;
use crate::sheet::{self, SheetError, Table};
use crate::store::imports::{BatchState, ImportBatch, NewBatch};

/// A sheet's bytes at most.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Rows that the dry run shows as they are.
const SAMPLE_ROWS: usize = 5;
/// Possible duplicates that it shows.
const SHOWN_DUPLICATES: usize = 200;

/// One sheet is read, and one import written, at a time.
#[derive(Clone)]
pub struct Imports {
    reading: Arc<LowPriorityQueue>,
    writing: Arc<Semaphore>,
}

impl Default for Imports {
    fn default() -> Self {
        Self {
            reading: Arc::new(LowPriorityQueue::at_most(1)),
            writing: Arc::new(Semaphore::new(1)),
        }
    }
}

/// How a sheet is to be understood.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct SheetQuery {
    /// The file's name.
    name: String,
    /// What each column is, by position, separated by commas; empty between two commas: left out. Left out as a
    /// whole: as the heads say.
    columns: Option<String>,
    /// The area of rows that name none.
    place: Option<String>,
    /// Whether rows that may be in the books already are left out.
    skip_duplicates: bool,
}

/// What a sheet comes to.
#[derive(Serialize, ToSchema)]
pub struct ImportPreview {
    /// Of a workbook: the sheet that is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    /// Of a workbook: its other sheets that have rows; these are not imported.
    unread_sheets: Vec<String>,
    /// What stands above each column.
    heads: Vec<String>,
    /// The first rows.
    sample: Vec<Vec<String>>,
    /// What each column is taken for.
    columns: Vec<Option<Target>>,
    /// Rows of the sheet.
    rows: usize,
    /// Households that would be made.
    households: usize,
    /// Persons that would be made.
    persons: usize,
    /// What must be mended first.
    problems: Vec<RowProblem>,
    /// How many more problems there are.
    more_problems: usize,
    /// Who may be in the books already, the first of them.
    duplicates: Vec<Duplicate>,
    /// How many there are in all.
    all_duplicates: usize,
}

/// An import that has begun.
#[derive(Serialize, ToSchema)]
pub struct ImportBegun {
    /// Its number.
    batch: i64,
}

/// A sheet that was understood.
struct Understood {
    table: Table,
    columns: Vec<Option<Target>>,
    plan: Plan,
    duplicates: Vec<Duplicate>,
}

/// The dry run: what the sheet comes to, and what stands in its way. Changes nothing.
#[utoipa::path(post, path = "/imports/preview", params(SheetQuery), tag = "imports",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = ImportPreview), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = PAYLOAD_TOO_LARGE, body = ErrorBody)))]
pub async fn preview(
    State(app): State<AppState>,
    Extension(imports): Extension<Imports>,
    user: OfficeUser,
    Query(query): Query<SheetQuery>,
    SheetBytes(body): SheetBytes,
) -> ApiResult<Json<ImportPreview>> {
    user.require(OfficeTask::Decide)?;
    let Understood { table, columns, plan, mut duplicates } =
        understand(&app, &imports, &user, &query, body).await?;
    let all_duplicates = duplicates.len();
    duplicates.truncate(SHOWN_DUPLICATES);
    Ok(Json(ImportPreview {
        sheet: table.sheet,
        unread_sheets: table.unread_sheets,
        sample: table.rows.iter().take(SAMPLE_ROWS).map(|row| row.cells.clone()).collect(),
        rows: table.rows.len(),
        heads: table.heads,
        columns,
        households: plan.households.len(),
        persons: plan.persons(),
        more_problems: plan.problems.more,
        problems: plan.problems.shown,
        duplicates,
        all_duplicates,
    }))
}

/// Imports the sheet: all of it, or, with one problem in it, nothing.
#[utoipa::path(post, path = "/imports", params(SheetQuery), tag = "imports", operation_id = "begin_import",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = ImportBegun), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = CONFLICT, body = ErrorBody),
        (status = PAYLOAD_TOO_LARGE, body = ErrorBody)))]
pub async fn begin(
    State(app): State<AppState>,
    Extension(imports): Extension<Imports>,
    user: OfficeUser,
    Query(query): Query<SheetQuery>,
    SheetBytes(body): SheetBytes,
) -> ApiResult<Json<ImportBegun>> {
    user.require(OfficeTask::Decide)?;
    let Ok(turn) = Arc::clone(&imports.writing).try_acquire_owned() else { return Err(busy()) };
    let Understood { mut plan, duplicates, .. } =
        understand(&app, &imports, &user, &query, body).await?;
    if plan.problems.count() > 0 {
        return Err(has_problems(plan.problems.count()));
    }
    if query.skip_duplicates {
        let rows: BTreeSet<usize> = duplicates.iter().map(|duplicate| duplicate.row).collect();
        plan.leave_out(&rows);
    }
    if plan.households.is_empty() {
        return Err(nothing_left());
    }
    let name: String = vungxanh_shared::text::clean(&query.name).chars().take(120).collect();
    let (households, persons) = (plan.households.len(), plan.persons());
    let detail = serde_json::json!({ "file": name, "households": households, "persons": persons });
    let entry = audit_log::entry(&app, &user, "sheet_imported", "", &detail.to_string());
    let new = NewBatch {
        ward: user.account.ward.clone(),
        file_name: name,
        login: user.account.login.clone(),
        planned: u32::try_from(households + persons).unwrap_or(u32::MAX),
    };
    let batch = app.store.noting(entry).begin_import(new, app.now_ms()).await?;
    let (writer, author) = (app.clone(), user.author());
    app.tasks.spawn(async move {
        writing::run(&writer, author, batch, plan).await;
        drop(turn);
    });
    Ok(Json(ImportBegun { batch }))
}

/// The ward's imports, the latest first, with how far each is.
#[utoipa::path(get, path = "/imports", tag = "imports",
    responses((status = OK, body = Vec<ImportBatch>), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn imports(
    State(app): State<AppState>,
    user: OfficeUser,
) -> ApiResult<Json<Vec<ImportBatch>>> {
    user.require(OfficeTask::Decide)?;
    Ok(Json(app.store.imports(user.account.ward).await?))
}

/// Takes an import back: its records are removed, as the desk removes one. Not where somebody wrote on one of them, or
/// wrote another record that names one; where that happens meanwhile, the household stands, and the batch says so.
#[utoipa::path(post, path = "/imports/{id}/take-back", params(("id" = i64, Path)), tag = "imports",
    responses((status = OK, body = Vec<ImportBatch>), (status = NOT_FOUND, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = CONFLICT, body = ErrorBody)))]
pub async fn take_back(
    State(app): State<AppState>,
    Extension(imports): Extension<Imports>,
    user: OfficeUser,
    Path(id): Path<i64>,
) -> ApiResult<Json<Vec<ImportBatch>>> {
    user.require(OfficeTask::Decide)?;
    let Ok(turn) = Arc::clone(&imports.writing).try_acquire_owned() else { return Err(busy()) };
    let ward = user.account.ward.clone();
    let batches = app.store.imports(ward.clone()).await?;
    if !batches.iter().any(|batch| batch.id == id) {
        return Err(ApiError::not_found());
    }
    let written_on = app.store.written_on(id).await?;
    if written_on > 0 {
        return Err(has_been_written_on(written_on));
    }
    let entry = audit_log::entry(&app, &user, "import_taken_back", &id.to_string(), "{}");
    // One that was cut off by a restart still says that it is writing; nobody writes it, for this is our turn.
    let from = &[
        BatchState::Done,
        BatchState::Failed,
        BatchState::Writing,
        BatchState::TakingBack,
        BatchState::PartlyTakenBack,
    ];
    let store = app.store.noting(entry);
    if !store.move_import(ward.clone(), id, from, BatchState::TakingBack).await? {
        return Err(ApiError::not_found());
    }
    let (writer, author) = (app.clone(), user.author());
    app.tasks.spawn(async move {
        writing::take_back(&writer, &author, id, BatchState::TakenBack).await;
        drop(turn);
    });
    Ok(Json(app.store.imports(ward).await?))
}

/// A sheet's bytes. A form of another site's page cannot send their type.
pub struct SheetBytes(Bytes);

impl FromRequest<AppState> for SheetBytes {
    type Rejection = Response;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Response> {
        let sent = request.headers().get(header::CONTENT_TYPE);
        if sent.is_none_or(|sent| sent != "application/octet-stream") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let bytes = Bytes::from_request(request, app).await.map_err(IntoResponse::into_response);
        bytes.map(Self).map_err(|refused| match refused.status() {
            StatusCode::PAYLOAD_TOO_LARGE => too_large().into_response(),
            _ => refused,
        })
    }
}

async fn understand(
    app: &App,
    imports: &Imports,
    user: &OfficeUser,
    query: &SheetQuery,
    body: Bytes,
) -> ApiResult<Understood> {
    let ward = user.account.ward.clone();
    let known = app.store.office_places(ward.clone()).await?.into_iter();
    let known = known.filter(|place| place.kind == "area");
    let known = known.filter_map(|place| Some((place.code.parse::<Place>().ok()?, place.name)));
    let known: Vec<(Place, String)> = known.collect();
    let chosen = query.place.as_deref().filter(|place| !place.is_empty());
    let chosen = chosen.map(str::parse::<Place>).transpose().map_err(|_| unknown_area())?;
    if chosen.as_ref().is_some_and(|chosen| !known.iter().any(|(place, _)| place == chosen)) {
        return Err(unknown_area());
    }
    let areas = Areas { chosen, known };
    let context = app.store.check_context(ward.clone(), app.now_ms()).await?;
    let books = app.store.known_persons(ward).await?;
    let asked = query.columns.as_deref().map(targets).transpose()?;
    let work = move || -> Result<Understood, SheetError> {
        let table = sheet::read(&body, columns::is_head)?;
        let mut columns = asked.unwrap_or_else(|| columns::guess_all(&table.heads));
        columns.resize(table.heads.len(), None);
        let plan = plan::plan(&table, &columns, &areas, &context);
        let duplicates = duplicates::find(&plan, &books);
        Ok(Understood { table, columns, plan, duplicates })
    };
    let (understood, _) =
        imports.reading.run(work).await.ok_or_else(|| no_sheet(&SheetError::NoSheet))?;
    understood.map_err(|error| no_sheet(&error))
}

/// `full_name,,dob` …
fn targets(text: &str) -> ApiResult<Vec<Option<Target>>> {
    let one = |name: &str| match name.trim() {
        "" => Ok(None),
        name => serde_json::from_value::<Target>(name.into()).map(Some),
    };
    text.split(',').map(one).collect::<Result<_, _>>().map_err(|_| {
        ApiError::bad_request(
            "unknown_column",
            "Có cột được gán vào mục không có. Chọn lại các cột.",
            "A column was given a meaning that there is not. Choose the columns again.",
        )
    })
}

fn unknown_area() -> ApiError {
    ApiError::bad_request(
        "unknown_place",
        "Không có địa bàn này. Chọn một địa bàn trong danh sách.",
        "There is no such area. Choose one from the list.",
    )
}

fn no_sheet(error: &SheetError) -> ApiError {
    let (code, vi, en) = match error {
        SheetError::NoSheet => (
            "no_sheet",
            "Tệp này không phải bảng tính. Chọn tệp Excel (.xlsx) hoặc CSV.".to_owned(),
            "This file is no sheet. Choose an Excel (.xlsx) or CSV file.".to_owned(),
        ),
        SheetError::Unreadable(_) => (
            "sheet_unreadable",
            "Không mở được tệp: tệp hỏng, có mật khẩu hoặc thuộc loại cũ. Mở bằng Excel, bỏ mật khẩu, lưu thành .xlsx rồi chọn lại.".to_owned(),
            "The file cannot be opened: it is damaged, has a password or is of an old form. Open it in Excel, take the password off and save it as .xlsx.".to_owned(),
        ),
        SheetError::NotUtf8 => (
            "sheet_not_utf8",
            "Tệp CSV không phải UTF-8 nên mất dấu tiếng Việt. Trong Excel chọn Lưu thành «CSV UTF-8», hoặc gửi tệp .xlsx.".to_owned(),
            "The CSV file is not UTF-8. In Excel save it as “CSV UTF-8”, or send the .xlsx file.".to_owned(),
        ),
        SheetError::NoHeads => (
            "sheet_without_heads",
            "Không thấy dòng tên cột. Cần ít nhất hai cột như «Họ và tên», «Ngày sinh» trong 15 dòng đầu.".to_owned(),
            "No row of column names was found. At least two such as “Họ và tên”, “Ngày sinh” are needed in the first 15 rows.".to_owned(),
        ),
        SheetError::Empty => (
            "sheet_empty",
            "Dưới dòng tên cột không có dòng nào.".to_owned(),
            "There is no row below the column names.".to_owned(),
        ),
        SheetError::TooLong => (
            "sheet_too_long",
            format!("Tệp quá lớn: mỗi lần nhập được tối đa {} dòng. Chia tệp theo địa bàn.", sheet::MAX_ROWS),
            format!("The sheet is too large: {} rows can be imported at once. Part it by area.", sheet::MAX_ROWS),
        ),
        SheetError::Formulas(rows) => {
            let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
            let rows = rows.join(", ");
            (
                "sheet_with_formulas",
                format!("Có ô là công thức, ở dòng {rows}. Sao chép rồi dán dạng giá trị, lưu lại và chọn lại tệp."),
                format!("There are formulas, in rows {rows}. Copy and paste them as values, save, and choose the file again."),
            )
        }
    };
    ApiError::bad_request(code, &vi, &en)
}

fn too_large() -> ApiError {
    let most = MAX_BYTES / (1024 * 1024);
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "sheet_too_large",
        &format!(
            "Tệp quá lớn: mỗi lần nhập được tối đa {most} MB. Chia tệp theo địa bàn rồi nhập từng tệp."
        ),
        &format!(
            "The file is too large: {most} MB can be imported at once. Part it by area and import one file after the other."
        ),
    )
}

fn busy() -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "import_in_progress",
        "Đang có một lần nhập khác. Đợi xong rồi làm tiếp.",
        "Another import is in progress. Wait until it is done.",
    )
}

fn has_problems(n: usize) -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "sheet_has_problems",
        &format!("Còn {n} chỗ phải sửa nên chưa nhập dòng nào."),
        &format!("{n} places must be corrected first; nothing was imported."),
    )
}

fn nothing_left() -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "nothing_to_import",
        "Mọi người trong tệp đã có trong sổ; không còn gì để nhập.",
        "Everybody in the sheet is in the books; there is nothing to import.",
    )
}

fn has_been_written_on(n: u32) -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "import_written_on",
        &format!(
            "{n} mục của lần nhập này đã có người ghi thêm, hoặc đã có mục khác gắn vào (như thêm người vào hộ), nên không hoàn tác cả lần được. Gỡ từng mục nếu cần."
        ),
        &format!(
            "Somebody has written on {n} records of this import, or has written others that name them (such as one more person in a household), so that it cannot be taken back as a whole. Remove records one by one where needed."
        ),
    )
}
