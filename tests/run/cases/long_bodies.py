"""Bodies of modules and classes that are long enough to be compiled in pieces."""

import traceback

numbers = []
total = 0


def note(*values):
    numbers.extend(values)
    return len(numbers)


a0 = note(0, 0 * 2)
b0 = (a0, [a0], 'text 0', (0, 'x0'))
a1 = note(1, 1 * 2)
b1 = (a1, [a1], 'text 1', (1, 'x1'))
a2 = note(2, 2 * 2)
b2 = (a2, [a2], 'text 2', (2, 'x2'))
a3 = note(3, 3 * 2)
b3 = (a3, [a3], 'text 3', (3, 'x3'))
for item in range(3):
    total += item
else:
    total += 1
a4 = note(4, 4 * 2)
b4 = (a4, [a4], 'text 4', (4, 'x4'))
a5 = note(5, 5 * 2)
b5 = (a5, [a5], 'text 5', (5, 'x5'))
try:
    total += b5[9]
except IndexError as error:
    total += len(str(error))
finally:
    total += 1
a6 = note(6, 6 * 2)
b6 = (a6, [a6], 'text 6', (6, 'x6'))
if total % 2:
    total += 3
elif a6:
    del b6
    b6 = None
a7 = note(7, 7 * 2)
b7 = (a7, [a7], 'text 7', (7, 'x7'))
while total % 7:
    total += 1
a8 = note(8, 8 * 2)
b8 = (a8, [a8], 'text 8', (8, 'x8'))
a9 = note(9, 9 * 2)
b9 = (a9, [a9], 'text 9', (9, 'x9'))
a10 = note(10, 10 * 2)
b10 = (a10, [a10], 'text 10', (10, 'x10'))
a11 = note(11, 11 * 2)
b11 = (a11, [a11], 'text 11', (11, 'x11'))
for item in range(11):
    total += item
else:
    total += 1
a12 = note(12, 12 * 2)
b12 = (a12, [a12], 'text 12', (12, 'x12'))
a13 = note(13, 13 * 2)
b13 = (a13, [a13], 'text 13', (13, 'x13'))
try:
    total += b13[9]
except IndexError as error:
    total += len(str(error))
finally:
    total += 1
a14 = note(14, 14 * 2)
b14 = (a14, [a14], 'text 14', (14, 'x14'))
if total % 2:
    total += 3
elif a14:
    del b14
    b14 = None
a15 = note(15, 15 * 2)
b15 = (a15, [a15], 'text 15', (15, 'x15'))
while total % 7:
    total += 1
a16 = note(16, 16 * 2)
b16 = (a16, [a16], 'text 16', (16, 'x16'))
a17 = note(17, 17 * 2)
b17 = (a17, [a17], 'text 17', (17, 'x17'))
a18 = note(18, 18 * 2)
b18 = (a18, [a18], 'text 18', (18, 'x18'))
a19 = note(19, 19 * 2)
b19 = (a19, [a19], 'text 19', (19, 'x19'))
for item in range(19):
    total += item
else:
    total += 1
a20 = note(20, 20 * 2)
b20 = (a20, [a20], 'text 20', (20, 'x20'))
a21 = note(21, 21 * 2)
b21 = (a21, [a21], 'text 21', (21, 'x21'))
try:
    total += b21[9]
except IndexError as error:
    total += len(str(error))
finally:
    total += 1
a22 = note(22, 22 * 2)
b22 = (a22, [a22], 'text 22', (22, 'x22'))
if total % 2:
    total += 3
elif a22:
    del b22
    b22 = None
a23 = note(23, 23 * 2)
b23 = (a23, [a23], 'text 23', (23, 'x23'))
while total % 7:
    total += 1
a24 = note(24, 24 * 2)
b24 = (a24, [a24], 'text 24', (24, 'x24'))
a25 = note(25, 25 * 2)
b25 = (a25, [a25], 'text 25', (25, 'x25'))
a26 = note(26, 26 * 2)
b26 = (a26, [a26], 'text 26', (26, 'x26'))
a27 = note(27, 27 * 2)
b27 = (a27, [a27], 'text 27', (27, 'x27'))
for item in range(27):
    total += item
