"""Computes every shipped measurement anew with numpy, without the program's formulas.

Reads heads from a CSV file (head, code, x, y; mm, y up, face to the right) and prints head, id, value. Points are complex
numbers, directions their phases; a line is a point and a direction, and what lies before or above it is read in coordinates
that the line's own direction turns level. Written from the definitions in the literature (see the reference of each group),
not from measurements.json.

Usage: python3 recompute.py heads.csv > values.csv
"""
import csv
import sys

import numpy as np


class Line:
    """Through p in the direction of q."""

    def __init__(self, p, q):
        self.p = p
        self.turn = np.conj(q - p) / abs(q - p)

    @property
    def heading(self):
        return np.degrees(np.angle(np.conj(self.turn)))

    def ahead(self, x):
        """How far the foot of x lies from the start."""
        return ((x - self.p) * self.turn).real

    def left(self, x):
        """How far x lies on the left: before a line drawn downwards, above one drawn forwards."""
        return ((x - self.p) * self.turn).imag


def around(degrees, middle):
    """The angle within half a turn of the middle of what it usually is."""
    return (degrees - middle + 180) % 360 - 180 + middle


def usual(degrees):
    """An angle that is usually between 0 and 180."""
    return around(degrees, 90)


def near_zero(degrees):
    return around(degrees, 0)


def heading(p, q):
    return np.degrees(np.angle(q - p))


