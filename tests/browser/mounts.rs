//! Several calculators mounted in one document, each with its own definition and data.

use serde_json::{Value, json};
use xingfu::text::words::CHINESE;

use crate::support::{Page, Result, browse_once};

/// Opens a page that is not the calculator's, and loads the module into it.
async fn foreign(page: &Page) -> Result {
    page.open("bench/slider.html").await?;
    page.wait_until("return window.bench !== undefined", vec![])
        .await?;
    let script = "document.body.replaceChildren();
        for (const id of ['a', 'b', 'c']) {
            const place = document.createElement('div');
            place.id = id;
            document.body.append(place);
        }
        window.mounted = {};
        return (async () => { window.xingfu = await import('/module/xingfu.js'); await xingfu.default(); })()";
    page.run(script, vec![]).await.map(drop)
}

async fn mount(page: &Page, id: &str, options: Value) -> Result {
    let script =
        "mounted[arguments[0]] = xingfu.mount(document.getElementById(arguments[0]), arguments[1])";
    page.run(script, vec![json!(id), options]).await?;
    page.wait_for(&format!("#{id} [data-score]"))
        .await
        .map(drop)
}

async fn score_of(page: &Page, id: &str) -> Result<String> {
    page.text(&format!("#{id} [data-score]")).await
}

fn small() -> Value {
    json!({
        "id": "small", "version": "1", "title": { "zh": "小镇", "en": "Small town" },
        "dimensions": [
            { "id": "work", "title": "就业", "weight": 3, "indicators": [
                { "id": "jobs", "title": "新增就业", "rule": { "kind": "target", "direction": "at_least", "target": 100 } }] },
            { "id": "calm", "title": "平安", "indicators": [
                { "id": "fires", "title": "火灾", "rule": { "kind": "zero", "penalty": 10 } }] }]
    })
}

fn town(jobs: f64, fires: f64) -> Value {
    json!({ "values": [
        { "unit": "town", "indicator": "jobs", "value": jobs },
        { "unit": "town", "indicator": "fires", "value": fires }] })
}

#[test]
fn several_on_one_page_do_not_touch_each_other() -> Result {
    browse_once(async |page| {
        foreign(page).await?;
        mount(
            page,
            "a",
            json!({ "definition": small(), "data": town(80.0, 2.0) }),
        )
        .await?;
        mount(
            page,
            "b",
            json!({ "definition": small(), "data": town(40.0, 0.0), "lang": "en" }),
        )
        .await?;
        assert_eq!(
            (score_of(page, "a").await?, score_of(page, "b").await?),
            ("80.0".into(), "55.0".into())
        );
        let slider = page.find("#a input[type=range][aria-label=就业]").await?;
        page.drag_slider(&slider, 0.0).await?;
        page.wait_for_text("#a [data-score]", "80.0").await?;
        let slider = page.find("#b input[type=range]").await?;
        page.drag_slider(&slider, 0.0).await?;
        page.wait_for_text("#b [data-score]", "100.0").await?;
        assert_eq!(score_of(page, "a").await?, "80.0");
        let ids = "const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
            return ids.filter((id, at) => ids.indexOf(id) !== at)";
        assert_eq!(
            page.run(ids, vec![]).await?,
            json!([]),
            "ids are there twice"
        );
        assert_eq!(
            page.run("return location.hash", vec![]).await?,
            json!(""),
            "the address is not theirs"
        );
        Ok(())
    })
}

