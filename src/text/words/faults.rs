//! Faults of links, files and the browser’s storage.

topic! { $ faults:
    link_damaged: "链接不完整或已损坏，已改用预设权重。"
        | "The link is incomplete or damaged; the default weights are used instead.",
    link_other_index: "链接属于另一套指数，已改用预设权重。"
        | "The link is for another index; the default weights are used instead.",
    link_other_version: "链接来自本指数的另一版本，结果可能不同，已改用预设权重。"
        | "The link is from another version of this index and might differ; the default weights are used instead.",
    link_too_long: "链接过长，无法读取，已改用预设权重。"
        | "The link is too long to be read; the default weights are used instead.",
    default_instead: "，已改用预设权重。" | "; the default weights are used instead.",
    storage_unreadable: "本机保存的数据无法读取，原文已存为历史版本，可以导出："
        | "The data kept on this computer could not be read; the original is among the saved versions and can be exported:",
    storage_unreadable_kept: "本机保存的数据无法读取，也未能另存；原文仍在原处："
        | "The data kept on this computer could not be read, nor put aside; the original is where it was:",
    file_unreadable: "文件没有导入，原有数据没有改动："
        | "The file was not imported and nothing was changed:",
    file_loaded: "已导入文件；可以撤销。" | "File imported; you can undo this.",
    file_other_index: "文件属于另一套指数，没有导入。请选择本指数的数据文件。"
        | "The file is for another index and was not imported. Please choose a data file of this one.",
}
