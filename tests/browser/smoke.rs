//! The page opens.

use crate::support::{Result, browse};

#[test]
fn the_page_opens() -> Result<()> {
    browse(async |page| {
        page.open("").await?;
        page.wait_for("#xingfu input[type=range]").await?;
        let shown = page.text("#xingfu").await?;
        assert!(
            !shown.contains("正在载入"),
            "the page still says that it is loading: {shown}"
        );
        page.screenshot("smoke").await
    })
}
