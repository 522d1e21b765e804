//! What each weight does to the score, in one table.

use crate::app::browser::dom;
use crate::app::derived::Derived;
use crate::app::read::figures;
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::chart::{Table, csv};
use crate::score::grade;
use crate::text::Text;
use crate::text::format::{fixed, percent};
use crate::text::words::DeskWords;
use yew::prelude::*;

/// A row of the table.
struct Row {
    depth: usize,
    cells: Vec<String>,
}

/// The table, by dimension or by indicator, and the way to it as a file.
pub(super) fn table(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let by_indicator = state.view.by_indicator;
    let all = rows(state, shown, words);
    let rows = all.iter().filter(|row| by_indicator || row.depth == 0);
    let rows = rows.map(|row| {
        let cells = row.cells.iter().enumerate().map(|(column, cell)| match column {
            0 => html! { <th scope="row" class={(row.depth > 0).then_some("below")}>{ cell.clone() }</th> },
            _ => html! { <td>{ cell.clone() }</td> },
        });
        html! { <tr class={(row.depth == 0 && by_indicator).then_some("branch")}>{ for cells }</tr> }
    });
    let file = {
        let table = Table {
            columns: columns(words),
            rows: all.iter().map(Row::indented).collect(),
            remarks: remarks(ui, state, shown, words),
        };
        let month = state.choices.month;
        let month = month.map_or_else(dom::today, |month| month.to_string());
        move |_| {
            let name = format!("xingfu-weights-{month}.csv");
            dom::download(&name, "text/csv;charset=utf-8", &csv(&table));
        }
    };
    let title_id = ui.element("influence-title");
    html! {
        <section class="influence" aria-labelledby={title_id.clone()}>
            <h3 id={title_id}>{ words.each_weight }</h3>
            <p class="lead">{ words.each_weight_lead }</p>
            { figures::grain(ui, state, "grain-weights") }
            <div class="scrolls" role="group" tabindex="0" aria-label={words.each_weight}>
                <p class="hint narrow-only">{ words.scroll_hint }</p>
                <table class="influence-table">
                    <thead><tr>{ for columns(words).into_iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p><button type="button" class="quiet" onclick={file}
                aria-label={format!("{} CSV · {}", words.download, words.each_weight)}>{ words.download }{ " CSV" }</button></p>
        </section>
    }
}

fn columns(words: &DeskWords) -> Vec<String> {
    let names = [
        words.indicator,
        words.weight,
        words.default,
        words.effective_weight,
        words.per_percent,
        words.grade_turns,
    ];
    names.map(str::to_owned).to_vec()
}

/// The remarks of a chart, and what is measured.
fn remarks(ui: &Ui, state: &State, shown: &Derived, words: &DeskWords) -> Vec<String> {
    let mut remarks = (*figures::remarks(ui, state, shown)).clone();
    remarks.push(words.each_weight_lead.to_owned());
    remarks
}

impl Row {
    fn indented(&self) -> Vec<String> {
        let mut cells = self.cells.clone();
        if let Some(first) = cells.first_mut() {
            *first = "\u{3000}".repeat(self.depth) + first;
        }
        cells
    }
}

/// A row for each node that has a score of its own: share, default share, effective weight, points per
/// percent, and where the grade turns.
fn rows(state: &State, shown: &Derived, words: &DeskWords) -> Vec<Row> {
    let profile = &*shown.mine;
    let index = &state.choices.index;
    let weighting = state.choices.weighting().ok();
    let weighting =
        weighting.map(|weighting| weighting.with_red_lines(state.choices.red_lines.clone()));
    let crossed =
        weighting.map(|weighting| grade::crossed(index, &shown.points, &weighting, shown.unit));
    let crossed = crossed.filter(|_| profile.headline.is_some() && !index.grades().is_empty());
    let slopes = profile.points_per_percent();
    let nodes = (1..profile.nodes.len()).filter(|&at| profile.holds_indicators(at));
    let rows = nodes.map(|at| {
        let node = &profile.nodes[at];
        let depth = std::iter::successors(node.parent, |&up| profile.nodes[up].parent).count() - 1;
        let slope = slopes[at].filter(|_| profile.headline.is_some());
        Row {
            depth,
            cells: vec![
                node.title.get(words.language).to_owned(),
                percent(node.share, 1),
                percent(shown.published.nodes[at].share, 1),
                percent(node.effective_weight, 1),
                slope.map_or_else(|| "—".to_owned(), in_hundredths),
                crossed.as_ref().map_or_else(
                    || "—".to_owned(),
                    |crossed| {
                        let graded = |score| grade::band(index, crossed, score);
                        turned(
                            profile.turns(at, |score| graded(score).map(|band| &band.label)),
                            words,
                        )
                    },
                ),
            ],
        }
    });
    rows.collect()
}

/// With two decimals and a sign, `±0.00` for none.
fn in_hundredths(points: f64) -> String {
    let text = fixed(points.abs(), 2);
    let sign = match text == "0.00" {
        true => "±",
        false if points > 0.0 => "+",
        false => "\u{2212}",
    };
    format!("{sign}{text}")
}

/// `降至 5.3%：合格；升至 41.0%：优秀`
fn turned(turns: [Option<(f64, Option<&Text>)>; 2], words: &DeskWords) -> String {
    let [below, above] = turns.map(|turn| {
        let (share, label) = turn?;
        let grade = label.map_or(words.no_grade, |label| label.get(words.language));
        Some((percent(share, 1), grade))
    });
    let below = below.map(|(share, grade)| {
        words.pick(
            format!("降至 {share}：{grade}"),
            format!("down to {share}: {grade}"),
        )
    });
    let above = above.map(|(share, grade)| {
        words.pick(
            format!("升至 {share}：{grade}"),
            format!("up to {share}: {grade}"),
        )
    });
    let both: Vec<_> = below.into_iter().chain(above).collect();
    match both.is_empty() {
        true => words.grade_stays.to_owned(),
        false => both.join(words.semicolon),
    }
}
