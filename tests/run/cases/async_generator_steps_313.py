

import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    show(lambda: ignoring().athrow(MyExc, MyExc(), None).close())
    show(lambda: asyncio.run(forever().athrow(MyExc, MyExc(1))))
    print([str(w.message) for w in caught])
