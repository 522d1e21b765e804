//! Text metrics, tables and CSV.

use xingfu::chart::{Table, csv, shorten, text_width, wrap};

use super::{contributions, differences, profile, sensitivity};

#[test]
fn full_width_characters_are_one_em() {
    assert_eq!(text_width("幸福武清", 10.0), 40.0);
    assert_eq!(text_width("\u{FF08}。", 10.0), 20.0);
    assert!((text_width("78.4", 10.0) - 21.0).abs() < 1e-9);
    assert_eq!(text_width("", 10.0), 0.0);
    assert!(text_width("WWW", 10.0) > text_width("iii", 10.0));
}

#[test]
fn wrapping_balances_and_keeps_punctuation() {
    assert_eq!(wrap("就业", 10.0, 100.0, 2), ["就业"]);
    assert_eq!(
        wrap("一二三四五六七八九十甲", 10.0, 100.0, 2),
        ["一二三四五六", "七八九十甲"]
    );
    assert_eq!(
        wrap("一二三四\u{FF0C}五六七八", 10.0, 45.0, 3),
        ["一二三", "四\u{FF0C}五", "六七八"]
    );
    assert_eq!(
        wrap("health and care", 10.0, 60.0, 2),
        ["health", "and care"]
    );
    assert_eq!(
        wrap("一二三四五六七八九", 10.0, 30.0, 2),
        ["一二三", "四五…"]
    );
    assert_eq!(wrap("  ", 10.0, 30.0, 2), Vec::<String>::new());
    for (text, width) in [
        ("Employment services", 70.0),
        ("开工\u{FF08}含翡翠半岛\u{FF09}率", 50.0),
        ("x", 1.0),
    ] {
        for line in wrap(text, 10.0, width, 9) {
            assert!(
                text_width(&line, 10.0) <= width || line.chars().count() == 1,
                "{line}"
            );
        }
    }
    assert_eq!(shorten("就业服务质效", 10.0, 45.0), "就业服…");
    assert_eq!(shorten("就业", 10.0, 20.0), "就业");
}

#[test]
fn csv_follows_rfc_4180() {
    let cells = |row: &[&str]| {
        row.iter()
            .map(|cell| (*cell).to_owned())
            .collect::<Vec<_>>()
    };
    let table = Table {
        columns: cells(&["名称", "值, 分"]),
        rows: vec![
            cells(&["say \"hi\"", "a\nb"]),
            cells(&["#1", "-1.5"]),
            cells(&["", "+3"]),
        ],
        remarks: cells(&["权重:我的\r\n=1"]),
    };
    let expected = "\u{FEFF}# 权重:我的  =1\r\n名称,\"值, 分\"\r\n\"say \"\"hi\"\"\",\"a\nb\"\r\n\"#1\",-1.5\r\n,+3\r\n";
    assert_eq!(csv(&table), expected);
    assert_eq!(csv(&Table::default()), "\u{FEFF}");
    // A file with a NUL would be no text; what stands behind it is guarded all the same.
    let nul = Table {
        rows: vec![vec!["a\0b".into(), "\0=1+1".into()]],
        ..Table::default()
    };
    assert_eq!(csv(&nul), "\u{FEFF}ab,'=1+1\r\n");
}

#[test]
fn csv_defuses_formulas() {
    let cell = |text: &str| {
        let table = Table {
            rows: vec![vec![text.to_owned()]],
            ..Table::default()
        };
        csv(&table)
            .trim_start_matches('\u{FEFF}')
            .trim_end()
            .to_owned()
    };
    for plain in ["-1.5", "+3", "1e5", "-2.5e-3", "就业"] {
        assert_eq!(cell(plain), plain);
    }
    for formula in [
        "=1+1",
        "+cmd",
        "-A1",
        "@SUM(A1)",
        "\u{FF1D}1",
        "-inf",
        "-",
        "=A1\t",
    ] {
        assert!(
            cell(formula).trim_start_matches('"').starts_with('\''),
            "{formula}"
        );
    }
    assert_eq!(cell("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
    assert_eq!(cell(" =1"), "\"' =1\"");
}

/// The cells of a CSV file as a spreadsheet parts them, whichever sign it takes for a separator.
fn cells(csv: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut rest = csv.trim_start_matches('\u{FEFF}').chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\r' | '\n' if !quoted => cells.push(std::mem::take(&mut cell)),
            c if c == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

#[test]
fn no_cell_of_a_csv_file_is_a_formula_whatever_parts_its_cells() {
    let hostile = [
        "=1+1",
        "a,=1+1",
        "a;=1+1",
        "a\t=1+1",
        "a\",=1+1",
        "a\n=1+1",
        "a\r\n=1+1",
        ",=1+1",
        "\",=1+1,\"",
        "说明,\u{FF1D}1",
        "@a;+b",
        "a,-b",
    ];
    let hostile: Vec<_> = hostile.iter().map(|text| (*text).to_owned()).collect();
    let table = Table {
        columns: hostile.clone(),
        rows: vec![hostile.clone()],
        remarks: hostile,
    };
    for separator in [',', ';', '\t'] {
        for cell in cells(&csv(&table), separator) {
            let signs = ['=', '+', '-', '@', '\u{FF1D}'];
            assert!(
                !cell.trim_start().starts_with(signs),
                "{separator:?}: {cell}"
            );
        }
    }
}

#[test]
fn tables_say_what_the_charts_show() {
    let table = contributions().table();
    assert_eq!(table.columns[1..3], ["我的权重", "公布权重"]);
    assert_eq!(table.rows[0][..4], ["就业", "18.3", "16.0", "22.0"]);
    assert_eq!(table.rows[5][..3], ["文化体育", "未报", ""]);
    assert_eq!(differences().table().rows[2], ["Housing", "-3.1"]);
    assert_eq!(profile().table().rows[3], ["养老服务", "未报", "70.0"]);
    let table = sensitivity().table();
    assert_eq!(table.columns[..2], ["就业的权重(%)", "杨村街道"]);
    assert_eq!(table.rows[1], ["25", "78.5", "76.2", "", "71.8"]);
    assert_eq!(table.rows.len(), 5);
}
