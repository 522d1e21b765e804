//! What a program does with an index: scores and charts.

use super::{convert, thrown};
use crate::chart::{Frame, Theme};
use crate::data::Dataset;
use crate::error::Error;
use crate::figure::{Figure, Kind};
use crate::methodology::Methodology;
use crate::report::{Outcome, report};
use crate::schema::{MethodologyFile, Report, form};
use crate::score::profile::Profile;
use crate::score::score;
use crate::text::Language;
use crate::text::words::Words;
use serde::Serialize;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

/// An index, validated.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Index {
    index: crate::index::Index,
    /// The text of the definition.
    definition: Cow<'static, str>,
}

#[wasm_bindgen]
impl Index {
    /// Reads a definition: an object, or JSON text.
    ///
    /// Throws an `Error` whose message begins with the JSON path at fault.
    #[wasm_bindgen(constructor)]
    pub fn new(definition: &JsValue) -> Result<Index, JsValue> {
        Self::from_text(convert::json(definition)?.into())
    }

    fn from_text(definition: Cow<'static, str>) -> Result<Index, JsValue> {
        let index = crate::index::Index::from_json(&definition).map_err(|error| thrown(&error))?;
        Ok(Index { index, definition })
    }

    /// The index that comes with the program: 幸福武清.
    pub fn builtin() -> Result<Index, JsValue> {
        Self::from_text(crate::index::BUILTIN.into())
    }

    /// The definition that it was made from.
    pub fn definition(&self) -> Result<JsValue, JsValue> {
        js_sys::JSON::parse(&self.definition)
    }

    /// Scores a data set, as published unless a methodology says otherwise.
    ///
    /// Throws an `Error` that names the unit and the indicator, or the node or option, at fault.
    pub fn score(&self, data: &JsValue, methodology: &JsValue) -> Result<JsValue, JsValue> {
        let file = convert::read(data)?;
        let chosen: MethodologyFile = match methodology.is_null() || methodology.is_undefined() {
            true => MethodologyFile::default(),
            false => convert::read(methodology)?,
        };
        let scored = Dataset::from_file(&file, &self.index).and_then(|dataset| {
            let methodology = Methodology::from_file(&chosen, &self.index)?;
            let scores = score(&self.index, &dataset, &methodology)?;
            let outcome = Outcome {
                index: &self.index,
                dataset: &dataset,
                methodology: &methodology,
                scores: &scores,
            };
            Ok(report(&outcome, None))
        });
        write(&scored.map_err(|error| thrown(&error))?)
    }
}

/// How a chart is drawn.
#[derive(Debug, Default)]
struct ChartOptions {
    unit: Option<String>,
    lang: Option<String>,
    width: Option<u32>,
    theme: Option<String>,
    published: Option<Report>,
    by_indicator: bool,
    node: Option<String>,
    title: Option<bool>,
}

form!(ChartOptions {
    unit = None,
    lang = None,
    width = None,
    theme = None,
    published = None,
    by_indicator as "byIndicator" = false,
    node = None,
    title = None,
});

/// A chart of a report, as SVG text.
#[wasm_bindgen(skip_typescript)]
pub fn chart(kind: &str, report: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let report: Report = convert::read(report)?;
    let options: ChartOptions = match options.is_null() || options.is_undefined() {
        true => ChartOptions::default(),
        false => convert::read(options)?,
    };
    draw(kind, &report, &options).map_err(|error| thrown(&error))
}

fn draw(kind: &str, report: &Report, options: &ChartOptions) -> Result<String, Error> {
    let Some(kind) = Kind::from_name(kind) else {
        let expected = "`contributions`, `dimensions`, `radar`, `lost-points` or `sensitivity`";
        return Err(Error::new("kind", format!("`{kind}`"), expected));
    };
    let profile = |report: &Report| {
        let unit = match &options.unit {
            Some(id) => report.units.iter().find(|unit| &unit.id == id),
            None => report.units.first(),
        };
        let found = options
            .unit
            .as_ref()
            .map_or("no unit".into(), |id| format!("`{id}`"));
        let unit = unit.ok_or_else(|| Error::new("unit", found, "a unit of the report"))?;
        Ok::<_, Error>(Profile::from_report(report, unit))
    };
    let mine = profile(report)?;
    let published = options.published.as_ref().map(profile).transpose()?;
    let language = match options.lang.as_deref() {
        None => Language::Chinese,
        Some(tag) => Language::from_tag(tag)
            .ok_or_else(|| Error::new("lang", format!("`{tag}`"), "`zh`, `zh-Hant` or `en`"))?,
    };
    let focus = match &options.node {
        Some(id) => Some(mine.find(id).filter(|node| *node > 0).ok_or_else(|| {
            Error::new(
                "node",
                format!("`{id}`"),
                "the id of a dimension or an indicator",
            )
        })?),
        None => mine.children(0).next(),
    };
    let theme = match options.theme.as_deref() {
        None | Some("light") => Theme::light(),
        Some("dark") => Theme::dark(),
        Some(other) => {
            return Err(Error::new(
                "theme",
                format!("`{other}`"),
                "`light` or `dark`",
            ));
        }
    };
    let words = Words::of(language);
    let figure = Figure {
        kind,
        mine: &mine,
        published: published.as_ref(),
        by_indicator: options.by_indicator,
        most: usize::MAX,
        focus,
        words,
    };
    let mut first = format!("{} {}", report.title.get(language), report.version);
    let month = report
        .as_of
        .as_ref()
        .map(|month| format!("{} {month}", words.as_of));
    let weights = if report.published {
        words.published_weights
    } else {
        words.my_weights
    };
    let demonstration = report.demonstration.then(|| words.demonstration.to_owned());
    for part in month
        .into_iter()
        .chain([weights.to_owned()])
        .chain(demonstration)
    {
        first = first + words.pick("·", " · ") + &part;
    }
    let notice = report
        .notice
        .as_ref()
        .map(|notice| notice.get(language).to_owned());
    let frame = Frame {
        id: format!("xingfu-{}", kind.name()),
        title: kind.title(words).to_owned(),
        description: figure.description(),
        caption: std::iter::once(first).chain(notice).collect(),
        metadata: None,
        width: options.width.unwrap_or(760).clamp(280, 1200),
        theme,
        show_title: options.title.unwrap_or(true),
        empty: words.empty_lead.to_owned(),
    };
    Ok(figure.drawing().svg(&frame))
}

/// Plain objects, arrays, numbers and null.
fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(Into::into)
}
