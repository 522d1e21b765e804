//! Reading a file in pieces, so that the page goes on meanwhile.

use super::stage::{Reading, Source, Stage};
use crate::app::browser::dom;
use crate::app::browser::files::{self, Cancel};
use crate::app::state::{ByPtr, Choices};
use crate::data::Dataset;
use crate::data::import::Chosen;
use std::cell::RefCell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Reads a file; each of its parts comes in a task of its own.
pub(super) fn start(
    file: web_sys::File,
    choices: &Choices,
    data: Rc<Dataset>,
    unit: usize,
    stage: UseStateSetter<Stage>,
) {
    let mut source = Source {
        name: file.name(),
        parts: Rc::default(),
        index: Rc::clone(&choices.index),
        data,
        unit,
        month: choices.month,
        chosen: Chosen::new(),
    };
    let reading = Reading {
        name: file.name(),
        share: 0,
        cancel: Cancel::default(),
    };
    stage.set(Stage::Reading(reading.clone()));
    spawn_local(async move {
        let import = Rc::new(RefCell::new(source.import()));
        let parts: Rc<RefCell<Vec<Vec<u8>>>> = Rc::default();
        let give = {
            let (import, parts, stage) = (Rc::clone(&import), Rc::clone(&parts), stage.clone());
            let mut reading = reading.clone();
            move |part: Vec<u8>, share: u8| {
                import.borrow_mut().read(&part);
                parts.borrow_mut().push(part);
                reading.share = share;
                stage.set(Stage::Reading(reading.clone()));
            }
        };
        let read = files::read(file, reading.cancel.clone(), give).await;
        if let Err(trouble) = read {
            return stage.set(Stage::Failed(trouble));
        }
        source.parts = Rc::new(parts.take());
        let done = import.replace(source.import()).finish();
        stage.set(Stage::Read(ByPtr(Rc::new(source)), ByPtr(Rc::new(done))));
    });
}

/// Reads a file's parts again, for other data or with other columns.
pub(super) fn again(source: Source, stage: UseStateSetter<Stage>) {
    spawn_local(async move {
        let mut import = source.import();
        for part in source.parts.iter() {
            import.read(part);
            dom::pause().await;
        }
        let done = import.finish();
        stage.set(Stage::Read(ByPtr(Rc::new(source)), ByPtr(Rc::new(done))));
    });
}
