//! Language and month.

use serde_json::json;
use xingfu::app::state::Intent;
use xingfu::month::Month;

use crate::expected::Expected;
use crate::support::{Page, Result, browse, browse_once};

const SECTIONS: [&str; 5] = ["contributions", "lost", "sensitivity", "details", "ledger"];

/// Visible texts with Chinese in them outside what says that it is Chinese.
async fn chinese(page: &Page) -> Result<serde_json::Value> {
    let script = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        const number = /3\\.6万/g; // is said of how numbers may be written
        while (walker.nextNode()) {
            const text = walker.currentNode;
            const around = text.parentElement;
            if (around.closest('[lang]').lang.startsWith('zh') || !around.getClientRects().length) continue;
            if (/[\\u3001-\\u9fff\\uff00-\\uff65]/.test(text.data.replace(number, ''))) found.push(text.data);
        }
        return found";
    page.run(script, vec![]).await
}

#[test]
fn the_language_is_switched_and_all_visible_words_with_it() -> Result {
    browse(async |page| {
        page.visit("").await?;
        assert_eq!(page.property("html", "lang").await?, json!("zh-Hans"));
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        page.push("English").await?;
        page.wait_until("return document.documentElement.lang === 'en'", vec![])
            .await?;
        assert_eq!(page.property("html", "lang").await?, json!("en"));
        let title = page.run("return document.title", vec![]).await?;
        assert_eq!(title, json!("Happy Wuqing index"));
        for section in SECTIONS {
            page.turn_to(section).await?;
            assert_eq!(chinese(page).await?, json!([]), "{section}");
        }
        let expected = Expected::first().with("employment", 10.0);
        assert_eq!(page.score().await?, expected.score());
        assert!(page.text(".sentence").await?.contains("Employment"));
        page.push("简体中文").await?;
        page.wait_until("return document.documentElement.lang === 'zh-Hans'", vec![])
            .await
    })
}

#[test]
fn the_address_may_ask_for_english() -> Result {
    browse_once(async |page| {
        page.visit("?lang=en").await?;
        page.wait_until("return document.documentElement.lang === 'en'", vec![])
            .await?;
        assert_eq!(chinese(page).await?, json!([]));
        page.by_role("button", "Share link").await.map(drop)
    })
}

#[test]
fn another_month_is_looked_at() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        assert_eq!(
            page.property("#xf0-month", "value").await?,
            json!("2024-09")
        );
        for month in [3, 12] {
            let chosen = Month::new(2024, month).ok_or("no month")?;
            page.choose("#xf0-month", &chosen.to_string()).await?;
            let expected = Expected::first().act(Intent::SetMonth(chosen));
            page.wait_for_score(&expected.score()).await?;
            page.wait_for_text("figure.contributions", &format!("截至 {chosen}"))
                .await?;
        }
        page.push("撤销").await?;
        page.push("撤销").await?;
        page.wait_for_score(&Expected::first().score()).await?;
        assert_eq!(
            page.property("#xf0-month", "value").await?,
            json!("2024-09")
        );
        Ok(())
    })
}
