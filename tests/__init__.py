"""What must hold: a package, so that no library that brings tests of its own stands before it."""
