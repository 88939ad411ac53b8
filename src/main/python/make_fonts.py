"""Makes the fonts under resources/fonts from the packages of fontsource.org.

    npm pack @fontsource/noto-sans-tc@5.3.0 @fontsource/noto-sans@5.3.0 @fontsource/jetbrains-mono@5.3.0
    python make_fonts.py FOLDER_OF_THE_TGZ_FILES PROJECT/resources

Needs fonttools and brotli. What it does, and why:

- The packages split each font into slices; one file a weight is put together from the glyphs that the program
  needs: Latin, Greek, signs, arrows, mathematics, every character of the Chinese texts, and the most frequent
  Traditional Chinese characters (the slices are numbered by frequency, the highest being the most frequent).
- Subscripts, superscripts and a few signs are in no slice. They are made from the letters by scaling.
- The fonts are renamed, as their licences ask of changed versions ("Source" is a reserved name).
"""

import re
import sys
import tarfile
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

VERSION = "1.000"
CHINESE = 3500
SIGNS = (
    [(0x20, 0x7E), (0xA0, 0xFF), (0x177, 0x177), (0x391, 0x3A9), (0x3B1, 0x3C9), (0x2010, 0x2015), (0x2018, 0x201E)]
    + [(0x2020, 0x2022), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x2473), (0x2500, 0x259F)]
    + [(0x25A0, 0x25FF), (0x2610, 0x2612), (0x3000, 0x3017), (0xFF01, 0xFF5E)]
    + [(ord(c),) * 2 for c in "\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u2122\u2303\u2318\u2325\u232b\u2605\u2606\u2713\u2714\u0131"]
)
TILDE = 0x303
CANDIDATE = 0xE043
CAPITAL = 733
# Raised and lowered characters: what is drawn, and what it is made from.
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+−=()aeoxhklmnpstijruv"))
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵀⁿⁱᵗ", "0123456789+−=()Tnit"))


class Source:
    """The glyphs of one package in one weight, best slices first."""

    def __init__(self, folder, package, weight):
        (archive,) = folder.glob(f"fontsource-{package}-[0-9]*.tgz")
        named, numbered = [], []
        with tarfile.open(archive) as tar:
            self.licence = tar.extractfile("package/LICENSE").read().decode()
            for member in tar.getmembers():
                found = re.fullmatch(rf"package/files/{package}-([a-z0-9-]+)-{weight}-normal\.woff2", member.name)
                if found:
                    font = TTFont(BytesIO(tar.extractfile(member).read()))
                    if found[1].isdigit():
                        numbered.append((int(found[1]), font))
                    else:
                        named.append((found[1] != "latin", found[1], font))
        numbered.sort(key=lambda slice: -slice[0])
        self.fonts = [font for _, _, font in sorted(named, key=lambda slice: slice[:2])]
        self.fonts += [font for _, font in numbered]
        self.by_frequency = [c for _, font in numbered for c in sorted(font.getBestCmap())]
        self.glyphs = {}
        for font in reversed(self.fonts):
            glyph_set = font.getGlyphSet()
            for code, name in font.getBestCmap().items():
                self.glyphs[code] = (glyph_set, name)

    def draw(self, code, pen, transform=Transform()):
        glyph_set, name = self.glyphs[code]
        recording = DecomposingRecordingPen(glyph_set)
        glyph_set[name].draw(recording)
        recording.replay(TransformPen(pen, transform))

    def width(self, code):
        glyph_set, name = self.glyphs[code]
        return glyph_set[name].width

    def bounds(self, code):
        pen = BoundsPen(None)
        self.draw(code, pen)
        return pen.bounds


