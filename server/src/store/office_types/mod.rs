//! What the office asks of the store, and what it gets: the JSON of `/api/v1/office` as well, so that
//! each shape is written once and described by the OpenAPI document.

mod cursor;
mod lists;
mod overview;
mod people;
mod reach;
mod record;
mod reports;
mod ward_plan;

pub use cursor::{BadCursor, KeyValue, ListCursor, Part, QuarantineCursor, Runs, Side};
pub use lists::{
    Due, DueReason, FilterCounts, ListAsk, ListPage, ListRow, ListSort, ListState, Neighbours,
    TextLength, ValueCount,
};
pub use overview::{
    AreaCounts, Attention, CheckpointCounts, DeclarationCounts, HourCounts, MovementCounts,
    Overview, OverviewAsk, OverviewParts, PassCounts, RegisterCounts,
};
pub use people::{
    AuditPage, AuditRow, GrantRow, MemberRow, PhoneRow, PhoneUse, PlaceRow, QuarantineAsk,
    QuarantinePage, QuarantineRow, RefusedRecord,
};
pub use reach::{MissingPhone, NoticeReach};
pub use record::{
    FieldChange, HistoryEntry, HistoryPage, More, PlainFields, PlainValue, RecordGround,
    RecordOffer, RecordPage, RecordProblem, RecordRulings, RecordView, Related, RelatedAsk,
    RelatedCursor, RelatedPage, StandingValue,
};
pub use reports::{
    Report, ReportAsk, ReportBody, ReportCursor, ReportDeed, ReportList, ReportNumber, ReportPage,
    ReportRow, ReportSection, ReportState, ReportType, SignedAs, SilentPhone,
};
pub use ward_plan::{
    Beginning, Other, PlanAdd, PlanAsk, PlanCursor, PlanKind, PlanPage, PlanRefusal, PlanRow,
    PlanState, Shown, same_form,
};
