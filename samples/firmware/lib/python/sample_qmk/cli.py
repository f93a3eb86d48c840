# SPDX-License-Identifier: Apache-2.0
"""Commands and their arguments."""

import argparse
import json
import os
import shutil
import subprocess
import sys

from . import generate, keyboard, keymap
from .errors import TreeError

VERSION = "1.0.0"


def main(arguments):
    """Runs one command and returns its exit code: 0, 1 for what the caller has to change, or that of make."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except TreeError as error:
        print(f"☒ {error}", file=sys.stderr)
        return 1


def _parser():
    parser = argparse.ArgumentParser(prog="qmk", description="Command line of the sample firmware tree.")
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(required=True, metavar="command")

    command = commands.add_parser("compile", help="build the firmware of a keymap.json, or of a keyboard's own keymap")
    command.add_argument("filename", nargs="?", help="the keymap.json")
    command.add_argument("-kb", "--keyboard", help="the keyboard, when no keymap.json is given")
    command.add_argument("-km", "--keymap", default="default", help="the keymap, when no keymap.json is given")
    command.add_argument("-j", "--parallel", type=int, default=1, help="how many compilers may run at once")
    command.add_argument("-c", "--clean", action="store_true", help="forget earlier builds of this keymap")
    command.set_defaults(run=_compile)

    command = commands.add_parser("list-keyboards", help="name all keyboards")
    command.set_defaults(run=lambda options: print("\n".join(keyboard.names())))

    command = commands.add_parser("info", help="print what is known about a keyboard")
    command.add_argument("-kb", "--keyboard", required=True)
    command.add_argument("-f", "--format", choices=["json"], default="json")
    command.set_defaults(run=lambda options: print(json.dumps(keyboard.load(options.keyboard), indent=4)))

    command = commands.add_parser("hello", help="say hello")
    command.set_defaults(run=lambda options: _say("Hello, World!"))

    for name, write in (("config-h", generate.config_h), ("keyboard-h", generate.keyboard_h), ("keyboard-c", generate.keyboard_c)):
        command = commands.add_parser(f"generate-{name}", help=f"used by the makefile to write {name.replace('-', '.')}")
        command.add_argument("-kb", "--keyboard", required=True)
        command.add_argument("-o", "--output", required=True)
        command.set_defaults(run=lambda options, write=write: _write(options.output, write(keyboard.load(options.keyboard))))

    command = commands.add_parser("json2c", help="used by the makefile to write keymap.c")
    command.add_argument("-o", "--output", required=True)
    command.add_argument("filename")
    command.set_defaults(run=lambda options: _write(options.output, generate.keymap_c(keymap.load(options.filename))))
    return parser


def _compile(options):
    if not options.filename and not options.keyboard:
        raise TreeError("You must supply a keymap.json, or a keyboard with -kb.")
    path = options.filename or keyboard.default_keymap(options.keyboard, options.keymap)
    wanted = keymap.load(path)
    # A revision builds the keymap that it shares with its sisters as its own.
    name = wanted["keyboard"] if options.filename else options.keyboard
    build = keyboard.load(name).get("build", {})

    target = f"{keyboard.file_safe(name)}_{wanted['keymap']}"
    output = keyboard.ROOT / ".build" / f"obj_{target}"
    if options.clean:
        shutil.rmtree(output, ignore_errors=True)
    (output / "src").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, output / "src" / "keymap.json")

    command = ["make", "-r", "-R", "-f", "builddefs/build_keyboard.mk", "-s", f"KEYBOARD={name}", f"KEYMAP={wanted['keymap']}"]
    command += [f"KEYBOARD_SOURCES={' '.join(str(file.relative_to(keyboard.ROOT)) for file in keyboard.source_files(name))}"]
    command += [f"ENCODER_MAP_ENABLE={'yes' if wanted.get('encoders') else 'no'}", f"TARGET={target}", "QMK_BIN=bin/qmk"]
    command += (["LTO_ENABLE=yes"] if build.get("lto") else []) + ([f"-j{options.parallel}", "-O"] if options.parallel > 1 else [])
    _say(f"Compiling keymap with {' '.join(f'{word!r}' if ' ' in word else word for word in command)}\n\n")

    # MAKEFLAGS and the like of whoever called must not reach this build.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    try:
        return subprocess.run(command, cwd=keyboard.ROOT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode
    except FileNotFoundError as error:
        raise TreeError("make is not installed (Debian: apt install make gcc-avr avr-libc).") from error


def _write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def _say(message):
    print(f"Ψ {message}", file=sys.stderr, flush=True)
