"""Calls of the classes of datetime: class methods, keywords, subclasses, time zones, errors."""
import datetime
from datetime import date, timedelta, timezone


class Day(date):
    def __new__(cls, *args):
        print("made", args)
        return super().__new__(cls, *args)


class Moment(datetime.datetime):
    @classmethod
    def fromisoformat(cls, text):
        return "own " + text


class Zone(datetime.tzinfo):
    def utcoffset(self, when):
        print("asked")
        return timedelta(hours=2)

    def dst(self, when):
        return None

    def tzname(self, when):
        return "Z"


def shown(f):
    try:
        x = f()
        print(type(x).__name__, x)
    except Exception as error:
        print(type(error).__name__, error)


def parse(text):
    for cls in (date, datetime.datetime, Day, Moment, datetime.time):
        shown(lambda: cls.fromisoformat(text[:]))
        shown(lambda: cls.fromisoformat(text))


for text in ("2024-02-03", "2024-02-03T10:11:12", "2024-02-30", "x", "", "2024-02-03T10:11:12+02:00", "10:11"):
    parse(text)
for bad in (5, None, b"2024-01-01"):
    parse_bad = lambda: date.fromisoformat(bad)
    shown(parse_bad)
shown(lambda: date.fromisoformat())
shown(lambda: date.fromisoformat("2024-01-01", 2))
shown(lambda: date.fromordinal(738000))
shown(lambda: Day.fromordinal(738000))
shown(lambda: date.fromordinal(0))
shown(lambda: datetime.datetime.fromordinal(10**9))
print(date.fromisoformat is date.fromisoformat, date.fromisoformat == date.fromisoformat)

for named in (
    {"days": 1}, {"hours": 2.5}, {"seconds": float("nan")}, {"seconds": float("inf")}, {"days": 10**12}, {"weeks": 1, "microseconds": 0.5},
    {"years": 1}, {"days": "1"}, {"milliseconds": True},
):
    shown(lambda: timedelta(**named))
shown(lambda: timedelta(days=1))
shown(lambda: timedelta(1, hours=3))
shown(lambda: timedelta(1, days=3))
shown(lambda: timedelta(hours=1.5, minutes=-0.25))
shown(lambda: timedelta(fortnights=1))
shown(lambda: date(2024, month=2, day=29))
shown(lambda: date(2023, month=2, day=29))
shown(lambda: date(year=2024, month=1))
shown(lambda: datetime.datetime(2024, 1, 1, hour=5, fold=1))
shown(lambda: datetime.datetime(2024, 1, 1, tzinfo=timezone.utc))

plain, zoned, own = datetime.datetime(2024, 1, 2, 3, 4, 5, 6), datetime.datetime(2024, 1, 2, tzinfo=timezone.utc), datetime.datetime(2024, 1, 2, tzinfo=Zone())
for when in (plain, zoned, own, date(2024, 5, 6), Day(2024, 5, 6)):
    shown(lambda: when.isoformat())
    shown(lambda: when.isocalendar())
    shown(lambda: when.isoformat(" "))
    shown(lambda: when.isoformat("T", "minutes"))
    shown(lambda: when.isoformat(timespec="hours"))
    shown(lambda: when.isoformat("too long"))
    shown(lambda: when.date())
    shown(lambda: when.time())


def many():
    day, total = date.fromisoformat("2024-01-01"), 0
    for i in range(400):
        day += timedelta(days=1)
        total += len(day.isoformat()) + date.fromisoformat(day.isoformat()).day
    return day, total


print(many())
fake = type("fake", (), {"fromisoformat": staticmethod(lambda text: "fake " + text)})
datetime.date, kept = fake, datetime.date
print(datetime.date.fromisoformat("2024-01-01"))
datetime.date = kept
print(datetime.date.fromisoformat("2024-01-01"))
