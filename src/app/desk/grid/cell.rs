//! Texts of cells: what a record shows in them, and what a typed or pasted one says.

use super::choice::Choice;
use crate::app::ui::values::completion;
use crate::data::sheet::Cell as Written;
use crate::data::typed::{self, Spelling, is_nothing, rung_names};
use crate::data::{Record, Status};
use crate::rule::{Beside, Completion, Observation, Refusal, Rule, Takes, Value};
use crate::schema::Raw;
use crate::text::format;
use crate::text::number::NumberFault;
use crate::text::words::{DESK_CHINESE, DESK_ENGLISH, DeskWords, Words};
use crate::text::{Text, script};

/// What a text of the column of values says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entered {
    /// Nothing: the cell is empty.
    Nothing,
    /// A value, with the figure beside it where the rule takes one.
    Value(Observation),
    /// The reason why there is none.
    Status(Status),
}

/// What a text of the column of statuses says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusText {
    /// What follows from the value, or nothing: the record stays as it is.
    Derived,
    /// The value of an earlier month stands.
    Carried,
    /// There is no value, for this reason.
    NotReported,
    /// Others have yet to decide.
    Pending,
    /// The question does not arise.
    NotApplicable,
}

/// Why a text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not a number as people write it.
    Number(NumberFault),
    /// The rule cannot take it.
    Refused(Refusal),
    /// It is none of the choices.
    NoChoice,
}

impl Fault {
    /// In the reader's words; `choices` are those of the cell.
    pub fn words(self, words: &Words, choices: &[Choice]) -> String {
        let words = DeskWords::of(words.language);
        let fixed = match self {
            Self::Number(NumberFault::Grouping) => words.number_grouping,
            Self::Number(NumberFault::Measure) => words.number_measure,
            Self::Number(NumberFault::Approximate) => words.number_approximate,
            Self::Number(NumberFault::TooLarge) | Self::Refused(Refusal::TooLarge) => {
                words.number_too_large
            }
            Self::Refused(Refusal::Negative) => words.number_negative,
            Self::Refused(Refusal::NotPositive) => words.number_not_positive,
            Self::Refused(Refusal::NotShares) => words.shares_wrong,
            Self::NoChoice => {
                let titles: Vec<_> = choices.iter().map(|one| one.title.as_str()).collect();
                return format!("{}{}", words.one_of, titles.join(words.list_comma));
            }
            Self::Number(_) | Self::Refused(_) => words.number_unreadable,
        };
        fixed.to_owned()
    }
}

impl From<typed::Fault> for Fault {
    fn from(fault: typed::Fault) -> Self {
        match fault {
            typed::Fault::Number(fault) => Self::Number(fault),
            typed::Fault::Refused(refusal) => Self::Refused(refusal),
            typed::Fault::Choice => Self::NoChoice,
            // Faults of a workbook's cells; a text has none of them.
            typed::Fault::Date
            | typed::Fault::Error
            | typed::Fault::Uncomputed
            | typed::Fault::Percent
            | typed::Fault::ShareOrPercentage => Self::Number(NumberFault::Unreadable),
        }
    }
}

/// The choices of a rule that takes one of a few values, the least first.
pub fn choices(rule: &Rule, words: &Words) -> Vec<Choice> {
    let words = DeskWords::of(words.language);
    let choice = |id: &str, title: &str| Choice {
        id: id.to_owned(),
        title: title.to_owned(),
    };
    match rule.entry().takes {
        Takes::Rung(ladder) => {
            let names = rung_names(ladder, words.language).into_iter();
            let rungs = ladder.iter().zip(names);
            rungs.map(|(rung, name)| choice(&rung.id, name)).collect()
        }
        Takes::Verdict => vec![choice("pass", words.pass), choice("fail", words.fail)],
        Takes::Completion => Completion::ALL
            .into_iter()
            .map(|state| choice(state.id(), completion(state, words)))
            .collect(),
        Takes::Number(_) | Takes::Shares => Vec::new(),
    }
}

/// The statuses that can be chosen.
pub fn statuses(words: &Words) -> Vec<(StatusText, Choice)> {
    let words = DeskWords::of(words.language);
    let all = [
        (StatusText::Carried, "carried", words.carried),
        (StatusText::Pending, "pending", words.pending),
        (
            StatusText::NotApplicable,
            "not_applicable",
            words.not_applicable,
        ),
        (StatusText::NotReported, "not_reported", words.not_reported),
    ];
    let choice = |(status, id, title): (StatusText, &str, &str)| {
        let choice = Choice {
            id: id.to_owned(),
            title: title.to_owned(),
        };
        (status, choice)
    };
    all.into_iter().map(choice).collect()
}

/// A record's value as it is shown and copied: `27,000`, `在建`, `31（总数 40）`; `choices` are those of
/// the rule.
pub fn shown(rule: &Rule, choices: &[Choice], record: Option<&Record>, words: &Words) -> String {
    let words = DeskWords::of(words.language);
    written(rule, choices, record, |value, beside, figure| {
        let name = match beside {
            Beside::Baseline => words.baseline_short,
            Beside::Denominator => words.denominator_short,
        };
        words.pick(
            format!("{value}（{name} {figure}）"),
            format!("{value} ({name} {figure})"),
        )
    })
}

