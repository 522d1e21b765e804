//! The room of weights.

pub(in crate::app) mod bound;
pub(in crate::app) mod compared;
mod finger;
mod influence;
pub(in crate::app) mod sliders;
