//! Data: their origin, keeping and sharing.

topic! { $ data:
    as_of: "截至" | "As of",
    month: "月份" | "Month",
    unit: "单位" | "Unit",
    demonstration: "演示数据" | "Demonstration data",
    demonstration_long: "当前为演示数据，由程序生成，不是真实结果。"
        | "These are demonstration data made by the program, not real results.",
    made_up: "由程序生成，不是真实结果" | "made up by the program, not real results",
    own_data: "自行录入的数据" | "Your own data",
    no_data: "尚未录入数据" | "No data yet",
    share: "分享链接" | "Share link",
    save: "导出数据" | "Export data",
    load: "导入数据" | "Import data",
    print: "打印" | "Print",
    published_mark: "发布数据" | "Published results",
    enter_real: "录入真实数据" | "Enter real data",
}
