//! The files of the site, declared: a new one is a line in one of these lists.

use std::path::Path;

use super::files::names;
use crate::error::{Error, Result};
use crate::paths::root;

/// This file, for messages.
const LIST: &str = "xtask/src/site/assets.rs";

/// The page.
pub(crate) const PAGE: &str = "index.html";

/// The script that loads the module.
pub(crate) const SCRIPT: &str = "xingfu.js";

/// The module, or its first part where it is split.
pub(crate) const MODULE: &str = "xingfu_bg.wasm";

/// The deferred part of a split module.
pub(crate) const DEFERRED: &str = "deferred.wasm";

/// The service worker, which keeps the page for use without a network.
pub(crate) const SERVICE_WORKER: &str = "sw.js";

/// The worker that reads and writes workbooks.
pub(crate) const WORKER: &str = "worker.js";

/// Its module.
pub(crate) const WORKBOOK: &str = "workbook.wasm";

/// Puts the module into the page's places.
pub(crate) const LOADER: &str = "loader.js";

/// The published results beside the page; an office puts its own in the place of the one that is built.
pub(crate) const RESULTS: &str = "published.json";

/// Made-up published results, which the example of a portal shows.
pub(crate) const EXAMPLE: &str = "published-example.json";

/// The types of the package's exports.
const TYPES: &str = "xingfu.d.ts";

/// The files of the page's folder. What stands in `www/` and in neither list is refused.
#[rustfmt::skip]
pub(crate) const ASSETS: &[Asset] = &[
    //    name                 from  kind       published  load      files that it names
    asset(PAGE,                Www,  Page,      Uncached,  First,    &["favicon.svg", "old.js", "noscript.css", "style.css", "early.js", MODULE, SCRIPT, "main.js", LOADER]),
    asset("favicon.svg",       Www,  Other,     Entry,     First,    &[]),
    asset("noscript.css",      Www,  Style,     Hashed,    First,    &[]),
    asset("style.css",         Www,  Style,     Hashed,    First,    &[]),
    asset("later.css",         Www,  Style,     Hashed,    Deferred, &[]),
    asset("early.js",          Www,  OldScript, Hashed,    First,    &[]),
    asset("main.js",           Www,  Module,    Hashed,    First,    &["frame.js", "later.css", LOADER, "offline.js", "files.js"]),
    asset(LOADER,              Www,  Module,    Hashed,    First,    &[SCRIPT]),
    asset(SCRIPT,              Made, Module,    Hashed,    First,    &[MODULE, DEFERRED]),
    asset(MODULE,              Made, Other,     Hashed,    First,    &[]),
    asset(DEFERRED,            Made, Other,     Hashed,    Deferred, &[]),
    asset("files.js",          Www,  Module,    Hashed,    Deferred, &[WORKER, WORKBOOK]),
    asset(WORKER,              Made, Script,    OnUse,     Deferred, &[]),
    asset(WORKBOOK,            Made, Other,     OnUse,     Deferred, &[]),
    asset("frame.js",          Www,  Module,    Hashed,    Deferred, &["frame.css"]),
    asset("frame.css",         Www,  Style,     Hashed,    Deferred, &[]),
    asset("offline.js",        Www,  Module,    Hashed,    Deferred, &[SERVICE_WORKER]),
    asset(SERVICE_WORKER,      Www,  Script,    Uncached,  Deferred, &[PAGE]),
    asset("old.js",            Www,  OldScript, Entry,     Deferred, &[]),
    asset("element.js",        Www,  Module,    ForOthers, Deferred, &[LOADER, "style.css", "later.css", PAGE]),
    asset("embed.js",          Www,  OldScript, ForOthers, Deferred, &[PAGE]),
    asset("block.html",        Www,  Page,      Uncached,  Deferred, &["favicon.svg", "style.css", "embed.js"]),
    asset("portal.html",       Www,  Page,      Uncached,  Deferred, &["favicon.svg", "portal.css", "element.js", "embed.js", PAGE]),
    asset(EXAMPLE,             Made, Other,     Uncached,  Deferred, &[]),
    asset("indices.json",      Made, Other,     Uncached,  Deferred, &[]),
    asset("index-hdi.json",    Made, Other,     Uncached,  Deferred, &[]),
    asset("index-towns.json",  Made, Other,     Uncached,  Deferred, &[]),
    asset("portal.css",        Www,  Style,     Hashed,    Deferred, &[]),
    asset("index.schema.json", Www,  Other,     Uncached,  Deferred, &[]),
];

