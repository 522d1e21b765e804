//! The sliders of weights, with their numbers, shares and locks.

use super::finger::Finger;
use crate::app::derived::Derived;
use crate::app::state::scale::{self, Mode};
use crate::app::state::{Intent, State};
use crate::app::ui::Ui;
use crate::index::NodeId;
use crate::text::format::{fixed, number, percent, points};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub(in crate::app) fn weights(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let index = &state.choices.index;
    let hint = match state.view.mode {
        Mode::Importance if ui.elder => words.elder_importance_hint,
        Mode::Importance => words.importance_hint,
        Mode::Percent => words.percent_hint,
    };
    let groups = index.children(NodeId::ROOT).iter().map(|&dimension| {
        let node = index.node(dimension);
        let opens = !ui.elder && index.holds_indicators(dimension);
        let open = opens && state.view.opened.contains(&node.id);
        html! {
            <li key={node.id.clone()} class="weight-group">
                { row(ui, state, shown, dimension, opens.then_some(open)) }
                <ul class="weight-children" id={ui.element(&format!("children-{}", node.id))} hidden={!open}>
                    if open { { for branch(ui, state, shown, dimension) } }
                </ul>
            </li>
        }
    });
    html! {
        <section class="weights" aria-labelledby={ui.element("weights-title")}>
            <h2 id={ui.element("weights-title")}>{ words.weights_title }</h2>
            if !ui.elder { { modes(ui, state) } }
            <p class="hint">{ hint }</p>
            { presets(ui, state, shown) }
            <ul class="weight-list">{ for groups }</ul>
        </section>
    }
}

/// The rows below a branch, however deep.
fn branch(ui: &Ui, state: &State, shown: &Derived, parent: NodeId) -> Vec<Html> {
    let index = &state.choices.index;
    let children = index.children(parent);
    children
        .iter()
        .map(|&child| {
            let node = index.node(child);
            let below =
                (!index.children(child).is_empty()).then(|| branch(ui, state, shown, child));
            html! {
                <li key={node.id.clone()}>
                    { row(ui, state, shown, child, None) }
                    if let Some(below) = below { <ul class="weight-children">{ for below }</ul> }
                </li>
            }
        })
        .collect()
}

/// Label · share · lock, and below them the controls; a line alone where the weight decides nothing.
fn row(ui: &Ui, state: &State, shown: &Derived, id: NodeId, open: Option<bool>) -> Html {
    let words = ui.words;
    let choices = &state.choices;
    let index = &choices.index;
    let node = index.node(id);
    let title = node.title.get(words.language);
    let mode = state.view.mode;
    let matters = scale::matters(index, id);
    let name = name(ui, &node.id, title, open, matters);
    if !matters {
        let reason = match index.holds_indicators(id) {
            true => words.only_one,
            false => words.no_indicators,
        };
        return html! {
            <div class="weight-row">
                <div class="weight-head">
                    { name }
                    <span class="hint">{ reason }</span>
                </div>
            </div>
        };
    }
    let percents = scale::percents(index, &choices.weights, id);
    let share = |of| percents(of) / 100.0;
    let published = |of| shown.published.nodes[index.place(of).unwrap_or(0)].share;
    let departs = |of: NodeId| (share(of) - published(of)).abs() > 5e-4;
    // Shares side by side are told alike, so that they sum to 100.
    let decimals = u8::from(scale::counting(index, id).any(departs));
    let told = scale::told(index, &choices.weights, decimals, id);
    let share = AttrValue::from(percent(told / 100.0, decimals.into()));
    let locked = mode == Mode::Percent && choices.locks.contains(&id);
    let departs = departs(id);
    html! {
        <div class={classes!("weight-row", departs.then_some("departs"))}>
            <div class="weight-head">
                { name }
                <span class="share">
                    <b>{ share.clone() }</b>
                    <small hidden={!departs}>{ words.default }{ " " }{ departs.then(|| percent(published(id), 1)) }</small>
                </span>
                { lock(ui, id, title, mode, locked) }
            </div>
            <Controls
                ui={ui.clone()}
                node={id}
                name={node.id.clone()}
                title={title.to_owned()}
                value={scale::shown(index, &choices.weights, mode, id)}
                {share}
                {mode}
                {locked}
                movable={state.can_move(id)}
                room={state.room(id)}
                is_moving={state.is_dragging()}
            />
        </div>
    }
}

fn modes(ui: &Ui, state: &State) -> Html {
    let words = ui.words;
    let option = |mode: Mode, label: &'static str| {
        let dispatch = ui.dispatch.clone();
        let onchange = move |_| {
            dispatch.dispatch(Intent::SetMode(mode));
        };
        html! {
            <label>
                <input type="radio" name={ui.element("mode")} checked={state.view.mode == mode} {onchange} />
                <span>{ label }</span>
            </label>
        }
    };
    html! {
        <fieldset class="modes">
            <legend class="visually-hidden">{ words.weights_title }</legend>
            { option(Mode::Importance, words.importance) }
            { option(Mode::Percent, words.percent) }
        </fieldset>
    }
}

