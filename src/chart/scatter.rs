//! Scatter: each by two values.

use super::area::Area;
use super::beside::{self, Spot, Wanted};
use super::canvas::{Align, Canvas, Ink};
use super::frame::Frame;
use super::key::Key;
use super::number::{figure, plain, present, tick_figure};
use super::scale::{Scale, bounded, extent, rounded, tick_decimals, widened};
use super::sheet::{PAD, Sheet};
use super::text::{shorten, text_width};
use super::units::SMALL;
use crate::order;
use crate::report::table::Table;

/// Height of the names of both axes, and of the figures below.
const HEAD: f64 = 30.0;
const FOOT: f64 = 44.0;
/// The height of the plane: as wide as high where there is little width.
const LEAST: f64 = 220.0;
const MOST: f64 = 380.0;

/// The radius of the marked dot, and of the others.
const OWN: f64 = 6.5;
const OTHER: f64 = 4.0;
/// How far from its middle a dot is pointed at.
const REACH: f64 = 12.0;
/// How many dots have their names on a plane of this width and more, and on a narrower one.
const ROOMY: f64 = 480.0;
const MANY: usize = 12;
const FEW: usize = 5;

/// A dot for each pair of values, one of them marked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scatter {
    /// The dots.
    pub dots: Vec<Dot>,
    /// The position of the dot that is marked, and named in the chart.
    pub own: Option<usize>,
    /// Name of the horizontal values.
    pub x_name: String,
    /// Name of the vertical values.
    pub y_name: String,
    /// Name of the labels, for the table.
    pub label_name: String,
    /// Name of the others, in the key.
    pub others_name: String,
    /// Name of the line on which both values are equal; none is drawn where it is empty.
    pub equal_name: String,
    /// Digits after the point.
    pub decimals: u8,
}

/// One dot; nothing is drawn where a value is missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dot {
    /// Its name.
    pub label: String,
    /// To the right.
    pub x: Option<f64>,
    /// Upwards.
    pub y: Option<f64>,
}

impl Dot {
    fn place(&self) -> Option<(f64, f64)> {
        let axis = |value| present(value).map(bounded);
        axis(self.x).zip(axis(self.y))
    }
}

impl Scatter {
    /// Every dot in the document that [`scatter`] draws, from left to right: its position, and the room
    /// around it in which it is pointed at.
    pub fn areas(&self, frame: &Frame) -> Vec<(usize, Area)> {
        let sheet = Sheet::new(frame);
        let Some(plan) = Plan::new(self, &sheet) else {
            return Vec::new();
        };
        let dots = self.dots.iter().enumerate();
        let seen = dots.filter_map(|(at, dot)| {
            let (x, y) = dot.place()?;
            let (x, y) = (plan.x.at(x), sheet.top() + plan.y.at(y));
            let area = Area {
                left: x - REACH,
                top: y - REACH,
                right: x + REACH,
                bottom: y + REACH,
            };
            Some((at, area))
        });
        let seen: Vec<_> = seen.collect();
        let left = |at: usize| seen[at].1.left;
        let order = order::positions(seen.len(), &|a, b| left(a).total_cmp(&left(b)));
        order.into_iter().map(|at| seen[at]).collect()
    }

    /// Both values of a dot, by name.
    pub(crate) fn in_words(&self, dot: &Dot) -> Vec<String> {
        let named = [(&self.x_name, dot.x), (&self.y_name, dot.y)];
        let told = named.into_iter().filter_map(|(name, value)| {
            let value = figure(present(value)?, self.decimals, false);
            Some([name.as_str(), " ", &value].concat())
        });
        told.collect()
    }

    /// The figures in the chart: a row a dot.
    pub fn table(&self) -> Table {
        let cell = |value: Option<f64>| {
            present(value).map_or(String::new(), |value| plain(value, self.decimals))
        };
        let rows = self.dots.iter();
        let rows = rows.map(|dot| vec![dot.label.clone(), cell(dot.x), cell(dot.y)]);
        let heads = [&self.label_name, &self.x_name, &self.y_name];
        Table {
            columns: heads.map(String::clone).to_vec(),
            rows: rows.collect(),
            remarks: Vec::new(),
        }
    }
}

/// Draws the dots as one SVG document.
pub fn scatter(scatter: &Scatter, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    match Plan::new(scatter, &sheet) {
        Some(plan) => sheet.render(plan.height, |canvas, top| plan.draw(canvas, top)),
        None => sheet.empty(),
    }
}

/// The layout, complete before anything is drawn.
struct Plan<'a> {
    frame: &'a Frame,
    scatter: &'a Scatter,
    key: Key,
    x: Scale,
    y: Scale,
    x_ticks: Vec<(f64, String)>,
    y_ticks: Vec<(f64, String)>,
    /// Left, right, top and bottom of the plane.
    plane: (f64, f64, f64, f64),
    /// The extent that both axes share, where the line of equals is drawn.
    shared: Option<(f64, f64)>,
    height: f64,
}