else:
    total += 1
a28 = note(28, 28 * 2)
b28 = (a28, [a28], 'text 28', (28, 'x28'))
a29 = note(29, 29 * 2)
b29 = (a29, [a29], 'text 29', (29, 'x29'))
try:
    total += b29[9]
except IndexError as error:
    total += len(str(error))
finally:
    total += 1
a30 = note(30, 30 * 2)
b30 = (a30, [a30], 'text 30', (30, 'x30'))
if total % 2:
    total += 3
elif a30:
    del b30
    b30 = None
a31 = note(31, 31 * 2)
b31 = (a31, [a31], 'text 31', (31, 'x31'))
while total % 7:
    total += 1
a32 = note(32, 32 * 2)
b32 = (a32, [a32], 'text 32', (32, 'x32'))
a33 = note(33, 33 * 2)
b33 = (a33, [a33], 'text 33', (33, 'x33'))
a34 = note(34, 34 * 2)
b34 = (a34, [a34], 'text 34', (34, 'x34'))
a35 = note(35, 35 * 2)
b35 = (a35, [a35], 'text 35', (35, 'x35'))
for item in range(35):
    total += item
else:
    total += 1
a36 = note(36, 36 * 2)
b36 = (a36, [a36], 'text 36', (36, 'x36'))
a37 = note(37, 37 * 2)
b37 = (a37, [a37], 'text 37', (37, 'x37'))
try:
    total += b37[9]
except IndexError as error:
    total += len(str(error))
finally:
    total += 1
a38 = note(38, 38 * 2)
b38 = (a38, [a38], 'text 38', (38, 'x38'))
if total % 2:
    total += 3
elif a38:
    del b38
    b38 = None
a39 = note(39, 39 * 2)
b39 = (a39, [a39], 'text 39', (39, 'x39'))
while total % 7:
    total += 1
print(total, numbers[:9], a39, b38, b39)


