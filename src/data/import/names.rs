//! Indicators and items by what people call them.

use crate::data::typed::{each, fold};
use crate::index::{Index, IndicatorId};
use std::collections::BTreeMap;

/// How a name was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// It is an id.
    Id,
    /// It is a title.
    Title,
    /// It is another word for it.
    Alias,
    /// The user said so.
    Choice,
    /// Nothing says what it is.
    Nothing,
}

/// The indicators and items of an index by id and by title.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// `id`, `id/item`.
    ids: BTreeMap<String, Place>,
    /// Titles, `title/item's title`, and items' titles that no other has.
    titles: BTreeMap<String, Option<Place>>,
}

/// An indicator or one of its items.
type Place = (IndicatorId, Option<u32>);

impl Names {
    /// The names of all that is on. An indicator's own title goes before that of an item, and what two
    /// indicators or two items are called is the name of neither.
    pub fn new(index: &Index) -> Self {
        let mut names = Self::default();
        let mut items = BTreeMap::new();
        for (id, indicator) in index.indicators() {
            let node = index.node(indicator.node);
            let titles = each(&node.title);
            names.ids.insert(fold(&node.id), (id, None));
            for title in &titles {
                note(&mut names.titles, title.clone(), (id, None));
            }
            for (position, item) in indicator.items.iter().enumerate() {
                let place = (id, Some(position as u32));
                names
                    .ids
                    .insert(fold(&format!("{}/{}", node.id, item.id)), place);
                for own in each(&item.title) {
                    for title in &titles {
                        note(&mut items, format!("{title}/{own}"), place);
                    }
                    note(&mut items, own, place);
                }
            }
        }
        for (title, place) in items {
            names.titles.entry(title).or_insert(place);
        }
        names
    }

    /// The place of a folded name.
    pub fn find(&self, name: &str) -> Option<(IndicatorId, Option<u32>, By)> {
        if let Some((indicator, item)) = self.ids.get(name) {
            return Some((*indicator, *item, By::Id));
        }
        let (indicator, item) = self.titles.get(name).copied().flatten()?;
        Some((indicator, item, By::Title))
    }

    /// The place of an id, or of two with a stroke between them.
    pub fn by_id(&self, name: &str) -> Option<(IndicatorId, Option<u32>)> {
        self.ids.get(&fold(name)).copied()
    }

    /// The id of a place.
    pub fn id(&self, indicator: IndicatorId, item: Option<u32>) -> String {
        let mut ids = self.ids.iter();
        let found = ids.find(|(_, place)| **place == (indicator, item));
        found.map(|(id, _)| id.clone()).unwrap_or_default()
    }
}

/// What two places are called is the name of neither.
fn note(titles: &mut BTreeMap<String, Option<Place>>, title: String, place: Place) {
    let there = titles.entry(title).or_insert(Some(place));
    *there = there.filter(|other| *other == place);
}
