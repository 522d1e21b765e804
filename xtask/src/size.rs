//! What the page weighs.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::error::{Context, Result};
use crate::site::references;

/// The most that may be transferred before the first interaction, in bytes of Brotli.
pub(crate) const BUDGET: usize = 200_000;

/// A file of the page, in bytes.
#[derive(Debug)]
struct Size {
    name: String,
    first: bool,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The bytes of Brotli that are transferred before the first interaction.
pub(crate) fn transfer(page: &Path) -> Result<usize> {
    Ok(sizes(page)?
        .iter()
        .filter(|size| size.first)
        .map(|size| size.brotli)
        .sum())
}

/// A table of the page's files and of what is transferred before the first interaction.
pub(crate) fn table(page: &Path) -> Result<String> {
    let sizes = sizes(page)?;
    let mut text = format!(
        "  {:<28}{:>12}{:>12}{:>12}\n",
        "bytes", "raw", "gzip 9", "Brotli 11"
    );
    for size in &sizes {
        line(
            &mut text,
            if size.first { '*' } else { ' ' },
            &size.name,
            [size.raw, size.gzip, size.brotli],
        );
    }
    let total = |of: fn(&Size) -> usize| {
        sizes
            .iter()
            .filter(|size| size.first)
            .map(of)
            .sum::<usize>()
    };
    let brotli = total(|size| size.brotli);
    line(
        &mut text,
        '*',
        "before first interaction",
        [total(|size| size.raw), total(|size| size.gzip), brotli],
    );
    let verdict = if brotli <= BUDGET { "within" } else { "OVER" };
    let _ = writeln!(
        text,
        "  {verdict} the budget of {BUDGET} bytes ({} %)",
        brotli * 100 / BUDGET
    );
    Ok(text)
}

fn line(text: &mut String, mark: char, name: &str, numbers: [usize; 3]) {
    let [raw, gzip, brotli] = numbers;
    let _ = writeln!(text, "{mark} {name:<28}{raw:>12}{gzip:>12}{brotli:>12}");
}

fn sizes(page: &Path) -> Result<Vec<Size>> {
    let index = page.join("index.html");
    let html = fs::read_to_string(&index).at("read", &index)?;
    let loaded = references(&html);
    let mut sizes = Vec::new();
    for entry in fs::read_dir(page).at("read", page)? {
        let entry = entry.at("read", page)?;
        let bytes = fs::read(entry.path()).at("read", &entry.path())?;
        let name = entry.file_name().to_string_lossy().into_owned();
        sizes.push(Size {
            // Scripts and modules that main.js imports are announced in index.html too.
            first: name == "index.html" || loaded.contains(name.as_str()),
            raw: bytes.len(),
            gzip: gzip(&bytes).at("compress", &entry.path())?,
            brotli: brotli(&bytes).at("compress", &entry.path())?,
            name,
        });
    }
    sizes.sort_by(|a, b| b.first.cmp(&a.first).then(b.raw.cmp(&a.raw)));
    Ok(sizes)
}

fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed.len())
}
