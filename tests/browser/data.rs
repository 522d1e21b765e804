//! Demonstration and own data: cleared, kept, saved, loaded.

use std::fs;
use std::path::Path;

use serde_json::json;
use xingfu::app::state::Intent;
use xingfu::figure::foot;
use xingfu::month::Month;
use xingfu::rule::{Observation, Value};
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::expected::Expected;
use crate::support::{Page, Result, browse, browse_once};

/// The switch between the site's data and own ones.
const SITE: &str = ".store-switch button:first-child";
const OWN: &str = ".store-switch button:last-child";

/// Begins data of one's own beside the demonstration.
async fn half_filled(page: &Page) -> Result<Expected> {
    page.push("录入真实数据").await?;
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
    let counts = expected.derived().counts;
    page.wait_for_text(".coverage", &foot::filed(&CHINESE, &counts, false))
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
fn own_data_stand_beside_the_demonstration_and_are_there_after_a_reload() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let expected = half_filled(page).await?;
        // A look at the demonstration, once two clicks that lost everything.
        page.click(&page.find(SITE).await?).await?;
        page.wait_for_score(&Expected::first().score()).await?;
        page.wait_for(".made-up").await?;
        page.wait_for_text(OWN, "3 项").await?;
        page.reload().await?;
        page.wait_for("[data-score]").await?;
        assert_half_filled(page, &expected).await?;
        assert_eq!(page.score().await?, expected.score());
        page.wait_for_text(OWN, DESK_CHINESE.kept_here).await
    })
}

#[test]
fn a_deletion_says_what_goes_and_the_undo_of_its_message_brings_it_back() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let expected = half_filled(page).await?;
        page.push("删除我的数据…").await?;
        page.wait_for_text(".store-panel", "3 项指标、3 条记录（2024年9月）")
            .await?;
        page.push("删除").await?;
        page.wait_for_text(".message", "3 项指标、3 条记录").await?;
        page.wait_for_text(".head", DESK_CHINESE.no_data).await?;
        page.push("撤销").await?;
        assert_half_filled(page, &expected).await?;
        page.reload().await?;
        page.wait_for("[data-score]").await?;
        assert_half_filled(page, &expected).await
    })
}

#[test]
fn what_a_file_replaced_is_a_version_that_can_be_brought_back() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let expected = half_filled(page).await?;
        let other = Path::new(env!("CARGO_TARGET_TMPDIR")).join("other.json");
        let data = json!({"values": [{"unit": "a", "indicator": "new-jobs", "value": 5, "period": "2024-09"}]});
        fs::write(&other, data.to_string())?;
        let input = page.find("input[type=file]").await?;
        input.send_keys(&other.display().to_string()).await?;
        page.wait_for_text(OWN, "1 项").await?;
        // The undo of the message is gone once something else is done.
        page.reload().await?;
        page.wait_for("[data-score]").await?;
        page.push("历史版本").await?;
        page.wait_for_text(".versions tr", "3 项、3 条记录").await?;
        page.push("查看").await?;
        page.wait_for_text(".differences", "32,400 人").await?;
        page.push("恢复此版本").await?;
        page.wait_for_text(".message", "已恢复历史版本").await?;
        assert_half_filled(page, &expected).await
    })
}

#[test]
fn two_windows_tell_each_other() -> Result {
    browse(async |page| {
        page.visit("").await?;
        half_filled(page).await?;
        let (first, second) = page.open_window().await?;
        page.visit("").await?;
        page.fill_in("new-jobs", "18000").await?;
        page.wait_for_text("#xf0-row-new-jobs", "18,000").await?;
        page.turn_to_window(&first).await?;
        // Once this window wrote its own data over the other's with the next value.
        page.wait_for_text(".message", DESK_CHINESE.other_window)
            .await?;
        page.fill_in("it-classrooms", "12").await?;
        page.turn_to_window(&second).await?;
        page.wait_for_text(".message", DESK_CHINESE.other_window)
            .await?;
        page.wait_for_text("#xf0-row-new-jobs", "18,000").await
    })
}

#[test]
fn what_is_too_large_for_the_local_storage_is_in_the_database() -> Result {
    browse(async |page| {
        page.before_load("small-storage");
        page.visit("").await?;
        let expected = half_filled(page).await?;
        page.wait_for_text(OWN, DESK_CHINESE.kept_in_database)
            .await?;
        page.reload().await?;
        page.wait_for("[data-score]").await?;
        assert_half_filled(page, &expected).await
    })
}

/// Whether closing the page asks.
const ASKS: &str = "const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented";

