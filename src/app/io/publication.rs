//! Published results on the page: shown where they are whole, and never replaced by a demonstration.

use super::{opened, portable};
use crate::app::browser::dom;
use crate::app::state::{ByPtr, Choices, Message, Origin, Publication, State};
use crate::data::Dataset;
use crate::data::bundle::{self, Bundle};
use crate::data::demonstration::own_units;
use crate::data::published::{self, Published, Unfit};
use crate::index::Index;
use crate::map::Map;
use std::rc::Rc;

/// What the last answer was where nothing had been published.
const NONE: &str = "none";

/// The place where the last good results of an address are kept.
fn name(index: &Index, from: &str) -> String {
    format!("xingfu-published:{}:{from}", index.id())
}

/// What a browser remembers of the results of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// The last answer, also that nothing has been published: for a page of its own.
    Answers,
    /// The last good results, where a page of others names them.
    Results,
    /// Nothing: the storage is that of a page of others.
    Nothing,
}

/// A page that shows what is published at an address; `text` is `None` where it cannot be had.
pub fn arrive(state: State, from: &str, text: Option<&str>, memory: Memory) -> State {
    if let Some(text) = text.filter(|text| bundle::is_bundle(text)) {
        return open(state, from, text);
    }
    if let (None, Some(name)) = (text, Origin::name_in(from)) {
        let mut state = state;
        state.message = Some(Message::NoSuchIndex(name.to_owned()));
        return state;
    }
    if memory == Memory::Nothing {
        return adopt(state, text, None).0;
    }
    let name = name(&state.base.0, from);
    let last = dom::stored(&name).ok().flatten();
    let (state, kept) = adopt(state, text, last.as_deref());
    // That the last good results are not kept is no loss of anybody's data.
    if let Some(kept) = kept.filter(|kept| last.as_ref() != Some(kept)) {
        match memory == Memory::Results && kept == NONE {
            true => dom::forget(&name),
            false => {
                let _ = dom::store(&name, &kept);
            }
        }
    }
    state
}

/// A page of another index, with its data or with what is published of it.
fn open(state: State, from: &str, text: &str) -> State {
    match opened::read(text) {
        Ok(Bundle {
            index,
            data,
            shapes,
            published,
            bare,
        }) => {
            let origin = Origin::new(from, &index, bare);
            let view = state.view;
            let mut opened = State::new(Rc::new(index), Rc::new(data), view.language);
            opened.view = view;
            opened.shapes = shapes.map(|shapes| ByPtr(Rc::new(shapes)));
            opened.origin = Some(ByPtr(Rc::new(origin)));
            match published {
                Some(published) => adopt(opened, Some(&published), None).0,
                None => opened,
            }
        }
        Err(fault) => lacking(state, Some(Unfit::Fault(fault))),
    }
}

/// The page for a text, and what is to be kept of it; `last` was kept before.
///
/// Without a text the last good one is shown; where there was none either, no data at all, unless the
/// last answer was that nothing had been published.
pub fn adopt(state: State, text: Option<&str>, last: Option<&str>) -> (State, Option<String>) {
    let index = Rc::clone(&state.base.0);
    let read = text.map(|text| (text, published::read(text, &index)));
    let unfit = match read {
        Some((text, Ok(published))) => {
            return match shown(&state, Rc::new(published), None) {
                Ok(state) => (state, Some(text.to_owned())),
                Err(unfit) => (lacking(state, Some(unfit)), None),
            };
        }
        Some((_, Err(Unfit::Nothing))) => return (state, Some(NONE.to_owned())),
        Some((_, Err(unfit))) => Some(unfit),
        None if last == Some(NONE) => return (state, None),
        None => None,
    };
    let last = last.and_then(|last| published::read(last, &index).ok());
    let with_last = last.map(|last| shown(&state, Rc::new(last), Some(unfit.clone())));
    match with_last {
        Some(Ok(state)) => (state, None),
        Some(Err(_)) | None => (lacking(state, unfit), None),
    }
}

/// Shows results; `instead` tells why they are not the latest.
#[allow(
    clippy::option_option,
    reason = "the latest may be lacking for no known reason"
)]
fn shown(
    state: &State,
    published: Rc<Published>,
    instead: Option<Option<Unfit>>,
) -> Result<State, Unfit> {
    let index = match published.optional.is_empty() {
        true => Rc::clone(&state.base.0),
        false => Rc::new(published.index.clone()),
    };
    let weights = portable::weights(&index, published.methodology.weights.clone())?;
    let choices = Choices {
        index,
        weights,
        aside: Vec::new(),
        geometric: false,
        scenarios: Rc::clone(&state.choices.scenarios),
        locks: Vec::new(),
        optional: published.optional.clone(),
        data: Rc::new(published.data.clone()),
        month: Some(published.as_of),
        red_lines: published.methodology.red_lines.clone(),
        drafts: Map::new(),
    };
    let published = ByPtr(published);
    let publication = match instead {
        None => Publication::Latest(published),
        Some(unfit) => Publication::Last(published, unfit),
    };
    Ok(state.clone().with_published(choices, publication))
}

/// Shows that results are lacking, and no data.
fn lacking(state: State, unfit: Option<Unfit>) -> State {
    let units = own_units(&state.base.0);
    let choices = Choices {
        data: Rc::new(Dataset::empty(units)),
        month: state.base.0.last_month(),
        ..(*state.choices).clone()
    };
    state.with_published(choices, Publication::Lacking(unfit))
}
