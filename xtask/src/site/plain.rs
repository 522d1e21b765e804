//! The page under the names that its sources have.

use std::path::Path;

use super::files::{copy, names, read, replace, substitute, write};
use super::glue::Glue;
use super::references::loaded;
use super::{PAGE, TYPES};
use crate::error::{Error, Result};
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

/// Writes the page: the glue and every file that stands directly in `www/`, but for the types.
pub(crate) fn plain(glue: &Glue, folder: &Path, reload: Reload) -> Result<()> {
    replace(folder, |new| {
        glue.copy_checked_to(new)?;
        let www = project("www");
        for name in names(&www)?.iter().filter(|name| *name != TYPES) {
            copy(&www.join(name), &new.join(name))?;
        }
        let is_page = |name: &&String| Path::new(name).extension().is_some_and(|e| e == "html");
        for page in names(new)?.iter().filter(is_page) {
            name_index(&new.join(page))?;
        }
        if reload == Reload::Yes {
            add_reload(new)?;
        }
        check_references(new)
    })
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

/// Fails when the page loads a file that is not there.
fn check_references(folder: &Path) -> Result<()> {
    let html = read(&folder.join(PAGE))?;
    match loaded(&html)
        .into_iter()
        .find(|file| !folder.join(file).is_file())
    {
        Some(file) => Err(Error::Reference {
            page: project("www/index.html"),
            file: file.to_owned(),
        }),
        None => Ok(()),
    }
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
