//! The reader's way: from the first screen to the reason of a change, to an indicator, to the weights.

use serde_json::json;
use xingfu::app::state::Intent;
use xingfu::month::Month;

use crate::expected::Expected;
use crate::support::{Page, Result, browse_once};

/// What has moved by itself so far, and how far.
const SHIFT: &str = "return new Promise(done => {
    const found = [];
    new PerformanceObserver(list => found.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
    const moved = one => one.sources.map(({ node, previousRect, currentRect }) =>
        [one.value, node?.cloneNode().outerHTML ?? node?.data, previousRect.toJSON(), currentRect.toJSON()]);
    setTimeout(() => done(found.filter(one => !one.hadRecentInput).flatMap(moved)), 200);
})";

/// Whether an element is seen, whole or its beginning.
const IN_SIGHT: &str = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
    return !!box && box.height > 0 && box.top >= 0 && box.top < innerHeight - 40";

async fn tap(page: &Page, css: &str) -> Result {
    let there = page.find(css).await?;
    page.click(&there).await
}

#[test]
fn a_reader_finds_the_reason_an_indicator_and_the_weights() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let rows = "return [...new Set([...document.querySelectorAll('.head-row h1, .head-row select, .tools > *')]
            .map(one => one.getBoundingClientRect()).filter(box => box.height).map(box => Math.round(box.top + box.height / 2)))]
            .filter((middle, at, all) => Math.abs(middle - all[0]) > 4)";
        assert_eq!(page.run(rows, vec![]).await?, json!([]), "one row");
        for (width, height) in [(1280, 800), (390, 844)] {
            page.resize(width, height).await?;
            for (suffix, there) in [
                ("?desk", ".grid-field"),
                ("?index=towns", ".board [data-row]"),
                ("?index=hdi", ".board [data-row]"),
                ("", "[data-score]"),
            ] {
                page.visit(suffix).await?;
                page.wait_for(there).await?;
                let moved = page.run(SHIFT, vec![]).await?;
                assert_eq!(moved, json!([]), "{suffix} at {width}");
            }
        }
        for suffix in ["?lang=en", ""] {
            page.visit(suffix).await?;
            let height = "return document.scrollingElement.scrollHeight";
            let height = page.run(height, vec![]).await?;
            assert!(height.as_u64() <= Some(6 * 844), "{suffix}: {height}");
        }

        // From the first screen of a month whose score fell to the reason.
        let (fallen, before) = (Month::new(2024, 6), Expected::first());
        let fallen = fallen.ok_or("no month")?;
        page.choose("#xf0-month", &fallen.to_string()).await?;
        page.wait_for_score(&before.act(Intent::SetMonth(fallen)).score())
            .await?;
        tap(page, "button.change").await?;
        page.wait_until(IN_SIGHT, vec![json!("#xf0-panel-since")])
            .await?;
        page.wait_for_text("#xf0-panel-since figcaption", "比上月")
            .await?;

        // From a card to its indicator.
        tap(page, ".card[data-open=new-jobs]").await?;
        page.wait_for("#xf0-facts-new-jobs .knowledge").await?;
        page.wait_until(IN_SIGHT, vec![json!("#xf0-row-new-jobs")])
            .await?;

        // The weights lie over the lower half, under the score.
        tap(page, ".section-list .weigh-switch").await?;
        let place = "const box = document.querySelector('.weigh').getBoundingClientRect();
            return box.top > innerHeight * 0.4 && Math.abs(box.bottom - innerHeight) < 2 &&
                document.querySelector('.sheet-head strong').textContent === document.querySelector('[data-score]').textContent";
        page.wait_until(place, vec![]).await?;
        tap(page, ".sheet-head .weigh-switch").await?;
        page.wait_until("return document.querySelector('.weigh').hidden", vec![])
            .await
    })
}
