"""Works out the expected values of FormulaTest another way than the program does.

Unsigned angles come from the law of cosines, signed ones from differences of the slopes of lines, distances from a
line from twice the area of a triangle over its base, positions along a line from Pythagoras. Faces look right, y
points up, mm. Usage: python3 hand_computed.py > ../resources/org/nasion/core/analysis/hand-computed.csv
"""
from math import acos, atan, atan2, cos, degrees, pi, radians, sin, sqrt

FACES = [
    """S 0 0, N 70 0, Or 60 -25, Po -20 -25, A 66 -60, ANS 72 -54, PNS 20 -54, B 60 -98, Pog 62 -112, Gn 59 -117, Me 54 -119,
    Go -5 -85, Ar -14 -38, Co -11 -28, R -10 -60, UIT 71 -80, UIA 62 -60, LIT 68 -78, LIA 56 -97, UMT 38 -77, LMT 40 -78,
    UPM 48 -78, LPM 50 -79, Pn 98 -46, N' 77 -1, Sn 82 -60, Ls 86 -72, Li 82 -86, Pog' 76 -112,
    Ba -31 -37, Pt 13 -15, Ptd 13 -23, DC -15 -27, R1 15 -54, R2 -20 -52, R3 2 -31, R4 -3 -82, Pm 47 -99,
    D 42 -103, UP1 44 -77, LP1 46 -75, UMD 25 -66, G' 80 17, Cm 91 -55, Stms 70 -82, Stmi 71 -80, Si 64 -97,
    Gn' 52 -116, Me' 42 -121, C 1 -118, C2p -56 -71, C2m -48 -74, C2a -44 -75, C3up -57 -77, C3ua -47 -84, C3lp -61 -89,
    C3m -51 -92, C3la -47 -93, C4up -61 -95, C4ua -49 -101, C4lp -66 -107, C4m -56 -110, C4la -51 -111, UPa -3 -53, UPp -22 -48,
    LPa -20 -74, LPp -30 -75, Hy -8 -110""",
    """S 3 -4, N 67 14, Or 61 -13, Po -22 -31, A 74 -47, ANS 79 -38, PNS 26 -45, B 82 -84, Pog 88 -97, Gn 86 -104, Me 80 -108,
    Go 8 -83, Ar -11 -42, Co -8 -31, R -4 -60, UIT 89 -66, UIA 73 -50, LIT 91 -67, LIA 80 -86, UMT 56 -70, LMT 60 -69,
    UPM 67 -69, LPM 71 -68, Pn 103 -24, N' 75 15, Sn 90 -41, Ls 98 -56, Li 101 -70, Pog' 99 -98,
    Ba -14 -46, Pt 17 -14, Ptd 18 -22, DC 0 -32, R1 29 -50, R2 0 -56, R3 11 -32, R4 19 -81, Pm 75 -82,
    D 66 -88, UP1 65 -63, LP1 62 -60, UMD 41 -59, G' 75 33, Cm 97 -35, Stms 91 -60, Stmi 87 -59, Si 84 -77,
    Gn' 84 -96, Me' 71 -104, C 37 -111, C2p -32 -83, C2m -23 -85, C2a -15 -83, C3up -31 -89, C3ua -16 -92, C3lp -31 -101,
    C3m -22 -102, C3la -12 -101, C4up -30 -107, C4ua -14 -109, C4lp -31 -119, C4m -22 -120, C4la -12 -118, UPa 12 -54, UPp -3 -53,
    LPa 2 -76, LPp -7 -81, Hy 27 -106""",
    """S -5 12, N 62 -3, Or 48 -24, Po -31 -11, A 60 -61, ANS 66 -56, PNS 15 -46, B 38 -92, Pog 37 -106, Gn 34 -110, Me 29 -113,
    Go -22 -69, Ar -27 -22, Co -25 -11, R -26 -46, UIT 54 -82, UIA 52 -59, LIT 47 -74, LIA 40 -94, UMT 27 -72, LMT 24 -71,
    UPM 37 -77, LPM 34 -75, Pn 90 -57, N' 69 -5, Sn 74 -67, Ls 75 -80, Li 66 -90, Pog' 52 -109,
    Ba -42 -17, Pt 5 -5, Ptd -1 -12, DC -24 -11, R1 -1 -43, R2 -34 -34, R3 -9 -18, R4 -29 -66, Pm 19 -93,
    D 14 -95, UP1 22 -71, LP1 24 -69, UMD 1 -57, G' 76 11, Cm 84 -66, Stms 46 -82, Stmi 47 -80, Si 31 -95,
    Gn' 21 -111, Me' 11 -112, C -28 -102, C2p -73 -44, C2m -70 -49, C2a -63 -50, C3up -75 -49, C3ua -66 -59, C3lp -81 -61,
    C3m -77 -65, C3la -69 -67, C4up -82 -66, C4ua -73 -75, C4lp -90 -76, C4m -86 -81, C4la -77 -83, UPa -18 -38, UPp -35 -30,
    LPa -39 -54, LPp -54 -53, Hy -36 -91"""]


