//! Checking and publishing: the file that makes the site show real results, and the static block.

use crate::app::browser::dom;
use crate::app::derived::{Cache, Derived, derive};
use crate::app::desk::check;
use crate::app::desk::embed_code::folder;
use crate::app::desk::export;
use crate::app::desk::refusals;
use crate::app::state::{Intent, Room, State};
use crate::app::ui::Ui;
use crate::data::bundle;
use crate::data::published::{self, Issue, Published};
use crate::error::Error;
use crate::figure::still::Still;
use crate::index::IndicatorId;
use crate::schema::{Issued, MethodologyFile};
use crate::text::Language;
use crate::text::words::DeskWords;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The name under which a publisher is remembered.
const PUBLISHER: &str = "xingfu-publisher";

/// The name of the file beside the page, as words call it.
const RESULTS: &str = "published.json";

/// The most names in a list of findings.
const MOST: usize = 12;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PublishProps {
    pub(super) ui: Ui,
    pub(super) state: State,
}

#[component]
pub(super) fn Publish(props: &PublishProps) -> Html {
    let PublishProps { ui, state } = props;
    let words = DeskWords::of(ui.words.language);
    let file_name = file_name(state);
    let (by, at, note) = (use_node_ref(), use_node_ref(), use_node_ref());
    let chosen = use_state_eq(|| None::<Rc<Published>>);
    let fault = use_state_eq(|| None::<String>);
    let block = use_state_eq(|| None::<String>);
    let shown = {
        // Results are published under the default weights.
        let state = Rc::new(state.clone());
        use_memo(state, |state| {
            let published = Rc::clone(state).reduce(Intent::PublishedWeights);
            derive(&published, &mut Cache::default())
        })
    };
    let before = chosen
        .as_ref()
        .map(Rc::clone)
        .or_else(|| state.publication.results().cloned().map(Rc::new));
    let value = |field: &NodeRef| {
        let input = field.cast::<HtmlInputElement>();
        input.map(|input| input.value()).unwrap_or_default()
    };
    let onclick = {
        let (state, before) = (state.clone(), before.clone());
        let (by, at, note) = (by.clone(), at.clone(), note.clone());
        let (fault, block) = (fault.setter(), block.setter());
        let file_name = file_name.clone();
        move |_: MouseEvent| {
            let issued = Issued {
                by: value(&by),
                at: value(&at),
                note: Some(value(&note)),
            };
            let _ = dom::store(PUBLISHER, issued.by.trim());
            let written = write(&state, issued, before.as_deref());
            match written {
                Ok((text, html)) => {
                    fault.set(None);
                    block.set(Some(html));
                    export::text(&file_name, &text);
                }
                Err(error) => {
                    block.set(None);
                    fault.set(Some(told(&error, words)));
                }
            }
        }
    };
    let publisher = dom::stored(PUBLISHER).ok().flatten().unwrap_or_default();
    html! {
        <section class="store-panel publish" role="group" aria-labelledby={ui.element("publish-title")}>
            <h2 id={ui.element("publish-title")}>{ words.publish }</h2>
            <h3>{ words.publish_check }</h3>
            { for (*shown).as_ref().map(|shown| findings(ui, state, shown)) }
            if (*shown).as_ref().is_none_or(|shown| shown.published.headline.is_none()) {
                <p class="fault reason">{ words.publish_no_score }</p>
            }
            <h3>{ words.publish_write }</h3>
            <p class="hint">{ words.publish_weights }</p>
            <div class="publish-fields">
                <label>{ words.issued_by }<input type="text" ref={by} value={publisher} maxlength="80" /></label>
                <label>{ words.issued_at }<input type="date" ref={at} value={dom::today()} /></label>
                <label class="publish-note">{ words.issue_note }<input type="text" ref={note} maxlength="200" /></label>
            </div>
            { previous(ui, state, &chosen, &fault) }
            if let Some(fault) = &*fault { <p class="fault reason" role="alert">{ fault.clone() }</p> }
            <p class="store-acts"><button type="button" class="primary" {onclick}>{ words.publish_file.replace(RESULTS, &file_name) }</button></p>
            <h3>{ words.publish_put }</h3>
            <p>{ words.publish_put_hint.replace(RESULTS, &file_name) }</p>
            { for block.as_ref().map(|html| html! { <Block ui={ui.clone()} code={html.clone()} /> }) }
        </section>
    }
}

/// The name of the file that shows results: of another index than the page's own, its file with them in it.
fn file_name(state: &State) -> String {
    let origin = state.origin.as_ref();
    origin.map_or_else(|| RESULTS.to_owned(), |origin| origin.0.file_name())
}

