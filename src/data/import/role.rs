//! What a column of a table holds, by its head.

use super::names::{By, Names};
use crate::data::details::Details;
use crate::data::typed::fold;
use crate::index::IndicatorId;
use crate::month::Month;
use crate::text::script::traditional;
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Whose figures they are.
    Unit,
    /// What the unit is called.
    UnitTitle,
    /// The group that it belongs to.
    Group,
    /// Of which month.
    Period,
    /// Which indicator, or `indicator/item`.
    Indicator,
    /// Which item of it.
    Item,
    /// The values; of this month, where the head says so.
    Value(Option<Month>),
    /// Why there is a value, or none.
    Status,
    /// The value that must not fall.
    Baseline,
    /// The number to be covered.
    Denominator,
    /// What proves it.
    Evidence,
    /// The answer to a warning, or why a result is awaited.
    Note,
    /// Who answers for it: 责任单位.
    Responsible,
    /// Who helps: 配合单位.
    Supporting,
    /// By when it is to be done: 完成时限.
    Deadline,
    /// Whom to ask: 联系人.
    Contact,
    /// The values of one indicator or item.
    Figure(IndicatorId, Option<u32>),
    /// A unit's part of a target that is split; of other targets nothing is taken.
    Target,
    /// Something else, which is known: what is due, the points.
    Known,
    /// Something else.
    Ignored,
}

/// Ids, titles and other words for columns.
const WORDS: &[(Role, &str, &[&str])] = &[
    (
        Role::Unit,
        "unit",
        &[
            "单位",
            "单位名称",
            "地区",
            "区县",
            "镇街",
            "街镇",
            "乡镇",
            "镇街名称",
            "填报对象",
            "评价对象",
            "填报单位",
            "代码",
            "行政区划代码",
            "code",
            "country",
        ],
    ),
    (Role::UnitTitle, "title", &["全称", "单位全称", "name"]),
    (
        Role::Group,
        "group",
        &["组别", "分组", "类型", "type", "region"],
    ),
    (
        Role::Period,
        "period",
        &[
            "月份",
            "期间",
            "年月",
            "时间",
            "报告期",
            "截至",
            "month",
            "年份",
            "年度",
            "year",
        ],
    ),
    (
        Role::Indicator,
        "indicator",
        &[
            "指标",
            "指标名称",
            "指标编号",
            "编号",
            "事项",
            "任务",
            "任务名称",
            "id",
        ],
    ),
    (
        Role::Item,
        "item",
        &["分项", "分项名称", "子项", "细项", "下级指标"],
    ),
    (
        Role::Value(None),
        "value",
        &[
            "完成值",
            "完成",
            "完成情况",
            "本月",
            "本月值",
            "本月完成",
            "本月完成值",
            "实际完成",
            "实际完成值",
            "累计完成",
            "实际",
            "值",
            "数值",
            "achieved",
            "actual",
        ],
    ),
    (Role::Status, "status", &["状态", "填报状态"]),
    (
        Role::Baseline,
        "baseline",
        &["基数", "上年", "上年同期", "去年"],
    ),
    (Role::Denominator, "denominator", &["总数", "分母", "total"]),
    (
        Role::Evidence,
        "evidence",
        &["佐证", "佐证材料", "证明材料", "依据"],
    ),
    (Role::Note, "note", &["备注", "说明", "情况说明", "remark"]),
    (
        Role::Target,
        "target",
        &[
            "目标",
            "年度目标",
            "目标值",
            "全年目标",
            "分解目标",
            "目标分解",
            "targets",
        ],
    ),
    (
        Role::Known,
        "due",
        &["本月应达", "应达", "序时目标", "due this month"],
    ),
    (Role::Known, "measure", &["计量单位", "unit of measurement"]),
    (Role::Known, "dimension", &["维度", "领域", "类别", "theme"]),
    (Role::Known, "number", &["序号", "no.", "no"]),
    (Role::Known, "previous", &["上月", "上月值", "last month"]),
    (Role::Known, "points", &["得分", "分数", "score"]),
    (Role::Known, "weight", &["权重"]),
    (Role::Known, "lost", &["失分", "lost points"]),
    (
        Role::Responsible,
        "responsible",
        &["责任单位", "牵头单位", "主责单位", "责任部门", "牵头部门"],
    ),
    (
        Role::Supporting,
        "supporting",
        &["配合单位", "协办单位", "配合部门"],
    ),
    (
        Role::Deadline,
        "deadline",
        &["完成时限", "时限", "完成期限", "办结时限", "to be done by"],
    ),
    (Role::Contact, "contact", &["联系人", "联络员"]),
];

