//! What holds of every chart.

use xingfu::chart::{
    Axis, Bars, Frame, Lines, Marker, Multiples, Panel, Radar, Row, Series, Step, Theme, Waterfall,
    bars, lines, multiples, radar, waterfall,
};

use super::{WIDTHS, contributions, differences, frame, number, parse, profile, row, texts};

/// Widths of the rectangles of one fill, from the top, in CSS pixels.
fn widths(svg: &str, fill: &str) -> Vec<f64> {
    let document = parse(svg);
    let rects = document
        .descendants()
        .filter(|node| node.has_tag_name("rect"));
    let filled = rects.filter(|node| node.attribute("fill") == Some(fill));
    filled.map(|node| number(&node, "width") / 4.0).collect()
}

const MAIN: &str = "#0B5A68";
const PALE: &str = "#E3EEF0";

#[test]
fn every_label_or_its_shortening_appears() {
    for width in WIDTHS {
        let svg = bars(
            &contributions(),
            &Frame {
                width,
                ..frame("a")
            },
        );
        let shown = texts(&svg).concat();
        for row in contributions().rows {
            let beginning: String = row.label.chars().take(8).collect();
            assert!(shown.contains(&beginning), "{width}: {}", row.label);
        }
    }
}

#[test]
fn missing_is_not_zero() {
    let chart = |value| Bars {
        rows: vec![
            row("养老", value, None, None),
            row("就业", Some(50.0), None, None),
        ],
        missing: "未报".to_owned(),
        ..Bars::default()
    };
    for missing in [None, Some(f64::NAN), Some(f64::INFINITY)] {
        let svg = bars(&chart(missing), &frame("a"));
        assert_eq!(widths(&svg, MAIN).len(), 1);
        let shown = texts(&svg);
        assert!(shown.contains(&"未报".to_owned()));
        assert_eq!(
            shown.iter().filter(|text| *text == "0").count(),
            1,
            "only the axis says 0"
        );
    }
    let zero = texts(&bars(&chart(Some(0.0)), &frame("a")));
    assert!(!zero.contains(&"未报".to_owned()));
    assert_eq!(zero.iter().filter(|text| *text == "0").count(), 2);
}

#[test]
fn a_longer_value_gives_a_longer_bar() {
    for width in WIDTHS {
        let values = [12.0, 30.0, 30.5, 64.0, 99.9];
        let rows = values
            .iter()
            .map(|value| row("镇", Some(*value), None, None))
            .collect();
        let svg = bars(
            &Bars {
                rows,
                ..Bars::default()
            },
            &Frame {
                width,
                ..frame("a")
            },
        );
        let lengths = widths(&svg, MAIN);
        assert_eq!(lengths.len(), values.len());
        assert!(lengths.is_sorted_by(|a, b| a < b), "{lengths:?}");
    }
}

#[test]
fn bars_stand_in_proportion_to_their_values() {
    let rows = vec![
        row("a", Some(20.0), None, Some(80.0)),
        row("b", Some(40.0), None, Some(80.0)),
        row("c", Some(-40.0), None, None),
    ];
    let svg = bars(
        &Bars {
            rows,
            ..Bars::default()
        },
        &frame("a"),
    );
    let (bars, tracks) = (widths(&svg, MAIN), widths(&svg, PALE));
    assert!((bars[1] - 2.0 * bars[0]).abs() <= 0.5);
    assert!((bars[2] - bars[1]).abs() <= 0.5);
    assert!((tracks[0] - 4.0 * bars[0]).abs() <= 1.0);
}

#[test]
fn differences_carry_their_sign() {
    let shown = texts(&bars(&differences(), &frame("a")));
    for expected in ["+2.4 points", "+0.6 points", "\u{2212}3.1 points"] {
        assert!(shown.contains(&expected.to_owned()), "{shown:?}");
    }
    let rounded = Bars {
        decimals: 1,
        signed: true,
        ..Bars::default()
    };
    let rows = vec![
        row("a", Some(-0.04), None, None),
        row("b", Some(12345.6), None, None),
    ];
    let shown = texts(&bars(&Bars { rows, ..rounded }, &frame("a")));
    assert!(shown.contains(&"0.0".to_owned()) && shown.contains(&"+12,345.6".to_owned()));
}

#[test]
fn an_alert_has_a_shape_beside_it() {
    let polygons = |chart: &Bars| bars(chart, &frame("a")).matches("<polygon").count();
    assert_eq!(polygons(&contributions()), 1);
    assert_eq!(polygons(&differences()), 0);
}