class Maker:
    """One font file in the making."""

    def __init__(self, metrics_of, fixed_width=None):
        self.like = metrics_of.fonts[0]
        self.fixed_width = fixed_width
        self.glyphs, self.advances, self.cmap = {}, {}, {}
        self.add_notdef()

    def add(self, code, source, transform=Transform(), width=None, drawn=None):
        """Adds the character `code`, drawn as the source draws `drawn` (itself if not given)."""
        drawn = code if drawn is None else drawn
        pen = TTGlyphPen(None)
        source.draw(drawn, pen, transform)
        name = f"uni{code:04X}" if code < 0x10000 else f"u{code:X}"
        self.keep(name, pen, source.width(drawn) if width is None else width)
        self.cmap[code] = name

    def add_candidate(self, source):
        """A capital C under a tilde as one character of the private use area: a combining tilde would send every
        text that holds it through Pango, with which JavaFX has crashed."""
        x0, y0, x1, _ = source.bounds(TILDE)
        pen = TTGlyphPen(None)
        source.draw(ord("C"), pen, Transform())
        dx = source.width(ord("C")) / 2 - (x0 + x1) / 2
        source.draw(TILDE, pen, Transform(1, 0, 0, 1, dx, CAPITAL + 50 - y0))
        self.keep("candidate", pen, source.width(ord("C")))
        self.cmap[CANDIDATE] = "candidate"

    def add_scripts(self, source):
        """Sub- and superscripts at 62 %, so that those in one line look like one family."""
        for made, dy in [(LOWERED, -140), (RAISED, 320)]:
            for sign, letter in made.items():
                if ord(letter) not in source.glyphs:
                    continue
                width = source.width(ord(letter))
                kept = self.fixed_width or round(width * 0.62) + 20
                dx = (kept - width * 0.62) / 2
                self.add(ord(sign), source, Transform(0.62, 0, 0, 0.62, dx, dy), kept, ord(letter))

    def add_notdef(self):
        pen = TTGlyphPen(None)
        for box in [((60, 0), (60, 700), (440, 700), (440, 0)), ((110, 50), (390, 50), (390, 650), (110, 650))]:
            pen.moveTo(box[0])
            for point in box[1:]:
                pen.lineTo(point)
            pen.closePath()
        self.keep(".notdef", pen, self.fixed_width or 500)

    def keep(self, name, pen, width):
        self.glyphs[name] = pen.glyph()
        self.advances[name] = round(width)

    def save(self, path, family, style, copyright_line):
        order = list(self.glyphs)
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder(order)
        builder.setupCharacterMap(self.cmap)
        builder.setupGlyf(self.glyphs)
        table = builder.font["glyf"]
        builder.setupHorizontalMetrics({n: (self.advances[n], getattr(table[n], "xMin", 0)) for n in order})
        hhea, os2 = self.like["hhea"], self.like["OS/2"]
        builder.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent, lineGap=hhea.lineGap)
        bold = style == "Bold"
        builder.setupNameTable(
            dict(
                copyright=copyright_line,
                familyName=family,
                styleName=style,
                uniqueFontIdentifier=f"{VERSION};{family} {style}",
                fullName=f"{family} {style}",
                version=f"Version {VERSION}",
                psName=f"{family.replace(' ', '')}-{style}",
                licenseDescription="This Font Software is licensed under the SIL Open Font License, Version 1.1.",
                licenseInfoURL="https://openfontlicense.org",
            )
        )
        builder.setupOS2(
            sTypoAscender=hhea.ascent,
            sTypoDescender=hhea.descent,
            sTypoLineGap=hhea.lineGap,
            usWinAscent=hhea.ascent,
            usWinDescent=-hhea.descent,
            sxHeight=os2.sxHeight,
            sCapHeight=os2.sCapHeight,
            usWeightClass=700 if bold else 400,
            fsSelection=0x20 if bold else 0x40,
            fsType=0,
        )
        builder.setupPost(isFixedPitch=1 if self.fixed_width else 0, keepGlyphNames=False)
        builder.font["head"].macStyle = 1 if bold else 0
        # A fixed date: the same input gives the same file.
        builder.font["head"].created = builder.font["head"].modified = 3_850_000_000
        builder.font.recalcTimestamp = False
        builder.save(path)
        print(f"{path}: {len(order)} glyphs, {path.stat().st_size:,} bytes")


