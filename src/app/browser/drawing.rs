//! Drawings in the document.

use crate::chart::Edit;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Edits the drawing in an element.
pub(in crate::app) fn edit(place: &Element, edits: &[Edit]) {
    let Ok(elements) = place.query_selector_all("*") else {
        return;
    };
    let element = |at: usize| {
        let node = elements.item(at as u32);
        node.map(JsCast::unchecked_into::<Element>)
    };
    for edit in edits {
        match edit {
            Edit::Attribute {
                element: at,
                name,
                value,
            } => {
                let _ = element(*at).map(|element| match value {
                    Some(value) => element.set_attribute(name, value),
                    None => element.remove_attribute(name),
                });
            }
            Edit::Text { element: at, text } => {
                // A text that stays is not laid out as a new one.
                match element(*at).map(|element| (element.first_child(), element)) {
                    Some((Some(node), _)) => node.set_node_value(Some(text)),
                    Some((None, element)) => element.set_text_content(Some(text)),
                    None => {}
                }
            }
            Edit::Elements { from, count, by } => {
                let next = element(from + count);
                for gone in (*from..from + count).filter_map(element) {
                    gone.remove();
                }
                let _ = match (next, element(0)) {
                    (Some(next), _) => next.insert_adjacent_html("beforebegin", by),
                    (None, Some(root)) => root.insert_adjacent_html("beforeend", by),
                    (None, None) => Ok(()),
                };
            }
        }
    }
}
