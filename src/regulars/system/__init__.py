"""The operating system's edge: paths, clock, keyring, heartbeat, logs. No Qt."""
