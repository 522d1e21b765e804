//! The sum behind every score, with its figures filled in.

use crate::app::desk::entry;
use crate::rule::{Observation, Rule, Value};
use crate::schema::{Direction, Transform};
use crate::score::aggregate::Aggregation;
use crate::score::profile::Profile;
use crate::text::format::{number, percent, plain};
use crate::text::words::Words;

/// An observation's points as a sum: `100 × 28,900 ÷ 36,000 = 80.28`. None where it has none.
pub fn of_rule(rule: &Rule, observation: &Observation, words: &Words) -> Option<String> {
    let points = rule.points(observation)?;
    let result = number(points, 2);
    let capped = |raw: f64, sum: String| match raw > points + 1e-9 {
        true => format!("{sum} = {} → {result}", number(raw, 2)),
        false => format!("{sum} = {result}"),
    };
    Some(match (rule, observation.value) {
        (
            Rule::Target {
                direction: Direction::AtLeast,
                target,
                ..
            },
            Value::Number(x),
        ) => capped(
            100.0 * x / target,
            format!("100 × {} ÷ {}", plain(x), plain(*target)),
        ),
        (Rule::Target { .. }, Value::Number(0.0)) => format!("0 → {result}"),
        (Rule::Target { target, .. }, Value::Number(x)) => capped(
            100.0 * target / x,
            format!("100 × {} ÷ {}", plain(*target), plain(x)),
        ),
        (Rule::Zero { penalty }, Value::Number(x)) => floored(
            100.0 - penalty * x,
            points,
            &format!("100 − {} × {}", plain(*penalty), plain(x)),
        ),
        (Rule::Hold { penalty }, Value::Number(x)) => {
            let baseline = observation.baseline?;
            if x >= baseline {
                format!("{} ≥ {} → {result}", plain(x), plain(baseline))
            } else {
                let (k, x0) = (plain(*penalty), plain(baseline));
                let sum = format!("100 − {k} × ({x0} − {})", plain(x));
                floored(100.0 - penalty * (baseline - x), points, &sum)
            }
        }
        (Rule::Milestone { ladder, promised }, Value::Rung(rung)) => {
            let (reached, promised) = (ladder.get(rung)?, ladder.get(*promised)?);
            let raw = 100.0 * reached.points / promised.points;
            let name = |rung: &crate::rule::Rung| {
                format!(
                    "{} ({})",
                    plain(rung.points),
                    rung.title.get(words.language)
                )
            };
            capped(raw, format!("100 × {} ÷ {}", name(reached), name(promised)))
        }
        (Rule::Pass | Rule::Checklist, _) => {
            format!("{} → {result}", entry::show(rule, None, observation, words))
        }
        (Rule::Coverage, Value::Number(x)) => {
            let n = observation.denominator?;
            capped(100.0 * x / n, format!("100 × {} ÷ {}", plain(x), plain(n)))
        }
        (
            Rule::Efficacy {
                unacceptable: xs,
                satisfactory: xh,
                ..
            },
            Value::Number(x),
        ) => {
            let (x, xs, xh) = (plain(x), plain(*xs), plain(*xh));
            format!("60 + 40 × ({x} − {xs}) ÷ ({xh} − {xs}) → {result}")
        }
        (Rule::Tiered { tiers }, Value::Number(x)) => {
            let tiers: Vec<_> = tiers
                .iter()
                .map(|(value, share)| format!("{}: {}", plain(*value), plain(100.0 * share)))
                .collect();
            format!("{} ∈ [{}] → {result}", plain(x), tiers.join("; "))
        }
        (
            Rule::Goalposts {
                lower,
                upper,
                transform,
            },
            Value::Number(x),
        ) => {
            let f = |x: f64| match transform {
                Transform::Identity => plain(x),
                Transform::Ln => format!("ln {}", plain(x)),
            };
            let (lower, upper) = (f(*lower), f(*upper));
            format!(
                "100 × ({} − {lower}) ÷ ({upper} − {lower}) → {result}",
                f(x)
            )
        }
        (
            Rule::Band {
                from,
                to,
                lower,
                upper,
            },
            Value::Number(x),
        ) => {
            let reach = (from - lower).max(upper - to);
            let outside = (from - x).max(x - to).max(0.0);
            format!(
                "100 × (1 − {} ÷ {}) → {result}",
                plain(outside),
                plain(reach)
            )
        }
        (Rule::Satisfaction { points }, Value::Shares(shares)) => {
            let terms: Vec<_> = shares
                .iter()
                .zip(points)
                .map(|(share, points)| format!("{} × {}", percent(*share, 1), plain(*points)))
                .collect();
            let pairs = shares.iter().zip(points);
            let raw = pairs.map(|(share, points)| share * points).sum();
            capped(raw, terms.join(" + "))
        }
        _ => return None,
    })
}

