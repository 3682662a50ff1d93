"""What is told when a file cannot be had: a sentence for the person who waits for it."""


class Trouble(Exception):
    """A file cannot be had, or what came must not be used; the file that was here stays."""


class Again(Exception):
    """It may work another time.

    ``wait`` is how long the server asked for, in seconds; ``further`` whether it brought us on.
    """

    def __init__(self, why: str, *, wait: float = 0.0, further: bool = False) -> None:
        self.wait, self.further = wait, further
        super().__init__(why)


class Unreached(Again):
    """There is no way to the server: more likely our line than theirs."""


class Cancelled(BaseException):
    """Someone asked us to stop: no error, so nothing that handles errors takes it for one."""
