//! Demonstration and own data: cleared, kept, saved, loaded.

use std::fs;
use std::path::Path;

use serde_json::json;
use xingfu::app::state::Intent;
use xingfu::month::Month;
use xingfu::rule::{Observation, Value};
use xingfu::text::words::CHINESE;

use crate::expected::Expected;
use crate::support::{Page, Result, browse};

/// Clears the demonstration data and enters some of one's own.
async fn half_filled(page: &Page) -> Result<Expected> {
    page.push("清空，录入真实数据").await?;
    page.wait_for("#xf0-cell-new-jobs-value").await?;
    let mut expected = Expected::cleared();
    for (indicator, text, x) in [
        ("new-jobs", "3.24万", 32_400.0),
        ("it-classrooms", "11", 11.0),
        ("digital-village-clinics", "62个", 62.0),
    ] {
        page.fill_in(indicator, text).await?;
        expected = expected.entered(indicator, None, Observation::from(Value::Number(x)));
        page.wait_for_text(
            &format!("#xf0-row-{indicator} .row-score"),
            &expected.points_of(indicator),
        )
        .await?;
    }
    Ok(expected)
}

async fn assert_half_filled(page: &Page, expected: &Expected) -> Result {
    let (reported, applicable) = expected.derived().reported;
    page.wait_for_text(".coverage", &format!("已报 {reported}/{applicable} 项"))
        .await?;
    page.turn_to("details").await?;
    for indicator in ["new-jobs", "it-classrooms", "digital-village-clinics"] {
        page.wait_for_text(
            &format!("#xf0-row-{indicator} .row-score"),
            &expected.points_of(indicator),
        )
        .await?;
    }
    let words = page.words().await?;
    assert!(
        !words.contains("演示数据，"),
        "still marked as demonstration data"
    );
    Ok(())
}

#[test]
fn demonstration_data_are_cleared_in_one_click_and_come_back_by_undo() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.push("清空，录入真实数据").await?;
        page.wait_for_score("—").await?;
        page.wait_for_text(".message", CHINESE.cleared).await?;
        let head = page.text(".head").await?;
        assert!(
            head.contains(CHINESE.no_data) && !head.contains(CHINESE.demonstration_long),
            "{head}"
        );
        page.wait_for("#xf0-cell-new-jobs-value").await?;
        let undo = page.find(".message-ends button").await?;
        page.click(&undo).await?;
        page.wait_for_score(&Expected::first().score()).await?;
        page.wait_for_text(".head", CHINESE.demonstration_long)
            .await
    })
}

#[test]
fn own_data_are_there_after_a_reload() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let expected = half_filled(page).await?;
        page.reload().await?;
        page.wait_for("[data-score]").await?;
        assert_half_filled(page, &expected).await?;
        assert_eq!(page.score().await?, expected.score());
        page.push("换回演示数据").await?;
        page.wait_for_score(&Expected::first().score()).await
    })
}

#[test]
fn a_clearing_that_was_undone_leaves_demonstration_data_after_a_reload() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.push("清空，录入真实数据").await?;
        page.wait_for_score("—").await?;
        page.push("撤销").await?;
        page.wait_for_score(&Expected::first().score()).await?;
        page.reload().await?;
        page.wait_for("[data-score]").await?;
        page.wait_for_score(&Expected::first().score()).await
    })
}

#[test]
fn looking_at_demonstration_data_forgets_nothing_that_another_page_keeps() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let keep = "localStorage.setItem('xingfu:xingfu-wuqing-2024', 'of another page')";
        page.run(keep, vec![]).await?;
        let month = Month::new(2024, 3).ok_or("no month")?;
        page.choose("#xf0-month", &month.to_string()).await?;
        let expected = Expected::first().act(Intent::SetMonth(month));
        page.wait_for_score(&expected.score()).await?;
        let kept = "return localStorage.getItem('xingfu:xingfu-wuqing-2024')";
        assert_eq!(page.run(kept, vec![]).await?, json!("of another page"));
        Ok(())
    })
}

#[test]
fn a_saved_file_loads_on_another_machine() -> Result {
    let saved = Path::new(env!("CARGO_TARGET_TMPDIR")).join("saved.json");
    browse(async |page| {
        page.visit("").await?;
        half_filled(page).await?;
        page.push("保存到文件").await?;
        fs::copy(page.downloaded("json").await?, &saved)?;
        Ok(())
    })?;
    browse(async |page| {
        page.visit("").await?;
        let input = page.find("input[type=file]").await?;
        input.send_keys(&saved.display().to_string()).await?;
        page.wait_for_text(".message", CHINESE.file_loaded).await?;
        let mut expected = Expected::cleared();
        for (indicator, x) in [
            ("new-jobs", 32_400.0),
            ("it-classrooms", 11.0),
            ("digital-village-clinics", 62.0),
        ] {
            expected = expected.entered(indicator, None, Value::Number(x).into());
        }
        assert_half_filled(page, &expected).await?;
        page.push("撤销").await?;
        page.wait_for_score(&Expected::first().score()).await
    })
}

#[test]
fn a_bad_file_is_refused_with_its_reason_and_changes_nothing() -> Result {
    browse(async |page| {
        let bad = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad.json");
        fs::write(
            &bad,
            r#"{"values": [{"unit": "a", "indicator": "new-jobs", "value": -1}]}"#,
        )?;
        page.visit("").await?;
        let input = page.find("input[type=file]").await?;
        input.send_keys(&bad.display().to_string()).await?;
        page.wait_for_text(".message", CHINESE.file_unreadable)
            .await?;
        page.wait_for_text(".message code", "indicator `new-jobs`: found")
            .await?;
        assert_eq!(page.score().await?, Expected::first().score());
        fs::write(&bad, r#"{"values": []}"#)?;
        page.push("关闭").await?;
        page.wait_until("return !document.querySelector('.message')", vec![])
            .await
    })
}

#[test]
fn without_storage_the_page_works_and_says_that_nothing_is_kept() -> Result {
    browse(async |page| {
        page.block_storage();
        page.visit("").await?;
        assert_eq!(page.score().await?, Expected::first().score());
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 0.0).await?;
        page.wait_for_score(&Expected::first().with("employment", 0.0).score())
            .await?;
        page.push("清空，录入真实数据").await?;
        page.fill_in("new-jobs", "18000").await?;
        page.wait_for_text("#xf0-row-new-jobs .row-score", "50.0")
            .await?;
        page.wait_for_text(".message", CHINESE.storage_denied).await
    })
}

#[test]
fn unreadable_kept_data_are_set_aside_and_said() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.run(
            "localStorage.setItem('xingfu:xingfu-wuqing-2024', '{\"broken')",
            vec![],
        )
        .await?;
        page.reload().await?;
        page.wait_for_text(".message", CHINESE.storage_unreadable)
            .await?;
        page.wait_for_score(&Expected::first().score()).await?;
        let kept = "return localStorage.getItem('xingfu:xingfu-wuqing-2024:unreadable')";
        assert_eq!(page.run(kept, vec![]).await?, json!("{\"broken"));
        Ok(())
    })
}