/// The files beside the folders of the page, from `www/root/`.
#[rustfmt::skip]
pub(crate) const ROOT: &[Asset] = &[
    asset(PAGE,                Www,  Page,      Uncached,  Deferred, &["latest/favicon.svg", "latest.js"]),
    asset("latest.js",         Www,  OldScript, Uncached,  Deferred, &[]),
];

/// The files of the npm package beside the module and its script: where each comes from, and its name.
pub(crate) const PACKAGE: &[(&str, &str)] = &[
    ("www/xingfu.d.ts", TYPES),
    ("www/package/README.md", "README.md"),
    ("LICENSE", "LICENSE"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

use self::Kind::{Module, OldScript, Other, Page, Script, Style};
use self::Load::{Deferred, First};
use self::Origin::{Made, Www};
use self::Published::{Entry, ForOthers, Hashed, OnUse, Uncached};

/// A declared file.
#[derive(Debug)]
pub(crate) struct Asset {
    pub(crate) name: &'static str,
    pub(crate) origin: Origin,
    pub(crate) kind: Kind,
    pub(crate) published: Published,
    pub(crate) load: Load,
    /// The files that it loads or links to.
    pub(crate) needs: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A source in `www/`.
    Www,
    /// Made of the library by the build.
    Made,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Page,
    Style,
    /// A script module, for browser kernels from Chrome 80 on.
    Module,
    /// A plain script for the same kernels.
    Script,
    /// A plain script for every browser: ECMAScript 5.
    OldScript,
    /// Copied as it is.
    Other,
}

/// The name under which a file is published, and whether the service worker keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Published {
    /// Its own name with the digest of its content, so that a browser may keep it for ever; kept.
    Hashed,
    /// The same; kept once it has been used.
    OnUse,
    /// Its own name; kept.
    Entry,
    /// The same for a script of other sites' pages: a digest in code copied from here would break them at the next
    /// build, so that none is written.
    ForOthers,
    /// Its own name; not kept.
    Uncached,
}

/// Whether a file is transferred before the first interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Load {
    First,
    Deferred,
}

const fn asset(
    name: &'static str,
    origin: Origin,
    kind: Kind,
    published: Published,
    load: Load,
    needs: &'static [&'static str],
) -> Asset {
    Asset {
        name,
        origin,
        kind,
        published,
        load,
        needs,
    }
}

impl Published {
    /// Whether the name says what is in the file.
    pub(crate) fn is_hashed(self) -> bool {
        match self {
            Hashed | OnUse => true,
            Entry | ForOthers | Uncached => false,
        }
    }
}

impl Asset {
    /// The error of a reference to a file that is not declared for this asset.
    pub(super) fn undeclared(&self, place: String, file: &str) -> Error {
        Error::Asset {
            place,
            found: format!("a reference to {file:?}"),
            expected: format!("a file that {LIST} declares {} to name", self.name),
        }
    }

    /// The error of a declared file that is not named.
    pub(super) fn unnamed(&self, file: &str) -> Error {
        Error::Asset {
            place: LIST.to_owned(),
            found: format!("{file:?} among the files that {} names", self.name),
            expected: "only files that it does name".to_owned(),
        }
    }
}

/// The asset of a name in the page's folder.
pub(crate) fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// Fails when a declared source is missing, or when `www/` has a file that is not declared.
pub(super) fn check() -> Result<()> {
    check_in(root())
}

fn check_in(project: &Path) -> Result<()> {
    for (folder, list) in [("www", ASSETS), ("www/root", ROOT)] {
        let there = names(&project.join(folder))?;
        for asset in list.iter().filter(|asset| asset.origin == Www) {
            let place = format!("{folder}/{}", asset.name);
            if !there.contains(&asset.name.to_owned()) {
                return Err(missing(place));
            }
        }
        let of_package = |place: &str| PACKAGE.iter().any(|(source, _)| *source == place);
        for name in there {
            let place = format!("{folder}/{name}");
            if !list.iter().any(|asset| asset.name == name) && !of_package(&place) {
                let found = "a file that is not declared".to_owned();
                let expected = format!("a line for it in {LIST}");
                return Err(Error::Asset {
                    place,
                    found,
                    expected,
                });
            }
        }
    }
    match PACKAGE
        .iter()
        .find(|(source, _)| !project.join(source).is_file())
    {
        Some((source, _)) => Err(missing((*source).to_owned())),
        None => Ok(()),
    }
}

fn missing(place: String) -> Error {
    let found = "no file".to_owned();
    let expected = format!("one, as {LIST} declares");
    Error::Asset {
        place,
        found,
        expected,
    }
}

