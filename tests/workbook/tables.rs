//! Tables as people make them.

use xingfu::data::sheet::Cell::{self, Empty, Number, Percent, Text, Truth};
use xingfu::data::{Dataset, Details, Signature};
use xingfu::schema::{EvidenceForm, Raw, StatusName};

use crate::support::{import, index, problems, told, values, workbook, wuqing};

fn texts<'a>(row: &[&'a str]) -> Vec<Cell<'a>> {
    row.iter()
        .map(|text| if text.is_empty() { Empty } else { Text(text) })
        .collect()
}

#[test]
fn a_row_for_each_indicator_is_read_by_id_and_by_title() {
    let index = wuqing();
    let rows = [
        texts(&["幸福武清 2024年10月"]),
        texts(&[
            "编号",
            "指标",
            "分项",
            "计量单位",
            "完成值（本月）",
            "状态",
            "佐证",
        ]),
        texts(&["new-jobs", "新增就业", "", "人", "3.6万", "", "人社局月报"]),
        texts(&["", "农村老人家食堂", "", "所", "８所", "", ""]),
        texts(&["", "建成4所学校", "杨村第四小学", "", "竣工验收", "", ""]),
        texts(&["", "学前教育普及普惠验收", "", "", "", "待结果", ""]),
        texts(&["", "充分就业街道试点", "", "", "√", "", ""]),
        texts(&["", "合计", "", "", "100", "", ""]),
        texts(&["", "日间照料中心", "", "所", "—", "", ""]),
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(problems(&imported), Vec::<String>::new());
    assert_eq!(
        told(&imported.notes),
        ["B8 合计: 合计行，已跳过", "E9 —: 按未填处理"]
    );
    let values = values(&index, &imported);
    let find = |id: &str| {
        values
            .iter()
            .find(|entry| entry.indicator == id)
            .unwrap_or_else(|| panic!("{id}"))
    };
    assert_eq!(values.len(), 5);
    assert_eq!(find("new-jobs").value, Some(Raw::Number(36_000.0)));
    assert_eq!(
        find("new-jobs").evidence,
        Some(EvidenceForm::Text("人社局月报".into()))
    );
    assert_eq!(find("new-jobs").period.as_deref(), Some("2024-10"));
    assert_eq!(find("rural-canteens").value, Some(Raw::Number(8.0)));
    assert_eq!(
        find("schools-completed").value,
        Some(Raw::Name("accepted".into()))
    );
    assert_eq!(
        find("preschool-assessment").status,
        Some(StatusName::Pending)
    );
    assert_eq!(
        find("full-employment-pilot").value,
        Some(Raw::Name("pass".into()))
    );
}

#[test]
fn every_bad_cell_is_named_and_the_others_are_kept_apart() {
    let index = wuqing();
    let rows = [
        texts(&["指标", "分项", "完成值", "状态"]),
        texts(&["新增就业", "", "约5", ""]),
        texts(&["新增就岗", "", "5", ""]),
        texts(&["农村老人家食堂", "", "5人", ""]),
        texts(&["日间照料中心", "", "1,00", ""]),
        texts(&["建成4所学校", "", "开工", ""]),
        texts(&["建成4所学校", "杨村小学", "开工", ""]),
        texts(&["建成4所学校", "杨村第四小学", "快好了", ""]),
        texts(&["养老服务综合体", "", "3", "待结果"]),
        texts(&["养老服务综合体", "", "", "已报"]),
        texts(&["养老服务综合体", "", "3", "已经报了"]),
        texts(&["零就业家庭", "", "0", ""]),
        texts(&["零就业家庭", "", "1", ""]),
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(
        problems(&imported),
        [
            "C2 约5: 约数不能计算，请填准确的数",
            "A3 新增就岗: 没有这个指标，请核对名称或编号",
            "C4 5人: 单位与本指标不符，请去掉或改正",
            "C5 1,00: 千分位逗号位置不对，请检查",
            "C6 开工: 该指标按分项填报，请写明分项",
            "B7 杨村小学: 该指标没有这个分项",
            "C8 快好了: 不在可选项之内",
            "D9 待结果: 状态不是“已填报”，却填了完成值",
            "C10 : 状态是“已填报”，却没有完成值",
            "D11 已经报了: 无法识别状态，可写：已填报、沿用、未填报、待结果、不适用",
            "C13 1: 与第 12 行重复（同一单位、指标、分项、月份）",
        ]
    );
    assert_eq!(values(&index, &imported).len(), 1);
}

const RATES: &str = r#"{"id": "a", "version": "1", "title": "A", "period": {"year": 2024}, "dimensions": [{"id": "d", "title": "D", "indicators": [
    {"id": "rate", "title": "覆盖率", "measure": "%", "rule": {"kind": "target", "target": 95, "direction": "at_least"}},
    {"id": "jobs", "title": "新增就业", "measure": "万人", "rule": {"kind": "target", "target": 3.6, "direction": "at_least"}},
    {"id": "pilot", "title": "试点", "rule": {"kind": "pass"}}]}]}"#;

