"""A ledger page and an intake page of an invented school, put together from the shared pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from tests.ui.conftest import office_clock
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.messages import MessageBars
from ui.shell import Shell
from ui.table import Column, LedgerModel
from ui.table_view import LedgerView
from ui.widgets.panels import EmptyPage, Panel, button, icon_button, label, next_step, rule
from ui.widgets.steps import Count, Step, Stepper
from ui.widgets.timeline import Happening, Timeline
from ui.widgets.why import DueRow, WhyPanel


@dataclass(frozen=True)
class Line:
    """A matter as a list shows it."""

    number: str
    received: str
    who: str
    channel: str
    subject: str
    unit: str
    state: str
    due: tuple[str, str]


LINES = (
    Line("2026-0019", "02-09", "马*", "来访", "反映临聘岗位工资核算有误", "人事处", "待反馈", ("over", "逾期 3 天")),
    Line("2026-0027", "02-27", "吴*", "来信", "公寓2号楼夜间断电影响复习", "后勤集团", "待受理", ("over", "逾期 2 天")),
    Line("2026-0005", "01-08", "孙*", "来访", "停车位分配不公，要求公开办法并说明此前三年的情况", "保卫处", "办理中",
         ("today", "今天到期")),
    Line("2026-0029", "03-02", "陈*", "来电", "校车班次调整后通勤不便", "后勤集团", "待受理", ("soon", "剩 1 天")),
    Line("2026-0012", "01-20", "周*", "来访", "3号楼供暖不足，要求检修管道", "总务处", "待送达", ("soon", "剩 2 天")),
    Line("2026-0010", "01-14", "赵*", "来信", "退休独生子女补助未按时发放", "离退休处", "办理中", ("later", "剩 4 天")),
    Line("2026-0002", "01-04", "郭*", "来信", "图书馆座位预约问题", "图书馆", "已告知", ("done", "已告知")),
    Line("2026-0001", "01-03", "高*", "来访", "复核听证期间", "人事处", "复核中", ("pause", "不计时")),
)  # fmt: skip


def columns() -> list[Column[Line]]:
    """The columns of the ledger."""
    return [
        Column("number", "编号", lambda row: row.number, 88, ink="accent"),
        Column("received", "收到", lambda row: row.received, 56, ink="text2"),
        Column("who", "信访人", lambda row: row.who, 72),
        Column("channel", "形式", lambda row: row.channel, 48, ink="text2"),
        Column("subject", "主题", lambda row: row.subject, stretch=True),
        Column("unit", "责任部门", lambda row: row.unit, 76, ink="text2"),
        Column("state", "状态", lambda row: row.state, 64),
        Column("due", "期限", lambda row: row.due[1], 100, chip=lambda row: row.due),
        Column("topic", "类别", lambda row: row.channel, 60, hidden_by_default=True, sortable=False),
    ]


def ledger(count: int) -> LedgerView:
    """A table of `count` matters with the ids 1000, 1001, …"""

    def fetch(ids: Sequence[int]) -> dict[int, Line]:
        return {one: LINES[(one - 1000) % len(LINES)] for one in ids}

    model = LedgerModel(columns(), fetch)
    model.set_ids(range(1000, 1000 + count))
    return LedgerView(model)


def detail() -> Panel:
    """The matter beside the list."""
    panel = Panel("家属院3号楼供暖不足", "2026-0012 来访", icon_button("printer", "打印", framed=False))
    body = panel.pad()
    days = ["1-20", "1-23", "3-11", "3-11", "3-18 前", "", ""]
    words = ["登记", "受理", "办理", "处理意见", "送达", "办结", "归档"]
    steps = [
        Step(word, "done" if n < 4 else "now" if n == 4 else "later", days[n], n == 4) for n, word in enumerate(words)
    ]
    body.addWidget(Stepper(steps))
    body.addWidget(next_step("送达处理意见书", lambda: None))
    count = Count(60, ((0, "1月 8天"), (8, "2月 28天（春节 9 天照算）"), (36, "3月 24天")), ((22, 9),), 52)
    lines = [("起算", "1月23日受理，次日 1月24日为第 1 天"), ("届满", "第 60 天＝3月24日 周二（工作日）；今天第 52 天")]
    body.addWidget(DueRow("soon", "剩 2 天", "送达处理意见书", "3月18日 周三", WhyPanel(lines)))
    body.addWidget(rule())
    due = DueRow("later", "剩 8 天", "办结", "3月24日 周二", WhyPanel(lines, ["《信访工作条例》第三十四条"], count))
    due.why.setChecked(True)
    body.addWidget(due)
    happenings = [
        Happening("3月18日前", "待办：送达处理意见书", "周*今天 10:00 预约来访，可当面送达并签回证", waiting=True),
        Happening("3月11日", "签发处理意见书", "青岚信访意见〔2026〕3号 · 予以支持", "许澄"),
        Happening("3月2日", "现场复核", "入户测温 3 户，18.5—20.1℃；东侧立管已更换", "方敏"),
    ]
    body.addWidget(Timeline(happenings), 1)
    return panel


def ledger_page() -> QWidget:
    """List, message bars and detail."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(10, 10, 10, 10)
    row.setSpacing(10)
    panel = Panel("全部在办", "17 件", button("导出"), button("登记来访", kind="primary", picture="plus"))
    view = ledger(17)
    view.columns.sort_by("due", False)
    view.setObjectName("ledger")
    panel.body.addWidget(view, 1)
    bars = MessageBars()
    bars.show_message(
        "error",
        "没有存到移动硬盘：硬盘已拔出。",
        "本机数据完好，今天 08:02 的备份可用。请插好后再试。",
        [("再试一次", lambda: None)],
    )
    bars.show_message("ok", "已登记 2026-0035，登记表已送打印机。", "", [("撤销", lambda: None)])
    bars.show_message("warn", "2027 年节假日表还没有导入。", "2026 年的期限不受影响。", [("导入…", lambda: None)])
    holder = QVBoxLayout()
    holder.setContentsMargins(10, 10, 10, 10)
    holder.addWidget(bars)
    panel.body.addLayout(holder)
    panel.add_foot().addWidget(label("显示 17 件在办（2026 年共登记 34 件）", "note"))
    row.addWidget(panel, 1)
    side = detail()
    side.setFixedWidth(418)
    row.addWidget(side)
    return page


