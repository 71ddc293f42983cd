"""Words of the tab 信访档案: its panels, checks, dialogs and hints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

# panels
VOLUMES, NEW = "案卷", "组卷"
COUNT = "{n} 卷"
ALL_YEARS, ALL_STATES = "全部年度", "全部案卷"
FIND_HINT = "搜题名、档号、文号、位置"
YEAR = "{year} 年度"
VIEWS: Mapping[str, str] = {
    "": "全部案卷",
    "OPEN": "整理中",
    "BOUND": "已封卷",
    "TO_TRANSFER": "待移交",
    "ARCHIVED": "已移交",
    "LENT": "借出未还",
    "EXPIRED": "保管期满",
    "HELD": "暂缓销毁",
    "DISPOSED": "已销毁",
    "VOID": "已作废",
}
WAITING = "待组卷 {n} 件"
WAITING_NONE = "没有待组卷的事项"
DUE = "{day}前移交"
LINE = "{pieces} 件 {pages} 页"
MARKS: Mapping[str, str] = {
    "LACKING": "缺 {n}",
    "COMPLETE": "齐全",
    "BOUND": "已封卷",
    "LENT": "借出",
    "ARCHIVED": "已移交",
    "DISPOSED": "已销毁",
    "VOID": "作废",
    "EMPTY": "空卷",
    "HELD": "暂缓销毁",
}
NOTHING = "还没有案卷"
NOTHING_HINT = "事项结案后点“组卷”，程序自动找齐卷内文件。"
CHOOSE = "请在左边选一卷"

# the contents
CONTENTS = "卷内目录"
HEADS = ("顺序", "题名", "文号", "责任者", "日期", "页号", "来源")
ADD, UP, DOWN = "加入文件", "上移", "下移"
DEFAULT_ORDER, RENUMBER, GATHER = "恢复默认顺序", "重编页号", "查找新文件"
EDIT_PIECE, REMOVE_PIECE, OPEN_PIECE, EDIT_PAGES = "修改著录", "移出本卷", "查看", "整理页面"
ORDER_HINT = "拖动或 Alt+↑↓ 调整顺序"
PAPER_ONLY, NO_PAGES_SIGN = "纸质", "无页"
EDIT_TITLE = "修改题名"
PRINT, SEAL, REOPEN = "打印", "封卷", "拆卷"
PRINTS: Mapping[str, str] = {
    "F45": "案卷封面",
    "F46": "卷内文件目录",
    "ITEMS": "归档文件目录",
    "F47": "卷内备考表",
    "F48": "卷脊（盒脊）标签",
    "CHECKLIST": "要件齐全性检查单",
}
WHOLE, EXPORT = "整卷 PDF…", "导出案卷文件夹…"
MORE = "更多"
HEADER_LINE = "档号 {number} · 保管 {retention} · {pieces} 件 {pages} 页"
LENT_LINE = "借出：{name}，{due} 应还"
MORE_CHECKS = "另有 {n} 项"
SHELF_LINE = " · 存放 {shelf}"

# checks
CHECKS_TITLE = "封卷前检查"
TO_DO, PASSED = "{n} 项要处理", "{n} 项通过"
EXCUSE, FILL_IN, LOOK = "说明原因", "补入文件", "去修改"
EXCUSED_GO_TO_NOTE = "说明的原因会写入备考表"
CHECK_TITLE = "案卷没有题名"
CHECK_FONDS = "没有设置全宗号，档号不完整"
CHECK_EMPTY = "卷内没有文件"
CHECK_COMPLETE = "要件齐全"
CHECK_DESCRIBED = "题名、日期、页数齐全"
CHECK_FILES = "文件均可打开，与存入时一致"

# preview
PREVIEWS: Mapping[str, str] = {"F45": "封面", "F46": "目录", "F47": "备考表", "F48": "脊背"}
COVER_KIND = "软卷皮 A4"
COVER_KIND_HARD = "硬卷皮 310×220"
SETTINGS, PRINT_THIS = "设置…", "打印这一页"

# acts of the menu
ACTS: Mapping[str, str] = {
    "HEADER": "修改案卷信息…",
    "ADD_CASES": "加入事项…",
    "ADD_PAPERS": "加入本单位文书…",
    "GATHER": "查找新文件",
    "LEND": "登记借阅…",
    "BACK": "登记归还…",
    "RENEW": "续借…",
    "HOLD": "暂缓销毁…",
    "REOPEN": "拆卷重新整理…",
    "VOID": "作废案卷…",
}
SHELF_ACTS: Mapping[str, str] = {
    "LOANS": "借阅登记…",
    "TRANSFER": "移交档案部门…",
    "RETENTION": "保管期满鉴定和销毁…",
    "INDEX": "打印案卷目录",
    "STRIPS": "打印脊背标签",
    "LOAN_REGISTER": "打印借阅登记",
    "SETTINGS": "档案设置…",
}

# dialogs
NEW_TITLE = "组卷"
NEW_NOTE = "勾选已结案的事项。程序自动找齐文书、附件和声像登记，按要件顺序排好。"
NEW_FIELDS: Mapping[str, str] = {
    "mode": "立卷方式",
    "record_class": "类别",
    "year": "年度",
    "title": "案卷题名",
    "retention": "保管期限",
}
NEW_HEADS = ("", "编号", "事项", "结案", "最迟移交")
BY_MATTERS = "按事项建议"
TITLE_HINT = "不填则按“责任者＋问题＋案卷”自动拟写"
PICKED = "已选 {n} 件"
MAKE = "建立案卷"
NONE_CLOSED = "没有已结案、未组卷的事项。年度卷和文件盒也可以先建空卷，再加入扫描件。"
HEADER_TITLE = "案卷信息"
HEADER_FIELDS: Mapping[str, str] = {
    "title": "案卷题名",
    "record_class": "类别",
    "year": "年度",
    "category": "类目名称",
    "volume_no": "案卷号",
    "file_no": "归档号",
    "retention": "保管期限",
    "retention_reason": "期限依据",
    "secrecy": "密级",
    "shelf": "存放位置",
    "statement": "本卷情况说明",
    "duplex": "页号位置",
}
DUPLEX: Mapping[str, str] = {"NO": "单面（右上角）", "YES": "双面（正面右上、背面左上）"}
SHELF_HINT = "如 2号柜3层"
SAVE = "保存"
PIECE_TITLE, PIECE_NEW = "修改著录", "加入文件"
PIECE_FIELDS: Mapping[str, str] = {
    "kind": "要件",
    "title": "题名",
    "own_title": "题名来源",
    "doc_no": "文号",
    "responsible": "责任者",
    "dated": "日期",
    "pages": "页数",
    "first_page": "首页页号",
    "note": "备注",
    "case": "所属事项",
}
OWN_TITLE: Mapping[str, str] = {"NO": "原题名", "YES": "自拟（印在 [ ] 内）"}
PIECE_PAGES_NOTE = "没有扫描的纸质材料填页数；有扫描件的自动计数"
FILES, CHOOSE_FILES, PASTE, FROM_SCANNER = "文件", "选择文件…", "粘贴图片", "扫描收件"
DROP_HINT = "把图片、PDF 拖到这里，或用下面的按钮；没有扫描的纸质材料不放文件，直接填页数。"
PIECE_PAGES_SHORT = "纸质未扫描时填写"
AS_ONE: Mapping[str, str] = {"ONE": "合为一件", "MANY": "每个文件一件"}
PAGE_FILES = "图片和 PDF (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.gif *.webp);;所有文件 (*)"
NOTHING_TO_PASTE = "剪贴板里没有图片或文件。"
PASTED_NAME = "粘贴图片{n}.png"
PAGE_LINE = "{n}　{name}"
PAGE_ACTS: Mapping[str, str] = {
    "LEFT": "左转", "RIGHT": "右转", "CROP": "裁边", "UP": "前移", "DOWN": "后移", "DROP": "不要这页",
}  # fmt: skip
CROP_TITLE = "裁去四边（占宽、高的千分之几）"
CROP_FIELDS: Mapping[str, str] = {"left": "左", "top": "上", "right": "右", "bottom": "下"}
CROP_DO, CROP_ALL = "裁边", "应用到全部页"
ADD_DO = "加入案卷"
PAGES_COUNT = "共 {n} 页"
READING = "正在读取 {name}"
REFUSED_FILES = "没有放入：{names}"
SCANNER_TITLE, SCANNER_NONE = "扫描收件", "文件夹里没有新的扫描件。"
SCANNER_NOTE = "文件夹 {folder} 里还没有归卷的文件，新扫描的会自动出现。原文件不会被移动或修改。"
SCANNER_UNSET = "还没有设置扫描文件夹，请先在档案设置里选择。"
SCANNER_TAKE = "取用"
SCANNER_WAITING = "扫描收件 {n}"
EXCUSE_TITLE, EXCUSE_FIELD = "缺：{kind}", "缺少的原因"
EXCUSE_NOTE = "写明的原因会写入卷内备考表。"
SEAL_TITLE = "封卷"
SEAL_NOTE = "封卷后封面、目录、备考表定稿，卷内文件不能再改。"
SEAL_FIELDS: Mapping[str, str] = {
    "bound_on": "立卷时间",
    "compiler": "立卷人",
    "checker": "检查人",
    "early_reason": "提前封卷理由",
    "late_entry_reason": "补录原因",
    "statement": "本卷情况说明",
}
SEALED = "{number} 已封卷。"
REOPEN_TITLE, REOPEN_NOTE = "拆卷", "原封面、目录、备考表作废，案卷回到整理中。"
VOID_TITLE, VOID_NOTE = "作废案卷", "案卷号保留作废，不再使用；卷内事项可以另行组卷。"
REASON = "原因"
HOLD_TITLE = "暂缓销毁"
HOLD_NOTE = "涉及复议、诉讼、审计、巡视等的案卷，写明原因后不能销毁、拆卷或移出文件。"
LIFT_TITLE = "解除暂缓销毁"
LIFT_NOTE = "暂缓原因：{hold}。请写明为什么可以解除。"
ADD_CASES_TITLE = "加入事项"
ADD_PAPERS_TITLE = "加入本单位文书"
ADD_PAPERS_NOTE = "公示、接访安排、首问登记等不属于某一事项的文书，按案卷的年度列出。"
ADD_PAPERS_HEADS = ("", "日期", "文书", "文号")
LEND_TITLE = "登记借阅"
LEND_FIELDS: Mapping[str, str] = {
    "borrower": "借阅人",
    "unit": "单位",
    "purpose": "事由",
    "way": "方式",
    "approver": "批准人",
    "out_on": "借出日期",
    "due": "应还日期",
}
LEND_NOTE = "借出默认 {days} 个工作日归还；检举控告等限知悉的案卷须经校领导批准。"
LEND_DO = "登记借出"
BACK_TITLE, BACK_DO = "登记归还", "登记归还"
BACK_FIELDS: Mapping[str, str] = {"back_on": "归还日期", "condition": "完好情况"}
GOOD = "完好，页数无缺"
RENEW_TITLE, RENEW_DO = "续借", "登记续借"
LOANS_TITLE = "借阅登记"
LOAN_VIEWS: Mapping[str, str] = {"OUT": "未还", "OVERDUE": "逾期", "ALL": "全部"}
LOAN_HEADS = ("档号", "题名", "借阅人", "单位", "方式", "批准人", "借出", "应还", "归还", "逾期")
OVERDUE_DAYS = "{n} 天"
LOANS_NONE = "没有这样的借阅。"
TRANSFER_TITLE = "移交档案部门"
TRANSFER_NOTE = "勾选已封卷的案卷，生成移交清册；对方签收后登记，事项即为已移交归档。"
TRANSFER_HEADS = ("", "档号", "题名", "年度", "件数", "页数", "期限")
TRANSFER_FIELDS: Mapping[str, str] = {"giver": "移交人", "receiver_unit": "接收单位", "receiver": "接收人"}
TRANSFER_DO, SIGN_DO, TRANSFER_CANCEL = "生成移交清册", "登记签收", "撤销清册"
LISTS_HEADS = ("清册编号", "接收单位", "接收人", "制表", "签收", "卷数", "状态")
LIST_OPEN, LIST_SIGNED, LIST_VOID = "待签收", "已签收", "已撤销"
SIGN_TITLE = "登记签收"
SIGN_FIELDS: Mapping[str, str] = {"signed_on": "签收日期", "receiver": "接收人", "scan": "签收扫描件"}
RETENTION_TITLE = "保管期满鉴定和销毁"
RETENTION_NOTE = "期满案卷先由两人鉴定，拟销毁的列入清册，校领导批准后由两人监销。没有鉴定的不会销毁。"
RETENTION_HEADS = ("", "档号", "题名", "年度", "期限", "期满", "鉴定")
APPRAISE_FIELDS: Mapping[str, str] = {
    "decision": "鉴定意见",
    "retention": "延长后期限",
    "opinion": "理由",
    "first": "鉴定人一",
    "second": "鉴定人二",
    "appraised_on": "鉴定日期",
}
APPRAISE_DO, LIST_DO, APPROVE_DO, DESTROY_DO = "登记鉴定", "列入销毁清册", "登记批准", "登记销毁"
DISPOSAL_HEADS = ("清册编号", "制表", "批准人", "批准", "销毁", "卷数", "状态")
DISPOSAL_STATES: Mapping[str, str] = {
    "LISTED": "待批准", "APPROVED": "待销毁", "DESTROYED": "已销毁", "VOID": "已撤销",
}  # fmt: skip
APPROVE_FIELDS: Mapping[str, str] = {"approver": "批准人", "approved_on": "批准日期"}
DESTROY_FIELDS: Mapping[str, str] = {
    "first": "监销人一",
    "second": "监销人二",
    "destroyed_on": "销毁日期",
    "typed": "清册编号",
}
DESTROY_NOTE = "卷内扫描件将从本机删除且不能恢复；案卷目录、编号和校验值保留。请输入清册编号 {number} 确认。"
UNTIL = "{year} 年底"
FOREVER = "永久"
SETTINGS_TITLE = "档案设置"
SETTINGS_FIELDS: Mapping[str, str] = {
    "fonds_no": "全宗号",
    "fonds_name": "全宗名称",
    "category": "类目名称",
    "mode": "立卷方式",
    "organ": "机构代码",
    "receiver_unit": "接收单位",
    "scans": "扫描文件夹",
    "duplex": "页号位置",
    "hard": "卷皮",
}
SETTINGS_GROUPS = ("全宗", "目录号", "保管期限", "移交和扫描")
SETTINGS_NOTE = "全宗名称用学校全称或规范简称。目录号里的 {year} 会换成年度。"
HARD: Mapping[str, str] = {"NO": "软卷皮 A4", "YES": "硬卷皮 310×220"}
CHOOSE_FOLDER = "选择文件夹…"
WHOLE_TITLE = "整卷 PDF"
WHOLE_DONE = "整卷 PDF 已保存，共 {pages} 页。"
WHOLE_PDFA = "已按 PDF/A-2 归档格式制作（未经第三方验证）。"
WHOLE_NOT_PDFA = "有部分不符合 PDF/A 归档格式，没有标注：{reasons}"
WHOLE_REASONS: Mapping[str, str] = {
    "FONT_NOT_EMBEDDED": "{title}（字体没有嵌入）",
    "ACTIVE_CONTENT": "{title}（含有动态内容）",
    "OTHER": "{title}（含有归档格式不允许的内容）",
}
WHOLE_RUNNING = "正在合成第 {done} 页，共 {pages} 页"
CANCEL, CANCELLED = "取消", "已取消，没有留下文件。"
EXPORTED = "案卷已导出到 {folder}。"
UNWRITTEN = "{name} 写不进去：{reason}。案卷没有变化，请换一个位置。"
GATHERED, GATHERED_NONE = "找到 {n} 件新文件，已按顺序放入。", "没有新的文书或附件。"
INDEX_SCOPE_ALL = "全部案卷"
FOLDER_README = (
    "这个文件夹是一卷信访档案的副本，不用任何专门软件就能阅读。\n"
    "00 开头的是案卷封面和目录，三位数字开头的是卷内文件（按目录顺序），99 开头的是备考表。\n"
    "originals 里是扫描件、照片等的原始文件。\n"
    "volume.json 是著录和每一件的信息，pieces.csv 是卷内目录，可用表格软件打开。\n"
    "SHA256SUMS.txt 是每个文件的校验值，可用来核对文件是否被改动。\n"
)
HINTS: tuple[tuple[str, str], ...] = (
    ("↑↓", "选择"), ("Alt+↑↓", "调整顺序"), ("Ins", "加入文件"), ("F2", "改题名"), ("Ctrl+P", "打印"),
)  # fmt: skip


def missing(kind: str, number: str = "") -> str:
    return f"缺：{kind}（{number}）" if number else f"缺：{kind}"


def no_pages(place: int) -> str:
    return f"第 {place} 件没有页数"


def noted(place: int, note: str) -> str:
    return f"第 {place} 件：{note}"


def no_title(place: int) -> str:
    return f"第 {place} 件没有题名"


def undated(places: Iterable[int]) -> str:
    shown = list(places)
    listed = "、".join(str(one) for one in shown[:6]) + ("等" if len(shown) > 6 else "")
    return f"第 {listed} 件没有日期"


def undrawable(place: int, character: str) -> str:
    """place: 0 for the header of the volume."""
    return f"{f'第 {place} 件' if place else '案卷信息'}里的“{character}”字库没有，印不出来"


def continuous(pages: int) -> str:
    return f"页号连续 1—{pages}" if pages else "没有编页的文件"


def broken(last: int, following: int | None) -> str:
    return f"页号不连续：第{last}页后为第{following or '空'}页"


def lost(place: int) -> str:
    return f"第 {place} 件的文件缺失或已被改动"


def window(end: date) -> str:
    return f"申请复查（复核）的期限到 {end.year}年{end.month}月{end.day}日，提前封卷要写理由"


def mixed_years(years: Iterable[int]) -> str:
    return f"有其他年度结案的事项：{'、'.join(str(one) for one in years)}"


def page_range(first: int | None, pages: int) -> str:
    """第 3—5 页; "" for a piece without numbered pages."""
    if not first or not pages:
        return ""
    return f"第{first}页" if pages == 1 else f"第{first}—{first + pages - 1}页"
