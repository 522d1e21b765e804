//! The charts, each with its words, its table and its downloads.

use crate::app::derived::Derived;
use crate::app::dom;
use crate::app::state::{Action, Message, State, View};
use crate::app::ui::Ui;
use crate::chart::{Frame, Theme, csv};
use crate::data::number::decimal;
use crate::figure::{Figure, Kind};
use crate::format::percent;
use crate::profile::Profile;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Bars that are drawn of a long ranking; the table has them all.
const MOST_BARS: usize = 15;

/// Widths in CSS pixels: beside the weights, and on a phone.
const WIDE: u32 = 760;
const NARROW: u32 = 358;

pub(super) fn contributions(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let scores = if state.view.radar {
        Kind::Radar
    } else {
        Kind::Dimensions
    };
    html! {
        <>
            { grain(ui, state) }
            { plot(ui, state, shown, Kind::Contributions, None) }
            { shapes(ui, state) }
            { plot(ui, state, shown, scores, None) }
        </>
    }
}

pub(super) fn lost(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let none = shown.mine.nodes[0]
        .lost_points
        .is_some_and(|lost| lost < 0.05);
    html! {
        <>
            { grain(ui, state) }
            if none { <p class="hint">{ ui.words.no_lost }</p> }
            { plot(ui, state, shown, Kind::LostPoints, None) }
        </>
    }
}

pub(super) fn sensitivity(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let profile = &shown.mine;
    let chosen = state.view.focus.as_deref().and_then(|id| profile.find(id));
    let heaviest = || {
        let weight = |at: &usize| profile.nodes[*at].effective_weight;
        profile
            .children(0)
            .max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.cmp(a)))
    };
    let focus = chosen.or_else(heaviest);
    let (dispatch, view) = (ui.dispatch.clone(), state.view.clone());
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let focus = Some(select.value());
        dispatch.dispatch(Action::Look(View {
            focus,
            ..view.clone()
        }));
    };
    let options = (1..profile.nodes.len()).map(|position| {
        let node = &profile.nodes[position];
        let depth = std::iter::successors(node.parent, |&up| profile.nodes[up].parent).count();
        let title = "\u{3000}".repeat(depth - 1) + node.title.get(ui.words.language);
        html! { <option value={node.id.clone()} selected={focus == Some(position)}>{ title }</option> }
    });
    html! {
        <>
            <label class="choice">
                <span>{ ui.words.weight }</span>
                <select {onchange} id={ui.element("focus")}>{ for options }</select>
            </label>
            { plot(ui, state, shown, Kind::Sensitivity, focus) }
        </>
    }
}

/// By dimension or by indicator.
fn grain(ui: &Ui, state: &State) -> Html {
    let words = ui.words;
    let view = &state.view;
    pair(
        ui,
        words.show_as,
        "grain",
        [
            (
                words.by_dimension,
                !view.by_indicator,
                View {
                    by_indicator: false,
                    ..view.clone()
                },
            ),
            (
                words.by_indicator,
                view.by_indicator,
                View {
                    by_indicator: true,
                    ..view.clone()
                },
            ),
        ],
    )
}

/// Bars or a radar.
fn shapes(ui: &Ui, state: &State) -> Html {
    let words = ui.words;
    let view = &state.view;
    pair(
        ui,
        words.show_as,
        "shape",
        [
            (
                words.bars,
                !view.radar,
                View {
                    radar: false,
                    ..view.clone()
                },
            ),
            (
                words.radar,
                view.radar,
                View {
                    radar: true,
                    ..view.clone()
                },
            ),
        ],
    )
}

