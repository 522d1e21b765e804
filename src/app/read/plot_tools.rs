//! What belongs to a chart beside its drawing: the figures of a row, the table, the downloads.

use super::follow::{Follow, open};
use super::locate::Locate;
use super::plot::{NARROW, PlotProps, WIDE};
use crate::app::browser::dom;
use crate::app::state::{Intent, Message};
use crate::app::ui::{Plotted, Ui};
use crate::chart::{Frame, Theme, csv};
use crate::figure::Kind;
use crate::text::format::percent;
use crate::text::words::DeskWords;
use std::rc::Rc;
use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The row that is looked at, the way to the table, the table, and the downloads.
pub(in crate::app) fn plot_tools(ui: &Ui, plotted: &Plotted, place: &NodeRef) -> Html {
    let plot = PlotProps {
        ui: ui.clone(),
        plotted: plotted.clone(),
    };
    html! {
        <>
            if plotted.kind == Kind::Map {
                <Locate plot={plot.clone()} place={place.clone()} />
            } else {
                <Follow plot={plot.clone()} place={place.clone()} />
            }
            <PlotTools ..plot />
        </>
    }
}

/// All rows, or the first ones with the others summed up; nothing where all are drawn anyway.
fn extent(props: &PlotProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let (most, all) = (props.most(), props.plotted.all_rows);
    if !props.figure().is_cut(most) {
        return html! {};
    }
    let dispatch = props.ui.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Intent::ShowAllRows(!all));
    let label = match all {
        true => words.pick(format!("只显示前 {most} 项"), format!("First {most} alone")),
        false => words.show_every_row.to_owned(),
    };
    html! { <button type="button" class="quiet every-row" {onclick}>{ label }</button> }
}

#[component]
fn PlotTools(props: &PlotProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let with_table = use_state_eq(|| false);
    let show_table = {
        let with_table = with_table.clone();
        move |_| with_table.set(!*with_table)
    };
    let table_id = props
        .ui
        .element(&format!("{}-table", props.plotted.kind.name()));
    html! {
        <>
            <div class="plot-tools">
                { extent(props) }
                <button type="button" class="quiet" onclick={show_table} aria-expanded={with_table.to_string()}
                    aria-controls={table_id.clone()}>{ words.table }</button>
                if !props.ui.elder { <Downloads ..props.clone() /> }
            </div>
            <div class="scrolls" id={table_id} hidden={!*with_table} role="group" tabindex="0"
                aria-label={format!("{} · {}", words.table, props.plotted.kind.title(words))}>
                if *with_table {
                    <p class="hint narrow-only">{ words.scroll_hint }</p>
                    { table(props) }
                }
            </div>
        </>
    }
}

impl PlotProps {
    /// The remarks of a downloaded file: those of the chart, the day, every weight.
    fn full_remarks(&self) -> Vec<String> {
        let words = DeskWords::of(self.ui.words.language);
        let mut remarks = (*self.plotted.remarks).clone();
        remarks.push(format!("{} {}", words.made_on, dom::today()));
        remarks.push(self.weights(|position| self.plotted.mine.nodes[position].parent == Some(0)));
        remarks
    }

    fn weights(&self, which: impl Fn(usize) -> bool) -> String {
        let words = self.ui.words;
        let shares: Vec<_> = (1..self.plotted.mine.nodes.len())
            .filter(|&position| which(position))
            .map(|position| {
                let node = &self.plotted.mine.nodes[position];
                format!(
                    "{} {}",
                    node.title.get(words.language),
                    percent(node.share, 1)
                )
            })
            .collect();
        let name = match self.plotted.published {
            Some(_) => words.my_weights,
            None => words.default_weights,
        };
        format!("{name}{}{}", words.colon, shares.join(words.list_comma))
    }

    fn svg_file(&self) -> String {
        let all = self.weights(|_| true);
        let told = self.figure().told();
        let title = told
            .title(self.plotted.kind.title(self.ui.words))
            .to_owned();
        told.drawing.svg(&Frame {
            metadata: Some(self.full_remarks().join("\n") + "\n" + &all),
            caption: self.full_remarks(),
            width: if self.ui.narrow { NARROW } else { WIDE },
            theme: Theme::light(),
            show_title: true,
            ..self.frame(&title, told.description)
        })
    }