CHANNELS = (("VISIT", "来访"), ("LETTER", "来信"), ("CALL", "来电"), ("ONLINE", "网上"))


def intake_groups() -> list[Group]:
    """The fields of a visit."""
    pictures = {"VISIT": "users", "LETTER": "mail", "CALL": "phone", "ONLINE": "globe"}
    return [
        Group("来件", [
            Field("channel", "信访形式", Kind.SEGMENTS, choices=CHANNELS, pictures=pictures),
            Field("received_at", "收到时间", Kind.MOMENT, True, width=176),
            Field("host", "接待人", Kind.CHOICE, True, (("1", "林晓岚"), ("2", "方敏")), beside=True),
            Field("place", "接待地点", Kind.FREE_CHOICE, choices=(("A", "行政楼108 来访接待室"),)),
        ]),
        Group("信访人", [
            Field("name", "姓名(&X)", required=True, width=176),
            Field("sex", "性别", Kind.CHOICE, choices=(("F", "女"), ("M", "男")), beside=True),
            Field("identity", "身份", Kind.CHOICE, True, (("RETIREE", "离退休教职工"), ("STUDENT", "学生")), width=176),
            Field("id_number", "证件号码"),
            Field("phone", "联系电话", required=True, width=176, note="与 2026-0012 相同"),
            Field("headcount", "来访人数", Kind.NUMBER, True, width=64, note="5 人及以上自动记为集体访", most=999),
        ]),
        Group("事项", [
            Field("subject", "主题", required=True, limit=60),
            Field("story", "主要问题", Kind.TEXT, True, limit=2000, note="如实记录原话要点"),
            Field("demands", "诉求", Kind.DEMANDS, True),
            Field("materials", "材料", Kind.MATERIALS),
            Field("wishes", "其他要求", Kind.CHECKS, choices=(("WRITTEN", "要求书面答复"), ("SECRET", "要求保密"))),
        ], column=2),
    ]  # fmt: skip


def intake_form() -> Form:
    """The form of a visit at the office's time."""
    return Form(intake_groups(), office_clock, left_width=442)


def intake_page() -> QWidget:
    """A half filled form with a wrong resident ID."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(10, 10, 10, 10)
    panel = Panel("接访登记", "预计编号 2026-0035，保存时确定", label("＊ 必填", "note"))
    form = intake_form()
    form.set_values(
        {
            "received_at": office_clock(),
            "host": "1",
            "name": "周某某",
            "identity": "RETIREE",
            "id_number": "110105194912310021",
            "headcount": 1,
            "subject": "家属院3号楼暖气仍不热，要求尽快处理",
            "story": "一月反映过 3 号楼东侧单元供暖不足，学校答复已更换立管。",
            "demands": ["停暖前派人现场检查并修好东侧立管", "说明采暖费能否按实际天数减免"],
            "materials": [{"name": "室温照片", "copies": 3, "form": "ORIGINAL", "path": ""}],
            "wishes": ["WRITTEN"],
        }
    )
    form.show_findings(
        {
            "id_number": ("error", "第 18 位应为 X，请核对证件。确无误可说明理由后保留。"),
            "headcount": ("warn", "人数与来访登记不一致。"),
        }
    )
    form.setObjectName("intake")
    panel.pad().addWidget(form, 1)
    foot = panel.add_foot(50)
    foot.addWidget(label("草稿已自动保存 10:24:06　" + form.problem_words(), "note"))
    foot.addStretch()
    foot.addWidget(button("保存"))
    foot.addWidget(button("保存并打印登记表", kind="primary", picture="printer"))
    row.addWidget(panel)
    return page


def window() -> Shell:
    """The window with three pages."""
    shell = Shell()
    shell.add_page(
        "TODAY", "今日", EmptyPage("inbox", "今天没有到期事项", "全部事项都在期限内。", ["到期的事项会列在这里"])
    )
    shell.add_page("REGISTER", "接访登记", intake_page())
    shell.add_page("LEDGER", "案件台账", ledger_page())
    for key, title in (
        ("R", "领导接待日"),
        ("F", "首问登记"),
        ("A", "信访档案"),
        ("P", "排查与报告"),
        ("D", "履责台账"),
    ):
        shell.add_page(key, title, EmptyPage("archive", title, "这一页还没有内容。"))
    shell.set_badge("TODAY", "逾期 2")
    menu = QMenu(shell)
    menu.addAction("换人")
    shell.set_user("林晓岚", menu)
    shell.set_hints([("↑↓", "选择"), ("Enter", "打开"), ("Ctrl+Enter", "下一步"), ("F6", "换栏")])
    shell.set_facts(["规则集：信访工作条例（2022）＋校内规定", "备份：今天 08:02 已验证"])
    return shell
