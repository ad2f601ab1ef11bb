"""`bin/bench [GROUP…]`."""

import sys

from tests.bench import margin, pages, processes, report, weight
from tests.bench.figure import Group

GROUPS: dict[str, Group] = {
    **pages.GROUPS,
    "web": weight.figures,
    "core": processes.figures,
    "report": report.figures,
    "texts": margin.figures,
}


def main(names: list[str]) -> int:
    """Print the figures of the groups named, or of all; 1 when one falls short, 2 for a group that is none."""
    unknown = sorted(set(names) - set(GROUPS))
    if unknown:
        print(f"There is no group {', '.join(unknown)}. There are {', '.join(GROUPS)}.", file=sys.stderr)
        return 2
    short = False
    for name, figures in GROUPS.items():
        if not names or name in names:
            for figure in figures():
                print(figure, flush=True)
                short = short or figure.is_short
    return 1 if short else 0


sys.exit(main(sys.argv[1:]))
