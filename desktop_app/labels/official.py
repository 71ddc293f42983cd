"""Words the office's letters and reports are put together from; their sentences lie in resources/phrases."""

from __future__ import annotations

from datetime import date

from .codes import CONCLUSIONS
from .forms import day

SOMEBODY = "某某"
LEAD, ASSISTING = "主办", "协办"
NOT_ACCEPTED, NO_LONGER_ACCEPTED = "不予受理", "不再受理"
TRANSFER_TITLE = "关于转送有关信访事项的函"
REPORT_OF_UNIT = "关于“{subject}”信访事项的调查处理报告"
CLOSING_REPORT = "关于“{subject}”信访事项的结案报告"
ADOPTED = {
    "ALL": "对您提出的建议予以采纳",
    "PART": "对您提出的建议部分采纳",
    "NO": "您提出的建议暂不能采纳",
}
ASKED_DEFAULT = "请核实有关情况，依法依规提出处理建议。"
TOLD_FIRST = (
    "请如实陈述事实和理由，对所提供情况的真实性负责。",
    "如认为谈话人、记录人与信访事项或者与您有直接利害关系的，可以申请其回避。",
)
DUTY_REMEDY = "如对本答复不服，可以依法申请行政复议或者提起诉讼。"
FINAL_CONCLUSION = "该信访事项已经复核，信访程序终结。信访人仍以同一事实和理由提出的，不再受理。"
SAME_FACTS = "三级意见所涉事实和理由同一"
SEALED = "已密封，封口处由移交人签名并加盖骑缝章"
SIMPLE_NOTE = "简易办理"
NO_HEARING = "信访人无法联系"


def letter_no(number: str) -> str:
    return f"（来文编号{number}）"


def contact(office: str, phone: str) -> str:
    return f"联系单位：{office}，电话：{phone}"


def accepted_under(number: str) -> str:
    return f"（受理告知书{number}）"


def concluded(demand: str, conclusion: str, reasons: str, basis: str) -> str:
    """对“……”的诉求，予以支持。…… 依据：《…》第…条。"""
    said = {"SUPPORT": "予以支持", "EXPLAIN": "作如下解释说明", "NOT_SUPPORT": "不予支持"}.get(conclusion, "")
    head = f"对“{demand.rstrip('。')}”的诉求" if demand else ""
    text = "，".join(part for part in (head, said) if part) + ("。" if said else "：" if head else "")
    because = reasons.strip().rstrip("。")
    text += f"{because}。" if because else ""
    return text + (f"依据：{basis.strip().rstrip('。')}。" if basis.strip() else "")


def petitioner_line(name: str, address: str) -> str:
    return f"信访人：{name}，住址：{address}。" if address else f"信访人：{name}。"


def outcome(parts: tuple[tuple[str, str], ...]) -> str:
    """1. 检修供暖管道：支持；2. …… for sheets and reports. parts: demand and conclusion code."""
    return "；".join(
        f"{place}. {text.rstrip('。')}：{CONCLUSIONS.get(code, '未写结论')}"
        for place, (text, code) in enumerate(parts, 1)
    )


def delivered(title: str, on: date | None, how: str) -> str:
    return f"{title}于{day(on)}{how}。" if on else f"{title}尚未送达。"


def extended(number: int) -> str:
    return f"延长{number}日"


def overdue(days: int) -> str:
    return f"已超过办理期限{days}日，请在报告中说明"


def in_time(due: date | None) -> str:
    return f"办结期限{day(due)}" if due else "没有办结期限"


def demands(texts: tuple[str, ...]) -> str:
    """The demands as one run of text, numbered when there are several."""
    if len(texts) == 1:
        return texts[0]
    return "".join(f"{place}. {text.rstrip('。')}。" for place, text in enumerate(texts, 1))


NO_REMEDY = "没有设置复查机关，或者与现在的设置不一致"
NO_SCHOOL = "没有设置学校全称"
LAYOUT_SEEN = "按版式自动排印，请对照预览核对"
COMPLETE = "逐条齐全"


def lacking(numbers: list[str]) -> str:
    """第1、3项没有填写; "" when nothing lacks."""
    return f"第{'、'.join(numbers)}项诉求没有写" if numbers else ""


def counted(number: int) -> str:
    return f"共{number}项诉求"


WITHIN_WINDOW, AFTER_WINDOW = "在申请期限内", "超过申请期限，由复查复核机关决定是否受理"
ROUTES_ARTICLE = "《信访工作条例》第三十一条"


def rated(office: str, unit: str) -> str:
    return f"对信访部门{office}，对责任单位{unit}。"


def on_day(value: date, event: str) -> str:
    return f"{day(value)}{event}"


def by_paper(title: str, number: str) -> str:
    return f"以{title}（{number}）告知。" if number else f"以{title}告知。"


def demand_outcome(place: int, demand: str, said: str) -> str:
    """（1）检修供暖管道：…… ; place 0 when there is only one."""
    head = f"（{place}）" if place else ""
    return f"{head}{demand.rstrip('。')}：{said or '尚未答复。'}"


def executed(action: str, done_on: date | None, due: str, evidence: str) -> str:
    if done_on is None:
        return f"{action.rstrip('。')}，应于{due}前完成，尚未完成。"
    proof = f"（{evidence.rstrip('。')}）" if evidence else ""
    return f"{action.rstrip('。')}，已于{day(done_on)}完成{proof}。"
