//! Blocks of cells as spreadsheets put them on the clipboard, as text with tabs.
//!
//! A cell with a tab, a line break or a quotation mark at its start is written in quotation marks,
//! those inside it doubled, as Excel and WPS do.

/// The greatest number of cells that is read; what lies beyond is no block for a grid of a few hundred.
pub(super) const MOST_CELLS: usize = 100_000;

/// A block of cells, row by row; rows may differ in length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// A cell; `None` where a merged cell covers it, which says nothing of its own.
    pub rows: Vec<Vec<Option<String>>>,
}

impl Block {
    /// The number of rows and of columns.
    pub fn size(&self) -> (usize, usize) {
        let columns = self.rows.iter().map(Vec::len).max();
        (self.rows.len(), columns.unwrap_or(0))
    }

    /// The only cell of a block of one.
    pub fn single(&self) -> Option<&str> {
        match self.rows.as_slice() {
            [row] => match row.as_slice() {
                [Some(cell)] => Some(cell),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Reads text with tabs. A last line break ends the last row and begins none.
pub fn read(text: &str) -> Block {
    let text = text.trim_start_matches('\u{feff}').trim_end_matches('\0');
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    let mut cells = 0;
    while cells < MOST_CELLS && !(rest.is_empty() && row.is_empty()) {
        let (cell, after) = cell(rest);
        row.push(Some(cell));
        cells += 1;
        if let Some(next) = after.strip_prefix('\t') {
            rest = next;
            if !next.is_empty() {
                continue;
            }
            row.push(Some(String::new()));
        } else {
            let next = after.strip_prefix("\r\n");
            rest = next
                .or_else(|| after.strip_prefix(['\n', '\r']))
                .unwrap_or("");
        }
        rows.push(std::mem::take(&mut row));
    }
    if !row.is_empty() {
        rows.push(row);
    }
    Block { rows }
}

/// The first cell, and what follows it: a tab, a line break or nothing.
fn cell(text: &str) -> (String, &str) {
    if let Some(quoted) = text.strip_prefix('"').and_then(quoted) {
        return quoted;
    }
    let end = text.find(['\t', '\r', '\n']).unwrap_or(text.len());
    (text[..end].trim().to_owned(), &text[end..])
}

/// A cell behind its opening quotation mark; `None` where none closes it before an end of cell.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (inside, after) = rest.split_once('"')?;
        cell.push_str(inside);
        match after.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None if after.is_empty() || after.starts_with(['\t', '\r', '\n']) => {
                let cell = cell.trim().replace("\r\n", "\n").replace('\r', "\n");
                return Some((cell, after));
            }
            None => return None,
        }
    }
}

/// Writes rows as text with tabs, a line break after each row.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                text.push('\t');
            }
            if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_cells(text: &str, expected: &[&[&str]]) {
        let found = read(text).rows;
        let expected: Vec<Vec<_>> = expected
            .iter()
            .map(|row| row.iter().map(|cell| Some((*cell).to_owned())).collect())
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn text_of_a_spreadsheet_is_read_cell_by_cell() {
        assert_cells(
            "27000\t待结果\t文号\r\n1\t\t\r\n",
            &[&["27000", "待结果", "文号"], &["1", "", ""]],
        );
        assert_cells("27000", &[&["27000"]]);
        assert_cells("1\n2\n\n4", &[&["1"], &["2"], &[""], &["4"]]);
        assert_cells("a\t", &[&["a", ""]]);
        assert_cells("", &[]);
        assert_cells("\r\n", &[&[""]]);
        assert_cells(" 3.6万 \t\u{a0}\n", &[&["3.6万", ""]]);
    }

    #[test]
    fn quoted_cells_hold_tabs_line_breaks_and_quotation_marks() {
        assert_cells(
            "\"一行\n二行\"\t\"a\tb\"\r\n\"\"\"引号\"\"\"\t5\" 管\r\n",
            &[&["一行\n二行", "a\tb"], &["\"引号\"", "5\" 管"]],
        );
        assert_cells("\"不成对\t2\n3", &[&["\"不成对", "2"], &["3"]]);
        assert_cells("\"x\"y\t2", &[&["\"x\"y", "2"]]);
    }

    #[test]
    fn what_is_written_is_read_back() {
        for rows in [
            vec![vec![
                "1,000".to_owned(),
                "两\n行".to_owned(),
                "\"引\"".to_owned(),
            ]],
            vec![vec![String::new()], vec!["x".to_owned()]],
            vec![
                vec!["a".to_owned(), String::new()],
                vec![String::new(), "b\tc".to_owned()],
            ],
        ] {
            let back: Vec<Vec<String>> = read(&write(&rows))
                .rows
                .into_iter()
                .map(|row| row.into_iter().map(Option::unwrap_or_default).collect())
                .collect();
            assert_eq!(back, rows);
        }
    }

    #[test]
    fn a_text_of_tabs_alone_ends_at_the_greatest_number_of_cells() {
        let found = read(&"\t".repeat(300_000));
        let cells: usize = found.rows.iter().map(Vec::len).sum();
        assert!(cells <= MOST_CELLS + 1, "{cells}");
    }
}
