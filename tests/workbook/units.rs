//! Many units in a wide file: by their official names, shorter ones and older codes; panels by year.

use xingfu::data::sheet::Cell;
use xingfu::index::Index;
use xingfu::methodology::{Methodology, Processing, Weighting};
use xingfu::score::Scoring;

use crate::support::{import, index, problems, told, values, workbook};

const TOWNS: &str = include_str!("../../indices/towns.json");

fn towns() -> std::rc::Rc<Index> {
    index(TOWNS)
}

/// A row a town, with a column for each of two indicators, below a title and between remarks.
#[test]
fn towns_are_known_by_every_name_of_theirs_and_others_are_not_ranked() {
    let index = towns();
    let text = Cell::Text;
    let number = Cell::Number;
    let bytes = workbook(&[
        vec![text("2024年9月镇街考核数据")],
        vec![
            text("镇街"),
            text("12345热线按期办结率"),
            text("straw-fires"),
            text("排名"),
        ],
        vec![text("杨村街道"), number(98.5), number(0.0), number(1.0)],
        vec![text("下朱庄"), number(97.0), number(2.0), number(2.0)],
        vec![text("东蒲洼街"), number(96.0), number(1.0), number(3.0)],
        vec![
            text("黄庄街道办事处"),
            number(95.0),
            number(3.0),
            number(4.0),
        ],
        vec![text("120114005"), number(94.0), Cell::Empty, number(5.0)],
        vec![text("120114206"), number(93.0), number(4.0), number(6.0)],
        vec![
            text("王庆坨镇人民政府"),
            text("未报"),
            number(5.0),
            number(7.0),
        ],
        vec![
            text("武清经济技术开发区"),
            number(99.0),
            number(0.0),
            text("—"),
        ],
        vec![text("合计"), number(672.5), number(15.0), Cell::Empty],
    ]);
    let imported = import(&index, &bytes);
    assert_eq!(
        problems(&imported),
        ["A10 武清经济技术开发区: 不是本指数评价的单位，不参加排名"]
    );
    let units: Vec<_> = imported
        .units
        .iter()
        .map(|unit| (unit.id.as_str(), unit.group.as_deref()))
        .collect();
    let (street, town) = (Some("街道"), Some("镇"));
    assert_eq!(
        units,
        [
            ("120114001", street),
            ("120114002", street),
            ("120114003", street),
            ("120114004", street),
            ("120114005", street),
            ("120114121", town),
            ("120114114", town),
        ]
    );
    let values = values(&index, &imported);
    assert_eq!(values.len(), 13);
    assert!(
        values
            .iter()
            .all(|value| value.period.as_deref() == Some("2024-09"))
    );
    assert!(
        told(&imported.notes)
            .iter()
            .any(|note| note.starts_with("A11 合计"))
    );
    let data = imported.onto(&xingfu::data::Dataset::default());
    let processing = Processing::default_of(&index).as_of("2024-09".parse().ok());
    let weighting = Weighting::default_of(&index);
    let methodology =
        Methodology::new(&index, processing, weighting).unwrap_or_else(|error| panic!("{error}"));
    let scoring = Scoring::new(&index, processing.values(&index, &data), &methodology)
        .unwrap_or_else(|error| panic!("{error}"));
    let node = index
        .find("straw-fires")
        .unwrap_or_else(|| panic!("no indicator"));
    let fires: Vec<_> = (0..7)
        .map(|at| {
            scoring
                .scores()
                .node(&index, xingfu::data::UnitId::at(at), node)
        })
        .collect();
    let expected = [
        Some(100.0),
        Some(60.0),
        Some(80.0),
        Some(40.0),
        None,
        Some(20.0),
        Some(0.0),
    ];
    assert_eq!(fires, expected);
}

/// The published table itself: a row for each place and year, in columns that say what they hold.
#[test]
fn a_panel_is_read_with_names_groups_and_years() {
    let index = index(include_str!("../../indices/hdi.json"));
    let text = include_str!("../../indices/hdi.csv");
    let imported = import(&index, text.as_bytes());
    assert_eq!(problems(&imported), Vec::<String>::new());
    let first = &imported.units[0];
    assert_eq!(
        (
            imported.units.len(),
            first.id.as_str(),
            first.group.as_deref()
        ),
        (195, "AFG", Some("SA"))
    );
    assert_eq!(
        first.title.get(xingfu::text::Language::English),
        "Afghanistan"
    );
    // 195 places, 33 years, 4 indicators, less what is not published.
    assert_eq!(imported.records.len(), 195 * 33 * 4 - 544 - 248 - 139);
    assert!(
        imported
            .records
            .iter()
            .all(|(key, _)| key.period.is_some_and(xingfu::month::Month::is_year))
    );
}

