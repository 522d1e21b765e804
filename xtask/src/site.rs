//! Putting the module, its glue and the files of `www/` together.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use wasm_bindgen_cli_support::Bindgen;

use crate::cargo::{self, Profile};
use crate::error::{Context, Error, Result};
use crate::paths::{project, root};
use crate::shrink::shrink;
use crate::split::split;

const SCRIPT: &str = "xingfu.js";
const MODULE: &str = "xingfu_bg.wasm";
const TYPES: &str = "xingfu.d.ts";

/// Whether the page asks for new builds and reloads itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reload {
    Yes,
    No,
}

/// The WebAssembly module and the script that loads it.
#[derive(Debug)]
pub(crate) struct Glue {
    folder: TempDir,
}

impl Glue {
    /// Compiles the library and writes the script for it.
    pub(crate) fn make(profile: Profile) -> Result<Self> {
        Self::of("xingfu", profile)
    }

    /// The engine alone, which `cargo xtask bench` measures.
    pub(crate) fn engine() -> Result<Self> {
        Self::of("engine", Profile::Package)
    }

    fn of(package: &str, profile: Profile) -> Result<Self> {
        let module = cargo::compile(package, profile)?;
        let folder = tempfile::tempdir().at("make a temporary folder in", &std::env::temp_dir())?;
        let workshop =
            tempfile::tempdir().at("make a temporary folder in", &std::env::temp_dir())?;
        let parts = match profile.is_split() {
            true => Some(split(&module, folder.path(), workshop.path())?),
            false => None,
        };
        let first = parts.as_ref().map_or(&module, |parts| &parts.first);
        let mut bindgen = Bindgen::new();
        bindgen
            .input_path(first)
            .out_name("xingfu")
            .typescript(false)
            .remove_name_section(profile.is_published())
            .remove_producers_section(true)
            // The later part uses the table of functions.
            .keep_lld_exports(profile.is_split())
            .omit_default_module_path(false)
            .web(true)
            .map_err(bindgen_error)?;
        let mut output = bindgen.generate_output().map_err(bindgen_error)?;
        let snippets = output
            .snippets()
            .iter()
            .filter(|(_, scripts)| !scripts.is_empty())
            .map(|(name, _)| name.as_str())
            .chain(output.local_modules().keys().map(String::as_str))
            .collect::<BTreeSet<_>>();
        if !snippets.is_empty() {
            return Err(Error::Snippets(
                snippets.into_iter().collect::<Vec<_>>().join(", "),
            ));
        }
        output.emit(folder.path()).map_err(bindgen_error)?;
        if let Some(parts) = parts {
            let script = folder.path().join(SCRIPT);
            write(&script, &parts.inline(&read(&script)?)?)?;
        }
        if profile.is_published() {
            let (script, module) = (folder.path().join(SCRIPT), folder.path().join(MODULE));
            let bytes = fs::read(&module).at("read", &module)?;
            let pair = shrink(&read(&script)?, &bytes)?;
            write(&script, &pair.script)?;
            fs::write(&module, pair.module).at("write", &module)?;
        }
        Ok(Self { folder })
    }

    fn copy_to(&self, folder: &Path) -> Result<()> {
        for entry in fs::read_dir(self.folder.path()).at("read", self.folder.path())? {
            let source = entry.at("read", self.folder.path())?.path();
            copy(
                &source,
                &folder.join(source.file_name().unwrap_or_default()),
            )?;
        }
        Ok(())
    }
}

/// Writes the page: the glue and every file that stands directly in `www/`, but for the types.
pub(crate) fn page(glue: &Glue, folder: &Path, reload: Reload) -> Result<()> {
    replace(folder, |new| {
        glue.copy_to(new)?;
        let www = project("www");
        for entry in fs::read_dir(&www).at("read", &www)? {
            let source = entry.at("read", &www)?.path();
            match source.file_name() {
                Some(name) if source.is_file() && name != TYPES => copy(&source, &new.join(name))?,
                _ => {}
            }
        }
        name_index(&new.join("index.html"))?;
        if reload == Reload::Yes {
            add_reload(new)?;
        }
        check_references(new)
    })
}

