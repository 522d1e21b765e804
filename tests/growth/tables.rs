//! CSV files and workbooks, in and out; blocks of cells.

use std::rc::Rc;
use xingfu::app::desk::grid::{block, markup};
use xingfu::data::demonstration::own_unit;
use xingfu::data::import::{Chosen, Import, Imported, Target};
use xingfu::data::sheet::{Cell, Look, Merge, Part, SheetWriter};
use xingfu::data::{Dataset, Key, Record, UnitId};
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::report::sheets::{Sheets, csv_of};
use xingfu::score::profile::Profile;
use xingfu::score::score;
use xingfu::text::words::DESK_ENGLISH;

use crate::made::{LEAST, Size, month, run, sure};
use crate::{MOST, Run, Work};

pub(crate) const WORKS: &[Work] = &[
    work("a long CSV file is read", "rows", 40_000, |n| {
        let rows = (0..n).map(|at| format!("u{at},2024-01,i0,{},\n", at % 120));
        csv(
            LEAST,
            "unit,period,indicator,value,status\n",
            &rows.collect::<String>(),
        )
    }),
    work("a long CSV file is read", "rows of a unit", 40_000, |n| {
        let rows = (0..n).map(|at| format!("u0,{},i0,{},\n", month(at), at % 120));
        csv(
            LEAST,
            "unit,period,indicator,value,status\n",
            &rows.collect::<String>(),
        )
    }),
    work("a long CSV file is read", "rows at fault", 40_000, |n| {
        csv(
            LEAST,
            "unit,period,indicator,value,status\n",
            &"u0,2024-01,unknown,x,\n".repeat(n),
        )
    }),
    work("a long CSV file is read", "indicators", 10_000, |n| {
        let rows = (0..n).map(|at| format!("u0,2024-01,i{at},50,\n"));
        csv(
            Size {
                indicators: n,
                ..LEAST
            },
            "unit,period,indicator,value,status\n",
            &rows.collect::<String>(),
        )
    }),
    work("a long CSV file is read", "items", 4_000, |n| {
        let rows = (0..n).map(|at| format!("u0,2024-01,i0,t{at},50\n"));
        csv(
            Size { items: n, ..LEAST },
            "unit,period,indicator,item,value\n",
            &rows.collect::<String>(),
        )
    }),
    work("a wide CSV file is read", "columns", 4_000, |n| {
        let head = (0..n)
            .map(|at| format!(",i{at}"))
            .collect::<Vec<_>>()
            .concat();
        csv(
            Size {
                indicators: n,
                ..LEAST
            },
            &format!("unit{head}\n"),
            &format!("u0{}\n", ",5".repeat(n)),
        )
    }),
    work("a CSV file without heads is read", "columns", 4_000, |n| {
        csv(LEAST, "", &format!("a{}\n", ",b".repeat(n)).repeat(40))
    }),
    work(
        "a CSV file with heads of two rows is read",
        "columns",
        4_000,
        |n| {
            let heads = (0..n)
                .map(|at| format!(",h{at}"))
                .collect::<Vec<_>>()
                .concat();
            csv(
                LEAST,
                &format!("unit,indicator,value{heads}\n"),
                &format!("u0,i0,5{}\n", ",b".repeat(n)),
            )
        },
    ),
    work(
        "a CSV file is read",
        "characters of a cell",
        4_000_000,
        |n| {
            csv(
                LEAST,
                "unit,period,indicator,value,evidence\n",
                &format!("u0,2024-01,i0,5,{}\n", "证".repeat(n)),
            )
        },
    ),
    work("a CSV file is read", "quotes", 2_000_000, |n| {
        csv(
            LEAST,
            "unit,period,indicator,value,evidence\n",
            &format!("u0,2024-01,i0,5,\"{}\"\n", "\"\"".repeat(n)),
        )
    }),
    work("a workbook is read", "rows", 20_000, |n| {
        let row = |at: usize| vec![format!("u{at}"), "2024-01".into(), "i0".into(), "50".into()];
        read(LEAST, workbook((0..n).map(row), Vec::new()))
    }),
    work("a workbook is read", "merged cells", 10_000, |n| {
        let row = |at: usize| vec![format!("u{at}"), "2024-01".into(), "i0".into(), "50".into()];
        let merge = |at: usize| Merge {
            top: 2 * at as u32 + 1,
            left: 0,
            bottom: 2 * at as u32 + 2,
            right: 0,
        };
        read(
            LEAST,
            workbook((0..2 * n).map(row), (0..n).map(merge).collect()),
        )
    }),
    work("sheets are read", "sheets", 4_000, |n| {
        let mut writer = SheetWriter::new();
        for at in 0..n {
            sheet(
                &mut writer,
                &format!("S{at}"),
                std::iter::once(vec!["u0".into(), month(at), "i0".into(), "50".into()]),
                Vec::new(),
            );
        }
        let (index, parts) = (LEAST.index(), writer.take());
        run(move || {
            let mut import = Import::new(Rc::clone(&index), target(&index));
            import.read(&parts);
            import.finish()
        })
    }),
    work("a template is written", "indicators", 2_000, |n| {
        template(
            Size {
                indicators: n,
                ..LEAST
            },
            |parts| sure(workbook::write(parts)),
        )
    }),
    work("a template is written as CSV", "indicators", 10_000, |n| {
        template(
            Size {
                indicators: n,
                ..LEAST
            },
            |parts| csv_of(parts).into_bytes(),
        )
    }),
    work("the whole table is written", "units", 2_000, |n| {
        let (index, data) = Size { units: n, ..LEAST }.both();
        let methodology = Methodology::default_of(&index);
        let scores = sure(score(&index, &data, &methodology));
        run(move || {
            let sheets = Sheets {
                index: &index,
                data: &data,
                month: None,
                words: &DESK_ENGLISH,
            };
            let mut parts = sheets.table();
            for at in 0..n {
                let profile =
                    Profile::new(&index, &scores, methodology.weighting(), UnitId::at(at));
                parts.extend(sheets.table_of(UnitId::at(at), &profile));
            }
            sure(workbook::write(&parts))
        })
    }),
    work("a file is merged into data", "units", 20_000, |n| {
        merged(Size { units: n, ..LEAST }, 0)
    }),
    work("a file is merged into data", "months", 20_000, |n| {
        merged(Size { months: n, ..LEAST }, 0)
    }),
    work("a month is merged into a year", "units", 20_000, |n| {
        merged(
            Size {
                units: n,
                months: 12,
                ..LEAST
            },
            11,
        )
    }),
    work("a block of cells is pasted", "rows", 200_000, |n| {
        let text = "1\t\"a\"\"b\"\n".repeat(n);
        run(move || block::read(&text))
    }),
    work("a block of cells is pasted as HTML", "rows", 40_000, |n| {
        let rows = "<tr><td>1<td>a &amp; b</tr>".repeat(n);
        let html = format!("<table>{rows}</table>");
        run(move || markup::read(&html))
    }),
    work(
        "a block of cells is pasted as HTML",
        "open tags",
        400_000,
        |n| {
            let html = format!("<table><tr><td>{}", "<b>".repeat(n));
            run(move || markup::read(&html))
        },
    ),
    work(
        "a block of cells is pasted as HTML",
        "stray signs",
        400_000,
        |n| {
            let html = format!("<table><tr><td>{}", "<&".repeat(n));
            run(move || markup::read(&html))
        },
    ),
];

