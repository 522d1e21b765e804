//! Touch targets, keyboard focus, and announcements to screen readers.

use fantoccini::key::Key;
use serde_json::json;

use super::{assert_none, drawn};
use crate::expected::Expected;
use crate::support::{Page, Result, browse, browse_once};

/// Controls that are smaller than they may be, but for those inside a sentence. What stands for a
/// control that is not seen (a label) is measured in its place.
const SMALL: &str = "const least = arguments[0];
    const shown = one => one.getClientRects().length && getComputedStyle(one).visibility !== 'hidden';
    const target = one => ['radio', 'checkbox', 'file'].includes(one.type) ? one.closest('label') : one;
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter(shown).map(target)
        .map(one => [one, one.getBoundingClientRect()])
        .filter(([one, box]) => box.width < least - 0.5 || box.height < least - 0.5)
        .map(([one, box]) => `${box.width} × ${box.height} ${one.outerHTML.slice(0, 140)}`)";

const SECTIONS: [&str; 5] = ["contributions", "lost", "sensitivity", "details", "ledger"];

#[test]
fn targets_are_large_enough() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        for section in SECTIONS {
            page.turn_to(section).await?;
            assert_none(page, section, SMALL, vec![json!(24)]).await?;
        }
        page.turn_to("details").await?;
        page.open_row("preschool-rates").await?;
        drawn(
            page,
            "document.querySelectorAll('.weights .modes input')[1].click()",
        )
        .await?;
        assert_none(page, "details, percent", SMALL, vec![json!(24)]).await?;
        for width in [390, 320] {
            page.resize(width, 844).await?;
            page.visit("?weigh").await?;
            assert_none(page, "phone", SMALL, vec![json!(24)]).await?;
        }
        Ok(())
    })
}

#[test]
fn targets_are_larger_for_elders() -> Result {
    browse_once(async |page| {
        for width in [1280, 390, 320] {
            page.resize(width, 844).await?;
            page.visit("?elder&weigh").await?;
            let slider = page.slider("care").await?;
            page.focus(&slider).await?;
            page.press(Key::End).await?;
            drawn(
                page,
                "document.querySelectorAll('.plot-tools > button').forEach(one => one.click())",
            )
            .await?;
            assert_none(page, &format!("{width}"), SMALL, vec![json!(44)]).await?;
        }
        Ok(())
    })
}

/// Keeps the controls at which the focus stands when a key is let go, until it leaves the page.
///
/// What can be focused only because it scrolls, as in Firefox, is passed through and is no control; some
/// fields have several places to stop at.
const RECORD: &str = "const places = [];
    const all = [...document.querySelectorAll('*')];
    window.round = { places, isOver: false };
    const record = () => {
        const here = document.activeElement;
        if (here === document.body || here.id === 'round-end') {
            if (places.length > 0) {
                round.isOver = true;
                document.removeEventListener('keyup', record, true);
            }
        } else if (here.tabIndex >= 0) {
            const name = here.getAttribute('aria-label') ?? here.textContent.slice(0, 40);
            const place = `${all.indexOf(here)} ${here.localName} ${name}`;
            if (places.at(-1) !== place) places.push(place);
        }
    };
    document.addEventListener('keyup', record, true)";

/// The controls that the focus comes to from where it is, forwards or backwards, one after the other.
async fn round(page: &Page, back: bool) -> Result<Vec<String>> {
    page.run(RECORD, vec![]).await?;
    let shift = [char::from(Key::Shift)];
    let held = if back { &shift[..] } else { &[] };
    for _ in 0..MOST_STOPS / STOPS_AT_ONCE {
        page.keys_again(held, char::from(Key::Tab), STOPS_AT_ONCE)
            .await?;
        let round = page.run("return window.round", vec![]).await?;
        if round["isOver"] == true {
            return Ok(serde_json::from_value(round["places"].clone())?);
        }
    }
    Err("the focus does not come out of the page".into())
}

/// The number of keys that must lead out of the page.
const MOST_STOPS: usize = 400;

/// The number of keys pressed before the page is asked where they have led.
const STOPS_AT_ONCE: usize = 20;

#[test]
fn the_keyboard_is_not_trapped_either_way() -> Result {
    browse(async |page| {
        for suffix in ["", "?elder&weigh", "?lang=zh-Hant&theme=dark"] {
            page.visit(suffix).await?;
            // Behind the page's last control: where the way there ends and the way back begins.
            let end =
                "document.body.appendChild(document.createElement('button')).id = 'round-end'";
            drawn(page, end).await?;
            let there = round(page, false).await?;
            drawn(page, "document.getElementById('round-end').focus()").await?;
            let mut back = round(page, true).await?;
            back.reverse();
            assert_eq!(there, back, "{suffix}");
            assert!(there.len() > 20, "{suffix}: only {there:?}");
        }
        Ok(())
    })
}

#[test]
fn every_slider_says_name_value_share_and_effect() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let score = Expected::first().score();
        let words = "return [...document.querySelectorAll('input[type=range]')]
            .filter(one => !['label', 'value', 'share', 'score'].every(what => ({
                label: one.getAttribute('aria-valuetext').startsWith(one.getAttribute('aria-label')),
                value: one.getAttribute('aria-valuetext').includes(`重要程度 ${one.value}，`),
                share: /占 [\\d.]+%/.test(one.getAttribute('aria-valuetext')),
                score: one.getAttribute('aria-valuetext').endsWith(`总分 ${arguments[0]}`),
            })[what])).map(one => one.outerHTML)";
        assert_none(page, "first visit", words, vec![json!(score)]).await?;
        let slider = page.slider("employment").await?;
        page.focus(&slider).await?;
        page.press(Key::End).await?;
        let score = Expected::first().with("employment", 10.0).score();
        page.wait_for_score(&score).await?;
        let words = slider.attr("aria-valuetext").await?;
        let expected = format!("就业，重要程度 10，占 25.0%，总分 {score}");
        assert_eq!(words, Some(expected));
        // Another one tells of the new score once it is asked.
        let other = page.slider("care").await?;
        page.focus(&other).await?;
        let ends = format!("总分 {score}");
        for id in ["employment", "care"] {
            page.wait_until(
                "return document.getElementById(arguments[0]).getAttribute('aria-valuetext').endsWith(arguments[1])",
                vec![json!(format!("xf0-weight-{id}")), json!(ends)],
            )
            .await?;
        }
        Ok(())
    })
}

#[test]
fn every_chart_is_there_in_words_and_as_a_table() -> Result {
    browse_once(async |page| {
        page.visit("?lang=zh-Hant").await?;
        for section in ["contributions", "lost", "sensitivity"] {
            page.turn_to(section).await?;
            drawn(page, "document.querySelectorAll('.plot-tools > button[aria-expanded=false]').forEach(one => one.click())").await?;
            let lacking = "return [...document.querySelectorAll('figure.plot')].filter(figure => {
                    const named = figure.querySelector('svg[role=img]').getAttribute('aria-labelledby').split(' ')
                        .map(id => document.getElementById(id)?.textContent ?? '');
                    const rows = figure.querySelectorAll('table tbody tr th[scope=row]');
                    return named.length !== 2 || named.some(text => text.length < 3) || rows.length < 3;
                }).map(figure => figure.className)";
            assert_none(page, section, lacking, vec![]).await?;
        }
        Ok(())
    })
}
