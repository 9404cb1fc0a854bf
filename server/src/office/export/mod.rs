//! A list as a file: all rows that its filters let through, in the columns that were chosen, as XLSX or CSV.
//!
//! Rows are read a page at a time and handed to one thread of low priority that writes the file, so that neither the
//! list nor the work of several exports stands in memory at once. Who took what is in the audit log before the first
//! row is read; without that line nobody gets a file.

mod cell;
mod columns;
mod csv_file;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::kinds::{self, Kind};
use vungxanh_shared::text;

use self::cell::Cell;
use self::columns::Column;
use super::audit_log;
use super::lists::chosen::ChosenRows;
use super::lists::{self, ListQuery};
use crate::app::{App, AppState};
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::http::low_priority::LowPriorityQueue;
use crate::store::office_types::{ListAsk, TextLength};

/// Rows of one file at most: more is narrowed first.
const MAX_ROWS: u64 = 50_000;
/// Rows that are read at a time.
const ROWS_OF_A_PAGE: u32 = 500;
/// How many of the ticked rows a file lacks, since they are not there any more.
const MISSING_ROWS: &str = "x-missing-rows";
/// Characters of the filter's words that stand in the head of a sheet.
const MAX_ABOUT: usize = 500;

/// What stands above the rows of a drill.
const DRILL: kinds::Text = kinds::t("DIỄN TẬP – không phải số liệu thật", "DRILL – not real data");
/// What the name of its files begins with.
const DRILL_FILE: &str = "dien-tap-";

/// One export after the other.
#[derive(Clone)]
pub struct ExportQueue(Arc<LowPriorityQueue>);

impl Default for ExportQueue {
    fn default() -> Self {
        Self(Arc::new(LowPriorityQueue::at_most(1)))
    }
}

/// The kind of file.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// A workbook with real dates and numbers.
    Xlsx,
    /// Text in UTF-8, with the mark by which spreadsheet programs know it.
    Csv,
}

/// In which language heads and choices are written.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    fn of(self, text: kinds::Text) -> &'static str {
        match self {
            Language::Vi => text.vi,
            Language::En => text.en,
        }
    }
}

/// Which file. What narrows and orders the list goes with it as for the list itself.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ExportQuery {
    /// `xlsx` or `csv`.
    #[param(inline)]
    format: FileFormat,
    /// Fields and groups of the kind, `place`, `updated`, `due` and, of households, `persons`, separated by commas and in
    /// the order of the file; left out: all.
    #[serde(default)]
    columns: String,
    /// The filter in words, for the head of the sheet.
    #[serde(default)]
    about: String,
    /// Left out: Vietnamese.
    #[serde(default)]
    #[param(inline)]
    language: Language,
}

/// What stands above the rows of a workbook.
struct Heading {
    /// Said above the rows where they are of a drill.
    drill: Option<&'static str>,
    ward: String,
    title: &'static str,
    about: String,
    made_at_ms: i64,
    made_by: String,
}

/// A file that is to be written.
struct Sheet {
    heading: Heading,
    columns: Vec<Column>,
    language: Language,
}

/// The rows of a page.
type Rows = Vec<Vec<Cell>>;

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
enum WriteError {
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("the text file could not be written: {0}")]
    Csv(#[from] csv::Error),
    #[error("the file could not be finished: {0}")]
    Memory(String),
}

/// The rows of a list as a file.
#[utoipa::path(get, path = "/export/{list}", params(("list" = String, Path), ExportQuery, ListQuery), tag = "lists",
    responses((status = OK, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = BAD_REQUEST, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = CONFLICT, body = ErrorBody)))]
