//! Splitting the module into a first part, for the first interaction, and deferred parts.

use std::fs;
use std::path::Path;

use wasm_split_cli_support::{Options, transform};

use crate::error::{Context, Error, Result};
use crate::wasm::bare;

/// The script that loads the deferred part, as the splitter writes it.
const LINK: &str = "__wasm_split.js";

/// A module in parts.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The script that loads the others.
    link: String,
}

/// Splits a module: the first part, which still has to be bound to JavaScript, goes into a file of
/// its own, the deferred ones into the folder.
pub(crate) fn split(module: &Path, folder: &Path, first: &Path) -> Result<Parts> {
    let workshop = first.parent().unwrap_or(folder);
    let bytes = fs::read(module).at("read", module)?;
    let mut options = Options::new(&bytes);
    options.output_dir = workshop;
    options.main_out_path = first;
    options.link_name = LINK;
    options.main_module = "./xingfu.js";
    let split = transform(options).map_err(|error| Error::Split(format!("{error:#}")))?;
    let path = workshop.join(LINK);
    let mut link = fs::read_to_string(&path).at("read", &path)?;
    for (number, part) in split.split_modules.iter().enumerate() {
        let old = part.file_name().unwrap_or_default().to_string_lossy();
        let name = match number {
            0 => "deferred.wasm".to_owned(),
            more => format!("deferred-{more}.wasm"),
        };
        let target = folder.join(&name);
        let part = fs::read(part).at("read", part)?;
        fs::write(&target, bare(&part)?).at("write", &target)?;
        link = link.replace(&format!("./{old}"), &format!("./{name}"));
    }
    Ok(Parts { link })
}

impl Parts {
    /// The script of the first part with the loading of the others in it, so that an instance of
    /// the script is an instance of the whole.
    pub(crate) fn inline(&self, script: &str) -> Result<String> {
        let import = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
        let unexpected = |what: &str| Error::Split(format!("{what} in the script of the module"));
        let line = script.lines().find(import);
        let line = line.ok_or_else(|| unexpected("found no import of the deferred parts"))?;
        let name = line.split_whitespace().nth(3);
        let name = name.ok_or_else(|| unexpected("found an import without a name"))?;
        let mut exports = Vec::new();
        let mut link = String::new();
        for line in self.link.lines() {
            if line.starts_with("import ") {
                continue;
            }
            let line = match line.strip_prefix("export const ") {
                Some(rest) => {
                    exports.extend(rest.split(' ').next().map(str::to_owned));
                    format!("const {rest}")
                }
                None => line.replace(STREAM, "instantiate(src, imports)").replace(
                    ".wasm\", import.meta.url))",
                    ".wasm\", import.meta.url), { integrity: '' })",
                ),
            };
            link.push_str(&line);
            link.push('\n');
        }
        let script = script.replacen(&format!("{line}\n"), "", 1);
        Ok(format!(
            "{script}\n{link}{INSTANTIATE}const {name} = {{ {} }};\n",
            exports.join(", ")
        ))
    }
}

/// The splitter's way of loading a part, which fails where a server sends a module with another type.
const STREAM: &str = "WebAssembly.instantiateStreaming(src, imports)";

const INSTANTIATE: &str = "\
async function instantiate(src, imports) {
  const response = await src;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
";

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn the_script_that_loads_the_parts_becomes_part_of_the_first() {
        let parts = Parts {
            link: "import { initSync } from \"./xingfu.js\";\n\
                const load = WebAssembly.instantiateStreaming(src, imports);\n\
                export const one = wrap(load);\n"
                .to_owned(),
        };
        let script = "import * as star0 from \"__wasm_split.js\"\nuse(star0);\n";
        let whole = parts.inline(script).unwrap_or_default();
        assert!(
            whole.starts_with(
                "use(star0);\n\nconst load = instantiate(src, imports);\nconst one = wrap(load);\n"
            ),
            "{whole}"
        );
        assert!(whole.ends_with("const star0 = { one };\n"), "{whole}");
        assert!(parts.inline("use(star0);").is_err());
    }
}
