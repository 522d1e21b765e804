//! Figures of an index: which chart shows what of a profile, in which words.
//!
//! A figure is a file of its own and a line of the registry: the file has its name for
//! callers, its title, and from a [`Subject`] the data of its chart with a description in words.

mod contributions;
mod coverage;
mod dimensions;
mod drawing;
pub mod foot;
mod lost_points;
mod radar;
mod ranking;
mod registry;
pub mod reported;
mod sensitivity;
pub mod still;
mod subject;

pub use drawing::Drawing;
pub use registry::{Figure, Kind};
pub use subject::Subject;
