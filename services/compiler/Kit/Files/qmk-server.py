"""Runs a command line written in Python, and every further start of it that the command asks for, in forks of one process.

    qmk-server.py SOCKET PROGRAM ARGUMENT ...

QMK's makefiles start `qmk` some fifteen times in one build, and each start imports the same two hundred modules. Here they are
imported once. The program `qmk` that lies beside this file is what the makefiles find: it sends its arguments, its environment
and its three open files to SOCKET, where a fork of this process goes on from there. Two things are done once instead of many times:

- The description of the keyboard is read before the first fork. Whatever the firmware's own code keeps of it, all forks have.
- make reads its makefiles twice, since some are made on the way, and asks for the same files again. A command that was asked to be
  quiet and to write one file is not run a second time while that file and all it was given are as they were; what it printed
  is printed again.

The program's own code runs, unchanged. Only `time.strftime` without a time is answered with SOURCE_DATE_EPOCH, in UTC, so that
two builds of one commit are stamped alike (https://reproducible-builds.org/specs/source-date-epoch/).

Exit status: that of the command.
"""

import array
import gc
import json
import os
import select
import signal
import socket
import stat
import sys
import time
import traceback


class Preloaded(BaseException):
    """Ends the rehearsal where the command line would look at its arguments."""


def fix_clock():
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    if moment is None:
        return
    written = time.strftime
    stamp = time.gmtime(int(moment))
    time.strftime = lambda text, when=stamp: written(text, when)


def preload(code, program):
    """Imports what the program imports: it is run up to the moment where its command line, made with milc, takes over."""
    try:
        execute(code, program, "preloading")
        from milc.milc_interface import MILCInterface
    except (Exception, SystemExit):
        return  # it says what it misses when it is run

    def stop(_):
        raise Preloaded

    take_over, MILCInterface.__call__ = MILCInterface.__call__, stop
    try:
        execute(code, program, "__main__")
    except (Preloaded, Exception, SystemExit):
        pass
    finally:
        MILCInterface.__call__ = take_over


def execute(code, program, name):
    exec(code, {"__name__": name, "__file__": program, "__builtins__": __builtins__})


