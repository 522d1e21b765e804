//! The first visit.

use crate::expected::Expected;
use crate::support::{Result, browse_fresh};

#[test]
fn the_page_opens_with_the_published_score_of_demonstration_data() -> Result {
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
