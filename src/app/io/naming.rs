//! Names of files.

use crate::app::browser::dom;
use crate::app::state::Choices;
use crate::text::words::DeskWords;

/// The name of a file of the index and the month.
pub fn file_name(choices: &Choices, words: &DeskWords, what: &str, ending: &str) -> String {
    let title = choices.index.title().get(words.language);
    let month = choices
        .month
        .map_or_else(dom::today, |month| month.to_string());
    let name = format!("{title}-{what}-{month}.{ending}");
    let barred = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
    name.replace(barred, "-")
}
