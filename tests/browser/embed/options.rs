//! Options and events of `mount`, beside definition and data.

use serde_json::json;

use super::host;
use crate::support::{Page, Result, browse, browse_once};

async fn with_module(page: &Page) -> Result {
    host(page).await?;
    let script = "document.body.innerHTML = '<div id=a></div><div id=b></div>';
        window.told = [];
        window.kept = [];
        window.mounted = {};
        return (async () => {
            window.xingfu = await import('/module/xingfu.js');
            await xingfu.default();
            mounted.a = xingfu.mount(document.getElementById('a'), {
                view: 'weights',
                onChange: detail => told.push(detail),
                onState: parts => kept.push(parts),
            });
        })()";
    page.run(script, vec![]).await?;
    page.wait_for("#a [data-score]").await?;
    page.wait_until("return kept.length === 1", vec![]).await
}

#[test]
fn changes_are_told_once_a_frame_while_a_slider_is_dragged_and_once_when_it_is_let_go() -> Result {
    browse(async |page| {
        with_module(page).await?;
        let script = "return (async () => {
            const slider = document.querySelector('#a [id$=weight-employment]');
            const frame = () => new Promise(requestAnimationFrame);
            const task = () => new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
            let frames = 0;
            let counting = true;
            (function count() { frames += 1; if (counting) requestAnimationFrame(count); }());
            for (let step = 0; step < 60; step += 1) {
                slider.value = String(step % 10);
                slider.dispatchEvent(new Event('input', { bubbles: true }));
                await task();
            }
            await frame();
            await frame();
            counting = false;
            const dragging = told.length;
            const snapshots = kept.length;
            slider.value = '4';
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            slider.dispatchEvent(new Event('change', { bubbles: true }));
            await frame();
            await frame();
            await frame();
            return { dragging, frames, snapshots, last: told[told.length - 1], settled: told.length - dragging, kept: kept.length };
        })()";
        let found = page.run(script, vec![]).await?;
        let count = |name: &str| found[name].as_u64().unwrap_or_default();
        assert!(count("dragging") >= 1, "{found}");
        assert!(count("dragging") <= count("frames") + 1, "{found}");
        assert_eq!(found["snapshots"], json!(1), "a drag makes no snapshot");
        assert_eq!(found["settled"], json!(1), "{found}");
        assert_eq!(found["kept"], json!(2), "{found}");
        assert_eq!(found["last"]["weights"]["employment"], json!(4));
        assert!(found["last"]["score"].is_f64(), "{found}");
        let data = page
            .run("return kept.map(parts => 'data' in parts)", vec![])
            .await?;
        assert_eq!(
            data,
            json!([false, false]),
            "data that did not change go along"
        );
        Ok(())
    })
}

#[test]
fn what_is_kept_of_a_page_brings_it_back() -> Result {
    browse_once(async |page| {
        with_module(page).await?;
        let script = "mounted.a.update({ weights: { employment: 10 }, lang: 'en', view: 'full', data: { values: [
            { unit: 'x', indicator: 'new-jobs', value: 36000 }, { unit: 'y', indicator: 'new-jobs', value: 18000 }] } });
            mounted.a.update({ unit: 'y' })";
        page.run(script, vec![]).await?;
        page.wait_for_text("#a h1", "Happy Wuqing index").await?;
        page.wait_until("return kept.length > 1", vec![]).await?;
        let script = "const state = Object.assign({}, ...kept);
            mounted.a.destroy();
            mounted.b = xingfu.mount(document.getElementById('b'), { state })";
        page.run(script, vec![]).await?;
        page.wait_for_text("#b h1", "Happy Wuqing index").await?;
        let script = "return [
            document.querySelector('#b [id$=weight-employment]').value,
            document.querySelector('#b .tools').hidden,
            document.querySelector('#b select[id$=unit]').value,
            document.querySelectorAll('#b select[id$=unit] option').length,
        ]";
        assert_eq!(
            page.run(script, vec![]).await?,
            json!(["10", false, "y", 2])
        );
        let value = page
            .run("return mounted.b.value().weights.employment", vec![])
            .await?;
        assert_eq!(value, json!(10));
        Ok(())
    })
}

#[test]
fn options_at_fault_are_refused_by_name() -> Result {
    browse_once(async |page| {
        with_module(page).await?;
        let script = "try { xingfu.mount(document.getElementById('b'), arguments[0]); return null } catch (error) { return error.message }";
        for (options, named) in [
            (json!({ "view": "everything" }), "view: found `everything`"),
            (json!({ "home": "javascript:alert(1)" }), "home: "),
            (json!({ "state": {} }), "state"),
            (json!({ "state": { "choices": "{}" } }), "choices"),
        ] {
            let message = page.run(script, vec![options]).await?;
            assert!(
                message.as_str().is_some_and(|text| text.contains(named)),
                "{named}: {message}"
            );
        }
        Ok(())
    })
}

#[test]
fn a_view_that_shows_less_leads_to_the_page_that_shows_all() -> Result {
    browse_once(async |page| {
        with_module(page).await?;
        let script = "mounted.b = xingfu.mount(document.getElementById('b'), { view: 'summary', lang: 'en', home: 'https://example.org/a/index.html', weights: { employment: 10 } })";
        page.run(script, vec![]).await?;
        page.wait_for("#b .home a").await?;
        let link = "const link = document.querySelector('#b .home a'); return [link.href.replace(/&k=.*/, ''), link.target, link.rel]";
        let found = page.run(link, vec![]).await?;
        let address = found[0].as_str().unwrap_or_default();
        assert!(
            address.starts_with("https://example.org/a/index.html?lang=en#c=1&"),
            "{address}"
        );
        assert!(address.contains("employment:10"), "{address}");
        assert_eq!(
            (&found[1], &found[2]),
            (&json!("_blank"), &json!("noopener"))
        );
        assert_eq!(
            page.find_all("#a .home a").await?.len(),
            0,
            "without an address there is no link"
        );
        Ok(())
    })
}
