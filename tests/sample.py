"""Invented people and matters for tests: one call each, everything else may be said by keyword."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop_app import composition
from desktop_app.office import Desk, Office
from desktop_app.rules import moments
from desktop_app.storage.matters import Accused, Matter, Paper, Reader
from desktop_app.usecases import attachments, dossier, offices, papers, registration, screening
from desktop_app.usecases.dossier import Dossier
from desktop_app.usecases.registration import NewMatter, PersonInput, Registered

OFFICER, HEAD, HANDLER, CLERK, DEAN = "林晓岚", "贺远川", "方敏", "程一舟", "汪若谷"
REVIEWER, DEPUTY, PRINCIPAL = "沈书衡", "苏文清", "周明远"

SETUP = offices.SetUp(
    profile=offices.Profile(
        school="青岚学院",
        short="青岚",
        superior="青岚市教育局",
        superior_address="青岚市文昌路1号",
        address="青岚市学府路8号",
        phone="0000-12345678",
        hours="周一至周五 8:30—17:00",
    ),
    units=(offices.UnitRow(name="总务处"), offices.UnitRow(name="人事处"), offices.UnitRow(name="教务处")),
    people=(
        offices.PersonRow(name=OFFICER, roles=("REGISTRAR",)),
        offices.PersonRow(name=HEAD, roles=("OFFICE_HEAD",)),
        offices.PersonRow(name=HANDLER, roles=("HANDLER",), unit="总务处"),
        offices.PersonRow(name=CLERK, roles=("HANDLER",), unit="人事处"),
        offices.PersonRow(name=DEAN, roles=("HANDLER",), unit="教务处"),
        offices.PersonRow(name=REVIEWER, roles=("REVIEWER",)),
        offices.PersonRow(name=DEPUTY, roles=("LEADER_IN_CHARGE",)),
        offices.PersonRow(name=PRINCIPAL, roles=("PRINCIPAL_LEADER",)),
    ),
    places=(offices.PlaceRow(name="行政楼108"),),
)

RESIDENT_ID = "11010519491231002X"


def at_school(wall_clock: datetime) -> datetime:
    """The aware moment of a wall-clock time at the school."""
    return moments.moment(wall_clock)


def set_up_office(path: Path, clock: Callable[[], datetime], setup: offices.SetUp = SETUP) -> Office:
    """A new office that has answered its first questions, opened by 林晓岚."""
    office = composition.open_writing(path, clock)
    office.do(offices.set_up, setup)
    act_as(office, OFFICER)
    return office


def open_office(path: Path, clock: Callable[[], datetime], name: str = OFFICER) -> Office:
    """An office that was set up before, opened by one of its people."""
    office = composition.open_writing(path, clock)
    act_as(office, name)
    return office


def act_as(office: Office, name: str) -> None:
    """Another of the invented people sits down at the desk."""
    office.actor = person(office, name).actor()


def person(office: Office, name: str) -> offices.PersonRow:
    return next(row for row in office.ask(offices.people) if row.name == name)


def unit(office: Office, name: str = "总务处") -> offices.UnitRow:
    return next(row for row in office.ask(offices.units) if row.name == name)


def petitioner(**known: Any) -> PersonInput:
    return PersonInput(
        **{
            "name": "周某某",
            "gender": "F",
            "phone": "13800001234",
            "id_type": "RESIDENT",
            "id_no": RESIDENT_ID,
            "address": "家属院3号楼",
            **known,
        }
    )


def visit(**known: Any) -> NewMatter:
    """A visit at the counter on 16 March 2026, 10:00."""
    return NewMatter(
        **{
            "channel": "VISIT",
            "received_at": datetime(2026, 3, 16, 10, 0),
            "people": (petitioner(),),
            "demands": ("检修家属院3号楼供暖管道",),
            "subject": "家属院3号楼供暖不足",
            "summary": "一月以来室温不到十五度，物业两次上门没有修好。",
            "place": "行政楼108",
            **known,
        }
    )


def letter(**known: Any) -> NewMatter:
    return visit(**{"channel": "LETTER", "place": "", **known})


def call(**known: Any) -> NewMatter:
    return visit(**{"channel": "CALL", "caller_no": "13800001234", "place": "", **known})


def sent_down(**known: Any) -> NewMatter:
    """An item a superior sent to the school."""
    return visit(**{"channel": "SUPERIOR", "superior": "青岚市教育局", "place": "", **known})


def register(office: Office, **known: Any) -> Registered:
    return office.do(registration.register, visit(**known))


def seen(office: Office, matter_id: int) -> Dossier:
    return office.ask(dossier.dossier, matter_id)


def version(office: Office, matter_id: int) -> int:
    """The version the officer has before them."""
    found: int = office.ask(lambda desk: desk.db.get_one(Matter, matter_id).version)
    return found


def accept(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    """Accept a matter today, in the hands of 方敏 at 总务处."""
    shown = seen(office, matter_id)
    return office.do(
        screening.accept,
        screening.Accept(
            **{
                "matter_id": matter_id,
                "version": shown.version,
                "accepted_on": moments.legal_day(office.clock()),
                "lead_unit_id": unit(office).id,
                "handler_id": person(office, HANDLER).id,
                "judgements": tuple(screening.DemandJudgement(id=row.id) for row in shown.demands),
                **known,
            }
        ),
    )


def notify_out(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    """Tell the petitioner that the street office is competent."""
    shown = seen(office, matter_id)
    away = tuple(screening.DemandJudgement(id=row.id, own_authority="NO", route="") for row in shown.demands)
    return office.do(
        screening.notify_out,
        screening.NotifyOut(
            **{
                "matter_id": matter_id,
                "version": shown.version,
                "form": "F05",
                "told_on": moments.legal_day(office.clock()),
                "competent_body": "学府路街道办事处",
                "basis": "《信访工作条例》第二十二条",
                "judgements": away,
                **known,
            }
        ),
    )


def restrict(office: Office, matter_id: int, readers: tuple[int, ...] = ()) -> None:
    """Classify the first demand as an accusation, so that the matter is restricted; name its readers."""
    shown = seen(office, matter_id)
    judged = tuple(
        screening.DemandJudgement(id=row.id, nature="ACCUSATION", route="OTHER_STATUTORY") for row in shown.demands
    )
    office.do(screening.screen, screening.Screen(matter_id=matter_id, version=shown.version, judgements=judged))

    def name_readers(desk: Desk) -> None:
        desk.db.add_all(Reader(matter_id=matter_id, person_id=one) for one in readers)

    office.do(name_readers)


def accuse(office: Office, matter_id: int, **who: Any) -> None:
    """Write down who is accused: name, person_id or unit_id."""

    def note_accused(desk: Desk) -> None:
        desk.db.add(Accused(matter_id=matter_id, **who))

    office.do(note_accused)


def day(text: str) -> date:
    return date.fromisoformat(text)


def _keep_opinion(desk: Desk, matter_id: int) -> int:
    paper = Paper(
        matter_id=matter_id,
        form="F16",
        number="青岚信访意见〔2026〕1号",
        year=2026,
        title="信访处理意见书",
        content={},
        file=attachments.keep_file(desk, b"opinion", "F16.pdf"),
        issued_on=desk.now.date(),
        issued_at=desk.now,
        issued_by=desk.actor.name,
    )
    desk.db.add(paper)
    desk.db.flush()
    return paper.id


def opinion(office: Office, matter_id: int) -> int:
    """A signed opinion as a later version issues it: only its record, for what hangs on it."""
    kept: int = office.do(_keep_opinion, matter_id)
    return kept
