//! The weight of the published page, as it is transferred.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::error::{Context, Result};
use crate::site::{Load, SUFFIXES, published_as};

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

/// A table of the page's files, with the total transferred before the first interaction.
pub(crate) fn table(page: &Path) -> Result<String> {
    let sizes = sizes(page)?;
    let mut text = format!(
        "  {:<34}{:>12}{:>12}{:>12}\n",
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
    let _ = writeln!(text, "{mark} {name:<34}{raw:>12}{gzip:>12}{brotli:>12}");
}

fn sizes(page: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(page).at("read", page)? {
        let path = entry.at("read", page)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if SUFFIXES
            .iter()
            .any(|suffix| name.ends_with(&format!(".{suffix}")))
        {
            continue;
        }
        let raw = bytes(&path)?;
        let [gzip, brotli] = SUFFIXES.map(|suffix| {
            let packed = page.join(format!("{name}.{suffix}"));
            // A file without packed copies is sent as it is.
            if packed.is_file() {
                bytes(&packed)
            } else {
                Ok(raw)
            }
        });
        sizes.push(Size {
            first: published_as(&name).is_some_and(|asset| asset.load == Load::First),
            name: name.into_owned(),
            raw,
            gzip: gzip?,
            brotli: brotli?,
        });
    }
    sizes.sort_by(|a, b| b.first.cmp(&a.first).then(b.raw.cmp(&a.raw)));
    Ok(sizes)
}

/// The length of a file.
pub(crate) fn bytes(file: &Path) -> Result<usize> {
    let length = fs::metadata(file).at("read", file)?.len();
    Ok(usize::try_from(length).unwrap_or(usize::MAX))
}
