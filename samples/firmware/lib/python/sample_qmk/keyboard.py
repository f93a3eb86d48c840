# SPDX-License-Identifier: Apache-2.0
"""Keyboards: a folder below keyboards/ that holds a keyboard.json, plus the info.json of the folders above it."""

import json
import re
from pathlib import Path

from .errors import TreeError

ROOT = Path(__file__).absolute().parents[3]
KEYBOARDS = ROOT / "keyboards"

NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*")
PIN = re.compile(r"[BCDEF][0-7]")


def names():
    """The names of all keyboards, in order."""
    return sorted(path.parent.relative_to(KEYBOARDS).as_posix() for path in KEYBOARDS.rglob("keyboard.json"))


def source_files(name):
    """The files that describe the keyboard, the most general first."""
    if not isinstance(name, str) or not NAME.fullmatch(name) or not (KEYBOARDS / name / "keyboard.json").is_file():
        raise TreeError(f"Unknown keyboard {name!r}: keyboards/<name>/keyboard.json does not exist. See `qmk list-keyboards`.")
    parts = name.split("/")
    shared = [KEYBOARDS.joinpath(*parts[:depth], "info.json") for depth in range(1, len(parts) + 1)]
    return [path for path in shared if path.is_file()] + [KEYBOARDS / name / "keyboard.json"]


def load(name):
    """Everything known about a keyboard, its files merged."""
    info = {}
    for path in source_files(name):
        try:
            info = _merge(info, json.loads(path.read_text(encoding="utf-8")))
        except ValueError as error:
            raise TreeError(f"{path.relative_to(ROOT)}: {error}") from error
    _check(name, info)
    return info


def default_keymap(name, keymap):
    """The keymap.json of a keymap that comes with the keyboard; revisions share those of the folders above them."""
    source_files(name)
    folder = KEYBOARDS / name
    while folder != KEYBOARDS:
        path = folder / "keymaps" / keymap / "keymap.json"
        if path.is_file():
            return path
        folder = folder.parent
    raise TreeError(f"Keyboard {name} has no keymap {keymap!r}.")


def file_safe(name):
    """The keyboard's name as it stands in file names."""
    return name.replace("/", "_")


def _merge(base, extra):
    merged = dict(base)
    for key, value in extra.items():
        merged[key] = _merge(merged[key], value) if isinstance(value, dict) and isinstance(merged.get(key), dict) else value
    return merged


def _check(name, info):
    if info.get("processor") != "atmega32u4":
        raise TreeError(f"{name}: processor must be atmega32u4, the one this tree knows.")
    pins = info.get("matrix_pins", {})
    encoders = info.get("encoder", {}).get("rotary", [])
    used = pins.get("rows", []) + pins.get("cols", []) + [encoder[pin] for encoder in encoders for pin in ("pin_a", "pin_b")]
    used += info.get("indicators", {}).values()
    wrong = [pin for pin in used if not PIN.fullmatch(pin)]
    if wrong:
        raise TreeError(f"{name}: no such pin: {', '.join(wrong)}.")
    if len(used) != len(set(used)):
        raise TreeError(f"{name}: a pin is used twice.")
    rows, columns = len(pins.get("rows", [])), len(pins.get("cols", []))
    if rows == 0 or columns == 0:
        raise TreeError(f"{name}: matrix_pins needs rows and cols.")
    for layout, description in info.get("layouts", {}).items():
        for key in description["layout"]:
            row, column = key["matrix"]
            if row >= rows or column >= columns:
                raise TreeError(f"{name}: {layout} has a key at {key['matrix']}, outside of the {rows}x{columns} matrix.")
