//! The sum behind every score, with its figures filled in.

use crate::app::ui::values;
use crate::rule::{
    Combine, Compared, Completion, Figure, Interpreter, Observation, Polarity, Rule, Rung, Test,
    Value, along,
};
use crate::schema::Normalisation;
use crate::score::aggregate::Aggregation;
use crate::score::profile::Profile;
use crate::text::format::{number, percent, plain};
use crate::text::words::{DeskWords, Words};

/// An observation's points as a sum: `100 × 28,900 ÷ 36,000 = 80.28`. `None` where it has none.
pub fn of_rule(
    rule: &Rule,
    observation: &Observation,
    compared: Option<Compared<'_>>,
    words: &Words,
) -> Option<String> {
    let explain = Explain {
        rule,
        observation,
        compared,
        words,
    };
    let Shown {
        text, value, raw, ..
    } = rule.formula(&explain)?;
    let result = number(value, 2);
    Some(match raw {
        Some(raw) if (raw - value).abs() > 1e-9 => {
            format!("{text} = {} → {result}", number(raw, 2))
        }
        Some(_) => format!("{text} = {result}"),
        None => format!("{text} → {result}"),
    })
}

/// Writes a formula out with its figures filled in.
struct Explain<'a> {
    rule: &'a Rule,
    observation: &'a Observation,
    compared: Option<Compared<'a>>,
    words: &'a Words,
}

/// A part of a formula, written out.
#[derive(Clone)]
struct Shown {
    text: String,
    value: f64,
    /// What the text comes to, before bounds; `None` where it cannot be done by hand.
    raw: Option<f64>,
    binds: Binds,
}

/// How strongly the parts of a text hang together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Sum,
    Product,
    Figure,
}

impl Shown {
    fn new(text: String, value: f64, binds: Binds) -> Self {
        Self {
            text,
            value,
            raw: Some(value),
            binds,
        }
    }

    fn figure(value: f64) -> Self {
        Self::new(plain(value), value, Binds::Figure)
    }

    /// What leads to a value in no sum.
    fn told(text: String, value: f64) -> Self {
        Self {
            raw: None,
            ..Self::new(text, value, Binds::Figure)
        }
    }

    /// In brackets where it would fall apart beside a stronger sign.
    fn within(&self, least: Binds) -> String {
        match self.binds < least {
            true => format!("({})", self.text),
            false => self.text.clone(),
        }
    }

    fn bounded(self, value: f64) -> Self {
        Self { value, ..self }
    }
}

impl Explain<'_> {
    /// What the observation is called.
    fn observed(&self) -> String {
        values::show(self.rule, None, self.observation, self.words)
    }

    fn told(&self, points: Option<f64>) -> Option<Shown> {
        Some(Shown::told(self.observed(), points?))
    }
}

