//! The page without a browser: what actions do to its state, what links and files hold, how typed
//! text is read, which sums and sentences it shows, and the page itself as HTML.

mod actions;
mod calculator;
mod edited;
mod embedding;
mod explain;
mod first_screen;
mod grid;
mod history;
mod html;
mod link;
mod mapped;
mod next_grade;
mod plan;
mod publishing;
mod ranking;
mod reading;
mod received;
mod render;
mod responsible;
mod samples;
mod saved;
mod scenarios;
mod schedule;
mod snapshot;
mod split;
mod standings;
mod state;
mod stores;
mod sums;
mod support;
mod versions;
mod weights;
mod year;