/// The text of the file, and the static block that goes with it.
fn write(
    state: &State,
    issued: Issued,
    before: Option<&Published>,
) -> Result<(String, String), Error> {
    let (base, choices) = (&state.base.0, &state.choices);
    let as_of = choices.month.or(choices.data.last_month());
    let as_of = as_of.ok_or_else(|| Error::new("as_of", "no month", "one"))?;
    let issue = Issue {
        as_of,
        issued,
        result: None,
        optional: &choices.optional,
        data: &choices.data,
        methodology: MethodologyFile {
            red_lines: choices.red_lines.clone(),
            ..MethodologyFile::default()
        },
        before,
    };
    let read = |text: &str| {
        let results = published::read(text, base);
        results.map_err(|unfit| Error::new("published", unfit, "results"))
    };
    let origin = state.origin.as_ref().map(|origin| &*origin.0);
    // What is read comes to what is published.
    let draft = read(&published::write(base, &issue)?)?;
    let result = Still::published(&draft, Language::Chinese)?.result();
    let text = published::write(base, &Issue { result, ..issue })?;
    let published = read(&text)?;
    let still = Still::published(&published, Language::Chinese)?;
    let title = base.title().get(Language::Chinese);
    let title = title.replace('&', "&amp;").replace('"', "&quot;");
    let address = dom::address("");
    let folder = folder(&address);
    let data = origin.map_or_else(String::new, |origin| {
        format!(" data-data=\"{folder}{}\"", origin.file_name())
    });
    let block = format!(
        "<div data-xingfu data-lang=\"zh\" data-view=\"{}\" data-title=\"{title}\"{data}>\n{}\n</div>\n\
         <script defer src=\"{folder}embed.js\"></script>",
        still.view(),
        still.block(),
    );
    let text = match origin {
        Some(origin) => bundle::with_results(&origin.file, &text)?,
        None => text,
    };
    Ok((text, block))
}

fn told(error: &Error, words: &DeskWords) -> String {
    words.pick(refusals::in_chinese(error), error.to_string())
}

/// The last issue, which the new one continues: that of this site, or a file.
fn previous(
    ui: &Ui,
    state: &State,
    chosen: &UseStateHandle<Option<Rc<Published>>>,
    fault: &UseStateHandle<Option<String>>,
) -> Html {
    let words = DeskWords::of(ui.words.language);
    let named = |published: &Published| {
        let month = words.month_name(published.as_of);
        format!(
            "{}{month}{}{}",
            words.publish_continues, words.comma, published.issued.at
        )
    };
    if let Some(published) = chosen.as_deref().or(state.publication.results()) {
        return html! { <p>{ named(published) }</p> };
    }
    let (chosen, fault) = (chosen.setter(), fault.setter());
    let base = Rc::clone(&state.base.0);
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        let (chosen, fault, base) = (chosen.clone(), fault.clone(), Rc::clone(&base));
        spawn_local(async move {
            let bytes = dom::read_file(file).await.unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            let results = bundle::results(&text);
            let text = results.as_deref().unwrap_or(&text);
            match published::read(text, &base) {
                Ok(published) => {
                    fault.set(None);
                    chosen.set(Some(Rc::new(published)));
                }
                Err(unfit) => fault.set(Some(refusals::unfit(Some(&unfit), words))),
            }
        });
    };
    html! {
        <label>{ words.publish_previous.replace(RESULTS, &file_name(state)) }{ " " }<input type="file" accept=".json,application/json" {onchange} /></label>
    }
}

/// What ought to be looked at before publishing, each one click from its place.
fn findings(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let lists = check::findings(state, shown, words);
    if lists.is_empty() {
        return html! { <p>{ words.check_done }</p> };
    }
    html! { <ul class="findings">{ for lists.into_iter().map(|(name, list)| finding(ui, state, name, &list)) }</ul> }
}

fn finding(ui: &Ui, state: &State, name: &str, list: &[IndicatorId]) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &state.choices.index;
    let links = list.iter().take(MOST).map(|id| {
        let node = index.node(index.indicator(*id).node);
        let (dispatch, indicator) = (ui.dispatch.clone(), node.id.clone());
        let open = state.view.open_indicator.as_ref() == Some(&indicator);
        let onclick = move |_: MouseEvent| {
            dispatch.dispatch(Intent::OpenRoom(Room::Desk));
            if !open {
                dispatch.dispatch(Intent::ToggleIndicator(indicator.clone()));
            }
        };
        let title = node.title.get(words.language).to_owned();
        html! { <button type="button" class="quiet" title={words.go_to} {onclick}>{ title }</button> }
    });
    let rest = list.len().saturating_sub(MOST);
    let rest =
        (rest > 0).then(|| words.pick(format!("等 {} 项", list.len()), format!("and {rest} more")));
    html! {
        <li><b>{ format!("{name} {}", list.len()) }</b>{ words.colon }{ for links }{ rest }</li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BlockProps {
    ui: Ui,
    code: String,
}

/// The static block, to be copied.
#[component]
fn Block(props: &BlockProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let field = use_node_ref();
    let outcome = use_state_eq(|| "");
    let onclick = {
        let (field, outcome, code) = (field.clone(), outcome.setter(), props.code.clone());
        move |_: MouseEvent| {
            let (field, outcome, code) = (field.clone(), outcome.clone(), code.clone());
            spawn_local(async move {
                let copied = dom::copy(code).await.is_ok();
                if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|_| !copied) {
                    field.select();
                }
                outcome.set(if copied {
                    words.copied
                } else {
                    words.copy_failed
                });
            });
        }
    };
    html! {
        <>
            <label>{ words.publish_block }
                <textarea ref={field} readonly=true rows="4" spellcheck="false" value={props.code.clone()} />
            </label>
            <p class="store-acts"><button type="button" {onclick}>{ words.publish_copy }</button><span role="status">{ *outcome }</span></p>
        </>
    }
}
