"""What the command line says, and the words for things only the program itself does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

PROGRAM = "本程序"
BACKUP_BOTH = "--data 和 --to 要么都写，要么都不写"
NOTHING_TO_BACK_UP = "还没有数据，不用备份。"
NO_SCREEN = "这里没有屏幕，窗口打不开。可以用 tour --out 文件夹 演示主要工作。"

PROBLEMS: Mapping[str, str] = {
    "DATABASE": "数据库文件损坏",
    "REFERENCE": "记录之间的引用不完整",
    "JOURNAL_GAP": "日志缺行",
    "JOURNAL_CHAIN": "日志前后不相接",
    "JOURNAL_SEAL": "日志行被改动",
    "JOURNAL_PAYLOAD": "日志内容被改动",
    "JOURNAL_PAYLOAD_MISSING": "日志内容缺失",
    "JOURNAL_LINE_MISSING": "日志内容没有对应的行",
    "JOURNAL_BLANKED": "日志内容被清空，没有销毁记录",
    "JOURNAL_MATTER": "日志内容的所属事项或查看范围被改动",
    "JOURNAL_CUT": "日志末尾被截去",
    "RECORD": "记录与日志不一致",
    "RECORD_MISSING": "日志登记过的记录不见了",
    "RECORD_UNREADABLE": "有日期或编号读不出来",
    "RULE_TEXT": "规则文本与它的版本号不符",
    "TRIGGER": "数据库的防改措施缺失或被改动",
    "JOURNAL_UNRECORDED": "记录在日志里没有登记",
    "FILE": "存放的文件被改动",
    "FILE_MISSING": "存放的文件缺失",
    "FILE_FOREIGN": "文件夹 files 里有不属于本程序的文件",
    "FILE_NOT_DESTROYED": "已登记销毁的文件还在",
    "PIECE_FILE": "卷内文件没有对应的存放文件",
    "MATERIAL_FILE": "附件没有对应的存放文件",
    "PAPER_FILE": "文书没有对应的文件",
    "OBLIGATION": "期限与重新计算的结果不一致",
    "OBLIGATION_SET": "应有的期限不齐",
    "NUMBER_BEHIND": "编号比编号记录落后",
    "NUMBER_GAP": "编号有缺口",
    "RULES_LOST": "登记时所用的规则版本缺失",
}


def import_told(told: Mapping[str, Any]) -> str:
    return (
        f"共 {told['rows']} 行：收入 {told['accepted']} 行（其中 {told['warned']} 行请核对），"
        f"已登记过 {told['already']} 行，未收入 {len(told['refused'])} 行。"
    )


def verify_told(told: Mapping[str, Any]) -> str:
    state = "数据完好" if told["sound"] else "发现问题"
    return (
        f"{state}：日志 {told['journal_lines']} 行，事项 {told['matters']} 件，文书 {told['papers']} 份，"
        f"文件 {told['files']} 份，期限 {told['obligations']} 项。"
    )


NOTICES: Mapping[str, str] = {"FILE_ORPHAN": "存放着没有登记的文件（操作中断留下的，不影响使用）"}


def notices_told(notices: Iterable[Mapping[str, str]]) -> str:
    return "\n".join(f"{NOTICES[one['code']]}：{one['about']}" for one in notices)


def problems_told(problems: Iterable[Mapping[str, str]]) -> str:
    return "\n".join(f"{PROBLEMS.get(one['code'], one['code'])}：{one['about']}" for one in problems)


def view_unknown(view: str, views: Iterable[str]) -> str:
    return f"没有名为 {view} 的视图。可用：{'、'.join(views)}"


def restored_told(matters: int, saved: object) -> str:
    kept = f"恢复前的数据存在 {saved}。" if saved else ""
    return f"已恢复 {matters} 件事项。{kept}自动备份要等确认后再继续。"


PERIOD_KIND = "报告期与种类不符：month 写成 2026-10，half 写成 2026-H1，year 写成 2026"
