"""Runs a command line written in Python, and every further start of it that the command asks for, in forks of one process.

    qmk-server.py SOCKET PROGRAM ARGUMENT ...

QMK's makefiles start `qmk` some fifteen times in one build, and each start imports the same two hundred modules. Here they are
imported once. The program `qmk` that lies beside this file is what the makefiles find: it sends its arguments, its environment
and its three open files to SOCKET, where a fork of this process goes on from there.

The program's own code runs, unchanged. Only `time.strftime` without a time is answered with SOURCE_DATE_EPOCH, in UTC, so that
two builds of one commit are stamped alike (https://reproducible-builds.org/specs/source-date-epoch/).

Exit status: that of the command.
"""

import array
import gc
import os
import select
import signal
import socket
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


def become(content, files):
    """Makes this fork what the process at the other end of the connection is."""
    for target, file in enumerate(files):
        os.dup2(file, target)
    for file in files:
        if file > 2:
            os.close(file)
    directory, count, *words = content.decode("utf-8", "surrogateescape").split("\0")
    os.chdir(directory)
    os.environ.clear()
    for variable in words[int(count):]:
        name, _, value = variable.partition("=")
        os.environ[name] = value
    return words[:int(count)]


def serve(listening, code, program):
    connection, _ = listening.accept()
    try:
        content, files = receive(connection)
    except (ConnectionError, ValueError):
        connection.close()
        return
    if os.fork() == 0:
        listening.close()
        forget_signals()
        status = run(code, program, become(content, files))
        try:
            connection.send(bytes([status]))
        except OSError:
            pass
        os._exit(status)
    connection.close()
    for file in files:
        os.close(file)


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
        if listening in ready:
            serve(listening, code, program)


def main():
    address, program, *arguments = sys.argv[1:]
    here = os.getcwd()
    environment = dict(os.environ)
    fix_clock()
    with open(program, encoding="utf-8") as file:
        code = compile(file.read(), program, "exec")
    sys.argv = [program]
    preload(code, program)
    gc.freeze()
    os.chdir(here)
    os.environ.clear()
    os.environ.update(environment)

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen(64)
    first = os.fork()
    if first == 0:
        listening.close()
        os._exit(run(code, program, arguments))
    return await_end(listening, program, code, first)


sys.exit(main())
