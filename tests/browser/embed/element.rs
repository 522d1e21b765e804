//! `<xingfu-index>`.

use serde_json::{Value, json};

use super::{add, host, ready, shown, slide, slider, wait_for_shown};
use crate::support::{Page, Result, browse, browse_once};

const SCORE: &str = "[data-score]";

#[test]
fn several_in_two_languages_stand_on_one_page_from_one_module() -> Result {
    browse(async |page| {
        host(page).await?;
        add(page, "a", json!({ "lang": "zh", "view": "weights" })).await?;
        add(page, "b", json!({ "lang": "en", "view": "weights" })).await?;
        add(page, "c", json!({ "lang": "en", "view": "summary" })).await?;
        assert_eq!(shown(page, "a", "h1").await?, json!("幸福武清评价指数"));
        assert_eq!(shown(page, "b", "h1").await?, json!("Happy Wuqing index"));
        let published = shown(page, "a", SCORE).await?;
        slide(page, "a", "employment", 0.0).await?;
        page.wait_until(
            "return shown('a', '[data-score]') !== arguments[0]",
            vec![published.clone()],
        )
        .await?;
        assert_eq!(shown(page, "b", SCORE).await?, published);
        assert_eq!(shown(page, "c", SCORE).await?, published);
        let loads = "return ['xingfu_bg.wasm', 'xingfu.js', 'loader.js'].map(name =>
            performance.getEntriesByType('resource').filter(one => one.name.endsWith('/' + name)).length)";
        assert_eq!(page.run(loads, vec![]).await?, json!([1, 1, 1]));
        let address = page.run("return location.hash", vec![]).await?;
        assert_eq!(address, json!(""), "the address is not theirs");
        let kept = page.run("return localStorage.length", vec![]).await?;
        assert_eq!(kept, json!(0), "storage is not theirs");
        Ok(())
    })
}

/// The names of what is kept of published results.
const KEPT: &str = "return Object.keys(localStorage).map(name => name.replace(/.*\\//, ''))";

#[test]
fn only_results_that_an_attribute_names_are_kept() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(page, "a", json!({ "data": "published.json" })).await?;
        assert_eq!(
            page.run(KEPT, vec![]).await?,
            json!([]),
            "nothing is issued"
        );
        add(page, "b", json!({ "data": "published-example.json" })).await?;
        let kept = page.run(KEPT, vec![]).await?;
        assert_eq!(kept, json!(["published-example.json"]));
        // What has been withdrawn since is not kept any longer.
        let withdraw = "const name = Object.keys(localStorage)[0];
            localStorage.setItem(name.replace('-example', ''), localStorage.getItem(name))";
        page.run(withdraw, vec![]).await?;
        add(page, "c", json!({ "data": "published.json" })).await?;
        let kept = page.run(KEPT, vec![]).await?;
        assert_eq!(kept, json!(["published-example.json"]));
        Ok(())
    })
}

#[test]
fn an_element_ranks_the_units_of_another_index_and_tells_which_is_looked_at() -> Result {
    browse_once(async |page| {
        host(page).await?;
        let towns = json!({ "data": "index-towns.json", "view": "ranking", "unit": "120114114" });
        add(page, "a", towns).await?;
        wait_for_shown(page, "a", ".chosen-unit h3", "王庆坨镇").await?;
        let script = "window.told = null;
            document.getElementById('a').addEventListener('xingfu-change', event => { window.told = event.detail.unit; });
            inside('a').querySelector('.board tbody .b-name button').click()";
        page.run(script, vec![]).await?;
        let first =
            "return shown('a', '.chosen-unit h3') === shown('a', '.board tbody .b-name button')";
        page.wait_until(first, vec![]).await?;
        page.wait_until("return /^1201141\\d\\d$/.test(window.told)", vec![])
            .await?;
        let hidden = "return inside('a').querySelector('.columns').hidden";
        assert_eq!(page.run(hidden, vec![]).await?, json!(true));
        let unit = "return document.getElementById('a').value.unit === window.told";
        assert_eq!(page.run(unit, vec![]).await?, json!(true));
        // One that is not there changes nothing.
        let set = "document.getElementById('a').setAttribute('unit', arguments[0])";
        page.run(set, vec![json!("nobody")]).await?;
        page.run(set, vec![json!("120114002")]).await?;
        wait_for_shown(page, "a", ".chosen-unit h3", "下朱庄街道").await
    })
}

