//! Charts: their titles and their controls.

topic! { $ charts:
    contributions_chart: "对总分的贡献" | "Contributions to the score",
    dimension_scores: "各领域得分" | "Scores by dimension",
    coverage_chart: "各领域填报情况" | "Coverage by dimension",
    lost_chart: "各项失分" | "Lost points",
    sensitivity: "权重敏感性" | "Weight sensitivity",
    sensitivity_lead: "选一项，看它的权重从 0 变到 100% 时总分怎样变化；其余同级保持相互比例。"
        | "Choose one and see the score as its weight goes from 0 to 100%; its siblings keep their proportions.",
    sensitivity_chart: "总分随权重的变化" | "Score against weight",
    waterfall_chart: "总分变化的构成" | "The change of the score, by indicator",
    trends_chart: "逐月得分：总分与各领域" | "Scores month by month: the whole and each dimension",
    plan_chart: "逐月应达与完成" | "Due and reached month by month",
    adds: "加分" | "Adds",
    takes: "减分" | "Takes away",
    planned: "应达" | "Due",
    month_before: "上月" | "the month before",
    points_of_whole: "分，全年目标为 100" | "points of the whole, 100",
    by_dimension: "按领域" | "By dimension",
    by_indicator: "按指标" | "By indicator",
    bars: "条形图" | "Bars",
    radar: "雷达图" | "Radar",
    rows_hint: "上下方向键逐项查看，回车打开明细" | "arrow keys go from row to row, Enter opens the details",
    rows_hint_elder: "上下方向键逐项查看" | "arrow keys go from row to row",
    open_node: "查看明细" | "Open the details",
    show_every_row: "显示全部" | "Show all",
    show_as: "图形" | "Show as",
    table: "数据表" | "Data table",
    download: "下载" | "Download",
    png_failed: "这个浏览器未能生成 PNG，请下载 SVG。"
        | "This browser could not make a PNG; please download the SVG.",
    not_reported_short: "未填报" | "n/r",
}
