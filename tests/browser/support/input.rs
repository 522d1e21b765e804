//! Keyboard and mouse.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;

use super::{Page, Result};

/// The number of moves of the mouse in a drag.
const STEPS: u32 = 8;

impl Page {
    /// Scrolls an element into view and clicks it.
    pub(crate) async fn click(&self, element: &Element) -> Result {
        self.scroll_to(element).await?;
        Ok(element.click().await?)
    }

    /// Types into an element behind what is there.
    pub(crate) async fn type_text(&self, element: &Element, text: &str) -> Result {
        Ok(element.send_keys(text).await?)
    }

    /// Replaces what is in a field by typing.
    pub(crate) async fn fill(&self, element: &Element, text: &str) -> Result {
        self.focus(element).await?;
        self.press_with(Key::Control, 'a').await?;
        if text.is_empty() {
            return self.press(Key::Delete).await;
        }
        Ok(element.send_keys(text).await?)
    }

    /// Gives an element the focus.
    pub(crate) async fn focus(&self, element: &Element) -> Result {
        self.run("arguments[0].focus()", vec![serde_json::to_value(element)?])
            .await
            .map(drop)
    }

    /// Presses a key where the focus is.
    pub(crate) async fn press(&self, key: Key) -> Result {
        self.keys(&[], char::from(key)).await
    }

    /// Presses a key while another is held: `press_with(Key::Control, 'z')`.
    pub(crate) async fn press_with(&self, held: Key, key: char) -> Result {
        self.keys(&[char::from(held)], key).await
    }

    /// Presses a key while several others are held.
    pub(crate) async fn keys(&self, held: &[char], key: char) -> Result {
        self.keys_again(held, key, 1).await
    }

    /// Presses a key several times while others are held.
    pub(crate) async fn keys_again(&self, held: &[char], key: char, times: usize) -> Result {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in held {
            actions = actions.then(KeyAction::Down { value });
        }
        for _ in 0..times {
            actions = actions
                .then(KeyAction::Down { value: key })
                .then(KeyAction::Up { value: key });
        }
        for &value in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await?;
        Ok(self.client.release_actions().await?)
    }

    /// Drags the thumb of a slider with the mouse until it stands at `value`.
    pub(crate) async fn drag_slider(&self, slider: &Element, value: f64) -> Result {
        self.scroll_to(slider).await?;
        let place = self
            .run(
                "const [slider, value] = arguments;
                 const box = slider.getBoundingClientRect();
                 const [min, max] = [Number(slider.min || 0), Number(slider.max || 100)];
                 const thumb = Math.min(16, box.height);
                 const at = v => box.left + thumb / 2 + (v - min) / (max - min) * (box.width - thumb);
                 return [at(Number(slider.value)), at(value), box.top + box.height / 2];",
                vec![serde_json::to_value(slider)?, json!(value)],
            )
            .await?;
        let number = |i: usize| {
            place[i]
                .as_f64()
                .ok_or_else(|| format!("no place of the slider: {place}"))
        };
        let (from, to, y) = (number(0)?, number(1)?, number(2)?);
        let mut mouse = MouseActions::new("mouse".to_owned())
            .then(move_to(from, y))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            });
        for step in 1..=STEPS {
            mouse = mouse.then(move_to(
                from + (to - from) * f64::from(step) / f64::from(STEPS),
                y,
            ));
        }
        self.client
            .perform_actions(mouse.then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            }))
            .await?;
        Ok(self.client.release_actions().await?)
    }

    async fn scroll_to(&self, element: &Element) -> Result {
        // What was not drawn before may take another height once it is in sight.
        let script = "const center = () => arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
            center();
            return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => { center(); done(); })))";
        self.run(script, vec![serde_json::to_value(element)?])
            .await
            .map(drop)
    }
}

fn move_to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(Duration::from_millis(10)),
        x: x.round(),
        y: y.round(),
    }
}
