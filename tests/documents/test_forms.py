"""Every form prints what it was given, whole and inside its margins."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pypdfium2
import pytest

from desktop_app.documents.blocks import MM, Cuttings
from desktop_app.documents.forms import FORMS
from desktop_app.documents.press import blank, lay, press, press_with_seal_places
from desktop_app.facts import ListFacts, NoticeFacts, RegistrationFacts
from tests.documents.examples import EXAMPLES, OFFICE, VISIT
from tests.documents.golden_text import GOLDEN, solid, text_of

_BLANKS = [(code, variant) for code, spec in FORMS.items() for variant in spec.variants or ("",)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_form_prints_the_kept_text(name: str) -> None:
    form, facts = EXAMPLES[name]
    assert text_of(press(form, facts)) == (GOLDEN / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_facts_give_the_same_bytes(name: str) -> None:
    form, facts = EXAMPLES[name]
    assert press(form, facts) == press(form, facts)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_of_the_facts_is_on_the_paper(name: str) -> None:
    form, facts = EXAMPLES[name]
    printed = solid(text_of(press(form, facts)))
    if form in ("F01", "LIST"):
        texts = (
            [facts.summary, facts.facts, *facts.demands] if form == "F01" else [c for row in facts.rows for c in row]
        )
        missing = [t for t in texts if solid(t) not in _without_furniture(printed, form)]
    else:
        printed = re.sub(r"—\d+—|\f", "", printed)
        if form == "F48":
            # Strips stand side by side, so that what is read along a line belongs to several of them.
            facts = replace(facts, spines=facts.spines[2:3])
            printed = re.sub(r"—\d+—|\f", "", solid(text_of(press(form, facts))))
        missing = [t for t in _strings(facts, skip={"office", "channel", "form"}) if solid(t) not in printed]
    assert missing == []


def _without_furniture(printed: str, form: str) -> str:
    """The text as if it were on one endless page: what stands again on each page is taken out."""
    for repeated in ("信访人登记表（续页）登记编号：XF-2026-0012", "反映的主要问题", "事实和理由"):
        printed = printed.replace(repeated, "")
    for page in range(1, 10):
        printed = printed.replace(f"第{page}页共4页", "")
    return printed


_ISO_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_CODES = {
    *("CRITICAL", "YES", "NO", "CLAIM", "PETITION_PROC", "FIRST", "IN_PERSON", "NONE", "LETTER", "REPORT"),
    *("A4", "A3", "ASSIGNED", "FIELD", "JOINT", "LIVELIHOOD", "LONG_GROUP"),
    *("SYSTEM", "OPINION", "SIGN"),
    *("SATISFIED", "FAIR", "REVIEW", "UPHELD", "ASKED", "GRANTED", "MEDIATION"),
}


def _strings(value: Any, skip: set[str]) -> list[str]:
    if isinstance(value, str):
        return [value] if value not in _CODES and not _ISO_DAY.fullmatch(value) else []
    if isinstance(value, tuple):
        return [t for item in value for t in _strings(item, skip)]
    if hasattr(value, "__dataclass_fields__"):
        return [t for f in fields(value) if f.name not in skip for t in _strings(getattr(value, f.name), skip)]
    return []


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_stands_outside_the_margins(name: str) -> None:
    form, facts = EXAMPLES[name]
    _inside_margins(press(form, facts), form, facts)


@pytest.mark.parametrize(("form", "variant"), _BLANKS)
def test_the_blank_form_leaves_room_and_stays_on_one_sheet(form: str, variant: str) -> None:
    pdf = blank(form, variant, OFFICE)
    assert len(pypdfium2.PdfDocument(pdf)) == (2 if form in ("F09", "F29") else 1)
    # A cover and the strips to cut out carry no name of their own.
    if form not in ("LIST", "F45", "F48"):
        assert solid(FORMS[form].name) in solid(text_of(pdf))
    spec = FORMS[form].facts(office=OFFICE)
    changes = {"variant": variant} if form == "F01" else {"half": variant == "HALF"} if form == "F30" else {}
    _inside_margins(pdf, form, replace(spec, **changes))


def _inside_margins(pdf: bytes, form: str, facts: Any) -> None:
    sheet = lay(form, facts).page
    foot = (sheet.number_drop + 6) if sheet.numbering else 0
    left, right = sheet.left * MM - 1, (sheet.width - sheet.right) * MM + 1
    low, high = (sheet.bottom - foot) * MM - 1, (sheet.height - sheet.top) * MM + 1
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        assert page.get_size() == pytest.approx((sheet.width * MM, sheet.height * MM), abs=0.01)
        for place in range(text.count_chars()):
            if not text.get_text_range(place, 1).strip():
                continue
            x1, y1, x2, y2 = text.get_charbox(place)
            if sheet.letterhead is not None and y1 > high - 100 * MM and y2 > high:
                continue
            assert left <= x1 <= x2 <= right, text.get_text_range(place, 1)
            assert low <= y1 <= y2 <= high, text.get_text_range(place, 1)


def test_a_printed_list_repeats_its_head_and_numbers_its_pages() -> None:
    pages = text_of(press(*EXAMPLES["LIST"])).split("\f")
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "承办单位" in page
        assert f"第{number}页共{len(pages)}页" in solid(page)
        assert "制表人：林晓岚" in solid(page)


def test_a_row_of_a_printed_list_is_never_parted_by_the_page() -> None:
    facts = EXAMPLES["LIST"][1]
    pages = [solid(page) for page in text_of(press("LIST", facts)).split("\f")]
    for row in facts.rows:
        assert sum(row[0] in page and solid(row[2]) in page for page in pages) == 1


def test_a_row_taller_than_a_page_goes_on_and_loses_nothing() -> None:
    long = "家属院暖气不热，" * 400
    facts = ListFacts(title="清单", heads=("编号", "事项"), widths=(1, 2), rows=(("2026-0001", long),))
    printed = text_of(press("LIST", facts))
    assert [printed.count(c) for c in "家属院暖气不热，"] == [400] * 8


@pytest.mark.parametrize("length", range(0, 2600, 190))
def test_an_account_of_any_length_is_printed_whole(length: int) -> None:
    facts = replace(VISIT, summary="鑫" * length + "。", facts="淼" * (2600 - length) + "。", demands=("垚" * length,))
    printed = text_of(press("F01", facts))
    assert [printed.count(c) for c in "鑫淼垚"] == [length, 2600 - length, length]
    _inside_margins(press("F01", facts), "F01", facts)


def test_a_long_account_goes_on_under_a_repeated_title_and_label() -> None:
    pages = text_of(press(*EXAMPLES["F01-long"])).split("\f")
    assert len(pages) == 4
    assert all("信访人登记表（续页）" in solid(page) and "XF-2026-0012" in page for page in pages[1:])
    assert "反映的" in solid(pages[0]) and "反映的" in solid(pages[1])


@pytest.mark.parametrize(
    ("variant", "words"),
    [
        ("VISIT", ("接待人", "阅后签名", "拒绝签名")),
        ("LETTER", ("邮戳日期", "信封")),
        ("CALL", ("来电号码", "通话起止", "录音编号")),
        ("ONLINE", ("来源系统", "外部编号")),
    ],
)
def test_each_channel_has_its_own_layout(variant: str, words: tuple[str, ...]) -> None:
    printed = {v: solid(text_of(blank("F01", v))) for v in FORMS["F01"].variants}
    assert all(word in printed[variant] for word in words)
    assert all(words[-1] not in text for v, text in printed.items() if v != variant)


def test_an_urgent_matter_carries_its_mark_and_an_ordinary_one_does_not() -> None:
    for urgency, mark in (("URGENT", "紧急"), ("CRITICAL", "特急")):
        assert mark in text_of(press("F01", replace(VISIT, urgency=urgency)))
        assert mark in text_of(press("F08", replace(EXAMPLES["F08"][1], urgency=urgency)))
    for ordinary in ("NORMAL", ""):
        assert "急" not in text_of(press("F01", replace(VISIT, urgency=ordinary)))


def test_a_group_is_marked_by_the_threshold_of_the_office_alone() -> None:
    assert "■集体访" in solid(text_of(press("F01", replace(VISIT, headcount=4, group=True))))
    assert "□集体访" in solid(text_of(press("F01", replace(VISIT, headcount=9, group=False))))


def test_a_matter_of_another_channel_shows_that_channel() -> None:
    facts = replace(VISIT, variant="LETTER", channel="SUPERIOR", channel_word="上级转送交办")
    assert "■上级转送交办" in solid(text_of(press("F01", facts)))


def test_the_seal_place_is_known_to_the_preview_and_not_drawn() -> None:
    printed = press_with_seal_places(*EXAMPLES["F02"])
    (place,) = printed.seal_places
    assert place.diameter == pytest.approx(45 * MM)
    assert place.x + place.diameter / 2 < 210 * MM
    page = pypdfium2.PdfDocument(printed.pdf)[place.page]
    kinds = {thing.type for thing in page.get_objects()}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    words = page.get_textpage().get_text_bounded(
        left=place.x - place.diameter / 2,
        right=place.x + place.diameter / 2,
        bottom=297 * MM - place.y - place.diameter / 2,
        top=297 * MM - place.y + place.diameter / 2,
    )
    assert solid(words) == "青岚学院2026年1月6日"


def test_the_seal_never_stands_on_a_page_without_text() -> None:
    for count in range(10, 30):
        facts = NoticeFacts(
            office=OFFICE,
            title="告知书",
            addressee="钱某某同志",
            paragraphs=("关于供暖问题的答复。" * 14,) * (count // 5) + ("短段。",) * (count % 5),
            closing="特此告知。",
            tail_grid=False,
        )
        printed = press_with_seal_places("F02", facts)
        page = text_of(printed.pdf).split("\f")[printed.seal_places[0].page]
        assert "特此告知。" in page


@pytest.mark.parametrize("length", range(0, 1200, 40))
def test_the_service_block_never_stands_on_a_page_without_the_signature_and_words_before_it(length: int) -> None:
    _form, facts = EXAMPLES["F02"]
    longer = replace(facts, paragraphs=("您反映的供暖问题，" + "暖" * length + "。", *facts.paragraphs[1:]))
    last = solid(text_of(press("F02", longer)).split("\f")[-1])
    assert "送达方式" in last and "2026年1月6日" in last and "特此告知。" in last and "查询办理进展" in last


@pytest.mark.parametrize("length", range(0, 1500, 60))
def test_an_opinion_is_never_parted_from_its_signature(length: int) -> None:
    _form, facts = EXAMPLES["F08"]
    five = replace(facts, demands=facts.demands[:1] * 5, proposal="拟" * length)
    for page in text_of(press("F08", five)).split("\f"):
        printed = solid(page)
        assert printed.count("签名：") == printed.count("负责人意见") + printed.count("审批意见")
        if "拟办人：林晓岚" in printed and length:
            assert printed.split("拟办人：林晓岚")[0].count("拟拟") >= 1


@pytest.mark.parametrize("variant", FORMS["F01"].variants)
@pytest.mark.parametrize("length", range(0, 1300, 50))
def test_nobody_signs_a_registration_on_a_page_without_its_grid(variant: str, length: int) -> None:
    facts = replace(VISIT, variant=variant, channel=variant, facts="暖" * length, refused_to_sign="不愿签名")
    last = solid(text_of(press("F01", facts)).split("\f")[-1])
    assert "登记人签名" in last
    assert "阅后签名" in last and "接待答复" in last if variant == "VISIT" else "备注" in last or "复述核对" in last


def test_where_an_item_came_from_is_printed_on_every_sheet_that_knows_it() -> None:
    came = replace(VISIT, variant="LETTER", external_system="校长信箱", external_no="A0012")
    printed = solid(text_of(press("F01", came)))
    assert "来源系统校长信箱" in printed and "外部编号A0012" in printed
    sent = replace(came, channel="SUPERIOR", external_system="青岚市教育局", external_no="青教信转〔2026〕7号")
    printed = solid(text_of(press("F01", sent)))
    assert "转送机关青岚市教育局" in printed and "来文编号青教信转〔2026〕7号" in printed


@pytest.mark.parametrize("hard", [False, True])
@pytest.mark.parametrize("length", [0, 2, 42, 43, 75, 76, 120, 121, 200, 400])
def test_a_cover_is_one_page_however_long_its_title(length: int, hard: bool) -> None:
    facts = replace(EXAMPLES["F45"][1], title="鑫" * length, hard=hard)
    printed = text_of(press("F45", facts))
    assert "\f" not in printed and printed.count("鑫") == length and "案卷号" in printed


@pytest.mark.parametrize("length", range(1, 400, 40))
def test_contents_have_their_head_on_every_page_and_lose_no_line(length: int) -> None:
    lines = tuple(replace(one, title="题" * length + "。") for one in EXAMPLES["F46"][1].lines)
    pages = text_of(press("F46", replace(EXAMPLES["F46"][1], lines=lines))).split("\f")
    assert all(page.count("档号：") == page.count("顺序号") == 1 and "卷内文件目录" in page for page in pages)
    assert "".join(pages).count("。") == 60
    assert len(pages) == 4 or length > 60


@pytest.mark.parametrize("form", ["F48b", "TRANSFER", "DISPOSAL", "INDEX"])
@pytest.mark.parametrize("count", range(1, 40, 3))
def test_nobody_signs_a_list_on_a_page_without_its_last_line(form: str, count: int) -> None:
    _form, facts = EXAMPLES[form]
    lines = tuple(replace(facts.lines[0], archive_no=f"N{n:03d}") for n in range(count))
    last = solid(text_of(press(form, replace(facts, lines=lines))).split("\f")[-1])
    ends = {"F48b": "档案员：", "TRANSFER": "移交日期", "DISPOSAL": "监销人", "INDEX": f"合计：{count}卷"}
    assert f"N{count - 1:03d}" in last and ends[form] in last


def test_a_strip_is_as_wide_as_the_back_it_is_made_for() -> None:
    facts = EXAMPLES["F48"][1]
    widths = [cut.table.columns for cut in lay("F48", facts).blocks if isinstance(cut, Cuttings)]
    assert [width for sheet in widths for width in sheet] == [one.width for one in (*facts.spines, *facts.boxes)]
    assert all(sum(sheet) <= 186 for sheet in widths)
    assert len(pypdfium2.PdfDocument(press("F48", facts))) == len(widths)


def test_a_long_title_stands_on_lines_of_like_length() -> None:
    facts = replace(EXAMPLES["F02"][1], title="关于青岚学院家属院3号楼供暖不足信访事项受理情况的告知书")
    first, second = text_of(press("F02", facts)).splitlines()[1:3]
    assert first + second == facts.title and abs(len(first) - len(second)) <= 2


def test_facts_of_another_form_are_not_printed() -> None:
    with pytest.raises(TypeError):
        press("F02", RegistrationFacts())


def test_a_guardian_has_a_row_only_when_there_is_one() -> None:
    pupil = replace(VISIT.people[0], guardian="周某（父亲）138 0000 5678")
    assert "监护人周某（父亲）1380000" in solid(text_of(press("F01", replace(VISIT, people=(pupil,)))))
    assert "监护人" not in solid(text_of(press("F01", VISIT)))


def test_a_promise_slip_too_long_for_half_a_sheet_gets_a_sheet_for_each_copy() -> None:
    _form, facts = EXAMPLES["F07"]
    assert len(pypdfium2.PdfDocument(press("F07", facts))) == 1
    pages = text_of(press("F07", replace(facts, reason="需要到现场检测后才能答复。" * 40))).split("\f")
    assert len(pages) == 2
    assert "存根联" in pages[0] and "来访人联" in pages[1]


def test_a_long_school_name_stays_inside_the_page_and_over_the_date() -> None:
    office = replace(OFFICE, school="青岚省青岚市经济技术开发区实验高级中学附属第一小学")
    facts = replace(EXAMPLES["F02"][1], office=office)
    _inside_margins(press("F02", facts), "F02", facts)
    assert solid(office.school + "2026年1月6日") in solid(text_of(press("F02", facts)))
