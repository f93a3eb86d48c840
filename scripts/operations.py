"""Prints an answer of the operators' API, read from standard input, for a person. The one argument says what it is."""

import json
import re
import sys
from datetime import datetime, timezone


def age(text):
    """How long ago a time is, or '' for none."""
    if not text:
        return ""
    return duration((datetime.now(timezone.utc) - datetime.fromisoformat(text.replace("Z", "+00:00"))).total_seconds())


def duration(seconds):
    """Seconds as a person says them."""
    if seconds is None:
        return ""
    seconds = max(0, int(seconds))
    for size, unit, part, part_unit in ((86400, "d", 3600, "h"), (3600, "h", 60, "m"), (60, "m", 1, "s")):
        if seconds >= size:
            return f"{seconds // size}{unit}{seconds % size // part:02}{part_unit}"
    return f"{seconds}s"


def plain(value):
    """A value without what would move the cursor of a terminal."""
    return "".join(c if c.isprintable() else "?" for c in str("" if value is None else value))


def table(heads, rows):
    """Rows under heads, in columns as wide as they need to be."""
    rows = [[plain(cell) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows)]
    for row in [heads, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def jobs(answer):
    if not answer["jobs"]:
        print("no jobs")
        return
    table(
        ["JOB", "STATE", "AGE", "KEYBOARD", "KEYMAP", "BRANCH", "COMPILER"],
        [[j["job_id"], j["state"], age(j["created_at"]), j["keyboard"], j["keymap"], j["branch"], j["worker"]] for j in answer["jobs"]],
    )
    if answer["next_page"]:
        print(f"more: --page {answer['next_page']}")


def job(answer):
    result = answer["result"] or {}
    about = [
        ("job", answer["id"]),
        ("state", answer["state"]),
        ("asked for", answer["created_at"]),
        ("queue position", answer["queue_position"]),
        ("keyboard", result.get("keyboard")),
        ("keymap", result.get("keymap")),
        ("layout", result.get("layout")),
        ("firmware", ", ".join(result.get("firmware_binary_url") or [])),
        ("source", ", ".join(result.get("firmware_source_url") or [])),
    ]
    for name, value in about:
        if value not in (None, ""):
            print(f"{name:<16}{plain(value)}")
    if result.get("output"):
        print()
        for line in result["output"].splitlines():
            print(f"  {without_colours(line)}")


def without_colours(line):
    """A line of a build's output without ANSI sequences."""
    return plain(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line.expandtabs()))


def cancelled(answer):
    print(f"job {plain(answer['id'])} is {plain(answer['state'])}")


def queue(answer):
    print(f"{answer['running']} running, {answer['queued']} queued, {answer['slots']} slots on {len(answer['compilers'])} compilers")
    if answer["oldest_queued_seconds"] is not None:
        print(f"the oldest has waited {duration(answer['oldest_queued_seconds'])}")
    if answer["compilers"]:
        print()
        busy = [b["worker"] for b in answer["builds"]]
        table(
            ["COMPILER", "SLOTS", "BUSY", "HEARD FROM"],
            [[c["name"], c["slots"], busy.count(c["name"]), f"{age(c['last_seen_at'])} ago"] for c in answer["compilers"]],
        )
    if answer["builds"]:
        print()
        table(
            ["BUILD", "STATE", "AGE", "KEYBOARD", "KEYMAP", "BRANCH", "JOBS", "COMPILER"],
            [
                [b["build_id"], b["state"], age(b["created_at"]), b["keyboard"], b["keymap"], b["branch"], b["jobs"], b["worker"]]
                for b in answer["builds"]
            ],
        )


def flush(answer):
    print(f"{answer['cancelled_jobs']} jobs cancelled ({answer['cancelled_builds']} builds)")


def retention(answer):
    print(f"deleted: {answer['deleted_jobs']} jobs, {answer['deleted_builds']} builds, {answer['deleted_commits']} commits' archives")


if __name__ == "__main__":
    kinds = {"jobs": jobs, "job": job, "cancelled": cancelled, "queue": queue, "flush": flush, "retention run": retention}
    kinds[sys.argv[1]](json.load(sys.stdin))
