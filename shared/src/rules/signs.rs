//! What somebody's answers mean: a possible case, something to watch, nothing, or not enough to say
//! (`shared/data/signs.tsv`). Phone, server, the office's filters and the checks of kinds all ask [`finding`].
//!
//! "Có các biểu hiện nghi ngờ ho sốt, khó thở … phải tự cách ly, đồng thời thông báo ngay cơ sở y tế" (Thanh Xuân
//! 722/UBND-VP of 26/5/2021).

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::table::table;
use super::{FEVER_C, Situation, jurisdiction};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::LocalDate;

/// What a declaration's answers, or somebody's at a checkpoint, come to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Temperature, symptoms, contact and epidemic area were all answered, and all are harmless.
    Clear,
    /// Something was not asked or measured: nobody may call the person free of signs.
    Incomplete,
    /// To be looked after, and told to the health station.
    Watch,
    /// A possible case: the health station is told at once.
    Alarm,
}

/// One row of the table: a sign, and what it means.
#[derive(Debug)]
pub struct Sign {
    /// [`Finding::Watch`] or [`Finding::Alarm`].
    pub level: Finding,
    /// A symptom's code, `temp`, `exposure` or `epidemic_area`.
    pub sign: &'static str,
    /// One of these must be there too; empty = the sign alone will do.
    pub with: Vec<&'static str>,
    /// First day.
    pub valid_from: LocalDate,
    /// Last day; none = still.
    pub valid_to: Option<LocalDate>,
    /// Code of a province or district; none = the whole country.
    pub jurisdiction: Option<&'static str>,
    /// Whether the source says exactly this.
    pub confirmed: bool,
    /// The document that says so.
    pub source: &'static str,
}

/// Every row, in the order of the file.
pub fn all() -> &'static [Sign] {
    static SIGNS: OnceLock<Vec<Sign>> = OnceLock::new();
    SIGNS.get_or_init(|| table!("signs.tsv").filter_map(parse).collect())
}

fn parse(line: &'static str) -> Option<Sign> {
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    let level = match next()? {
        "alarm" => Finding::Alarm,
        "watch" => Finding::Watch,
        _ => return None,
    };
    Some(Sign {
        level,
        sign: next().filter(|sign| !sign.is_empty())?,
        with: next()?.split('|').filter(|sign| !sign.is_empty()).collect(),
        valid_from: next()?.parse().ok()?,
        valid_to: super::last_day(next()?)?,
        jurisdiction: Some(next()?).filter(|code| !code.is_empty()),
        confirmed: next()? == "yes",
        source: next()?,
    })
}

/// The answers of one person: the fields of a declaration (`prefix` empty), or of an occupant (`people/k7q/`).
#[derive(Clone, Copy)]
pub struct Answers<'a> {
    fields: &'a Fields,
    prefix: &'a str,
    /// Where temperatures stand; the last one that was taken counts.
    temperatures: &'static [&'static str],
}

impl<'a> Answers<'a> {
    /// Of a declaration.
    pub fn of_declaration(fields: &'a Fields) -> Self {
        Self { fields, prefix: "", temperatures: &["temp"] }
    }

    /// Of somebody in a pass, whose keys begin with `prefix`: the second reading counts where there is one.
    pub fn of_occupant(fields: &'a Fields, prefix: &'a str) -> Self {
        Self { fields, prefix, temperatures: &["temp1", "temp2"] }
    }

    /// Whether a symptom is ticked.
    pub fn has_symptoms(&self) -> bool {
        !self.symptoms().is_empty()
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn temperature(&self) -> Option<f64> {
        self.temperatures.iter().rev().find_map(|name| self.fields.number(&self.key(name)))
    }

    fn answer(&self, name: &str) -> Option<bool> {
        match self.fields.value(&self.key(name))? {
            Scalar::Bool(answer) => Some(*answer),
            _ => None,
        }
    }

    fn symptoms(&self) -> Vec<&'a str> {
        let prefix = self.key("symptoms/");
        let ticked = self.fields.iter().filter(|(_, value)| value.is_true());
        ticked.filter_map(|(key, _)| key.strip_prefix(prefix.as_str())).collect()
    }

    /// Whether everything was asked and measured.
    fn is_complete(&self) -> bool {
        let symptoms_asked =
            self.answer("no_symptoms") == Some(true) || !self.symptoms().is_empty();
        let answered = |name| self.answer(name).is_some();
        symptoms_asked
            && self.temperature().is_some()
            && answered("exposure")
            && answered("epidemic_area")
    }
}

