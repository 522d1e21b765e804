//! The whole site in a folder of a server, whose first page leads to the newest build.

use crate::expected::Expected;
use crate::support::{Result, browse, browse_once};

#[test]
fn the_first_page_leads_to_the_newest_build_with_the_query_and_the_hash() -> Result {
    let mut hash = String::new();
    browse(async |page| {
        page.visit("").await?;
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        let expected = Expected::first().with("employment", 10.0);
        page.wait_for_score(&expected.score()).await?;
        page.wait_until("return location.hash.length > 1", vec![])
            .await?;
        let url = page.url().await?;
        hash = url
            .find('#')
            .map_or_else(String::new, |at| url[at..].to_owned());
        Ok(())
    })?;
    browse(async |page| {
        page.visit(&format!("site/?lang=en{hash}")).await?;
        let url = page.url().await?;
        assert!(
            url.ends_with(&format!("/site/latest/?lang=en{hash}")),
            "{url}"
        );
        let expected = Expected::first().with("employment", 10.0);
        assert_eq!(page.score().await?, expected.score());
        Ok(())
    })
}

#[test]
fn a_second_visit_comes_through_the_worker_that_keeps_the_page() -> Result {
    browse(async |page| {
        page.move_to(&format!("{}some/folder/", page.address()));
        page.visit("").await?;
        let controlled = "return navigator.serviceWorker.controller?.state === 'activated'";
        page.wait_until(controlled, vec![]).await?;
        page.visit("?lang=en").await?;
        page.wait_until(controlled, vec![]).await?;
        assert_eq!(page.score().await?, Expected::first().score());
        let kept = "return caches.keys().then(names => names.length)";
        assert_eq!(page.run(kept, vec![]).await?, 1);
        Ok(())
    })
}

#[test]
fn a_version_has_a_folder_of_its_own() -> Result {
    browse_once(async |page| {
        let index = xingfu::index::Index::builtin()?;
        page.visit(&format!("site/{}/", index.version())).await?;
        assert_eq!(page.score().await?, Expected::first().score());
        Ok(())
    })
}
