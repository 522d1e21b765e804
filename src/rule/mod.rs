//! Absolute rules: from a value to points, without looking at any other unit.

mod asks;
mod rung;
mod value;

pub use asks::Asks;
pub use rung::Rung;
pub use value::{Completion, LARGEST, Observation, Refusal, Value};

use crate::schema::{Direction, Raw, Transform};
use crate::text::format::shortest;
use std::sync::Arc;

/// From value to points: 0–100, more only under a cap above 100, less only by `Efficacy`.
///
/// Constructed by [`crate::index::Index`], which guarantees what each variant says of its fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Progress towards a target, `min(cap, 100·x/T)`; at most: `min(cap, 100·T/x)`, and the cap
    /// for x = 0. T > 0, x ≥ 0, cap > 0.
    Target {
        /// Whether to reach the target or to stay under it.
        direction: Direction,
        /// T.
        target: f64,
        /// The most points there are.
        cap: f64,
    },
    /// `max(0, 100 − k·x)` for x occurrences, x ≥ 0.
    Zero {
        /// k > 0, points per occurrence.
        penalty: f64,
    },
    /// 100 while x ≥ x₀, else `max(0, 100 − k·(x₀ − x))`; unscored without the baseline x₀.
    Hold {
        /// k > 0, points per unit of decline.
        penalty: f64,
    },
    /// `min(100, 100·p(reached)/p(promised))` with the points p of the ladder's rungs.
    Milestone {
        /// The rungs, rising.
        ladder: Arc<[Rung]>,
        /// The rung that keeps the promise; its points are above 0.
        promised: usize,
    },
    /// 100 for passed, 0 for failed.
    Pass,
    /// 100 for done, 50 for partly done, 0 for not done; always by item.
    Checklist,
    /// `min(100, 100·x/N)`; unscored without the denominator N > 0.
    Coverage,
    /// `60 + 40·(x − xs)/(xh − xs)`, in 0–100 only when clamped. xh ≠ xs; xh < xs for inverse
    /// indicators.
    Efficacy {
        /// xs, worth 60.
        unacceptable: f64,
        /// xh, worth 100.
        satisfactory: f64,
        /// Whether points stay within 0–100.
        clamp: bool,
    },
    /// Linear between tiers; below the first from 0 at the value 0 (or at the mirror image of the
    /// second tier, where merit falls with the value), above the last its share.
    Tiered {
        /// Values strictly monotone, shares rising, at least two.
        tiers: Arc<[(f64, f64)]>,
    },
    /// `100·(f(x) − f(lo))/(f(hi) − f(lo))` in 0–100; lo > hi inverts.
    Goalposts {
        /// The value of 0 points.
        lower: f64,
        /// The value of 100 points.
        upper: f64,
        /// f.
        transform: Transform,
    },
    /// 100 within [a, b], falling on either side by `distance / max(a − lo, hi − b)`, floor 0.
    Band {
        /// a.
        from: f64,
        /// b ≥ a.
        to: f64,
        /// lo ≤ a.
        lower: f64,
        /// hi ≥ b; not both equal.
        upper: f64,
    },
    /// `Σ share·points` over five answers, best first; never above the best answer's points,
    /// though rounded shares may sum to as much as 1.005.
    Satisfaction {
        /// 0–100, falling.
        points: [f64; 5],
    },
}

impl Rule {
    /// Reads a value as written.
    pub fn read(&self, raw: &Raw) -> Result<Value, Refusal> {
        match self {
            Self::Milestone { ladder, .. } => match raw {
                Raw::Name(id) => position(ladder, id)
                    .map(Value::Rung)
                    .ok_or(Refusal::NotARung),
                _ => Err(Refusal::NotARung),
            },
            Self::Pass => match raw {
                Raw::Name(name) if name == "pass" => Ok(Value::Verdict(true)),
                Raw::Name(name) if name == "fail" => Ok(Value::Verdict(false)),
                _ => Err(Refusal::NotAVerdict),
            },
            Self::Checklist => match raw {
                Raw::Name(name) => Completion::ALL
                    .into_iter()
                    .find(|state| state.id() == name)
                    .map(Value::Completion)
                    .ok_or(Refusal::NotACompletion),
                _ => Err(Refusal::NotACompletion),
            },
            Self::Satisfaction { .. } => match raw {
                Raw::Numbers(shares) => shares_of(shares),
                _ => Err(Refusal::NotShares),
            },
            _ => match raw {
                Raw::Number(x) => self.read_number(*x),
                _ => Err(Refusal::NotANumber),
            },
        }
    }

