//! Charts: goldens byte for byte, laws, text metrics and CSV.
//!
//! `UPDATE_GOLDEN=1 cargo test --no-default-features --features chart --test it charts` writes the
//! goldens anew; look at them before committing.

mod bars;
mod laws;
mod named;
mod pointed;
mod text;
mod widths;

use std::path::Path;

use roxmltree::{Document, Node};
use serde_json::{Value, json};
use std::rc::Rc;
use xingfu::chart::{
    Axis, Bars, Emphasis, Frame, Lines, Map, Mark, Marker, Multiples, Panel, Radar, Row, Series,
    Step, Theme, Waterfall, bars as draw_bars, lines, map, multiples, radar, scatter, text_width,
    waterfall,
};
use xingfu::data::Shapes;

const WIDTHS: [u32; 5] = [300, 390, 620, 820, 1160];

fn frame(id: &str) -> Frame {
    Frame {
        id: id.to_owned(),
        title: "各维度得分".to_owned(),
        description: "各维度对总分的贡献,我的权重与公布权重并列".to_owned(),
        caption: vec!["幸福武清评价指数 2024.1.0 · 截至 2024 年 9 月 · 权重:我的".to_owned()],
        empty: "还没有数据。录入后这里显示图表。".to_owned(),
        ..Frame::default()
    }
}

fn row(label: &str, value: Option<f64>, reference: Option<f64>, full: Option<f64>) -> Row {
    Row {
        label: label.to_owned(),
        value,
        reference,
        full,
        ..Row::default()
    }
}

fn contributions() -> Bars {
    let mine = |row: Row| Row {
        emphasis: Emphasis::Mine,
        ..row
    };
    let late = Row {
        emphasis: Emphasis::Alert,
        note: Some("欠进度".to_owned()),
        ..row("生态环境", Some(3.2), Some(4.4), Some(9.0))
    };
    Bars {
        rows: vec![
            mine(row("就业", Some(18.3), Some(16.0), Some(22.0))),
            mine(row("教育", Some(14.1), Some(15.2), Some(16.0))),
            mine(row(
                "重点民生实事项目按期开工并建成投用的比例",
                Some(9.4),
                Some(10.1),
                Some(12.0),
            )),
            late,
            mine(row("住房", Some(0.0), None, Some(5.0))),
            mine(row("文化体育", None, None, None)),
        ],
        suffix: " 分".to_owned(),
        decimals: 1,
        value_name: "我的权重".to_owned(),
        reference_name: "公布权重".to_owned(),
        missing: "未报".to_owned(),
        ..Bars::default()
    }
}

fn differences() -> Bars {
    let labels = [
        "Employment and the quality of employment services",
        "Education",
        "Housing",
    ];
    let values = [2.4, 0.6, -3.1];
    let rows = labels
        .iter()
        .zip(values)
        .map(|(label, value)| row(label, Some(value), None, None));
    Bars {
        rows: rows.collect(),
        suffix: " points".to_owned(),
        decimals: 1,
        value_name: "Change".to_owned(),
        missing: "not reported".to_owned(),
        ..Bars::default()
    }
}

fn profile() -> Radar {
    let values = [Some(92.0), Some(55.5), Some(77.4), None, Some(84.7)];
    let labels = ["就业", "教育", "医疗卫生与健康", "养老服务", "生态环境"];
    let axis = |(label, value): (&&str, Option<f64>)| Axis {
        label: (*label).to_owned(),
        value,
        reference: Some(70.0),
    };
    Radar {
        axes: labels.iter().zip(values).map(axis).collect(),
        extent: Some((0.0, 100.0)),
        decimals: 1,
        value_name: "我的".to_owned(),
        reference_name: "公布".to_owned(),
        missing: "未报".to_owned(),
        emphasis: Emphasis::Mine,
        ..Radar::default()
    }
}

fn sensitivity() -> Lines {
    let series = |(at, name): (usize, &str)| Series {
        name: name.to_owned(),
        points: (0..=4u8)
            .map(f64::from)
            .map(|x| {
                (
                    25.0 * x,
                    (at != 2 || x != 1.0).then_some(74.0 + x * (4.5 - 2.25 * at as f64)),
                )
            })
            .collect(),
        emphasis: if at == 1 {
            Emphasis::Mine
        } else {
            Emphasis::Normal
        },
        ..Series::default()
    };
    let names = ["杨村街道", "梅厂镇", "大良镇", "Employment services"];
    Lines {
        series: names.into_iter().enumerate().map(series).collect(),
        x_name: "就业的权重(%)".to_owned(),
        y_name: "总分".to_owned(),
        x_extent: Some((0.0, 100.0)),
        marker: Some(Marker {
            x: 30.0,
            y: 76.7,
            label: "我的 30%:76.7".to_owned(),
        }),
        reference_marker: Some(Marker {
            x: 15.0,
            y: 75.4,
            label: "公布 15%:75.4".to_owned(),
        }),
        decimals: 1,
        ..Lines::default()
    }
}

