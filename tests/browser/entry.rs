//! Entry of progress, in every kind of field.

use serde_json::json;
use xingfu::app::state::Intent;
use xingfu::data::{Key, Record, Status, UnitId};
use xingfu::rule::{Completion, Observation, Value};
use xingfu::text::words::CHINESE;

use crate::expected::Expected;
use crate::support::{Page, Result, browse};

/// The points that an indicator's row shows.
async fn points(page: &Page, indicator: &str) -> Result<String> {
    let text = page
        .text(&format!("#xf0-row-{indicator} .row-score"))
        .await?;
    Ok(text.lines().last().unwrap_or_default().trim().to_owned())
}

async fn wait_for_points(page: &Page, indicator: &str, expected: &str) -> Result {
    page.wait_for_text(&format!("#xf0-row-{indicator} .row-score"), expected)
        .await
}

async fn at_the_details(page: &Page) -> Result {
    page.visit("").await?;
    page.turn_to("details").await
}

fn number(x: f64) -> Observation {
    Value::Number(x).into()
}

#[test]
fn a_number_is_entered_as_people_write_it() -> Result {
    browse(async |page| {
        at_the_details(page).await?;
        page.open_row("new-jobs").await?;
        for (typed, jobs) in [
            ("3.6万", 36_000.0),
            ("１８，０００人", 18_000.0),
            ("2.7 万人", 27_000.0),
        ] {
            page.enter("#xf0-entry-new-jobs-value", typed).await?;
            let expected = Expected::first().entered("new-jobs", None, number(jobs));
            page.wait_for_score(&expected.score()).await?;
            wait_for_points(page, "new-jobs", &expected.points_of("new-jobs")).await?;
        }
        assert_eq!(
            page.property("#xf0-entry-new-jobs-value", "value").await?,
            json!("27,000")
        );
        let sums = page.text("#xf0-facts-new-jobs .knowledge").await?;
        assert!(sums.contains("100 × 27,000 ÷ 36,000 = 75.00"), "{sums}");
        assert!(sums.contains("确保新增就业3.6万人以上"), "{sums}");
        Ok(())
    })
}

#[test]
fn wrong_input_stays_in_its_field_with_its_reason_and_leaves_the_score() -> Result {
    browse(async |page| {
        at_the_details(page).await?;
        page.open_row("new-jobs").await?;
        let field = "#xf0-entry-new-jobs-value";
        for (typed, reason) in [
            ("三万六", CHINESE.number_unreadable),
            ("3,60", CHINESE.number_grouping),
            ("36000户", CHINESE.number_measure),
            ("-1", CHINESE.number_negative),
        ] {
            page.enter(field, typed).await?;
            page.wait_for_text("#xf0-entry-new-jobs-value-reason", reason)
                .await?;
            assert_eq!(page.property(field, "value").await?, json!(typed));
            assert_eq!(
                page.attribute(field, "aria-invalid").await?.as_deref(),
                Some("true")
            );
            let described = page.attribute(field, "aria-describedby").await?;
            assert_eq!(
                described.as_deref(),
                Some("xf0-entry-new-jobs-value-reason")
            );
            assert_eq!(page.score().await?, Expected::first().score());
        }
        page.enter(field, "36000").await?;
        let expected = Expected::first().entered("new-jobs", None, number(36_000.0));
        page.wait_for_score(&expected.score()).await?;
        assert_eq!(page.attribute(field, "aria-invalid").await?, None);
        assert_eq!(
            page.property("#xf0-entry-new-jobs-value-reason", "hidden")
                .await?,
            json!(true)
        );
        Ok(())
    })
}

#[test]
fn a_milestone_a_verdict_and_an_item_of_a_checklist_are_chosen() -> Result {
    browse(async |page| {
        at_the_details(page).await?;
        let expected = Expected::first();
        page.open_row("economic-census").await?;
        page.choose("#xf0-entry-economic-census-value", "registering")
            .await?;
        let expected = expected.entered("economic-census", None, Value::Rung(1).into());
        page.wait_for_score(&expected.score()).await?;
        page.open_row("preschool-assessment").await?;
        page.choose("#xf0-entry-preschool-assessment-value", "fail")
            .await?;
        let expected = expected.entered("preschool-assessment", None, Value::Verdict(false).into());
        page.wait_for_score(&expected.score()).await?;
        wait_for_points(page, "preschool-assessment", "0.0").await?;
        page.open_row("livelihood-projects").await?;
        page.choose("#xf0-entry-livelihood-projects-2-value", "not_done")
            .await?;
        let undone = Value::Completion(Completion::NotDone);
        let expected = expected.entered("livelihood-projects", Some(2), undone.into());
        page.wait_for_score(&expected.score()).await?;
        let shown = points(page, "livelihood-projects").await?;
        assert_eq!(shown, expected.points_of("livelihood-projects"));
        Ok(())
    })
}

