//! An office's October, from the template to the published portal.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use xingfu::app::desk::grid::cell::{choices, edited};
use xingfu::data::Status;
use xingfu::data::sheet::{Cell, Look, Part, Parts, SheetWriter};
use xingfu::text::format::plain;
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::expected::Expected;
use crate::grid::month;
use crate::support::{Engine, Page, Result, browse};

/// The columns of the template, from 0.
const ID: u32 = 0;
const VALUE: u32 = 8;
const BASELINE: u32 = 9;
const DENOMINATOR: u32 = 10;
const STATUS: u32 = 11;
const EVIDENCE: u32 = 12;
const RESPONSIBLE: u32 = 14;

/// Those that are filled in; the status follows from the value.
const ENTERED: [u32; 6] = [VALUE, BASELINE, DENOMINATOR, STATUS, EVIDENCE, RESPONSIBLE];

/// More than half as much again as the target: a warning.
const CANTEENS: &str = "16";

#[test]
fn an_october_goes_from_the_template_to_the_portal() -> Result {
    browse(async |page| {
        page.visit("").await?;
        page.push(CHINESE.enter_real).await?;
        page.wait_for(".grid-field").await?;
        page.choose("#xf0-month", "2024-10").await?;
        page.wait_for_text(".desk-bar", "2024年10月").await?;
        page.screenshot("october-1-desk").await?;

        page.push(DESK_CHINESE.files).await?;
        page.push(DESK_CHINESE.files_template_button).await?;
        let template = fs::read(page.downloaded("xlsx").await?)?;
        import(page, &filled(&template)?).await?;
        correct(page).await?;
        answer(page).await?;
        let file = publish(page).await?;
        visit_portal(page, &file).await
    })
}