class Long:
    '''Long.'''

    made = note(1)
    x0 = note(0) + made
    y0 = {'k0': x0, 0: [x0]}

    def m0(self, a: int, b: 'str' = 'd0') -> int:
        return a + self.x0 + len(b)

    x1 = note(1) + made
    y1 = {'k1': x1, 1: [x1]}

    def m1(self, a: int, b: 'str' = 'd1') -> int:
        return a + self.x1 + len(b)

    x2 = note(2) + made
    y2 = {'k2': x2, 2: [x2]}

    def m2(self, a: int, b: 'str' = 'd2') -> int:
        return a + self.x2 + len(b)

    x3 = note(3) + made
    y3 = {'k3': x3, 3: [x3]}

    def m3(self, a: int, b: 'str' = 'd3') -> int:
        return a + self.x3 + len(b)

    x4 = note(4) + made
    y4 = {'k4': x4, 4: [x4]}
    try:
        z4 = y4['absent']
    except KeyError:
        z4 = 'none'

    def m4(self, a: int, b: 'str' = 'd4') -> int:
        return a + self.x4 + len(b)

    x5 = note(5) + made
    y5 = {'k5': x5, 5: [x5]}

    def m5(self, a: int, b: 'str' = 'd5') -> int:
        return a + self.x5 + len(b)

    x6 = note(6) + made
    y6 = {'k6': x6, 6: [x6]}

    def m6(self, a: int, b: 'str' = 'd6') -> int:
        return a + self.x6 + len(b)

    x7 = note(7) + made
    y7 = {'k7': x7, 7: [x7]}

    def m7(self, a: int, b: 'str' = 'd7') -> int:
        return a + self.x7 + len(b)

    x8 = note(8) + made
    y8 = {'k8': x8, 8: [x8]}
    for item in y8:
        last = item

    def m8(self, a: int, b: 'str' = 'd8') -> int:
        return a + self.x8 + len(b)

    x9 = note(9) + made
    y9 = {'k9': x9, 9: [x9]}

    def m9(self, a: int, b: 'str' = 'd9') -> int:
        return a + self.x9 + len(b)

    x10 = note(10) + made
    y10 = {'k10': x10, 10: [x10]}

    def m10(self, a: int, b: 'str' = 'd10') -> int:
        return a + self.x10 + len(b)

    x11 = note(11) + made
    y11 = {'k11': x11, 11: [x11]}

    def m11(self, a: int, b: 'str' = 'd11') -> int:
        return a + self.x11 + len(b)

    x12 = note(12) + made
    y12 = {'k12': x12, 12: [x12]}

    def m12(self, a: int, b: 'str' = 'd12') -> int:
        return a + self.x12 + len(b)

    x13 = note(13) + made
    y13 = {'k13': x13, 13: [x13]}

    def m13(self, a: int, b: 'str' = 'd13') -> int:
        return a + self.x13 + len(b)

    x14 = note(14) + made
    y14 = {'k14': x14, 14: [x14]}
    try:
        z14 = y14['absent']
    except KeyError:
        z14 = 'none'

    def m14(self, a: int, b: 'str' = 'd14') -> int:
        return a + self.x14 + len(b)

    x15 = note(15) + made
    y15 = {'k15': x15, 15: [x15]}

    def m15(self, a: int, b: 'str' = 'd15') -> int:
        return a + self.x15 + len(b)

    x16 = note(16) + made
    y16 = {'k16': x16, 16: [x16]}

    def m16(self, a: int, b: 'str' = 'd16') -> int:
        return a + self.x16 + len(b)

    x17 = note(17) + made
    y17 = {'k17': x17, 17: [x17]}

    def m17(self, a: int, b: 'str' = 'd17') -> int:
        return a + self.x17 + len(b)

    x18 = note(18) + made
    y18 = {'k18': x18, 18: [x18]}
    for item in y18:
        last = item

    def m18(self, a: int, b: 'str' = 'd18') -> int:
        return a + self.x18 + len(b)

    x19 = note(19) + made
    y19 = {'k19': x19, 19: [x19]}

    def m19(self, a: int, b: 'str' = 'd19') -> int:
        return a + self.x19 + len(b)

    x20 = note(20) + made
    y20 = {'k20': x20, 20: [x20]}

    def m20(self, a: int, b: 'str' = 'd20') -> int:
        return a + self.x20 + len(b)

    x21 = note(21) + made
    y21 = {'k21': x21, 21: [x21]}

    def m21(self, a: int, b: 'str' = 'd21') -> int:
        return a + self.x21 + len(b)

    x22 = note(22) + made
    y22 = {'k22': x22, 22: [x22]}

    def m22(self, a: int, b: 'str' = 'd22') -> int:
        return a + self.x22 + len(b)

    x23 = note(23) + made
    y23 = {'k23': x23, 23: [x23]}

    def m23(self, a: int, b: 'str' = 'd23') -> int:
        return a + self.x23 + len(b)

    x24 = note(24) + made
    y24 = {'k24': x24, 24: [x24]}
    try:
        z24 = y24['absent']
    except KeyError:
        z24 = 'none'

    def m24(self, a: int, b: 'str' = 'd24') -> int:
        return a + self.x24 + len(b)

    x25 = note(25) + made
    y25 = {'k25': x25, 25: [x25]}

    def m25(self, a: int, b: 'str' = 'd25') -> int:
        return a + self.x25 + len(b)

    x26 = note(26) + made
    y26 = {'k26': x26, 26: [x26]}

    def m26(self, a: int, b: 'str' = 'd26') -> int:
        return a + self.x26 + len(b)

    x27 = note(27) + made
    y27 = {'k27': x27, 27: [x27]}

    def m27(self, a: int, b: 'str' = 'd27') -> int:
        return a + self.x27 + len(b)

    x28 = note(28) + made
    y28 = {'k28': x28, 28: [x28]}
    for item in y28:
        last = item

    def m28(self, a: int, b: 'str' = 'd28') -> int:
        return a + self.x28 + len(b)

    x29 = note(29) + made
    y29 = {'k29': x29, 29: [x29]}

    def m29(self, a: int, b: 'str' = 'd29') -> int:
        return a + self.x29 + len(b)

    x30 = note(30) + made
    y30 = {'k30': x30, 30: [x30]}

    def m30(self, a: int, b: 'str' = 'd30') -> int:
        return a + self.x30 + len(b)

    x31 = note(31) + made
    y31 = {'k31': x31, 31: [x31]}

    def m31(self, a: int, b: 'str' = 'd31') -> int:
        return a + self.x31 + len(b)

    x32 = note(32) + made
    y32 = {'k32': x32, 32: [x32]}

    def m32(self, a: int, b: 'str' = 'd32') -> int:
        return a + self.x32 + len(b)

    x33 = note(33) + made
    y33 = {'k33': x33, 33: [x33]}

    def m33(self, a: int, b: 'str' = 'd33') -> int:
        return a + self.x33 + len(b)

    x34 = note(34) + made
    y34 = {'k34': x34, 34: [x34]}
    try:
        z34 = y34['absent']
    except KeyError:
        z34 = 'none'

    def m34(self, a: int, b: 'str' = 'd34') -> int:
        return a + self.x34 + len(b)

    x35 = note(35) + made
    y35 = {'k35': x35, 35: [x35]}

    def m35(self, a: int, b: 'str' = 'd35') -> int:
        return a + self.x35 + len(b)

    x36 = note(36) + made
    y36 = {'k36': x36, 36: [x36]}

    def m36(self, a: int, b: 'str' = 'd36') -> int:
        return a + self.x36 + len(b)

    x37 = note(37) + made
    y37 = {'k37': x37, 37: [x37]}

    def m37(self, a: int, b: 'str' = 'd37') -> int:
        return a + self.x37 + len(b)

    x38 = note(38) + made
    y38 = {'k38': x38, 38: [x38]}
    for item in y38:
        last = item

    def m38(self, a: int, b: 'str' = 'd38') -> int:
        return a + self.x38 + len(b)

    x39 = note(39) + made
    y39 = {'k39': x39, 39: [x39]}

    def m39(self, a: int, b: 'str' = 'd39') -> int:
        return a + self.x39 + len(b)

    here = __class__ = sorted(name for name in locals() if name[0] == 'x')[:3]