#[test]
fn a_red_line_is_off_until_a_document_is_named_and_caps_the_grade_only() -> Result {
    browse_once(async |page| {
        foreign(page).await?;
        let mut definition = small();
        definition["grades"] = json!([
            { "from": 90, "label": "优秀" }, { "from": 60, "label": "合格" }, { "from": 0, "label": "不合格" }]);
        definition["red_lines"] = json!([
            { "id": "burnt", "title": "发生火灾", "indicator": "fires", "below": 100, "grade_cap": 60 }]);
        mount(
            page,
            "a",
            json!({ "definition": definition, "data": town(100.0, 2.0) }),
        )
        .await?;
        // (3 × 100 + 80) ÷ 4, crossed but not in force.
        page.wait_for_text("#a .headline .grade", "优秀").await?;
        assert_eq!(score_of(page, "a").await?, "95.0");
        page.wait_for("[id$=-desk-switch]:enabled").await?;
        page.change_room().await?;
        page.wait_for_text(".red-line .status", CHINESE.off).await?;
        page.push(CHINESE.in_force).await?;
        page.wait_for(".red-line .reason:not([hidden])").await?;
        assert_eq!(page.text(".desk-score .grade").await?, "优秀");
        let field = page.by_role("textbox", CHINESE.document).await?;
        page.fill(&field, "津政发〔2024〕1号").await?;
        page.push(CHINESE.in_force).await?;
        page.wait_for_text(".desk-score .grade", "合格").await?;
        assert_eq!(score_of(page, "a").await?, "95.0");
        page.change_room().await?;
        page.wait_for_text(".extras", CHINESE.crossed).await?;
        page.wait_for_text("#a .headline .grade", "合格").await?;
        assert_eq!(score_of(page, "a").await?, "95.0");
        page.change_room().await?;
        page.push(CHINESE.turn_off).await?;
        page.change_room().await?;
        page.wait_for_text("#a .headline .grade", "优秀").await
    })
}

#[test]
fn one_that_is_destroyed_leaves_nothing_and_the_other_goes_on() -> Result {
    browse_once(async |page| {
        foreign(page).await?;
        for id in ["a", "b"] {
            mount(
                page,
                id,
                json!({ "definition": small(), "data": town(80.0, 2.0) }),
            )
            .await?;
        }
        page.run("mounted.a.destroy(); mounted.a.destroy()", vec![])
            .await?;
        let left = page
            .run("return document.getElementById('a').innerHTML", vec![])
            .await?;
        assert_eq!(left, json!(""));
        // It keeps nothing of what it was told, and refuses nothing.
        let after = "mounted.a.update({ lang: 'en' }); return mounted.a.value() === undefined";
        assert_eq!(page.run(after, vec![]).await?, json!(true));
        page.run(
            "mounted.b.update(arguments[0])",
            vec![json!({ "data": town(100.0, 0.0) })],
        )
        .await?;
        page.wait_for_text("#b [data-score]", "100.0").await?;
        mount(
            page,
            "a",
            json!({ "definition": small(), "data": town(60.0, 0.0) }),
        )
        .await?;
        assert_eq!(score_of(page, "a").await?, "70.0");
        Ok(())
    })
}

#[test]
fn one_that_is_destroyed_while_a_slider_is_dragged_tells_nothing_any_more() -> Result {
    browse_once(async |page| {
        foreign(page).await?;
        let script = "const [definition, data] = arguments;
            window.told = 0;
            return new Promise(done => {
                mounted.a = xingfu.mount(document.getElementById('a'), {
                    definition, data, onReady: done, onChange: () => { told += 1; },
                });
            })";
        page.run(script, vec![small(), town(80.0, 0.0)]).await?;
        let slider = page.find("#a input[type=range]").await?;
        let drag = "arguments[0].value = 1;
            arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
            return (async () => {
                const shown = document.querySelector('#a [data-score]');
                for (let turn = 0; turn < 100 && shown.textContent === arguments[1]; turn += 1) await null;
                mounted.a.destroy();
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                return [shown.textContent !== arguments[1], told];
            })()";
        let score = score_of(page, "a").await?;
        let found = page
            .run(drag, vec![serde_json::to_value(&slider)?, json!(score)])
            .await?;
        assert_eq!(found, json!([true, 0]));
        Ok(())
    })
}

