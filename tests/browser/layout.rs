//! Layout on phones and desktops.

use serde_json::json;
use xingfu::app::state::Section;

use crate::support::{Page, Result, browse, browse_once};

/// What sticks out of the page to the right, where the page as a whole would scroll sideways.
///
/// A phone's own `innerWidth` grows with what sticks out, so that the width is given.
const WIDER: &str = "const page = document.scrollingElement;
    const width = arguments[0];
    if (page.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('#xingfu *')].filter(one => one.getBoundingClientRect().right > width + 1 && !one.closest('.scrolls *, .section-list *'));
    return [`${page.scrollWidth} > ${width}`, ...wide.slice(0, 5).map(one => one.outerHTML.slice(0, 120))]";

async fn assert_fits(page: &Page, width: u32, what: &str) -> Result {
    let wider = page.run(WIDER, vec![json!(width)]).await?;
    assert_eq!(wider, json!([]), "{width} {what}");
    Ok(())
}

/// Unfolds as much of the page as there is.
async fn unfold(page: &Page, stacked: bool) -> Result {
    match stacked {
        true => {
            let open = "document.querySelectorAll('.unfold').forEach(one => one.click())";
            page.run(open, vec![]).await?;
            // A row moves while what stands before it unfolds.
            let unfolded = "return !document.querySelector('.unfold[aria-expanded=false]')";
            page.wait_until(unfolded, vec![]).await?;
        }
        false => page.turn_to("details").await?,
    }
    page.open_row("preschool-rates").await?;
    page.run(
        "document.querySelectorAll('details').forEach(one => { one.open = true })",
        vec![],
    )
    .await?;
    page.run(
        "document.querySelectorAll('.plot-tools > button').forEach(one => one.click())",
        vec![],
    )
    .await?;
    if stacked {
        // The weights lie over what is below them.
        page.run(
            "document.querySelector('.section-list .weigh-switch').click()",
            vec![],
        )
        .await?;
        page.wait_for(".weight-title.opens").await?;
    }
    page.run(
        "document.querySelectorAll('.weight-title.opens').forEach(one => one.click())",
        vec![],
    )
    .await?;
    page.wait_for("#xf0-weight-resettlement-area")
        .await
        .map(drop)
}

#[test]
fn a_phone_needs_no_scrolling_sideways() -> Result {
    browse(async |page| {
        for (width, height) in [(390, 844), (320, 640)] {
            page.resize(width, height).await?;
            for suffix in ["", "?lang=en"] {
                page.visit(suffix).await?;
                assert_fits(page, width, suffix).await?;
                unfold(page, true)
                    .await
                    .map_err(|error| format!("{width} {suffix}: {error}"))?;
                assert_fits(page, width, &format!("{suffix}, unfolded")).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn a_desk_needs_no_scrolling_sideways() -> Result {
    browse_once(async |page| {
        for (width, height) in [(1280, 800), (1920, 1080), (768, 1024)] {
            page.resize(width, height).await?;
            for suffix in ["", "?lang=en"] {
                page.visit(suffix).await?;
                let stacked = width < 960;
                // One below the other, all of them are seen at once.
                for section in Section::ALL.map(Section::id).iter().filter(|_| !stacked) {
                    page.turn_to(section).await?;
                    assert_fits(page, width, &format!("{suffix} {section}")).await?;
                }
                unfold(page, stacked).await?;
                assert_fits(page, width, &format!("{suffix}, unfolded")).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn weights_are_moved_by_a_finger() -> Result {
    browse(async |page| {
        for width in [390, 320] {
            page.resize(width, 844).await?;
            page.visit("?weigh").await?;
            let percent = page.by_role("radio", "百分比").await?;
            page.run(
                "arguments[0].click()",
                vec![serde_json::to_value(&percent)?],
            )
            .await?;
            page.wait_for(".lock:not([hidden])").await?;
            let script = "return [...document.querySelectorAll('.weight-row button:not([hidden]), .weight-row input')]
                .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
                .filter(([box]) => box.height < 44 || box.width < 44)
                .map(([box, html]) => `${box.width} × ${box.height} ${html}`)";
            let small = page.run(script, vec![]).await?;
            assert_eq!(small, json!([]), "{width}");
        }
        Ok(())
    })
}

#[test]
fn on_a_phone_all_questions_stand_one_below_the_other() -> Result {
    browse_once(async |page| {
        page.resize(390, 844).await?;
        page.visit("").await?;
        let script = "return [...document.querySelectorAll('.panel')].map(panel => panel.id)";
        let panels = page.run(script, vec![]).await?;
        assert_eq!(
            panels,
            json!(Section::ALL.map(|section| format!("xf0-panel-{}", section.id())))
        );
        let tabs = page
            .run("return document.querySelector('[role=tablist]')", vec![])
            .await?;
        assert_eq!(tabs, json!(null));
        page.resize(1280, 800).await?;
        page.wait_for("#xf0-panel-contributions[role=tabpanel]")
            .await
            .map(drop)
    })
}
