//! The page opens.

use serde_json::json;

use crate::expected::Expected;
use crate::support::{Result, browse};

#[test]
fn the_page_opens_with_the_published_score_of_demonstration_data() -> Result {
    browse(async |page| {
        page.visit("").await?;
        assert_eq!(page.score().await?, Expected::first().score());
        let shown = page.text("#xingfu").await?;
        for part in ["演示数据", "本工具自拟权重,非官方评价体系", "公布权重", "2024.1.0"] {
            assert!(shown.contains(part), "{part} is not in {shown}");
        }
        assert!(!shown.contains("正在载入"), "the page still says that it is loading");
        page.screenshot("smoke").await
    })
}

#[test]
fn the_page_asks_no_other_server_for_anything() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let script = "return performance.getEntriesByType('resource').map(entry => entry.name)
            .filter(name => !name.startsWith(location.origin) && !name.startsWith('blob:'))";
        assert_eq!(page.run(script, vec![]).await?, json!([]));
        Ok(())
    })
}