const fn work(what: &'static str, of: &'static str, timed: usize, ready: fn(usize) -> Run) -> Work {
    Work {
        what,
        of,
        timed,
        counted: timed / 200 + 30,
        most: MOST,
        ready,
    }
}

fn target(index: &Index) -> Target {
    Target {
        units: Vec::new(),
        fallback: own_unit(index),
        month: "2024-09".parse().ok(),
        chosen: Chosen::new(),
    }
}

fn imported(index: &Rc<Index>, bytes: &[u8]) -> Imported {
    let mut import = Import::new(Rc::clone(index), target(index));
    sure(
        workbook::read(bytes, &mut |part, _| import.read(&part)).map_err(|error| error.to_string()),
    );
    import.finish()
}

fn read(size: Size, bytes: Vec<u8>) -> Run {
    let index = size.index();
    run(move || imported(&index, &bytes))
}

fn csv(size: Size, head: &str, rows: &str) -> Run {
    read(size, format!("{head}{rows}").into_bytes())
}

fn sheet(
    writer: &mut SheetWriter,
    name: &str,
    rows: impl Iterator<Item = Vec<String>>,
    merges: Vec<Merge>,
) {
    writer.write(&Part::Sheet { name, merges });
    let head = ["unit", "period", "indicator", "value"]
        .map(str::to_owned)
        .to_vec();
    for (number, row) in (0..).zip(std::iter::once(head).chain(rows)) {
        let cells = (0..)
            .zip(&row)
            .map(|(column, text)| (column, Look::Plain, Cell::Text(text)));
        writer.row(number, &cells.collect::<Vec<_>>());
    }
}

fn workbook(rows: impl Iterator<Item = Vec<String>>, merges: Vec<Merge>) -> Vec<u8> {
    let mut writer = SheetWriter::new();
    sheet(&mut writer, "S", rows, merges);
    sure(workbook::write(&writer.take()).map_err(|error| error.to_string()))
}

fn template(size: Size, write: fn(&[u8]) -> Vec<u8>) -> Run {
    let (index, data) = size.both();
    run(move || {
        let sheets = Sheets {
            index: &index,
            data: &data,
            month: None,
            words: &DESK_ENGLISH,
        };
        write(&sheets.template(UnitId::at(0)))
    })
}

/// The records of the months from that one on come upon all others.
fn merged(size: Size, month: usize) -> Run {
    let data = size.both().1;
    let present = match month {
        0 => Dataset::default(),
        months => Size { months, ..size }.both().1,
    };
    let from = crate::made::month(month).parse().ok();
    let is_late = |(key, _): &(Key, Record)| month == 0 || key.period >= from;
    let imported = Imported {
        units: data.units().to_vec(),
        records: data.records().filter(is_late).collect(),
        details: Vec::new(),
        targets: Vec::new(),
        columns: Vec::new(),
        problems: Vec::new(),
        notes: Vec::new(),
    };
    run(move || imported.onto(&present))
}