/// The same as it is edited: `31/40`.
pub fn edited(rule: &Rule, choices: &[Choice], record: Option<&Record>) -> String {
    written(rule, choices, record, |value, _, figure| {
        format!("{value}/{figure}")
    })
}

fn written(
    rule: &Rule,
    choices: &[Choice],
    record: Option<&Record>,
    both: impl Fn(String, Beside, String) -> String,
) -> String {
    let Some(Record {
        status: Status::Reported(observation),
        ..
    }) = record
    else {
        return String::new();
    };
    let value = match (rule.write(observation.value), observation.value) {
        (_, Value::Shares(shares)) => shares.map(|share| format::plain(share * 100.0)).join("/"),
        (Raw::Number(x), _) => format::plain(x),
        (Raw::Name(name), _) => {
            let found = choices.iter().find(|choice| choice.id == name);
            found.map_or(name, |choice| choice.title.clone())
        }
        (Raw::Numbers(_), _) => String::new(),
    };
    let beside = rule.entry().beside.and_then(|beside| {
        let figure = match beside {
            Beside::Baseline => observation.baseline,
            Beside::Denominator => observation.denominator,
        };
        Some((beside, format::plain(figure?)))
    });
    match beside {
        Some((beside, figure)) => both(value, beside, figure),
        None => value,
    }
}

/// Reads a text of the column of values, as files are read too. A figure beside the value that is not
/// written again is that of the value `before`.
pub fn read(
    rule: &Rule,
    measure: Option<&Text>,
    text: &str,
    before: Option<&Observation>,
    words: &Words,
) -> Result<Entered, Fault> {
    let text = text.trim();
    if text.is_empty() || is_nothing(text) {
        return Ok(Entered::Nothing);
    }
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    match status(text, words) {
        _ if is_number => {}
        Ok(StatusText::Pending) => return Ok(Entered::Status(Status::Pending)),
        Ok(StatusText::NotApplicable) => return Ok(Entered::Status(Status::NotApplicable)),
        Ok(StatusText::NotReported) => return Ok(Entered::Nothing),
        Ok(StatusText::Derived | StatusText::Carried) | Err(_) => {}
    }
    let spelling = Spelling::new(rule, measure);
    let (text, figure) = match rule.entry().beside {
        Some(beside) => figure_beside(text, beside, &spelling, before)?,
        None => (text, None),
    };
    let value = spelling.value(rule, &Written::Text(text))?;
    let value = value.ok_or(Fault::Number(NumberFault::Empty))?;
    let mut observation = Observation::from(value);
    match figure {
        Some((Beside::Baseline, x)) => observation.baseline = Some(x),
        Some((Beside::Denominator, x)) => observation.denominator = Some(x),
        None => {}
    }
    Ok(Entered::Value(observation))
}

/// The figure beside a value.
type FigureBeside = Option<(Beside, f64)>;

/// The text of the value, and the figure beside it: `31/40` or `31（总数 40）`.
fn figure_beside<'a>(
    text: &'a str,
    beside: Beside,
    spelling: &Spelling,
    before: Option<&Observation>,
) -> Result<(&'a str, FigureBeside), Fault> {
    let split = text.find(['/', '／', '（', '(']);
    let Some(at) = split else {
        let figure = before.and_then(|before| match beside {
            Beside::Baseline => before.baseline,
            Beside::Denominator => before.denominator,
        });
        return Ok((text, figure.map(|figure| (beside, figure))));
    };
    let (value, rest) = text.split_at(at);
    let named = rest.starts_with(['（', '(']);
    let figure = rest.trim_start_matches(['/', '／', '（', '(']);
    let figure = match named {
        true => figure
            .trim_end_matches(['）', ')'])
            .trim_start_matches(|c: char| c.is_alphabetic() || c.is_whitespace()),
        false => figure,
    };
    let x = spelling.number(&Written::Text(figure))?;
    let x = x.ok_or(Fault::Number(NumberFault::Empty))?;
    let x = beside.check(x).map_err(Fault::Refused)?;
    Ok((value, Some((beside, x))))
}

/// Reads a text of the column of statuses, in any of the page's languages.
pub fn status(text: &str, words: &Words) -> Result<StatusText, Fault> {
    let words = DeskWords::of(words.language);
    let text = text.trim();
    if text.is_empty() {
        return Ok(StatusText::Derived);
    }
    for words in [words, &DESK_CHINESE, &DESK_ENGLISH] {
        let mut all = statuses(words).into_iter();
        if let Some((status, _)) = all.find(|(_, choice)| same(&choice.title, text)) {
            return Ok(status);
        }
        if same(words.filter_missing, text) {
            return Ok(StatusText::NotReported);
        }
        let derived = [
            words.reported,
            words.partly_reported,
            words.overdue,
            words.not_due,
        ];
        if derived.into_iter().any(|title| same(title, text)) {
            return Ok(StatusText::Derived);
        }
    }
    Err(Fault::NoChoice)
}

/// Whether two names are the same but for case, width and the script of Chinese.
fn same(name: &str, text: &str) -> bool {
    let plain = |text: &str| -> String {
        let kept = text.chars().filter(|c| !c.is_whitespace());
        let half = kept.map(|c| match c {
            '（' => '(',
            '）' => ')',
            other => other,
        });
        half.flat_map(char::to_lowercase).collect()
    };
    let (name, text) = (plain(name), plain(text));
    name == text || (!text.is_ascii() && script::traditional(&name) == text)
}