    /// The value as it is written in data.
    pub fn write(&self, value: Value) -> Raw {
        match (self, value) {
            (_, Value::Number(x)) => Raw::Number(x),
            (Self::Milestone { ladder, .. }, Value::Rung(rung)) => Raw::Name(
                ladder
                    .get(rung)
                    .map_or_else(String::new, |rung| rung.id.clone()),
            ),
            (_, Value::Rung(rung)) => Raw::Number(rung as f64),
            (_, Value::Verdict(passed)) => Raw::Name(if passed { "pass" } else { "fail" }.into()),
            (_, Value::Completion(state)) => Raw::Name(state.id().to_owned()),
            (_, Value::Shares(shares)) => Raw::Numbers(shares.to_vec()),
        }
    }

    /// A denominator that a [`Rule::Coverage`] can divide by: finite, above 0.
    pub fn check_denominator(&self, denominator: f64) -> Result<f64, Refusal> {
        match denominator {
            n if !n.is_finite() => Err(Refusal::NotFinite),
            n if n <= 0.0 => Err(Refusal::NotPositive),
            n if n > LARGEST => Err(Refusal::TooLarge),
            n => Ok(n),
        }
    }

    /// What the user gives where it stands in an optional row of the ledger.
    pub fn asks(&self) -> Asks {
        match self {
            Self::Target { .. } => Asks::Target,
            Self::Milestone { ladder, .. } => Asks::Rung(Arc::clone(ladder)),
            _ => Asks::Nothing,
        }
    }

    /// The rule with another target; what was found and expected where it cannot be one. A rule
    /// without a target stays as it is.
    pub(crate) fn with_target(&self, given: f64) -> Result<Self, (String, &'static str)> {
        let mut rule = self.clone();
        if let Self::Target { target, .. } = &mut rule {
            *target = match given {
                x if x > 0.0 && x <= LARGEST => x,
                x if x > LARGEST => return Err((shortest(x), "at most 1e15")),
                x => return Err((shortest(x), "a number above 0")),
            };
        }
        Ok(rule)
    }

    /// The same of another promised rung.
    pub(crate) fn with_promised(&self, id: &str) -> Result<Self, (String, &'static str)> {
        let mut rule = self.clone();
        if let Self::Milestone { ladder, promised } = &mut rule {
            *promised = match position(ladder, id) {
                Some(rung) if ladder[rung].points > 0.0 => rung,
                Some(_) => {
                    let found = format!("`{id}`, a rung of 0 points");
                    return Err((found, "a rung with points above 0"));
                }
                None => return Err((format!("`{id}`"), "a rung of its ladder")),
            };
        }
        Ok(rule)
    }

    fn read_number(&self, x: f64) -> Result<Value, Refusal> {
        let counts = matches!(
            self,
            Self::Target { .. } | Self::Zero { .. } | Self::Coverage
        );
        let logarithm = matches!(
            self,
            Self::Goalposts {
                transform: Transform::Ln,
                ..
            }
        );
        match x {
            x if !x.is_finite() => Err(Refusal::NotFinite),
            x if counts && x < 0.0 => Err(Refusal::Negative),
            x if logarithm && x <= 0.0 => Err(Refusal::NotPositive),
            x if x.abs() > LARGEST => Err(Refusal::TooLarge),
            // No negative zero: its reciprocal would be of the wrong sign.
            x => Ok(Value::Number(x + 0.0)),
        }
    }

