def f(a):
    for x in a:
        try:
            return g(x)
        except KeyError as e:
            print(e)
        finally:
            h(x)


def nested():
    try:
        pass
    finally:
        done()
    try:
        risky()
    except (ValueError, OSError):
        raise
    except:
        raise RuntimeError from None
    else:
        fine()
    assert nested, "never"


def groups():
    try:
        g()
    except* ValueError as group:
        h(group)
