//! Recovery after a crash of the module, at one click.

use serde_json::json;

use super::{add, host, shown, slide, slider};
use crate::support::{Page, Result, browse, browse_once};

/// The next time that the module puts a node into the page, the page throws.
const POISON: &str = "const real = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function () {
        Node.prototype.insertBefore = real;
        throw new DOMException('poison');
    };";

/// Lets the module die at the click of something in the document.
async fn kill(page: &Page, click: &str) -> Result {
    page.run(&format!("{POISON} {click}"), vec![])
        .await
        .map(drop)
}

/// The messages of the places with these ids.
async fn wait_for_alerts(page: &Page, count: usize) -> Result {
    let script = "const [count, css] = arguments;
        const trees = [document, ...[...document.querySelectorAll('xingfu-index')].map(one => one.shadowRoot)];
        return trees.reduce((sum, tree) => sum + tree.querySelectorAll(css).length, 0) === count";
    // While it recovers there is a message without a button.
    let css = if count == 0 {
        ".trouble"
    } else {
        ".trouble[role=alert] button"
    };
    page.wait_until(script, vec![json!(count), json!(css)])
        .await
}

#[test]
fn every_element_says_so_in_its_language_and_all_recover_at_one_click_twice() -> Result {
    browse(async |page| {
        host(page).await?;
        add(
            page,
            "a",
            json!({ "lang": "zh", "view": "full", "weights": "employment:9" }),
        )
        .await?;
        add(page, "b", json!({ "lang": "en", "view": "weights" })).await?;
        slide(page, "a", "education", 1.0).await?;
        slide(page, "b", "care", 10.0).await?;
        page.wait_until(
            "return document.getElementById('b').value.weights.care === 10",
            vec![],
        )
        .await?;
        for (round, tab) in ["lost", "details"].into_iter().enumerate() {
            let scores = (
                shown(page, "a", "[data-score]").await?,
                shown(page, "b", "[data-score]").await?,
            );
            kill(
                page,
                &format!("inside('a').querySelector('[id$=tab-{tab}]').click()"),
            )
            .await?;
            wait_for_alerts(page, 2).await?;
            let text = shown(page, "a", ".trouble").await?;
            assert!(
                text.as_str()
                    .is_some_and(|text| text.contains("故障") && text.contains("恢复")),
                "{text}"
            );
            let text = shown(page, "b", ".trouble").await?;
            assert!(
                text.as_str()
                    .is_some_and(|text| text.contains("failed") && text.contains("Recover")),
                "{text}"
            );
            page.run(
                "inside('b').querySelector('.trouble button').click()",
                vec![],
            )
            .await?;
            wait_for_alerts(page, 0).await?;
            page.wait_until(
                "return shown('a', '[data-score]') && shown('b', '[data-score]')",
                vec![],
            )
            .await?;
            let after = (
                shown(page, "a", "[data-score]").await?,
                shown(page, "b", "[data-score]").await?,
            );
            assert_eq!(after, scores, "round {round}");
            assert_eq!(slider(page, "a", "employment").await?, json!("9"));
            assert_eq!(slider(page, "a", "education").await?, json!("1"));
            assert_eq!(slider(page, "b", "care").await?, json!("10"));
            assert_eq!(shown(page, "b", "h1").await?, json!("Happy Wuqing index"));
            let copies = page
                .run(
                    "return ['a', 'b'].map(id => inside(id).querySelectorAll('.xingfu').length)",
                    vec![],
                )
                .await?;
            assert_eq!(copies, json!([1, 1]));
            // They live: one follows its slider, the other its attribute.
            page.run(
                "inside('a').querySelector(`[id$=tab-${arguments[0]}]`).click()",
                vec![json!(tab)],
            )
            .await?;
            page.wait_until(
                "return !!inside('a').querySelector(`[id$=panel-${arguments[0]}]`)",
                vec![json!(tab)],
            )
            .await?;
            page.run(
                "document.getElementById('b').setAttribute('lang', 'zh')",
                vec![],
            )
            .await?;
            super::wait_for_shown(page, "b", "h1", "幸福武清评价指数").await?;
            page.run(
                "document.getElementById('b').setAttribute('lang', 'en')",
                vec![],
            )
            .await?;
            super::wait_for_shown(page, "b", "h1", "Happy Wuqing index").await?;
        }
        page.take_console().await.map(drop)
    })
}