fn pair(ui: &Ui, legend: &str, name: &str, options: [(&'static str, bool, View); 2]) -> Html {
    let options = options.into_iter().map(|(label, checked, view)| {
        let dispatch = ui.dispatch.clone();
        let onchange = move |_| dispatch.dispatch(Action::Look(view.clone()));
        html! {
            <label>
                <input type="radio" name={ui.element(name)} {checked} {onchange} />
                <span>{ label }</span>
            </label>
        }
    });
    html! {
        <fieldset class="modes small">
            <legend class="visually-hidden">{ legend.to_owned() }</legend>
            { for options }
        </fieldset>
    }
}

fn plot(ui: &Ui, state: &State, shown: &Derived, kind: Kind, focus: Option<usize>) -> Html {
    let published = (!shown.as_published).then(|| Rc::clone(&shown.published));
    html! {
        <Plot ui={ui.clone()} {kind} mine={Rc::clone(&shown.mine)} {published} {focus}
            by_indicator={state.view.by_indicator} remarks={remarks(ui, state, shown)} />
    }
}

/// What stands on every picture: index, version, month, weights, demonstration, notice.
fn remarks(ui: &Ui, state: &State, shown: &Derived) -> Rc<Vec<String>> {
    let words = ui.words;
    let definition = state.base.0.definition();
    let mut first = format!(
        "{} {}",
        definition.title.get(words.language),
        definition.version
    );
    let join = words.pick("·", " · ");
    let mut add = |text: &str| {
        first.push_str(join);
        first.push_str(text);
    };
    if let Some(month) = state.choices.month {
        add(&format!("{} {month}", words.as_of));
    }
    add(if shown.as_published {
        words.published_weights
    } else {
        words.my_weights
    });
    if state.choices.data.is_demonstration() {
        add(words.demonstration);
    }
    let mut remarks = vec![first];
    if let Some(notice) = &definition.notice {
        remarks.push(notice.get(words.language).to_owned());
    }
    Rc::new(remarks)
}

#[derive(Clone, PartialEq, Properties)]
struct PlotProps {
    ui: Ui,
    kind: Kind,
    mine: Rc<Profile>,
    published: Option<Rc<Profile>>,
    focus: Option<usize>,
    by_indicator: bool,
    remarks: Rc<Vec<String>>,
}

impl PlotProps {
    fn figure(&self) -> Figure<'_> {
        Figure {
            kind: self.kind,
            mine: &self.mine,
            published: self.published.as_deref(),
            by_indicator: self.by_indicator,
            most: MOST_BARS,
            focus: self.focus,
            words: self.ui.words,
        }
    }

    fn frame(&self, caption: Vec<String>, metadata: Option<String>, show_title: bool) -> Frame {
        Frame {
            id: self.ui.element(self.kind.name()),
            title: self.kind.title(self.ui.words).to_owned(),
            description: self.figure().description(),
            caption,
            metadata,
            width: if self.ui.stacked { NARROW } else { WIDE },
            theme: Theme::light(),
            show_title,
            empty: self.ui.words.empty_lead.to_owned(),
        }
    }

    /// What a downloaded file says of itself: the remarks, the day, every weight.
    fn full_remarks(&self) -> Vec<String> {
        let words = self.ui.words;
        let mut remarks = (*self.remarks).clone();
        remarks.push(format!("{} {}", words.made_on, dom::today()));
        remarks.push(self.weights(|position| self.mine.nodes[position].parent == Some(0)));
        remarks
    }

    fn weights(&self, which: impl Fn(usize) -> bool) -> String {
        let words = self.ui.words;
        let shares: Vec<_> = (1..self.mine.nodes.len())
            .filter(|&position| which(position))
            .map(|position| {
                let node = &self.mine.nodes[position];
                format!(
                    "{} {}",
                    node.title.get(words.language),
                    percent(node.share, 1)
                )
            })
            .collect();
        let name = match self.published {
            Some(_) => words.my_weights,
            None => words.published_weights,
        };
        format!(
            "{name}{}{}",
            words.pick(":", ": "),
            shares.join(words.pick("、", ", "))
        )
    }

    fn svg_file(&self) -> String {
        let all = self.weights(|_| true);
        let metadata = self.full_remarks().join("\n") + "\n" + &all;
        let frame = self.frame(self.full_remarks(), Some(metadata), true);
        self.figure().drawing().svg(&frame)
    }

    fn csv_file(&self) -> String {
        let mut table = self.table();
        table.remarks = self.full_remarks();
        table.remarks.push(self.weights(|_| true));
        csv(&table)
    }

    fn table(&self) -> crate::chart::Table {
        let mut table = self.figure().drawing_in_full().table();
        let words = self.ui.words;
        for column in &mut table.columns {
            match column.as_str() {
                "" => words.name.clone_into(column),
                "max" => words.pick("满分贡献", "Most to be had").clone_into(column),
                _ => {}
            }
        }
        table
    }

    fn file_name(&self, ending: &str) -> String {
        format!("xingfu-{}-{}.{ending}", self.kind.name(), dom::today())
    }
}

/// A chart with its caption, table and downloads; redrawn only when what it shows changes.
#[component]
fn Plot(props: &PlotProps) -> Html {
    let words = props.ui.words;
    let with_table = use_state_eq(|| false);
    let frame = props.frame((*props.remarks).clone(), None, false);
    let svg = props.figure().drawing().svg(&frame);
    let show_table = {
        let with_table = with_table.clone();
        move |_| with_table.set(!*with_table)
    };
    let table_id = props.ui.element(&format!("{}-table", props.kind.name()));
    html! {
        <figure class={classes!("plot", props.kind.name())}>
            <figcaption>{ props.kind.title(words) }</figcaption>
            <div class="drawing">{ Html::from_html_unchecked(AttrValue::from(svg)) }</div>
            <div class="plot-tools">
                <button type="button" class="quiet" onclick={show_table} aria-expanded={with_table.to_string()}
                    aria-controls={table_id.clone()}>{ words.table }</button>
                <Downloads ..props.clone() />
            </div>
            <div class="scrolls" id={table_id} hidden={!*with_table}>
                if *with_table { { table(props) } }
            </div>
        </figure>
    }
}

fn table(props: &PlotProps) -> Html {
    let table = props.table();
    html! {
        <table>
            <caption class="visually-hidden">{ props.kind.title(props.ui.words) }</caption>
            <thead><tr>{ for table.columns.iter().map(|name| html! { <th scope="col">{ name.clone() }</th> }) }</tr></thead>
            <tbody>
                { for table.rows.iter().map(|row| html! {
                    <tr>{ for row.iter().enumerate().map(|(column, cell)| match column {
                        0 => html! { <th scope="row">{ cell.clone() }</th> },
                        _ => html! { <td>{ cell.clone() }</td> },
                    }) }</tr>
                }) }
            </tbody>
        </table>
    }
}

/// The files are made when they are asked for, not while a slider moves.
#[component]
fn Downloads(props: &PlotProps) -> Html {
    let words = props.ui.words;
    let files = Rc::new(props.clone());
    let button = |label: &'static str, give: fn(&PlotProps)| {
        let files = Rc::clone(&files);
        let onclick = move |_| give(&files);
        let name = format!("{} {label} · {}", words.download, props.kind.title(words));
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
            dispatch.dispatch(Action::Say(Some(Message::PngFailed)));
        }
    });
}

/// Width and height in CSS pixels, from the root's attributes.
fn size_of(svg: &str) -> Option<(u32, u32)> {
    let root = svg.get(..svg.find('>')?)?;
    let attribute = |name: &str| {
        let from = root.find(&format!(" {name}=\""))? + name.len() + 3;
        let rest = root.get(from..)?;
        decimal(rest.get(..rest.find('"')?)?, 0)
    };
    Some((
        attribute("width")?.round() as u32,
        attribute("height")?.round() as u32,
    ))
}
