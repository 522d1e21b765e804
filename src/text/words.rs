//! The words of the page: a catalogue of fixed phrases, each written once in Chinese and once in
//! English, in a file for each topic.
//!
//! Words that only the deferred part of the module needs, those of the desk, of tables, of files and of
//! publishing, are [`DeskWords`]. A new word is one line of its topic's file. Both languages are required there, so that a
//! catalogue with a gap does not compile. Sentences with figures in them are not here but beside
//! the figures that they speak of, as one [`Words::pick`] each.

use super::format::signed;
use super::language::Language;
use super::script::traditional;
use crate::month::Month;
use std::ops::Deref;
use std::sync::OnceLock;

/// Declares a topic: a macro of that name, which adds its words to those that it is handed and
/// passes all of them to the next topic of the list, and at last to `catalogue!`.
macro_rules! topic {
    ($d:tt $topic:ident: $($name:ident: $chinese:literal | $english:literal,)*) => {
        macro_rules! $topic {
            ([$d next:ident $d($d rest:ident)*] $d($d words:tt)*) => {
                $d next! { [$d($d rest)*] $d($d words)* $($name: $chinese | $english,)* }
            };
        }
    };
}

/// Declares [`Words`], its Chinese and its English value.
macro_rules! catalogue {
    ([] $($name:ident: $chinese:literal | $english:literal,)*) => {
        /// The fixed words and phrases of one language.
        ///
        /// Whoever shows something has one of these. It brings along what that language needs, so
        /// that a program that names [`CHINESE`] alone holds no English and no table of
        /// traditional characters.
        #[derive(Clone, Copy, Debug)]
        #[allow(
            missing_docs,
            reason = "each field is named for the words that it holds"
        )]
        pub struct Words {
            pub language: Language,
            /// From simplified characters to those of this language, where it is Chinese in others.
            script: Option<fn(&str) -> String>,
            $(pub $name: &'static str,)*
        }

        /// Chinese in simplified characters.
        pub static CHINESE: Words = Words {
            language: Language::Chinese,
            script: None,
            $($name: $chinese,)*
        };

        /// English.
        pub static ENGLISH: Words = Words {
            language: Language::English,
            script: None,
            $($name: $english,)*
        };

        impl Words {
            fn phrases(&mut self) -> impl Iterator<Item = &mut &'static str> {
                [$(&mut self.$name,)*].into_iter()
            }
        }
    };
}

/// Declares [`DeskWords`], its Chinese and its English value.
macro_rules! at_desk {
    ([] $($name:ident: $chinese:literal | $english:literal,)*) => {
        /// The further words of the desk, of tables, of files and of publishing, beside those of everywhere.
        ///
        /// Only the deferred part of the module uses them, so that the first is smaller.
        #[derive(Clone, Copy, Debug)]
        #[allow(
            missing_docs,
            reason = "each field is named for the words that it holds"
        )]
        pub struct DeskWords {
            words: &'static Words,
            $(pub $name: &'static str,)*
        }

        /// Chinese in simplified characters.
        pub static DESK_CHINESE: DeskWords = DeskWords {
            words: &CHINESE,
            $($name: $chinese,)*
        };

        /// English.
        pub static DESK_ENGLISH: DeskWords = DeskWords {
            words: &ENGLISH,
            $($name: $english,)*
        };

        impl DeskWords {
            fn phrases(&mut self) -> impl Iterator<Item = &mut &'static str> {
                [$(&mut self.$name,)*].into_iter()
            }
        }
    };
}

#[macro_use]
mod change;
#[macro_use]
mod charts;
#[macro_use]
mod data;
#[macro_use]
mod desk;
#[macro_use]
mod embedding;
#[macro_use]
mod entering;
#[macro_use]
mod entry;
#[macro_use]
mod faults;
#[macro_use]
mod files;
#[macro_use]
mod indicators;
#[macro_use]
mod ledger;
#[macro_use]
mod marks;
#[macro_use]
mod months;
#[macro_use]
mod page;
#[macro_use]
mod parts;
#[macro_use]
mod publishing;
#[macro_use]
mod ranking;
#[macro_use]
mod results;
#[macro_use]
mod scenarios;
#[macro_use]
mod score;
#[macro_use]
mod stores;
#[macro_use]
mod tables;
#[macro_use]
mod toolbar;
#[macro_use]
mod weights;

