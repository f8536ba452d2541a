"""Reads Python source files and tells what they are made of."""
