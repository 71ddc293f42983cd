"""Matters of each nature and route go through their lives in the window, one short dialog per step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.labels import life as words
from desktop_app.labels import pages
from desktop_app.office import Office
from desktop_app.usecases import registration, verification
from tests import life, sample
from tests.conftest import Clock
from tests.ui.conftest import photograph
from tests.ui.test_main_window import settle
from ui.dialogs.declared import AskDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_view import PaperView
from ui.errands import Errands
from ui.life_acts import DIALOGS
from ui.main_window import MainWindow


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    errands = Errands(office)
    # Not handed to qtbot, which would delete it before what it still asks has been answered.
    made = MainWindow(office, errands)
    made.resize(1366, 697)
    made.show()
    made.settle()
    settle(made)
    yield made
    settle(made, 300)
    made.close()
    errands.close()
    made.deleteLater()
    QApplication.processEvents()


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Until nothing is asked or done any more."""
    qtbot.wait(10)
    qtbot.waitUntil(lambda: not window.errands.busy, timeout=15000)
    qtbot.wait(10)


def dialog_of(window: MainWindow, kind: type[QDialog]) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[-1] if found else None


def act(window: MainWindow, qtbot: QtBot, matter_id: int, code: str, **values: Any) -> AskDialog | None:
    """Open the dialog of an act, fill in what is said, hand it over, and look at the papers that come out.

    Returns the dialog when the office said no and it stays open, None when the act was done.
    """
    window.acts.act(matter_id, code)
    settled(window, qtbot)
    dialog = dialog_of(window, FormDialog)
    assert dialog is not None, code
    rows = values.pop("rows", None)
    file = values.pop("file", None)
    for key, value in values.items():
        dialog.form.editor(key).set_value(value)
        dialog.form.edited.emit(key)
    if rows is not None:
        dialog.rows.set_rows(rows)
    if file is not None:
        dialog.file.choose(file)
    if os.environ.get("DESK_SHOTS"):
        # The paper beside the fields follows what was typed a moment later.
        qtbot.wait(400)
        settled(window, qtbot)
        photograph(dialog, f"life-{code}")
    dialog.try_submit()
    settled(window, qtbot)
    if dialog_of(window, FormDialog) is dialog:
        photograph(dialog, f"life-{code}-refused")
        return dialog  # type: ignore[no-any-return]
    view = dialog_of(window, PaperView)
    if view is not None:
        view.close()
        settled(window, qtbot)
    return None


def said(dialog: AskDialog | None) -> str:
    """Everything a refusing dialog says, at its fields and on its bar."""
    assert dialog is not None
    found = [sentence for _, sentence in dialog.form._findings.values()]
    found += [bar.text() for bar in dialog.bars.findChildren(type(dialog.state)) if bar.text()]
    text = "".join(found)
    dialog.reject()
    return text


def next_of(office: Office, matter_id: int) -> tuple[str, str]:
    seen = sample.seen(office, matter_id)
    return seen.state, seen.possible.next


def pid(office: Office, name: str) -> str:
    return str(sample.person(office, name).id)