/// A workbook with October in it: a row with a text that is no number, one with an improbable figure.
fn filled(template: &[u8]) -> Result<PathBuf> {
    let mut parts = Vec::new();
    workbook::read(template, &mut |part, _| parts.extend(part))
        .map_err(|error| error.to_string())?;
    let first = Expected::first();
    let entered = month(&first);
    let index = &first.0.choices.index;
    let rows = entered.iter().map(|(place, _, observation)| {
        let indicator = index.indicator(place.indicator);
        let id = &index.node(indicator.node).id;
        let item = place.item.map(|item| &indicator.items[item as usize].id);
        let id = item.map_or_else(|| id.clone(), |item| format!("{id}/{item}"));
        let record = Status::Reported(*observation).into();
        let choices = choices(&indicator.rule, &CHINESE);
        let shown = edited(&indicator.rule, &choices, Some(&record));
        let text = match id.as_str() {
            "new-jobs" => "约3万".to_owned(),
            "rural-canteens" => CANTEENS.to_owned(),
            // A figure beside the value has a column of its own.
            _ => match observation.baseline.or(observation.denominator) {
                Some(_) => shown.split('/').next().unwrap_or_default().to_owned(),
                None => shown,
            },
        };
        let beside = [observation.baseline, observation.denominator];
        (id, text, beside.map(|x| x.map(plain).unwrap_or_default()))
    });
    let rows: Vec<_> = rows.collect();
    let mut writer = SheetWriter::new();
    for part in Parts::new(&parts) {
        let Part::Row { number, cells } = &part else {
            writer.write(&part);
            continue;
        };
        let id = cells.iter().find_map(|cell| match cell {
            (ID, _, Cell::Text(id)) => Some(*id),
            _ => None,
        });
        let found = id.and_then(|id| rows.iter().find(|(there, ..)| there == id));
        let Some((_, text, [baseline, denominator])) = found else {
            writer.write(&part);
            continue;
        };
        let kept = cells.iter().copied();
        let mut cells: Vec<_> = kept
            .filter(|(column, ..)| !ENTERED.contains(column))
            .collect();
        for (column, text) in [
            (VALUE, text.as_str()),
            (BASELINE, baseline),
            (DENOMINATOR, denominator),
            (EVIDENCE, "武督查〔2024〕10号（虚构）"),
            (RESPONSIBLE, "区某局（虚构）"),
        ] {
            if !text.is_empty() {
                cells.push((column, Look::Plain, Cell::Text(text)));
            }
        }
        cells.sort_by_key(|(column, ..)| *column);
        writer.row(*number, &cells);
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("10月填报.xlsx");
    fs::write(
        &file,
        workbook::write(&writer.take()).map_err(|error| error.to_string())?,
    )?;
    Ok(file)
}

/// The preview names the bad cell; the rest is taken.
async fn import(page: &Page, file: &Path) -> Result {
    let input = page.find(".files input[type=file]").await?;
    input.send_keys(&file.display().to_string()).await?;
    page.wait_for_text(".preview .fault", "1 处无法导入")
        .await?;
    page.wait_for_text(".preview .files-problems", "约3万")
        .await?;
    page.wait_for_text(".preview .files-problems", DESK_CHINESE.number_approximate)
        .await?;
    page.wait_for_text(".preview .files-columns", DESK_CHINESE.responsible)
        .await?;
    page.screenshot("october-2-preview").await?;
    if page.engine() == Engine::Chromium {
        page.resize(390, 1700).await?;
        let over = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!(
            page.run(over, vec![]).await?,
            json!(0),
            "wider than a phone"
        );
        page.screenshot("october-2-preview-390").await?;
        page.resize(1280, 800).await?;
    }
    let confirm = page.find(".preview .primary").await?;
    page.click(&confirm).await?;
    page.wait_for_text(".message", "撤销").await?;
    page.wait_for_text("#xf0-cell-rural-canteens-value", CANTEENS)
        .await?;
    page.wait_for_text("#xf0-cell-new-jobs-responsible", "区某局（虚构）")
        .await?;
    // The grid moves up when the preview goes.
    page.wait_until("return !document.querySelector('.preview')", vec![])
        .await?;
    page.screenshot("october-3-taken").await
}

/// The figure that could not be read is entered in the grid.
async fn correct(page: &Page) -> Result {
    page.wait_for_text("#xf0-cell-new-jobs-status", DESK_CHINESE.not_reported)
        .await?;
    page.enter_cell("new-jobs", "value", "3.06万").await?;
    page.wait_for_text("#xf0-cell-new-jobs-value", "30,600")
        .await
}

/// The warning stands in the row, and goes once a note answers it.
async fn answer(page: &Page) -> Result {
    let warned = "#xf0-cell-rural-canteens-status .grid-hint";
    page.wait_for(warned).await?;
    let title = page
        .find("#xf0-cell-rural-canteens-title .grid-title")
        .await?;
    page.click(&title).await?;
    page.wait_for("#xf0-note-rural-canteens").await?;
    page.screenshot("october-4-warning").await?;
    let note = page.find("#xf0-note-rural-canteens").await?;
    page.fill(&note, "镇街另行自建 6 所（虚构）").await?;
    // The grid takes the focus from a field in it, which once stopped the module.
    page.click(&page.find("#xf0-cell-rural-canteens-value").await?)
        .await?;
    page.wait_until(
        "return !document.querySelector(arguments[0])",
        vec![json!(warned)],
    )
    .await
}

/// Nothing is warned of any more; the file is written.
async fn publish(page: &Page) -> Result<String> {
    page.push("核对并发布…").await?;
    let publisher = page.wait_for(".publish-fields input[type=text]").await?;
    let findings = page.text(".publish").await?;
    assert!(
        !findings.contains(DESK_CHINESE.check_warnings),
        "{findings}"
    );
    assert!(!findings.contains(DESK_CHINESE.check_missing), "{findings}");
    page.push(DESK_CHINESE.publish_file).await?;
    page.wait_for_text(".publish [role=alert]", "issued.by")
        .await?;
    page.fill(&publisher, "某区督查室（虚构）").await?;
    page.push(DESK_CHINESE.publish_file).await?;
    let file = fs::read_to_string(page.downloaded("json").await?)?;
    page.wait_for(".publish textarea").await?;
    page.screenshot("october-5-publish").await?;
    Ok(file)
}

/// The site and a portal that embeds it show what was published, and no demonstration.
async fn visit_portal(page: &Page, file: &str) -> Result {
    let office = PathBuf::from(std::env::var("XINGFU_OFFICE")?);
    fs::create_dir_all(&office)?;
    fs::write(office.join("published.json"), file)?;
    let score = page.score().await?;
    page.visit("office/").await?;
    page.wait_for_text(".issued", "由某区督查室（虚构）于 ")
        .await?;
    page.wait_for_text(".issued", "数据截至2024年10月").await?;
    page.wait_for_score(&score).await?;
    let words = page.words().await?;
    assert!(!words.contains(CHINESE.demonstration), "{words}");
    page.screenshot("october-6-site").await?;

    page.open("office/portal.html").await?;
    let shown = "const inside = document.getElementById('in-content').shadowRoot;
        return inside && inside.querySelector('.issued') && inside.textContent";
    let element = page.wait_for_some(shown, vec![]).await?;
    let element = element.as_str().unwrap_or_default();
    assert!(element.contains("某区督查室（虚构）"), "{element}");
    assert!(!element.contains(CHINESE.demonstration), "{element}");
    let script = "const frame = document.getElementById('in-frame');
        frame.scrollIntoView();
        const inside = frame.contentDocument;
        return inside && inside.querySelector('.issued') && inside.body.textContent";
    let frame = page.wait_for_some(script, vec![]).await?;
    let frame = frame.as_str().unwrap_or_default();
    assert!(frame.contains("某区督查室（虚构）"), "{frame}");
    assert!(!frame.contains(CHINESE.demonstration), "{frame}");
    page.screenshot("october-7-portal").await
}
