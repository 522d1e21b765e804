//! Reflow, magnification, text spacing, forced colours and reduced motion.

use serde_json::json;

use super::{assert_none, drawn, emulate};
use crate::support::{Page, Result, browse, browse_emulating};

const SECTIONS: [&str; 5] = ["contributions", "lost", "sensitivity", "details", "ledger"];

/// What makes the page scroll sideways; tables of data may, inside of what scrolls.
const WIDER: &str = "const page = document.scrollingElement, width = arguments[0];
    if (page.scrollWidth <= width) return [];
    return [`${page.scrollWidth} > ${width}`, ...[...document.querySelectorAll('#xingfu *')]
        .filter(one => one.getBoundingClientRect().right > width + 1 && !one.closest('.scrolls *'))
        .slice(0, 5).map(one => one.outerHTML.slice(0, 140))]";

#[test]
fn it_reflows_at_320_pixels_and_at_four_times_the_size() -> Result {
    browse(async |page| {
        // 1280 by 1024 pixels at 400 %.
        for (width, height) in [(320, 256), (320, 640)] {
            page.resize(width, height).await?;
            for suffix in ["", "?elder", "?lang=zh-Hant&theme=dark", "?elder&lang=en"] {
                page.visit(suffix).await?;
                drawn(page, "document.querySelectorAll('.plot-tools > button, .weight-title.opens').forEach(one => one.click())").await?;
                assert_none(
                    page,
                    &format!("{width} {suffix}"),
                    WIDER,
                    vec![json!(width)],
                )
                .await?;
            }
        }
        Ok(())
    })
}

/// The distances of WCAG 1.4.12, put in by the object model as a user's tool would.
const SPACING: &str = "const sheet = document.styleSheets[0];
    sheet.insertRule('.xingfu * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }', sheet.cssRules.length);
    sheet.insertRule('.xingfu p { margin-bottom: 2em !important }', sheet.cssRules.length)";

/// Texts that are cut off by their box, and controls that lie upon each other.
const CUT: &str = "const shown = one => one.getClientRects().length && getComputedStyle(one).visibility !== 'hidden';
    const hidden = one => one.closest('.visually-hidden, svg, .scrolls');
    const cut = [...document.querySelectorAll('#xingfu *')].filter(one => shown(one) && !hidden(one))
        .filter(one => {
            const style = getComputedStyle(one);
            const clips = [style.overflowX, style.overflowY].some(value => value !== 'visible') || one.tagName === 'BUTTON';
            return clips && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
        }).filter(one => one.tagName !== 'INPUT' && one.tagName !== 'SELECT')
        .map(one => `cut: ${one.scrollWidth} × ${one.scrollHeight} in ${one.clientWidth} × ${one.clientHeight} ${one.outerHTML.slice(0, 140)}`);
    const controls = [...document.querySelectorAll('#xingfu button, #xingfu select, #xingfu input[type=number], #xingfu input[type=range]')]
        .filter(one => shown(one)).map(one => [one, one.getBoundingClientRect()]);
    const overlapping = [];
    for (let i = 0; i < controls.length; i += 1) for (let j = i + 1; j < controls.length; j += 1) {
        const [a, b] = [controls[i][1], controls[j][1]];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 2) overlapping.push(`overlap: ${controls[i][0].outerHTML.slice(0, 90)} ${controls[j][0].outerHTML.slice(0, 90)}`);
    }
    return [...cut, ...overlapping].slice(0, 6)";

#[test]
fn wide_spacing_cuts_nothing_off() -> Result {
    browse(async |page| {
        for (width, height) in [(1280, 800), (390, 844)] {
            page.resize(width, height).await?;
            for suffix in ["", "?lang=en", "?elder"] {
                page.visit(suffix).await?;
                drawn(page, SPACING).await?;
                if width < 960 || suffix == "?elder" {
                    let what = format!("{width} {suffix}");
                    assert_none(page, &what, CUT, vec![]).await?;
                    assert_none(page, &what, WIDER, vec![json!(width)]).await?;
                    continue;
                }
                for section in SECTIONS {
                    page.turn_to(section).await?;
                    let what = format!("{width} {suffix} {section}");
                    assert_none(page, &what, CUT, vec![]).await?;
                    assert_none(page, &what, WIDER, vec![json!(width)]).await?;
                }
            }
        }
        Ok(())
    })
}

