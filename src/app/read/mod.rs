//! The room of readers: score, reasons, indicators and promises.

pub(in crate::app) mod aloud;
pub mod arithmetic;
pub(in crate::app) mod details;
pub mod explain;
mod facts;
pub(in crate::app) mod figures;
mod follow;
pub(in crate::app) mod glance;
pub(in crate::app) mod ledger;
mod locate;
pub(in crate::app) mod next_grade;
pub(in crate::app) mod plot;
pub(in crate::app) mod plot_tools;
mod pointed;
pub mod ranking;
pub mod schedule;
pub(in crate::app) mod score;
pub(in crate::app) mod sections;
pub(in crate::app) mod settled;
pub mod sheet;
pub mod since;
pub mod spoken;
pub(in crate::app) mod standing;
pub mod todo;
pub(in crate::app) mod ways;
