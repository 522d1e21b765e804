//! Files that the page gives.

use crate::app::browser::dom;
use crate::app::io::file;
use crate::app::state::Choices;
use crate::index::Index;

/// Gives choices with their data as a file, named by the index and the day.
pub(in crate::app) fn choices(base: &Index, choices: &Choices) {
    let name = format!("{}-{}.json", base.id(), dom::today());
    text(&name, &file::write(base, choices));
}

/// Gives a text in JSON as a file.
pub(in crate::app) fn text(name: &str, text: &str) {
    dom::download(name, "application/json", text);
}
