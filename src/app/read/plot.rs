//! A chart with its words; its table and its downloads are in [`super::plot_tools`].

use crate::app::ui::{Deferred, Plotted, Ui};
use crate::chart::{Frame, Theme};
use crate::figure::{Drawing, Figure, Kind, Subject};
use web_sys::Element;
use yew::prelude::*;

/// Bars that are drawn of a long ranking before the others are summed up; the table has them all.
const MOST_BARS: usize = 15;

/// The same, where few things are shown at a time.
const FEW_BARS: usize = 5;

/// Steps that are drawn of a waterfall; the others are summed up, and the table has them all.
const MOST_STEPS: usize = 8;

/// Widths in CSS pixels: beside the weights, and on a phone.
pub(in crate::app) const WIDE: u32 = 760;
pub(in crate::app) const NARROW: u32 = 358;

/// Narrower, to be shown as large as the others: so that the least text comes out at 18 pixels.
const ELDER_WIDE: u32 = 540;
const ELDER_NARROW: u32 = 200;

#[derive(Clone, PartialEq, Properties)]
pub(in crate::app) struct PlotProps {
    pub(super) ui: Ui,
    pub(super) plotted: Plotted,
}

impl PlotProps {
    pub(in crate::app) fn figure(&self) -> Figure<'_> {
        Figure {
            kind: self.plotted.kind,
            subject: Subject::new(
                &self.plotted.mine,
                self.plotted.published.as_deref(),
                self.ui.words,
            )
            .by_indicator(self.plotted.by_indicator)
            .focus(self.plotted.focus)
            .over(self.plotted.timeline.as_ref().map(|timeline| &*timeline.0)),
            most: match self.plotted.all_rows {
                true => usize::MAX,
                false => self.most(),
            },
        }
    }

    /// The most rows that are drawn before the others are summed up.
    pub(super) fn most(&self) -> usize {
        match (
            self.plotted.kind,
            self.ui.elder && self.plotted.by_indicator,
        ) {
            (Kind::Waterfall | Kind::Difference, _) => MOST_STEPS,
            (_, true) => FEW_BARS,
            (_, false) => MOST_BARS,
        }
    }

    /// A frame under a title: what the figures show, or the name of the chart.
    pub(in crate::app) fn frame(&self, title: &str, description: String) -> Frame {
        Frame {
            id: self.ui.element(self.plotted.kind.name()),
            title: title.to_owned(),
            subtitle: self.plotted.kind.title(self.ui.words).to_owned(),
            description,
            caption: Vec::new(),
            metadata: None,
            width: match (self.ui.narrow, self.ui.elder) {
                (_, false) => self.ui.chart_width,
                (false, true) => ELDER_WIDE,
                (true, true) => ELDER_NARROW,
            },
            theme: match self.ui.dark {
                true => Theme::dark(),
                false => Theme::light(),
            },
            show_title: false,
            empty: self.ui.words.empty_lead.to_owned(),
        }
    }
}

impl PlotProps {
    /// Until charts can be drawn: the published one that was there before the page, where it shows
    /// the same.
    fn still(&self) -> AttrValue {
        let is_same = self.plotted.kind == Kind::Contributions
            && self.plotted.published.is_none()
            && !(self.ui.dark || self.ui.elder);
        match is_same {
            true => self.ui.still.chart.clone(),
            false => AttrValue::default(),
        }
    }
}

/// In place of what is still on its way, or could not be had.
pub(in crate::app) fn waiting(ui: &Ui) -> Html {
    let words = ui.words;
    let Some(again) = &ui.again else {
        return html! { <p class="waiting hint" role="status">{ words.loading }</p> };
    };
    let again = again.clone();
    html! {
        <p class="waiting withheld" role="alert">
            { words.not_loaded }{ " " }
            <button type="button" onclick={move |_| again.emit(())}>{ words.try_again }</button>
        </p>
    }
}

