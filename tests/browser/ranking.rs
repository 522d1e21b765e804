//! The ranking of several units: opened by a row, moved through by keys, reordered by a weight.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::{Page, Result, browse_once};

/// Two dimensions; what one town has more of, another has less.
fn definition() -> Value {
    let dimension = |id: &str, title: &str| {
        json!({ "id": id, "title": title, "indicators": [
            { "id": format!("{id}-1"), "title": title,
              "rule": { "kind": "target", "direction": "at_least", "target": 1000 } }] })
    };
    json!({ "id": "towns", "version": "1", "title": "各镇",
            "dimensions": [dimension("work", "就业"), dimension("calm", "平安")] })
}

fn towns(count: u32) -> Value {
    let town = |at: u32| json!({ "id": format!("t{at}"), "title": format!("第{at}镇") });
    let values = |at: u32| {
        let value = |indicator: &str, value: u32| json!({ "unit": format!("t{at}"), "indicator": indicator, "value": value });
        [value("work-1", 1000 - at), value("calm-1", 400 + at)]
    };
    json!({ "units": (0..count).map(town).collect::<Vec<_>>(),
            "values": (0..count).flat_map(values).collect::<Vec<_>>() })
}

async fn mount(page: &Page, count: u32) -> Result {
    page.open("bench/slider.html").await?;
    page.wait_until("return window.bench !== undefined", vec![])
        .await?;
    let script = "document.body.innerHTML = '<div id=\"place\"></div>';
        const options = arguments[0];
        return (async () => {
            const module = await import('/module/xingfu.js');
            await module.default();
            module.mount(document.getElementById('place'), options);
        })()";
    let options = json!({ "definition": definition(), "data": towns(count) });
    page.run(script, vec![options]).await?;
    page.wait_for(".board [data-row]").await.map(drop)
}

/// The names in the order of their rows.
const NAMES: &str =
    "return [...document.querySelectorAll('.board tbody .b-name')].map(name => name.textContent)";

/// The name that has the focus.
const HERE: &str = "return document.activeElement.textContent";

/// The names of the first two rows, from the top of the screen, while a slider of this name is moved to
/// its least and not yet let go.
const WHILE_MOVING: &str = "
    const slider = document.querySelector(`input[type=range][aria-label=${arguments[0]}]`);
    slider.value = slider.min;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const rows = [...document.querySelectorAll('.board tbody:last-child [data-row]')];
    const seen = rows.map(row => [row.getBoundingClientRect().top, row.querySelector('.b-name').textContent]);
    return seen.sort((one, other) => one[0] - other[0]).slice(0, 2).map(([, name]) => name)";

/// Names and ranks of the rows that are seen, from the top, in a box that is scrolled so far.
const SCROLLED: &str = "
    const box = document.querySelector('.board-box');
    box.scrollTop = arguments[0];
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const { top, bottom } = box.getBoundingClientRect();
    const head = box.querySelector('thead').getBoundingClientRect().height;
    const rows = [...box.querySelectorAll('tbody:last-child [data-row]')]
        .map(row => [row.getBoundingClientRect(), row])
        .filter(([at]) => at.bottom > top + head && at.top < bottom);
    return rows.sort(([one], [other]) => one.top - other.top)
        .map(([, row]) => ['.b-name', '.b-rank'].map(cell => row.querySelector(cell).textContent))";

/// The names and ranks of towns that stand as their numbers do.
fn in_order(from: u32, to: u32) -> Value {
    let town = |at: u32| json!([format!("第{at}镇"), (at + 1).to_string()]);
    (from..to).map(town).collect()
}

#[test]
fn a_row_is_opened_by_keys_and_a_weight_turns_the_order_round() -> Result {
    browse_once(async |page| {
        mount(page, 400).await?;
        let names = page.run(NAMES, vec![]).await?;
        let drawn = names.as_array().map_or(0, Vec::len);
        assert!((12..60).contains(&drawn), "{drawn} rows are drawn");
        let choices = "return [...document.querySelectorAll('[id$=-unit] option')].map(one => one.textContent)";
        let all: Value = (0..400).map(|at| format!("第{at}镇")).collect();
        page.wait_for_value(choices, vec![], all).await?;
        // All are level: work and calm weigh the same.
        let moving = format!("return (async () => {{ {WHILE_MOVING} }})()");
        let first = page.run(&moving, vec![json!("平安")]).await?;
        assert_eq!(first, json!(["第0镇", "第1镇"]));
        // What is not seen waits for the slider, but not for the reader who scrolls there.
        let scrolled = format!("return (async () => {{ {SCROLLED} }})()");
        for (top, row) in [(0, 0), (800, 20), (0, 0)] {
            let seen = page.run(&scrolled, vec![json!(top)]).await?;
            let rows = seen.as_array().map_or(0, Vec::len) as u32;
            assert!(rows >= 9, "{seen}");
            assert_eq!(seen, in_order(row, row + rows));
        }
        let slider = page.find("input[type=range][aria-label=平安]").await?;
        page.drag_slider(&slider, 0.0).await?;
        // A pin that has the focus is no other unit's once its row is scrolled away.
        let pin = "document.querySelector('[data-pin=\"5\"]').focus();
            return document.activeElement.dataset.pin";
        assert_eq!(page.run(pin, vec![]).await?, json!("5"));
        page.run(&scrolled, vec![json!(4000)]).await?;
        let here = "return document.activeElement.dataset.pin ?? null";
        assert_eq!(page.run(here, vec![]).await?, Value::Null);
        page.run(&scrolled, vec![json!(0)]).await?;
        let drawn = "return [...document.querySelectorAll('.board tbody:last-child [data-row]')]
            .map(row => ['.b-name', '.b-rank'].map(cell => row.querySelector(cell).textContent))";
        let all = page.run(drawn, vec![]).await?;
        assert_eq!(all, in_order(0, all.as_array().map_or(0, Vec::len) as u32));
        let first = format!("{NAMES}.slice(0, 2)");
        page.wait_for_value(&first, vec![], json!(["第0镇", "第1镇"]))
            .await?;
        let row = page.find(".b-name button[tabindex='0']").await?;
        page.focus(&row).await?;
        for key in [Key::End, Key::Up] {
            page.press(key).await?;
        }
        page.wait_for_value(HERE, vec![], json!("第398镇")).await?;
        page.press(Key::Enter).await?;
        page.wait_for_text(".chosen-unit h3", "第398镇").await?;
        page.wait_for_text(".board .chosen", "第398镇").await?;
        let choice = "return document.querySelector('[id$=-unit]').value";
        page.wait_for_value(choice, vec![], json!("t398")).await?;
        page.keys(&[], 'p').await?;
        page.wait_for_text(".b-pins", "第398镇").await?;
        for (at, kind) in ["spread", "scatter", "tiles"].iter().enumerate() {
            let click =
                "document.querySelectorAll('.unit-chart-names button')[arguments[0]].click()";
            page.run(click, vec![json!(at)]).await?;
            page.wait_for(&format!("figure.{kind} .drawing svg"))
                .await?;
            let open = "return document.querySelectorAll('.unit-charts figure').length";
            page.wait_for_value(open, vec![], json!(1)).await?;
        }
        let slider = page.find("input[type=range][aria-label=平安]").await?;
        page.drag_slider(&slider, 10.0).await?;
        let slider = page.find("input[type=range][aria-label=就业]").await?;
        page.drag_slider(&slider, 0.0).await?;
        page.wait_for_text(".b-pins .b-rank", "2").await?;
        page.assert_no_console_errors().await
    })
}
