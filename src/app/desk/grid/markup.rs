//! Blocks of cells as spreadsheets put them on the clipboard, as HTML.

use super::block::{Block, MOST_CELLS};
use std::fmt::Write;

/// The greatest span of a merged cell that is taken at its word.
const WIDEST: usize = 1_000;

/// The first table of a document; `None` where there is none.
///
/// A merged cell has its text in its upper left corner and covers the others. White space collapses,
/// `<br>` and paragraphs break lines, tables inside cells are text.
pub fn read(html: &str) -> Option<Block> {
    let mut table = Table::default();
    let mut depth = 0;
    let mut rest = html;
    while !rest.is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        if depth > 0 {
            table.text(&rest[..end]);
        }
        let Some(tag) = Tag::first(&rest[end..]) else {
            break;
        };
        rest = tag.after;
        match (tag.name.as_str(), tag.closes) {
            ("table", false) => depth += 1,
            ("table", true) if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            ("tr", false) if depth == 1 => table.begin_row(),
            ("tr", true) if depth == 1 => table.end_row(),
            ("td" | "th", false) if depth == 1 => table.begin_cell(&tag),
            ("td" | "th", true) if depth == 1 => table.end_cell(),
            ("br", _) | ("p" | "div" | "li" | "tr", true) => table.break_line(),
            ("style" | "script" | "head" | "xml", false) => rest = behind(rest, &tag.name),
            _ => {}
        }
        if table.cells > MOST_CELLS {
            break;
        }
    }
    table.end_row();
    (!table.block.rows.is_empty()).then_some(table.block)
}

/// What follows the end of an element whose content is no text of the document.
fn behind<'a>(html: &'a str, name: &str) -> &'a str {
    let closes = |at: &usize| {
        let found = html.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let closing = html.match_indices("</").map(|(at, _)| at).find(closes);
    closing.map_or("", |at| &html[at..])
}

/// A tag and what follows it.
struct Tag<'a> {
    name: String,
    attributes: &'a str,
    closes: bool,
    after: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag, comment or declaration that a text begins with.
    fn first(html: &'a str) -> Option<Self> {
        let inside = html.strip_prefix('<')?;
        if let Some(comment) = inside.strip_prefix("!--") {
            let after = comment.split_once("-->").map_or("", |(_, after)| after);
            return Some(Self::nothing(after));
        }
        let end = end(inside);
        let after = inside.get(end + 1..).unwrap_or("");
        let (closes, tag) = match inside[..end].strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, &inside[..end]),
        };
        let name = tag
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(tag.len());
        Some(Self {
            name: tag[..name].to_ascii_lowercase(),
            attributes: &tag[name..],
            closes,
            after,
        })
    }

    fn nothing(after: &'a str) -> Self {
        Self {
            name: String::new(),
            attributes: "",
            closes: false,
            after,
        }
    }

    /// The span in a direction, from 1 to [`WIDEST`].
    fn span(&self, name: &str) -> usize {
        let lower = self.attributes.to_ascii_lowercase();
        let given = lower.split_once(name).and_then(|(_, rest)| {
            let value = rest.trim_start().strip_prefix('=')?;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value.find(|c: char| !c.is_ascii_digit());
            value[..end.unwrap_or(value.len())].parse::<usize>().ok()
        });
        given.unwrap_or(1).clamp(1, WIDEST)
    }
}

/// The end of a tag, past any in quotation marks.
fn end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// A table on its way.
#[derive(Default)]
struct Table {
    block: Block,
    row: Option<Vec<Option<String>>>,
    /// The column and the text of the cell.
    cell: Option<(usize, String)>,
    /// By column, the rows that a merged cell above still covers.
    covered: Vec<usize>,
    cells: usize,
}

impl Table {
    fn begin_row(&mut self) {
        self.end_row();
        self.row = Some(Vec::new());
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(mut row) = self.row.take() else {
            return;
        };
        self.skip_covered(&mut row);
        self.block.rows.push(row);
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) {
        self.end_cell();
        let mut row = self.row.take().unwrap_or_default();
        self.skip_covered(&mut row);
        // Text that runs over empty cells covers none of them.
        let runs_over = tag.attributes.contains("mso-ignore:colspan");
        let (columns, rows) = (tag.span("colspan"), tag.span("rowspan"));
        for column in row.len()..row.len() + columns {
            if column >= self.covered.len() {
                self.covered.resize(column + 1, 0);
            }
            self.covered[column] = rows - 1;
        }
        self.cell = Some((row.len(), String::new()));
        row.push(Some(String::new()));
        let beside = runs_over.then(String::new);
        row.extend((1..columns).map(|_| beside.clone()));
        self.cells += columns;
        self.row = Some(row);
    }

    /// Passes over what merged cells of the rows above cover.
    fn skip_covered(&mut self, row: &mut Vec<Option<String>>) {
        while let Some(rows) = self.covered.get_mut(row.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            row.push(None);
            self.cells += 1;
        }
    }

    fn end_cell(&mut self) {
        let (Some((column, text)), Some(row)) = (self.cell.take(), &mut self.row) else {
            return;
        };
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        if let Some(cell) = row.get_mut(column) {
            *cell = Some(lines.join("\n").trim().to_owned());
        }
    }

