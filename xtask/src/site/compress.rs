//! Files packed in advance, which a server sends as they are.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::assets::RESULTS;
use super::files::{bytes, copy, names, write};
use crate::error::{Context, Result};

/// The suffixes of packed files: gzip, then Brotli.
pub(crate) const SUFFIXES: [&str; 2] = ["gz", "br"];

/// The kinds of files that packing makes smaller.
const COMPRESSIBLE: [&str; 7] = ["css", "html", "js", "json", "mjs", "svg", "wasm"];

/// Writes each compressible file of a folder packed beside itself.
///
/// What another folder holds, packed, under the same name and with the same content, is taken from there.
pub(super) fn compress(folder: &Path, other: Option<&Path>) -> Result<()> {
    for name in names(folder)? {
        let file = folder.join(&name);
        // Whoever puts other results there packs nothing, and a server would send what was packed before.
        if !is_compressible(&file) || name == RESULTS {
            continue;
        }
        let content = bytes(&file)?;
        let same = other.filter(|other| is_same(&other.join(&name), &content));
        for (suffix, pack) in SUFFIXES.into_iter().zip([gzip, brotli]) {
            let packed = format!("{name}.{suffix}");
            match same {
                Some(other) => copy(&other.join(&packed), &folder.join(&packed))?,
                None => write(&folder.join(&packed), pack(&content).at("compress", &file)?)?,
            }
        }
    }
    Ok(())
}

fn is_same(file: &Path, content: &[u8]) -> bool {
    fs::read(file).is_ok_and(|other| other == content)
}

fn is_compressible(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| COMPRESSIBLE.iter().any(|known| extension == *known))
}

/// The highest level; without a name and a time, so that the same content gives the same bytes.
pub(super) fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &parameters)?;
    Ok(packed)
}
