//! Tiles: a square for each of many, coloured by its value.

use super::canvas::{Align, Canvas, Ink};
use super::frame::Frame;
use super::key::Key;
use super::number::{figure, plain, present, tick_figure};
use super::scale::{bounded, extent, rounded, tick_decimals, widened};
use super::sheet::{PAD, Sheet};
use super::text::{text_width, wrap};
use super::theme::{Rgb, Theme};
use super::units::{SMALL, TEXT};
use crate::report::table::Table;

/// The least width of a tile, the gap to the next, and the room left and right of its texts together.
const LEAST: f64 = 92.0;
const GAP: f64 = 4.0;
const SIDES: f64 = 16.0;
/// Distance from one line of a name to the next, and the height of what is not the name.
const PITCH: f64 = 17.0;
const REST: f64 = 34.0;
/// Height of the name of a group.
const HEAD: f64 = 28.0;
/// The most classes of values.
const CLASSES: usize = 5;

/// The part of the full hue that each class has, from the least: told apart by lightness, so that no eye
/// needs to tell hues.
const TINTS: [f64; CLASSES] = [0.0, 0.22, 0.45, 0.75, 1.0];

/// Tiles by group, each with its name and its value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tiles {
    /// The groups, each with its name; a name that is empty is not drawn.
    pub groups: Vec<(String, Vec<Tile>)>,
    /// Digits after the point.
    pub decimals: u8,
    /// Names of the columns of the table: group, label, value.
    pub names: [String; 3],
    /// The text for a missing value.
    pub missing: String,
}

/// One tile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tile {
    /// Its name.
    pub label: String,
    /// What it is coloured by; one without has an outline alone.
    pub value: Option<f64>,
    /// Whether it is marked.
    pub is_own: bool,
}

impl Tiles {
    fn values(&self) -> impl Iterator<Item = f64> {
        let tiles = self.groups.iter().flat_map(|(_, tiles)| tiles);
        tiles.filter_map(|tile| present(tile.value))
    }

    /// The figures in the chart: a row a tile.
    pub fn table(&self) -> Table {
        let rows = self.groups.iter().flat_map(|(group, tiles)| {
            tiles.iter().map(move |tile| {
                let value = present(tile.value);
                let value = value.map_or(String::new(), |value| plain(value, self.decimals));
                vec![group.clone(), tile.label.clone(), value]
            })
        });
        let is_grouped = self.groups.iter().any(|(group, _)| !group.is_empty());
        let mut table = Table {
            columns: self.names.to_vec(),
            rows: rows.collect(),
            remarks: Vec::new(),
        };
        if !is_grouped {
            table.columns.remove(0);
            for row in &mut table.rows {
                row.remove(0);
            }
        }
        table
    }

    /// The bounds of the classes, rising, of which each begins a class but the last: round figures, of
    /// five classes at most.
    fn bounds(&self) -> Option<Vec<f64>> {
        let held = widened(extent(None, self.values().map(bounded))?);
        let mut most = CLASSES as f64;
        loop {
            let (_, bounds) = rounded(held, most);
            if bounds.len() <= CLASSES + 1 || most <= 2.0 {
                return Some(bounds);
            }
            most -= 1.0;
        }
    }
}

/// The colours of so many classes, the least first.
fn tints(classes: usize, theme: &Theme) -> Vec<Rgb> {
    let chosen: &[usize] = match classes {
        0 | 1 => &[2],
        2 => &[0, 4],
        3 => &[0, 2, 4],
        4 => &[0, 1, 3, 4],
        _ => &[0, 1, 2, 3, 4],
    };
    chosen.iter().map(|at| tint(TINTS[*at], theme)).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between two channels"
)]
fn tint(share: f64, theme: &Theme) -> Rgb {
    let channel = |pale: u8, full: u8| {
        (f64::from(pale) + share * (f64::from(full) - f64::from(pale))).round() as u8
    };
    let (pale, full) = (theme.main_pale, theme.main);
    Rgb(
        channel(pale.0, full.0),
        channel(pale.1, full.1),
        channel(pale.2, full.2),
    )
}

/// Ink or ground, whichever is easier to read on a colour.
fn readable(on: Rgb, theme: &Theme) -> Rgb {
    match theme.ink.contrast(on) >= theme.ground.contrast(on) {
        true => theme.ink,
        false => theme.ground,
    }
}

/// Draws the tiles as one SVG document, group by group.
pub fn tiles(tiles: &Tiles, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    match Plan::new(tiles, &sheet) {
        Some(plan) => sheet.render(plan.height, |canvas, top| plan.draw(canvas, top)),
        None => sheet.empty(),
    }
}

/// The layout, complete before anything is drawn.
struct Plan<'a> {
    frame: &'a Frame,
    tiles: &'a Tiles,
    key: Key,
    bounds: Vec<f64>,
    tints: Vec<Rgb>,
    columns: usize,
    wide: f64,
    tall: f64,
    height: f64,
}

