//! Months: readings, and how indicators stand.

topic! { $ months:
    schedule_score: "序时得分" | "Schedule score",
    attainment: "年度完成度" | "Annual attainment",
    since_last_month: "较上月" | "since last month",
    since_last_year: "较上年" | "since last year",
    on_plan: "达序时" | "On plan",
    behind_plan: "滞后" | "Behind",
    filed: "本月填报" | "Reported",
    filed_year: "本年填报" | "Reported",
    missing: "未填报" | "Missing",
}
