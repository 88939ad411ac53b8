"""Draws what benchmark.py wrote: python chart.py results.csv performance.svg

Above, GFLOP/s of the matrix products, with the most that one core (and two) can do as the roof; below, milliseconds an
epoch. Left against the hidden size at 8 bits, right against the bits at 32 units; all axes logarithmic.
"""
import csv
import math
import sys

WIDTH, HEIGHT = 1000, 720
SERIES = {  # colour and dashes
    ("fused", 1): ("#1f5fa8", "", "fused, 1 thread"),
    ("fused", 2): ("#1f5fa8", "7 4", "fused, 2 threads"),
    ("tuned", 1): ("#d9731a", "", "PyTorch tuned, 1"),
    ("tuned", 2): ("#d9731a", "7 4", "PyTorch tuned, 2"),
    ("article", 1): ("#b0a090", "", "article's script, 1"),
    ("nd4j", 1): ("#3d9970", "", "ND4J, 1"),
}


def panel(left, top, width, height, title, points, unit, roofs):
    values = [y for line in points.values() for _, y in line] + [y for y, _ in roofs]
    xs = sorted({x for line in points.values() for x, _ in line})
    low, high = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))
    span = math.log(xs[-1] / xs[0]) or 1

    def px(x):
        return left + width * math.log(x / xs[0]) / span

    def py(y):
        return top + height * (1 - math.log(y / low) / math.log(high / low))

    out = [f'<text x="{left}" y="{top - 14}" font-weight="600">{title}</text>']
    y = low
    while y <= high:
        out.append(f'<line x1="{left}" x2="{left + width}" y1="{py(y):.1f}" y2="{py(y):.1f}" stroke="#e3e3e3"/>')
        out.append(f'<text x="{left - 6}" y="{py(y) + 4:.1f}" text-anchor="end" fill="#666">{y:g}</text>')
        y *= 10
    for x in xs:
        out.append(f'<text x="{px(x):.1f}" y="{top + height + 18}" text-anchor="middle" fill="#666">{x}</text>')
    out.append(f'<text x="{left + width}" y="{top + height + 34}" text-anchor="end" fill="#666">{unit}</text>')
    for y, name in roofs:
        out.append(f'<line x1="{left}" x2="{left + width}" y1="{py(y):.1f}" y2="{py(y):.1f}" stroke="#222" stroke-dasharray="2 3"/>')
        out.append(f'<text x="{left + 4}" y="{py(y) - 4:.1f}" fill="#222">{name}</text>')
    labels = []
    for key, line in points.items():
        colour, dashes, name = SERIES[key]
        path = " ".join(f"{px(x):.1f},{py(y):.1f}" for x, y in line)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>')
        out += [f'<circle cx="{px(x):.1f}" cy="{py(y):.1f}" r="3" fill="{colour}"/>' for x, y in line]
        if line[-1][0] == xs[-1]:
            labels.append((py(line[-1][1]), name, colour))
        else:
            out.append(f'<text x="{px(line[-1][0]) + 8:.1f}" y="{py(line[-1][1]) + 4:.1f}" fill="{colour}">{name}</text>')
    # Names at the lines' ends, moved down where they would meet.
    at = -math.inf
    for y, name, colour in sorted(labels):
        at = max(y + 4, at + 14)
        out.append(f'<text x="{left + width + 9}" y="{at:.1f}" fill="{colour}">{name}</text>')
    return out


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    peak = next(float(row["gflops"]) for row in rows if row["what"] == "peak")
    epochs = [row for row in rows if row["what"] == "epoch"]

    def points(across, fixed, value, what):
        lines = {}
        for row in epochs:
            key = row["name"], int(row["threads"])
            if key in SERIES and int(row[fixed]) == value:
                lines.setdefault(key, []).append((int(row[across]), float(row[what])))
        return {key: sorted(line) for key, line in lines.items()}

    roofs = [(peak, f"one core at most {peak:.0f}"), (2 * peak, "two cores")]
    svg = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for column, (across, fixed, value, name, unit) in enumerate(
        (("hidden", "bits", 8, "8 bits", "hidden units"), ("bits", "hidden", 32, "32 units", "bits"))
    ):
        left = 60 + column * 490
        svg += panel(left, 50, 290, 240, f"GFLOP/s, {name}", points(across, fixed, value, "gflops"), unit, roofs)
        svg += panel(left, 400, 290, 240, f"milliseconds an epoch, {name}", points(across, fixed, value, "milliseconds"), unit, [])
    svg.append("</svg>")
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write("\n".join(svg) + "\n")


if __name__ == "__main__":
    main()
