//! Charts: what stands in them, and their controls.

topic! { $ charts:
    adds: "加分" | "Adds",
    takes: "减分" | "Takes away",
    planned: "应达" | "Due",
    month_before: "上月" | "the month before",
    points_of_whole: "分，全年目标为 100" | "points of the whole, 100",
    rows_hint: "上下方向键逐项查看，回车打开明细" | "arrow keys go from row to row, Enter opens the details",
    rows_hint_elder: "上下方向键逐项查看" | "arrow keys go from row to row",
    open_node: "查看明细" | "Open the details",
    show_every_row: "显示全部" | "Show all",
    table: "数据表" | "Data table",
    download: "下载" | "Download",
    not_reported_short: "未填报" | "n/r",
}
