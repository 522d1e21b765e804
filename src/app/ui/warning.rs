//! Warnings in words.

use crate::process::{SplitSum, Warning};
use crate::text::format::plain;
use crate::text::words::Words;

/// What looks wrong, and the figure that it is judged by.
pub fn sentence(warning: Warning, words: &Words) -> String {
    match warning {
        Warning::Falls(last) => words.pick(
            format!("累计数低于上次的 {}", plain(last)),
            format!("Running total below the last one, {}", plain(last)),
        ),
        Warning::Exceeds(target) => words.pick(
            format!("超过目标 {} 的 150%", plain(target)),
            format!("Above 150% of the target, {}", plain(target)),
        ),
        Warning::Jumps(pace) => {
            let pace = plain(libm::round(pace));
            words.pick(
                format!("增幅超过月均进度 {pace} 的 5 倍"),
                format!("More than five times the monthly pace, {pace}"),
            )
        }
        Warning::Decimals => {
            words.pick("计数出现小数".to_owned(), "Decimals in a count".to_owned())
        }
        Warning::OtherUnit(last) => words.pick(
            format!("与上次的 {} 相差悬殊，请核对计量单位", plain(last)),
            format!(
                "Far from the last figure, {}: check the unit of measurement",
                plain(last)
            ),
        ),
    }
}

/// That the parts of a split target do not come to the whole.
pub fn split(sum: SplitSum, words: &Words) -> String {
    let (given, whole) = (plain(sum.given), plain(sum.whole));
    let lacking = match sum.lacking {
        0 => String::new(),
        1 => words.pick("；1 个单位未分解".into(), "; one unit has none".into()),
        many => words.pick(
            format!("；{many} 个单位未分解"),
            format!("; {many} units have none"),
        ),
    };
    words.pick(
        format!("分解合计 {given}，总目标 {whole}{lacking}"),
        format!("Parts come to {given}, the whole target is {whole}{lacking}"),
    )
}
