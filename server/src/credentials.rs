//! What a login and a password must be, for the command line and for the set-up in the browser.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use vungxanh_shared::kinds::{Problem, t};

/// Shorter passwords are guessed.
pub const MIN_PASSWORD_CHARS: usize = 10;
/// Longer ones only cost time.
const MAX_PASSWORD_CHARS: usize = 200;
/// `aaaaaaaaaa` is no password, `1212121212` neither.
const MIN_DIFFERENT_CHARS: usize = 5;
const MAX_LOGIN_CHARS: usize = 40;

/// Logins are lower case, without spaces around them, and the same however a keyboard composes their letters.
pub fn normal_login(login: &str) -> String {
    login.trim().to_lowercase().nfc().collect()
}

/// A password as it is hashed and compared: the same however a keyboard composes its letters.
pub fn normal_password(password: &str) -> String {
    password.nfc().collect()
}

/// What is wrong with a login in its normal form.
pub fn login_problem(login: &str) -> Option<Problem> {
    let wrong = login.is_empty()
        || !login.chars().all(|one| one.is_alphanumeric() || matches!(one, '.' | '-' | '_'))
        || login.chars().count() > MAX_LOGIN_CHARS;
    let text = t(
        "Tên đăng nhập viết liền, không dấu cách, không quá 40 ký tự: chữ, số, dấu chấm hoặc gạch nối.",
        "One word of letters, digits, dots or dashes, 40 characters at most.",
    );
    wrong.then(|| Problem::error("login", "bad_login", text, "canbo.hoa"))
}

/// What is wrong with a new password of this login.
pub fn password_problem(login: &str, password: &str) -> Option<Problem> {
    let length = password.chars().count();
    let different = password.chars().collect::<BTreeSet<_>>().len();
    let (code, text) = if length < MIN_PASSWORD_CHARS {
        let text = t(
            "Mật khẩu phải có ít nhất 10 ký tự.",
            "The password must have at least 10 characters.",
        );
        ("password_short", text)
    } else if length > MAX_PASSWORD_CHARS {
        let text =
            t("Mật khẩu dài nhất 200 ký tự.", "The password may have 200 characters at most.");
        ("password_long", text)
    } else if different < MIN_DIFFERENT_CHARS {
        let text = t(
            "Mật khẩu phải có ít nhất 5 ký tự khác nhau.",
            "The password must have at least 5 different characters.",
        );
        ("password_plain", text)
    } else if !login.is_empty() && password.to_lowercase().contains(login) {
        let text = t(
            "Mật khẩu không được chứa tên đăng nhập.",
            "The password must not contain the account name.",
        );
        ("password_has_login", text)
    } else {
        return None;
    };
    Some(Problem::error("password", code, text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_varied_and_not_the_login() {
        let check = |password: &str, expected: Option<&str>| {
            let found = password_problem("canbo", password).map(|problem| problem.code);
            assert_eq!(found, expected, "{password}");
        };
        check("mật-khẩu-dài", None);
        check("ngắn", Some("password_short"));
        check("aaaaaaaaaaaa", Some("password_plain"));
        check("CanBo-2021-xyz", Some("password_has_login"));
        check(&"abcdef".repeat(40), Some("password_long"));
    }

    #[test]
    fn a_login_is_one_word() {
        for login in
            ["", "can bo", "<img>", "can\u{200b}bo", "can\u{202e}bo", "a\0", &"a".repeat(41)]
        {
            assert!(login_problem(login).is_some(), "{login}");
        }
        assert_eq!(login_problem(&normal_login(" CanBo.Hoa ")), None);
        assert_eq!(login_problem(&normal_login("ca\u{301}nbo\u{323}\u{302}")), None);
    }

    #[test]
    fn what_two_keyboards_compose_differently_is_the_same() {
        assert_eq!(normal_login("ca\u{301}nbo"), normal_login("cánbo"));
        assert_eq!(normal_password("mật khẩu"), normal_password("mâ\u{323}t khâ\u{309}u"));
    }
}
