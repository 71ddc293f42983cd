"""Words of the archive's papers: cover, contents, back note, strips, loans, hand-over, disposal, index (F45–F48b)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

BLANK_COUNT = "　　"

# F45
FROM_TO = ("自", "起至", "止")
WRITE_MONTH = "　　年　月"
RETENTION, FILE_NO = "保管期限", "归档号"
HOLDS = "本卷共　{pieces}　件　　　{pages}　页"
FONDS_NO, CATALOGUE_NO, VOLUME_NO = "全宗号", "目录号", "案卷号"

# F46
ARCHIVE_NO = "档号："
CONTENTS_HEADS = ("顺序号", "文　号", "责任者", "题　名", "日　期", "页　号", "备注")

# F47
STATEMENT = "本卷情况说明："
COUNTS = "共　{pieces}　件，共　{pages}　页"
COMPILER, CHECKER, BOUND_ON = "立卷人：", "检查人：", "立卷时间："

# F48
WRITTEN_DOWN = "题名"
CUT_NOTE = "沿虚线裁开"
SPINE_HEADS = (FONDS_NO, CATALOGUE_NO, "年度", VOLUME_NO, FILE_NO, WRITTEN_DOWN, RETENTION)
BOX_HEADS = (FONDS_NO, "年度", RETENTION, "机构（问题）", "起止件号", "盒号")

# F48b
LOAN_HEADS = ("档号", "题名", "借阅人", "单位", "事由", "方式", "批准人", "借出", "应还", "归还", "完好")
ARCHIVIST_SIGNS = "档案员："

# lists
LIST_HEADS = ("序号", "档号", "题名", "起止时间", "件数", "页数", RETENTION, "密级", "备注")
INDEX_HEADS = ("序号", "档号", "题名", "年度", "起止时间", "件", "页", "期限", "密级", "存放位置", "状态")
ITEM_HEADS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
CHECK_HEADS = ("序号", "要件", "有无", "页号、说明", "缺少的原因")
GIVER_UNIT, GIVER, RECEIVER_UNIT, RECEIVER = "移交单位", "移交人", "接收单位", "接收人"
HANDED_ON = "移交日期"
APPRAISAL, APPRAISERS, APPRAISED_ON = "鉴定意见", "鉴定人", "鉴定日期"
APPROVER, APPROVED_ON, WATCHERS, DESTROYED_ON = "批准人", "批准日期", "监销人", "销毁日期"
PRESENT, ABSENT = "有", "无"
VOLUME_TITLE, CHECKED_ON = "案卷题名：", "检查日期："
SCOPE = "范围："
_SCOPE_OF_ITEMS = "全宗号：{fonds}　　{year}年　　保管期限：{retention}　　机构（问题）：{organ}"
_WRITE_SCOPE = {"fonds": "　　　　", "year": "　　　", "retention": "　　　　", "organ": "　　　　　　"}


def archival_day(day: date | None) -> str:
    """20250627, as the archive writes days (GB/T 9705-2008)."""
    return f"{day:%Y%m%d}" if day else ""


def month(day: date | None) -> str:
    """2025年4月; room to write where there is none (GB/T 9705-2008)."""
    return f"{day.year}年{day.month}月" if day else WRITE_MONTH


def span(first: date | None, last: date | None) -> str:
    """202504—202506; one month alone once (GB/T 9705-2008)."""
    if first is None or last is None:
        return ""
    one, other = f"{first:%Y%m}", f"{last:%Y%m}"
    return one if one == other else f"{one}—{other}"


def total(volumes: str, pieces: str, pages: str) -> str:
    """合计：15卷 285件 675页, the last line of a list of volumes (T28)."""
    return f"合计：{volumes}卷　{pieces}件　{pages}页"


def together(names: Iterable[str]) -> str:
    """Two who sign for one thing, in one cell (R-RETENTION)."""
    return "、".join(name for name in names if name)


def scope_of_items(fonds: str, year: str, retention: str, organ: str) -> str:
    """What a list of items holds, over its table (DA/T 22-2015); room to write where a word is not known."""
    known = {"fonds": fonds, "year": year, "retention": retention, "organ": organ}
    return _SCOPE_OF_ITEMS.format(**{word: said or _WRITE_SCOPE[word] for word, said in known.items()})
