//! The sections of the page, the titles of its charts, and standings: what its first part needs of
//! the topics of the rest.

topic! { $ parts:
    carried: "沿用" | "Carried over",
    overdue: "逾期" | "Overdue",
    not_due: "未到期" | "Not due yet",
    details: "指标明细" | "Indicators",
    details_lead: "每项的目标、完成、状态、得分和依据。点开一行可以看计算过程和原文依据。"
        | "Target, progress, status, score and source of each. Open a row to see its arithmetic and its sources.",
    indicator: "指标" | "Indicator",
    pending: "待结果" | "Awaiting result",
    not_applicable: "不适用" | "Not applicable",
    completed: "已完成" | "Completed",
    ahead: "超序时" | "Ahead of plan",
    ledger: "承诺台账" | "All promises",
    ledger_lead: "报告摘录中的全部承诺，逐字引用。有的直接计分，有的由您给出目标后计分，有的只记录。"
        | "Every promise in the excerpt, word for word: some are scored, some once you give a target, some only recorded.",
    adjustments: "加减分" | "Bonus and penalty points",
    red_lines: "红线（一票否决）" | "Red lines",
    since: "比上月为什么变了" | "Why it changed",
    since_lead: "本月得分与上月之差，逐项拆开；各项相加等于总的变化。"
        | "The difference to the month before, indicator by indicator; the parts add up to it.",
    todo: "怎么办" | "What to do now",
    todo_lead: "每个差距可增加多少分、还差多少、每月须完成多少、由谁负责，按分值排序。"
        | "The points to win, what is missing, the pace needed and who is responsible, the most points first.",
    sensitivity: "权重敏感性" | "Weight sensitivity",
    sensitivity_lead: "选一项，看它的权重从 0 变到 100% 时总分怎样变化；其余同级保持相互比例。"
        | "Choose one and see the score as its weight goes from 0 to 100%; its siblings keep their proportions.",
    contributions_chart: "对总分的贡献" | "Contributions to the score",
    dimension_scores: "各领域得分" | "Scores by dimension",
    coverage_chart: "各领域填报情况" | "Coverage by dimension",
    lost_chart: "各项失分" | "Lost points",
    sensitivity_chart: "总分随权重的变化" | "Score against weight",
    waterfall_chart: "总分变化的构成" | "The change of the score, by indicator",
    trends_chart: "各期得分：总分与各领域" | "Scores over time: the whole and each dimension",
    ranks_chart: "名次变化" | "Ranks over time",
    difference_chart: "两单位得分之差的构成" | "The difference of two units, by indicator",
    spread_chart: "在全部单位中的位置" | "Place among all units",
    scatter_chart: "各单位得分对照" | "Units by two scores",
    groups_chart: "各组中位数逐期变化" | "Medians of the groups over time",
    tiles_chart: "各单位得分分档图" | "Every unit by its score",
    map_chart: "地图" | "Map",
    plan_chart: "各期应达与完成" | "Due and reached over time",
    by_dimension: "按领域" | "By dimension",
    by_indicator: "按指标" | "By indicator",
    bars: "条形图" | "Bars",
    radar: "雷达图" | "Radar",
    show_as: "图形" | "Show as",
}
