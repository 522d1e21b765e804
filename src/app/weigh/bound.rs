//! The bound that locks set to a percentage.

use crate::text::format::number;
use crate::text::words::Words;

/// What a percentage can be where locked siblings leave `room`, of which tenths are told.
pub(in crate::app) fn bound(words: &Words, room: f64) -> String {
    let most = number((10.0 * room).floor() / 10.0, 1);
    let held = number(100.0 - room, 1);
    words.pick(
        format!("锁定的各项占 {held}%，这一项可填 0 到 {most}"),
        format!("Locked items hold {held}%: enter a number from 0 to {most}"),
    )
}
