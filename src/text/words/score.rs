//! Scores, contributions and lost points.

topic! { $ score:
    score: "得分" | "Score",
    whole: "总分" | "Score",
    points: "分" | "points",
    default: "预设" | "Default",
    mine: "我的" | "Mine",
    withheld: "暂不给出总分" | "No score yet",
    withheld_weights: "权重全为零，无法合成总分。请把至少一项调到零以上。"
        | "All weights are zero, so there is nothing to combine. Raise at least one.",
    what_next: "下一步：在“指标明细”中录入完成情况。" | "Next: enter progress under “Indicators”.",
    contributions: "得分构成" | "Contributions",
    elder_contributions: "分数从哪来" | "Where it comes from",
    contributions_lead: "每一项给总分贡献了多少分；各项相加等于总分。"
        | "The points that each adds to the score; they add up to it.",
    elder_contributions_lead: "总分就是下面各项分数加起来的。"
        | "The score is the sum of the points below.",
    lost: "失分分析" | "Lost points",
    elder_lost: "失分在哪" | "Where it is lost",
    lost_lead: "失分 = 有效权重 × (100 − 得分)。排在最前的，补上后总分提高最多。"
        | "Lost points = effective weight × (100 − score). Closing the first gap would raise the score most.",
    elder_lost_lead: "下面是丢分的地方，丢得最多的排在最前面。"
        | "Here is where points are lost, the most first.",
    lost_points: "失分" | "Lost",
    no_lost: "没有失分。" | "No points are lost.",
    empty_lead: "还没有可以显示的分数。请先在“指标明细”中录入。"
        | "There are no scores to show yet. Enter progress under “Indicators” first.",
    full_score: "满分" | "Full score",
}