#[test]
fn a_value_is_entered_with_its_baseline_or_its_denominator() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.push("清空，录入真实数据").await?;
        page.open_row("preschool-rates").await?;
        let field = |part: &str| format!("#xf0-entry-preschool-rates-1-{part}");
        page.enter(&field("baseline"), "95%").await?;
        page.wait_for_text(&field("value-reason"), CHINESE.value_missing)
            .await?;
        page.enter(&field("value"), "９４．５％").await?;
        let held = Observation {
            baseline: Some(95.0),
            ..number(94.5)
        };
        let expected = Expected::cleared().entered("preschool-rates", Some(1), held);
        assert_eq!(expected.points_of("preschool-rates"), "95.0");
        wait_for_points(page, "preschool-rates", "95.0").await?;

        page.open_row("smart-vaccination-clinics").await?;
        let field = |part: &str| format!("#xf0-entry-smart-vaccination-clinics-{part}");
        page.enter(&field("value"), "31").await?;
        page.wait_for_text(
            "#xf0-facts-smart-vaccination-clinics .knowledge",
            CHINESE.denominator_missing,
        )
        .await?;
        page.enter(&field("denominator"), "0").await?;
        page.wait_for_text(&field("denominator-reason"), CHINESE.number_not_positive)
            .await?;
        assert_eq!(
            page.attribute(&field("denominator"), "aria-invalid")
                .await?
                .as_deref(),
            Some("true")
        );
        assert_eq!(page.attribute(&field("value"), "aria-invalid").await?, None);
        page.enter(&field("denominator"), "40").await?;
        wait_for_points(page, "smart-vaccination-clinics", "77.5").await
    })
}

#[test]
fn a_status_takes_the_value_away_and_undo_brings_it_back() -> Result {
    browse(async |page| {
        at_the_details(page).await?;
        page.open_row("new-jobs").await?;
        let select = "#xf0-entry-new-jobs-status";
        assert_eq!(page.property(select, "value").await?, json!("reported"));
        let with = |status: Status| {
            let first = Expected::first();
            let choices = &first.0.choices;
            let found = choices.index.find_indicator("new-jobs");
            let key = Key {
                unit: UnitId::at(0),
                indicator: found.unwrap_or_else(|| panic!("no new jobs")),
                item: None,
                period: choices.month,
            };
            let record = Some(Record::from(status));
            first.act(Intent::SetRecord { key, record })
        };
        for (value, status, name) in [
            ("pending", Status::Pending, "待结果"),
            ("not_applicable", Status::NotApplicable, "不适用"),
            ("not_reported", Status::NotReported, "未报"),
        ] {
            page.choose(select, value).await?;
            let expected = with(status);
            page.wait_for_score(&expected.score()).await?;
            page.wait_for_text("#xf0-row-new-jobs .row-status", name)
                .await?;
            let (reported, applicable) = expected.derived().reported;
            page.wait_for_text(".coverage", &format!("已报 {reported}/{applicable} 项"))
                .await?;
            assert_eq!(
                page.property("#xf0-entry-new-jobs-value", "value").await?,
                json!("")
            );
        }
        for _ in 0..3 {
            page.push("撤销").await?;
        }
        page.wait_for_score(&Expected::first().score()).await?;
        assert_eq!(page.property(select, "value").await?, json!("reported"));
        Ok(())
    })
}

#[test]
fn evidence_is_noted_and_a_record_is_removed() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.push("清空，录入真实数据").await?;
        page.open_row("new-jobs").await?;
        page.enter("#xf0-entry-new-jobs-value", "18000").await?;
        wait_for_points(page, "new-jobs", "50.0").await?;
        page.enter("#xf0-entry-new-jobs-evidence", "人社局〔2024〕9 号")
            .await?;
        page.reload().await?;
        page.wait_for("#xf0-tab-details").await?;
        page.turn_to("details").await?;
        page.open_row("new-jobs").await?;
        assert_eq!(
            page.property("#xf0-entry-new-jobs-evidence", "value")
                .await?,
            json!("人社局〔2024〕9 号")
        );
        page.push("删除本月记录").await?;
        wait_for_points(page, "new-jobs", "—").await?;
        assert_eq!(
            page.property("#xf0-entry-new-jobs-evidence", "value")
                .await?,
            json!("")
        );
        Ok(())
    })
}
