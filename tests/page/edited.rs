//! A drawing that is edited is the drawing that would be drawn.

use xingfu::app::state::State;
use xingfu::chart::{Edit, Frame, edits};
use xingfu::figure::{Figure, Kind, Subject};
use xingfu::text::words::CHINESE;

use crate::html::{Element, Node};
use crate::support::{first, set, shown};

fn drawing(kind: Kind, state: &State) -> String {
    let shown = shown(state);
    let default = (!shown.as_published).then_some(&*shown.published);
    let figure = Figure {
        kind,
        subject: Subject::new(&shown.mine, default, &CHINESE),
        most: 15,
    };
    let told = figure.told();
    told.drawing.svg(&Frame {
        id: "a".into(),
        description: told.description,
        ..Frame::default()
    })
}

/// Does to a document what the page does to its drawing.
fn edit(document: &mut Element, before: &str, after: &str) {
    let edits = edits(before, after).unwrap_or_else(|| panic!("no list of elements: {after}"));
    let Some(Node::Element(root)) = document.children.first_mut() else {
        panic!("no root: {before}");
    };
    for edit in edits {
        match edit {
            Edit::Attribute {
                element,
                name,
                value,
            } => {
                let attributes = &mut nth(root, element).attributes;
                let there = attributes.iter().position(|(there, _)| *there == name);
                match (there, value) {
                    (Some(at), Some(value)) => attributes[at].1 = value,
                    (Some(at), None) => drop(attributes.remove(at)),
                    (None, Some(value)) => attributes.push((name, value)),
                    (None, None) => panic!("no attribute {name}"),
                }
            }
            Edit::Text { element, text } => nth(root, element).children = vec![Node::Text(text)],
            Edit::Elements { from, count, by } => {
                let come = Element::parse(&by).children;
                root.children.splice(from - 1..from - 1 + count, come);
            }
        }
    }
}

/// The root, which has number 0, or one of the elements in it.
fn nth(root: &mut Element, number: usize) -> &mut Element {
    let Some(at) = number.checked_sub(1) else {
        return root;
    };
    match &mut root.children[at] {
        Node::Element(element) => element,
        Node::Text(text) => panic!("no element but {text}"),
    }
}

/// A document whose attributes stand in the order of their names.
fn sorted(document: &Element) -> String {
    fn sort(element: &mut Element) {
        element.attributes.sort();
        for child in &mut element.children {
            if let Node::Element(element) = child {
                sort(element);
            }
        }
    }
    let mut document = document.clone();
    sort(&mut document);
    format!("{document:?}")
}

#[test]
fn every_figure_is_edited_to_what_would_be_drawn() {
    let start = set(&first(), "care", 7.0);
    let weights = [
        ("care", 3.0),
        ("education", 9.0),
        ("safety", 1.0),
        ("new-jobs", 6.0),
        ("education", 0.0),
        ("education", 9.0),
    ];
    for kind in Kind::ALL.iter().copied() {
        let mut state = start.clone();
        for (node, weight) in weights {
            let next = set(&state, node, weight);
            let (before, after) = (drawing(kind, &state), drawing(kind, &next));
            let mut document = Element::parse(&before);
            edit(&mut document, &before, &after);
            assert_eq!(
                sorted(&document),
                sorted(&Element::parse(&after)),
                "{kind:?}"
            );
            state = next;
        }
    }
}