/// A chart with its caption, table and downloads; redrawn only when what it shows changes.
#[component]
pub(in crate::app) fn Plot(props: &PlotProps) -> Html {
    let words = props.ui.words;
    let deferred = props.ui.deferred;
    let axis = use_mut_ref(|| None);
    // What the figures show is read at rest: it stays as it is while a slider moves.
    let finding = use_mut_ref(|| None::<AttrValue>);
    let drawn = deferred.map(|deferred| {
        let mut told = (deferred.told)(&props.figure());
        let before = axis.take().filter(|_| props.plotted.is_moving);
        axis.replace((deferred.hold)(&mut told.drawing, before));
        let kept = finding.take().filter(|_| props.plotted.is_moving);
        let title = kept.or_else(|| told.finding.map(AttrValue::from));
        let frame = props.frame(
            title.as_deref().unwrap_or(props.plotted.kind.title(words)),
            told.description,
        );
        finding.replace(title);
        Drawn {
            drawing: told.drawing,
            frame,
            deferred,
        }
    });
    let svg = use_memo(drawn, |drawn| {
        let drawn = drawn.as_ref();
        let svg = drawn.map(|drawn| (drawn.deferred.svg)(&drawn.drawing, &drawn.frame));
        svg.map(AttrValue::from)
    });
    let svg = svg.as_ref().clone().unwrap_or_else(|| props.still());
    let awaited = svg.is_empty();
    let finding = finding.borrow().clone().or_else(|| {
        let still = titled(&svg).filter(|_| deferred.is_none());
        still.filter(|title| title != props.plotted.kind.title(words))
    });
    let has_finding = finding.is_some();
    let title = finding.unwrap_or_else(|| props.plotted.kind.title(words).into());
    let place = use_node_ref();
    let put = use_edited(&place, svg, deferred);
    html! {
        <figure class={classes!("plot", props.plotted.kind.name())}>
            <figcaption>
                { title }
                if has_finding { <span>{ props.plotted.kind.title(words) }</span> }
            </figcaption>
            <div class={classes!("drawing", awaited.then_some("awaited"))} ref={&place}>
                { if awaited { waiting(&props.ui) } else { Html::from_html_unchecked(put) } }
            </div>
            <p class="remarks">{ for props.plotted.remarks.iter().map(|remark| html! { <span>{ remark.clone() }</span> }) }</p>
            <div class="plot-foot">
                { match deferred {
                    Some(deferred) => (deferred.plot_tools)(&props.ui, &props.plotted, &place),
                    None if awaited => Html::default(),
                    None => waiting(&props.ui),
                } }
            </div>
        </figure>
    }
}

/// A drawing in its frame. The deferred part, which makes drawings, compares them too: that takes some
/// kilobytes that the first part does without.
struct Drawn {
    drawing: Drawing,
    frame: Frame,
    deferred: &'static Deferred,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.frame == other.frame && (self.deferred.same)(&self.drawing, &other.drawing)
    }
}

/// The title of a drawing that was there before the page.
fn titled(svg: &str) -> Option<AttrValue> {
    let (_, title) = svg.split_once("<title")?;
    let (title, _) = title.split_once("</title>")?;
    let (_, title) = title.split_once('>')?;
    Some(title.to_owned().into())
}

/// A drawing in the document.
#[derive(Default)]
struct Placed {
    /// What yew has put there.
    put: AttrValue,
    /// What it has been edited to.
    now: AttrValue,
}

/// What yew is to put into a place for a drawing to be there: the drawing itself, or the one that is
/// there already, which is edited once yew is done.
#[hook]
fn use_edited(place: &NodeRef, svg: AttrValue, deferred: Option<&'static Deferred>) -> AttrValue {
    let placed = use_mut_ref(Placed::default);
    let edit = {
        let mut placed = placed.borrow_mut();
        let edits = deferred
            .filter(|_| !placed.now.is_empty())
            .and_then(|deferred| (deferred.edits)(&placed.now, &svg));
        if edits.is_none() {
            (placed.put, placed.now) = (svg.clone(), svg.clone());
        }
        edits
    };
    let put = placed.borrow().put.clone();
    let place = place.clone();
    use_effect_with(svg, move |svg| {
        if let Some(((deferred, edits), element)) = deferred.zip(edit).zip(place.cast::<Element>())
        {
            (deferred.edit)(&element, &edits);
            placed.borrow_mut().now = svg.clone();
        }
    });
    put
}
