//! The ranking of all units, where there are several: each row opens the unit that it is of.

mod bench;
mod cells;
mod charts;
mod files;
mod glide;
mod judged;
pub mod keys;
mod one;
pub mod order;
pub(in crate::app) mod print;
mod row;
mod scene;
pub mod slots;
mod table;

use crate::app::browser::dom;
use crate::app::derived::Derived;
use crate::app::derived::board::{Boards, Series};
use crate::app::read::figures;
use crate::app::state::{ByPtr, Choices, Extent, State};
use crate::app::ui::Ui;
use crate::app::ui::option::option;
use crate::data::{Shapes, UnitId};
use crate::figure::standings;
use crate::score::Board;
use crate::score::profile::Profile;
use crate::text::Language;
use crate::text::words::DeskWords;
use bench::{Bench, Hands, focus};
use charts::ChartsProps;
use glide::use_gliding;
use judged::Judged;
use one::One;
use order::{Entry, Look, Rows, rows};
use scene::Scene;
use slots::{Slot, slots};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use table::{OPEN_ROWS, row_height, table, window};
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Values of units, indicators and months that are judged at once; more are judged month by month, so
/// that the page goes on meanwhile.
const AT_ONCE: usize = 100_000;

/// The ranking; nothing for a single unit.
pub(in crate::app) fn ranking(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let is_there = state.choices.data.units().len() > 1
        && matches!(state.view.extent, Extent::Full | Extent::Ranking)
        && !state.is_at_desk();
    if !is_there {
        return html! {};
    }
    html! {
        <Ranking ui={ui.clone()} choices={ByPtr(Rc::clone(&state.choices))} points={Judged(Arc::clone(&shown.points))}
            unit={shown.unit} profile={ByPtr(Rc::clone(&shown.mine))}
            remarks={figures::remarks(ui, state, shown)} pins={state.view.pins.clone()} shapes={state.shapes.clone()}
            is_moving={state.is_dragging()} />
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RankingProps {
    ui: Ui,
    choices: ByPtr<Choices>,
    points: Judged,
    /// The unit that is looked at.
    unit: UnitId,
    /// What it has at each node.
    profile: ByPtr<Profile>,
    /// The lines below a figure.
    remarks: Rc<Vec<String>>,
    /// Ids of the units at the top.
    pins: Vec<String>,
    /// The shapes of the units, where there are some.
    shapes: Option<ByPtr<Shapes>>,
    /// Whether a slider moves.
    is_moving: bool,
}

/// What is read at rest: it stays as it is while a slider moves.
#[derive(Default)]
struct Rest {
    of: Option<ByPtr<Board>>,
    series: Option<Rc<Series>>,
    finding: Option<AttrValue>,
    /// What the finding is of, and in which language.
    told: Option<(ByPtr<Board>, Language)>,
}

#[component]
fn Ranking(props: &RankingProps) -> Html {
    let boards = use_mut_ref(Boards::default);
    let rest = use_mut_ref(Rest::default);
    let hands = use_mut_ref(Hands::default);
    let look = use_state_eq(Look::default);
    let first = use_state_eq(|| 0_usize);
    let active = use_state_eq(|| None::<UnitId>);
    let place = use_node_ref();
    let language = props.ui.words.language;
    let choices = Rc::clone(&props.choices.0);
    let board = boards.borrow_mut().board(&choices, &props.points.0);
    use_making(props, &boards);
    let board = board.map(ByPtr);
    if let Some(board) = &board {
        settle(
            props,
            board,
            &mut boards.borrow_mut(),
            &mut rest.borrow_mut(),
        );
    }
    let series = rest.borrow().series.clone();
    let sorted = use_memo(
        (
            board.clone(),
            series.clone().map(ByPtr),
            (*look).clone(),
            props.pins.clone(),
            language,
        ),
        |(board, series, look, pins, _)| match board {
            Some(board) => {
                let series = series.as_ref().map(|series| &*series.0);
                rows(&board.0, &choices.data, series, look, pins, language)
            }
            None => Rows::default(),
        },
    );
    let present = use_mut_ref(Vec::<Slot>::new);
    let height = use_gliding(&place, board.as_ref(), &sorted, &look, props.is_moving);
    {
        let (place, hands) = (place.clone(), Rc::clone(&hands));
        use_effect(move || {
            // The row may be drawn only by the next drawing.
            let mut hands = hands.borrow_mut();
            hands.focus = hands.focus.filter(|unit| !focus(&place, *unit));
        });
    }
    let Some(board) = board else {
        return html! {};
    };
    let before = boards.borrow().compared_with();
    let since = AttrValue::from(DeskWords::of(language).since(before));
    let scene = Scene::new(
        &props.ui,
        &choices,
        &props.points.0,
        &board.0,
        series.as_ref(),
        &sorted,
        &look,
        props.unit,
        since.clone(),
    );
    height.set(f64::from(row_height(&scene)));
    let drawn = window(sorted.entries.len(), *first);
    let entries = &sorted.entries[drawn.clone()];
    let slots = slots(&present.borrow(), entries, props.is_moving);
    present.replace(slots.clone());
    let bench = Bench {
        dispatch: props.ui.dispatch.clone(),
        ids: choices.clone(),
        look: look.clone(),
        first: first.clone(),
        active: active.clone(),
        hands,
        place: place.clone(),
        columns: scene.columns(),
        height: row_height(&scene),
        rows: Rc::clone(&sorted),
    };
    let stop = stop(&sorted, *first, *active, props.unit);
    let words = scene.words;
    let is_boxed = sorted.pins.len() + sorted.entries.len() > OPEN_ROWS;
    let top = bench.hands.borrow().top;
    let seen = (is_boxed && props.is_moving).then_some(top..top + OPEN_ROWS);
    let bench = Rc::new(bench);
    let onscroll = {
        let bench = Rc::clone(&bench);
        let is_moving = props.is_moving;
        move |event: Event| {
            let place: HtmlElement = event.target_unchecked_into();
            bench.scrolled(place.scroll_top(), is_moving);
        }
    };
    let onclick = {
        let bench = Rc::clone(&bench);
        move |event: MouseEvent| bench.clicked(&event)
    };
    let onkeydown = {
        let bench = Rc::clone(&bench);
        move |event: KeyboardEvent| bench.pressed(&event)
    };
    let charts = ChartsProps {
        ui: props.ui.clone(),
        choices: props.choices.clone(),
        points: props.points.clone(),
        board: board.clone(),
        series: series.clone().map(ByPtr),
        rows: ByPtr(Rc::clone(&sorted)),
        before,
        unit: props.unit,
        profile: props.profile.clone(),
        remarks: Rc::clone(&props.remarks),
        shapes: props.shapes.clone(),
        is_moving: props.is_moving,
    };
    let title = props.ui.element("ranking-title");
    html! {
        <section class="ranking" aria-labelledby={title.clone()}>
            <div class="ranking-head">
                <h2 id={title}>{ words.all_units }
                    if choices.data.is_demonstration() { { " " }<span class="mark">{ words.demonstration }</span> }
                </h2>
                if !props.ui.elder { { tools(&scene, &look, &first) } }
            </div>
            <p class="finding">{ for rest.borrow().finding.clone() }</p>
            <p class="visually-hidden" id={props.ui.element("ranking-hint")}>{ words.ranking_hint }</p>
            <div class={classes!("board-box", is_boxed.then_some("boxed"))} ref={place} {onscroll} {onclick} {onkeydown}>
                { table(&scene, &drawn, &slots, stop, seen.as_ref()) }
            </div>
            if sorted.entries.is_empty() && sorted.pins.is_empty() { <p class="hint">{ words.nothing_found }</p> }
            if !props.ui.elder { <files::Files ui={props.ui.clone()} choices={props.choices.clone()}
                board={board.clone()} rows={ByPtr(Rc::clone(&sorted))} since={since.clone()} /> }
            <One {charts} look={look.clone()} {since} />
        </section>
    }
}

/// What is read at rest.
fn settle(props: &RankingProps, board: &ByPtr<Board>, boards: &mut Boards, rest: &mut Rest) {
    if props.is_moving && rest.of.is_some() {
        return;
    }
    if rest.series.is_none() || rest.of.as_ref() != Some(board) {
        rest.series = boards.series(&props.choices.0);
    }
    let words = props.ui.words;
    let of = (board.clone(), words.language);
    if rest.told.as_ref() != Some(&of) {
        let told = standings(&board.0, &props.choices.0.data, words);
        rest.finding = told.map(AttrValue::from);
        rest.told = Some(of);
    }
    rest.of = Some(board.clone());
}

/// Judges the months: at once where they are few, else one in a task until all are there.
#[hook]
fn use_making(props: &RankingProps, boards: &Rc<RefCell<Boards>>) {
    let redraw = use_force_update();
    let latest = use_mut_ref(|| props.clone());
    let is_busy = use_mut_ref(|| false);
    latest.replace(props.clone());
    let missing = boards.borrow().missing(&props.choices.0);
    if missing > 0 && missing <= AT_ONCE {
        while boards.borrow_mut().make(&props.choices.0, &props.points.0) {}
    }
    let is_wanted = missing > AT_ONCE;
    let boards = Rc::clone(boards);
    use_effect_with(is_wanted, move |is_wanted| {
        if !*is_wanted || is_busy.replace(true) {
            return;
        }
        spawn_local(async move {
            loop {
                dom::pause().await;
                let RankingProps {
                    choices, points, ..
                } = latest.borrow().clone();
                if !boards.borrow_mut().make(&choices.0, &points.0) {
                    break;
                }
            }
            is_busy.replace(false);
            redraw.force_update();
        });
    });
}

/// The row that the keyboard comes to first: the one where it was, the chosen one, or the first that is
/// drawn.
fn stop(rows: &Rows, first: usize, active: Option<UnitId>, chosen: UnitId) -> Option<UnitId> {
    let drawn = rows.entries[window(rows.entries.len(), first)].iter();
    let drawn = drawn.filter_map(|entry| match entry {
        Entry::Unit(unit) => Some(*unit),
        Entry::Group(..) => None,
    });
    let drawn: Vec<UnitId> = rows.pins.iter().copied().chain(drawn).collect();
    let is_drawn = |unit: &UnitId| drawn.contains(unit);
    let wanted = active.filter(is_drawn).or(Some(chosen).filter(is_drawn));
    wanted.or(drawn.first().copied())
}

/// Search, groups and their order.
fn tools(scene: &Scene<'_>, look: &UseStateHandle<Look>, first: &UseStateHandle<usize>) -> Html {
    let words = scene.words;
    let change = |edit: fn(&mut Look, String)| {
        let (look, first) = (look.clone(), first.clone());
        move |value: String| {
            let mut next = (*look).clone();
            edit(&mut next, value);
            look.set(next);
            first.set(0);
        }
    };
    let search = change(|look, value| look.search = value);
    let oninput = move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        search(input.value());
    };
    let choose = change(|look, value| look.group = (!value.is_empty()).then_some(value));
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        choose(select.value());
    };
    let part = change(|look, _| look.is_grouped = !look.is_grouped);
    let ontoggle = move |_: Event| part(String::new());
    let units = scene.choices.data.units().iter();
    let mut groups: Vec<&str> = Vec::new();
    for group in units.filter_map(|unit| unit.group.as_deref()) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let options = groups.iter().map(|group| {
        let is_chosen = look.group.as_deref() == Some(group);
        option((*group).to_owned(), scene.group_title(group), is_chosen)
    });
    html! {
        <div class="ranking-tools">
            <input type="text" {oninput} value={look.search.clone()} placeholder={words.search_units} aria-label={words.search_units} />
            if !groups.is_empty() {
                <select {onchange} aria-label={words.group}>
                    { option("", words.all_groups, look.group.is_none()) }
                    { for options }
                </select>
                <label class="choice"><input type="checkbox" checked={look.is_grouped} onchange={ontoggle} />{ words.group_by_group }</label>
            }
        </div>
    }
}
