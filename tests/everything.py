"""A person of whom the book knows everything that it can know, for pages that must hold it all."""

from datetime import date, time, timedelta

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.gifts import Landed
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Direction, MomentId, MomentKind
from regulars.domain.notes import NoteKind, Source, Strength
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Address, Channel, OrganisationId, OwnKind, PersonField, PersonId, PointKind
from regulars.domain.promises import PromiseBy, PromiseId
from regulars.services.verbs import Verbs
from tests.builders import TODAY

NAME = "Maria Conceição de Albuquerque-Schwarzenberger e Vasconcelos"
TO_SAY = """Thank you for the evening in Alfama, and for the {brass} handle: it fits.

Shall we look at the shelves together before the oak is cut? Any morning but Monday; bring Tomás & the plans, 50 % is enough."""
FIRM = "Moreira & Schwarzenberger Interior Architecture and Restoration, Limited"


def person_with_everything(verbs: Verbs) -> PersonId:
    """Somebody with something in every field and list of the page, much of it long."""
    somebody = _added(verbs, NAME)
    _name_and_habits(verbs, somebody)
    _ways(verbs, somebody)
    _people_around(verbs, somebody)
    _notes(verbs, somebody)
    _own_fields(verbs, somebody)
    _gifts_and_dates(verbs, somebody)
    verbs.to_say.write(somebody, TO_SAY)
    first = _moments(verbs, somebody)
    _promises(verbs, somebody, first)
    verbs.pauses.begin(
        somebody, TODAY + timedelta(days=20), TODAY + timedelta(days=40), "on a ship without a telephone"
    )
    verbs.pauses.begin(somebody, date(2026, 2, 1), date(2026, 3, 1), "her mother was ill")
    verbs.people.pin(somebody, Band.STEADY, "She is at sea and told me so", TODAY + timedelta(days=60))
    return somebody


def _added(verbs: Verbs, name: str) -> PersonId:
    created = verbs.people.add(name).created
    assert created is not None
    return PersonId(created)


def _name_and_habits(verbs: Verbs, somebody: PersonId) -> None:
    fields = {
        PersonField.PREFIX: "Dr.",
        PersonField.GIVEN: "Maria Conceição",
        PersonField.MIDDLE: "Benedita",
        PersonField.FAMILY: "de Albuquerque-Schwarzenberger e Vasconcelos",
        PersonField.SUFFIX: "PhD",
        PersonField.NICKNAME: "Mimi",
        PersonField.PHONETIC_GIVEN: "mah-REE-ah",
        PersonField.PHONETIC_FAMILY: "al-boo-KER-keh",
        PersonField.NAME: NAME,
        PersonField.SORT_KEY: "Albuquerque, Maria",
        PersonField.SAY_LIKE: "mah-REE-ah con-say-SAOW deh al-boo-KER-keh SHVAR-tsen-behr-ger",
        PersonField.PRONOUNS: "she, her",
        PersonField.ADDRESS_FORM: "Senhora Doutora, never by her first name",
        PersonField.LANGUAGE: "pt",
        PersonField.ROLE: "regular",
        PersonField.SINCE: "2019-05",
        PersonField.ZONE: "America/Argentina/Buenos_Aires",
        PersonField.QUIET_HOURS: "20:00-09:30",
        PersonField.PREFERRED_CHANNEL: Channel.WHATSAPP.value,
        PersonField.FORBIDDEN_CHANNELS: f"{Channel.EMAIL.value},{Channel.LETTER.value}",
        PersonField.ABOUT: "Flats in Alfama, mostly for returning emigrants. " * 6,
    }
    for field, value in fields.items():
        verbs.people.set_field(somebody, field, value)
    verbs.people.set_rhythm(somebody, 35.0)
    for circle in ("designers", "returning emigrants", "friends of the old theatre", "Thursday tasting", "neighbours"):
        verbs.people.join_circle(somebody, circle)


def _ways(verbs: Verbs, somebody: PersonId) -> None:
    points = [
        *(
            (PointKind.PHONE, f"+351 912 555 0{number}", label)
            for number, label in enumerate(("mobile", "home", "studio"), 14)
        ),
        (PointKind.PHONE, "+54 11 5555 0199", "the number of her sister, for emergencies only"),
        (PointKind.EMAIL, "maria.conceicao.de.albuquerque.schwarzenberger@moreira-interiors.example", "studio"),
        (PointKind.EMAIL, "mimi@home.example", "home"),
        (PointKind.URL, "https://moreira-interiors.example/people/maria-conceicao/portfolio/2026?show=everything", ""),
        (PointKind.MESSENGER, "signal: mimi.42", "photos"),
        (PointKind.SOCIAL, "@albuquerque_interiors_lisboa_e_porto", ""),
    ]
    for kind, value, label in points:
        verbs.people.add_point(somebody, kind, value, label)
    for label, street, city, postcode, country in (
        ("studio", "Rua da Amostra de Santa Maria Maior 14, 3.º esquerdo", "Lisbon", "1100-052", "Portugal"),
        ("summer", "Avenida de los Inmigrantes 1985", "Buenos Aires", "C1104", "Argentina"),
        ("parents", "Bahnhofstraße 7", "Schwarzenberg", "08340", "Germany"),
    ):
        verbs.people.add_address(
            somebody, Address(label=label, street=street, city=city, postcode=postcode, country=country)
        )