impl<'a> Plan<'a> {
    /// `None` where no dot has both values.
    fn new(scatter: &'a Scatter, sheet: &Sheet<'a>) -> Option<Self> {
        let places = || scatter.dots.iter().filter_map(Dot::place);
        let (xs, ys) = (
            extent(None, places().map(|(x, _)| x))?,
            extent(None, places().map(|(_, y)| y))?,
        );
        let is_shared = !scatter.equal_name.is_empty();
        let (xs, ys) = match is_shared {
            true => {
                let both = (xs.0.min(ys.0), xs.1.max(ys.1));
                (both, both)
            }
            false => (xs, ys),
        };
        let width = sheet.width;
        let own = scatter.own.and_then(|own| scatter.dots.get(own));
        let own = own.map_or("", |dot| dot.label.as_str());
        let names = [own, &scatter.others_name, &scatter.equal_name];
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let key = Key::new(&names, width);
        let tall = (width * 0.62).clamp(LEAST, MOST);
        let (top, bottom) = (key.height + HEAD, key.height + HEAD + tall);
        let told = |ticks: Vec<f64>| {
            let decimals = tick_decimals(&ticks);
            let told = ticks.into_iter();
            let told = told.map(|tick| (tick, tick_figure(tick, decimals, false)));
            told.collect::<Vec<_>>()
        };
        // Equals are seen where both axes have the same steps.
        let steps = (tall / 56.0).floor();
        let (ys, y_ticks) = rounded(widened(ys), steps);
        let y_ticks = told(y_ticks);
        let room = y_ticks.iter().map(|(_, told)| text_width(told, SMALL));
        let left = PAD + room.fold(0.0, f64::max) + 8.0;
        let right = width - PAD - 10.0;
        let (xs, x_ticks) = match is_shared {
            true => rounded(widened(xs), steps),
            false => rounded(widened(xs), ((right - left) / 64.0).floor()),
        };
        Some(Self {
            frame: sheet.frame,
            scatter,
            key,
            x: Scale::new(xs, (left, right)),
            y: Scale::new(ys, (bottom, top)),
            x_ticks: told(x_ticks),
            y_ticks,
            plane: (left, right, top, bottom),
            shared: is_shared.then_some((xs.0.max(ys.0), xs.1.min(ys.1))),
            height: bottom + FOOT,
        })
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let (left, right, above, below) = self.plane;
        let has_own = self.own().is_some();
        self.key.draw(canvas, top, theme, |entry, x, middle| {
            let centre = (x + 7.0, middle);
            match entry + usize::from(!has_own) {
                0 => canvas.dot(centre, OWN, theme.main),
                1 => canvas.dot(centre, OTHER, theme.main_light),
                _ => canvas.path(
                    &[(x, middle + 6.0), (x + 14.0, middle - 6.0)],
                    (theme.muted, 1.5),
                ),
            }
        });
        let ink = Ink::new(SMALL, theme.muted, Align::End);
        for (tick, told) in &self.y_ticks {
            let y = top + self.y.at(*tick);
            canvas.path(&[(left, y), (right, y)], (theme.grid, 1.0));
            canvas.text(told, (left - 6.0, y), ink);
        }
        for (tick, told) in &self.x_ticks {
            let x = self.x.at(*tick);
            canvas.path(&[(x, top + above), (x, top + below)], (theme.grid, 1.0));
            let half = text_width(told, SMALL) / 2.0;
            let place = x.min(right + 10.0 - half);
            let align = Align::Middle;
            canvas.text(told, (place, top + below + 13.0), Ink { align, ..ink });
        }
        let room = right - PAD;
        let align = Align::Start;
        let name = shorten(&self.scatter.y_name, SMALL, room);
        canvas.text(&name, (PAD, top + above - 19.0), Ink { align, ..ink });
        let name = shorten(&self.scatter.x_name, SMALL, room);
        canvas.text(&name, (right, top + below + 33.0), ink);
        if let Some((low, high)) = self.shared {
            let at = |value: f64| (self.x.at(value), top + self.y.at(value));
            canvas.path(&[at(low), at(high)], (theme.muted, 1.5));
        }
        let dots = self.scatter.dots.iter().enumerate();
        let others = dots.filter(|(at, _)| Some(*at) != self.scatter.own);
        for (x, y) in others.filter_map(|(_, dot)| dot.place()) {
            canvas.dot((self.x.at(x), top + self.y.at(y)), OTHER, theme.main_light);
        }
        if let Some((x, y)) = self.own().and_then(Dot::place) {
            let centre = (self.x.at(x), top + self.y.at(y));
            canvas.dot(centre, OWN + 2.0, theme.ground);
            canvas.dot(centre, OWN, theme.main);
        }
        self.draw_names(canvas, top);
    }

