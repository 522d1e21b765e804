//! Files that a reader brings: what they are, and what to do with them.

topic! { $ files:
    kind_empty: "文件是空的。请重新导出。" | "The file is empty. Please export it again.",
    kind_workbook: "这是 Excel 工作簿，不是本页导出的数据文件（.json）。请点“填报”，再到“表格导入导出”里选择文件。"
        | "This is an Excel workbook, not a data file of this page (.json). Please press “Enter data”, then “Tables”, and choose the file there.",
    kind_old_office: "这是旧版 Office 文件（.xls 或 .doc），本页不能读取。请在 Excel 或 WPS 里另存为 .xlsx，再到“填报”的“表格导入导出”里选择文件。"
        | "This is a file of old Office versions (.xls or .doc), which cannot be read here. Please save it as .xlsx, and choose that under “Enter data”, “Tables”.",
    kind_archive: "这是压缩包或文档（如 .zip、.docx），不是数据文件。请先解压，或改选本页导出的 .json 文件。"
        | "This is an archive or a document (such as .zip or .docx). Please unpack it, or choose a .json file exported here.",
    kind_pdf: "这是 PDF，其中的数据不能读取。请改选本页导出的 .json 文件。"
        | "This is a PDF, whose figures cannot be read. Please choose a .json file exported here.",
    kind_picture: "这是图片，其中的数据不能读取。请改选本页导出的 .json 文件。"
        | "This is a picture, whose figures cannot be read. Please choose a .json file exported here.",
    kind_page: "这是网页，不是数据文件。请改选本页导出的 .json 文件。"
        | "This is a web page. Please choose a .json file exported here.",
    kind_published: "这是发布文件。请把它放在网站里名为 published.json；要继续填报，请改选本页导出的数据文件。"
        | "This is a file of published results: it belongs beside the site as published.json. To go on entering, please choose a data file exported here.",
    kind_definition: "这是指数定义，不含数据。请改选本页导出的数据文件。"
        | "This is an index, without data. Please choose a data file exported here.",
    kind_table: "这是文本表格（CSV），不是本页导出的数据文件（.json）。请点“填报”，再到“表格导入导出”里选择文件。"
        | "This is a table as text (CSV), not a data file of this page (.json). Please press “Enter data”, then “Tables”, and choose the file there.",
    kind_text: "这是普通文本，不是数据文件。请改选本页导出的 .json 文件。"
        | "This is plain text. Please choose a .json file exported here.",
    kind_binary: "文件的编码或格式无法识别，可能已损坏。请重新导出，编码请选 UTF-8。"
        | "The encoding or the format is not known, or the file is damaged. Please export it again, in UTF-8.",
    files_unit_title: "单位全称" | "Unit’s name",
    files_group: "组别" | "Group",
    fault_place: "位置：" | "Place: ",
    fault_found: "现为" | "found ",
    fault_expected: "应为" | "expected ",
    file_next: "请在原文件中改正后重新导入，或改选其他文件。" | "Please correct the file and import it again, or choose another.",
}
