"""Words on the papers of leaders' reception days: F17, F18, F19 with its notice of change, F19a, F19b, F19c, F49."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from .leader_days import WEEKDAYS, plain_day

POSTER_TITLE = "校领导接待日公示"
POSTER_INTRO = "为畅通信访渠道，认真听取师生员工意见，现将校领导接待日安排公示如下："
POSTER_NOTES = "多人反映同一事项的，请推选代表，代表不超过5人；请如实反映情况，带齐有关材料。"
CHANGE_TITLE = "校领导接待日变更公告"
CHANGE_INTRO = "因工作安排调整，原公示的校领导接待日变更如下，其余安排不变："
CANCELLED = "取消"
POSTER_HEADS = ("日期", "时间", "接访领导", "职务", "分管工作", "地点", "陪同部门")
CHANGE_HEADS = ("原公示", "日期", "时间", "接访领导", "职务", "分管工作", "地点", "变更")
PLACE_LINE, BOOKING_LINE, NOTES_LINE, PHONE_LINE = "地点", "预约", "须知", "监督电话"
NUMERALS = "一二三四五"

SCHEDULE_TITLE = "校领导接待日安排表"
SCHEDULE_HEADS = ("日期", "时间", "接访领导", "职务", "分管工作", "地点", "陪同部门", "通知时间", "本人确认")
DIRECTOR_SIGNS = "办公室主任："


def booking(address: str, phone: str) -> str:
    """How to book, from the office's own answers."""
    at = f"到{address}" if address else "到信访工作办公室"
    call = f"或拨打{phone}" if phone else ""
    return f"接待日前1个工作日12:00前，{at}{call}预约；未预约的按到场顺序接待。"


def was(line: Mapping[str, Any]) -> str:
    """What an earlier posting said, line by line: its day, hours, leader and place."""
    day = date.fromisoformat(line["day"])
    return f"{plain_day(day)}\n{line['starts']}—{line['ends']}\n{line['leader']}\n{line['place']}"


def changed(items: Sequence[str]) -> str:
    return "改" + "、".join(items) if items else ""


def poster_day(iso: str) -> str:
    """3月17日 over 星期二."""
    day = date.fromisoformat(iso)
    return f"{plain_day(day)}\n{WEEKDAYS[day.weekday()]}"


def hours(starts: str, ends: str) -> str:
    return f"{starts}—{ends}"


def poster_hours(starts: str, ends: str) -> str:
    """The hours of a large narrow cell, on two lines."""
    return f"{starts}\n—{ends}"


def numbered_line(place: int, word: str, said: str) -> str:
    """一、地点：行政楼108室。 place: from 0."""
    said = said if not said or said.endswith(("。", "；")) else said + "。"
    return f"{NUMERALS[place]}、{word}：{said}"


BOARD_PLACES, BOARD_CHANNELS = "接访地点和时间", "信访渠道"
BOARD_SCOPE, BOARD_STEPS, BOARD_MANNERS = "受理范围", "办理程序", "文明信访须知"
BOARD_SCOPE_LINES = (
    "对本校教育教学、管理服务工作的意见和建议。",
    "对本校及教职工职务行为不满的申诉求决。",
    "依法应当通过诉讼、仲裁、行政复议等途径解决的，引导到法定途径。",
    "检举控告按规定移送纪检监察机构，为检举控告人保密。",
)
BOARD_STEP_WORDS = ("登记", "甄别分类", "15日内告知", "调查核实", "60日内答复", "可申请复查")
BOARD_MANNER_LINES = (
    "请如实反映情况，不捏造、歪曲事实。",
    "多人反映同一事项的，推选代表，代表不超过5人。",
    "请遵守接待秩序，爱护公共设施。",
)


def board_place(name: str, hours_: str) -> str:
    return f"{name}：{hours_}" if hours_ else name


def board_channel(word: str, said: str) -> str:
    return f"{word}：{said}"


LETTERS_TO, CALLS_TO, VISITS_TO, PROGRESS_AT = "来信地址", "投诉电话", "来访地址", "查询办理进展"
PROGRESS_BY = "凭告知书上的查询码，到接访地点或拨打{phone}查询"

# F17
WHEN, LEADER, POST = "接访时间", "接访领导", "职务"
VISITOR, VISITOR_UNIT, REPRESENTATIVES, ACCOMPANY = "来访人", "身份、单位", "代表", "陪同部门"
THREE_FULL, LEADER_ANSWER, OUTCOME = "三个全面", "领导答复\n意见", "处理方式"
ASSIGNED_UNIT, ASSIGNED_DUE, NEXT_DAY = "批转单位", "办理时限", "另约时间"
RESULT, ANSWERED_HOW, FED_BACK_ON = "办理结果", "答复方式", "反馈领导"
LEADER_SIGNS, UNIT_SIGNS = "接访领导：", "承办单位负责人："

# F19b
BRIEF_HEADS = ("时间", "来访人", "身份、单位", "人数", "反映的问题", "已知情况")
BRIEF_VISITS = "预约来访："
PREPARE, PREPARE_WORDS = "请准备", "请了解有关政策和办理情况，陪同部门负责人按时到场。"
RECEIVED_BY_LEADER, RECEIVED_BY_UNIT = "领导签收：", "陪同部门签收："
NOT_FOR_THIS_DESK = "（限知悉人员，另行当面汇报）"

# F19c
ORIGINAL_LEADER, WHY, SUBSTITUTE = "原定领导", "不能接访\n事由", "代接领导"
PROPOSED_ON, PRINCIPAL_APPROVES = "提出日期", "主要领导\n审批意见"
APPROVED_AT, REPOSTED = "批准时间", "重新公示\n时间地点"
SUBSTITUTE_NOTE = "说明：代接访须在接访开始前经主要领导批准，批准后重新公示。"

# F17b
FIELD_KIND, MET, MATTER_NUMBER = "形式", "会见对象", "登记编号"
FIELD_FOUND, FIELD_ADVICE, RECORDER = "情况", "意见", "记录人"

# F49
CARRIER, TAKEN_AT, TAKEN_BY, MEDIA_CONTENT = "载体", "摄录时间", "摄录人", "内容"
LENGTH, FORMAT_SIZE, FILE_NAME, CHECK_SUM = "时长", "格式大小", "文件名", "校验值\nSHA-256"
KEPT_AT, MEDIA_OF, TAKER_SIGNS = "存放地点\n和备份", "所属接访\n或事项", "摄录人签名："

KEPT_HERE = "本系统数据文件夹"


def minutes(count: int | None) -> str:
    return f"{count}分钟" if count else ""


def file_size(name: str, size: int | None) -> str:
    """MP4，318 MB: the ending of the name and how large it is."""
    if size is None:
        return ""
    ending = name.rpartition(".")[2].upper() if "." in name else ""
    shown = f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(size // 1024, 1)} KB"
    return "，".join(part for part in (ending, shown) if part)
