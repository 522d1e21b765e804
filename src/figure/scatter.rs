//! Scatter: units by their scores at two nodes, or at one node now and before.

use super::drawing::{Drawing, LEAST, Told};
use super::spread::told;
use super::subject::Subject;
use super::timeline::Timeline;
use super::units::{Scored, Spread};
use crate::chart::{Dot, Scatter};
use crate::text::format::{fixed, signed};
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "scatter";

pub(super) fn title(words: &Words) -> &'static str {
    words.scatter_chart
}

/// A dot for each unit, the first node to the right and the second upwards; empty without two.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let Some(Timeline::Scatter(spread)) = subject.timeline() else {
        return Told::new(Drawing::Scatter(Scatter::default()));
    };
    let [across, up] = spread.nodes.as_slice() else {
        return Told::new(Drawing::Scatter(Scatter::default()));
    };
    let words = DeskWords::of(subject.words().language);
    let name = |node: &Scored| {
        let title = match subject.mine().find(&node.id) {
            Some(0) => words.whole,
            _ => subject.title_of(&node.id),
        };
        match node.month {
            Some(month) => format!("{title} · {}", words.month_name(month)),
            None => title.to_owned(),
        }
    };
    let is_then = across.id == up.id;
    let dots = spread.units.iter().enumerate().map(|(at, unit)| Dot {
        label: unit.get(words.language).to_owned(),
        x: across.scores.get(at).copied().flatten(),
        y: up.scores.get(at).copied().flatten(),
    });
    let scatter = Scatter {
        dots: dots.collect(),
        own: spread.chosen,
        x_name: name(across),
        y_name: name(up),
        label_name: words.unit_name.into(),
        others_name: words.other_units.into(),
        equal_name: match is_then {
            true => words.unchanged.to_owned(),
            false => String::new(),
        },
        decimals: 1,
    };
    Told {
        finding: match is_then {
            true => moved(&scatter, spread, words),
            false => together(&scatter, words),
        },
        description: described(&scatter, words),
        drawing: Drawing::Scatter(scatter),
    }
}

fn described(scatter: &Scatter, words: &Words) -> String {
    let dots = scatter.dots.iter();
    let dots = dots.map(|dot| format!("{} {}/{}", dot.label, told(dot.x), told(dot.y)));
    let dots = dots.collect::<Vec<_>>().join(words.list_comma);
    let head = format!("{} / {}", scatter.x_name, scatter.y_name);
    [&head, words.colon, &dots, words.full_stop].concat()
}

fn pairs(scatter: &Scatter) -> Vec<(f64, f64)> {
    let dots = scatter.dots.iter();
    dots.filter_map(|dot| dot.x.zip(dot.y)).collect()
}

/// How many rose and fell, and by how much the chosen one.
fn moved(scatter: &Scatter, spread: &Spread, words: &Words) -> Option<String> {
    let pairs = pairs(scatter);
    if pairs.is_empty() {
        return None;
    }
    let count = |is: fn(f64) -> bool| pairs.iter().filter(|(x, y)| is(y - x)).count();
    let (up, down) = (count(|by| by >= LEAST), count(|by| by <= -LEAST));
    let own = scatter.dots.get(spread.chosen?)?;
    let own_told = match own.x.zip(own.y) {
        Some((x, y)) => words.pick(
            format!("；{} {} 分", own.label, signed(y - x)),
            format!("; {} {}", own.label, signed(y - x)),
        ),
        None => String::new(),
    };
    Some(words.pick(
        format!("{up} 个单位得分上升，{down} 个下降{own_told}"),
        format!("Risen: {up}, fallen: {down}{own_told}"),
    ))
}

/// How far the two go together: Pearson's r, from −1 to 1; `None` for fewer than three units, or where
/// all are equal.
fn together(scatter: &Scatter, words: &Words) -> Option<String> {
    let pairs = pairs(scatter);
    if pairs.len() < 3 {
        return None;
    }
    let count = pairs.len() as f64;
    let (sum_x, sum_y) = pairs
        .iter()
        .fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (mut both, mut xs, mut ys) = (0.0, 0.0, 0.0);
    for (x, y) in &pairs {
        let (dx, dy) = (x - mean_x, y - mean_y);
        (both, xs, ys) = (both + dx * dy, xs + dx * dx, ys + dy * dy);
    }
    let size = libm::sqrt(xs) * libm::sqrt(ys);
    if size <= 0.0 || !size.is_finite() {
        return None;
    }
    let r = fixed((both / size).clamp(-1.0, 1.0), 2).replace('-', "−");
    let (x, y, units) = (&scatter.x_name, &scatter.y_name, pairs.len());
    Some(words.pick(
        format!("{x}与{y}的相关系数为 {r}（{units} 个单位）"),
        format!("{x} and {y}: correlation {r} over {units} units"),
    ))
}
