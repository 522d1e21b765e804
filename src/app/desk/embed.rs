//! The code that puts the page into another.

use crate::app::browser::dom;
use crate::app::derived::Derived;
use crate::app::desk::embed_code::{Embedded, Variant, folder};
use crate::app::io::{link, portable};
use crate::app::read::score;
use crate::app::state::{Extent, Intent, State};
use crate::app::ui::Ui;
use crate::text::words::DeskWords;
use std::fmt::Write;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::platform::spawn_local;
use yew::prelude::*;

pub(in crate::app) fn codes(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let weights = portable::departing(&state.choices).into_iter();
    let address = dom::address("");
    let folder = folder(&address);
    // Another index than the page's own comes with its file.
    let origin = state.origin.as_ref();
    let data = origin.map_or_else(String::new, |origin| {
        format!("{folder}{}", origin.0.file_name())
    });
    let embedded = Embedded {
        folder: folder.to_owned(),
        title: state.base.0.title().get(ui.words.language).to_owned(),
        result: result(ui, state, shown),
        language: ui.words.language,
        extent: Extent::Full,
        theme: state.view.theme,
        elder: state.view.elder,
        data,
        unit: unit(state),
        weights: weights
            .map(|(id, weight)| (id.to_owned(), weight))
            .collect(),
        hash: link::of(state),
    };
    html! { <Codes ui={ui.clone()} {embedded} /> }
}

/// The unit that is looked at, where there are several.
fn unit(state: &State) -> Option<String> {
    let units = state.choices.data.units();
    let unit = units.get(state.unit().position())?;
    (units.len() > 1).then(|| unit.id.clone())
}

/// The result in a sentence that stands by itself.
fn result(ui: &Ui, state: &State, shown: &Derived) -> String {
    let words = DeskWords::of(ui.words.language);
    let title = state.base.0.title().get(words.language);
    let mut result = format!("{title}{}{}", words.colon, score::announcement(ui, shown));
    if let Some(month) = state.choices.month {
        let _ = write!(result, "{}{}", words.comma, words.until(month));
    }
    if state.choices.data.is_demonstration() {
        result += words.comma;
        result += words.demonstration;
    }
    result + words.full_stop
}

#[derive(PartialEq, Properties)]
struct CodesProps {
    ui: Ui,
    embedded: Embedded,
}

#[component]
fn Codes(props: &CodesProps) -> Html {
    let CodesProps { ui, embedded } = props;
    let words = DeskWords::of(ui.words.language);
    let extent = use_state_eq(Extent::default);
    let data = use_state_eq(|| embedded.data.clone());
    let embedded = Embedded {
        extent: *extent,
        data: (*data).clone(),
        ..embedded.clone()
    };
    let close = {
        let dispatch = ui.dispatch.clone();
        // What opened them is behind the button of all tools.
        let button = ui.element("tools-button");
        move |event: &web_sys::Event| {
            dom::focus(event, &button);
            dispatch.dispatch(Intent::ShowEmbedding(false));
        }
    };
    let onkeydown = {
        let close = close.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                close(&event);
            }
        }
    };
    html! {
        <section class="embed-codes" aria-labelledby={ui.element("embed-title")} {onkeydown}>
            <div class="embed-head">
                <h2 id={ui.element("embed-title")}>{ words.embed }</h2>
                <button type="button" class="quiet" onclick={move |event: MouseEvent| close(&event)}>{ words.close }</button>
            </div>
            <p class="lead">{ words.embed_lead }</p>
            { extents(ui, &extent, embedded.unit.is_some()) }
            { results(ui, &data) }
            { for Variant::ALL.map(|variant| html! {
                <Code key={variant.id()} ui={ui.clone()} {variant} code={embedded.code(variant)} />
            }) }
        </section>
    }
}

fn extents(ui: &Ui, present: &UseStateHandle<Extent>, has_several: bool) -> Html {
    let words = DeskWords::of(ui.words.language);
    let extents = Extent::ALL.into_iter();
    let extents = extents.filter(|extent| has_several || *extent != Extent::Ranking);
    let options = extents.map(|extent| {
        let present = present.clone();
        let checked = *present == extent;
        let label = match extent {
            Extent::Full => words.embed_full,
            Extent::Weights => words.embed_weights,
            Extent::Summary => words.embed_summary,
            Extent::Ranking => words.embed_ranking,
        };
        html! {
            <label>
                <input type="radio" name={ui.element("embed-view")} {checked} onchange={move |_| present.set(extent)} />
                <span>{ label }</span>
            </label>
        }
    });
    html! {
        <fieldset class="modes small">
            <legend class="visually-hidden">{ words.embed_view }</legend>
            { for options }
        </fieldset>
    }
}

/// The file of published results that the code names.
fn results(ui: &Ui, present: &UseStateHandle<String>) -> Html {
    let words = DeskWords::of(ui.words.language);
    let id = ui.element("embed-data");
    let oninput = {
        let present = present.setter();
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            present.set(input.value().trim().to_owned());
        }
    };
    html! {
        <div class="embed-data">
            <label for={id.clone()}><b>{ words.embed_data }</b><span class="hint">{ words.embed_data_hint }</span></label>
            <input {id} type="text" inputmode="url" placeholder="published.json" autocomplete="off" spellcheck="false"
                value={(**present).clone()} {oninput} />
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct CodeProps {
    ui: Ui,
    variant: Variant,
    code: String,
}

/// The outcome of copying.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Done,
    Selected,
}

#[component]
fn Code(props: &CodeProps) -> Html {
    let CodeProps { ui, variant, code } = props;
    let words = DeskWords::of(ui.words.language);
    let (title, hint) = name(*variant, words);
    let copied = use_state_eq(|| Copied::NotYet);
    let field = use_node_ref();
    let id = ui.element(&format!("embed-{}", variant.id()));
    {
        // Other code has not been copied yet.
        let copied = copied.setter();
        use_effect_with(code.clone(), move |_| copied.set(Copied::NotYet));
    }
    let onclick = {
        let (copied, field, code) = (copied.setter(), field.clone(), code.clone());
        move |_| {
            let (copied, field, code) = (copied.clone(), field.clone(), code.clone());
            spawn_local(async move {
                if dom::copy(code).await.is_ok() {
                    copied.set(Copied::Done);
                } else {
                    if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                        let _ = field.focus();
                        field.select();
                    }
                    copied.set(Copied::Selected);
                }
            });
        }
    };
    let outcome = match *copied {
        Copied::NotYet => "",
        Copied::Done => words.copied,
        Copied::Selected => words.copy_failed,
    };
    html! {
        <div class="embed-code">
            <label for={id.clone()}><b>{ title }</b><span class="hint">{ hint }</span></label>
            <textarea {id} ref={field} readonly=true rows="4" spellcheck="false" value={code.clone()} />
            <p class="embed-copy">
                <button type="button" {onclick} aria-label={format!("{} {title}", words.copy)}>{ words.copy }</button>
                <span role="status">{ outcome }</span>
            </p>
        </div>
    }
}

fn name(variant: Variant, words: &DeskWords) -> (&'static str, &'static str) {
    match variant {
        Variant::Element => (words.embed_element, words.embed_element_hint),
        Variant::Block => (words.embed_block, words.embed_block_hint),
        Variant::Frame => (words.embed_frame, words.embed_frame_hint),
    }
}