def test_a_claim_goes_from_the_visit_to_closing_by_its_next_step_alone(
    office: Office, window: MainWindow, qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    matter = sample.register(office).id
    sample.accept(office, matter)
    window.open_matter(matter)
    settled(window, qtbot)
    done: list[str] = []
    document = tmp_path / "反馈.pdf"
    document.write_bytes(b"%PDF-reply")
    asks: dict[str, Callable[[], dict[str, Any]]] = {
        "T11": dict,
        "INTERVIEW": lambda: {"interviewee": "周某某", "rows": [{"ask": "请说明情况。", "said": "室温不到十五度。"}]},
        "VERIFY": lambda: {"found": "供暖支管堵塞，情况属实。", "verifiers": "方敏、程一舟"},
        "TASK_REPLY": lambda: {"feedback": "已疏通支管。", "signed_by": "负责人", "file": document},
        "T15": lambda: _parts(office, matter),
        "T16": lambda: {"reviewer": pid(office, sample.REVIEWER)},
        "QUALITY": dict,
        "T18": lambda: {"signer": pid(office, sample.DEPUTY)},
        "T19": lambda: {"taker": "周某某", "proof.SIGNATURE": "本人签收"},
        "CLOSING_REPORT": dict,
        "T25": lambda: {"approver": pid(office, sample.DEPUTY)},
    }
    while (step := sample.seen(office, matter).possible.next) != "T27" and len(done) < 20:
        if step == "QUALITY":
            sample.act_as(office, sample.REVIEWER)
        assert act(window, qtbot, matter, step, **asks[step]()) is None, (step, said(dialog_of(window, FormDialog)))
        sample.act_as(office, sample.OFFICER)
        done.append(step)
    assert done == list(asks)
    seen = sample.seen(office, matter)
    assert seen.state == "CLOSED"
    forms = [one.form for one in seen.papers]
    assert forms == ["F02", "F20", "F12", "F13", "F16a", "F16b", "F16", "F30", "F30b", "F26", "F24b"]
    assert office.ask(verification.verify, office.numbers_outside()).sound
    window.open_matter(matter)
    settled(window, qtbot)
    photograph(window, "life-closed")


def _parts(office: Office, matter_id: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for row in sample.seen(office, matter_id).demands:
        made[f"finding.{row.id}"] = "经现场核实，供暖支管堵塞，情况属实。"
        made[f"conclusion.{row.id}"] = "SUPPORT"
        made[f"reasons.{row.id}"] = "总务处于2026年3月20日前更换支管。"
        made[f"basis.{row.id}"] = "《物业管理条例》第三十五条"
    return made


def test_an_accusation_goes_sealed_to_the_competent_body(office: Office, window: MainWindow, qtbot: QtBot) -> None:
    matter = sample.register(office, subject="反映某部门收礼", demands=("查处收礼问题",)).id
    life.screened(office, matter, {"nature": "ACCUSATION", "route": "OTHER_STATUTORY"})
    unit = str(sample.unit(office, "教务处").id)
    assert act(window, qtbot, matter, "ACCUSED", rows=[{"name": "", "person": "", "unit": unit}]) is None
    assert next_of(office, matter) == ("SCREENING", "T34")
    refused = said(act(window, qtbot, matter, "T34", receiver="教务处", pages=3))
    assert "教务处是被检举控告的一方" in refused
    assert act(window, qtbot, matter, "T34", receiver="驻校纪检监察组", pages=3) is None
    seen = sample.seen(office, matter)
    assert (seen.state, [one.form for one in seen.papers]) == ("NOTIFIED_OUT", ["F08", "F09b", "F03", "F20"][:3])
    assert act(window, qtbot, matter, "CLOSING_REPORT") is None
    assert act(window, qtbot, matter, "T25", approver=pid(office, sample.DEPUTY)) is None
    assert next_of(office, matter) == ("CLOSED", "T27")


def test_a_mixed_matter_is_answered_demand_by_demand(office: Office, window: MainWindow, qtbot: QtBot) -> None:
    matter = sample.register(office, demands=("检修管道", "举报外单位", "查处违规收费", "建议延长开馆")).id
    judged = life.judged(
        office, matter,
        {}, {"own_authority": "NO", "route": ""}, {"route": "STATUTORY_DUTY", "route_code": "OWN_DUTY"},
        {"nature": "SUGGESTION", "route": ""},
    )  # fmt: skip
    sample.accept(office, matter, judgements=judged)
    rows = sample.seen(office, matter).demands
    told = {"form": "F05", "competent_body": "市场监督管理局", "demands": [str(rows[1].id)]}
    assert act(window, qtbot, matter, "T06", **told) is None
    assert act(window, qtbot, matter, "T06", form="F06", basis="", demands=[str(rows[2].id)]) is None
    assert next_of(office, matter) == ("ACCEPTED", "T11")
    assert act(window, qtbot, matter, "ANSWER_DUTY", content="已责令退还多收的费用。") is None
    unit = str(sample.unit(office, "教务处").id)
    assert act(window, qtbot, matter, "T33", adopted="PART", reply="周末延长两小时。", unit=unit) is None
    seen = sample.seen(office, matter)
    assert [one.answered for one in seen.demands] == [False, True, True, True]
    assert {"F05", "F06", "F28", "F31"} <= {one.form for one in seen.papers}
    life.dispatched(office, matter)
    life.heard(office, matter)
    life.verified(office, matter)
    life.replied(office, matter)
    life.drafted(office, matter)
    assert len(sample.seen(office, matter).course.opinion.parts) == 1  # type: ignore[union-attr]
    assert office.ask(verification.verify, office.numbers_outside()).sound


@pytest.mark.drill
def test_the_longer_ways_of_a_claim_have_their_dialogs_too(
    office: Office, window: MainWindow, qtbot: QtBot, clock: Clock
) -> None:
    matter = life.in_handling(office)
    leader = pid(office, sample.PRINCIPAL)
    assert act(window, qtbot, matter, "REMIND", said="请抓紧。") is None
    assert act(window, qtbot, matter, "TASK_RECEIVED", who="李某") is None
    assert act(window, qtbot, matter, "TASK_DUE", due=life.today(office) + timedelta(15), reason="需要鉴定") is None
    assert act(window, qtbot, matter, "HANDOVER", rows=[{"name": "照片", "copies": 2, "original": "COPY"}]) is None
    assert act(window, qtbot, matter, "HANDOVER_RECEIVED") is None
    assert act(window, qtbot, matter, "UNIT_REPORT", FACTS="情况属实。", HANDLING="已更换支管。") is None
    assert act(window, qtbot, matter, "EXTEND_ASK", days=31, reason="需要鉴定") is not None
    assert "累计不得超过 30 日" in said(dialog_of(window, FormDialog))
    assert act(window, qtbot, matter, "EXTEND_ASK", days=30, reason="需要鉴定") is None
    assert act(window, qtbot, matter, "EXTEND_APPROVE", approver=leader) is None
    assert act(window, qtbot, matter, "T13", rows=_units(office, "总务处", "人事处"), conclusion="一致同意。") is None
    assert act(window, qtbot, matter, "RECUSAL", person=pid(office, sample.CLERK), relation="同乡") is None
    assert act(window, qtbot, matter, "RECUSAL_DECIDE", leader=pid(office, sample.HEAD)) is None
    assert act(window, qtbot, matter, "READERS", rows=[{"person": pid(office, sample.DEAN)}]) is None
    assert act(window, qtbot, matter, "PROCEEDING", body="青岚市人民法院", case_no="（2026）民初1号") is None
    assert act(window, qtbot, matter, "URGENT", urgency="URGENT", reason="断暖") is None
    assert act(window, qtbot, matter, "NOTE_REPLY", content="电话告知进展。") is None
    assert act(window, qtbot, matter, "SETTLE_DRAW", terms="更换支管\n补助电暖费") is None
    assert act(window, qtbot, matter, "WITHDRAWAL_FORM", reason="已解决") is None
    assert "双方签字" in said(act(window, qtbot, matter, "T14", confirm=[]))
    assert act(window, qtbot, matter, "T14", confirm=["SIGNED", "LAWFUL"]) is None
    assert next_of(office, matter) == ("CONCLUDED", "CLOSING_REPORT")
    assert act(window, qtbot, matter, "RATE", office_rating="SATISFIED", unit_rating="FAIR") is None


def _units(office: Office, *names: str) -> list[dict[str, str]]:
    return [{"unit": str(sample.unit(office, name).id)} for name in names]


@pytest.mark.drill
def test_a_review_revokes_and_the_matter_is_handled_again(office: Office, window: MainWindow, qtbot: QtBot) -> None:
    matter, _ = life.concluded(office)
    demand = str(sample.seen(office, matter).demands[0].id)
    due = life.today(office) + timedelta(20)
    assert act(window, qtbot, matter, "EXECUTION_ADD", demand=demand, action="更换支管", due=due) is None
    assert act(window, qtbot, matter, "EXECUTION_DONE", proof="验收单") is None
    assert act(window, qtbot, matter, "REPEAT_VISIT", summary="又来问") is None
    assert act(window, qtbot, matter, "T20") is None
    assert act(window, qtbot, matter, "DEFENDED") is None
    assert act(window, qtbot, matter, "REVIEW_RESULT", result="REVOKED", paper_no="青教信复〔2026〕3号") is None
    assert next_of(office, matter) == ("REDO", "T15")
    life.drafted(office, matter)
    life.submitted(office, matter)
    assert act(window, qtbot, matter, "T17", reason="依据不全") is None
    life.submitted(office, matter)
    life.checked(office, matter)
    paper = life.signed(office, matter)
    changed = {"reason": "日期写错", "approver": pid(office, sample.DEPUTY)}
    assert act(window, qtbot, matter, "NEW_VERSION", **changed) is None
    life.submitted(office, matter)
    life.checked(office, matter)
    assert life.signed(office, matter).id != paper.id
    assert act(window, qtbot, matter, "T19", taker="周某某", **{"proof.SIGNATURE": "本人"}) is None
    assert act(window, qtbot, matter, "T20") is None
    assert act(window, qtbot, matter, "REVIEW_RESULT", result="UPHELD", paper_no="青教信复〔2026〕5号") is None
    assert act(window, qtbot, matter, "T24") is None
    assert act(window, qtbot, matter, "REVIEW_RESULT", result="UPHELD", paper_no="青政信核〔2026〕1号") is None
    assert next_of(office, matter) == ("FINAL", "CLOSING_REPORT")
    assert act(window, qtbot, matter, "AGAIN", summary="再次来访") is None
    again = max(one.id for one in sample.seen(office, matter).links)
    filled = {
        "ground": "FINAL_SAME_FACTS", "facts_reason": "已经复核终结", "approver": pid(office, sample.DEPUTY),
    }  # fmt: skip
    assert act(window, qtbot, again, "T07", **filled) is None
    assert sample.seen(office, again).state == "NOT_ACCEPTED"


@pytest.mark.drill
def test_an_item_of_a_superior_is_objected_to_answered_and_prolonged(
    office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    new = sample.sent_down(
        received_at=life.now(office),
        superior_due=life.today(office) + timedelta(20),
        superior_letter_no="青教信〔2026〕9号",
    )
    matter = office.do(registration.register, new).id
    life.screened(office, matter, {"own_authority": "NO", "route": ""})
    assert act(window, qtbot, matter, "T08", reasons="属于区教育局职权。") is None
    assert act(window, qtbot, matter, "T09", answer="REFUSED") is None
    assert next_of(office, matter) == ("SCREENING", "T10")
    assert act(window, qtbot, matter, "T04", proposal="拟由总务处办理。") is None
    assert act(window, qtbot, matter, "LEADER_DECISION", leader=pid(office, sample.DEPUTY), words="同意。") is None
    sample.accept(office, matter, judgements=life.judged(office, matter, {}))
    later = life.today(office) + timedelta(40)
    assert act(window, qtbot, matter, "ASK_SUPERIOR", reason="需要鉴定", wanted_due=later, signatory="苏文清") is None
    assert act(window, qtbot, matter, "SUPERIOR_ANSWER", granted_due=later, document="电话记录") is None
    assert act(window, qtbot, matter, "REPLY_SUPERIOR", form="F28", content="已办结。") is None
    assert sample.seen(office, matter).superior_due == later


@pytest.mark.drill
def test_the_remaining_dialogs_do_what_they_say(office: Office, window: MainWindow, qtbot: QtBot) -> None:
    simple = sample.register(office).id
    sample.accept(office, simple, simple_kind="CLEAR_SMALL")
    assert act(window, qtbot, simple, "LEAVE_SIMPLE", reason="争议较大") is None
    other = sample.register(office).id
    sample.accept(office, other, simple_kind="CLEAR_SMALL")
    assert act(window, qtbot, other, "T32", content="已修好。") is None
    partly = sample.register(office, demands=("修管道并查物业公司",)).id
    assert act(window, qtbot, partly, "SPLIT", own_text="修管道", other_text="查物业公司") is None
    assert [one.text for one in sample.seen(office, partly).demands] == ["修管道", "查物业公司"]
    left = life.in_handling(office)
    assert act(window, qtbot, left, "TASK_RETURN", said="不属本部门") is None
    gone = life.in_handling(office)
    assert act(window, qtbot, gone, "TASK_END", said="已撤回") is None
    assert act(window, qtbot, gone, "T26", confirm=["SIGNED", "FREE"]) is None
    assert sample.seen(office, gone).state == "WITHDRAWN"
    owing, _ = life.concluded(office)
    demand = str(sample.seen(office, owing).demands[0].id)
    due = life.today(office) + timedelta(20)
    assert act(window, qtbot, owing, "EXECUTION_ADD", demand=demand, action="更换支管", due=due) is None
    assert act(window, qtbot, owing, "EXECUTION_CONSENT", leader=pid(office, sample.DEPUTY), words="同意") is None


def test_every_act_of_the_menu_has_its_words_and_its_dialog(window: MainWindow) -> None:
    own = {"T02", "T03", "T06", "T10", "T31", "SCREEN", "RATING_FORM", "CHARGE_SHEET"}
    in_menu = {code for _, codes in words.MENU for code in codes}
    assert in_menu | {"T03", "T31"} == set(DIALOGS) | own
    assert all(pages.ACT_WORDS[code] for code in in_menu)


def test_a_dialog_closed_while_its_paper_is_drawn_leaves_no_trace(
    office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    matter = life.in_handling(office)
    for code in ("T11", "EXTEND_ASK", "T06"):
        window.acts.act(matter, code)
        qtbot.waitUntil(lambda: dialog_of(window, FormDialog) is not None, timeout=15000)
        dialog_of(window, FormDialog).reject()
        settled(window, qtbot)
        qtbot.wait(100)
        settled(window, qtbot)
        assert dialog_of(window, FormDialog) is None
