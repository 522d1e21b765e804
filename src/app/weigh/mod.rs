//! The room of weights: what if other things mattered.

pub(in crate::app) mod sliders;
