//! Tables in and out: a template to fill in, a filled table back with a preview, the whole table.

mod give;
mod preview;
mod stage;
mod take;

use crate::app::browser::dom;
use crate::app::browser::files::{self, Trouble};
use crate::app::derived::Derived;
use crate::app::desk::grid::signer::signature;
use crate::app::state::{ByPtr, Choices, Intent, Message, State, Store};
use crate::app::ui::Ui;
use crate::data::import::Imported;
use crate::data::{Dataset, UnitId};
use crate::text::words::DeskWords;
use give::What;
use stage::{ByWords, Progress, Source, Stage};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{DragEvent, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

pub use preview::{Preview, PreviewProps};

/// The panel of files.
pub(in crate::app) fn files(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <Files ui={ui.clone()} choices={ByPtr(Rc::clone(&state.choices))} own={state.own().map(|own| ByPtr(Rc::clone(own)))}
            unit={shown.unit.position()} />
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FilesProps {
    ui: Ui,
    /// What is on show, which is written.
    choices: ByPtr<Choices>,
    /// The reader's own, whether on show or not, onto which a file is read.
    own: Option<ByPtr<Choices>>,
    unit: usize,
}

impl FilesProps {
    /// The data onto which a file is read: never those of the site.
    fn data(&self) -> Rc<Dataset> {
        match &self.own {
            Some(own) => Rc::clone(&own.0.data),
            None => Rc::new(Dataset::empty(self.choices.0.data.units().to_vec())),
        }
    }
}

#[component]
fn Files(props: &FilesProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let stage = use_state_eq(|| Stage::Idle);
    // What an office needs without a network is there from the first look on.
    use_effect_with((), |()| {
        spawn_local(async {
            let _ = files::prepare().await;
        });
    });
    let over = use_state_eq(|| false);
    // What a task that has begun looks at when it ends.
    let latest = use_mut_ref(|| props.clone());
    latest.replace(props.clone());
    let start = {
        let (stage, props) = (stage.setter(), props.clone());
        Rc::new(move |file: web_sys::File| {
            take::start(
                file,
                &props.choices.0,
                props.data(),
                props.unit,
                stage.clone(),
            );
        })
    };
    let onchange = {
        let start = Rc::clone(&start);
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                start(file);
            }
            input.set_value("");
        }
    };
    let ondrop = {
        let over = over.setter();
        move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let files = event.data_transfer().and_then(|data| data.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                start(file);
            }
        }
    };
    let hover = |is_over: bool| {
        let over = over.setter();
        move |event: DragEvent| {
            event.prevent_default();
            over.set(is_over);
        }
    };
    let give = |what: What| {
        let (stage, choices) = (stage.setter(), Rc::clone(&props.choices.0));
        let unit = UnitId::at(props.unit);
        move |_: MouseEvent| give::start(&choices, unit, words, what, stage.clone())
    };
    let busy = matches!(
        *stage,
        Stage::Reading(_) | Stage::Taking(_) | Stage::Writing
    );
    let way = |title: &'static str, said: &'static str, control: Html| {
        html! {
            <div class="files-way">
                <h3>{ title }</h3>
                <p class="hint">{ said }</p>
                <p class="files-controls">{ control }</p>
            </div>
        }
    };
    html! {
        <section class="files" aria-label={words.files}>
            <div class="files-ways">
                { way(words.files_template, words.files_template_said, html! {
                    <button type="button" onclick={give(What::Template)} disabled={busy}>{ words.files_template_button }</button>
                }) }
                { way(words.files_import, words.files_import_said, html! {
                    <label class={classes!("button", "file", "files-drop", (*over).then_some("over"))}
                        ondragover={hover(true)} ondragenter={hover(true)} ondragleave={hover(false)} {ondrop}>
                        { words.files_choose }
                        <input type="file" disabled={busy} {onchange}
                            accept=".xlsx,.xlsm,.xls,.ods,.csv,.txt" />
                    </label>
                }) }
                { way(words.files_whole, words.files_whole_said, html! {
                    <>
                        <button type="button" onclick={give(What::Workbook)} disabled={busy}>{ words.files_whole_button }</button>
                        <button type="button" onclick={give(What::Csv)} disabled={busy}>{ words.files_whole_csv }</button>
                    </>
                }) }
            </div>
            <div class="files-stage" aria-live="polite">{ shown(props, &stage, &latest) }</div>
        </section>
    }
}

