"""The school's topic tree, two levels, as "后勤服务/供暖" (DOMAIN §7 row 27)."""

from __future__ import annotations

import tomllib
from functools import cache

from .. import resources


@cache
def topics() -> tuple[str, ...]:
    """Every topic as its path, parents before their children."""
    tree = tomllib.loads(resources.text("topics/topics.toml"))["topic"]
    made: list[str] = []
    for topic in tree:
        made.append(topic["name"])
        made += [f"{topic['name']}/{child['name']}" for child in topic.get("children", ())]
    return tuple(made)
