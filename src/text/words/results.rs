//! Grades, ranks and scores as tables and charts speak of them.

topic! { $ results:
    grade: "等级" | "Grade",
    rank: "排名" | "Rank",
    next_grade_before: "距" | "To reach ",
    next_grade_missing: "还差 " | ": ",
    coverage: "数据覆盖率（按权重）" | "Coverage by weight",
    mixed_rules: "本指数同时使用功效系数与目标值两类规则，得分含义不完全相同，请留意。"
        | "This index mixes efficacy and target rules; their scores do not mean quite the same.",
    report: "评价报告" | "Report",
    score_axis: "总分（分）" | "Score (points)",
    same_as_default: "与预设得分相同。" | "The same as by default. ",
    most_to_be_had: "满分贡献" | "Most to be had",
    apart_from_score: "（单列，不并入总分）" | " (apart from the score)",
    effective_weight: "有效权重" | "Effective weight",
}
