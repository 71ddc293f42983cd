"""The rule book is data that can be read back, and no overlay makes anybody wait longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app import shipped
from desktop_app.rules import rulebook
from desktop_app.rules.refusal import Refused
from desktop_app.rules.rulebook import CN_2005, CN_2022, Level, RuleSet, Shape, basis_for, in_force
from desktop_app.rules.rulebook_policy import DEFAULT_POLICY, Policy
from desktop_app.rules.rulebook_sets import assemble, check_overlay, default_overlays

BOOK = shipped.rule_book()


def refused_by(national: str, overlays: tuple[str, ...] = ()) -> str:
    with pytest.raises(Refused) as refused:
        assemble(BOOK, national, overlays)
    return refused.value.code


def test_the_book_holds_fifty_rules_and_nearly_all_have_a_basis_under_both_texts() -> None:
    """Only R-OBJ-5WD under the 2005 text and local review duties have no national article."""
    assert len(BOOK.rules) == 50
    assert not [rule.code for rule in BOOK.rules.values() if not rule.basis(CN_2022)]
    without = {rule.code for rule in BOOK.rules.values() if not rule.basis(CN_2005)}
    assert without == {"R-OBJ-5WD", "R-DEFEND-5WD", "R-REDO-30"}


def test_the_text_of_the_book_reads_back_to_the_same_book() -> None:
    """A copy in a database is the same version; a changed figure is another."""
    again = rulebook.from_text(BOOK.to_toml())
    assert (again.rules, again.sets, again.documents, again.version) == (
        BOOK.rules,
        BOOK.sets,
        BOOK.documents,
        BOOK.version,
    )
    spaced = rulebook.from_text("# remark\n" + BOOK.to_toml())
    assert spaced.version == BOOK.version
    shorter = rulebook.from_text(BOOK.to_toml().replace("length = 60", "length = 55", 1))
    assert shorter.version != BOOK.version
    assert shorter.rule("R-HANDLE-60").length == 55


@pytest.mark.parametrize(
    "text", ["[[rule]\n", "", "[[rule]]\ncode = 'X'\n[[document]]\ncode = 'Y'\n[[set]]\n[[setting]]\n"]
)
def test_a_text_that_is_no_rule_book_is_refused(text: str) -> None:
    """The book in use stays as it was."""
    with pytest.raises(Refused) as refused:
        rulebook.from_text(text)
    assert refused.value.code == "rulebook_unreadable"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("length = 60", "length = 0"),
        ("length = 60", 'length = "60"'),
        ("length = 60\n", ""),
        ('hour = "17:00"', 'hour = "25:00"'),
        ('period = "MONTH"', 'period = "WEEK"'),
        ('shape = "days"', 'shape = "weeks"'),
        ('kind = "AGENCY_DUTY"', 'kind = "DUTIES"'),
        ("in_force_from = 2022-05-01", 'in_force_from = "2022-05-01"'),
        ("in_force_from = 2022-05-01\n", ""),
        ('document = "CN-2022", article', 'document = "CN-2023", article'),
    ],
)
def test_an_edit_that_would_break_a_date_is_refused_when_it_is_read(old: str, new: str) -> None:
    """Not only when the rule is used months later."""
    assert old in BOOK.to_toml()
    with pytest.raises(Refused) as refused:
        rulebook.from_text(BOOK.to_toml().replace(old, new, 1))
    assert refused.value.code == "rulebook_unreadable"


def test_a_set_that_names_an_unknown_rule_is_refused() -> None:
    """A misspelt code would silently switch a rule off."""
    with pytest.raises(Refused) as refused:
        rulebook.from_text(BOOK.to_toml().replace('rules = ["R-INSPECT-YEAR"', 'rules = ["R-INSPECT-YAER"'))
    assert refused.value.facts == {"wrong": "R-INSPECT-YAER"}


def test_a_paper_never_cites_a_text_that_is_not_in_force_on_its_day() -> None:
    """DOMAIN §8.20: 信访条例 ends with April 2022; a province's old text is not cited after it either."""
    old, new = BOOK.documents["CN-2005"], BOOK.documents["CN-2022"]
    assert (in_force(old, date(2022, 4, 30)), in_force(old, date(2022, 5, 1))) == (True, False)
    assert (in_force(new, date(2022, 4, 30)), in_force(new, date(2022, 5, 1))) == (False, True)
    assert basis_for(BOOK.rule("R-HANDLE-60"), CN_2005, date(2026, 3, 2)) == ()
    assert basis_for(BOOK.rule("R-ZJ-30"), CN_2022, date(2026, 3, 2)) == ()
    assert [c.document for c in basis_for(BOOK.rule("R-SIMPLE-10WD"), CN_2022, date(2022, 6, 1))] == [
        "信访事项简易办理办法（试行）"
    ]
    assert [c.document for c in basis_for(BOOK.rule("R-SIMPLE-10WD"), CN_2022, date(2026, 6, 1))] == [
        "信访事项简易办理办法"
    ]


