//! The change since last month, what to do now, warnings.

topic! { $ change:
    no_month_before: "上月没有得分，无从比较。" | "There is no score of the month before to compare with.",
    by_value: "完成情况" | "Achieved",
    by_plan: "计划到期" | "Plan",
    by_coverage: "进入或退出计分" | "In or out",
    by_weight: "权重" | "Weights",
    because: "主要原因" | "Mainly by",
    in_all: "合计" | "In all",
    all_indicators: "全部指标" | "All indicators",
    points_to_win: "可增加分" | "To win",
    what_is_missing: "还差多少" | "Missing",
    who: "责任单位" | "Responsible",
    no_points_yet: "尚无得分" | "none yet",
    no_gaps: "没有差距。" | "Nothing is missing.",
    warnings: "待核对的数值" | "Figures to check",
    check_warnings: "数值存疑且未说明" | "Doubtful without a note",
    check_split: "分解目标合计与总目标不符" | "Parts that do not come to the target",
    sign_unit: "填报单位（盖章）" | "Reported by (seal)",
    sign_check: "审核" | "Checked by",
    sign_date: "日期" | "Date",
}