#[test]
fn a_place_that_keeps_nothing_in_the_browser_loses_nothing_that_was_entered() -> Result {
    browse_once(async |page| {
        page.before_load("put");
        host(page).await?;
        page.run("return putCalculator()", vec![]).await?;
        page.wait_for("#xingfu [data-score]").await?;
        // A month has drafts of its own: it is chosen before anything is typed.
        page.wait_for("[id$=-month]").await?;
        page.choose("[id$=-month]", "2024-09").await?;
        page.enter_cell("it-classrooms", "value", "7").await?;
        page.wait_for_text("[id$=-cell-it-classrooms-value]", "7")
            .await?;
        page.enter_cell("new-jobs", "value", "很多").await?;
        page.wait_for("[id$=-cell-new-jobs-value][aria-invalid=true]")
            .await?;
        let score = page.score().await?;
        let leave = "document.querySelector('[id$=-desk-switch]').click()";
        kill(page, leave).await?;
        wait_for_alerts(page, 1).await?;
        let kept = page.run("return localStorage.length", vec![]).await?;
        assert_eq!(kept, json!(0));
        // What is asked for meanwhile is done afterwards.
        page.run("place.update({ weights: {} })", vec![]).await?;
        page.push("恢复").await?;
        wait_for_alerts(page, 0).await?;
        page.wait_for("#xingfu [id$=-cell-new-jobs-value]").await?;
        assert_eq!(page.score().await?, score);
        page.wait_for_text("[id$=-cell-it-classrooms-value]", "7")
            .await?;
        page.wait_for_text("[id$=-cell-new-jobs-value]", "很多")
            .await?;
        page.take_console().await.map(drop)
    })
}

#[test]
fn the_page_itself_recovers_with_its_link_its_data_and_its_shortcuts() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.turn_to("details").await?;
        page.fill_in("new-jobs", "30000").await?;
        page.wait_for_text("#xf0-row-new-jobs .row-achieved", "30,000")
            .await?;
        let slider = page.slider("care").await?;
        page.drag_slider(&slider, 10.0).await?;
        page.wait_until("return location.hash.includes('care:10')", vec![])
            .await?;
        let (score, url) = (page.score().await?, page.url().await?);
        for tab in ["lost", "sensitivity"] {
            kill(
                page,
                &format!("document.querySelector('#xf0-tab-{tab}').click()"),
            )
            .await?;
            wait_for_alerts(page, 1).await?;
            page.push("恢复").await?;
            wait_for_alerts(page, 0).await?;
            page.wait_for_score(&score).await?;
            assert_eq!(page.url().await?, url);
        }
        page.turn_to("details").await?;
        page.wait_for_text("#xf0-row-new-jobs .row-achieved", "30,000")
            .await?;
        // One that listens, not three: the dead do not hear the keys any more.
        let slider = page.slider("care").await?;
        page.drag_slider(&slider, 2.0).await?;
        page.wait_until("return location.hash.includes('care:2')", vec![])
            .await?;
        page.run("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }))", vec![])
            .await?;
        page.wait_for_score(&score).await?;
        page.take_console().await.map(drop)
    })
}

#[test]
fn errors_of_other_scripts_are_none_of_its_business() -> Result {
    browse_once(async |page| {
        page.before_load("others");
        page.visit("").await?;
        let script = "failInEveryWay();
            return new Promise(done => setTimeout(() => done(document.querySelectorAll('.trouble').length), 200))";
        assert_eq!(page.run(script, vec![]).await?, json!(0));
        let lines = page.take_console().await?;
        let trapped = lines
            .iter()
            .any(|line| line.message.to_lowercase().contains("unreachable"));
        assert!(trapped, "the other module did not trap: {lines:?}");
        Ok(())
    })
}

#[test]
fn a_recovery_that_fails_can_be_tried_again() -> Result {
    browse_once(async |page| {
        page.visit("?lang=en").await?;
        let score = page.score().await?;
        page.run(
            "window.real = fetch; window.fetch = () => Promise.reject(new Error('no network'))",
            vec![],
        )
        .await?;
        kill(page, "document.querySelector('#xf0-tab-lost').click()").await?;
        wait_for_alerts(page, 1).await?;
        page.push("Recover").await?;
        page.wait_for_text(".trouble", "Could not recover").await?;
        page.run("window.fetch = real", vec![]).await?;
        page.push("Recover").await?;
        wait_for_alerts(page, 0).await?;
        page.wait_for_score(&score).await?;
        page.take_console().await.map(drop)
    })
}
