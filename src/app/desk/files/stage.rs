//! What the panel of files is about.

use crate::app::browser::files::{Cancel, Trouble};
use crate::app::state::ByPtr;
use crate::data::demonstration::own_unit;
use crate::data::import::{Chosen, Import, Imported, Target};
use crate::data::{Dataset, Unit};
use crate::index::Index;
use crate::month::Month;
use crate::text::words::DeskWords;
use std::rc::Rc;

/// What the panel is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stage {
    /// Nothing.
    Idle,
    /// A file is being read.
    Reading(Progress),
    /// What it holds is being taken over.
    Taking(Progress),
    /// A file has been read.
    Read(ByPtr<Source>, ByPtr<Imported>),
    /// A file is being written.
    Writing,
    /// Something did not work.
    Failed(Trouble),
}

/// How far something has come with a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Progress {
    /// The file's name.
    pub(super) name: String,
    /// In percent.
    pub(super) share: u8,
    pub(super) cancel: Cancel,
}

impl Progress {
    /// The beginning.
    pub(super) fn of(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            share: 0,
            cancel: Cancel::default(),
        }
    }

    /// The same with more done.
    pub(super) fn at(&self, done: usize, of: usize) -> Self {
        Self {
            share: (100 * done / of.max(1)) as u8,
            ..self.clone()
        }
    }
}

/// A file that has been read, and what for.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) name: String,
    pub(super) parts: Rc<Vec<Vec<u8>>>,
    pub(super) index: Rc<Index>,
    pub(super) data: Rc<Dataset>,
    pub(super) unit: usize,
    pub(super) month: Option<Month>,
    pub(super) chosen: Chosen,
}

impl Source {
    /// A reading of it, from the beginning.
    pub(super) fn import(&self) -> Import {
        let units = self.data.units().to_vec();
        let fallback: Unit = units
            .get(self.unit)
            .cloned()
            .unwrap_or_else(|| own_unit(&self.index));
        let target = Target {
            units,
            fallback,
            month: self.month,
            chosen: self.chosen.clone(),
        };
        Import::new(Rc::clone(&self.index), target)
    }
}

/// Words compared by language.
#[derive(Clone, Copy, Debug)]
pub struct ByWords(pub &'static DeskWords);

impl PartialEq for ByWords {
    fn eq(&self, other: &Self) -> bool {
        self.0.language == other.0.language
    }
}