fn floored(raw: f64, points: f64, sum: &str) -> String {
    if raw < points - 1e-9 {
        format!("{sum} = {} → {}", number(raw, 2), number(points, 2))
    } else {
        format!("{sum} = {}", number(points, 2))
    }
}

/// The count-weighted mean of an indicator's items: `(1 × 100 + 2 × 50) ÷ 3 = 66.67`.
pub fn of_items(parts: &[(f64, f64)]) -> Option<String> {
    let counts: f64 = parts.iter().map(|(count, _)| count).sum();
    if counts <= 0.0 {
        return None;
    }
    let sum: f64 = parts.iter().map(|(count, points)| count * points).sum();
    let terms: Vec<_> = parts
        .iter()
        .map(|(count, points)| match *count == 1.0 {
            true => number(*points, 2),
            false => format!("{} × {}", plain(*count), number(*points, 2)),
        })
        .collect();
    let (terms, mean) = (terms.join(" + "), number(sum / counts, 2));
    Some(format!("({terms}) ÷ {} = {mean}", plain(counts)))
}

/// An indicator's place in the whole: `effective weight 6.20% × 80.28 = 4.98; lost …`.
pub fn of_place(profile: &Profile, position: usize, words: &Words) -> Option<String> {
    let node = &profile.nodes[position];
    let (score, lost) = (node.score?, node.lost_points?);
    let weight = percent(node.effective_weight, 2);
    let contribution = number(node.index_contribution?, 2);
    let (score, lost) = (number(score, 2), number(lost, 2));
    let arithmetic = profile
        .nodes
        .iter()
        .all(|node| matches!(node.aggregation, None | Some(Aggregation::Arithmetic)));
    let gain = match arithmetic {
        true => format!("{weight} × {score} = {contribution}"),
        false => contribution,
    };
    Some(words.pick(
        format!("有效权重 {weight}；贡献 {gain} 分；失分 {weight} × (100 − {score}) = {lost} 分"),
        format!("Effective weight {weight}; contribution {gain} points; lost {weight} × (100 − {score}) = {lost} points"),
    ))
}

/// A branch's score from its scored children: `(7 × 80.10 + 3 × 65.00) ÷ 10 = 75.57`.
pub fn of_branch(
    profile: &Profile,
    position: usize,
    weights: &[f64],
    words: &Words,
) -> Option<String> {
    let node = &profile.nodes[position];
    let score = number(node.score?, 2);
    let scored: Vec<(f64, f64)> = profile
        .children(position)
        .filter(|child| weights[*child] > 0.0)
        .filter_map(|child| Some((weights[child], profile.nodes[child].score?)))
        .collect();
    let sum: f64 = scored.iter().map(|(weight, _)| weight).sum();
    let weight = |w: f64| plain(libm::round(w * 1e4) / 1e4);
    let total = weight(sum);
    let join = |term: &dyn Fn(f64, f64) -> String, by: &str| {
        scored
            .iter()
            .map(|(w, s)| term(*w, *s))
            .collect::<Vec<_>>()
            .join(by)
    };
    let times = |w: f64, s: f64| format!("{} × {}", weight(w), number(s, 2));
    Some(match node.aggregation? {
        Aggregation::Arithmetic => format!("({}) ÷ {total} = {score}", join(&times, " + ")),
        Aggregation::Geometric => {
            let term = |w: f64, s: f64| format!("{}^{}", number(s, 2), weight(w));
            format!("({})^(1 ÷ {total}) = {score}", join(&term, " × "))
        }
        Aggregation::Harmonic => {
            let term = |w: f64, s: f64| format!("{} ÷ {}", weight(w), number(s, 2));
            format!("{total} ÷ ({}) = {score}", join(&term, " + "))
        }
        Aggregation::Minimum => {
            let term = |_: f64, s: f64| number(s, 2);
            format!(
                "{}({}) = {score}",
                words.pick("最低", "min"),
                join(&term, ", ")
            )
        }
        Aggregation::Power(p) => {
            let term = |w: f64, s: f64| format!("{} × {}^{p}", weight(w), number(s, 2));
            format!("(({}) ÷ {total})^(1 ÷ {p}) = {score}", join(&term, " + "))
        }
    })
}
