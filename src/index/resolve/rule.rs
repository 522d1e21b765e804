//! Rules as written, checked and resolved.

use super::{fault, trail};
use crate::error::{Error, counted};
use crate::map::Map;
use crate::rule::{LARGEST, Rule, Rung};
use crate::schema::{self, Definition, RuleKind, Tier, Transform};
use crate::text::format::shortest;
use std::sync::Arc;

/// The ladders of a definition, by name.
pub(super) type Ladders = Map<Arc<[Rung]>>;

/// The least distance of 100 from 60 points: over a smaller one points overflow.
const LEAST_SPAN: f64 = 1e-9;

/// The most points there can be: ten times the target.
const LARGEST_CAP: f64 = 1000.0;

/// Whether a rule may wait for its target.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stage {
    Complete,
    AwaitingTarget,
}

pub(super) fn ladders<const CHECKED: bool>(definition: &Definition) -> Result<Ladders, Error> {
    let mut ladders = Ladders::new();
    for (name, rungs) in &definition.ladders {
        if CHECKED {
            check_ladder(&format!("ladders.{name}"), rungs)?;
        }
        let rung = |rung: &schema::Rung| Rung {
            id: rung.id.clone(),
            title: rung.title.clone(),
            points: rung.points,
        };
        ladders.insert(name.clone(), rungs.iter().map(rung).collect());
    }
    Ok(ladders)
}

fn check_ladder(path: &str, rungs: &[schema::Rung]) -> Result<(), Error> {
    if rungs.len() < 2 {
        return Err(Error::new(
            path,
            counted(rungs.len(), "rung"),
            "two or more",
        ));
    }
    for (position, rung) in rungs.iter().enumerate() {
        let path = format!("{path}[{position}]");
        super::check_kebab(&format!("{path}.id"), &rung.id)?;
        let below = &rungs[..position];
        if below.iter().any(|below| below.id == rung.id) {
            let found = format!("`{}` again", rung.id);
            return Err(Error::new(
                format!("{path}.id"),
                found,
                "an id that no other rung has",
            ));
        }
        if !(0.0..=100.0).contains(&rung.points) {
            return Err(Error::new(
                format!("{path}.points"),
                rung.points,
                "0 to 100",
            ));
        }
        if let Some(below) = below.last()
            && rung.points <= below.points
        {
            let expected = format!("more than {}", below.points);
            return Err(Error::new(format!("{path}.points"), rung.points, expected));
        }
    }
    Ok(())
}

