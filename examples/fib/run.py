"""The three lines that adopt a module; fib.py knows nothing of them."""
import grumpy_hook

grumpy_hook.install(include=["fib"])
import fib

print("fib(30) =", fib.fib(30))
print("fib is", grumpy_hook.status()["fib"].state)