#[test]
fn markup_and_control_characters_are_text() {
    let nasty = "<b onload=\"x\">&amp; ' \u{0}\u{1}\n\u{FFFF}</b>]]>";
    let rows = vec![Row {
        note: Some(nasty.to_owned()),
        ..row(nasty, Some(1.0), None, None)
    }];
    let all = Frame {
        id: "a\"b <c>".to_owned(),
        title: nasty.to_owned(),
        description: nasty.to_owned(),
        caption: vec![nasty.to_owned()],
        metadata: Some(nasty.to_owned()),
        ..Frame::default()
    };
    let chart = Bars {
        rows,
        suffix: nasty.to_owned(),
        ..Bars::default()
    };
    let svg = bars(&chart, &all);
    let document = parse(&svg);
    assert!(!document.descendants().any(|node| node.has_tag_name("b")));
    let title = document
        .descendants()
        .find(|node| node.has_tag_name("title"));
    let title = title.and_then(|node| node.text()).unwrap_or_default();
    assert!(title.starts_with("<b onload=\"x\">&amp; '"));
    assert_eq!(
        document.root_element().attribute("aria-labelledby"),
        Some("a-b--c--title a-b--c--desc")
    );
}

#[test]
fn nothing_to_show_is_said_in_a_sentence() {
    let frame = frame("a");
    let no_points = Series {
        points: vec![(0.0, None)],
        ..Series::default()
    };
    let blank = Lines {
        series: vec![no_points],
        ..Lines::default()
    };
    for svg in [
        bars(&Bars::default(), &frame),
        radar(&Radar::default(), &frame),
        lines(&Lines::default(), &frame),
        lines(&blank, &frame),
        waterfall(&Waterfall::default(), &frame),
        multiples(&Multiples::default(), &frame),
    ] {
        assert_eq!(texts(&svg)[1], frame.empty);
    }
}

#[test]
fn any_number_is_drawn_without_a_panic() {
    let values = [
        0.0,
        -0.0,
        1e-300,
        1e15,
        -1e300,
        f64::MAX,
        f64::MIN,
        f64::NAN,
        f64::INFINITY,
    ];
    for &a in &values {
        for &b in &values {
            let rows = vec![
                row("a", Some(a), Some(b), Some(a)),
                row("", Some(b), None, None),
            ];
            parse(&bars(
                &Bars {
                    rows,
                    extent: Some((b, a)),
                    ..Bars::default()
                },
                &frame("a"),
            ));
            let spoke = |value| Axis {
                label: String::new(),
                value: Some(value),
                reference: None,
            };
            let axes = vec![spoke(a), spoke(b), spoke(a)];
            parse(&radar(
                &Radar {
                    axes,
                    ..Radar::default()
                },
                &frame("a"),
            ));
            let step = |by| Step {
                by,
                ..Step::default()
            };
            parse(&waterfall(
                &Waterfall {
                    from: Some(a),
                    to: Some(b),
                    steps: vec![step(a), step(b)],
                    ..Waterfall::default()
                },
                &frame("a"),
            ));
            let panel = Panel {
                values: vec![Some(a), Some(b)],
                references: vec![Some(b)],
                ..Panel::default()
            };
            parse(&multiples(
                &Multiples {
                    panels: vec![panel.clone(), panel],
                    places: vec![String::new(), String::new()],
                    extent: Some((a, b)),
                    ..Multiples::default()
                },
                &frame("a"),
            ));
            let series = vec![Series {
                points: vec![(a, Some(b)), (b, Some(a))],
                is_stepped: true,
                ..Series::default()
            }];
            let marker = Some(Marker {
                x: a,
                y: b,
                label: String::new(),
            });
            parse(&lines(
                &Lines {
                    series,
                    marker,
                    ..Lines::default()
                },
                &frame("a"),
            ));
        }
    }
    for width in [0, 200, 1200, u32::MAX] {
        let svg = bars(
            &contributions(),
            &Frame {
                width,
                ..frame("a")
            },
        );
        let drawn = number(&parse(&svg).root_element(), "width");
        assert_eq!(drawn, f64::from(width.clamp(200, 1200)));
    }
}

