//! The room of weights.

pub(in crate::app) mod sliders;