long = Long()
print(long.m0(1), long.m39(2, 'abc'), Long.here, Long.x39, Long.z34, Long.last, Long.__doc__, list(vars(Long))[:12], len(vars(Long)))
print(Long.m7.__annotations__, Long.m7.__defaults__, Long.m7.__qualname__)


def broken():
    try:
        exec_long()
    except ZeroDivisionError as error:
        print([(frame.name, frame.line) for frame in traceback.extract_tb(error.__traceback__)])


def exec_long():
    class Broken:
        p0 = note(0)
        q0 = [p0, 0, (p0, 'q0'), {p0: 0}]
        p1 = note(1)
        q1 = [p1, 1, (p1, 'q1'), {p1: 1}]
        p2 = note(2)
        q2 = [p2, 2, (p2, 'q2'), {p2: 2}]
        p3 = note(3)
        q3 = [p3, 3, (p3, 'q3'), {p3: 3}]
        p4 = note(4)
        q4 = [p4, 4, (p4, 'q4'), {p4: 4}]
        p5 = note(5)
        q5 = [p5, 5, (p5, 'q5'), {p5: 5}]
        p6 = note(6)
        q6 = [p6, 6, (p6, 'q6'), {p6: 6}]
        p7 = note(7)
        q7 = [p7, 7, (p7, 'q7'), {p7: 7}]
        p8 = note(8)
        q8 = [p8, 8, (p8, 'q8'), {p8: 8}]
        p9 = note(9)
        q9 = [p9, 9, (p9, 'q9'), {p9: 9}]
        p10 = note(10)
        q10 = [p10, 10, (p10, 'q10'), {p10: 10}]
        p11 = note(11)
        q11 = [p11, 11, (p11, 'q11'), {p11: 11}]
        p12 = note(12)
        q12 = [p12, 12, (p12, 'q12'), {p12: 12}]
        p13 = note(13)
        q13 = [p13, 13, (p13, 'q13'), {p13: 13}]
        p14 = note(14)
        q14 = [p14, 14, (p14, 'q14'), {p14: 14}]
        p15 = note(15)
        q15 = [p15, 15, (p15, 'q15'), {p15: 15}]
        p16 = note(16)
        q16 = [p16, 16, (p16, 'q16'), {p16: 16}]
        p17 = note(17)
        q17 = [p17, 17, (p17, 'q17'), {p17: 17}]
        p18 = note(18)
        q18 = [p18, 18, (p18, 'q18'), {p18: 18}]
        p19 = note(19)
        q19 = [p19, 19, (p19, 'q19'), {p19: 19}]
        p20 = note(20)
        q20 = [p20, 20, (p20, 'q20'), {p20: 20}]
        p21 = note(21)
        q21 = [p21, 21, (p21, 'q21'), {p21: 21}]
        p22 = note(22)
        q22 = [p22, 22, (p22, 'q22'), {p22: 22}]
        p23 = note(23)
        q23 = [p23, 23, (p23, 'q23'), {p23: 23}]
        p24 = note(24)
        q24 = [p24, 24, (p24, 'q24'), {p24: 24}]
        p25 = note(25)
        q25 = [p25, 25, (p25, 'q25'), {p25: 25}]
        p26 = note(26)
        q26 = [p26, 26, (p26, 'q26'), {p26: 26}]
        p27 = note(27)
        q27 = [p27, 27, (p27, 'q27'), {p27: 27}]
        p28 = note(28)
        q28 = [p28, 28, (p28, 'q28'), {p28: 28}]
        p29 = note(29)
        q29 = [p29, 29, (p29, 'q29'), {p29: 29}]
        p30 = note(30)
        q30 = [p30, 30, (p30, 'q30'), {p30: 30}]
        p31 = note(31)
        q31 = [p31, 31, (p31, 'q31'), {p31: 31}]
        p32 = note(32)
        q32 = [p32, 32, (p32, 'q32'), {p32: 32}]
        p33 = note(33)
        q33 = [p33, 33, (p33, 'q33'), {p33: 33}]
        p34 = note(34)
        q34 = [p34, 34, (p34, 'q34'), {p34: 34}]
        p35 = note(35)
        q35 = [p35, 35, (p35, 'q35'), {p35: 35}]
        p36 = note(36)
        q36 = [p36, 36, (p36, 'q36'), {p36: 36}]
        p37 = note(37)
        q37 = [p37, 37, (p37, 'q37'), {p37: 37}]
        p38 = note(38)
        q38 = [p38, 38, (p38, 'q38'), {p38: 38}]
        p39 = note(39)
        q39 = [p39, 39, (p39, 'q39'), {p39: 39}]
        p40 = note(40)
        q40 = [p40, 40, (p40, 'q40'), {p40: 40}]
        p41 = note(41)
        q41 = [p41, 41, (p41, 'q41'), {p41: 41}]
        p42 = note(42)
        q42 = [p42, 42, (p42, 'q42'), {p42: 42}]
        p43 = note(43)
        q43 = [p43, 43, (p43, 'q43'), {p43: 43}]
        p44 = note(44)
        q44 = [p44, 44, (p44, 'q44'), {p44: 44}]
        p45 = note(45)
        q45 = [p45, 45, (p45, 'q45'), {p45: 45}]
        p46 = note(46)
        q46 = [p46, 46, (p46, 'q46'), {p46: 46}]
        p47 = note(47)
        q47 = [p47, 47, (p47, 'q47'), {p47: 47}]
        p48 = note(48)
        q48 = [p48, 48, (p48, 'q48'), {p48: 48}]
        p49 = note(49)
        q49 = [p49, 49, (p49, 'q49'), {p49: 49}]
        p50 = note(50)
        q50 = [p50, 50, (p50, 'q50'), {p50: 50}]
        p51 = note(51)
        q51 = [p51, 51, (p51, 'q51'), {p51: 51}]
        p52 = note(52)
        q52 = [p52, 52, (p52, 'q52'), {p52: 52}]
        p53 = note(53)
        q53 = [p53, 53, (p53, 'q53'), {p53: 53}]
        p54 = note(54)
        q54 = [p54, 54, (p54, 'q54'), {p54: 54}]
        p55 = note(55)
        q55 = [p55, 55, (p55, 'q55'), {p55: 55}]
        p56 = note(56)
        q56 = [p56, 56, (p56, 'q56'), {p56: 56}]
        p57 = note(57)
        q57 = [p57, 57, (p57, 'q57'), {p57: 57}]
        p58 = note(58)
        q58 = [p58, 58, (p58, 'q58'), {p58: 58}]
        p59 = note(59)
        q59 = [p59, 59, (p59, 'q59'), {p59: 59}]
        r = 1 // (p59 * 0)
        s = note(1)

    return Broken


