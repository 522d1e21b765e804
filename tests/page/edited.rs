//! A drawing that is edited is the drawing that would be drawn.

use xingfu::app::state::State;
use xingfu::chart::{Frame, edits};
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

/// The element of that place in the order of the document, the first below the document being 0.
fn nth<'a>(below: &'a mut Element, place: &mut usize) -> Option<&'a mut Element> {
    for child in &mut below.children {
        let Node::Element(element) = child else {
            continue;
        };
        if *place == 0 {
            return Some(element);
        }
        *place -= 1;
        if let Some(found) = nth(element, place) {
            return Some(found);
        }
    }
    None
}

/// Does to a document what the page does to its drawing; whether it can be done.
fn edit(document: &mut Element, before: &str, after: &str) -> bool {
    let Some(edits) = edits(before, after) else {
        return false;
    };
    for edit in edits {
        let element = nth(document, &mut edit.element.clone());
        let element = element.unwrap_or_else(|| panic!("no element {}", edit.element));
        if let Some(name) = edit.attribute {
            let mut attributes = element.attributes.iter_mut();
            let found = attributes.find(|(there, _)| *there == name);
            found.unwrap_or_else(|| panic!("no attribute {name}")).1 = edit.value;
        } else {
            match element.children.first_mut() {
                Some(Node::Text(text)) => *text = edit.value,
                other => panic!("no text but {other:?}"),
            }
        }
    }
    true
}

#[test]
fn every_figure_is_edited_to_what_would_be_drawn() {
    let start = set(&first(), "care", 7.0);
    let weights = [
        ("care", 3.0),
        ("education", 9.0),
        ("safety", 1.0),
        ("new-jobs", 6.0),
    ];
    for kind in Kind::ALL.iter().copied() {
        let mut edited = 0;
        let mut state = start.clone();
        for (node, weight) in weights {
            let next = set(&state, node, weight);
            let (before, after) = (drawing(kind, &state), drawing(kind, &next));
            let mut document = Element::parse(&before);
            if edit(&mut document, &before, &after) {
                edited += 1;
                assert_eq!(
                    format!("{document:?}"),
                    format!("{:?}", Element::parse(&after)),
                    "{kind:?}"
                );
            }
            state = next;
        }
        assert!(edited > 0, "{kind:?} is always drawn anew");
    }
}
