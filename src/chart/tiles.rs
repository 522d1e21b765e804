//! Tiles: a square for each of many, coloured by its value.

use super::canvas::{Align, Canvas, Ink};
use super::classes::{Classes, readable};
use super::frame::Frame;
use super::key::Key;
use super::number::{figure, plain, present};
use super::scale::bounded;
use super::sheet::{PAD, Sheet};
use super::text::{text_width, wrap};
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
    classes: Classes,
    columns: usize,
    wide: f64,
    tall: f64,
    height: f64,
}

impl<'a> Plan<'a> {
    /// `None` where there is no value at all.
    fn new(tiles: &'a Tiles, sheet: &Sheet<'a>) -> Option<Self> {
        let values = tiles.values().map(bounded);
        let classes = Classes::new(values, tiles.decimals, &sheet.frame.theme)?;
        let mut names: Vec<&str> = classes.names.iter().map(String::as_str).collect();
        let is_missing = |tile: &Tile| present(tile.value).is_none();
        let mut all = tiles.groups.iter().flat_map(|(_, tiles)| tiles);
        if all.any(is_missing) {
            names.push(&tiles.missing);
        }
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
            classes,
            columns,
            wide,
            tall,
            height: key.height + height.sum::<f64>(),
            key,
        })
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            let (from, to) = ((left, middle - 7.0), (left + 14.0, middle + 7.0));
            if let Some(tint) = self.classes.tints.get(entry) {
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
        let ground = value.and_then(|value| self.classes.tint(bounded(value)));
        let ground = ground.unwrap_or(theme.ground);
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
