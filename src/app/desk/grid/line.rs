//! A row of the grid as it is drawn.

use super::choice::{Choice, Sought};
use super::cursor::Spot;
use super::keys::{Mode, Takes};
use super::rows::{Cell, Column, Row, class as class_of};
use crate::app::ui::{Ui, values};
use crate::text::words::{DeskWords, Words};
use std::rc::Rc;
use yew::prelude::*;

/// The cell under the cursor, and what it is doing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Active {
    pub(super) column: Column,
    pub(super) mode: Mode,
    pub(super) sought: Sought,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct LineProps {
    pub(super) ui: Ui,
    pub(super) row: Rc<Row>,
    /// The position among the rows.
    pub(super) position: usize,
    /// The first and the last selected column.
    pub(super) selected: Option<(usize, usize)>,
    pub(super) active: Option<Active>,
    /// Whether the detail below is open.
    pub(super) open: bool,
    /// The field that keys go to.
    pub(super) field: NodeRef,
}

/// What a cell takes.
pub(super) fn takes(row: &Row, column: Column) -> Takes {
    match column {
        Column::Title => Takes::Detail,
        Column::Target | Column::Due | Column::Last => Takes::Nothing,
        Column::Value if !row.choices.is_empty() => Takes::Choice,
        Column::Status => Takes::Choice,
        Column::Value | Column::Evidence | Column::Responsible => Takes::Text,
    }
}

/// The choices of a cell.
pub(super) fn choices(row: &Row, column: Column, words: &Words) -> Rc<Vec<Choice>> {
    match column {
        Column::Status => {
            let all = super::cell::statuses(words).into_iter();
            Rc::new(all.map(|(_, choice)| choice).collect())
        }
        _ => Rc::clone(&row.choices),
    }
}

#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let LineProps {
        row,
        position,
        selected,
        active,
        ..
    } = props;
    let is_item = row.place.item.is_some();
    let cells = Column::ALL.into_iter().enumerate().map(|(at, column)| {
        let is_selected = selected.is_some_and(|(first, last)| (first..=last).contains(&at));
        cell(props, at, column, is_selected)
    });
    html! {
        <div role="row" class={classes!("grid-row", is_item.then_some("item"), active.as_ref().map(|_| "here"), class_of(row.standing))}
            aria-rowindex={(position + 2).to_string()}>
            { for cells }
        </div>
    }
}

fn cell(props: &LineProps, at: usize, column: Column, is_selected: bool) -> Html {
    let LineProps {
        ui, row, position, ..
    } = props;
    let words = ui.words;
    let active = props
        .active
        .as_ref()
        .filter(|active| active.column == column);
    let takes = takes(row, column);
    let fault = row.fault(column);
    let reason = ui.element(&format!("reason-{}-{}", row.id, column.id()));
    let spot = Spot {
        row: *position,
        column: at,
    };
    let is_typed = active.is_some_and(|active| matches!(active.mode, Mode::Typing | Mode::Editing));
    let class = classes!(
        "grid-cell",
        format!("g-{}", column.id()),
        is_selected.then_some("selected"),
        active.map(|_| "active"),
        is_typed.then_some("typed"),
        fault.map(|_| "wrong"),
    );
    let role = if column == Column::Title {
        "rowheader"
    } else {
        "gridcell"
    };
    html! {
        <div {role} {class} data-cell={format!("{}:{}", spot.row, spot.column)}
            id={ui.element(&format!("cell-{}-{}", row.id, column.id()))}
            aria-colindex={(at + 1).to_string()} aria-selected={is_selected.to_string()}
            aria-readonly={matches!(takes, Takes::Nothing | Takes::Detail).then_some("true")}
            aria-invalid={fault.map(|_| "true")} aria-describedby={fault.map(|_| reason.clone())}>
            <span class="cell-name" aria-hidden="true">{ column.name(words) }</span>
            { content(props, column) }
            if let Some(fault) = fault { <span class="reason fault" id={reason}>{ fault.to_owned() }</span> }
            if let Some(active) = active { { field(props, active, takes) } }
        </div>
    }
}

fn content(props: &LineProps, column: Column) -> Html {
    let LineProps { ui, row, open, .. } = props;
    let words = DeskWords::of(ui.words.language);
    let text = row.text(column, words);
    match column {
        Column::Title => html! {
            <button type="button" class="grid-title" tabindex="-1" aria-expanded={open.to_string()}
                aria-controls={open.then(|| ui.element(&format!("facts-{}", row.id)))}>
                <span class="caret" aria-hidden="true"></span>
                <span>{ text }{ for row.measure.iter().map(|measure| html! { <small>{ " " }{ measure.clone() }</small> }) }</span>
            </button>
        },
        Column::Status if row.status.is_none() => html! {
            <span class="cell-text">
                if row.is_unread() {
                    <span class="status missing">{ words.filter_unread }</span>
                } else {
                    <span class={classes!("status", class_of(row.standing))}>{ text }</span>
                }
                { for row.progress.filter(|_| !row.is_unread()).map(|progress| values::light(words, progress)) }
                { for row.hints.iter().map(|hint| html! { <span class="grid-hint">{ hint.clone() }</span> }) }
            </span>
        },
        _ => html! { <span class="cell-text">{ text }</span> },
    }
}

/// The field that keys go to: unseen until something is typed.
fn field(props: &LineProps, active: &Active, takes: Takes) -> Html {
    let LineProps { ui, row, field, .. } = props;
    let words = ui.words;
    let Active {
        column,
        mode,
        sought,
    } = active;
    let text = row.text(*column, words);
    let name = format!("{}{}{}", row.title, words.comma, column.name(words));
    let label = match text.is_empty() {
        true => name,
        false => format!("{name}{}{text}", words.colon),
    };
    let is_open = *mode == Mode::Choosing;
    let list = ui.element("grid-choices");
    let is_choice = takes == Takes::Choice;
    let choice = |at: usize| ui.element(&format!("grid-choice-{at}"));
    let inputmode = match (column, takes) {
        (Column::Value, Takes::Text) => "decimal",
        (_, Takes::Text) => "text",
        (_, Takes::Nothing | Takes::Detail | Takes::Choice) => "none",
    };
    html! {
        <>
            <input ref={field.clone()} class="grid-field" type="text" autocomplete="off" spellcheck="false"
                id={ui.element("grid-field")} {inputmode} aria-label={label}
                role={is_choice.then_some("combobox")} aria-haspopup={is_choice.then_some("listbox")}
                aria-expanded={is_choice.then(|| is_open.to_string())}
                aria-controls={is_open.then(|| list.clone())}
                aria-activedescendant={sought.found.filter(|_| is_open).map(choice)}
                aria-describedby={ui.element("grid-help")} />
            if is_open {
                <ul class="grid-choices" role="listbox" id={list} aria-label={column.name(words)}>
                    { for choices(row, *column, words).iter().enumerate().map(|(at, one)| html! {
                        <li role="option" id={choice(at)} data-choice={at.to_string()}
                            aria-selected={(sought.found == Some(at)).to_string()}>
                            <small>{ at + 1 }</small>{ " " }{ one.title.clone() }
                        </li>
                    }) }
                </ul>
            }
        </>
    }
}

/// The text that a cell is opened with.
pub(super) fn opened_with(row: &Row, column: Column) -> String {
    let edited = |cell: &Cell| cell.edited.clone();
    match column {
        Column::Value => edited(&row.value),
        Column::Evidence => edited(&row.evidence),
        Column::Responsible => row.responsible.clone(),
        Column::Title | Column::Target | Column::Due | Column::Last | Column::Status => {
            String::new()
        }
    }
}
