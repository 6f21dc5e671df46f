"""Compares what Nasion read from a folder of DICOM files with what other programs decode.

DicomFolder.java wrote OUT/table.tsv and the samples of each file that it read. Here the stored values of the first frame come
from dcmtk (dcmdrle, dcmdjpeg, dcmdjpls) or, for JPEG 2000, from OpenJPEG (opj_decompress), the header from pydicom, and the
samples that they should have become are worked out with numpy: counted from the least stored value, turned round where low
values are bright, through tables where there are some, colours as Rec. 601 brightness.

Prints a line for each file that differs, and for each set how many are equal, near (lossy syntaxes: within 3 grey levels of 255
everywhere and 0.6 on average, colours within 16 and 1), different, and without a second opinion.

Usage: python3 dicom_folder.py FOLDER OUT        needs numpy, pydicom, dcmtk and openjpeg
"""
import collections
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pydicom

pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE

RLE = "1.2.840.10008.1.2.5"
JPEG = tuple("1.2.840.10008.1.2.4.%d" % n for n in (50, 51, 57, 70))
JPEG_LS = tuple("1.2.840.10008.1.2.4.%d" % n for n in (80, 81))
JPEG_2000 = tuple("1.2.840.10008.1.2.4.%d" % n for n in (90, 91))
LOSSY = tuple("1.2.840.10008.1.2.4.%d" % n for n in (50, 51, 81, 91))


class NoOpinion(Exception):
    """No other program here decodes the file."""


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True)
    if done.returncode:
        raise NoOpinion(command[0])


def first_fragments(file):
    frames = pydicom.encaps.generate_pixel_data(file.PixelData, int(file.get("NumberOfFrames", 1) or 1))
    return b"".join(next(iter(frames)))


def jpeg_2000(file, scratch):
    stream = first_fragments(file)
    source = scratch / ("in.jp2" if stream[4:8] == b"jP  " else "in.j2k")
    source.write_bytes(stream)
    run("opj_decompress", "-i", source, "-o", scratch / "out.rawl")
    bands = file.SamplesPerPixel
    siz = stream.index(b"\xff\x4f\xff\x51")
    bits = (stream[siz + 42] & 0x7F) + 1
    pixels = np.fromfile(scratch / "out.rawl", "u1" if bits <= 8 else "<u2").astype(int) & (1 << bits) - 1
    if stream[siz + 42] & 0x80:  # the stream has signed values of its own width
        pixels = np.where(pixels >> bits - 1, pixels - (1 << bits), pixels) & (1 << file.BitsStored) - 1
    shape = (bands, file.Rows, file.Columns)
    if pixels.size != np.prod(shape):
        raise NoOpinion("opj_decompress")
    return np.moveaxis(pixels.reshape(shape), 0, -1), bands == 3


def stored(path, scratch):
    """The stored values of the first frame, rows by columns by bands, and whether colours are RGB already."""
    file = pydicom.dcmread(path, force=True)
    syntax = str(getattr(file.file_meta, "TransferSyntaxUID", "1.2.840.10008.1.2"))
    if syntax in JPEG_2000:
        pixels, rgb = jpeg_2000(file, scratch)
        return file, pixels, rgb
    tool = "dcmdrle" if syntax == RLE else "dcmdjpeg" if syntax in JPEG else "dcmdjpls" if syntax in JPEG_LS else None
    if tool:
        if tool == "dcmdjpeg" and file.PhotometricInterpretation == "RGB" and b"JFIF" in first_fragments(file)[:20]:
            raise NoOpinion("dcmdjpeg takes JFIF for RGB where the object says so")
        run(tool, path, scratch / "plain.dcm")
        plain = pydicom.dcmread(scratch / "plain.dcm", force=True)
    else:
        plain = file
    if "PixelData" not in plain:
        raise NoOpinion("no pixels of whole numbers")
    bits, bands = plain.BitsAllocated, plain.SamplesPerPixel
    if bits not in (8, 16) or plain.PhotometricInterpretation == "YBR_FULL_422" and not tool:
        raise NoOpinion("bits or colours")
    big = not plain.is_little_endian
    data = bytes(plain.PixelData)
    if bits == 8 and big and plain["PixelData"].VR == "OW":
        data = np.frombuffer(data, "u2").byteswap().tobytes()
    pixels = np.frombuffer(data, "u1" if bits == 8 else ">u2" if big else "<u2")
    count = plain.Rows * plain.Columns * bands
    if pixels.size < count:
        raise NoOpinion("too short")
    pixels = pixels[:count].astype(int)
    if bands == 1:
        pixels = pixels.reshape(plain.Rows, plain.Columns, 1)
    elif plain.get("PlanarConfiguration", 0):
        pixels = np.moveaxis(pixels.reshape(bands, plain.Rows, plain.Columns), 0, -1)
    else:
        pixels = pixels.reshape(plain.Rows, plain.Columns, bands)
    if not tool or tool == "dcmdrle":
        pixels = pixels >> (plain.HighBit + 1 - plain.BitsStored)
    return plain, pixels & (1 << plain.BitsStored) - 1, plain.PhotometricInterpretation == "RGB"


