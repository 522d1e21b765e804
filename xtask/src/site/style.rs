//! Style sheets in their shortest form.
//!
//! `minifier` and not `lightningcss`: 5,820 bytes of Brotli against 5,837, and two seconds of compiling against sixty.

use crate::error::{Error, Result};

/// The style sheet as it is published. It names no file.
pub(super) fn published(text: &str, file: &str) -> Result<String> {
    let fault = |found: String, expected: &str| Error::Asset {
        place: file.to_owned(),
        found,
        expected: expected.to_owned(),
    };
    if text.contains("url(") {
        return Err(fault(
            "url(…)".to_owned(),
            "a style sheet that names no file",
        ));
    }
    let minified =
        minifier::css::minify(text).map_err(|found| fault(found.to_owned(), "a style sheet"))?;
    Ok(minified.to_string().trim_start().to_owned())
}

#[cfg(test)]
mod tests {
    use super::published;

    #[test]
    fn spaces_and_comments_go_but_for_those_that_mean_something() {
        let text = "/* why */\n.a  .b > c { width: calc(100% - 2px); }\n\n@media (min-width: 1px) and (hover) { d::before { content: 'a  b' } }\n";
        assert_eq!(
            published(text, "a.css").unwrap(),
            ".a .b>c{width:calc(100% - 2px);}@media (min-width:1px) and (hover){d::before{content:'a  b'}}"
        );
    }

    #[test]
    fn a_file_that_is_named_is_told() {
        let error = published("a { background: url(b.png) }", "www/a.css").unwrap_err();
        assert_eq!(
            error.to_string(),
            "www/a.css: found url(…), expected a style sheet that names no file"
        );
    }
}
