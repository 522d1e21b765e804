//! Elder mode: large text and targets, one column, few controls, reading aloud.

use serde_json::json;

use super::{assert_none, drawn};
use crate::expected::Expected;
use crate::support::{Page, Result, browse, browse_once};

/// Texts that come out smaller than 18 pixels, those of charts as they are scaled.
const SMALL: &str = "const walker = document.createTreeWalker(document.querySelector('.xingfu'), NodeFilter.SHOW_TEXT);
    const small = [];
    while (walker.nextNode()) {
        const text = walker.currentNode, one = text.parentElement;
        if (!text.data.trim() || !one.getClientRects().length || one.closest('.visually-hidden, title, desc, metadata')) continue;
        const svg = one.closest('svg');
        const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
        const size = parseFloat(getComputedStyle(one).fontSize) * scale;
        if (size < 17.95) small.push(`${size.toFixed(1)} ${text.data.trim().slice(0, 30)} ${one.outerHTML.slice(0, 90)}`);
    }
    return small.slice(0, 8)";

#[test]
fn all_text_is_large_in_one_column_with_few_controls() -> Result {
    browse_once(async |page| {
        for width in [1920, 1280, 768, 390, 320] {
            page.resize(width, 844).await?;
            for suffix in ["?elder", "?elder&lang=en"] {
                page.visit(suffix).await?;
                drawn(
                    page,
                    "document.querySelectorAll('.plot-tools > button').forEach(one => one.click())",
                )
                .await?;
                assert_none(page, &format!("{width} {suffix}"), SMALL, vec![]).await?;
                let columns = "const left = css => document.querySelector(css).getBoundingClientRect();
                    const [a, b, c] = ['.score', '.weights', '.sections'].map(left);
                    return a.bottom <= b.top + 1 && b.bottom <= c.top + 1 ? [] : [[a.bottom, b.top, b.bottom, c.top]]";
                assert_none(page, "one column", columns, vec![]).await?;
                let left_out = "return ['.lock', '.modes', '.downloads', '.details', '.ledger', '.filters', '.file', 'figure.radar', 'figure.sensitivity', '[role=tab]', 'input[type=number]']
                    .filter(css => [...document.querySelectorAll(css)].some(one => one.getClientRects().length))";
                assert_none(page, "left out", left_out, vec![]).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn it_is_switched_on_remembered_and_one_click_brings_everything() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.push("长者模式").await?;
        page.wait_for(".xingfu.elder").await?;
        page.visit("").await?;
        page.wait_for(".xingfu.elder").await?;
        let slider = page.slider("care").await?;
        page.push("社会保障与养老 增加").await?;
        let expected = Expected::first().with("care", 6.0);
        page.wait_for_score(&expected.score()).await?;
        assert_eq!(slider.attr("max").await?.as_deref(), Some("10"));
        page.push("撤销").await?;
        page.wait_for_score(&Expected::first().score()).await?;
        page.visit("?elder=0").await?;
        page.wait_for(".xingfu:not(.elder) [role=tab]").await?;
        page.visit("").await?;
        page.push("显示全部功能").await?;
        page.wait_for(".xingfu:not(.elder) [role=tab]").await?;
        let focus = page.run("return document.activeElement.id", vec![]).await?;
        assert_eq!(focus, json!("xf0-elder"), "the switch keeps the focus");
        page.visit("").await?;
        page.wait_for("[role=tab]").await.map(drop)
    })
}

#[test]
fn percentages_give_way_to_importance() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        drawn(
            page,
            "document.querySelectorAll('.weights .modes input')[1].click()",
        )
        .await?;
        page.wait_for(".lock:not([hidden])").await?;
        page.push("长者模式").await?;
        page.wait_for(".xingfu.elder").await?;
        assert_eq!(page.property("#xf0-weight-care", "max").await?, json!("10"));
        Ok(())
    })
}

async fn said(page: &Page) -> Result<(String, String, String)> {
    page.wait_until("return said.length > 0", vec![]).await?;
    let last = page
        .run("const last = said[said.length - 1]; return [last.text, last.lang, last.voice?.lang ?? '']", vec![])
        .await?;
    let text = |at: usize| last[at].as_str().unwrap_or_default().to_owned();
    Ok((text(0), text(1), text(2)))
}

#[test]
fn the_result_is_read_aloud_and_stops() -> Result {
    browse_once(async |page| {
        page.before_load("speech");
        page.visit("?elder").await?;
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        page.wait_for("#xf0-aloud").await?;
        page.push("朗读结果").await?;
        let (text, lang, voice) = said(page).await?;
        let score = Expected::first().with("employment", 10.0).score();
        for part in [
            &*format!("总分 {score} 分，良好。"),
            "比预设得分",
            "失分最多的是：新增就业，",
            "演示数据",
            "非官方评价",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(text.matches('；').count(), 2, "three shortfalls: {text}");
        assert_eq!((&*lang, &*voice), ("zh-cn", "zh_CN"));
        page.push("停止朗读").await?;
        page.wait_until("return stopped >= 2", vec![]).await?;
        page.push("朗读结果").await?;
        page.run("said[said.length - 1].onend()", vec![]).await?;
        page.by_role("button", "朗读结果").await?;
        page.push("繁體中文").await?;
        page.push("朗讀結果").await?;
        page.wait_until("return said.length === 3", vec![]).await?;
        let (text, lang, voice) = said(page).await?;
        assert!(text.contains("幸福武清評價指數，總分"), "{text}");
        assert_eq!((&*lang, &*voice), ("zh-tw", "zh-TW"));
        page.push("English").await?;
        page.push("Read the result aloud").await?;
        page.wait_until("return said.length === 4", vec![]).await?;
        let (text, lang, voice) = said(page).await?;
        assert!(
            text.starts_with("Happy Wuqing index: the score is "),
            "{text}"
        );
        assert_eq!((&*lang, &*voice), ("en-gb", "en-US"));
        Ok(())
    })
}

#[test]
fn where_there_is_no_speech_there_is_no_button_and_a_refusal_is_no_error() -> Result {
    browse_once(async |page| {
        page.before_load("no-speech");
        page.visit("?elder").await?;
        page.wait_for("#xf0-elder").await?;
        assert_eq!(page.find_all("#xf0-aloud").await?.len(), 0);
        Ok(())
    })?;
    browse_once(async |page| {
        page.before_load("refused-speech");
        page.visit("?elder").await?;
        page.wait_for("#xf0-aloud").await?;
        page.push("朗读结果").await?;
        page.wait_for_text("#xf0-aloud", "朗读结果").await
    })
}
