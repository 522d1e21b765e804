//! The page in a plain frame, and its messages to and from the page around it.

use serde_json::{Value, json};

use super::host;
use crate::support::{Page, Result, asked, browse, browse_once};

/// Adds a frame with a query and waits until the page inside is ready.
async fn add(page: &Page, query: &str) -> Result {
    frame(page, query).await?;
    page.wait_until(
        "return heard.some(one => one.source === 'xingfu' && one.type === 'ready') && !!find('.foot-place > *')",
        vec![],
    )
    .await
}

async fn frame(page: &Page, query: &str) -> Result {
    let script = "window.heard = [];
        addEventListener('message', event => heard.push(event.data));
        document.body.innerHTML = `<iframe id=a width=900 height=700 src=\"/plain/index.html?${arguments[0]}\"></iframe>`;
        window.inside = document.getElementById('a').contentWindow;
        window.tell = message => inside.postMessage(message, location.origin);
        window.find = css => inside.document.querySelector(css);";
    page.run(script, vec![json!(query)]).await.map(drop)
}

async fn tell(page: &Page, message: Value) -> Result {
    page.run("tell(arguments[0])", vec![message])
        .await
        .map(drop)
}

/// What the page inside answers to `get`.
async fn answer(page: &Page) -> Result<Value> {
    let script = "const before = heard.length;
        tell({ source: 'xingfu', v: 1, type: 'get' });
        const answers = () => heard.slice(before).filter(one => one.type === 'value');
        return (async () => {
            while (!answers().length) await new Promise(done => setTimeout(done, 20));
            await new Promise(done => setTimeout(done, 200));
            return answers();
        })()";
    page.run(script, vec![]).await
}

fn command(kind: &str, more: Value) -> Value {
    let mut message = json!({ "source": "xingfu", "v": 1, "type": kind });
    if let (Some(message), Value::Object(more)) = (message.as_object_mut(), more) {
        message.extend(more);
    }
    message
}

#[test]
fn flags_of_the_address_choose_language_and_view() -> Result {
    browse_once(async |page| {
        host(page).await?;
        for (query, expected) in [
            (
                "embed&lang=en&view=summary",
                json!(["Happy Wuqing index", "summary", true]),
            ),
            (
                "embed&lang=zh&view=weights",
                json!(["幸福武清评价指数", "weights", true]),
            ),
            (
                "embed&view=everything&theme=plaid",
                json!(["幸福武清评价指数", "full", true]),
            ),
            ("lang=en", json!(["Happy Wuqing index", "full", false])),
        ] {
            add(page, query).await?;
            let script = "return [
                find('h1').textContent,
                ['full', 'weights', 'summary'].find(view => find('.xingfu').classList.contains(`view-${view}`)),
                inside.document.documentElement.classList.contains('embedded'),
            ]";
            assert_eq!(page.run(script, vec![]).await?, expected, "{query}");
        }
        Ok(())
    })
}

#[test]
fn the_page_around_sets_weights_language_and_view_and_asks_for_them() -> Result {
    browse(async |page| {
        host(page).await?;
        add(page, "embed=mine&view=weights").await?;
        tell(
            page,
            command(
                "set",
                json!({ "weights": { "employment": 10 }, "lang": "en" }),
            ),
        )
        .await?;
        page.wait_until(
            "return find('h1').textContent === 'Happy Wuqing index'",
            vec![],
        )
        .await?;
        page.wait_until(
            "return find('[id$=weight-employment]').value === '10'",
            vec![],
        )
        .await?;
        let answer = answer(page).await?;
        let value = &answer[0];
        assert_eq!(answer.as_array().map(Vec::len), Some(1), "{answer}");
        assert_eq!(value["source"], json!("xingfu"));
        assert_eq!(value["id"], json!("mine"));
        assert_eq!(value["weights"]["employment"], json!(10));
        let score = page
            .run("return find('[data-score]').textContent", vec![])
            .await?;
        assert_eq!(
            value["score"]
                .as_f64()
                .map(|score| format!("{score:.1}"))
                .as_deref(),
            score.as_str()
        );
        tell(page, command("set", json!({ "view": "summary" }))).await?;
        page.wait_until("return !find('input[type=range]')", vec![])
            .await
    })
}

#[test]
fn the_page_around_has_it_printed() -> Result {
    browse(async |page| {
        host(page).await?;
        add(page, "embed&-before=count-prints").await?;
        tell(page, command("print", json!({}))).await?;
        page.wait_until("return inside.prints === 1", vec![]).await
    })
}

