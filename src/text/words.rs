//! The page's words, in every language: a catalogue that the compiler checks for completeness.

mod chinese;
mod english;

use crate::month::Month;
use crate::score::aggregate::Aggregation;
use crate::text::Language;
use crate::text::script::traditional;
use std::sync::{Mutex, OnceLock};

pub use chinese::CHINESE;
pub use english::ENGLISH;

/// Declares the catalogue, and the way through all of it.
macro_rules! catalogue {
    ($($name:ident,)*) => {
        /// Every fixed word and phrase. Sentences with figures in them are in [`crate::app`], each
        /// beside the figures that it speaks of.
        #[derive(Clone, Copy, Debug)]
        #[allow(
            missing_docs,
            reason = "each field is named for the words that it holds"
        )]
        pub struct Words {
            pub language: Language,
            $(pub $name: &'static str,)*
        }

        impl Words {
            fn all(&mut self) -> impl Iterator<Item = &mut &'static str> {
                [$(&mut self.$name,)*].into_iter()
            }
        }
    };
}

catalogue! {
    points,
    as_of,
    demonstration,
    demonstration_long,
    own_data,
    no_data,
    clear,
    restore_demonstration,
    share,
    shared,
    share_failed,
    save,
    load,
    print,
    month,
    unit,
    published,
    mine,
    published_weights,
    my_weights,
    weights_title,
    importance,
    percent,
    importance_hint,
    percent_hint,
    expand,
    collapse,
    undo,
    redo,
    restore_published,
    equal_weights,
    less,
    more,
    lock,
    unlock,
    locked,
    cannot_move,
    bad_importance,
    bad_percent,
    no_indicators,
    score,
    grade,
    coverage,
    rank,
    withheld,
    withheld_weights,
    what_next,
    as_published,
    contributions,
    lost,
    sensitivity,
    details,
    ledger,
    sections,
    contributions_lead,
    lost_lead,
    sensitivity_lead,
    details_lead,
    ledger_lead,
    by_dimension,
    by_indicator,
    bars,
    radar,
    show_as,
    table,
    download,
    png_failed,
    contributions_chart,
    dimension_scores,
    lost_chart,
    sensitivity_chart,
    weight,
    effective_weight,
    lost_points,
    name,
    kind,
    target,
    achieved,
    status,
    schedule,
    by_number,
    by_check,
    reported,
    not_reported,
    pending,
    not_applicable,
    partly_reported,
    completed,
    ahead,
    on_schedule,
    behind,
    pass,
    fail,
    done,
    partial,
    not_done,
    choose,
    arithmetic,
    source,
    method,
    note,
    rationale,
    history,
    entry,
    value,
    baseline,
    denominator,
    evidence,
    evidence_hint,
    shares,
    remove_record,
    value_missing,
    baseline_missing,
    denominator_missing,
    not_scored,
    number_unreadable,
    number_grouping,
    number_measure,
    number_too_large,
    number_negative,
    number_not_positive,
    shares_wrong,
    row,
    theme,
    quote,
    used,
    used_score,
    used_optional,
    used_record,
    all,
    turn_on,
    turn_off,
    turned_on,
    give_target,
    give_promise,
    bad_target,
    link_damaged,
    link_other_index,
    link_other_version,
    storage_unreadable,
    storage_denied,
    file_unreadable,
    file_loaded,
    file_other_index,
    cleared,
    close,
    adjustments,
    adjustments_lead,
    basis,
    date,
    add,
    remove,
    red_lines,
    red_lines_lead,
    document,
    in_force,
    off,
    crossed,
    adjustment_bad,
    mixed_rules,
    scroll_hint,
    index_version,
    made_on,
    indicator,
    children,
    not_reported_short,
    whole,
    filter,
    no_lost,
    empty_lead,
    tools,
    more_tools,
    loading,
    not_loaded,
    try_again,
    languages,
    appearance,
    theme_auto,
    theme_light,
    theme_dark,
    elder,
    all_functions,
    read_aloud,
    stop_reading,
    elder_importance_hint,
    elder_contributions_lead,
    elder_lost_lead,
    report,
    embed,
    embed_lead,
    embed_view,
    embed_full,
    embed_weights,
    embed_summary,
    embed_element,
    embed_element_hint,
    embed_block,
    embed_block_hint,
    embed_frame,
    embed_frame_hint,
    copy,
    copied,
    copy_failed,
    open_full,
}

#[cfg(not(all(feature = "split", target_family = "wasm")))]
fn english() -> &'static Words {
    &ENGLISH
}

/// The English words come with the later part of a module in parts; a page that begins in English
/// waits for them.
#[cfg(all(feature = "split", target_family = "wasm"))]
fn english() -> &'static Words {
    LEARNT.get().unwrap_or(&CHINESE)
}

#[cfg(all(feature = "split", target_family = "wasm"))]
thread_local! {
    static LEARNT: std::cell::Cell<Option<&'static Words>> = const { std::cell::Cell::new(None) };
}

/// Brings the English words in.
#[cfg(all(feature = "split", target_family = "wasm"))]
pub(crate) fn learn() {
    LEARNT.set(Some(&ENGLISH));
}

/// Traditional characters of a word that stands in the program, kept for as long as it runs.
#[inline(never)]
fn converted(word: &'static str) -> &'static str {
    let converted = traditional(word);
    match converted == word {
        true => word,
        false => converted.leak(),
    }
}

/// What can be said in traditional characters as well.
pub trait Wording {
    /// In traditional characters.
    #[must_use]
    fn traditional(self) -> Self;
}

impl Wording for String {
    #[inline(never)]
    fn traditional(self) -> Self {
        traditional(&self)
    }
}

/// Phrases of the program are few: each is converted once.
impl Wording for &'static str {
    #[inline(never)]
    fn traditional(self) -> Self {
        static CONVERTED: Mutex<Vec<(&str, &str)>> = Mutex::new(Vec::new());
        let Ok(mut known) = CONVERTED.lock() else {
            return self;
        };
        if let Some((_, word)) = known.iter().find(|(phrase, _)| *phrase == self) {
            return word;
        }
        let word = converted(self);
        known.push((self, word));
        word
    }
}

impl Words {
    /// The catalogue of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &CHINESE,
            Language::Traditional => {
                static TRADITIONAL: OnceLock<Words> = OnceLock::new();
                TRADITIONAL.get_or_init(|| CHINESE.in_traditional())
            }
            Language::English => english(),
        }
    }

    /// The same words in traditional characters.
    fn in_traditional(mut self) -> Self {
        self.language = Language::Traditional;
        for word in self.all() {
            *word = converted(word);
        }
        self
    }

    /// One of two wordings; in traditional characters the Chinese one, converted.
    pub fn pick<T: Wording>(&self, chinese: T, english: T) -> T {
        match self.language {
            Language::Chinese => chinese,
            Language::Traditional => chinese.traditional(),
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
