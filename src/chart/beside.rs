//! Names beside dots, as many as there is room for.

use super::text::text_width;

/// How many names are tried for each that is given.
const TRIES: usize = 5;

/// A dot that names keep clear of.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) centre: (f64, f64),
    pub(crate) radius: f64,
}

/// The height that a name takes of its size.
const TALL: f64 = 1.2;
/// Gap between a dot and its name.
const GAP: f64 = 3.0;

/// A name that is to stand beside a dot.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// The position of the dot among the spots.
    pub(crate) at: usize,
    pub(crate) name: &'a str,
    /// Whether it may stand further away, with a line to its dot, where there is no room beside it.
    pub(crate) is_led: bool,
}

/// A name's place: its left end and middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) at: usize,
    pub(crate) place: (f64, f64),
    /// The ends of the line to its dot, where it stands away from it.
    pub(crate) leader: Option<[(f64, f64); 2]>,
}

/// Where names stand, those that come first first; each covers no spot and no other name, and stays within
/// `bounds` (left, right, top, bottom). One without such a place has none. At most `most` are given, of the
/// first few times as many: O(most × spots), however crowded it is.
pub(crate) fn names<'a>(
    spots: &[Spot],
    wanted: impl Iterator<Item = Wanted<'a>>,
    (size, bounds, most): (f64, (f64, f64, f64, f64), usize),
) -> Vec<Placed> {
    let mut taken: Vec<Area> = Vec::new();
    let mut places = Vec::new();
    for one in wanted.filter(|one| !one.name.is_empty()).take(TRIES * most) {
        if places.len() == most {
            break;
        }
        let size = (text_width(one.name, size), size * TALL);
        let spot = spots[one.at];
        let is_free = |area: &Area| {
            area.is_within(bounds)
                && !spots.iter().any(|spot| area.covers(*spot))
                && !taken.iter().any(|other| area.meets(*other))
        };
        let near = around(spot, size).into_iter().find(is_free);
        let found = near.map(|area| (area, None)).or_else(|| {
            let mut far = away(spot, size).filter(|_| one.is_led);
            let area = far.find(is_free)?;
            Some((area, Some(area.leader(spot))))
        });
        if let Some((area, leader)) = found {
            taken.push(area);
            places.push(Placed {
                at: one.at,
                place: (area.left, f64::midpoint(area.top, area.bottom)),
                leader,
            });
        }
    }
    places
}

/// The areas beside a dot that a name may take, the best first.
fn around(spot: Spot, (wide, tall): (f64, f64)) -> [Area; 4] {
    let (x, y) = spot.centre;
    let away = spot.radius + GAP;
    let area = |left, top| Area::new(left, top, (wide, tall));
    [
        area(x + away, y - tall / 2.0),
        area(x - away - wide, y - tall / 2.0),
        area(x - wide / 2.0, y - away - tall),
        area(x - wide / 2.0, y + away),
    ]
}

/// The areas at some distance, aslant, the nearest first.
fn away(spot: Spot, (wide, tall): (f64, f64)) -> impl Iterator<Item = Area> {
    let (x, y) = spot.centre;
    let steps = (1..=8u8).map(move |step| spot.radius + 8.0 * f64::from(step));
    steps.flat_map(move |off| {
        let area = |left, top| Area::new(left, top, (wide, tall));
        [
            area(x - off - wide, y - off - tall),
            area(x + off, y + off),
            area(x + off, y - off - tall),
            area(x - off - wide, y + off),
        ]
    })
}