def points(text):
    return {name: (float(x), float(y)) for name, x, y in (part.split() for part in text.split(","))}


def dist(p, q):
    return sqrt((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2)


def corner(p, v, r):
    """Law of cosines."""
    a, b, c = dist(p, v), dist(v, r), dist(p, r)
    return degrees(acos((a * a + b * b - c * c) / (2 * a * b)))


def slope(p, q):
    """Degrees of the line from back to front, or from top to bottom, above the horizontal."""
    return degrees(atan2(q[1] - p[1], q[0] - p[0]))


def beside(x, p, q):
    """How far x lies to the left of the way from p to q: twice the triangle over its base."""
    area = p[0] * (q[1] - x[1]) + q[0] * (x[1] - p[1]) + x[0] * (p[1] - q[1])
    return area / dist(p, q)


def foot(x, p, q):
    """Where the foot of x lies on the way from p to q: Pythagoras in two triangles."""
    return (dist(p, x) ** 2 - dist(q, x) ** 2 + dist(p, q) ** 2) / (2 * dist(p, q))


def mid(p, q):
    return ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)


def shifted(p, q, at):
    """The point as far from 'at' as q is from p."""
    return (at[0] + q[0] - p[0], at[1] + q[1] - p[1])


def half(angle):
    """Brought into -180 to 180."""
    return (angle + 180) % 360 - 180


def lines_between(p, q, r, s):
    """Angle of the two directions p to q and r to s, 0 to 180, by the law of cosines."""
    return corner(q, p, shifted(r, s, p))


