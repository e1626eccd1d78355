"""Where the program begins: ``sitegen``, or ``python -m sitegen``.

Nothing is imported before an interrupt is provided for.
"""

import gc
import sys

_SELDOM = 200_000
"""New objects before a search for garbage, of which hardly any of ours is."""


def main() -> None:
    """Runs the command line; an interrupt while it is still being loaded ends it quietly, too."""
    gc.set_threshold(_SELDOM)  # what is imported alone would be searched a hundred times
    try:
        from sitegen.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
