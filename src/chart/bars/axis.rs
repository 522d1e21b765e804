//! The layout of a bar chart: where labels stand, and the axis beside them.

use super::line::{GAP, Layout, Line};
use super::rows::Bars;
use crate::chart::number::{figure, tick_figure};
use crate::chart::scale::{Scale, tick_decimals};
use crate::chart::sheet::PAD;
use crate::chart::text::{shorten, text_width, wrap};
use crate::chart::units::{SMALL, TEXT};

/// The narrowest chart whose labels stand left of the bars.
const WIDE: f64 = 560.0;

pub(super) fn layout(lines: &[Line<'_>], width: f64) -> Layout {
    if width < WIDE {
        Layout::Narrow
    } else if lines.iter().all(|line| line.room(true) <= width * 0.3) {
        Layout::Wide
    } else {
        Layout::WideStacked
    }
}

/// The width of the widest wrapped label, at most a third of a wide chart.
///
/// Where rows are summed up, others may take their place while a slider moves: the column is as wide
/// as it may be, so that the axis stays where it is.
pub(super) fn column(bars: &Bars, lines: &[Line<'_>], layout: Layout, width: f64) -> f64 {
    if layout == Layout::Narrow {
        return width - 2.0 * PAD;
    }
    let limit = width * 0.34;
    if bars.summed > 0 {
        return limit;
    }
    let label = |line: &Line<'_>| {
        let wrapped = wrap(&line.row.label, TEXT, limit, 2);
        wrapped
            .iter()
            .map(|part| text_width(part, TEXT))
            .fold(0.0, f64::max)
    };
    let note = |line: &Line<'_>| match layout {
        Layout::WideStacked => text_width(&line.note, SMALL),
        _ => 0.0,
    };
    let need = lines.iter().map(|line| label(line).max(note(line)));
    // Widths are sums: half a pixel keeps what just fits from being wrapped again.
    need.fold(0.0, f64::max).min(limit) + 0.5
}

/// The scale that leaves room for the texts on either side of the bars, and its ticks.
pub(super) fn axis(
    bars: &Bars,
    lines: &[Line<'_>],
    layout: Layout,
    column: f64,
    width: f64,
) -> (Scale, Vec<(f64, String)>) {
    let (low, high) = bars.extent();
    // As wide as the longest value that the axis has room for: the scale must not hang on the
    // present ones.
    let room = |end: f64| {
        let longest = figure(end, bars.decimals, bars.signed()) + &bars.suffix;
        let rows = lines
            .iter()
            .filter(|line| line.leftwards() == (end < 0.0))
            .map(|line| line.room(layout == Layout::Wide));
        GAP + text_width(&shorten(&longest, TEXT, width * 0.4), TEXT) + rows.fold(0.0, f64::max)
    };
    let (edge, apart) = match layout {
        Layout::Narrow => (PAD, 48.0),
        _ => (PAD + column + GAP, 80.0),
    };
    let left = edge + if low < 0.0 { room(low) } else { 0.0 };
    let right = width - PAD - if high > 0.0 { room(high) } else { 0.0 };
    let scale = Scale::new(bars.extent(), (left, right));
    let ticks = scale.ticks(apart);
    let decimals = tick_decimals(&ticks);
    let figure = |tick: &f64| tick_figure(*tick, decimals, bars.signed());
    let half =
        |tick: Option<&f64>| tick.map_or(0.0, |tick| text_width(&figure(tick), SMALL) / 2.0 + 2.0);
    let least = if layout == Layout::Narrow {
        0.0
    } else {
        edge - GAP
    };
    let left = left.max(least + half(ticks.first()));
    let right = right.min(width - half(ticks.last()));
    let scale = Scale::new(bars.extent(), (left, right));
    (
        scale,
        ticks
            .iter()
            .map(|tick| (scale.at(*tick), figure(tick)))
            .collect(),
    )
}
