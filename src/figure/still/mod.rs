//! The static result, for a page whose program does not run: score, coverage, table, chart, notice.
//!
//! The build writes it into the page and into blocks for other pages; of several units a block shows the
//! ranking. It has the page's own classes, so that nothing moves when the calculator takes its place; it has
//! no control, no script and no style attribute.

mod ranking;

use super::glance::{Basis, Glance};
use super::registry::{Figure, Kind};
use super::subject::Subject;
use super::{escape, foot};
use crate::chart::Frame;
use crate::data::demonstration::{on_show, own_unit};
use crate::data::published::Published;
use crate::data::{Dataset, UnitId};
use crate::error::Error;
use crate::index::Index;
use crate::methodology::Methodology;
use crate::month::Month;
use crate::process::assess;
use crate::schema::{Counts, Issued, PublishedResult, Reading};
use crate::score::Scoring;
use crate::score::grade;
use crate::score::profile::Profile;
use crate::text::Language;
use crate::text::format::{percent, points, signed};
use crate::text::words::{DeskWords, Words};
use std::fmt::Write;

/// The result of one unit of a data set under the default weights.
#[derive(Debug)]
pub struct Still<'a> {
    index: &'a Index,
    /// The name of the unit, where it is one of several.
    unit: Option<String>,
    /// The ranking of several, as HTML.
    ranking: Option<String>,
    profile: Profile,
    attainment: Option<f64>,
    reading: Reading,
    counts: Counts,
    grade: Option<String>,
    glance: Glance,
    month: Option<Month>,
    demonstration: bool,
    /// Who published it, when, and the digest of the file.
    issue: Option<(Issued, String)>,
    words: &'static Words,
}

/// The chart is there for a desk and for a phone, each in CSS pixels; the style shows one.
const WIDTHS: [(&str, u32); 2] = [("wide", 760), ("narrow", 358)];

/// The demonstration of an index: what a page shows on a first visit.
pub fn demonstration(index: &Index, language: Language) -> Result<String, Error> {
    let data = on_show(index, vec![own_unit(index)]);
    Ok(Still::new(index, &data, language)?.html())
}

/// The same for a page of others, which has no style for it: one chart, of a phone's width.
pub fn demonstration_block(index: &Index, language: Language) -> Result<String, Error> {
    let data = on_show(index, vec![own_unit(index)]);
    Ok(Still::new(index, &data, language)?.block())
}

impl<'a> Still<'a> {
    /// The first unit of a data set, as of its last month.
    pub fn new(index: &'a Index, data: &Dataset, language: Language) -> Result<Self, Error> {
        let month = data.last_month().or_else(|| index.last_month());
        let methodology = Methodology::default_of(index).as_of(month);
        Self::under(index, data, &methodology, language)
    }

    /// The first unit of published results, as of their month.
    pub fn published(published: &'a Published, language: Language) -> Result<Self, Error> {
        let index = &published.index;
        let methodology = Methodology::from_file(&published.methodology, index)?;
        let methodology = methodology.as_of(Some(published.as_of));
        let still = Self::under(index, &published.data, &methodology, language)?;
        let issue = Some((published.issued.clone(), published.digest.clone()));
        Ok(Self { issue, ..still })
    }

    /// What the result comes to, as it is published; `None` where there is no score, and of several units,
    /// since one's is not that of all.
    pub fn result(&self) -> Option<PublishedResult> {
        let score = self.profile.headline.filter(|_| self.unit.is_none())?;
        let grade = self.grade.clone();
        Some(PublishedResult { score, grade })
    }

    fn under(
        index: &'a Index,
        data: &Dataset,
        methodology: &Methodology,
        language: Language,
    ) -> Result<Self, Error> {
        let words = Words::of(language);
        let month = methodology.month();
        let values = methodology.processing().values(index, data);
        let scoring = Scoring::new(index, values, methodology)?;
        let unit = UnitId::at(0);
        let assess = |id| assess(index, scoring.values(), scoring.terms(), unit, id);
        let mut assessments = vec![None; index.columns()];
        for (id, _) in index.indicators() {
            assessments[id.position()] = Some(assess(id));
        }
        let counts = Counts::of(assessments.iter().copied().flatten());
        let annual = scoring.under(Reading::Annual);
        let attainment = annual.and_then(|scores| scores.headline(unit));
        let scores = scoring.scores();
        let weighting = methodology.weighting();
        let band = grade::grade(index, scores, weighting, unit).band;
        let profile = Profile::new(index, scores, weighting, unit);
        let own = data.index_of(index, unit);
        let basis = Basis {
            index: &own,
            data,
            unit,
            month,
            weighting: Some(weighting),
            profile: &profile,
            assessments: &assessments,
        };
        let glance = Glance::new(&basis, words);
        let units = data.units();
        let title = units.first().filter(|_| units.len() > 1);
        let ranking = title.map(|_| ranking::html(&scoring, (index, data), methodology, words));
        Ok(Self {
            index,
            ranking: ranking.transpose()?,
            unit: title.map(|unit| unit.title.get(language).to_owned()),
            profile,
            glance,
            attainment,
            reading: scoring.reading(),
            counts,
            grade: band.map(|band| band.label.get(language).to_owned()),
            month,
            demonstration: data.is_demonstration(),
            issue: None,
            words,
        })
    }

