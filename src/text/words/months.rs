//! Months: readings, what is due, and how indicators stand.

topic! { $ months:
    schedule_score: "序时得分" | "Schedule score",
    attainment: "年度完成度" | "Annual attainment",
    since_last_month: "较上月" | "since last month",
    standing_counts: "指标进展" | "Progress of the indicators",
    on_plan: "达序时" | "On plan",
    behind_plan: "滞后" | "Behind",
    missing: "未填报" | "Missing",
    show_all: "显示全部指标" | "Show all indicators",
    none_of_these: "没有这样的指标。" | "There are no such indicators.",
    plan: "分月计划" | "Plan by month",
    plan_hint: "填写各月末应达到的数；留空的月份按前后推算，期末为全年目标。计划随数据文件保存。"
        | "Enter what is due by the end of a month; a month left empty follows from those around it, and the whole is due in the last. The plan is kept in the data file.",
    plan_of_index: "恢复指数自带的计划" | "Back to the plan of the index",
    bad_plan: "计划须逐月不减，且不超过全年目标。"
        | "A plan never falls from month to month, and never exceeds the whole.",
}