def _people_around(verbs: Verbs, somebody: PersonId) -> None:
    people = verbs.people
    grace, tomas, rosa = (
        _added(verbs, name) for name in ("Grace Holloway", "Tomás de Albuquerque", "Rosa Albuquerque")
    )
    people.introduce(somebody, grace)
    for name in ("Helena Duarte", "Bartholomew Featherstonehaugh-Cholmondeley", "Noor Haddad"):
        people.introduce(_added(verbs, name), somebody)
    people.thank(somebody)
    home = verbs.households.make("Albuquerque-Schwarzenberger", [somebody, tomas, rosa]).created
    assert home is not None
    held = people.get(somebody).household
    assert held is not None
    verbs.households.edit(held, about="The dog is called Bach. Ring twice.", cadence_days=42.0)
    verbs.households.add_address(
        held,
        Address(label="home", street="Travessa do Almada 3", city="Lisbon", postcode="1100-019", country="Portugal"),
    )
    people.set_membership(somebody, FIRM, "Owner and head of restoration", "Restoration", since="2021-04")
    people.set_membership(somebody, "Câmara Municipal", "Adviser", since="2016", until="2020-12")
    firm = next(m.organisation_id for m in people.get(somebody).memberships if m.organisation == FIRM)
    verbs.organisations.make_card(OrganisationId(firm or 0))
    people.add_link(somebody, "son", tomas, reverse_kind="mother")
    people.add_link(somebody, "colleague", grace, symmetric=True)
    people.add_link(
        somebody, "the accountant who knows where everything is", other_name="Wilhelmina van der Westhuizen"
    )


