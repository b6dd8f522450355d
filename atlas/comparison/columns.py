"""The columns of the comparison: the one place that says which records fill which column.

A rule names measures, units and kinds of events, never a record: with other data the same rules
fill the same columns. :mod:`atlas.comparison.figures` and :mod:`atlas.comparison.durations` say how
a rule chooses among the records that fit.
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas.model.totals import TOTAL_MEASURES
from atlas.words.language import to_say


@dataclass(frozen=True)
class Whole:
    """How many people the movement was, as the model has it."""


@dataclass(frozen=True)
class Figures:
    """What claims count.

    Attributes:
        measures: The measures that may fill the cell.
        units: The units that may, the first for which there is a claim.
        each: Whether every measure gives a figure of its own; otherwise the first that has one.
        of_a_journey: Whether a claim with a place tells of one train or family only.
        until: The last year of the counts, the latest of which is taken; None takes any.
        since: The first year of the counts.
        together: Whether a count of several movements serves where there is none of one alone.
        home: Whether the count is of people who are back, so that a movement without a return
            says that instead.
    """

    measures: tuple[str, ...]
    units: tuple[str, ...]
    each: bool = False
    of_a_journey: bool = False
    until: int | None = None
    since: int | None = None
    together: bool = False
    home: bool = False


@dataclass(frozen=True)
class Between:
    """The days or years between two events, worked out here.

    Attributes:
        start: The kinds of event that may begin it: the first of them that is dated to a day.
        end: The kinds of event that may end it; see :mod:`atlas.comparison.durations`.
        unit: "days" or "years".
    """

    start: tuple[str, ...]
    end: tuple[str, ...]
    unit: str


@dataclass(frozen=True)
class Restored:
    """When the autonomy of the homeland was restored."""


Rule = Whole | Figures | Between | Restored


@dataclass(frozen=True)
class Column:
    """A column of the table.

    Attributes:
        id: Its id.
        group: A key of ``GROUPS``.
        title: Its heading, with the unit; a message to say.
        note: What it holds and how it was chosen, in one or two sentences; a message to say.
        rule: What fills it.
        of_orders: Whether it asks for an order to leave, so that it says nothing of a flight.
    """

    id: str
    group: str
    title: str
    note: str
    rule: Rule
    of_orders: bool = False

    @property
    def is_date(self) -> bool:
        """Whether its cells are dates, whose numbers are days of the atlas."""
        return isinstance(self.rule, Restored)


GROUPS = {
    "removal": to_say("Removal"),
    "journey": to_say("Journey"),
    "exile": to_say("Exile"),
    "return": to_say("Return"),
}
"""The parts of the table, in the order of what happened, and the messages that name them."""

# The first event of a removal is the first of these that is dated to a day.
REMOVAL = ("roundup", "entrainment", "departure")
LAST_ARRIVAL = ("arrival",)

COLUMNS = (
    Column(
        "taken",
        "removal",
        to_say("People taken"),
        to_say(
            "The count that the atlas takes for the whole movement: of those taken, of those under"
            " way, or of those who arrived, as the words below it say."
        ),
        Whole(),
    ),
    Column(
        "order",
        "removal",
        to_say("Decree before the removal (days)"),
        to_say(
            "Worked out from the first order or decree of the state that is dated to a day and the"
            " first day of the removal. Orders of the police alone, some of them earlier, are not "
            "counted. It is not what the people were told."
        ),
        Between(("decree",), REMOVAL, "days"),
        of_orders=True,
    ),
    Column(
        "notice",
        "removal",
        to_say("Notice given"),
        to_say("The time to pack, as claims give it."),
        Figures(("time-to-pack",), ("hours", "days"), of_a_journey=True),
        of_orders=True,
    ),
    Column(
        "trains",
        "removal",
        to_say("Trains"),
        to_say(
            "Trains that arrived with people; where that was not counted, those under way, "
            "departed or loaded."
        ),
        Figures(tuple(reversed(TOTAL_MEASURES)), ("echelons",)),
        of_orders=True,
    ),
    Column(
        "days",
        "journey",
        to_say("Days on the way"),
        to_say("As sources state it for all; where none does, for the one journey that is named."),
        Figures(("transit-days",), ("days",), of_a_journey=True),
    ),
    Column(
        "operation",
        "journey",
        to_say("Removal to last arrival (days)"),
        to_say(
            "Worked out from the first day of the removal and the last arrival; both ends of what "
            "an arrival dated to a month allows."
        ),
        Between(REMOVAL, LAST_ARRIVAL, "days"),
        of_orders=True,
    ),
    Column(
        "died-on-the-way",
        "journey",
        to_say("Died on the way"),
        to_say("Counts or estimates of those who died between the removal and the arrival."),
        Figures(("died-in-transit",), ("persons",)),
    ),
    Column(
        "years",
        "exile",
        to_say("Years kept from home"),
        to_say(
            "Worked out from the first day of the removal and the first decree that restored the "
            "autonomy; where there was none and no return is recorded, to the end of 1961. It is "
            "not the time under the “special settlement” regime, which ended earlier."
        ),
        Between(REMOVAL, ("restoration",), "years"),
        of_orders=True,
    ),
    Column(
        "died",
        "exile",
        to_say("Died in exile, as counted"),
        to_say(
            "Deaths that were registered or counted, each until its own date and never all of "
            "them. Where peoples were counted only together, the number is for all that are named."
        ),
        Figures(("died", "died-as-registered"), ("persons",), together=True),
    ),
    Column(
        "excess",
        "exile",
        to_say("Deaths beyond the normal"),
        to_say("A scholar's estimate, which is no count and cannot be added to the counts."),
        Figures(("excess-deaths",), ("persons", "percent")),
    ),
    Column(
        "back-1959",
        "return",
        to_say("Back by 1959"),
        to_say(
            "The share of the people in the homeland, and the last count of those who had "
            "returned, with its date where that is not 1959. Sorted by the share."
        ),
        Figures(
            ("share-returned", "returned"), ("percent", "persons"), each=True, until=1959, home=True
        ),
    ),
    Column(
        "home-1970",
        "return",
        to_say("In their own territory, 1970"),
        to_say(
            "The share of the people who lived in the territory named after them at the census."
        ),
        Figures(("living-in-own-territory",), ("percent",), since=1970, until=1970, home=True),
    ),
    Column(
        "restored",
        "return",
        to_say("Autonomy restored"),
        to_say("The decrees that restored it; borders and rank were not always those of before."),
        Restored(),
    ),
)
