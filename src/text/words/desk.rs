//! The desk: its grid, what is done in it, and what it says of that.

topic! { $ desk:
    open_desk: "填报" | "Enter data",
    leave_desk: "返回查看" | "Back to the results",
    desk: "填报台" | "Desk",
    grid_of: "本月填报表" | "This month’s figures",
    due_now: "本月应达" | "Due this month",
    last_month: "上月" | "Last month",
    this_month: "本月" | "This month",
    carried: "沿用" | "Carried over",
    overdue: "逾期" | "Overdue",
    not_due: "未到期" | "Not due yet",
    carry_last: "沿用上月（=）" | "Carry last month over (=)",
    one_of: "请选其中之一：" | "Choose one of: ",
    baseline_short: "基数" | "baseline",
    denominator_short: "总数" | "of",
    filter_missing: "未填报" | "Missing",
    filter_hints: "有提示" | "With notes",
    filter_behind: "滞后" | "Behind",
    filter_unread: "待改" | "To be corrected",
    responsible: "责任单位" | "Responsible",
    no_rows: "没有符合条件的指标。" | "No indicator matches.",
    grid_help: "方向键移动，直接输入即填写，F2 修改，= 沿用上月，Ctrl+C、Ctrl+V 与 Excel、WPS 互贴。按 Esc 再按 Tab 离开表格。"
        | "Arrow keys move, typing fills a cell, F2 edits it, = carries last month over, Ctrl+C and Ctrl+V exchange blocks with Excel or WPS. Esc and then Tab leaves the table.",
    nothing_to_carry: "没有可沿用的上月数据。" | "There is nothing of last month to carry over.",
    nothing_to_paste: "剪贴板里没有可粘贴的内容。" | "The clipboard holds nothing to paste.",
}
