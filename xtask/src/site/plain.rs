//! The page under the names that its sources have.

use std::path::Path;

use super::files::{copy, names, read, replace, substitute, write};
use super::glue::Glue;
use super::references::loaded;
use super::{PAGE, TYPES};
use crate::error::{Error, Result};
use crate::paths::project;

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
        name_index(&new.join(PAGE))?;
        if reload == Reload::Yes {
            add_reload(new)?;
        }
        check_references(new)
    })
}

/// Puts the index's title and notice into the page as it stands before the calculator does.
pub(super) fn name_index(page: &Path) -> Result<()> {
    let index = read(&project("index.json"))?;
    let index: serde_json::Value = serde_json::from_str(&index).unwrap_or_default();
    write(page, named(&read(page)?, &index))
}

fn named(html: &str, index: &serde_json::Value) -> String {
    let text = |field: &str| {
        let text = &index[field];
        let chinese = text.as_str().or_else(|| text["zh"].as_str());
        let text = chinese.or_else(|| text["en"].as_str()).unwrap_or_default();
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;")
    };
    html.replace("{{title}}", &text("title"))
        .replace("{{notice}}", &text("notice"))
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

    #[test]
    fn the_page_is_named_by_its_index() {
        let index = serde_json::json!({"title": {"en": "Towns", "zh": "城 & 乡"}});
        assert_eq!(
            named("<h1>{{title}}</h1><p>{{notice}}</p>", &index),
            "<h1>城 &amp; 乡</h1><p></p>"
        );
    }
}
