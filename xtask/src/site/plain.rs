//! The page under the names of its sources.

use std::path::Path;

use super::assets::{self, ASSETS, Asset, EXAMPLE, Kind, Origin, PAGE, RESULTS};
use super::bundles::put_indices;
use super::files::{copy, read, replace, substitute, write};
use super::glue::Glue;
use super::{page, script};
use crate::error::{Error, Result};
use crate::paths::project;
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::data::published::{self, Issue, Published};
use xingfu::figure::still::{self, Still};
use xingfu::index::Index;
use xingfu::map::Map;
use xingfu::schema::{Issued, MethodologyFile};
use xingfu::text::{Language, Text};

/// Whether the page asks for new builds and reloads itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reload {
    Yes,
    No,
}

/// Writes the page: the glue and the declared files of `www/`.
pub(crate) fn plain(
    glue: &Glue,
    workbook: &Glue,
    folder: &Path,
    reload: Reload,
    results: Option<&str>,
) -> Result<()> {
    assets::check()?;
    replace(folder, |new| {
        glue.copy_checked_to(new)?;
        workbook.copy_worker_to(new)?;
        for asset in ASSETS.iter().filter(|asset| asset.origin == Origin::Www) {
            let file = new.join(asset.name);
            copy(&project("www").join(asset.name), &file)?;
            if asset.kind == Kind::Page {
                name_index(&file, results)?;
            }
        }
        for asset in ASSETS {
            check(new, asset)?;
        }
        put_results(new, results)?;
        write(&new.join(EXAMPLE), example()?)?;
        put_indices(new)?;
        match reload {
            Reload::Yes => add_reload(new),
            Reload::No => Ok(()),
        }
    })
}

/// Fails when a file names one that is not declared for it.
fn check(folder: &Path, asset: &Asset) -> Result<()> {
    let place = format!("www/{}", asset.name);
    let text = || read(&folder.join(asset.name));
    match asset.kind {
        Kind::Page => page::check(&text()?, &place, asset),
        Kind::Module | Kind::Script | Kind::OldScript => script::check(&text()?, &place, asset),
        Kind::Style | Kind::Other => Ok(()),
    }
}

/// Puts into a page what stands there before the calculator does, and where it never does: the
/// index's title, its notice and the published result.
pub(super) fn name_index(page: &Path, results: Option<&str>) -> Result<()> {
    let index = Index::from_json(&read(&project("index.json"))?)?;
    let results = results.map(|text| published::read(text, &index));
    let results = results.transpose().map_err(Error::Unfit)?;
    write(page, named(&read(page)?, &index, results.as_ref())?)
}

/// Made-up results of two months, marked as such, for the page that shows how they are published.
fn example() -> Result<String> {
    let index = Index::from_json(&read(&project("index.json"))?)?;
    let data = on_show(&index, vec![own_unit(&index)]);
    let none = Map::new();
    let mut before = None;
    let mut text = String::new();
    for (as_of, at) in [("2024-08", "2024-09-06"), ("2024-09", "2024-10-10")] {
        let Ok(as_of) = as_of.parse() else { continue };
        let issue = Issue {
            as_of,
            issued: Issued {
                by: "示例单位（虚构）".to_owned(),
                at: at.to_owned(),
                note: Some("数据为演示数据。".to_owned()),
            },
            result: None,
            optional: &none,
            data: &data,
            methodology: MethodologyFile::default(),
            before: before.as_ref(),
        };
        let read = |text: &str| published::read(text, &index).map_err(Error::Unfit);
        let draft = read(&published::write(&index, &issue)?)?;
        let result = Still::published(&draft, Language::Chinese)?.result();
        text = published::write(&index, &Issue { result, ..issue })?;
        before = Some(read(&text)?);
    }
    Ok(text)
}

/// Puts published results, or the file that stands in their place, into a folder.
pub(super) fn put_results(folder: &Path, results: Option<&str>) -> Result<()> {
    let file = folder.join(RESULTS);
    match results {
        Some(text) => write(&file, text),
        None => copy(&project("www/published").join(RESULTS), &file),
    }
}

fn named(html: &str, index: &Index, results: Option<&Published>) -> Result<String> {
    let text = |text: Option<&Text>| {
        let text = text.map_or("", |text| text.get(Language::Chinese));
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;")
    };
    let html = html
        .replace("{{title}}", &text(Some(index.title())))
        .replace("{{notice}}", &text(index.notice()));
    let mut html = html;
    let whole = |language| match results {
        Some(results) => Ok(Still::published(results, language)?.html()),
        None => still::demonstration(index, language),
    };
    let block = |language| match results {
        Some(results) => Ok(Still::published(results, language)?.block()),
        None => still::demonstration_block(index, language),
    };
    let view = match results {
        Some(results) => Still::published(results, Language::Chinese)?.view(),
        None => "summary",
    };
    html = html.replace("{{view}}", view);
    for (place, drawn) in [
        ("{{result}}", whole(Language::Chinese)),
        ("{{block}}", block(Language::Chinese)),
        ("{{block-en}}", block(Language::English)),
    ] {
        html = html.replace(place, &drawn?);
    }
    Ok(html)
}

/// Adds the script that reloads the page after a build.
fn add_reload(folder: &Path) -> Result<()> {
    write(&folder.join("reload.js"), include_str!("reload.js"))?;
    let page = folder.join(PAGE);
    let html = substitute(
        &page,
        "</head>",
        "<script type=\"module\" src=\"reload.js\"></script>\n</head>",
    )?;
    write(&page, html)
}

#[cfg(test)]
mod tests {
    use super::named;
    use xingfu::index::Index;

    #[test]
    fn the_page_is_named_by_its_index_and_shows_its_result() {
        let json = r#"{"id": "towns", "version": "1", "title": {"en": "Towns", "zh": "城 & 乡"}, "dimensions": [
            {"id": "work", "title": "就业", "indicators": [{"id": "a", "title": "甲", "rule": {"kind": "pass"}}]}]}"#;
        let index = Index::from_json(json).unwrap_or_else(|error| panic!("{error}"));
        let html =
            |template| named(template, &index, None).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            html("<h1>{{title}}</h1><p>{{notice}}</p>"),
            "<h1>城 &amp; 乡</h1><p></p>"
        );
        let page = html("<main>{{result}}</main>");
        assert!(
            page.starts_with("<main><div class=\"xingfu still\""),
            "{page}"
        );
        assert!(page.contains("就业"), "{page}");
    }
}
