//! Colours of charts.

/// A colour in sRGB: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The contrast ratio of two colours after WCAG 2.2, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The relative luminance after WCAG 2.2, from 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                libm::pow((c + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// The colours of a chart.
///
/// Text colours (`ink`, `muted`, `main`, `mine`, `alert`) keep a contrast of at least 4.5 : 1
/// against `ground`, marks (`main_light`) at least 3 : 1. `main_pale` and `grid` are never the
/// only bearer of a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The background.
    pub ground: Rgb,
    /// Labels and values.
    pub ink: Rgb,
    /// Axis figures, captions, missing values and outlines of published values.
    pub muted: Rgb,
    /// Grid lines.
    pub grid: Rgb,
    /// The hue of ordinary marks.
    pub main: Rgb,
    /// A lighter tint of the hue, for every other line.
    pub main_light: Rgb,
    /// The palest tint of the hue, for the track behind a bar.
    pub main_pale: Rgb,
    /// The accent for what is the reader's own.
    pub mine: Rgb,
    /// Behind schedule; never without a shape or a word beside it.
    pub alert: Rgb,
}

impl Theme {
    /// Dark ink on white.
    pub fn light() -> Self {
        Self {
            ground: Rgb(0xFF, 0xFF, 0xFF),
            ink: Rgb(0x1B, 0x2B, 0x2F),
            muted: Rgb(0x56, 0x64, 0x68),
            grid: Rgb(0xE1, 0xE7, 0xE8),
            main: Rgb(0x0B, 0x5A, 0x68),
            main_light: Rgb(0x43, 0x8E, 0x9B),
            main_pale: Rgb(0xE3, 0xEE, 0xF0),
            mine: Rgb(0xC2, 0x54, 0x0A),
            alert: Rgb(0xB0, 0x00, 0x20),
        }
    }

    /// Light ink on a near-black ground.
    pub fn dark() -> Self {
        Self {
            ground: Rgb(0x10, 0x19, 0x1C),
            ink: Rgb(0xE8, 0xEE, 0xF0),
            muted: Rgb(0xA3, 0xB1, 0xB5),
            grid: Rgb(0x2A, 0x37, 0x3B),
            main: Rgb(0x5D, 0xB8, 0xC6),
            main_light: Rgb(0x3F, 0x8D, 0x9A),
            main_pale: Rgb(0x1E, 0x35, 0x3A),
            mine: Rgb(0xF2, 0x99, 0x4A),
            alert: Rgb(0xFF, 0x6B, 0x6B),
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::light()
    }
}
