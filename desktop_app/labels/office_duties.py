"""Words of what the office owes beside the clocks of its matters: the title, the reason and the button of each."""

from __future__ import annotations

from collections.abc import Mapping

from . import duty, hazards, information, period_reports, urgent

DUTIES: Mapping[str, tuple[str, str, str]] = {
    "POST": ("公示接访安排", "接访日前张贴并登记", "去公示"),
    "REPOST": ("重新公示变更", "代接或改期获批后 4 小时内", "去公示"),
    "SUBSTITUTE": ("代接访待审批", "须在接访开始前经主要领导批准", "登记审批"),
    "STAND_IN": ("接访领导不在岗", "安排代接并经主要领导批准，或改期", "安排代接"),
    "NOTIFY": ("通知接访领导和陪同部门", "附预约来访清单", "去通知"),
    "RECEIVE": ("今天接访", "每批登记一张处理单", "开始接访"),
    "CLOSE_SLOT": ("接访没有结束登记", "补登来访人，或登记无人来访", "去登记"),
    "LEAD_MONTH": ("主要领导本月还没有接访", "主要领导每月至少1天", "去排班"),
    "FIND_UNIT": ("代查承办部门", "当天答复询问人", "去办理"),
    "FOLLOW_UP": ("首问事项待办结", "告知程序后 5 个工作日内回访", "去办理"),
    "NOBODY_THERE": ("A岗、B岗都不在岗", "请临时指定人员", "去安排"),
    "READING": ("领导阅批未返回", "呈阅超过 2 个工作日", "登记批示"),
    "FEED_BACK": ("向批示领导反馈结果", "结果登记后 3 个工作日内", "去反馈"),
    "CHARGE_FOLLOW": ("包案没有跟踪记录", "每月至少一次", "去登记"),
    "BACKLOG": ("积案季度复查", "一年以上没有办结或者重复的事项，每季度复查一次", "去复查"),
    "ARCHIVE": ("已结案事项待组卷移交", "结案次年 6 月 30 日前移交档案部门", "去组卷"),
    "TRANSFER": ("移交清册待签收", "送档案部门签收后登记", "去登记"),
    "LOAN_BACK": ("借阅待归还", "到期收回并核对页数", "去登记"),
    "RETENTION": ("案卷保管期满待鉴定", "两人鉴定后延期或报批销毁", "去鉴定"),
    "ONSITE": ("越级访到场", "函告的到场时间", "登记到场"),
    "UNSIGNED": ("来访登记表没有签名", "当天补签，或登记拒签原因", "去补签"),
    "NOT_BEGUN": ("紧急件还没有办理", "标为紧急后 60 分钟内应有办理记录", "去办理"),
    "CAME_AGAIN": ("同一人再次信访", "90 天内不止一次，请负责人留意", "去查看"),
    **period_reports.DUTIES,
    **urgent.DUTIES,
    **duty.DUTIES,
    **hazards.DUTIES,
    **information.DUTIES,
    "ONSITE_REPLY": ("越级访回函报结", "到场后 24 小时内", "登记回函"),
}
"""code -> title, reason, words on the button."""


def waiting(count: int) -> str:
    """How many closed matters wait for their volume."""
    return f"{count} 件"


def expired(count: int) -> str:
    """How many volumes were kept as long as they must."""
    return f"{count} 卷"
