//! Keeping own data in the browser, for the next visit and for other windows of the page.
//!
//! They are kept as a file is written, under one name of the local storage, at once; where that has
//! no room, in the browser's database, with a mark in the local storage that tells other windows
//! ([`kept`]). Before a window writes it looks whether what is there is what it knows, and does so again
//! once a long text is in the database: nothing that another one has written is overwritten unseen. What
//! many changes at once replace is put aside as a version.

use super::file;
use super::kept::{self, put_aside};
use super::portable::Refused;
use super::scenarios::KeptScenarios;
use super::versions::{self, Reason, Version};
use crate::app::browser::dom::{self, Refusal};
use crate::app::state::{
    Choices, Holdings, Intent, Keeping, Message, Moment, State, Storage, Trouble,
};
use crate::data::Dataset;
use crate::index::Index;
use crate::map::Map;
use std::cell::RefCell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

type Dispatch = UseReducerDispatcher<State>;

/// The longest text for the local storage, which holds some five million characters for a whole site.
const MOST_LOCAL: usize = 1 << 20;

/// The most records that are written at once, as the page is left.
const MOST_AT_ONCE: usize = 10_000;

/// From this length of a text on, changes are kept together once none came for a while.
const LARGE: usize = 100_000;

/// That while, in milliseconds.
const LULL: i32 = 400;

/// The name of the data of an index in the browser.
pub fn name(index: &Index) -> String {
    format!("{}{}", dom::PREFIX, index.id())
}

/// The name of the time at which they were kept.
fn name_of_time(name: &str) -> String {
    format!("{name}:saved")
}

/// A page's knowledge of what is kept.
#[derive(Clone, Debug, Default)]
pub struct Keeper(Rc<RefCell<Known>>);

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Debug, Default)]
struct Known {
    is_begun: bool,
    /// The content of the local storage as this page read or wrote it last.
    seen: Option<String>,
    /// The choices that are kept.
    kept: Option<Rc<Choices>>,
    /// The choices to be kept next.
    waiting: Option<Rc<Choices>>,
    /// Whether something is on its way to being kept.
    is_busy: bool,
    /// The length of the latest text.
    length: usize,
    /// When a version was put aside last.
    latest_version: Option<u64>,
    scenarios: KeptScenarios,
    keeping: Keeping,
}

impl Known {
    /// An error where something else is stored than this page knows.
    fn look(&self, name: &str) -> Result<(), Trouble> {
        let stored = dom::stored(name).map_err(trouble)?;
        match stored == self.seen {
            true => Ok(()),
            false => Err(changed(stored.as_ref())),
        }
    }
}

/// The same as far as it is kept.
fn is_same(one: &Choices, other: &Choices) -> bool {
    Rc::ptr_eq(&one.data, &other.data)
        && Rc::ptr_eq(&one.index, &other.index)
        && one.month == other.month
        && one.red_lines == other.red_lines
}

fn moment() -> Moment {
    let (millis, ahead) = dom::now();
    Moment { millis, ahead }
}

thread_local! {
    /// The text in the database, fetched before the page that begins with it is drawn.
    static FETCHED: RefCell<Map<String>> = RefCell::default();
}

/// Fetches what is kept in the database, so that [`arrived`] has it.
pub async fn fetch(name: String) {
    let stored = dom::stored(&name).ok().flatten();
    if !stored.is_some_and(|stored| kept::is_mark(&stored)) {
        return;
    }
    if let Ok(Some((_, Some(text)))) = kept::latest(&name).await {
        FETCHED.with_borrow_mut(|fetched| fetched.insert(name, text));
    }
}

/// The choices that are kept, for a page that begins; `None` where there are none.
pub fn arrived(base: &Rc<Index>, present: &Choices) -> Option<Result<Choices, Refused>> {
    let name = name(base);
    let stored = dom::stored(&name).ok().flatten()?;
    let text = match kept::is_mark(&stored) {
        true => FETCHED.with_borrow_mut(|fetched| fetched.remove(&name))?,
        false => stored,
    };
    Some(file::read(&text, base, present))
}

