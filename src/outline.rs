//! The built-in index without what is only read, as Rust that the build writes: the first part of
//! the page parses no JSON for it, and has no code for faults.

use crate::index::Index;
use crate::text::{Chinese, Text};

/// 幸福武清 without the texts that stand beside the figures (quotes, methods, notes, rationales)
/// and without the ledger, in Chinese: what a page shows at first. Every id is that of the whole
/// index.
pub fn builtin() -> Index {
    Index::from_outline(&written::outline())
}

fn string(text: &'static str) -> String {
    text.to_owned()
}

fn text(text: &'static str) -> Text {
    Text::Plain(Chinese::simplified_only(text))
}

#[allow(
    clippy::pedantic,
    clippy::style,
    unused_imports,
    reason = "the build writes it for no reader"
)]
mod written {
    use super::{string, text};
    use crate::map::Map;
    use crate::rule::*;
    use crate::schema::*;

    include!(concat!(env!("OUT_DIR"), "/outline.rs"));

    pub(super) fn outline() -> Definition {
        definition()
    }
}