fn change() -> Waterfall {
    let steps = [
        ("重特大生产安全事故", -5.1),
        ("新增就业", 1.26),
        ("重点民生实事项目按期开工并建成投用的比例", -0.9),
        ("其余 31 项合计", 0.04),
    ];
    let steps = steps.map(|(label, by)| Step {
        label: label.to_owned(),
        by,
        key: None,
    });
    Waterfall {
        before: "2024年8月".to_owned(),
        from: Some(81.2),
        after: "2024年9月".to_owned(),
        to: Some(76.5),
        steps: steps.into(),
        decimals: 1,
        label_name: "指标".to_owned(),
        value_name: "分".to_owned(),
        up_name: "加分".to_owned(),
        down_name: "减分".to_owned(),
    }
}

fn trends() -> Multiples {
    let panel = |title: &str, values: &[Option<f64>], references: &[f64]| Panel {
        title: title.to_owned(),
        values: values.to_vec(),
        references: references.iter().copied().map(Some).collect(),
        emphasis: Emphasis::Mine,
        is_whole: title == "总分",
        ..Panel::default()
    };
    Multiples {
        panels: vec![
            panel(
                "总分",
                &[Some(95.2), Some(91.0), Some(79.2)],
                &[94.0, 92.5, 81.0],
            ),
            panel("就业", &[None, Some(100.0), Some(100.0)], &[]),
            panel(
                "医疗卫生与人口健康服务",
                &[Some(60.0), None, Some(88.0)],
                &[],
            ),
            panel("Education and culture", &[Some(0.0), Some(4.0), None], &[]),
            panel("社会治理", &[], &[]),
        ],
        places: ["7月", "8月", "9月"].map(str::to_owned).into(),
        extent: Some((0.0, 100.0)),
        decimals: 1,
        place_name: "月份".to_owned(),
        value_name: "我的".to_owned(),
        reference_name: "预设".to_owned(),
        missing: "未报".to_owned(),
        ..Multiples::default()
    }
}

/// A milestone: rungs as steps.
fn ladder() -> Lines {
    let points = |values: &[f64]| {
        let places = values.iter().enumerate();
        places
            .map(|(at, value)| (at as f64 + 1.0, Some(*value)))
            .collect()
    };
    let series = |name: &str, values: &[f64], emphasis| Series {
        name: name.to_owned(),
        points: points(values),
        emphasis,
        is_stepped: true,
        ..Series::default()
    };
    let plan = [
        0.0, 0.0, 20.0, 20.0, 20.0, 60.0, 60.0, 60.0, 60.0, 60.0, 60.0, 100.0,
    ];
    let reached = [0.0, 0.0, 0.0, 0.0, 20.0, 20.0, 60.0];
    let months = (1..=12u8).map(|month| (f64::from(month), format!("{month}月")));
    let rungs = [
        (0.0, "未开工"),
        (20.0, "在建"),
        (24.0, "基础完成"),
        (60.0, "主体工程完成"),
        (100.0, "投用"),
    ];
    Lines {
        series: vec![
            series("应达", &plan, Emphasis::Faint),
            series("完成", &reached, Emphasis::Alert),
        ],
        x_name: "月份".to_owned(),
        y_name: "康复医院".to_owned(),
        x_names: months.collect(),
        x_steps: &[1, 2, 3, 6],
        y_names: rungs.map(|(at, name)| (at, name.to_owned())).into(),
        decimals: 1,
        ..Lines::default()
    }
}

/// Three towns that touch, one of which has a hole, with an island, a point and ground of none.
fn towns() -> Map {
    let place = |id: &str, kind: &str, coordinates: Value| json!({"id": id, "geometry": {"type": kind, "coordinates": coordinates}});
    let features = [
        place(
            "a",
            "Polygon",
            json!([
                [
                    [117.0, 39.2],
                    [117.4, 39.2],
                    [117.4, 39.6],
                    [117.1, 39.7],
                    [117.0, 39.2]
                ],
                [[117.1, 39.3], [117.2, 39.3], [117.2, 39.4], [117.1, 39.3]],
            ]),
        ),
        place(
            "b",
            "MultiPolygon",
            json!([
                [[
                    [117.4, 39.2],
                    [117.8, 39.3],
                    [117.7, 39.6],
                    [117.4, 39.6],
                    [117.4, 39.2]
                ]],
                [[[117.8, 39.5], [117.9, 39.5], [117.9, 39.6], [117.8, 39.5]]],
            ]),
        ),
        place(
            "c",
            "Polygon",
            json!([[
                [117.1, 39.7],
                [117.4, 39.6],
                [117.7, 39.6],
                [117.5, 39.9],
                [117.1, 39.7]
            ]]),
        ),
        place("d", "Point", json!([117.9, 39.8])),
        json!({"geometry": {"type": "Polygon", "coordinates": [[[117.0, 39.2], [117.1, 39.7], [116.9, 39.6], [117.0, 39.2]]]}}),
    ];
    let file = json!({"type": "FeatureCollection", "features": features});
    let shapes = Shapes::read(&file.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let mark = |shape: usize, label: &str, value: Option<f64>| Mark {
        label: label.to_owned(),
        group: "镇".to_owned(),
        value,
        rank: value.map(|_| 1 + shape as u32),
        shape: Some(shape),
    };
    Map {
        shapes: Rc::new(shapes),
        marks: vec![
            mark(0, "梅厂镇", Some(88.2)),
            mark(1, "大良镇", Some(74.0)),
            mark(2, "崔黄口镇", None),
            mark(3, "下伍旗镇", Some(61.3)),
        ],
        own: Some(0),
        decimals: 1,
        names: ["排名", "名称", "分组", "得分"].map(str::to_owned),
        missing: "不排名".to_owned(),
        outside: "不在本指数内".to_owned(),
    }
}

/// Every kind of chart, at one width.
fn gallery(width: u32) -> Vec<(&'static str, String)> {
    let frame = |id: &str| Frame { width, ..frame(id) };
    let dark = Frame {
        theme: Theme::dark(),
        ..frame("lines")
    };
    vec![
        ("bars", draw_bars(&contributions(), &frame("bars"))),
        (
            "differences",
            draw_bars(&differences(), &frame("differences")),
        ),
        ("radar", radar(&profile(), &frame("radar"))),
        ("lines", lines(&sensitivity(), &dark)),
        ("waterfall", waterfall(&change(), &frame("waterfall"))),
        ("trends", multiples(&trends(), &frame("trends"))),
        ("ladder", lines(&ladder(), &frame("ladder"))),
        ("years", lines(&named::years(1990, 2022), &frame("years"))),
        ("scatter", scatter(&named::dots(), &frame("scatter"))),
        ("map", map(&towns(), &frame("map"))),
        ("empty", draw_bars(&Bars::default(), &frame("empty"))),
    ]
}

fn parse(svg: &str) -> Document<'_> {
    Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"))
}