    /// The names of the marked dot and of those furthest from what the others do, as far as there is room.
    fn draw_names(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let (left, right, above, below) = self.plane;
        let dots = self.scatter.dots.iter().enumerate();
        let seen: Vec<_> = dots
            .filter_map(|(at, dot)| Some((at, dot.place()?)))
            .collect();
        let mut spots: Vec<_> = seen
            .iter()
            .map(|(at, (x, y))| Spot {
                centre: (self.x.at(*x), top + self.y.at(*y)),
                radius: if Some(*at) == self.scatter.own {
                    OWN
                } else {
                    OTHER
                },
            })
            .collect();
        spots.extend(self.along_the_line(top));
        let places: Vec<_> = seen.iter().map(|(_, place)| *place).collect();
        let far = match self.shared {
            Some(_) => places.iter().map(|(x, y)| (y - x).abs()).collect(),
            None => oddness(&places),
        };
        let first = |at: usize| match Some(seen[at].0) == self.scatter.own {
            true => f64::INFINITY,
            false => far[at],
        };
        let order = order::positions(seen.len(), &|a, b| first(b).total_cmp(&first(a)));
        let wanted = order.into_iter().map(|at| {
            let (dot, _) = seen[at];
            Wanted {
                at,
                name: &self.scatter.dots[dot].label,
                is_led: Some(dot) == self.scatter.own,
            }
        });
        let bounds = (left + 1.0, right + 10.0, top + above, top + below);
        let most = if right - left < ROOMY { FEW } else { MANY };
        for placed in beside::names(&spots, wanted, (SMALL, bounds, most)) {
            let (dot, _) = seen[placed.at];
            let colour = match Some(dot) == self.scatter.own {
                true => theme.main,
                false => theme.ink,
            };
            if let Some(leader) = placed.leader {
                canvas.path(&leader, (theme.main, 1.0));
            }
            let ink = Ink::new(SMALL, colour, Align::Start);
            canvas.text(&self.scatter.dots[dot].label, placed.place, ink);
        }
    }

    /// What names keep clear of along the line of equals.
    fn along_the_line(&self, top: f64) -> impl Iterator<Item = Spot> {
        let (steps, radius) = (120u8, 2.0);
        let line = self.shared.into_iter();
        line.flat_map(move |(low, high)| {
            (0..=steps).map(move |step| {
                let value = low + (high - low) * f64::from(step) / f64::from(steps);
                let centre = (self.x.at(value), top + self.y.at(value));
                Spot { centre, radius }
            })
        })
    }

    fn own(&self) -> Option<&Dot> {
        self.scatter.dots.get(self.scatter.own?)
    }
}

/// How far each pair is from the middle of all, measured by how they lie together: the squared
/// distance of Mahalanobis, `(u² − 2ruv + v²) ÷ (1 − r²)` with `u` and `v` in standard deviations and `r`
/// their correlation. Where all lie on a line, or one value does not vary, the distance along it.
fn oddness(pairs: &[(f64, f64)]) -> Vec<f64> {
    let count = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (middle_x, middle_y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let away = pairs.iter().map(|(x, y)| (x - middle_x, y - middle_y));
    let away: Vec<_> = away.collect();
    let sum = |of: fn(&(f64, f64)) -> f64| away.iter().map(of).sum::<f64>() / count;
    let (across, up) = (sum(|(x, _)| x * x), sum(|(_, y)| y * y));
    let both = sum(|(x, y)| x * y);
    let inverse = |variance: f64| match variance > 0.0 {
        true => 1.0 / libm::sqrt(variance),
        false => 0.0,
    };
    let (per_x, per_y) = (inverse(across), inverse(up));
    let r = both * per_x * per_y;
    let (r, rest) = match 1.0 - r * r {
        rest if rest > 1e-9 => (r, rest),
        _ => (0.0, 1.0),
    };
    let far = away.iter().map(|(x, y)| {
        let (u, v) = (x * per_x, y * per_y);
        (u * u - 2.0 * r * u * v + v * v) / rest
    });
    far.collect()
}

#[cfg(test)]
mod tests {
    use super::oddness;

    fn oddest(pairs: &[(f64, f64)]) -> usize {
        let far = oddness(pairs);
        let all = 0..pairs.len();
        all.max_by(|a, b| far[*a].total_cmp(&far[*b])).unwrap()
    }

    #[test]
    fn what_lies_off_the_trend_is_odder_than_what_lies_at_its_end() {
        let mut pairs: Vec<_> = (0..20).map(|at| (f64::from(at), f64::from(at))).collect();
        pairs.push((10.0, 4.0));
        assert_eq!(oddest(&pairs), 20);
    }

    #[test]
    fn on_a_line_the_ends_are_oddest() {
        let line: Vec<_> = (0..5)
            .map(|at| (f64::from(at), 2.0 * f64::from(at)))
            .collect();
        assert!([0, 4].contains(&oddest(&line)));
        let level: Vec<_> = (0..5).map(|at| (f64::from(at * at), 3.0)).collect();
        assert_eq!(oddest(&level), 4);
        assert!(
            oddness(&[(1.0, 1.0), (1.0, 1.0)])
                .iter()
                .all(|far| *far == 0.0)
        );
    }
}
