"""What a reader meets: the running app in a real browser, cut off from the network."""
