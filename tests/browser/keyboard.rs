//! Use by keyboard alone, and announcements to screen readers.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use serde_json::json;

use crate::expected::Expected;
use crate::support::{Page, Result, browse, browse_once};

/// Numbers everything that the keyboard has to reach: of radio buttons the checked one of a group.
const NUMBER: &str = "let number = 0;
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')) {
        const hidden = !element.getClientRects().length || getComputedStyle(element).visibility === 'hidden';
        if (hidden || element.disabled || element.tabIndex < 0) continue;
        if (element.type === 'radio' && !element.checked) continue;
        element.dataset.stop = number;
        number += 1;
    }
    return number";

/// The number of what has the focus, and whether one sees that it has.
const FOCUS: &str = "const element = document.activeElement;
    if (element === document.body) return null;
    const seen = (one, pseudo) => {
        const style = getComputedStyle(one, pseudo);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.opacity !== '0';
    };
    const around = [element, element.nextElementSibling, element.closest('label')].filter(Boolean);
    return [Number(element.dataset.stop ?? -1), around.some(one => seen(one)), element.outerHTML.slice(0, 160)]";

async fn assert_reached(page: &Page, what: &str) -> Result {
    page.run("for (const one of document.querySelectorAll('[data-stop]')) delete one.dataset.stop; scrollTo(0, 0)", vec![])
        .await?;
    let all = page.run(NUMBER, vec![]).await?;
    let all = all.as_u64().ok_or("no number")?;
    assert!(all > 30, "{what}: only {all} places to stop at");
    let mut reached = BTreeSet::new();
    let mut last = -1;
    // Beyond the last place a browser goes to its own buttons, from where a test does not come back:
    // so the way begins at the first, which the keyboard itself has gone to.
    let first = page.find("[data-stop='0']").await?;
    page.focus(&first).await?;
    page.press(Key::Tab).await?;
    page.keys(&[char::from(Key::Shift)], char::from(Key::Tab))
        .await?;
    for step in 0..all + 40 {
        if step > 0 {
            page.press(Key::Tab).await?;
        }
        let focus = page.run(FOCUS, vec![]).await?;
        // Beyond the last one the browser begins anew; what scrolls is a place to stop at as well.
        let Some(stop) = focus[0].as_i64().filter(|stop| *stop >= 0) else {
            continue;
        };
        // A date has several places to stop at in one field.
        if last == stop {
            continue;
        }
        if !reached.insert(stop) {
            break;
        }
        last = stop;
        assert_eq!(
            focus[1],
            json!(true),
            "{what}: one does not see the focus on {}",
            focus[2]
        );
        if reached.len() as u64 == all {
            break;
        }
    }
    let missed: Vec<u64> = (0..all)
        .filter(|stop| !reached.contains(&stop.cast_signed()))
        .collect();
    let script = "return arguments[0].map(stop => document.querySelector(`[data-stop='${stop}']`).outerHTML.slice(0, 160))";
    if !missed.is_empty() {
        let missed = page.run(script, vec![json!(missed)]).await?;
        return Err(format!("{what}: the keyboard does not reach {missed:#}").into());
    }
    Ok(())
}

#[test]
fn the_keyboard_reaches_everything_and_one_sees_where_it_is() -> Result {
    browse(async |page| {
        page.visit("").await?;
        assert_reached(page, "first visit").await?;
        page.push("就业").await?;
        page.wait_for("#xf0-weight-new-jobs").await?;
        page.turn_to("details").await?;
        page.open_row("preschool-rates").await?;
        assert_reached(page, "details").await
    })
}

#[test]
fn questions_are_turned_to_with_arrows() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let tab = page.find("#xf0-tab-contributions").await?;
        page.focus(&tab).await?;
        for (key, section) in [
            (Key::Right, "since"),
            (Key::Right, "lost"),
            (Key::Right, "todo"),
            (Key::Right, "sensitivity"),
            (Key::Right, "details"),
            (Key::Right, "ledger"),
            (Key::Left, "details"),
            (Key::End, "ledger"),
            (Key::Right, "contributions"),
            (Key::Left, "ledger"),
            (Key::Home, "contributions"),
        ] {
            page.press(key).await?;
            page.wait_for(&format!("#xf0-panel-{section}[role=tabpanel]"))
                .await?;
            let focused = page.run("return document.activeElement.id", vec![]).await?;
            assert_eq!(focused, json!(format!("xf0-tab-{section}")));
            let selected = page.find_all("[role=tab][aria-selected=true]").await?;
            assert_eq!(selected.len(), 1);
            let stops = page.find_all("[role=tab][tabindex='0']").await?;
            assert_eq!(stops.len(), 1);
        }
        Ok(())
    })
}

#[test]
fn a_new_score_is_announced_once_it_stands() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let script = "const slider = document.getElementById('xf0-weight-care');
            slider.value = 0; slider.dispatchEvent(new Event(arguments[0], { bubbles: true }))";
        let said = "return document.querySelector('[role=status][aria-live=polite]').textContent";
        page.run(script, vec![json!("input")]).await?;
        let score = Expected::first().with("care", 0.0).score();
        page.wait_for_score(&score).await?;
        assert_eq!(
            page.run(said, vec![]).await?,
            json!(""),
            "silent on the way"
        );
        page.run(script, vec![json!("change")]).await?;
        page.wait_until(said, vec![]).await?;
        let said = page.run(said, vec![]).await?;
        let said = said.as_str().unwrap_or_default();
        assert!(said.contains(&score) && said.contains("预设权重"), "{said}");
        Ok(())
    })
}
