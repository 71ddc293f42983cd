"""The sentences of every "no" between acceptance and closing that no guard of the table says."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "NOT_BACKLOG": ("{number} 不是积案。", "积案是一年以上没有办结或者重复的在办事项。"),
    "BACKLOG_WORDS_MISSING": ("没有写进展和下一步。", "请写明后再登记。"),
    # days, people
    "DAY_MISSING": ("没有填{event}日期。", "请填写实际日期。"),
    "NOT_A_LEADER": ("{person}不是{roles}，不能作这个决定。", "请选择有权决定的人员，或在设置中补充其职责。"),
    # classification
    "ROUTE_UNKNOWN": ("途径目录里没有“{text}”。", "请重新选择途径。"),
    "ROUTE_NAME_MISSING": ("有途径没有名称。", "请填写名称或删去这一行。"),
    "ROUTE_BASIS_MISSING": ("途径“{name}”没有依据。", "请写明法律依据。"),
    "ROUTE_TWICE": ("途径“{name}”重复了。", "请删去一个。"),
    "DEMAND_ANSWERED": ("“{demand}”已经出具答复，不能再改。", "请对其余诉求继续办理。"),
    "DEMAND_STAYS_IN": ("第 {demands} 项诉求由本校按信访程序办理，不能告知转出。", "请只选应当告知去向的诉求。"),
    "NOTHING_TO_TELL": ("没有需要告知去向的诉求。", "请先甄别每一项诉求。"),
    "WAY_FORM_WRONG": ("这些诉求应当用“{form}”。", "请改选文书，或重新甄别诉求。"),
    "ACCUSATION_BY_HANDOVER": ("检举控告不用普通告知书。", "请办理密封移交，移交时一并告知信访人。"),
    "NOTHING_SUBMITTED": ("这件没有呈批中的签批单。", "请先呈领导审批。"),
    "PAGES_MISSING": ("没有填密封材料的页数。", "请清点后填写。"),
    # accused, recusal
    "ACCUSED_EMPTY": ("有一行没有写被反映的人员或部门。", "请填写或删去这一行。"),
    "ACCUSED_ONESELF": ("登记人不能登记自己为被反映人。", "请交信访工作负责人登记。"),
    "PERSON_RELATED": ("承办人与事项有利害关系。", "请另选承办人，并提出回避。"),
    "RELATION_MISSING": ("没有写明利害关系。", "请写明与信访人或者信访事项的关系。"),
    "RECUSAL_UNKNOWN": ("没有这份回避申请。", "请刷新后再试。"),
    "RECUSAL_DECIDED": ("{person}的回避已经决定。", "情况有变的，请另行提出。"),
    "RECUSAL_OWN": ("{person}不能决定自己的回避。", "请由上一级负责人决定。"),
    # tasks
    "UNIT_TWICE": ("同一个部门交办了两次。", "请每个部门只列一行；已在办的不必再列。"),
    "LEAD_UNIT_ONE": ("主办部门应当有一个，且只有一个。", "请选一个主办，其余为协办。"),
    "LEAD_UNIT_THERE": ("已经有主办部门。", "后加的部门请列为协办；更换主办，请先登记退回。"),
    "TASK_DUE_MISSING": ("没有填期限。", "请填写期限。"),
    "TASK_DUE_BEFORE": ("期限 {due} 早于交办日期 {sent}。", "请核对日期。"),
    "TASK_UNKNOWN": ("没有这项交办。", "请刷新后再试。"),
    "TASK_ENDED": ("{unit}的交办已经办结或退回。", "请刷新后再试。"),
    "REPLY_UNSIGNED": ("{unit}的反馈没有负责人签字。", "请填写签字人。"),
    "REPLY_NO_DOCUMENT": ("须书面反馈：{unit}没有附书面材料。", "请附上反馈文件，或先出具调查处理报告。"),
    "REPORT_EMPTY": ("报告缺少事实认定或者处理情况。", "请补写。"),
    # hand-over, hearing
    "HANDED_BEFORE_RECEIVED": ("移交时间 {handed} 早于收到时间 {received}。", "请核对时间。"),
    "HANDOVER_SAME": ("移交方与接收方相同。", "请填写不同的部门或人员。"),
    "EVIDENCE_EMPTY": ("书证清单有一行没有名称或份数。", "请补全或删去这一行。"),
    "HANDOVER_UNKNOWN": ("这次移交已经签收或不存在。", "请刷新后再试。"),
    "INTERVIEW_BEFORE_RECEIVED": ("谈话时间 {began} 早于收到信访事项的时间。", "请核对时间。"),
    "INTERVIEW_ENDS_BEFORE": ("结束时间 {ended} 早于开始时间 {began}。", "请核对时间。"),
    "INTERVIEW_NAMES": ("没有填谈话人或被谈话人。", "请填写姓名。"),
    "INTERVIEW_EMPTY": ("笔录没有问答内容。", "请至少写一问一答。"),
    "VERIFICATION_EMPTY": ("没有写核实情况。", "请写明核实到的事实。"),
    "VERIFIERS_MISSING": ("没有填调查人。", "请填写，一般不少于两人。"),
    "CONCLUSION_MISSING": ("没有写会审结论。", "请写明一致意见或者争议处理。"),
    # extension
    "NO_HANDLING_PERIOD": ("这件没有信访程序的办理期限，不需要延期。", "请按有关程序的期限办理。"),
    "EXTENSION_PENDING": ("已有一份延期申请等待批准。", "请先登记批准或不同意。"),
    "EXTENSION_NOT_ASKED": ("还没有延期申请。", "请先填写延期申请审批单。"),
    "EXTENSION_TWICE": ("已经延期 {count} 次，按规定只延一次。", "请在期限内办结；确需允许多次的，在设置中改。"),
    "NO_SUPERIOR_DUE": ("这件没有交办时限。", "不需要请示延期。"),
    "CONSENT_PENDING": ("已有一份请示等待答复。", "请先登记交办单位的答复。"),
    "ASKED_AFTER_DUE": ("请示日期 {asked} 已过交办时限 {due}。", "请尽快办结并说明超期原因。"),
    "WANTED_DUE_EARLIER": ("拟办结日期 {wanted} 不晚于原时限 {due}。", "请填写原时限之后的日期。"),
    "CONSENT_NOT_ASKED": ("还没有向交办单位请示延期。", "请先请示。"),
    "GRANTED_DUE_MISSING": ("没有填交办单位同意的新时限，或者不晚于原时限 {due}。", "请按对方答复填写。"),
    "CONSENT_DOCUMENT": ("没有写同意的依据。", "请写明文号，或者电话记录的时间和人员。"),
    # answers
    "NOT_SIMPLE": ("这件没有按简易程序办理。", "请按普通程序继续办理。"),
    "NOT_A_DUTY": ("所选诉求不是由本校依法履行职责的。", "请先甄别诉求。"),
    "DUTY_UNTOLD": ("“{demand}”还没有告知途径。", "请先出具法定途径引导告知书。"),
    "REMEDY_IS_REVIEW": ("依法履职的答复不适用信访复查、复核。", "请写行政复议、诉讼等救济途径。"),
    "TERMS_MISSING": ("协议没有内容。", "请逐条写明约定。"),
    "SETTLEMENT_NOT_DRAWN": ("还没有出具协议书。", "请先拟写协议书，双方签字后登记。"),
    "SIGNATORY_MISSING": ("上行文没有签发人。", "请填写签发的校领导。"),
    # opinion
    "OPINION_NONE": ("还没有处理意见。", "请先拟写。"),
    "CHECKS_MISSING": ("还有项目没有检查：{items}。", "请逐项选择。"),
    # delivery, execution, rating
    "PAPER_REPLACED": ("{title}{number}已被新版本替代。", "请送达现行的文书。"),
    "DELIVERED_ALREADY": ("{title}已经登记送达。", "请核对送达记录。"),
    "RECEIVER_MISSING": ("没有填代收人。", "请填写同住成年家属的姓名。"),
    "REFUSAL_MISSING": ("没有写拒收事由。", "请写明拒收情况。"),
    "RATED_BEFORE_ANSWER": ("还没有答复信访人，不能评价。", "请先登记送达。"),
    "NOT_SUPPORTED": ("这项诉求没有予以支持，不需要落实。", "请选择予以支持的诉求。"),
    "ACTION_MISSING": ("没有写要落实什么。", "请写明措施。"),
    "EXECUTION_UNKNOWN": ("这项落实已经完成或不存在。", "请刷新后再试。"),
    "EVIDENCE_MISSING": ("没有写落实的佐证。", "请写明证明材料。"),
    # review
    "REVIEW_NEEDS_DELIVERY": ("还没有送达处理意见书。", "请先登记送达。"),
    "RECHECK_NEEDS_REVIEW": ("还没有维持或变更的复查意见，不能申请复核。", "请先登记复查结果。"),
    "REVIEW_DONE": ("已有复查意见。", "信访人对复查意见不服的，请登记复核申请。"),
    "REVIEW_NONE": ("没有进行中的复查或复核。", "请先登记申请。"),
    "REDO_DUE_BEFORE": ("重新办理的期限 {due} 不晚于收到日期 {received}。", "请核对上级文书。"),
    "REDO_DUE_MISSING": ("没有填重新办理的期限。", "请按复查（复核）意见填写；没有写明的，与复查机关商定。"),
    "WINDOW_CLOSED": ("申请复查的期限 {due} 已过。", "请另行登记，按再次提出处理。"),
    # closing
    "CLOSING_EMPTY": ("结案报告没有写“{section}”。", "请补写。"),
}
