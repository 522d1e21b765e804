//! Reading a file and taking it over in pieces, so that the page goes on meanwhile.

use super::stage::{Progress, Source, Stage};
use crate::app::browser::dom;
use crate::app::browser::files;
use crate::app::state::{ByPtr, Choices};
use crate::data::import::{Chosen, Imported};
use crate::data::{Dataset, Signature};
use std::cell::RefCell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Records that are taken over in one task.
const RECORDS: usize = 5_000;

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
    let reading = Progress::of(&source.name);
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
        dom::pause().await;
        let done = import.replace(source.import()).finish();
        stage.set(Stage::Read(ByPtr(Rc::new(source)), ByPtr(Rc::new(done))));
    });
}

/// Reads a file's parts again, for other data or with other columns.
pub(super) fn again(source: Source, stage: UseStateSetter<Stage>) {
    let reading = Progress::of(&source.name);
    spawn_local(async move {
        let mut import = source.import();
        let many = source.parts.len();
        for (done, part) in source.parts.iter().enumerate() {
            import.read(part);
            if many > 1 {
                stage.set(Stage::Reading(reading.at(done + 1, many)));
                dom::pause().await;
            }
            if reading.cancel.is_cancelled() {
                return stage.set(Stage::Idle);
            }
        }
        let done = import.finish();
        stage.set(Stage::Read(ByPtr(Rc::new(source)), ByPtr(Rc::new(done))));
    });
}

/// Takes what was read over: `present` gives the reader's own data as they are by then, `show` has
/// them shown, in a task before the last. `None` where it was cancelled, or where units came or went
/// meanwhile: those are not the ones that it was read for.
pub(super) async fn over(
    imported: &Imported,
    source: &Source,
    present: impl Fn() -> Rc<Dataset>,
    show: impl Fn(),
    signature: Option<&Signature>,
    stage: &UseStateSetter<Stage>,
) -> Option<Dataset> {
    let taking = Progress::of(&source.name);
    let all = imported.records.len();
    loop {
        let data = present();
        if data.units() != source.data.units() {
            return None;
        }
        let mut merging = imported.merging(&data).signed(signature.cloned());
        loop {
            let left = merging.step(RECORDS);
            if left == 0 {
                break;
            }
            stage.set(Stage::Taking(taking.at(all - left, all)));
            dom::pause().await;
            if taking.cancel.is_cancelled() {
                return None;
            }
        }
        let taken = merging.finish();
        dom::pause().await;
        show();
        dom::pause().await;
        if taking.cancel.is_cancelled() {
            return None;
        }
        // What was entered meanwhile is not lost: it is taken over onto that.
        if data == present() {
            return Some(taken);
        }
    }
}
