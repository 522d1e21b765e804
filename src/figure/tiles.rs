//! Tiles: every unit with its score, group by group: a map without borders.

use super::drawing::{Drawing, Told};
use super::spread::told;
use super::subject::Subject;
use super::timeline::Timeline;
use super::units::Places;
use crate::chart::{Tile, Tiles};
use crate::text::Text;
use crate::text::format::points;
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "tiles";

pub(super) fn title(words: &Words) -> &'static str {
    words.tiles_chart
}

/// A tile for each unit, in the order of the data within its group; empty without scores.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let Some(Timeline::Places(places)) = subject.timeline() else {
        return Told::new(Drawing::Tiles(Tiles::default()));
    };
    let words = DeskWords::of(subject.words().language);
    let mut groups: Vec<(Option<&Text>, Vec<Tile>)> = Vec::new();
    for (at, unit) in places.units.iter().enumerate() {
        let tile = Tile {
            label: unit.title.get(words.language).to_owned(),
            value: unit.score,
            is_own: places.chosen == Some(at),
        };
        let group = unit.group.as_ref();
        match groups.iter_mut().find(|(there, _)| *there == group) {
            Some((_, tiles)) => tiles.push(tile),
            None => groups.push((group, vec![tile])),
        }
    }
    let is_grouped = groups.iter().any(|(group, _)| group.is_some());
    let named = groups.into_iter().map(|(group, tiles)| {
        let name = match (group, is_grouped) {
            (Some(group), _) => group.get(words.language).to_owned(),
            (None, true) => words.no_group.to_owned(),
            (None, false) => String::new(),
        };
        (name, tiles)
    });
    let tiles = Tiles {
        groups: named.collect(),
        decimals: 1,
        names: [words.group, words.unit_name, words.score].map(str::to_owned),
        missing: words.unranked.into(),
    };
    let described = places.units.iter();
    let described =
        described.map(|unit| format!("{} {}", unit.title.get(words.language), told(unit.score)));
    Told {
        finding: finding(subject, places, words),
        description: described.collect::<Vec<_>>().join(words.list_comma) + words.full_stop,
        drawing: Drawing::Tiles(tiles),
    }
}

/// The highest and the lowest, after the name of the node where it is not the whole.
pub(super) fn finding(subject: &Subject<'_>, places: &Places, words: &Words) -> Option<String> {
    let scored = places.units.iter();
    let scored = scored.filter_map(|unit| Some((unit.title.get(words.language), unit.score?)));
    let mut scored: Vec<(&str, f64)> = scored.collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    let [(first, high), .., (last, low)] = scored.as_slice() else {
        return None;
    };
    let (high, low) = (points(*high), points(*low));
    let node = places.node.as_deref();
    let node = node.map(|node| [subject.title_of(node), words.colon].concat());
    let told = words.pick(
        format!("最高{first}（{high}），最低{last}（{low}）"),
        format!("Highest {first} ({high}), lowest {last} ({low})"),
    );
    Some(node.unwrap_or_default() + &told)
}
