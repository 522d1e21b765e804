//! Rewriting modules: dropping custom sections, renaming imports, and writing every index in its shortest form,
//! the only one that old browsers accept for a table.

use wasm_encoder::reencode::{Error as Fault, Reencode, utils};
use wasm_encoder::{ImportSection, Imports, Module};
use wasmparser::{CustomSectionReader, Parser};

use crate::error::{Error, Result};

/// A module without its custom sections: the names of functions and of the tools that made it.
pub(crate) fn bare(module: &[u8]) -> Result<Vec<u8>> {
    rewrite(module, |_| false, |_| None)
}

/// A module whose imports have other names; those of which none is given keep theirs.
pub(crate) fn rename_imports(
    module: &[u8],
    name: impl FnMut(&str) -> Option<String>,
) -> Result<Vec<u8>> {
    rewrite(module, |_| true, name)
}

fn rewrite(
    module: &[u8],
    is_kept: fn(&str) -> bool,
    name: impl FnMut(&str) -> Option<String>,
) -> Result<Vec<u8>> {
    let mut written = Module::new();
    Rewriter { is_kept, name }
        .parse_core_module(&mut written, Parser::new(0), module)
        .map_err(|error| Error::Module(error.to_string()))?;
    Ok(written.finish())
}

struct Rewriter<F> {
    /// Whether a custom section of this name stays.
    is_kept: fn(&str) -> bool,
    /// The new name of an import.
    name: F,
}

impl<F: FnMut(&str) -> Option<String>> Reencode for Rewriter<F> {
    type Error = std::convert::Infallible;

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> std::result::Result<(), Fault<Self::Error>> {
        match (self.is_kept)(section.name()) {
            true => utils::parse_custom_section(self, module, section),
            false => Ok(()),
        }
    }

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: wasmparser::Imports<'_>,
    ) -> std::result::Result<(), Fault<Self::Error>> {
        let wasmparser::Imports::Single(_, import) = imports else {
            return utils::parse_imports(self, section, imports);
        };
        let name = (self.name)(import.name);
        section.imports(Imports::Single(wasm_encoder::Import {
            module: import.module,
            name: name.as_deref().unwrap_or(import.name),
            ty: self.entity_type(import.ty)?,
        }));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, rename_imports};

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    fn section(name: &[u8]) -> Vec<u8> {
        let size = [name.len() as u8 + 1, name.len() as u8];
        [&[0][..], &size, name].concat()
    }

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        let types = [1, 4, 1, 0x60, 0, 0];
        let module = [HEAD, &section(b"a"), &types, &section(b"b")].concat();
        assert_eq!(bare(&module).unwrap_or_default(), [HEAD, &types].concat());
        assert!(bare(&module[..module.len() - 1]).is_err());
        assert!(bare(b"none").is_err());
    }

    #[test]
    fn imported_functions_get_other_names_whatever_else_is_imported() {
        let imports = |function: &[u8]| {
            let size = function.len() as u8;
            let body = [
                &[3, 1, b'm', size][..],
                function,
                &[0, 0, 1, b'm', 1, b't', 1, 0x70, 1, 1, 2],
                &[1, b'm', 1, b'g', 3, 0x7f, 1],
            ]
            .concat();
            let types = [1, 4, 1, 0x60, 0, 0];
            [HEAD, &types, &[2, body.len() as u8], &body].concat()
        };
        let short = |old: &str| (old == "long_name").then(|| "a".to_owned());
        let renamed = rename_imports(&imports(b"long_name"), short).unwrap_or_default();
        assert_eq!(renamed, imports(b"a"));
    }

    /// A table's index in five bytes, as a linker leaves it, is refused by Chromium 83.
    #[test]
    fn a_table_s_index_takes_one_byte() {
        let module = |index: &[u8]| {
            let body = [&[0, 0x41, 0, 0x11, 0][..], index, &[0x0b]].concat();
            let code = [&[1, body.len() as u8][..], &body].concat();
            let before = [1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 4, 4, 1, 0x70, 0, 1];
            [HEAD, &before, &[10, code.len() as u8], &code].concat()
        };
        let long = module(&[0x80, 0x80, 0x80, 0x80, 0]);
        assert_eq!(bare(&long).unwrap_or_default(), module(&[0]));
    }
}
