//! The ward's own links, and their codes as typed.

use serde::Serialize;

use super::QrError;

/// What stands between the server's origin and the code.
pub(super) const PATH: &str = "/#/enrol/";

/// An enrolment link.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Enrolment {
    /// Scheme, host and port of the ward's server.
    pub origin: String,
    /// Ten symbols, see [`enrolment_code`].
    pub code: String,
}

pub(super) fn read(origin: &str, code: &str) -> Result<Enrolment, QrError> {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let known = host.is_some_and(|host| {
        !host.is_empty()
            && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
    });
    let code = enrolment_code(code).filter(|_| known).ok_or(QrError::EnrolmentCode)?;
    Ok(Enrolment { origin: origin.to_owned(), code })
}

/// The ten symbols of an enrolment code (Crockford base 32), as typed or as in a link: case, spaces and
/// hyphens do not matter; I and L are read as 1, O as 0.
pub fn enrolment_code(typed: &str) -> Option<String> {
    let typed = typed.rsplit(PATH).next().unwrap_or_default();
    let symbols = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| {
        match c.to_ascii_uppercase() {
            'I' | 'L' => Some('1'),
            'O' => Some('0'),
            'U' => None,
            c @ ('0'..='9' | 'A'..='Z') => Some(c),
            _ => None,
        }
    });
    let code: String = symbols.collect::<Option<_>>()?;
    (code.len() == 10).then_some(code)
}