data! { [marks months page parts score weights catalogue] }
change! { [charts desk embedding entering entry faults files indicators ledger publishing ranking results scenarios stores tables toolbar at_desk] }

impl Words {
    /// The catalogue of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &CHINESE,
            Language::Traditional => {
                static TRADITIONAL: OnceLock<Words> = OnceLock::new();
                TRADITIONAL.get_or_init(|| CHINESE.converted(traditional))
            }
            Language::English => &ENGLISH,
        }
    }

    /// The same words in other characters, kept for as long as the program runs.
    fn converted(mut self, script: fn(&str) -> String) -> Self {
        self.language = Language::Traditional;
        self.script = Some(script);
        for phrase in self.phrases() {
            *phrase = script(phrase).leak();
        }
        self
    }

    /// One of two wordings; in traditional characters the Chinese one, converted.
    pub fn pick(&self, chinese: String, english: String) -> String {
        match (self.language, self.script) {
            (Language::English, _) => english,
            (_, Some(script)) => script(&chinese),
            (_, None) => chinese,
        }
    }

    /// `甲、乙、丙`, `A, B and C`.
    pub fn list(&self, names: &[&str]) -> String {
        match names.split_last() {
            Some((last, before)) if !before.is_empty() => {
                [&before.join(self.list_comma), self.list_last, last].concat()
            }
            _ => names.concat(),
        }
    }

    /// A month without its year, for axes.
    pub fn month_short(&self, month: Month) -> String {
        if month.is_year() {
            return month.year().to_string();
        }
        let number = month.month();
        let names = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let name = names.get(usize::from(number) - 1).copied().unwrap_or("");
        self.pick(format!("{number}月"), name.to_owned())
    }

    /// As of which month figures are, in a line of small print: `截至 2024-09`.
    pub fn until(&self, month: Month) -> String {
        format!("{} {}", self.as_of, month.label())
    }

    /// A month as people write it.
    pub fn month_name(&self, month: Month) -> String {
        let (year, number) = (month.year(), month.month());
        if month.is_year() {
            return self.pick(format!("{year}年"), year.to_string());
        }
        self.pick(format!("{year}年{number}月"), format!("{year}-{number:02}"))
    }
}

impl Deref for DeskWords {
    type Target = Words;

    fn deref(&self) -> &Words {
        self.words
    }
}

impl DeskWords {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &DESK_CHINESE,
            Language::Traditional => {
                static TRADITIONAL: OnceLock<DeskWords> = OnceLock::new();
                TRADITIONAL.get_or_init(|| DESK_CHINESE.converted(traditional))
            }
            Language::English => &DESK_ENGLISH,
        }
    }

    /// What is compared with a month or year: `比8月`; with the time before, where there is none.
    pub fn since(&self, before: Option<Month>) -> String {
        let Some(month) = before else {
            return self.since_before.to_owned();
        };
        let month = match month.is_year() {
            true => self.month_name(month),
            false => self.month_short(month),
        };
        self.pick(format!("比{month}"), format!("Since {month}"))
    }

    /// A change of rank and score: `▲2（+1.3）`, `＝（+0.2）`.
    pub fn moved(&self, risen: Option<i64>, gained: Option<f64>) -> String {
        let Some((risen, gained)) = risen.zip(gained) else {
            return "—".to_owned();
        };
        let (by, gained) = (risen.unsigned_abs(), signed(gained));
        let risen = match risen {
            1.. => format!("▲{by}"),
            0 => "＝".to_owned(),
            _ => format!("▼{by}"),
        };
        self.pick(
            format!("{risen}（{gained}）"),
            format!("{risen} ({gained})"),
        )
    }

    /// What months are called together: months, or years.
    pub fn period(&self, months: &[Month]) -> &'static str {
        match months.iter().any(|month| month.is_year()) {
            true => self.year,
            false => self.month,
        }
    }

    fn converted(mut self, script: fn(&str) -> String) -> Self {
        self.words = Words::of(Language::Traditional);
        for phrase in self.phrases() {
            *phrase = script(phrase).leak();
        }
        self
    }
}
