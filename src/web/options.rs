//! What a page is mounted with, and what of it can be changed.

use crate::app::loader;
use crate::app::state::{Appearance, Extent, State};
use crate::data::{Dataset, demonstration};
use crate::error::Error;
use crate::index::Index;
use crate::map::Map;
use crate::methodology::Weighting;
use crate::schema::MethodologyFile;
#[cfg(feature = "api")]
use crate::schema::{DatasetFile, Definition};
use crate::text::Language;
use serde::Deserialize;
use std::rc::Rc;

/// What the page is mounted with.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MountOptions {
    #[cfg(feature = "api")]
    pub(super) definition: Option<Definition>,
    #[cfg(feature = "api")]
    pub(super) data: Option<DatasetFile>,
    pub(super) weights: Map<f64>,
    pub(super) lang: Option<String>,
    pub(super) theme: Option<String>,
    pub(super) elder: bool,
    pub(super) unit: Option<String>,
    pub(super) view: Option<String>,
    pub(super) home: String,
    pub(super) state: Option<Kept>,
    pub(super) page: bool,
}

/// What `onState` was given.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    pub(super) choices: String,
    pub(super) data: Option<String>,
}

/// What of a mounted page can be changed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UpdateOptions {
    #[cfg(feature = "api")]
    pub(super) data: Option<DatasetFile>,
    pub(super) weights: Option<Map<f64>>,
    pub(super) lang: Option<String>,
    pub(super) theme: Option<String>,
    pub(super) elder: Option<bool>,
    pub(super) unit: Option<String>,
    pub(super) view: Option<String>,
}

pub(super) fn theme(name: &str) -> Result<Appearance, Error> {
    Appearance::from_name(name)
        .ok_or_else(|| Error::new("theme", format!("`{name}`"), "`auto`, `light` or `dark`"))
}

pub(super) fn language(tag: &str) -> Result<Language, Error> {
    Language::from_tag(tag)
        .ok_or_else(|| Error::new("lang", format!("`{tag}`"), "`zh`, `zh-Hant` or `en`"))
}

pub(super) fn extent(name: &str) -> Result<Extent, Error> {
    Extent::from_name(name).ok_or_else(|| {
        let expected = "`full`, `weights` or `summary`";
        Error::new("view", format!("`{name}`"), expected)
    })
}

/// Where a link leads is never a script.
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

pub(super) fn initial(options: &MountOptions) -> Result<State, Error> {
    let index = index(options)?;
    let data = data(options, &index)?;
    let language = options
        .lang
        .as_deref()
        .map(language)
        .transpose()?
        .unwrap_or_default();
    let mut state = State::new(Rc::clone(&index), Rc::new(data), language);
    if loader::loaded().is_none() {
        state = state.in_outline();
    }
    check_home(&options.home)?;
    if let Some(name) = &options.view {
        state.view.extent = extent(name)?;
    }
    if let Some(name) = &options.theme {
        state.view.theme = theme(name)?;
    }
    state.view.elder = options.elder;
    if let Some(id) = &options.unit {
        check_unit(&state.choices.data, id)?;
        state.view.unit = Some(id.clone());
    }
    if !options.weights.is_empty() {
        let choices = Rc::make_mut(&mut state.choices);
        choices.weights = weights(&index, &options.weights)?;
    }
    Ok(state)
}

#[cfg(feature = "api")]
fn index(options: &MountOptions) -> Result<Rc<Index>, Error> {
    match &options.definition {
        Some(definition) => Index::new(definition).map(Rc::new),
        None => loader::builtin(),
    }
}

/// The module of the page has no index but its own, and no data but what is entered.
#[cfg(not(feature = "api"))]
fn index(_options: &MountOptions) -> Result<Rc<Index>, Error> {
    loader::builtin()
}

#[cfg(feature = "api")]
fn data(options: &MountOptions, index: &Index) -> Result<Dataset, Error> {
    match &options.data {
        Some(file) => Dataset::from_file(file, index),
        None => Ok(demonstration::on_show(
            index,
            vec![demonstration::own_unit(index)],
        )),
    }
}

#[cfg(not(feature = "api"))]
#[allow(
    clippy::unnecessary_wraps,
    reason = "the other module reads data that may be at fault"
)]
fn data(_options: &MountOptions, index: &Index) -> Result<Dataset, Error> {
    Ok(demonstration::on_show(
        index,
        vec![demonstration::own_unit(index)],
    ))
}

/// The data of an update.
#[cfg(feature = "api")]
pub(super) fn given(options: &UpdateOptions, index: &Index) -> Result<Option<Rc<Dataset>>, Error> {
    let read = |file| Dataset::from_file(file, index).map(Rc::new);
    options.data.as_ref().map(read).transpose()
}

#[cfg(not(feature = "api"))]
#[allow(clippy::unnecessary_wraps, reason = "the other build reads data")]
pub(super) fn given(
    _options: &UpdateOptions,
    _index: &Index,
) -> Result<Option<Rc<Dataset>>, Error> {
    Ok(None)
}

pub(super) fn check_unit(data: &Dataset, id: &str) -> Result<(), Error> {
    match data.units().iter().any(|unit| unit.id == id) {
        true => Ok(()),
        false => Err(Error::new("unit", format!("`{id}`"), "a unit of the data")),
    }
}

pub(super) fn weights(index: &Index, given: &Map<f64>) -> Result<Vec<f64>, Error> {
    let file = MethodologyFile {
        weights: given.clone(),
        ..MethodologyFile::default()
    };
    Ok(Weighting::from_file(&file, index)?.weights().to_vec())
}
