//! The page: its parts, its tools, large text.

topic! { $ page:
    sections: "内容" | "Contents",
    tools: "工具" | "Tools",
    loading: "正在载入…" | "Loading…",
    not_loaded: "这一部分未能载入，请检查网络。"
        | "This part could not be loaded. Please check the network.",
    try_again: "重试" | "Try again",
    undo: "撤销" | "Undo",
    redo: "重做" | "Redo",
    elder: "长者模式" | "Large text",
}
