//! The axes of a radar chart.

use crate::chart::bars::{Bars, Row};
use crate::chart::frame::Emphasis;
use crate::report::table::Table;

/// Values on axes around a centre, in the order given: an option beside [`Bars`], for up to a
/// dozen axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Radar {
    /// The axes, clockwise from the top.
    pub axes: Vec<Axis>,
    /// Least extent of every axis, from the centre outwards; it always holds zero and every value.
    pub extent: Option<(f64, f64)>,
    /// Digits after the point.
    pub decimals: u8,
    /// Suffix of every value.
    pub suffix: String,
    /// Name of the labels, for the table.
    pub label_name: String,
    /// Name of the values.
    pub value_name: String,
    /// Name of the references.
    pub reference_name: String,
    /// The text for a missing value.
    pub missing: String,
    /// Emphasis of the polygon of the values.
    pub emphasis: Emphasis,
}

/// One axis of a [`Radar`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// The label of the axis.
    pub label: String,
    /// The corner of the main polygon; a missing one breaks it.
    pub value: Option<f64>,
    /// The corner of the polygon to compare with.
    pub reference: Option<f64>,
}

impl Radar {
    /// The figures in the chart.
    pub fn table(&self) -> Table {
        self.as_bars().table()
    }

    pub(super) fn as_bars(&self) -> Bars {
        let row = |axis: &Axis| Row {
            label: axis.label.clone(),
            value: axis.value,
            reference: axis.reference,
            emphasis: self.emphasis,
            ..Row::default()
        };
        Bars {
            rows: self.axes.iter().map(row).collect(),
            suffix: self.suffix.clone(),
            decimals: self.decimals,
            extent: self.extent,
            label_name: self.label_name.clone(),
            value_name: self.value_name.clone(),
            reference_name: self.reference_name.clone(),
            missing: self.missing.clone(),
            ..Bars::default()
        }
    }
}