def measures(k):
    S, N, Or, Po, A, ANS, PNS, B = (k[c] for c in "S N Or Po A ANS PNS B".split())
    Pog, Gn, Me, Go, Ar, Co = (k[c] for c in "Pog Gn Me Go Ar Co".split())
    UIT, UIA, LIT, LIA, UMT, LMT, UPM, LPM = (k[c] for c in "UIT UIA LIT LIA UMT LMT UPM LPM".split())
    Pn, Ns, Sn, Ls, Li, Pogs = (k[c] for c in "Pn N' Sn Ls Li Pog'".split())

    sn, fh, pp = heading(S, N), heading(Po, Or), heading(PNS, ANS)
    mp, gogn = heading(Go, Me), heading(Go, Gn)
    molars = (UMT + LMT) / 2
    occlusal = Line(molars, (UIT + LIT) / 2)
    functional = Line(molars, (UPM + LPM) / 2)
    op = occlusal.heading
    upper, lower = heading(UIA, UIT), heading(LIA, LIT)
    v = {}

    # Steiner: angles at N against S-N; lines drawn downwards.
    for name, point in (("SNA", A), ("SNB", B), ("SNPog", Pog)):
        v[name] = usual(heading(N, point) - (sn + 180))
    v["ANB"] = v["SNA"] - v["SNB"]
    v["ANB_Eastman"] = v["ANB"] + (81 - v["SNA"]) / 2                      # Mills
    v["SN_MP"] = near_zero(sn - mp)
    v["ANB_individual"] = -35.16 + 0.4 * v["SNA"] + 0.2 * v["SN_MP"]       # Panagiotidis and Witt 1977
    v["ANB_excess"] = v["ANB"] - v["ANB_individual"]
    v["SN_GoGn"] = near_zero(sn - gogn)
    v["OP_SN"] = near_zero(sn - op)
    v["Pog_NB_mm"] = Line(N, B).left(Pog)
    sella = Line(S, N)
    v["S_L"], v["S_E"] = sella.ahead(Pog), -sella.ahead(Co)

    # Jacobson
    v["Wits"] = functional.ahead(A) - functional.ahead(B)

    # Downs: against the Frankfort horizontal
    profile = heading(N, Pog)
    v["FacialAngle"] = usual(profile - (fh + 180))
    v["Convexity"] = near_zero(heading(N, A) - heading(A, Pog))
    v["AB_Plane"] = near_zero(heading(A, B) - profile)
    v["YAxis"] = usual(fh - heading(S, Gn))
    v["FMA"] = near_zero(fh - mp)
    v["OP_FH"] = near_zero(fh - op)
    v["L1_OP"] = 90 - usual(lower - op)
    v["Interincisal"] = usual((lower + 180) - (upper + 180))
    v["U1_APog_mm"] = Line(A, Pog).left(UIT)

    # Kim
    v["PP_FH"] = near_zero(fh - pp)
    v["APDI"] = v["FacialAngle"] + v["AB_Plane"] + v["PP_FH"]
    v["ODI"] = usual(mp - heading(A, B)) + v["PP_FH"]
    v["CF"] = v["ODI"] + v["APDI"]

    # Ricketts, McNamara
    v["MaxillaryDepth"] = usual(heading(N, A) - (fh + 180))
    v["Convexity_mm"] = Line(N, Pog).left(A)
    v["FacialTaper"] = usual((mp + 180) - (profile + 180))
    down = np.exp(1j * np.radians(fh - 90))
    plumb = Line(N, N + down)
    v["A_NPerp"], v["Pog_NPerp"] = plumb.left(A), plumb.left(Pog)
    v["U1_AVert_mm"] = Line(A, A + down).left(UIT)
    v["Co_A"], v["Co_Gn"] = abs(Co - A), abs(Co - Gn)
    v["MaxMandDiff"] = v["Co_Gn"] - v["Co_A"]
    v["LAFH"] = abs(ANS - Me)

    # Burstone: a horizontal 7 degrees below S-N through N
    horizontal = Line(N, N + np.exp(1j * np.radians(sn - 7)))
    for name, point in (("N_A_HP", A), ("N_B_HP", B), ("N_Pog_HP", Pog)):
        v[name] = horizontal.ahead(point)
    v["N_ANS_HP"], v["PNS_N_HP"] = -horizontal.left(ANS), -horizontal.left(PNS)
    v["ANS_Gn_HP"] = horizontal.left(ANS) - horizontal.left(Gn)
    v["PNS_ANS_HP"] = horizontal.ahead(ANS) - horizontal.ahead(PNS)
    v["MP_HP"] = near_zero(sn - 7 - gogn)
    v["OP_HP"] = near_zero(sn - 7 - op)
    v["AB_OP"] = occlusal.ahead(A) - occlusal.ahead(B)
    base = Line(Go, Gn)
    v["B_Pog_MP"] = base.ahead(Pog) - base.ahead(B)
    v["L1_MP_Gn"] = usual(gogn + 180 - lower)
    palate = Line(PNS, ANS)
    v["U1_PP_mm"], v["U6_PP_mm"] = -palate.left(UIT), -palate.left(UMT)
    v["L1_MP_mm"], v["L6_MP_mm"] = base.left(LIT), base.left(LMT)

    # Planes
    v["SN_PP"] = near_zero(sn - pp)
    v["PP_MP"] = near_zero(pp - mp)
    v["SN_FH"] = near_zero(sn - fh)
    v["PP_OP"] = near_zero(pp - op)
    v["OP_MP"] = near_zero(op - mp)

    # Bjork and Jarabak: the polygon's angles lie on the side of the face
    v["NSGn"] = usual(sn - heading(S, Gn))
    v["Saddle"] = usual(sn - heading(S, Ar))
    v["Articular"] = usual(heading(Ar, S) - heading(Ar, Go))
    v["Gonial"] = usual(heading(Go, Ar) - mp)
    v["Gonial_upper"] = usual(heading(Go, Ar) - heading(Go, N))
    v["Gonial_lower"] = usual(heading(Go, N) - mp)
    v["Gonial_Gn"] = usual(heading(Go, Ar) - gogn)
    v["BjorkSum"] = v["Saddle"] + v["Articular"] + v["Gonial"]
    for name, p, q in (("S_N", S, N), ("S_Ar", S, Ar), ("Ar_Go", Ar, Go), ("Go_Me", Go, Me), ("S_Go", S, Go), ("N_Me", N, Me),
                       ("N_ANS", N, ANS), ("S_Gn", S, Gn), ("N_Go", N, Go), ("Go_Pog", Go, Pog)):
        v[name] = abs(p - q)
    v["Jarabak"] = 100 * v["S_Go"] / v["N_Me"]
    v["LAFH_percent"] = 100 * v["LAFH"] / v["N_Me"]
    v["UFH_LFH"] = 100 * v["N_ANS"] / v["LAFH"]
    v["Go_Me_S_N"] = 100 * v["Go_Me"] / v["S_N"]
    v["S_Ar_Ar_Go"] = 100 * v["S_Ar"] / v["Ar_Go"]

    # Incisors: the upper against planes drawn backwards, the lower against the mandibular plane drawn backwards (Tweed)
    v["U1_SN"] = usual(upper - (sn + 180))
    v["U1_PP"] = usual(upper - (pp + 180))
    v["U1_FH"] = usual(upper - (fh + 180))
    v["U1_NA"] = near_zero(upper - heading(N, A))
    v["U1_NA_mm"] = Line(N, A).left(UIT)
    v["IMPA"] = usual(mp + 180 - lower)
    v["FMIA"] = usual(lower - fh)
    v["L1_NB"] = near_zero(heading(B, N) - lower)
    v["L1_NB_mm"] = Line(N, B).left(LIT)
    v["L1_APog"] = near_zero(heading(Pog, A) - lower)
    v["L1_APog_mm"] = Line(A, Pog).left(LIT)
    v["Holdaway"] = v["L1_NB_mm"] - v["Pog_NB_mm"]
    v["Overjet"] = occlusal.ahead(UIT) - occlusal.ahead(LIT)
    v["Overbite"] = occlusal.left(LIT) - occlusal.left(UIT)
    frankfort = Line(Po, Or)
    v["MW"] = np.copysign(abs(UIT - LIT), frankfort.ahead(UIT) - frankfort.ahead(LIT))

    # Soft tissue
    for name, start in (("E", Pn), ("S", (Pn + Sn) / 2), ("B", Sn)):       # Ricketts, Steiner, Burstone
        line = Line(start, Pogs)
        v["Ls_" + name], v["Li_" + name] = line.left(Ls), line.left(Li)
    holdaway = Line(Ls, Pogs)
    v["Li_H"], v["Sn_H"] = holdaway.left(Li), -holdaway.left(Sn)
    soft = heading(Ns, Pogs)
    v["HAngle"] = near_zero(soft - holdaway.heading)
    # Merrifield: the more prominent lip is the one whose line from the chin leans further forward
    v["ZAngle"] = usual(min((around(heading(Pogs, lip), 90) for lip in (Ls, Li))) - fh)
    v["Nasolabial_Pn"] = usual(heading(Sn, Pn) - heading(Sn, Ls))
    v["SoftFacial"] = usual(soft - (fh + 180))
    v["SoftConvexity"] = usual(heading(Sn, Pogs) - heading(Sn, Ns))
    v["SoftConvNose"] = usual(heading(Pn, Pogs) - heading(Pn, Ns))
    v.update(further(k, Line(PNS, ANS), functional, Line(Go, Me), horizontal, fh, down))
    return v


