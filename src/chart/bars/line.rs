//! One row of a bar chart.

use super::rows::{Bars, Row};
use crate::chart::frame::Emphasis;
use crate::chart::number::{figure, present};
use crate::chart::sheet::PAD;
use crate::chart::text::{shorten, text_width, wrap};
use crate::chart::units::{SMALL, TEXT};

/// Gap between a bar and the texts beside it.
pub(super) const GAP: f64 = 8.0;
/// Distance from one line of a label to the next.
pub(super) const PITCH: f64 = 18.0;
/// Height of a bar and of its track.
pub(super) const THICK: f64 = 18.0;
/// Width of the warning shape.
pub(super) const WARNING: f64 = 10.0;

/// Places of the texts of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Label left of the bar, note after the value.
    Wide,
    /// Label left of the bar, note below the label.
    WideStacked,
    /// Label above the bar, note at the right end of its line, or below it.
    Narrow,
}

/// A row with its texts set.
pub(super) struct Line<'a> {
    pub(super) row: &'a Row,
    pub(super) label: Vec<String>,
    pub(super) value: String,
    pub(super) note: String,
    /// Whether the note takes a line of its own with the label.
    pub(super) note_below: bool,
    pub(super) top: f64,
    pub(super) middle: f64,
}

impl<'a> Line<'a> {
    pub(super) fn new(bars: &Bars, row: &'a Row, signed: bool, width: f64) -> Self {
        let value = match present(row.value) {
            Some(value) => figure(value, bars.decimals, signed) + &bars.suffix,
            None => bars.absence(row).to_owned(),
        };
        Self {
            row,
            label: Vec::new(),
            value: shorten(&value, TEXT, width * 0.4),
            note: Bars::beside(row).unwrap_or_default().to_owned(),
            note_below: false,
            top: 0.0,
            middle: 0.0,
        }
    }

    /// Sets the row into a column of labels at a height, and returns the top of the next.
    pub(super) fn place(&mut self, layout: Layout, column: f64, top: f64) -> f64 {
        self.label = wrap(&self.row.label, TEXT, column, 2);
        if layout != Layout::Wide {
            self.note = shorten(&self.note, SMALL, column);
            let last = self.label.last().map_or(0.0, |line| text_width(line, TEXT));
            let inline = last + 2.0 * GAP + text_width(&self.note, SMALL) <= column;
            let own = layout == Layout::WideStacked || !inline;
            self.note_below = own && !self.note.is_empty();
        }
        self.top = top;
        let text = PITCH * (self.label.len() + usize::from(self.note_below)) as f64;
        if layout == Layout::Narrow {
            self.middle = top + text + 4.0 + THICK / 2.0;
            return self.middle + THICK / 2.0 + 10.0;
        }
        let height = (text + 8.0).max(THICK + 12.0);
        self.middle = top + height / 2.0;
        top + height
    }

    pub(super) fn warns(&self) -> bool {
        self.row.emphasis == Emphasis::Alert && present(self.row.value).is_some()
    }

    /// Whether the row points left: its value is negative, or where that is missing, its marks.
    pub(super) fn leftwards(&self) -> bool {
        let marks = present(self.row.reference).or(present(self.row.full));
        present(self.row.value)
            .or(marks)
            .is_some_and(|value| value < 0.0)
    }

    /// The room that the warning takes beyond the marks, and the note where it stands there.
    pub(super) fn room(&self, with_note: bool) -> f64 {
        let warning = if self.warns() { GAP + WARNING } else { 0.0 };
        let note = if with_note && !self.note.is_empty() {
            GAP + text_width(&self.note, SMALL)
        } else {
            0.0
        };
        warning + note
    }

    /// The edge that labels are set against: their right one beside bars, their left one above.
    pub(super) fn edge(layout: Layout, column: f64) -> f64 {
        if layout == Layout::Narrow {
            PAD
        } else {
            PAD + column
        }
    }
}
