//! Figures of an index: which chart shows what of a profile, in which words.
//!
//! A figure is a file of its own and a line of the registry: the file has its name for
//! callers, its title, and from a [`Subject`] the data of its chart with a description in words.

mod contributions;
mod coverage;
mod dimensions;
mod drawing;
mod findings;
pub mod foot;
pub mod glance;
pub mod heads;
mod lost_points;
mod plan;
pub mod radar;
mod ranking;
mod ranks;
mod registry;
pub mod reported;
mod sensitivity;
mod standings;
pub mod still;
mod subject;
mod timeline;
mod trends;
mod waterfall;

pub use drawing::{Band, Drawing, Told};
pub use ranks::MOST_RANKED;
pub use registry::{Figure, Kind};
pub use standings::{apart, standing, standings, why};
pub use subject::Subject;
pub use timeline::{Comparison, Course, Courses, Pursuit, RankCourse, Ranks, Scale, Timeline};
pub use waterfall::sentence;

/// A text within HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
