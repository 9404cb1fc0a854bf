//! What the office asks of the store. Shapes are in [`super::office_types`].

use vungxanh_shared::ids::{DeviceId, Place, RecordId, WardCode};

use super::office_types::{
    AuditPage, FilterCounts, HistoryPage, ListAsk, ListPage, MemberRow, Neighbours, NoticeReach,
    Overview, OverviewAsk, PhoneRow, PlaceRow, QuarantineAsk, QuarantinePage, RecordPage,
    RecordView, RelatedAsk, RelatedPage,
};
use super::{Author, EditError, HandedIn, RecordEdit, Store, StoreResult, sqlite};

impl Store {
    /// The day at a glance.
    pub async fn office_overview(&self, ask: OverviewAsk) -> StoreResult<Overview> {
        let bounds = self.device_bounds;
        self.sqlite()
            .read_for_office(move |db| sqlite::office_overview::overview(db, &ask, bounds))
            .await
    }

    /// One page of a list of records.
    pub async fn office_list(&self, ward: WardCode, ask: ListAsk) -> StoreResult<ListPage> {
        self.sqlite().read_for_office(move |db| sqlite::office_lists::list(db, &ward, &ask)).await
    }

    /// How many records each filter of a list would leave.
    pub async fn filter_counts(&self, ward: WardCode, ask: ListAsk) -> StoreResult<FilterCounts> {
        self.sqlite().read_for_office(move |db| sqlite::office_counts::of(db, &ward, &ask)).await
    }

    /// The records before and after one in a list; none where the ward has no such record of the list's kind.
    pub async fn neighbours(
        &self,
        ward: WardCode,
        ask: ListAsk,
        id: RecordId,
    ) -> StoreResult<Option<Neighbours>> {
        self.sqlite()
            .read_for_office(move |db| sqlite::office_neighbours::of(db, &ward, &ask, id))
            .await
    }

    /// One record, removed or not.
    pub async fn office_record(
        &self,
        ward: WardCode,
        id: RecordId,
    ) -> StoreResult<Option<RecordView>> {
        self.sqlite().read_for_office(move |db| sqlite::office_record::record(db, &ward, id)).await
    }

    /// One record with what belongs to it and its history. `may_see` says which kinds of related records
    /// are wanted.
    pub async fn office_record_page(
        &self,
        ward: WardCode,
        id: RecordId,
        may_see: impl Fn(&str) -> bool + Send + 'static,
        now_ms: i64,
    ) -> StoreResult<Option<RecordPage>> {
        self.sqlite()
            .read_for_office(move |db| sqlite::office_record::page(db, &ward, id, may_see, now_ms))
            .await
    }

    /// A page of the records that name this one by a field.
    pub async fn office_related(
        &self,
        ward: WardCode,
        id: RecordId,
        ask: RelatedAsk,
    ) -> StoreResult<RelatedPage> {
        self.sqlite()
            .read_for_office(move |db| sqlite::office_related::page(db, &ward, id, &ask))
            .await
    }

    /// Which phones have a notice; none where the ward has no such notice.
    pub async fn notice_reach(
        &self,
        ward: WardCode,
        id: RecordId,
        now_ms: i64,
    ) -> StoreResult<Option<NoticeReach>> {
        self.sqlite()
            .read_for_office(move |db| sqlite::office_reach::of(db, &ward, id, now_ms))
            .await
    }

    /// Whether a declaration that was not removed names this person or household, or a person of this household.
    pub async fn is_declared(&self, ward: WardCode, id: RecordId) -> StoreResult<bool> {
        self.sqlite()
            .read_for_office(move |db| sqlite::office_record::is_declared(db, &ward, id))
            .await
    }

    /// The writings of a record before a feed number, with the record's kind.
    pub async fn office_history(
        &self,
        ward: WardCode,
        id: RecordId,
        before: u64,
    ) -> StoreResult<Option<(HistoryPage, String)>> {
        self.sqlite()
            .read_for_office(move |db| sqlite::office_history::page_of(db, &ward, id, before))
            .await
    }

    /// Whether a record of this id that is not there may have been deleted with its period: its id tells
    /// when it was made.
    pub async fn was_deleted(&self, ward: WardCode, id: RecordId) -> StoreResult<bool> {
        self.sqlite().read_for_office(move |db| sqlite::retention::covers(db, &ward, id)).await
    }

    /// The ward, its areas and checkpoints, with names.
    pub async fn office_places(&self, ward: WardCode) -> StoreResult<Vec<PlaceRow>> {
        self.sqlite().read_for_office(move |db| sqlite::office_people::places(db, &ward)).await
    }

    /// Members with roles, phones and accounts; an empty search finds all.
    pub async fn office_members(
        &self,
        ward: WardCode,
        search: String,
        now_ms: i64,
    ) -> StoreResult<Vec<MemberRow>> {
        let at = (self.device_bounds, now_ms);
        self.sqlite()
            .read_for_office(move |db| sqlite::office_people::members(db, &ward, &search, at))
            .await
    }

    /// Corrects a member's record, and the name by which others see the member. None where there is no
    /// such member.
    pub async fn edit_member(
        &self,
        author: Author,
        edit: RecordEdit,
        now_ms: i64,
    ) -> StoreResult<Option<Result<(), EditError>>> {
        self.deed(move |work| sqlite::office_people::edit_member(work, &author, &edit, now_ms))
            .await
    }

    /// Enrolled phones, those with access first, the longest silent before the others.
    pub async fn office_phones(&self, ward: WardCode, now_ms: i64) -> StoreResult<Vec<PhoneRow>> {
        let at = (self.device_bounds, now_ms);
        self.sqlite().read_for_office(move |db| sqlite::office_people::phones(db, &ward, at)).await
    }

    /// Refused changes, the latest first.
    pub async fn office_quarantine(
        &self,
        ward: WardCode,
        ask: QuarantineAsk,
    ) -> StoreResult<QuarantinePage> {
        self.sqlite()
            .read_for_office(move |db| sqlite::office_quarantine::page(db, &ward, &ask))
            .await
    }

    /// Writes what a refused change wanted into the books, new records under `place`. None where there is no such
    /// refused change.
    pub async fn hand_in_quarantined(
        &self,
        author: Author,
        (device, hash): (DeviceId, [u8; 32]),
        place: Place,
        now_ms: i64,
    ) -> StoreResult<Option<HandedIn>> {
        let refused = move |work: &mut sqlite::Work<'_>| {
            sqlite::office_quarantine::hand_in(work, &author, (device, &hash), &place, now_ms)
        };
        self.deed(refused).await
    }

    /// Notes that an official has looked at a refused change; whether there is such a one.
    pub async fn mark_quarantine_seen(
        &self,
        ward: WardCode,
        device: DeviceId,
        hash: [u8; 32],
        now_ms: i64,
    ) -> StoreResult<bool> {
        self.deed(move |work| sqlite::office_people::mark_seen(work, &ward, device, &hash, now_ms))
            .await
    }

    /// The audit log, the latest line first: lines before a number, and how many.
    pub async fn office_audit(
        &self,
        ward: WardCode,
        range: (Option<u64>, u32),
    ) -> StoreResult<AuditPage> {
        self.sqlite()
            .read_for_office(move |db| sqlite::office_people::audit(db, &ward, range))
            .await
    }
}
