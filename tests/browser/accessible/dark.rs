//! The dark theme, chosen by the system, the address or the reader, and its exceptions.

use serde_json::json;

use super::{assert_none, drawn, emulate};
use crate::support::{Page, Result, browse, browse_emulating, browse_once};

const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(16, 25, 28)";

/// The ground of the document, of the page and of the first chart, and the form controls' scheme.
async fn grounds(page: &Page) -> Result<serde_json::Value> {
    page.run(
        "const style = css => getComputedStyle(document.querySelector(css));
         return [style('body').backgroundColor, style('.xingfu').backgroundColor,
                 style('.drawing svg rect').fill, style('#xf0-month').colorScheme, style('html').colorScheme]",
        vec![],
    )
    .await
}

async fn assert_dark(page: &Page, what: &str) -> Result {
    page.wait_for(".xingfu.dark").await?;
    drawn(page, "").await?;
    let expected = json!([DARK, DARK, DARK, "dark", "dark"]);
    assert_eq!(grounds(page).await?, expected, "{what}");
    Ok(())
}

async fn assert_light(page: &Page, what: &str) -> Result {
    page.wait_for(".xingfu:not(.dark)").await?;
    drawn(page, "").await?;
    let expected = json!([LIGHT, LIGHT, LIGHT, "normal", "normal"]);
    assert_eq!(grounds(page).await?, expected, "{what}");
    Ok(())
}

#[test]
fn the_system_asks_for_it_and_a_choice_overrules_it() -> Result {
    browse_emulating(async |page| {
        emulate(page, &[("prefers-color-scheme", "light")]).await?;
        page.visit("").await?;
        assert_light(page, "by the system").await?;
        emulate(page, &[("prefers-color-scheme", "dark")]).await?;
        assert_dark(page, "by the system, while it is open").await?;
        page.wait_for("#xf0-theme").await?;
        page.choose("#xf0-theme", "light").await?;
        assert_light(page, "by hand").await?;
        page.visit("").await?;
        assert_light(page, "remembered").await?;
        page.visit("?theme=dark").await?;
        assert_dark(page, "by the address").await?;
        page.visit("").await?;
        assert_light(page, "the address is not remembered").await?;
        page.wait_for("#xf0-theme").await?;
        page.choose("#xf0-theme", "auto").await?;
        assert_dark(page, "as the system again").await
    })
}

/// The colours of a drawing, each once, and the ground of the document.
const COLOURS: &str = "const colours = ['fill', 'stroke'].flatMap(kind =>
        [...document.querySelectorAll(`${arguments[0]} svg [${kind}]`)].map(one => getComputedStyle(one)[kind]));
    return [[...new Set(colours)].sort(), getComputedStyle(document.body).backgroundColor]";

#[test]
fn the_published_result_has_the_colours_that_the_calculator_will_have() -> Result {
    browse_once(async |page| {
        for (theme, ground) in [("light", LIGHT), ("dark", DARK)] {
            page.visit(&format!("?theme={theme}")).await?;
            drawn(page, "").await?;
            let alive = page
                .run(COLOURS, vec![json!("figure.contributions .drawing")])
                .await?;
            assert_eq!(alive[1], json!(ground), "{theme}");
            page.open(&format!("?static&theme={theme}")).await?;
            page.wait_for(".still .chart").await?;
            let still = page.run(COLOURS, vec![json!(".still .drawing")]).await?;
            assert_eq!(still, alive, "{theme}");
        }
        page.visit("").await?;
        page.wait_for("#xf0-theme").await?;
        page.choose("#xf0-theme", "dark").await?;
        assert_dark(page, "by hand").await?;
        page.open("?static").await?;
        page.wait_for(".still .chart").await?;
        let remembered = page.run(COLOURS, vec![json!(".still .drawing")]).await?;
        assert_eq!(remembered[1], json!(DARK), "remembered");
        page.open("?static&theme=light").await?;
        page.wait_for(".still .chart").await?;
        let asked = page.run(COLOURS, vec![json!(".still .drawing")]).await?;
        assert_eq!(asked[1], json!(LIGHT), "the address overrules");
        Ok(())
    })
}

#[test]
fn without_storage_it_is_chosen_all_the_same() -> Result {
    browse(async |page| {
        page.block_storage();
        page.visit("").await?;
        page.wait_for("#xf0-theme").await?;
        page.choose("#xf0-theme", "dark").await?;
        assert_dark(page, "by hand").await
    })
}

#[test]
fn what_is_not_text_keeps_a_contrast_of_three() -> Result {
    browse(async |page| {
        let weak = "const probe = document.createElement('canvas').getContext('2d');
            const rgb = colour => { probe.fillStyle = '#000'; probe.fillStyle = colour.trim(); probe.fillRect(0, 0, 1, 1); return probe.getImageData(0, 0, 1, 1).data; };
            const luminance = colour => { const [r, g, b] = [...rgb(colour)].slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
            const tokens = getComputedStyle(document.querySelector('.xingfu'));
            const token = name => tokens.getPropertyValue(name);
            return [['--edge', '--ground'], ['--track', '--ground'], ['--focus', '--ground'], ['--focus', '--pale'], ['--main', '--ground'], ['--mine', '--ground'], ['--alert', '--ground'], ['--edge', '--pale']]
                .map(([a, b]) => [a, b, contrast(token(a), token(b))])
                .filter(([, , ratio]) => !(ratio >= 3))";
        for theme in ["light", "dark"] {
            page.visit(&format!("?theme={theme}")).await?;
            assert_none(page, theme, weak, vec![]).await?;
        }
        Ok(())
    })
}

#[test]
fn what_is_downloaded_is_light() -> Result {
    browse_once(async |page| {
        page.visit("?theme=dark").await?;
        assert_dark(page, "by the address").await?;
        page.push("下载 SVG · 对总分的贡献").await?;
        let svg = std::fs::read_to_string(page.downloaded("svg").await?)?;
        assert!(
            svg.contains("fill=\"#FFFFFF\"") && !svg.contains("#10191C"),
            "{svg:.400}"
        );
        Ok(())
    })
}

#[test]
fn what_is_mounted_is_dark_by_option() -> Result {
    browse_once(async |page| {
        page.visit("?theme=light").await?;
        let mount = "return import('/module/xingfu.js').then(async ({ default: init, mount }) => {
            await init();
                const place = document.createElement('div');
                place.id = 'other';
                document.body.append(place);
                window.other = mount(place, { theme: 'dark', lang: 'zh-TW' });
            })";
        page.run(mount, vec![]).await?;
        page.wait_for("#other .xingfu.dark[lang=zh-Hant]").await?;
        page.wait_for("#xingfu .xingfu:not(.dark)").await?;
        page.run("other.update({ theme: 'light', elder: true })", vec![])
            .await?;
        page.wait_for("#other .xingfu.elder:not(.dark)").await?;
        let refused = page
            .run(
                "try { other.update({ theme: 'blue' }) } catch (error) { return error.message }",
                vec![],
            )
            .await?;
        assert_eq!(
            refused,
            json!("theme: found `blue`, expected `auto`, `light` or `dark`")
        );
        let ground = page
            .run("return document.documentElement.className", vec![])
            .await?;
        assert_eq!(ground, json!(""), "the document is not theirs");
        page.run("other.destroy()", vec![]).await.map(drop)
    })
}
