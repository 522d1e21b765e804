//! Charts, their tables and their downloads.

use std::fs;

use serde_json::json;
use xingfu::text::Language;

use crate::expected::Expected;
use crate::support::{Result, browse, browse_once};

/// The title of a drawing: what it shows.
fn title(drawing: &str) -> &str {
    let text = drawing
        .split_once("<title")
        .and_then(|(_, rest)| rest.split_once('>'));
    text.and_then(|(_, text)| text.split('<').next())
        .unwrap_or_default()
}

#[test]
fn the_chart_has_the_bytes_of_the_one_drawn_natively() -> Result {
    browse_once(async |page| {
        page.before_load("remember-drawings");
        page.visit("").await?;
        let script = "return drawn.filter(svg => svg.includes('xf0-contributions-title')).pop()";
        let published = page.run(script, vec![]).await?;
        assert_eq!(published, json!(Expected::first().contributions()));
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        let mine = Expected::first().with("employment", 10.0);
        page.wait_for_score(&mine.score()).await?;
        // A drawing that is there already is edited: it is the same as if it had been drawn anew.
        let mine = mine.contributions();
        page.wait_for_text("figure.contributions figcaption", title(&mine))
            .await?;
        let script = "const anew = document.createElement('div');
            anew.innerHTML = arguments[0];
            return [anew.innerHTML, document.querySelector('figure.contributions .drawing').innerHTML]";
        let both = page.run(script, vec![json!(mine)]).await?;
        assert_eq!(both[0], both[1]);
        Ok(())
    })
}

#[test]
fn scores_are_drawn_as_bars_or_as_a_radar() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.wait_for("figure.dimensions svg").await?;
        let radar = page.by_role("radio", "雷达图").await?;
        page.click(&radar).await?;
        page.wait_for("figure.radar svg").await?;
        assert_eq!(page.find_all("figure.dimensions").await?.len(), 0);
        let bars = page.by_role("radio", "条形图").await?;
        page.click(&bars).await?;
        page.wait_for("figure.dimensions svg").await.map(drop)
    })
}

#[test]
fn a_chart_has_a_name_a_description_and_a_table() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let expected = Expected::first();
        let image = page.find("figure.contributions svg[role=img]").await?;
        let label = page.label(&image).await?;
        let drawing = expected.contributions();
        assert!(label.starts_with(title(&drawing)), "{label}");
        assert_eq!(page.find_all("figure.contributions table").await?.len(), 0);
        let toggle = page.find("figure.contributions .plot-tools button").await?;
        page.click(&toggle).await?;
        page.wait_for("figure.contributions table").await?;
        assert_eq!(toggle.attr("aria-expanded").await?.as_deref(), Some("true"));
        let script = "return [...document.querySelectorAll('figure.contributions tbody tr')]
            .map(row => row.cells[0].textContent + ' ' + row.cells[1].textContent)";
        let rows = page.run(script, vec![]).await?;
        let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
        assert_eq!(rows.len(), 8, "{rows:?}");
        let mine = &expected.derived().mine;
        for position in mine.children(0) {
            let node = &mine.nodes[position];
            if let Some(contribution) = node.index_contribution {
                let title = node.title.get(Language::Chinese);
                let row = format!("{title} {contribution:.1}");
                assert!(rows.contains(&json!(row)), "{row} is not in {rows:?}");
            }
        }
        page.click(&toggle).await?;
        page.wait_until(
            "return !document.querySelector('figure.contributions table')",
            vec![],
        )
        .await
    })
}

#[test]
fn contributions_go_by_indicator_too() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let choice = page.by_role("radio", "按指标").await?;
        page.click(&choice).await?;
        page.wait_for_text("figure.contributions desc", "新增就业")
            .await
    })
}

#[test]
fn the_weight_that_is_varied_is_chosen() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.turn_to("sensitivity").await?;
        page.choose("#xf0-focus", "new-jobs").await?;
        page.wait_for_text("figure.sensitivity desc", "新增就业现占")
            .await
    })
}

#[test]
fn charts_are_downloaded_with_version_date_weights_and_notice_in_them() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        page.wait_for_score(&Expected::first().with("employment", 10.0).score())
            .await?;
        let year = page
            .run("return String(new Date().getFullYear())", vec![])
            .await?;
        let made = format!("生成日期 {}-", year.as_str().unwrap_or_default());
        let parts = [
            "幸福武清评价指数 2024.2.0",
            "截至 2024-09",
            "我的权重",
            "就业 23.3%",
            "新增就业 42.9%",
            "权重由本工具自拟，非官方评价",
            "演示数据",
            made.as_str(),
        ];
        for kind in ["SVG", "CSV"] {
            page.push(&format!("下载 {kind} · 对总分的贡献")).await?;
            let text = fs::read_to_string(page.downloaded(&kind.to_lowercase()).await?)?;
            for part in parts {
                assert!(text.contains(part), "{part} is not in the {kind}: {text}");
            }
        }
        page.push("下载 PNG · 对总分的贡献").await?;
        let png = fs::read(page.downloaded("png").await?)?;
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
        assert!(png.len() > 10_000, "{} bytes", png.len());
        let width = png.get(16..20).and_then(|bytes| bytes.try_into().ok());
        assert_eq!(width.map(u32::from_be_bytes), Some(3 * 760));
        assert!(png.ends_with(b"IEND\xaeB`\x82"), "the PNG is cut short");
        Ok(())
    })
}
