//! Reads of personal data go to the audit log. A page that refreshes itself asks again and
//! again: the same look by the same account is one line in ten minutes.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use vungxanh_shared::ids::WardCode;

use crate::app::App;
use crate::auth::OfficeUser;
use crate::http::error::ApiResult;
use crate::store::{AuditEntry, StoreError};

/// How long a look counts as the same.
const SAME_LOOK_MS: i64 = 10 * 60 * 1000;
/// Looks that are remembered at most; beyond it the old ones are forgotten.
const REMEMBERED: usize = 4096;

type Look = (WardCode, String, &'static str, String);

/// The looks of the last minutes.
#[derive(Clone, Default)]
pub struct AuditLog(Arc<Mutex<HashMap<Look, i64>>>);

impl AuditLog {
    /// Writes down that the account looked at `subject`, unless it just did.
    pub async fn looked(
        &self,
        app: &App,
        user: &OfficeUser,
        action: &'static str,
        subject: &str,
    ) -> ApiResult<()> {
        let now_ms = app.now_ms();
        let look =
            (user.account.ward.clone(), user.account.login.clone(), action, subject.to_owned());
        if !self.is_new(look.clone(), now_ms) {
            return Ok(());
        }
        match app.store.audit(entry(app, user, action, subject, "{}")).await {
            // A full disk must not keep anybody from reading; the next look is written down again.
            Err(StoreError::Unavailable(_)) => {
                self.0.lock().remove(&look);
                Ok(())
            }
            noted => Ok(noted?),
        }
    }

    fn is_new(&self, look: Look, now_ms: i64) -> bool {
        let mut looks = self.0.lock();
        if looks.len() >= REMEMBERED {
            looks.retain(|_, at_ms| now_ms - *at_ms < SAME_LOOK_MS);
        }
        if looks.len() >= REMEMBERED {
            looks.clear();
        }
        let before = looks.get(&look).copied();
        let new = before.is_none_or(|at_ms| now_ms - at_ms >= SAME_LOOK_MS);
        if new {
            looks.insert(look, now_ms);
        }
        new
    }
}

/// The line of the audit log for what the account does now, to be written with it ([`crate::store::Store::noting`]).
pub fn entry(
    app: &App,
    user: &OfficeUser,
    action: &str,
    subject: &str,
    detail: &str,
) -> AuditEntry {
    AuditEntry {
        ward: user.account.ward.clone(),
        at_ms: app.now_ms(),
        who: user.account.login.clone(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_look_is_one_line_in_ten_minutes() {
        let audit_log = AuditLog::default();
        let look = |subject: &str| {
            ("00025".parse().unwrap(), "canbo".to_owned(), "list_viewed", subject.to_owned())
        };
        assert!(audit_log.is_new(look("pass"), 0));
        assert!(!audit_log.is_new(look("pass"), 60_000));
        assert!(audit_log.is_new(look("person"), 60_000));
        assert!(audit_log.is_new(look("pass"), SAME_LOOK_MS));
    }
}
