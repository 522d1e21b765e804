//! The grid: a month entered by keyboard alone, and a block pasted from a spreadsheet.

use fantoccini::key::Key;
use serde_json::json;
use xingfu::app::state::{Change, DataEdit, Edit, Place};
use xingfu::data::{Status, UnitId};
use xingfu::index::Indicator;
use xingfu::rule::{Completion, Observation, Takes, Value};
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::expected::Expected;
use crate::support::{Page, Result, browse, browse_once};

/// What an official types for a value, and the value. Choices are taken by their number.
fn typed(indicator: &Indicator, demonstrated: Option<Observation>) -> (String, Observation) {
    let entry = indicator.rule.entry();
    let plain = match entry.takes {
        Takes::Number(_) => Value::Number(1.0),
        Takes::Rung(_) => Value::Rung(1),
        Takes::Verdict => Value::Verdict(true),
        Takes::Completion => Value::Completion(Completion::Partial),
        Takes::Shares => Value::Shares([0.4, 0.3, 0.2, 0.05, 0.05]),
    };
    let observation = demonstrated.unwrap_or_else(|| plain.into());
    let text = match observation.value {
        Value::Number(x) => {
            let beside = observation.baseline.or(observation.denominator);
            let beside = beside.map(|x| format!("/{x}")).unwrap_or_default();
            format!("{x}{beside}")
        }
        Value::Rung(rung) => (rung + 1).to_string(),
        Value::Verdict(passed) => if passed { "1" } else { "2" }.to_owned(),
        Value::Completion(Completion::NotDone) => "1".to_owned(),
        Value::Completion(Completion::Partial) => "2".to_owned(),
        Value::Completion(Completion::Done) => "3".to_owned(),
        Value::Shares(shares) => shares.map(|share| (share * 100.0).to_string()).join("/"),
    };
    (text, observation)
}

/// Every row of the grid from top to bottom, with what is typed there.
pub(crate) fn month(first: &Expected) -> Vec<(Place, String, Observation)> {
    let choices = &first.0.choices;
    let index = &choices.index;
    let branches = index.nodes().map(|(id, _)| index.children(id));
    let leaves = branches
        .flatten()
        .filter_map(|&child| index.node(child).indicator());
    let rows = leaves.flat_map(|id| {
        let items = index.indicator(id).items.len() as u32;
        let all: Vec<_> = match items {
            0 => vec![None],
            _ => (0..items).map(Some).collect(),
        };
        all.into_iter().map(move |item| Place {
            indicator: id,
            item,
        })
    });
    let row = |place: Place| {
        let latest = choices
            .data
            .latest(UnitId::at(0), place.indicator, place.item, choices.month);
        let demonstrated = latest.and_then(|(_, record)| match record.status {
            Status::Reported(observation) => Some(observation),
            Status::NotReported | Status::Pending | Status::NotApplicable => None,
        });
        let (text, observation) = typed(index.indicator(place.indicator), demonstrated);
        (place, text, observation)
    };
    rows.map(row).collect()
}

async fn at_an_empty_desk(page: &Page) -> Result {
    page.visit("").await?;
    page.push(CHINESE.enter_real).await?;
    page.wait_for(".grid-field").await.map(drop)
}

#[test]
fn a_whole_month_is_entered_by_keyboard_with_at_most_two_keys_per_value_besides_its_own() -> Result
{
    browse(async |page| {
        at_an_empty_desk(page).await?;
        let field = page.find(".grid-field").await?;
        page.focus(&field).await?;
        let rows = month(&Expected::first());
        let (mut keys, mut own) = (0, 0);
        let mut expected = Expected::cleared();
        for (number, (place, text, observation)) in rows.iter().enumerate() {
            for key in text.chars() {
                page.keys(&[], key).await?;
                keys += 1;
            }
            own += text.chars().count();
            page.press(Key::Enter).await?;
            keys += 1;
            let change = Change::Status(Status::Reported(*observation));
            let edit = Edit {
                place: *place,
                change,
            };
            expected = expected.act(DataEdit::Month(vec![edit]));
            if number + 1 < rows.len() {
                let script = "return document.activeElement.closest('[data-cell]')?.dataset.cell === arguments[0]";
                page.wait_until(script, vec![json!(format!("{}:4", number + 1))])
                    .await?;
            }
        }
        assert!(rows.len() >= 35, "{} rows", rows.len());
        assert!(
            keys - own <= 2 * rows.len(),
            "{keys} keys for {} values, {own} their own",
            rows.len()
        );
        page.wait_for_score(&expected.score()).await?;
        page.wait_until("return !document.querySelector('.grid-cell.wrong')", vec![])
            .await?;
        page.screenshot("grid").await?;
        Ok(())
    })
}

