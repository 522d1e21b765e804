//! Expected contents of the page, computed by the crate itself.

use std::rc::Rc;

use xingfu::app::derived::{Cache, Derived, derive};
use xingfu::app::state::Mode;
use xingfu::app::state::{Change, DataEdit, Edit, Intent, Place, State};
use xingfu::chart::{Frame, Theme};
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::data::{Dataset, Status};
use xingfu::figure::{Figure, Kind, Subject};
use xingfu::index::{Index, NodeId};
use xingfu::rule::{Observation, Value};
use xingfu::text::Language;
use xingfu::text::format::points;
use xingfu::text::words::Words;
use yew::Reducible;

/// A page that does natively what a test does in the browser.
#[derive(Clone, Debug)]
pub(crate) struct Expected(pub(crate) State);

impl Expected {
    /// A first visit.
    pub(crate) fn first() -> Self {
        let index = Index::builtin().unwrap_or_else(|error| panic!("{error}"));
        let data = Rc::new(on_show(&index, vec![own_unit(&index)]));
        Self(State::new(Rc::new(index), data, Language::Chinese))
    }

    /// After clearing the demonstration data.
    pub(crate) fn cleared() -> Self {
        let first = Self::first();
        let data = Dataset::empty(vec![own_unit(&first.0.choices.index)]);
        first.act(Intent::ReplaceData {
            data: Rc::new(data),
            message: None,
        })
    }

    pub(crate) fn act(self, action: impl Into<Intent>) -> Self {
        Self(State::clone(&Rc::new(self.0).reduce(action.into())))
    }

    pub(crate) fn node(&self, id: &str) -> NodeId {
        let found = self.0.choices.index.find(id);
        found.unwrap_or_else(|| panic!("no node {id}"))
    }

    fn place(&self, id: &str) -> usize {
        let place = self.0.choices.index.place(self.node(id));
        place.unwrap_or_else(|| panic!("{id} is off"))
    }

    /// With a weight at a value.
    pub(crate) fn with(self, id: &str, value: f64) -> Self {
        let node = self.node(id);
        self.act(Intent::SetWeight {
            node,
            value,
            live: false,
        })
    }

    /// With weights in percent.
    pub(crate) fn in_percent(self) -> Self {
        self.act(Intent::SetMode(Mode::Percent))
    }

    /// With a value entered for the month that is looked at.
    pub(crate) fn entered(
        self,
        indicator: &str,
        item: Option<u32>,
        observation: Observation,
    ) -> Self {
        let found = self.0.choices.index.find_indicator(indicator);
        let place = Place {
            indicator: found.unwrap_or_else(|| panic!("no indicator {indicator}")),
            item,
        };
        let change = Change::Status(Status::Reported(observation));
        self.act(DataEdit::Month(vec![Edit { place, change }]))
    }

    pub(crate) fn derived(&self) -> Derived {
        let derived = derive(&self.0, &mut Cache::default());
        derived.unwrap_or_else(|| panic!("nothing is shown"))
    }

    /// The score as the page writes it.
    pub(crate) fn score(&self) -> String {
        let score = self.derived().mine.headline;
        score.map_or_else(|| "—".to_owned(), points)
    }

    /// The points of a node, as the page writes them.
    pub(crate) fn points_of(&self, id: &str) -> String {
        let node = self.place(id);
        let score = self.derived().mine.nodes[node].score;
        score.map_or_else(|| "—".to_owned(), points)
    }

    /// The last number reported of an indicator without parts.
    pub(crate) fn reported(&self, indicator: &str) -> f64 {
        let choices = &self.0.choices;
        let found = choices.index.find_indicator(indicator);
        let found = found.unwrap_or_else(|| panic!("no indicator {indicator}"));
        let unit = self.derived().unit;
        let latest = choices.data.latest(unit, found, None, choices.month);
        match latest.map(|(_, record)| record.status) {
            Some(Status::Reported(Observation {
                value: Value::Number(number),
                ..
            })) => number,
            other => panic!("no number but {other:?}"),
        }
    }

    /// The share of a node among its siblings, 0–100.
    pub(crate) fn percent_of(&self, id: &str) -> f64 {
        let node = self.place(id);
        100.0 * self.derived().mine.nodes[node].share
    }

    /// The chart of contributions, as it stands in the page's own column.
    pub(crate) fn contributions(&self) -> String {
        let shown = self.derived();
        let words = Words::of(Language::Chinese);
        let figure = Figure {
            kind: Kind::Contributions,
            subject: Subject::new(
                &shown.mine,
                (!shown.as_published).then_some(&*shown.published),
                words,
            ),
            most: 15,
        };
        let told = figure.told();
        let frame = Frame {
            id: "xf0-contributions".into(),
            title: told.title(Kind::Contributions.title(words)).into(),
            subtitle: Kind::Contributions.title(words).into(),
            description: told.description.clone(),
            caption: Vec::new(),
            metadata: None,
            width: 760,
            theme: Theme::light(),
            show_title: false,
            empty: words.empty_lead.into(),
        };
        told.drawing.svg(&frame)
    }
}