    /// Points of an observation; none where the baseline or the denominator is lacking, or the
    /// value is of another rule's kind.
    pub fn points(&self, observation: &Observation) -> Option<f64> {
        match (self, observation.value) {
            (
                Self::Target {
                    direction,
                    target,
                    cap,
                },
                Value::Number(x),
            ) => Some(of_target(*direction, *target, *cap, x)),
            (Self::Zero { penalty }, Value::Number(x)) => Some((100.0 - penalty * x).max(0.0)),
            (Self::Hold { penalty }, Value::Number(x)) => {
                observation.baseline.map(|x0| of_hold(*penalty, x0, x))
            }
            (Self::Milestone { ladder, promised }, Value::Rung(reached)) => {
                let (reached, promised) = (ladder.get(reached)?, ladder.get(*promised)?);
                Some((100.0 * reached.points / promised.points).min(100.0))
            }
            (Self::Pass, Value::Verdict(passed)) => Some(if passed { 100.0 } else { 0.0 }),
            (Self::Checklist, Value::Completion(state)) => Some(match state {
                Completion::NotDone => 0.0,
                Completion::Partial => 50.0,
                Completion::Done => 100.0,
            }),
            (Self::Coverage, Value::Number(x)) => {
                observation.denominator.map(|n| (100.0 * x / n).min(100.0))
            }
            (
                Self::Efficacy {
                    unacceptable,
                    satisfactory,
                    clamp,
                },
                Value::Number(x),
            ) => {
                let points = 60.0 + 40.0 * (x - unacceptable) / (satisfactory - unacceptable);
                Some(if *clamp {
                    points.clamp(0.0, 100.0)
                } else {
                    points
                })
            }
            (Self::Tiered { tiers }, Value::Number(x)) => Some(of_tiers(tiers, x)),
            (
                Self::Goalposts {
                    lower,
                    upper,
                    transform,
                },
                Value::Number(x),
            ) => Some(of_goalposts(*lower, *upper, *transform, x)),
            (
                Self::Band {
                    from,
                    to,
                    lower,
                    upper,
                },
                Value::Number(x),
            ) => Some(of_band(*from, *to, *lower, *upper, x)),
            (Self::Satisfaction { points }, Value::Shares(shares)) => {
                let terms = shares.iter().zip(points);
                let sum: f64 = terms.map(|(share, points)| share * points).sum();
                Some(sum.min(points[0]))
            }
            _ => None,
        }
    }
}

fn position(ladder: &[Rung], id: &str) -> Option<usize> {
    ladder.iter().position(|rung| rung.id == id)
}

fn shares_of(shares: &[f64]) -> Result<Value, Refusal> {
    let shares: [f64; 5] = shares.try_into().map_err(|_| Refusal::NotShares)?;
    let in_range = shares.iter().all(|share| (0.0..=1.0).contains(share));
    let sum: f64 = shares.iter().sum();
    if in_range && (sum - 1.0).abs() <= 0.005 + 1e-12 {
        Ok(Value::Shares(shares))
    } else {
        Err(Refusal::NotShares)
    }
}

fn of_target(direction: Direction, target: f64, cap: f64, x: f64) -> f64 {
    match direction {
        Direction::AtLeast => (100.0 * x / target).min(cap),
        Direction::AtMost if x == 0.0 => cap,
        Direction::AtMost => (100.0 * target / x).min(cap),
    }
}

fn of_hold(penalty: f64, baseline: f64, x: f64) -> f64 {
    if x >= baseline {
        100.0
    } else {
        (100.0 - penalty * (baseline - x)).max(0.0)
    }
}

fn of_tiers(tiers: &[(f64, f64)], x: f64) -> f64 {
    let rising = tiers.len() < 2 || tiers[0].0 < tiers[1].0;
    let merit = |value: f64| if rising { value } else { -value };
    let Some(above) = tiers.iter().position(|(value, _)| merit(x) < merit(*value)) else {
        return tiers.last().map_or(0.0, |(_, share)| 100.0 * share);
    };
    let (x1, y1) = tiers[above];
    let (x0, y0) = match above.checked_sub(1) {
        Some(below) => tiers[below],
        None if rising => (0.0_f64.min(x1), 0.0),
        None => (x1 + (x1 - tiers.get(1).map_or(0.0, |tier| tier.0)), 0.0),
    };
    if x0 == x1 {
        return 0.0;
    }
    (100.0 * (y0 + (y1 - y0) * (x - x0) / (x1 - x0))).max(0.0)
}

fn of_goalposts(lower: f64, upper: f64, transform: Transform, x: f64) -> f64 {
    let f = |x: f64| match transform {
        Transform::Identity => x,
        Transform::Ln => libm::log(x),
    };
    (100.0 * (f(x) - f(lower)) / (f(upper) - f(lower))).clamp(0.0, 100.0)
}

fn of_band(from: f64, to: f64, lower: f64, upper: f64, x: f64) -> f64 {
    let outside = (from - x).max(x - to).max(0.0);
    let reach = (from - lower).max(upper - to);
    (100.0 * (1.0 - outside / reach)).max(0.0)
}
