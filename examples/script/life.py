"""Conway's game of life on a torus: life.py [GENERATIONS]. Run it as it is, or with `grumpy run life.py`."""
import sys

WIDTH, HEIGHT = 48, 16
GLIDER = [(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)]
ACORN = [(1, 0), (3, 1), (0, 2), (1, 2), (4, 2), (5, 2), (6, 2)]


def step(cells):
    near = [[0] * WIDTH for _ in range(HEIGHT)]
    for y in range(HEIGHT):
        for x in range(WIDTH):
            if cells[y][x]:
                for dy in (-1, 0, 1):
                    for dx in (-1, 0, 1):
                        if dx or dy:
                            near[(y + dy) % HEIGHT][(x + dx) % WIDTH] += 1
    return [[near[y][x] == 3 or near[y][x] == 2 and cells[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


def place(cells, shape, left, top):
    for x, y in shape:
        cells[top + y][left + x] = True


def main(generations=200):
    cells = [[False] * WIDTH for _ in range(HEIGHT)]
    place(cells, GLIDER, 2, 2)
    place(cells, ACORN, 25, 7)
    for _ in range(generations):
        cells = step(cells)
    for row in cells:
        print("".join("#" if cell else "." for cell in row))
    print(generations, "generations,", sum(map(sum, cells)), "cells alive")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
