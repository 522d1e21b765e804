//! Subresource integrity: a browser refuses a file whose bytes are others than those published.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::references::{attribute, file, mentions, tags};

/// Where a script leaves room for the digest of the file named on the same line.
const ROOM: &str = "integrity: ''";

/// The digest of a file, as an `integrity` attribute has it.
pub(super) fn digest(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The first 64 bits of the digest, for the file's name.
pub(super) fn short(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .take(8)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Writes the digests into a page: onto scripts, style sheets and modules loaded ahead.
pub(super) fn in_page(html: &str, digests: &BTreeMap<String, String>) -> String {
    let mut marked = String::with_capacity(html.len());
    let mut copied = 0;
    for (at, tag) in tags(html).filter(|(_, tag)| takes_integrity(tag)) {
        if let Some(digest) = file(tag).and_then(|file| digests.get(file)) {
            let end = at + tag.len();
            marked.push_str(&html[copied..end]);
            let _ = write!(marked, " integrity=\"{digest}\"");
            copied = end;
        }
    }
    marked + &html[copied..]
}

fn takes_integrity(tag: &str) -> bool {
    tag.starts_with("script ")
        || tag.starts_with("link ")
            && matches!(attribute(tag, "rel"), Some("stylesheet" | "modulepreload"))
}

/// Writes the digests into a script, where a line names a file and leaves room for it.
pub(super) fn in_script(script: &str, digests: &BTreeMap<String, String>) -> String {
    script
        .split_inclusive('\n')
        .map(|line| {
            let digest = digests
                .iter()
                .find(|(name, _)| line.contains(ROOM) && mentions(line, name));
            match digest {
                Some((_, digest)) => line.replace(ROOM, &format!("integrity: '{digest}'")),
                None => line.to_owned(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{digest, in_page, in_script, short};

    fn digests() -> BTreeMap<String, String> {
        ["a.css", "a.js", "a.wasm"]
            .map(|name| (name.to_owned(), format!("sha256-{name}")))
            .into()
    }

    #[test]
    fn a_digest_is_that_of_the_standard() {
        // FIPS 180-2, of the message "abc".
        assert_eq!(
            digest(b"abc"),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
        assert_eq!(short(&[b"a", b"bc"]), "ba7816bf8f01cfea");
    }

    #[test]
    fn what_a_page_loads_is_marked_and_what_it_links_to_is_not() {
        let page = r#"<link rel="stylesheet" href="a.css"><link rel="icon" href="a.svg">
<link rel="preload" href="a.wasm" as="fetch"><script type="module" src="a.js"></script><a href="a.js">"#;
        assert_eq!(
            in_page(page, &digests()),
            r#"<link rel="stylesheet" href="a.css" integrity="sha256-a.css"><link rel="icon" href="a.svg">
<link rel="preload" href="a.wasm" as="fetch"><script type="module" src="a.js" integrity="sha256-a.js"></script><a href="a.js">"#
        );
    }

    #[test]
    fn a_script_is_told_the_digest_of_the_file_on_the_same_line() {
        let script = "fetch(new URL('a.wasm', import.meta.url), { integrity: '' });\nfetch(b, { integrity: '' });\n";
        assert_eq!(
            in_script(script, &digests()),
            "fetch(new URL('a.wasm', import.meta.url), { integrity: 'sha256-a.wasm' });\nfetch(b, { integrity: '' });\n"
        );
    }
}
