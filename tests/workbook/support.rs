//! Files in, records out.

use std::rc::Rc;

use xingfu::data::Dataset;
use xingfu::data::demonstration::own_unit;
use xingfu::data::import::{Import, Imported, Target};
use xingfu::data::sheet::{Cell, Look, Part, SheetWriter};
use xingfu::index::Index;
use xingfu::schema::ValueEntry;
use xingfu::text::words::DESK_CHINESE;

pub(crate) fn wuqing() -> Rc<Index> {
    Rc::new(Index::builtin().unwrap_or_else(|error| panic!("{error}")))
}

pub(crate) fn index(json: &str) -> Rc<Index> {
    Rc::new(Index::from_json(json).unwrap_or_else(|error| panic!("{error}")))
}

pub(crate) fn target(index: &Index) -> Target {
    Target {
        units: Vec::new(),
        fallback: own_unit(index),
        month: "2024-09".parse().ok(),
        chosen: xingfu::data::import::Chosen::new(),
    }
}

#[track_caller]
pub(crate) fn import(index: &Rc<Index>, bytes: &[u8]) -> Imported {
    let mut import = Import::new(Rc::clone(index), target(index));
    let read = workbook::read(bytes, &mut |part, _| import.read(&part));
    read.unwrap_or_else(|error| panic!("{error}"));
    import.finish()
}

/// What would be taken, as a data file has it.
pub(crate) fn values(index: &Index, imported: &Imported) -> Vec<ValueEntry> {
    imported.onto(&Dataset::default()).to_file(index).values
}

/// Place and reason of everything that is not taken.
pub(crate) fn problems(imported: &Imported) -> Vec<String> {
    told(&imported.problems)
}

pub(crate) fn told(problems: &[xingfu::data::import::Problem]) -> Vec<String> {
    let tell = |problem: &xingfu::data::import::Problem| {
        format!(
            "{}{} {}: {}",
            problem.column,
            problem.row,
            problem.text,
            problem.reason.words(&DESK_CHINESE)
        )
    };
    problems.iter().map(tell).collect()
}

/// A workbook with one sheet of these rows.
#[track_caller]
pub(crate) fn workbook(rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    workbook_of(&[("数据", rows.to_vec())])
}

/// A workbook of sheets of these names and rows.
#[track_caller]
pub(crate) fn workbook_of(sheets: &[(&str, Vec<Vec<Cell<'_>>>)]) -> Vec<u8> {
    let mut writer = SheetWriter::new();
    for (name, rows) in sheets {
        writer.write(&Part::Sheet {
            name,
            merges: Vec::new(),
        });
        write_rows(&mut writer, rows);
    }
    workbook::write(&writer.take()).unwrap_or_else(|error| panic!("{error}"))
}

fn write_rows(writer: &mut SheetWriter, rows: &[Vec<Cell<'_>>]) {
    for (number, row) in rows.iter().enumerate() {
        let cells: Vec<_> = row
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                (
                    column as u32,
                    if matches!(cell, Cell::Percent(_)) {
                        Look::Share
                    } else {
                        Look::Plain
                    },
                    *cell,
                )
            })
            .collect();
        writer.row(number as u32, &cells);
    }
}