    /// The result as HTML: one element of the class `xingfu`.
    pub fn html(&self) -> String {
        self.drawn(&WIDTHS, true)
    }

    /// The result for a page of others, which has no style for it: one chart, of a phone's width, or of
    /// several units their ranking.
    pub fn block(&self) -> String {
        let Some(ranking) = &self.ranking else {
            return self.drawn(&WIDTHS[1..], false);
        };
        let mut out = self.begun();
        out.push_str("<section class=\"standings\">");
        self.about(&mut out);
        out.push_str(ranking);
        self.remarks(&mut out, None);
        out.push_str("</section></div>");
        out
    }

    /// The view of the calculator that takes the place of the block.
    pub fn view(&self) -> &'static str {
        match self.ranking {
            Some(_) => "ranking",
            None => "summary",
        }
    }

    /// The element with its head, not yet closed.
    fn begun(&self) -> String {
        let mut out = String::new();
        let tag = self.words.language.tag();
        let digest = self.issue.as_ref().map(|(_, digest)| digest);
        let digest = digest.map_or(String::new(), |digest| {
            format!(" data-digest=\"{}\"", escape(digest))
        });
        let _ = write!(out, "<div class=\"xingfu still\" lang=\"{tag}\"{digest}>");
        self.head(&mut out);
        out
    }

    fn drawn(&self, widths: &[(&str, u32)], is_page: bool) -> String {
        let mut out = self.begun();
        out.push_str("<div class=\"columns\">");
        self.headline(&mut out, is_page);
        self.table(&mut out);
        self.chart(&mut out, widths);
        out.push_str("</div></div>");
        out
    }

    fn head(&self, out: &mut String) {
        let words = DeskWords::of(self.words.language);
        let title = escape(self.index.title().get(words.language));
        let _ = write!(
            out,
            "<header class=\"head\"><div class=\"head-row\"><h1>{title}</h1>"
        );
        if let Some(month) = self.month {
            let month = words.month_name(month);
            let of = words.as_of;
            let _ = write!(
                out,
                "<div class=\"head-what\"><p class=\"choice\"><span>{of}</span> <b>{month}</b></p></div>"
            );
        }
        out.push_str("<div class=\"tools\"></div></div><div class=\"notice\">");
        if let Some(notice) = self.index.notice() {
            let notice = escape(notice.get(words.language));
            let _ = write!(out, "<p class=\"notice-text\">{notice}</p>");
        }
        if self.demonstration {
            let _ = write!(
                out,
                "<p class=\"data-source\"><strong class=\"mark\">{}</strong> <span class=\"made-up\">{}</span></p>",
                words.demonstration, words.made_up
            );
        }
        if let Some((issued, _)) = &self.issue {
            let _ = write!(
                out,
                "<p class=\"issued\"><strong class=\"mark issue\">{}</strong> <span>{}</span></p>",
                words.published_mark,
                escape(&words.pick(
                    format!("由{}于 {} 发布。", issued.by, issued.at),
                    format!("Published by {} on {}.", issued.by, issued.at),
                ))
            );
        }
        out.push_str("</div></header>");
    }

    fn headline(&self, out: &mut String, is_page: bool) {
        let words = DeskWords::of(self.words.language);
        let score = self.profile.headline.map_or_else(|| "—".to_owned(), points);
        out.push_str("<section class=\"score\">");
        self.about(out);
        out.push_str("<div class=\"headline\">");
        if let Some(unit) = &self.unit {
            let _ = write!(out, "<p class=\"unit\">{}</p>", escape(unit));
        }
        if self.reading == Reading::Schedule {
            let _ = write!(out, "<p class=\"reading\">{}</p>", words.schedule_score);
        }
        let _ = write!(
            out,
            "<p class=\"figure\"><span class=\"number\">{score}</span> <span class=\"of\">{}</span>",
            words.points
        );
        if let Some(grade) = &self.grade {
            let _ = write!(out, " <span class=\"grade\">{}</span>", escape(grade));
        }
        out.push_str("</p><p class=\"beside\">");
        if let Some((before, now)) = self.glance.before().zip(self.profile.headline) {
            let change = signed(now - before);
            let since = match self.month {
                Some(month) if month.is_year() => words.since_last_year,
                _ => words.since_last_month,
            };
            let change = words.pick(
                format!("{since} <b>{change}</b>"),
                format!("<b>{change}</b> {since}"),
            );
            let _ = write!(out, "<span class=\"change\">{change}</span> ");
        }
        if self.reading == Reading::Schedule {
            let attainment = self.attainment.map_or_else(|| "—".to_owned(), points);
            let _ = write!(out, "<span>{} <b>{attainment}</b></span>", words.attainment);
        }
        let _ = write!(
            out,
            "</p><p class=\"versus\"><span class=\"weights-tag\">{}</span></p></div>",
            words.default_weights
        );
        if is_page {
            let glance = self.glance.html(words, None);
            let _ = write!(out, "<div class=\"glance\">{glance}</div>");
        }
        let covered = percent(self.profile.nodes[0].coverage.unwrap_or(0.0), 0);
        let _ = write!(
            out,
            "<div class=\"coverage\"><p>{} {covered}</p><p>{}</p></div></section>",
            words.coverage,
            foot::filed(words, &self.counts, self.index.is_yearly())
        );
    }

    /// What the index measures, as of which month.
    fn about(&self, out: &mut String) {
        let words = self.words;
        let Some(about) = self.index.about() else {
            return;
        };
        let about = escape(about.get(words.language));
        let _ = write!(
            out,
            "<p class=\"about\">{}</p>",
            foot::about(words, &about, self.month)
        );
    }

    fn table(&self, out: &mut String) {
        let words = DeskWords::of(self.words.language);
        let _ = write!(
            out,
            "<section class=\"weights\"><h2>{}</h2><table><thead><tr><th scope=\"col\">{}</th>\
             <th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
            words.dimension_scores, words.name, words.weight, words.score, words.lost_points
        );
        for position in self.profile.children(0) {
            let node = &self.profile.nodes[position];
            let figure = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), points);
            let _ = write!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
                escape(node.title.get(words.language)),
                percent(node.share, 0),
                figure(node.score),
                figure(node.lost_points)
            );
        }
        out.push_str("</tbody></table></section>");
    }

    fn chart(&self, out: &mut String, widths: &[(&str, u32)]) {
        let words = self.words;
        let kind = Kind::Contributions;
        let figure = Figure {
            kind,
            subject: Subject::new(&self.profile, None, words),
            most: usize::MAX,
        };
        let told = figure.told();
        let title = told.title(kind.title(words)).to_owned();
        let _ = write!(
            out,
            "<div class=\"sections\"><figure class=\"plot\"><figcaption>{}",
            escape(&title)
        );
        if told.finding.is_some() {
            let _ = write!(out, "<br/><span>{}</span>", kind.title(words));
        }
        out.push_str("</figcaption>");
        for &(screen, width) in widths {
            let frame = Frame {
                id: format!("xingfu-still-{screen}"),
                title: title.clone(),
                subtitle: kind.title(words).to_owned(),
                description: told.description.clone(),
                width,
                show_title: false,
                empty: words.empty_lead.to_owned(),
                ..Frame::default()
            };
            let svg = told.drawing.svg(&frame);
            let _ = write!(out, "<div class=\"drawing {screen}-only\">{svg}</div>");
        }
        self.remarks(out, Some(&self.counts));
        out.push_str("</figure></div>");
    }

    /// The small print: index, month, reading, weights, what is reported of one unit, notice.
    fn remarks(&self, out: &mut String, counts: Option<&Counts>) {
        let words = self.words;
        out.push_str("<p class=\"remarks\">");
        let title = self.index.title().get(words.language);
        let demonstration = self.demonstration.then_some(words.demonstration);
        let month = self.month;
        let issue = self.issue.as_ref().map(|(issued, _)| issued);
        let remarks = [
            Some(format!("{title} {}", self.index.version())),
            month.map(|month| words.until(month)),
            Some(foot::reading(words, self.reading).to_owned()),
            Some(words.default_weights.to_owned()),
            counts.map(|counts| foot::filed(words, counts, self.index.is_yearly())),
            demonstration.map(str::to_owned),
            issue.map(|issued| foot::issued(words, issued)),
            self.index
                .notice()
                .map(|text| text.get(words.language).to_owned()),
        ];
        for remark in remarks.into_iter().flatten() {
            // Where no style tells them apart, a space does.
            let _ = write!(out, "<span>{}</span> ", escape(&remark));
        }
        out.push_str("</p>");
    }
}
