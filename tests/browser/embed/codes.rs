//! The code that the page offers for embedding it.

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{host, ready};
use crate::support::{Page, Result, browse, browse_once};

async fn code(page: &Page, variant: &str) -> Result<String> {
    let code = page
        .property(&format!("#xf0-embed-{variant}"), "value")
        .await?;
    Ok(code.as_str().unwrap_or_default().to_owned())
}

async fn open(page: &Page, suffix: &str) -> Result {
    page.visit(suffix).await?;
    let button = page.find("#xf0-embed").await?;
    page.click(&button).await?;
    page.wait_for("#xf0-embed-frame").await.map(drop)
}

async fn choose_view(page: &Page, name: &str) -> Result {
    let radio = page.by_role("radio", name).await?;
    page.run("arguments[0].click()", vec![serde_json::to_value(&radio)?])
        .await?;
    Ok(())
}

#[test]
fn each_code_shows_elsewhere_what_is_shown_here() -> Result {
    browse_once(async |page| {
        open(page, "?lang=en").await?;
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        choose_view(page, "Score and weights").await?;
        let wait = "return document.getElementById('xf0-embed-element').value.includes('employment:10') && document.getElementById('xf0-embed-frame').value.includes('view=weights')";
        page.wait_until(wait, vec![]).await?;
        let score = page.score().await?;
        let (element, block, frame) = (
            code(page, "element").await?,
            code(page, "block").await?,
            code(page, "frame").await?,
        );
        for code in [&element, &block, &frame] {
            assert!(code.contains("http://127.0.0.1:"), "{code}");
        }
        // As a portal would send it, but for scripts, which do not run in markup that is put in.
        let paste = "document.body.innerHTML = arguments[0];
            for (const script of document.querySelectorAll('script')) {
                const again = document.createElement('script');
                for (const { name, value } of script.attributes) again.setAttribute(name, value);
                script.replaceWith(again);
            }";
        host(page).await?;
        page.run(paste, vec![json!(element)]).await?;
        page.run("document.querySelector('xingfu-index').id = 'a'", vec![])
            .await?;
        ready(page, "a").await?;
        let shown = "return ['[data-score]', 'h1', '.view-weights h2#' + arguments[0]].map(css => { const one = inside('a').querySelector(css); return one && one.textContent })";
        let found = page.run(shown, vec![json!("none")]).await?;
        assert_eq!(
            (&found[0], &found[1]),
            (&json!(score), &json!("Happy Wuqing index"))
        );
        for code in [block, frame] {
            host(page).await?;
            page.run(paste, vec![json!(code)]).await?;
            page.wait_until(
                "const frame = document.querySelector('iframe');
                 const score = frame && frame.contentDocument && frame.contentDocument.querySelector('.view-weights [data-score]');
                 return !!score && score.textContent === arguments[0]",
                vec![json!(score)],
            )
            .await
            .map_err(|error| format!("{code}: {error}"))?;
        }
        // A policy without inline styles refuses the frame's own.
        page.take_console().await.map(drop)
    })
}

#[test]
fn it_is_closed_by_escape_and_the_focus_returns() -> Result {
    browse_once(async |page| {
        open(page, "").await?;
        let expanded = page.attribute("#xf0-embed", "aria-expanded").await?;
        assert_eq!(expanded.as_deref(), Some("true"));
        let field = page.find("#xf0-embed-block").await?;
        page.focus(&field).await?;
        page.press(Key::Escape).await?;
        page.wait_until("return !document.querySelector('.embed-codes')", vec![])
            .await?;
        let focused = page.run("return document.activeElement.id", vec![]).await?;
        assert_eq!(focused, json!("xf0-embed"));
        let expanded = page.attribute("#xf0-embed", "aria-expanded").await?;
        assert_eq!(expanded.as_deref(), Some("false"));
        Ok(())
    })
}

#[test]
fn code_is_copied_or_selected_to_be_copied() -> Result {
    browse(async |page| {
        open(page, "").await?;
        let clipboard = "window.copied = [];
             window.refused = false;
             Object.defineProperty(navigator, 'clipboard', { value: Object.setPrototypeOf({
                 writeText: text => refused ? Promise.reject(new Error('refused')) : (copied.push(text), Promise.resolve()),
             }, Clipboard.prototype) })";
        page.run(clipboard, vec![]).await?;
        page.push("复制 网页组件").await?;
        page.wait_for_text(".embed-code [role=status]", "已复制")
            .await?;
        let element = code(page, "element").await?;
        assert_eq!(page.run("return copied", vec![]).await?, json!([element]));
        page.run("window.refused = true", vec![]).await?;
        page.push("复制 框架").await?;
        page.wait_for_text(".embed-code:last-child [role=status]", "Ctrl+C")
            .await?;
        let selected = "const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd)";
        let selected: Value = page.run(selected, vec![]).await?;
        assert_eq!(selected, json!(code(page, "frame").await?));
        Ok(())
    })
}

#[test]
fn it_fits_a_phone() -> Result {
    browse_once(async |page| {
        page.resize(390, 844).await?;
        page.visit("").await?;
        // What is seldom needed is folded away there.
        page.push("更多").await?;
        let button = page.by_role("button", "嵌入").await?;
        page.click(&button).await?;
        page.wait_for("#xf0-embed-frame").await?;
        // Where there is a scroll bar, it takes some of the width.
        let wide =
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth";
        assert_eq!(page.run(wide, vec![]).await?, json!(0));
        Ok(())
    })
}
