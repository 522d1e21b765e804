use super::canvas::{Align, Canvas, Ink, SMALL, TEXT};
use super::frame::{Emphasis, Frame};
use super::key::Key;
use super::number::{figure, plain, present};
use super::scale::{Scale, extent, tick_decimals, widened};
use super::sheet::{PAD, Sheet};
use super::table::Table;
use super::text::{shorten, wrap};

/// Horizontal bars, one a row, in the order given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// Follows every value: ` 分`, `%`.
    pub suffix: String,
    /// Digits after the point.
    pub decimals: u8,
    /// What the axis spans at least; it always holds zero and every value.
    pub extent: Option<(f64, f64)>,
    /// What a value is; names the solid mark where references are present.
    pub value_name: String,
    /// What a reference is; names the outline.
    pub reference_name: String,
    /// Stands where a value is missing: `未报`.
    pub missing: String,
    /// Whether positive values get a plus sign; they always do beside a negative one.
    pub signed: bool,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Whose value it is.
    pub label: String,
    /// The length of the bar; none is drawn where it is missing.
    pub value: Option<f64>,
    /// The value to compare with, drawn as an outline behind the bar.
    pub reference: Option<f64>,
    /// The most that could be had, drawn as a pale track with a tick at its end.
    pub full: Option<f64>,
    /// How much the bar stands out.
    pub emphasis: Emphasis,
    /// A few words beside the value, or beside the label where there is no room.
    pub note: Option<String>,
}

impl Bars {
    /// The figures that the chart shows.
    pub fn table(&self) -> Table {
        let references = self.has_references();
        let full = self.rows.iter().any(|row| present(row.full).is_some());
        let notes = self.rows.iter().any(|row| row.note.is_some());
        let mut columns = vec![String::new(), self.value_name.clone()];
        columns.extend(references.then(|| self.reference_name.clone()));
        columns.extend(full.then(|| "max".to_owned()));
        columns.extend(notes.then(String::new));
        let cell = |value| match present(value) {
            Some(value) => plain(value, self.decimals),
            None => String::new(),
        };
        let rows = self.rows.iter().map(|row| {
            let value =
                present(row.value).map_or(self.missing.clone(), |v| plain(v, self.decimals));
            let mut cells = vec![row.label.clone(), value];
            cells.extend(references.then(|| cell(row.reference)));
            cells.extend(full.then(|| cell(row.full)));
            cells.extend(notes.then(|| row.note.clone().unwrap_or_default()));
            cells
        });
        Table {
            columns,
            rows: rows.collect(),
            remarks: Vec::new(),
        }
    }

    fn has_references(&self) -> bool {
        self.rows.iter().any(|row| present(row.reference).is_some())
    }

    /// Every number that the axis must hold.
    fn extent(&self) -> (f64, f64) {
        let values = self
            .rows
            .iter()
            .flat_map(|row| [row.value, row.reference, row.full]);
        let values = values.filter_map(present).chain([0.0]);
        widened(extent(self.extent, values).unwrap_or_default())
    }

    fn signed(&self) -> bool {
        let below = |value: f64| value < 0.0;
        self.signed
            || self.extent.is_some_and(|(from, _)| below(from))
            || self
                .rows
                .iter()
                .filter_map(|row| present(row.value))
                .any(below)
    }
}

/// Draws the bars as one SVG document.
///
/// The label stands left of its bar where the chart is at least 560 pixels wide, above it
/// otherwise, and the value at the outer end of the row's furthest mark.
pub fn bars(bars: &Bars, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    if bars.rows.is_empty() {
        return sheet.empty();
    }
    let plan = Plan::new(bars, &sheet);
    sheet.render(plan.height, |canvas, top| plan.draw(canvas, top))
}

const GAP: f64 = 8.0;
const LABEL_PITCH: f64 = 18.0;
const THICK: f64 = 18.0;
const AXIS: f64 = 24.0;
/// How far the outline of a reference stands out beyond the bar.
const RIM: f64 = 4.0;
const WARNING: f64 = 10.0;

/// Where everything goes, worked out before anything is drawn.
struct Plan<'a> {
    bars: &'a Bars,
    frame: &'a Frame,
    key: Key,
    lines: Vec<Line<'a>>,
    scale: Scale,
    ticks: Vec<f64>,
    /// Whether labels stand left of the bars.
    wide: bool,
    /// Whether notes stand beside the values rather than with the labels.
    beside: bool,
    label_end: f64,
    height: f64,
}

/// A row with its texts set.
struct Line<'a> {
    row: &'a Row,
    label: Vec<String>,
    value: String,
    note: String,
    top: f64,
    middle: f64,
}

