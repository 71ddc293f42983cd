"""What the guided tour says, and the invented people and letters it works with."""

from __future__ import annotations

from collections.abc import Mapping

STEPS: Mapping[str, str] = {
    "WIZARD": "首次设置向导",
    "WINDOW": "打开窗口，逐页查看",
    "IMPORT": "导入来信表格",
    "REGISTER": "登记一件来访并打印登记表",
    "ACCEPT": "受理并出具受理告知书",
    "WHY": "说明期限是怎样算出来的",
    "LIFE": "从交办到结案走完一件",
    "ACCUSATION": "密封移交一件检举控告",
    "DAYS": "按规则排接待日、公示、代接和变更公告",
    "RECEPTION": "接访当天登记、批转、另约和统计",
    "FIRST_ASKED": "首问登记、指引单和AB岗",
    "LEADERS": "阅批来信、领导包案和专项记录",
    "ARCHIVE": "组卷、扫描件、封卷、借阅和整卷导出",
    "ALERTS": "查看提醒和提醒设置",
    "MONTH": "填报月报，预览统计分析",
    "HOUR": "1小时报告：计时、电话、书面首报",
    "ZERO": "重点时期零报告和值班表",
    "SCREENING": "登记隐患和舆情，查看预警和假期前瞻",
    "PRINTS": "保存各份文书",
    "BLANKS": "保存空白表",
    "LEDGER": "查找、视图、显示姓名",
    "DIALOGS": "逐个查看对话框",
    "LOOKS": "深浅两色、大字、高对比度",
    "VERIFY": "核对日志、文件和期限",
}
STEP_DONE = "{n:2d}. {words}：完成"
STEP_FAILED = "{n:2d}. {words}：没有完成（{reason}）"
NOT_STARTED = "演示没有开始：{reason}"
RESULT = "演示结束，{failed} 步没有完成。截图和文书在 {out}"
SEARCH = "供暖"
SHEET = "来信"
TOPIC = "后勤服务"
HEADS = ("留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "一级分类")

VISIT: Mapping[str, object] = {
    "name": "钱某某",
    "gender": "F",
    "identity": "RETIREE",
    "org": "原数学系",
    "phone": "138 0000 5678",
    "address": "家属院3号楼",
    "subject": "家属院3号楼供暖温度不足，要求检修",
    "summary": "一月以来3号楼东侧单元室温在16℃左右，家中有老人，曾两次报修没有解决。",
    "demands": ("在停暖前派人现场检查并修好东侧立管", "说明采暖费能否按实际天数减免"),
}
FINDING = "经现场查看，东侧立管堵塞，九户室温在14℃至16℃之间，情况属实。"
REASONS = "总务处于三日内更换东侧立管"
BASIS = "《物业管理条例》第三十五条"
ASK_REPLY = ("请说明家中的供暖情况。", "一月以来室温在16℃左右，报修过两次。")
VERIFIERS = "方敏、罗成"
UNIT_REPLY = "东侧立管已经更换，室温恢复到20℃。"
SIGNED_FOR = "本人签收"
ACCUSATION_SUBJECT = "反映某部门人员收受礼品"
ACCUSATION_DEMAND = "请有关机关调查处理"
DISCIPLINE_BODY = "驻校纪检监察组"
LETTERS = (
    ("建议延长图书馆周末开放时间", "期末复习期间座位紧张，建议周末延长到二十二点。"),
    ("食堂二楼窗口排队时间长", "午间下课集中，建议错峰或增开窗口。"),
    ("学生公寓热水供应时间短", "冬季晚上二十二点后没有热水，建议延长。"),
    ("家属区夜间停车秩序乱", "消防通道经常被占，请加强管理。"),
    ("选修课退课说明不清楚", "退课截止时间与系统显示不一致，请说明依据。"),
    ("操场照明灯损坏", "西侧三盏灯坏了两周，晚上跑步不安全。"),
    ("校车末班时间过早", "晚课结束后赶不上末班车，建议推迟半小时。"),
    ("实验室预约系统经常打不开", "多次提交失败，影响课程进度，请检查。"),
    ("教工宿舍屋顶漏水", "雨天渗水，墙面发霉，已报修一次。"),
)
RECEPTION_SENTENCE = "每周二、周四下午2:30至4:30，遇节假日顺延到下一工作日"
TERM = "演示学期"
VISITOR, VISITOR_PROBLEM = "高某某", "奖学金评定办法没有公布"
TOLD = "已电话告知本人和陪同部门"
PLACES = "行政楼公告栏、校园网"
OVERRIDE_REASON = "演示：主要领导本月外出"
ABSENT_REASON = "参加市教育局会议"
COUNTER_PLACE, COUNTER_REASON = "行政楼会议室", "演示当天接访"
VISITORS = ("高某某", "谢某某", "丁某")
PROBLEMS = ("奖学金评定办法没有公布，请说明评定结果。", "食堂二楼菜价上涨没有公示。", "宿舍调整方案没有征求意见。")
ANSWERS = ("评定办法已在学生处网站公布，当场出示并解释。", "请后勤部门一周内公示价格并答复。", "请校长当面听取意见。")
QUESTIONS = ("助学贷款到哪里办理？", "公租房怎样申请，要带什么材料？", "奖学金由哪个部门评定？")
GUIDANCE = "带身份证和学生证，填写申请表，当日可办。"
PROPOSAL = "建议由责任部门核实后书面答复。"
ORDER = "请核实情况，月底前把结果报我，并答复写信人。"
ATTITUDE = "表示理解"
VISITED = "到现场走访当事人，听取意见。"
RECORD_TEXT = "按当时情况如实记录。"
RECORD_UNITS = "总务处、教务处"
TOLD_BY = "市信访局"
FONDS_NO, ARCHIVE_UNIT = "Q012", "学校档案馆"
NO_PIECE = "本件没有这种材料"
EARLY = "信访人书面表示不申请复查"
LOAN_PURPOSE = "查考同类事项"
PHOTO, PHOTO_TITLE = "现场照片", "现场查看照片"
MONTH_TEXT = "本月没有需要报告的其他事项。"
EVENT_PLACE, EVENT = "学校南门", "二十余名学生家长聚集，要求说明宿舍停暖原因，情绪平稳，交通正常。"
KEY_PERIOD = "演示重点时期"
HAZARD, HAZARD_PEOPLE = "家属院供暖改造资金分担意见不一，可能集体来访", "家属院住户"
HAZARD_MEASURES = "逐户说明改造方案和资金来源"
OPINION, OPINION_SOURCE = "本地论坛有帖子反映食堂菜价上涨", "本地论坛"
VACATION = "寒假"
