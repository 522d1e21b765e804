//! What stands above the columns of the page.

use super::{embed, files};
use crate::app::derived::Derived;
use crate::app::read::ranking;
use crate::app::state::State;
use crate::app::ui::Ui;
use yew::prelude::*;

/// The code that embeds the page, tables in and out, and the ranking of several units.
pub(in crate::app) fn above(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let has_files = state.view.files && state.is_at_desk();
    html! {
        <>
            <div class="embed-place" id={ui.element("embed-codes")} hidden={!state.view.embedding}>
                if state.view.embedding { { embed::codes(ui, state, shown) } }
            </div>
            <div class="files-place" id={ui.element("files")} hidden={!has_files}>
                if has_files { { files::files(ui, state, shown) } }
            </div>
            { ranking::ranking(ui, state, shown) }
        </>
    }
}