impl Interpreter for Explain<'_> {
    type Term = Shown;

    fn number(&self, x: f64) -> Shown {
        Shown::figure(x)
    }

    fn value(&self) -> Option<Shown> {
        self.observation.value.number().map(Shown::figure)
    }

    fn baseline(&self) -> Option<Shown> {
        self.observation.baseline.map(Shown::figure)
    }

    fn denominator(&self) -> Option<Shown> {
        self.observation.denominator.map(Shown::figure)
    }

    fn reached(&self, ladder: &[Rung]) -> Option<Shown> {
        let rung = ladder.get(self.observation.value.rung()?)?;
        Some(self.rung(rung))
    }

    fn rung(&self, rung: &Rung) -> Shown {
        let title = rung.title.get(self.words.language);
        let text = format!("{} ({title})", plain(rung.points));
        Shown::new(text, rung.points, Binds::Figure)
    }

    fn verdict(&self, passed: f64, failed: f64) -> Option<Shown> {
        self.told(match self.observation.value {
            Value::Verdict(true) => Some(passed),
            Value::Verdict(false) => Some(failed),
            Value::Number(_) | Value::Rung(_) | Value::Completion(_) | Value::Shares(_) => None,
        })
    }

    fn completion(&self, points: fn(Completion) -> f64) -> Option<Shown> {
        self.told(match self.observation.value {
            Value::Completion(state) => Some(points(state)),
            Value::Number(_) | Value::Rung(_) | Value::Verdict(_) | Value::Shares(_) => None,
        })
    }

    fn answers(&self, points: &[f64; 5]) -> Option<Shown> {
        let shares = match self.observation.value {
            Value::Shares(shares) => shares,
            Value::Number(_) | Value::Rung(_) | Value::Verdict(_) | Value::Completion(_) => {
                return None;
            }
        };
        let terms = shares.iter().zip(points);
        let term =
            |(share, points): (&f64, &f64)| format!("{} × {}", percent(*share, 1), plain(*points));
        let text = terms.clone().map(term).collect::<Vec<_>>().join(" + ");
        let sum = terms.map(|(share, points)| share * points).sum();
        Some(Shown::new(text, sum, Binds::Sum))
    }

    fn peer(&self, figure: Figure) -> Option<Shown> {
        let x = self.observation.value.number()?;
        let value = self.compared?.peers.figure(figure, x)?;
        let words = DeskWords::of(self.words.language);
        let name = match figure {
            Figure::Count => words.count_of_all,
            Figure::Least | Figure::Best(Polarity::Negative) => words.least_of_all,
            Figure::Greatest | Figure::Best(Polarity::Positive) => words.greatest_of_all,
            Figure::Mean => words.mean_of_all,
            Figure::Deviation => words.deviation_of_all,
            Figure::Reference => words.reference_of_all,
            Figure::Rank(_) => words.rank_of_all,
        };
        let text = format!("{} ({name})", plain(shown(value)));
        Some(Shown::new(text, value, Binds::Figure))
    }

    fn normalisation(&self) -> Option<Normalisation> {
        Some(self.compared?.normalisation)
    }

    fn plus(&self, a: Shown, b: Shown) -> Shown {
        let text = format!("{} + {}", a.text, b.text);
        Shown::new(text, a.value + b.value, Binds::Sum)
    }

    fn minus(&self, a: Shown, b: Shown) -> Shown {
        let text = format!("{} − {}", a.text, b.within(Binds::Product));
        Shown::new(text, a.value - b.value, Binds::Sum)
    }

    fn times(&self, a: Shown, b: Shown) -> Shown {
        let (left, right) = (a.within(Binds::Product), b.within(Binds::Product));
        Shown::new(
            format!("{left} × {right}"),
            a.value * b.value,
            Binds::Product,
        )
    }

    fn over(&self, a: Shown, b: Shown) -> Shown {
        let (left, right) = (a.within(Binds::Product), b.within(Binds::Figure));
        Shown::new(
            format!("{left} ÷ {right}"),
            a.value / b.value,
            Binds::Product,
        )
    }

    fn ln(&self, a: Shown) -> Shown {
        let text = format!("ln {}", a.within(Binds::Figure));
        Shown::new(text, libm::log(a.value), Binds::Figure)
    }

    fn at_most(&self, a: Shown, most: f64) -> Shown {
        let value = a.value.min(most);
        a.bounded(value)
    }

    fn at_least(&self, a: Shown, least: f64) -> Shown {
        let value = a.value.max(least);
        a.bounded(value)
    }

    fn within_points(&self, a: Shown) -> Shown {
        let value = a.value.clamp(0.0, 100.0);
        a.bounded(value)
    }

    fn greater(&self, a: Shown, b: Shown) -> Shown {
        match a.value < b.value {
            true => b,
            false => a,
        }
    }

    fn figure(&self, a: Shown) -> Shown {
        Shown::figure(a.value)
    }

    fn either(&self, test: Test<Shown>, then: f64, otherwise: Shown) -> Shown {
        match test {
            Test::None(a) if a.value == 0.0 => Shown::told(a.text, then),
            Test::AtLeast(a, b) if a.value >= b.value => {
                Shown::told(format!("{} ≥ {}", a.text, b.text), then)
            }
            Test::None(_) | Test::AtLeast(..) => otherwise,
        }
    }

    fn through(&self, tiers: &[(f64, f64)], x: Shown) -> Shown {
        let tier =
            |(value, share): &(f64, f64)| format!("{}: {}", plain(*value), plain(100.0 * share));
        let texts: Vec<_> = tiers.iter().map(tier).collect();
        let text = format!("{} ∈ [{}]", x.text, texts.join("; "));
        Shown::told(text, along(tiers, x.value))
    }
}

/// A figure of many values, to four decimals.
fn shown(x: f64) -> f64 {
    libm::round(x * 1e4) / 1e4
}

/// What an indicator's items of a count and points each come to: their mean, weighted by count,
/// `(1 × 100 + 2 × 50) ÷ 3 = 66.67`, or the least of them, `min(100, 50) = 50.00`.
pub fn of_items(combine: Combine, parts: &[(f64, f64)], words: &Words) -> Option<String> {
    let words = DeskWords::of(words.language);
    match combine {
        Combine::Mean => mean(parts),
        Combine::Minimum => {
            let least = combine.points(parts.iter().copied())?;
            let all: Vec<_> = parts.iter().map(|(_, points)| number(*points, 2)).collect();
            let least = number(least, 2);
            Some(format!("{}({}) = {least}", words.minimum, all.join(", ")))
        }
    }
}

fn mean(parts: &[(f64, f64)]) -> Option<String> {
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
    let words = DeskWords::of(words.language);
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
            format!("{}({}) = {score}", words.minimum, join(&term, ", "))
        }
        Aggregation::Power(p) => {
            let term = |w: f64, s: f64| format!("{} × {}^{p}", weight(w), number(s, 2));
            format!("(({}) ÷ {total})^(1 ÷ {p}) = {score}", join(&term, " + "))
        }
    })
}