/// The rule. One that waits for what the user gives has a target of 1, or the highest rung promised.
pub(super) fn resolve<const CHECKED: bool>(
    path: &str,
    rule: &schema::Rule,
    ladders: &Ladders,
    stage: Stage,
) -> Result<Rule, Error> {
    if CHECKED {
        refuse_foreign_fields(path, rule)?;
    }
    let field = |name: &str| format!("{path}.{name}");
    let finite = |name: &str, value: Option<f64>| match value {
        given if !CHECKED => Ok(given.unwrap_or_default()),
        Some(x) if x.abs() <= LARGEST => Ok(x),
        Some(x) => Err(Error::new(
            field(name),
            shortest(x),
            "a number within ±1e15",
        )),
        None => Err(Error::new(field(name), "none", "a number")),
    };
    let positive = |name: &str, value: Option<f64>| match value {
        given if !CHECKED => Ok(given.unwrap_or_default()),
        Some(x) if x > 0.0 && x <= LARGEST => Ok(x),
        Some(x) if x > LARGEST => Err(Error::new(field(name), shortest(x), "at most 1e15")),
        Some(x) => Err(Error::new(field(name), shortest(x), "a number above 0")),
        None => Err(Error::new(field(name), "none", "a number above 0")),
    };
    Ok(match rule.kind {
        RuleKind::Target => {
            let Some(direction) = rule.direction else {
                return Err(fault::<CHECKED>(|| {
                    Error::new(field("direction"), "none", "`at_least` or `at_most`")
                }));
            };
            let cap = positive("cap", Some(rule.cap.unwrap_or(100.0)))?;
            if CHECKED && cap > LARGEST_CAP {
                return Err(Error::new(field("cap"), cap, "at most 1000"));
            }
            let awaited = (stage == Stage::AwaitingTarget).then_some(1.0);
            Rule::Target {
                direction,
                target: positive("target", rule.target.or(awaited))?,
                cap,
            }
        }
        RuleKind::Zero => Rule::Zero {
            penalty: positive("penalty", rule.penalty)?,
        },
        RuleKind::Hold => Rule::Hold {
            penalty: positive("penalty", rule.penalty)?,
        },
        RuleKind::Milestone => return milestone::<CHECKED>(path, rule, ladders, stage),
        RuleKind::Pass => Rule::Pass,
        RuleKind::Checklist => Rule::Checklist,
        RuleKind::Coverage => Rule::Coverage,
        RuleKind::Efficacy => {
            let unacceptable = finite("unacceptable", rule.unacceptable)?;
            let satisfactory = finite("satisfactory", rule.satisfactory)?;
            if CHECKED && (satisfactory - unacceptable).abs() < LEAST_SPAN {
                let expected = "a number other than `unacceptable`";
                return Err(Error::new(field("satisfactory"), satisfactory, expected));
            }
            let clamp = rule.clamp.unwrap_or(false);
            Rule::Efficacy {
                unacceptable,
                satisfactory,
                clamp,
            }
        }
        RuleKind::Tiered => {
            let tiers = rule.tiers.as_deref().unwrap_or_default();
            if CHECKED {
                check_tiers(&field("tiers"), tiers)?;
            }
            let tiers: Vec<_> = tiers.iter().map(|tier| (tier.value, tier.share)).collect();
            Rule::Tiered {
                tiers: tiers.into(),
            }
        }
        RuleKind::Goalposts => {
            let lower = finite("lower", rule.lower)?;
            let upper = finite("upper", rule.upper)?;
            let transform = rule.transform.unwrap_or(Transform::Identity);
            let span = match transform {
                Transform::Identity => upper - lower,
                Transform::Ln => {
                    positive("lower", rule.lower)?;
                    positive("upper", rule.upper)?;
                    libm::log(upper) - libm::log(lower)
                }
            };
            if CHECKED && span == 0.0 {
                let expected = "a number other than `lower`";
                return Err(Error::new(field("upper"), upper, expected));
            }
            Rule::Goalposts {
                lower,
                upper,
                transform,
            }
        }
        RuleKind::Band => {
            let from = finite("from", rule.from)?;
            let to = finite("to", rule.to)?;
            let lower = finite("lower", rule.lower)?;
            let upper = finite("upper", rule.upper)?;
            if CHECKED && to < from {
                return Err(Error::new(field("to"), to, format!("{from} or more")));
            }
            if CHECKED && lower > from {
                return Err(Error::new(field("lower"), lower, format!("{from} or less")));
            }
            if CHECKED && upper < to {
                return Err(Error::new(field("upper"), upper, format!("{to} or more")));
            }
            if CHECKED && lower == from && upper == to {
                let expected = "room on one side of the band, below `from` or above `to`";
                return Err(Error::new(field("upper"), upper, expected));
            }
            Rule::Band {
                from,
                to,
                lower,
                upper,
            }
        }
        RuleKind::Satisfaction => {
            satisfaction::<CHECKED>(&field("points"), rule.points.as_deref())?
        }
    })
}

fn milestone<const CHECKED: bool>(
    path: &str,
    rule: &schema::Rule,
    ladders: &Ladders,
    stage: Stage,
) -> Result<Rule, Error> {
    let Some(name) = &rule.ladder else {
        return Err(fault::<CHECKED>(|| {
            Error::new(format!("{path}.ladder"), "none", "a key of `ladders`")
        }));
    };
    let Some(ladder) = ladders.get(name) else {
        return Err(fault::<CHECKED>(|| {
            let place = format!("{path}.ladder");
            Error::new(place, format!("`{name}`"), "a key of `ladders`")
        }));
    };
    let place = trail::<CHECKED>(format_args!("{path}.promised"));
    let expected = trail::<CHECKED>(format_args!("a rung of the ladder `{name}`"));
    let Some(id) = &rule.promised else {
        return match stage {
            Stage::AwaitingTarget => Ok(Rule::Milestone {
                ladder: Arc::clone(ladder),
                promised: ladder.len().saturating_sub(1),
            }),
            Stage::Complete => Err(fault::<CHECKED>(|| Error::new(place, "none", expected))),
        };
    };
    let Some(promised) = ladder.iter().position(|rung| &rung.id == id) else {
        return Err(fault::<CHECKED>(|| {
            Error::new(place, format!("`{id}`"), expected)
        }));
    };
    if CHECKED && ladder[promised].points <= 0.0 {
        let found = format!("`{id}`, a rung of 0 points");
        return Err(Error::new(place, found, "a rung with points above 0"));
    }
    Ok(Rule::Milestone {
        ladder: Arc::clone(ladder),
        promised,
    })
}

