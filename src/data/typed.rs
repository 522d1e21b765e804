//! Values as people write them, read by the rule that takes them: `3.6万`, `98.5%`, `主体完工`, `通过`, `√`.

use super::sheet::Cell;
use crate::index::Indicator;
use crate::rule::{Completion, Refusal, Rule, Rung, Takes, Value};
use crate::schema::Raw;
use crate::text::format::shortest;
use crate::text::number::{self, NumberFault, decimal, half_width};
use crate::text::script::traditional;
use crate::text::{Language, Text};

/// Why what is written is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no number as people write it.
    Number(NumberFault),
    /// The rule cannot take it.
    Refused(Refusal),
    /// It is none of the values that there are to choose from.
    Choice,
    /// A day stands where a value belongs.
    Date,
    /// The cell holds an error.
    Error,
    /// The cell holds a formula without its result.
    Uncomputed,
    /// The number is in percent, and the measure is another.
    Percent,
    /// It may be a share or a percentage: 0.5 or 50 %.
    ShareOrPercentage,
}

/// What a person may write for the values of one indicator.
#[derive(Clone, Debug)]
pub struct Spelling {
    measures: Vec<String>,
    choices: Vec<(String, Value)>,
}

impl Spelling {
    /// What is written for an indicator, in any language.
    pub fn of(indicator: &Indicator) -> Self {
        Self::new(&indicator.rule, indicator.measure.as_ref())
    }

    /// What is written for the values that a rule takes, in a measure.
    pub fn new(rule: &Rule, measure: Option<&Text>) -> Self {
        Self {
            measures: measure.map(each).unwrap_or_default(),
            choices: choices(rule),
        }
    }

    /// The names of the measure, folded.
    pub fn measures(&self) -> &[String] {
        &self.measures
    }

    /// A cell's value under the rule; `None` where nothing is written, or a dash.
    pub fn value(&self, rule: &Rule, cell: &Cell<'_>) -> Result<Option<Value>, Fault> {
        let raw = match rule.entry().takes {
            Takes::Number(_) => self.number(cell)?.map(Raw::Number),
            Takes::Shares => shares(cell)?.map(Raw::Numbers),
            Takes::Rung(_) | Takes::Verdict | Takes::Completion => return self.choice(cell),
        };
        let value = raw.map(|raw| rule.read(&raw));
        value.transpose().map_err(Fault::Refused)
    }

    /// A number in the measure; `None` where nothing is written, or a dash.
    pub fn number(&self, cell: &Cell<'_>) -> Result<Option<f64>, Fault> {
        let in_percent = self.measures.iter().any(|measure| measure == "%");
        match *cell {
            Cell::Empty => Ok(None),
            Cell::Bare(x) if in_percent && x != 0.0 && x.abs() <= 1.0 => {
                Err(Fault::ShareOrPercentage)
            }
            Cell::Number(x) | Cell::Bare(x) => Ok(Some(x)),
            Cell::Percent(x) if in_percent => Ok(Some(hundredfold(x))),
            Cell::Percent(_) => Err(Fault::Percent),
            Cell::Text(text) if is_nothing(text) => Ok(None),
            Cell::Text(text) => self.parse(text).map(Some).map_err(Fault::Number),
            Cell::Truth(_) => Err(Fault::Number(NumberFault::Unreadable)),
            Cell::Date(_) | Cell::Error(_) | Cell::Uncomputed => Err(no_value(cell)),
        }
    }

    /// A number beside any of the measure's names; the first name's fault where it fits none.
    fn parse(&self, text: &str) -> Result<f64, NumberFault> {
        let names = self.measures.iter().map(|measure| Some(measure.as_str()));
        let mut read = names.map(|measure| number::parse(text, measure));
        let first = read.next().unwrap_or_else(|| number::parse(text, None));
        first.or_else(|fault| read.find_map(Result::ok).ok_or(fault))
    }

    fn choice(&self, cell: &Cell<'_>) -> Result<Option<Value>, Fault> {
        let named = |name: &str| {
            let mut found = self.choices.iter().filter(|(there, _)| there == name);
            found.next().map(|(_, value)| *value).ok_or(Fault::Choice)
        };
        match *cell {
            Cell::Empty => Ok(None),
            Cell::Text(text) if is_nothing(text) => Ok(None),
            Cell::Text(text) => named(&fold(text)).map(Some),
            Cell::Truth(true) => named("true").map(Some),
            Cell::Truth(false) => named("false").map(Some),
            Cell::Number(_) | Cell::Percent(_) | Cell::Bare(_) => Err(Fault::Choice),
            Cell::Date(_) | Cell::Error(_) | Cell::Uncomputed => Err(no_value(cell)),
        }
    }
}

fn no_value(cell: &Cell<'_>) -> Fault {
    match cell {
        Cell::Date(_) => Fault::Date,
        Cell::Uncomputed => Fault::Uncomputed,
        Cell::Error(_)
        | Cell::Empty
        | Cell::Text(_)
        | Cell::Number(_)
        | Cell::Percent(_)
        | Cell::Bare(_)
        | Cell::Truth(_) => Fault::Error,
    }
}