#[test]
fn a_missing_axis_breaks_the_polygon() {
    let closed = |chart: &Radar| {
        let svg = radar(chart, &frame("a"));
        let document = parse(&svg);
        let paths = document
            .descendants()
            .filter(|node| node.has_tag_name("path"));
        let mut mine = paths.filter(|node| node.attribute("stroke") == Some("#C2540A"));
        mine.next_back()
            .and_then(|node| node.attribute("d"))
            .is_some_and(|d| d.ends_with('Z'))
    };
    let mut chart = profile();
    assert!(!closed(&chart));
    chart.axes[3].value = Some(60.0);
    assert!(closed(&chart));
    chart.axes.truncate(2);
    assert!(
        radar(&chart, &frame("a")).contains("92.0"),
        "two axes are drawn as bars"
    );
}

#[test]
fn a_missing_point_breaks_the_line() {
    let subpaths = |middle| {
        let points = (0..5u8).map(|x| (f64::from(x), if x == 2 { middle } else { Some(1.0) }));
        let series = vec![Series {
            points: points.collect(),
            ..Series::default()
        }];
        let svg = lines(
            &Lines {
                series,
                ..Lines::default()
            },
            &frame("a"),
        );
        let path = svg
            .split("<path")
            .find(|path| path.contains(MAIN))
            .unwrap_or_default()
            .to_owned();
        path.matches('M').count()
    };
    assert_eq!((subpaths(Some(1.0)), subpaths(None)), (1, 2));
}

#[test]
fn colours_keep_their_contrast() {
    for theme in [Theme::light(), Theme::dark()] {
        for text in [theme.ink, theme.muted, theme.main, theme.mine, theme.alert] {
            assert!(text.contrast(theme.ground) >= 4.5, "{text:?}");
        }
        assert!(theme.main_light.contrast(theme.ground) >= 3.0);
        assert!(theme.main.contrast(theme.main_pale) >= 3.0);
        assert!(theme.mine.contrast(theme.main_pale) >= 3.0);
    }
}

/// Left and right edges of the marks of a fill.
fn edges(svg: &str, fill: &str) -> Vec<(f64, f64)> {
    let document = parse(svg);
    let marks = document
        .descendants()
        .filter(|node| node.has_tag_name("rect") && node.attribute("fill") == Some(fill));
    marks
        .map(|node| {
            let x = number(&node, "x");
            (x, x + number(&node, "width"))
        })
        .collect()
}

#[test]
fn each_step_of_a_waterfall_begins_where_the_one_above_ends() {
    let steps = [2.0, 3.0, 4.0];
    let chart = Waterfall {
        from: Some(60.0),
        steps: steps
            .map(|by| Step {
                label: format!("{by}"),
                by,
                key: None,
            })
            .into(),
        decimals: 1,
        ..Waterfall::default()
    };
    for width in WIDTHS {
        let svg = waterfall(
            &chart,
            &Frame {
                width,
                ..frame("a")
            },
        );
        let marks = edges(&svg, "#0B5A68");
        // The first is the mark of the key.
        let [_, first, second, third] = marks.as_slice() else {
            panic!("{marks:?}");
        };
        assert!((first.1 - second.0).abs() <= 1.0 && (second.1 - third.0).abs() <= 1.0);
        let lengths = [first, second, third].map(|(from, to)| to - from);
        let unit = lengths[0] / 2.0;
        for (length, by) in lengths.iter().zip(steps) {
            assert!((length - by * unit).abs() <= 3.0, "{lengths:?}");
        }
        assert!(
            texts(&svg).contains(&"69.0".to_owned()),
            "{:?}",
            texts(&svg)
        );
    }
}

#[test]
fn steps_that_are_summed_up_still_lead_to_the_last_level() {
    let by = [5.0, -3.0, 1.0, 0.5, -0.25, 0.125];
    let whole = Waterfall {
        from: Some(70.0),
        steps: by
            .map(|by| Step {
                by,
                ..Step::default()
            })
            .into(),
        ..Waterfall::default()
    };
    for most in 0..8 {
        let mut short = whole.clone();
        short.sum_up(most, |count| format!("{count} others"));
        let sum: f64 = short.steps.iter().map(|step| step.by).sum();
        assert_eq!(sum, by.iter().sum::<f64>());
        let summed = short.steps.len() < by.len();
        assert_eq!(summed, most < 5, "{most}");
        if summed {
            assert_eq!(short.steps.len(), most + 1);
            let last = short.steps.last().map(|step| step.label.clone());
            assert_eq!(last, Some(format!("{} others", 6 - most)));
        }
    }
}

