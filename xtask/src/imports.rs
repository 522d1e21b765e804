//! Short names for the module's imports, in the module and in its script.
//!
//! No tool does both: wasm-bindgen's names of up to fifty letters take part in both files.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::wasm::rename_imports;

/// The script and the module that belong together.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) script: String,
    pub(crate) module: Vec<u8>,
}

/// The beginnings of the names that wasm-bindgen gives to a module's imports.
const GIVEN: [&str; 2] = ["__wbg_", "__wbindgen_"];

/// The same pair with short names.
pub(crate) fn shortened(script: &str, module: &[u8]) -> Result<Pair> {
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
            Some(short) => line.replacen(key, short, 1) + "\n",
            None => format!("{line}\n"),
        }
    });
    Ok(Pair {
        script: lines.collect(),
        module,
    })
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn imports_get_short_names_in_both() {
        let name = b"__wbg_now_0123";
        let imports = |name: &[u8]| {
            let body = [&[1, 1, b'm', name.len() as u8][..], name, &[0, 0]].concat();
            [b"\0asm\x01\0\0\0", &[2, body.len() as u8][..], &body].concat()
        };
        let script = "export function f() {}\n    __wbg_now_0123: function() {\n";
        let Ok(pair) = shortened(script, &imports(name)) else {
            panic!("no pair");
        };
        assert_eq!(
            pair.script,
            "export function f() {}\n    i0: function() {\n"
        );
        assert_eq!(pair.module, imports(b"i0"));
    }

    #[test]
    fn a_name_that_is_used_elsewhere_stays() {
        let module = b"\0asm\x01\0\0\0\x02\x0d\x01\x01m\x07__wbg_a\0\0";
        let script = "__wbg_a: f,\nuse(__wbg_a);\n";
        let Ok(pair) = shortened(script, module) else {
            panic!("no pair");
        };
        assert_eq!(
            (pair.script.as_str(), pair.module.as_slice()),
            (script, &module[..])
        );
    }
}
