//! Data: their origin and their month.

topic! { $ data:
    as_of: "截至" | "As of",
    month: "月份" | "Month",
    unit: "单位" | "Unit",
    demonstration: "演示数据" | "Demonstration data",
    demonstration_long: "当前为演示数据，由程序生成，不是真实结果。"
        | "These are demonstration data made by the program, not real results.",
    enter_real: "录入真实数据" | "Enter real data",
}