fn presets(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let button = |action: Intent, label: Html, name: &'static str, enabled: bool| {
        let dispatch = ui.dispatch.clone();
        let onclick = move |_| dispatch.dispatch(action.clone());
        html! {
            <button type="button" {onclick} disabled={!enabled} aria-label={name} title={name}>{ label }</button>
        }
    };
    let moved = !shown.as_published || shown.fault.is_some();
    html! {
        <div class="presets" role="group" aria-label={words.weights_title}>
            { button(Intent::Undo, html! { <><span aria-hidden="true">{ "↶" }</span>{ words.undo }</> }, words.undo, state.can_undo()) }
            if !ui.elder {
            { button(Intent::Redo, html! { <><span aria-hidden="true">{ "↷" }</span>{ words.redo }</> }, words.redo, state.can_redo()) }
            }
            { button(Intent::PublishedWeights, words.restore_default.into(), words.restore_default, moved) }
            if !ui.elder {
            { button(Intent::EqualWeights, words.equal_weights.into(), words.equal_weights, true) }
            }
        </div>
    }
}

#[derive(Properties)]
struct ControlsProps {
    ui: Ui,
    node: NodeId,
    name: AttrValue,
    title: AttrValue,
    value: f64,
    /// Its share, as told.
    share: AttrValue,
    mode: Mode,
    locked: bool,
    movable: bool,
    /// The greatest value that the locked siblings leave.
    room: f64,
    /// Whether a slider moves.
    is_moving: bool,
}

/// Whether what is drawn can stay: of a slider that another one moves nothing is seen but the share, which
/// stands beside it.
impl PartialEq for ControlsProps {
    fn eq(&self, next: &Self) -> bool {
        self.ui == next.ui
            && self.node == next.node
            && self.name == next.name
            && self.title == next.title
            && self.value == next.value
            && (next.is_moving || self.share == next.share)
            && self.mode == next.mode
            && self.locked == next.locked
            && self.movable == next.movable
            && self.room == next.room
    }
}

/// − slider + number, and below them why the weight is not what was wanted.
#[component]
fn Controls(props: &ControlsProps) -> Html {
    let draw_again = use_force_update();
    let draft = use_state_eq(|| None::<String>);
    let finger = use_mut_ref(Finger::default);
    let words = props.ui.words;
    let most = props.mode.most();
    let decimals = usize::from(props.value.fract().abs() >= 0.05);
    let text = fixed(props.value, decimals);
    let id = slider(&props.ui, &props.name);
    let reason_id = format!("{id}-reason");
    let value_text = value_text(props, &text);
    let set = {
        let (dispatch, node) = (props.ui.dispatch.clone(), props.node);
        move |value: f64, live: bool| dispatch.dispatch(Intent::SetWeight { node, value, live })
    };
    let room = props.room;
    let slide = |live: bool| {
        let (set, draft) = (set.clone(), draft.setter());
        let (finger, shown) = (Rc::clone(&finger), text.clone());
        move |target: HtmlInputElement| {
            let holds = !finger.borrow().slides();
            if live {
                finger.replace_with(|finger| finger.after_input());
            }
            if holds {
                return target.set_value(&shown);
            }
            let value = target.value_as_number();
            if value > room {
                target.set_value(&number(room, 1));
            }
            draft.set(None);
            set(value.min(room), live);
        }
    };
    let (on_input, on_change) = (slide(true), slide(false));
    let oninput = move |event: InputEvent| on_input(event.target_unchecked_into());
    let onchange = move |event: Event| on_change(event.target_unchecked_into());
    let typed = {
        let (set, draft) = (set.clone(), draft.setter());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let text = input.value();
            match crate::text::number::parse(&text, Some("%")) {
                Ok(value) if (0.0..=room).contains(&value) => {
                    draft.set(None);
                    set(value, false);
                }
                _ => draft.set(Some(text)),
            }
        }
    };
    let step = |by: f64| {
        let (dispatch, node, draft) = (props.ui.dispatch.clone(), props.node, draft.setter());
        move |_| {
            draft.set(None);
            dispatch.dispatch(Intent::StepWeight { node, by });
        }
    };
    let wrong = draft.is_some();
    let fixed = !props.movable;
    let reason = reason(props, wrong);
    let follow = |act: fn(Finger, &PointerEvent) -> Finger| {
        let finger = Rc::clone(&finger);
        move |event: PointerEvent| {
            if event.pointer_type() == "touch" {
                finger.replace_with(|finger| act(*finger, &event));
            }
        }
    };
    let described = (!reason.is_empty()).then(|| reason_id.clone());
    html! {
        <>
            <div class="weight-controls">
                <button type="button" class="step" onclick={step(-1.0)} disabled={fixed || props.value <= 0.0}
                    aria-label={format!("{} {}", props.title, words.less)}>{ "−" }</button>
                <input type="range" {id} min="0" max={number(most, 0)} step="1" value={text.clone()}
                    disabled={fixed} aria-label={props.title.clone()} aria-valuetext={value_text}
                    aria-describedby={described.clone()} {oninput} {onchange}
                    onpointerdown={follow(|_, event| Finger::Resting(event.client_x(), event.client_y()))}
                    onpointermove={follow(|finger, event| finger.moved(event.client_x(), event.client_y()))}
                    onpointerup={follow(|finger, _| finger.lifted())}
                    onpointercancel={follow(|finger, _| finger.lifted())}
                    onfocus={move |_| draw_again.force_update()} />
                <button type="button" class="step" onclick={step(1.0)} disabled={fixed || props.value >= room}
                    aria-label={format!("{} {}", props.title, words.more)}>{ "+" }</button>
                if props.ui.elder { <b class="amount">{ text }</b> } else {
                <input type="number" min="0" max={number(most, 0)} step="any" class="amount" disabled={fixed}
                    value={(*draft).clone().unwrap_or(text)} aria-invalid={wrong.then_some("true")}
                    aria-label={format!("{} {}", props.title, match props.mode {
                        Mode::Importance => words.importance,
                        Mode::Percent => words.percent,
                    })}
                    aria-describedby={described} onchange={typed} />
                }
            </div>
            <p class={classes!("reason", wrong.then_some("fault"))} id={reason_id} hidden={reason.is_empty()}>{ reason }</p>
        </>
    }
}

