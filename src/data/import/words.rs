//! The reasons of an import in a reader's words.

use super::reason::Reason;
use crate::data::typed::Fault;
use crate::rule::Refusal;
use crate::text::number::NumberFault;
use crate::text::words::DeskWords;

impl Reason {
    /// In the reader's words.
    pub fn words(&self, words: &DeskWords) -> String {
        let fixed = match self {
            Self::Value(fault) => return fault.words(words).to_owned(),
            Self::Beside(refusal) => return refused(*refusal, words).to_owned(),
            Self::Twice(row) => {
                return words.pick(
                    format!("与第 {row} 行重复（同一单位、指标、分项、月份）"),
                    format!("the same unit, indicator, item and month as in row {row}"),
                );
            }
            Self::Otherwise(row) => {
                return words.pick(
                    format!("与第 {row} 行所写的不同"),
                    format!("not what row {row} says"),
                );
            }
            Self::NoSuchIndicator => words.import_no_indicator,
            Self::NoSuchItem => words.import_no_item,
            Self::ItemMissing => words.import_item_missing,
            Self::Contradiction => words.import_contradiction,
            Self::NotBeside => words.import_not_beside,
            Self::UnitMissing => words.import_unit_missing,
            Self::NotAMonth => words.import_not_a_month,
            Self::NotATime => words.import_not_a_time,
            Self::NoSuchStatus => words.import_no_status,
            Self::ValueBesideStatus => words.import_value_beside_status,
            Self::ValueMissing => words.import_value_missing,
            Self::NoHeads => words.import_no_heads,
            Self::Merged => words.import_merged,
            Self::Sum => words.import_sum,
            Self::Dash => words.import_dash,
            Self::EvidenceAlone => words.import_evidence_alone,
            Self::NotSplit => words.import_not_split,
            Self::NoSuchUnit => words.import_no_unit,
            Self::NewUnit => words.import_new_unit,
        };
        fixed.to_owned()
    }
}

impl Fault {
    /// In the reader's words.
    pub fn words(self, words: &DeskWords) -> &'static str {
        match self {
            Self::Number(fault) => match fault {
                NumberFault::Grouping => words.number_grouping,
                NumberFault::Measure => words.number_measure,
                NumberFault::TooLarge => words.number_too_large,
                NumberFault::Approximate => words.number_approximate,
                NumberFault::Empty | NumberFault::Unreadable => words.number_unreadable,
            },
            Self::Refused(refusal) => refused(refusal, words),
            Self::Choice => words.import_no_choice,
            Self::Date => words.import_date,
            Self::Error => words.import_error,
            Self::Uncomputed => words.import_uncomputed,
            Self::Percent => words.import_percent,
            Self::ShareOrPercentage => words.import_share_or_percentage,
        }
    }
}

fn refused(refusal: Refusal, words: &DeskWords) -> &'static str {
    match refusal {
        Refusal::Negative => words.number_negative,
        Refusal::NotPositive => words.number_not_positive,
        Refusal::TooLarge => words.number_too_large,
        Refusal::NotShares => words.shares_wrong,
        Refusal::NotARung | Refusal::NotAVerdict | Refusal::NotACompletion => {
            words.import_no_choice
        }
        Refusal::NotANumber | Refusal::NotFinite => words.number_unreadable,
    }
}
