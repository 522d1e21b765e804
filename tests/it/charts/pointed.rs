//! What can be looked at in a drawing: where it is, and its figures in words.

use super::named::{dots, years};
use super::{WIDTHS, frame, ladder, number, parse, sensitivity, trends};
use xingfu::chart::{Area, Frame, Lines, scatter};
use xingfu::figure::{Drawing, Seen};
use xingfu::text::Language;
use xingfu::text::words::Words;

fn at(width: u32) -> Frame {
    Frame {
        width,
        ..frame("a")
    }
}

fn seen(drawing: &Drawing, width: u32) -> Vec<Seen> {
    drawing.seen(&at(width), Words::of(Language::Chinese))
}

/// Whether areas stand side by side, from the left.
fn are_columns<'a>(areas: impl Iterator<Item = &'a Area>) -> bool {
    let areas: Vec<_> = areas.collect();
    areas.windows(2).all(|pair| {
        let sides = pair[0].right == pair[1].left && pair[0].left < pair[0].right;
        sides && (pair[0].top, pair[0].bottom) == (pair[1].top, pair[1].bottom)
    })
}

#[test]
fn places_of_lines_follow_each_other_with_the_values_of_all_lines() {
    for width in WIDTHS {
        let all = seen(&Drawing::Lines(sensitivity()), width);
        assert!(are_columns(all.iter().map(|one| &one.area)), "{width}");
        let rows = sensitivity().table().rows;
        assert_eq!(all.len(), rows.len());
        for (one, row) in all.iter().zip(&rows) {
            for figure in &row[1..] {
                assert!(one.told.contains(figure), "{width}: {} {figure}", one.told);
            }
        }
        let all = seen(&Drawing::Lines(years(1990, 2022)), width);
        assert_eq!(all.len(), 33);
        assert!(all[0].told.starts_with("1990："), "{}", all[0].told);
    }
}

#[test]
fn a_place_of_which_nothing_is_known_is_passed_over_and_a_rung_is_told_by_name() {
    let mut chart = years(2000, 2004);
    for series in &mut chart.series {
        series.points[2].1 = None;
    }
    let told = seen(&Drawing::Lines(chart), 620);
    let told: Vec<_> = told.iter().map(|one| &one.told[..4]).collect();
    assert_eq!(told, ["2000", "2001", "2003", "2004"]);
    let ladder = ladder();
    let all = seen(&Drawing::Lines(ladder.clone()), 620);
    let names = || ladder.y_names.iter();
    assert!(
        all.iter()
            .all(|one| names().any(|(_, name)| one.told.contains(name.as_str()))),
        "{all:?}"
    );
    assert!(seen(&Drawing::Lines(Lines::default()), 620).is_empty());
}

#[test]
fn places_of_courses_lie_in_their_panels() {
    for width in WIDTHS {
        let chart = trends();
        let (panels, places) = (chart.panels.len(), chart.places.len());
        let all = seen(&Drawing::Multiples(chart.clone()), width);
        assert!(all.len() > places && all.len() <= panels * places);
        for panel in &chart.panels {
            let head = format!("{} ", panel.title);
            let own = all.iter().filter(|one| one.told.starts_with(&head));
            assert!(are_columns(own.map(|one| &one.area)), "{width}: {head}");
        }
        for (at, one) in all.iter().enumerate() {
            let middle = one.area.middle();
            let there = all.iter().position(|other| other.area.holds(middle));
            assert_eq!(there, Some(at), "{width}: {}", one.told);
        }
    }
}

#[test]
fn a_dot_is_pointed_at_where_it_is_drawn() {
    for width in WIDTHS {
        let chart = dots();
        let svg = scatter(&chart, &at(width));
        let document = parse(&svg);
        let circles = document
            .descendants()
            .filter(|node| node.has_tag_name("circle"));
        let circles: Vec<_> = circles
            .map(|node| (number(&node, "cx") / 4.0, number(&node, "cy") / 4.0))
            .collect();
        let all = seen(&Drawing::Scatter(chart.clone()), width);
        assert_eq!(all.len(), chart.dots.len());
        for one in &all {
            let (x, y) = one.area.middle();
            let is_there =
                |circle: &(f64, f64)| (circle.0 - x).abs() < 0.5 && (circle.1 - y).abs() < 0.5;
            assert!(circles.iter().any(is_there), "{width}: {}", one.told);
        }
        let lefts = all.windows(2);
        assert!(
            lefts
                .into_iter()
                .all(|pair| pair[0].area.left <= pair[1].area.left)
        );
        assert!(all.iter().any(|one| one.told == "梅厂镇：就业 30、教育 5"));
    }
}