#[test]
fn attributes_are_followed_while_it_is_there() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(
            page,
            "a",
            json!({ "lang": "zh", "view": "weights", "weights": "employment:10;education:0" }),
        )
        .await?;
        assert_eq!(slider(page, "a", "employment").await?, json!("10"));
        assert_eq!(slider(page, "a", "education").await?, json!("0"));
        let set = "document.getElementById('a').setAttribute(arguments[0], arguments[1])";
        page.run(
            set,
            vec![json!("weights"), json!("employment:3; education:9")],
        )
        .await?;
        page.wait_until(
            "return ['employment', 'education'].map(node => inside('a').querySelector(`[id$=weight-${node}]`).value).join() === '3,9'",
            vec![],
        )
        .await?;
        page.run(set, vec![json!("lang"), json!("en")]).await?;
        wait_for_shown(page, "a", "h1", "Happy Wuqing index").await?;
        page.run(set, vec![json!("view"), json!("summary")]).await?;
        page.wait_until(
            "return !inside('a').querySelector('input[type=range]')",
            vec![],
        )
        .await?;
        page.run(set, vec![json!("view"), json!("full")]).await?;
        page.wait_until(
            "return !!inside('a').querySelector('.tools button')",
            vec![],
        )
        .await?;
        // What the reader has changed does not hide a change to what the attribute was before.
        page.run(
            "inside('a').querySelector('.languages [lang=zh-Hans]').click()",
            vec![],
        )
        .await?;
        wait_for_shown(page, "a", "h1", "幸福武清评价指数").await?;
        page.run(set, vec![json!("lang"), json!("en-GB")]).await?;
        wait_for_shown(page, "a", "h1", "Happy Wuqing index").await?;
        page.run(
            "document.getElementById('a').removeAttribute('weights')",
            vec![],
        )
        .await?;
        let published = "return shown('a', '.weights-tag') === 'Default weights'";
        page.wait_until(published, vec![]).await
    })
}

#[test]
fn colours_large_text_and_traditional_characters_are_followed_too() -> Result {
    browse_once(async |page| {
        host(page).await?;
        let attributes =
            json!({ "lang": "zh-Hant", "theme": "dark", "elder": "", "view": "weights" });
        add(page, "a", attributes).await?;
        let classes = "const classes = inside('a').querySelector('.xingfu').classList;
            return [classes.contains('dark'), classes.contains('elder')].join() === arguments[0]";
        page.wait_until(classes, vec![json!("true,true")]).await?;
        wait_for_shown(page, "a", "h1", "幸福武清評價指數").await?;
        page.run(
            "document.getElementById('a').removeAttribute('elder')",
            vec![],
        )
        .await?;
        page.wait_until(classes, vec![json!("true,false")]).await?;
        page.run(
            "document.getElementById('a').setAttribute('theme', 'light')",
            vec![],
        )
        .await?;
        page.wait_until(classes, vec![json!("false,false")]).await
    })
}

#[test]
fn static_content_and_calculator_are_never_seen_together() -> Result {
    browse_once(async |page| {
        host(page).await?;
        let script = "window.seen = { still: 0, calculator: 0, both: 0 };
            const element = document.createElement('xingfu-index');
            element.id = 'a';
            element.innerHTML = '<p class=still>still</p>';
            const look = () => {
                const drawn = inside('a').querySelector('.xingfu');
                const calculator = !!drawn && getComputedStyle(drawn).visibility === 'visible' && inside('a').querySelector('.xingfu-room').offsetHeight > 0;
                const still = element.querySelector('.still').getClientRects().length > 0;
                seen.still += still; seen.calculator += calculator; seen.both += still && calculator;
            };
            document.body.append(element);
            look();
            new MutationObserver(look).observe(element.shadowRoot, { childList: true, subtree: true, attributes: true })";
        page.run(script, vec![]).await?;
        ready(page, "a").await?;
        page.wait_until("return seen.calculator > 0", vec![])
            .await?;
        let seen = page.run("return seen", vec![]).await?;
        assert!(seen["still"].as_u64() > Some(0), "{seen}");
        assert_eq!(seen["both"], json!(0), "{seen}");
        Ok(())
    })
}

