//! Members, their roles, phones and enrolment codes.

use vungxanh_shared::ids::{DeviceId, Place, WardCode};
use vungxanh_shared::scalar::Fields;

use super::{
    AccessChange, Author, DeviceInfo, GrantChange, Member, NewMember, PlaceClosed, SecretHash,
    Store, StoreResult, sqlite,
};

impl Store {
    /// Makes a member with roles and the member's record in the plan; gives the member's id.
    pub async fn make_member(&self, new: NewMember, now_ms: i64) -> StoreResult<String> {
        self.deed(move |work| sqlite::members::make_member(work, &new, now_ms)).await
    }

    /// The same, with what else the member's form holds, written by `author`: all of it or nothing.
    pub async fn make_member_of_form(
        &self,
        author: Author,
        new: NewMember,
        fields: Fields,
        now_ms: i64,
    ) -> StoreResult<Result<String, PlaceClosed>> {
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::members::make_member_of_form(work, &author, (&new, fields), now_ms)
        };
        self.deed(job).await
    }

    /// Gives and takes roles of a member, and leaves those not named as they are; whether there is such a
    /// member. Nothing is given at a place that is closed.
    pub async fn change_grants(
        &self,
        ward: WardCode,
        member: String,
        change: GrantChange,
        now_ms: i64,
    ) -> StoreResult<Result<bool, PlaceClosed>> {
        let whose = AccessChange::Member(ward.clone(), member.clone());
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::members::change_grants(work, &ward, (&member, &change), now_ms)
        };
        let known = self.deed(job).await?;
        self.access_changed(whose);
        Ok(known)
    }

    /// Ends a member's access on all phones; whether there is such a member.
    pub async fn disable_member(
        &self,
        ward: WardCode,
        member: String,
        now_ms: i64,
    ) -> StoreResult<bool> {
        let whose = AccessChange::Member(ward.clone(), member.clone());
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::members::set_disabled(work, &ward, &member, Some(now_ms), now_ms)
        };
        let known = self.deed(job).await?;
        self.access_changed(whose);
        Ok(known)
    }

    /// Gives a member's access back; whether there is such a member.
    pub async fn enable_member(
        &self,
        ward: WardCode,
        member: String,
        now_ms: i64,
    ) -> StoreResult<bool> {
        let whose = AccessChange::Member(ward.clone(), member.clone());
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::members::set_disabled(work, &ward, &member, None, now_ms)
        };
        let known = self.deed(job).await?;
        self.access_changed(whose);
        Ok(known)
    }

    /// One member.
    pub async fn member(&self, ward: WardCode, id: String) -> StoreResult<Option<Member>> {
        self.sqlite().read(move |db| sqlite::members::member(db, &ward, &id)).await
    }

    /// All members of a ward.
    pub async fn members(&self, ward: WardCode) -> StoreResult<Vec<Member>> {
        self.sqlite().read(move |db| sqlite::members::members(db, &ward)).await
    }

    /// All phones of a ward, revoked ones too.
    pub async fn devices(&self, ward: WardCode) -> StoreResult<Vec<DeviceInfo>> {
        self.sqlite().read(move |db| sqlite::members::devices(db, &ward)).await
    }

    /// Who writes by each device of the ward, phones and office alike: names the authors of values.
    pub async fn device_names(&self, ward: WardCode) -> StoreResult<Vec<(DeviceId, String)>> {
        self.sqlite().read(move |db| sqlite::members::device_names(db, &ward)).await
    }

    /// Areas and checkpoints of a ward.
    pub async fn places(&self, ward: WardCode) -> StoreResult<Vec<Place>> {
        self.sqlite().read(move |db| sqlite::members::places(db, &ward)).await
    }

    /// Takes back a phone's access; whether there is such a phone that still had it.
    pub async fn revoke_device(
        &self,
        ward: WardCode,
        device: DeviceId,
        now_ms: i64,
    ) -> StoreResult<bool> {
        let job =
            move |work: &mut sqlite::Work<'_>| sqlite::members::revoke(work, &ward, device, now_ms);
        let revoked = self.deed(job).await?;
        self.access_changed(AccessChange::Device(device));
        Ok(revoked)
    }

    /// Keeps the hash of a code that will enrol one phone of the member until `expires_at_ms`; whether
    /// there is such a member. [`crate::phone::enrol::make_code`] makes the code itself.
    pub async fn put_enrolment_code(
        &self,
        (ward, member): (WardCode, String),
        code_hash: SecretHash,
        made_by: String,
        (now_ms, expires_at_ms): (i64, i64),
    ) -> StoreResult<bool> {
        let job = move |work: &mut sqlite::Work<'_>| {
            let times = (now_ms, expires_at_ms);
            sqlite::members::put_code(work, &ward, &member, &code_hash, &made_by, times)
        };
        self.deed(job).await
    }
}
