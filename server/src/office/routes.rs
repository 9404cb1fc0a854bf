//! Every route of the office, each described where it is written. Login and sessions stand in `auth`.

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{
    audit, audit_log, beginning, enrolment, export, import, links, lists, live, members, overview,
    phones, quarantine, reach, records, related, reports, rulings, unsent, ward_plan,
};
use crate::app::AppState;

/// The office below `/api/v1/office`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(overview::overview))
        .routes(routes!(overview::places))
        .routes(routes!(lists::households))
        .routes(routes!(lists::persons))
        .routes(routes!(lists::movements))
        .routes(routes!(lists::declarations))
        .routes(routes!(lists::passes))
        .routes(routes!(lists::shifts))
        .routes(routes!(lists::of_kind))
        .routes(routes!(lists::chosen::chosen))
        .routes(routes!(lists::counts::counts))
        .routes(routes!(lists::neighbours::neighbours))
        .routes(routes!(lists::views::views, lists::views::add))
        .routes(routes!(lists::views::change, lists::views::delete))
        .routes(routes!(lists::views::keep_habit))
        .routes(routes!(links::links))
        .routes(routes!(records::make))
        .routes(routes!(rulings::rulings))
        .routes(routes!(export::export, export::export_chosen))
        .merge(sheets())
        .merge(files_of_phones())
        .merge(reports_of_the_ward())
        .routes(routes!(records::record))
        .routes(routes!(records::history))
        .routes(routes!(related::related))
        .routes(routes!(reach::reach))
        .routes(routes!(records::decide))
        .routes(routes!(records::edit))
        .routes(routes!(records::remove))
        .routes(routes!(records::restore))
        .routes(routes!(ward_plan::page, ward_plan::add))
        .routes(routes!(members::members, members::create))
        .routes(routes!(members::edit))
        .routes(routes!(members::grants))
        .routes(routes!(members::duty))
        .routes(routes!(beginning::beginning))
        .routes(routes!(beginning::close))
        .routes(routes!(enrolment::make_code))
        .routes(routes!(enrolment::make_codes))
        .routes(routes!(phones::phones))
        .routes(routes!(phones::revoke))
        .routes(routes!(quarantine::quarantine))
        .routes(routes!(quarantine::seen))
        .routes(routes!(quarantine::hand_in))
        .routes(routes!(audit::audit))
        .routes(routes!(live::live))
        .layer(Extension(audit_log::AuditLog::default()))
        .layer(Extension(export::ExportQueue::default()))
}

fn reports_of_the_ward() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(reports::reports, reports::make))
        .routes(routes!(reports::report, reports::write))
        .routes(routes!(reports::refresh))
        .routes(routes!(reports::check))
        .routes(routes!(reports::approve))
        .routes(routes!(reports::send))
        .routes(routes!(reports::correct))
        .routes(routes!(reports::discard))
}

/// What takes the file of a phone bounds it by itself.
fn files_of_phones() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(unsent::hand_in))
        .layer(DefaultBodyLimit::disable())
        .layer(Extension(unsent::UnsentFiles::default()))
}

/// What takes a sheet may be larger than a form.
fn sheets() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(import::preview))
        .routes(routes!(import::imports, import::begin))
        .routes(routes!(import::take_back))
        .routes(routes!(import::members::preview))
        .routes(routes!(import::members::add))
        .layer(DefaultBodyLimit::max(import::MAX_BYTES))
        .layer(Extension(import::Imports::default()))
}