broken()
print(len(numbers), sum(numbers))
try:
    note(1) // 0
except ZeroDivisionError as error:
    print([(frame.name, frame.line) for frame in traceback.extract_tb(error.__traceback__)])
c0 = [note(0), (0, a0)]
c1 = [note(1), (1, a1)]
c2 = [note(2), (2, a2)]
c3 = [note(3), (3, a3)]
c4 = [note(4), (4, a4)]
c5 = [note(5), (5, a5)]
c6 = [note(6), (6, a6)]
c7 = [note(7), (7, a7)]
c8 = [note(8), (8, a8)]
c9 = [note(9), (9, a9)]
c10 = [note(10), (10, a10)]
c11 = [note(11), (11, a11)]
c12 = [note(12), (12, a12)]
c13 = [note(13), (13, a13)]
c14 = [note(14), (14, a14)]
c15 = [note(15), (15, a15)]
c16 = [note(16), (16, a16)]
c17 = [note(17), (17, a17)]
c18 = [note(18), (18, a18)]
c19 = [note(19), (19, a19)]
c20 = [note(20), (20, a20)]
c21 = [note(21), (21, a21)]
c22 = [note(22), (22, a22)]
c23 = [note(23), (23, a23)]
c24 = [note(24), (24, a24)]
c25 = [note(25), (25, a25)]
c26 = [note(26), (26, a26)]
c27 = [note(27), (27, a27)]
c28 = [note(28), (28, a28)]
c29 = [note(29), (29, a29)]
c30 = [note(30), (30, a30)]
c31 = [note(31), (31, a31)]
c32 = [note(32), (32, a32)]
c33 = [note(33), (33, a33)]
c34 = [note(34), (34, a34)]
c35 = [note(35), (35, a35)]
c36 = [note(36), (36, a36)]
c37 = [note(37), (37, a37)]
c38 = [note(38), (38, a38)]
c39 = [note(39), (39, a39)]
c40 = [note(40), (40, a0)]
c41 = [note(41), (41, a1)]
c42 = [note(42), (42, a2)]
c43 = [note(43), (43, a3)]
c44 = [note(44), (44, a4)]
c45 = [note(45), (45, a5)]
c46 = [note(46), (46, a6)]
c47 = [note(47), (47, a7)]
c48 = [note(48), (48, a8)]
c49 = [note(49), (49, a9)]
c50 = [note(50), (50, a10)]
c51 = [note(51), (51, a11)]
c52 = [note(52), (52, a12)]
c53 = [note(53), (53, a13)]
c54 = [note(54), (54, a14)]
c55 = [note(55), (55, a15)]
c56 = [note(56), (56, a16)]
c57 = [note(57), (57, a17)]
c58 = [note(58), (58, a18)]
c59 = [note(59), (59, a19)]
print(c59, sorted(name for name in globals() if name.startswith('c5')))
