//! Weights: the default ones, one’s own, and the sliders.

topic! { $ weights:
    weight: "权重" | "Weight",
    weights_title: "我看重什么" | "What matters to me",
    default_weights: "预设权重" | "Default weights",
    my_weights: "我的权重" | "My weights",
    as_default: "当前为预设权重。移动滑块，看看分数怎样变化。"
        | "These are the default weights. Move a slider and watch the score.",
    geometric_mean: "几何平均" | "geometric mean",
    importance: "重要程度" | "Importance",
    percent: "百分比" | "Percent",
    importance_hint: "0 为不看重，10 为最看重；只有相互比例起作用。"
        | "0 is not at all, 10 is most; only the proportions count.",
    elder_importance_hint: "越看重，就把圆点往右拖，或者按 +；不太看重，就往左拖，或者按 −。"
        | "The more it matters to you, the further right: drag the dot, or press + and −.",
    percent_hint: "同级合计 100%；调一项，其余未锁定的按比例让出。"
        | "Siblings add up to 100%; move one and the unlocked others give way in proportion.",
    bad_importance: "请填 0 到 10 之间的数" | "Enter a number from 0 to 10",
    bad_percent: "请填 0 到 100 之间的数" | "Enter a number from 0 to 100",
    expand: "展开到指标" | "Show indicators",
    collapse: "收起" | "Hide indicators",
    restore_default: "恢复预设权重" | "Default weights",
    equal_weights: "全部等权" | "Equal weights",
    less: "减少" | "Less",
    more: "增加" | "More",
    lock: "锁定" | "Lock",
    unlock: "解锁" | "Unlock",
    locked: "已锁定" | "Locked",
    cannot_move: "其余同级都已锁定，这一项只能是现在的值；要改请先解锁一项。"
        | "All its siblings are locked, so it can only be what it is; unlock one first.",
    no_indicators: "暂无计分指标" | "No scored indicators yet",
    only_one: "同级只有这一项，占 100%" | "The only one: 100%",
}