pub async fn export(
    State(app): State<AppState>,
    Extension(queue): Extension<ExportQueue>,
    user: OfficeUser,
    Path(list): Path<String>,
    Query(query): Query<ExportQuery>,
    Query(filter): Query<ListQuery>,
) -> ApiResult<Response> {
    let kind = lists::of_name(&list).ok_or_else(ApiError::not_found)?;
    user.require(kind.access.export)?;
    let ask = filter.ask(kind, app.now_ms())?;
    file(&app, &queue, &user, (&list, kind), (&query, ask)).await
}

/// Rows of a list that somebody ticked, as a file.
#[utoipa::path(post, path = "/export/{list}", operation_id = "export_chosen",
    params(("list" = String, Path), ExportQuery, ListQuery), tag = "lists", request_body = ChosenRows,
    responses((status = OK, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = BAD_REQUEST, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody)))]
pub async fn export_chosen(
    State(app): State<AppState>,
    Extension(queue): Extension<ExportQueue>,
    user: OfficeUser,
    Path(list): Path<String>,
    Query(query): Query<ExportQuery>,
    Query(filter): Query<ListQuery>,
    Json(rows): Json<ChosenRows>,
) -> ApiResult<Response> {
    let kind = lists::of_name(&list).ok_or_else(ApiError::not_found)?;
    user.require(kind.access.export)?;
    let ask = ListAsk { only: Some(rows.ids()?), ..filter.ask(kind, app.now_ms())? };
    file(&app, &queue, &user, (&list, kind), (&query, ask)).await
}

