"""One job in its own process: child.py plain|hook SITE NAME SECONDS. Prints the median of thread time, the result's digest and the share compiled."""

import hashlib
import json
import sys
import time


def main(mode: str, site: str, name: str, seconds: float) -> None:
    sys.path.insert(0, site)
    from jobs import JOBS, TEXTS

    job = JOBS[name]
    hook = None
    if mode == "hook":
        import grumpy_hook

        hook = grumpy_hook.install([pattern for module in job.modules for pattern in (module, module + ".*")])
    space: dict = {}
    exec(compile(TEXTS, "texts", "exec"), space)
    exec(compile(job.source, name, "exec"), space)
    work = space["work"]
    digest = hashlib.sha1(repr(work()).encode()).hexdigest()
    work()
    times: list[float] = []
    end = time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < end:
        begin = time.thread_time()
        work()
        times.append(time.thread_time() - begin)
    print(json.dumps({"seconds": sorted(times)[len(times) // 2], "digest": digest, "modules": compiled() if hook else 0}))


def compiled() -> int:
    """How many modules run compiled."""
    import grumpy_hook

    return sum(status.state == "compiled" for status in grumpy_hook.status().values())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]))
