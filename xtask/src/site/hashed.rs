//! Names that say what is in a file, so that a browser may keep it for ever.
//!
//! Files that are opened by their name keep it. Every other file is named by the digest of its
//! content, after the names in it have been replaced: first the files that name no other, then those
//! that name them. Files that name each other in a circle share one digest.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::files::{bytes, names, write};
use super::integrity::{self, in_page, in_script};
use super::references::{is_text, mentions, named, remembers, rename};
use crate::error::{Error, Result};
use crate::shrink::stripped;

/// Files that others open by their name, besides pages.
const STABLE: [&str; 6] = [
    "element.js",
    "embed.js",
    "favicon.svg",
    "index.schema.json",
    "old.js",
    "sw.js",
];

/// Scripts that foreign pages load: a digest copied from here would break them at the next build.
const FOR_OTHERS: [&str; 2] = ["element.js", "embed.js"];

/// What has been published under a name made of content.
#[derive(Debug, Default)]
pub(super) struct Hashed {
    /// The new name of each file that has one.
    names: BTreeMap<String, String>,
}

impl Hashed {
    /// Whether a file has a name made of its content.
    pub(super) fn has(&self, file: &str) -> bool {
        self.names.values().any(|name| name == file)
    }
}

/// Writes a folder's files under names made of their content.
pub(super) fn hashed(source: &Path, target: &Path) -> Result<Hashed> {
    let mut files = BTreeMap::new();
    for name in names(source)? {
        let mut content = bytes(&source.join(&name))?;
        if is_script(&name) || has_extension(&name, "css") {
            content = in_text(&name, content, |text| stripped(&text));
        }
        files.insert(name, content);
    }
    let (files, hashed) = named_by_content(files);
    check(&files, &hashed)?;
    for (name, content) in &files {
        write(&target.join(name), content)?;
    }
    Ok(hashed)
}

type Files = BTreeMap<String, Vec<u8>>;

/// The files under their new names, and those names.
fn named_by_content(mut waiting: Files) -> (Files, Hashed) {
    let mut done = Files::new();
    let mut hashed = Hashed::default();
    let mut digests = BTreeMap::new();
    // Scripts before pages, which may name an entry script and say its digest.
    for stage in [is_asset, is_script, |_: &str| true] {
        loop {
            let group = next(&waiting, stage);
            if group.is_empty() {
                break;
            }
            let contents: Vec<(String, Vec<u8>)> = group
                .iter()
                .filter_map(|name| waiting.remove_entry(name))
                .map(|(name, content)| {
                    let content = rewritten(&name, content, &hashed.names, &digests);
                    (name, content)
                })
                .collect();
            let together: Vec<&[u8]> = contents.iter().map(|(_, c)| c.as_slice()).collect();
            let hash = integrity::short(&together);
            if is_asset(&group[0]) {
                for (name, _) in &contents {
                    hashed.names.insert(name.clone(), with_hash(name, &hash));
                }
            }
            for (name, content) in contents {
                // In a circle the names were not known before.
                let content = in_text(&name, content, |text| renamed(text, &hashed.names));
                let new = hashed.names.get(&name).unwrap_or(&name).clone();
                if !FOR_OTHERS.contains(&name.as_str()) {
                    digests.insert(new.clone(), integrity::digest(&content));
                }
                done.insert(new, content);
            }
        }
    }
    (done, hashed)
}

fn is_asset(name: &str) -> bool {
    !has_extension(name, "html") && !STABLE.contains(&name)
}

fn is_script(name: &str) -> bool {
    has_extension(name, "js")
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == extension)
}

/// A file of this stage that names no other that waits, or a smallest circle of files.
fn next(waiting: &Files, stage: fn(&str) -> bool) -> Vec<String> {
    waiting
        .keys()
        .filter(|name| stage(name))
        .map(|name| reached(name, waiting, stage))
        .min_by_key(BTreeSet::len)
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .collect()
}

/// The files that a file leads to, with itself.
fn reached<'a>(name: &'a str, waiting: &'a Files, stage: fn(&str) -> bool) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::from([name]);
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        let Some(text) = text_of(name, waiting) else {
            continue;
        };
        for other in waiting.keys().filter(|other| stage(other)) {
            if !reached.contains(other.as_str()) && mentions(text, other) {
                reached.insert(other);
                open.push(other);
            }
        }
    }
    reached
}

fn text_of<'a>(name: &str, files: &'a Files) -> Option<&'a str> {
    let content = files.get(name).filter(|_| is_text(name))?;
    std::str::from_utf8(content).ok()
}

/// `main.js` and `0123` make `main-0123.js`.
fn with_hash(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{name}-{hash}"),
    }
}

fn rewritten(
    name: &str,
    content: Vec<u8>,
    names: &BTreeMap<String, String>,
    digests: &BTreeMap<String, String>,
) -> Vec<u8> {
    in_text(name, content, |text| {
        let text = renamed(text, names);
        match has_extension(name, "html") {
            true => in_page(&text, digests),
            false => in_script(&text, digests),
        }
    })
}

fn renamed(text: String, names: &BTreeMap<String, String>) -> String {
    names
        .iter()
        .fold(text, |text, (old, new)| rename(&text, old, new))
}