#[test]
fn attributes_at_fault_leave_it_as_it_is() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(
            page,
            "a",
            json!({ "lang": "xx", "weights": "employment:many;=;education:5" }),
        )
        .await?;
        assert_eq!(shown(page, "a", "h1").await?, json!("幸福武清评价指数"));
        let before = shown(page, "a", SCORE).await?;
        for (name, value) in [
            ("weights", "no-such-node:1"),
            ("weights", "employment:-1"),
            ("view", "<b>"),
        ] {
            let set = "document.getElementById('a').setAttribute(arguments[0], arguments[1]);
                return new Promise(done => setTimeout(done, 100))";
            page.run(set, vec![json!(name), json!(value)]).await?;
            assert_eq!(shown(page, "a", SCORE).await?, before, "{name} {value}");
        }
        Ok(())
    })
}

#[test]
fn it_is_moved_with_all_that_the_reader_did() -> Result {
    browse(async |page| {
        host(page).await?;
        add(page, "a", json!({ "view": "weights" })).await?;
        slide(page, "a", "employment", 1.0).await?;
        let score = shown(page, "a", SCORE).await?;
        let script = "window.was = inside('a').querySelector('.xingfu');
            const place = document.createElement('section');
            document.body.prepend(place);
            place.append(document.getElementById('a'));
            document.body.append(document.getElementById('a'));
            return new Promise(done => setTimeout(() => done(inside('a').querySelector('.xingfu') === was), 300))";
        assert_eq!(
            page.run(script, vec![]).await?,
            json!(true),
            "it is drawn anew"
        );
        assert_eq!(slider(page, "a", "employment").await?, json!("1"));
        slide(page, "a", "employment", 10.0).await?;
        page.wait_until(
            "return shown('a', '[data-score]') !== arguments[0]",
            vec![score],
        )
        .await?;
        let visible = "return [getComputedStyle(inside('a').querySelector('.xingfu')).visibility, inside('a').querySelector('link').sheet !== null]";
        assert_eq!(page.run(visible, vec![]).await?, json!(["visible", true]));
        Ok(())
    })
}

#[test]
fn it_is_taken_out_and_put_back_and_goes_on_from_there() -> Result {
    browse(async |page| {
        host(page).await?;
        add(page, "a", json!({ "view": "weights", "lang": "zh" })).await?;
        slide(page, "a", "employment", 1.0).await?;
        page.wait_until(
            "return document.getElementById('a').value.weights.employment === 1",
            vec![],
        )
        .await?;
        let score = shown(page, "a", SCORE).await?;
        let script = "window.element = document.getElementById('a');
            element.remove()";
        page.run(script, vec![]).await?;
        let out = "return [
                element.shadowRoot.querySelector('.xingfu') === null,
                element.shadowRoot.querySelector('slot').hidden,
                element.value,
            ]";
        page.wait_for_value(out, vec![], json!([true, false, null]))
            .await?;
        page.run(
            "element.setAttribute('lang', 'en'); document.body.append(element)",
            vec![],
        )
        .await?;
        ready(page, "a").await?;
        wait_for_shown(page, "a", "h1", "Happy Wuqing index").await?;
        assert_eq!(slider(page, "a", "employment").await?, json!("1"));
        assert_eq!(shown(page, "a", SCORE).await?, score);
        Ok(())
    })
}

