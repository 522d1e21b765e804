//! The frame of a chart: title, description, captions, width and colours.

use super::theme::{Rgb, Theme};

/// The frame of a chart of any kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Prefix of the element ids, so that several charts can stand on one page.
    pub id: String,
    /// The name of the chart: its accessible name, and its heading where `show_title` holds.
    pub title: String,
    /// What the chart measures, below its heading; empty where the title says so itself.
    pub subtitle: String,
    /// The chart in words, for those who do not see it.
    pub description: String,
    /// Small lines at the foot, wrapped to the width: index, version, date, weights.
    pub caption: Vec<String>,
    /// Plain text for the `metadata` element, for instance the state that made the chart.
    pub metadata: Option<String>,
    /// Width in CSS pixels, clamped to 200–1200. The height follows from the content.
    pub width: u32,
    /// Colours.
    pub theme: Theme,
    /// Whether the title is drawn; it is in the document either way.
    pub show_title: bool,
    /// The sentence in the place of a chart without data.
    pub empty: String,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            id: "chart".to_owned(),
            title: String::new(),
            subtitle: String::new(),
            description: String::new(),
            caption: Vec::new(),
            metadata: None,
            width: 640,
            theme: Theme::light(),
            show_title: true,
            empty: "No data".to_owned(),
        }
    }
}

/// Emphasis of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// One of many: the main hue.
    #[default]
    Normal,
    /// The reader's own: the warm accent.
    Mine,
    /// What the others are compared with: grey.
    Faint,
    /// Behind schedule: red, with a warning shape beside the value of a bar or the name of a line.
    Alert,
}

impl Emphasis {
    pub(crate) fn colour(self, theme: &Theme) -> Rgb {
        match self {
            Self::Normal => theme.main,
            Self::Mine => theme.mine,
            Self::Faint => theme.muted,
            Self::Alert => theme.alert,
        }
    }
}
