//! The drawing backend: SVG text from plotters' elements, with text metrics of its own.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::svg;
use super::text::text_width;
use super::theme::Rgb;
use super::units::{TEXT, UNITS, whole};

/// A writer of compact SVG: attributes of the root are not repeated, and neighbouring strokes of one
/// kind are one path.
///
/// Colours are opaque, circles filled and texts upright, as charts draw nothing else.
pub(crate) struct Backend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    /// The root's colour of text.
    ink: (u8, u8, u8),
    /// Colour and width of the path that is still open.
    pen: Option<((u8, u8, u8), u32)>,
}

pub(crate) type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Backend<'a> {
    /// Appends to `out`.
    pub(crate) fn new(out: &'a mut String, size: (u32, u32), Rgb(red, green, blue): Rgb) -> Self {
        Self {
            out,
            size,
            ink: (red, green, blue),
            pen: None,
        }
    }

    fn close(&mut self) {
        if self.pen.take().is_some() {
            self.out.push_str("\"/>");
        }
    }

    /// Opens a path of a colour and width where none is open.
    fn stroke(&mut self, style: &impl BackendStyle) {
        let pen = (style.color().rgb, style.stroke_width());
        if self.pen != Some(pen) {
            self.close();
            self.pen = Some(pen);
            self.out.push_str("<path fill=\"none\" stroke=\"");
            svg::colour(self.out, pen.0);
            self.number("\" stroke-width=\"", i64::from(pen.1));
            self.out.push_str("\" d=\"");
        }
        self.out.push('M');
    }

    fn points(&mut self, points: &[BackendCoord]) {
        for (position, (x, y)) in points.iter().enumerate() {
            self.number(if position > 0 { " " } else { "" }, i64::from(*x));
            self.number(",", i64::from(*y));
        }
    }

    fn number(&mut self, before: &str, number: i64) {
        self.out.push_str(before);
        let _ = write!(self.out, "{number}");
    }

    /// A filled area within rings, by the even-odd rule. Each ring goes on from its first point by
    /// distances, which are shorter than places; nothing is written of two points or less.
    pub(crate) fn fill_rings<'r>(
        &mut self,
        rings: impl Iterator<Item = &'r [BackendCoord]>,
        colour: BackendColor,
    ) {
        self.close();
        self.out.push_str("<path fill-rule=\"evenodd");
        self.fill(colour.rgb);
        self.out.push_str("\" d=\"");
        for ring in rings {
            let mut ring = ring.iter().copied();
            let Some(mut before) = ring.next() else {
                continue;
            };
            self.number("M", i64::from(before.0));
            self.number(",", i64::from(before.1));
            self.out.push('l');
            let mut is_first = true;
            for (x, y) in ring {
                if (x, y) == before {
                    continue;
                }
                self.number(
                    if is_first { "" } else { " " },
                    i64::from(x) - i64::from(before.0),
                );
                self.number(",", i64::from(y) - i64::from(before.1));
                (before, is_first) = ((x, y), false);
            }
            self.out.push('z');
        }
        self.out.push_str("\"/>");
    }

    fn fill(&mut self, colour: (u8, u8, u8)) {
        self.out.push_str("\" fill=\"");
        svg::colour(self.out, colour);
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(
            (x, y),
            (x.saturating_add(1), y.saturating_add(1)),
            &color,
            true,
        )
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            let corners = [
                (left, top),
                (right, top),
                (right, bottom),
                (left, bottom),
                (left, top),
            ];
            return self.draw_path(corners, style);
        }
        self.close();
        self.number("<rect x=\"", i64::from(left));
        self.number("\" y=\"", i64::from(top));
        self.number("\" width=\"", i64::from(right) - i64::from(left));
        self.number("\" height=\"", i64::from(bottom) - i64::from(top));
        self.fill(style.color().rgb);
        self.out.push_str("\"/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<_> = path.into_iter().collect();
        match points.as_slice() {
            [] => {}
            [first, between @ .., last] if first == last => {
                self.stroke(style);
                self.points(&points[..=between.len()]);
                self.out.push('Z');
            }
            points => {
                self.stroke(style);
                self.points(points);
            }
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.close();
        self.number("<circle cx=\"", i64::from(x));
        self.number("\" cy=\"", i64::from(y));
        self.number("\" r=\"", i64::from(radius));
        self.fill(style.color().rgb);
        self.out.push_str("\"/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<_> = vert.into_iter().collect();
        self.close();
        self.out.push_str("<polygon fill=\"");
        svg::colour(self.out, style.color().rgb);
        self.out.push_str("\" points=\"");
        self.points(&points);
        self.out.push_str("\"/>");
        Ok(())
    }

    /// The position becomes that of the baseline, since no two viewers agree where a middle is.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let below = match style.anchor().v_pos {
            VPos::Top => 0.8,
            VPos::Center => 0.36,
            VPos::Bottom => -0.12,
        };
        self.close();
        self.number("<text x=\"", i64::from(x));
        let y = y.saturating_add(whole(below * style.size()));
        self.number("\" y=\"", i64::from(y));
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str("\" text-anchor=\"middle"),
            HPos::Right => self.out.push_str("\" text-anchor=\"end"),
        }
        let size = whole(style.size());
        if size != whole(TEXT * UNITS) {
            self.number("\" font-size=\"", i64::from(size));
        }
        let colour = style.color().rgb;
        if colour != self.ink {
            self.fill(colour);
        }
        if matches!(style.style(), FontStyle::Bold) {
            self.out.push_str("\" font-weight=\"bold");
        }
        self.out.push_str("\">");
        svg::escape(self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let size = style.size();
        let width = whole(text_width(text, size));
        Ok((width.unsigned_abs(), whole(size).unsigned_abs()))
    }
}
