//! Reading typed text as a record, with a reason for every fault.

use crate::app::state::Part;
use crate::app::ui::values::completion;
use crate::data::{Record, Status};
use crate::rule::{Beside, Completion, Observation, Refusal, Rule, Takes, Value};
use crate::schema::Raw;
use crate::text::format;
use crate::text::number::{self, NumberFault};
use crate::text::words::Words;

/// The texts of one slot's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// What was achieved.
    pub value: String,
    /// `hold` only.
    pub baseline: String,
    /// `coverage` only.
    pub denominator: String,
}

impl Texts {
    /// One field's text.
    pub fn get(&self, part: Part) -> &str {
        match part {
            Part::Value => &self.value,
            Part::Baseline => &self.baseline,
            Part::Denominator => &self.denominator,
        }
    }

    /// One field's text, to be changed.
    pub fn get_mut(&mut self, part: Part) -> &mut String {
        match part {
            Part::Value => &mut self.value,
            Part::Baseline => &mut self.baseline,
            Part::Denominator => &mut self.denominator,
        }
    }
}

/// Why a field cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is not a number as people write it.
    Number(NumberFault),
    /// The rule cannot take it.
    Refused(Refusal),
    /// Other figures are there, but not the value.
    ValueMissing,
}

impl Reason {
    /// In the reader's words.
    pub fn words(self, words: &Words) -> &'static str {
        match self {
            Self::Number(NumberFault::Grouping) => words.number_grouping,
            Self::Number(NumberFault::Measure) => words.number_measure,
            Self::Number(NumberFault::TooLarge) | Self::Refused(Refusal::TooLarge) => {
                words.number_too_large
            }
            Self::Refused(Refusal::Negative) => words.number_negative,
            Self::Refused(Refusal::NotPositive) => words.number_not_positive,
            Self::Refused(Refusal::NotShares) => words.shares_wrong,
            Self::Number(_) | Self::Refused(_) => words.number_unreadable,
            Self::ValueMissing => words.value_missing,
        }
    }
}

impl From<Beside> for Part {
    fn from(beside: Beside) -> Self {
        match beside {
            Beside::Baseline => Self::Baseline,
            Beside::Denominator => Self::Denominator,
        }
    }
}

/// The parts that a rule's slot has.
pub fn parts(rule: &Rule) -> &'static [Part] {
    match rule.entry().beside {
        Some(Beside::Baseline) => &[Part::Value, Part::Baseline],
        Some(Beside::Denominator) => &[Part::Value, Part::Denominator],
        None => &[Part::Value],
    }
}

/// The choices of a rule that takes one of a few values, with what the data call them.
pub fn options(rule: &Rule, words: &Words) -> Option<Vec<(String, String)>> {
    match rule.entry().takes {
        Takes::Rung(ladder) => Some(
            ladder
                .iter()
                .map(|rung| (rung.id.clone(), rung.title.get(words.language).to_owned()))
                .collect(),
        ),
        Takes::Verdict => Some(vec![
            ("pass".into(), words.pass.into()),
            ("fail".into(), words.fail.into()),
        ]),
        Takes::Completion => Some(
            Completion::ALL
                .into_iter()
                .rev()
                .map(|state| (state.id().into(), completion(state, words).into()))
                .collect(),
        ),
        Takes::Number(_) | Takes::Shares => None,
    }
}

/// The texts that stand for a record.
pub fn texts(rule: &Rule, record: Option<&Record>) -> Texts {
    let Some(Record {
        status: Status::Reported(observation),
        ..
    }) = record
    else {
        return Texts::default();
    };
    let value = match (rule.write(observation.value), observation.value) {
        (_, Value::Shares(shares)) => shares.map(|share| format::plain(share * 100.0)).join("/"),
        (Raw::Number(x), _) => format::plain(x),
        (Raw::Name(name), _) => name,
        (Raw::Numbers(_), _) => String::new(),
    };
    let figure = |x: Option<f64>| x.map(format::plain).unwrap_or_default();
    Texts {
        value,
        baseline: figure(observation.baseline),
        denominator: figure(observation.denominator),
    }
}

/// Reads a slot: nothing at all, an observation, or every field's fault.
pub fn read(
    rule: &Rule,
    measure: Option<&str>,
    texts: &Texts,
) -> Result<Option<Observation>, Vec<(Part, Reason)>> {
    let mut faults = Vec::new();
    let mut figure = |beside: Beside, text: &str| {
        if text.trim().is_empty() || rule.entry().beside != Some(beside) {
            return None;
        }
        let read = number::parse(text, measure).map_err(Reason::Number);
        let checked = read.and_then(|x| beside.check(x).map_err(Reason::Refused));
        checked
            .map_err(|reason| faults.push((beside.into(), reason)))
            .ok()
    };
    let baseline = figure(Beside::Baseline, &texts.baseline);
    let denominator = figure(Beside::Denominator, &texts.denominator);
    let beside = !(texts.baseline.trim().is_empty() && texts.denominator.trim().is_empty());
    let value = if texts.value.trim().is_empty() {
        if beside {
            faults.push((Part::Value, Reason::ValueMissing));
        }
        None
    } else {
        let raw = raw(rule, measure, &texts.value);
        let value = raw.and_then(|raw| rule.read(&raw).map_err(Reason::Refused));
        value
            .map_err(|reason| faults.push((Part::Value, reason)))
            .ok()
    };
    match (value, faults.is_empty()) {
        (_, false) => Err(faults),
        (value, true) => Ok(value.map(|value| Observation {
            value,
            baseline,
            denominator,
        })),
    }
}

fn raw(rule: &Rule, measure: Option<&str>, text: &str) -> Result<Raw, Reason> {
    match rule.entry().takes {
        Takes::Rung(_) | Takes::Verdict | Takes::Completion => Ok(Raw::Name(text.to_owned())),
        Takes::Shares => {
            let shares = text
                .split(['/', '\u{ff0f}', '、', ' '])
                .filter(|part| !part.trim().is_empty())
                .map(|part| number::parse(part, Some("%")).map(|percent| percent / 100.0));
            let shares: Result<Vec<f64>, NumberFault> = shares.collect();
            shares.map(Raw::Numbers).map_err(Reason::Number)
        }
        Takes::Number(_) => number::parse(text, measure)
            .map(Raw::Number)
            .map_err(Reason::Number),
    }
}
