//! Figures of an index: which chart shows what of a profile, in which words.
//!
//! A figure is a file of its own and a line of the registry: the file has its name for
//! callers, its title, and from a [`Subject`] the data of its chart with a description in words.

mod contributions;
mod coverage;
mod difference;
mod dimensions;
mod drawing;
mod findings;
pub mod foot;
pub mod glance;
mod groups;
pub mod heads;
mod lost_points;
mod map;
mod plan;
pub mod radar;
mod ranking;
mod ranks;
mod registry;
pub mod reported;
mod reported_units;
mod scatter;
mod sensitivity;
mod spread;
mod standings;
pub mod still;
mod subject;
mod tiles;
mod timeline;
mod trends;
mod units;
mod waterfall;

pub use drawing::{Drawing, Seen, Told};
pub use map::place_in_words;
pub use ranks::neighbours;
pub use registry::{Figure, Kind};
pub use standings::{apart, standing, standings, why};
pub use subject::Subject;
pub use timeline::{Comparison, Course, Courses, Pursuit, RankCourse, Ranks, Scale, Timeline};
pub use units::{Difference, GroupCourse, Groups, Place, Places, Scored, Spread};
pub use waterfall::sentence;

/// A text within HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
