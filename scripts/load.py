"""What one submitted keymap costs the database, the broker and the object store of a running bakery; by ../bakery bench load.

Keymaps that nobody has compiled are submitted, then the same again. What the services do of their own accord meanwhile was counted before, and is subtracted.
"""

import argparse
import concurrent.futures
import json
import pathlib
import random
import re
import subprocess
import time
import urllib.error
import urllib.request

# One statement each; parsing and binding it are logged too.
STATEMENT = re.compile(r"duration: [0-9.]+ ms  (?:execute|statement|fastpath)")

KEYCODES = [f"KC_{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] + [f"KC_F{number}" for number in range(1, 13)]


class Counters:
    """What the servers have counted since they started."""

    def __init__(self, arguments):
        self.psql = [arguments.psql, "-h", "127.0.0.1", "-p", str(arguments.postgres_port), "-U", "bakery", "-d", "jobs", "-Atc"]
        self.log = pathlib.Path(arguments.postgres_log)
        self.artifacts = pathlib.Path(arguments.artifacts)
        self.broker = arguments.broker

    def ask(self, statement):
        return subprocess.run([*self.psql, statement], check=True, capture_output=True, text=True).stdout.strip()

    def log_statements(self, minimum):
        """0 to have every statement in the log, -1 for none."""
        self.ask(f"ALTER SYSTEM SET log_min_duration_statement = {minimum}")
        self.ask("SELECT pg_reload_conf()")
        time.sleep(1)

    def read(self):
        statements = len(STATEMENT.findall(self.log.read_text(errors="replace")))
        # Transactions that have written something are those with a number.
        transactions, wal = self.ask("SELECT pg_snapshot_xmax(pg_current_snapshot())::text, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')").split("|")
        broker = subprocess.run(["sh", "-c", self.broker], check=True, capture_output=True, text=True).stdout
        stored = sum(file.stat().st_size for file in self.artifacts.rglob("*") if file.is_file())
        return {
            "statements": statements,
            "commits": int(transactions),
            "walBytes": float(wal),
            "messages": sum(int(number) for number in re.findall(r"messages_received_total\s*=>\s*(\d+)", broker)),
            "storedBytes": stored,
        }


def submit(arguments, token, keymap):
    """Posts a keymap and waits for its end, in one request."""
    request = urllib.request.Request(
        f"{arguments.api}/v1/compile?wait=60",
        json.dumps(keymap).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            job = json.load(answer)
    except urllib.error.HTTPError as refusal:
        raise SystemExit(f"load: the API answered {refusal.code}: {refusal.read().decode(errors='replace')}") from None
    if job["status"] != "finished":
        raise SystemExit(f"load: job {job['job_id']} is {job['status']}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("api", "token-file", "keymap", "psql", "postgres-log", "artifacts", "broker"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--postgres-port", type=int, required=True)
    parser.add_argument("--builds", type=int, default=200)
    arguments = parser.parse_args()

    token = pathlib.Path(arguments.token_file).read_text()
    sample = json.loads(pathlib.Path(arguments.keymap).read_text())
    draw = random.Random(time.time_ns())
    keymaps = [{**sample, "layers": [[draw.choice(KEYCODES) for _ in layer] for layer in sample["layers"]]} for _ in range(arguments.builds)]
    submit(arguments, token, keymaps[0])

    counters = Counters(arguments)
    counters.log_statements(0)
    try:

        def count(action):
            before, start = counters.read(), time.monotonic()
            action()
            # The last events and rows come after the answer.
            time.sleep(3)
            after, seconds = counters.read(), time.monotonic() - start
            return {name: after[name] - before[name] for name in before}, seconds

        idle, idle_seconds = count(lambda: time.sleep(20))
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for what, load, seconds in (
                (what, *count(lambda: list(pool.map(lambda keymap: submit(arguments, token, keymap), keymaps[1:]))))
                for what in ("baked", "reused")
            ):
                each = {name: (load[name] - idle[name] * seconds / idle_seconds) / (len(keymaps) - 1) for name in load}
                print(f"{what}: {len(keymaps) - 1} in {seconds:.1f} s; each", ", ".join(f"{name} {max(0, value):.1f}" for name, value in each.items()), flush=True)
        print("idle, a second:", ", ".join(f"{name} {value / idle_seconds:.2f}" for name, value in idle.items()))
    finally:
        counters.log_statements(-1)


main()