/// The rows of the table that the answers meet where and when it is asked. The ward's own threshold for second readings
/// does not count here.
pub fn shown(
    answers: Answers<'_>,
    situation: Situation<'_>,
) -> impl Iterator<Item = &'static Sign> {
    let Situation { day, ward, .. } = situation;
    let fever_c = super::value(FEVER_C, situation);
    let is_hot = answers.temperature().zip(fever_c).is_some_and(|(temp, fever)| temp >= fever);
    let symptoms = answers.symptoms();
    let shows = move |sign: &str| match sign {
        "temp" => is_hot,
        "exposure" | "epidemic_area" => answers.answer(sign) == Some(true),
        symptom => symptoms.contains(&symptom),
    };
    let places = ward.map(|ward| jurisdiction::of_ward(ward, day)).unwrap_or_default();
    all().iter().filter(move |row| {
        row.valid_from <= day
            && row.valid_to.is_none_or(|last| day <= last)
            && row.jurisdiction.is_none_or(|code| places.contains(&code))
            && shows(row.sign)
            && (row.with.is_empty() || row.with.iter().any(|other| shows(other)))
    })
}

/// What the answers come to by the rules that hold where and when it is asked. A symptom that no row names, of a
/// version to come for instance, is watched.
pub fn finding(answers: Answers<'_>, situation: Situation<'_>) -> Finding {
    let worst = shown(answers, situation).map(|row| row.level).max();
    let rest = if answers.has_symptoms() {
        Finding::Watch
    } else if answers.is_complete() {
        Finding::Clear
    } else {
        Finding::Incomplete
    };
    worst.map_or(rest, |worst| worst.max(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::WardCode;

    /// Golden cases (KINDS A.9): answers as `temp=36.5 fever exposure epidemic_area=no`, and what they come to.
    fn check(ward: &str, answers: &str, expected: Finding) {
        let mut fields = Fields::new();
        for word in answers.split_whitespace() {
            let (name, value) = match word.split_once('=') {
                Some((name, "no")) => (name.to_owned(), Scalar::Bool(false)),
                Some((name, number)) => (name.to_owned(), Scalar::F64(number.parse().unwrap())),
                None if matches!(word, "exposure" | "epidemic_area" | "no_symptoms") => {
                    (word.to_owned(), Scalar::Bool(true))
                }
                None => (format!("symptoms/{word}"), Scalar::Bool(true)),
            };
            fields.insert(name, value);
        }
        let ward: WardCode = ward.parse().unwrap();
        let situation = Situation::on("2021-11-22".parse().unwrap(), Some(&ward));
        let found = finding(Answers::of_declaration(&fields), situation);
        assert_eq!(found, expected, "{ward} {answers}");
    }

    #[test]
    fn k19_a17_green_only_where_everything_was_answered_and_is_harmless() {
        use Finding::{Alarm, Clear, Incomplete, Watch};
        for (answers, expected) in [
            ("temp=36.5 no_symptoms exposure=no epidemic_area=no", Clear),
            // One thing that was not asked.
            ("no_symptoms exposure=no epidemic_area=no", Incomplete),
            ("temp=36.5 exposure=no epidemic_area=no", Incomplete),
            ("temp=36.5 no_symptoms epidemic_area=no", Incomplete),
            ("temp=36.5 no_symptoms exposure=no", Incomplete),
            ("", Incomplete),
            // Fever that nobody ticked.
            ("temp=39.5 no_symptoms exposure=no epidemic_area=no", Alarm),
            ("temp=37.5", Alarm),
            ("temp=37.4 no_symptoms exposure=no epidemic_area=no", Clear),
            ("temp=36.5 fever exposure=no epidemic_area=no", Alarm),
            ("breathless", Alarm),
            ("taste_loss", Alarm),
            // Alone to be watched, with contact or an epidemic area an alarm.
            ("temp=36.5 cough exposure=no epidemic_area=no", Watch),
            ("temp=36.5 cough exposure epidemic_area=no", Alarm),
            ("sore_throat epidemic_area", Alarm),
            ("tired exposure", Alarm),
            ("runny_nose exposure", Watch),
            ("temp=36.5 no_symptoms exposure epidemic_area=no", Watch),
            ("temp=36.5 no_symptoms exposure=no epidemic_area", Watch),
            ("temp=36.5 no_symptoms exposure epidemic_area", Watch),
            ("a_symptom_to_come", Watch),
        ] {
            check("00025", answers, expected);
        }
    }

    #[test]
    fn a17_fever_is_what_the_rule_of_the_place_says() {
        check("26734", "temp=37.9 no_symptoms exposure=no epidemic_area=no", Finding::Clear);
        check("26734", "temp=38", Finding::Alarm);
    }

    #[test]
    fn a17_the_last_reading_of_an_occupant_counts() {
        let found = |temp1: f64, temp2: Option<f64>| {
            let mut fields = Fields::new();
            fields.insert("people/a/temp1".to_owned(), temp1.into());
            if let Some(temp2) = temp2 {
                fields.insert("people/a/temp2".to_owned(), temp2.into());
            }
            let situation = Situation::on("2021-11-22".parse().unwrap(), None);
            finding(Answers::of_occupant(&fields, "people/a/"), situation)
        };
        assert_eq!(found(37.8, None), Finding::Alarm);
        assert_eq!(found(37.8, Some(36.8)), Finding::Incomplete);
        assert_eq!(found(37.2, Some(38.1)), Finding::Alarm);
    }
}
