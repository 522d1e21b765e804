//! Choices as they are written: links, files, snapshots, scenarios, published results.

use serde_json::Value;
use std::rc::Rc;
use xingfu::app::io::file::Refused;
use xingfu::app::io::{file, link, scenarios, snapshot as pages};
use xingfu::app::state::{Choices, Mode, State, scale};
use xingfu::data::published::{self, Issue, Published, Unfit};
use xingfu::index::Index;
use yew::Callback;

use crate::data::kept;
use crate::{sure, told};

/// The hash of a link: what is followed is written and followed to the same.
pub(crate) fn link(present: &State, hash: &str) {
    let Some(Ok(choices)) = link::read(hash, &present.base.0, &present.choices) else {
        return;
    };
    shared(present, &choices);
}

/// Choices go into a link and come back, upon the same data.
///
/// # Panics
/// Where they do not.
#[track_caller]
pub fn shared(present: &State, choices: &Choices) {
    let hash = link::write(&present.base.0, choices);
    if hash.is_empty() {
        return;
    }
    let again = link::read(&hash, &present.base.0, choices);
    let again = again.unwrap_or_else(|| panic!("not ours: {hash}"));
    let again = again.unwrap_or_else(|fault| panic!("{fault:?}: {hash}"));
    same(&again, choices, &hash);
    assert_eq!(link::write(&present.base.0, &again), hash);
}

/// The same month, rows and shares: weights that make the default ones may be written as those.
#[track_caller]
fn same(again: &Choices, choices: &Choices, text: &str) {
    assert_eq!(again.month, choices.month, "{text}");
    assert_eq!(again.optional, choices.optional, "{text}");
    assert_eq!(again.geometric, choices.geometric, "{text}");
    for (node, _) in choices.index.nodes() {
        let [one, other] =
            [again, choices].map(|all| scale::shown(&all.index, &all.weights, Mode::Percent, node));
        assert!((one - other).abs() < 1e-7, "{one} {other}: {text}");
    }
}

/// A saved file, or a bare data set: what is opened is written and opened as the same.
///
/// # Panics
/// Where it is not.
#[track_caller]
pub fn saved(present: &State, text: &str) {
    let choices = match file::read(text, &present.base.0, &present.choices) {
        Ok(choices) => choices,
        Err(Refused::OtherIndex) => return,
        Err(Refused::Fault(error)) => return told(&error),
    };
    let text = file::write(&present.base.0, &choices);
    let again = sure(file::read(&text, &present.base.0, &present.choices));
    assert_eq!(again.data, choices.data);
    assert_eq!(again.weights, choices.weights);
    assert_eq!(again.red_lines, choices.red_lines);
    same(&again, &choices, &text);
    assert_eq!(file::write(&present.base.0, &again), text);
}

/// A page's snapshot, and scenarios, which are kept alike: what is read is written and read as the same.
///
/// # Panics
/// Where it is not.
#[track_caller]
pub fn snapshot(present: &State, text: &str) {
    if let Some(read) = scenarios::read(text) {
        let again = scenarios::read(&scenarios::write(&read));
        assert_eq!(again.as_ref(), Some(&read));
    }
    let read = match pages::read(text, None, present.clone()) {
        Ok(read) => read,
        Err(Refused::OtherIndex) => return,
        Err(Refused::Fault(error)) => return told(&error),
    };
    let text = pages::write(&read);
    let data = pages::write_data(&read, Callback::noop());
    let again = sure(pages::read(&text, data.as_deref(), present.clone()));
    assert_eq!(again.choices.data, read.choices.data);
    assert_eq!(again.choices.weights, read.choices.weights);
    assert_eq!(again.choices.locks, read.choices.locks);
    assert_eq!(again.choices.scenarios, read.choices.scenarios);
    assert_eq!(again.choices.drafts, read.choices.drafts);
    assert_eq!(again.view, read.view);
    assert_eq!(pages::write(&again), text);
}

/// Published results: what is read is published again and read as the same. A file that is whole but
/// for its digest is read as if it had that.
///
/// # Panics
/// Where it is not.
#[track_caller]
pub fn published(index: &Rc<Index>, text: &str) {
    let first = match published::read(text, index) {
        Err(Unfit::Damaged { found, .. }) => {
            let Ok(mut value) = serde_json::from_str::<Value>(text) else {
                return;
            };
            value["digest"] = found.into();
            published::read(&value.to_string(), index)
        }
        read => read,
    };
    let first = match first {
        Ok(first) => first,
        Err(unfit) => return told(&unfit),
    };
    // Who entered a value is not published.
    let second = again(index, &first);
    let third = again(index, &second);
    assert_eq!(second, third);
    kept(&second.index, &second.data);
}

fn again(index: &Index, published: &Published) -> Published {
    let issue = Issue {
        as_of: published.as_of,
        issued: published.issued.clone(),
        result: published.result.clone(),
        optional: &published.optional,
        data: &published.data,
        methodology: published.methodology.clone(),
        before: None,
    };
    sure(published::read(
        &sure(published::write(index, &issue)),
        index,
    ))
}