#[test]
fn a_row_for_each_unit_is_read_with_percentages_as_they_are_seen() {
    let index = index(RATES);
    let rows = [
        texts(&["镇街", "覆盖率（%）", "新增就业", "试点"]),
        vec![
            Text("杨村街道"),
            Percent(0.283),
            Text("3.6万人"),
            Truth(true),
        ],
        vec![
            Text("大黄堡镇"),
            Text("98.5％"),
            Number(0.5),
            Text("不适用"),
        ],
        vec![Text("合计"), Percent(0.5), Number(4.1), Empty],
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(problems(&imported), Vec::<String>::new());
    let units: Vec<_> = imported.units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(units, ["杨村街道", "大黄堡镇"]);
    let values = values(&index, &imported);
    let numbers: Vec<_> = values
        .iter()
        .map(|entry| (entry.value.clone(), entry.status))
        .collect();
    assert_eq!(
        numbers,
        [
            (Some(Raw::Number(28.3)), None),
            (Some(Raw::Number(3.6)), None),
            (Some(Raw::Name("pass".into())), None),
            (Some(Raw::Number(98.5)), None),
            (Some(Raw::Number(0.5)), None),
            (None, Some(StatusName::NotApplicable)),
        ]
    );
    assert!(
        values
            .iter()
            .all(|entry| entry.period.as_deref() == Some("2024-09"))
    );
}

#[test]
fn a_percentage_beside_another_measure_is_named() {
    let index = index(RATES);
    let rows = [
        texts(&["指标", "完成值"]),
        vec![Text("新增就业"), Percent(0.5)],
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(
        problems(&imported),
        ["B2 50%: 单元格是百分数，与本指标的单位不符"]
    );
}

#[test]
fn months_may_head_columns_and_a_measure_is_no_unit() {
    let index = index(RATES);
    let rows = [
        texts(&["指标", "单位", "8月", "2024年1-9月"]),
        vec![Text("新增就业"), Text("万人"), Number(2.0), Number(2.5)],
        vec![Text("覆盖率"), Text("%"), Number(90.0), Number(91.0)],
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(problems(&imported), Vec::<String>::new());
    let values = values(&index, &imported);
    let read: Vec<_> = values
        .iter()
        .map(|entry| {
            (
                entry.indicator.as_str(),
                entry.period.as_deref().unwrap_or_default(),
                entry.value.clone(),
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            ("rate", "2024-08", Some(Raw::Number(90.0))),
            ("rate", "2024-09", Some(Raw::Number(91.0))),
            ("jobs", "2024-08", Some(Raw::Number(2.0))),
            ("jobs", "2024-09", Some(Raw::Number(2.5))),
        ]
    );
}

#[test]
fn csv_is_read_in_any_encoding_and_with_any_separator() {
    let index = index(RATES);
    let text = "unit,period,indicator,value,status,evidence\r\n东区,2024-09,jobs,3.6万人,,\"'=1+1\"\r\n东区,2024-10,pilot,,pending,\r\n";
    let gb: Vec<u8> = [
        b"unit;indicator;value\n".to_vec(),
        vec![0xb6, 0xab, 0xc7, 0xf8],
        b";rate;95%\n".to_vec(),
    ]
    .concat();
    let imported = import(&index, text.as_bytes());
    assert_eq!(problems(&imported), Vec::<String>::new());
    let read = values(&index, &imported);
    assert_eq!(read[0].value, Some(Raw::Number(3.6)));
    assert_eq!(read[0].evidence, Some(EvidenceForm::Text("=1+1".into())));
    assert_eq!(read[1].status, Some(StatusName::Pending));
    let read = values(&index, &import(&index, &gb));
    assert_eq!(
        (read[0].unit.as_str(), read[0].value.clone()),
        ("东区", Some(Raw::Number(95.0)))
    );
}

#[test]
fn a_column_is_what_the_user_says() {
    let index = index(RATES);
    let bytes = workbook(&[
        texts(&["事项", "甲", "乙"]),
        vec![Text("新增就业"), Number(1.0), Number(2.0)],
    ]);
    let mut target = crate::support::target(&index);
    target
        .chosen
        .insert("C".to_owned(), xingfu::data::import::Role::Value(None));
    let mut import = xingfu::data::import::Import::new(std::rc::Rc::clone(&index), target);
    workbook::read(&bytes, &mut |part, _| import.read(&part))
        .unwrap_or_else(|error| panic!("{error}"));
    let imported = import.finish();
    assert_eq!(values(&index, &imported)[0].value, Some(Raw::Number(2.0)));
}

#[test]
fn who_is_responsible_and_by_when_is_read_with_a_row_or_without_a_value() {
    let index = wuqing();
    let rows = [
        texts(&["指标", "分项", "完成值", "责任单位", "协办单位", "完成时限"]),
        texts(&["新增就业", "", "3.6万", "人社局", "'=A1", "2024年12月31日"]),
        texts(&["农村老人家食堂", "", "", "民政局", "", "12月"]),
        texts(&["日间照料中心", "", "", "民政局", "", "年底"]),
        texts(&["建成4所学校", "", "", "教育局", "", ""]),
        texts(&["建成4所学校", "杨村第四小学", "", "教育局", "", ""]),
        texts(&["建成4所学校", "杨村第二中学", "", "某某学校", "", ""]),
        texts(&["新增就业", "", "", "就业局", "—", ""]),
        texts(&["没有这一项", "", "", "某局", "", ""]),
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(
        problems(&imported),
        [
            "F4 年底: 无法识别时限，请写成 2024-10 或 2024-10-31",
            "D8 就业局: 与第 2 行所写的不同",
            "A9 没有这一项: 没有这个指标，请核对名称或编号",
        ]
    );
    assert_eq!(imported.records.len(), 1);
    let data = imported.onto(&Dataset::default());
    let id = |name: &str| {
        let found = index.find_indicator(name);
        found.unwrap_or_else(|| panic!("no indicator {name}"))
    };
    let jobs = data.details(id("new-jobs"), None).cloned();
    assert_eq!(
        jobs,
        Some(Details {
            responsible: Some("人社局".into()),
            supporting: Some("=A1".into()),
            due: Some("2024-12-31".into()),
            ..Details::default()
        })
    );
    let canteens = data.details(id("rural-canteens"), None);
    assert_eq!(
        canteens.and_then(|details| details.due.as_deref()),
        Some("2024-12")
    );
    let schools = id("schools-completed");
    assert_eq!(data.responsible(schools, Some(0)), Some("教育局"));
    assert_eq!(
        data.details(schools, Some(0)),
        None,
        "as its indicator has it"
    );
    assert_eq!(data.responsible(schools, Some(1)), Some("某某学校"));
    // What is there and not said again stays.
    let again = imported.onto(&data);
    assert_eq!(again, data);
}

#[test]
fn what_a_table_brings_says_who_brought_it_and_when_and_what_was_there_stays() {
    let index = wuqing();
    let taken = |jobs: &str, onto: &Dataset, by: Option<&str>, at: &str| {
        let rows = [
            texts(&["指标", "本月"]),
            texts(&["新增就业", jobs]),
            texts(&["日间照料中心", "3"]),
        ];
        let imported = import(&index, &workbook(&rows));
        assert_eq!(problems(&imported), [""; 0]);
        let mut merging = imported.merging(onto).signed(by.map(|by| Signature {
            by: by.to_owned(),
            at: at.to_owned(),
        }));
        assert_eq!(merging.step(usize::MAX), 0);
        merging.finish()
    };
    let said = |data: &Dataset| {
        let entries = data.to_file(&index).values.into_iter();
        let told = entries.map(|entry| {
            [entry.entered_by, entry.entered_at]
                .map(Option::unwrap_or_default)
                .join(" ")
        });
        told.collect::<Vec<_>>()
    };
    let first = taken("28,900", &Dataset::default(), Some("张三"), "2024-10-08");
    assert_eq!(said(&first), ["张三 2024-10-08"; 2]);
    let second = taken("29,000", &first, Some("李四"), "2024-10-09");
    assert_eq!(said(&second), ["李四 2024-10-09", "张三 2024-10-08"]);
    let nobody = taken("29,100", &second, None, "");
    assert_eq!(said(&nobody), [" ", "张三 2024-10-08"]);
}

/// What two indicators are called names neither, and contradicts no id.
#[test]
fn a_title_that_two_indicators_have_is_the_name_of_neither() {
    let index = index(
        r#"{"id": "a", "version": "1", "title": "A", "dimensions": [{"id": "d", "title": "D", "indicators": [
        {"id": "x", "title": "绿地", "rule": {"kind": "pass"}}, {"id": "y", "title": "绿地", "rule": {"kind": "pass"}},
        {"id": "z", "title": "学校", "rule": {"kind": "checklist"}, "items": [{"id": "i", "title": "公园"}, {"id": "j", "title": "绿地"}]},
        {"id": "w", "title": "公园", "rule": {"kind": "pass"}}]}]}"#,
    );
    let rows = [
        texts(&["编号", "指标", "完成值"]),
        texts(&["y", "绿地", "√"]),
        texts(&["", "绿地", "√"]),
        texts(&["", "公园", "√"]),
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(
        problems(&imported),
        ["B3 绿地: 没有这个指标，请核对名称或编号"]
    );
    let taken = values(&index, &imported);
    let taken: Vec<_> = taken.iter().map(|entry| entry.indicator.as_str()).collect();
    assert_eq!(taken, ["y", "w"]);
}

/// What two items are called names neither, and contradicts no id.
#[test]
fn a_title_that_two_items_have_is_the_name_of_neither() {
    let index = index(
        r#"{"id": "a", "version": "1", "title": "A", "dimensions": [{"id": "d", "title": "D", "indicators": [
        {"id": "z", "title": "学校", "rule": {"kind": "checklist"}, "items": [
            {"id": "i", "title": "小学"}, {"id": "j", "title": "小学"}, {"id": "k", "title": "中学"}]}]}]}"#,
    );
    let rows = [
        texts(&["编号", "分项", "完成值"]),
        texts(&["z/j", "小学", "完成"]),
        texts(&["z", "小学", "完成"]),
        texts(&["z", "中学", "完成"]),
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(problems(&imported), ["B3 小学: 该指标没有这个分项"]);
    let taken = values(&index, &imported);
    let taken: Vec<_> = taken.iter().map(|entry| entry.item.as_deref()).collect();
    assert_eq!(taken, [Some("j"), Some("k")]);
}