fn shown(
    props: &FilesProps,
    stage: &UseStateHandle<Stage>,
    latest: &Rc<RefCell<FilesProps>>,
) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let idle = {
        let stage = stage.setter();
        Callback::from(move |()| stage.set(Stage::Idle))
    };
    match &**stage {
        Stage::Idle | Stage::Failed(Trouble::Cancelled) => html! {},
        Stage::Writing => html! { <p role="status">{ words.files_writing }</p> },
        Stage::Reading(reading) => {
            let name = &reading.name;
            let said = words.pick(format!("正在读取《{name}》"), format!("Reading {name}"));
            progress(reading, said, words, idle)
        }
        Stage::Taking(taking) => {
            let name = &taking.name;
            let said = words.pick(
                format!("正在写入《{name}》的数据"),
                format!("Taking over {name}"),
            );
            progress(taking, said, words, idle)
        }
        Stage::Failed(trouble) => html! {
            <p class="reason fault" role="alert">{ trouble_words(trouble, words) }</p>
        },
        Stage::Read(source, imported) => {
            let rechoose = {
                let (stage, source) = (stage.setter(), Rc::clone(&source.0));
                Callback::from(move |(column, role): (String, _)| {
                    let mut source = Source::clone(&source);
                    source.chosen.insert(column, role);
                    take::again(source, stage.clone());
                })
            };
            let confirm = {
                let (stage, source, imported) =
                    (stage.setter(), Rc::clone(&source.0), Rc::clone(&imported.0));
                let latest = Rc::clone(latest);
                Callback::from(move |()| {
                    let (stage, source, imported) =
                        (stage.clone(), Rc::clone(&source), Rc::clone(&imported));
                    let latest = Rc::clone(&latest);
                    spawn_local(
                        async move { confirmed(&imported, &source, &latest, &stage).await },
                    );
                })
            };
            html! {
                <Preview words={ByWords(words)} index={ByPtr(Rc::clone(&source.0.index))} name={source.0.name.clone()}
                    imported={ByPtr(Rc::clone(&imported.0))} {rechoose} {confirm} drop={idle} />
            }
        }
    }
}

/// What was read becomes own data, in one step.
async fn confirmed(
    imported: &Imported,
    source: &Source,
    latest: &RefCell<FilesProps>,
    stage: &UseStateSetter<Stage>,
) {
    let present = || latest.borrow().data();
    let dispatch = latest.borrow().ui.dispatch.clone();
    let show = || dispatch.dispatch(Intent::ShowStore(Store::Own));
    let signature = signature(&latest.borrow().ui);
    let taken = take::over(imported, source, present, show, signature.as_ref(), stage).await;
    let data = present();
    let Some(taken) = taken else {
        // Units that came or went meanwhile would be others than those that it was read for.
        if data.units() != source.data.units() {
            let source = Source {
                data,
                ..source.clone()
            };
            take::again(source, stage.clone());
        }
        return;
    };
    dispatch.dispatch(Intent::ReplaceData {
        data: Rc::new(taken),
        message: Some(Message::TableTaken(imported.records.len())),
    });
    stage.set(Stage::Idle);
    // What was read goes in a task of its own.
    dom::pause().await;
}

/// How far something has come, and the way to end it.
fn progress(progress: &Progress, said: String, words: &DeskWords, idle: Callback<()>) -> Html {
    let cancel = progress.cancel.clone();
    let onclick = move |_| {
        cancel.cancel();
        idle.emit(());
    };
    let share = progress.share.to_string();
    html! {
        <p class="files-reading" role="status">
            <label>{ said }{ " " }<progress max="100" value={share.clone()}>{ share.clone() }{ "%" }</progress></label>
            { " " }{ share }{ "% " }
            <button type="button" {onclick}>{ words.files_cancel }</button>
        </p>
    }
}

fn trouble_words(trouble: &Trouble, words: &DeskWords) -> String {
    let fixed = match trouble {
        Trouble::NoTable => words.files_no_table,
        Trouble::Locked => words.files_locked,
        Trouble::Damaged => words.files_damaged,
        Trouble::TooLarge => words.files_too_large,
        Trouble::Encoding => words.files_encoding,
        Trouble::NotLoaded => words.files_not_loaded,
        Trouble::Cancelled => "",
        Trouble::Other(said) => return format!("{}{said}", words.files_other),
    };
    fixed.to_owned()
}
