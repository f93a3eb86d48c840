"""Compiles a keymap as any client does, through the API alone, and checks the firmware. Its exit code says whether all went well.

API: address of the gateway. KEYBOARD: what to compile for; without it crkbd/rev1, or the first keyboard there is. PATIENCE: seconds until it gives up.
OBJECT_STORE: where the object store is reached from here, when downloads are for another address.
"""

import http.client
import json
import os
import sys
import time
from urllib.parse import quote, urljoin, urlsplit

API = os.environ["API"]
DEADLINE = time.monotonic() + float(os.environ.get("PATIENCE", "900"))


def fail(reason):
    print("FAILED:", reason, flush=True)
    sys.exit(1)


def send(method, url, body=None, host=None):
    """Status, headers and body of the answer to one request; `host` is the name the server is to believe it has."""
    parts = urlsplit(url)
    connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = connect(parts.netloc, timeout=30)
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if host:
        headers["Host"] = host
    try:
        connection.request(method, parts.path + ("?" + parts.query if parts.query else ""), body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def patiently(what, attempt):
    """What `attempt` returns, once it returns something; services that have just been installed may need a while."""
    last = None
    while True:
        try:
            result = attempt()
            if result is not None:
                return result
        except (OSError, http.client.HTTPException) as error:
            if str(error) != last:
                last = str(error)
                print(f"  waiting: {last}", flush=True)
        if time.monotonic() > DEADLINE:
            fail(f"{what} took too long")
        time.sleep(2)


def get_json(path):
    def attempt():
        status, _, body = send("GET", API + path)
        return json.loads(body) if status == 200 else None

    return patiently(f"GET {path}", attempt)


def choose_keyboard():
    wished = os.environ.get("KEYBOARD")
    if wished:
        return wished
    keyboards = get_json("/v1/keyboard_list.json")["keyboards"]
    return "crkbd/rev1" if "crkbd/rev1" in keyboards else keyboards[0]


def make_keymap(keyboard):
    info = get_json(f"/v1/keyboards/{quote(keyboard)}/info.json")["keyboards"][keyboard]
    layout, description = next(iter(info["layouts"].items()))
    keys = len(description["layout"])
    # What no one has compiled before, so that it is compiled now.
    first = [f"KC_{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[(time.time_ns() >> index) % 26]}" for index in range(keys)]
    return {"version": 1, "keyboard": keyboard, "keymap": "helm_test", "layout": layout, "layers": [first, ["KC_TRNS"] * keys]}


def submit(keymap):
    def attempt():
        status, _, body = send("POST", API + "/v1/compile", json.dumps(keymap))
        if status in (429, 503, 504):
            return None
        answer = json.loads(body)
        if "job_id" not in answer:
            fail(f"the keymap was refused with {status}: {answer}")
        return answer["job_id"]

    return patiently("the submission", attempt)


def wait(job):
    shown = None

    def attempt():
        nonlocal shown
        status, _, body = send("GET", f"{API}/v1/compile/{job}")
        if status != 200:
            return None
        answer = json.loads(body)
        if answer["status"] != shown:
            shown = answer["status"]
            print(f"  {shown}", flush=True)
        return None if shown in ("queued", "running") else answer

    return patiently("the job", attempt)


def download(url):
    status, headers, body = send("GET", url)
    if status in (301, 302, 303, 307, 308):
        target = urlsplit(urljoin(url, headers["Location"]))
        store = os.environ.get("OBJECT_STORE")
        inner = target._replace(scheme=urlsplit(store).scheme, netloc=urlsplit(store).netloc) if store else target
        status, _, body = send("GET", inner.geturl(), host=target.netloc)
    if status != 200:
        fail(f"the download was answered with {status}: {body[:500]!r}")
    return body


def check(name, firmware):
    """A firmware file must be what its name says."""
    if name.endswith(".hex"):
        lines = firmware.decode("ascii").split()
        for number, line in enumerate(lines, 1):
            if line[0] != ":" or sum(bytes.fromhex(line[1:])) % 256:
                fail(f"{name}:{number} is no record of Intel HEX: {line}")
        if lines[-1] != ":00000001FF":
            fail(f"{name} has no end")
    elif name.endswith(".uf2"):
        if len(firmware) % 512 or firmware[:4] != b"UF2\n":
            fail(f"{name} is no UF2")
    elif len(firmware) < 1024:
        fail(f"{name} has only {len(firmware)} bytes")


def main():
    keymap = make_keymap(choose_keyboard())
    print(f"Compiling a keymap for {keymap['keyboard']}, {keymap['layout']}", flush=True)
    job = submit(keymap)
    answer = wait(job)
    result = answer.get("result") or {}
    if answer["status"] != "finished":
        fail(f"job {job} is {answer['status']}:\n{result.get('output')}")
    name = result["firmware_filename"]
    firmware = download(f"{API}/v1/compile/{job}/download")
    check(name, firmware)
    print(f"OK: {name}, {len(firmware)} bytes", flush=True)


main()
