//! The items of an index by their ids.

use crate::index::{Index, IndicatorId};
use crate::map::Map;

/// The positions of the items of every indicator that is on, so that no entry of a file looks through
/// all of them.
#[derive(Debug)]
pub(super) struct Items<'a>(Vec<Map<u32, &'a str>>);

impl<'a> Items<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        let mut all = vec![Map::new(); index.columns()];
        for (id, indicator) in index.indicators() {
            let items = indicator.items.iter().zip(0..);
            all[id.position()] = items.map(|(item, at)| (item.id.as_str(), at)).collect();
        }
        Self(all)
    }

    /// The position of an item of an indicator.
    pub(super) fn find(&self, indicator: IndicatorId, item: &str) -> Option<u32> {
        self.0.get(indicator.position())?.get(item).copied()
    }
}
