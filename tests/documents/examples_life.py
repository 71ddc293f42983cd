"""Filled forms of the same invented school: handling, opinion, delivery, closing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from desktop_app.facts import MaterialFacts, NoticeFacts, OfficeFacts
from desktop_app.facts_life import (
    ClosingSlipFacts,
    ExtensionFacts,
    FilingFacts,
    FinalFacts,
    HandoverFacts,
    InterviewFacts,
    OfficialFacts,
    OpinionSlipFacts,
    Passage,
    QualityFacts,
    QualityLine,
    RatingFacts,
    RecusalFacts,
    ReviewRecordFacts,
    SealedHandoverFacts,
    SettlementFacts,
    VerificationFacts,
    VoidFacts,
    WithdrawalFacts,
)
from desktop_app.labels import codes

NUMBER = "XF-2026-0012"
SUBJECT = "家属院3号楼供暖不足"


def life_examples(office: OfficeFacts) -> dict[str, tuple[str, Any]]:
    """Name of the kept text -> form and facts."""
    notice: dict[str, Any] = {"office": office, "addressee": "周某某同志", "closing": codes.CLOSING, "tail_grid": True}
    opening = "您于2026年1月6日通过来访反映的“家属院3号楼供暖不足”的信访事项，青岚学院已于2026年1月6日收到并登记。"
    opinion = OfficialFacts(
        office=office,
        number="青岚信访意见〔2026〕1号",
        title="信访处理意见书",
        addressee="周某某同志",
        passages=(
            Passage(level=1, heading="信访事项及诉求"),
            Passage(text="信访人：周某某，住址：家属院3号楼。"),
            Passage(text=opening + "于2026年1月7日受理，由总务处承办。您提出以下诉求："),
            Passage(level=3, text="检修家属院3号楼供暖管道。"),
            Passage(level=3, text="退还供暖不足期间的采暖费。"),
            Passage(level=1, heading="调查核实情况"),
            Passage(text="本校于2026年1月12日听取您陈述的事实和理由，并到现场查看。"),
            Passage(level=3, text="3号楼供暖支管堵塞，十二户室温在十四度至十六度之间，情况属实。"),
            Passage(level=3, text="供暖不足自2025年12月1日至2026年1月12日，共四十三日。"),
            Passage(level=1, heading="处理意见"),
            Passage(level=3, text="对“检修家属院3号楼供暖管道”的诉求，予以支持。总务处于2026年1月20日前更换支管。"),
            Passage(level=3, text="对“退还供暖不足期间的采暖费”的诉求，作如下解释说明。采暖费由供热企业收取。"),
            Passage(level=1, heading="救济途径"),
            Passage(text="如对本意见不服，可以自收到本意见书之日起30日内，向青岚市教育局申请复查。"),
        ),
        attachments=("现场查看记录", "供暖支管更换方案"),
        signed_on=date(2026, 1, 15),
    )
    letter: dict[str, Any] = {"office": office, "letterhead": "LETTER", "signed_on": date(2026, 1, 9)}
    report: dict[str, Any] = {
        "office": office,
        "letterhead": "REPORT",
        "signatory": "苏文清",
        "addressee": "青岚市教育局",
    }
    contact = "联系单位：青岚学院信访工作办公室，联系电话：0000-12345678"
    return {
        "F04": ("F04", NoticeFacts(
            **notice, number="青岚信访不受〔2026〕1号", title="不予（不再）受理告知书", signed_on=date(2026, 1, 9),
            paragraphs=(opening, "经审查，该事项属于“涉法涉诉”的情形：采暖费争议已由人民法院立案审理。",
                        "依照《信访工作条例》第三十一条第（一）项的规定，本校决定不予受理。"),
        )),
        "F06": ("F06", NoticeFacts(
            **notice, number="青岚信访导〔2026〕1号", title="法定途径引导告知书", signed_on=date(2026, 1, 9),
            paragraphs=(opening, "经审查，该事项应当通过劳动人事争议仲裁途径解决，受理机关为劳动人事争议仲裁委员会。",
                        "该途径不适用信访处理意见书以及信访复查、复核程序。"),
        )),
        "F15": ("F15", NoticeFacts(
            **notice, number="青岚信访延〔2026〕1号", title="延期办理告知书", signed_on=date(2026, 3, 2),
            paragraphs=("因需要委托鉴定，情况复杂，经本校负责人周明远批准，该事项的办理期限延长30日。",),
        )),
        "F09": ("F09", HandoverFacts(
            office=office, number=NUMBER, handed_at=datetime(2026, 1, 8, 9, 20), from_unit="信访工作办公室",
            from_person="林晓岚", to_unit="总务处", to_person="方敏", gist=SUBJECT, opinion="请到现场核实室温。",
            evidence=(MaterialFacts(name="室温照片", copies=3), MaterialFacts(name="业主来信", original=True)),
            remark="照片另存光盘一张。",
        )),
        "F09b": ("F09b", SealedHandoverFacts(
            office=office, number="XF-2026-0013", pages=6, envelopes=1, sealing="已密封，封口处由移交人签名",
            receiver="驻校纪检监察组", giver="林晓岚", handed_on=date(2026, 1, 9),
        )),
        "F12": ("F12", InterviewFacts(
            office=office, number=NUMBER, began=datetime(2026, 1, 12, 9, 0), ended=datetime(2026, 1, 12, 9, 40),
            place="行政楼108", interviewers="方敏、程一舟", recorder="程一舟", interviewee="周某某",
            interviewee_about="家属院3号楼住户", told=("请如实陈述事实和理由。", "可以申请谈话人、记录人回避。"),
            exchanges=(("请说明供暖情况。", "一月以来室温不到十五度。"), ("物业来过几次？", "来过两次，没有修好。")),
        )),
        "F13": ("F13", VerificationFacts(
            office=office, number=NUMBER, matter=SUBJECT, method="实地查看", subject="3号楼供暖支管",
            verified_on=date(2026, 1, 12), place="家属院3号楼", found="支管堵塞，十二户室温在十四度至十六度之间。",
            conclusion="反映的情况属实。", evidence=("现场照片", "室温记录"), verifiers=("方敏", "程一舟"),
        )),
        "F14": ("F14", ExtensionFacts(
            office=office, number=NUMBER, petitioner="周某某", subject=SUBJECT, accepted_on=date(2026, 1, 7),
            due=date(2026, 3, 8), days=30, reason="需要委托鉴定机构出具鉴定意见。", new_due=date(2026, 4, 7),
            handler="方敏", asked_on=date(2026, 2, 26), authority="本机关、单位负责人",
        )),
        "F14b": ("F14b", OfficialFacts(
            **report, title="关于延期办结有关信访事项的请示", closing="妥否，请批示。", signed_on=date(2026, 2, 20),
            passages=(Passage(text="贵单位交办的“家属院3号楼供暖不足”的信访事项，要求于2026年3月1日前办结。"),
                      Passage(text="因需要委托鉴定，难以在上述时限内办结，拟延至2026年3月20日前办结。")),
            note=contact,
        )),
        "F16": ("F16", opinion),
        "F16a": ("F16a", OpinionSlipFacts(
            office=office, number=NUMBER, petitioner="周某某", subject=SUBJECT, title="信访处理意见书", version=1,
            major=False, unit="总务处", drafter="方敏", drafted_on=date(2026, 1, 14), reviewer="沈书衡",
            gist="1. 检修供暖管道：支持；2. 退还采暖费：解释说明",
        )),
        "F16b": ("F16b", QualityFacts(
            office=office, number=NUMBER, subject=SUBJECT, version=1,
            demands=(("检修家属院3号楼供暖管道", "YES", "YES", "支持"), ("退还采暖费", "YES", "NO", "解释说明")),
            lines=tuple(
                QualityLine(item=word, standard=codes.QUALITY_STANDARDS[code], met="NO" if code == "BASIS" else "YES",
                            remark="第2项诉求没有写" if code == "BASIS" else "")
                for code, word in codes.QUALITY_ITEMS.items()
            ),
            checker="沈书衡", checked_on=date(2026, 1, 14),
        )),
        "F20": ("F20", OfficialFacts(
            office=office, number="青岚信访交〔2026〕1号", title="关于交办有关信访事项的通知", addressee="总务处",
            passages=(Passage(text="现将周某某反映的“家属院3号楼供暖不足”的信访事项交由你单位主办。"),
                      Passage(text="请于2026年1月20日前将办理情况书面反馈青岚学院信访工作办公室。")),
            signed_on=date(2026, 1, 8), note=contact,
        )),
        "F20-letter": ("F20", OfficialFacts(
            **letter, number="青岚信访交〔2026〕2号", title="关于转送有关信访事项的函", addressee="学府路街道办事处",
            passages=(Passage(text="周某某反映的信访事项，青岚学院已于2026年1月6日收到并登记，现转送贵单位。"),),
            closing="特此函送。",
        )),
        "F24": ("F24", FilingFacts(
            office=office, number=NUMBER, gist=SUBJECT, source="来访", parties="周某某", issues="室温不到十五度。",
            reason="涉及十二户住户，需要立案办理。", proposal="拟由总务处主办。", proposed_by="林晓岚",
            proposed_on=date(2026, 1, 6),
        )),
        "F24b": ("F24b", ClosingSlipFacts(
            office=office, number=NUMBER, gist=SUBJECT, petitioner="周某某", accepted_on=date(2026, 1, 7),
            concluded_on=date(2026, 1, 16), result="供暖支管已更换。", delivery="2026年1月16日直接送达。",
            satisfaction="对信访部门满意，对责任单位基本满意。", stability="已回访。", proposed_by="林晓岚",
            proposed_on=date(2026, 2, 20),
        )),
        "F25": ("F25", OfficialFacts(
            office=office, title="关于“家属院3号楼供暖不足”信访事项的调查处理报告", addressee="青岚学院信访工作办公室",
            passages=(Passage(level=1, heading="事实认定"), Passage(text="供暖支管堵塞，情况属实。"),
                      Passage(level=1, heading="处理情况"), Passage(text="已更换支管，室温恢复到十八度。")),
            signer="总务处", signed_on=date(2026, 1, 19),
        )),
        "F26": ("F26", OfficialFacts(
            office=office, title="关于“家属院3号楼供暖不足”信访事项的结案报告",
            passages=(Passage(level=1, heading="办理过程"), Passage(text="2026年1月6日收到，1月7日受理。"),
                      Passage(level=1, heading="处理意见与依据"), Passage(text="检修供暖管道：予以支持。")),
            signed_on=date(2026, 2, 20),
        )),
        "F27": ("F27", OfficialFacts(
            **report, title="关于“家属院3号楼供暖不足”信访事项办理结果的报告", closing="特此报告。",
            passages=(Passage(text="该信访事项已办结，供暖支管已更换，信访人表示满意。"),),
            attachments=("信访处理意见书",), signed_on=date(2026, 2, 20), note=contact,
        )),
        "F28": ("F28", OfficialFacts(
            **letter, number="青岚信访函〔2026〕1号", title="关于“家属院3号楼供暖不足”信访事项办理情况的复函",
            addressee="青岚市信访局", passages=(Passage(text="该信访事项已办结，现将办理情况函复如下。"),),
            closing="特此函复。",
        )),
        "F31": ("F31", OfficialFacts(
            **letter, number="青岚信访复〔2026〕1号", title="关于“延长开馆时间”建议的回复函", addressee="吴某某同志",
            passages=(Passage(text="经研究论证，对您提出的建议部分采纳，周末延长两小时。"),), closing="特此函复。",
        )),
        "F32b": ("F32b", RatingFacts(
            office=office, number=NUMBER, query_code="7K3M-92QX", subject=SUBJECT, unit="总务处",
            office_rating="SATISFIED", unit_rating="FAIR", comment="修得慢了一些。", rated_on=date(2026, 1, 20),
        )),
        "F33": ("F33", FinalFacts(
            office=office, number=NUMBER, petitioner="周某某", subject=SUBJECT,
            opinions=(("处理意见", "青岚学院", "青岚信访意见〔2026〕1号", date(2026, 1, 15)),
                      ("复查意见", "青岚市教育局", "青教信复〔2026〕3号", date(2026, 3, 10)),
                      ("复核意见", "青岚市人民政府", "青政信核〔2026〕2号", date(2026, 5, 8))),
            same_facts="三级意见所涉事实和理由同一", conclusion="信访程序终结，同一事实和理由不再受理。",
            follow_up="由总务处继续做好疏导。", made_by="林晓岚", made_on=date(2026, 5, 12),
        )),
        "F33b": ("F33b", ReviewRecordFacts(
            office=office, number=NUMBER, subject=SUBJECT, opinion_no="青岚信访意见〔2026〕1号", level="REVIEW",
            applied_on=date(2026, 2, 3), within_window="YES", body="青岚市教育局", defended_on=date(2026, 2, 9),
            result="UPHELD", paper_no="青教信复〔2026〕3号", paper_on=date(2026, 3, 2), recorded_by="林晓岚",
            recorded_on=date(2026, 3, 4), remark="信访人于3月4日收到。",
        )),
        "F51": ("F51", RecusalFacts(
            office=office, number=NUMBER, kind="ASKED", applicant="周某某", person="方敏", post="总务处科员",
            relation="与供热企业经办人是夫妻。", reason="可能影响公正办理。", raised_on=date(2026, 1, 9),
            decided_by="贺远川", result="GRANTED", decided_on=date(2026, 1, 9),
        )),
        "SETTLE": ("SETTLE", SettlementFacts(
            office=office, number=NUMBER, kind="MEDIATION", petitioner="周某某", other_party="青岚学院",
            mediator="贺远川",
            subject=SUBJECT, facts="供暖不足四十三日。", terms=("2026年1月20日前更换支管。", "补助电暖费用。"),
            settled_on=date(2026, 1, 18),
        )),
        "WITHDRAW": ("WITHDRAW", WithdrawalFacts(
            office=office, number=NUMBER, petitioner="周某某", subject=SUBJECT, raised="于2026年1月6日通过来访反映",
            demands=("检修家属院3号楼供暖管道",), reason="问题已经解决。", receiver="林晓岚",
        )),
        "VOID": ("VOID", VoidFacts(
            office=office, number="XF-2026-0014", subject=SUBJECT, registered_on=date(2026, 1, 6),
            registered_by="林晓岚", reason="同一来访登记了两次。", voided_by="林晓岚", voided_on=date(2026, 1, 6),
        )),
    }  # fmt: skip
