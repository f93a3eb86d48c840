namespace KeymapBakery.Compiler.Tests.Sandboxing;

/// <summary>Scripts that try to escape, to stay, to spoil or to use up.</summary>
internal static class HostileDeeds
{
    /// <summary>Argument of every process that must not outlive its build.</summary>
    public const string Sleeper = "987654";

    /// <param name="port">A TCP port somebody listens on.</param>
    /// <param name="socket">An abstract unix socket somebody listens on.</param>
    /// <param name="process">Id of a process outside.</param>
    public static IEnumerable<HostilePayload> Make(int port, string socket, int process) =>
        Stays().Concat(Signals(process)).Concat(Escapes(process)).Concat(Network(port, socket)).Concat(Spoils()).Concat(Plants());

    /// <summary>What uses up time, memory or disk; heavy.</summary>
    public static IEnumerable<HostilePayload> MakeHungry() =>
        Class("hungry",
            ("fork bomb", "f() { f | f & }; f; sleep 1000"),
            ("python fork bomb", "python3 -c 'import os\nwhile True:\n  try: os.fork()\n  except OSError: pass'"),
            ("threads", "python3 -c 'import threading, time\nwhile True:\n  try: threading.Thread(target=time.sleep, args=(1000,)).start()\n  except RuntimeError: pass'"),
            ("memory", "python3 -c 'x = []\nwhile True: x.append(bytearray(1 << 24))'; sleep 1000"),
            ("memory of many", "for i in 1 2 3 4 5 6 7 8; do python3 -c 'import time\nx = bytearray(300000000)\nfor i in range(0, len(x), 4096): x[i] = 1\ntime.sleep(1000)' & done; wait"),
            ("/tmp", "cat /dev/zero >/tmp/x; sleep 1000"),
            ("home", "cat /dev/zero >$HOME/x; sleep 1000"),
            (".build", "i=0; while :; do i=$((i+1)); head -c 20000000 /dev/zero >.build/$i; done"),
            (".bake", "i=0; while :; do i=$((i+1)); head -c 20000000 /dev/zero >.bake/$i; done"),
            ("one long file", "cat /dev/zero >.build/x; sleep 1000"),
            ("empty files", "python3 -c 'i = 0\nwhile True:\n  open(f\".build/{i}\", \"w\").close(); i += 1'"),
            ("10 GB of output", "yes"),
            ("10 GB of errors", "yes >&2"),
            ("output without lines", "cat /dev/zero"),
            ("shell loop", "while :; do :; done"),
            ("python loop", "python3 -c 'while True: pass'"),
            ("make recursion", "printf 'all:\\n\\t+make -f .build/Makefile\\n' >.build/Makefile; make -f .build/Makefile; sleep 1000"),
            ("make loop", "printf 'x = $(eval y := $(y)y)$(x)\\nall: $(shell while :; do :; done)\\n' >.build/Makefile; make -f .build/Makefile"),
            ("template recursion", "printf 'template<int N> struct T { static const int v = T<N+1>::v + T<N+2>::v; }; int x = T<0>::v;' >.build/x.cc; avr-g++ -ftemplate-depth=1000000 -c .build/x.cc -o .build/x.o; sleep 1000"),
            ("constexpr", "printf 'constexpr long f(long n) { return n < 2 ? n : f(n-1) + f(n-2); } constexpr long x = f(100000);' >.build/x.cc; avr-g++ -std=c++11 -fconstexpr-depth=1000000 -c .build/x.cc -o .build/x.o; sleep 1000"),
            ("include recursion", "printf '#include \"x.c\"\\n#include \"x.c\"\\n' >.build/x.c; avr-gcc -c .build/x.c -o .build/x.o; sleep 1000"),
            ("macro of 2^40", "python3 -c 'print(\"#define M0 x,x\"); [print(f\"#define M{i+1} M{i},M{i}\") for i in range(40)]; print(\"int a[] = { M40 };\")' >.build/x.c; avr-gcc -E .build/x.c >/dev/null; sleep 1000"),
            ("__COUNTER__", "python3 -c 'print(\"#define A __COUNTER__,__COUNTER__\"); print(\"#define B0 A,A\"); [print(f\"#define B{i+1} B{i},B{i}\") for i in range(36)]; print(\"int a[] = { B36 };\")' >.build/x.c; avr-gcc -c .build/x.c -o .build/x.o; sleep 1000"),
            ("assembler loop", "printf '.rept 2000000000\\nnop\\n.endr\\n' >.build/x.s; avr-gcc -c .build/x.s -o .build/x.o; sleep 1000"),
            ("assembler space", "printf '.space 2000000000\\n.space 2000000000\\n' >.build/x.s; avr-gcc -c .build/x.s -o .build/x.o; sleep 1000"),
            ("big array", "printf 'char x[2000000000] = {1};' >.build/x.c; avr-gcc -c .build/x.c -o .build/x.o; sleep 1000"),
            ("sleep", "sleep 1000"),
            ("sleep that refuses to end", "trap '' TERM HUP INT; sleep 1000; sleep 1000"),
            ("stopped", "sh -c 'kill -STOP $$'"),
            ("reading what never comes", "mkfifo .build/pipe; cat .build/pipe"))
        .Select(payload => payload with { IsEndless = true });

