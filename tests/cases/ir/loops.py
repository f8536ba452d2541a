def total(n, items):
    t = 0
    for i in range(1, n):
        if i % 2 == 0 and not items:
            continue
        t += i
    else:
        t = -t
    while t > 10:
        t -= 1
        if t in {11, 12}:
            break
    return t


def late(flag):
    if flag:
        x = 1
    del flag
    return x


def backwards(n):
    for i in reversed(range(1, n)):
        print(i)
