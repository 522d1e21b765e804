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
}
