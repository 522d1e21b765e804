//! Entering figures, plans, bonus points and red lines, and what the page says of links and pictures.

topic! { $ entering:
    shared: "链接已复制。链接只含权重和设置，不含数据。"
        | "Link copied. It holds weights and settings only, no data.",
    share_failed: "无法自动复制，请从下框复制链接："
        | "Could not copy; please copy the link from here:",
    unit_gone: "数据已更换，其中没有原来查看的单位，现在显示第一个单位。原来的单位："
        | "The data were replaced and lack the unit that was shown; the first one is shown now. The unit was:",
    png_failed: "这个浏览器未能生成 PNG，请下载 SVG。"
        | "This browser could not make a PNG; please download the SVG.",
    grid_help: "方向键移动，直接输入即填写，F2 修改，= 沿用上月，Ctrl+C、Ctrl+V 与 Excel、WPS 互贴。佐证可写多条：文号（2024-09-30，核对人）；下一条。按 Esc 再按 Tab 离开表格。"
        | "Arrow keys move, typing fills a cell, F2 edits it, = carries last month over, Ctrl+C and Ctrl+V exchange blocks with Excel or WPS. Evidence may be a list: number (2024-09-30, who checked); the next. Esc and then Tab leaves the table.",
    nothing_to_carry: "没有可沿用的上月数据。" | "There is nothing of last month to carry over.",
    nothing_to_paste: "剪贴板里没有可粘贴的内容。" | "The clipboard holds nothing to paste.",
    plan_hint: "填写各月末应达到的数；留空的月份按前后推算，期末为全年目标。计划随数据文件保存。"
        | "Enter what is due by the end of a month; a month left empty follows from those around it, and the whole is due in the last. The plan is kept in the data file.",
    plan_is_split: "目标已分解：这里填总目标的计划，各单位按分到的目标同比例折算。"
        | "The target is split: this is the plan of the whole, and each unit’s follows in proportion to its part.",
    plan_of_index: "恢复指数自带的计划" | "Back to the plan of the index",
    bad_plan: "计划须逐月不减，且不超过全年目标。"
        | "A plan never falls from month to month, and never exceeds the whole.",
    red_lines_lead: "由指数设定启用，或填写授权文件名后启用。只限制等级，不改总分。"
        | "In force by the index’s own decision, or once you name the document that authorises it. It caps the grade and leaves the score.",
    adjustments_lead: "单列显示，不并入总分；每项须写明依据和日期。"
        | "Shown apart, never part of the score; each needs its basis and date.",
}
