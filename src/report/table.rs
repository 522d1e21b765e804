//! The figures behind a chart, as a table and as CSV.

use crate::text::number::decimal;

/// The figures behind a chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<String>>,
    /// Lines before the table: index, version, date, weights.
    pub remarks: Vec<String>,
}

/// The table as CSV after RFC 4180: UTF-8 with a byte order mark, lines ending in CR LF.
///
/// Remarks come first, each a line of one cell beginning with `# `. A cell that a spreadsheet would
/// take for a formula (it begins with `=`, `+`, `-`, `@` or their full-width forms, and is no plain
/// number) gets an apostrophe before it; so does what follows a semicolon, a tab or the end of a
/// line within a cell, by which a spreadsheet that does not part cells at commas would part them.
pub fn csv(table: &Table) -> String {
    let mut out = String::from("\u{FEFF}");
    for remark in &table.remarks {
        let remark = remark.chars().map(|c| if c.is_control() { ' ' } else { c });
        let remark = format!("# {}", remark.collect::<String>());
        match remark.contains(SEPARATORS) {
            true => push_quoted(&mut out, &guarded(&remark)),
            false => out.push_str(&remark),
        }
        out.push_str("\r\n");
    }
    let head = (!table.columns.is_empty()).then_some(&table.columns);
    for row in head.into_iter().chain(&table.rows) {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                out.push(',');
            }
            push_cell(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

/// Commas, and what some spreadsheets take in their place; quotes, and ends of lines.
const SEPARATORS: [char; 6] = [',', ';', '\t', '"', '\r', '\n'];

fn push_cell(out: &mut String, cell: &str) {
    let written = guarded(cell);
    if cell.starts_with(['#', ' ']) || cell.ends_with(' ') || cell.contains(SEPARATORS) {
        push_quoted(out, &written);
    } else {
        out.push_str(&written);
    }
}

fn push_quoted(out: &mut String, cell: &str) {
    out.push('"');
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

/// A cell in no part of which a formula begins.
fn guarded(cell: &str) -> String {
    // A file with a NUL is no text.
    let cell = &cell.replace('\0', "");
    let guard = if is_formula(cell) { "'" } else { "" };
    let mut written = guard.to_owned();
    for part in cell.split_inclusive([';', '\t', '\r', '\n']) {
        let inner = written.len() > guard.len();
        if inner && part.trim_start().starts_with(SIGNS) {
            written.push('\'');
        }
        written.push_str(part);
    }
    written
}

/// What a formula begins with; the last four are full-width forms of the first, which some
/// spreadsheets accept.
const SIGNS: [char; 8] = [
    '=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
];

fn is_formula(cell: &str) -> bool {
    let signed = cell.trim_start().starts_with(SIGNS);
    cell.starts_with(['\t', '\r']) || signed && !is_number(cell)
}

fn is_number(cell: &str) -> bool {
    let unsigned = |text: &str| text.strip_prefix(['+', '-']).unwrap_or(text).to_owned();
    let cell = unsigned(cell);
    let (digits, exponent) = match cell.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, unsigned(exponent)),
        None => (cell.as_str(), "0".to_owned()),
    };
    decimal(digits, 0).is_some() && exponent.parse::<u32>().is_ok()
}