#[test]
fn a_full_store_is_told_and_the_page_is_not_left_without_a_question() -> Result {
    browse(async |page| {
        page.before_load("full-storage");
        page.visit("").await?;
        assert_eq!(page.run(ASKS, vec![]).await?, json!(false));
        half_filled(page).await?;
        page.wait_for_text(".trouble-kept", DESK_CHINESE.trouble_full)
            .await?;
        assert_eq!(page.run(ASKS, vec![]).await?, json!(true));
        page.push("导出").await?;
        page.downloaded("json").await?;
        assert_eq!(page.run(ASKS, vec![]).await?, json!(false));
        // So that the browser may leave.
        page.click(&page.find(SITE).await?).await
    })
}

#[test]
fn looking_at_demonstration_data_forgets_nothing_that_another_page_keeps() -> Result {
    browse_once(async |page| {
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
        page.push_tool("导出数据").await?;
        fs::copy(page.downloaded("json").await?, &saved)?;
        Ok(())
    })?;
    browse(async |page| {
        page.visit("").await?;
        let input = page.find("input[type=file]").await?;
        input.send_keys(&saved.display().to_string()).await?;
        page.wait_for_text(".message", DESK_CHINESE.file_loaded)
            .await?;
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
    browse_once(async |page| {
        let bad = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad.json");
        fs::write(
            &bad,
            r#"{"values": [{"unit": "a", "indicator": "new-jobs", "value": -1}]}"#,
        )?;
        page.visit("").await?;
        let input = page.find("input[type=file]").await?;
        input.send_keys(&bad.display().to_string()).await?;
        page.wait_for_text(".message", DESK_CHINESE.file_unreadable)
            .await?;
        page.wait_for_text(
            ".message code",
            "“bad.json”：第 1 条记录，单位 `a`，指标 `new-jobs`：现为值 -1",
        )
        .await?;
        assert_eq!(page.score().await?, Expected::first().score());
        fs::write(&bad, b"PK\x03\x04 xl/workbook.xml")?;
        let input = page.find("input[type=file]").await?;
        input.send_keys(&bad.display().to_string()).await?;
        page.wait_for_text(".message code", DESK_CHINESE.kind_workbook)
            .await?;
        page.push("关闭").await?;
        page.wait_until("return !document.querySelector('.message')", vec![])
            .await?;
        // One in GBK is read: 新 is D0 C2.
        let before = br#"{"values": [{"unit": "a", "indicator": "new-jobs", "value": 5, "period": "2024-09", "evidence": ""#;
        fs::write(&bad, [&before[..], &[0xd0, 0xc2], br#""}]}"#].concat())?;
        let input = page.find("input[type=file]").await?;
        input.send_keys(&bad.display().to_string()).await?;
        page.wait_for_text(".message", DESK_CHINESE.file_loaded)
            .await?;
        page.change_room().await?;
        page.wait_for_text("#xf0-cell-new-jobs-evidence", "新")
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
        page.push("录入真实数据").await?;
        page.fill_in("new-jobs", "18000").await?;
        // 18,000 of the 27,000 planned to September: 36,000 × 9 ÷ 12.
        page.wait_for_text("#xf0-row-new-jobs .row-score", "66.7")
            .await?;
        page.wait_for_text(".trouble-kept", DESK_CHINESE.trouble_denied)
            .await?;
        page.wait_for_text(OWN, DESK_CHINESE.not_kept).await
    })
}

#[test]
fn unreadable_kept_data_are_set_aside_and_said() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.run(
            "localStorage.setItem('xingfu:xingfu-wuqing-2024', '{\"broken')",
            vec![],
        )
        .await?;
        page.reload().await?;
        page.wait_for_text(".message", DESK_CHINESE.storage_unreadable)
            .await?;
        page.wait_for_score(&Expected::first().score()).await?;
        page.click(&page.find(OWN).await?).await?;
        page.push("历史版本").await?;
        page.wait_for_text(".versions tr", DESK_CHINESE.version_unreadable)
            .await?;
        // Where there is no room for it, nothing is called set aside, and it stays where it is.
        page.run(
            "localStorage.setItem('xingfu:xingfu-wuqing-2024', '{\"broken again')",
            vec![],
        )
        .await?;
        page.before_load("full-storage");
        page.visit("").await?;
        page.wait_for_text(".message", DESK_CHINESE.trouble_occupied)
            .await?;
        let kept = "return localStorage.getItem('xingfu:xingfu-wuqing-2024')";
        assert_eq!(page.run(kept, vec![]).await?, json!("{\"broken again"));
        Ok(())
    })
}
