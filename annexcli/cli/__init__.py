"""The command line: one module a command, each taking, doing, showing and choosing the exit code."""
