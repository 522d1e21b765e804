//! The reader's preferences, as the address asks for them or the browser keeps them.

use crate::app::browser::dom;
use crate::app::state::{Appearance, Room, View};
use crate::text::Language;
use yew::prelude::*;

/// Names of the flags of the address, and of what the browser keeps of the preferences.
const LANGUAGE: &str = "lang";
const THEME: &str = "theme";
const ELDER: &str = "elder";

/// The flag of the address that opens the desk.
const DESK: &str = "desk";

/// The flag of the address that opens the weights.
const WEIGH: &str = "weigh";

/// A preference is kept once it is chosen (that nothing can be kept is no loss), and the
/// ground around a page of its own is as dark as the page.
#[hook]
pub(super) fn use_preferences(page: bool, view: &View, dark: bool) {
    let present = [
        (LANGUAGE, view.language.tag()),
        (THEME, view.theme.name()),
        (ELDER, if view.elder { "1" } else { "0" }),
    ];
    let before = use_mut_ref(|| present);
    use_effect_with((page, present, dark), move |&(page, present, dark)| {
        let before = before.replace(present);
        if !page {
            return;
        }
        dom::set_document_dark(dark);
        for ((name, value), was) in present.iter().zip(before) {
            if *value != was.1 {
                let _ = dom::store(&kept_as(name), value);
            }
        }
    });
}

fn kept_as(name: &str) -> String {
    format!("xingfu-{name}")
}

/// A preference of the address, or else the one that was chosen before.
fn preference(name: &str) -> Option<String> {
    dom::asked_for(name).or_else(|| dom::stored(&kept_as(name)).ok().flatten())
}

/// The language that the address asks for, or that was chosen before.
pub fn language_wanted() -> Option<Language> {
    Language::from_tag(&preference(LANGUAGE)?)
}

/// The preferences that the address asks for, or that were chosen before, and the room that it asks
/// for.
pub(super) fn adopt(view: &mut View) {
    view.language = language_wanted().unwrap_or(view.language);
    let theme = preference(THEME).and_then(|name| Appearance::from_name(&name));
    view.theme = theme.unwrap_or(view.theme);
    for (flag, room) in [(WEIGH, Room::Weigh), (DESK, Room::Desk)] {
        if dom::asked_for(flag).is_some() {
            view.room = room;
        }
    }
    view.elder = preference(ELDER).map_or(view.elder, |given| !matches!(&*given, "0" | "false"));
}
