"""Words of the windows themselves: tabs, buttons, hints, keys, empty pages. Sentences have no exclamation marks."""

from __future__ import annotations

from collections.abc import Mapping

PORTABLE_DATA = "数据"
PROGRAM = "校园信访工作台"

TABS: Mapping[str, str] = {
    "TODAY": "今日",
    "REGISTER": "接访登记",
    "LEDGER": "案件台账",
    "RECEPTION": "领导接待日",
    "FIRST_ASKED": "首问登记",
    "ARCHIVE": "信访档案",
    "REPORTS": "排查与报告",
    "DUTIES": "履责台账",
}

LEVELS: Mapping[str, str] = {"error": "需改正", "warn": "请核对", "ok": "已完成"}

KEYS: Mapping[str, str] = {
    "TAB": "第 {n} 个页签：{tab}",
    "SEARCH": "搜索姓名、拼音首字母、编号、内容",
    "NAMES": "显示或遮挡姓名",
    "LARGER": "字号放大",
    "SMALLER": "字号缩小",
    "NORMAL_SIZE": "字号复原",
    "NEXT_PANEL": "下一栏",
    "PREVIOUS_PANEL": "上一栏",
    "KEY_LIST": "快捷键一览",
}

SEARCH_HINT = "搜索姓名/拼音/编号/内容"
SEARCH_HINT_SHORT = "搜索…"
SEARCH_KEY = "Ctrl+K"
NAMES_HIDDEN = "姓名已遮挡，按 Ctrl+H 显示"
NAMES_SHOWN = "姓名正在显示，按 Ctrl+H 遮挡"
USER = "当前人员：{name}"
TOP_TABS = "页签"
KEY_LIST_TITLE = "快捷键"
CLOSE = "关闭"

COLUMNS_SHOWN = "显示的列"
COLUMNS_DEFAULT = "恢复默认列"
COPY_ROWS = "复制所选行"
LEDGER = "列表"
HIDDEN_COLUMNS = "隐藏 {n} 列：{names}"
CELL = "{title}：{text}"

REQUIRED = "＊"
REQUIRED_NOTE = "＊ 必填"
COUNT = "{n} 字"
COUNT_OF = "{n} / {limit} 字"
TOO_LONG = "最多 {limit} 字，现在 {n} 字，请删减。"
UNREADABLE_MOMENT = "没有看懂这个时间。可写成 2026-03-16 10:06，或 3-16 10:06。"
UNREADABLE_DATE = "没有看懂这个日期。可写成 2026-03-16，或 3-16。"
UNKNOWN_CHOICE = "“{text}”不在选项中。按 F4 展开后选择。"
NUMBER_ONLY = "请填 {least} 至 {most} 之间的整数。"
MOMENT_HINT = "如 3-16 10:06"
DATE_HINT = "如 3-16"
NEXT_DEMAND = "按 Enter 添加下一条"
DEMAND = "诉求第 {n} 条"
ADD_FILE = "扫描或添加文件"
DROP_HERE = "可拖入"
MATERIAL_COUNT = "份数"
COPIES = "份"
MATERIAL_FORM = "原件或复印件"
MATERIAL_REMOVE = "移除 {name}"
MATERIAL_FORMS: Mapping[str, str] = {"ORIGINAL": "原件", "COPY": "复印件", "ELECTRONIC": "电子件"}
PROBLEMS_LEFT = "还差 {n} 项：{names}"

WHY = "为什么是这一天？"
TODAY_MARK = "今天"
REASON = "依据"
STEP_DONE = "{word}（已完成）"
STEP_NOW = "{word}（当前）"
STEP_LATER = "{word}（未到）"
STEPS = "办理进度：{steps}"
TIMELINE = "办理过程"
TIMELINE_ROW = "{when}，{title}，{detail}"

SAVE_PDF = "另存为 PDF…"
PRINT = "打印…"
PDF_FILES = "PDF 文件 (*.pdf)"
PAGE_OF = "第 {n} 页，共 {all} 页"
PREVIEW = "打印预览"
PREVIEW_EMPTY = "还没有可预览的文书"
READING = "正在读取…"
SEAL_RING = "用印处"
ZOOM_IN = "放大"
ZOOM_OUT = "缩小"
PDF_UNREADABLE = "这份文件打不开，可能不完整。原件没有改动。请重新生成后再试。"
NOT_SAVED_OPEN = "没有存成 {name}：文件正在被其他程序使用，或所在文件夹不能写入。请关闭该文件后再试，或换个文件名。"
PRINTER_REFUSED = "打印机没有接收这份文书。文书和编号都已保存。请检查打印机后再打印。"
MORE = "更多"
NEXT_STEP = "下一步：{act}"
DAY_WORDS: Mapping[str, int] = {"今天": 0, "昨天": -1, "前天": -2, "明天": 1}
