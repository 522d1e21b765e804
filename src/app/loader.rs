//! What the page does not need before the first interaction. Where the module is built in parts
//! (feature `split`), this part is loaded once the page stands; elsewhere it is there from the
//! beginning.
//!
//! Everything that is reached only through [`Later`] goes into the later part.

use crate::app::derived::Derived;
use crate::app::desk::{about, toolbar};
use crate::app::io::file;
use crate::app::io::file::Refused;
use crate::app::io::link;
use crate::app::io::link::Damage;
use crate::app::io::snapshot;
use crate::app::read::explain;
use crate::app::read::plot::PlotProps;
use crate::app::read::{parts, standing};
use crate::app::state::{Choices, Message, State};
use crate::app::ui::Ui;
use crate::app::ui::header::HeaderProps;
use crate::chart::Frame;
use crate::error::Error;
use crate::figure::{Drawing, Figure};
use crate::index::{Activation, Index};
use crate::map::Map;
use crate::score::profile::Profile;
use crate::text::Language;
use crate::text::words::Words;
use std::cell::OnceCell;
use std::rc::Rc;
use yew::Html;

type Panel = fn(&Ui, &State, &Derived) -> Html;
type Head = fn(&Ui, &State) -> Html;
type Followed = Option<Result<Choices, Damage>>;

/// The functions of the later part.
#[derive(Debug)]
pub struct Later {
    /// The built-in index with all its texts.
    pub(super) whole: fn() -> Result<Rc<Index>, Error>,
    /// With the optional rows that are turned on.
    pub(super) with_optional: fn(&Index, &Map<Activation>) -> Result<Index, Error>,
    /// The catalogue of any language; the first part has the Chinese one alone.
    pub(super) words: fn(Language) -> &'static Words,
    pub(super) tools: fn(&HeaderProps) -> Html,
    pub(super) message: fn(&Ui, &Message) -> Html,
    pub(super) months: Head,
    pub(super) units: Head,
    pub(super) source_of_data: Head,
    pub(super) footer: Head,
    pub(super) standing: Panel,
    /// What another weight has changed, in a sentence.
    pub(super) change: fn(&Profile, &Profile, &Words) -> Option<String>,
    pub(super) contributions: Panel,
    pub(super) lost: Panel,
    pub(super) sensitivity: Panel,
    pub(super) details: Panel,
    pub(super) ledger: Panel,
    pub(super) aloud: Panel,
    pub(super) report: Panel,
    pub(super) plot_tools: fn(&PlotProps) -> Html,
    pub(super) drawing: fn(&Figure<'_>) -> (Drawing, String),
    pub(super) svg: fn(&Drawing, &Frame) -> String,
    pub(super) read_link: fn(&str, &Rc<Index>, &Choices) -> Followed,
    pub(super) write_link: fn(&Index, &Choices) -> String,
    pub(super) read_file: fn(&str, &Rc<Index>, &Choices) -> Result<Choices, Refused>,
    pub(super) write_file: fn(&Index, &Choices) -> String,
    /// What would be lost with the module, and the data that go with it.
    pub(crate) write_state: fn(&State) -> String,
    pub(crate) write_data: fn(&State) -> String,
    pub(crate) read_state: fn(&str, Option<&str>, State) -> Result<State, Refused>,
    pub(super) codes: Panel,
}

static LATER: Later = Later {
    whole,
    with_optional: Index::with_optional,
    words: Words::of,
    tools: toolbar::tools,
    message: toolbar::message,
    months: about::months,
    units: about::units,
    source_of_data: about::source_of_data,
    footer: about::footer,
    standing: standing::standing,
    change: explain::change,
    contributions: parts::contributions,
    lost: parts::lost,
    sensitivity: parts::sensitivity,
    details: parts::details,
    ledger: parts::ledger,
    aloud: parts::aloud,
    report: parts::report,
    plot_tools: parts::plot_tools,
    drawing: |figure| figure.drawing_and_description(),
    svg: Drawing::svg,
    read_link: link::read,
    write_link: link::write,
    read_file: file::read,
    write_file: file::write,
    write_state: snapshot::write,
    write_data: snapshot::write_data,
    read_state: snapshot::read,
    codes: parts::codes,
};

thread_local! {
    /// Read once for all places.
    static WHOLE: OnceCell<Rc<Index>> = const { OnceCell::new() };
}

fn whole() -> Result<Rc<Index>, Error> {
    WHOLE.with(|whole| {
        if let Some(index) = whole.get() {
            return Ok(Rc::clone(index));
        }
        let index = Rc::new(Index::builtin()?);
        Ok(Rc::clone(whole.get_or_init(|| index)))
    })
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The later part cannot be had now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

#[cfg(all(feature = "split", target_family = "wasm"))]
mod parted {
    use super::{LATER, Later, Unavailable};
    use std::cell::Cell;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    thread_local! {
        static LOADED: Cell<Option<&'static Later>> = const { Cell::new(None) };
    }

    pub(super) fn loaded() -> Option<&'static Later> {
        LOADED.get()
    }

    pub(super) async fn load() -> Result<&'static Later, Unavailable> {
        let later = fetch().await.map_err(|_| Unavailable)?;
        LOADED.set(Some(later));
        Ok(later)
    }

    #[allow(clippy::unnecessary_wraps, reason = "loading may fail")]
    #[wasm_split(later, fallible)]
    fn fetch() -> Result<&'static Later, SplitLoaderError> {
        Ok(&LATER)
    }
}

#[cfg(not(all(feature = "split", target_family = "wasm")))]
mod parted {
    use super::{LATER, Later, Unavailable};

    #[allow(clippy::unnecessary_wraps, reason = "the other build may lack it")]
    pub(super) fn loaded() -> Option<&'static Later> {
        Some(&LATER)
    }

    #[allow(clippy::unused_async, reason = "the other build waits")]
    pub(super) async fn load() -> Result<&'static Later, Unavailable> {
        Ok(&LATER)
    }
}

/// The built-in index: whole where the later part is there, in outline where it is still to come.
pub fn builtin() -> Result<Rc<Index>, Error> {
    match loaded() {
        Some(later) => (later.whole)(),
        None => Index::builtin_outline().map(Rc::new),
    }
}

/// The later part, where it is there.
pub fn loaded() -> Option<&'static Later> {
    parted::loaded()
}

/// The later part, once it is there; asking again after a failure tries again.
pub async fn load() -> Result<&'static Later, Unavailable> {
    parted::load().await
}
