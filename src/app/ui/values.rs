//! Values and targets in the reader's words, and the light of a value as it is drawn.

use crate::process::Progress;
use crate::text::words::Words;
use yew::prelude::*;

pub use crate::report::values::{completion, light_mark, light_name, show, target};

/// The light of a value against the calendar: a mark and a word.
pub(in crate::app) fn light(words: &Words, progress: Progress) -> Html {
    let (mark, class) = light_mark(progress);
    let name = light_name(words, progress);
    html! {
        <span class={classes!("light", class)}><span aria-hidden="true">{ mark }</span>{ " " }{ name }</span>
    }
}
