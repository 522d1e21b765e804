//! Punctuation.

topic! { $ marks:
    colon: "：" | ": ",
    comma: "，" | ", ",
    list_comma: "、" | ", ",
    list_last: "、" | " and ",
    semicolon: "；" | "; ",
    full_stop: "。" | ".",
    question_mark: "？" | "?",
    dot: "·" | " · ",
    sentence_space: "" | " ",
}
