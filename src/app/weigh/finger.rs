//! A finger on a slider.

/// The least way in CSS pixels that a finger slides.
const LEAST: i32 = 4;

/// A finger on a slider. Whoever swipes over it to scroll the page must not move it: until the finger
/// has gone sideways, and more so than up or down, what the browser makes of it is none of the reader's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Finger {
    /// There is none; a mouse or a key moves the slider.
    #[default]
    Away,
    /// It has come down at a place, and may yet scroll the page.
    Resting(i32, i32),
    /// It moves the slider.
    Sliding,
    /// It has left, or scrolls the page, without having moved the slider.
    Left,
}

impl Finger {
    /// It moves to a place.
    pub(super) fn moved(self, x: i32, y: i32) -> Self {
        match self {
            Self::Resting(from_x, from_y) => {
                let (across, along) = ((x - from_x).abs(), (y - from_y).abs());
                match across >= LEAST && across > along {
                    true => Self::Sliding,
                    false => self,
                }
            }
            Self::Away | Self::Sliding | Self::Left => self,
        }
    }

    /// It is lifted, or the page takes it over.
    pub(super) fn lifted(self) -> Self {
        match self {
            Self::Away | Self::Sliding => Self::Away,
            Self::Resting(..) | Self::Left => Self::Left,
        }
    }

    /// After the slider has moved: a tap ends in a click, by a finger that has left.
    pub(super) fn after_input(self) -> Self {
        match self {
            Self::Left => Self::Away,
            Self::Away | Self::Resting(..) | Self::Sliding => self,
        }
    }

    /// Whether it may move the slider.
    pub(super) fn slides(self) -> bool {
        match self {
            Self::Away | Self::Sliding => true,
            Self::Resting(..) | Self::Left => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swipe_up_or_down_moves_no_slider_and_neither_does_its_end() {
        for (x, y) in [(0, 60), (3, -8), (-20, 45), (10, 10)] {
            let finger = Finger::Resting(100, 300).moved(100 + x, 300 + y);
            assert!(!finger.slides(), "{x}, {y}");
            assert!(!finger.lifted().slides(), "{x}, {y}");
        }
    }

    #[test]
    fn a_move_to_a_side_slides_from_then_on() {
        let finger = Finger::Resting(100, 300).moved(92, 303);
        assert!(finger.slides());
        assert!(finger.moved(92, 400).slides());
        assert_eq!(finger.lifted(), Finger::Away);
    }

    #[test]
    fn a_tap_is_followed_by_a_click_that_counts() {
        let finger = Finger::Resting(100, 300).lifted();
        assert!(!finger.slides());
        assert!(finger.after_input().slides());
    }
}
