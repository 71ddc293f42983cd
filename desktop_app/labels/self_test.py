"""What the self-test says, and the invented petition it registers."""

from __future__ import annotations

from collections.abc import Mapping

MARKS: Mapping[bool, str] = {True: "通过", False: "没有通过"}
LINE = "{mark}  {name}  {ms} 毫秒  {detail}"
NOT_WRITTEN = "自检结果写不进 {path}（{reason}）。请换一个文件夹。"
OFFICE_FONTS = ("仿宋", "FangSong", "楷体", "KaiTi", "黑体", "SimHei", "宋体", "SimSun", "Microsoft YaHei UI")
FONTS = "随程序字体 {n} 个；本机：{own}"
NONE = "没有办公字体，用随程序字体"
FORMS = "{n} 种，{sheets} 页"
WINDOW = "{ms} 毫秒打开，{tabs} 页"
TRAY, NO_TRAY = "有托盘", "没有托盘，只在窗口里提醒"
PERSON, PHONE = "赵某某", "13800000000"
SUBJECT, DEMAND = "自检登记", "核对程序各部分"
LETTER_HEADS = ("留言主题", "留言时间", "留言详情")
LETTER = ("自检来信", "2026/3/16 09:00:00", "核对表格读写。")
