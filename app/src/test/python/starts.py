"""Starts the program many times with films that it refuses while its network is still loading, and counts the exit codes.

A refused film ends the command line with 1, whatever native thread is at work then: 134 (abort) and 139 (memory fault) are what
is looked for. With --window a window is opened on a virtual display and closed as soon as it was drawn, which ends with 0, and
other windows are told to end at once (SIGTERM: 143, or 0 where it came while the program ended). With --ended the network looks at
a film, again and again, until the program is told to end (143) or interrupted (130) from outside.

Usage: python3 starts.py [--count N] [--window N] [--ended N --sound FILE] [--film FILE]... COMMAND...
for example: python3 app/src/test/python/starts.py --count 300 --window 20 ./nasion     (--window needs Xvfb's xvfb-run)
             python3 app/src/test/python/starts.py --count 0 --ended 100 --sound phantom.dcm ./nasion
"""
import argparse
import collections
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time


def refused(folder):
    """Films that are refused at once, after a look at the head, and after all of the file was read."""
    dicom = bytes(128) + b"DICM" + b"\x02\x00\x10\x00UI\x14\x001.2.840.10008.1.2.1\x00"
    kinds = {"empty.png": b"", "text.txt": b"no film", "cut.dcm": dicom,
             "cut.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(9),
             "large.dcm": dicom + b"\x28\x00\x10\x00US\x02\x00\x00\x08" + os.urandom(8 << 20),
             "cut.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(9) + os.urandom(1 << 20)}
    for name, content in kinds.items():
        (folder / name).write_bytes(content)
        yield folder / name
    yield folder / "missing.dcm"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--window", type=int, default=0)
    parser.add_argument("--ended", type=int, default=0)
    parser.add_argument("--sound", type=pathlib.Path, help="a film that the program traces, for --ended")
    parser.add_argument("--film", type=pathlib.Path, action="append", default=[])
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    codes = collections.Counter()
    faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        films = list(refused(folder)) + options.film
        begun = time.time()
        for i in range(options.count):
            film = films[i % len(films)]
            done = subprocess.run(options.command + ["trace", str(film), "--out", str(folder / "out")], capture_output=True)
            codes["refused", done.returncode] += 1
            if done.returncode != 1 or b"NAS-" not in done.stderr:
                faults += 1
                print(film.name, done.returncode, done.stderr[-400:])
            if i % 10 == 9:
                print("%d starts in %.0f s: %s" % (i + 1, time.time() - begun, dict(codes)), flush=True)
        for i in range(options.window):
            display = ["xvfb-run", "-a", "-s", "-screen 0 1024x768x24"]
            if i % 2 == 0:
                done = subprocess.run(display + options.command + ["--time-start"], capture_output=True)
                code = done.returncode
                told = done.stderr[-400:]
                good = code == 0
            else:
                # Ended at any moment of the start: the network loads, the window is drawn, or neither yet.
                process = subprocess.Popen(display + ["timeout", "--signal=TERM", "%.2f" % random.uniform(0.2, 6)]
                                           + options.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                told = process.communicate()[1][-400:]
                code = process.returncode  # timeout answers 124 where it had to send the signal
                good = code in (124, 143, 0)
            codes["window closed" if i % 2 == 0 else "window ended", code] += 1
            if not good or b"SIG" in told:
                faults += 1
                print("window", code, told)
        if options.ended:
            folder = folder / "films"
            folder.mkdir()
            for i in range(60):
                (folder / ("%d%s" % (i, options.sound.suffix))).symlink_to(options.sound.resolve())
        for i in range(options.ended):
            how = (signal.SIGTERM, signal.SIGINT)[i % 2]
            process = subprocess.Popen(options.command + ["trace", *map(str, sorted(folder.iterdir())), "--out", str(folder.parent / ("ended%d" % i))],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
            time.sleep(random.uniform(2, 9))
            os.killpg(process.pid, how)
            told = process.communicate()[1][-400:]
            codes["ended within a film", process.returncode] += 1
            if process.returncode not in (128 + how, -how):
                faults += 1
                print("ended", process.returncode, told)
    for (what, code), count in sorted(codes.items()):
        print("%s: exit %d, %d times" % (what, code, count))
    print("%d faults" % faults)
    sys.exit(faults > 0)


main()
