//! Rows that keep their places in the document while a slider moves, and are shifted to where they belong:
//! taking a row out and putting it back elsewhere makes the browser lay out all of its cells anew.

use super::order::Entry;
use std::cmp::Ordering;
use yew::prelude::*;

/// So many rows are all drawn; of more, only those near what can be seen.
pub const DRAWN_ROWS: usize = 60;

/// A row of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it shows.
    pub entry: Entry,
    /// Its place among the drawn rows on the screen, from 0.
    pub place: usize,
    /// Which row of the document it is, whatever it shows.
    pub key: usize,
}

/// The rows in the order of the document. At rest that is the order of the screen; while a slider moves
/// every row that was there `before` stays, and what comes into sight is written into the rows of what
/// goes. At rest it has a row of its own, since a row that goes may have the focus. O(n²) in the rows that
/// are drawn.
pub fn slots(before: &[Slot], now: &[Entry], is_moving: bool) -> Vec<Slot> {
    let slot = |place: usize, key: usize| Slot {
        entry: now[place].clone(),
        place,
        key,
    };
    if !is_moving || before.len() != now.len() {
        let last = before.iter().map(|slot| slot.key).max();
        let mut fresh = last.map_or(0, |last| last + 1)..;
        let key = |entry: &Entry| {
            let there = before.iter().find(|slot| slot.entry == *entry);
            there.map(|slot| slot.key).or_else(|| fresh.next())
        };
        let keys = now.iter().filter_map(key);
        return keys
            .enumerate()
            .map(|(place, key)| slot(place, key))
            .collect();
    }
    let place = |slot: &Slot| now.iter().position(|entry| *entry == slot.entry);
    let kept: Vec<Option<usize>> = before.iter().map(place).collect();
    let mut coming = (0..now.len()).filter(|place| !kept.contains(&Some(*place)));
    let slots = before.iter().zip(&kept);
    let slots = slots.filter_map(|(before, kept)| {
        let place = kept.or_else(|| coming.next())?;
        Some(slot(place, before.key))
    });
    slots.collect()
}

impl Slot {
    /// The classes that shift it from its place in the document to the one on the screen; the style sheet
    /// has them for as many rows as are drawn. A style in the markup would be against the page's policy,
    /// and one that is set afterwards would come a frame late.
    pub fn classes(&self, at: usize) -> Classes {
        let by = self.place.abs_diff(at);
        let way = match self.place.cmp(&at) {
            Ordering::Less => "shift up",
            Ordering::Equal => return Classes::new(),
            Ordering::Greater => "shift down",
        };
        let digit = |name: char, digit: usize| (digit > 0).then(|| format!("{name}{digit}"));
        classes!(way, digit('t', by / 10), digit('n', by % 10))
    }
}