    private static IEnumerable<HostilePayload> Stays() =>
        Class("stays",
            ("background", $"sleep {Sleeper} &"),
            ("setsid", $"setsid sleep {Sleeper} &"),
            ("nohup", $"nohup sleep {Sleeper} >/dev/null 2>&1 &"),
            ("double fork", $"(setsid sh -c '(setsid sleep {Sleeper} &) &' &)"),
            ("empty environment", $"setsid env -i sleep {Sleeper} >/dev/null 2>&1 &"),
            ("closed descriptors", $"setsid env -i sleep {Sleeper} <&- >&- 2>&- &"),
            ("python daemon", $"python3 -c 'import os, time\nif os.fork() == 0:\n  os.setsid()\n  if os.fork() == 0:\n    os.execve(\"/usr/bin/sleep\", [\"sleep\", \"{Sleeper}\"], {{}})'"),
            ("respawning", $"setsid sh -c 'trap \"\" TERM HUP; while :; do sleep {Sleeper}; done' &"),
            ("trapping", $"trap 'sleep {Sleeper} &' TERM EXIT HUP; kill $$"),
            ("ignoring", $"trap '' TERM HUP INT; sleep {Sleeper} & exit 0"));

    private static IEnumerable<HostilePayload> Signals(int process) =>
        Class("signals",
            ("first process", "kill -9 1; kill -TERM 1; kill -STOP 1"),
            ("all", "kill -9 -1"),
            ("group", "kill -9 0"),
            ("parent", "kill -9 $PPID"),
            ("outside", $"kill -9 {process}"),
            ("every number", "i=2; while [ $i -lt 3000 ]; do [ $i = $$ ] || kill -9 $i 2>/dev/null; i=$((i+1)); done"));

