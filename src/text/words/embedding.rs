//! The code that puts the calculator into another page.

topic! { $ embedding:
    embed: "嵌入" | "Embed",
    embed_lead: "把本工具放进别的网页。代码按当前的语言和权重写成，不含数据。三种写法任选一种。"
        | "Put this tool into another page. The code is written for the present language and weights, and holds no data. Take one of the three.",
    embed_view: "显示多少" | "How much is shown",
    embed_full: "完整" | "Everything",
    embed_weights: "得分与权重" | "Score and weights",
    embed_summary: "只看得分" | "Score only",
    embed_ranking: "只看排名" | "Ranking only",
    embed_data: "发布文件的网址（可不填）" | "Address of published results (optional)",
    embed_data_hint: "不填时显示计算器旁的 published.json；没有则显示演示数据。框架只能用与计算器同一网站的文件。"
        | "Left empty, published.json beside the calculator is shown, or else the demonstration. A frame takes only a file of the calculator’s own site.",
    embed_element: "网页组件" | "Element",
    embed_element_hint: "最贴合网页；允许脚本时选用。未能运行时显示其中的文字。"
        | "Fits in best; where scripts are allowed. What stands in it is shown where it cannot run.",
    embed_block: "内容块" | "Block",
    embed_block_hint: "先显示静态内容，准备好后自动换成计算器，高度自动适应。"
        | "Shows static content first, then the calculator as soon as it is ready; its height adapts.",
    embed_frame: "框架" | "Frame",
    embed_frame_hint: "不用我们的脚本；适合不允许脚本的系统，高度固定。"
        | "No script of ours; for systems that allow none. Its height is fixed.",
    copy: "复制" | "Copy",
    copied: "已复制。" | "Copied.",
    copy_failed: "无法自动复制，代码已选中，请按 Ctrl+C。"
        | "Could not copy; the code is selected, press Ctrl+C.",
}