impl Keeper {
    /// Notes what there is as the page begins.
    pub fn begin(&self, state: &State, dispatch: &Dispatch) {
        let mut known = self.0.borrow_mut();
        if known.is_begun {
            return;
        }
        known.is_begun = true;
        let name = name(&state.base.0);
        let stored = dom::stored(&name);
        known.kept = state.own().map(Rc::clone);
        known.keeping.place = match &stored {
            Err(_) => Storage::Memory,
            Ok(Some(stored)) if kept::is_mark(stored) => Storage::Database,
            Ok(_) => Storage::Local,
        };
        known.seen = stored.ok().flatten();
        let saved = dom::stored(&name_of_time(&name)).ok().flatten();
        let millis = saved.and_then(|text| text.parse().ok());
        let now = moment();
        known.keeping.saved = millis
            .filter(|_| known.seen.is_some())
            .map(|millis| (Moment { millis, ..now }, now));
        let brought = known.scenarios.begin(state);
        known.keeping.scenarios = known.scenarios.trouble;
        if let Some(intent) = brought {
            dispatch.dispatch(intent);
        }
        dispatch.dispatch(Intent::Kept(known.keeping));
        if let Some(Message::StorageUnreadable { reason, .. }) = &state.message {
            known.keeping.trouble = Some(Trouble::Occupied);
            let (keeper, dispatch) = (self.clone(), dispatch.clone());
            let (reason, stored) = (reason.clone(), known.seen.clone());
            spawn_local(async move {
                keeper
                    .put_unreadable_aside(&name, stored, reason, &dispatch)
                    .await;
            });
        } else if known.seen.is_some() && known.kept.is_none() {
            // Another window has begun own data since this page was opened.
            drop(known);
            self.take_other(state, dispatch);
        }
    }

    /// What cannot be read is put aside before anything takes its place; where it cannot be, nothing does.
    async fn put_unreadable_aside(
        &self,
        name: &str,
        stored: Option<String>,
        reason: String,
        dispatch: &Dispatch,
    ) {
        let text = meant(name, stored).await;
        let version = Version {
            at: moment().millis,
            reason: Reason::Unreadable,
            indicators: 0,
            records: 0,
        };
        let aside = match text {
            Some(text) => put_aside(name, version, &text).await.is_ok(),
            None => false,
        };
        if aside {
            self.0.borrow_mut().keeping.trouble = None;
        }
        self.report(dispatch);
        let message = Message::StorageUnreadable { reason, aside };
        dispatch.dispatch(Intent::Say(Some(message)));
    }

    /// Keeps scenarios, or shows those of another window.
    fn with_scenarios(
        &self,
        dispatch: &Dispatch,
        act: impl FnOnce(&mut KeptScenarios) -> Option<Intent>,
    ) {
        let mut known = self.0.borrow_mut();
        let brought = act(&mut known.scenarios);
        let trouble = known.scenarios.trouble;
        if known.keeping.scenarios != trouble {
            known.keeping.scenarios = trouble;
            dispatch.dispatch(Intent::Kept(known.keeping));
        }
        drop(known);
        if let Some(intent) = brought {
            dispatch.dispatch(intent);
        }
    }

    /// Keeps scenarios, and own data where they are others than those that are kept.
    pub fn keep(&self, state: &State, dispatch: &Dispatch) {
        self.with_scenarios(dispatch, |kept| kept.keep(state));
        let Some(own) = state.own() else { return };
        let mut known = self.0.borrow_mut();
        let latest = known.waiting.as_ref().or(known.kept.as_ref());
        match latest {
            Some(latest) if is_same(latest, own) => return,
            // A store that is only opened has nothing to be kept.
            None if Holdings::of(own).is_empty() => {
                known.kept = Some(Rc::clone(own));
                return;
            }
            Some(_) | None => {}
        }
        known.waiting = Some(Rc::clone(own));
        known.keeping.is_exported = false;
        known.keeping.is_pending = true;
        if !known.is_busy {
            known.is_busy = true;
            let (keeper, base, dispatch) =
                (self.clone(), Rc::clone(&state.base.0), dispatch.clone());
            spawn_local(async move { keeper.run(&base, &dispatch).await });
        }
    }

