//! What is due of a promise by the end of a month.

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Due {
    /// Nothing yet.
    Nothing,
    /// All that is promised.
    Whole,
    /// A value.
    Value(f64),
    /// A rung of the ladder.
    Rung(usize),
    /// A share of the whole, 0–1; of a checklist, whole items only.
    Share(f64),
}

/// The months of a period that are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// How many, 0–`of`.
    pub months: u8,
    /// How many there are, 1–12.
    pub of: u8,
}

impl Elapsed {
    /// The part of a whole that falls to the months gone: `whole·m/M`, multiplied first, so that
    /// what divides evenly is exact.
    pub fn part(self, whole: f64) -> f64 {
        whole * f64::from(self.months) / f64::from(self.of)
    }

    /// Whether the period has ended.
    pub fn is_over(self) -> bool {
        self.months >= self.of
    }
}

/// What a plan says of each month under a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlannedBy {
    /// A value, between months in proportion.
    Value,
    /// A rung, held until the next.
    Rung,
    /// A share of the whole, between months in proportion.
    Share,
    /// A share of the whole, held until the next.
    Step,
    /// Nothing: all of it is due every month.
    Nothing,
}

/// Points against those that are due: `min(most, 100·p/q)`, and p itself where all 100 are due.
///
/// Where none are due, any points are worth 100, and none are not judged.
pub fn against(points: f64, required: f64, most: f64) -> Option<f64> {
    if required >= 100.0 {
        Some(points)
    } else if required <= 0.0 {
        (points > 0.0).then_some(100.0)
    } else {
        // Divided first: what is due itself is 100 exactly.
        Some((100.0 * (points / required)).min(most))
    }
}