/// What two rungs are called names neither: a template has the ids of such, and they are read.
#[test]
fn a_title_that_two_rungs_have_is_the_name_of_neither() {
    let index = index(
        r#"{"id": "a", "version": "1", "title": "A", "ladders": {"l": [
            {"id": "none", "title": "未开工", "points": 0}, {"id": "half", "title": "在建", "points": 40},
            {"id": "most", "title": "在建", "points": 80}, {"id": "all", "title": "建成", "points": 100}]},
        "dimensions": [{"id": "d", "title": "D", "indicators": [
        {"id": "x", "title": "X", "rule": {"kind": "milestone", "ladder": "l", "promised": "all"}},
        {"id": "y", "title": "Y", "rule": {"kind": "milestone", "ladder": "l", "promised": "all"}},
        {"id": "z", "title": "Z", "rule": {"kind": "milestone", "ladder": "l", "promised": "all"}}]}]}"#,
    );
    let rows = [
        texts(&["编号", "完成值"]),
        texts(&["x", "在建"]),
        texts(&["y", "most"]),
        texts(&["z", "建成"]),
    ];
    let imported = import(&index, &workbook(&rows));
    assert_eq!(problems(&imported), ["B2 在建: 不在可选项之内"]);
    let data = imported.onto(&Dataset::default());
    let sheets = xingfu::report::sheets::Sheets {
        index: &index,
        data: &data,
        month: "2024-09".parse().ok(),
        words: &xingfu::text::words::DESK_CHINESE,
    };
    let text = xingfu::report::sheets::csv_of(&sheets.template(xingfu::data::UnitId::at(0)));
    let again = import(&index, text.as_bytes());
    assert_eq!(problems(&again), Vec::<String>::new());
    let named = |entry: &xingfu::schema::ValueEntry| format!("{:?}", entry.value);
    let found: Vec<_> = values(&index, &again).iter().map(named).collect();
    assert_eq!(found, ["Some(Name(\"most\"))", "Some(Name(\"all\"))"]);
}

