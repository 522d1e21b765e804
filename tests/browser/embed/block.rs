//! A block of static content that `embed.js` replaces.

use serde_json::{Value, json};

use super::host;
use crate::support::{Page, Result, browse, browse_once};

/// Adds a block and the script, and listens to what comes from inside.
async fn add(page: &Page, attributes: &str) -> Result {
    let script = "document.body.innerHTML = `<div id=a data-xingfu ${arguments[0]}><p id=still>still</p></div>`;
        window.heard = [];
        addEventListener('message', event => heard.push(event.data));
        const script = document.createElement('script');
        script.src = '/plain/embed.js';
        document.body.append(script);";
    page.run(script, vec![json!(attributes)]).await.map(drop)
}

async fn wait_for_state(page: &Page, state: &str) -> Result {
    page.wait_until(
        "return document.getElementById('a').dataset.xingfuState === arguments[0]",
        vec![json!(state)],
    )
    .await
}

/// Whether the static content, and whether the frame is seen.
async fn seen(page: &Page) -> Result<Value> {
    let script = "const frame = document.querySelector('#a iframe');
        const room = frame && frame.parentNode.getBoundingClientRect();
        return [
            document.getElementById('still').getBoundingClientRect().height > 0,
            !!frame && getComputedStyle(frame).visibility === 'visible' && room.height > 100,
        ]";
    page.run(script, vec![]).await
}

/// Lets the page inside wait for `window.go` of the page around before it makes its module.
const HELD: &str =
    "const source = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
    Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
        ...source,
        set(address) { source.set.call(this, address.replace('?', '?-before=hold-module&')); },
    });";

#[test]
fn the_static_content_gives_way_once_the_page_inside_is_ready() -> Result {
    browse(async |page| {
        host(page).await?;
        page.run(HELD, vec![]).await?;
        add(page, "data-lang=en data-view=summary data-title=Index").await?;
        page.wait_until(
            "const frame = document.querySelector('#a iframe'); return !!frame && !!frame.contentDocument && !!frame.contentDocument.querySelector('#xingfu')",
            vec![],
        )
        .await?;
        assert_eq!(seen(page).await?, json!([true, false]));
        page.run("window.go = true", vec![]).await?;
        wait_for_state(page, "ready").await?;
        assert_eq!(seen(page).await?, json!([false, true]));
        let inside = "const frame = document.querySelector('#a iframe');
            return [frame.title, frame.contentDocument.querySelector('h1').textContent, !!frame.contentDocument.querySelector('.view-summary'), frame.contentDocument.querySelectorAll('input[type=range]').length]";
        assert_eq!(
            page.run(inside, vec![]).await?,
            json!(["Index", "Happy Wuqing index", true, 0])
        );
        Ok(())
    })
}

/// The height of the frame is that of the page inside, within a pixel.
async fn wait_for_fit(page: &Page) -> Result {
    page.wait_until(
        "const frame = document.querySelector('#a iframe');
         return Math.abs(frame.getBoundingClientRect().height - frame.contentDocument.body.getBoundingClientRect().height) < 2",
        vec![],
    )
    .await
}

