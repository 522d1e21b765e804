//! Classes of values: round bounds between them, and a shade for each.

use super::number::{figure, tick_figure};
use super::scale::{extent, rounded, tick_decimals};
use super::theme::{Rgb, Theme};
use crate::order;

/// The most classes.
const MOST: usize = 6;

/// How many classes there may be of any values.
const LEAST: usize = 3;

/// The part of the full hue that each class has, from the least: told apart by lightness, so that no eye
/// needs to tell hues, and the least from the ground. Neighbours have a contrast of 1.24 : 1 or more, and ink or ground can be read on
/// each.
const TINTS: [f64; MOST] = [0.08, 0.22, 0.35, 0.47, 0.8, 1.0];

/// One in so many values, at either end, has no class made for it.
const TAIL: usize = 20;

/// Classes between round bounds; the first and the last have no bound without.
pub(crate) struct Classes {
    /// Rising.
    bounds: Vec<f64>,
    /// From the least: `<50`, `50–60`, `≥60`.
    pub(crate) names: Vec<String>,
    /// From the least.
    pub(crate) tints: Vec<Rgb>,
}

impl Classes {
    /// Classes of some values, no more than there are different ones, or three; `None` of none.
    ///
    /// Bounds are multiples of the least step of 1, 2, 2.5 or 5 times a power of ten that gives no more
    /// classes than there may be, and lie within the values but for the twentieth at either end.
    pub(crate) fn new(
        values: impl Iterator<Item = f64>,
        decimals: u8,
        theme: &Theme,
    ) -> Option<Self> {
        let values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        let mut values = order::sorted(&values, f64::total_cmp);
        let (least, greatest) = (*values.first()?, *values.last()?);
        let tail = values.len() / TAIL;
        let held = (values[tail], values[values.len() - 1 - tail]);
        values.dedup();
        let bounds = bounds(held, values.len().clamp(LEAST, MOST));
        let told = |value: f64| tick_figure(value, tick_decimals(&bounds), false);
        let names = if let (Some(first), Some(last)) = (bounds.first(), bounds.last()) {
            let inner = bounds.windows(2);
            let inner = inner.map(|pair| format!("{}–{}", told(pair[0]), told(pair[1])));
            let ends = (format!("<{}", told(*first)), format!("≥{}", told(*last)));
            std::iter::once(ends.0)
                .chain(inner)
                .chain([ends.1])
                .collect()
        } else {
            let (least, greatest) = (
                figure(least, decimals, false),
                figure(greatest, decimals, false),
            );
            vec![match least == greatest {
                true => least,
                false => format!("{least}–{greatest}"),
            }]
        };
        let chosen: &[usize] = match names.len() {
            1 => &[2],
            2 => &[0, 5],
            3 => &[0, 3, 5],
            4 => &[0, 2, 4, 5],
            5 => &[0, 1, 3, 4, 5],
            _ => &[0, 1, 2, 3, 4, 5],
        };
        Some(Self {
            tints: chosen.iter().map(|at| tint(TINTS[*at], theme)).collect(),
            bounds,
            names,
        })
    }

    /// The class of a value.
    pub(crate) fn of(&self, value: f64) -> usize {
        let reached = self.bounds.iter().filter(|bound| value >= **bound);
        reached.count()
    }

    /// The shade of a value.
    pub(crate) fn tint(&self, value: f64) -> Option<Rgb> {
        self.tints.get(self.of(value)).copied()
    }
}

/// Bounds of so many classes at most; none where there are no round ones.
fn bounds(held: (f64, f64), classes: usize) -> Vec<f64> {
    let Some(held) = extent(None, [held.0, held.1]).filter(|(low, high)| high > low) else {
        return Vec::new();
    };
    let inner = |most: u8| {
        let (_, mut bounds) = rounded(held, f64::from(most));
        bounds.retain(|bound| held.0 < *bound && *bound <= held.1);
        bounds
    };
    let found = (2..=9)
        .rev()
        .map(inner)
        .find(|bounds| bounds.len() < classes);
    found.unwrap_or_default()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between two channels"
)]
fn tint(share: f64, theme: &Theme) -> Rgb {
    let channel = |pale: u8, full: u8| {
        (f64::from(pale) + share * (f64::from(full) - f64::from(pale))).round() as u8
    };
    let (pale, full) = (theme.main_pale, theme.main);
    Rgb(
        channel(pale.0, full.0),
        channel(pale.1, full.1),
        channel(pale.2, full.2),
    )
}

/// Ink or ground, whichever is easier to read on a colour.
pub(crate) fn readable(on: Rgb, theme: &Theme) -> Rgb {
    match theme.ink.contrast(on) >= theme.ground.contrast(on) {
        true => theme.ink,
        false => theme.ground,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(values: &[f64], theme: &Theme) -> Classes {
        Classes::new(values.iter().copied(), 1, theme).unwrap_or_else(|| panic!("{values:?}"))
    }

    #[test]
    fn texts_can_be_read_on_every_shade_and_shades_can_be_told_apart() {
        for theme in [Theme::light(), Theme::dark()] {
            for count in 1..=MOST {
                let values: Vec<f64> = (0..count).map(|at| 10.0 * at as f64).collect();
                let tints = classes(&values, &theme).tints;
                for tint in &tints {
                    assert!(readable(*tint, &theme).contrast(*tint) >= 4.5, "{tint:?}");
                }
                for pair in tints.windows(2) {
                    assert!(pair[0].contrast(pair[1]) >= 1.24, "{pair:?}");
                }
            }
        }
    }

    #[test]
    fn bounds_are_round_and_the_ends_open() {
        let theme = Theme::light();
        let world: Vec<f64> = (0..200_u8).map(|at| 38.0 + 0.294 * f64::from(at)).collect();
        let world = classes(&world, &theme);
        assert_eq!(
            world.names,
            ["<50", "50–60", "60–70", "70–80", "80–90", "≥90"]
        );
        for (value, class) in [(38.0, 0), (50.0, 1), (59.99, 1), (89.9, 4), (96.7, 5)] {
            assert_eq!(world.of(value), class, "{value}");
        }
        for (values, names) in [
            (&[65.0, 75.0][..], &["<70", "70–75", "≥75"][..]),
            (&[70.0, 70.0], &["70.0"]),
            (&[69.96, 70.04], &["<70", "≥70"]),
            (&[61.3, 70.2, 75.0, 88.9], &["<70", "70–80", "≥80"]),
        ] {
            assert_eq!(classes(values, &theme).names, names);
        }
        let wide = classes(&[3.0, 1e300, -1e300], &theme);
        assert!(!wide.names.is_empty() && wide.names.len() == wide.tints.len());
        assert!(Classes::new([f64::NAN].into_iter(), 1, &theme).is_none());
    }
}