#[test]
fn what_a_panel_sums_up_is_drawn_behind_it_unless_it_is_too_much() {
    let of = |count: usize| Multiples {
        panels: vec![Panel {
            values: vec![Some(20.0), Some(40.0)],
            members: vec![vec![Some(10.0), Some(90.0)]; count],
            marked: vec![Some(30.0), Some(50.0)],
            ..Panel::default()
        }],
        places: ["a", "b"].map(str::to_owned).into(),
        value_name: "中位数".to_owned(),
        member_name: "每个单位".to_owned(),
        marked_name: "杨村街道".to_owned(),
        ..Multiples::default()
    };
    // With the line of each kind in the key.
    let lines = |svg: &str, stroke: &str| {
        let document = parse(svg);
        let paths = document.descendants();
        let paths = paths.filter(|node| node.attribute("stroke") == Some(stroke));
        let drawn = paths.filter_map(|node| node.attribute("d"));
        drawn.flat_map(|d| d.matches('M')).count()
    };
    let [pale, main, ink] = ["#438E9B", "#0B5A68", "#1B2B2F"];
    let few = multiples(&of(3), &frame("a"));
    assert_eq!(
        [pale, main, ink].map(|stroke| lines(&few, stroke)),
        [4, 2, 2]
    );
    for name in ["中位数", "每个单位", "杨村街道"] {
        assert!(few.contains(name), "{name}: {few}");
    }
    let many = multiples(&of(301), &frame("a"));
    assert_eq!(
        [pale, main, ink].map(|stroke| lines(&many, stroke)),
        [0, 2, 2]
    );
    assert!(!many.contains("每个单位"), "{many}");
    // What is not drawn does not stretch the axis.
    assert_eq!(
        [&few, &many].map(|svg| svg.contains(">80<")),
        [true, false],
        "{few}"
    );
    let table = of(3).table();
    assert_eq!(table.columns, ["", "", "杨村街道"]);
    assert_eq!(table.rows[1], ["b", "40", "50"]);
}

#[test]
fn panels_share_their_axes_and_break_at_gaps() {
    let panel = |values: &[Option<f64>]| Panel {
        values: values.to_vec(),
        ..Panel::default()
    };
    let some = |values: [f64; 3]| values.map(Some);
    let chart = Multiples {
        panels: vec![
            panel(&some([10.0, 20.0, 30.0])),
            panel(&some([10.0, 20.0, 30.0])),
            panel(&[Some(10.0), None, Some(30.0)]),
        ],
        places: ["a", "b", "c"].map(str::to_owned).into(),
        extent: Some((0.0, 100.0)),
        ..Multiples::default()
    };
    let svg = multiples(&chart, &frame("a"));
    let document = parse(&svg);
    let paths = document
        .descendants()
        .filter(|node| node.has_tag_name("path") && node.attribute("stroke") == Some("#0B5A68"));
    let heights: Vec<Vec<f64>> = paths
        .filter_map(|node| node.attribute("d").map(str::to_owned))
        .flat_map(|d| {
            let runs = d.split('M').skip(1).map(str::to_owned);
            runs.collect::<Vec<_>>()
        })
        .map(|run| {
            let points = run.split_whitespace();
            points
                .filter_map(|point| point.split_once(',')?.1.parse().ok())
                .collect()
        })
        .collect();
    assert_eq!(heights.len(), 2, "a gap leaves two dots of the third");
    assert_eq!(heights[0], heights[1]);
    let dots = document
        .descendants()
        .filter(|node| node.has_tag_name("circle") && node.attribute("fill") == Some("#0B5A68"));
    assert_eq!(
        dots.count(),
        5,
        "three ends, and two points that stand alone"
    );
}

#[test]
fn a_stepped_line_holds_each_value_until_the_next() {
    let chart = Lines {
        series: vec![Series {
            points: vec![(1.0, Some(0.0)), (2.0, Some(0.0)), (3.0, Some(10.0))],
            is_stepped: true,
            ..Series::default()
        }],
        ..Lines::default()
    };
    let svg = lines(&chart, &frame("a"));
    let document = parse(&svg);
    let path = document
        .descendants()
        .find(|node| node.attribute("stroke") == Some("#0B5A68"))
        .and_then(|node| node.attribute("d"))
        .unwrap_or_default();
    let points: Vec<(f64, f64)> = path
        .trim_start_matches('M')
        .split_whitespace()
        .filter_map(|point| {
            let (x, y) = point.split_once(',')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        })
        .collect();
    for pair in points.windows(2) {
        assert!(
            pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1,
            "{points:?}"
        );
    }
    assert_eq!(points.len(), 5, "{points:?}");
}
