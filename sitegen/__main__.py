"""Where the program begins: ``sitegen``, or ``python -m sitegen``.

Nothing is imported before an interrupt is provided for.
"""

import atexit
import gc
import os
import sys
import threading

_SELDOM = 200_000
"""New objects before a search for garbage, of which hardly any of ours is."""


def main() -> None:
    """Runs the command line; an interrupt while it is still being loaded ends it quietly, too."""
    gc.set_threshold(_SELDOM)  # what is imported alone would be searched a hundred times
    try:
        from sitegen.cli import main as run

        run()
    except SystemExit as end:
        _leave(end.code)
        raise
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        sys.exit(130)


def _leave(code: object) -> None:
    """Ends the process at once, if nothing else goes on in it.

    Python would take apart all that was made, which is a thirtieth of a short command's time.
    """
    if not isinstance(code, int) or threading.active_count() > 1:
        return
    atexit._run_exitfuncs()  # what Python itself calls then, of which no public name leads there
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return  # nobody reads any more, which Python tells in its own way
    os._exit(code)


if __name__ == "__main__":
    main()
