//! A map: the shape of each place, coloured by its value.

mod finder;
mod hatch;
mod lay;
mod places;
mod plan;
mod projection;

use super::frame::Frame;
use super::sheet::Sheet;
pub use finder::Finder;
pub use places::{Map, Mark};
use plan::Plan;

/// Draws the map as one SVG document.
pub fn map(map: &Map, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    match Plan::new(map, &sheet) {
        Some(plan) => sheet.render(plan.height, |canvas, top| plan.draw(canvas, top)),
        None => sheet.empty(),
    }
}
