//! The sections: tabs on wide pages, one below the other on narrow ones.

use crate::app::browser::dom;
use crate::app::derived::Derived;
use crate::app::read::figures;
use crate::app::read::plot::waiting;
use crate::app::state::{Intent, Section, State};
use crate::app::ui::{Panel, Ui};
use yew::prelude::*;

fn title(section: Section, ui: &Ui) -> &'static str {
    let words = ui.words;
    match section {
        Section::Contributions if ui.elder => words.elder_contributions,
        Section::Lost if ui.elder => words.elder_lost,
        Section::Contributions => words.contributions,
        Section::Since => words.since,
        Section::Lost => words.lost,
        Section::Todo => words.todo,
        Section::Sensitivity => words.sensitivity,
        Section::Details => words.details,
        Section::Ledger => words.ledger,
    }
}

fn lead(section: Section, ui: &Ui) -> &'static str {
    let words = ui.words;
    match section {
        Section::Contributions if ui.elder => words.elder_contributions_lead,
        Section::Lost if ui.elder => words.elder_lost_lead,
        Section::Contributions => words.contributions_lead,
        Section::Since => words.since_lead,
        Section::Lost => words.lost_lead,
        Section::Todo => words.todo_lead,
        Section::Sensitivity => words.sensitivity_lead,
        Section::Details => words.details_lead,
        Section::Ledger => words.ledger_lead,
    }
}

pub(in crate::app) fn sections(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let open = |section: &Section| {
        let has_rows = *section != Section::Ledger || !state.base.0.ledger().is_empty();
        let simple = matches!(section, Section::Contributions | Section::Lost);
        has_rows && (simple || !ui.elder) && (ui.stacked || state.view.section == *section)
    };
    let panels = Section::ALL.into_iter().filter(open).map(|section| {
        let (role, labelled) = match ui.stacked {
            true => (None, ui.element(&format!("heading-{}", section.id()))),
            false => (
                Some("tabpanel"),
                ui.element(&format!("tab-{}", section.id())),
            ),
        };
        html! {
            <section key={section.id()} class={classes!("panel", section.id())} {role}
                id={ui.element(&format!("panel-{}", section.id()))} aria-labelledby={labelled}
                tabindex={role.map(|_| "0")}>
                <h2 hidden={!ui.stacked} id={ui.element(&format!("heading-{}", section.id()))}>
                    { title(section, ui) }
                </h2>
                <p class="lead">{ lead(section, ui) }</p>
                { content(section, ui, state, shown) }
            </section>
        }
    });
    html! {
        <div class="sections">
            <div class="tabs" role="tablist" aria-label={ui.words.sections} hidden={ui.stacked}>
                { tabs(ui, state) }
            </div>
            <div class="panels">{ for panels }</div>
        </div>
    }
}

/// Contributions by dimension.
pub(in crate::app) fn in_short(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let title_id = ui.element("heading-contributions");
    html! {
        <div class="sections">
            <div class="tabs" hidden=true></div>
            <div class="panels">
                <section key="in-short" class="panel contributions" aria-labelledby={title_id.clone()}>
                    <h2 id={title_id}>{ ui.words.contributions }</h2>
                    { figures::in_short(ui, state, shown) }
                </section>
            </div>
        </div>
    }
}

fn content(section: Section, ui: &Ui, state: &State, shown: &Derived) -> Html {
    let is_drawn = !ui.stacked || (section as usize) < ui.sections;
    let Some(deferred) = ui.deferred.filter(|_| is_drawn) else {
        return match section {
            Section::Contributions => figures::at_first(ui, state, shown),
            _ => waiting(ui),
        };
    };
    let panel = match section {
        Section::Contributions => deferred.contributions,
        Section::Since => deferred.since,
        Section::Lost => deferred.lost,
        Section::Todo => deferred.todo,
        Section::Sensitivity => deferred.sensitivity,
        Section::Details => deferred.details,
        Section::Ledger => deferred.ledger,
    };
    match section {
        Section::Since | Section::Todo => html! {
            <Settled ui={ui.clone()} state={state.clone()} shown={shown.clone()} panel={Drawn(panel)} />
        },
        Section::Contributions
        | Section::Lost
        | Section::Sensitivity
        | Section::Details
        | Section::Ledger => panel(ui, state, shown),
    }
}

/// A panel that takes longer to compute than a slider may wait: it stays as it is while one moves.
#[component]
fn Settled(props: &SettledProps) -> Html {
    let drawn = use_mut_ref(|| None);
    let kept = drawn.take().filter(|_| props.state.is_dragging());
    let html = kept.unwrap_or_else(|| (props.panel.0)(&props.ui, &props.state, &props.shown));
    drawn.replace(Some(html.clone()));
    html
}

#[derive(Clone, PartialEq, Properties)]
struct SettledProps {
    ui: Ui,
    state: State,
    shown: Derived,
    panel: Drawn,
}

#[derive(Clone, Copy)]
struct Drawn(Panel);

/// There is one table of panels.
impl PartialEq for Drawn {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

fn tabs(ui: &Ui, state: &State) -> Html {
    let has_ledger = !state.base.0.ledger().is_empty();
    let all = Section::ALL
        .into_iter()
        .filter(|section| has_ledger || *section != Section::Ledger);
    let all: Vec<_> = all.collect();
    let opener = |section: Section| {
        let dispatch = ui.dispatch.clone();
        move || dispatch.dispatch(Intent::OpenSection(section))
    };
    let tabs = all.iter().enumerate().map(|(position, &section)| {
        let selected = state.view.section == section;
        let open = opener(section);
        let turn = |by: usize| {
            let next = all[(position + by) % all.len()];
            (opener(next), ui.element(&format!("tab-{}", next.id())))
        };
        let ends = [turn(1), turn(all.len() - 1), turn(all.len() - position), turn(all.len() - 1 - position)];
        let onkeydown = move |event: KeyboardEvent| {
            let which = match event.key().as_str() {
                "ArrowRight" => 0,
                "ArrowLeft" => 1,
                "Home" => 2,
                "End" => 3,
                _ => return,
            };
            event.prevent_default();
            let (open, id) = &ends[which];
            open();
            dom::focus(&event, id);
        };
        html! {
            <button key={section.id()} type="button" role="tab" id={ui.element(&format!("tab-{}", section.id()))}
                aria-selected={selected.to_string()} tabindex={if selected { "0" } else { "-1" }}
                aria-controls={selected.then(|| ui.element(&format!("panel-{}", section.id())))}
                onclick={move |_| open()} {onkeydown}>
                { title(section, ui) }
            </button>
        }
    });
    html! { <>{ for tabs }</> }
}