def chinese_of_the_texts(resources):
    files = [*resources.glob("i18n/*_zh_TW.properties"), *resources.glob("lessons/*.yaml")]
    text = "".join(p.read_text("utf-8") for p in files)
    return {ord(c) for c in text if ord(c) >= 0x2E80}


def wanted_signs():
    return [code for first, last in SIGNS for code in range(first, last + 1)]


def make_sans(folder, resources, weight, style):
    tc, latin = Source(folder, "noto-sans-tc", weight), Source(folder, "noto-sans", weight)
    maker = Maker(tc)
    for code in wanted_signs():
        # Noto Sans TC draws the middle dot, quotation marks and dashes as wide as a Chinese character.
        western = 0xA0 <= code <= 0xFF or 0x2010 <= code <= 0x2026
        source = next((s for s in ((latin, tc) if western else (tc, latin)) if code in s.glyphs), None)
        if source:
            maker.add(code, source)
    maker.add_candidate(latin)
    maker.add_scripts(latin)
    common = [c for c in tc.by_frequency if 0x4E00 <= c <= 0x9FFF]
    chinese = dict.fromkeys(common[:CHINESE]) | dict.fromkeys(sorted(chinese_of_the_texts(resources)))
    missing = [chr(c) for c in chinese if c not in tc.glyphs]
    if missing:
        sys.exit(f"not in the source font: {''.join(missing)}")
    for code in chinese:
        maker.add(code, tc)
    maker.save(
        resources / "fonts" / f"GatescopeSans-{style}.ttf",
        "Gatescope Sans",
        style,
        copyright_of(tc) + " " + copyright_of(latin),
    )
    return [("Noto Sans TC", copyright_of(tc)), ("Noto Sans", copyright_of(latin))], tc.licence


def make_mono(folder, resources, weight, style):
    mono, tc = Source(folder, "jetbrains-mono", weight), Source(folder, "noto-sans-tc", weight)
    maker = Maker(mono, fixed_width=600)
    for code in wanted_signs():
        if code in mono.glyphs and mono.width(code) in (0, 600):
            maker.add(code, mono)
        elif code in tc.glyphs and 0x2020 <= code < 0x2C00 and tc.bounds(code):
            maker.add(code, tc, fit(tc, code, 600), 600)
    maker.add_candidate(mono)
    maker.add_scripts(mono)
    maker.save(
        resources / "fonts" / f"GatescopeMono-{style}.ttf",
        "Gatescope Mono",
        style,
        copyright_of(mono) + " " + copyright_of(tc),
    )
    return [("JetBrains Mono", copyright_of(mono))]


def fit(source, code, width):
    """Scales a sign to fit a fixed width, about its own middle."""
    x0, y0, x1, y1 = source.bounds(code)
    scale = min(1, (width - 40) / (x1 - x0))
    middle = (y0 + y1) / 2
    return Transform(scale, 0, 0, scale, width / 2 - scale * (x0 + x1) / 2, middle - scale * middle)


def copyright_of(source):
    return source.fonts[0]["name"].getDebugName(0)


def main():
    folder, resources = Path(sys.argv[1]), Path(sys.argv[2])
    (resources / "fonts").mkdir(exist_ok=True)
    for weight, style in [(400, "Regular"), (700, "Bold")]:
        sources, licence = make_sans(folder, resources, weight, style)
        sources += make_mono(folder, resources, weight, style)
    body = licence[licence.index("This Font Software is licensed") :]
    head = "Gatescope Sans and Gatescope Mono are changed and renamed parts of these fonts:\n\n"
    head += "".join(f"{name}: {line}\n" for name, line in dict(sources).items())
    (resources / "licences" / "OFL-1.1.txt").write_text(f"{head}\n{body}", "utf-8")


if __name__ == "__main__":
    main()