    async fn run(&self, base: &Index, dispatch: &Dispatch) {
        loop {
            if self.0.borrow().length > LARGE {
                self.report(dispatch);
                dom::delay(LULL).await;
            }
            let Some(own) = self.0.borrow_mut().waiting.take() else {
                break;
            };
            let outcome = self.save(base, &own).await;
            let mut known = self.0.borrow_mut();
            known.keeping.is_pending = known.waiting.is_some();
            match outcome {
                Ok(place) => {
                    let (now, name) = (moment(), name(base));
                    let _ = dom::store(&name_of_time(&name), &now.millis.to_string());
                    known.keeping.place = place;
                    known.keeping.saved = known.seen.is_some().then_some((now, now));
                    // Another window may have written while a version was put aside.
                    known.keeping.trouble = known.look(&name).err();
                }
                Err(trouble) => {
                    known.keeping.trouble = Some(trouble);
                    if trouble == Trouble::Denied {
                        known.keeping.place = Storage::Memory;
                    }
                }
            }
            drop(known);
            self.report(dispatch);
        }
        self.0.borrow_mut().is_busy = false;
    }

    fn report(&self, dispatch: &Dispatch) {
        dispatch.dispatch(Intent::Kept(self.0.borrow().keeping));
    }

    /// Writes choices in the place of those that are kept.
    async fn save(&self, base: &Index, own: &Rc<Choices>) -> Result<Storage, Trouble> {
        let name = name(base);
        if self.0.borrow().keeping.trouble == Some(Trouble::Occupied) {
            return Err(Trouble::Occupied);
        }
        let holdings = Holdings::of(own);
        let text = match holdings.is_empty() {
            true => None,
            false => Some(written(base, own).await),
        };
        self.0.borrow().look(&name)?;
        let seen = self.0.borrow().seen.clone();
        let replaced = self.replaced(&name, own, seen.as_deref()).await;
        let (before, after) = match replaced {
            Some((version, text)) if version.reason == Reason::Replaced => {
                (Some((version, text)), None)
            }
            other => (None, other),
        };
        // What much takes the place of is safe before it goes; another window may have written meanwhile.
        self.put_aside(&name, before).await;
        self.0.borrow().look(&name)?;
        let (place, written) = match text {
            None => {
                dom::forget(&name);
                (Storage::Local, None)
            }
            Some(text) => {
                self.0.borrow_mut().length = text.len();
                let local = text.len() <= MOST_LOCAL && dom::store(&name, &text).is_ok();
                match local {
                    true => (Storage::Local, Some(text)),
                    false => (Storage::Database, Some(self.put_mark(&name, &text).await?)),
                }
            }
        };
        {
            let mut known = self.0.borrow_mut();
            known.seen = written;
            known.kept = Some(Rc::clone(own));
        }
        if let Some(seen) = seen {
            kept::forget(&name, &seen).await;
        }
        if place == Storage::Database {
            kept::sweep_abandoned(&name).await;
        }
        self.put_aside(&name, after).await;
        Ok(place)
    }

    /// Writes a text to the database and its mark to the local storage, unless another window has kept
    /// something there meanwhile.
    async fn put_mark(&self, name: &str, text: &str) -> Result<String, Trouble> {
        let mark = kept::write(name, text).await.map_err(trouble)?;
        let looked = self.0.borrow().look(name);
        let put = looked.and_then(|()| dom::store(name, &mark).map_err(trouble));
        if put.is_err() {
            kept::forget(name, &mark).await;
        }
        put.map(|()| mark)
    }