#[test]
fn the_height_follows_what_is_inside_in_three_dialects() -> Result {
    browse(async |page| {
        host(page).await?;
        add(page, "data-view=summary").await?;
        wait_for_state(page, "ready").await?;
        // What comes after the first interaction may change the height once more.
        let quiet = "let last = heard.length;
            let since = performance.now();
            return new Promise(done => {
                const timer = setInterval(() => {
                    if (heard.length !== last) {
                        last = heard.length;
                        since = performance.now();
                    } else if (performance.now() - since > 800) {
                        clearInterval(timer);
                        done();
                    }
                }, 50);
            })";
        page.run(quiet, vec![]).await?;
        wait_for_fit(page).await?;
        let heights = "return {
            ours: heard.filter(one => one.source === 'xingfu' && one.type === 'resize' && one.v === 1 && one.id === 'xf1').map(one => one.height),
            amp: heard.filter(one => one.sentinel === 'amp' && one.type === 'embed-size').map(one => one.height),
            text: heard.filter(one => typeof one === 'string').map(one => JSON.parse(one)).filter(one => one.context === 'iframe.resize' && one.src === document.querySelector('#a iframe').src).map(one => one.height),
        }";
        let found = page.run(heights, vec![]).await?;
        assert!(
            found["ours"].as_array().is_some_and(|all| !all.is_empty()),
            "{found}"
        );
        assert_eq!(found["ours"], found["amp"]);
        assert_eq!(found["ours"], found["text"]);
        let before = page.run("return heard.length", vec![]).await?;
        let idle = "return new Promise(done => setTimeout(() => done(heard.length), 400))";
        assert_eq!(
            page.run(idle, vec![]).await?,
            before,
            "a height is told without a change"
        );
        let grow = "const body = document.querySelector('#a iframe').contentDocument.body;
            body.style.paddingBottom = arguments[0];
            return new Promise(done => setTimeout(() => done(heard.length), 300))";
        // What was told may be a pixel short by now; from here on it is not.
        page.run(grow, vec![json!("10px")]).await?;
        wait_for_fit(page).await?;
        let told = page.run(idle, vec![]).await?;
        assert_eq!(told.as_u64(), before.as_u64().map(|count| count + 3));
        let before = told;
        let small = page.run(grow, vec![json!("11px")]).await?;
        assert_eq!(small, before, "one pixel is told");
        page.run(grow, vec![json!("150px")]).await?;
        wait_for_fit(page).await?;
        let large = page.run(idle, vec![]).await?;
        assert_eq!(large.as_u64(), before.as_u64().map(|count| count + 3));
        page.run("document.getElementById('a').style.width = '320px'", vec![])
            .await?;
        page.wait_until("return heard.length > arguments[0]", vec![large])
            .await?;
        wait_for_fit(page).await
    })
}

#[test]
fn a_height_that_follows_that_of_the_frame_is_not_told_for_ever() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(page, "data-view=summary").await?;
        wait_for_state(page, "ready").await?;
        wait_for_fit(page).await?;
        let follow = "document.querySelector('#a iframe').contentDocument.body.style.minHeight = 'calc(100vh + 60px)';
            return new Promise(done => setTimeout(() => done(document.querySelector('#a iframe').offsetHeight), 1500))";
        let then = page.run(follow, vec![]).await?;
        let later = "return new Promise(done => setTimeout(() => done(document.querySelector('#a iframe').offsetHeight), 700))";
        assert_eq!(page.run(later, vec![]).await?, then, "it goes on growing");
        assert!(then.as_u64() < Some(3000), "{then}");
        Ok(())
    })
}

#[test]
fn where_the_page_inside_never_comes_the_static_content_stays_and_a_late_one_still_counts() -> Result
{
    browse_once(async |page| {
        // Twenty seconds pass in half of one.
        let hurry = "const wait = setTimeout;
            window.setTimeout = (call, time, ...all) => wait(call, time >= 20000 ? time / 40 : time, ...all)";
        host(page).await?;
        page.run(HELD, vec![]).await?;
        page.run(hurry, vec![]).await?;
        add(page, "").await?;
        wait_for_state(page, "static").await?;
        assert_eq!(seen(page).await?, json!([true, false]));
        page.run("window.go = true", vec![]).await?;
        wait_for_state(page, "ready").await?;
        assert_eq!(seen(page).await?, json!([false, true]));
        Ok(())
    })
}

#[test]
fn a_frame_that_is_refused_leaves_the_static_content() -> Result {
    browse(async |page| {
        host(page).await?;
        // Another site, which the page's policy does not allow to be framed here.
        let script = "const script = document.createElement('script');
            document.body.innerHTML = '<div id=a data-xingfu><p id=still>still</p></div>';
            script.src = '/plain/embed.js';
            Object.defineProperty(script, 'src', { get: () => location.origin.replace('127.0.0.1', 'localhost') + '/embed.js' });
            document.body.append(script);
            return new Promise(done => setTimeout(done, 1000))";
        page.run(script, vec![]).await?;
        let source = page
            .run("return document.querySelector('#a iframe').src", vec![])
            .await?;
        assert!(
            source
                .as_str()
                .is_some_and(|source| source.contains("//localhost:")),
            "{source}"
        );
        assert_eq!(seen(page).await?, json!([true, false]));
        // That another server was asked goes with the page.
        page.open("").await?;
        page.take_console().await.map(drop)
    })
}

