//! Data: their origin, keeping and sharing.

topic! { $ data:
    as_of: "截至" | "As of",
    month: "月份" | "Month",
    unit: "单位" | "Unit",
    unit_gone: "数据已更换，其中没有原来查看的单位，现在显示第一个单位。原来的单位："
        | "The data were replaced and lack the unit that was shown; the first one is shown now. The unit was:",
    demonstration: "演示数据" | "Demonstration data",
    demonstration_long: "当前为演示数据，由程序生成，不是真实结果。"
        | "These are demonstration data made by the program, not real results.",
    made_up: "由程序生成，不是真实结果" | "made up by the program, not real results",
    own_data: "自行录入的数据" | "Your own data",
    no_data: "尚未录入数据" | "No data yet",
    share: "分享链接" | "Share link",
    shared: "链接已复制。链接只含权重和设置，不含数据。"
        | "Link copied. It holds weights and settings only, no data.",
    share_failed: "无法自动复制，请从下框复制链接："
        | "Could not copy; please copy the link from here:",
    save: "导出数据" | "Export data",
    load: "导入数据" | "Import data",
    print: "打印" | "Print",
    published_mark: "发布数据" | "Published results",
    enter_real: "录入真实数据" | "Enter real data",
}
