//! Tables in text: CSV, with tabs or semicolons too; UTF-8, UTF-16 or GB18030.

use crate::error::Error;
use crate::read::{Out, Owned};
use encoding_rs::{Encoding, GB18030, UTF_8};
use std::borrow::Cow;

pub(crate) fn read(bytes: &[u8], out: &mut Out<'_>) -> Result<(), Error> {
    let text = decoded(bytes)?;
    if is_foreign(&text) {
        return Err(Error::NoTable);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    out.sheet("CSV", Vec::new(), 0.0);
    let length = text.len().max(1) as f64;
    let mut record = csv::StringRecord::new();
    let (mut row, mut seen) = (0, 0);
    while reader
        .read_record(&mut record)
        .map_err(|error| Error::Damaged(error.to_string()))?
    {
        let at = record.position().map_or(seen, |at| at.byte() as usize);
        let blank = text.as_bytes()[at..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = at + blank.count();
        row += text.as_bytes()[seen..start]
            .iter()
            .filter(|byte| matches!(byte, b'\n'))
            .count() as u32;
        seen = start;
        let share = start as f64 / length;
        for (column, cell) in record
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            out.put(row, column as u32, Owned::Text(cell.to_owned()), share);
        }
    }
    Ok(())
}

/// The text of a file: by its byte order mark, else UTF-8, else GB18030.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[length..]);
        return text.ok_or(Error::Encoding);
    }
    [UTF_8, GB18030]
        .into_iter()
        .find_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
        .ok_or(Error::Encoding)
}

/// Whether a text is no table: a picture or a program that happens to be text, a web page, JSON.
fn is_foreign(text: &str) -> bool {
    let start = text.trim_start();
    text.contains('\0')
        || start.is_empty()
        || start.starts_with(['{', '[', '<'])
        || start.starts_with("%PDF")
}

/// What parts the cells: of comma, semicolon and tab the one that the first lines have most of.
fn delimiter(text: &str) -> u8 {
    let first: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .take(5)
        .collect();
    let count = |sign: u8| -> usize {
        let in_line = |line: &&str| line.bytes().filter(|byte| *byte == sign).count();
        first.iter().map(in_line).sum()
    };
    // The first of those that are equal goes last through `max_by_key`.
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::{decoded, delimiter, is_foreign};

    #[test]
    fn a_text_is_decoded_by_what_it_is() {
        let gb = [0xd0, 0xd2, 0xb8, 0xa3]; // 幸福
        assert_eq!(decoded(&gb).unwrap(), "幸福");
        assert_eq!(decoded("幸福".as_bytes()).unwrap(), "幸福");
        assert_eq!(decoded("\u{feff}幸福".as_bytes()).unwrap(), "幸福");
        assert_eq!(decoded(&[0xff, 0xfe, 0x78, 0x5e]).unwrap(), "幸");
        assert!(decoded(&[0xff, 0xff, 0xff, 0x00]).is_err());
    }

    #[test]
    fn cells_are_parted_by_what_there_is_most_of() {
        assert_eq!(delimiter("a,b,c\n1;2,3,4"), b',');
        assert_eq!(delimiter("a;b;c"), b';');
        assert_eq!(delimiter("a\tb,x\tc"), b'\t');
        assert_eq!(delimiter("a"), b',');
    }

    #[test]
    fn other_texts_are_no_tables() {
        for text in ["", "  \n", "{\"a\": 1}", "<html>", "%PDF-1.7", "a\0b"] {
            assert!(is_foreign(text), "{text}");
        }
        assert!(!is_foreign("指标,完成值"));
    }
}
