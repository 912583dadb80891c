"""Fuzz targets: what may never happen, whatever bytes come. ``docs/testing.md`` tells how they are run."""