    async fn put_aside(&self, name: &str, replaced: Option<(Version, String)>) {
        let Some((version, text)) = replaced else {
            return;
        };
        if put_aside(name, version, &text).await.is_ok() {
            self.0.borrow_mut().latest_version = Some(version.at);
        }
    }

    /// The version that is to be put aside before choices take the place of what is kept.
    async fn replaced(
        &self,
        name: &str,
        own: &Choices,
        seen: Option<&str>,
    ) -> Option<(Version, String)> {
        let (reason, before) = {
            let known = self.0.borrow();
            let kept = known.kept.as_ref()?;
            let columns = kept.data.differing_columns(&own.data);
            let reason = versions::due(known.latest_version, moment().millis, columns)?;
            (reason, Holdings::of(kept))
        };
        if before.is_empty() {
            return None;
        }
        let text = kept::meant(name, seen?).await?;
        Some((version(reason, before), text))
    }

    /// Whether something is still to be kept; what fits is written into the local storage at once.
    pub fn is_unsaved(&self, base: &Index) -> bool {
        let mut known = self.0.borrow_mut();
        let Some(own) = known.waiting.clone() else {
            return known.keeping.is_unsaved();
        };
        if own.data.len() > MOST_AT_ONCE {
            return true;
        }
        let name = name(base);
        let is_seen = dom::stored(&name).is_ok_and(|stored| stored == known.seen);
        let text = file::write(base, &own);
        let is_free = is_seen && known.keeping.trouble.is_none();
        if is_free && text.len() <= MOST_LOCAL && dom::store(&name, &text).is_ok() {
            known.seen = Some(text);
            known.kept = Some(own);
            known.waiting = None;
            known.keeping.is_pending = false;
            return false;
        }
        true
    }

    /// Gives the original that cannot be read as a file, after which it may be written over.
    pub fn export_original(&self, base: &Index, dispatch: &Dispatch) {
        let (keeper, dispatch, name) = (self.clone(), dispatch.clone(), name(base));
        spawn_local(async move {
            let seen = keeper.0.borrow().seen.clone();
            if let Some(text) = meant(&name, seen).await {
                let file = format!("{}-original.txt", name.replace(':', "-"));
                dom::download(&file, "text/plain", &text);
                keeper.0.borrow_mut().keeping.trouble = None;
                keeper.report(&dispatch);
            }
        });
    }

    /// A file has been given of what is not kept.
    pub fn exported(&self, dispatch: &Dispatch) {
        self.0.borrow_mut().keeping.is_exported = true;
        self.report(dispatch);
    }

    /// Another window may have kept other data: where nothing of this one waits, they are shown.
    pub fn look(&self, state: &State, dispatch: &Dispatch) {
        self.with_scenarios(dispatch, |kept| kept.look(state));
        let name = name(&state.base.0);
        let Ok(stored) = dom::stored(&name) else {
            return;
        };
        {
            let mut known = self.0.borrow_mut();
            if stored == known.seen {
                return;
            }
            let has_no_drafts = state.own().is_none_or(|own| own.drafts.is_empty());
            let is_clean = known.waiting.is_none() && !known.is_busy && has_no_drafts;
            if !is_clean || known.keeping.trouble.is_some() {
                known.keeping.trouble = Some(changed(stored.as_ref()));
                dispatch.dispatch(Intent::Kept(known.keeping));
                return;
            }
        }
        self.take_other(state, dispatch);
    }

    /// Shows what another window has kept; what this one had is put aside.
    pub fn take_other(&self, state: &State, dispatch: &Dispatch) {
        let (keeper, dispatch) = (self.clone(), dispatch.clone());
        let base = Rc::clone(&state.base.0);
        let present = Rc::clone(state.own().unwrap_or(&state.choices));
        let mine = state.own().map(Rc::clone);
        spawn_local(async move {
            let name = name(&base);
            if let Some(mine) = mine {
                let holdings = Holdings::of(&mine);
                if !holdings.is_empty() {
                    let text = written(&base, &mine).await;
                    let version = version(Reason::Elsewhere, holdings);
                    let _ = put_aside(&name, version, &text).await;
                }
            }
            keeper.take(&name, &base, &present, &dispatch).await;
        });
    }

