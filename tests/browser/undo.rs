//! Undo and redo.

use fantoccini::key::Key;

use crate::expected::Expected;
use crate::support::{Result, browse, browse_once};

#[test]
fn a_drag_is_undone_and_redone_by_buttons() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let (first, moved) = (Expected::first(), Expected::first().with("employment", 0.0));
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 0.0).await?;
        page.wait_for_score(&moved.score()).await?;
        page.push("撤销").await?;
        page.wait_for_score(&first.score()).await?;
        assert_eq!(page.slider_value("employment").await?, 7.0);
        page.push("重做").await?;
        page.wait_for_score(&moved.score()).await?;
        assert_eq!(page.slider_value("employment").await?, 0.0);
        Ok(())
    })
}

#[test]
fn steps_are_undone_and_redone_by_the_keyboard() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let slider = page.slider("employment").await?;
        page.focus(&slider).await?;
        page.press(Key::Home).await?;
        page.press(Key::End).await?;
        let [first, none, all] =
            [7.0, 0.0, 10.0].map(|to| Expected::first().with("employment", to).score());
        page.wait_for_score(&all).await?;
        page.press_with(Key::Control, 'z').await?;
        page.wait_for_score(&none).await?;
        page.press_with(Key::Control, 'z').await?;
        page.wait_for_score(&first).await?;
        page.keys(&[char::from(Key::Control), char::from(Key::Shift)], 'z')
            .await?;
        page.wait_for_score(&none).await?;
        page.press_with(Key::Control, 'y').await?;
        page.wait_for_score(&all).await
    })
}

#[test]
fn the_shortcut_belongs_to_a_field_while_one_types_in_it() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 0.0).await?;
        let moved = Expected::first().with("employment", 0.0);
        page.wait_for_score(&moved.score()).await?;
        let field = page.by_role("spinbutton", "健康 重要程度").await?;
        page.focus(&field).await?;
        page.press_with(Key::Control, 'z').await?;
        // A later step shows that the shortcut has done nothing before.
        page.push("健康 增加").await?;
        page.wait_for_score(&moved.with("health", 7.0).score())
            .await
    })
}
