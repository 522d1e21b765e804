//! Every figure of the built-in index at every width, in both languages.

use super::{WIDTHS, assert_legible, boxes, number, parse};
use serde_json::json;
use std::rc::Rc;
use xingfu::chart::Frame;
use xingfu::data::UnitId;
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::data::shapes::Shapes;
use xingfu::figure::{
    Comparison, Course, Courses, Difference, Drawing, Figure, Groups, Kind, Place, Places, Pursuit,
    RankCourse, Ranks, Scale, Scored, Spread, Subject, Timeline, radar,
};
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::month::Month;
use xingfu::process::Progress;
use xingfu::schema;
use xingfu::score::profile::Profile;
use xingfu::score::score;
use xingfu::text::Language;
use xingfu::text::words::Words;

/// The profile of the demonstration, under the default weights, or with employment alone weighing
/// three times as much.
fn profiles() -> (Profile, Profile) {
    let index = Index::builtin().unwrap_or_else(|error| panic!("{error}"));
    let data = on_show(&index, vec![own_unit(&index)]);
    let methodology = Methodology::default_of(&index).as_of(data.last_month());
    let scores = score(&index, &data, &methodology).unwrap_or_else(|error| panic!("{error}"));
    let default = Profile::new(&index, &scores, methodology.weighting(), UnitId::at(0));
    let file = r#"{"weights": {"employment": 20}}"#;
    let file = schema::read(file).unwrap_or_else(|error| panic!("{error}"));
    let mine = Methodology::from_file(&file, &index).unwrap_or_else(|error| panic!("{error}"));
    let mine = mine.as_of(data.last_month());
    let scores = score(&index, &data, &mine).unwrap_or_else(|error| panic!("{error}"));
    let mine = Profile::new(&index, &scores, mine.weighting(), UnitId::at(0));
    (mine, default)
}

fn months() -> Vec<Month> {
    (1..=12)
        .filter_map(|month| Month::new(2024, month))
        .collect()
}

fn timelines(profile: &Profile) -> [Timeline; 9] {
    let nodes = &profile.nodes;
    let leaves = nodes.iter().filter(|node| node.aggregation.is_none());
    let parts = leaves.enumerate().map(|(at, node)| {
        let size = 6.0 / (1.0 + at as f64);
        (node.id.clone(), if at % 3 == 1 { -size } else { size })
    });
    let parts: Vec<_> = parts.collect();
    let sum: f64 = parts.iter().map(|(_, by)| by).sum();
    let differing = parts.clone();
    let course = |at: usize| Course {
        id: nodes[at].id.clone(),
        scores: (0..9)
            .map(|month| (month != 3).then_some(95.0 - 7.0 * f64::from(month)))
            .collect(),
        default: Vec::new(),
    };
    let courses = std::iter::once(0).chain(profile.children(0)).map(course);
    [
        Timeline::Change(Comparison {
            before: Month::new(2024, 8),
            after: Month::new(2024, 9),
            from: 76.5 - sum,
            to: 76.5,
            parts,
        }),
        Timeline::Scores(Courses {
            months: months().into_iter().take(9).collect(),
            courses: courses.collect(),
        }),
        Timeline::Plan(Pursuit {
            id: "new-jobs".to_owned(),
            months: months(),
            due: (1..=12).map(|month| 3_000.0 * f64::from(month)).collect(),
            reached: (1..=9)
                .map(|month| Some(2_800.0 * f64::from(month)))
                .collect(),
            scale: Scale::Number(None),
            is_stepped: false,
            progress: Some(Progress::Behind),
        }),
        Timeline::Ranks(Ranks {
            months: months().into_iter().take(9).collect(),
            courses: (1..=10)
                .map(|at| RankCourse {
                    title: "大黄堡湿地管理区".into(),
                    ranks: (1..=9)
                        .map(|month| (month != 4).then_some(1 + (at * month) % 30))
                        .collect(),
                })
                .collect(),
        }),
        Timeline::Difference(Difference {
            other: "大黄堡湿地管理区".into(),
            unit: "下朱庄街道".into(),
            from: 76.5 - sum,
            to: 76.5,
            parts: differing,
        }),
        Timeline::Spread(spread(profile, &(0..8).collect::<Vec<_>>())),
        Timeline::Scatter(spread(profile, &[0, 0])),
        Timeline::Groups(Groups::new(
            months().into_iter().take(9).collect(),
            &vec![(0..30).map(score_of).collect::<Vec<_>>(); 9],
            &(0..30)
                .map(|at| group_of(at).map(Into::into))
                .collect::<Vec<_>>(),
        )),
        Timeline::Places(Places {
            chosen: Some(3),
            node: None,
            units: (0..30)
                .map(|at| Place {
                    id: format!("t{at}"),
                    title: "大黄堡湿地管理区".into(),
                    group: group_of(at).map(Into::into),
                    score: score_of(at),
                    rank: score_of(at).map(|_| 1 + at as u32),
                })
                .collect(),
            shapes: Some(Rc::new(squares())),
        }),
    ]
}

