def shape(value):
    match value:
        case 0 | None:
            return "nothing"
        case [x, *rest] if rest:
            return x
        case {"k": Point(x=px, y=1) as point, **others}:
            return px, point, others
        case (str() as text) | (int() as text):
            return text
        case _:
            return None