/// Five shares in percent: `40/30/20/5/5`.
fn shares(cell: &Cell<'_>) -> Result<Option<Vec<f64>>, Fault> {
    let text = match *cell {
        Cell::Empty => return Ok(None),
        Cell::Text(text) if is_nothing(text) => return Ok(None),
        Cell::Text(text) => text,
        Cell::Number(_) | Cell::Percent(_) | Cell::Bare(_) | Cell::Truth(_) => {
            return Err(Fault::Refused(Refusal::NotShares));
        }
        Cell::Date(_) | Cell::Error(_) | Cell::Uncomputed => return Err(no_value(cell)),
    };
    let parts = text.split(['/', '\u{ff0f}', '、', ' ']);
    let parts = parts.filter(|part| !part.trim().is_empty());
    let shares = parts.map(|part| number::parse(part, Some("%")).map(hundredth));
    let shares: Result<Vec<f64>, NumberFault> = shares.collect();
    shares.map(Some).map_err(Fault::Number)
}

/// A share in percent, decimal by decimal: 28.3 for 0.283.
pub(crate) fn hundredfold(share: f64) -> f64 {
    let written = decimal(&shortest(share.abs()), 2);
    written.map_or(100.0 * share, |percent| percent.copysign(share))
}

/// A percentage as a share, decimal by decimal: 0.333 for 33.3, as it was before it was written.
fn hundredth(percent: f64) -> f64 {
    let written = decimal(&shortest(percent.abs()), -2);
    written.map_or(percent / 100.0, |share| share.copysign(percent))
}

/// A text by which names are compared: without spaces, in half-width characters and small letters.
pub fn fold(text: &str) -> String {
    let chars = text.chars().map(half_width);
    let chars = chars.filter(|c| !c.is_whitespace() && *c != '\u{feff}');
    let chars = chars.map(|c| match c {
        '✓' | '✔' | '☑' => '√',
        '✗' | '✘' | '☒' => '×',
        other => other,
    });
    chars.flat_map(char::to_lowercase).collect()
}

/// A text in each language, folded, each once.
pub fn each(text: &Text) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for language in [Language::Chinese, Language::English, Language::Traditional] {
        let one = fold(text.get(language));
        if !one.is_empty() && !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// Whether a cell says that there is nothing: a dash, a stroke, dots.
pub fn is_nothing(text: &str) -> bool {
    let text = fold(text);
    text.chars()
        .all(|c| matches!(c, '-' | '—' | '―' | '─' | '/' | '…' | '.'))
}

const PASS: [&str; 10] = [
    "pass",
    "通过",
    "已通过",
    "合格",
    "达标",
    "是",
    "√",
    "passed",
    "yes",
    "true",
];
const FAIL: [&str; 11] = [
    "fail",
    "failed",
    "未通过",
    "不通过",
    "不合格",
    "不达标",
    "否",
    "×",
    "notpassed",
    "no",
    "false",
];
const DONE: [&str; 6] = ["done", "已完成", "完成", "√", "yes", "true"];
const PARTIAL: [&str; 4] = ["partial", "部分完成", "partlydone", "partly"];
const NOT_DONE: [&str; 6] = ["not_done", "未完成", "notdone", "×", "no", "false"];

/// What the rungs of a ladder are called: id and titles, folded.
struct Called(Vec<Vec<String>>);

impl Called {
    fn new(ladder: &[Rung]) -> Self {
        let names = ladder.iter().map(|rung| {
            let mut names = each(&rung.title);
            names.push(fold(&rung.id));
            names
        });
        Self(names.collect())
    }

    /// Whether no other rung is called so: what two are called is the name of neither.
    fn is_own(&self, position: usize, title: &str) -> bool {
        let mut others = self.0.iter().enumerate().filter(|(at, _)| *at != position);
        !others.any(|(_, names)| names.iter().any(|name| name == title))
    }
}

/// What the rungs of a ladder are written as so that each is read as no other: its title, or its id
/// where that says less.
#[cfg(feature = "chart")]
pub(crate) fn rung_names(ladder: &[Rung], language: Language) -> Vec<&str> {
    let called = Called::new(ladder);
    let names = ladder.iter().enumerate().map(|(at, rung)| {
        let title = rung.title.get(language);
        match called.is_own(at, &fold(title)) {
            true => title,
            false => &rung.id,
        }
    });
    names.collect()
}

/// Every name of every value that there is to choose from.
fn choices(rule: &Rule) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let mut add = |names: &[&str], value: Value| {
        for name in names {
            all.push(((*name).to_owned(), value));
            all.push((traditional(name), value));
        }
    };
    match rule.entry().takes {
        Takes::Rung(ladder) => {
            let rungs = ladder.iter().enumerate();
            all.extend(rungs.map(|(at, rung)| (fold(&rung.id), Value::Rung(at))));
            let called = Called::new(ladder);
            for (position, rung) in ladder.iter().enumerate() {
                let own = each(&rung.title).into_iter();
                let own = own.filter(|title| called.is_own(position, title));
                all.extend(own.map(|title| (title, Value::Rung(position))));
            }
        }
        Takes::Verdict => {
            add(&PASS, Value::Verdict(true));
            add(&FAIL, Value::Verdict(false));
        }
        Takes::Completion => {
            add(&DONE, Value::Completion(Completion::Done));
            add(&PARTIAL, Value::Completion(Completion::Partial));
            add(&NOT_DONE, Value::Completion(Completion::NotDone));
        }
        Takes::Number(_) | Takes::Shares => {}
    }
    all
}
