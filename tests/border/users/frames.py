import logging
import sys

from compiled import frames

logging.basicConfig(format="%(name)s %(funcName)s %(lineno)d %(message)s", stream=sys.stdout)
frames.main()
print(frames.counter, frames.inc(), frames.counter)
frames.counter = 50
print(frames.inc(), frames.__dict__["counter"], frames.ev())
frames.__dict__["counter"] = 70
print(frames.inc())
