//! Links: weights in the hash.

use serde_json::json;
use xingfu::app::io::link;
use xingfu::app::state::Intent;
use xingfu::text::words::DESK_CHINESE;

use crate::expected::Expected;
use crate::support::{Result, browse, browse_once};

fn hash(expected: &Expected) -> String {
    format!("#{}", link::write(&expected.0.base.0, &expected.0.choices))
}

#[test]
fn a_link_opened_on_another_machine_shows_the_same_score() -> Result {
    let mut address = String::new();
    let mut score = String::new();
    browse(async |page| {
        page.visit("").await?;
        for (id, to) in [("employment", 10.0), ("education", 1.0)] {
            let slider = page.slider(id).await?;
            page.drag_slider(&slider, to).await?;
        }
        let expected = Expected::first()
            .with("employment", 10.0)
            .with("education", 1.0);
        page.wait_for_score(&expected.score()).await?;
        score = page.score().await?;
        address = page.url().await?;
        assert!(address.ends_with(&hash(&expected)), "{address}");
        Ok(())
    })?;
    browse(async |page| {
        let hash = address.find('#').map_or("", |at| &address[at..]);
        page.visit(hash).await?;
        assert_eq!(page.score().await?, score);
        assert_eq!(page.slider_value("employment").await?, 10.0);
        assert_eq!(page.slider_value("education").await?, 1.0);
        Ok(())
    })
}

#[test]
fn the_address_follows_what_is_let_go_of_and_not_the_way_there() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let start = page.url().await?;
        let script = "const slider = document.getElementById('xf0-weight-care');
            slider.value = 9; slider.dispatchEvent(new Event(arguments[0], { bubbles: true }))";
        let address = "return location.hash";
        let moved = Expected::first().with("care", 9.0);
        page.run(script, vec![json!("input")]).await?;
        page.wait_for_score(&moved.score()).await?;
        assert_eq!(page.run(address, vec![]).await?, json!(""));
        page.run(script, vec![json!("change")]).await?;
        page.wait_for_value(address, vec![], json!(hash(&moved)))
            .await?;
        page.push("撤销").await?;
        page.wait_until("return location.hash === ''", vec![])
            .await?;
        assert_eq!(page.url().await?, start);
        Ok(())
    })
}

#[test]
fn a_link_followed_inside_the_page_takes_effect() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let expected = Expected::first()
            .act(Intent::EqualWeights)
            .with("care", 3.0);
        page.follow(&hash(&expected)).await?;
        page.wait_for_score(&expected.score()).await?;
        page.push("撤销").await?;
        page.wait_for_score(&Expected::first().score()).await
    })
}

#[test]
fn a_damaged_link_says_so_and_shows_the_published_score() -> Result {
    browse_once(async |page| {
        let good = hash(&Expected::first().with("employment", 10.0));
        let cases = [
            (good[..good.len() - 9].to_owned(), DESK_CHINESE.link_damaged),
            (
                good.replacen("employment:10", "employment:19", 1),
                DESK_CHINESE.link_damaged,
            ),
            ("#c=1".to_owned(), DESK_CHINESE.link_damaged),
        ];
        for (bad, message) in cases {
            page.visit(&bad).await?;
            page.wait_for_text(".message", message).await?;
            assert_eq!(page.score().await?, Expected::first().score(), "{bad}");
            assert_eq!(
                page.attribute(".message", "role").await?.as_deref(),
                Some("alert")
            );
        }
        page.visit(&good).await?;
        page.wait_for_score(&Expected::first().with("employment", 10.0).score())
            .await?;
        page.follow(&good[..good.len() - 1]).await?;
        page.wait_for_text(".message", DESK_CHINESE.link_damaged)
            .await?;
        page.wait_for_score(&Expected::first().score()).await
    })
}

#[test]
fn a_link_meets_own_data_and_leaves_them() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.push("录入真实数据").await?;
        page.fill_in("new-jobs", "18000").await?;
        // 18,000 of the 27,000 planned to September: 36,000 × 9 ÷ 12.
        page.wait_for_text("#xf0-row-new-jobs .row-score", "66.7")
            .await?;
        page.visit(&hash(&Expected::first().with("employment", 10.0)))
            .await?;
        page.turn_to("details").await?;
        page.wait_for_text("#xf0-row-new-jobs .row-score", "66.7")
            .await?;
        assert_eq!(page.slider_value("employment").await?, 10.0);
        Ok(())
    })
}