    private static IEnumerable<HostilePayload> Escapes(int process) =>
        Class("escapes",
            ("ptrace of the first process", "python3 -c 'import ctypes; print(ctypes.CDLL(None).ptrace(16, 1, 0, 0)); assert ctypes.CDLL(None).ptrace(16, 1, 0, 0) == -1'"),
            ("ptrace outside", $"python3 -c 'import ctypes; print(ctypes.CDLL(None).ptrace(16, {process}, 0, 0))'"),
            ("memory of the first process", "cat /proc/1/mem"),
            ("root of the first process", "ls /proc/1/root/; cat /proc/1/root/etc/shadow; ls /proc/1/cwd/"),
            ("root outside", $"ls /proc/{process}/root/; cat /proc/{process}/environ"),
            ("all environments", "cat /proc/[0-9]*/environ | tr '\\0' '\\n'"),
            ("all command lines", "cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'"),
            ("mount", "mount -t tmpfs tmpfs /mnt; mount -t proc proc .build; mount --bind / .build; mount -o remount,rw /"),
            ("umount", "umount /qmk_firmware; umount -l /qmk_firmware/.build; umount /proc; ls /"),
            ("user namespace", "unshare --user --map-root-user sh -c 'mount -t tmpfs x /tmp && echo escaped'"),
            ("mount namespace", "unshare --mount sh -c 'mount --bind /proc/1/root .build && echo escaped'"),
            ("network namespace", "unshare --net true && echo escaped; nsenter -t 1 -a true && echo escaped"),
            ("raised limit of namespaces", "echo 100 >/proc/sys/user/max_user_namespaces && unshare --user true && echo escaped"),
            ("chroot", "chroot .build /bin/sh; python3 -c 'import os; os.chroot(\".build\"); print(\"escaped\")'"),
            ("climbing out", "cd ../../../../../../..; ls; cat root/.bashrc etc/passwd"),
            ("device nodes", "mknod .build/disk b 254 0; mknod .build/mem c 1 1; cat .build/disk .build/mem"),
            ("devices", "ls /dev; cat /dev/mem /dev/kmsg /dev/vda /dev/sda /dev/port /proc/kcore /proc/kmsg | head -c 100"),
            ("terminal", "python3 -c 'import fcntl, os, termios\nfd = os.open(\"/dev/tty\", os.O_RDWR)\n[fcntl.ioctl(fd, termios.TIOCSTI, c.encode()) for c in \"id\"]\nprint(\"escaped\")'"),
            ("terminal on input", "python3 -c 'import fcntl, termios\nfcntl.ioctl(0, termios.TIOCSTI, b\"x\")\nprint(\"escaped\")'"),
            ("su", "su root -c 'cat /etc/shadow'; su -c id"),
            ("setuid programs", "for p in passwd chsh newgrp gpasswd mount umount; do echo | $p 2>&1; done; find /usr -perm -4000 -exec cp {} .build \\;"),
            ("setuid file", "cp /usr/bin/id .build/id; chmod 6755 .build/id; .build/id | grep -q euid && echo escaped"),
            ("capabilities", "grep -E '^Cap(Prm|Eff|Bnd|Amb)' /proc/self/status | grep -v 0000000000000000 && echo escaped"),
            ("become root", "python3 -c 'import os; os.setuid(0); print(\"escaped\")'; setpriv --reuid 0 --clear-groups id"),
            ("other groups", "python3 -c 'import os; os.setgroups([0]); print(\"escaped\")'"),
            ("keyring", "python3 -c 'import ctypes\nc = ctypes.CDLL(None)\nfor k in (-1, -2, -3, -4, -5):\n  b = ctypes.create_string_buffer(65536)\n  n = c.syscall(250, 11, k, b, 65536)\n  print(k, n, b.raw[:max(n, 0)])'"),
            ("limits", "ulimit -v unlimited && echo escaped; ulimit -p 100000 && echo escaped; ulimit -c unlimited && echo escaped; ulimit -f unlimited && echo escaped"),
            ("memory killer", "echo -1000 >/proc/self/oom_score_adj && echo escaped"),
            ("priority", "nice -n -20 true; chrt -f 99 true && echo escaped; ionice -c 1 true"),
            ("clock", "date -s 2001-01-01 && echo escaped"),
            ("host name", "hostname pwned && echo escaped"),
            ("kernel settings", "echo pwned >/proc/sys/kernel/core_pattern && echo escaped; echo b >/proc/sysrq-trigger && echo escaped"),
            ("kernel modules", "modprobe dummy && echo escaped; insmod .build/x.ko && echo escaped"),
            ("reboot", "python3 -c 'import ctypes; assert ctypes.CDLL(None).reboot(0x1234567) == -1'"),
            ("core dump", "ulimit -c unlimited; sh -c 'kill -SEGV $$'; ls core* /tmp/core* && echo escaped"),
            ("control groups", "mkdir /sys/fs/cgroup/x && echo escaped; ls /sys/fs/cgroup"),
            ("bpf and perf", "python3 -c 'import ctypes\nc = ctypes.CDLL(None)\nassert c.syscall(321, 0, 0, 0) == -1'"));

    private static IEnumerable<HostilePayload> Network(int port, string socket) =>
        Class("network",
            ("loopback", Connect($"socket.create_connection((\"127.0.0.1\", {port}), 2)")),
            ("loopback, version 6", Connect($"socket.create_connection((\"::1\", {port}), 2)")),
            ("all addresses", Connect($"socket.create_connection((\"0.0.0.0\", {port}), 2)")),
            ("mapped address", Connect($"socket.create_connection((\"::ffff:127.0.0.1\", {port}), 2)")),
            ("datagram", Connect($"socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b\"x\", (\"192.0.2.1\", 53)) and None")),
            ("name", Connect("socket.getaddrinfo(\"example.org\", 80)")),
            ("abstract socket", Connect($"socket.socket(socket.AF_UNIX).connect(\"\\0{socket}\")")),
            ("packets", Connect("socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 768)")),
            ("raw", Connect("socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)")),
            ("message bus", Connect("socket.socket(socket.AF_UNIX).connect(\"/run/dbus/system_bus_socket\")")),
            ("virtual socket", Connect("socket.socket(40, socket.SOCK_STREAM).connect((2, 1))")),
            ("shell", $"exec 3<>/dev/tcp/127.0.0.1/{port} && echo escaped"),
            ("git", $"timeout 2 git clone http://127.0.0.1:{port}/x .build/x && echo escaped"));