def test_documents_are_cited_by_title_and_doubtful_ones_say_so() -> None:
    """No file name is ever printed; what comes from memory is marked 待核实."""
    for document in BOOK.documents.values():
        assert not document.title.isascii()
        assert (
            document.verified or "待核实" in document.note or "没有查到" in document.note or "只查到" in document.note
        )
    memory = [rule for rule in BOOK.rules.values() if rule.text_status in ("MEMORY", "SECONDARY")]
    assert memory
    assert not any(rule.verified for rule in memory)


def test_a_new_office_works_by_the_2022_text_and_the_school_set() -> None:
    """Provinces and seed overlays are off until the office chooses them."""
    edition = assemble(BOOK, CN_2022, default_overlays(BOOK))
    assert default_overlays(BOOK) == ("SCHOOL",)
    assert edition.is_on("R-HANDLE-60")
    assert edition.is_on("R-MONTH-25")
    off = {"R-ZJ-5WD", "R-ZJ-30", "R-HN-5", "R-HN-30", "R-DEFEND-5WD", "R-REDO-30", "R-LZU-7WD"}
    assert set(BOOK.rules) - set(edition.rules) == off
    assert edition.extension_limit == 30
    assert edition.label == f"CN-2022+SCHOOL@{BOOK.version}"
    assert not assemble(BOOK, CN_2005).is_on("R-OBJ-5WD")


def test_overlays_bring_their_rules_lists_and_approver() -> None:
    """DOMAIN §8.1–8.3: same words, different lists."""
    moe, lzu = assemble(BOOK, CN_2022, ("MOE-2017",)), assemble(BOOK, CN_2022, ("LZU",))
    assert "约谈督办" in moe.enumerations["supervision_forms"]
    assert len(moe.enumerations["supervision_forms"]) == 5
    assert "约谈督办" not in lzu.enumerations["supervision_forms"]
    assert lzu.is_on("R-LZU-7WD")
    zz, sx = assemble(BOOK, CN_2022, ("ZZ-2019",)), assemble(BOOK, CN_2022, ("SX-2009",))
    assert zz.enumerations["five_charges"] != sx.enumerations["five_charges"]
    assert "上级批准" in zz.texts["extension_approver"]
    assert moe.texts["extension_approver"] == "本机关、单位负责人"