#[test]
fn every_change_is_told_to_the_page_around() -> Result {
    browse(async |page| {
        host(page).await?;
        page.run(
            "window.told = [];
             document.addEventListener('xingfu-ready', event => { window.first = event.detail; });
             document.addEventListener('xingfu-change', event => {
                 told.push({ ...event.detail, id: event.target.id, composed: event.composed });
             })",
            vec![],
        )
        .await?;
        add(page, "a", json!({ "view": "weights" })).await?;
        let first = page.run("return first", vec![]).await?;
        assert!(first["score"].is_f64(), "{first}");
        assert_eq!(first["weights"]["employment"], json!(7));
        assert_eq!(page.run("return told", vec![]).await?, json!([]));
        slide(page, "a", "employment", 10.0).await?;
        page.wait_until(
            "return told.some(one => one.weights.employment === 10)",
            vec![],
        )
        .await?;
        let told = page.run("return told", vec![]).await?;
        let last = told
            .as_array()
            .and_then(|told| told.last())
            .cloned()
            .unwrap_or_default();
        assert_eq!(last["id"], json!("a"));
        assert_eq!(last["composed"], json!(true));
        assert_eq!(last["weights"]["employment"], json!(10));
        assert_ne!(last["score"], first["score"]);
        let value = page
            .run("return document.getElementById('a').value", vec![])
            .await?;
        assert_eq!(value["score"], last["score"]);
        page.run("document.getElementById('a').setAttribute('weights', Object.keys(first.weights).map(id => `${id}:${id === 'employment' ? 0 : first.weights[id]}`).join(';'))", vec![]).await?;
        page.wait_until(
            "return told[told.length - 1].weights.employment === 0",
            vec![],
        )
        .await
    })
}

#[test]
fn an_error_of_whoever_listens_is_not_the_calculators() -> Result {
    browse_once(async |page| {
        page.before_load("others");
        host(page).await?;
        add(page, "a", json!({ "view": "weights" })).await?;
        page.run("failAtChanges()", vec![]).await?;
        for value in [10.0, 2.0] {
            slide(page, "a", "employment", value).await?;
            page.wait_until(
                "return document.getElementById('a').value.weights.employment === arguments[0]",
                vec![json!(value)],
            )
            .await?;
        }
        let alerts = page
            .run(
                "return inside('a').querySelectorAll('.trouble').length",
                vec![],
            )
            .await?;
        assert_eq!(alerts, json!(0));
        let lines = page.take_console().await?;
        assert!(lines.iter().any(|line| line.message.contains("not ours")));
        Ok(())
    })
}

async fn is_static(page: &Page) -> Result<Value> {
    let script = "const element = document.getElementById('a');
        const still = element.querySelector('.still');
        return [still.assignedSlot !== null && still.getBoundingClientRect().height > 0, element.value]";
    page.run(script, vec![]).await
}

#[test]
fn what_stands_in_it_stays_where_the_calculator_never_comes() -> Result {
    browse_once(async |page| {
        page.before_load("no-webassembly");
        host(page).await?;
        let script = "document.body.innerHTML = '<xingfu-index id=a><p class=still>still</p></xingfu-index>';
            return new Promise(done => setTimeout(done, 500))";
        page.run(script, vec![]).await?;
        assert_eq!(is_static(page).await?, json!([true, null]));
        let lines = page.take_console().await?;
        assert!(
            lines
                .iter()
                .any(|line| line.message.contains("WebAssembly")),
            "the reason is not told"
        );
        Ok(())
    })
}

#[test]
fn arrow_keys_move_among_the_questions_inside_it() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(page, "a", json!({ "view": "full" })).await?;
        // The last of them is known once the rest of the index is there.
        page.wait_until(
            "return !!inside('a').querySelector('[id$=tab-ledger]')",
            vec![],
        )
        .await?;
        let script = "const tab = inside('a').querySelector('[role=tab]');
            tab.focus();
            tab.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, composed: true, cancelable: true }))";
        page.run(script, vec![]).await?;
        page.wait_until(
            "return inside('a').activeElement.id.endsWith('tab-ledger')",
            vec![],
        )
        .await
    })
}
