//! The unit that is meant by a code or a name.

use vungxanh_server::units::{self, Unit};
use vungxanh_shared::text::{clean, fold};
use vungxanh_shared::time::LocalDate;

/// Candidates that are shown at most.
const SHOWN: usize = 12;

/// The ward, commune, township or special zone, or a line that says what to write.
pub fn find(text: &str, today: LocalDate) -> Result<&'static Unit, String> {
    let text = clean(text).replace(',', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return by_code(&text, today);
    }
    let found: Vec<&Unit> =
        wards(&text, today).filter(|unit| is_meant(unit, &text, today)).collect();
    let called: Vec<&Unit> = found.iter().copied().filter(|unit| unit.is_called(&text)).collect();
    let candidates = if called.is_empty() { found } else { called };
    match &candidates[..] {
        [one] => Ok(one),
        [] => Err(unknown(&text, today)),
        several => Err(format!(
            "`{text}` may be {}; write the code or the name with its province",
            list(several, today)
        )),
    }
}

fn by_code(code: &str, today: LocalDate) -> Result<&'static Unit, String> {
    if let Some(unit) = units::find(code, today).filter(|unit| unit.is_ward()) {
        return Ok(unit);
    }
    let earlier = units::with_code(code)
        .find(|unit| unit.is_ward())
        .and_then(|unit| Some(format!(" (it was {} until {})", unit.name, unit.valid_to?)));
    Err(format!(
        "no ward has the code {code} today{}; write today's code of five digits or the name",
        earlier.unwrap_or_default()
    ))
}

fn unknown(text: &str, today: LocalDate) -> String {
    let near: Vec<&Unit> = wards(text, today).take(SHOWN).collect();
    let near = match &near[..] {
        [] => String::new(),
        near => format!("; it may be {}", list(near, today)),
    };
    format!(
        "no ward is called `{text}` today{near}; write its code of five digits or its whole name"
    )
}

fn wards(text: &str, today: LocalDate) -> impl Iterator<Item = &'static Unit> {
    units::search(text, today, usize::MAX).into_iter().filter(|unit| unit.is_ward())
}

/// Every word is one of its name or of a unit above: what is only begun names nothing for sure.
fn is_meant(unit: &Unit, text: &str, today: LocalDate) -> bool {
    let path = fold(&units::path(unit.code, today).unwrap_or_default().replace(',', " "));
    fold(text).split_whitespace().all(|word| path.split_whitespace().any(|name| name == word))
}

fn list(units: &[&Unit], today: LocalDate) -> String {
    let shown = units
        .iter()
        .take(SHOWN)
        .map(|unit| format!("{} {}", unit.code, units::path(unit.code, today).unwrap_or_default()));
    let more = units.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| format!("{more} more"));
    shown.chain(more).collect::<Vec<_>>().join("; ")
}
