//! What holds of bars: values at their own ends, two kinds of marks, parts that sum to the whole, an
//! axis that stays.

use super::{WIDTHS, boxes, contributions, draw_bars, frame, number, parse, row, texts};
use xingfu::chart::{Bars, Emphasis, Frame, Row};

const MAIN: &str = "#0B5A68";
const MINE: &str = "#C2540A";
const PALE: &str = "#E3EEF0";
const INK: &str = "#1B2B2F";

fn at(width: u32) -> Frame {
    Frame {
        width,
        caption: Vec::new(),
        ..frame("a")
    }
}

/// Rows of values, each with the most that could be had.
fn scored(values: &[(f64, f64)]) -> Bars {
    let rows = values
        .iter()
        .enumerate()
        .map(|(at, (value, full))| row(&format!("第{at}"), Some(*value), None, Some(*full)));
    Bars {
        rows: rows.collect(),
        decimals: 1,
        value_name: "得分".to_owned(),
        reference_name: "预设".to_owned(),
        full_name: "满分贡献".to_owned(),
        is_sum: true,
        ..Bars::default()
    }
}

/// Left and right edge, and the middle of the height, of the rectangles of a fill beneath the key.
fn marks(svg: &str, fill: &str) -> Vec<[f64; 3]> {
    let document = parse(svg);
    let rects = document.descendants().filter(|node| {
        node.has_tag_name("rect")
            && node.attribute("fill") == Some(fill)
            && number(node, "height") > 48.0
    });
    let mark = |node: roxmltree::Node<'_, '_>| {
        let [x, y] = ["x", "y"].map(|name| number(&node, name) / 4.0);
        let [wide, tall] = ["width", "height"].map(|name| number(&node, name) / 4.0);
        [x, x + wide, y + tall / 2.0]
    };
    rects.map(mark).collect()
}

#[test]
fn a_value_stands_at_the_end_of_its_own_bar() {
    let chart = scored(&[
        (17.1, 17.1),
        (16.9, 20.0),
        (9.0, 17.6),
        (0.4, 8.0),
        (0.0, 3.0),
    ]);
    for width in WIDTHS {
        let svg = draw_bars(&chart, &at(width));
        let bars = marks(&svg, MAIN);
        for (row, [_, end, middle]) in chart.rows.iter().zip(&bars) {
            let value = format!("{:.1}", row.value.unwrap_or_default());
            let found = boxes(&svg).into_iter().find(|(text, [_, _, top, bottom])| {
                *text == value && top < middle && middle < bottom
            });
            let Some((_, [left, right, _, _])) = found else {
                panic!("{value} is not on its bar");
            };
            let (inside, outside) = (end - right, left - end);
            let near = (0.0..=8.0).contains(&inside) || (0.0..=12.0).contains(&outside);
            assert!(
                near,
                "{width}: {value} from {left} to {right}, its bar ends at {end}"
            );
        }
    }
}

#[test]
fn two_kinds_of_marks_are_the_most_and_each_is_named() {
    let tracks = scored(&[(17.1, 20.0), (9.0, 17.6)]);
    let mut compared = tracks.clone();
    for row in &mut compared.rows {
        row.reference = Some(10.0);
        row.emphasis = Emphasis::Mine;
    }
    let svg = draw_bars(&tracks, &at(620));
    assert_eq!((marks(&svg, MAIN).len(), marks(&svg, PALE).len()), (2, 2));
    assert_eq!(texts(&svg)[1..3], ["得分", "满分贡献"]);
    let svg = draw_bars(&compared, &at(620));
    assert_eq!((marks(&svg, MINE).len(), marks(&svg, PALE).len()), (2, 0));
    assert_eq!(texts(&svg)[1..3], ["得分", "预设"]);
    let mut alone = tracks;
    for row in &mut alone.rows {
        row.full = None;
    }
    assert!(!texts(&draw_bars(&alone, &at(620))).contains(&"得分".to_owned()));
}

#[test]
fn a_reference_is_a_thin_mark_of_the_value_and_no_value_covers_it() {
    let mut chart = scored(&[(17.1, 0.0), (16.9, 0.0), (2.0, 0.0), (1.0, 0.0)]);
    for (row, reference) in chart.rows.iter_mut().zip([16.5, 20.0, 1.9, 2.5]) {
        row.reference = Some(reference);
    }
    for width in WIDTHS {
        let svg = draw_bars(&chart, &at(width));
        let document = parse(&svg);
        let paths = document.descendants().filter(|node| {
            node.attribute("stroke") == Some(INK) && node.attribute("stroke-width") == Some("8")
        });
        let ticks = paths.filter_map(|node| node.attribute("d").map(str::to_owned));
        let ticks: Vec<_> = ticks
            .collect::<String>()
            .split('M')
            .skip(1)
            .map(|tick| {
                let ends = tick
                    .split([' ', ','])
                    .filter_map(|part| part.parse::<f64>().ok());
                ends.map(|part| part / 4.0).collect::<Vec<_>>()
            })
            .collect();
        // The first is that of the key.
        assert_eq!(ticks.len(), 5, "{width}: {ticks:?}");
        for tick in &ticks[1..] {
            for (text, [left, right, top, bottom]) in boxes(&svg) {
                let apart = right < tick[0] || left > tick[0] || bottom < tick[1] || top > tick[3];
                assert!(apart, "{width}: {text} covers the mark at {}", tick[0]);
            }
        }
    }
}

