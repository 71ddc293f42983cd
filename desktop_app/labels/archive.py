"""Words of the archive: classes, kinds of pieces in binding order, retention, secrecy, loans, states (M01–M05)."""

from __future__ import annotations

from collections.abc import Mapping

CLASSES: Mapping[str, str] = {
    "SUPERIOR_DOC": "上级信访文件",
    "OWN_DOC": "本单位信访文件",
    "SYSTEM_CASE": "信访系统录入的信访案件",
    "TRANSFERRED_CASE": "上级下达的信访转办件",
}
CLASS_LETTERS: Mapping[str, str] = {"SUPERIOR_DOC": "S", "OWN_DOC": "B", "SYSTEM_CASE": "X", "TRANSFERRED_CASE": "Z"}
CATALOGUES: Mapping[str, str] = {
    "SUPERIOR_DOC": "SJ·{year}",
    "OWN_DOC": "XF·{year}",
    "SYSTEM_CASE": "XT·{year}",
    "TRANSFERRED_CASE": "ZB·{year}",
}

MODES: Mapping[str, str] = {"CASE": "一案一卷", "YEAR": "一年一卷", "ITEM": "以件归档"}

# The order of 汇报说明 第五章第六节; what it does not name stands behind it.
KINDS: Mapping[str, str] = {
    "CLOSING_REPORT": "结案报告",
    "FILING_SLIP": "立案请示签",
    "CHARGE": "领导包案登记表",
    "CLOSING_SLIP": "结案呈批签",
    "INVESTIGATION": "责任单位调查处理报告",
    "EVIDENCE": "单据、证明、法律政策依据等附件",
    "NOTICE": "信访事项告知书",
    "OPINION": "处理意见书及稳控措施",
    "LETTER": "群众来信复印件",
    "REGISTRATION": "登记表",
    "REVIEW": "复查复核材料",
    "SUPERIOR": "上级来文和报送材料",
    "MEDIA": "声像资料",
    "OTHER": "其他",
}
RETENTIONS: Mapping[str, str] = {"Y": "永久", "30": "30年", "10": "10年"}
SECRECIES: Mapping[str, str] = {"": "不标注", "INTERNAL": "内部", "WORK_SECRET": "工作秘密"}
STATES: Mapping[str, str] = {
    "OPEN": "整理中",
    "BOUND": "已封卷",
    "ARCHIVED": "已移交",
    "DISPOSED": "已销毁",
    "VOID": "已作废",
}
WAYS: Mapping[str, str] = {"READ": "查阅", "COPY": "复制", "OUT": "借出"}
DECISIONS: Mapping[str, str] = {"EXTEND": "延长保管期限", "PERMANENT": "改为永久保管", "DESTROY": "拟销毁"}
SOURCES: Mapping[str, str] = {"PAPER": "文书", "MATERIAL": "附件", "MEDIA": "声像", "SCAN": "扫描"}

RETENTION_CASES: Mapping[str, str] = {
    "LEADER": "有领导重要批示或包案的",
    "RESULT": "有调查和处理结果的",
    "PLAIN": "没有处理结果的（告知去向、撤回等）",
}
CLASSES_SHORT: Mapping[str, str] = {
    "SUPERIOR_DOC": "上级文件",
    "OWN_DOC": "本单位",
    "SYSTEM_CASE": "系统案件",
    "TRANSFERRED_CASE": "转办件",
}
RETENTION_SHORT: Mapping[str, str] = {"LEADER": "批示包案", "RESULT": "有结果", "PLAIN": "无结果"}
RETENTION_DEFAULTS: Mapping[str, str] = {"LEADER": "Y", "RESULT": "30", "PLAIN": "10"}
RETENTION_DOUBT = "划分依据待核实，以本校档案部门批准的保管期限表为准。"

CATEGORY = "信访类"
RESTRICTED_TITLE = "限知悉人员"

# How titles are put together (GB/T 9705: 责任者、问题、名称).
CASE_TITLE = "{school}关于{subject}的信访案卷"
YEAR_TITLE = "{school}{year}年{cls}（{retention}）"
BOX_TITLE = "{school}{year}年信访文件（{retention}）"
ORIGINAL = "原件"
LOST = "{name}：存放的文件缺失或已被改动，请重新扫描。"
NO_PAGES: Mapping[str, str] = {
    "FILE_NOT_PAGES": "{name}：不能成页的电子文件，另行保存。",
    "FILE_ENCRYPTED": "{name}：PDF 有密码，请解密后重新放入。",
    "FILE_DAMAGED": "{name}：文件已损坏，请重新扫描。",
    "FILE_LAYERS_HIDDEN": "{name}：有关闭的图层，请打印成 PDF 后重新放入。",
    "FORM_FIELDS_UNSEEN": "{name}：表单填写的内容显示不出来，请打印成 PDF 后重新放入。",
}
ITEM_ABSENT = "此件为纸质材料，没有扫描，共{pages}页，见卷内第{first}页起。"
ITEM_ABSENT_ALONE = "此件为纸质材料，没有扫描，共{pages}页，见原件。"
SUPERIOR_ORGAN = "XF"

SUBJECT_ENDS = ("的问题", "问题", "事项")


def about(subject: str) -> str:
    """A subject as the middle of a title: it ends with 问题."""
    bare = subject.rstrip("。．. ")
    return bare if bare.endswith(SUBJECT_ENDS) else bare + "问题"


def missing_kind(kind: str, reason: str, number: str = "") -> str:
    """A line of the back note for a piece that is not there. number: of its matter where there are several."""
    return f"{number}缺{KINDS[kind]}：{reason.rstrip('。')}。"


def of_matter(number: str, reason: str) -> str:
    """A reason in the check list, with the matter it is said of where there are several."""
    return f"{number}：{reason}" if number else reason


def early(reason: str) -> str:
    return f"申请复查（复核）期限届满前封卷：{reason.rstrip('。')}。"


def unscanned(titles: str) -> str:
    return f"下列材料为纸质，没有扫描件：{titles}。"


def suggestion(case: str) -> str:
    """The reason that goes with a suggested retention."""
    return f"{RETENTION_CASES[case]}。{RETENTION_DOUBT}"
