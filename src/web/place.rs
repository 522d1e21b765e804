//! Elements that pages are drawn into, used again when one is destroyed.
//!
//! Yew never takes its listeners off an element that it has drawn into, nor frees what they hold.
//! So an element whose page is gone waits, empty, for the next page.

use crate::app::{App, AppProps};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// An element, and what is drawn into it.
pub(super) struct Place {
    element: Element,
    handle: AppHandle<Shell>,
}

thread_local! {
    static EMPTY: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
}

impl Place {
    /// Draws a page into an element inside `root`, in place of what is there.
    pub(super) fn draw(root: &Element, page: AppProps) -> Result<Self, JsValue> {
        let page = Some(page);
        let empty = EMPTY.with_borrow_mut(Vec::pop);
        let place = if let Some(mut place) = empty {
            place.handle.update(ShellProps { page });
            place
        } else {
            let element = root
                .owner_document()
                .ok_or(JsValue::NULL)?
                .create_element("div")?;
            let props = ShellProps { page };
            let handle = yew::Renderer::<Shell>::with_root_and_props(element.clone(), props);
            let handle = handle.render();
            Self { element, handle }
        };
        root.set_text_content(None);
        root.append_child(&place.element)?;
        Ok(place)
    }

    /// Takes the page and the element away.
    pub(super) fn clear(mut self) {
        self.element.remove();
        self.handle.update(ShellProps { page: None });
        EMPTY.with_borrow_mut(|empty| empty.push(self));
    }
}

#[derive(PartialEq, Properties)]
struct ShellProps {
    page: Option<AppProps>,
}

/// A page or none.
#[component]
fn Shell(props: &ShellProps) -> Html {
    match &props.page {
        Some(page) => html! { <App key={page.id.to_string()} ..page.clone() /> },
        None => html! { <span></span> },
    }
}
