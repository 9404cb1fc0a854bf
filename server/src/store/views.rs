//! What people keep of the office's lists: views (filter, order and columns under a name) and their habits (columns,
//! and the view with which a list begins).

use vungxanh_shared::ids::WardCode;

use super::{Store, StoreResult, sqlite};

/// Views of one list that an account may keep, and as many that the ward may.
pub const MAX_VIEWS: u32 = 30;

/// Whose a view is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The account's that keeps it: nobody else sees it.
    Mine,
    /// The ward's: whoever sees the list sees it.
    Ward,
}

/// A list of an account: whose habits and views are meant.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The ward.
    pub ward: WardCode,
    /// The account.
    pub login: String,
    /// The kind of the list's records.
    pub kind: &'static str,
}

/// A view as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub whose: Whose,
    /// Its name.
    pub name: String,
    /// Filter and order, as in the list's address.
    pub query: String,
    /// Names of columns in their order, separated by commas; empty: the list's usual ones.
    pub columns: String,
    /// The account that kept it last.
    pub made_by: String,
    /// When.
    pub at_ms: i64,
}

/// What a view is to be.
#[derive(Clone, Debug)]
pub struct NewView {
    /// Whose.
    pub whose: Whose,
    /// As in [`View`].
    pub name: String,
    /// As in [`View`].
    pub query: String,
    /// As in [`View`].
    pub columns: String,
}

/// How an account has a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habit {
    /// Names of columns in their order, separated by commas; empty: the list's usual ones.
    pub columns: String,
    /// The view with which the list begins.
    pub first_view: Option<i64>,
}

/// Why a view was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ViewRefusal {
    /// There is none of this number among those that the account sees.
    #[error("no such view")]
    NoSuchView,
    /// Another of the same owner has the name.
    #[error("the name is taken")]
    NameTaken,
    /// Somebody has changed it since it was shown.
    #[error("the view has changed")]
    Changed,
    /// The owner has as many as may be.
    #[error("too many views")]
    TooMany,
}

impl Store {
    /// The views of a list that an account sees, the ward's first, and the account's habit.
    pub async fn views(&self, desk: Desk) -> StoreResult<(Vec<View>, Habit)> {
        self.sqlite().read_for_office(move |db| sqlite::views::of(db, &desk)).await
    }

    /// Keeps a new view; gives its number.
    pub async fn add_view(
        &self,
        desk: Desk,
        view: NewView,
        now_ms: i64,
    ) -> StoreResult<Result<String, ViewRefusal>> {
        self.deed(move |work| sqlite::views::add(work, &desk, &view, now_ms)).await
    }

    /// Changes a view as it stood at `seen_at_ms`; it stays whose it is.
    pub async fn change_view(
        &self,
        desk: Desk,
        (id, seen_at_ms): (i64, Option<i64>),
        view: NewView,
        now_ms: i64,
    ) -> StoreResult<Result<String, ViewRefusal>> {
        let which = (id, seen_at_ms);
        self.deed(move |work| sqlite::views::change(work, &desk, which, (&view, now_ms))).await
    }

    /// Deletes a view.
    pub async fn delete_view(
        &self,
        desk: Desk,
        id: i64,
        whose: Whose,
    ) -> StoreResult<Result<String, ViewRefusal>> {
        self.deed(move |work| sqlite::views::delete(work, &desk, id, whose)).await
    }

    /// Keeps how an account has a list.
    pub async fn keep_habit(
        &self,
        desk: Desk,
        habit: Habit,
    ) -> StoreResult<Result<String, ViewRefusal>> {
        self.deed(move |work| sqlite::views::keep_habit(work, &desk, &habit)).await
    }
}
