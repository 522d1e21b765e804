//! Charts of a report, which may come from anywhere.

use super::foot;
use super::ranks::neighbours;
use super::registry::{Figure, Kind};
use super::reported_units::{self as units, month};
use super::subject::Subject;
use super::timeline::{Comparison, Course, Courses, Pursuit, RankCourse, Ranks, Scale, Timeline};
use crate::chart::{Frame, Theme};
use crate::data::shapes::Shapes;
use crate::error::Error;
use crate::month::Month;
use crate::report;
use crate::schema::{ChangeReport, GeoFile, Report, UnitReport};
use crate::score::profile::Profile;
use crate::text::words::Words;
use crate::text::{Language, Text};
use serde::Deserialize;
use std::rc::Rc;

/// Options of a chart, as callers write them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ChartOptions {
    unit: Option<String>,
    lang: Option<String>,
    width: Option<u32>,
    theme: Option<String>,
    published: Option<Report>,
    #[serde(default)]
    by_indicator: bool,
    node: Option<String>,
    title: Option<bool>,
    /// `waterfall`: what `explain` gave; `difference`: what `compare` gave.
    change: Option<ChangeReport>,
    /// `waterfall`: the month before.
    before: Option<String>,
    /// `trends`, `ranks`, `groups`: reports of the months, rising; `scatter`: the one before.
    months: Option<Vec<Report>>,
    /// `difference`: the other unit.
    other: Option<String>,
    /// `scatter`: the node to the right; the whole where absent.
    x: Option<String>,
    /// `scatter`: the node upwards; the whole where absent.
    y: Option<String>,
    /// `plan`: what is due and reached of `node`.
    plan: Option<PlanOptions>,
    /// `map`: the shapes of the units.
    shapes: Option<GeoFile>,
}

/// What is due and reached of an indicator, as callers write it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanOptions {
    measure: Option<Text>,
    months: Vec<String>,
    due: Vec<f64>,
    reached: Vec<Option<f64>>,
}

/// The widest chart and the narrowest, and the width unless another is asked for, in CSS pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 280..=1200;
const WIDTH: u32 = 760;

/// A chart of a report, as SVG text: of the first unit, in Chinese and in light colours, unless the
/// options say otherwise.
///
/// Errors name the kind or the option at fault, or the place in the report; one in the report to
/// compare with begins with `published.`.
pub fn chart(kind: &str, report: &Report, options: &ChartOptions) -> Result<String, Error> {
    let kind = Kind::from_name(kind)?;
    let mine = profile(report, options)?;
    let published = options.published.as_ref();
    let published = published.map(|published| profile(published, options));
    let published = published
        .transpose()
        .map_err(|error| error.below("published"))?;
    let words = Words::of(language(options)?);
    let timeline = timeline(kind, report, &mine, options)?;
    let subject = Subject::new(&mine, published.as_ref(), words)
        .by_indicator(options.by_indicator)
        .focus(focus(&mine, options)?)
        .over(timeline.as_ref());
    let figure = Figure {
        kind,
        subject,
        most: usize::MAX,
    };
    let theme = theme(options)?;
    let told = figure.told();
    let subtitle = match &told.finding {
        Some(_) => kind.title(words).to_owned(),
        None => String::new(),
    };
    Ok(told.drawing.svg(&Frame {
        id: format!("xingfu-{}", kind.name()),
        title: told.title(kind.title(words)).to_owned(),
        subtitle,
        description: told.description,
        caption: caption(report, unit(report, options), words)
            .into_iter()
            .chain(borders(kind, options, words))
            .collect(),
        metadata: None,
        width: options
            .width
            .unwrap_or(WIDTH)
            .clamp(*WIDTHS.start(), *WIDTHS.end()),
        theme,
        show_title: options.title.unwrap_or(true),
        empty: words.empty_lead.to_owned(),
    }))
}

/// The profile of the unit that is asked for, or of the first.
fn profile(of: &Report, options: &ChartOptions) -> Result<Profile, Error> {
    let Some(unit) = position(of, options) else {
        let found = options.unit.as_ref();
        let found = found.map_or_else(|| "no unit".to_owned(), |id| format!("`{id}`"));
        return Err(Error::new("unit", found, "a unit of the report"));
    };
    report::profile(of, unit)
}

fn position(of: &Report, options: &ChartOptions) -> Option<usize> {
    let units = &of.units;
    match &options.unit {
        Some(id) => units.iter().position(|unit| &unit.id == id),
        None => (!units.is_empty()).then_some(0),
    }
}

fn unit<'a>(of: &'a Report, options: &ChartOptions) -> Option<&'a UnitReport> {
    of.units.get(position(of, options)?)
}

