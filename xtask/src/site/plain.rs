//! The page under the names of its sources.

use std::path::Path;

use super::assets::{self, ASSETS, Asset, Kind, Origin, PAGE};
use super::files::{copy, read, replace, substitute, write};
use super::glue::Glue;
use super::{page, script};
use crate::error::Result;
use crate::paths::project;
use xingfu::figure::still;
use xingfu::index::Index;
use xingfu::text::{Language, Text};

/// Whether the page asks for new builds and reloads itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reload {
    Yes,
    No,
}

/// Writes the page: the glue and the declared files of `www/`.
pub(crate) fn plain(glue: &Glue, folder: &Path, reload: Reload) -> Result<()> {
    assets::check()?;
    replace(folder, |new| {
        glue.copy_checked_to(new)?;
        for asset in ASSETS.iter().filter(|asset| asset.origin == Origin::Www) {
            let file = new.join(asset.name);
            copy(&project("www").join(asset.name), &file)?;
            if asset.kind == Kind::Page {
                name_index(&file)?;
            }
        }
        for asset in ASSETS {
            check(new, asset)?;
        }
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
pub(super) fn name_index(page: &Path) -> Result<()> {
    let index = Index::from_json(&read(&project("index.json"))?)?;
    write(page, named(&read(page)?, &index)?)
}

fn named(html: &str, index: &Index) -> Result<String> {
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
    for (place, drawn) in [
        ("{{result}}", still::demonstration(index, Language::Chinese)),
        (
            "{{block}}",
            still::demonstration_block(index, Language::Chinese),
        ),
        (
            "{{block-en}}",
            still::demonstration_block(index, Language::English),
        ),
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
        let html = |template| named(template, &index).unwrap_or_else(|error| panic!("{error}"));
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
