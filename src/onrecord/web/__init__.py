"""The place of the review app on loopback; nothing here yet."""
