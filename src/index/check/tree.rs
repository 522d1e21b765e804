//! Dimensions and indicators.

use super::faults::{Faults, check_weight};
use super::months;
use crate::error::Error;
use crate::map::Map;
use crate::order::repeated;
use crate::rule::{Check, LARGEST, SMALLEST_WEIGHT, Stage};
use crate::schema::{Definition, Dimension, Indicator, Item, Source};
use crate::text::format::shortest;

/// The nodes by their ids: whether each is an indicator.
pub(super) type Ids<'a> = Map<bool, &'a str>;

pub(super) fn check<'a>(definition: &'a Definition, faults: &mut Faults) -> Ids<'a> {
    if let Some(aggregation) = definition.aggregation {
        faults.take(aggregation.check("aggregation"));
    }
    let mut all = vec![(definition.id.as_str(), false)];
    gather(&definition.dimensions, &mut all);
    let names: Vec<_> = all.iter().map(|(id, _)| *id).collect();
    let mut tree = Tree {
        definition,
        again: repeated(&names).into_iter(),
        faults,
    };
    tree.id("id", &definition.id);
    tree.dimensions("dimensions", &definition.dimensions);
    let weights = definition.dimensions.iter().map(|d| d.weight);
    tree.faults.siblings("dimensions", weights);
    if !all.iter().any(|(_, is_indicator)| *is_indicator) {
        tree.faults
            .note("dimensions", "no indicator", "at least one");
    }
    all.into_iter().collect()
}

/// The ids below, in the order in which they are checked.
fn gather<'a>(dimensions: &'a [Dimension], ids: &mut Vec<(&'a str, bool)>) {
    for dimension in dimensions {
        ids.push((&dimension.id, false));
        gather(&dimension.dimensions, ids);
        let indicators = dimension.indicators.iter();
        ids.extend(indicators.map(|indicator| (indicator.id.as_str(), true)));
    }
}

struct Tree<'a, 'f> {
    definition: &'a Definition,
    /// Of the ids that are not checked yet, whether another node before has each.
    again: std::vec::IntoIter<bool>,
    faults: &'f mut Faults,
}

impl Tree<'_, '_> {
    fn id(&mut self, place: &str, id: &str) {
        self.faults.kebab(place, id);
        if self.again.next() == Some(true) {
            let found = format!("`{id}` again");
            self.faults
                .note(place, found, "an id that no other node has");
        }
    }

    fn dimensions(&mut self, path: &str, dimensions: &[Dimension]) {
        for (position, dimension) in dimensions.iter().enumerate() {
            let path = format!("{path}[{position}]");
            self.faults.title(&path, &dimension.title);
            let weight = check_weight(&format!("{path}.weight"), dimension.weight);
            self.faults.take(weight);
            if let Some(aggregation) = dimension.aggregation {
                let place = format!("{path}.aggregation");
                self.faults.take(aggregation.check(&place));
            }
            self.id(&format!("{path}.id"), &dimension.id);
            self.dimensions(&format!("{path}.dimensions"), &dimension.dimensions);
            for (position, written) in dimension.indicators.iter().enumerate() {
                let path = format!("{path}.indicators[{position}]");
                let stage = Stage::Complete;
                indicator(&path, written, stage, self.definition, &mut self.faults.0);
                self.id(&format!("{path}.id"), &written.id);
            }
            let weights = dimension.dimensions.iter().map(|d| d.weight);
            let weights = weights.chain(dimension.indicators.iter().map(|i| i.weight));
            self.faults.siblings(&path, weights);
        }
    }
}

/// An indicator, all but its id.
pub(super) fn indicator(
    path: &str,
    written: &Indicator,
    stage: Stage,
    definition: &Definition,
    faults: &mut Vec<Error>,
) {
    let mut own = Faults(std::mem::take(faults));
    let before = own.0.len();
    own.title(path, &written.title);
    own.take(check_weight(&format!("{path}.weight"), written.weight));
    written.rule.check(&mut Check {
        place: &format!("{path}.rule"),
        stage,
        ladders: &definition.ladders,
        faults: &mut own.0,
    });
    items(path, &written.items, &mut own);
    sources(path, &written.sources, &mut own);
    if written.rule.needs_items() && written.items.is_empty() {
        let expected = "the items of the checklist";
        own.note(format!("{path}.items"), "none", expected);
    }
    if own.0.len() == before {
        months::check(path, written, stage, definition, &mut own);
    }
    *faults = own.0;
}

/// A clause that is to explain a quote holds it.
fn sources(path: &str, sources: &[Source], faults: &mut Faults) {
    for (position, source) in sources.iter().enumerate() {
        let Some(context) = &source.context else {
            continue;
        };
        if !context.contains(&source.quote) {
            let place = format!("{path}.sources[{position}].context");
            let expected = format!("a clause that holds the quote {:?}", source.quote);
            faults.note(place, format!("{context:?}"), expected);
        }
    }
}

fn items(path: &str, items: &[Item], faults: &mut Faults) {
    let ids: Vec<_> = items.iter().map(|item| item.id.as_str()).collect();
    let again = repeated(&ids);
    for (position, item) in items.iter().enumerate() {
        let path = format!("{path}.items[{position}]");
        let id = format!("{path}.id");
        faults.kebab(&id, &item.id);
        faults.title(&path, &item.title);
        if again[position] {
            let found = format!("`{}` again", item.id);
            faults.note(id, found, "an id that no other item has");
        }
        if !(SMALLEST_WEIGHT..=LARGEST).contains(&item.count) {
            let expected = match item.count > 0.0 && item.count < 1.0 {
                true => "at least 1e-100",
                false => "a number above 0, at most 1e15",
            };
            faults.note(format!("{path}.count"), shortest(item.count), expected);
        }
    }
}