#[test]
fn what_is_no_command_is_passed_over() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(page, "embed&view=weights&lang=zh").await?;
        tell(
            page,
            command("set", json!({ "weights": { "employment": 9 } })),
        )
        .await?;
        page.wait_until(
            "return find('[id$=weight-employment]').value === '9'",
            vec![],
        )
        .await?;
        let before = page.run("return find('.xingfu').outerHTML", vec![]).await?;
        for message in [
            json!(null),
            json!(5),
            json!("set"),
            json!([]),
            json!({}),
            json!({ "source": "xingfu" }),
            json!({ "source": "xingfu", "v": 2, "type": "set", "lang": "en" }),
            json!({ "source": "others", "v": 1, "type": "set", "lang": "en" }),
            command("toString", json!({})),
            command("__proto__", json!({})),
            command("load", json!({ "url": "https://example.org" })),
            command("set", json!({ "weights": "employment:1" })),
            command("set", json!({ "weights": null })),
            command("set", json!({ "weights": { "employment": "1" } })),
            command("set", json!({ "weights": { "employment": -1 } })),
            command("set", json!({ "weights": { "no-such-node": 1 } })),
            command(
                "set",
                json!({ "lang": "xx", "view": "<b>", "elder": "yes" }),
            ),
            command("set", json!({ "lang": 5, "view": {}, "theme": [] })),
            command(
                "set",
                json!({ "html": "<b>", "home": "https://example.org", "url": "https://example.org" }),
            ),
            command("theme", json!({})),
        ] {
            tell(page, message.clone()).await?;
            let after =
                "return new Promise(done => setTimeout(() => done(find('.xingfu').outerHTML), 40))";
            assert_eq!(page.run(after, vec![]).await?, before, "{message}");
        }
        Ok(())
    })
}

/// Commands of a seed: what may be set, with values of its kind and of others.
const MADE_UP: &str = "let seed = arguments[0];
    const below = n => {
        seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
        return (seed >> 8) % n;
    };
    const of = list => list[below(list.length)];
    const weights = () => {
        const given = {};
        for (let number = below(5); number > 0; number -= 1) {
            const id = of(['employment', 'new-jobs', 'education', 'none', 'toString', '']);
            given[id] = of([0, 1, 5, 10, 100, 1e-300, 1e308, -1, -0, NaN, Infinity, '7', null]);
        }
        return given;
    };
    const strange = () => of([null, true, 5, '', 'x'.repeat(1000), '\\ud800', [], {}, new Date(NaN), new Map()]);
    const kinds = {
        weights,
        lang: () => of(['zh', 'zh-Hant', 'en', 'xx']),
        view: () => of(['full', 'weights', 'summary', 'ranking', '<b>']),
        theme: () => of(['auto', 'light', 'dark', 'pink']),
        unit: () => of(['wuqing', 'none']),
        elder: () => of([true, false]),
    };
    return (async () => {
        for (let number = 0; number < arguments[1]; number += 1) {
            const message = { source: 'xingfu', v: 1, type: of(['set', 'set', 'set', 'theme', 'get', 'none']) };
            for (let count = below(4); count > 0; count -= 1) {
                const name = of(Object.keys(kinds));
                message[name] = below(4) ? kinds[name]() : strange();
            }
            tell(message);
            await new Promise(done => setTimeout(done, 0));
            const score = find('[data-score]');
            const isWhole = inside.document.querySelectorAll('.xingfu').length === 1 && !find('.trouble')
                && !!score && /^(—|100\\.0|\\d{1,2}\\.\\d)$/.test(score.textContent);
            if (!isWhole) return [number, message, score && score.textContent];
        }
        return null;
    })()";

#[test]
fn commands_that_are_made_up_leave_the_page_whole() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(page, "embed").await?;
        let (seed, commands) = (asked("XINGFU_SEED", 1)?, asked("XINGFU_COMMANDS", 60)?);
        let found = page
            .run(MADE_UP, vec![json!(seed), json!(commands)])
            .await?;
        assert_eq!(found, Value::Null, "seed {seed}");
        let back = json!({ "view": "weights", "lang": "zh", "weights": { "employment": 9 } });
        tell(page, command("set", back)).await?;
        page.wait_until(
            "return find('h1').textContent === '幸福武清评价指数' && find('[id$=weight-employment]')?.value === '9'",
            vec![],
        )
        .await
    })
}

#[test]
fn a_command_of_a_million_weights_is_refused_in_words_and_leaves_the_page_as_it_was() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(page, "embed").await?;
        let before = answer(page).await?;
        let script = "const said = [];
            inside.console.warn = text => said.push(text);
            const weights = {};
            for (let number = 0; number < 1e6; number += 1) weights[`employment-${number}`] = 1;
            tell({ source: 'xingfu', v: 1, type: 'set', weights });
            return (async () => {
                while (!said.length) await new Promise(done => setTimeout(done, 20));
                return said;
            })()";
        assert_eq!(
            page.run(script, vec![]).await?,
            json!(["xingfu: weights: found 1000000 entries, expected at most 10000"])
        );
        assert_eq!(answer(page).await?, before);
        Ok(())
    })
}

