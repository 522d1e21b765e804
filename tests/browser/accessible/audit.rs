//! Audits by axe-core of every state of the page.

use serde_json::json;
use xingfu::app::state::Section;
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use super::drawn;
use crate::support::{Page, Result, browse, browse_once};

/// A row of every kind of entry: a number, one with a baseline, items, shares and a rung.
const ROWS: [&str; 3] = ["new-jobs", "preschool-rates", "reconstruction"];

/// Everything that unfolds, unfolded.
const UNFOLD: &str = "document.querySelectorAll('details').forEach(one => { one.open = true });
    document.querySelectorAll('.weight-title.opens[aria-expanded=false], .plot-tools > button[aria-expanded=false], .fold-button[aria-expanded=false], .unfold[aria-expanded=false], .section-list .weigh-switch[aria-expanded=false]')
        .forEach(one => one.click())";

async fn every_section(page: &Page, what: &str, stacked: bool) -> Result {
    drawn(page, UNFOLD).await?;
    if stacked {
        drawn(page, "document.querySelector('#xf0-row-new-jobs')?.click()").await?;
        drawn(page, UNFOLD).await?;
        return page.assert_accessible(what).await;
    }
    for section in Section::ALL.map(Section::id) {
        page.turn_to(section).await?;
        drawn(page, UNFOLD).await?;
        page.assert_accessible(&format!("{what}, {section}"))
            .await?;
    }
    Ok(())
}

/// The rules are the same in every engine; names and colours, which each computes, are looked at in all.
#[test]
fn in_a_row_and_a_phone_s_page() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.turn_to("details").await?;
        page.open_row("new-jobs").await?;
        page.assert_accessible("a row").await?;
        page.resize(390, 844).await?;
        page.visit("?theme=dark&lang=en").await?;
        every_section(page, "390 dark", true).await
    })
}

#[test]
fn in_every_section_language_and_theme() -> Result {
    browse_once(async |page| {
        // Colours depend on the theme alone, names on the language alone.
        for suffix in ["", "?theme=dark&lang=en", "?lang=zh-Hant"] {
            page.visit(suffix).await?;
            every_section(page, &format!("1280 {suffix}"), false).await?;
        }
        Ok(())
    })
}