fn language(options: &ChartOptions) -> Result<Language, Error> {
    match options.lang.as_deref() {
        None => Ok(Language::Chinese),
        Some(tag) => Language::from_tag(tag)
            .ok_or_else(|| Error::new("lang", format!("`{tag}`"), "`zh`, `zh-Hant` or `en`")),
    }
}

/// The node whose weight is varied: the first dimension, unless another is asked for.
fn focus(profile: &Profile, options: &ChartOptions) -> Result<Option<usize>, Error> {
    let Some(id) = &options.node else {
        return Ok(profile.children(0).next());
    };
    match profile.find(id) {
        None | Some(0) => Err(Error::new(
            "node",
            format!("`{id}`"),
            "the id of a dimension or an indicator",
        )),
        found => Ok(found),
    }
}

/// What a figure over the months is drawn from; none where the options have nothing of it.
fn timeline(
    kind: Kind,
    report: &Report,
    mine: &Profile,
    options: &ChartOptions,
) -> Result<Option<Timeline>, Error> {
    Ok(match kind {
        Kind::Waterfall => options
            .change
            .as_ref()
            .map(|change| comparison(change, report, options))
            .transpose()?
            .flatten()
            .map(Timeline::Change),
        Kind::Trends => options
            .months
            .as_ref()
            .map(|months| courses(months, mine, options))
            .transpose()?
            .map(Timeline::Scores),
        Kind::Plan => options
            .plan
            .as_ref()
            .map(|plan| pursuit(plan, mine, options))
            .transpose()?
            .map(Timeline::Plan),
        Kind::Ranks => options
            .months
            .as_ref()
            .map(|months| ranks(months, options))
            .transpose()?
            .map(Timeline::Ranks),
        Kind::Difference => options
            .change
            .as_ref()
            .map(|change| {
                units::difference(
                    change,
                    report,
                    options.other.as_deref(),
                    position(report, options),
                )
            })
            .transpose()?
            .flatten()
            .map(Timeline::Difference),
        Kind::Spread => Some(Timeline::Spread(units::spread(
            report,
            mine,
            position(report, options),
        ))),
        Kind::Scatter => {
            let node = |id: Option<&String>, place: &str| units::node(mine, id, place);
            let before = options.months.as_ref().and_then(|months| months.first());
            let nodes = (
                node(options.x.as_ref(), "x")?,
                node(options.y.as_ref(), "y")?,
            );
            let spread = units::scatter(report, before, nodes, position(report, options))?;
            Some(Timeline::Scatter(spread))
        }
        Kind::Groups => options
            .months
            .as_ref()
            .map(|reports| {
                Ok::<_, Error>(units::groups(
                    months(reports)?,
                    reports,
                    options.unit.as_deref(),
                ))
            })
            .transpose()?
            .map(Timeline::Groups),
        Kind::Tiles | Kind::Map => Some(Timeline::Places(units::places(
            report,
            position(report, options),
            options.node.as_deref(),
            shapes(kind, options)?,
        ))),
        Kind::Contributions
        | Kind::Dimensions
        | Kind::Radar
        | Kind::LostPoints
        | Kind::Sensitivity
        | Kind::Coverage => None,
    })
}

/// The shapes of a map, which has none without.
fn shapes(kind: Kind, options: &ChartOptions) -> Result<Option<Rc<Shapes>>, Error> {
    match (kind, &options.shapes) {
        (Kind::Map, Some(shapes)) => {
            let shapes = Shapes::from_geojson(shapes).map_err(|error| error.below("shapes"))?;
            Ok(Some(Rc::new(shapes.simplified())))
        }
        (Kind::Map, None) => {
            let expected = "GeoJSON with a feature for each unit; `tiles` needs none";
            Err(Error::new("shapes", "none", expected))
        }
        (_, _) => Ok(None),
    }
}

/// `None` where a side has no score.
fn comparison(
    change: &ChangeReport,
    report: &Report,
    options: &ChartOptions,
) -> Result<Option<Comparison>, Error> {
    let before = options.before.as_ref();
    let after = report.as_of.as_ref();
    let parts = change.parts.iter().map(|part| {
        let points = part.value + part.plan + part.coverage + part.weight;
        (part.indicator.clone(), points)
    });
    let parts: Vec<_> = parts.collect();
    let Some((from, to)) = change.from.zip(change.to) else {
        return Ok(None);
    };
    Ok(Some(Comparison {
        before: before.map(|text| month("before", text)).transpose()?,
        after: after.map(|text| month("asOf", text)).transpose()?,
        from,
        to,
        parts,
    }))
}

/// The months of reports.
fn months(reports: &[Report]) -> Result<Vec<Month>, Error> {
    let mut months = Vec::with_capacity(reports.len());
    for (at, report) in reports.iter().enumerate() {
        let place = format!("months[{at}].asOf");
        let text = report.as_of.as_deref().unwrap_or_default();
        months.push(month(&place, text)?);
    }
    Ok(months)
}

