//! The places of a line chart that are looked at, each with the values of all lines.

use super::plan::Plan;
use super::series::{Lines, Series};
use crate::chart::area::Area;
use crate::chart::frame::Frame;
use crate::chart::number::{figure, plain, present};
use crate::chart::scale::tick_decimals;
use crate::chart::sheet::Sheet;
use crate::order;

impl Lines {
    /// Every place on the horizontal axis of which something is known, in the document that
    /// [`lines`](super::lines) draws, from left to right: the place, and the column around it.
    pub fn areas(&self, frame: &Frame) -> Vec<(f64, Area)> {
        let sheet = Sheet::new(frame);
        let Some(plan) = Plan::of(self, &sheet) else {
            return Vec::new();
        };
        let mut known = self.places();
        known.retain(|place| self.series.iter().any(|one| one.at(*place).is_some()));
        let middles: Vec<_> = known.iter().map(|place| plan.x.at(*place)).collect();
        let (left, top, right, bottom) = plan.plot;
        let plot = Area {
            left,
            top: sheet.top() + top,
            right,
            bottom: sheet.top() + bottom,
        };
        let columns = Area::columns(&middles, plot);
        known.into_iter().zip(columns).collect()
    }

    /// What a place is called, and the values of the lines there by name, in the order in which they lie
    /// where the least is at the top.
    pub(crate) fn in_words(&self, place: f64) -> (String, Vec<String>) {
        let name = match self.x_names.is_empty() {
            true => [self.x_name.as_str(), " ", &self.place_name(place)].concat(),
            false => self.place_name(place),
        };
        let known = self.series.iter();
        let known = known.filter_map(|series| Some((series, series.at(place)?)));
        let mut known: Vec<_> = known.collect();
        if self.falls {
            let order = order::positions(known.len(), &|a, b| known[a].1.total_cmp(&known[b].1));
            known = order.into_iter().map(|at| known[at]).collect();
        }
        let told = known.into_iter().map(|(series, value)| {
            let named = self.y_names.iter();
            let mut named = named.filter(|(y, _)| *y == value && !self.falls);
            let value = named.next().map_or_else(
                || figure(value, self.decimals, false),
                |(_, name)| name.clone(),
            );
            [series.name.as_str(), " ", &value].concat()
        });
        (name, told.collect())
    }

    /// All places on the horizontal axis, rising.
    pub(super) fn places(&self) -> Vec<f64> {
        let places: Vec<f64> = self.points().map(|(x, _)| x).collect();
        let order = order::positions(places.len(), &|a, b| places[a].total_cmp(&places[b]));
        let mut places: Vec<f64> = order.into_iter().map(|position| places[position]).collect();
        places.dedup();
        places
    }

    /// The name of a place, or its figure.
    pub(super) fn place_name(&self, place: f64) -> String {
        let named = self.x_names.iter().find(|(x, _)| *x == place);
        named.map_or_else(
            || plain(place, tick_decimals(&self.places())),
            |(_, name)| name.clone(),
        )
    }
}

impl Series {
    /// The value at a place.
    pub(super) fn at(&self, place: f64) -> Option<f64> {
        let found = self.points.iter().find(|(x, _)| *x == place);
        found.and_then(|(_, y)| present(*y))
    }
}