def read_keyboard(arguments):
    """Has the firmware read the keyboard's description, for what it keeps of it. What is wrong with it is said by whoever needs it."""
    kept = [os.dup(1), os.dup(2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for target in (1, 2):
            os.dup2(nowhere, target)
        keymap = next(argument for argument in arguments if argument.endswith(".json"))
        with open(keymap, encoding="utf-8") as file:
            keyboard = json.load(file)["keyboard"]
        from qmk.info import info_json
        info_json(keyboard)
    except (Exception, SystemExit):
        pass
    finally:
        for target, file in zip((1, 2), kept):
            os.dup2(file, target)
            os.close(file)
        os.close(nowhere)


def run(code, program, arguments):
    sys.argv = [program, *arguments]
    status = 0
    try:
        execute(code, program, "__main__")
    except SystemExit as end:
        if isinstance(end.code, int):
            status = end.code
        elif end.code is not None:
            print(end.code, file=sys.stderr)
            status = 1
    except BaseException:
        traceback.print_exc()
        status = 1
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            status = status or 1
    return status & 255


def receive(connection):
    files = array.array("i")
    content, ancillary, _, _ = connection.recvmsg(1 << 20, socket.CMSG_SPACE(3 * files.itemsize))
    for level, kind, data in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            files.frombytes(data)
    size, _, content = content.partition(b"\n")
    while len(content) < int(size):
        more = connection.recv(1 << 20)
        if not more:
            raise ConnectionError("the request ended too early")
        content += more
    return content, list(files)


class Request:
    """A start of the command line, as the program beside this file sends it."""

    def __init__(self, content):
        self.directory, count, *words = content.decode("utf-8", "surrogateescape").split("\0")
        self.arguments, self.variables = words[:int(count)], words[int(count):]
        after = zip(self.arguments, self.arguments[1:])
        self.output = next((value for option, value in after if option in ("-o", "--output")), None)
        self.writes_one_file = self.output is not None and ("-q" in self.arguments or "--quiet" in self.arguments)
        # Equal for two requests that have the same to do.
        self.task = (
            self.directory,
            tuple(self.arguments),
            tuple(self.look(argument) for argument in self.arguments if argument != self.output),
            frozenset(variable for variable in self.variables if not variable.startswith(("MAKE", "MFLAGS"))),
        )

    def look(self, name):
        """Tells the state of a file from any later one; None when it is not there."""
        try:
            found = os.stat(os.path.join(self.directory, name))
        except (OSError, ValueError):
            return None
        return (found.st_ino, found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None

    def become(self, files):
        """Makes this fork what the process at the other end of the connection is."""
        for target, file in enumerate(files):
            os.dup2(file, target)
        for file in files:
            if file > 2:
                os.close(file)
        os.chdir(self.directory)
        os.environ.clear()
        for variable in self.variables:
            name, _, value = variable.partition("=")
            os.environ[name] = value


class Printing:
    """What a fork prints, kept until its end so that it can be printed again."""

    def __init__(self):
        self.files = [os.memfd_create(name) for name in ("output", "errors")]

    def begin(self):
        self.real = [os.dup(target) for target in (1, 2)]
        for target, file in zip((1, 2), self.files):
            os.dup2(file, target)

    def end(self):
        for target, file in zip((1, 2), self.real):
            os.dup2(file, target)
        self.repeat((1, 2))

    def repeat(self, targets):
        for target, file in zip(targets, self.files):
            text = os.pread(file, os.fstat(file).st_size, 0)
            try:
                while text:
                    text = text[os.write(target, text):]
            except OSError:
                pass  # nobody reads it any more

    def close(self):
        for file in self.files:
            os.close(file)


class Memory:
    """The files that were written already, by which task, and what it printed."""

    def __init__(self):
        self.running = {}
        self.written = {}

    def began(self, process, request, printing):
        self.running[process] = (request, printing)

    def ended(self, process, status):
        request, printing = self.running.pop(process, (None, None))
        if printing is None:
            return
        if status != 0:
            printing.close()
            return
        _, former = self.written.get(request.task, (None, None))
        if former is not None:
            former.close()
        self.written[request.task] = (request.look(request.output), printing)

    def find(self, request):
        state, printing = self.written.get(request.task, (None, None))
        return printing if state is not None and state == request.look(request.output) else None


def serve(listening, code, program, memory):
    connection, _ = listening.accept()
    try:
        content, files = receive(connection)
        request = Request(content)
    except (ConnectionError, ValueError):
        connection.close()
        return
    known = memory.find(request)
    if known is not None:
        known.repeat(files[1:])
        answer(connection, 0)
    else:
        printing = Printing() if request.writes_one_file else None
        process = os.fork()
        if process == 0:
            listening.close()
            forget_signals()
            request.become(files)
            if printing is not None:
                printing.begin()
            status = run(code, program, request.arguments)
            if printing is not None:
                printing.end()
            answer(connection, status)
            os._exit(status)
        memory.began(process, request, printing)
    connection.close()
    for file in files:
        os.close(file)


def answer(connection, status):
    try:
        connection.send(bytes([status]))
    except OSError:
        pass  # nobody waits for it any more


def forget_signals():
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def await_end(listening, program, code, first):
    ended, wake = os.pipe()
    os.set_blocking(ended, False)
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    os.kill(os.getpid(), signal.SIGCHLD)  # the first may have ended before anybody listened
    memory = Memory()
    while True:
        ready, _, _ = select.select([listening, ended], [], [])
        if ended in ready:
            os.read(ended, 4096)
            while True:
                try:
                    process, status = os.waitpid(-1, os.WNOHANG)
                except ChildProcessError:
                    break
                if process == first:
                    exit_code = os.waitstatus_to_exitcode(status)
                    return exit_code if exit_code >= 0 else 128 - exit_code
                if process == 0:
                    break
                memory.ended(process, status)
        if listening in ready:
            serve(listening, code, program, memory)


def main():
    address, program, *arguments = sys.argv[1:]
    here = os.getcwd()
    environment = dict(os.environ)
    fix_clock()
    with open(program, encoding="utf-8") as file:
        code = compile(file.read(), program, "exec")
    sys.argv = [program]
    preload(code, program)
    os.chdir(here)
    os.environ.clear()
    os.environ.update(environment)
    read_keyboard(arguments)
    gc.freeze()

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen(64)
    first = os.fork()
    if first == 0:
        listening.close()
        os._exit(run(code, program, arguments))
    return await_end(listening, program, code, first)


sys.exit(main())
