"""The sentence of every "no" and every finding: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from . import (
    codes,
    deadlines,
    refusals_alerts,
    refusals_archive,
    refusals_days,
    refusals_hazards,
    refusals_life,
    refusals_office,
    refusals_reports,
    refusals_urgent,
)

SAFE = "已填写的内容没有丢失。"
NOTHING = "未填"

_MATTER_SENTENCES: Mapping[str, tuple[str, str]] = {
    # registration
    "RECEIVED_MISSING": ("还没有填收到时间。", "请填写收到信访事项的日期和时间。"),
    "RECEIVED_IN_FUTURE": ("收到时间不能晚于当前时间：填的是 {received}，现在是 {now}。", "请核对收到时间。"),
    "DEMAND_MISSING": ("至少填写一条诉求。", "请写下信访人的主要诉求。"),
    "CHANNEL_MISSING": ("还没有选择信访形式。", "请选择来访、来信、来电或网上信访等形式。"),
    "CALLER_MISSING": ("来电没有号码。", "请填写来电号码；对方不愿提供的，请勾选“拒绝提供”。"),
    "SENDER_MISSING": ("没有写明转送、交办的单位。", "请填写来文单位。"),
    "REPRESENTATIVES_MANY": (
        "登记了 {count} 名代表，代表人数不得超过 {most} 人。",
        "请与信访人商定代表，其余人员记入人数。",
    ),
    "URGENCY_REASON_MISSING": ("标为“{urgency}”没有写理由。", "请写明理由，或改为一般。"),
    "GUARDIAN_MISSING": ("{person}不满十四周岁，没有监护人。", "请填写监护人姓名。"),
    "HEADCOUNT_MISSING": ("人数是 {count}。", "请填写实际人数，至少 1 人。"),
    "HEADCOUNT_BELOW_LIST": ("名单有 {listed} 人，人数填的是 {count}。", "请核对人数。"),
    "ENVELOPE_NOT_KEPT": ("信封没有保留。", "邮戳是收到日期的证据，建议保留信封。"),
    "POSTMARK_AFTER_RECEIPT": ("邮戳日期 {postmark} 晚于收到日期 {received}。", "请核对两个日期。"),
    "REPEAT_WITHOUT_LINK": ("标为重复信访，没有关联原事项。", "请关联原事项，或改为初次信访。"),
    "DATE_IN_FUTURE": ("{day} 还没有到，今天是 {today}。", "请核对日期。"),
    "DATE_BEFORE": ("{event} {day} 早于{earlier_event} {earlier_day}。", "请核对日期；确属补录的，请写明理由。"),
    "SUPERIOR_DUE_BEFORE": ("交办期限 {due} 早于收到日期 {received}。", "请核对来文。"),
    "SUPERIOR_DUE_AFTER": ("交办期限 {due} 晚于法定期限 {legal}。", "仍按法定期限办理。"),
    # identity papers and phones
    "ID_TYPE_MISSING": ("填了证件号码，没有选证件类型，号码没有核对。", "请选择证件类型。"),
    "ID_LENGTH": ("身份证号有 {count} 位，应为 18 位。", "请核对证件。"),
    "ID_CHARACTERS": ("身份证号前 17 位应为数字，第 18 位为数字或 X。", "请核对证件。"),
    "ID_LAST_CHARACTER": ("身份证号校验位不符：第 18 位应为 {expected}。", "请核对证件。确无误可说明理由后保留。"),
    "ID_BIRTH_IMPOSSIBLE": ("身份证号中的出生日期 {digits} 不存在。", "请核对证件。"),
    "ID_BIRTH_UNLIKELY": ("身份证号中的出生日期是 {day}。", "请核对证件。"),
    "ID_OLD_15": ("这是 15 位旧身份证号，对应的 18 位号码为 {new}。", "请核对现用证件。"),
    "ID_REGION_UNKNOWN": ("身份证号前两位 {region} 没有对应的省份。", "请核对证件。"),
    "ID_OTHER_TYPE": ("从号码看像是{id_type}。", "请核对证件类型。"),
    "CREDIT_CODE_SHAPE": (
        "统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z），现有 {count} 位。",
        "请核对证照。",
    ),
    "CREDIT_CODE_LAST": ("统一社会信用代码校验位不符：第 18 位应为 {expected}。", "请核对证照。"),
    "PAPER_SHAPE": ("这个号码不像{id_type}号码。", "请核对证件。确无误可保留。"),
    "PHONE_LENGTH": ("手机号有 {count} 位，应为 11 位。", "请与本人核对。"),
    "PHONE_UNKNOWN": ("{text} 不像可以拨通的号码。", "请与本人核对；座机请带区号。"),
    "PHONE_NO_AREA_CODE": ("座机 {text} 没有区号。", "外地号码请补区号。"),
    "PHONE_MASKED": ("号码 {text} 被遮盖，无法拨打。", "请补全号码。"),
    # merging and classification
    "WRONG_STATE": ("现在不能“{act}”：事项处于“{state}”，这一步从“{states}”开始。", "请先完成前面的步骤。"),
    "MERGE_TARGET_MISSING": ("没有选择并入哪一件。", "请选择一件在办事项。"),
    "MERGE_INTO_ITSELF": ("{number} 不能并入自己。", "请选择另一件。"),
    "MERGE_TARGET_CLOSED": ("{number} 现为“{state}”，不能再并入。", "请另行登记并关联。"),
    "MERGE_NOT_SAME": ("还没有确认与 {number} 是同一人、同一事实。", "确认相同再并入；只是相关的，请关联。"),
    "NATURE_MISSING": ("诉求没有定性质：第 {demands} 项。", "请逐项选择建议意见、检举控告或申诉求决。"),
    "PROPOSAL_MISSING": ("呈批单没有拟办意见。", "请写明拟怎样办理。"),
    "REASON_MISSING": ("没有写理由。", "请写明理由。"),
    "DEMAND_NOT_SPLIT": ("第 {demands} 项诉求只有部分属于本单位职权。", "请先拆成两项，分别处理。"),
    "DEMAND_STAYS": (
        "还不能告知转出：诉求仍须由本单位办理或尚未甄别（第 {demands} 项）。",
        "请先甄别每一项诉求；属于本单位的，请受理。",
    ),
    "COMPETENT_BODY_MISSING": ("第 {demand} 项诉求没有写明向哪里提出。", "请选择应告知的受理部门。"),
    "BASIS_MISSING": ("第 {demand} 项诉求没有写依据。", "请选择法律依据。"),
    "ACCUSATION_WRONG_RECIPIENT": ("检举控告只能交纪检监察机构或有管理权限的机关。", "请重新选择接收单位。"),
    "ACCUSATION_ORDINARY": ("第 {demands} 项是检举控告，不能走信访程序。", "请改由纪检监察机构或有权机关处理。"),
    "ACCUSED_INVOLVED": ("{who}是被检举控告的一方，不能作为{seat}方。", "请选择其他单位或人员。"),
    "PERSON_RECUSED": ("{person}已回避，不能指派。", "请改派其他人员。"),
    "GROUND_MISSING": ("没有选择不予受理的情形。", "请从所列情形中选择；不属于这些情形的，应当受理或告知去向。"),
    "GROUND_BASIS_MISSING": ("“{ground}”没有写依据。", "请选择法律依据。"),
    "LEADER_APPROVAL_MISSING": ("不予受理还没有领导批准。", "请先呈领导审批。"),
    "NOT_FROM_SUPERIOR": ("这件不是上级转送、交办的，不能提出异议。", "不属于本单位职权的，请告知信访人去向。"),
    "OBJECTION_LATE": (
        "异议日期是 {objected}，应在 {due} 前提出（收到之日起 5 个工作日内）。",
        "已过期限的，请与来文单位联系，先行受理。",
    ),
    "OBJECTION_REASONS_MISSING": ("异议没有详细理由。", "请逐条写明不属于本单位职权的理由。"),
    "OBJECTION_ANSWER_MISSING": ("来文单位还没有答复异议。", "请先登记对方的答复；答复前事项仍由本单位负责。"),
    # acceptance and handling
    "ACCEPTED_MISSING": ("没有填受理日期。", "请填写受理日期。"),
    "ACCEPTED_BEFORE_RECEIVED": ("受理日期 {accepted} 早于收到日期 {received}。", "请核对两个日期。"),
    "ACCEPTED_IN_FUTURE": ("受理日期 {accepted} 还没有到。", "请填写实际受理日期。"),
    "NOTHING_TO_ACCEPT": ("没有可以受理的诉求：各项都应导入法定途径或向其他单位提出。", "请告知去向。"),
    "LEAD_UNIT_MISSING": ("还没有牵头（责任）单位。", "请指定一个责任单位，协办单位可另列。"),
    "SUPERIOR_UNSET": ("还没有设置上一级单位（复查机关）。", "请先在设置中填写。"),
    "RECIPIENT_MISSING": ("没有选择承办单位。", "请选择至少一个单位。"),
    "TASK_DUE_LATE": ("给部门的期限 {task_due} 不早于事项期限 {due}。", "请提前，为答复和送达预留时间。"),
    "EXTENSION_STEP_MISSING": ("还没有{event}日期。", "延期须在届满前申请、批准并告知信访人。"),
    "EXTENSION_AFTER_END": ("{event}日期是 {day}，办理期限 {due} 已届满，不能再延期。", "请尽快办结并说明超期原因。"),
    "EXTENSION_DAYS": (
        "本次延长 {days} 日，累计 {total} 日。延长期限累计不得超过 {most} 日。",
        "请填写 1 日以上、累计不超限的天数。",
    ),
    "EXTENSION_APPROVER": ("批准人没有延期批准权限。", "请报单位负责人批准。"),
    "SUPERIOR_CONSENT_MISSING": ("未经交办单位同意不得延时，原定期限是 {due}。", "请先请示交办单位，并登记同意日期。"),
    "UNITS_TOO_FEW": ("会审单位只有 {count} 个，至少两个。", "请补充参加单位。"),
    "SETTLEMENT_UNSIGNED": ("协议书还没有双方签字。", "请补齐签字后登记。"),
    "SETTLEMENT_UNCHECKED": ("还没有确认协议不违反政策法规的强制性规定。", "请核对后勾选确认。"),
    "SIMPLE_NOT_ALLOWED": ("这件不适用简易办理。", "请按普通程序交办，期限从原受理日起算。"),
    "SIMPLE_LATE": ("简易办理应在 {due} 前答复，登记的答复日期是 {answered}。", "请转为普通程序。"),
    "SIMPLE_PAPER_WANTED": ("信访人要求书面意见，还没有出具。", "请先出具处理意见书。"),
    # opinion
    "INTERVIEW_MISSING": ("还没有听取信访人陈述。", "请先登记谈话笔录；信访人无法联系的，请写明理由。"),
    "VERIFICATION_MISSING": ("还没有调查核实记录。", "请先登记调查核实；确无必要的，请写明理由。"),
    "OPINION_COVERS_NOTHING": ("没有选择处理意见书回应哪些诉求。", "请勾选属于信访程序的诉求。"),
    "OPINION_WRONG_ROUTE": ("第 {demand} 项诉求应导入法定途径，不能出具信访处理意见书。", "请对这一项另行告知。"),
    "REVIEWER_MISSING": ("没有指定审核人。", "请指定一名审核人。"),
    "REVIEWER_IS_DRAFTER": ("拟稿人与审核人不能为同一人，现在都是{person}。", "请指定另一名审核人。"),
    "QUALITY_UNCHECKED": ("处理意见书还没有做质量检查。", "请逐项检查。"),
    "QUALITY_OPEN": ("质量检查还有未通过的项目：{items}。", "请修改后再检查。"),
    "SIGNER_LEVEL": ("这件应由{role}签发。", "请呈报后再签发。"),
    "REMEDY_BODY_WRONG": ("救济途径写的是“{named}”，本单位的复查机关是“{right}”。", "请更正救济途径。"),
    "SEAL_NOT_SCHOOLS": ("对外文书须盖学校公章或信访工作专用章，不能盖部门章。", "请改用学校印章。"),
    "OPINION_LOCKED": ("处理意见书已签发（事项现为“{state}”），正文不能直接改。", "需要更改的，请报批新版本。"),
    "NUMBER_OUT_OF_ORDER": ("编号 {number} 不连续，下一个应为 {next}。", "请用系统给出的编号；空号须作废并写明理由。"),
    "BASIS_NOT_IN_FORCE": ("《{document}》在 {day} 不是现行规定，不能作为依据。", "请改引现行规定。"),
    "EVENTS_OUT_OF_ORDER": (
        "{event}日期 {day} 早于{earlier_event}日期 {earlier_day}。",
        "请核对日期；确属补录的，请写明理由。",
    ),
    # delivery, review, closing
    "DELIVERY_MISSING": ("还没有送达日期，也没有寄出日期。", "请登记送达；当面拒收的，可登记留置送达。"),
    "DELIVERED_BEFORE_SIGNED": ("送达日期 {delivered} 早于签发日期 {signed}。", "请核对两个日期。"),
    "DELIVERY_METHOD_MISSING": ("没有选择送达方式。", "请选择送达方式。"),
    "PROOF_MISSING": ("{method}缺少证明：{proofs}。", "请补充后再登记送达。"),
    "REVIEW_DATE_MISSING": ("没有申请日期。", "请填写信访人提出申请的日期。"),
    "REVIEW_PAPER_MISSING": ("没有登记上级的复查（复核）意见。", "请填写文号和日期。"),
    "OLD_OPINION_STANDS": ("原处理意见还没有标注撤销。", "请先标注，再重新办理。"),
    "ROUTE_MISSING": ("没有写明应走的法定途径。", "请选择途径。"),
    "DEMAND_UNANSWERED": ("还不能办结：诉求没有答复（第 {demands} 项）。", "请先逐项答复。"),
    "NOT_DELIVERED": ("还不能结案：处理意见书没有送达记录。", "请先登记送达；当面拒收的，可登记留置送达。"),
    "SUPERIOR_UNANSWERED": ("还没有回复{sender}。", "请先报送办理结果。"),
    "EXECUTION_OPEN": ("支持的诉求还有 {count} 项没有落实。", "请登记落实情况，或取得领导同意后结案。"),
    "CLOSING_REPORT_MISSING": ("还没有结案报告。", "请先撰写结案报告。"),
    "INSTRUCTION_OPEN": ("还有 {count} 条领导批示没有回复。", "请先回复批示。"),
    "CLOSING_UNAPPROVED": ("结案还没有批准。", "请呈批后登记批准日期。"),
    "WITHDRAWAL_UNSIGNED": ("没有信访人签名的书面撤回声明。", "请收存声明后登记。"),
    "WITHDRAWAL_UNCONFIRMED": ("还没有确认撤回出于自愿。", "请向信访人核实并勾选确认。"),
    "PIECES_MISSING": ("卷内缺少材料：{papers}。", "请补入，或写明缺少的理由。"),
    "PAGES_NOT_CONTINUOUS": ("卷内页号不连续。", "请重新编页。"),
    "RECEIVER_UNSIGNED": ("档案部门还没有签收。", "请签收后再登记移交。"),
    "NEW_FACTS_MISSING": ("没有写明新的事实和理由。", "请写明与原事项不同之处。"),
    "LINK_MISSING": ("没有关联原事项。", "请关联原编号。"),
    "FINAL_SAME_FACTS": (
        "{number} 已经复核终结，同一事实和理由不再受理。",
        "确有新事实的，请写明后另行登记；否则请告知不再受理。",
    ),
    "VOLUME_BOUND": ("{number} 已组卷，不能作废。", "请先与档案人员商定。"),
    # suggestions and accusations
    "NOT_A_SUGGESTION": ("有诉求不是建议意见，不能只作建议回复。", "请先甄别诉求。"),
    "ADOPTION_MISSING": ("没有写明是否采纳或回复内容。", "请选择采纳情况并填写回复。"),
    "ADOPTER_MISSING": ("采纳的建议没有责任单位。", "请指定责任单位。"),
    "NOT_AN_ACCUSATION": ("没有检举控告类诉求。", "请先甄别诉求。"),
    "ACCUSATION_OPEN_TO_ALL": ("检举控告还没有限定知悉范围。", "请先限定知悉人员。"),
    "ACCUSATION_UNSEALED": ("检举控告材料还没有密封。", "请密封后移交，交接单不写姓名和事由。"),
}

SENTENCES: Mapping[str, tuple[str, str]] = {
    **_MATTER_SENTENCES,
    **refusals_life.SENTENCES,
    **refusals_office.SENTENCES,
    **refusals_reports.SENTENCES,
    **refusals_urgent.SENTENCES,
    **refusals_days.SENTENCES,
    **refusals_hazards.SENTENCES,
    **refusals_alerts.SENTENCES,
    **refusals_archive.SENTENCES,
    **{code: (text, "") for code, text in deadlines.REFUSALS.items()},
}
"""code -> (what happened, what to do)."""

_ABOUT_MATTERS = _MATTER_SENTENCES.keys() | refusals_life.SENTENCES.keys()


class Reason(Protocol):
    """A refusal or a finding of the rules: a code of SENTENCES and the values for its sentence."""

    @property
    def code(self) -> str: ...

    @property
    def facts(self) -> Mapping[str, Any]: ...


class _Said(dict[str, str]):
    """A message about a mistake must not fail on a missing value itself."""

    def __missing__(self, key: str) -> str:
        return NOTHING


def say(value: Any, words: Mapping[str, str] | None = None) -> str:
    """A value as the officer writes it: 2026年3月31日, 2026年3月31日 10:24, members joined by 、, codes as words."""
    if value is None or value == "" or value == ():
        return NOTHING
    if isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日 {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, tuple | list):
        return "、".join(say(one, words) for one in value)
    return (words or {}).get(str(value), str(value))


def sentence(reason: Reason) -> str:
    """The whole message for a Refused or a Finding; KeyError for a code nobody gave a sentence (a test forbids it).

    A refusal about a matter (it carries `basis`) adds that nothing typed is lost, and the article behind the "no";
    what concerns the desk itself, such as a damaged folder, promises nothing but what its own sentence says.
    """
    what, do = SENTENCES[reason.code]
    said = _Said({name: say(value, codes.FAMILIES.get(name)) for name, value in reason.facts.items()})
    basis = getattr(reason, "basis", None)
    safe = SAFE if basis is not None and reason.code in _ABOUT_MATTERS else ""
    law = "、".join(f"《{one.document}》{one.article}" for one in basis or ())
    return what.format_map(said) + safe + do.format_map(said) + (f"依据：{law}。" if law else "")


def sentence_of(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a code with its values, for lists (rows of an import) where nothing typed can be lost."""
    what, do = SENTENCES[code]
    said = _Said({name: say(value, codes.FAMILIES.get(name)) for name, value in facts.items()})
    joint = "" if what.endswith("。") or not do else "，"
    return (what + joint + do).format_map(said)


def repair(reason: Reason) -> str:
    """The words on the button that mends it; "" when only the input itself can."""
    act = getattr(reason, "repair", None)
    return codes.ACTS[act] if act else ""
