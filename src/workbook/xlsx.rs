//! Workbooks of today: `.xlsx`, `.xlsm`.

use crate::error::Error;
use crate::read::{Out, Owned};
use crate::spreadsheet::{date, merge};
use calamine::{DataRef, Dimensions, Reader, Xlsx, XlsxError};
use std::collections::BTreeSet;
use std::io::Cursor;

pub(crate) fn read(bytes: &[u8], out: &mut Out<'_>) -> Result<(), Error> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == calamine::SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    for (number, name) in sheets.iter().enumerate() {
        let before = number as f64 / sheets.len() as f64;
        // A sheet of a chart has no cells.
        let Ok(merges) = book.merge_cells_by_sheet_name(name) else {
            continue;
        };
        out.sheet(name, merges.iter().map(merge).collect(), before);
        let percents = percents(&mut book, name)?;
        let mut cells = match book.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(fault(error)),
        };
        let rows = rows(cells.dimensions());
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(fault)? {
            let (row, column) = cell.pos;
            let is_percent = || percents.contains(&(row, column));
            let value = match cell.value {
                DataRef::Empty if cell.formula.is_some() => Owned::Uncomputed,
                DataRef::Empty => continue,
                DataRef::String(text) => Owned::Text(text),
                DataRef::SharedString(text) => Owned::Text(text.to_owned()),
                DataRef::Float(x) if is_percent() => Owned::Percent(x),
                DataRef::Float(x) => Owned::Number(x),
                DataRef::Int(x) if is_percent() => Owned::Percent(x as f64),
                DataRef::Int(x) => Owned::Number(x as f64),
                DataRef::Bool(truth) => Owned::Truth(truth),
                DataRef::DateTime(moment) => date(&moment),
                DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Owned::Date(text),
                DataRef::Error(error) => Owned::Error(error.to_string()),
            };
            let share = (f64::from(row) / rows).min(1.0);
            out.put(row, column, value, before + share / sheets.len() as f64);
        }
    }
    Ok(())
}

/// How many rows a sheet says that it has.
fn rows(dimensions: Dimensions) -> f64 {
    f64::from(dimensions.end.0.max(1))
}

/// The cells of a sheet that are shown in percent; a look at all cells only where some style is.
fn percents(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<BTreeSet<(u32, u32)>, Error> {
    let mut found = BTreeSet::new();
    let Ok(mut cells) = book.worksheet_cells_reader(name) else {
        return Ok(found);
    };
    let in_percent: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            format.is_some_and(|format| is_percent(&format.format_code))
        })
        .collect();
    if !in_percent.contains(&true) {
        return Ok(found);
    }
    while let Some((row, column, style)) = cells.next_style_id().map_err(fault)? {
        if in_percent.get(style) == Some(&true) {
            found.insert((row, column));
        }
    }
    Ok(found)
}

/// Whether a format shows a hundredfold: a `%` that is neither quoted nor escaped.
fn is_percent(format: &str) -> bool {
    let mut quoted = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' => drop(chars.next()),
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

fn fault(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::Locked,
        XlsxError::FileNotFound(_) | XlsxError::Zip(_) => Error::NoTable,
        error => Error::Damaged(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::is_percent;

    #[test]
    fn a_format_shows_a_hundredfold_by_its_own_sign() {
        for format in ["0%", "0.00%", "[Red]0.0 %;-0%"] {
            assert!(is_percent(format), "{format}");
        }
        for format in ["General", "0.0\"%\"", "0\\%", "0"] {
            assert!(!is_percent(format), "{format}");
        }
    }
}
