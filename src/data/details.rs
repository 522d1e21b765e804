//! Who is responsible for what, and by when: what the report leaves open and the user fills in.

use crate::index::IndicatorId;
use crate::text::Language;
use crate::text::format::plain;
use crate::text::number::parse;
use std::sync::Arc;

/// What the user fills in of an indicator, or of one of its items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// The name of an item that the index leaves without one.
    pub title: Option<String>,
    /// 责任单位.
    pub responsible: Option<String>,
    /// 配合单位.
    pub supporting: Option<String>,
    /// 完成时限, `YYYY-MM` or `YYYY-MM-DD`.
    pub due: Option<String>,
    /// 联系人.
    pub contact: Option<String>,
    /// Figures that are shown beside the value and never scored.
    pub figures: Vec<Figure>,
}

/// A figure that is never scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it counts.
    pub title: String,
    /// The figure, finite.
    pub value: f64,
    /// Its unit of measurement.
    pub measure: Option<String>,
}

impl Figure {
    /// Figures as people write them, `提供学位数：5,400个；…`; `None` where one cannot be read.
    pub fn of_text(text: &str) -> Option<Vec<Self>> {
        let parts = text.split(['；', ';']).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(Self::one)
            .collect()
    }

    fn one(text: &str) -> Option<Self> {
        let (title, figure) = text.rsplit_once(['：', ':'])?;
        let (title, figure) = (title.trim(), figure.trim());
        let is_number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let last = figure.char_indices().rfind(|(_, c)| is_number(*c));
        let (at, c) = last.filter(|_| !title.is_empty())?;
        let (number, measure) = figure.split_at(at + c.len_utf8());
        let measure = measure.trim();
        Some(Self {
            title: title.to_owned(),
            value: parse(number, None).ok()?,
            measure: (!measure.is_empty()).then(|| measure.to_owned()),
        })
    }

    /// The same as a text in a language.
    pub fn text(list: &[Self], language: Language) -> String {
        let [colon, space, semicolon] = match language {
            Language::Chinese | Language::Traditional => ["：", "", "；"],
            Language::English => [": ", " ", "; "],
        };
        let all = list.iter().map(|one| {
            let measure = one.measure.iter().flat_map(|measure| [space, measure]);
            let measure: String = measure.collect();
            format!("{}{colon}{}{measure}", one.title, plain(one.value))
        });
        all.collect::<Vec<_>>().join(semicolon)
    }
}

impl Details {
    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An indicator as a whole, or one of its items.
pub(super) type Place = (IndicatorId, Option<u32>);

/// The details of every place that has any, shared among copies.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct AllDetails(Arc<Vec<(Place, Details)>>);

impl AllDetails {
    /// Those that say something; each place is there once. O(n log n).
    pub(super) fn new(mut all: Vec<(Place, Details)>) -> Self {
        all.retain(|(_, details)| !details.is_empty());
        all.sort_by_key(|(place, _)| *place);
        Self(Arc::new(all))
    }

    pub(super) fn get(&self, place: Place) -> Option<&Details> {
        let found = self.0.binary_search_by(|(there, _)| there.cmp(&place));
        found.ok().map(|at| &self.0[at].1)
    }

    pub(super) fn set(&mut self, place: Place, details: Details) {
        let all = Arc::make_mut(&mut self.0);
        let found = all.binary_search_by(|(there, _)| there.cmp(&place));
        match (found, details.is_empty()) {
            (Ok(at), true) => drop(all.remove(at)),
            (Ok(at), false) => all[at].1 = details,
            (Err(at), false) => all.insert(at, (place, details)),
            (Err(_), true) => {}
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Place, &Details)> {
        self.0.iter().map(|(place, details)| (*place, details))
    }
}
