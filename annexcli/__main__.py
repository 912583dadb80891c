"""Run the program as ``python -m annexcli``."""

from annexcli.cli.app import main

if __name__ == "__main__":
    main()
