"""What is known about a module before it is lowered."""
