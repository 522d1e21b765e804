//! Pages: their elements, and the files that these load or link to.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::assets::{Asset, Kind, Published, find};
use super::edits::{Edit, edited, place};
use super::names::Names;
use crate::error::Result;

/// The start tag of an element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    /// From `<` to `>`.
    pub(super) range: Range<usize>,
    attributes: BTreeMap<String, Attribute>,
}

#[derive(Debug)]
struct Attribute {
    value: String,
    /// The value's place, without quotes.
    range: Range<usize>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .get(name)
            .map(|attribute| attribute.value.as_str())
    }

    /// The file that it loads or links to, with the place of the whole address; `None` for a part of the same page,
    /// for a folder and for another site.
    fn file(&self) -> Option<(&str, &Range<usize>)> {
        let attribute = ["src", "href"]
            .iter()
            .find_map(|name| self.attributes.get(*name))?;
        let file = attribute.value.split(['?', '#']).next()?;
        let is_file = !file.is_empty() && !file.ends_with('/') && !file.contains(':');
        is_file.then_some((file, &attribute.range))
    }

    /// The name of the file that it loads or links to.
    pub(super) fn file_name(&self) -> Option<&str> {
        self.file().map(|(file, _)| file)
    }

    fn takes_integrity(&self) -> bool {
        let rel = self.attribute("rel");
        self.name == "script"
            || self.name == "link" && matches!(rel, Some("stylesheet" | "modulepreload"))
    }
}

/// The start tags of a page, in their order.
pub(super) fn elements(html: &str) -> Vec<Element> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span());
    let tags = tokens.filter_map(|token| match token {
        Ok(Token::StartTag(tag)) => Some(tag),
        _ => None,
    });
    tags.map(|tag| Element {
        name: text(&tag.name),
        range: tag.span.start..tag.span.end,
        attributes: tag
            .attributes
            .iter()
            .map(|(name, value)| {
                let range = value_range(html, value.span.start);
                (
                    text(name),
                    Attribute {
                        value: text(&value.value),
                        range,
                    },
                )
            })
            .collect(),
    })
    .collect()
}

/// The place of the value of an attribute that begins somewhere, without quotes.
fn value_range(html: &str, attribute: usize) -> Range<usize> {
    let Some(equals) = html[attribute..].find(['=', '>']) else {
        return attribute..attribute;
    };
    let behind = &html[attribute + equals + 1..];
    let value = behind.trim_start();
    let start = html.len() - value.len();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let length = value[1..].find(quote).unwrap_or(0);
            start + 1..start + 1 + length
        }
        _ => start..start + value.find([' ', '\n', '>']).unwrap_or(0),
    }
}

/// The page with the names and digests of the files that it names.
pub(super) fn published(html: &str, file: &str, asset: &Asset, names: &Names) -> Result<String> {
    let mut edits = Vec::new();
    for (element, name, address) in references(&elements(html), html, file, asset)? {
        let old = &html[address.clone()];
        edits.push(Edit {
            range: address,
            text: old.replacen(name, names.name(name), 1),
        });
        let for_others = find(name).is_some_and(|asset| asset.published == Published::ForOthers);
        if let Some(digest) = names
            .digest(name)
            .filter(|_| element.takes_integrity() && !for_others)
        {
            let end = element.range.end - 1;
            edits.push(Edit {
                range: end..end,
                text: format!(" integrity=\"{digest}\""),
            });
        }
    }
    Ok(edited(html, edits))
}

/// Fails when a page names a file that is not declared for it.
pub(super) fn check(html: &str, file: &str, asset: &Asset) -> Result<()> {
    references(&elements(html), html, file, asset).map(drop)
}

/// The elements that name a file, each with its declared name and the place of its address.
fn references<'a>(
    elements: &'a [Element],
    html: &str,
    file: &str,
    asset: &Asset,
) -> Result<Vec<(&'a Element, &'static str, Range<usize>)>> {
    debug_assert_eq!(asset.kind, Kind::Page);
    let mut references = Vec::new();
    for element in elements {
        let Some((name, address)) = element.file() else {
            continue;
        };
        match asset.needs.iter().find(|declared| **declared == name) {
            Some(declared) => references.push((element, *declared, address.clone())),
            None => return Err(asset.undeclared(place(file, html, address.start), name)),
        }
    }
    Ok(references)
}

/// The declared files that a page does not name.
pub(super) fn unnamed(html: &str, asset: &Asset) -> Vec<&'static str> {
    let elements = elements(html);
    let is_named = |name: &&&str| {
        elements
            .iter()
            .any(|element| element.file_name() == Some(**name))
    };
    asset
        .needs
        .iter()
        .filter(|name| !is_named(name))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{check, published, unnamed};
    use crate::site::assets::{Asset, Kind, Load, Origin, Published};
    use crate::site::names::Names;

    const PAGE: Asset = Asset {
        name: "a.html",
        origin: Origin::Www,
        kind: Kind::Page,
        published: Published::Uncached,
        load: Load::Deferred,
        needs: &["style.css", "early.js", "embed.js", "favicon.svg"],
    };

    fn names() -> Names {
        let mut names = Names::default();
        names.insert("style.css", "style-1.css".to_owned(), b"abc");
        names.insert("early.js", "early-1.js".to_owned(), b"abc");
        names.insert("embed.js", "embed.js".to_owned(), b"abc");
        names.insert("favicon.svg", "favicon.svg".to_owned(), b"abc");
        names
    }

    #[test]
    fn what_a_page_loads_has_its_published_name_and_a_digest() {
        let html = "<link rel=\"icon\" href=\"favicon.svg\"><noscript><link rel='stylesheet' href=style.css></noscript>\
            <!-- style.css --><script src=\"early.js?a\" defer></script><script src=\"embed.js\"></script>\
            <a href=\"#style.css\">a</a><a href=\"https://a.example/b\">b</a><a href=\"latest/\">c</a>";
        let digest = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(
            published(html, "a.html", &PAGE, &names()).unwrap(),
            format!(
                "<link rel=\"icon\" href=\"favicon.svg\"><noscript><link rel='stylesheet' href=style-1.css \
                 integrity=\"{digest}\"></noscript><!-- style.css --><script src=\"early-1.js?a\" defer \
                 integrity=\"{digest}\"></script><script src=\"embed.js\"></script><a href=\"#style.css\">a</a>\
                 <a href=\"https://a.example/b\">b</a><a href=\"latest/\">c</a>"
            )
        );
        assert!(unnamed(html, &PAGE).is_empty());
        assert_eq!(unnamed("<p>", &PAGE), PAGE.needs);
    }

    #[test]
    fn a_file_that_is_not_declared_is_told_with_its_place() {
        let error = check("<p>\n<img src=\"b.png\">", "www/a.html", &PAGE).unwrap_err();
        assert_eq!(
            error.to_string(),
            "www/a.html:2:11: found a reference to \"b.png\", expected a file that xtask/src/site/assets.rs declares \
             a.html to name"
        );
    }
}