/// A field of squares, six to a row, on either side of the antimeridian.
fn squares() -> Shapes {
    let square = |at: usize| {
        let (left, bottom) = (10.0 * (at % 6) as f64, 10.0 * (at / 6) as f64 - 20.0);
        let left = if left < 30.0 {
            left + 150.0
        } else {
            left - 210.0
        };
        let (right, top) = (left + 10.0, bottom + 10.0);
        let ring = [
            [left, bottom],
            [right, bottom],
            [right, top],
            [left, top],
            [left, bottom],
        ];
        let geometry = json!({"type": "Polygon", "coordinates": [ring]});
        // The last is of no unit.
        match at {
            30 => json!({"type": "Feature", "geometry": geometry}),
            _ => json!({"type": "Feature", "id": format!("t{at}"), "geometry": geometry}),
        }
    };
    let features: Vec<_> = (0..31).map(square).collect();
    let file = json!({"type": "FeatureCollection", "features": features});
    Shapes::read(&file.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

fn score_of(unit: usize) -> Option<f64> {
    (unit != 7).then_some(58.0 + (unit * 7 % 31) as f64)
}

fn group_of(unit: usize) -> Option<&'static str> {
    [Some("街道"), Some("镇"), None][unit % 3]
}

/// Thirty units at some nodes of a profile.
fn spread(profile: &Profile, nodes: &[usize]) -> Spread {
    let nodes = nodes.iter().enumerate().map(|(row, at)| Scored {
        id: profile.nodes[*at].id.clone(),
        month: Month::new(2024, 8 + (row as u8) % 2),
        scores: (0..30).map(|unit| score_of(unit + row)).collect(),
    });
    Spread {
        units: (0..30).map(|_| "大黄堡湿地管理区".into()).collect(),
        chosen: Some(3),
        nodes: nodes.collect(),
    }
}

/// Every figure, with a name for messages.
fn figures(see: impl Fn(&str, &Figure<'_>)) {
    let (mine, default) = profiles();
    let timelines = timelines(&mine);
    for language in [Language::Chinese, Language::English] {
        for kind in Kind::ALL {
            let timeline = match kind {
                Kind::Waterfall => Some(&timelines[0]),
                Kind::Trends => Some(&timelines[1]),
                Kind::Plan => Some(&timelines[2]),
                Kind::Ranks => Some(&timelines[3]),
                Kind::Difference => Some(&timelines[4]),
                Kind::Spread => Some(&timelines[5]),
                Kind::Scatter => Some(&timelines[6]),
                Kind::Groups => Some(&timelines[7]),
                Kind::Tiles | Kind::Map => Some(&timelines[8]),
                _ => None,
            };
            for published in [None, Some(&default)] {
                for by_indicator in [false, true] {
                    for most in [8, 15, usize::MAX] {
                        let subject = Subject::new(&mine, published, Words::of(language))
                            .by_indicator(by_indicator)
                            .focus(mine.children(0).nth(1))
                            .over(timeline);
                        let figure = Figure {
                            kind: *kind,
                            subject,
                            most,
                        };
                        let name = format!(
                            "{} {language:?}, compared {}, by indicator {by_indicator}, {most}",
                            kind.name(),
                            published.is_some()
                        );
                        see(&name, &figure);
                    }
                }
            }
        }
    }
}

#[test]
fn every_figure_is_legible_at_every_width() {
    figures(|name, figure| {
        let told = figure.told();
        for width in WIDTHS {
            for show_title in [false, true] {
                let frame = Frame {
                    id: "a".to_owned(),
                    title: told.title("标题").to_owned(),
                    width,
                    show_title,
                    ..Frame::default()
                };
                assert_legible(name, &told.drawing.svg(&frame));
            }
        }
    });
}

#[test]
fn type_is_of_14_to_16_pixels_and_no_label_of_a_wide_chart_is_shortened() {
    figures(|name, figure| {
        let told = figure.told();
        for width in [620, 820, 1160] {
            let frame = Frame {
                width,
                show_title: false,
                ..Frame::default()
            };
            let svg = told.drawing.svg(&frame);
            let document = parse(&svg);
            let root = document.root_element();
            let texts = document
                .descendants()
                .filter(|node| node.has_tag_name("text"));
            for text in texts {
                let own = text.attribute("font-size").is_some();
                let size = number(if own { &text } else { &root }, "font-size") / 4.0;
                assert!((14.0..=16.0).contains(&size), "{name} {width}: {size}");
            }
            for (text, _) in boxes(&svg).iter().filter(|_| width >= 820) {
                assert!(!text.ends_with('…'), "{name} {width}: {text}");
            }
        }
    });
}

#[test]
fn what_can_be_looked_at_in_a_figure_has_its_place_and_its_figures_in_words() {
    let frame = Frame::default();
    let words = Words::of(Language::Chinese);
    figures(|name, figure| {
        let seen = figure.told().drawing.seen(&frame, words);
        for one in &seen {
            let told = &one.told;
            assert!(
                told.contains("：") && !told.ends_with('：'),
                "{name}: {told}"
            );
            let is_sum = told.starts_with("其余") || told.contains("others");
            assert_eq!(
                one.node.is_none(),
                is_sum || !is_row(figure.kind),
                "{name}: {told}"
            );
            let (x, y) = one.area.middle();
            assert!(one.area.holds((x, y)), "{name}: {told}");
            assert!(
                x > 0.0 && x < f64::from(frame.width) && y > 0.0,
                "{name}: {told}"
            );
        }
        let is_whole = matches!(figure.kind, Kind::Radar | Kind::Tiles | Kind::Map);
        assert!(
            seen.is_empty() == is_whole || figure.kind == Kind::Radar,
            "{name}"
        );
    });
}

/// Whether a kind is drawn as rows that show nodes.
fn is_row(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Contributions
            | Kind::Dimensions
            | Kind::LostPoints
            | Kind::Coverage
            | Kind::Waterfall
            | Kind::Difference
            | Kind::Spread
            | Kind::Radar
    )
}

#[test]
fn a_radar_is_drawn_where_every_spoke_has_a_value_and_bars_otherwise() {
    let drawn = |profile: &Profile| {
        let figure = Figure {
            kind: Kind::Radar,
            subject: Subject::new(profile, None, Words::of(Language::Chinese)),
            most: usize::MAX,
        };
        match figure.told().drawing {
            Drawing::Radar(radar) => {
                assert!(radar.axes.iter().all(|axis| axis.value.is_some()));
                true
            }
            Drawing::Bars(_) => false,
            _ => panic!("neither"),
        }
    };
    let index = Index::builtin().unwrap_or_else(|error| panic!("{error}"));
    let data = on_show(&index, vec![own_unit(&index)]);
    let of = |month| {
        let methodology = Methodology::default_of(&index).as_of(Month::new(2024, month));
        let scores = score(&index, &data, &methodology).unwrap_or_else(|error| panic!("{error}"));
        Profile::new(&index, &scores, methodology.weighting(), UnitId::at(0))
    };
    let radars = (1..=12).filter(|month| {
        let profile = of(*month);
        assert_eq!(drawn(&profile), radar::is_drawable(&profile));
        drawn(&profile)
    });
    let radars: Vec<_> = radars.collect();
    assert_eq!(radars, [12]);
}
