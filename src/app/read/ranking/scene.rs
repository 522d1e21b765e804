//! What a ranking is drawn from.

use super::order::{Column, Look, Rows};
use crate::app::derived::board::Series;
use crate::app::state::Choices;
use crate::app::ui::Ui;
use crate::data::{Unit, UnitId};
use crate::index::Index;
use crate::process::Points;
use crate::score::{Board, Line};
use crate::text::format::percent;
use crate::text::words::DeskWords;
use std::rc::Rc;
use yew::AttrValue;

/// The width in CSS pixels from which on there is room for more than rank, name, score and change.
const ROOM: u32 = 600;

/// What a ranking is drawn from.
pub(super) struct Scene<'a> {
    pub(super) ui: &'a Ui,
    pub(super) words: &'static DeskWords,
    pub(super) choices: &'a Choices,
    pub(super) board: &'a Board,
    pub(super) series: Option<&'a Rc<Series>>,
    pub(super) rows: &'a Rows,
    pub(super) look: &'a Look,
    /// The unit that is looked at.
    pub(super) chosen: UnitId,
    /// The full length of a bar, in points.
    pub(super) most: f64,
    /// The name of the changes' column.
    pub(super) since: AttrValue,
    /// The coverage below which there is no score.
    enough: f64,
}

/// The coverage below which there is no score of the whole.
pub(super) fn enough(choices: &Choices, points: &Points) -> f64 {
    match points.is_closed() {
        true => choices.index.minimum_coverage_at_close(),
        false => choices.index.minimum_coverage(),
    }
}

impl<'a> Scene<'a> {
    #[allow(
        clippy::too_many_arguments,
        reason = "each is a part of the scene of its own"
    )]
    pub(super) fn new(
        ui: &'a Ui,
        choices: &'a Choices,
        points: &Points,
        board: &'a Board,
        series: Option<&'a Rc<Series>>,
        rows: &'a Rows,
        look: &'a Look,
        chosen: UnitId,
        since: AttrValue,
    ) -> Self {
        let words = DeskWords::of(ui.words.language);
        let scores = board.lines().iter().filter_map(|line| line.now.score);
        Self {
            ui,
            words,
            choices,
            board,
            series,
            rows,
            look,
            chosen,
            most: scores.fold(100.0, f64::max),
            since,
            enough: enough(choices, points),
        }
    }

    pub(super) fn index(&self) -> &Index {
        &self.choices.index
    }

    pub(super) fn unit(&self, unit: UnitId) -> Option<&'a Unit> {
        self.choices.data.units().get(unit.position())
    }

    pub(super) fn title(&self, unit: UnitId) -> &'a str {
        let unit = self.unit(unit);
        unit.map_or("", |unit| unit.title.get(self.words.language))
    }

    /// The name of a unit's group.
    pub(super) fn group(&self, unit: UnitId) -> Option<String> {
        let title = self.unit(unit)?.group_title(&self.choices.index)?;
        Some(title.get(self.words.language).to_owned())
    }

    pub(super) fn group_title(&self, id: &str) -> String {
        let title = self.choices.index.group_title(id);
        title.get(self.words.language).to_owned()
    }

    /// Why a unit has no score.
    pub(super) fn reason(&self, line: &Line) -> String {
        let Some(coverage) = line.coverage.filter(|coverage| *coverage > 0.0) else {
            return self.words.no_data.to_owned();
        };
        let (covered, enough) = (percent(coverage, 0), percent(self.enough, 0));
        self.words.pick(
            format!("覆盖率 {covered}，不足 {enough}"),
            format!("{covered} covered, less than {enough}"),
        )
    }

    /// The columns, as many as there is room for.
    pub(super) fn columns(&self) -> Vec<Column> {
        let board = self.board;
        let has = |of: fn(&Line) -> bool| board.lines().iter().any(of);
        let mut columns = vec![Column::Rank, Column::Name, Column::Score];
        if self.ui.elder {
            return columns;
        }
        if has(|line| line.before.rank.is_some()) {
            columns.push(Column::Change);
        }
        if self.ui.stacked && self.ui.chart_width < ROOM {
            return columns;
        }
        if has(|line| line.by_default.rank.is_some()) {
            columns.push(Column::ByWeights);
        }
        if has(|line| line.group_rank.is_some()) {
            columns.insert(2, Column::GroupRank);
        }
        if has(|line| line.coverage.is_some_and(|share| share < 1.0)) {
            columns.push(Column::Coverage);
        }
        if !self.ui.narrow {
            let is_scored = |at: &usize| {
                let mut lines = board.lines().iter();
                lines.any(|line| board.dimension(line.unit, *at).is_some())
            };
            let dimensions = (0..board.dimensions().len()).filter(is_scored);
            columns.extend(dimensions.map(Column::Dimension));
        }
        if self.series.is_none_or(|series| series.months.len() > 1) {
            columns.push(Column::Course);
        }
        columns
    }
}
