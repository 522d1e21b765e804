//! Options of a page: at mounting, and of an update.

use super::fields::Fields;
use super::source;
use super::thrown;
use crate::app::io::portable;
use crate::app::io::publication::Memory;
use crate::app::loader;
use crate::app::state::{Appearance, Extent, State};
use crate::data::{Dataset, demonstration};
use crate::error::Error;
use crate::index::Index;
use crate::map::Map;
use crate::text::Language;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Settings that a page is mounted with, and that an update changes.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) weights: Option<Map<f64>>,
    pub(super) language: Option<Language>,
    pub(super) theme: Option<Appearance>,
    pub(super) elder: Option<bool>,
    pub(super) unit: Option<String>,
    pub(super) extent: Option<Extent>,
}

const SETTINGS: &[&str] = &["weights", "lang", "theme", "elder", "unit", "view"];

impl Settings {
    fn read(fields: &Fields) -> Result<Self, Error> {
        Ok(Self {
            weights: fields.numbers("weights")?,
            language: named(
                fields,
                "lang",
                Language::from_tag,
                "`zh`, `zh-Hant` or `en`",
            )?,
            theme: named(
                fields,
                "theme",
                Appearance::from_name,
                "`auto`, `light` or `dark`",
            )?,
            elder: fields.flag("elder")?,
            unit: fields.line("unit")?,
            extent: named(
                fields,
                "view",
                Extent::from_name,
                "`full`, `weights`, `summary` or `ranking`",
            )?,
        })
    }
}

/// A choice by its name.
fn named<T>(
    fields: &Fields,
    field: &str,
    choice: impl Fn(&str) -> Option<T>,
    expected: &str,
) -> Result<Option<T>, Error> {
    let Some(name) = fields.line(field)? else {
        return Ok(None);
    };
    let fault = || Error::new(field, format!("`{name}`"), expected);
    choice(&name).ok_or_else(fault).map(Some)
}

/// Options at mounting.
#[derive(Debug)]
pub(super) struct MountOptions {
    /// The index, the data and the settings.
    pub(super) state: State,
    /// The address of a page that shows everything.
    pub(super) home: String,
    /// A state that `onState` was given.
    pub(super) kept: Option<Kept>,
    /// Whether it is a page of its own.
    pub(super) page: bool,
}

/// A state that `onState` was given.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) choices: String,
    pub(super) data: Option<String>,
}

impl MountOptions {
    /// Reads options; nothing given is the built-in index with demonstration data.
    pub(super) fn read(options: &JsValue) -> Result<Self, JsValue> {
        let own = ["home", "state", "page", "published"];
        let known = [source::DEFINITION, source::DATA, SETTINGS, &own].concat();
        let fields = Fields::of(options, &known).map_err(|error| thrown(&error))?;
        let index = source::index(&fields)?;
        let data = source::data(&fields, &index)?;
        Self::with(&fields, &index, data).map_err(|error| thrown(&error))
    }

    fn with(fields: &Fields, index: &Rc<Index>, data: Option<Dataset>) -> Result<Self, Error> {
        let settings = Settings::read(fields)?;
        let home = fields.line("home")?.unwrap_or_default();
        check_home(&home)?;
        let page = fields.flag("page")?.unwrap_or_default();
        let shown = || demonstration::on_show(index, source::units(index));
        let is_given = data.is_some();
        let data = data.unwrap_or_else(shown);
        let language = settings.language.unwrap_or_default();
        let mut state = State::new(Rc::clone(index), Rc::new(data), language);
        if loader::loaded().is_none() {
            state = state.in_outline();
        }
        if let Some(published) = published(fields)?.filter(|_| !is_given) {
            let from = published.text("from")?.unwrap_or_default();
            let deferred = loader::loaded().ok_or_else(|| {
                let found = "a module without its deferred part";
                Error::new("published", found, "`prepare(true)` before")
            })?;
            let text = published.read("text", "a text", deferred.text)?;
            let keep = published.flag("keep")?.unwrap_or_default();
            let memory = match (page, keep) {
                (true, _) => Memory::Answers,
                (false, true) => Memory::Results,
                (false, false) => Memory::Nothing,
            };
            state = (deferred.publish)(state, &from, text.as_deref(), memory);
        }
        state.view.extent = settings.extent.unwrap_or(state.view.extent);
        state.view.theme = settings.theme.unwrap_or(state.view.theme);
        state.view.elder = settings.elder.unwrap_or(state.view.elder);
        if let Some(id) = settings.unit {
            // An address may name what the data have no more; then the first is shown.
            if !page {
                check_unit(&state.choices.data, &id)?;
            }
            state.view.unit = Some(id);
        }
        if let Some(given) = settings.weights.filter(|weights| !weights.is_empty()) {
            Rc::make_mut(&mut state.choices).weights = portable::weights(index, given)?;
        }
        Ok(Self {
            state,
            home,
            kept: kept(fields)?,
            page,
        })
    }
}

/// Published results: their text, where it could be had, where they are from, and whether to keep them.
fn published(fields: &Fields) -> Result<Option<Fields>, Error> {
    fields.fields("published", &["from", "text", "keep"])
}

fn kept(fields: &Fields) -> Result<Option<Kept>, Error> {
    let Some(kept) = fields.fields("state", &["choices", "data"])? else {
        return Ok(None);
    };
    let missing = || Error::new("state", "no field `choices`", "one");
    Ok(Some(Kept {
        choices: kept.text("choices")?.ok_or_else(missing)?,
        data: kept.text("data")?,
    }))
}

/// Options of an update.
#[derive(Debug)]
pub(super) struct UpdateOptions {
    pub(super) data: Option<Rc<Dataset>>,
    pub(super) settings: Settings,
}

impl UpdateOptions {
    /// Reads options for a page that shows `index`.
    pub(super) fn read(options: &JsValue, index: &Index) -> Result<Self, JsValue> {
        let known = [source::DATA, SETTINGS].concat();
        let fields = Fields::of(options, &known).map_err(|error| thrown(&error))?;
        Ok(Self {
            data: source::data(&fields, index)?.map(Rc::new),
            settings: Settings::read(&fields).map_err(|error| thrown(&error))?,
        })
    }
}

/// Refuses an address that is a script.
fn check_home(home: &str) -> Result<(), Error> {
    let scheme = home.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.contains(':') && !["http:", "https:", "file:"].contains(&scheme) {
        true => Err(Error::new(
            "home",
            format!("`{home}`"),
            "an address of a page",
        )),
        false => Ok(()),
    }
}

/// Refuses a unit that the data do not have.
pub(super) fn check_unit(data: &Dataset, id: &str) -> Result<(), Error> {
    match data.units().iter().any(|unit| unit.id == id) {
        true => Ok(()),
        false => Err(Error::new("unit", format!("`{id}`"), "a unit of the data")),
    }
}
