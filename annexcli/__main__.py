"""Run the program, as ``annex`` or ``python -m annexcli``."""

import gc
import sys


def main() -> None:
    """Run the program with the arguments of the shell."""
    # What is imported now is needed to the end: looking for garbage in it takes a tenth of the start.
    gc.disable()
    try:
        from annexcli.cli import quick  # noqa: PLC0415 - behind gc.disable

        code = quick.run(sys.argv[1:])
        if code is None:
            from annexcli.cli.app import main as run  # noqa: PLC0415 - slow, and not needed for all

            run()
    except KeyboardInterrupt:
        # Before a command runs, which tells it itself.
        sys.stderr.write("annex: interrupted\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
