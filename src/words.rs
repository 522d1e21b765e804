//! The page's words, in every language: a catalogue that the compiler checks for completeness.

mod chinese;
mod english;

use crate::aggregate::Aggregation;
use crate::month::Month;
use crate::text::Language;

pub use chinese::CHINESE;
pub use english::ENGLISH;

/// Every fixed word and phrase. Sentences with figures in them are in [`crate::app`], each beside
/// the figures that it speaks of.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named for the words that it holds"
)]
pub struct Words {
    pub language: Language,
    pub points: &'static str,
    pub as_of: &'static str,
    pub demonstration: &'static str,
    pub demonstration_long: &'static str,
    pub own_data: &'static str,
    pub no_data: &'static str,
    pub clear: &'static str,
    pub restore_demonstration: &'static str,
    pub share: &'static str,
    pub shared: &'static str,
    pub share_failed: &'static str,
    pub save: &'static str,
    pub load: &'static str,
    pub print: &'static str,
    pub other_language: &'static str,
    pub month: &'static str,
    pub unit: &'static str,
    pub published: &'static str,
    pub mine: &'static str,
    pub published_weights: &'static str,
    pub my_weights: &'static str,
    pub weights_title: &'static str,
    pub importance: &'static str,
    pub percent: &'static str,
    pub importance_hint: &'static str,
    pub percent_hint: &'static str,
    pub expand: &'static str,
    pub collapse: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub restore_published: &'static str,
    pub equal_weights: &'static str,
    pub less: &'static str,
    pub more: &'static str,
    pub lock: &'static str,
    pub unlock: &'static str,
    pub locked: &'static str,
    pub cannot_move: &'static str,
    pub bad_importance: &'static str,
    pub bad_percent: &'static str,
    pub no_indicators: &'static str,
    pub score: &'static str,
    pub grade: &'static str,
    pub coverage: &'static str,
    pub rank: &'static str,
    pub withheld: &'static str,
    pub withheld_weights: &'static str,
    pub what_next: &'static str,
    pub as_published: &'static str,
    pub contributions: &'static str,
    pub lost: &'static str,
    pub sensitivity: &'static str,
    pub details: &'static str,
    pub ledger: &'static str,
    pub sections: &'static str,
    pub contributions_lead: &'static str,
    pub lost_lead: &'static str,
    pub sensitivity_lead: &'static str,
    pub details_lead: &'static str,
    pub ledger_lead: &'static str,
    pub by_dimension: &'static str,
    pub by_indicator: &'static str,
    pub bars: &'static str,
    pub radar: &'static str,
    pub show_as: &'static str,
    pub table: &'static str,
    pub download: &'static str,
    pub png_failed: &'static str,
    pub contributions_chart: &'static str,
    pub dimension_scores: &'static str,
    pub lost_chart: &'static str,
    pub sensitivity_chart: &'static str,
    pub weight: &'static str,
    pub effective_weight: &'static str,
    pub lost_points: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub target: &'static str,
    pub achieved: &'static str,
    pub status: &'static str,
    pub schedule: &'static str,
    pub by_number: &'static str,
    pub by_check: &'static str,
    pub reported: &'static str,
    pub not_reported: &'static str,
    pub pending: &'static str,
    pub not_applicable: &'static str,
    pub partly_reported: &'static str,
    pub completed: &'static str,
    pub ahead: &'static str,
    pub on_schedule: &'static str,
    pub behind: &'static str,
    pub pass: &'static str,
    pub fail: &'static str,
    pub done: &'static str,
    pub partial: &'static str,
    pub not_done: &'static str,
    pub choose: &'static str,
    pub arithmetic: &'static str,
    pub source: &'static str,
    pub method: &'static str,
    pub note: &'static str,
    pub rationale: &'static str,
    pub history: &'static str,
    pub entry: &'static str,
    pub value: &'static str,
    pub baseline: &'static str,
    pub denominator: &'static str,
    pub evidence: &'static str,
    pub evidence_hint: &'static str,
    pub shares: &'static str,
    pub remove_record: &'static str,
    pub value_missing: &'static str,
    pub baseline_missing: &'static str,
    pub denominator_missing: &'static str,
    pub not_scored: &'static str,
    pub number_unreadable: &'static str,
    pub number_grouping: &'static str,
    pub number_measure: &'static str,
    pub number_too_large: &'static str,
    pub number_negative: &'static str,
    pub number_not_positive: &'static str,
    pub shares_wrong: &'static str,
    pub row: &'static str,
    pub theme: &'static str,
    pub quote: &'static str,
    pub used: &'static str,
    pub used_score: &'static str,
    pub used_optional: &'static str,
    pub used_record: &'static str,
    pub all: &'static str,
    pub turn_on: &'static str,
    pub turn_off: &'static str,
    pub turned_on: &'static str,
    pub give_target: &'static str,
    pub give_promise: &'static str,
    pub bad_target: &'static str,
    pub link_damaged: &'static str,
    pub link_other_index: &'static str,
    pub link_other_version: &'static str,
    pub storage_unreadable: &'static str,
    pub storage_denied: &'static str,
    pub file_unreadable: &'static str,
    pub file_loaded: &'static str,
    pub file_other_index: &'static str,
    pub cleared: &'static str,
    pub close: &'static str,
    pub adjustments: &'static str,
    pub adjustments_lead: &'static str,
    pub basis: &'static str,
    pub date: &'static str,
    pub add: &'static str,
    pub remove: &'static str,
    pub red_lines: &'static str,
    pub red_lines_lead: &'static str,
    pub document: &'static str,
    pub in_force: &'static str,
    pub off: &'static str,
    pub crossed: &'static str,
    pub adjustment_bad: &'static str,
    pub mixed_rules: &'static str,
    pub scroll_hint: &'static str,
    pub index_version: &'static str,
    pub made_on: &'static str,
    pub indicator: &'static str,
    pub children: &'static str,
    pub not_reported_short: &'static str,
    pub whole: &'static str,
    pub filter: &'static str,
    pub no_lost: &'static str,
    pub tools: &'static str,
    pub loading: &'static str,
    pub not_loaded: &'static str,
    pub try_again: &'static str,
    pub empty_lead: &'static str,
}

impl Words {
    /// The catalogue of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &CHINESE,
            Language::English => &ENGLISH,
        }
    }

    /// Whether the language is Chinese.
    pub fn is_chinese(&self) -> bool {
        self.language == Language::Chinese
    }

    /// One of two wordings.
    pub fn pick<T>(&self, chinese: T, english: T) -> T {
        match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// A month as people write it.
    pub fn month_name(&self, month: Month) -> String {
        let (year, number) = (month.year(), month.month());
        self.pick(format!("{year}年{number}月"), format!("{year}-{number:02}"))
    }

    /// The name of an aggregation.
    pub fn aggregation(&self, aggregation: Aggregation) -> String {
        match aggregation {
            Aggregation::Arithmetic => self.pick("加权算术平均", "weighted arithmetic mean").into(),
            Aggregation::Geometric => self.pick("加权几何平均", "weighted geometric mean").into(),
            Aggregation::Harmonic => self.pick("加权调和平均", "weighted harmonic mean").into(),
            Aggregation::Minimum => self.pick("取最低分（短板）", "the least score").into(),
            Aggregation::Power(p) => self.pick(
                format!("加权幂平均（p = {p}）"),
                format!("weighted power mean (p = {p})"),
            ),
        }
    }
}
