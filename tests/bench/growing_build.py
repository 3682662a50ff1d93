"""Build once, for a process of its own: the same build, but no file is refused for its length.

    python -m tests.bench.growing_build RAW BUILDS

Ten times England is more rows than any publisher's file can have, and a build refuses such files.
"""

import json
import sys
from pathlib import Path

from etl import build
from etl.sources import all_sources
from tests.bench.measuring import peak_mb


def main() -> None:
    """Build from RAW into BUILDS. Raises BrokenPromise as the build does."""
    for module in all_sources():
        rows = dict(module.SOURCE.rows)
        least = {part: (fewest, 10**9) for part, (fewest, _) in rows.items()}
        object.__setattr__(module.SOURCE, "rows", least)
    build.build(Path(sys.argv[1]), Path(sys.argv[2]), told=lambda _what, _share: None)
    print(json.dumps({"peak_mb": peak_mb()}))


if __name__ == "__main__":
    main()
