//! The page in a subfolder, on an intranet and in frames of other sites, with its clipboard, files and printing.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;
use xingfu::rule::Value;
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::expected::Expected;
use crate::support::{Frame, Page, Result, browse};

/// Names to which the test server answers over HTTP without TLS, each a site of its own.
const INTRANET: &str = "http://xingfu.test/";
const PORTAL: &str = "http://portal.test/";

/// The page at an address where pages of other servers may frame it.
const FRAMED: &str = "http://xingfu.test/framed/";

/// What a careful portal allows a sandboxed frame.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-downloads";

/// A frame in a page of another site.
fn at_the_portal(sandbox: Option<&'static str>) -> Frame {
    Frame {
        parent: Some(PORTAL.to_owned()),
        sandbox,
        size: (1000, 780),
    }
}

/// Moves a slider, enters a number, and looks whether both take effect.
async fn assert_works(page: &Page) -> Result {
    page.visit("").await?;
    assert_eq!(page.score().await?, Expected::first().score());
    // A frame has the keyboard once somebody has clicked in it.
    let slider = page.slider("employment").await?;
    page.click(&slider).await?;
    page.press(Key::Home).await?;
    let moved = Expected::first().with("employment", 0.0);
    page.wait_for_score(&moved.score()).await?;
    page.wait_for("figure.contributions svg").await?;
    page.turn_to("details").await?;
    page.fill_in("new-jobs", "18000").await?;
    let entered = moved.entered("new-jobs", None, Value::Number(18_000.0).into());
    page.wait_for_text(
        "#xf0-row-new-jobs .row-score",
        &entered.points_of("new-jobs"),
    )
    .await
}

/// Looks whether entered data are there after the page is loaded anew.
async fn assert_keeps(page: &Page) -> Result {
    page.visit("").await?;
    page.push(CHINESE.enter_real).await?;
    page.fill_in("new-jobs", "9000").await?;
    // 9,000 of the 27,000 planned to September: 36,000 × 9 ÷ 12.
    page.wait_for_text("#xf0-row-new-jobs .row-score", "33.3")
        .await?;
    page.visit("").await?;
    page.turn_to("details").await?;
    page.wait_for_text("#xf0-row-new-jobs .row-score", "33.3")
        .await
}

/// Looks whether files arrive with what they should hold.
async fn assert_gives_files(page: &Page) -> Result {
    page.visit("").await?;
    for (kind, begins) in [
        ("SVG", &b"<svg"[..]),
        ("PNG", b"\x89PNG\r\n\x1a\n"),
        ("CSV", b"\xef\xbb\xbf"),
    ] {
        page.push(&format!("下载 {kind} · 对总分的贡献")).await?;
        let file = fs::read(page.downloaded(&kind.to_lowercase()).await?)?;
        assert!(file.starts_with(begins), "{kind}: {:?}", file.get(..12));
    }
    page.push(CHINESE.save).await?;
    let file = fs::read(page.downloaded("json").await?)?;
    let data: serde_json::Value = serde_json::from_slice(&file)?;
    assert_eq!(data["index"], json!("xingfu-wuqing-2024"));
    Ok(())
}

#[test]
fn below_a_folder_of_the_server() -> Result {
    browse(async |page| {
        page.move_to(&format!("{}some/folder/", page.address()));
        assert_works(page).await
    })
}

#[test]
fn from_disk() -> Result {
    browse(async |page| {
        let file = std::env::var("XINGFU_FILE").map_err(|_| "XINGFU_FILE is not set")?;
        let address = url::Url::from_file_path(&file).map_err(|()| file)?;
        page.move_to(address.as_str());
        assert_works(page).await?;
        assert_gives_files(page).await
    })
}

#[test]
fn over_plain_http_links_are_shown_where_they_cannot_be_copied() -> Result {
    browse(async |page| {
        page.move_to(INTRANET);
        assert_works(page).await?;
        let secure = page.run("return isSecureContext", vec![]).await?;
        assert_eq!(secure, json!(false), "this is no intranet without TLS");
        page.push(CHINESE.share).await?;
        page.wait_for_text(".message", CHINESE.share_failed).await?;
        let address = page.property(".message input", "value").await?;
        assert_eq!(address, json!(page.url().await?));
        assert_keeps(page).await
    })
}

#[test]
fn over_plain_http_files_arrive() -> Result {
    browse(async |page| {
        page.move_to(INTRANET);
        assert_gives_files(page).await
    })
}

#[test]
fn in_a_frame_of_another_site() -> Result {
    browse(async |page| {
        page.move_to(FRAMED);
        page.stand_in(Some(at_the_portal(None)));
        assert_works(page).await?;
        let reach = "try { return parent.document.title } catch (error) { return error.name }";
        assert_eq!(
            page.run(reach, vec![]).await?,
            json!("SecurityError"),
            "the portal is of the same origin"
        );
        assert_keeps(page).await?;
        assert_gives_files(page).await
    })
}

#[test]
fn in_a_sandbox_of_another_site() -> Result {
    browse(async |page| {
        page.move_to(FRAMED);
        page.stand_in(Some(at_the_portal(Some(SANDBOX))));
        assert_works(page).await?;
        assert_keeps(page).await?;
        assert_gives_files(page).await
    })
}

#[test]
fn without_storage_in_a_frame_of_another_site() -> Result {
    browse(async |page| {
        page.move_to(FRAMED);
        page.stand_in(Some(at_the_portal(Some(SANDBOX))));
        page.block_storage();
        assert_works(page).await?;
        page.push(CHINESE.enter_real).await?;
        page.wait_for_score("—").await?;
        page.enter_cell("new-jobs", "value", "9000").await?;
        page.wait_for_text(".trouble-kept", DESK_CHINESE.trouble_denied)
            .await
    })
}

#[test]
fn files_arrive() -> Result {
    browse(assert_gives_files)
}

#[test]
fn the_link_is_copied() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let slider = page.slider("employment").await?;
        page.focus(&slider).await?;
        page.press(Key::Home).await?;
        let moved = Expected::first().with("employment", 0.0);
        page.wait_for_score(&moved.score()).await?;
        page.push(CHINESE.share).await?;
        page.wait_for_text(".message", CHINESE.shared).await?;
        // What was copied is what a field gets by pasting.
        page.change_room().await?;
        let cell = page.wait_for("#xf0-cell-new-jobs-evidence").await?;
        page.click(&cell).await?;
        page.wait_for("#xf0-cell-new-jobs-evidence .grid-field")
            .await?;
        page.press_with(Key::Control, 'v').await?;
        let address = page.url().await?;
        page.wait_for_text("#xf0-cell-new-jobs-evidence .cell-text", &address)
            .await
    })
}

#[test]
fn the_button_prints() -> Result {
    browse(async |page| {
        page.before_load("count-prints");
        page.visit("").await?;
        page.push(CHINESE.print).await?;
        let prints = page.run("return prints", vec![]).await?;
        assert_eq!(prints, json!(1));
        Ok(())
    })
}