    private static IEnumerable<HostilePayload> Spoils() =>
        Class("spoils",
            ("new file", "touch quantum/x keyboards/x lib/x && echo escaped"),
            ("changed file", "echo pwned >>quantum/main.c && echo escaped"),
            ("moved file", "mv quantum/main.c quantum/old.c && echo escaped"),
            ("deleted tree", "rm -rf quantum keyboards lib; [ -e quantum/main.c ] || echo escaped"),
            ("mode", "chmod 777 quantum && echo escaped"),
            ("time", "touch -d 2001-01-01 quantum/main.c && echo escaped"),
            ("owner", "chown 65534 quantum && echo escaped"),
            ("byte code", "find lib -name __pycache__ -exec touch {}/pwned.pyc \\; ; find lib -name 'pwned*' | grep . && echo escaped"),
            ("mount points", "rmdir .build .bake; mv .build x; ln -sf / .build/.."),
            ("system", "touch /usr/bin/pwned && echo escaped; rm -f /usr/bin/make; [ -e /usr/bin/make ] || echo escaped"),
            ("root", "touch /pwned && echo escaped; mkdir /pwned && echo escaped"),
            ("etc", "echo x >/etc/passwd && echo escaped; echo x >/etc/ld.so.preload && echo escaped"),
            ("dev", "touch /dev/pwned && echo escaped; head -c 1000 /dev/zero >/dev/shm/x && echo escaped"),
            ("direct write", "dd if=/dev/zero of=/dev/vda count=1 && echo escaped"));

    private static IEnumerable<HostilePayload> Plants() =>
        Class("plants",
            ("link to a file", "ln -s /etc/shadow .build/bakery_pretzel_mine.hex"),
            ("link to a directory", "ln -s /etc .build/bakery_pretzel_mine.hex"),
            ("link to itself", "ln -s bakery_pretzel_mine.hex .build/bakery_pretzel_mine.hex"),
            ("link to the root", "ln -s / .build/root; ln -s / .bake/root"),
            ("link in place of keymap.json", "rm -f .bake/keymap.json; ln -s /etc/shadow .bake/keymap.json"),
            ("pipe", "mkfifo .build/bakery_pretzel_mine.hex .bake/pipe"),
            ("socket", "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\".build/bakery_pretzel_mine.hex\")'"),
            ("directory", "mkdir -p .build/bakery_pretzel_mine.hex/x"),
            ("empty", ": >.build/bakery_pretzel_mine.hex"),
            ("sparse file", "truncate -s 1G .build/bakery_pretzel_mine.hex; truncate -s 100T .build/x"),
            ("closed directory", "mkdir -p .build/a/b/c; touch .build/a/b/c/d; chmod 0 .build/a/b/c .build/a/b .build/a"),
            ("closed .build", "touch .build/x; chmod 0 .build .bake"),
            ("deep directories", "i=0; d=.build; while [ $i -lt 300 ]; do d=$d/dddddd; mkdir $d || break; i=$((i+1)); done"),
            ("deeper than a path", "cd .build; i=0; while [ $i -lt 1200 ]; do mkdir ddddddddd && cd -P ddddddddd || break; i=$((i+1)); done"),
            ("odd names", "touch \".build/$(printf 'a\\nb')\" '.build/-rf' '.build/*' \".build/$(printf '\\377\\376')\" '.build/ ' .build/…"),
            ("longest name", "touch .build/$(head -c 255 /dev/zero | tr '\\0' x)"),
            ("names that are not text", "mkdir \".build/$(printf '\\377')\"; i=0; while :; do i=$((i+1)); head -c 20000000 /dev/zero >\".build/$(printf '\\377')/$i\"; done"),
            ("many links", "touch .build/x; i=0; while [ $i -lt 300 ]; do ln .build/x .build/l$i; i=$((i+1)); done"));

    private static string Connect(string expression) => $"python3 -c 'import socket\nprint({expression}, \"escaped\")'";

    private static IEnumerable<HostilePayload> Class(string name, params (string Name, string Script)[] payloads) =>
        payloads.Select(payload => new HostilePayload(name, payload.Name, payload.Script));
}
