"""Runs commands whose results go to a disk that is full, fills up halfway, or can only be read.

Each must exit with 1, say why with the code, and leave the folder as it was: no half set of results, no temporary file, and
what was there whole. The disks are small file systems in memory, which live in a mount namespace of their own and end with it;
for that the kernel must let this user make one (root, or user namespaces), else the script says so and ends with 77.

Usage: python3 disks.py COMMAND...      for example: python3 app/src/test/python/disks.py ./nasion
"""
import os
import pathlib
import subprocess
import sys
import tempfile

FULL, READ_ONLY = "NAS-FILE-FULL", "NAS-FILE-ONLY-READ"


def namespace():
    """Starts this script again where it may mount."""
    for how in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        probe = subprocess.run(how + ["sh", "-c", "mount -t tmpfs tmpfs /mnt"], capture_output=True)
        if probe.returncode == 0:
            os.environ["NASION_DISKS"] = "1"
            os.execvp(how[0], how + [sys.executable] + sys.argv)
    print("skipped: this user may not mount a file system")
    sys.exit(77)


def mount(disk, size, read_only=False):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%dk" % size, "tmpfs", str(disk)], check=True)
    (disk / "mine.txt").write_text("mine")
    if read_only:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def main():
    command = sys.argv[1:]
    os.environ.pop("DISPLAY", None)
    faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        os.environ["XDG_CONFIG_HOME"] = str(scratch / "config")
        made = scratch / "made"
        subprocess.run(command + ["phantom", "--count", "1", "--seed", "7001", "--dicom", "--out", str(made)], check=True, capture_output=True)
        film = next((made / "images").glob("*.dcm"))
        subprocess.run(command + ["trace", str(film), "--out", str(made / "results"), "--report", "csv"], check=True, capture_output=True)
        case = next((made / "results").glob("*.nasion"))
        disk = scratch / "disk"
        disk.mkdir()
        trace = ["trace", str(film), "--out", str(disk)]
        report = ["report", str(case), "--out", str(disk)]
        rows = [("trace, full", trace, 8, FULL), ("trace, half of the results fit", trace, 100, FULL),
                ("trace, read only", trace, 4096, READ_ONLY),
                ("report, full", report, 8, FULL), ("report, half of the results fit", report, 100, FULL),
                ("report, read only", report, 4096, READ_ONLY),
                ("phantom, full", ["phantom", "--count", "1", "--out", str(disk / "phantoms")], 16, FULL),
                ("phantom, read only", ["phantom", "--count", "1", "--out", str(disk / "phantoms")], 4096, READ_ONLY),
                ("compare, full", ["compare", str(case), str(case), "--out", str(disk)], 8, FULL),
                ("library, full", ["library", "--library", str(disk / "library.db"), "import", str(film)], 12, "NAS-LIBRARY-FULL"),
                ("library, read only", ["library", "--library", str(disk / "library.db"), "import", str(film)], 4096, "NAS-LIBRARY-FOLDER")]
        for name, words, size, code in rows:
            mount(disk, size, "read only" in name)
            done = subprocess.run(command + words, capture_output=True, text=True)
            left = sorted(str(path.relative_to(disk)) for path in disk.rglob("*") if path.is_file())
            left = [path for path in left if not path.startswith("library.db")]
            said = (done.stdout + done.stderr).strip()
            good = done.returncode == 1 and code in said and left == ["mine.txt"] and (disk / "mine.txt").read_text() == "mine"
            faults += not good
            print("%-34s exit %d, %s, left: %s%s" % (name, done.returncode, said.splitlines()[-1][-150:] if said else "",
                                                   ", ".join(left), "" if good else "   FAULT"), flush=True)
            subprocess.run(["umount", str(disk)], check=True)
    print("%d rows, %d faults" % (len(rows), faults))
    sys.exit(faults > 0)


if "NASION_DISKS" not in os.environ:
    namespace()
main()
