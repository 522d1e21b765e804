//! The sections: tabs on wide pages, one below the other on narrow ones.

use crate::app::derived::Derived;
use crate::app::read::figures;
use crate::app::read::plot::waiting;
use crate::app::read::settled::settled;
use crate::app::state::{Section, State};
use crate::app::ui::Ui;
use yew::prelude::*;

pub(super) fn title(section: Section, ui: &Ui) -> &'static str {
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
                tabindex={role.map_or("-1", |_| "0")}>
                <h2 hidden={!ui.stacked} id={ui.element(&format!("heading-{}", section.id()))}>
                    { title(section, ui) }
                </h2>
                <p class="lead" hidden={has_finding(section) && ui.is_short(state, section)}>{ lead(section, ui) }</p>
                { content(section, ui, state, shown) }
                { for ui.deferred.filter(|_| ui.stacked && !ui.elder).map(|deferred| (deferred.unfold)(ui, state, section)) }
            </section>
        }
    });
    html! {
        <div class="sections">
            if ui.stacked {
                <nav class="section-list" aria-label={ui.words.sections} hidden={ui.elder}>
                    { for ui.deferred.map(|deferred| (deferred.ways)(ui, state)) }
                </nav>
            } else {
                <div class="tabs" role="tablist" aria-label={ui.words.sections}>
                    { for ui.deferred.map(|deferred| (deferred.tabs)(ui, state)) }
                </div>
            }
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

/// Whether a section says what it shows where it is shown in short, so that it needs no word about itself.
fn has_finding(section: Section) -> bool {
    match section {
        Section::Contributions | Section::Since | Section::Lost | Section::Todo => true,
        Section::Sensitivity | Section::Details | Section::Ledger => false,
    }
}

/// The sections that there are.
pub(super) fn all(state: &State) -> impl Iterator<Item = Section> {
    let has_ledger = !state.base.0.ledger().is_empty();
    let all = Section::ALL.into_iter();
    all.filter(move |section| has_ledger || *section != Section::Ledger)
}

fn content(section: Section, ui: &Ui, state: &State, shown: &Derived) -> Html {
    match section {
        Section::Contributions if ui.is_short(state, section) => {
            return figures::in_short(ui, state, shown);
        }
        Section::Sensitivity | Section::Details | Section::Ledger
            if ui.is_short(state, section) =>
        {
            return html! {};
        }
        Section::Contributions
        | Section::Since
        | Section::Lost
        | Section::Todo
        | Section::Sensitivity
        | Section::Details
        | Section::Ledger => {}
    }
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
        Section::Since | Section::Todo => settled(panel, ui, state, shown),
        Section::Contributions
        | Section::Lost
        | Section::Sensitivity
        | Section::Details
        | Section::Ledger => panel(ui, state, shown),
    }
}
