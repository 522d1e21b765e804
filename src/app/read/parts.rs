//! The panels of the later part: see [`crate::app::loader`].

use crate::app::derived::Derived;
use crate::app::desk::embed;
use crate::app::desk::extras;
use crate::app::read::details;
use crate::app::read::figures;
use crate::app::read::ledger;
use crate::app::read::plot::PlotProps;
use crate::app::read::plot_tools;
use crate::app::read::sheet;
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::app::ui::preferences;
use yew::prelude::*;

pub(in crate::app) fn contributions(ui: &Ui, state: &State, shown: &Derived) -> Html {
    figures::contributions(ui, state, shown)
}

pub(in crate::app) fn lost(ui: &Ui, state: &State, shown: &Derived) -> Html {
    figures::lost(ui, state, shown)
}

pub(in crate::app) fn sensitivity(ui: &Ui, state: &State, shown: &Derived) -> Html {
    figures::sensitivity(ui, state, shown)
}

pub(in crate::app) fn details(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <>
            { details::details(ui, state, shown) }
            { extras::extras(ui, state, shown) }
        </>
    }
}

pub(in crate::app) fn ledger(ui: &Ui, state: &State, _shown: &Derived) -> Html {
    let whole = ledger::ledger(ui, state);
    if !ui.stacked {
        return whole;
    }
    html! {
        <details class="fold">
            <summary>{ ui.words.ledger }{ " " }{ state.base.0.ledger().len() }</summary>
            { whole }
        </details>
    }
}

pub(in crate::app) fn codes(ui: &Ui, state: &State, shown: &Derived) -> Html {
    embed::codes(ui, state, shown)
}

pub(in crate::app) fn aloud(ui: &Ui, state: &State, shown: &Derived) -> Html {
    preferences::aloud(ui, state, shown)
}

pub(in crate::app) fn report(ui: &Ui, state: &State, shown: &Derived) -> Html {
    sheet::report(ui, state, shown)
}

pub(in crate::app) fn plot_tools(props: &PlotProps) -> Html {
    html! { <plot_tools::PlotTools ..props.clone() /> }
}
