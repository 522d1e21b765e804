//! Stores of data: which one is on show, how own data are kept, and what can be done with them.

topic! { $ stores:
    enter_own: "录入自己的数据" | "Enter your own data",
    stores: "数据来源" | "Source of the data",
    my_data: "我的数据" | "My data",
    published_data: "发布数据" | "Published data",
    site_data: "本站数据" | "Data of this site",
    nothing_yet: "尚未录入" | "nothing yet",
    not_kept: "仅在本页，关闭后丢失" | "in this page only, lost when it is closed",
    keeping_now: "正在保存…" | "saving…",
    kept_here: "已保存于本机" | "kept on this computer",
    kept_in_database: "已保存于本机（浏览器数据库）" | "kept on this computer (in the browser's database)",
    trouble_denied: "浏览器不允许保存，数据只在本页中，关闭页面就会丢失。请导出到文件。"
        | "The browser keeps nothing for this page: the data are lost when it is closed. Please export them to a file.",
    trouble_full: "本机存储已满，最近的改动没有保存。请导出到文件，再清理浏览器的存储空间。"
        | "There is no room left: the latest changes are not kept. Please export them to a file, then free some of the browser's storage.",
    trouble_elsewhere: "另一个窗口已保存了不同的数据，本窗口最近的改动没有保存。请选择保留哪一份；另一份会存为历史版本。"
        | "Another window has kept other data, so that the latest changes here are not kept. Please choose which to keep; the other becomes a saved version.",
    trouble_gone: "本机保存的数据已不在：另一个窗口删除了，或者浏览器清除了。本窗口还有这些数据，但没有保存。"
        | "The data kept on this computer are gone: another window or the browser has deleted them. This window still has them, but they are not kept.",
    trouble_occupied: "上次保存的内容无法读取，也未能另存，所以本页暂不保存。请先导出原文。"
        | "What was kept before cannot be read and could not be put aside, so that nothing is kept now. Please export the original first.",
    take_other: "采用另一个窗口的数据" | "Take the other window's data",
    keep_mine: "保留本窗口的数据" | "Keep this window's data",
    export_original: "导出原文" | "Export the original",
    other_window: "另一个窗口改动了数据，这里已同步。" | "Another window has changed the data; they are shown here now.",
    versions: "历史版本" | "Saved versions",
    versions_lead: "改动前的数据自动留存在本机：最近 10 份，此外一天内每小时一份、30 天内每天一份。"
        | "What changes replace is kept on this computer: the latest ten, then one an hour for a day and one a day for thirty days.",
    no_versions: "还没有历史版本。" | "No saved version yet.",
    version_edited: "修改前" | "before changes",
    version_replaced: "批量更改前" | "before many changes at once",
    version_elsewhere: "与另一窗口冲突时留存" | "set aside for another window's data",
    version_unreadable: "无法读取的原文" | "original that cannot be read",
    look_at: "查看" | "Look",
    bring_back: "恢复此版本" | "Bring back",
    export: "导出" | "Export",
    against_now: "与当前数据相比" | "Against the present data",
    then: "当时" | "then",
    now_is: "现在" | "now",
    no_difference: "与当前数据没有差别。" | "No difference from the present data.",
    version_gone: "这个版本已不在本机。" | "This version is no longer there.",
    delete: "删除我的数据" | "Delete my data",
    delete_title: "删除我的数据？" | "Delete my data?",
    delete_names: "将删除：" | "This deletes:",
    delete_first: "先导出到文件" | "Export to a file first",
    delete_now: "删除" | "Delete",
    delete_versions: "同时删除本机的历史版本（不能恢复）" | "Delete the saved versions as well (for good)",
    deleted: "已删除我的数据；可以撤销。删除的有：" | "Your data were deleted; you can undo this. Gone are: ",
    brought_back: "已恢复历史版本；可以撤销。版本时间：" | "A saved version was brought back; you can undo this. It is of ",
    cancel: "取消" | "Cancel",
}
