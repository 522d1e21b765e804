//! The sheet that a chart is drawn on: title, content, caption.

use super::canvas::{Align, Canvas, Ink};
use super::frame::Frame;
use super::svg;
use super::text::wrap;
use super::units::{SMALL, TEXT, UNITS};

/// Space between the content and the edge.
pub(crate) const PAD: f64 = 8.0;

const TITLE: f64 = 16.0;
const TITLE_PITCH: f64 = 23.0;
const SUBTITLE_PITCH: f64 = 20.0;
const CAPTION_PITCH: f64 = 19.0;

/// A page of the frame's width with its title and captions set; the body is drawn between them.
pub(crate) struct Sheet<'a> {
    pub(crate) frame: &'a Frame,
    pub(crate) width: f64,
    title: Vec<String>,
    subtitle: Vec<String>,
    caption: Vec<String>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(frame: &'a Frame) -> Self {
        let width = f64::from(frame.width.clamp(200, 1200));
        let room = width - 2.0 * PAD;
        let (title, subtitle) = if frame.show_title {
            let subtitle = wrap(&frame.subtitle, TEXT, room, 2);
            (wrap(&frame.title, TITLE * 1.03, room, 3), subtitle)
        } else {
            (Vec::new(), Vec::new())
        };
        let caption = frame
            .caption
            .iter()
            .flat_map(|line| wrap(line, SMALL, room, 4))
            .collect();
        Self {
            frame,
            width,
            title,
            subtitle,
            caption,
        }
    }

    /// The document, with a body of the given height drawn from the given top.
    pub(crate) fn render(&self, body: f64, draw: impl FnOnce(&Canvas<'_>, f64)) -> String {
        let head = self.top();
        let foot = match self.caption.len() {
            0 => PAD,
            lines => 6.0 + CAPTION_PITCH * lines as f64 + PAD,
        };
        let height = (head + body + foot).ceil();
        let size = (units(self.width), units(height));
        let mut out = svg::begin(self.frame, size);
        let canvas = Canvas::new(&mut out, size, &self.frame.theme);
        self.draw_title(&canvas);
        draw(&canvas, head);
        self.draw_caption(&canvas, head + body + 6.0);
        canvas.finish();
        out.push_str(svg::END);
        out
    }

    /// The document of a chart without data.
    pub(crate) fn empty(&self) -> String {
        let theme = &self.frame.theme;
        let lines = wrap(&self.frame.empty, TEXT, self.width - 2.0 * PAD, 6);
        let ink = Ink::new(TEXT, theme.muted, Align::Start);
        let body = 24.0 * lines.len().max(1) as f64 + 8.0;
        self.render(body, |canvas, top| {
            canvas.block(&lines, (PAD, top + body / 2.0), 24.0, ink);
        })
    }

    /// The top of the body.
    pub(crate) fn top(&self) -> f64 {
        let titles = self.head();
        if titles > PAD { titles + 6.0 } else { PAD }
    }

    /// The end of the title and of what stands below it.
    fn head(&self) -> f64 {
        let subtitle = SUBTITLE_PITCH * self.subtitle.len() as f64;
        PAD + TITLE_PITCH * self.title.len() as f64 + subtitle
    }

    fn draw_title(&self, canvas: &Canvas<'_>) {
        let ink = Ink {
            bold: true,
            ..Ink::new(TITLE, self.frame.theme.ink, Align::Start)
        };
        for (row, line) in self.title.iter().enumerate() {
            canvas.text(line, (PAD, PAD + TITLE_PITCH * (row as f64 + 0.5)), ink);
        }
        let ink = Ink::new(TEXT, self.frame.theme.muted, Align::Start);
        for (row, line) in self.subtitle.iter().rev().enumerate() {
            let middle = self.head() - SUBTITLE_PITCH * (row as f64 + 0.5);
            canvas.text(line, (PAD, middle), ink);
        }
    }

    fn draw_caption(&self, canvas: &Canvas<'_>, top: f64) {
        let ink = Ink::new(SMALL, self.frame.theme.muted, Align::Start);
        for (row, line) in self.caption.iter().enumerate() {
            canvas.text(line, (PAD, top + CAPTION_PITCH * (row as f64 + 0.5)), ink);
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast saturates"
)]
fn units(pixels: f64) -> u32 {
    (pixels * UNITS) as u32
}
