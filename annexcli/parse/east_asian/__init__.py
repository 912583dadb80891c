"""Entries in Chinese, Japanese and Korean, and those of any language after GB/T 7714.

No spaces part their words and no capitals begin their names: brackets, endings and the order of the parts
tell what is what.
"""