/// Numbers from 0 to 1, the same at every run.
fn shares(seed: u32) -> impl Iterator<Item = f64> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(Some(seed), next)
        .map(|state| f64::from(state >> 8) / f64::from(1_u32 << 24))
}

#[test]
fn drawn_parts_sum_to_the_whole() {
    let name = |count| format!("其余 {count} 项合计");
    let without = |count| format!("其中 {count} 项无得分");
    for seed in 0..40_u32 {
        let mut numbers = shares(seed);
        let count = 1 + seed as usize;
        let rows = (0..count).map(|at| {
            let value = numbers
                .next()
                .filter(|share| *share > 0.1)
                .map(|share| 9.0 * share);
            row(
                &format!("{at}"),
                value,
                value.map(|value| value / 2.0),
                None,
            )
        });
        let whole = Bars {
            rows: rows.collect(),
            is_sum: true,
            ..Bars::default()
        };
        let sum = |bars: &Bars, pick: fn(&Row) -> Option<f64>| -> f64 {
            bars.rows.iter().filter_map(pick).sum()
        };
        for most in [0, 1, 5, 15, 40] {
            let mut short = whole.clone();
            short.sum_up(most, name, without);
            for pick in [(|row| row.value) as fn(&Row) -> Option<f64>, |row| {
                row.reference
            }] {
                assert!((sum(&short, pick) - sum(&whole, pick)).abs() < 1e-9);
            }
            let is_cut = count > most + 1;
            assert_eq!(short.rows.len(), if is_cut { most + 1 } else { count });
            assert_eq!(short.summed, if is_cut { count - most } else { 0 });
            let Some(last) = short.rows.last().filter(|_| is_cut) else {
                assert_eq!(short, whole);
                continue;
            };
            assert_eq!(last.label, name(count - most));
            let rest = &whole.rows[most..];
            let silent = rest.iter().filter(|row| row.value.is_none()).count();
            // Missing is not zero.
            assert_eq!(last.value.is_none(), silent == rest.len());
            let told = (silent > 0 && silent < rest.len()).then(|| without(silent));
            assert_eq!(last.note, told);
        }
    }
}

#[test]
fn rows_that_make_no_whole_are_all_drawn() {
    let mut chart = Bars {
        is_sum: false,
        ..scored(&[(1.0, 2.0); 20])
    };
    chart.sum_up(5, |count| format!("{count}"), |count| format!("{count}"));
    assert_eq!(chart.rows.len(), 20);
}

/// The figures below the bars, each with its middle in quarters of a pixel.
fn axis(svg: &str) -> Vec<(String, i64)> {
    let all = boxes(svg);
    let bottoms = all.iter().map(|(_, [_, _, _, bottom])| *bottom);
    let foot = bottoms.fold(0.0, f64::max);
    let ticks = all
        .into_iter()
        .filter(|(_, [.., bottom])| foot - bottom < 1.0);
    let middle = |left: f64, right: f64| (2.0 * (left + right)).round() as i64;
    ticks
        .map(|(text, [left, right, ..])| (text, middle(left, right)))
        .collect()
}

#[test]
fn a_held_axis_stays_whatever_the_values_become() {
    let before = scored(&[(17.1, 17.6), (16.9, 20.0), (9.0, 17.6)]);
    for width in WIDTHS {
        let resting = axis(&draw_bars(&before, &at(width)));
        assert!(resting.len() > 1, "{resting:?}");
        for factor in [0.0, 0.5, 1.1, 3.0, 40.0] {
            let mut moved = before.clone();
            moved.held = Some((0.0, 20.0));
            for row in &mut moved.rows {
                row.value = row.value.map(|value| value * factor);
                row.full = None;
                row.reference = Some(12.0);
            }
            moved.rows.reverse();
            let svg = draw_bars(&moved, &at(width));
            assert_eq!(axis(&svg), resting, "{width}: × {factor}");
            let end = marks(&svg, MAIN)
                .iter()
                .map(|[_, end, _]| *end)
                .fold(0.0, f64::max);
            assert!(end <= f64::from(width), "{end}");
        }
    }
}

#[test]
fn a_bar_that_is_longer_than_a_held_axis_is_marked_as_cut_and_has_its_value() {
    let mut chart = scored(&[(17.1, 17.6), (9.0, 17.6)]);
    let signs = |chart: &Bars| {
        draw_bars(chart, &at(620))
            .matches("stroke=\"#FFFFFF\"")
            .count()
    };
    assert_eq!(signs(&chart), 0);
    chart.held = Some((0.0, 10.0));
    assert_eq!(signs(&chart), 1);
    assert!(texts(&draw_bars(&chart, &at(620))).contains(&"17.1".to_owned()));
}

#[test]
fn areas_follow_each_other_over_the_rows_of_the_drawing() {
    for width in WIDTHS {
        let chart = contributions();
        let (areas, svg) = (chart.areas(&at(width)), draw_bars(&chart, &at(width)));
        assert_eq!(areas.len(), chart.rows.len());
        assert!(areas.windows(2).all(|pair| pair[0].bottom == pair[1].top));
        for (area, row) in areas.iter().zip(&chart.rows) {
            let beginning: String = row.label.chars().take(4).collect();
            let label = boxes(&svg)
                .into_iter()
                .find(|(text, _)| text.starts_with(&beginning));
            let (_, [_, _, above, below]) = label.unwrap_or_else(|| panic!("{beginning}"));
            assert!(
                area.top <= above && below <= area.bottom,
                "{width}: {beginning}"
            );
        }
    }
}
