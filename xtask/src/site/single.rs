//! The whole page in one file, which opens from disk.
//!
//! A page from disk may load neither script modules nor WebAssembly from beside itself. So the style
//! sheet, the scripts and the module stand in the page, the module packed by gzip and written in
//! base64. Browsers without `DecompressionStream` (Firefox before 113, Safari before 16.4) unpack it
//! by `inflate.js`: 2 KB, where the module unpacked in the file would more than double it.

use std::fmt::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::compress::gzip;
use super::files::{bytes, read, replaced, write};
use super::glue::Glue;
use super::references::{attribute, file, named, tags};
use super::{MODULE, PAGE, SCRIPT};
use crate::error::{Context, Error, Result};

const INFLATE: &str = include_str!("inflate.js");
const UNPACK: &str = include_str!("unpack.js");

/// Writes the page of a plain folder, with a module that is given to its script, into one file.
pub(crate) fn single(plain: &Path, glue: &Glue, target: &Path) -> Result<()> {
    let mut page = with_contents(plain, &read(&plain.join(PAGE))?)?;
    page.scripts = format!(
        "{}{}{}",
        module(&glue.folder().join(MODULE))?,
        inline(
            "script",
            &(read(&glue.folder().join(SCRIPT))? + INFLATE + UNPACK)
        ),
        page.scripts
    );
    let html = replaced(
        &page.html,
        &plain.join(PAGE),
        "</body>",
        &format!("{}</body>", page.scripts),
    )?;
    write(target, html)
}

/// A page, and the scripts that go to its end, where all of it is there.
#[derive(Debug, Default)]
struct Page {
    html: String,
    scripts: String,
}

/// The page with what its tags load in their places.
fn with_contents(folder: &Path, html: &str) -> Result<Page> {
    let mut page = Page::default();
    let mut copied = 0;
    for (at, tag) in tags(html) {
        let Some(name) = file(tag).filter(|name| folder.join(name).is_file()) else {
            continue;
        };
        let path = folder.join(name);
        let is_script = tag.starts_with("script ");
        if !is_script && !tag.starts_with("link ") {
            continue;
        }
        page.html.push_str(&html[copied..at - 1]);
        copied = at + tag.len() + 1;
        if is_script {
            copied += html[copied..].find("</script>").unwrap_or(0) + "</script>".len();
            let script = script(tag, &path)?;
            match waits(tag) {
                true => page.scripts.push_str(&script),
                false => page.html.push_str(&script),
            }
        } else if attribute(tag, "rel") == Some("stylesheet") {
            page.html.push_str(&inline("style", &read(&path)?));
        } else if attribute(tag, "rel") == Some("icon") {
            let icon = format!(
                "data:image/svg+xml;base64,{}",
                STANDARD.encode(bytes(&path)?)
            );
            let _ = write!(page.html, "<{}>", tag.replace(name, &icon));
        }
    }
    page.html.push_str(&html[copied..]);
    Ok(page)
}

/// Whether a script runs once all of the page is there.
fn waits(tag: &str) -> bool {
    tag.contains(" type=\"module\"") || tag.contains(" defer")
}

/// A script of the page, which takes the module from the file and keeps nothing for offline use.
fn script(tag: &str, path: &Path) -> Result<String> {
    let text = read(path)?
        .replace("import('./xingfu.js')", "window.xingfuModule()")
        .replace("import('./offline.js')", "Promise.resolve()");
    if let Some(name) = named(&text).into_iter().next() {
        return Err(Error::NotInOneFile {
            script: path.to_owned(),
            file: name.to_owned(),
        });
    }
    let kind = [" type=\"module\"", " nomodule"]
        .into_iter()
        .find(|kind| tag.contains(kind))
        .unwrap_or_default();
    Ok(inline(&format!("script{kind}"), &text))
}

fn module(path: &Path) -> Result<String> {
    let packed = gzip(&bytes(path)?).at("compress", path)?;
    let text = STANDARD.encode(packed);
    Ok(format!(
        "<script type=\"text/plain\" id=\"xingfu-module\">{text}</script>\n"
    ))
}

/// An element with a text that cannot end it.
fn inline(element: &str, text: &str) -> String {
    let name = element.split(' ').next().unwrap_or(element);
    let text = text
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--");
    format!("<{element}>\n{text}</{name}>\n")
}

#[cfg(test)]
mod tests {
    use super::{inline, with_contents};

    #[test]
    fn what_a_page_loads_stands_in_it() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        for (name, text) in [
            ("style.css", "p { color: red }\n"),
            (
                "main.js",
                "import('./xingfu.js'); import('./offline.js');\n",
            ),
            ("old.js", "old();\n"),
            ("early.js", "early();\n"),
            ("favicon.svg", "<svg/>"),
            ("a.wasm", ""),
        ] {
            std::fs::write(folder.path().join(name), text)?;
        }
        let page = with_contents(
            folder.path(),
            r##"<link rel="icon" href="favicon.svg"><link rel="stylesheet" href="style.css"><link rel="preload" href="a.wasm"><script type="module" src="main.js"></script><script nomodule src="old.js" defer></script><script src="early.js"></script><a href="#x">x</a>"##,
        )?;
        assert_eq!(
            page.html,
            "<link rel=\"icon\" href=\"data:image/svg+xml;base64,PHN2Zy8+\"><style>\np { color: red }\n</style>\n<script>\nearly();\n</script>\n<a href=\"#x\">x</a>"
        );
        assert_eq!(
            page.scripts,
            "<script type=\"module\">\nwindow.xingfuModule(); Promise.resolve();\n</script>\n<script nomodule>\nold();\n</script>\n"
        );
        Ok(())
    }

    #[test]
    fn a_script_cannot_end_its_element() {
        assert_eq!(
            inline("script", "a('</script>')"),
            "<script>\na('<\\/script>')</script>\n"
        );
    }
}