#[test]
fn what_is_mounted_is_changed_from_outside() -> Result {
    browse_once(async |page| {
        foreign(page).await?;
        mount(page, "a", json!({ "definition": small(), "data": town(80.0, 5.0), "weights": { "work": 1, "calm": 1 } })).await?;
        assert_eq!(score_of(page, "a").await?, "65.0");
        page.run(
            "mounted.a.update(arguments[0])",
            vec![json!({ "weights": { "work": 9, "calm": 1 } })],
        )
        .await?;
        page.wait_for_text("#a [data-score]", "77.0").await?;
        page.run("mounted.a.update({ lang: 'en' })", vec![]).await?;
        page.wait_for_text("#a h1", "Small town").await?;
        let refused = "try { mounted.a.update(arguments[0]); return null } catch (error) { return error.message }";
        for (options, named) in [
            (json!({ "weights": { "none": 1 } }), "none"),
            (
                json!({ "data": { "values": [{ "unit": "town", "indicator": "fires", "value": -1 }] } }),
                "fires",
            ),
            (json!({ "lang": "xx" }), "lang"),
            (json!({ "unit": "none" }), "unit"),
            (json!({ "wieghts": {} }), "wieghts"),
        ] {
            let message = page.run(refused, vec![options]).await?;
            assert!(
                message.as_str().is_some_and(|text| text.contains(named)),
                "{named}: {message}"
            );
            assert_eq!(score_of(page, "a").await?, "77.0");
        }
        Ok(())
    })
}

#[test]
fn thirty_units_and_a_very_long_name_fit() -> Result {
    browse_once(async |page| {
        let long = "天津市武清区大黄堡镇人民政府承办的城乡融合发展与湿地生态保护修复重点工程项目推进专班办公室".repeat(2);
        let mut definition = small();
        definition["title"] = json!(long);
        definition["dimensions"][0]["title"] = json!(long);
        definition["dimensions"][0]["indicators"][0]["title"] = json!(long);
        let units: Vec<Value> = (0..30)
            .map(|unit| json!({ "id": format!("u{unit}"), "title": format!("{}{long}", unit + 1), "group": if unit < 10 { "街道" } else { "镇" } }))
            .collect();
        let values: Vec<Value> = (0..30)
            .flat_map(|unit| {
                let id = format!("u{unit}");
                [
                    json!({ "unit": id, "indicator": "jobs", "value": 100 - 2 * unit }),
                    json!({ "unit": id, "indicator": "fires", "value": 0 }),
                ]
            })
            .collect();
        for width in [390, 1280_u64] {
            page.resize(width as u32, 800).await?;
            foreign(page).await?;
            mount(page, "c", json!({ "definition": definition, "data": { "units": units, "values": values }, "unit": "u12" })).await?;
            let rank = page.text("#c .rank").await?;
            assert!(
                rank.contains("第 13 名（共 30 个）") && rank.contains("镇第 3 名"),
                "{rank}"
            );
            assert_eq!(score_of(page, "c").await?, "82.0");
            let options = page.find_all("#c select[id$=unit] option").await?;
            assert_eq!(options.len(), 30);
            page.choose("#c select[id$=unit]", "u29").await?;
            page.wait_for_text("#c .rank", "第 30 名（共 30 个）")
                .await?;
            page.wait_for_text("#c [data-score]", "56.5").await?;
            let wide = page
                .run("return document.scrollingElement.scrollWidth", vec![])
                .await?;
            assert!(
                wide.as_u64() <= Some(width),
                "{wide} > {width}: a long name sticks out"
            );
            page.run("mounted.c.destroy()", vec![]).await?;
        }
        Ok(())
    })
}

#[test]
fn a_fault_of_what_is_mounted_is_thrown_and_leaves_the_page_alone() -> Result {
    browse_once(async |page| {
        foreign(page).await?;
        let script = "try { xingfu.mount(document.getElementById('a'), arguments[0]); return null } catch (error) { return error.message }";
        let mut broken = small();
        broken["dimensions"][0]["weight"] = json!(-1);
        let message = page
            .run(script, vec![json!({ "definition": broken })])
            .await?;
        assert!(
            message
                .as_str()
                .is_some_and(|text| text.starts_with("definition.dimensions[0].weight: ")
                    || text.starts_with("dimensions[0].weight: ")),
            "{message}"
        );
        mount(
            page,
            "a",
            json!({ "definition": small(), "data": town(100.0, 0.0) }),
        )
        .await?;
        assert_eq!(score_of(page, "a").await?, "100.0");
        Ok(())
    })
}