/// The ranks in every report of the unit, and of those nearest to it in the last one.
fn ranks(reports: &[Report], options: &ChartOptions) -> Result<Ranks, Error> {
    let months = months(reports)?;
    let Some(last) = reports.last() else {
        return Ok(Ranks {
            months,
            courses: Vec::new(),
        });
    };
    let chosen = position(last, options);
    let rank = |at: &usize| last.units[*at].rank;
    let mut ranked: Vec<_> = (0..last.units.len())
        .filter(|at| rank(at).is_some())
        .collect();
    ranked.sort_by_key(rank);
    let shown = neighbours(&ranked, chosen.as_slice()).into_iter();
    let courses = shown.map(|at| {
        let unit = &last.units[at];
        let of = |report: &Report| {
            let found = report.units.iter().find(|there| there.id == unit.id);
            found.and_then(|there| there.rank)
        };
        RankCourse {
            title: unit.title.clone(),
            ranks: reports.iter().map(of).collect(),
        }
    });
    Ok(Ranks {
        courses: courses.collect(),
        months,
    })
}

/// The scores of the unit in every report, of the whole and of its dimensions.
fn courses(reports: &[Report], mine: &Profile, options: &ChartOptions) -> Result<Courses, Error> {
    let months = months(reports)?;
    let nodes = std::iter::once(0).chain(mine.children(0));
    let courses = nodes.map(|position| {
        let id = &mine.nodes[position].id;
        let scores = reports.iter().map(|report| {
            let unit = unit(report, options)?;
            match position {
                0 => unit.score,
                _ => unit.nodes.get(id)?.score,
            }
        });
        Course {
            id: id.clone(),
            scores: scores.collect(),
            default: Vec::new(),
        }
    });
    let mut courses: Vec<Course> = courses.collect();
    courses.retain(|course| course.scores.iter().any(Option::is_some));
    Ok(Courses { months, courses })
}

fn pursuit(plan: &PlanOptions, mine: &Profile, options: &ChartOptions) -> Result<Pursuit, Error> {
    let focus = focus(mine, options)?.unwrap_or(0);
    let mut months = Vec::with_capacity(plan.months.len());
    for (at, text) in plan.months.iter().enumerate() {
        months.push(month(&format!("plan.months[{at}]"), text)?);
    }
    if plan.due.len() != months.len() {
        let expected = format!("{}, one a month", months.len());
        return Err(Error::new(
            "plan.due",
            format!("{} values", plan.due.len()),
            expected,
        ));
    }
    if plan.reached.len() > months.len() {
        let found = format!("{} values", plan.reached.len());
        let expected = format!("at most {}, one a month", months.len());
        return Err(Error::new("plan.reached", found, expected));
    }
    Ok(Pursuit {
        id: mine.nodes[focus].id.clone(),
        months,
        due: plan.due.clone(),
        reached: plan.reached.clone(),
        scale: Scale::Number(plan.measure.clone()),
        is_stepped: false,
        progress: None,
    })
}

fn theme(options: &ChartOptions) -> Result<Theme, Error> {
    match options.theme.as_deref() {
        None | Some("light") => Ok(Theme::light()),
        Some("dark") => Ok(Theme::dark()),
        Some(other) => Err(Error::new(
            "theme",
            format!("`{other}`"),
            "`light` or `dark`",
        )),
    }
}

/// Where the borders of a map are from.
fn borders(kind: Kind, options: &ChartOptions, words: &Words) -> Option<String> {
    let shapes = options.shapes.as_ref().filter(|_| kind == Kind::Map)?;
    Some(shapes.source.as_ref()?.get(words.language).to_owned())
}

/// Index and version, month, weights and demonstration in a line, then the notice.
fn caption(report: &Report, unit: Option<&UnitReport>, words: &Words) -> Vec<String> {
    let month = report.as_of.as_ref();
    let month = month.map(|month| format!("{} {month}", words.as_of));
    let weights = match report.published {
        true => words.default_weights,
        false => words.my_weights,
    };
    let demonstration = report.demonstration.then(|| words.demonstration.to_owned());
    let title = report.title.get(words.language);
    let reading = foot::reading(words, report.reading).to_owned();
    let counts = unit.map(|unit| &unit.counts);
    let filed = counts.filter(|counts| counts.all() > 0);
    let facts = std::iter::once(format!("{title} {}", report.version))
        .chain(month)
        .chain([reading, weights.to_owned()])
        .chain(filed.map(|counts| foot::filed(words, counts, false)))
        .chain(demonstration);
    let facts: Vec<String> = facts.collect();
    let notice = report.notice.as_ref();
    let notice = notice.map(|notice| notice.get(words.language).to_owned());
    std::iter::once(facts.join(words.dot))
        .chain(notice)
        .collect()
}
