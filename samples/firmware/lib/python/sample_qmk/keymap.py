# SPDX-License-Identifier: Apache-2.0
"""Keymaps: the keymap.json that the QMK Configurator writes."""

import json
import re
from pathlib import Path

from .errors import TreeError

NAME = re.compile(r"[A-Za-z0-9_-]+")
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

# They change what a keymap means, so leaving them out in silence would build something else than was asked for.
UNSUPPORTED = ("macros", "modules", "config", "converter", "host_language")


def load(path):
    """Reads a keymap.json and checks its shape, as far as it is not the C compiler's to judge."""
    try:
        keymap = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise TreeError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise TreeError(f"Invalid JSON encountered attempting to load {path}: {error}") from error

    if not isinstance(keymap, dict):
        raise TreeError(f"Invalid JSON keymap: {path}: must be an object.")
    _need(path, isinstance(keymap.get("keyboard"), str), "keyboard", "must be a string")
    _need(path, _matches(NAME, keymap.get("keymap")), "keymap", "must be letters, digits, - and _")
    _need(path, _matches(IDENTIFIER, keymap.get("layout")), "layout", "must be a name such as LAYOUT")
    _need(path, isinstance(keymap.get("layers"), list), "layers", "must be an array")
    for number, layer in enumerate(keymap["layers"]):
        _need(path, isinstance(layer, list), f"layers.{number}", "must be an array")
        for position, keycode in enumerate(layer):
            _need(path, isinstance(keycode, str), f"layers.{number}.{position}", "must be a string")
    _check_encoders(path, keymap.get("encoders") or [])
    for key in UNSUPPORTED:
        _need(path, not keymap.get(key), key, "is not supported by this firmware tree")
    return keymap


def _check_encoders(path, encoders):
    _need(path, isinstance(encoders, list), "encoders", "must be an array")
    for number, layer in enumerate(encoders):
        _need(path, isinstance(layer, list), f"encoders.{number}", "must be an array")
        for position, encoder in enumerate(layer):
            whole = isinstance(encoder, dict) and all(isinstance(encoder.get(turn), str) for turn in ("ccw", "cw"))
            _need(path, whole, f"encoders.{number}.{position}", "must be an object with the strings ccw and cw")


def _matches(pattern, text):
    return isinstance(text, str) and pattern.fullmatch(text) is not None


def _need(path, condition, where, problem):
    if not condition:
        raise TreeError(f"Invalid JSON keymap: {path}: {where} {problem}.")
