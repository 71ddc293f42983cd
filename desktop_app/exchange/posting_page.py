"""The posting as one self-contained page for the school's site: no script, nothing loaded, every word escaped (C05)."""

from __future__ import annotations

from html import escape

from desktop_app.facts_days import PosterFacts
from desktop_app.labels import leader_day_papers as words
from desktop_app.labels.forms import day, in_brackets

_STYLE = (
    "body{font:18px/1.7 SimSun,'Songti SC',serif;color:#111;max-width:60em;margin:2em auto;padding:0 1em}"
    "h1{text-align:center;font-size:1.7em;margin:0}p.period{text-align:center;margin:.3em 0 1.2em}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #333;padding:.45em .5em;text-align:center}"
    "thead th{background:#f0f0f0}td.name{font-weight:bold}p.sign{text-align:right;margin-top:2em}"
    "@media print{body{margin:0}thead{display:table-header-group}tr{break-inside:avoid}}"
)
# The page may show what is on it and do nothing else, wherever it is opened.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(facts: PosterFacts) -> str:
    """The HTML of a posting: title, period, the table with the five items, the numbered lines, the issuer."""
    heads = words.CHANGE_HEADS if facts.change else words.POSTER_HEADS
    cells = "".join(f"<th scope=col>{escape(word)}</th>" for word in heads)
    rows = []
    for line in facts.lines:
        said = {
            "日期": words.poster_day(line.day),
            "时间": words.hours(line.starts, line.ends),
            "接访领导": line.leader,
            "职务": line.post,
            "分管工作": line.portfolio,
            "地点": line.place,
            "陪同部门": line.accompany,
            "原公示": line.was,
            "变更": line.note,
        }
        shown = "".join(
            f"<td{' class=name' if head == '接访领导' else ''}>{escape(said[head]).replace(chr(10), '<br>')}</td>"
            for head in heads
        )
        rows.append(f"<tr>{shown}</tr>")
    numbered = [] if facts.change else [(words.BOOKING_LINE, facts.booking), (words.NOTES_LINE, facts.notes)]
    numbered.append((words.PHONE_LINE, facts.phone))
    lines = [
        f"<p>{escape(words.numbered_line(place, word, text))}</p>"
        for place, (word, text) in enumerate((word, text) for word, text in numbered if text)
    ]
    issuer = facts.office.office
    if not issuer.startswith(facts.office.school):
        issuer = facts.office.school + issuer
    parts = (
        "<!doctype html>",
        '<html lang="zh-CN"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(facts.title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(facts.title)}</h1><p class=period>{escape(in_brackets(facts.period))}</p>",
        f"<p>{escape(facts.intro)}</p>",
        f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table>",
        *lines,
        f"<p class=sign>{escape(issuer)}<br>{escape(day(facts.posted_on))}</p>",
        "</body></html>",
    )
    return "\n".join(parts) + "\n"
