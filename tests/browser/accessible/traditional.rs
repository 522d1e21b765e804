//! Traditional characters on the page.

use std::fs;
use std::path::Path;

use serde_json::json;
use xingfu::text::script::traditional;

use super::{assert_none, drawn};
use crate::support::{Result, browse_once};

/// Visible words with simplified characters outside what says that it is in them.
const SIMPLIFIED: &str = "const simplified = new Set(arguments[0]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const text = walker.currentNode, around = text.parentElement;
        if (around.closest('[lang]').lang !== 'zh-Hant') continue;
        const odd = [...text.data].filter(one => simplified.has(one));
        if (odd.length) found.push(`${odd.join('')}: ${text.data.slice(0, 80)}`);
    }
    for (const one of document.querySelectorAll('.xingfu *')) for (const { name, value } of one.attributes) {
        const odd = [...value].filter(one => simplified.has(one));
        if (odd.length && one.closest('[lang]').lang === 'zh-Hant') found.push(`${name}: ${value.slice(0, 80)}`);
    }
    return found.slice(0, 10)";

/// Characters of the program's texts that are written otherwise, wherever they stand.
fn simplified() -> Result<String> {
    let mut texts = include_str!("../../../index.json").to_owned();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/text/words");
    for file in fs::read_dir(folder)? {
        texts += &fs::read_to_string(file?.path())?;
    }
    let mut characters: Vec<char> = texts.chars().filter(|one| !one.is_ascii()).collect();
    characters.sort_unstable();
    characters.dedup();
    let changes = |one: &char| traditional(&one.to_string()) != one.to_string();
    // 干涉, 里程 and 批准 keep theirs.
    Ok(characters
        .into_iter()
        .filter(|one| changes(one) && !"干里准征".contains(*one))
        .collect())
}

#[test]
fn every_word_is_in_them() -> Result {
    browse_once(async |page| {
        for tag in ["zh-Hant", "zh-TW", "zh-HK", "zh_MO"] {
            page.visit(&format!("?lang={tag}")).await?;
            assert_eq!(
                page.property("html", "lang").await?,
                json!("zh-Hant"),
                "{tag}"
            );
        }
        let simplified = simplified()?;
        assert!(simplified.chars().count() > 250, "{simplified}");
        let title = page.run("return document.title", vec![]).await?;
        assert_eq!(title, json!("幸福武清評價指數"));
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        for section in ["contributions", "lost", "sensitivity", "details", "ledger"] {
            page.turn_to(section).await?;
            assert_none(page, section, SIMPLIFIED, vec![json!(simplified)]).await?;
        }
        page.turn_to("details").await?;
        for row in ["new-jobs", "preschool-rates", "zero-employment-households"] {
            page.open_row(row).await?;
            assert_none(page, row, SIMPLIFIED, vec![json!(simplified)]).await?;
        }
        Ok(())
    })
}

#[test]
fn a_choice_of_language_is_remembered_and_the_address_wins() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.push("繁體中文").await?;
        page.wait_until("return document.documentElement.lang === 'zh-Hant'", vec![])
            .await?;
        page.visit("").await?;
        assert_eq!(page.property("html", "lang").await?, json!("zh-Hant"));
        page.visit("?lang=en").await?;
        assert_eq!(page.property("html", "lang").await?, json!("en"));
        page.visit("?lang=zh").await?;
        assert_eq!(page.property("html", "lang").await?, json!("zh-Hans"));
        page.visit("").await?;
        assert_eq!(page.property("html", "lang").await?, json!("zh-Hant"));
        Ok(())
    })
}

#[test]
fn charts_are_as_wide_as_in_simplified_ones() -> Result {
    browse_once(async |page| {
        let sizes = "return [...document.querySelectorAll('.drawing svg')].map(one => one.getAttribute('viewBox'))";
        page.visit("?lang=zh").await?;
        drawn(page, "").await?;
        let simplified = page.run(sizes, vec![]).await?;
        page.visit("?lang=zh-Hant").await?;
        drawn(page, "").await?;
        assert_eq!(page.run(sizes, vec![]).await?, simplified);
        Ok(())
    })
}