/// Changes a file that is text, and leaves any other as it is.
fn in_text(name: &str, content: Vec<u8>, change: impl FnOnce(String) -> String) -> Vec<u8> {
    if !is_text(name) {
        return content;
    }
    match String::from_utf8(content) {
        Ok(text) => change(text).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// Fails when a file names one that is not there, or one by the name that it no longer has.
fn check(files: &Files, hashed: &Hashed) -> Result<()> {
    for name in files.keys() {
        let Some(text) = text_of(name, files) else {
            continue;
        };
        let old = hashed.names.keys().find(|old| remembers(text, old));
        let missing = || {
            named(text)
                .into_iter()
                .find(|other| !files.contains_key(*other))
                .map(str::to_owned)
        };
        if let Some(file) = old.cloned().or_else(missing) {
            return Err(Error::Reference {
                page: name.into(),
                file,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Files, Hashed, check, integrity, named_by_content};

    fn files(files: &[(&str, &str)]) -> Files {
        files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    fn page(style: &str) -> Files {
        files(&[
            ("a_bg.wasm", "\0asm"),
            (
                "a.js",
                "fetch(new URL('a_bg.wasm', import.meta.url), { integrity: '' });",
            ),
            ("main.js", "import('./a.js'); register('sw.js');"),
            ("style.css", style),
            ("sw.js", "// keeps the page"),
            ("element.js", "import './a.js';"),
            (
                "index.html",
                r#"<link rel="stylesheet" href="style.css"><script type="module" src="main.js"></script><script type="module" src="element.js"></script>"#,
            ),
        ])
    }

    fn text<'a>(files: &'a Files, name: &str) -> &'a str {
        files
            .get(name)
            .and_then(|content| std::str::from_utf8(content).ok())
            .unwrap_or_default()
    }

    #[test]
    fn names_are_replaced_from_the_leaves_up() {
        let (files, Hashed { names }) = named_by_content(page("p{}"));
        check(
            &files,
            &Hashed {
                names: names.clone(),
            },
        )
        .unwrap();
        let new = |old: &str| names[old].as_str();
        assert_eq!(
            text(&files, new("a.js")),
            format!(
                "fetch(new URL('{}', import.meta.url), {{ integrity: '{}' }});",
                new("a_bg.wasm"),
                integrity::digest(b"\0asm")
            )
        );
        assert_eq!(
            text(&files, new("main.js")),
            format!("import('./{}'); register('sw.js');", new("a.js"))
        );
        assert_eq!(
            text(&files, "element.js"),
            format!("import './{}';", new("a.js"))
        );
        for (name, content) in &files {
            if let Some((_, hash)) = name
                .rsplit_once('.')
                .and_then(|(stem, _)| stem.rsplit_once('-'))
            {
                assert_eq!(hash, integrity::short(&[content]), "{name}");
            }
        }
        let digest = |old: &str| integrity::digest(&files[new(old)]);
        assert_eq!(
            text(&files, "index.html"),
            format!(
                r#"<link rel="stylesheet" href="{}" integrity="{}"><script type="module" src="{}" integrity="{}"></script><script type="module" src="element.js"></script>"#,
                new("style.css"),
                digest("style.css"),
                new("main.js"),
                digest("main.js")
            )
        );
    }

    #[test]
    fn only_what_changes_gets_another_name() {
        let (_, first) = named_by_content(page("p{}"));
        let (_, second) = named_by_content(page("q{}"));
        for (old, new) in &first.names {
            assert_eq!(new != &second.names[old], old == "style.css", "{old}");
        }
        let mut changed = page("p{}");
        changed.insert("a_bg.wasm".to_owned(), b"\0asm2".to_vec());
        let (_, third) = named_by_content(changed);
        for (old, new) in &first.names {
            assert_eq!(new == &third.names[old], old == "style.css", "{old}");
        }
    }

    #[test]
    fn files_that_name_each_other_are_named_together() {
        let circle = |end: &str| {
            files(&[
                ("a.js", "import './b.js';"),
                (
                    "b.js",
                    &format!("import './a.js'; import './leaf.js';{end}"),
                ),
                ("leaf.js", "1"),
                ("index.html", r#"<script src="a.js"></script>"#),
            ])
        };
        let (written, first) = named_by_content(circle(""));
        check(&written, &first).unwrap();
        assert_eq!(
            text(&written, &first.names["a.js"]),
            format!("import './{}';", first.names["b.js"])
        );
        let (_, second) = named_by_content(circle(" "));
        assert_ne!(first.names["a.js"], second.names["a.js"]);
        assert_eq!(first.names["leaf.js"], second.names["leaf.js"]);
    }

    #[test]
    fn a_file_that_is_missing_or_named_in_pieces_is_told() {
        for (script, file) in [
            ("import './none.js';", "none.js"),
            ("import(`${folder}style.css`)", "style.css"),
        ] {
            let (written, names) =
                named_by_content(files(&[("main.js", script), ("style.css", "p{}")]));
            let error = check(&written, &names).unwrap_err().to_string();
            assert!(error.contains(&format!("names {file:?}")), "{error}");
        }
    }
}