/// The words for columns, folded, in simplified and traditional characters.
#[derive(Clone, Debug)]
pub(super) struct Heads(BTreeMap<String, (Role, By)>);

impl Heads {
    pub(super) fn new() -> Self {
        let mut heads = BTreeMap::new();
        for (role, id, aliases) in WORDS {
            heads.insert((*id).to_owned(), (*role, By::Id));
            for (position, alias) in aliases.iter().enumerate() {
                let by = if position == 0 { By::Title } else { By::Alias };
                heads.entry(fold(alias)).or_insert((*role, by));
                heads
                    .entry(fold(&traditional(alias)))
                    .or_insert((*role, by));
            }
        }
        Self(heads)
    }

    /// Whether a sheet of that name holds parts of targets in the place of values.
    pub(super) fn is_of_targets(&self, sheet: &str) -> bool {
        let found = self.0.get(&fold(sheet));
        found.is_some_and(|(role, _)| *role == Role::Target)
    }

    /// The role of a head, and how it is known. A measure in brackets behind it does not matter.
    pub(super) fn role(&self, head: &str, names: &Names, year: Option<u16>) -> (Role, By) {
        let whole = fold(head);
        if whole.is_empty() {
            return (Role::Ignored, By::Nothing);
        }
        let found = self.of_folded(&whole, names);
        let found = found.or_else(|| self.of_folded(without_brackets(&whole)?, names));
        let month = || {
            let month = super::period::month(head, year)?;
            Some((Role::Value(Some(month)), By::Alias))
        };
        found.or_else(month).unwrap_or((Role::Ignored, By::Nothing))
    }

    fn of_folded(&self, head: &str, names: &Names) -> Option<(Role, By)> {
        self.0.get(head).copied().or_else(|| {
            let (indicator, item, by) = names.find(head)?;
            Some((Role::Figure(indicator, item), by))
        })
    }
}

impl Role {
    /// The roles that a user can choose, apart from the figures of an indicator.
    pub const CHOICES: [Self; 18] = [
        Self::Unit,
        Self::UnitTitle,
        Self::Group,
        Self::Period,
        Self::Indicator,
        Self::Item,
        Self::Value(None),
        Self::Target,
        Self::Status,
        Self::Baseline,
        Self::Denominator,
        Self::Evidence,
        Self::Note,
        Self::Responsible,
        Self::Supporting,
        Self::Deadline,
        Self::Contact,
        Self::Ignored,
    ];

    /// The roles that say who is responsible, and by when.
    pub(super) const DETAILS: [Self; 4] = [
        Self::Responsible,
        Self::Supporting,
        Self::Deadline,
        Self::Contact,
    ];

    /// The field of a role among the details of an indicator or an item.
    pub(super) fn detail(self, details: &mut Details) -> Option<&mut Option<String>> {
        match self {
            Self::Responsible => Some(&mut details.responsible),
            Self::Supporting => Some(&mut details.supporting),
            Self::Deadline => Some(&mut details.due),
            Self::Contact => Some(&mut details.contact),
            Self::Unit
            | Self::UnitTitle
            | Self::Group
            | Self::Period
            | Self::Indicator
            | Self::Item
            | Self::Value(_)
            | Self::Status
            | Self::Baseline
            | Self::Denominator
            | Self::Evidence
            | Self::Note
            | Self::Figure(..)
            | Self::Target
            | Self::Known
            | Self::Ignored => None,
        }
    }

    /// What programs call it; a figure's is that of its indicator, and of its item behind a stroke.
    pub fn name(self, names: &Names) -> String {
        match self {
            Self::Figure(indicator, item) => names.id(indicator, item),
            Self::Value(Some(month)) => format!("value:{month}"),
            Self::Known | Self::Ignored => "ignored".to_owned(),
            other => {
                let found = WORDS.iter().find(|(role, ..)| *role == other);
                found.map_or_else(String::new, |(_, id, _)| (*id).to_owned())
            }
        }
    }

    /// The role of that name.
    pub fn named(name: &str, names: &Names) -> Option<Self> {
        if name == "ignored" {
            return Some(Self::Ignored);
        }
        if let Some(month) = name.strip_prefix("value:") {
            return Some(Self::Value(Some(month.parse().ok()?)));
        }
        let mut choices = Self::CHOICES.into_iter();
        let choice = choices.find(|role| role.name(names) == name);
        choice.or_else(|| {
            let (indicator, item) = names.by_id(name)?;
            Some(Self::Figure(indicator, item))
        })
    }
}

/// A head without the brackets at its end: `新增就业(人)`.
fn without_brackets(head: &str) -> Option<&str> {
    let (name, _) = head.strip_suffix(')')?.rsplit_once('(')?;
    (!name.is_empty()).then_some(name)
}