def test_a_province_replaces_the_national_period_and_keeps_the_whole_within_ninety_days() -> None:
    """Zhejiang 30 + 60, Henan 30 and 90 in all."""
    zhejiang = assemble(BOOK, CN_2022, ("SCHOOL", "ZJ-2016"))
    assert zhejiang.in_place_of("R-HANDLE-60").code == "R-ZJ-30"
    assert zhejiang.in_place_of("R-ACK-15").code == "R-ZJ-5WD"
    assert not zhejiang.is_on("R-HANDLE-60")
    assert zhejiang.extension_limit == 60
    henan = assemble(BOOK, CN_2022, ("HN-2012",))
    assert (henan.in_place_of("R-HANDLE-60").code, henan.extension_limit) == ("R-HN-30", 60)
    assert henan.in_place_of("R-ACK-15").code == "R-ACK-15"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lengths": {"R-HANDLE-60": 61}}, "overlay_later"),
        ({"lengths": {"R-ACK-15": 16}}, "overlay_later"),
        ({"lengths": {"R-REVIEW-30": 20}}, "overlay_cuts_right"),
        ({"extension_limit": 31}, "overlay_later"),
        ({"replaces": {"R-HANDLE-60": "R-ZJ-30"}, "extension_limit": 61}, "overlay_later"),
        ({"replaces": {"R-ACK-15": "R-SIMPLE-10WD"}}, "overlay_later"),
        ({"replaces": {"R-REVIEW-30": "R-ZJ-30"}}, "overlay_cuts_right"),
    ],
)
def test_an_overlay_that_makes_a_stage_end_later_or_cuts_a_right_is_refused(
    change: dict[str, object], code: str
) -> None:
    """First period at most 60 days, with the extension at most 90 (DOMAIN §5.1)."""
    plain = RuleSet("X", "试验", Level.OVERLAY, "", False, False, "", ())
    with pytest.raises(Refused) as refused:
        check_overlay(BOOK, BOOK.sets[CN_2022], replace(plain, **change))  # type: ignore[arg-type]
    assert refused.value.code == code


def test_an_overlay_may_shorten_a_duty() -> None:
    """A school may promise 45 days; the extension stays at 30."""
    strict = RuleSet("X", "较严", Level.OVERLAY, "", False, False, "", (), lengths={"R-HANDLE-60": 45})
    book = replace(BOOK, sets={**BOOK.sets, "X": strict})
    edition = assemble(book, CN_2022, ("X",))
    assert edition.rules["R-HANDLE-60"].length == 45
    assert edition.extension_limit == 30


def test_sets_that_do_not_fit_together_are_refused() -> None:
    """One national set, overlays over it."""
    assert refused_by("CN-1995") == "set_unknown"
    assert refused_by("SCHOOL") == "set_not_national"
    assert refused_by(CN_2022, (CN_2005,)) == "set_not_overlay"


def test_the_settings_of_the_book_are_the_policy_with_its_defaults() -> None:
    """The settings page and the reckoning cannot drift apart."""
    assert Policy.from_values(BOOK.settings, {}) == DEFAULT_POLICY
    assert {one.key for one in BOOK.settings} == set(Policy.__dataclass_fields__)
    changed = Policy.from_values(BOOK.settings, {"post_days": 5, "start": "SAME_DAY", "zero_hour": "16:30"})
    assert (changed.post_days, changed.start, changed.zero_hour) == (5, "SAME_DAY", "16:30")


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("posts", 5, "setting_unknown"),
        ("post_days", 0, "setting_value"),
        ("post_days", "3", "setting_value"),
        ("post_days", True, "setting_value"),
        ("start", "YESTERDAY", "setting_value"),
        ("zero_hour", "25:00", "setting_value"),
    ],
)
def test_a_setting_out_of_its_range_is_refused(key: str, value: object, code: str) -> None:
    """A wrong setting would move every date of the office."""
    with pytest.raises(Refused) as refused:
        Policy.from_values(BOOK.settings, {key: value})
    assert refused.value.code == code


def test_the_figures_are_those_of_the_domain_table() -> None:
    """Length and shape of the rules that bind the petitioner and the school."""
    expected = {"R-ACK-15": 15, "R-HANDLE-60": 60, "R-EXT-30": 30, "R-REVIEW-30": 30, "R-RECHECK-30": 30}
    assert {code: BOOK.rule(code).length for code in expected} == expected
    assert all(BOOK.rule(code).shape is Shape.DAYS for code in expected)
    with pytest.raises(Refused):
        BOOK.rule("R-ACK-16")