    async fn take(&self, name: &str, base: &Rc<Index>, present: &Choices, dispatch: &Dispatch) {
        let Ok(latest) = kept::latest(name).await else {
            return;
        };
        let (stored, text) = latest.unzip();
        let choices = match text {
            Some(Some(text)) => file::read(&text, base, present).ok(),
            // What is kept cannot be had.
            Some(None) => None,
            None => Some(Choices {
                index: Rc::clone(base),
                optional: Map::new(),
                red_lines: Map::new(),
                drafts: Map::new(),
                data: Rc::new(Dataset::empty(present.data.units().to_vec())),
                ..present.clone()
            }),
        };
        let mut known = self.0.borrow_mut();
        let Some(choices) = choices else {
            known.keeping.trouble = Some(Trouble::Elsewhere);
            dispatch.dispatch(Intent::Kept(known.keeping));
            return;
        };
        let now = moment();
        known.keeping.trouble = None;
        known.keeping.is_pending = false;
        known.keeping.saved = stored.is_some().then_some((now, now));
        known.seen = stored;
        known.waiting = None;
        known.kept = Some(Rc::new(choices.clone()));
        let keeping = known.keeping;
        drop(known);
        dispatch.dispatch(Intent::Kept(keeping));
        dispatch.dispatch(Intent::TakeOver {
            choices: Box::new(choices),
            message: Some(Message::OtherWindow),
        });
    }

    /// Keeps this window's data; what another window has kept is put aside.
    pub fn keep_mine(&self, state: &State, dispatch: &Dispatch) {
        let (keeper, dispatch) = (self.clone(), dispatch.clone());
        let state = state.clone();
        spawn_local(async move {
            let base = &state.base.0;
            let name = name(base);
            let Ok(latest) = kept::latest(&name).await else {
                return;
            };
            let (stored, text) = latest.unzip();
            if let Some(text) = text.flatten() {
                let holdings = match file::read(&text, base, &state.choices) {
                    Ok(choices) => Holdings::of(&choices),
                    Err(_) => Holdings::default(),
                };
                let aside = put_aside(&name, version(Reason::Elsewhere, holdings), &text).await;
                if aside.is_err() {
                    return;
                }
            }
            {
                let mut known = keeper.0.borrow_mut();
                known.seen = stored;
                known.keeping.trouble = None;
                known.kept = None;
                known.waiting = None;
            }
            keeper.keep(&state, &dispatch);
        });
    }
}

/// The text that was seen as the page began, or later.
async fn meant(name: &str, seen: Option<String>) -> Option<String> {
    kept::meant(name, &seen?).await
}

/// The text of a file, written piece by piece, with a pause behind each of many.
async fn written(base: &Index, choices: &Choices) -> String {
    let mut text = String::new();
    let is_long = choices.data.len() > file::RECORDS;
    for piece in file::pieces(base, choices) {
        text.push_str(&piece);
        if is_long {
            dom::pause().await;
        }
    }
    text
}

fn version(reason: Reason, holdings: Holdings) -> Version {
    Version {
        at: moment().millis,
        reason,
        indicators: holdings.indicators,
        records: holdings.records,
    }
}

/// What it is that something else is there than this page knows.
fn changed(stored: Option<&String>) -> Trouble {
    match stored {
        Some(_) => Trouble::Elsewhere,
        None => Trouble::Gone,
    }
}

fn trouble(refusal: Refusal) -> Trouble {
    match refusal {
        Refusal::Denied => Trouble::Denied,
        Refusal::Full => Trouble::Full,
    }
}
