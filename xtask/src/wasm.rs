//! As much of WebAssembly's binary format as the build needs: sections and imports.

use crate::error::{Error, Result};

/// The kind of a custom section.
const CUSTOM: u8 = 0;

/// The kind of the section of imports.
const IMPORTS: u8 = 2;

/// A section: its kind and what is in it.
#[derive(Clone, Debug, PartialEq)]
struct Section {
    kind: u8,
    body: Vec<u8>,
}

/// A module without its custom sections: the names of functions and of the tools that made it.
pub(crate) fn bare(module: &[u8]) -> Result<Vec<u8>> {
    let mut sections = read(module)?;
    sections.retain(|section| section.kind != CUSTOM);
    Ok(write(module, &sections))
}

/// A module without what was written for the splitter.
pub(crate) fn without_relocations(module: &[u8]) -> Result<Vec<u8>> {
    let mut sections = read(module)?;
    sections.retain(|section| {
        let name = text(&mut section.body.as_slice()).unwrap_or_default();
        section.kind != CUSTOM || !(name.starts_with("reloc.") || name == "linking")
    });
    Ok(write(module, &sections))
}

/// A module whose imported functions have other names; those of which none is given keep theirs.
pub(crate) fn rename_imports(
    module: &[u8],
    mut name: impl FnMut(&str) -> Option<String>,
) -> Result<Vec<u8>> {
    let mut sections = read(module)?;
    for section in &mut sections {
        if section.kind == IMPORTS {
            section.body = renamed(&section.body, &mut name).ok_or_else(cut)?;
        }
    }
    Ok(write(module, &sections))
}

fn renamed(imports: &[u8], name: &mut impl FnMut(&str) -> Option<String>) -> Option<Vec<u8>> {
    let mut rest = imports;
    let count = number(&mut rest)?;
    let mut out = Vec::new();
    put_number(&mut out, count);
    for _ in 0..count {
        let module = text(&mut rest)?;
        let old = text(&mut rest)?;
        let new = name(old);
        put_text(&mut out, module);
        put_text(&mut out, new.as_deref().unwrap_or(old));
        let described = rest;
        let (&kind, behind) = rest.split_first()?;
        rest = behind;
        match kind {
            // A function, by its type.
            0 => drop(number(&mut rest)?),
            // A table, of what and how large; a memory, how large.
            1 => {
                rest = rest.get(1..)?;
                limits(&mut rest)?;
            }
            2 => limits(&mut rest)?,
            // A global, of which type and whether it changes.
            3 => rest = rest.get(2..)?,
            _ => return None,
        }
        out.extend_from_slice(&described[..described.len() - rest.len()]);
    }
    Some(out)
}

fn limits(rest: &mut &[u8]) -> Option<()> {
    let has_most = number(rest)? & 1 == 1;
    number(rest)?;
    if has_most {
        number(rest)?;
    }
    Some(())
}

fn read(module: &[u8]) -> Result<Vec<Section>> {
    let mut rest = module.get(8..).ok_or_else(cut)?;
    let mut sections = Vec::new();
    while let Some((&kind, behind)) = rest.split_first() {
        rest = behind;
        let size = number(&mut rest).ok_or_else(cut)?;
        let (body, behind) = rest.split_at_checked(size).ok_or_else(cut)?;
        let body = body.to_vec();
        sections.push(Section { kind, body });
        rest = behind;
    }
    Ok(sections)
}

fn write(module: &[u8], sections: &[Section]) -> Vec<u8> {
    let mut out = module[..8].to_vec();
    for section in sections {
        out.push(section.kind);
        put_number(&mut out, section.body.len());
        out.extend_from_slice(&section.body);
    }
    out
}

/// Takes an unsigned number in LEB128.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let digits = rest.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let (number, behind) = rest.split_at(digits);
    *rest = behind;
    let digit = |value: usize, byte: &u8| value << 7 | usize::from(byte & 0x7f);
    Some(number.iter().rev().fold(0, digit))
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let digit = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            return out.push(digit);
        }
        out.push(digit | 0x80);
    }
}

fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let size = number(rest)?;
    let (text, behind) = rest.split_at_checked(size)?;
    *rest = behind;
    std::str::from_utf8(text).ok()
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

fn cut() -> Error {
    Error::Split("found something that is no module".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{bare, number, put_number, rename_imports, without_relocations};

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        let (code, name) = ([10, 2, 1, 2], [0, 3, 1, b'n', 9]);
        let module = [HEAD, &name, &code, &name].concat();
        assert_eq!(bare(&module).unwrap_or_default(), [HEAD, &code].concat());
        assert!(bare(&module[..module.len() - 1]).is_err());
        assert!(bare(b"none").is_err());
    }

    #[test]
    fn relocations_go_and_names_stay() {
        let section = |name: &[u8]| {
            let size = [name.len() as u8 + 1, name.len() as u8];
            [&[0][..], &size, name].concat()
        };
        let module = |names: &[&[u8]]| {
            let sections: Vec<u8> = names.iter().flat_map(|name| section(name)).collect();
            [HEAD, &[10, 1, 0], &sections].concat()
        };
        let without = without_relocations(&module(&[b"reloc.CODE", b"name", b"linking"]));
        assert_eq!(without.unwrap_or_default(), module(&[b"name"]));
    }

    #[test]
    fn imported_functions_get_other_names_whatever_else_is_imported() {
        let imports = |function: &[u8]| {
            let size = function.len() as u8;
            let body = [
                &[3, 1, b'm', size][..],
                function,
                &[0, 7, 1, b'm', 1, b't', 1, 0x70, 1, 0x80, 1, 0x80, 2],
                &[1, b'm', 1, b'g', 3, 0x7f, 1],
            ]
            .concat();
            [HEAD, &[2, body.len() as u8], &body, &[10, 1, 0]].concat()
        };
        let short = |old: &str| (old == "long_name").then(|| "a".to_owned());
        let renamed = rename_imports(&imports(b"long_name"), short).unwrap_or_default();
        assert_eq!(renamed, imports(b"a"));
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for value in [0, 1, 127, 128, 300, 70_000, 1 << 31] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            let mut rest = bytes.as_slice();
            assert_eq!((number(&mut rest), rest), (Some(value), &[][..]));
        }
        assert_eq!(number(&mut &[0x80, 0x80][..]), None);
    }
}