/// Three columns as Excel puts them on the clipboard: value, status, evidence.
const TEXT: &str = "2.89万\t\t武人社〔2024〕9号\r\n0\t\t\"两\n行\"\r\n已完成\t\t\r\n部分完成\t待结果\t\r\n很多\t\t\r\n";

const HTML: &str = "<html><body><table><!--StartFragment--><tr><td>2.89万</td><td></td><td>武人社〔2024〕9号</td></tr>\
    <tr><td>0</td><td></td><td>两<br>行</td></tr><tr><td>已完成</td><td></td><td></td></tr>\
    <tr><td>部分完成</td><td>待结果</td><td></td></tr><tr><td>很多</td><td></td><td>&nbsp;</td></tr><!--EndFragment--></table></body></html>";

#[test]
fn a_block_of_three_columns_is_pasted_from_text_and_from_html_and_taken_back_in_one_step() -> Result
{
    browse(async |page| {
        at_an_empty_desk(page).await?;
        for html in ["", HTML] {
            let cell = page.find("#xf0-cell-new-jobs-value").await?;
            page.click(&cell).await?;
            page.wait_for("#xf0-cell-new-jobs-value .grid-field")
                .await?;
            let paste = "const data = new DataTransfer();
                data.setData('text/plain', arguments[0]);
                if (arguments[1]) data.setData('text/html', arguments[1]);
                const field = document.querySelector('.grid-field');
                // Firefox takes no data that a script gives with the event.
                const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
                Object.defineProperty(event, 'clipboardData', { value: data });
                field.dispatchEvent(event)";
            page.run(paste, vec![json!(TEXT), json!(html)]).await?;
            for (cell, text) in [
                ("new-jobs-value", "28,900"),
                ("new-jobs-evidence", "武人社〔2024〕9号"),
                ("zero-employment-households-evidence", "两\n行"),
                ("employment-services-job-expansion-value", "已完成"),
                (
                    "employment-services-public-services-status",
                    CHINESE.pending,
                ),
                ("employment-services-entrepreneurship-value", "很多"),
            ] {
                page.wait_for_text(&format!("#xf0-cell-{cell}"), text)
                    .await?;
            }
            page.wait_for("#xf0-cell-employment-services-entrepreneurship-value.wrong .reason")
                .await?;
            page.wait_for_text(".grid-told", "1 格无法识别").await?;
            page.press_with(Key::Control, 'z').await?;
            page.wait_until(
                "return document.querySelector('#xf0-cell-new-jobs-value .cell-text').textContent === ''
                    && !document.querySelector('.grid-cell.wrong')",
                vec![],
            )
            .await?;
        }
        Ok(())
    })
}

#[test]
fn a_plan_is_edited_beside_its_row_and_what_is_entered_is_signed() -> Result {
    browse_once(async |page| {
        page.visit("?index=towns&desk").await?;
        page.wait_for("#xf0-cell-new-jobs-due").await?;
        let before = page.text("#xf0-cell-new-jobs-due").await?;
        page.enter("#xf0-signer", "张三（虚构）").await?;
        page.enter_cell("new-jobs", "value", "700").await?;
        page.wait_for_text("#xf0-cell-new-jobs-value", "700")
            .await?;
        page.click(&page.find("#xf0-cell-new-jobs-title .grid-title").await?)
            .await?;
        page.wait_for_text(".grid-detail", "填报人：张三（虚构），20")
            .await?;
        page.click(&page.find(".grid-detail .plan summary").await?)
            .await?;
        // The plan is that of all towns together, and says so.
        page.wait_for_text(".grid-detail .plan", DESK_CHINESE.plan_is_split)
            .await?;
        let month = ".grid-detail .plan-months li:nth-child(9) input";
        page.enter(month, "36001").await?;
        page.wait_for_text(".grid-detail .plan [role=alert]", DESK_CHINESE.bad_plan)
            .await?;
        assert_eq!(page.text("#xf0-cell-new-jobs-due").await?, before);
        page.enter(month, "36000").await?;
        // All of it is due in September, of every town its own part.
        let due = "const [target, due] = ['target', 'due'].map(column =>
                document.querySelector(`#xf0-cell-new-jobs-${column}`).textContent.replace(/[^0-9.]/g, ''));
            return target === due";
        page.wait_until(due, vec![]).await?;
        page.enter("#xf0-figures-new-jobs", "其中高校毕业生：很多")
            .await?;
        page.wait_for("#xf0-figures-new-jobs-hint.fault").await?;
        page.enter("#xf0-figures-new-jobs", "其中高校毕业生：120人")
            .await?;
        page.wait_for_text(".grid-detail .knowledge", "其中高校毕业生：120人")
            .await?;
        page.screenshot("plan").await?;
        page.assert_no_console_errors().await
    })
}
