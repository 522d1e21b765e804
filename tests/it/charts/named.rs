//! Names of places and of dots.

use xingfu::chart::{Dot, Emphasis, Frame, Lines, Scatter, Series, lines, scatter};

use super::{WIDTHS, frame, texts};

fn at(width: u32) -> Frame {
    Frame {
        width,
        ..frame("a")
    }
}

/// A line over years, or over whatever their names are.
fn over(names: Vec<(f64, String)>, steps: &'static [u32]) -> Lines {
    let points = names.iter().map(|(x, _)| (*x, Some(*x)));
    let line = |emphasis| Series {
        name: "全区".to_owned(),
        last: "7".to_owned(),
        points: points.clone().collect(),
        emphasis,
        ..Series::default()
    };
    Lines {
        series: vec![line(Emphasis::Normal), line(Emphasis::Faint)],
        x_name: "年份".to_owned(),
        x_names: names,
        x_steps: steps,
        y_names: vec![(1.0, "轴".to_owned())],
        ..Lines::default()
    }
}

/// A line over some years.
pub(super) fn years(from: u16, to: u16) -> Lines {
    let names = (from..=to).map(|year| (f64::from(year), year.to_string()));
    over(names.collect(), &[1, 2, 5, 10, 20])
}

/// The years that stand at the axis.
fn named(lines_of: &Lines, width: u32) -> Vec<u32> {
    let shown = texts(&lines(lines_of, &at(width)));
    let years = shown.iter().filter_map(|text| text.parse().ok());
    years.filter(|year| (1000..3000).contains(year)).collect()
}

#[test]
fn the_first_place_and_the_last_have_names_and_round_ones_between() {
    assert_eq!(
        named(&years(1990, 2022), 820),
        [1990, 1995, 2000, 2005, 2010, 2015, 2022]
    );
    for width in WIDTHS {
        let shown = named(&years(1990, 2022), width);
        assert_eq!((shown.first(), shown.last()), (Some(&1990), Some(&2022)));
        let between = &shown[1..shown.len() - 1];
        let step = between[1] - between[0];
        assert!([2, 5, 10].contains(&step), "{width}: {shown:?}");
        let is_round = |year: &u32| year.is_multiple_of(step);
        assert!(between.iter().all(is_round), "{width}: {shown:?}");
    }
    assert_eq!(named(&years(2020, 2022), 640), [2020, 2021, 2022]);
    assert_eq!(named(&years(2020, 2021), 640), [2020, 2021]);
    assert_eq!(named(&years(2020, 2020), 640), [2020]);
}

#[test]
fn places_with_names_need_no_name_of_their_axis() {
    let shown = texts(&lines(&years(1990, 2022), &at(640)));
    assert!(!shown.contains(&"年份".to_owned()), "{shown:?}");
    let figures = Lines {
        x_names: Vec::new(),
        ..years(1990, 2022)
    };
    assert!(texts(&lines(&figures, &at(640))).contains(&"年份".to_owned()));
}

#[test]
fn a_line_s_last_value_stands_before_its_name_and_not_in_the_table() {
    let chart = years(1990, 2022);
    assert!(texts(&lines(&chart, &at(640))).contains(&"7 全区".to_owned()));
    assert_eq!(chart.table().columns, ["年份", "全区", "全区"]);
}

/// Dots along a line, one of them off it.
pub(super) fn dots() -> Scatter {
    let along = (0..40).map(|at| Dot {
        label: format!("街道{at:02}"),
        x: Some(f64::from(at)),
        y: Some(f64::from(at) + f64::from(at % 3)),
    });
    let off = Dot {
        label: "梅厂镇".to_owned(),
        x: Some(30.0),
        y: Some(5.0),
    };
    Scatter {
        dots: along.chain([off]).collect(),
        own: Some(12),
        x_name: "就业".to_owned(),
        y_name: "教育".to_owned(),
        others_name: "其余单位".to_owned(),
        ..Scatter::default()
    }
}

#[test]
fn the_marked_dot_and_the_odd_ones_have_names_as_far_as_there_is_room() {
    for width in WIDTHS {
        let shown = texts(&scatter(&dots(), &at(width)));
        let has = |name: &str| shown.iter().any(|text| text == name);
        assert!(has("梅厂镇"), "{width}: {shown:?}");
        // Once in the key, once beside the dot.
        let own = shown.iter().filter(|text| *text == "街道12").count();
        assert_eq!(own, 2, "{width}: {shown:?}");
        let beside = dots().dots.into_iter();
        let beside = beside.filter(|dot| has(&dot.label)).count();
        let most = if width < 500 { 5 } else { 12 };
        assert!((2..=most).contains(&beside), "{width}: {shown:?}");
    }
}