/// What each unit has of a target that is split, by ids.
fn parts(index: &Index, imported: &xingfu::data::import::Imported) -> Vec<(String, String, f64)> {
    let file = imported
        .onto(&xingfu::data::Dataset::default())
        .to_file(index);
    let parts = file.targets.into_iter();
    parts
        .map(|one| (one.indicator, one.unit, one.target))
        .collect()
}

#[test]
fn a_sheet_of_targets_splits_them_beside_a_sheet_of_values() {
    let index = towns();
    let text = Cell::Text;
    let number = Cell::Number;
    let heads = vec![
        text("镇街"),
        text("新增就业"),
        text("数字化村卫生室"),
        text("straw-fires"),
    ];
    let sheets = [
        (
            "分解目标",
            vec![
                heads.clone(),
                vec![text("杨村"), text("0.2万人"), number(3.0), Cell::Empty],
                vec![text("下朱庄"), number(1500.0), text("—"), number(2.0)],
                vec![text("东蒲洼街"), number(0.0), text("若干"), Cell::Empty],
                vec![text("合计"), number(3500.0), number(3.0), Cell::Empty],
            ],
        ),
        (
            "2024年9月",
            vec![
                heads,
                vec![text("杨村"), number(1500.0), number(2.0), number(0.0)],
            ],
        ),
    ];
    let imported = import(&index, &crate::support::workbook_of(&sheets));
    assert_eq!(
        problems(&imported),
        [
            "D3 2: 该指标的目标不分解到各单位",
            "B4 0: 必须大于 0",
            "C4 若干: 无法识别，请填数字，如 36000、3.6万、36,000"
        ]
    );
    let part = |indicator: &str, unit: &str, target| (indicator.into(), unit.into(), target);
    assert_eq!(
        parts(&index, &imported),
        [
            part("new-jobs", "120114001", 2000.0),
            part("new-jobs", "120114002", 1500.0),
            part("digital-village-clinics", "120114001", 3.0),
        ]
    );
    assert_eq!(values(&index, &imported).len(), 3);
}

#[test]
fn a_long_table_has_parts_in_its_column_of_targets() {
    let index = towns();
    let text = Cell::Text;
    let number = Cell::Number;
    let row = |unit, month, indicator, target, value| {
        vec![
            text(unit),
            text(month),
            text(indicator),
            number(target),
            number(value),
        ]
    };
    let bytes = workbook(&[
        ["unit", "period", "indicator", "target", "value"]
            .map(text)
            .to_vec(),
        row("杨村", "2024-08", "new-jobs", 2000.0, 1200.0),
        row("杨村", "2024-09", "new-jobs", 2000.0, 1500.0),
        row("下朱庄", "2024-09", "new-jobs", 900.0, 500.0),
        row("下朱庄", "2024-08", "new-jobs", 800.0, 400.0),
        // The target of what is not split is known, and nothing is taken of it.
        row("杨村", "2024-09", "straw-fires", 3.0, 1.0),
    ]);
    let imported = import(&index, &bytes);
    assert_eq!(problems(&imported), ["D5 800: 与第 4 行所写的不同"]);
    let part = |unit: &str, target| ("new-jobs".to_owned(), unit.to_owned(), target);
    assert_eq!(
        parts(&index, &imported),
        [part("120114001", 2000.0), part("120114002", 900.0)]
    );
}

#[test]
fn a_table_that_is_written_brings_every_part_back() {
    let index = towns();
    let bundle = xingfu::data::bundle::read(TOWNS).unwrap_or_else(|error| panic!("{error}"));
    let mut data = bundle.data;
    let jobs = index
        .find_indicator("new-jobs")
        .unwrap_or_else(|| panic!("no jobs"));
    let without = xingfu::data::UnitId::at(1);
    data.set_target(without, jobs, None);
    let sheets = xingfu::report::sheets::Sheets {
        index: &index,
        data: &data,
        month: "2024-09".parse().ok(),
        words: &xingfu::text::words::DESK_CHINESE,
    };
    let methodology = Methodology::default_of(&index);
    let values = Processing::default_of(&index)
        .as_of("2024-09".parse().ok())
        .values(&index, &data);
    let scoring =
        Scoring::new(&index, values, &methodology).unwrap_or_else(|error| panic!("{error}"));
    let mut written = sheets.table();
    for unit in (0..30).map(xingfu::data::UnitId::at) {
        let weighting = methodology.weighting();
        let profile =
            xingfu::score::profile::Profile::new(&index, scoring.scores(), weighting, unit);
        written.extend(sheets.table_of(unit, &profile));
    }
    let bytes = workbook::write(&written).unwrap_or_else(|error| panic!("{error}"));
    let imported = import(&index, &bytes);
    assert_eq!(problems(&imported), Vec::<String>::new());
    let back = imported.onto(&xingfu::data::Dataset::default());
    assert_eq!(
        back.targets().collect::<Vec<_>>(),
        data.targets().collect::<Vec<_>>()
    );
    assert_eq!(back.targets().count(), 59);
    assert_eq!(back.target(without, jobs), None);
}
