//! Where something stands in a drawing.

/// A part of a drawing that stands for something, in CSS pixels from its left and its top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left side.
    pub left: f64,
    /// Its top.
    pub top: f64,
    /// Its right side.
    pub right: f64,
    /// Its bottom.
    pub bottom: f64,
}

impl Area {
    /// Whether a point lies in it.
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        self.left <= x && x < self.right && self.top <= y && y < self.bottom
    }

    /// Its middle.
    pub fn middle(&self) -> (f64, f64) {
        let (across, down) = ((self.left, self.right), (self.top, self.bottom));
        (
            f64::midpoint(across.0, across.1),
            f64::midpoint(down.0, down.1),
        )
    }

    /// Rows over the whole width of a drawing, from their tops and bottoms.
    pub(super) fn rows(bands: impl Iterator<Item = (f64, f64)>, width: f64) -> Vec<Self> {
        let row = |(top, bottom)| Self {
            left: 0.0,
            top,
            right: width,
            bottom,
        };
        bands.map(row).collect()
    }

    /// Columns side by side around places that rise, each up to the middle between it and the next.
    pub(super) fn columns(places: &[f64], plot: Self) -> Vec<Self> {
        let middles = places.windows(2);
        let middles = middles.map(|pair| f64::midpoint(pair[0], pair[1]));
        let lefts = std::iter::once(plot.left).chain(middles.clone());
        let rights = middles.chain([plot.right]);
        let column = |(left, right)| Self {
            left,
            right,
            ..plot
        };
        lefts.zip(rights).take(places.len()).map(column).collect()
    }
}
