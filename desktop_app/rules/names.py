"""Names of people: one spelling, readings for search, and the order of a Chinese list."""

from __future__ import annotations

import re
import unicodedata

_DOTS = "•‧∙・･⋅．․▪●﹒᛫⸱"
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LONE_SPACE = re.compile(f"(?<=[{_HAN}]) +(?=[{_HAN}])")
_DOT_BETWEEN = re.compile(f"(?<=[{_HAN}]) *[.·] *(?=[{_HAN}])")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

MIDDLE_DOT = "·"

SURNAME_READINGS: dict[str, str] = {
    "单": "shan4",
    "仇": "qiu2",
    "查": "zha1",
    "曾": "zeng1",
    "盖": "ge3",
    "翟": "zhai2",
    "乐": "yue4",
    "解": "xie4",
    "区": "ou1",
    "朴": "piao2",
    "任": "ren2",
    "华": "hua4",
    "宁": "ning4",
    "纪": "ji3",
    "应": "ying1",
    "尉": "wei4",
    "洗": "xian3",
    "冼": "xian3",
    "缪": "miao4",
    "黑": "he4",
    "召": "shao4",
    "种": "chong2",
    "重": "chong2",
    "折": "she2",
    "繁": "po2",
    "逄": "pang2",
    "员": "yun4",
    "郇": "xun2",
    "祭": "zhai4",
    "覃": "qin2",
    "谌": "chen2",
    "卜": "bu3",
    "车": "che1",
    "薄": "bo2",
    "葛": "ge3",
    "燕": "yan1",
    "哈": "ha3",
    "娄": "lou2",
    "隗": "wei3",
    "訾": "zi1",
    "句": "gou1",
    "佴": "nai4",
    "俞": "yu2",
    "过": "guo1",
    "幺": "yao1",
    "牟": "mou4",
    "曲": "qu1",
    "长孙": "zhang3 sun1",
    "尉迟": "yu4 chi2",
    "万俟": "mo4 qi2",
    "澹台": "tan2 tai2",
    "单于": "chan2 yu2",
}
"""Surnames whose reading differs from the character's commonest one, with tone numbers."""

_COMPOUND = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容"
    "仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐"
    "段干百里呼延东郭南门羊舌微生梁丘左丘东门西门单于第五"
)
COMPOUND_SURNAMES: frozenset[str] = frozenset(_COMPOUND[i : i + 2] for i in range(0, len(_COMPOUND), 2))


def normalise(name: str) -> str:
    """One spelling of a name: middle dots as U+00B7, no stray blanks, half-width Latin; rare characters untouched.

    NFKC is avoided on purpose: it would replace compatibility ideographs that stand in people's papers.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", name) if name.isascii() else name)
    for dot in _DOTS:
        text = text.replace(dot, MIDDLE_DOT)
    text = " ".join(text.translate(_FULL_WIDTH).split())
    return _DOT_BETWEEN.sub(MIDDLE_DOT, _LONE_SPACE.sub("", text))


def surname(name: str) -> str:
    """The surname of a Chinese name: two characters when it is a known compound and a given name follows."""
    text = normalise(name)
    if MIDDLE_DOT in text:
        return text.split(MIDDLE_DOT)[0]
    return text[:2] if len(text) >= 3 and text[:2] in COMPOUND_SURNAMES else text[:1]


def _toned(text: str) -> list[str]:
    """One reading per character with tone number; a character nobody can read stands for itself."""
    from pypinyin import Style, lazy_pinyin

    return [syllable for char in text for syllable in lazy_pinyin(char, style=Style.TONE3, neutral_tone_with_five=True)]


def _reading(name: str) -> list[str]:
    family = surname(name)
    known = SURNAME_READINGS.get(family)
    head = known.split() if known else _toned(family)
    return head + _toned(name[len(family) :].replace(MIDDLE_DOT, "").replace(" ", ""))


def _plain(syllable: str) -> str:
    return syllable.rstrip("012345").lower() if syllable[:1].isascii() else syllable


def _first_readings(char: str) -> list[str]:
    from pypinyin import Style, pinyin

    return pinyin(char, style=Style.NORMAL, heteronym=True)[0]


def search_keys(name: str) -> tuple[str, ...]:
    """Full pinyin and initials, surname reading first, then every other reading of the first character.

    张三 -> ("zhangsan", "zs"); 单一 adds danyi, dy, chanyi, cy. Empty name -> ().
    """
    text = normalise(name)
    if not text:
        return ()
    syllables = [_plain(one) for one in _reading(text)]
    keys: dict[str, None] = {}
    for head in (syllables[0], *_first_readings(text[0])):
        parts = [head.replace("ü", "v"), *syllables[1:]]
        keys["".join(parts).replace("ü", "v")] = None
        keys["".join(part[:1] for part in parts)] = None
    return tuple(keys)


def sort_key(name: str) -> str:
    """Stored key for Chinese order: syllables with tones, then the characters; unreadable characters come last."""
    text = normalise(name)
    if not text:
        return ""
    syllables = [one.lower() if one[:1].isascii() else "~" + one for one in _reading(text)]
    return " ".join(syllables) + "\x1f" + text
