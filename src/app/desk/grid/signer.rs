//! Who fills the grid in: typed once, kept in the browser, and written beside what is entered.

use crate::app::browser::dom;
use crate::app::state::{Change, Edit};
use crate::app::ui::Ui;
use crate::data::Signature;
use crate::text::words::DeskWords;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The name under which it is kept.
const KEPT: &str = "xingfu-signer";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SignerProps {
    pub(super) ui: Ui,
}

/// The field of the name.
#[component]
pub(super) fn Signer(props: &SignerProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let onchange = |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let _ = dom::store(KEPT, input.value().trim());
    };
    let value = dom::stored(KEPT).ok().flatten().unwrap_or_default();
    html! {
        <label class="grid-signer">
            { words.entered_by }
            <input type="text" autocomplete="off" maxlength="40" id={props.ui.element("signer")} {value} {onchange} />
        </label>
    }
}

/// The name that is kept, and the day; `None` without a name, and within another page.
pub(in crate::app::desk) fn signature(ui: &Ui) -> Option<Signature> {
    let by = dom::stored(KEPT).ok().flatten();
    let by = by.filter(|by| ui.own_page && !by.is_empty())?;
    let at = dom::today();
    Some(Signature { by, at })
}

/// Edits with the signature of today, where there is one.
pub(super) fn signed_today(ui: &Ui, edits: Vec<Edit>) -> Vec<Edit> {
    match signature(ui) {
        Some(signature) => signed(edits, &signature),
        None => edits,
    }
}

/// Edits with who made them and on which day beside every record that they leave.
pub fn signed(mut edits: Vec<Edit>, signature: &Signature) -> Vec<Edit> {
    let places = edits.iter().filter_map(|edit| match edit.change {
        Change::Status(_) | Change::Carry | Change::Evidence(_) | Change::Note(_) => {
            Some(edit.place)
        }
        Change::Clear | Change::Signed(_) | Change::Responsible(_) | Change::Draft(..) => None,
    });
    let mut places: Vec<_> = places.collect();
    places.sort_unstable();
    places.dedup();
    edits.extend(places.into_iter().map(|place| Edit {
        place,
        change: Change::Signed(signature.clone()),
    }));
    edits
}
