//! What is pointed at in a drawing: by a mouse, a finger or the keyboard.

use crate::app::browser::dom;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, MouseEvent, PointerEvent};

/// What answers where something is pointed at.
pub(super) trait Pointing: Clone + 'static {
    /// Whether the pointer is one that cannot hover.
    fn touches(&self) -> &Cell<bool>;

    /// What is under a pointer.
    fn under(&self, pointer: &MouseEvent) -> Option<usize>;

    /// Looks at something, or at nothing any more.
    fn look_at(&self, at: Option<usize>);

    /// The keyboard has come to the drawing.
    fn focused(&self) {}

    /// Takes a click.
    fn click(&self, event: &MouseEvent);

    /// Takes a key.
    fn press(&self, event: &Event);
}

/// A drawing that is pointed at, and known to the keyboard by a name, for as long as this is kept.
pub(super) struct Pointed {
    place: HtmlElement,
    _listeners: [dom::Listener; 7],
}

impl Pointed {
    /// Listens to what is done with a drawing.
    pub(super) fn new(place: HtmlElement, label: &str, hand: &impl Pointing) -> Self {
        for (name, value) in [("tabindex", "0"), ("role", "group"), ("aria-label", label)] {
            let _ = place.set_attribute(name, value);
        }
        let listeners = [
            on(&place, "pointerdown", hand, |hand, event| {
                hand.touches().set(!is_mouse(event));
            }),
            on(&place, "pointermove", hand, |hand, event| {
                if is_mouse(event) {
                    hand.look_at(hand.under(event.unchecked_ref()));
                }
            }),
            on(&place, "pointerleave", hand, |hand, _| leave(hand)),
            on(&place, "click", hand, |hand, event| {
                hand.click(event.unchecked_ref());
            }),
            on(&place, "focus", hand, |hand, _| hand.focused()),
            on(&place, "blur", hand, |hand, _| leave(hand)),
            on(&place, "keydown", hand, Pointing::press),
        ];
        Self {
            place,
            _listeners: listeners,
        }
    }
}

impl Drop for Pointed {
    fn drop(&mut self) {
        for name in ["tabindex", "role", "aria-label"] {
            let _ = self.place.remove_attribute(name);
        }
    }
}

fn on<H: Pointing>(
    place: &HtmlElement,
    name: &'static str,
    hand: &H,
    act: fn(&H, &Event),
) -> dom::Listener {
    let hand = hand.clone();
    dom::Listener::new(place, name, move |event| act(&hand, &event))
}

fn is_mouse(event: &Event) -> bool {
    let pointer = event.unchecked_ref::<PointerEvent>();
    pointer.pointer_type() == "mouse"
}

/// What a finger has pointed at stays.
fn leave(hand: &impl Pointing) {
    if !hand.touches().get() {
        hand.look_at(None);
    }
}
