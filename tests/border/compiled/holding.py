def hold(lock, times):
    for _ in range(times):
        with lock:
            pass