#[test]
fn weights_and_settings_are_given_by_attributes_and_by_script() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(
            page,
            "data-view=weights data-lang=zh data-weights=\"employment:10; education:0;bad\"",
        )
        .await?;
        wait_for_state(page, "ready").await?;
        let value = "return document.querySelector('#a iframe').contentDocument.querySelector(`[id$=weight-${arguments[0]}]`).value === arguments[1]";
        page.wait_until(value, vec![json!("employment"), json!("10")])
            .await?;
        page.wait_until(value, vec![json!("education"), json!("0")])
            .await?;
        page.run("document.getElementById('a').xingfu.set({ weights: { employment: 2 }, lang: 'en', view: 'full' })", vec![])
            .await?;
        page.wait_until(value, vec![json!("employment"), json!("2")])
            .await?;
        page.wait_until("return document.querySelector('#a iframe').contentDocument.querySelector('h1').textContent === 'Happy Wuqing index'", vec![])
            .await?;
        wait_for_fit(page).await?;
        let answer = page
            .run("return document.getElementById('a').xingfu.get()", vec![])
            .await?;
        assert_eq!(answer["weights"]["employment"], json!(2));
        assert!(answer["score"].is_f64(), "{answer}");
        Ok(())
    })
}

#[test]
fn a_link_of_weights_is_followed_from_the_first() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let slide = "const slider = document.getElementById('xf0-weight-employment');
            slider.value = '10';
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            slider.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(slide, vec![]).await?;
        let hash = "return location.hash.slice(1)";
        let hash = page.wait_for_some(hash, vec![]).await?;
        let hash = hash.as_str().unwrap_or_default().to_owned();
        assert!(hash.starts_with("c=1&"), "{hash}");
        host(page).await?;
        add(
            page,
            &format!(
                "data-view=weights data-hash=\"{}\"",
                hash.replace('&', "&amp;")
            ),
        )
        .await?;
        wait_for_state(page, "ready").await?;
        let value = "return document.querySelector('#a iframe').contentDocument.querySelector('[id$=weight-employment]').value";
        page.wait_for_value(value, vec![], json!("10")).await?;
        // What is no such link never comes into the address.
        host(page).await?;
        add(page, "data-hash=\"javascript:alert(1)\"").await?;
        wait_for_state(page, "ready").await?;
        let source = page
            .run("return document.querySelector('#a iframe').src", vec![])
            .await?;
        assert!(
            source
                .as_str()
                .is_some_and(|source| !source.contains("alert")),
            "{source}"
        );
        Ok(())
    })
}

#[test]
fn words_of_others_are_not_taken_for_those_of_the_page_inside() -> Result {
    browse_once(async |page| {
        host(page).await?;
        add(page, "data-view=summary").await?;
        wait_for_state(page, "ready").await?;
        wait_for_fit(page).await?;
        let script = "const frame = document.querySelector('#a iframe');
            const before = frame.offsetHeight;
            const say = (data, source, origin) => dispatchEvent(new MessageEvent('message', { data, source, origin }));
            const resize = height => ({ source: 'xingfu', v: 1, id: 'xf1', type: 'resize', height });
            const inside = frame.contentWindow;
            say(resize(5000), window, location.origin);
            say(resize(5000), inside, 'https://example.org');
            say(resize(5000), null, location.origin);
            for (const wrong of [NaN, Infinity, -5, 0, 1e9, '5000', null, { valueOf: () => 5000 }]) say(resize(wrong), inside, location.origin);
            for (const wrong of [null, undefined, 5, 'text', [], { source: 'xingfu' }, { ...resize(5000), v: 2 }, { ...resize(5000), id: 'xf9' }, { ...resize(5000), type: 'toString' }]) say(wrong, inside, location.origin);
            const after = frame.offsetHeight;
            say(resize(5000), inside, location.origin);
            return [after - before, frame.offsetHeight]";
        assert_eq!(page.run(script, vec![]).await?, json!([0, 5000]));
        Ok(())
    })
}