    fn break_line(&mut self) {
        if let Some((_, cell)) = &mut self.cell {
            cell.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        let Some((_, cell)) = &mut self.cell else {
            return;
        };
        for c in characters(text).chars() {
            let space = matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{a0}');
            if !space {
                cell.push(c);
            } else if !cell.ends_with([' ', '\n']) {
                cell.push(' ');
            }
        }
    }
}

/// A text with its character references resolved.
fn characters(text: &str) -> String {
    let mut resolved = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        resolved.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest[1..]
            .split_once(';')
            .filter(|(name, _)| name.len() <= 8);
        let found = reference.and_then(|(name, after)| Some((character(name)?, after)));
        if let Some((c, after)) = found {
            resolved.push(c);
            rest = after;
        } else {
            resolved.push('&');
            rest = &rest[1..];
        }
    }
    resolved + rest
}

fn character(name: &str) -> Option<char> {
    let number = |digits: &str, radix| char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" | "ensp" | "emsp" | "thinsp" => Some(' '),
        "middot" => Some('·'),
        "mdash" => Some('—'),
        "ndash" => Some('–'),
        "times" => Some('×'),
        "hellip" => Some('…'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        _ => {
            let number_of = name.strip_prefix('#')?;
            match number_of.strip_prefix(['x', 'X']) {
                Some(digits) => number(digits, 16),
                None => number(number_of, 10),
            }
        }
    }
}

/// Writes rows as a table. Cells are marked as text, so that no spreadsheet takes one for a formula
/// or a date; numbers are numbers.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut html = "<meta charset=\"utf-8\"><table>".to_owned();
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            let is_number = !cell.is_empty()
                && cell
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
            let style = match is_number {
                true => "",
                false => " style=\"mso-number-format:'\\@'\"",
            };
            let _ = write!(html, "<td{style}>{}</td>", escaped(cell));
        }
        html.push_str("</tr>");
    }
    html + "</table>"
}

fn escaped(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\n' => text.push_str("<br>"),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(html: &str) -> Vec<Vec<Option<String>>> {
        read(html).map(|block| block.rows).unwrap_or_default()
    }

    fn some(cells: &[&str]) -> Vec<Option<String>> {
        cells.iter().map(|cell| Some((*cell).to_owned())).collect()
    }

    /// As Excel writes it, shortened.
    const EXCEL: &str = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n<head>\r\n<style>\r\n<!--table\r\n\t{mso-displayed-decimal-separator:\"\\.\";}\r\n.xl65 {content:\"<td>\";}\r\n-->\r\n</style>\r\n</head>\r\n<body link=\"#0563C1\">\r\n<table border=0 cellpadding=0 width=216 style='border-collapse:collapse'>\r\n<!--StartFragment-->\r\n <col width=72 span=3>\r\n <tr height=19>\r\n  <td height=19 class=xl65 align=right width=72>27,000</td>\r\n  <td width=72>待结果</td>\r\n  <td width=72>武人社\r\n  〔2024〕9号<br>\r\n    A&amp;B</td>\r\n </tr>\r\n <tr height=19>\r\n  <td colspan=2 rowspan=2 height=38>1</td>\r\n  <td>&nbsp;</td>\r\n </tr>\r\n <tr height=19>\r\n  <td>x</td>\r\n </tr>\r\n <tr>\r\n  <td colspan=2 style='mso-ignore:colspan'>长的文字</td>\r\n  <td></td>\r\n </tr>\r\n<!--EndFragment-->\r\n</table>\r\n</body>\r\n</html>";

    #[test]
    fn a_table_of_excel_is_read_with_its_merged_cells() {
        let found = cells(EXCEL);
        assert_eq!(
            found[0],
            some(&["27,000", "待结果", "武人社 〔2024〕9号\nA&B"])
        );
        assert_eq!(found[1], [Some("1".to_owned()), None, Some(String::new())]);
        assert_eq!(found[2], [None, None, Some("x".to_owned())]);
        assert_eq!(found[3], some(&["长的文字", "", ""]));
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn cells_need_no_end_and_tables_inside_are_text() {
        let html = "<TABLE><TR><TD>1<TD>2<TR><TD><table><tr><td>a</td><td>b</td></tr></table></TD><TD title='>'>&#19975;&#x4e07;&bogus;</TABLE><table><tr><td>other</table>";
        let found = cells(html);
        assert_eq!(found[0], some(&["1", "2"]));
        assert_eq!(found[1][1], Some("万万&bogus;".to_owned()));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn what_has_no_table_is_no_block() {
        for html in [
            "",
            "<p>27000</p>",
            "<table></table>",
            "<tr><td>1",
            "<!-- <table><tr><td>1 -->",
        ] {
            assert_eq!(read(html), None, "{html}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let rows = vec![
            vec!["1,000".to_owned(), "<b>&\"".to_owned(), "两\n行".to_owned()],
            vec![String::new(), "=1+1".to_owned(), "—".to_owned()],
        ];
        let html = write(&rows);
        let back: Vec<Vec<String>> = cells(&html)
            .into_iter()
            .map(|row| row.into_iter().map(Option::unwrap_or_default).collect())
            .collect();
        assert_eq!(back, rows);
        assert!(
            html.contains("<td style=\"mso-number-format:'\\@'\">=1+1</td>"),
            "{html}"
        );
        assert!(html.contains("<td>1,000</td>"), "{html}");
    }

    #[test]
    fn spans_beyond_measure_end_somewhere() {
        let found = cells("<table><tr><td colspan=4000000000 rowspan=99999999>1</td></tr></table>");
        assert!(found[0].len() <= WIDEST);
        let html = "<table>".to_owned() + &"<tr><td colspan=1000>".repeat(1000);
        let all: usize = cells(&html).iter().map(Vec::len).sum();
        assert!(all <= MOST_CELLS + WIDEST, "{all}");
    }
}