/// Why the weight is not, or cannot be, what was wanted, and what it can be; empty where it can.
fn reason(props: &ControlsProps, wrong: bool) -> AttrValue {
    let (words, room) = (props.ui.words, props.room);
    let least_full = Mode::Percent.most() - 0.05;
    let is_bound = props.mode == Mode::Percent && room < least_full;
    match (props.movable, is_bound) {
        (false, _) if props.locked => words.locked.into(),
        (false, _) => words.cannot_move.into(),
        (true, true) if wrong || props.value > room - 0.05 => {
            let bound = props
                .ui
                .deferred
                .map(|deferred| (deferred.bound)(words, room));
            bound.map_or_else(|| words.bad_percent.into(), AttrValue::from)
        }
        (true, _) if !wrong => AttrValue::default(),
        (true, _) => match props.mode {
            Mode::Importance => words.bad_importance.into(),
            Mode::Percent => words.bad_percent.into(),
        },
    }
}

/// Name, value, share and the score that they make. The score is the one at the time of drawing: a slider
/// is drawn when it moves, and once more when it takes the focus.
fn value_text(props: &ControlsProps, text: &str) -> String {
    let words = props.ui.words;
    let title = &props.title;
    let share = &props.share;
    let said = match props.mode {
        Mode::Importance => words.pick(
            format!("{title}，重要程度 {text}，占 {share}"),
            format!("{title}, importance {text}, {share} of the whole"),
        ),
        Mode::Percent => words.pick(format!("{title}，占 {text}%"), format!("{title}, {text}%")),
    };
    match props.ui.headline.get() {
        Some(score) => {
            let score = points(score);
            said + &words.pick(format!("，总分 {score}"), format!(", score {score}"))
        }
        None => said,
    }
}

/// The name: the label of its slider, or what shows and hides what is below it.
fn name(ui: &Ui, id: &str, title: &str, open: Option<bool>, matters: bool) -> Html {
    let words = ui.words;
    let title = title.to_owned();
    let Some(open) = open else {
        if !matters {
            return html! { <span class="weight-title">{ title }</span> };
        }
        return html! { <label for={slider(ui, id)} class="weight-title">{ title }</label> };
    };
    let (dispatch, name) = (ui.dispatch.clone(), id.to_owned());
    let onclick = move |_| dispatch.dispatch(Intent::ToggleDimension(name.clone()));
    html! {
        <button type="button" class="weight-title opens" aria-expanded={open.to_string()} {onclick}
            aria-controls={ui.element(&format!("children-{id}"))}
            title={if open { words.collapse } else { words.expand }}>
            <span class="caret" aria-hidden="true"></span>{ title }
        </button>
    }
}

/// The id of a weight's slider.
fn slider(ui: &Ui, id: &str) -> String {
    ui.element(&format!("weight-{id}"))
}

fn lock(ui: &Ui, node: NodeId, title: &str, mode: Mode, locked: bool) -> Html {
    let words = ui.words;
    let dispatch = ui.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Intent::ToggleLock(node));
    let word = if locked { words.unlock } else { words.lock };
    html! {
        <button type="button" class={classes!("lock", locked.then_some("on"))} {onclick}
            hidden={mode == Mode::Importance}
            aria-label={format!("{word} {title}")} title={word}>{ word }</button>
    }
}
