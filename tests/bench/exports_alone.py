"""Every export of one council, made one after the other in a process of its own; times as JSON.

python -m tests.bench.exports_alone BUILDS COUNCIL
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.bench.measuring import median, peak_mb, timed


def main() -> None:
    """Time the first picture, with all that must be loaded for it, and then each export."""
    builds, council = Path(sys.argv[1]), sys.argv[2]
    started = time.perf_counter()
    from atlas.export import print as printed
    from atlas.export.table_xlsx import table_xlsx
    from atlas.ui import making
    from atlas.warehouse import read_pointer

    build_id = read_pointer(builds).build_id
    order = making.Order(
        directory=builds,
        build_id=build_id,
        params={"council": council, "parts": "map.need.wards"},
        page="http://localhost/briefing",
        made_on=date(2026, 11, 23),
    )
    [figure, *_] = making.document(order).parts[0].figures
    printed.png(figure, order.maps)
    first = time.perf_counter() - started
    usual = making.Order(**{**order.__dict__, "params": {"council": council}})
    wards = making.wards(usual)
    steps: dict[str, Callable[[], object]] = {
        "One map (png), the next time": lambda: printed.png(figure, order.maps),
        "Its figures as a workbook (xlsx)": lambda: table_xlsx(
            figure.table, figure.said, link=order.link
        ),
        "Report (docx)": lambda: making.paper("docx", usual),
        "Slides (pptx)": lambda: making.paper("pptx", usual),
        "Pack (html)": lambda: making.paper("html", usual),
        "One ward's two pages (docx)": lambda: making.ward_pages("docx", usual, wards[0]),
        "One ward's two pages (pdf)": lambda: making.ward_pages("pdf", usual, wards[0]),
    }
    took = {"One map (png), the first time": first}
    took |= {name: median([timed(step) for _ in range(3)]) for name, step in steps.items()}
    took[f"Every ward, {len(wards)} × docx and pdf"] = timed(
        lambda: [making.ward_pages(kind, usual, code) for code in wards for kind in ("docx", "pdf")]
    )
    print(json.dumps({"took": took, "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main()
