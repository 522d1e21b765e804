//! The environment that a page is shown in: its width, the system's colours, paper.

use crate::app::browser::dom;
use crate::app::read::plot::{NARROW, WIDE as WIDE_CHART};
use yew::prelude::*;

/// The least width in CSS pixels of tabs and two columns.
const WIDE: i32 = 900;

/// The least width of a chart drawn for a desk beside the weights.
const ROOMY: i32 = 1040;

/// The greatest width of the page.
const MOST: i32 = 1148;

/// The width that the weights take beside a chart.
const WEIGHTS: i32 = 388;

/// Charts are drawn anew at every so many pixels.
const STEP: i32 = 20;

/// Whether the system asks for light on dark.
const DARK: &str = "(prefers-color-scheme: dark)";

/// The width of the page in three steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::app) enum Breakpoint {
    /// One thing below the other.
    Narrow,
    /// Two columns, small charts.
    Middle,
    /// Two columns, large charts.
    Wide,
}

impl Breakpoint {
    /// The breakpoint of a width in CSS pixels.
    pub(in crate::app) fn of(width: i32) -> Self {
        match width {
            ..WIDE => Self::Narrow,
            WIDE..ROOMY => Self::Middle,
            _ => Self::Wide,
        }
    }

    /// Classes for the style sheet.
    pub(in crate::app) fn class(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Middle => "wide middle",
            Self::Wide => "wide",
        }
    }
}

/// The width to draw charts for on a page of a width, in CSS pixels: that of their column to within
/// a step, so that their texts keep their size.
///
/// On a phone and beside the weights of a desk it is that of the charts that were drawn before there
/// was a page.
fn chart_width(width: i32) -> u32 {
    let column = match Breakpoint::of(width) {
        Breakpoint::Narrow => width,
        Breakpoint::Middle | Breakpoint::Wide => width.min(MOST) - WEIGHTS,
    };
    match (Breakpoint::of(width), column) {
        (Breakpoint::Narrow, 340..400) => NARROW,
        (Breakpoint::Wide, 760..) => WIDE_CHART,
        _ => (column.clamp(240, 860) / STEP * STEP).unsigned_abs(),
    }
}

/// The place that the page is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Environment {
    /// By the width of its own place: a column of another page may be narrow on a wide screen.
    pub breakpoint: Breakpoint,
    /// The width that charts are drawn for.
    pub chart_width: u32,
    /// The system asks for light on dark.
    pub dark: bool,
    /// Paper.
    pub printing: bool,
}

/// The present environment; `gauge` is as wide as the place of the page.
#[hook]
pub(in crate::app) fn use_environment(gauge: &NodeRef, width: i32) -> Environment {
    let breakpoint = use_state_eq(|| Breakpoint::of(width));
    let charts = use_state_eq(|| chart_width(width));
    let dark = use_state_eq(|| dom::media(DARK, false));
    let printing = use_state_eq(|| false);
    {
        let (breakpoint, dark, printing) = (breakpoint.setter(), dark.setter(), printing.setter());
        let charts = charts.setter();
        use_effect_with(gauge.clone(), move |gauge| {
            let gauge = gauge.cast::<web_sys::HtmlElement>();
            let widths = gauge.and_then(|gauge| {
                dom::WidthWatch::new(&gauge, move |width| {
                    // What is not shown has no width.
                    if width > 0 {
                        breakpoint.set(Breakpoint::of(width));
                        charts.set(chart_width(width));
                    }
                })
            });
            let colours = dom::watch_media(DARK, move |is| dark.set(is));
            let prints = dom::window().map(|window| {
                let (begin, end) = (printing.clone(), printing);
                [
                    dom::Listener::new(&window, "beforeprint", move |_| begin.set(true)),
                    dom::Listener::new(&window, "afterprint", move |_| end.set(false)),
                ]
            });
            move || drop((widths, colours, prints))
        });
    }
    Environment {
        breakpoint: *breakpoint,
        chart_width: *charts,
        dark: *dark,
        printing: *printing,
    }
}