def measure(k):
    S, N, Or, Po, A, ANS, PNS, B = (k[c] for c in "S N Or Po A ANS PNS B".split())
    Pog, Gn, Me, Go, Ar, Co = (k[c] for c in "Pog Gn Me Go Ar Co".split())
    UIT, UIA, LIT, LIA, UMT, LMT, UPM, LPM = (k[c] for c in "UIT UIA LIT LIA UMT LMT UPM LPM".split())
    Pn, Ns, Sn, Ls, Li, Pogs = (k[c] for c in "Pn N' Sn Ls Li Pog'".split())
    sn, fh, pp, mp, mpgn = slope(S, N), slope(Po, Or), slope(PNS, ANS), slope(Go, Me), slope(Go, Gn)
    o1, o2 = mid(UMT, LMT), mid(UIT, LIT)
    op = slope(o1, o2)
    f2 = mid(UPM, LPM)
    na, ab, npog, apog = slope(N, A), slope(A, B), slope(N, Pog), slope(A, Pog)
    u1, l1 = slope(UIA, UIT), slope(LIA, LIT)
    hp = sn - 7
    h = (N[0] + 100 * cos(radians(hp)), N[1] + 100 * sin(radians(hp)))
    plumb = (N[0] + 100 * sin(radians(fh)), N[1] - 100 * cos(radians(fh)))
    a_plumb = (A[0] + 100 * sin(radians(fh)), A[1] - 100 * cos(radians(fh)))
    m = {}
    m["SNA"] = corner(S, N, A)
    m["SNB"] = corner(S, N, B)
    m["ANB"] = half(na - slope(N, B))
    m["ANB_Eastman"] = m["ANB"] + (81 - m["SNA"]) / 2
    m["ANB_individual"] = -35.16 + 0.4 * m["SNA"] + 0.2 * (sn - mp)
    m["ANB_excess"] = m["ANB"] + 35.16 - 0.4 * m["SNA"] - 0.2 * (sn - mp)
    m["Wits"] = foot(A, o1, f2) - foot(B, o1, f2)
    m["FacialAngle"] = half(npog - fh + 180)
    m["AB_Plane"] = half(ab - npog)
    m["APDI"] = m["FacialAngle"] + m["AB_Plane"] + fh - pp
    m["Convexity"] = half(na - apog)
    m["MaxillaryDepth"] = half(na - fh + 180)
    m["Convexity_mm"] = beside(A, N, Pog)
    m["A_NPerp"] = beside(A, N, plumb)
    m["Pog_NPerp"] = beside(Pog, N, plumb)
    m["SNPog"] = corner(S, N, Pog)
    m["Pog_NB_mm"] = beside(Pog, N, B)
    m["N_A_HP"] = foot(A, N, h)
    m["N_B_HP"] = foot(B, N, h)
    m["N_Pog_HP"] = foot(Pog, N, h)
    m["AB_OP"] = foot(A, o1, o2) - foot(B, o1, o2)
    m["SN_GoGn"] = sn - mpgn
    m["SN_MP"] = sn - mp
    m["FMA"] = fh - mp
    m["SN_PP"] = sn - pp
    m["PP_MP"] = pp - mp
    m["PP_FH"] = fh - pp
    m["SN_FH"] = sn - fh
    m["PP_OP"] = pp - op
    m["OP_MP"] = op - mp
    m["MP_HP"] = hp - mpgn
    m["OP_HP"] = hp - op
    m["FacialTaper"] = lines_between(Pog, N, Me, Go)
    m["NSGn"] = corner(N, S, Gn)
    m["YAxis"] = fh - slope(S, Gn)
    m["ODI"] = mp - ab + fh - pp
    m["CF"] = m["ODI"] + m["APDI"]
    m["Saddle"] = corner(N, S, Ar)
    m["Articular"] = corner(S, Ar, Go)
    m["Gonial"] = corner(Ar, Go, Me)
    m["Gonial_upper"] = corner(Ar, Go, N)
    m["Gonial_lower"] = corner(N, Go, Me)
    m["Gonial_Gn"] = corner(Ar, Go, Gn)
    m["BjorkSum"] = m["Saddle"] + m["Articular"] + m["Gonial"]
    m["Jarabak"] = 100 * dist(S, Go) / dist(N, Me)
    m["LAFH"] = dist(ANS, Me)
    m["LAFH_percent"] = 100 * dist(ANS, Me) / dist(N, Me)
    m["UFH_LFH"] = 100 * dist(N, ANS) / dist(ANS, Me)
    m["N_ANS_HP"] = -beside(ANS, N, h)
    m["ANS_Gn_HP"] = beside(ANS, N, h) - beside(Gn, N, h)
    m["PNS_N_HP"] = -beside(PNS, N, h)
    for name, p, q in [("S_N", S, N), ("S_Ar", S, Ar), ("Ar_Go", Ar, Go), ("Go_Me", Go, Me), ("S_Go", S, Go), ("N_Me", N, Me),
                       ("Co_A", Co, A), ("Co_Gn", Co, Gn), ("N_ANS", N, ANS), ("S_Gn", S, Gn), ("N_Go", N, Go),
                       ("Go_Pog", Go, Pog)]:
        m[name] = dist(p, q)
    m["MaxMandDiff"] = m["Co_Gn"] - m["Co_A"]
    m["PNS_ANS_HP"] = dist(PNS, ANS) * cos(radians(pp - hp))
    m["B_Pog_MP"] = foot(Pog, Go, Gn) - foot(B, Go, Gn)
    m["Go_Me_S_N"] = 100 * m["Go_Me"] / m["S_N"]
    m["S_Ar_Ar_Go"] = 100 * m["S_Ar"] / m["Ar_Go"]
    m["S_L"] = dist(S, Pog) * cos(radians(corner(N, S, Pog)))
    m["S_E"] = dist(S, Co) * cos(radians(180 - corner(N, S, Co)))
    m["U1_SN"] = lines_between(UIA, UIT, N, S)
    m["U1_PP"] = lines_between(UIA, UIT, ANS, PNS)
    m["U1_FH"] = lines_between(UIA, UIT, Or, Po)
    m["U1_NA"] = half(u1 - na)
    m["U1_NA_mm"] = beside(UIT, N, A)
    m["U1_APog_mm"] = beside(UIT, A, Pog)
    m["U1_AVert_mm"] = beside(UIT, A, a_plumb)
    m["U1_PP_mm"] = -beside(UIT, PNS, ANS)
    m["L1_MP_mm"] = beside(LIT, Go, Gn)
    m["U6_PP_mm"] = -beside(UMT, PNS, ANS)
    m["L6_MP_mm"] = beside(LMT, Go, Gn)
    m["IMPA"] = lines_between(LIA, LIT, Me, Go)
    m["FMIA"] = lines_between(LIA, LIT, Po, Or)
    m["L1_MP_Gn"] = lines_between(LIA, LIT, Gn, Go)
    m["L1_OP"] = 90 - lines_between(LIA, LIT, o1, o2)
    m["L1_NB"] = half(slope(B, N) - l1)
    m["L1_NB_mm"] = beside(LIT, N, B)
    m["L1_APog"] = half(slope(Pog, A) - l1)
    m["L1_APog_mm"] = beside(LIT, A, Pog)
    m["Holdaway"] = m["L1_NB_mm"] - m["Pog_NB_mm"]
    m["Interincisal"] = lines_between(UIT, UIA, LIT, LIA)
    m["Overjet"] = foot(UIT, o1, o2) - foot(LIT, o1, o2)
    m["Overbite"] = beside(LIT, o1, o2) - beside(UIT, o1, o2)
    m["MW"] = dist(UIT, LIT) * (1 if foot(UIT, Po, Or) > foot(LIT, Po, Or) else -1)
    m["OP_SN"] = sn - op
    m["OP_FH"] = fh - op
    m["Ls_E"], m["Li_E"] = beside(Ls, Pn, Pogs), beside(Li, Pn, Pogs)
    columella = mid(Pn, Sn)
    m["Ls_S"], m["Li_S"] = beside(Ls, columella, Pogs), beside(Li, columella, Pogs)
    m["Ls_B"], m["Li_B"] = beside(Ls, Sn, Pogs), beside(Li, Sn, Pogs)
    m["Li_H"], m["Sn_H"] = beside(Li, Ls, Pogs), -beside(Sn, Ls, Pogs)
    m["HAngle"] = half(slope(Ns, Pogs) - slope(Ls, Pogs))
    m["ZAngle"] = min(lines_between(Po, Or, Pogs, Ls), lines_between(Po, Or, Pogs, Li))
    m["Nasolabial_Pn"] = corner(Pn, Sn, Ls)
    m["SoftFacial"] = lines_between(Or, Po, Ns, Pogs)
    m["SoftConvexity"] = corner(Ns, Sn, Pogs)
    m["SoftConvNose"] = corner(Ns, Pn, Pogs)
    further(k, m, sn, fh, hp, h, plumb, o1, o2, f2)
    return m


