//! Scales from values to pixels, and their ticks.

/// A straight line from values to CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    pub(crate) fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self { from, to }
    }

    /// The place of a value; the start of the scale where the extent has no width.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let share = (value - self.from.0) / (self.from.1 - self.from.0);
        let share = if share.is_finite() { share } else { 0.0 };
        self.to.0 + share * (self.to.1 - self.to.0)
    }

    /// The place of a value; the nearer end of the scale for one beyond the extent.
    pub(crate) fn within(&self, value: f64) -> f64 {
        let (low, high) = self.from;
        self.at(value.max(low.min(high)).min(high.max(low)))
    }

    /// Round values within the extent, about `room` CSS pixels apart or more.
    pub(crate) fn ticks(&self, room: f64) -> Vec<f64> {
        let most = ((self.to.1 - self.to.0).abs() / room).clamp(1.0, 10.0);
        ticks(self.from, most)
    }
}

/// The nearest value that an axis can hold: sums and steps of such stay finite.
pub(crate) fn bounded(value: f64) -> f64 {
    value.clamp(-1e300, 1e300)
}

/// The smallest extent that holds every value, and the wished-for extent besides.
pub(crate) fn extent(
    wished: Option<(f64, f64)>,
    values: impl IntoIterator<Item = f64>,
) -> Option<(f64, f64)> {
    let wished = wished.into_iter().flat_map(|(from, to)| [from, to]);
    let all = wished.chain(values).filter(|value| value.is_finite());
    all.fold(None, |held: Option<(f64, f64)>, value| {
        Some(held.map_or((value, value), |(low, high)| {
            (low.min(value), high.max(value))
        }))
    })
}

/// The extent with a width: one that has none gets a unit above it.
pub(crate) fn widened((low, high): (f64, f64)) -> (f64, f64) {
    if high > low {
        (low, high)
    } else {
        (low, low + low.abs().max(1.0))
    }
}

/// The extent grown to whole steps, at most about `most` of them, and the ticks at the steps.
pub(crate) fn rounded((low, high): (f64, f64), most: f64) -> ((f64, f64), Vec<f64>) {
    let inner = ticks((low, high), most.clamp(2.0, 9.0));
    let [first, second, ..] = inner.as_slice() else {
        return ((low, high), inner);
    };
    let step = second - first;
    let low = if low < first - step * 1e-9 {
        first - step
    } else {
        *first
    };
    let last = inner.last().map_or(high, |last| *last);
    let high = if high > last + step * 1e-9 {
        last + step
    } else {
        last
    };
    let count = ((high - low) / step).round();
    let ticks = (0..=12u8).map(f64::from).take_while(|at| *at <= count);
    ((low, high), ticks.map(|at| low + at * step).collect())
}

/// The decimals that tell the ticks apart, at most six.
pub(crate) fn tick_decimals(ticks: &[f64]) -> u8 {
    let mut factor = 1.0;
    for decimals in 0..6 {
        let apart = |tick: &f64| ((tick * factor).round() - tick * factor).abs() < 1e-6;
        if ticks.iter().all(apart) {
            return decimals;
        }
        factor *= 10.0;
    }
    6
}

/// Multiples of the smallest step of 1, 2, 2.5 or 5 times a power of ten that gives at most
/// `most` intervals.
fn ticks((low, high): (f64, f64), most: f64) -> Vec<f64> {
    let span = high - low;
    if !span.is_finite() || span <= 0.0 {
        return vec![low];
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(span / most)));
    let wanted = span / most * (1.0 - 1e-9);
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|base| base * power);
    let Some(step) = step.into_iter().find(|step| *step >= wanted) else {
        return vec![low];
    };
    let first = (low / step - 1e-9).ceil();
    (0..=10u8)
        .map(|count| (first + f64::from(count)) * step)
        .take_while(|tick| *tick <= high + step * 1e-9)
        .filter(|tick| tick.is_finite())
        .collect()
}
