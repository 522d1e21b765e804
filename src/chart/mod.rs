//! Charts: data in, SVG text out.
//!
//! Each chart is a function from plain values and a [`Frame`] to the text of one standalone SVG
//! document, drawn with plotters behind a single backend that measures text by its own table. The
//! same input therefore gives the same bytes natively and in a browser.
//!
//! The functions are total: a value that is missing or not finite is drawn as missing, never as
//! zero, and a chart without rows shows the frame's `empty` sentence.
//!
//! ```
//! use xingfu::chart::{Bars, Emphasis, Frame, Row, bars};
//!
//! let rows = vec![
//!     Row { label: "就业".into(), value: Some(80.3), reference: Some(78.0), ..Row::default() },
//!     Row { label: "教育".into(), value: None, ..Row::default() },
//! ];
//! let chart = Bars { rows, decimals: 1, missing: "未报".into(), ..Bars::default() };
//! let svg = bars(&chart, &Frame { id: "score".into(), ..Frame::default() });
//! assert!(svg.starts_with("<svg") && svg.contains("80.3") && svg.contains("未报"));
//! ```

mod area;
mod backend;
mod bars;
mod beside;
mod canvas;
mod classes;
mod edits;
mod frame;
mod key;
mod labels;
mod lines;
mod map;
mod multiples;
mod number;
mod radar;
mod scale;
mod scatter;
mod sheet;
mod strips;
mod svg;
mod text;
mod theme;
mod tiles;
mod units;
mod waterfall;

pub use crate::report::table::{Table, csv};
pub use area::Area;
pub use bars::{Bars, Row, bars};
pub use edits::{Edit, edits};
pub use frame::{Emphasis, Frame};
pub use lines::{Lines, Marker, Series, lines};
pub use map::{Finder, Map, Mark, map};
pub use multiples::{Multiples, Panel, multiples};
pub(crate) use number::figure;
pub use radar::{Axis, Radar, radar};
pub use scatter::{Dot, Scatter, scatter};
pub use strips::{Strip, Strips, strips};
pub use svg::escape;
pub use text::{shorten, text_width, wrap};
pub use theme::{Rgb, Theme};
pub use tiles::{Tile, Tiles, tiles};
pub use waterfall::{Step, Waterfall, waterfall};