impl<'a> Plan<'a> {
    fn new(bars: &'a Bars, sheet: &Sheet<'a>) -> Self {
        let width = sheet.width;
        let wide = width >= 560.0;
        let names = [bars.value_name.as_str(), bars.reference_name.as_str()];
        let key = Key::new(if bars.has_references() { &names } else { &[] }, width);
        let signed = bars.signed();
        let mut lines: Vec<_> = bars
            .rows
            .iter()
            .map(|row| Line::new(bars, row, signed, width))
            .collect();

        let label_width = if wide {
            widest(&lines, |line| line.row.label.as_str(), TEXT).min(width * 0.34)
        } else {
            width - 2.0 * PAD
        };
        let label_end = if wide { PAD + label_width } else { PAD };
        let beside = lines
            .iter()
            .all(|line| line.room(true) <= width * if wide { 0.3 } else { 0.36 });
        for line in &mut lines {
            line.label = wrap(&line.row.label, TEXT, label_width, 2);
        }

        let (low, high) = bars.extent();
        let left = side(&lines, beside, true);
        let right = side(&lines, beside, false);
        let from = if wide { label_end + GAP } else { PAD };
        let to = width - PAD;
        let mut scale = Scale::new((low, high), (from + left, to - right));
        let ticks = scale.ticks(if wide { 80.0 } else { 64.0 });
        let decimals = tick_decimals(&ticks);
        let half = |tick: Option<&f64>| {
            tick.map_or(0.0, |tick| {
                super::text::text_width(&figure(*tick, decimals, signed), SMALL) / 2.0
            })
        };
        let left = left.max(half(ticks.first()) - if wide { GAP } else { PAD });
        let right = right.max(half(ticks.last()) - PAD);
        scale = Scale::new((low, high), (from + left, to - right));

        let mut top = key.height;
        for line in &mut lines {
            top = line.place(top, wide, beside, width);
        }
        Self {
            bars,
            frame: sheet.frame,
            key,
            lines,
            scale,
            ticks,
            wide,
            beside,
            label_end,
            height: top + AXIS,
        }
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        self.draw_key(canvas, top);
        let (first, last) = (top + self.key.height, top + self.height - AXIS);
        for tick in &self.ticks {
            let x = self.scale.at(*tick);
            canvas.path(&[(x, first), (x, last)], (theme.grid, 1.0));
        }
        self.draw_tracks(canvas, top);
        let zero = self.scale.at(0.0);
        for line in &self.lines {
            if let Some(value) = present(line.row.value) {
                let middle = top + line.middle;
                let inset = if present(line.row.reference).is_some() {
                    THICK / 2.0 - RIM
                } else {
                    THICK / 2.0
                };
                let fill = line.row.emphasis.colour(theme);
                canvas.rect(
                    (zero, middle - inset),
                    (self.scale.at(value), middle + inset),
                    fill,
                );
            }
        }
        canvas.path(&[(zero, first), (zero, last)], (theme.muted, 1.0));
        for line in &self.lines {
            self.draw_label(canvas, top, line);
            self.draw_value(canvas, top, line);
        }
        let decimals = tick_decimals(&self.ticks);
        let signed = self.bars.signed();
        let ink = Ink::new(SMALL, theme.muted, Align::Middle);
        for tick in &self.ticks {
            canvas.text(
                &figure(*tick, decimals, signed),
                (self.scale.at(*tick), last + 12.0),
                ink,
            );
        }
    }

    /// Pale tracks to what could be had, ticks at their ends, and outlines of references.
    fn draw_tracks(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let zero = self.scale.at(0.0);
        let half = THICK / 2.0;
        let of = |pick: fn(&Row) -> Option<f64>| {
            self.lines.iter().filter_map(move |line| {
                Some((top + line.middle, self.scale.at(present(pick(line.row))?)))
            })
        };
        for (middle, end) in of(|row| row.full) {
            canvas.rect((zero, middle - half), (end, middle + half), theme.main_pale);
        }
        for (middle, end) in of(|row| row.full) {
            canvas.path(
                &[(end, middle - half), (end, middle + half)],
                (theme.muted, 1.0),
            );
        }
        for (middle, end) in of(|row| row.reference) {
            canvas.outline(
                (zero, middle - half),
                (end, middle + half),
                (theme.muted, 1.5),
            );
        }
    }

