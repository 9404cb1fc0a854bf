//! What a form is told while it is filled in. Nothing is written.

use serde::Serialize;
use vungxanh_shared::kinds::{Problem, Rulings};
use vungxanh_shared::rules::{self, signs::Finding};

use crate::engine::Engine;
use crate::event::Edit;
use crate::prepare::{self, Checking, Preparation};
use crate::random::{Entropy, Rng};

/// Numbers of dated rules that screens show, as they hold in the ward today; none where no rule is known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DayRules {
    /// Temperature in °C from which a second reading is asked for.
    pub fever_c: Option<f64>,
    /// Minutes of rest before it.
    pub remeasure_wait_min: Option<f64>,
}

impl Engine {
    /// Everything wrong or doubtful in what an edit would make.
    pub fn check(&mut self, edit: &Edit, now_ms: i64, entropy: &Entropy) -> Vec<Problem> {
        self.preparation(now_ms).check(edit, &mut Rng::new(entropy)).unwrap_or_default()
    }

    /// What the answers in a form come to, before it is saved; none where its kind asks for no signs.
    pub fn finding(&mut self, edit: &Edit, now_ms: i64, entropy: &Entropy) -> Option<Finding> {
        self.preparation(now_ms).finding(edit, &mut Rng::new(entropy)).unwrap_or_default()
    }

    /// The dated rules that decide something in what an edit would make, or in a record that is looked at.
    pub fn rulings(&mut self, edit: &Edit, now_ms: i64, entropy: &Entropy) -> Rulings {
        self.preparation(now_ms).rulings(edit, &mut Rng::new(entropy)).unwrap_or_default()
    }

    /// The numbers of the day where this phone is.
    pub fn day_rules(&mut self, now_ms: i64) -> DayRules {
        let context = prepare::check_context(&self.stored, &mut self.documents, now_ms);
        let number = |rule| rules::value(rule, context.rules_at(now_ms));
        DayRules {
            fever_c: context.own_fever_c(now_ms).or_else(|| number(rules::FEVER_C)),
            remeasure_wait_min: number(rules::REMEASURE_WAIT_MIN),
        }
    }

    fn preparation(&mut self, now_ms: i64) -> Preparation<'_> {
        Preparation::new(&self.stored, &mut self.documents, now_ms, Checking::Form)
    }
}
