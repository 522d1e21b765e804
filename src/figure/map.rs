//! A map: the shape of every unit, coloured by its score.

use super::drawing::{Drawing, Told};
use super::spread::told;
use super::subject::Subject;
use super::tiles::finding;
use super::timeline::Timeline;
use super::units::{Place, Places};
use crate::chart::{Map, Mark};
use crate::data::shapes::Shapes;
use crate::text::format::points;
use crate::text::words::{DeskWords, Words};
use std::rc::Rc;

pub(super) const NAME: &str = "map";

pub(super) fn title(words: &Words) -> &'static str {
    words.map_chart
}

/// The shape of each unit at its score; empty without scores, and without shapes.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let Some(Timeline::Places(places)) = subject.timeline() else {
        return Told::new(Drawing::Map(Map::default()));
    };
    let Some(shapes) = &places.shapes else {
        return Told::new(Drawing::Map(Map::default()));
    };
    let words = DeskWords::of(subject.words().language);
    let marks = marks(places, shapes, words);
    let described = places.units.iter();
    let described =
        described.map(|unit| format!("{} {}", unit.title.get(words.language), told(unit.score)));
    Told {
        finding: finding(subject, places, words).map(|found| found + &chosen(places, words)),
        description: described.collect::<Vec<_>>().join(words.list_comma) + words.full_stop,
        drawing: Drawing::Map(Map {
            shapes: Rc::clone(shapes),
            marks,
            own: places.chosen,
            decimals: 1,
            names: [words.rank, words.unit_name, words.group, words.score].map(str::to_owned),
            missing: words.unranked.into(),
            outside: words.outside_index.into(),
        }),
    }
}

fn marks(places: &Places, shapes: &Shapes, words: &Words) -> Vec<Mark> {
    let found = shapes.of_units(places.units.iter().map(|unit| unit.id.as_str()));
    let mark = |(unit, shape): (&Place, Option<usize>)| Mark {
        label: unit.title.get(words.language).to_owned(),
        group: unit
            .group
            .as_ref()
            .map_or_else(String::new, |group| group.get(words.language).to_owned()),
        value: unit.score,
        rank: unit.rank,
        shape,
    };
    places.units.iter().zip(found).map(mark).collect()
}

/// The figures of a place of a map, in words: `甲：65.0，第 2 名`; `None` for one that is not there.
pub fn place_in_words(map: &Map, at: usize, words: &Words) -> Option<String> {
    let mark = map.marks.get(at)?;
    let rank = mark.rank.map_or(String::new(), |rank| {
        words.pick(format!("，第 {rank} 名"), format!(", rank {rank}"))
    });
    Some([&mark.label, words.colon, &map.figure(mark), &rank].concat())
}

/// `；甲 65.0，第 2 名`; empty without a chosen unit that has a rank.
fn chosen(places: &Places, words: &Words) -> String {
    let unit = places.chosen.and_then(|at| places.units.get(at));
    let ranked = unit.and_then(|unit| Some((unit, unit.score?, unit.rank?)));
    let Some((unit, score, rank)) = ranked else {
        return String::new();
    };
    let (name, score) = (unit.title.get(words.language), points(score));
    words.pick(
        format!("；{name} {score}，第 {rank} 名"),
        format!("; {name} {score}, rank {rank}"),
    )
}
