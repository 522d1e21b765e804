//! Where a page, a script or a style sheet names another file.
//!
//! A file is named between quotes or in parentheses, by its name alone or with `./` before it:
//! `src="main.js"`, `import('./xingfu.js')`, `` new URL(`a.wasm`, import.meta.url) ``, `url(a.svg)`.

use std::collections::BTreeSet;

/// The kinds of files in which others can be named.
const TEXTS: [&str; 4] = [".html", ".js", ".mjs", ".css"];

/// The kinds of files that are only ever named to be loaded.
const LOADABLE: [&str; 4] = [".js", ".mjs", ".wasm", ".css"];

/// Whether a file can name others.
pub(super) fn is_text(name: &str) -> bool {
    TEXTS.iter().any(|end| name.ends_with(end))
}

/// The files that a page loads by itself, without those for browsers that know no modules.
pub(crate) fn loaded(html: &str) -> BTreeSet<&str> {
    tags(html)
        .map(|(_, tag)| tag)
        .filter(|tag| {
            ["link ", "script ", "img "]
                .iter()
                .any(|start| tag.starts_with(start))
        })
        .filter(|tag| !tag.contains(" nomodule"))
        .filter_map(file)
        .collect()
}

/// The tags of a page, each with where it begins behind its `<` and without its `>`.
pub(super) fn tags(html: &str) -> impl Iterator<Item = (usize, &str)> {
    html.match_indices('<').filter_map(|(at, _)| {
        let rest = &html[at + 1..];
        Some((at + 1, &rest[..rest.find('>')?]))
    })
}

/// The file that a tag loads.
pub(super) fn file(tag: &str) -> Option<&str> {
    ["src", "href"].iter().find_map(|name| attribute(tag, name))
}

/// The value of a tag's attribute.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = format!(" {name}=\"");
    tag.split(&start).nth(1)?.split('"').next()
}

/// Whether a text names a file.
pub(super) fn mentions(text: &str, name: &str) -> bool {
    places(text, name).next().is_some()
}

/// The text with the file under its new name.
pub(super) fn rename(text: &str, old: &str, new: &str) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut copied = 0;
    for at in places(text, old) {
        renamed.push_str(&text[copied..at]);
        renamed.push_str(new);
        copied = at + old.len();
    }
    renamed + &text[copied..]
}

fn places<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> {
    text.match_indices(name)
        .map(|(at, _)| at)
        .filter(move |at| opens(&text[..*at]) && closes(&text[at + name.len()..]))
}

fn opens(before: &str) -> bool {
    let before = before.strip_suffix("./").unwrap_or(before);
    before.ends_with(['"', '\'', '`', '('])
}

fn closes(after: &str) -> bool {
    after.starts_with(['"', '\'', '`', ')', '?', '#'])
}

/// Whether a text ends a literal or a path with the name of a file that it should no longer know,
/// such as `` `${folder}style.css` ``, which [`rename`] does not find.
pub(super) fn remembers(text: &str, name: &str) -> bool {
    let is_part_of_name =
        |character: char| character.is_alphanumeric() || ['_', '-', '.'].contains(&character);
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(is_part_of_name) && closes(&text[at + name.len()..]))
}

/// The files beside it that a text names to load them.
pub(super) fn named(text: &str) -> BTreeSet<&str> {
    LOADABLE
        .iter()
        .flat_map(|end| text.match_indices(end).map(|(at, end)| at + end.len()))
        .filter(|end| closes(&text[*end..]) && !is_key(&text[*end..]))
        .filter_map(|end| {
            let start = text[..end].rfind(['"', '\'', '`', '('])? + 1;
            let path = &text[start..end];
            Some(path.strip_prefix("./").unwrap_or(path))
        })
        .filter(|name| name.chars().all(is_plain) && !name.starts_with('.'))
        .collect()
}

/// Whether what a quote ends is an object's key, as the names of a module's imports are.
fn is_key(after: &str) -> bool {
    after
        .trim_start_matches(['"', '\''])
        .trim_start()
        .starts_with(':')
}

fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || ['_', '-', '.'].contains(&character)
}

#[cfg(test)]
mod tests {
    use super::{loaded, mentions, named, remembers, rename};

    #[test]
    fn a_page_loads_links_scripts_and_images_but_not_anchors() {
        let html = r##"<link rel="icon" href="favicon.svg"><a href="#x">x</a>
            <script type="module" src="main.js"></script><script nomodule src="old.js"></script>"##;
        assert_eq!(
            loaded(html).into_iter().collect::<Vec<_>>(),
            ["favicon.svg", "main.js"]
        );
    }

    #[test]
    fn every_way_of_naming_a_file_is_renamed() {
        for (before, after) in [
            (r#"<script src="main.js">"#, r#"<script src="main-1.js">"#),
            ("import('./main.js')", "import('./main-1.js')"),
            ("from \"./main.js\"", "from \"./main-1.js\""),
            ("`main.js?r=${n}`", "`main-1.js?r=${n}`"),
            ("url(main.js)", "url(main-1.js)"),
        ] {
            assert!(mentions(before, "main.js"), "{before}");
            assert_eq!(rename(before, "main.js", "main-1.js"), after);
            assert!(!remembers(after, "main.js"), "{after}");
        }
    }

    #[test]
    fn other_files_and_plain_words_are_left() {
        for text in [
            "'domain.js'",
            "'../main.js'",
            "'https://a.example/main.js'",
            "// see main.js, which loads it",
            "'main.json'",
        ] {
            assert_eq!(rename(text, "main.js", "main-1.js"), text);
        }
    }

    #[test]
    fn a_name_that_is_put_together_is_noticed() {
        for text in ["`${folder}main.js`", "folder + '/main.js'"] {
            assert!(remembers(text, "main.js"), "{text}");
        }
        for text in ["'domain.js'", "// see main.js, which loads it"] {
            assert!(!remembers(text, "main.js"), "{text}");
        }
    }

    #[test]
    fn files_that_a_script_loads_are_found() {
        let script = "import a from './a.js'; new URL('b_bg.wasm', import.meta.url);
            fetch('https://c.example/c.js'); download('d.csv'); `${folder}e.js`; register('sw.js');
            return { './f_bg.js': imports };";
        assert_eq!(
            named(script).into_iter().collect::<Vec<_>>(),
            ["a.js", "b_bg.wasm", "sw.js"]
        );
    }
}