def _notes(verbs: Verbs, somebody: PersonId) -> None:
    add = verbs.notes.add
    add(somebody, "Never mention the old studio, nor the partner with whom she had it", NoteKind.AVOID, Source.NOTICED)
    add(somebody, "No latex gloves", NoteKind.AVOID, Source.TOLD, date(2024, 3, 1), strength=Strength.STRONG)
    add(somebody, "Allergic to nickel: no cheap fittings", NoteKind.AVOID, veiled=True, consent=True)
    for kind, text in (
        (NoteKind.LIKES, "Oat milk flat white, no sugar"),
        (
            NoteKind.LIKES,
            "Brass over chrome, always, and the older the better; she will wait a year for the right handle",
        ),
        (NoteKind.DISLIKES, "Being called before ten"),
        (NoteKind.IN_TOUCH, "WhatsApp for photos, a call for everything else"),
        (NoteKind.FAMILY, "Tomás started school in September"),
        (NoteKind.WORK, "The Alfama flat is to be ready by spring"),
        (NoteKind.SIZES, "Gloves 6½"),
        (NoteKind.GIFTS, "A first edition of Pessoa"),
        (NoteKind.OTHER, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
    ):
        add(somebody, text, kind, Source.TOLD, date(2025, 6, 1), place="at the showroom")
    add(somebody, "Drives a blue Dyane", NoteKind.OWN, Source.SOMEONE, date(2020, 5, 1), own_kind="cars")
    add(somebody, "Lives with her aunt", NoteKind.FAMILY, Source.PUBLIC, date(2021, 5, 1), until=date(2022, 1, 1))
    touchy = add(somebody, "Sees a doctor for her heart on Mondays", NoteKind.OTHER, veiled=True, consent=False).created
    assert touchy is not None
    first = next(note for note in verbs.notes.of(somebody) if note.text.startswith("Oat milk"))
    verbs.notes.edit(first.id, text="Oat milk flat white, half a sugar since Lent")


def _own_fields(verbs: Verbs, somebody: PersonId) -> None:
    verbs.trade.choose("hairdresser")
    formula = next(field for field in verbs.trade.fields() if field.kind is OwnKind.FORMULA)
    for day, value in (
        (date(2026, 3, 1), "6.1 + 6.3 (1:1), 30 ml 6 %, 35 minutes"),
        (date(2026, 6, 2), "6.1 + 6.34 (2:1), 30 ml 6 %, 30 minutes, roots first, then the lengths for the last ten"),
        (date(2026, 9, 18), "7.1, 20 ml 9 %"),
    ):
        verbs.formulas.use(somebody, formula.id, value, day)
    for field in verbs.trade.fields():
        if field.kind is OwnKind.TEXT:
            verbs.people.set_own_value(somebody, field.label, "as always")
        elif field.kind is OwnKind.CHOICE:
            verbs.people.set_own_value(somebody, field.label, field.choices[0])
        elif field.kind is OwnKind.DATE:
            verbs.people.set_own_value(somebody, field.label, "2026-05-04")
    verbs.people.set_own_value(somebody, "Finish", "unlacquered brass, brushed by hand and never polished")
    verbs.people.add_own_field("Ceiling height in metres, measured where it is lowest", OwnKind.NUMBER)
    verbs.people.set_own_value(somebody, "Ceiling height in metres, measured where it is lowest", "2.47")


def _gifts_and_dates(verbs: Verbs, somebody: PersonId) -> None:
    verbs.gifts.add(somebody, "Brass hook", TODAY, Landed.LOVED)
    wish = "Would love a clamp light for the music stand, in the green of the old shop, if one turns up at a fair"
    verbs.notes.add(somebody, wish, NoteKind.GIFTS)
    verbs.gifts.add(somebody, "The linen sample book with all forty natural colours", date(2025, 12, 20), Landed.MISSED)
    add = verbs.occasions.add
    add(somebody, OccasionKind.BIRTHDAY, PartialDate(1984, 12, 9), notice_days=7, may_write=True)
    add(somebody, OccasionKind.ANNIVERSARY, PartialDate(None, 6, None), "the wedding in Buenos Aires")
    add(
        somebody,
        OccasionKind.OTHER,
        PartialDate(5745, 9, 15, calendar=Calendar.HEBREW),
        "birthday as her granny counts it",
    )
    add(somebody, OccasionKind.OTHER, PartialDate(1405, 9, 1, calendar=Calendar.HIJRI), "fast of her neighbour")
    add(somebody, OccasionKind.OTHER, PartialDate(1363, 1, 1, calendar=Calendar.PERSIAN), "spring at the Haddads")
    add(somebody, OccasionKind.OTHER, PartialDate(1984, 8, 15, calendar=Calendar.CHINESE), "moon cakes")
    add(somebody, OccasionKind.OTHER, PartialDate(1986, about=True), "moved to Lisbon")


def _moments(verbs: Verbs, somebody: PersonId) -> MomentId:
    grace = verbs.people.resolve("Grace Holloway")
    first = None
    for days in range(3, 360, 6):
        kind = list(MomentKind)[days % len(MomentKind)]
        direction = list(Direction)[days % 3]
        made = verbs.moments.log(
            [somebody, grace] if days % 4 == 0 else [somebody],
            kind,
            direction=direction,
            day=TODAY - timedelta(days=62 + days),
            time=time(15, 40) if days % 2 else None,
            fuzzy=days % 5 == 0,
            minutes=25 if days % 2 else None,
            text="Waiting for the oak samples; the carpenter of the Rua Augusta measures the shelves again. "
            * (1 + days % 3),
            place="showroom" if days % 4 == 0 else "",
            bought="2 brass hooks, 1 rail" if kind is MomentKind.PURCHASE else "",
            private_lines={somebody: "She was tired."} if days % 4 == 0 else None,
        )
        first = first or made.created
    assert first is not None
    return MomentId(first)


def _promises(verbs: Verbs, somebody: PersonId, moment: MomentId) -> None:
    add, made = verbs.promises.add, TODAY - timedelta(days=30)
    add(somebody, "Send the quote for the shelves, the rail and the two brass hooks", due_on=TODAY, made_on=made)
    add(
        somebody,
        "Ask the carpenter",
        due_on=TODAY - timedelta(days=9),
        made_on=made,
        quote="I will ask him, by Friday!",
    )
    add(somebody, "Bring the key back", PromiseBy.THEM, made_on=made, moment=moment)
    add(somebody, "Pay the first half", PromiseBy.THEM, due_on=TODAY + timedelta(days=4), made_on=made)
    for text, settle in (
        ("Lend her the book", verbs.promises.keep),
        ("Look for a handle", verbs.promises.break_),
        ("Visit the quarry together", verbs.promises.drop),
    ):
        promise = add(somebody, text, due_on=TODAY - timedelta(days=2), made_on=made).created
        assert promise is not None
        settle(PromiseId(promise))
    moved = add(somebody, "Show the plans", due_on=TODAY + timedelta(days=1), made_on=made).created
    assert moved is not None
    verbs.promises.renegotiate(PromiseId(moved), TODAY + timedelta(days=12))