def table(items, value, signed):
    """A table of values through which others go; its descriptor is number of entries, first value, bits."""
    entries, first, bits = (int(x) for x in items.LUTDescriptor)
    entries, first = entries & 0xFFFF or 65536, first - 65536 if signed and first > 32767 else first
    data = items.LUTData
    data = np.frombuffer(data, "<u2") if isinstance(data, bytes) else np.atleast_1d(np.array(data, dtype=int)) & 0xFFFF
    if data.size * 2 == entries + entries % 2 and bits == 8:
        data = np.frombuffer(data.astype("<u2").tobytes(), "u1")
    return data.astype(int)[:entries][np.clip(value - first, 0, entries - 1)]


def expected(file, pixels, rgb):
    """The samples that Nasion should have, by docs/dicom.md."""
    groups = [item for name in ("PerFrameFunctionalGroupsSequence", "SharedFunctionalGroupsSequence")
              for item in file.get(name, [])[:1]]
    if file.SamplesPerPixel == 3:
        values = pixels.astype(float)
        return np.floor(values @ [0.299, 0.587, 0.114] + 0.5) if rgb else pixels[..., 0]
    value = pixels[..., 0]
    if file.PhotometricInterpretation == "PALETTE COLOR":
        raise NoOpinion("palette")
    bits = file.BitsStored
    signed = bool(file.PixelRepresentation)
    if signed:
        value = np.where(value >> bits - 1, value - (1 << bits), value)
    inverse = {"INVERSE": True, "IDENTITY": False}.get(file.get("PresentationLUTShape"),
                                                       file.PhotometricInterpretation == "MONOCHROME1")
    if file.get("VOILUTSequence") or file.get("VOILUTFunction") == "SIGMOID":
        raise NoOpinion("values of interest by a table or curve")
    if file.get("ModalityLUTSequence"):
        shown = table(file.ModalityLUTSequence[0], value, signed)
        return None if inverse else shown
    slope = file.get("RescaleSlope")
    for group in groups:
        for item in group.get("PixelValueTransformationSequence", [])[:1]:
            slope = item.get("RescaleSlope") if slope is None else slope
    falling = (float(slope if slope is not None else 1) < 0) ^ inverse
    value = value + ((1 << bits - 1) if signed else 0)
    return (1 << bits) - 1 - value if falling else value


def verdict(path, width, height, largest, samples):
    with tempfile.TemporaryDirectory() as folder:
        try:
            file, pixels, rgb = stored(path, pathlib.Path(folder))
            ours = np.fromfile(samples, "<u2").astype(int).reshape(height, width)
            theirs = expected(file, pixels, rgb)
            if theirs is None:
                raise NoOpinion("an inverse table")
        except NoOpinion as reason:
            return "no second opinion", str(reason)
        except Exception as error:  # another program's reader may fail in any way on these files
            return "no second opinion", type(error).__name__
        if ours.shape != theirs.shape:
            return "different", "%s instead of %s" % (ours.shape, theirs.shape)
        off = np.abs(ours - theirs) * 255 / max(largest, 1)
        if not off.any():
            return "equal", ""
        syntax = str(getattr(pydicom.dcmread(path, force=True, stop_before_pixels=True).file_meta, "TransferSyntaxUID", ""))
        told = "largest %.1f of 255, mean %.3f, %.1f %% of pixels" % (off.max(), off.mean(), 100 * (off > 0).mean())
        if syntax not in LOSSY:
            near = np.abs(ours - theirs).max() <= 1 and file.SamplesPerPixel == 3
        elif file.SamplesPerPixel == 3:
            # Colours that RGB cannot hold were clipped there; JJ2000 is one step brighter (docs/dicom.md).
            near = off.max() <= 16 and off.mean() <= 1
        else:
            near = off.max() <= 3 and off.mean() <= 0.6
        return ("near" if near else "different"), told


def main():
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    sets = collections.defaultdict(collections.Counter)
    for line in (out / "table.tsv").read_text().splitlines()[1:]:
        number, name, outcome, width, height, largest = line.split("\t")[:6]
        if outcome == "read":
            said, why = verdict(folder / name, int(width), int(height), int(largest), out / (number + ".raw"))
            sets[name.split("/")[0]][said] += 1
            if said != "equal":
                print(said, name, why, sep="\t")
    for name, said in sorted(sets.items()):
        print(name + ": " + ", ".join("%d %s" % (count, kind) for kind, count in sorted(said.items())))
    sys.exit(any("different" in said for said in sets.values()))


main()
