"""The pictures that a chat shows under a link."""