#[derive(Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn new(left: f64, top: f64, (wide, tall): (f64, f64)) -> Self {
        Self {
            left,
            right: left + wide,
            top,
            bottom: top + tall,
        }
    }

    /// The point of it that is nearest to another one.
    fn nearest(self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            x.max(self.left).min(self.right),
            y.max(self.top).min(self.bottom),
        )
    }

    /// From the edge of a dot to the nearest point.
    fn leader(self, spot: Spot) -> [(f64, f64); 2] {
        let (x, y) = spot.centre;
        let end = self.nearest(spot.centre);
        let (dx, dy) = (end.0 - x, end.1 - y);
        let part = spot.radius / libm::hypot(dx, dy);
        [(x + dx * part, y + dy * part), end]
    }

    fn is_within(self, (left, right, top, bottom): (f64, f64, f64, f64)) -> bool {
        self.left >= left && self.right <= right && self.top >= top && self.bottom <= bottom
    }

    fn meets(self, other: Self) -> bool {
        let across = self.left < other.right && other.left < self.right;
        across && self.top < other.bottom && other.top < self.bottom
    }

    fn covers(self, spot: Spot) -> bool {
        let (x, y) = spot.centre;
        let nearest = self.nearest(spot.centre);
        let (dx, dy) = (x - nearest.0, y - nearest.1);
        dx * dx + dy * dy < spot.radius * spot.radius
    }
}

#[cfg(test)]
mod tests {
    use super::{Placed, Spot, Wanted, names};

    const BOUNDS: (f64, f64, f64, f64) = (0.0, 200.0, 0.0, 100.0);

    fn spot(x: f64, y: f64) -> Spot {
        Spot {
            centre: (x, y),
            radius: 4.0,
        }
    }

    fn place(spots: &[Spot], wanted: &[(usize, &str, bool)], most: usize) -> Vec<Placed> {
        let wanted = wanted.iter().map(|(at, name, is_led)| Wanted {
            at: *at,
            name,
            is_led: *is_led,
        });
        names(spots, wanted, (10.0, BOUNDS, most))
    }

    fn positions(placed: &[Placed]) -> Vec<usize> {
        placed.iter().map(|one| one.at).collect()
    }

    /// A spot with others on all sides of it.
    fn crowd() -> Vec<Spot> {
        let around = [
            (50.0, 50.0),
            (62.0, 50.0),
            (38.0, 50.0),
            (50.0, 38.0),
            (50.0, 62.0),
        ];
        around.map(|(x, y)| spot(x, y)).into()
    }

    #[test]
    fn a_name_stands_right_of_its_dot_and_left_of_it_at_the_edge() {
        let spots = [spot(50.0, 50.0), spot(190.0, 20.0)];
        let placed = place(&spots, &[(0, "甲甲", false), (1, "乙乙", false)], 9);
        let places: Vec<_> = placed.iter().map(|one| one.place).collect();
        assert_eq!(places, [(57.0, 50.0), (163.0, 20.0)]);
        assert!(placed.iter().all(|one| one.leader.is_none()));
    }

    #[test]
    fn a_name_without_room_is_left_out() {
        let placed = place(&crowd(), &[(0, "甲甲", false), (1, "乙乙", false)], 9);
        assert_eq!(positions(&placed), [1]);
    }

    #[test]
    fn a_name_that_may_stand_away_has_a_line_from_the_edge_of_its_dot() {
        let placed = place(&crowd(), &[(0, "甲甲", true)], 9);
        let [
            Placed {
                leader: Some([from, to]),
                place: (left, middle),
                ..
            },
        ] = placed[..]
        else {
            panic!("{placed:?}");
        };
        assert!((libm::hypot(from.0 - 50.0, from.1 - 50.0) - 4.0).abs() < 1e-9);
        assert_eq!(to, (left + 20.0, middle + 6.0));
    }

    #[test]
    fn what_comes_after_many_without_room_is_not_tried() {
        let mut spots = crowd();
        spots.push(spot(150.0, 50.0));
        let crowded = [(0, "甲甲", false); 5];
        let free = [(5, "乙乙", false)];
        assert_eq!(
            positions(&place(&spots, &[&crowded[..4], &free].concat(), 1)),
            [5]
        );
        assert_eq!(
            positions(&place(&spots, &[&crowded[..], &free].concat(), 1)),
            [0; 0]
        );
    }

    #[test]
    fn the_first_asked_for_come_first_and_no_more_than_asked_for() {
        let spots = [spot(20.0, 50.0), spot(100.0, 50.0), spot(160.0, 50.0)];
        let wanted = [(2, "丙", false), (0, "甲", false), (1, "乙", false)];
        assert_eq!(positions(&place(&spots, &wanted, 2)), [2, 0]);
    }
}