/// Puts the index's title and notice into the page as it stands before the calculator does.
fn name_index(page: &Path) -> Result<()> {
    let index = read(&project("index.json"))?;
    let index: serde_json::Value = serde_json::from_str(&index).unwrap_or_default();
    write(page, &named(&read(page)?, &index))
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

/// Writes a module with its script alone.
pub(crate) fn module(glue: &Glue, folder: &Path) -> Result<()> {
    replace(folder, |new| glue.copy_to(new))
}

/// Writes the npm package: the glue, the types and the files of `www/package/`.
pub(crate) fn package(glue: &Glue, folder: &Path) -> Result<()> {
    replace(folder, |new| {
        glue.copy_to(new)?;
        copy(&project("www").join(TYPES), &new.join(TYPES))?;
        copy(&project("www/package/README.md"), &new.join("README.md"))?;
        copy_licences(new)?;
        let description = substitute(
            &project("www/package/package.json"),
            "\"version\": \"0.0.0\"",
            &format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION")),
        )?;
        write(&new.join("package.json"), &description)
    })
}

/// The files that `index.html` loads by itself, without those for browsers that know no modules.
pub(crate) fn references(html: &str) -> BTreeSet<&str> {
    html.split('<')
        .filter(|tag| {
            ["link ", "script ", "img "]
                .iter()
                .any(|start| tag.starts_with(start))
        })
        .filter_map(|tag| tag.split('>').next())
        .filter(|tag| !tag.contains(" nomodule"))
        .filter_map(|tag| {
            ["src=\"", "href=\""]
                .iter()
                .find_map(|name| tag.split(name).nth(1))
        })
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// Fails when the page loads a file that is not there.
fn check_references(folder: &Path) -> Result<()> {
    let page = folder.join("index.html");
    let html = read(&page)?;
    match references(&html)
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
    let page = folder.join("index.html");
    let html = substitute(
        &page,
        "</head>",
        "<script type=\"module\" src=\"reload.js\"></script>\n</head>",
    )?;
    write(&page, &html)
}

fn copy_licences(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(root()).at("read", root())? {
        let source = entry.at("read", root())?.path();
        match source.file_name() {
            Some(name) if name.to_string_lossy().starts_with("LICENSE") => {
                copy(&source, &folder.join(name))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Fills a new folder and puts it in the place of the old one; a failure leaves the old one as it was.
fn replace(folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let parent = folder.parent().unwrap_or(root());
    fs::create_dir_all(parent).at("make", parent)?;
    let workshop = TempDir::with_prefix_in(".new-", parent).at("make a folder in", parent)?;
    // The temporary folder is private to its user, what is published is not.
    let new = workshop.path().join("new");
    fs::create_dir(&new).at("make", &new)?;
    fill(&new)?;
    if folder.exists() {
        fs::rename(folder, workshop.path().join("old")).at("move away", folder)?;
    }
    fs::rename(&new, folder).at("write", folder)
}

fn substitute(file: &Path, needle: &'static str, replacement: &str) -> Result<String> {
    let text = read(file)?;
    if text.contains(needle) {
        Ok(text.replacen(needle, replacement, 1))
    } else {
        Err(Error::Template {
            path: file.to_owned(),
            needle,
        })
    }
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).at("read", file)
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).at("write", file)
}

fn copy(source: &Path, target: &Path) -> Result<()> {
    fs::copy(source, target).at("copy", source).map(drop)
}

fn bindgen_error(error: impl std::fmt::Display) -> Error {
    Error::Bindgen(format!("{error:#}"))
}

#[cfg(test)]
mod tests {
    use super::{named, references};

    #[test]
    fn the_page_is_named_by_its_index() {
        let index = serde_json::json!({"title": {"en": "Towns", "zh": "城 & 乡"}});
        assert_eq!(
            named("<h1>{{title}}</h1><p>{{notice}}</p>", &index),
            "<h1>城 &amp; 乡</h1><p></p>"
        );
    }

    #[test]
    fn a_page_loads_links_scripts_and_images_but_not_anchors() {
        let html = r##"<link rel="icon" href="favicon.svg"><a href="#x">x</a>
            <script type="module" src="main.js"></script><script nomodule src="old.js"></script>"##;
        assert_eq!(
            references(html).into_iter().collect::<Vec<_>>(),
            ["favicon.svg", "main.js"]
        );
    }
}
