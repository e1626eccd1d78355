"""Where the program begins: ``sitegen``, or ``python -m sitegen``.

Nothing is imported before an interrupt is provided for.
"""

import sys


def main() -> None:
    """Runs the command line; an interrupt while it is still being loaded ends it quietly, too."""
    try:
        from sitegen.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
