"""The commands, a module each: take, do, show, choose the exit code."""