def foot_on(line, x):
    return line.p + line.ahead(x) * np.conj(line.turn)


def cross(one, other):
    """Where two lines cross: the second in the level coordinates of the first."""
    p, q = (other.p - one.p) * one.turn, np.conj(other.turn) * one.turn
    return one.p + (p - q * p.imag / q.imag).real * np.conj(one.turn)


def further(k, palate, functional, mandible, horizontal, fh, down):
    """What rests on points that a person places: Ricketts 1981, McNamara 1984, Legan and Burstone 1980, Segner and Hasund 1998."""
    S, N, Or, Po, A, ANS, B, Gn, Go = (k[c] for c in "S N Or Po A ANS B Gn Go".split())
    Ba, Pt, Ptd, DC, Pm, D = (k[c] for c in "Ba Pt Ptd DC Pm D".split())
    Sn, Ls, Li, Pogs, G, Cm = (k[c] for c in "Sn Ls Li Pog' G' Cm".split())
    frankfort = Line(Po, Or)
    level = np.conj(frankfort.turn)
    r = {name: (k[name] - Po) * frankfort.turn for name in ("R1", "R2", "R3", "R4")}
    Xi = Po + level * complex((r["R1"].real + r["R2"].real) / 2, (r["R3"].imag + r["R4"].imag) / 2)
    ptv = foot_on(frankfort, Ptd)
    CC = cross(Line(Ba, N), Line(Pt, Gn))
    Sp = cross(palate, Line(N, Gn))
    molars = (k["UMT"] + k["LMT"]) / 2
    premolars = Line(molars, (k["UP1"] + k["LP1"]) / 2)
    corpus = heading(Xi, Pm)
    v = {}
    v["SND"] = usual(heading(N, D) - heading(N, S))
    v["Wits_P1"] = premolars.ahead(A) - premolars.ahead(B)
    v["RamusPosition"] = usual(heading(ptv, Xi) - (fh + 180))
    v["Po_PTV"] = frankfort.ahead(Po) - frankfort.ahead(Ptd)
    v["U6_PTV"] = frankfort.ahead(k["UMD"]) - frankfort.ahead(Ptd)
    v["FacialAxis"] = usual(heading(Pt, Gn) - heading(N, Ba))
    v["LFH_Xi"] = usual(heading(Xi, ANS) - corpus)
    v["MandArc"] = near_zero(corpus + 180 - heading(Xi, DC))
    v["TotalFace"] = near_zero(heading(Ba, N) - corpus)
    v["MaxHeight"] = usual(heading(ptv, N) - heading(ptv, A))
    v["CranialDefl"] = near_zero(heading(Ba, N) - fh)
    v["NSBa"] = usual(heading(S, N) - heading(S, Ba))
    v["OP_Corpus"] = near_zero(functional.heading - corpus)
    v["Xi_OP"] = functional.left(Xi)
    v["N_Sp_Gn"] = 100 * abs(N - Sp) / abs(Sp - Gn)
    v["CC_N"], v["PostFace"], v["Xi_Pm"] = abs(CC - N), abs(Go - ptv), abs(Xi - Pm)
    v["Nasolabial"] = usual(heading(Sn, Cm) - heading(Sn, Ls))
    v["UpperLipCant"] = near_zero(heading(Sn, Ls) - np.degrees(np.angle(down)))
    v["H_NB"] = near_zero(heading(N, B) - heading(Ls, Pogs))
    v["GSnPog"] = near_zero(heading(G, Sn) - heading(Sn, Pogs))
    v["Sn_G"] = horizontal.ahead(Sn) - horizontal.ahead(G)
    v["Pog_G"] = horizontal.ahead(Pogs) - horizontal.ahead(G)
    high = {name: horizontal.left(k[name]) for name in ("G'", "Sn", "Me'", "Stms", "Stmi", "UIT")}
    v["G_Sn_Me"] = 100 * (high["G'"] - high["Sn"]) / (high["Sn"] - high["Me'"])
    v["LipChin"] = 100 * (high["Sn"] - high["Stms"]) / (high["Stmi"] - high["Me'"])
    v["U1_Stms"], v["LipGap"] = high["Stms"] - high["UIT"], high["Stms"] - high["Stmi"]
    v["FaceThroat"] = usual(heading(k["Gn'"], k["C"]) - heading(k["Gn'"], Sn))
    v["SnGn_CGn"] = 100 * abs(Sn - k["Gn'"]) / abs(k["C"] - k["Gn'"])
    v["Si_LiPog"] = -Line(Li, Pogs).left(k["Si"])
    v["UpperPharynx"], v["LowerPharynx"] = abs(k["UPa"] - k["UPp"]), abs(k["LPa"] - k["LPp"])
    v["Hy_MP"] = -mandible.left(k["Hy"])
    return v


def main(path):
    heads = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            heads.setdefault(row["head"], {})[row["code"]] = complex(float(row["x"]), float(row["y"]))
    print("head,id,value")
    for name, points in heads.items():
        for measurement, value in measures(points).items():
            print(f"{name},{measurement},{float(value)!r}")


if __name__ == "__main__":
    main(sys.argv[1])