#[test]
fn on_a_phone() -> Result {
    browse_once(async |page| {
        for width in [390, 320] {
            page.resize(width, 844).await?;
            for suffix in ["", "?theme=dark&lang=zh-Hant"] {
                page.visit(suffix).await?;
                every_section(page, &format!("{width} {suffix}"), true).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn for_elders() -> Result {
    browse_once(async |page| {
        for width in [1280, 390, 320] {
            page.resize(width, 844).await?;
            for suffix in ["?elder", "?elder&theme=dark&lang=en"] {
                page.visit(suffix).await?;
                every_section(page, &format!("{width} {suffix}"), true).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn with_rows_opened_and_input_at_fault() -> Result {
    browse_once(async |page| {
        for suffix in ["", "?theme=dark"] {
            page.visit(suffix).await?;
            page.turn_to("details").await?;
            for row in ROWS {
                page.open_row(row).await?;
                page.assert_accessible(&format!("{suffix} {row}")).await?;
            }
            page.enter_cell("new-jobs", "value", "many").await?;
            page.wait_for("[aria-invalid=true]").await?;
            page.assert_accessible(&format!("{suffix}, a value at fault"))
                .await?;
            page.change_room().await?;
            page.enter("#xf0-weight-employment ~ .amount", "77").await?;
            page.wait_for(".amount[aria-invalid=true]").await?;
            page.assert_accessible(&format!("{suffix}, a weight at fault"))
                .await?;
        }
        Ok(())
    })
}

#[test]
fn without_data_and_without_weights() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.push(CHINESE.enter_real).await?;
        page.wait_for(".grid-row").await?;
        page.assert_accessible("the empty desk").await?;
        page.change_room().await?;
        page.wait_for_text(".head", DESK_CHINESE.no_data).await?;
        every_section(page, "empty", false).await?;
        drawn(page, "document.querySelectorAll('.weight-list > li > .weight-row input[type=range]').forEach(one => {
            one.value = 0; one.dispatchEvent(new Event('input', { bubbles: true })); one.dispatchEvent(new Event('change', { bubbles: true })) })").await?;
        page.wait_for_text(".withheld", "权重全为零").await?;
        // The menu lies over what is looked at here.
        drawn(
            page,
            "document.querySelector('.fold-button[aria-expanded=true]').click()",
        )
        .await?;
        page.assert_accessible("no weights").await
    })
}

#[test]
fn with_percentages_locks_and_a_promise_turned_on() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        drawn(
            page,
            "document.querySelectorAll('.weights .modes input')[1].click()",
        )
        .await?;
        page.wait_for(".lock:not([hidden])").await?;
        drawn(
            page,
            "[...document.querySelectorAll('.lock')].slice(0, -1).forEach(one => one.click())",
        )
        .await?;
        page.wait_for(".lock.on").await?;
        page.assert_accessible("locks").await?;
        page.turn_to("ledger").await?;
        let on =
            "const button = [...document.querySelectorAll('.promise.optional .activation button')]
                .find(one => !one.closest('.activation').querySelector('input'));
            button.click()";
        drawn(page, on).await?;
        page.wait_for(".activation.on").await?;
        page.assert_accessible("a promise turned on").await
    })
}

#[test]
fn with_each_message() -> Result {
    browse_once(async |page| {
        page.visit("#c=1&i=xingfu-wuqing-2024&v=2024.2.0&w=employment:inf&k=0")
            .await?;
        page.wait_for(".message.fault").await?;
        page.assert_accessible("a damaged link").await?;
        page.visit("").await?;
        page.push(CHINESE.enter_real).await?;
        page.fill_in("new-jobs", "18000").await?;
        page.push("删除我的数据…").await?;
        page.wait_for(".store-panel").await?;
        page.assert_accessible("a question before a deletion")
            .await?;
        page.push("删除").await?;
        page.wait_for_text(".message", DESK_CHINESE.deleted).await?;
        page.assert_accessible("a deletion that can be taken back")
            .await?;
        page.block_storage();
        page.visit("").await?;
        page.push(CHINESE.enter_real).await?;
        page.enter_cell("new-jobs", "value", "18000").await?;
        page.wait_for_text(".trouble-kept", DESK_CHINESE.trouble_denied)
            .await?;
        page.assert_accessible("nothing can be kept").await?;
        page.before_load("no-clipboard");
        page.visit("?theme=dark").await?;
        page.push_tool("分享链接").await?;
        page.wait_for(".message .address").await?;
        page.assert_accessible("the link to be copied").await
    })
}

#[test]
fn with_the_radar_and_figures_by_indicator() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.choose("#xf0-month", "2024-12").await?;
        page.wait_for("[name=xf0-shape]:not(:checked)").await?;
        drawn(
            page,
            "document.querySelector('[name=xf0-shape]:not(:checked)').click()",
        )
        .await?;
        page.wait_for("figure.radar").await?;
        drawn(
            page,
            "document.querySelector('[name=xf0-grain-contributions]:not(:checked)').click()",
        )
        .await?;
        let radar = page
            .run(
                "return document.querySelectorAll('figure.radar svg desc').length",
                vec![],
            )
            .await?;
        assert_eq!(radar, json!(1));
        page.assert_accessible("radar").await
    })
}

#[test]
fn with_a_ranking_of_many_units() -> Result {
    browse_once(async |page| {
        for (width, suffix) in [
            (1280, "?index=towns"),
            (390, "?index=towns&theme=dark&lang=en"),
        ] {
            page.resize(width, 844).await?;
            page.visit(suffix).await?;
            page.wait_for(".board [data-row]").await?;
            drawn(
                page,
                "document.querySelector('.board [data-row] .b-name button').click()",
            )
            .await?;
            drawn(page, UNFOLD).await?;
            page.assert_accessible(&format!("{width} {suffix}")).await?;
        }
        Ok(())
    })
}
