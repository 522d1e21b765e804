//! Other indices: by address, from the menu, from a file.

use std::fs;
use std::path::Path;

use fantoccini::key::Key;
use serde_json::{Value, json};

use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::support::{Page, Result, browse, browse_once};

/// The names of the ranking in the order of their rows.
const NAMES: &str =
    "return [...document.querySelectorAll('.board tbody .b-name')].map(name => name.textContent)";

/// Opens the list of other indices.
async fn other_indices(page: &Page) -> Result {
    page.push("更多").await?;
    page.push("其他指数").await?;
    page.wait_for(".others-list li a").await.map(drop)
}

#[test]
fn an_address_opens_the_human_development_index_with_real_data() -> Result {
    browse(async |page| {
        page.visit("?index=hdi").await?;
        page.wait_for_text(".head", "人类发展指数").await?;
        page.wait_for(".board [data-row]").await?;
        let names = page.run(NAMES, vec![]).await?;
        assert_eq!(names[0], "瑞士");
        let words = page.words().await?;
        assert!(words.contains("联合国开发计划署") && words.contains("CC BY 3.0 IGO"));
        assert!(
            !words.contains("演示数据，"),
            "real data are marked as a demonstration"
        );
        page.choose("#xf0-month", "1990-12").await?;
        page.wait_for_value(
            &format!("{NAMES}.slice(0, 3)"),
            vec![],
            json!(["美国", "澳大利亚", "加拿大"]),
        )
        .await?;
        page.visit("?index=hdi#u=CHN~JPN").await?;
        page.wait_for_text(".chosen-unit h3", "中国").await?;
        page.wait_for_text(".b-pins", "日本").await?;
        // Of a group the name stands there, in the page's language.
        page.wait_for_text(".chosen-unit", "东亚和太平洋第").await?;
        page.assert_no_console_errors().await
    })
}

#[test]
fn a_map_tells_its_places_by_rank_and_enter_chooses_one() -> Result {
    browse_once(async |page| {
        page.visit("?index=hdi").await?;
        let map = page.wait_for("figure.map .drawing").await?;
        page.focus(&map).await?;
        for key in [Key::Down, Key::Right] {
            page.press(key).await?;
        }
        page.wait_for_text(".place-told", "挪威").await?;
        page.wait_for(".place-outline path").await?;
        page.press(Key::Enter).await?;
        page.wait_for_text(".chosen-unit h3", "挪威").await?;
        page.wait_for_text("figure.map .drawing", "挪威 96.6")
            .await?;
        // Lines are gone through year by year, dots pointed at, each with its figures.
        page.push("名次变化").await?;
        let lines = page.wait_for("figure.ranks .drawing[tabindex]").await?;
        page.focus(&lines).await?;
        page.press(Key::End).await?;
        page.press(Key::Left).await?;
        page.wait_for_text("figure.ranks .row-told", "2021：")
            .await?;
        page.wait_for("figure.ranks .drawing.followed").await?;
        let dot = "const place = document.querySelector('figure.scatter .drawing');
            const { left, top, width, height } = [...place.querySelectorAll('circle')].at(-1).getBoundingClientRect();
            place.dispatchEvent(new PointerEvent('pointermove', {
                pointerType: 'mouse', clientX: left + width / 2, clientY: top + height / 2,
            }));
            return document.querySelector('figure.scatter .drawing.followed') !== null";
        page.push("各单位得分对照").await?;
        page.wait_for("figure.scatter .drawing[tabindex] circle")
            .await?;
        assert_eq!(page.run(dot, vec![]).await?, json!(true));
        page.wait_for_text("figure.scatter .row-told", "挪威：")
            .await?;
        page.assert_no_console_errors().await
    })
}

#[test]
fn results_of_the_towns_are_published_in_the_file_of_their_index() -> Result {
    browse(async |page| {
        page.visit("?index=towns&desk").await?;
        page.push(CHINESE.enter_real).await?;
        page.enter_cell("job-placement", "value", "75").await?;
        page.push("核对并发布…").await?;
        let publisher = page.wait_for(".publish-fields input[type=text]").await?;
        page.fill(&publisher, "某区督查室（虚构）").await?;
        page.push("生成 index-towns.json").await?;
        let file = fs::read_to_string(page.downloaded("json").await?)?;
        let file: Value = serde_json::from_str(&file)?;
        assert_eq!(file["format"], "xingfu-index");
        assert_eq!(file["definition"]["id"], "xingfu-wuqing-towns-2024");
        assert_eq!(file["published"]["data"]["values"][0]["value"], 75.0);
        let block = "return document.querySelector('.publish textarea')?.value";
        let block = page.wait_for_some(block, vec![]).await?;
        let block = block.as_str().unwrap_or_default();
        assert!(block.contains("/index-towns.json\""));
        assert!(block.contains(" data-view=\"ranking\" "), "{block}");
        assert!(block.contains("<th scope=\"row\">杨村街道</th>"), "{block}");
        page.assert_no_console_errors().await
    })
}

#[test]
fn the_menu_leads_to_the_towns_and_back() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let score = page.score().await?;
        other_indices(page).await?;
        let link = page.find(".others-list li a[href='?index=towns']").await?;
        page.click(&link).await?;
        page.wait_for_text(".head", "镇街").await?;
        page.wait_for(".board [data-row]").await?;
        page.wait_for_text(".head", "演示数据").await?;
        other_indices(page).await?;
        page.click(&page.find(".others-list li a[href='?']").await?)
            .await?;
        page.wait_for_score(&score).await?;
        page.assert_no_console_errors().await
    })
}

#[test]
fn an_index_from_disk_takes_the_place_of_the_present_one() -> Result {
    browse_once(async |page| {
        let folder = std::env::temp_dir().join(format!("xingfu-indices-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let write = |name: &str, text: String| -> std::io::Result<String> {
            fs::write(folder.join(name), text)?;
            Ok(Path::new(&folder).join(name).display().to_string())
        };
        let indicator = json!({"id": "i", "title": "满意", "rule": {"kind": "goalposts", "lower": 0, "upper": 10}});
        let dimension = json!({"id": "d", "title": "民生", "indicators": [indicator]});
        let definition =
            json!({"id": "ours", "version": "1", "title": "我们的指数", "dimensions": [dimension]});
        let values = [("a", 7), ("b", 9)]
            .map(|(unit, value)| json!({"unit": unit, "indicator": "i", "value": value}));
        let wrong = write("wrong.json", json!({"id": "ours"}).to_string())?;
        let index = write("index.json", definition.to_string())?;
        let data = write("data.json", json!({"values": values}).to_string())?;
        page.visit("").await?;
        let score = page.score().await?;
        other_indices(page).await?;
        let input = page.find(".others-list input[type=file]").await?;
        input.send_keys(&wrong).await?;
        page.wait_for_text(".message", "没有指数定义").await?;
        assert_eq!(page.score().await?, score);
        // Nothing is being read any more.
        page.wait_for_text(".others-list .file", DESK_CHINESE.open_index)
            .await?;
        input.send_keys(&format!("{index}\n{data}")).await?;
        page.wait_for_text(".head", "我们的指数").await?;
        page.wait_for_value(NAMES, vec![], json!(["b", "a"]))
            .await?;
        // There is nothing to be told of the data, and on a phone no room for it.
        page.resize(390, 844).await?;
        let height = "return document.querySelector('.notice').offsetHeight";
        page.wait_for_value(height, vec![], json!(0)).await?;
        fs::remove_dir_all(&folder)?;
        page.assert_no_console_errors().await
    })
}
