"""Run the program, as ``annex`` or ``python -m annexcli``."""

import gc


def main() -> None:
    """Run the program with the arguments of the shell."""
    # What is imported now is needed to the end: looking for garbage in it takes a tenth of the start.
    gc.disable()
    from annexcli.cli.app import main as run  # noqa: PLC0415 - as above

    run()


if __name__ == "__main__":
    main()
