//! The grid on the page, with its tools.

use super::events::{Bench, Hands, Look, Wish};
use super::filter::Filter;
use super::line::{Active, Line};
use super::rows::{Column, Line as Kind, Row, Sheet};
use super::signer::Signer;
use super::subtotals::Subtotals;
use super::{detail, filled};
use crate::app::derived::Derived;
use crate::app::state::{ByPtr, Intent, Place, State};
use crate::app::ui::option::option;
use crate::app::ui::{Ui, values};
use crate::index::IndicatorId;
use crate::text::words::DeskWords;
use std::rc::Rc;
use web_sys::{FocusOptions, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What is known of an indicator: quote, method, arithmetic, history.
pub(in crate::app) type Detail = fn(&Ui, &State, &Derived, IndicatorId) -> Html;

#[derive(Clone, Debug, Properties)]
pub(in crate::app) struct GridProps {
    pub(in crate::app) ui: Ui,
    pub(in crate::app) state: State,
    pub(in crate::app) shown: Derived,
    pub(in crate::app) detail: Detail,
}

/// Drawn again when what it shows changes.
impl PartialEq for GridProps {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.state, &other.state);
        self.ui == other.ui
            && Rc::ptr_eq(&a.choices, &b.choices)
            && a.unit() == b.unit()
            && a.can_undo() == b.can_undo()
            && a.can_redo() == b.can_redo()
            && self.shown == other.shown
    }
}

#[component]
pub(in crate::app) fn Grid(props: &GridProps) -> Html {
    let GridProps {
        ui,
        state,
        shown,
        detail,
    } = props;
    let look = use_state_eq(Look::default);
    let field = use_node_ref();
    let hands = use_mut_ref(Hands::default);
    let choices = ByPtr(Rc::clone(&state.choices));
    let unit = state.unit();
    let language = ui.words.language;
    let whole = use_memo((choices, unit, language), |(choices, unit, _)| {
        filled::sheet(&choices.0, *unit, shown, ui.words)
    });
    let kept = use_memo(
        (
            look.filter,
            look.responsible.clone(),
            look.round,
            unit,
            state.choices.month,
        ),
        |(filter, responsible, ..)| places(&whole, *filter, responsible.as_deref()),
    );
    let sheet = match &*kept {
        None => Rc::clone(&whole),
        Some(kept) => Rc::new(whole.only(kept)),
    };
    {
        let (field, hands) = (field.clone(), Rc::clone(&hands));
        use_effect(move || {
            // Put down before the focus moves: who loses it looks at them.
            let wish = std::mem::take(&mut hands.borrow_mut().wish);
            serve(&field, wish);
        });
    }
    let bench = Rc::new(Bench {
        ui: ui.clone(),
        state: state.clone(),
        sheet: Rc::clone(&sheet),
        look: look.clone(),
        field,
        hands,
    });
    html! {
        <div class="grid-room">
            { tools(&bench, &whole) }
            <p class="visually-hidden" id={ui.element("grid-help")}>{ DeskWords::of(ui.words.language).grid_help }</p>
            <p class="hint grid-hint-line" aria-hidden="true">{ DeskWords::of(ui.words.language).grid_help }</p>
            { subtotals(&bench, shown, &whole) }
            { grid(&bench, shown, *detail) }
        </div>
    }
}

/// The places that the filters show; `None` for all.
fn places(sheet: &Sheet, filter: Filter, responsible: Option<&str>) -> Option<Vec<Place>> {
    if filter == Filter::All && responsible.is_none() {
        return None;
    }
    let is_theirs = |row: &Row| responsible.is_none_or(|name| row.responsible == name);
    let rows = sheet.rows.iter();
    let rows = rows.filter(|row| filter.shows(row) && is_theirs(row));
    Some(rows.map(|row| row.place).collect())
}

