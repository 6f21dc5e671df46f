#!/bin/sh
# Draws the icons of every system from nasion.svg; run it after changing that. Needs librsvg2-bin and python3-pil.
set -eu
cd "$(dirname "$0")"
rsvg-convert -w 512 nasion.svg -o nasion.png
python3 - <<'PYTHON'
from PIL import Image
icon = Image.open("nasion.png")
icon.save("nasion.ico", sizes=[(n, n) for n in (16, 24, 32, 48, 64, 128, 256)])
icon.save("nasion.icns")
PYTHON
