//! Punctuation.

topic! { $ marks:
    colon: "：" | ": ",
    comma: "，" | ", ",
    list_comma: "、" | ", ",
    semicolon: "；" | "; ",
    full_stop: "。" | ".",
    question_mark: "？" | "?",
    dot: "·" | " · ",
    sentence_space: "" | " ",
}