/// Fails when a folder lacks a file that an asset names.
pub(super) fn check_there(folder: &Path, asset: &Asset) -> Result<()> {
    match asset.needs.iter().find(|name| !folder.join(name).is_file()) {
        Some(name) => Err(missing(folder.join(name).display().to_string())),
        None => Ok(()),
    }
}

/// The assets in an order in which each comes after those whose published names or digests it holds.
pub(super) fn in_order(assets: &[Asset]) -> Result<Vec<&Asset>> {
    let mut waiting: Vec<_> = assets.iter().collect();
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|asset| {
            let mut others = waiting.iter();
            !others.any(|other| asset.needs.contains(&other.name) && holds(asset, other))
        });
        let Some(ready) = ready else {
            let names: Vec<_> = waiting.iter().map(|asset| asset.name).collect();
            return Err(Error::Asset {
                place: LIST.to_owned(),
                found: format!(
                    "a circle of files that name each other, among {}",
                    names.join(", ")
                ),
                expected: "an order in which each is named by its content".to_owned(),
            });
        };
        ordered.push(waiting.remove(ready));
    }
    Ok(ordered)
}

/// Whether a file's content depends on that of one that it names.
fn holds(asset: &Asset, other: &Asset) -> bool {
    other.published.is_hashed() || asset.kind == Page && other.kind != Page
}

#[cfg(test)]
mod tests {
    use super::{
        ASSETS, Asset, Kind, Load, Origin, PACKAGE, Published, ROOT, SERVICE_WORKER, asset, check,
        check_in, find, in_order,
    };

    #[test]
    fn the_declared_sources_are_those_of_the_project() {
        check().unwrap();
        for (place, asset) in ASSETS.iter().enumerate() {
            assert!(
                ASSETS[..place].iter().all(|other| other.name != asset.name),
                "{}",
                asset.name
            );
            for name in asset.needs {
                assert!(find(name).is_some(), "{} names {name}", asset.name);
            }
        }
    }

    #[test]
    fn a_missing_source_and_one_that_is_not_declared_are_told()
    -> Result<(), Box<dyn std::error::Error>> {
        let project = tempfile::tempdir()?;
        let sources = ASSETS
            .iter()
            .filter(|asset| asset.origin == Origin::Www)
            .map(|asset| format!("www/{}", asset.name));
        let of_root = ROOT.iter().map(|asset| format!("www/root/{}", asset.name));
        let of_package = PACKAGE.iter().map(|(source, _)| (*source).to_owned());
        std::fs::create_dir_all(project.path().join("www/root"))?;
        std::fs::create_dir_all(project.path().join("www/package"))?;
        for source in sources.chain(of_root).chain(of_package) {
            std::fs::write(project.path().join(source), "")?;
        }
        check_in(project.path())?;
        let fault = || check_in(project.path()).unwrap_err().to_string();
        std::fs::write(project.path().join("www/new.js"), "")?;
        assert_eq!(
            fault(),
            "www/new.js: found a file that is not declared, expected a line for it in xtask/src/site/assets.rs"
        );
        std::fs::remove_file(project.path().join("www/main.js"))?;
        assert_eq!(
            fault(),
            "www/main.js: found no file, expected one, as xtask/src/site/assets.rs declares"
        );
        Ok(())
    }

    #[test]
    fn a_file_comes_after_those_that_it_names() {
        let order: Vec<_> = in_order(ASSETS)
            .unwrap()
            .iter()
            .map(|asset| asset.name)
            .collect();
        let place = |name| order.iter().position(|other| *other == name);
        assert!(place("xingfu_bg.wasm") < place("xingfu.js"));
        assert!(place("loader.js") < place("main.js") && place("main.js") < place("index.html"));
        assert!(place("old.js") < place("index.html"));
        assert_eq!(order.len(), ASSETS.len());
        assert!(order.contains(&SERVICE_WORKER));
    }

    #[test]
    fn a_circle_is_told() {
        let module = |name, needs| -> Asset {
            asset(
                name,
                Origin::Www,
                Kind::Module,
                Published::Hashed,
                Load::Deferred,
                needs,
            )
        };
        let circle = [
            module("a.js", &["b.js"]),
            module("b.js", &["a.js"]),
            module("c.js", &[]),
        ];
        assert_eq!(
            in_order(&circle).unwrap_err().to_string(),
            "xtask/src/site/assets.rs: found a circle of files that name each other, among a.js, b.js, expected an \
             order in which each is named by its content"
        );
    }
}
