"""Why a file could not be made, in a sentence that says what the reader can do."""

import errno
from concurrent.futures.process import BrokenProcessPool

from atlas.warehouse import Unreadable

FULL = (errno.ENOSPC, errno.EDQUOT)


def why(trouble: BaseException) -> str:
    """Say why the making of a file raised ``trouble``, without its own words, which are ours."""
    if isinstance(trouble, Unreadable):
        return str(trouble)  # this one is written for the reader
    if isinstance(trouble, BrokenProcessPool | MemoryError):
        return (
            "What makes files was stopped, most likely for want of memory. Try again in a minute."
        )
    if isinstance(trouble, OSError) and trouble.errno in FULL:
        return "The disk of the server is full: whoever runs this Atlas has to make room first."
    if isinstance(trouble, FileNotFoundError):
        return (
            "A file that it is drawn from is no longer on the server; a new build may have taken "
            "its place. Load this page again."
        )
    return "It has been noted for whoever runs this Atlas."
