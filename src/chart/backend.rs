//! The one drawing backend, with text metrics of its own.

use plotters_backend::text_anchor::VPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_svg::SVGBackend;

use super::text::text_width;

/// plotters-svg writes a font size of the style's size divided by this.
pub(crate) const FONT_RATIO: f64 = 1.24;

/// The SVG backend of plotters with text metrics of its own.
///
/// Where a text stands is settled here too: the position handed on is that of the baseline, and
/// the `dy` that the inner backend writes is dropped afterwards (see `svg`), since its `ex` unit
/// differs from font to font.
pub(crate) struct Backend<'a>(SVGBackend<'a>);

type Drawn<'a> = Result<(), DrawingErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

impl<'a> Backend<'a> {
    pub(crate) fn new(target: &'a mut String, size: (u32, u32)) -> Self {
        Self(SVGBackend::with_string(target, size))
    }
}

impl<'a> DrawingBackend for Backend<'a> {
    type ErrorType = <SVGBackend<'a> as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn<'a> {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Drawn<'a> {
        self.0.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn<'a> {
        self.0.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn<'a> {
        self.0.draw_line(from, to, style)
    }

    /// An outline goes as a path, because the inner backend forgets its stroke width.
    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn<'a> {
        if fill {
            return self.0.draw_rect(upper_left, bottom_right, style, fill);
        }
        let ((left, top), (right, bottom)) = (upper_left, bottom_right);
        let corners = [
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
        ];
        self.0.draw_path(corners, style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn<'a> {
        self.0.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn<'a> {
        self.0.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn<'a> {
        self.0.fill_polygon(vert, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        pos: BackendCoord,
    ) -> Drawn<'a> {
        let below = match style.anchor().v_pos {
            VPos::Top => 0.8,
            VPos::Center => 0.36,
            VPos::Bottom => -0.12,
        };
        let shift = whole(below * style.size() / FONT_RATIO);
        let (dx, dy) = style.transform().transform(0, shift);
        self.0.draw_text(
            text,
            style,
            (pos.0.saturating_add(dx), pos.1.saturating_add(dy)),
        )
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let size = style.size() / FONT_RATIO;
        let width = whole(text_width(text, size));
        Ok((width.unsigned_abs(), whole(size).unsigned_abs()))
    }

    fn blit_bitmap(
        &mut self,
        pos: BackendCoord,
        (width, height): (u32, u32),
        src: &[u8],
    ) -> Drawn<'a> {
        self.0.blit_bitmap(pos, (width, height), src)
    }
}

/// The nearest whole coordinate; what is out of range goes to its edge.
#[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
pub(crate) fn whole(value: f64) -> i32 {
    value.round() as i32
}
