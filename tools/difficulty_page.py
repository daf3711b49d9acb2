"""The page on how hard each buyer is: what `tools.difficulty` measured, as a table that trainers can read."""

from collections.abc import Iterable, Sequence
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.difficulty import Measured

HEAD = """\
# 每位买家有多难

本页由 `make difficulty` 生成，请勿手改；改了人设、场景、评分或听懂回复的部分以后，请重新生成。

三个示例学员（见 `examples/`）各用同样的种子和每一位买家谈 {seeds} 次：

- **高手**：听买家说、按手册的顺序问、答、让、收尾，只看学员看得到的东西。
- **念稿**：礼貌地念套话和店铺快捷短语，买家说什么都不听。
- **恶劣**：敷衍、催促、呛人。

各列的意思：

- **成交或解决**：高手／念稿／恶劣各有几次把事情办成。
- **分得开**：高手胜过念稿、念稿胜过恶劣的次数。结果和得分都更高才算胜过，九成以上算分得开。
  结果先看结局，再看星级，再看买家最后的心情。
- **回合**、**得分**：中位数。
- **台词**：和高手谈 {lines} 次，买家说过多少句不同的话。
- **早重复**：还有没用过的说法，却把说过的话又说一遍的比例，应当是 0。
- **同字**：同一次谈话里字面相同的话的比例，说法都用完之后才会有。
"""
COLUMNS = ("买家", "场景", "成交或解决", "分得开", "回合", "得分", "台词", "早重复", "同字")


def page(found: "Sequence[Measured]") -> str:
    """The whole page."""
    from tools.difficulty import LINE_SEEDS, SEEDS

    apart = sum(one.separated for one in found)
    return (
        HEAD.format(seeds=len(SEEDS), lines=len(LINE_SEEDS))
        + f"\n共 {len(found)} 组搭配，{apart} 组分得开。\n"
        + _list("还没有分开的：", (one for one in found if not one.separated))
        + _list("只看结局和星级还分不开、要看买家最后心情的：", (one for one in found if one.separated > one.plain))
        + _list("高手十次里也拿不下九次的：", (one for one in found if not one.mastered))
        + "\n"
        + "".join(f"{line}\n" for line in (_row(COLUMNS), _row(["---"] * len(COLUMNS)), *map(table_row, found)))
    )


def _list(head: str, some: "Iterable[Measured]") -> str:
    rows = "".join(f"- {one.persona} × {one.scenario}\n" for one in some)
    return f"\n{head}\n\n{rows}" if rows else ""


def table_row(one: "Measured") -> str:
    """The line of the table for one pair."""
    talks = list(one.talks.values())
    return _row(
        (
            f"{one.names[0]} `{one.persona}`",
            f"{one.names[1]} `{one.scenario}`",
            "／".join(str(talked.won) for talked in talks),
            f"{one.ahead('expert', 'reader')}／{one.ahead('reader', 'hostile')}",
            "／".join(str(median_low(talked.turns)) for talked in talks),
            "／".join(str(median_low(talked.marks)) for talked in talks),
            str(one.lines),
            _percent(one.early, one.spoken),
            _percent(one.again, one.spoken),
        )
    )


def _percent(part: int, whole: int) -> str:
    """In whole percents, rounded half up."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole else "0%"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
