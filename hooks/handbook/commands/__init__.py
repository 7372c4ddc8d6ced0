"""The `handbook` command, call by call."""
