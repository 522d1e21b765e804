//! Refusals of files in the reader's words: what is at fault, where, and what to do.

use crate::app::io::portable::Refused;
use crate::app::io::received::Kind;
use crate::app::state::LinkFault;
use crate::data::published::Unfit;
use crate::error::Error;
use crate::index::Index;
use crate::text::words::{DeskWords, Words};

/// What a file is that holds no data of this page, and what to do with it.
pub fn kind(kind: Kind, words: &DeskWords) -> &'static str {
    match kind {
        Kind::Empty => words.kind_empty,
        Kind::Workbook => words.kind_workbook,
        Kind::OldOffice => words.kind_old_office,
        Kind::Archive => words.kind_archive,
        Kind::Pdf => words.kind_pdf,
        Kind::Picture => words.kind_picture,
        Kind::Page => words.kind_page,
        Kind::Published => words.kind_published,
        Kind::Definition => words.kind_definition,
        Kind::Table => words.kind_table,
        Kind::Text => words.kind_text,
        Kind::Binary => words.kind_binary,
    }
}

/// Why published results are not shown; without a reason they cannot be had.
pub fn unfit(unfit: Option<&Unfit>, words: &DeskWords) -> String {
    let told = match unfit {
        None => words.unfit_unreachable,
        Some(Unfit::Nothing) => words.unfit_nothing,
        Some(Unfit::Foreign) => words.unfit_foreign,
        Some(Unfit::Damaged { .. }) => words.unfit_damaged,
        Some(Unfit::OtherIndex { found, expected }) => {
            return words.pick(
                format!("发布文件属于另一套指数（{found}，本页为 {expected}）"),
                format!("the results are of another index ({found}; this is {expected})"),
            );
        }
        Some(Unfit::Newer {
            found, expected, ..
        }) => {
            return words.pick(
                format!("发布文件的版本（{found}）比本页（{expected}）新，请更新网站上的计算器"),
                format!("the results are of a later version ({found}) than this page ({expected}), which has to be updated"),
            );
        }
        Some(Unfit::Fault(error)) => {
            return words.pick(
                format!("发布文件有误：{}", in_chinese(error)),
                error.to_string(),
            );
        }
    };
    told.to_owned()
}

/// Why a link is not followed, and what is shown instead.
pub fn link(fault: &LinkFault, index: &Index, words: &DeskWords) -> String {
    let title = |id: &str| match index.find(id) {
        Some(node) => index.node(node).title.get(words.language).to_owned(),
        None => id.to_owned(),
    };
    let told = match fault {
        LinkFault::Damaged => return words.link_damaged.to_owned(),
        LinkFault::OtherIndex => return words.link_other_index.to_owned(),
        LinkFault::OtherVersion => return words.link_other_version.to_owned(),
        LinkFault::TooLong => return words.link_too_long.to_owned(),
        LinkFault::Unknown(id) => words.pick(
            format!("链接里的“{id}”不是本指数的维度或指标"),
            format!(
                "The link has a weight of “{id}”, which is no dimension or indicator of this index"
            ),
        ),
        LinkFault::NoWeight { id, found } => {
            let title = title(id);
            words.pick(
                format!("链接里“{title}”的权重是 {found}，应为 0 到 10¹⁵ 之间的数"),
                format!(
                    "The link gives “{title}” the weight {found} instead of a number from 0 to 10¹⁵"
                ),
            )
        }
        LinkFault::AllZero(id) => {
            let title = title(id);
            words.pick(
                format!("链接里“{title}”之下的权重全为零，无法合成得分"),
                format!("In the link all weights below “{title}” are zero, which gives no score"),
            )
        }
    };
    told + words.default_instead
}

/// Why a file is not read, and what to do.
pub fn told(refused: &Refused, words: &Words) -> String {
    let words = DeskWords::of(words.language);
    match refused {
        Refused::OtherIndex => words.file_other_index.to_owned(),
        Refused::Fault(error) => words.pick(
            format!("{}。{}", in_chinese(error), words.file_next),
            format!("{error}. {}", words.file_next),
        ),
    }
}

/// A fault in Chinese; names, figures and what has no Chinese wording stay as they are.
pub fn in_chinese(error: &Error) -> String {
    let place = place(error.place());
    let whole = error.to_string();
    let prefix = format!("{}: ", error.place());
    let problem = whole.strip_prefix(&prefix).unwrap_or(&whole);
    let parts = problem
        .strip_prefix("found ")
        .and_then(|rest| rest.split_once(", expected "));
    match parts {
        Some((found, expected)) => {
            let (found, expected) = (phrase(found), phrase(expected));
            format!("{place}：现为{found}，应为{expected}")
        }
        None => format!("{place}：{}", phrase(problem)),
    }
}

