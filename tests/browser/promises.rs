//! The ledger’s optional rows, adjustments and red lines.

use serde_json::json;
use xingfu::app::state::Intent;
use xingfu::figure::foot;
use xingfu::index::Activation;
use xingfu::rule::Value;
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::expected::Expected;
use crate::support::{Page, Result, browse_once};

/// Turns on an optional row, as a click on the button beside its field does.
async fn turn_on(page: &Page, row: &str) -> Result {
    let script = "document.getElementById(arguments[0]).closest('.activation').querySelector('button').click()";
    page.run(script, vec![json!(format!("xf0-optional-{row}"))])
        .await
        .map(drop)
}

#[test]
fn an_optional_promise_becomes_an_indicator_once_it_has_a_target_and_scores_once_it_has_a_value()
-> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.turn_to("ledger").await?;
        let rows = page.find_all(".promise").await?;
        assert_eq!(rows.len(), 124);
        let field = "#xf0-optional-C008";
        page.enter(field, "0").await?;
        turn_on(page, "C008").await?;
        page.wait_for_text(".activation .reason:not([hidden])", DESK_CHINESE.bad_target)
            .await?;
        page.enter(field, "250").await?;
        turn_on(page, "C008").await?;
        page.wait_for_text(".activation.on", "250").await?;
        let activation = Some(Activation::Target(250.0));
        let row = "C008".to_owned();
        let on = Expected::first().act(Intent::SetOptional { row, activation });
        page.wait_for_score(&on.score()).await?;
        let counts = on.derived().counts;
        page.wait_for_text(".coverage", &foot::filed(&CHINESE, &counts, false))
            .await?;
        page.turn_to("details").await?;
        page.fill_in("bird-species", "125").await?;
        // 125 of the 187.5 planned to September: 250 × 9 ÷ 12.
        let scored = on.entered("bird-species", None, Value::Number(125.0).into());
        assert_eq!(scored.points_of("bird-species"), "66.7");
        page.wait_for_score(&scored.score()).await?;
        page.wait_for_text("#xf0-row-bird-species .row-score", "66.7")
            .await?;
        page.reload().await?;
        page.wait_for_score(&scored_after_reload(&scored)).await
    })
}

/// Demonstration data are not kept, but the row is in the address.
fn scored_after_reload(scored: &Expected) -> String {
    let optional = scored.0.choices.optional.clone();
    let first = Expected::first();
    let on = optional
        .into_iter()
        .fold(first, |state, (row, activation)| {
            let activation = Some(activation);
            state.act(Intent::SetOptional { row, activation })
        });
    on.score()
}

#[test]
fn the_ledger_is_filtered_by_use() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.turn_to("ledger").await?;
        for (name, rows) in [
            ("计分 37", 37),
            ("可选计分 35", 35),
            ("只记录 52", 52),
            ("全部 124", 124),
        ] {
            page.push(name).await?;
            let script = "return document.querySelectorAll('.promise').length === arguments[0]";
            page.wait_until(script, vec![json!(rows)]).await?;
        }
        Ok(())
    })
}

#[test]
fn adjustments_are_shown_apart_from_the_score() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.change_room().await?;
        page.wait_for(".adjustments").await?;
        page.push("添加").await?;
        page.wait_for_text(".reason.fault:not([hidden])", DESK_CHINESE.adjustment_bad)
            .await?;
        for (points, basis) in [("+1.5", "区级表彰文件"), ("7", "另一文件")] {
            let field = page.by_role("textbox", "分").await?;
            page.fill(&field, points).await?;
            let field = page.by_role("textbox", DESK_CHINESE.basis).await?;
            page.fill(&field, basis).await?;
            page.run(
                "document.querySelector('.extra input[type=date]').value = '2024-09-30'",
                vec![],
            )
            .await?;
            page.push("添加").await?;
            page.wait_for_text(".adjustments", basis).await?;
        }
        // Together 8.5, of which 5 count.
        page.wait_for_text(".extra .sum", "合计 +8.5，计入 +5.0")
            .await?;
        assert_eq!(page.score().await?, Expected::first().score());
        page.change_room().await?;
        page.wait_for_text(".extras", "+5.0").await?;
        assert_eq!(page.score().await?, Expected::first().score());
        page.change_room().await?;
        page.push("删除 另一文件").await?;
        page.change_room().await?;
        page.wait_for_text(".extras", "+1.5").await?;
        assert_eq!(page.score().await?, Expected::first().score());
        Ok(())
    })
}

#[test]
fn a_red_line_of_the_index_caps_the_grade_only() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.turn_to("details").await?;
        // Enough jobs that the score alone would be of a higher grade.
        page.fill_in("new-jobs", "30000").await?;
        let before = Expected::first().entered("new-jobs", None, Value::Number(30_000.0).into());
        page.wait_for_score(&before.score()).await?;
        assert!(!page.text(".extras").await?.contains(DESK_CHINESE.crossed));
        page.fill_in("serious-accidents", "1").await?;
        let accident = before.entered("serious-accidents", None, Value::Number(1.0).into());
        page.wait_for_score(&accident.score()).await?;
        page.wait_for_text(".extras", DESK_CHINESE.crossed).await?;
        let shown = accident.derived();
        let written = |grade: &xingfu::text::Text| grade.get(CHINESE.language).to_owned();
        let capped = shown.grade.as_ref().map(written);
        assert_eq!(Some(page.text(".headline .grade").await?), capped);
        let score = shown.mine.headline.ok_or("no score")?;
        let grades = accident.0.choices.index.grades();
        let of_the_score = grades.iter().find(|grade| score >= grade.from);
        assert_ne!(of_the_score.map(|grade| written(&grade.label)), capped);
        // It says by what it is in force, and has nothing to turn it off with.
        page.change_room().await?;
        page.wait_for_text(".red-line .status", DESK_CHINESE.in_force)
            .await?;
        page.wait_for_text(".red-line .hint", "本工具设定").await?;
        assert_eq!(page.find_all(".red-line button").await?.len(), 0);
        Ok(())
    })
}
