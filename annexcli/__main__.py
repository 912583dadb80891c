"""Run the program, as ``annex`` or ``python -m annexcli``."""

import gc
import sys


def main() -> None:
    """Run the program with the arguments of the shell."""
    # What is imported now is needed to the end: looking for garbage in it takes a tenth of the start.
    gc.disable()
    from annexcli.cli import quick  # noqa: PLC0415 - as above

    code = quick.run(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    from annexcli.cli.app import main as run  # noqa: PLC0415 - slow, and not needed for all

    run()


if __name__ == "__main__":
    main()
