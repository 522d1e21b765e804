//! Weights compared: scenarios, and what each weight does to the score.

topic! { $ scenarios:
    scenarios: "方案比较" | "Scenarios",
    scenarios_lead: "把几组权重并排比较，得分均为本月。“采用”后可以撤销。"
        | "Several sets of weights side by side, each with the score of this month. Using one can be undone.",
    scenario: "方案" | "Scenario",
    scenario_name: "方案名称" | "Name of the scenario",
    scenario_new: "我的方案" | "My scenario",
    scenario_present: "当前权重" | "Present weights",
    scenario_equal: "全部等权" | "Equal weights",
    scenario_geometric: "当前权重，几何平均" | "Present weights, geometric mean",
    scenario_arithmetic: "当前权重，算术平均" | "Present weights, arithmetic mean",
    scenario_add: "把当前权重存为方案" | "Save the present weights",
    scenario_full: "方案已满（20 个），请先删去几个。" | "There are 20 scenarios, the most. Delete some first.",
    scenario_removed: "已删除方案" | "Scenario deleted:",
    scenario_use: "采用" | "Use",
    scenario_in_use: "采用中" | "In use",
    scenario_delete: "删除" | "Delete",
    scenarios_kept: "方案保存在本机的浏览器里；“分享”的链接会带上它们。"
        | "Scenarios are kept in this browser; a shared link carries them too.",
    scenarios_memory: "浏览器不允许保存，关闭本页后方案不再保留；需要时请用“分享”留下链接。"
        | "This browser keeps nothing: scenarios are gone when the page is closed. Share a link to keep them.",
    scenarios_here: "方案只在本页打开期间保留。" | "Scenarios are kept only while this page is open.",
    geometric_hint: "几何平均不让一处的高分抵消另一处的低分。"
        | "A geometric mean does not let a high score make up for a low one.",
    difference: "与预设之差" | "Against the default",
    each_weight: "每项权重的作用" | "What each weight does",
    each_weight_lead: "“每 +1 个百分点”指该项在同级中的权重增加 1 个百分点、其余同级按比例让出时，总分的变化（在当前权重处的斜率）。"
        | "“Per +1 point of weight” is the change of the score where a share among its siblings grows by one percentage point and the others give way in proportion (the slope at the present weights).",
    per_percent: "每 +1 个百分点" | "Per +1 point of weight",
    grade_turns: "等级改变处" | "Where the grade changes",
    grade_stays: "不改变" | "Nowhere",
    no_grade: "无等级" | "no grade",
}
