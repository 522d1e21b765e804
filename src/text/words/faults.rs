//! Faults of links, files and the browser’s storage.

topic! { $ faults:
    link_damaged: "链接不完整或已损坏，已改用公布权重。"
        | "The link is incomplete or damaged; the published weights are used instead.",
    link_other_index: "链接属于另一套指数，已改用公布权重。"
        | "The link is for another index; the published weights are used instead.",
    link_other_version: "链接来自本指数的另一版本，结果可能不同，已改用公布权重。"
        | "The link is from another version of this index and might differ; the published weights are used instead.",
    storage_unreadable: "浏览器里保存的数据无法读取，已另存备份，未作改动："
        | "The data kept in this browser could not be read; a backup was kept untouched:",
    storage_denied: "浏览器不允许在本机保存。请用“保存到文件”留存数据。"
        | "This browser keeps nothing. Use “Save to file” to keep your data.",
    file_unreadable: "文件未载入，原有数据没有改动："
        | "The file was not loaded and nothing was changed:",
    file_loaded: "已载入文件；可以撤销。" | "File loaded; you can undo this.",
    file_other_index: "文件属于另一套指数" | "the file is for another index",
}
