"""Words of printing: where the print lands, and the sheet it is measured by."""

from __future__ import annotations

SETUP = "打印校准…"
TITLE = "打印校准"
NOTE = "先打印测试页，量一量框线到纸边的距离：四边都应是 10 毫米。偏了多少，填在下面，每台打印机分别记住。"
PRINTER, RIGHT, DOWN = "打印机", "右移毫米", "下移毫米"
MINUS = "左移、上移填负数，可以填到 0.5 毫米。"
SAVE, TEST = "保存", "打印测试页"
SAVED = "已记住 {printer} 的校准。"
NO_PRINTER = "这台电脑没有打印机。可以先另存为 PDF。"
NOT_A_SHIFT = "请填 -20 到 20 之间的数，例如 1.5 或 -2。"
SHEET_TITLE = "打印测试页"
SHEET = "打印测试页\n框线到纸的四边都应是 10 毫米。\n偏右、偏下的，在“打印校准”里填负数。"
