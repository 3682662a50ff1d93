"""What the package brings with it when the app imports it."""

import subprocess
import sys

from atlas import measures


def test_the_app_does_not_wait_for_scipy_or_esda():
    said = (
        "import sys, atlas.measures; print(sorted({'scipy', 'esda', 'libpysal'} & {*sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_classes_of_the_map_are_at_hand():
    assert measures.double_class(1, 2, 2) == measures.BOTH
    assert measures.share_class(0.0, (0.1,)) == 1
    assert measures.median([4, 1, 3]) == 3