impl<'a> Plan<'a> {
    /// `None` where there is no value at all.
    fn new(tiles: &'a Tiles, sheet: &Sheet<'a>) -> Option<Self> {
        let bounds = tiles.bounds()?;
        let decimals = tick_decimals(&bounds);
        let told = |bound: f64| tick_figure(bound, decimals, false);
        let names = bounds.windows(2);
        let mut names: Vec<String> = names
            .map(|pair| format!("{}–{}", told(pair[0]), told(pair[1])))
            .collect();
        let classes = names.len();
        let is_missing = |tile: &Tile| present(tile.value).is_none();
        let mut all = tiles.groups.iter().flat_map(|(_, tiles)| tiles);
        if all.any(is_missing) {
            names.push(tiles.missing.clone());
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let key = Key::new(&names, sheet.width);
        let room = sheet.width - 2.0 * PAD;
        let labels = || {
            let tiles = tiles.groups.iter().flat_map(|(_, tiles)| tiles);
            tiles.map(|tile| &tile.label)
        };
        let widest = labels().map(|label| text_width(label, SMALL));
        let widest = widest.fold(LEAST, |most, width| most.max(width + SIDES));
        let least = widest.min((room - GAP) / 2.0);
        let fit = ((room + GAP) / (least + GAP)).floor().max(1.0);
        let columns = (1..=12_u8).take_while(|count| f64::from(*count) <= fit);
        let columns = usize::from(columns.last().unwrap_or(1));
        let wide = (room + GAP) / columns as f64 - GAP;
        let lines = labels().map(|label| wrap(label, SMALL, wide - SIDES, 2).len());
        let lines = lines.max().unwrap_or(1).max(1);
        let tall = REST + PITCH * lines as f64;
        let height = tiles.groups.iter().map(|(name, tiles)| {
            let rows = tiles.len().div_ceil(columns) as f64;
            let head = if name.is_empty() { 0.0 } else { HEAD };
            head + rows * (tall + GAP)
        });
        Some(Self {
            frame: sheet.frame,
            tiles,
            bounds,
            tints: tints(classes, &sheet.frame.theme),
            columns,
            wide,
            tall,
            height: key.height + height.sum::<f64>(),
            key,
        })
    }

    /// The class of a value.
    fn class(&self, value: f64) -> usize {
        let inner = self.bounds.iter().skip(1);
        let reached = inner.filter(|bound| value >= **bound).count();
        reached.min(self.tints.len().saturating_sub(1))
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            let (from, to) = ((left, middle - 7.0), (left + 14.0, middle + 7.0));
            if let Some(tint) = self.tints.get(entry) {
                canvas.rect(from, to, *tint);
            }
            canvas.outline(from, to, (theme.muted, 1.0));
        });
        let mut y = top + self.key.height;
        for (name, tiles) in &self.tiles.groups {
            if !name.is_empty() {
                let ink = Ink {
                    bold: true,
                    ..Ink::new(TEXT, theme.ink, Align::Start)
                };
                canvas.text(name, (PAD, y + HEAD / 2.0), ink);
                y += HEAD;
            }
            for row in tiles.chunks(self.columns) {
                for (at, tile) in row.iter().enumerate() {
                    let left = PAD + at as f64 * (self.wide + GAP);
                    self.draw_tile(canvas, (left, y), tile);
                }
                y += self.tall + GAP;
            }
        }
    }

    fn draw_tile(&self, canvas: &Canvas<'_>, (left, top): (f64, f64), tile: &Tile) {
        let theme = &self.frame.theme;
        let value = present(tile.value);
        let ground = value.and_then(|value| self.tints.get(self.class(value)));
        let ground = ground.copied().unwrap_or(theme.ground);
        let ends = ((left, top), (left + self.wide, top + self.tall));
        canvas.rect(ends.0, ends.1, ground);
        let colour = match value {
            Some(_) => readable(ground, theme),
            None => theme.muted,
        };
        if value.is_none() {
            canvas.outline(ends.0, ends.1, (theme.muted, 1.0));
        }
        if tile.is_own {
            let inner = ((left + 1.5, top + 1.5), (ends.1.0 - 1.5, ends.1.1 - 1.5));
            canvas.outline(inner.0, inner.1, (colour, 3.0));
        }
        let name = wrap(&tile.label, SMALL, self.wide - SIDES, 2);
        let ink = Ink::new(SMALL, colour, Align::Start);
        for (row, line) in name.iter().enumerate() {
            canvas.text(
                line,
                (left + SIDES / 2.0, top + 7.0 + PITCH * (row as f64 + 0.5)),
                ink,
            );
        }
        let told = value.map_or_else(
            || self.tiles.missing.clone(),
            |value| figure(value, self.tiles.decimals, false),
        );
        let bold = value.is_some();
        let ink = Ink {
            bold,
            ..Ink::new(TEXT, colour, Align::Start)
        };
        canvas.text(&told, (left + SIDES / 2.0, top + self.tall - 16.0), ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_can_be_read_on_every_tint_and_tints_can_be_told_apart() {
        for theme in [Theme::light(), Theme::dark()] {
            for classes in 1..=CLASSES {
                let tints = tints(classes, &theme);
                assert_eq!(tints.len(), classes);
                for tint in &tints {
                    assert!(readable(*tint, &theme).contrast(*tint) >= 4.5, "{tint:?}");
                }
                for pair in tints.windows(2) {
                    assert!(pair[0].contrast(pair[1]) >= 1.2, "{pair:?}");
                }
            }
        }
    }

    #[test]
    fn classes_are_round_and_five_at_most() {
        for (low, high) in [
            (61.3, 88.9),
            (0.0, 100.0),
            (70.0, 70.0),
            (69.95, 70.05),
            (3.0, 1e9),
        ] {
            let tile = |value| Tile {
                value: Some(value),
                ..Tile::default()
            };
            let tiles = Tiles {
                groups: vec![(String::new(), vec![tile(low), tile(high)])],
                ..Tiles::default()
            };
            let bounds = tiles.bounds().unwrap_or_default();
            assert!((2..=CLASSES + 1).contains(&bounds.len()), "{bounds:?}");
            assert!(bounds.is_sorted(), "{bounds:?}");
            assert!(
                bounds[0] <= low && bounds[bounds.len() - 1] >= high,
                "{bounds:?}"
            );
        }
    }
}