fn check_tiers(place: &str, tiers: &[Tier]) -> Result<(), Error> {
    if tiers.len() < 2 {
        return Err(Error::new(
            place,
            counted(tiers.len(), "tier"),
            "two or more",
        ));
    }
    for (position, tier) in tiers.iter().enumerate() {
        if tier.value.is_nan() || tier.value.abs() > LARGEST {
            let place = format!("{place}[{position}].value");
            return Err(Error::new(place, tier.value, "a number within ±1e15"));
        }
        if !(0.0..=1.0).contains(&tier.share) {
            let place = format!("{place}[{position}].share");
            return Err(Error::new(place, tier.share, "a share of 0–1"));
        }
    }
    let rising = tiers[1].value > tiers[0].value;
    for (position, pair) in tiers.windows(2).enumerate() {
        let place = format!("{place}[{}]", position + 1);
        if pair[1].share <= pair[0].share {
            let expected = format!("more than {}", pair[0].share);
            return Err(Error::new(
                format!("{place}.share"),
                pair[1].share,
                expected,
            ));
        }
        if pair[1].value == pair[0].value || (pair[1].value > pair[0].value) != rising {
            let expected = "values that only rise or only fall";
            return Err(Error::new(
                format!("{place}.value"),
                pair[1].value,
                expected,
            ));
        }
    }
    Ok(())
}

fn satisfaction<const CHECKED: bool>(place: &str, points: Option<&[f64]>) -> Result<Rule, Error> {
    let points = match points {
        None => [100.0, 80.0, 60.0, 40.0, 0.0],
        Some(points) => points.try_into().map_err(|_| {
            fault::<CHECKED>(|| {
                let found = counted(points.len(), "number");
                Error::new(place, found, "five, one for each answer")
            })
        })?,
    };
    if !CHECKED {
        return Ok(Rule::Satisfaction { points });
    }
    if let Some(position) = points.iter().position(|x| !(0.0..=100.0).contains(x)) {
        return Err(Error::new(
            format!("{place}[{position}]"),
            points[position],
            "0 to 100",
        ));
    }
    if let Some(position) = points.windows(2).position(|pair| pair[1] > pair[0]) {
        let place = format!("{place}[{}]", position + 1);
        let expected = format!("{} or less", points[position]);
        return Err(Error::new(place, points[position + 1], expected));
    }
    Ok(Rule::Satisfaction { points })
}

fn refuse_foreign_fields(path: &str, rule: &schema::Rule) -> Result<(), Error> {
    let (required, optional) = rule.kind.fields();
    let own: Vec<_> = required.iter().chain(optional).copied().collect();
    let given = [
        ("target", rule.target.is_some()),
        ("direction", rule.direction.is_some()),
        ("cap", rule.cap.is_some()),
        ("penalty", rule.penalty.is_some()),
        ("ladder", rule.ladder.is_some()),
        ("promised", rule.promised.is_some()),
        ("unacceptable", rule.unacceptable.is_some()),
        ("satisfactory", rule.satisfactory.is_some()),
        ("clamp", rule.clamp.is_some()),
        ("tiers", rule.tiers.is_some()),
        ("lower", rule.lower.is_some()),
        ("upper", rule.upper.is_some()),
        ("transform", rule.transform.is_some()),
        ("from", rule.from.is_some()),
        ("to", rule.to.is_some()),
        ("points", rule.points.is_some()),
    ];
    for (name, present) in given {
        if present && !own.contains(&name) {
            let expected = match own.as_slice() {
                [] => "no field but `kind`".to_owned(),
                own => format!("only `{}`", own.join("`, `")),
            };
            let found = format!("a field that `{}` does not take", rule.kind.id());
            return Err(Error::new(format!("{path}.{name}"), found, expected));
        }
    }
    Ok(())
}
