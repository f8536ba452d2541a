from compiled import mixins as m

for k in (m.E, m.E2, m.D, m.I, m.T, m.Both, m.Tp):
    o = k()
    print(m.use(o), k.__mro__, isinstance(o, m.Mixin))
print(m.En.A.hello(), m.S("a"), m.U(a=1).mixed, m.U(a=1))


class PE(m.Mixin, ValueError):
    pass


class PD(m.Mixin, dict):
    pass


class PI(int, m.Mixin):
    pass


class PB(m.Mixin2, m.Mixin):
    pass


class P(m.Mixin):
    pass


for k in (PE, PD, PI, PB, P):
    o = k()
    o.x = 1
    print(m.use(o), o.__dict__)


class Q(m.Mixin2, P):
    pass


print(Q().mixed, m.use(Q()))