fn texts(svg: &str) -> Vec<String> {
    let document = parse(svg);
    let nodes = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    nodes
        .filter_map(|node| node.text())
        .map(str::to_owned)
        .collect()
}

fn number(node: &Node<'_, '_>, attribute: &str) -> f64 {
    node.attribute(attribute)
        .and_then(|value| value.parse().ok())
        .unwrap_or(0.0)
}

#[test]
fn goldens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/charts");
    for width in [390, 640] {
        for (name, svg) in gallery(width) {
            let path = folder.join(format!("{name}-{width}.svg"));
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::write(&path, &svg).expect("the folder of goldens is writable");
            }
            let golden = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                svg == golden,
                "{} differs; UPDATE_GOLDEN=1 writes it",
                path.display()
            );
        }
    }
}

#[test]
fn documents_are_well_formed_named_and_self_contained() {
    for (name, svg) in WIDTHS.into_iter().flat_map(gallery) {
        let document = parse(&svg);
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let named = root
            .attribute("aria-labelledby")
            .unwrap_or_default()
            .split(' ');
        for id in named {
            assert!(
                root.children().any(|node| node.attribute("id") == Some(id)),
                "{name}: {id}"
            );
        }
        for forbidden in [
            "style=", "<style", "<script", "href", "url(", "NaN", "inf\"", "\n<",
        ] {
            assert!(!svg.contains(forbidden), "{name} contains {forbidden}");
        }
        assert!(svg.len() < 8 * 1024, "{name} takes {} bytes", svg.len());
    }
}

/// The texts of a drawing with their places: left, right, top, bottom, in CSS pixels.
fn boxes(svg: &str) -> Vec<(String, [f64; 4])> {
    let document = parse(svg);
    let root = document.root_element();
    let default = number(&root, "font-size");
    let nodes = root.descendants().filter(|node| node.has_tag_name("text"));
    let placed = nodes.map(|node| {
        let size = node
            .attribute("font-size")
            .and_then(|size| size.parse().ok())
            .unwrap_or(default);
        let text = node.text().unwrap_or_default().to_owned();
        let (wide, x) = (text_width(&text, size), number(&node, "x"));
        let left = match node.attribute("text-anchor") {
            Some("end") => x - wide,
            Some("middle") => x - wide / 2.0,
            _ => x,
        };
        let base = number(&node, "y");
        let edges = [left, left + wide, base - 0.7 * size, base];
        (text, edges.map(|edge| edge / 4.0))
    });
    placed.collect()
}

/// Fails where a text leaves the page or covers another.
#[track_caller]
fn assert_legible(name: &str, svg: &str) {
    let document = parse(svg);
    let root = document.root_element();
    let (width, height) = (number(&root, "width"), number(&root, "height"));
    let boxes = boxes(svg);
    for (at, (text, [left, right, top, bottom])) in boxes.iter().enumerate() {
        assert!(
            *left >= 0.0 && *right <= width && *bottom <= height,
            "{name} {width}: {text} from {left} to {right}"
        );
        for (other, [l, r, t, b]) in &boxes[at + 1..] {
            let apart = right <= l || r <= left || bottom <= t || b <= top;
            assert!(apart, "{name} {width}: {text} covers {other}");
        }
    }
}

#[test]
fn no_text_leaves_the_page_or_covers_another() {
    for (name, svg) in WIDTHS.into_iter().flat_map(gallery) {
        assert_legible(name, &svg);
    }
}
