"""The edge: files, processes, network and clock. Nothing below this layer touches them."""
