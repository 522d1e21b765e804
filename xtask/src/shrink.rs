//! Making the module's script smaller: short names for what the module imports, no comments and
//! no indentation.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::wasm::rename_imports;

/// The script and the module that belong together.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) script: String,
    pub(crate) module: Vec<u8>,
}

/// How the names begin that wasm-bindgen gives to what a module imports.
const GIVEN: [&str; 2] = ["__wbg_", "__wbindgen_"];

/// The same pair, smaller.
pub(crate) fn shrink(script: &str, module: &[u8]) -> Result<Pair> {
    let mut names = BTreeMap::new();
    let module = rename_imports(module, |old| {
        // A name that stands elsewhere in the script, too, is not the import's alone.
        let own = GIVEN.iter().any(|start| old.starts_with(start))
            && script.matches(&format!("{old}: ")).count() == 1
            && script.matches(old).count() == 1;
        own.then(|| {
            let number = names.len();
            let short = names.entry(old.to_owned());
            short.or_insert_with(|| format!("i{number:x}")).clone()
        })
    })?;
    let lines = script.lines().map(|line| {
        let key = line.trim_start().split(':').next().unwrap_or_default();
        match names.get(key) {
            Some(short) => line.replacen(key, short, 1),
            None => line.to_owned(),
        }
    });
    Ok(Pair {
        script: bare(lines),
        module,
    })
}

/// A script or a style sheet without the lines that are comments, and without indentation.
pub(crate) fn stripped(text: &str) -> String {
    bare(text.lines().map(str::to_owned))
}

/// Lines without indentation, and none that is empty or only a comment. The script has no text
/// over several lines.
fn bare(lines: impl Iterator<Item = String>) -> String {
    let mut script = String::new();
    let mut in_comment = false;
    for line in lines {
        let line = line.trim();
        let begins = line.starts_with("/*");
        let ends = line.ends_with("*/");
        if in_comment || begins {
            in_comment = !ends;
        } else if !line.is_empty() && !line.starts_with("//") {
            script.push_str(line);
            script.push('\n');
        }
    }
    script
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn imports_get_short_names_in_both_and_comments_go() {
        let name = b"__wbg_now_0123";
        let imports = |name: &[u8]| {
            let body = [&[1, 1, b'm', name.len() as u8][..], name, &[0, 0]].concat();
            [b"\0asm\x01\0\0\0", &[2, body.len() as u8][..], &body].concat()
        };
        let script = "/**\n * Says.\n */\nexport function f() {\n    // why\n    return \"/* kept */\";\n}\n\n    __wbg_now_0123: function() {\n";
        let Ok(pair) = shrink(script, &imports(name)) else {
            panic!("no pair");
        };
        assert_eq!(
            pair.script,
            "export function f() {\nreturn \"/* kept */\";\n}\ni0: function() {\n"
        );
        assert_eq!(pair.module, imports(b"i0"));
    }

    #[test]
    fn a_name_that_is_used_elsewhere_stays() {
        let module = b"\0asm\x01\0\0\0\x02\x0d\x01\x01m\x07__wbg_a\0\0";
        let script = "__wbg_a: f,\nuse(__wbg_a);\n";
        let Ok(pair) = shrink(script, module) else {
            panic!("no pair");
        };
        assert_eq!(
            (pair.script.as_str(), pair.module.as_slice()),
            (script, &module[..])
        );
    }
}