/// Whether what must be told apart in forced colours still is.
const TOLD_APART: &str = "const style = (css, pseudo) => getComputedStyle(document.querySelector(css), pseudo);
    const found = [];
    const differ = (what, a, b) => { if (a === b) found.push(`${what}: both ${a}`); };
    const ground = style('body').backgroundColor;
    differ('selected tab', style('[role=tab][aria-selected=true]').backgroundColor, style('[role=tab][aria-selected=false]').backgroundColor);
    differ('chosen mode', style('.modes input:checked + span').backgroundColor, style('.modes input:not(:checked) + span').backgroundColor);
    differ('chosen language', style('.languages [aria-pressed=true]').backgroundColor, style('.languages [aria-pressed=false]').backgroundColor);
    const rects = [...document.querySelectorAll('.drawing svg rect')].map(one => getComputedStyle(one).fill);
    if (new Set(rects).size < 3) found.push(`bars: ${[...new Set(rects)]}`);
    const adjust = style('.drawing svg').forcedColorAdjust;
    if (adjust !== 'none') found.push(`the chart's colours are ${adjust}`);
    document.querySelector('#xf0-weight-care').focus();
    const outline = style('#xf0-weight-care');
    if (outline.outlineStyle === 'none' || outline.outlineColor === ground) found.push(`focus: ${outline.outlineStyle} ${outline.outlineColor} on ${ground}`);
    if (!matchMedia('(forced-colors: active)').matches) found.push('colours are not forced');
    return found";

/// The colours in a column through the middle of a slider, from its track and its thumb.
async fn colours_of_slider(page: &Page) -> Result<usize> {
    let place = "const box = document.querySelector('#xf0-weight-care').getBoundingClientRect();
        return [box.left + scrollX, box.top + scrollY, box.width, box.height]";
    let at = page.run(place, vec![]).await?;
    let clip = json!({ "x": at[0], "y": at[1], "width": at[2], "height": at[3], "scale": 1 });
    let picture = page
        .devtools(
            "Page.captureScreenshot",
            json!({ "format": "png", "clip": clip }),
        )
        .await?;
    let count = "const [data] = arguments;
        const image = new Image();
        image.src = 'data:image/png;base64,' + data;
        return image.decode().then(() => {
            const canvas = document.createElement('canvas');
            canvas.width = image.width; canvas.height = image.height;
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const { data } = context.getImageData(0, Math.floor(image.height / 2), image.width, 1);
            const seen = new Map();
            for (let i = 0; i < data.length; i += 4) {
                const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
                seen.set(key, (seen.get(key) ?? 0) + 1);
            }
            return [...seen].filter(([, times]) => times >= 4).length;
        })";
    let colours = page.run(count, vec![picture["data"].clone()]).await?;
    colours
        .as_u64()
        .map(|count| usize::try_from(count).unwrap_or(usize::MAX))
        .ok_or_else(|| format!("no colours: {colours}").into())
}

#[test]
fn forced_colours_keep_everything_apart() -> Result {
    browse_emulating(async |page| {
        for scheme in ["dark", "light"] {
            emulate(
                page,
                &[
                    ("forced-colors", "active"),
                    ("prefers-color-scheme", scheme),
                ],
            )
            .await?;
            page.visit("").await?;
            assert_none(page, scheme, TOLD_APART, vec![]).await?;
            drawn(page, "document.activeElement.blur(); document.querySelector('#xf0-weight-care').scrollIntoView({ block: 'center' })").await?;
            let colours = colours_of_slider(page).await?;
            assert!(colours >= 2, "{scheme}: a slider has {colours} colour");
            page.screenshot(&format!("forced-{scheme}")).await?;
        }
        Ok(())
    })
}

#[test]
fn nothing_moves_for_those_who_want_no_movement() -> Result {
    browse_emulating(async |page| {
        let moving = "return [...document.querySelectorAll('#xingfu *')].filter(one => {
                const style = getComputedStyle(one);
                const seconds = text => Math.max(...text.split(',').map(parseFloat));
                return seconds(style.transitionDuration) > 0 || (style.animationName !== 'none' && seconds(style.animationDuration) > 0);
            }).map(one => one.outerHTML.slice(0, 120))";
        emulate(page, &[("prefers-reduced-motion", "no-preference")]).await?;
        page.visit("").await?;
        let some = page.run(moving, vec![]).await?;
        assert_ne!(some, json!([]), "the test sees no movement");
        emulate(page, &[("prefers-reduced-motion", "reduce")]).await?;
        assert_none(page, "reduced motion", moving, vec![]).await
    })
}
