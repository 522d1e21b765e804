//! The ledger of promises, adjustments and red lines.

topic! { $ ledger:
    row: "编号" | "No.",
    theme: "领域" | "Theme",
    used_score: "计分" | "Scored",
    used_optional: "可选计分" | "Optional",
    used_record: "只记录" | "Recorded",
    turn_on: "启用计分" | "Score it",
    turn_off: "停用" | "Stop scoring",
    turned_on: "已启用" | "Now scored",
    give_target: "您的目标值" | "Your target",
    give_promise: "您的目标阶段" | "Your target stage",
    bad_target: "请填大于 0 的数" | "Enter a number above 0",
    adjustment_bad: "请填写分值、依据和日期（如 2024-09-30）"
        | "Fill in points, basis and date (such as 2024-09-30)",
    basis: "依据（文件名）" | "Basis (document)",
    date: "日期" | "Date",
    add: "添加" | "Add",
    remove: "删除" | "Remove",
    document: "授权文件名" | "Authorising document",
    in_force: "启用" | "In force",
    off: "未启用" | "Off",
    crossed: "已触发" | "Breached",
}