    fn draw_key(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let emphasis = self.bars.rows.iter().map(|row| row.emphasis);
        let mine = emphasis.clone().any(|e| e == Emphasis::Mine)
            && !emphasis.clone().any(|e| e == Emphasis::Normal);
        let solid = if mine { theme.mine } else { theme.main };
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            if entry == 0 {
                canvas.rect((left, middle - 5.0), (left + 14.0, middle + 5.0), solid);
            } else {
                canvas.outline(
                    (left + 0.75, middle - 5.0),
                    (left + 13.25, middle + 5.0),
                    (theme.muted, 1.5),
                );
            }
        });
    }

    fn draw_label(&self, canvas: &Canvas<'_>, top: f64, line: &Line<'_>) {
        let theme = &self.frame.theme;
        let note = Ink::new(SMALL, theme.muted, Align::End);
        if self.wide {
            let ink = Ink::new(TEXT, theme.ink, Align::End);
            let noted = !self.beside && !line.note.is_empty();
            let lift = if noted { LABEL_PITCH / 2.0 } else { 0.0 };
            let middle = top + line.middle;
            canvas.block(
                &line.label,
                (self.label_end, middle - lift),
                LABEL_PITCH,
                ink,
            );
            if noted {
                let below = middle - lift + LABEL_PITCH * (line.label.len() as f64 + 1.0) / 2.0;
                canvas.text(
                    &shorten(&line.note, SMALL, self.label_end - PAD),
                    (self.label_end, below),
                    note,
                );
            }
            return;
        }
        let ink = Ink::new(TEXT, theme.ink, Align::Start);
        let rows = line.label.len() as f64;
        let first = top + line.top;
        canvas.block(
            &line.label,
            (PAD, first + LABEL_PITCH * rows / 2.0),
            LABEL_PITCH,
            ink,
        );
        if !self.beside {
            let note = Ink {
                align: Align::Start,
                ..note
            };
            canvas.text(&line.note, (PAD, first + LABEL_PITCH * (rows + 0.5)), note);
        }
    }

    /// The value, then a warning shape and the note, outwards from the end of the row's marks.
    fn draw_value(&self, canvas: &Canvas<'_>, top: f64, line: &Line<'_>) {
        let theme = &self.frame.theme;
        let middle = top + line.middle;
        let missing = present(line.row.value).is_none();
        let colour = if missing { theme.muted } else { theme.ink };
        let outwards = if line.leftwards() { -1.0 } else { 1.0 };
        let align = if line.leftwards() {
            Align::End
        } else {
            Align::Start
        };
        let ink = Ink::new(TEXT, colour, align);
        let mut x = self.scale.at(line.end()) + outwards * GAP;
        canvas.text(&line.value, (x, middle), ink);
        x += outwards * (ink.width(&line.value) + GAP);
        if line.warns() {
            canvas.warning(
                if outwards < 0.0 { x - WARNING } else { x },
                middle,
                theme.alert,
            );
            x += outwards * (WARNING + GAP);
        }
        if self.beside {
            canvas.text(&line.note, (x, middle), Ink::new(SMALL, theme.muted, align));
        }
    }
}

impl<'a> Line<'a> {
    fn new(bars: &Bars, row: &'a Row, signed: bool, width: f64) -> Self {
        let value = match present(row.value) {
            Some(value) => figure(value, bars.decimals, signed) + &bars.suffix,
            None => bars.missing.clone(),
        };
        let note = row.note.as_deref().unwrap_or_default();
        Self {
            row,
            label: Vec::new(),
            value: shorten(&value, TEXT, width * 0.4),
            note: shorten(note, SMALL, width - 2.0 * PAD),
            top: 0.0,
            middle: 0.0,
        }
    }

    /// Sets the row at a height and returns where the next begins.
    fn place(&mut self, top: f64, wide: bool, beside: bool, _width: f64) -> f64 {
        let noted = usize::from(!beside && !self.note.is_empty());
        let text = LABEL_PITCH * (self.label.len() + noted) as f64;
        self.top = top;
        if wide {
            let height = (text + 6.0).max(THICK + 12.0);
            self.middle = top + height / 2.0;
            return top + height;
        }
        self.middle = top + text + 2.0 + THICK / 2.0;
        self.middle + THICK / 2.0 + 10.0
    }

    fn warns(&self) -> bool {
        self.row.emphasis == Emphasis::Alert
    }

    /// Whether the row points left: its value is negative, or where that is missing, its marks.
    fn leftwards(&self) -> bool {
        let lead = present(self.row.value)
            .or(present(self.row.reference))
            .or(present(self.row.full));
        lead.is_some_and(|value| value < 0.0)
    }

    /// The furthest mark of the row on its side of zero.
    fn end(&self) -> f64 {
        let marks = [self.row.value, self.row.reference, self.row.full];
        let outer = if self.leftwards() { f64::min } else { f64::max };
        marks.into_iter().filter_map(present).fold(0.0, outer)
    }

    /// The room that what stands beyond the marks takes.
    fn room(&self, beside: bool) -> f64 {
        let value = GAP + super::text::text_width(&self.value, TEXT);
        let warning = if self.warns() { GAP + WARNING } else { 0.0 };
        let note = if beside && !self.note.is_empty() {
            GAP + super::text::text_width(&self.note, SMALL)
        } else {
            0.0
        };
        value + warning + note
    }
}

fn side(lines: &[Line<'_>], beside: bool, left: bool) -> f64 {
    let rows = lines.iter().filter(|line| line.leftwards() == left);
    rows.map(|line| line.room(beside)).fold(0.0, f64::max)
}

fn widest<'a>(lines: &'a [Line<'_>], text: impl Fn(&'a Line<'_>) -> &'a str, size: f64) -> f64 {
    lines
        .iter()
        .map(|line| super::text::text_width(text(line), size))
        .fold(0.0, f64::max)
}
