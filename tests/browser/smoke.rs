//! The first visit.

use crate::expected::Expected;
use crate::support::{Result, asked, browse_fresh};

/// Browsers die now and then at opening: `XINGFU_OPENINGS` counts how often.
#[test]
fn the_page_opens_with_the_published_score_of_demonstration_data() -> Result {
    let openings = asked("XINGFU_OPENINGS", 1)?;
    let failures = (0..openings).filter_map(|number| {
        let failure = opens().err()?;
        Some(format!("opening {number}: {failure}"))
    });
    let failures: Vec<_> = failures.collect();
    assert!(
        failures.is_empty(),
        "{} of {openings} failed: {failures:#?}",
        failures.len()
    );
    Ok(())
}

/// In a new browser, as every test's first page is opened.
fn opens() -> Result {
    browse_fresh(async |page| {
        page.visit("").await?;
        assert_eq!(page.score().await?, Expected::first().score());
        let shown = page.text("#xingfu").await?;
        for part in [
            "演示数据",
            "权重由本工具自拟，非官方评价",
            "预设权重",
            "2024.2.0",
        ] {
            assert!(shown.contains(part), "{part} is not in {shown}");
        }
        assert!(
            !shown.contains("正在载入"),
            "the page still says that it is loading"
        );
        page.screenshot("smoke").await
    })
}