/// The choice among those who answer for some row.
fn responsible(bench: &Rc<Bench>, whole: &Sheet) -> Html {
    let words = DeskWords::of(bench.ui.words.language);
    let present = bench.look.responsible.clone();
    let named = whole.rows.iter().map(|row| row.responsible.as_str());
    let mut names: Vec<&str> = named.filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() && present.is_none() {
        return html! {};
    }
    let chosen = Rc::clone(bench);
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let name = Some(select.value()).filter(|name| !name.is_empty());
        chosen.filter(chosen.look.filter, name);
    };
    let count = |name: &str| {
        whole
            .rows
            .iter()
            .filter(|row| row.responsible == name)
            .count()
    };
    html! {
        <select {onchange} id={bench.ui.element("responsible")} aria-label={words.responsible}>
            { option("", words.everyone, present.is_none()) }
            { for names.into_iter().map(|name| {
                let title = format!("{name} ({})", count(name));
                option(name.to_owned(), title, present.as_deref() == Some(name))
            }) }
        </select>
    }
}

/// The month by who is responsible, where somebody is named.
fn subtotals(bench: &Rc<Bench>, shown: &Derived, whole: &Sheet) -> Html {
    if whole.rows.iter().all(|row| row.responsible.is_empty()) {
        return html! {};
    }
    let chosen = Rc::clone(bench);
    let choose = move |name: String| chosen.filter(chosen.look.filter, Some(name));
    html! {
        <Subtotals ui={bench.ui.clone()} state={bench.state.clone()} shown={shown.clone()} {choose} />
    }
}

/// Gives the field what was wished for it.
fn serve(field: &NodeRef, wish: Wish) {
    let Some(field) = field.cast::<HtmlInputElement>() else {
        return;
    };
    match wish {
        Wish::Nothing => {}
        Wish::Focus => drop(field.focus()),
        Wish::FocusInPlace => {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = field.focus_with_options(&options);
        }
        Wish::Fill(text) => {
            field.set_value(&text);
            let _ = field.focus();
            let end = text.encode_utf16().count() as u32;
            let _ = field.set_selection_range(end, end);
        }
    }
}

/// Filters, carrying over, undo, and what was done last.
fn tools(bench: &Rc<Bench>, whole: &Sheet) -> Html {
    let words = DeskWords::of(bench.ui.words.language);
    let filters = Filter::ALL.into_iter().map(|filter| {
        let (count, rows) = filter.count(whole.rows.iter().map(Rc::as_ref));
        let told = match count == rows {
            true => rows.to_string(),
            false => words.pick(format!("{count} 项 {rows} 行"), format!("{count} in {rows} rows")),
        };
        let pressed = bench.look.filter == filter;
        let chosen = Rc::clone(bench);
        html! {
            <button type="button" aria-pressed={pressed.to_string()} onclick={move |_| chosen.filter(filter, chosen.look.responsible.clone())}
                hidden={filter == Filter::Unread && count == 0 && !pressed}>
                { filter.name(words) }<small>{ told }</small>
            </button>
        }
    });
    let carries = Rc::clone(bench);
    let step = |intent: Intent| {
        let dispatch = bench.ui.dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(intent.clone())
    };
    html! {
        <div class="grid-tools">
            <div class="filters" role="group" aria-label={words.filter}>{ for filters }{ responsible(bench, whole) }</div>
            <div class="grid-acts">
                <button type="button" onclick={move |_| carries.carry()}>{ words.carry_last }</button>
                <button type="button" onclick={step(Intent::Undo)} disabled={!bench.state.can_undo()}>{ words.undo }</button>
                <button type="button" onclick={step(Intent::Redo)} disabled={!bench.state.can_redo()}>{ words.redo }</button>
            </div>
            if bench.ui.own_page { <Signer ui={bench.ui.clone()} /> }
            <p class="grid-told" role="status">{ bench.look.told.clone() }</p>
        </div>
    }
}

