//! Values as they are entered, and faults of an entry.

topic! { $ entry:
    evidence: "佐证" | "Evidence",
    pass: "通过" | "Passed",
    fail: "未通过" | "Failed",
    done: "已完成" | "Done",
    partial: "部分完成" | "Partly done",
    not_done: "未完成" | "Not done",
    not_scored: "未计分" | "Not scored",
    baseline_missing: "缺少基数，暂不计分" | "Not scored without the baseline",
    denominator_missing: "缺少总数，暂不计分" | "Not scored without the total",
    part_missing: "总目标未分解到本单位，不计分" | "Not scored: the unit has no part of the target",
    no_part: "未分解" | "No part set",
    own_target: "本单位目标" | "The unit’s target",
    number_unreadable: "无法识别，请填数字，如 36000、3.6万、36,000"
        | "Not a number; write 36000, 3.6万 or 36,000",
    number_grouping: "千分位逗号位置不对，请检查"
        | "Misplaced thousands separators; please check",
    number_measure: "单位与本指标不符，请去掉或改正"
        | "The unit is not this indicator’s; remove or correct it",
    number_approximate: "约数不能计算，请填准确的数" | "An approximate number cannot be scored; enter the exact one",
    number_too_large: "数字过大，请检查" | "The number is too large; please check",
    number_negative: "不能小于 0" | "It cannot be below 0",
    number_not_positive: "必须大于 0" | "It must be above 0",
    shares_wrong: "请填五个比例，合计 100%" | "Enter five shares that add up to 100%",
}
