//! Published results: what is shown of them, checking before, and publishing.

topic! { $ publishing:
    unfit_unreachable: "发布文件暂时读取不到" | "the results cannot be fetched at the moment",
    unfit_nothing: "还没有发布" | "nothing has been published yet",
    unfit_foreign: "该文件不是本工具的发布文件" | "the file is not one of published results",
    unfit_damaged: "发布文件不完整或被改动过（校验码不符）" | "the file is incomplete or was altered (its digest does not fit)",
    past_issues: "历次发布" | "Earlier issues",
    issued_at: "发布日期" | "Published on",
    issued_by: "发布单位" | "Publisher",
    issue_note: "说明（可不填）" | "Note (optional)",
    publish: "核对并发布" | "Check and publish",
    publish_check: "一、核对" | "1. Check",
    publish_write: "二、生成发布文件" | "2. Write the file",
    publish_put: "三、交给网站编辑" | "3. Hand it to the editor of the site",
    publish_put_hint: "把 published.json 放到网站上计算器页面所在的文件夹（latest）里，替换原有的同名文件。刷新页面即显示发布结果、单位和日期。"
        | "Put published.json into the folder of the calculator's page on the site (latest), in the place of the one that is there. Reload the page: it shows the results, who published them and when.",
    publish_file: "生成 published.json" | "Write published.json",
    publish_block: "静态内容块（网页不运行脚本时也能看到）" | "Static block (also seen where no script runs)",
    publish_copy: "复制内容块" | "Copy the block",
    publish_previous: "上一期 published.json（接续历次发布，可不选）" | "The last published.json (continues the history; optional)",
    publish_continues: "接续本站上一期：" | "Continues the last issue of this site: ",
    publish_weights: "发布结果按预设权重计算，含您启用的可选承诺及其目标；您调整的权重和晚于该月的数据不进入发布文件。"
        | "Results are published under the default weights, with the promises that you turned on and their targets. Weights of your own and data of later months are left out.",
    publish_no_score: "数据覆盖率不足，暂无总分；仍可发布，页面将说明原因。"
        | "There is no score, since too little is reported. It can be published all the same; the page says why.",
    check_missing: "未填报" | "Not reported",
    check_pending: "待结果但未写明原因或由谁认定" | "Pending without a reason or who decides",
    check_evidence: "无佐证材料" | "Without evidence",
    check_done: "未发现问题。" | "Nothing was found.",
    go_to: "去填写" | "Go there",
}
