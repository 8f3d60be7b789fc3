#!/usr/bin/env python3
"""Compares the scoreboard's figures with the recorded floors. usage: floors.py FLOORS.tsv SCORE.json

FLOORS.tsv has a line a figure: task, start of the metric's name, `>=` or `<=`, bound. Its head says when floors move."""
import json
import sys

report = open(sys.argv[2], encoding="utf-8").read()
rows = json.loads(report[report.index("[\n"):])  # notes may stand before the figures
below = []
for line in open(sys.argv[1], encoding="utf-8"):
    if not line.strip() or line.startswith("#"):
        continue
    task, metric, sign, bound = line.rstrip("\n").split("\t")
    found = [r["value"] for r in rows if r["task"] == task and r["metric"].startswith(metric)]
    for value in found:
        holds = value >= float(bound) if sign == ">=" else value <= float(bound)
        print("%-4s %s %s: %.2f (%s %s)" % ("ok" if holds else "FAIL", task, metric, value, sign, bound))
        if not holds:
            below.append(metric)
    if not found:
        below.append(metric)
        print("FAIL %s %s: the scoreboard has no such row" % (task, metric))
sys.exit(1 if below else 0)
