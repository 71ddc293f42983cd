"""Words in the one PDF of a volume: the item's stamp, the sheet that stands for unscanned paper."""

from __future__ import annotations

from ..labels.screen import PROGRAM

PRODUCER = PROGRAM
STAMP_HEADS = (("全宗号", "年度", "件号"), ("机构（问题）", "保管期限", "页数"))
UNSCANNED = "纸质材料"
