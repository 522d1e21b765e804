//! Parts of sheets as a workbook.

use crate::error::Error;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Note, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;
use xingfu::data::sheet::{Cell, Look, Part, Parts, letters};

/// The hidden sheet with the texts that cells can be chosen from.
const CHOICES: &str = "choices";

/// The bytes of a workbook (.xlsx) with the sheets in these parts: the same for the same parts.
///
/// A text is a text, whatever it begins with: nothing becomes a formula.
pub fn write(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    book(bytes).map_err(|error| Error::Unwritable(error.to_string()))
}

fn book(bytes: &[u8]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let looks = Looks::new();
    let mut lists = Lists::default();
    let mut sheet = None;
    for part in Parts::new(bytes) {
        if let Part::Sheet { name, .. } = part {
            let mut next = Worksheet::new();
            next.set_name(name)?;
            if let Some(done) = sheet.replace(next) {
                book.push_worksheet(done);
            }
            continue;
        }
        if let Some(sheet) = &mut sheet {
            put(sheet, &part, &looks, &mut lists)?;
        }
    }
    if let Some(sheet) = sheet {
        book.push_worksheet(sheet);
    }
    if !lists.0.is_empty() {
        book.push_worksheet(lists.sheet()?);
    }
    book.save_to_buffer()
}

fn put<'a>(
    sheet: &mut Worksheet,
    part: &Part<'a>,
    looks: &Looks,
    lists: &mut Lists<'a>,
) -> Result<(), XlsxError> {
    match part {
        Part::Sheet { .. } => {}
        Part::Row { number, cells } => {
            for (column, look, cell) in cells {
                let (row, column, format) = (*number, *column as u16, looks.of(*look));
                match cell {
                    Cell::Text(text) | Cell::Date(text) | Cell::Error(text) => {
                        sheet.write_string_with_format(row, column, *text, format)?;
                    }
                    Cell::Number(x) | Cell::Percent(x) | Cell::Bare(x) => {
                        sheet.write_number_with_format(row, column, *x, format)?;
                    }
                    Cell::Truth(truth) => {
                        sheet.write_boolean_with_format(row, column, *truth, format)?;
                    }
                    Cell::Empty | Cell::Uncomputed => {
                        sheet.write_blank(row, column, format)?;
                    }
                }
            }
        }
        Part::Widths(widths) => {
            for (column, width) in widths.iter().enumerate() {
                sheet.set_column_width(column as u16, *width)?;
            }
        }
        Part::Freeze { row, column } => {
            sheet.set_freeze_panes(*row, *column as u16)?;
        }
        Part::Choices {
            row,
            column,
            choices,
        } => {
            let list = Formula::new(lists.formula(choices));
            let choice = DataValidation::new().allow_list_formula(list);
            sheet.add_data_validation(*row, *column as u16, *row, *column as u16, &choice)?;
        }
        Part::Note { row, column, text } => {
            let note = Note::new(*text).add_author_prefix(false);
            let lines = text.chars().count() / 22 + text.lines().count() + 1;
            let note = note.set_width(320).set_height(20 * lines.min(20) as u32);
            sheet.insert_note(*row, *column as u16, &note)?;
        }
    }
    Ok(())
}

/// Formats by look.
struct Looks {
    plain: Format,
    title: Format,
    head: Format,
    remark: Format,
    entry: Format,
    points: Format,
    share: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new()
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let line = Color::RGB(0x00d5_dfe1);
        Self {
            title: Format::new().set_bold().set_font_size(15),
            head: plain
                .clone()
                .set_bold()
                .set_background_color(Color::RGB(0x00cf_e3e4))
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(Color::RGB(0x000f_5c63)),
            remark: Format::new().set_font_color(Color::RGB(0x0056_6a6f)),
            entry: plain
                .clone()
                .set_background_color(Color::RGB(0x00fd_f1e6))
                .set_border(FormatBorder::Thin)
                .set_border_color(line),
            points: plain.clone().set_num_format("0.0"),
            share: plain.clone().set_num_format("0.0%"),
            plain,
        }
    }

    fn of(&self, look: Look) -> &Format {
        match look {
            Look::Plain => &self.plain,
            Look::Title => &self.title,
            Look::Head => &self.head,
            Look::Remark => &self.remark,
            Look::Entry => &self.entry,
            Look::Points => &self.points,
            Look::Share => &self.share,
        }
    }
}

/// Lists of texts to choose from, each in a column of the hidden sheet: within a cell's own rule
/// they could have no more than 255 characters, and no comma.
#[derive(Default)]
struct Lists<'a>(BTreeMap<Vec<&'a str>, u16>);

impl<'a> Lists<'a> {
    fn formula(&mut self, choices: &[&'a str]) -> String {
        let next = self.0.len() as u16;
        let column = *self.0.entry(choices.to_vec()).or_insert(next);
        let letters = letters(u32::from(column));
        format!("{CHOICES}!${letters}$1:${letters}${}", choices.len().max(1))
    }

    fn sheet(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(CHOICES)?;
        for (choices, column) in &self.0 {
            for (row, choice) in choices.iter().enumerate() {
                sheet.write_string(row as u32, *column, *choice)?;
            }
        }
        sheet.set_hidden(true);
        Ok(sheet)
    }
}