async fn file(
    app: &App,
    queue: &ExportQueue,
    user: &OfficeUser,
    (list, kind): (&str, &'static Kind),
    (query, ask): (&ExportQuery, ListAsk),
) -> ApiResult<Response> {
    let columns = columns::chosen(kind, &query.columns, query.language);
    if columns.is_empty() {
        return Err(no_columns());
    }
    let ask = ListAsk { limit: ROWS_OF_A_PAGE, cursor: None, texts: TextLength::Whole, ..ask };
    let total = count(app, user, &ask).await?;
    if total > MAX_ROWS {
        return Err(too_many(total));
    }
    note(app, user, kind, query, total).await?;
    let missing = missing(&ask, total);
    let mut heading = heading(app, user, kind, query).await?;
    if missing > 0 {
        heading.about = format!("{} · {}", heading.about, rows_missing(missing, query.language));
    }
    let sheet = Sheet { heading, columns, language: query.language };
    let name =
        if sheet.heading.drill.is_some() { format!("{DRILL_FILE}{list}") } else { list.to_owned() };
    let bytes = write(app, user, queue, sheet, ask, query.format).await?;
    let mut file = as_file(&name, query.format, app.now_ms(), bytes);
    file.headers_mut().insert(MISSING_ROWS, HeaderValue::from(missing));
    Ok(file)
}

/// Of rows that were ticked, how many are not there any more.
fn missing(ask: &ListAsk, total: u64) -> u64 {
    let chosen = ask.only.as_ref().map_or(0, |ids| ids.iter().collect::<BTreeSet<_>>().len());
    u64::try_from(chosen).unwrap_or(u64::MAX).saturating_sub(total)
}

/// In the head of a sheet: whoever reads it later must not take it for all that was chosen.
fn rows_missing(missing: u64, language: Language) -> String {
    match language {
        Language::Vi => format!("{missing} dòng đã chọn không còn trong danh sách, không có ở đây"),
        Language::En => format!("{missing} chosen rows are no longer in the list and not in here"),
    }
}

async fn count(app: &App, user: &OfficeUser, ask: &ListAsk) -> ApiResult<u64> {
    let first = ListAsk { limit: 1, ..ask.clone() };
    Ok(app.store.office_list(user.account.ward.clone(), first).await?.total)
}

/// The line of the audit log: which list, which columns, how many rows.
async fn note(
    app: &App,
    user: &OfficeUser,
    kind: &Kind,
    query: &ExportQuery,
    total: u64,
) -> ApiResult<()> {
    let about = about(query);
    let detail = serde_json::json!({
        "format": query.format, "columns": query.columns, "filter": about, "rows": total,
    });
    let entry = audit_log::entry(app, user, "list_exported", kind.name, &detail.to_string());
    Ok(app.store.audit(entry).await?)
}

fn about(query: &ExportQuery) -> String {
    text::clean(&query.about).chars().take(MAX_ABOUT).collect()
}

async fn heading(
    app: &App,
    user: &OfficeUser,
    kind: &Kind,
    query: &ExportQuery,
) -> ApiResult<Heading> {
    let wards = app.store.wards().await?;
    let ward = wards.into_iter().find(|ward| ward.code == user.account.ward);
    let drill = super::is_drill(app, &user.account).await?;
    Ok(Heading {
        drill: drill.then(|| query.language.of(DRILL)),
        ward: ward.map(|ward| ward.name).unwrap_or_default(),
        title: query.language.of(kind.label),
        about: about(query),
        made_at_ms: app.now_ms(),
        made_by: user.account.full_name.clone(),
    })
}

async fn write(
    app: &App,
    user: &OfficeUser,
    queue: &ExportQueue,
    sheet: Sheet,
    ask: ListAsk,
    format: FileFormat,
) -> ApiResult<Vec<u8>> {
    let places = app.store.office_places(user.account.ward.clone()).await?;
    let places = places.into_iter().map(|place| (place.code, place.name)).collect();
    let (pages, written) = mpsc::channel(1);
    let (columns, language) = (sheet.columns.clone(), sheet.language);
    let dir = app.config.data_dir.clone();
    let writing = queue.0.run(move || match format {
        FileFormat::Xlsx => workbook::write(&sheet, written, &dir),
        FileFormat::Csv => csv_file::write(&sheet, written),
    });
    let reader = Reader { columns, language, places };
    let reading = reader.send(app, user, ask, pages);
    let (file, read) = tokio::join!(writing, reading);
    read?;
    let (file, _) = file.ok_or_else(ApiError::internal)?;
    file.map_err(|error| {
        tracing::error!(%error, "an export failed");
        ApiError::internal()
    })
}

/// Turns records into cells.
struct Reader {
    columns: Vec<Column>,
    language: Language,
    places: BTreeMap<String, String>,
}

impl Reader {
    /// Sends the list page by page; ends early where nobody writes any more.
    async fn send(
        &self,
        app: &App,
        user: &OfficeUser,
        mut ask: ListAsk,
        pages: mpsc::Sender<Rows>,
    ) -> ApiResult<()> {
        loop {
            let page = app.store.office_list(user.account.ward.clone(), ask.clone()).await?;
            let rows = page.rows.iter().map(|row| self.cells(row, &page.titles)).collect();
            if pages.send(rows).await.is_err() || !lists::turn(&mut ask, &page)? {
                return Ok(());
            }
        }
    }
}

fn as_file(list: &str, format: FileFormat, now_ms: i64, bytes: Vec<u8>) -> Response {
    let (extension, media_type) = match format {
        FileFormat::Xlsx => {
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        FileFormat::Csv => ("csv", "text/csv; charset=utf-8"),
    };
    let day = vungxanh_shared::time::LocalDate::at_ms(now_ms);
    let disposition = format!("attachment; filename=\"{list}-{day}.{extension}\"");
    (
        [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)],
        bytes,
    )
        .into_response()
}

fn no_columns() -> ApiError {
    ApiError::bad_request(
        "no_columns",
        "Chọn ít nhất một cột để tải về.",
        "Choose at least one column to download.",
    )
}

fn too_many(total: u64) -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "too_many_rows",
        &format!(
            "Có {total} dòng, một tệp chứa nhiều nhất {MAX_ROWS}. Lọc bớt theo ngày hoặc địa bàn rồi tải."
        ),
        &format!(
            "There are {total} rows; a file holds {MAX_ROWS} at most. Narrow the list by day or area first."
        ),
    )
}
