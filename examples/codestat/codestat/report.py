"""Figures -> text: tables, a histogram, a digest of everything counted."""


def ranked(counts, limit):
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]


def table(headings, rows):
    rows = [tuple(str(cell) for cell in row) for row in rows]
    widths = [max([len(heading)] + [len(row[i]) for row in rows]) for i, heading in enumerate(headings)]
    yield "  ".join(f"{heading:<{width}}" for heading, width in zip(headings, widths)).rstrip()
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" if i == 0 else f"{cell:>{width}}" for i, (cell, width) in enumerate(zip(row, widths)))


def histogram(values, step, width=40):
    buckets = {}
    for value in values:
        buckets[value // step] = buckets.get(value // step, 0) + 1
    most = max(buckets.values(), default=1)
    for bucket in sorted(buckets):
        count = buckets[bucket]
        bar = "#" * max(1, count * width // most)
        yield f"{bucket * step:>5}-{bucket * step + step - 1:<5} {count:>6} {bar}"


def percentile(values, share):
    ordered = sorted(values)
    if not ordered:
        return 0
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def mean(values):
    return sum(values) / len(values) if values else 0.0


def digest(totals):
    """One number over all that was counted, so that two runs can be compared at a glance."""
    state = 5381
    for name, count in sorted(totals.names.items()):
        for c in name:
            state = (state * 33 + ord(c)) & 0xFFFFFFFFFFFFFFFF
        state = (state * 33 + count) & 0xFFFFFFFFFFFFFFFF
    return state


def render(totals, limit=8):
    functions = list(totals.functions())
    lengths = [f.lines for f in functions]
    complexities = [f.complexity for f in functions]
    lines = sum(stats.lines for stats in totals.files)
    code = sum(len(stats.code) for stats in totals.files)
    out = [f"{len(totals.files)} files, {lines:,} lines, {code:,} with code, {len(functions):,} functions, {len(totals.names):,} names"]
    out.append(f"a function: {mean(lengths):.1f} lines and {mean(complexities):.2f} branches on average, 95% within {percentile(lengths, 0.95)} and {percentile(complexities, 0.95)}")
    out.append("")
    out.extend(table(("token", "count", "share"), [(kind, count, f"{count / max(1, sum(totals.kinds.values())):.1%}") for kind, count in ranked(totals.kinds, limit)]))
    out.append("")
    worst = sorted(functions, key=lambda f: (-f.complexity, -f.lines, f.place))[:limit]
    out.extend(table(("most branches", "branches", "lines", "where"), [(f.name, f.complexity, f.lines, f.place) for f in worst]))
    out.append("")
    out.extend(table(("name", "uses"), ranked(totals.names, limit)))
    out.append("")
    out.append("lines a function")
    out.extend(histogram([min(n, 199) for n in lengths], 20))
    for stats in totals.errors():
        out.append(f"not read to its end: {stats.path}: {stats.error}")
    out.append(f"digest {digest(totals):016x}")
    return "\n".join(out)
