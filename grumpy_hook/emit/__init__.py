"""IR to flat Go text."""