def crossing(p, q, r, s):
    """Where two lines cross: Cramer's rule."""
    a1, b1 = q[1] - p[1], p[0] - q[0]
    a2, b2 = s[1] - r[1], r[0] - s[0]
    c1, c2 = a1 * p[0] + b1 * p[1], a2 * r[0] + b2 * r[1]
    d = a1 * b2 - a2 * b1
    return ((c1 * b2 - c2 * b1) / d, (a1 * c2 - a2 * c1) / d)


def further(k, m, sn, fh, hp, h, plumb, o1, o2, f2):
    """What rests on points that are placed by hand."""
    S, N, Or, Po, A, ANS, PNS, B = (k[c] for c in "S N Or Po A ANS PNS B".split())
    Gn, Me, Go, UIT, UMT, LMT = (k[c] for c in "Gn Me Go UIT UMT LMT".split())
    Sn, Ls, Li, Pogs = (k[c] for c in "Sn Ls Li Pog'".split())
    Ba, Pt, Ptd, DC, Pm, D = (k[c] for c in "Ba Pt Ptd DC Pm D".split())
    R1, R2, R3, R4, UP1, LP1, UMD = (k[c] for c in "R1 R2 R3 R4 UP1 LP1 UMD".split())
    G, Cm, Stms, Stmi, Si, Gns, Mes, C = (k[c] for c in "G' Cm Stms Stmi Si Gn' Me' C".split())
    UPa, UPp, LPa, LPp, Hy = (k[c] for c in "UPa UPp LPa LPp Hy".split())
    # The rectangle over the ramus in coordinates along and across FH from Po: Xi is in its middle.
    east = (foot(R1, Po, Or) + foot(R2, Po, Or)) / 2
    north = (beside(R3, Po, Or) + beside(R4, Po, Or)) / 2
    c, s = cos(radians(fh)), sin(radians(fh))
    Xi = (Po[0] + east * c - north * s, Po[1] + east * s + north * c)
    to = foot(Ptd, Po, Or)
    CF = (Po[0] + to * c, Po[1] + to * s)
    CC = crossing(Ba, N, Pt, Gn)
    Sp = crossing(PNS, ANS, N, Gn)
    p1 = mid(UP1, LP1)
    m["SND"] = corner(S, N, D)
    m["Wits_P1"] = foot(A, o1, p1) - foot(B, o1, p1)
    m["RamusPosition"] = lines_between(Or, Po, CF, Xi)
    m["Po_PTV"] = -to
    m["FacialAxis"] = lines_between(N, Ba, Pt, Gn)
    m["LFH_Xi"] = corner(ANS, Xi, Pm)
    m["MandArc"] = 180 - corner(DC, Xi, Pm)
    m["TotalFace"] = half(slope(Ba, N) - slope(Xi, Pm))
    m["MaxHeight"] = corner(N, CF, A)
    m["CranialDefl"] = half(slope(Ba, N) - fh)
    m["NSBa"] = corner(N, S, Ba)
    m["OP_Corpus"] = half(slope(o1, f2) - slope(Xi, Pm))
    m["Xi_OP"] = beside(Xi, o1, f2)
    m["N_Sp_Gn"] = 100 * dist(N, Sp) / dist(Sp, Gn)
    m["CC_N"] = dist(CC, N)
    m["PostFace"] = dist(Go, CF)
    m["Xi_Pm"] = dist(Xi, Pm)
    m["U6_PTV"] = foot(UMD, Po, Or) - to
    m["Nasolabial"] = corner(Cm, Sn, Ls)
    m["UpperLipCant"] = half(slope(Sn, Ls) - slope(N, plumb))
    m["H_NB"] = half(slope(N, B) - slope(Ls, Pogs))
    m["GSnPog"] = half(slope(G, Sn) - slope(Sn, Pogs))
    m["Sn_G"] = foot(Sn, N, h) - foot(G, N, h)
    m["Pog_G"] = foot(Pogs, N, h) - foot(G, N, h)
    height = {name: beside(k[name], N, h) for name in "G' Sn Me' Stms Stmi UIT".split()}
    m["G_Sn_Me"] = 100 * (height["G'"] - height["Sn"]) / (height["Sn"] - height["Me'"])
    m["FaceThroat"] = corner(Sn, Gns, C)
    m["SnGn_CGn"] = 100 * dist(Sn, Gns) / dist(C, Gns)
    m["Si_LiPog"] = -beside(Si, Li, Pogs)
    m["LipChin"] = 100 * (height["Sn"] - height["Stms"]) / (height["Stmi"] - height["Me'"])
    m["U1_Stms"] = height["Stms"] - height["UIT"]
    m["LipGap"] = height["Stms"] - height["Stmi"]
    m["UpperPharynx"], m["LowerPharynx"] = dist(UPa, UPp), dist(LPa, LPp)
    m["Hy_MP"] = -beside(Hy, Go, Me)


if __name__ == "__main__":
    faces = [measure(points(face)) for face in FACES]
    print("id,a,b,c")
    for name in faces[0]:
        print(name + "," + ",".join(repr(face[name]) for face in faces))