    fn csv_file(&self) -> String {
        let mut table = self.table();
        table.remarks = self.full_remarks();
        table.remarks.push(self.weights(|_| true));
        csv(&table)
    }

    fn table(&self) -> crate::chart::Table {
        self.figure().drawing_in_full().table()
    }

    fn file_name(&self, ending: &str) -> String {
        let month = self.plotted.month;
        let month = month.map_or_else(dom::today, |month| month.to_string());
        format!("{}-{month}.{ending}", self.figure().file_stem())
    }
}

fn table(props: &PlotProps) -> Html {
    let drawing = props.figure().drawing_in_full();
    let (table, nodes) = (drawing.table(), drawing.nodes());
    let head = |row: usize, text: &String| match nodes.get(row).copied().flatten() {
        Some(node) if props.plotted.opens => opener(props, node, text),
        Some(_) | None => html! { { text.clone() } },
    };
    html! {
        <table>
            <caption class="visually-hidden">{ props.plotted.kind.title(props.ui.words) }</caption>
            <thead><tr>{ for table.columns.iter().map(|name| html! { <th scope="col">{ name.clone() }</th> }) }</tr></thead>
            <tbody>
                { for table.rows.iter().enumerate().map(|(at, row)| html! {
                    <tr>{ for row.iter().enumerate().map(|(column, cell)| match column {
                        0 => html! { <th scope="row">{ head(at, cell) }</th> },
                        _ => html! { <td>{ cell.clone() }</td> },
                    }) }</tr>
                }) }
            </tbody>
        </table>
    }
}

/// The name of a node, which opens its details.
fn opener(props: &PlotProps, node: usize, name: &str) -> Html {
    let Some(node) = props.plotted.mine.nodes.get(node) else {
        return html! {};
    };
    let (ui, id, is_indicator) = (
        props.ui.clone(),
        node.id.clone(),
        node.aggregation.is_none(),
    );
    let onclick = move |event: MouseEvent| {
        if let Some(from) = event.target_dyn_into::<Element>() {
            open(&ui, &id, is_indicator, &from);
        }
    };
    html! { <button type="button" class="quiet" {onclick}>{ name.to_owned() }</button> }
}

/// The files are made when they are asked for, not while a slider moves.
#[component]
fn Downloads(props: &PlotProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let files = Rc::new(props.clone());
    let button = |label: &'static str, give: fn(&PlotProps)| {
        let files = Rc::clone(&files);
        let onclick = move |_| give(&files);
        let name = format!(
            "{} {label} · {}",
            words.download,
            props.plotted.kind.title(words)
        );
        html! { <button type="button" class="quiet" {onclick} aria-label={name}>{ label }</button> }
    };
    html! {
        <span class="downloads" role="group" aria-label={words.download}>
            <span aria-hidden="true">{ words.download }</span>
            { button("SVG", |files| {
                dom::download(&files.file_name("svg"), "image/svg+xml", &files.svg_file());
            }) }
            { button("PNG", png) }
            { button("CSV", |files| {
                dom::download(&files.file_name("csv"), "text/csv;charset=utf-8", &files.csv_file());
            }) }
        </span>
    }
}

/// Pixels of the PNG to a CSS pixel.
const PNG_SCALE: u32 = 3;

fn png(files: &PlotProps) {
    let svg = files.svg_file();
    let (width, height) = size_of(&svg).unwrap_or((WIDE, WIDE));
    let (name, dispatch) = (files.file_name("png"), files.ui.dispatch.clone());
    spawn_local(async move {
        if dom::download_png(name, svg, width, height, PNG_SCALE)
            .await
            .is_err()
        {
            dispatch.dispatch(Intent::Say(Some(Message::PngFailed)));
        }
    });
}

/// Width and height in CSS pixels, from the root's attributes.
fn size_of(svg: &str) -> Option<(u32, u32)> {
    let root = svg.get(..svg.find('>')?)?;
    let attribute = |name: &str| {
        let from = root.find(&format!(" {name}=\""))? + name.len() + 3;
        let rest = root.get(from..)?;
        rest.get(..rest.find('"')?)?.parse().ok()
    };
    Some((attribute("width")?, attribute("height")?))
}