/// A place of a data file, such as `values[3]` with a unit and an indicator, in words.
fn place(place: &str) -> String {
    if place == "$" {
        return "文件整体".to_owned();
    }
    let (path, rest) = place.split_once(": ").unwrap_or((place, ""));
    let mut told = match element(path) {
        Some((list, position, field)) => {
            let what = match list {
                "values" => "条记录",
                "units" => "个单位",
                "adjustments" => "条加减分",
                _ => return place.to_owned(),
            };
            let field = field.map(|field| format!("的 `{field}`"));
            format!("第 {} {what}{}", position + 1, field.unwrap_or_default())
        }
        None => format!("`{path}`"),
    };
    for part in rest.split(", ").filter(|part| !part.is_empty()) {
        let (word, name) = part.split_once(' ').unwrap_or((part, ""));
        let word = match word {
            "unit" => "单位",
            "indicator" => "指标",
            "item" => "项",
            "period" => "月份",
            other => other,
        };
        told = format!("{told}，{word} {name}");
    }
    told
}

/// The parts of `list[3].field`.
fn element(path: &str) -> Option<(&str, usize, Option<&str>)> {
    let (list, rest) = path.split_once('[')?;
    let (position, rest) = rest.split_once(']')?;
    Some((list, position.parse().ok()?, rest.strip_prefix('.')))
}

/// A part of a message, with the line and column that may stand behind it.
fn phrase(english: &str) -> String {
    if let Some((text, at)) = english.rsplit_once(" (line ")
        && let Some((line, column)) = at.trim_end_matches(')').split_once(", column ")
    {
        return format!("{}（第 {line} 行第 {column} 列）", phrase(text));
    }
    if let Some((_, chinese)) = PHRASES.iter().find(|(known, _)| *known == english) {
        return (*chinese).to_owned();
    }
    let start = STARTS.iter().find_map(|(known, chinese)| {
        let rest = english.strip_prefix(known)?;
        Some(chinese.replace('*', rest))
    });
    start.unwrap_or_else(|| format!(" {english}"))
}

const PHRASES: &[(&str, &str)] = &[
    ("a number", "数值"),
    ("a finite number", "有限的数值"),
    ("0 or more", "不小于 0 的数"),
    ("a number above 0", "大于 0 的数"),
    ("a number within ±1e15", "绝对值不超过 1e15 的数"),
    ("`pass` or `fail`", "`pass`（通过）或 `fail`（未通过）"),
    (
        "`done`, `partial` or `not_done`",
        "`done`（完成）、`partial`（部分）或 `not_done`（未完成）",
    ),
    (
        "five shares of 0–1 that sum to 1 ± 0.005",
        "五个 0–1 的比例，合计为 1",
    ),
    ("no value", "没有值"),
    (
        "a value, or a status other than `reported`",
        "填写值，或把状态改为“已填报”以外的",
    ),
    ("a value without an item", "没有指明是哪一项的值"),
    ("a unit of the data set", "数据中已有的单位"),
    ("an indicator of the index", "本指数的指标"),
    ("no item: the indicator has none", "不填项：该指标不分项"),
    ("`YYYY-MM`", "“2024-09”这样的年月"),
    ("`YYYY-MM-DD`", "“2024-09-30”这样的日期"),
    ("an empty text", "空白"),
    ("an id", "编号"),
    ("an id that no other unit has", "不重复的编号"),
    (
        "a second entry of the same unit, indicator, item and period",
        "同一单位、指标、项和月份的第二条记录",
    ),
    ("one", "一个"),
    ("an object", "对象（{…}）"),
    ("a list", "列表（[…]）"),
    ("a text", "文本"),
    ("more text", "多余的内容"),
    ("the end", "结束"),
    ("the end of the text", "文件提前结束（可能不完整）"),
    ("no value that fits", "不合格式的内容"),
    ("other text", "不合格式的内容"),
    (
        "the document or rule that the points rest on",
        "加减分的依据",
    ),
];

/// Beginnings of messages; `*` is what follows them.
const STARTS: &[(&str, &str)] = &[
    ("the value ", "值 *"),
    ("the unit ", "单位 *"),
    ("the indicator ", "指标 *"),
    ("the item ", "项 *"),
    ("the period ", "月份 *"),
    ("the unknown field ", "未知的字段 *"),
    ("no field ", "缺少字段 *"),
    ("one of its items ", "它的项之一：*"),
    ("a rung of its ladder: ", "下列进度之一：*"),
    ("the rest of ", "其余内容（*）"),
    ("a text of ", "*的文本"),
    ("at most ", "至多 *"),
    ("only ", "只能是 *"),
];
