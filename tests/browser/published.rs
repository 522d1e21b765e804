//! Published results: shown in the place of a demonstration, refused in words. That the desk writes them,
//! and that every engine shows them, is part of an office's October.

use xingfu::text::words::DESK_CHINESE;

use crate::expected::Expected;
use crate::support::{Result, browse_once};

/// Whether a demonstration is seen anywhere on the page.
const SHOWS_DEMONSTRATION: &str =
    "return document.querySelector('[data-score]').textContent !== '—'";

#[test]
fn results_are_shown_with_who_published_them_and_when() -> Result {
    browse_once(async |page| {
        page.visit("?data=published-example.json").await?;
        page.wait_for_text(
            ".issued",
            "由示例单位（虚构）于 2024-10-10 发布，数据截至2024年9月。",
        )
        .await?;
        page.push(DESK_CHINESE.past_issues).await?;
        page.wait_for_text(".store-panel", "2024-09-06").await?;
        page.wait_for_score(&Expected::first().score()).await?;
        page.wait_for_text("figure.contributions", "示例单位（虚构） 2024-10-10 发布")
            .await
    })
}

#[test]
fn what_is_no_file_of_results_is_refused_and_no_demonstration_is_shown() -> Result {
    browse_once(async |page| {
        for address in [
            "index.schema.json",
            "element.js",
            "https://portal.example/published.json",
        ] {
            page.visit(&format!("?data={address}")).await?;
            page.wait_for(".publication-fault").await?;
            assert_eq!(
                page.run(SHOWS_DEMONSTRATION, vec![]).await?,
                false,
                "{address}"
            );
        }
        Ok(())
    })
}

#[test]
fn the_last_good_results_are_shown_where_the_latest_cannot_be_had() -> Result {
    browse_once(async |page| {
        page.visit("?data=published-example.json").await?;
        page.wait_for(".issued").await?;
        let damage = "const name = Object.keys(localStorage).find((name) => name.startsWith('xingfu-published:'));
            const fetched = new URL('index.schema.json', location.href).href;
            localStorage.setItem(name.replace(/http.*/, fetched), localStorage.getItem(name))";
        page.run(damage, vec![]).await?;
        page.visit("?data=index.schema.json").await?;
        page.wait_for_text(".publication-fault", DESK_CHINESE.unfit_foreign)
            .await?;
        page.wait_for_text(".issued", "2024-10-10").await
    })
}