#[test]
fn commands_are_taken_from_the_page_around_and_from_its_first_origin_alone() -> Result {
    browse(async |page| {
        host(page).await?;
        add(page, "embed").await?;
        let say = "const [data, source, origin] = arguments;
            inside.dispatchEvent(new MessageEvent('message', { data, source: source === 'parent' ? window : inside, origin: origin || location.origin }));
            return new Promise(done => setTimeout(() => done(find('h1').textContent), 100))";
        let english = command("set", json!({ "lang": "en" }));
        let chinese = command("set", json!({ "lang": "zh" }));
        let from = |message: &Value, source: &str, origin: &str| {
            vec![message.clone(), json!(source), json!(origin)]
        };
        let first = page.run(say, from(&english, "itself", "")).await?;
        assert_eq!(first, json!("幸福武清评价指数"), "not the page around");
        page.run(say, from(&english, "parent", "")).await?;
        let title = "return find('h1').textContent";
        page.wait_for_value(title, vec![], json!("Happy Wuqing index"))
            .await?;
        let other = page
            .run(say, from(&chinese, "parent", "https://example.org"))
            .await?;
        assert_eq!(other, json!("Happy Wuqing index"), "another origin");
        page.run(say, from(&chinese, "parent", "")).await?;
        page.wait_for_value(title, vec![], json!("幸福武清评价指数"))
            .await
    })
}

#[test]
fn static_shows_what_was_published_and_starts_no_module() -> Result {
    browse_once(async |page| {
        host(page).await?;
        frame(page, "embed&static").await?;
        page.wait_until("return heard.some(one => one.sentinel === 'amp')", vec![])
            .await?;
        let script = "return new Promise(done => setTimeout(() => done([
            find('#xingfu').textContent.includes('幸福武清评价指数'),
            find('.gauge') === null,
            find('#xingfu-status') === null,
            heard.some(one => one.type === 'ready'),
        ]), 500))";
        assert_eq!(
            page.run(script, vec![]).await?,
            json!([true, true, true, false])
        );
        Ok(())
    })
}

#[test]
fn by_itself_the_page_tells_nobody_anything() -> Result {
    browse_once(async |page| {
        page.before_load("count-posts");
        page.visit("?embed&view=summary&lang=en").await?;
        assert_eq!(page.run("return posted", vec![]).await?, json!(0));
        assert_eq!(page.text("#xingfu h1").await?, "Happy Wuqing index");
        Ok(())
    })
}

#[test]
fn a_frame_that_nobody_adapts_shows_all_of_it_in_its_720_pixels() -> Result {
    browse_once(async |page| {
        host(page).await?;
        for view in ["summary", "weights"] {
            add(page, &format!("embed&view={view}")).await?;
            for width in [320, 390, 820] {
                let size = "const frame = document.getElementById('a');
                    [frame.style.width, frame.style.height, frame.style.border] = [`${arguments[0]}px`, '720px', '0'];";
                page.run(size, vec![json!(width)]).await?;
                let larger = "const root = inside.document.documentElement;
                    return new Promise(done => {
                        const asked = performance.now();
                        const ask = () => {
                            const found = [inside.innerWidth, !!inside.document.querySelector('link[href*=frame]').sheet, root.scrollWidth, root.scrollHeight];
                            const fits = found[0] === arguments[0] && found[1] && found[2] <= arguments[0] && found[3] <= 720;
                            fits || performance.now() - asked > 5000 ? done(fits ? [] : found) : setTimeout(ask, 50);
                        };
                        ask();
                    })";
                let found = page.run(larger, vec![json!(width)]).await?;
                assert_eq!(found, json!([]), "{view} at {width}");
            }
        }
        Ok(())
    })
}

#[test]
fn a_named_frame_that_nobody_adapts_can_be_scrolled() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(page, "embed=named").await?;
        let size = "const frame = document.getElementById('a');
            [frame.style.width, frame.style.height] = ['600px', '300px'];
            return new Promise(done => setTimeout(() => {
                inside.scrollTo(0, 200);
                done([inside.scrollY, inside.getComputedStyle(inside.document.documentElement).overflowY]);
            }, 1500))";
        let found = page.run(size, vec![]).await?;
        assert_eq!(found, json!([200, "visible"]));
        Ok(())
    })
}
