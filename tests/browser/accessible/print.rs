//! The printed report, of one or two pages from every state, and three at most in English.

use serde_json::json;
use xingfu::text::format::plain;

use super::drawn;
use crate::expected::Expected;
use crate::support::{Page, Result, browse_emulating};

/// The page as a PDF, as the print dialogue would make it, kept as `target/screenshots/NAME.pdf`.
async fn pdf(page: &Page, name: &str) -> Result<Vec<u8>> {
    let parameters = json!({ "preferCSSPageSize": true, "printBackground": true });
    let printed = page.devtools("Page.printToPDF", parameters).await?;
    let bytes = decoded(printed["data"].as_str().ok_or("nothing was printed")?);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(format!("{name}.pdf")), &bytes)?;
    Ok(bytes)
}

fn decoded(base64: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(u32::from(c - b'A')),
        b'a'..=b'z' => Some(u32::from(c - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(c - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for value in base64.bytes().filter_map(digit) {
        bits = (bits << 6) | value;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).unwrap_or_default());
        }
    }
    bytes
}

/// How many pages there are, and the box of each, as the file says.
fn pages(pdf: &[u8]) -> (usize, Vec<String>) {
    let text = String::from_utf8_lossy(pdf);
    let boxes: Vec<String> = text
        .split("/MediaBox [")
        .skip(1)
        .filter_map(|rest| rest.split(']').next())
        .map(str::to_owned)
        .collect();
    (boxes.len(), boxes)
}

const STATES: [(&str, u32, &str); 6] = [
    ("", 1280, ""),
    (
        "",
        1280,
        "document.querySelector('#xf0-tab-ledger').click()",
    ),
    ("?theme=dark&lang=zh-Hant", 1280, ""),
    ("?elder&theme=dark", 1280, ""),
    ("?lang=en", 390, ""),
    (
        "",
        390,
        "document.querySelectorAll('details').forEach(one => { one.open = true })",
    ),
];

#[test]
fn one_or_two_pages_of_a4_from_every_state_and_three_in_english() -> Result {
    browse_emulating(async |page| {
        for (number, (suffix, width, script)) in STATES.into_iter().enumerate() {
            page.resize(width, 844).await?;
            page.visit(suffix).await?;
            drawn(page, script).await?;
            let what = format!("{width} {suffix} {script}");
            let (count, boxes) = pages(&pdf(page, &format!("printed-{number}")).await?);
            let most = if suffix.contains("lang=en") { 3 } else { 2 };
            assert!((1..=most).contains(&count), "{what}: {count} pages");
            // 210 by 297 mm in points.
            for size in boxes {
                let sides: Vec<f64> = size
                    .split_whitespace()
                    .filter_map(|side| side.parse().ok())
                    .collect();
                assert!(
                    sides.len() == 4
                        && (sides[2] - 595.0).abs() < 1.5
                        && (sides[3] - 842.0).abs() < 1.5,
                    "{what}: {size}"
                );
            }
            // The screen is as it was.
            page.wait_for(".xingfu:not(.printing)").await?;
            assert_eq!(page.find_all(".report").await?.len(), 0, "{what}");
        }
        Ok(())
    })
}

/// What stands on the paper, and in which colours.
const PAPER: &str = "dispatchEvent(new Event('beforeprint'));
    return new Promise(done => setTimeout(() => {
        const report = document.querySelector('.report');
        const style = (css, name) => getComputedStyle(document.querySelector(css))[name];
        const seen = [...document.querySelectorAll('.xingfu > *')].filter(one => one.getClientRects().length).map(one => one.className);
        done({
            seen, text: report.textContent, rows: report.querySelectorAll('table:not(.report-small) tbody tr').length,
            small: [...report.querySelectorAll('.report-small')].map(one => one.querySelectorAll('tbody tr').length),
            charts: [...report.querySelectorAll('svg')].map(one => one.querySelector('rect').getAttribute('fill')),
            ground: [style('body', 'backgroundColor'), style('.xingfu', 'backgroundColor'), style('.report', 'color')],
            head: style('.report thead', 'display'), rowBreak: style('.report tbody tr', 'breakInside'),
        });
    }, 100))";

#[test]
fn the_report_says_everything_and_is_always_light() -> Result {
    browse_emulating(async |page| {
        page.visit("?theme=dark").await?;
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await?;
        let paper = page.run(PAPER, vec![]).await?;
        assert_eq!(paper["seen"], json!(["report-place"]));
        assert_eq!(paper["charts"], json!(["#FFFFFF", "#FFFFFF"]));
        assert_eq!(
            paper["ground"],
            json!(["rgb(255, 255, 255)", "rgb(255, 255, 255)", "rgb(0, 0, 0)"])
        );
        assert_eq!(
            paper["head"],
            json!("table-header-group"),
            "repeated on each page"
        );
        assert_eq!(paper["rowBreak"], json!("avoid"));
        let expected = Expected::first().with("employment", 10.0);
        let text = paper["text"].as_str().unwrap_or_default();
        let published = Expected::first().score();
        let jobs = format!("{} 人", plain(expected.reported("new-jobs")));
        let today = page
            .run("return new Date().toLocaleDateString('sv')", vec![])
            .await?;
        for part in [
            "幸福武清评价指数",
            "评价报告",
            "截至 2024-09",
            "演示数据",
            "非官方评价",
            &expected.score(),
            &published,
            "看重了（",
            "有效权重",
            "新增就业",
            "比上月为什么变了",
            "怎么办",
            &jobs,
            "我的权重：",
            "依据：",
            "政府工作报告",
            "2024.2.0",
            "生成日期",
            "填报单位（盖章）：",
            "审核：",
            "日期：",
            "本月沿用",
            today.as_str().unwrap_or("no day"),
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let nodes = xingfu::index::Index::builtin()?.nodes().count() - 1;
        assert_eq!(
            paper["rows"],
            json!(nodes),
            "a row for every dimension and indicator"
        );
        assert_eq!(
            paper["small"],
            json!([8, 10]),
            "the largest changes, and the most points to win"
        );
        Ok(())
    })
}

#[test]
fn what_a_file_names_is_printed_as_text() -> Result {
    browse_emulating(async |page| {
        page.visit("").await?;
        let mount = "const definition = arguments[0];
            return import('/module/xingfu.js').then(async ({ default: init, mount }) => {
            await init();
                const place = document.createElement('div');
                place.id = 'other';
                document.body.append(place);
                mount(place, { definition, data: { values: [{ unit: 'a', indicator: 'one', value: 5, period: '2024-09' }] } });
                return new Promise(done => setTimeout(done, 50));
            }).then(() => { dispatchEvent(new Event('beforeprint')); return new Promise(done => setTimeout(done, 100)); })
            .then(() => [document.querySelectorAll('#other .report i').length, document.querySelector('#other .report h1').textContent,
                document.querySelector('#other .report').textContent.includes('<i>D</i>：超过目标 1 的 150%')])";
        let definition = json!({ "id": "a", "version": "1", "title": "<i>A</i> & \"B\"", "period": { "year": 2024 }, "dimensions": [
            { "id": "two", "title": "<i>C</i>", "indicators": [{ "id": "one", "title": "<i>D</i>", "rule": { "kind": "target", "target": 1, "direction": "at_least" } }] }] });
        let found = page.run(mount, vec![definition]).await?;
        assert_eq!(found, json!([0, "<i>A</i> & \"B\"", true]));
        Ok(())
    })
}