fn grid(bench: &Rc<Bench>, shown: &Derived, detail: Detail) -> Html {
    let words = DeskWords::of(bench.ui.words.language);
    let sheet = &bench.sheet;
    let on = |act: fn(&Bench, &MouseEvent)| {
        let bench = Rc::clone(bench);
        move |event: MouseEvent| act(&bench, &event)
    };
    let onkeydown = with(bench, |bench, event: KeyboardEvent| bench.key(&event));
    let oninput = with(bench, |bench, event: InputEvent| bench.input(&event));
    let onfocusout = with(bench, |bench, event: FocusEvent| bench.leave(&event));
    let onpaste = with(bench, |bench, event: Event| bench.paste(&event));
    let oncopy = with(bench, |bench, event: Event| bench.copy(&event, false));
    let oncut = with(bench, |bench, event: Event| bench.copy(&event, true));
    html! {
        <div class="grid" role="grid" id={bench.ui.element("grid")} aria-label={words.grid_of}
            aria-rowcount={(sheet.rows.len() + 1).to_string()} aria-colcount={Column::ALL.len().to_string()}
            aria-multiselectable="true" {onkeydown} {oninput} {onfocusout} {onpaste} {oncopy} {oncut}
            onmousedown={on(Bench::press)} onmouseover={on(Bench::drag)}
            onclick={on(Bench::click)} ondblclick={on(Bench::double_click)}>
            <div role="row" class="grid-head" aria-rowindex="1">
                { for Column::ALL.into_iter().enumerate().map(|(at, column)| html! {
                    <span role="columnheader" class={classes!("grid-cell", format!("g-{}", column.id()))}
                        aria-colindex={(at + 1).to_string()}>{ column.name(words) }</span>
                }) }
            </div>
            { for sheet.lines.iter().map(|line| match line {
                Kind::Dimension { id, title } => heading("grid-dimension", id, html! { <h3>{ title.clone() }</h3> }),
                Kind::Indicator { id, title, target, due, progress } => heading("grid-indicator", id, html! {
                    <>
                        <b>{ title.clone() }</b>
                        <span>{ words.target }{ words.colon }{ target.clone() }</span>
                        if !due.is_empty() { <span>{ words.due_now }{ words.colon }{ due.clone() }</span> }
                        { for progress.map(|progress| values::light(words, progress)) }
                    </>
                }),
                Kind::Row(position) => line_of(bench, shown, detail, *position),
            }) }
            if sheet.rows.is_empty() { { heading("grid-empty", "empty", html! { <p>{ words.no_rows }</p> }) } }
        </div>
    }
}

fn with<E: 'static>(bench: &Rc<Bench>, act: fn(&Bench, E)) -> Callback<E> {
    let bench = Rc::clone(bench);
    Callback::from(move |event| act(&bench, event))
}

fn heading(class: &'static str, id: &str, content: Html) -> Html {
    html! {
        <div key={format!("{class}-{id}")} role="row" {class}>
            <div role="gridcell" aria-colspan={Column::ALL.len().to_string()}>{ content }</div>
        </div>
    }
}

fn line_of(bench: &Rc<Bench>, shown: &Derived, detail: Detail, position: usize) -> Html {
    let Some(row) = bench.sheet.rows.get(position) else {
        return html! {};
    };
    let cursor = bench.cursor();
    let look = &bench.look;
    let active = (cursor.at.row == position).then(|| Active {
        column: Column::at(cursor.at.column),
        mode: look.mode,
        sought: look.sought.clone(),
    });
    let columns = cursor.columns();
    let selected = cursor
        .rows()
        .contains(&position)
        .then(|| (*columns.start(), *columns.end()));
    let open = look.opened.contains(&row.id);
    html! {
        <>
            <Line key={row.id.clone()} ui={bench.ui.clone()} row={Rc::clone(row)} {position} {selected} {active} {open}
                field={bench.field.clone()} />
            if open { { detail_of(bench, shown, detail, row) } }
        </>
    }
}

fn detail_of(bench: &Rc<Bench>, shown: &Derived, knowledge: Detail, row: &Row) -> Html {
    html! {
        <div key={format!("facts-{}", row.id)} role="row" class="grid-detail" id={bench.ui.element(&format!("facts-{}", row.id))}>
            <div role="gridcell" aria-colspan={Column::ALL.len().to_string()}>
                { detail::fields(&bench.ui, &bench.state, row) }
                { knowledge(&bench.ui, &bench.state, shown, row.place.indicator) }
            </div>
        </div>
    }
}