/// Heads of two rows, an indicator beside its items, evidence for two rows, a figure of nobody knows which.
#[test]
fn merged_cells_are_read_in_all_their_places_and_a_merged_figure_is_named() {
    use rust_xlsxwriter::{Format, Workbook, XlsxError};
    let write = || -> Result<Vec<u8>, XlsxError> {
        let plain = Format::new();
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (top, left, bottom, right, text) in [
            (0, 0, 0, 3, "幸福武清2024年9月填报表"),
            (1, 0, 2, 0, "指标"),
            (1, 1, 2, 1, "分项"),
            (1, 2, 1, 3, "完成情况"),
            (3, 0, 4, 0, "建成4所学校"),
            (3, 3, 4, 3, "武教〔2024〕3号"),
            (5, 2, 6, 2, "3"),
            (7, 0, 7, 1, "合计"),
        ] {
            sheet.merge_range(top, left, bottom, right, text, &plain)?;
        }
        for (row, column, text) in [
            (2, 2, "完成值"),
            (2, 3, "佐证"),
            (3, 1, "杨村第四小学"),
            (3, 2, "竣工验收"),
            (4, 1, "杨村第二中学"),
            (4, 2, "投用"),
            (5, 0, "日间照料中心"),
            (6, 0, "农村老人家食堂"),
            (7, 2, "9"),
        ] {
            sheet.write(row, column, text)?;
        }
        sheet.write(5, 2, 3)?;
        book.save_to_buffer()
    };
    let index = wuqing();
    let imported = import(&index, &write().unwrap_or_else(|error| panic!("{error}")));
    assert_eq!(
        problems(&imported),
        ["C6 3: 合并单元格里的数，无法判断属于哪一行"]
    );
    assert_eq!(told(&imported.notes), ["A8 合计: 合计行，已跳过"]);
    let found = values(&index, &imported);
    let found: Vec<_> = found
        .into_iter()
        .map(|one| (one.item, one.value, one.evidence))
        .collect();
    let of = |item: &str, rung: &str| {
        (
            Some(item.to_owned()),
            Some(Raw::Name(rung.into())),
            Some(EvidenceForm::Text("武教〔2024〕3号".into())),
        )
    };
    assert_eq!(
        found,
        [
            of("yangcun-primary-4", "accepted"),
            of("yangcun-middle-2", "in-use")
        ]
    );
}
