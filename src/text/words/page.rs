//! The page: its parts, its tools, its appearance.

topic! { $ page:
    sections: "内容" | "Contents",
    tools: "工具" | "Tools",
    more_tools: "更多" | "More",
    loading: "正在载入…" | "Loading…",
    not_loaded: "这一部分未能载入，请检查网络。"
        | "This part could not be loaded. Please check the network.",
    try_again: "重试" | "Try again",
    close: "关闭" | "Close",
    filter: "筛选" | "Filter",
    all: "全部" | "All",
    scroll_hint: "表格可左右滑动" | "The table scrolls sideways",
    undo: "撤销" | "Undo",
    redo: "重做" | "Redo",
    languages: "语言" | "Language",
    appearance: "配色" | "Colours",
    theme_auto: "自动配色" | "Auto colours",
    theme_light: "浅色" | "Light",
    theme_dark: "深色" | "Dark",
    elder: "长者模式" | "Large text",
    all_functions: "显示全部功能" | "Show all functions",
    read_aloud: "朗读结果" | "Read the result aloud",
    stop_reading: "停止朗读" | "Stop reading",
    open_full: "打开完整的计算器" | "Open the full calculator",
    index_version: "指数版本" | "Index version",
    made_on: "生成日期" | "Made on",
}
