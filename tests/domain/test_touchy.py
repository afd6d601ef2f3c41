"""Touchy words: what is meant is found in seven languages, what only looks like it is not."""

import pytest

from regulars.domain.touchy import Topic, TouchyWords, WordList
from regulars.services.shipped import touchy_words

TRUE_FRIENDS = {
    "Allergic to walnuts": Topic.HEALTH,
    "She is PREGNANT, due in May": Topic.HEALTH,
    "in hospital since Tuesday": Topic.HEALTH,
    "his doctor's appointment is on Fridays": Topic.HEALTH,
    "high blood pressure": Topic.HEALTH,
    "keeps kosher at home": Topic.FAITH,
    "goes to mass on Sundays": Topic.FAITH,
    "votes Labour": Topic.POLITICS,
    "came out as gay": Topic.SEXUALITY,
    "a refugee from Kharkiv": Topic.ETHNICITY,
    "shop steward, union rep": Topic.UNION,
    "was convicted in 2011": Topic.LAW,
    "Ist schwanger, bitte keinen Wein": Topic.HEALTH,
    "hat Zöliakie": Topic.HEALTH,
    "betet fünfmal am Tag": Topic.FAITH,
    "SPD-Mitglied seit 1990": Topic.POLITICS,
    "im Betriebsrat": Topic.UNION,
    "souffre d’asthme": Topic.HEALTH,
    "Elle est enceinte": Topic.HEALTH,
    "mange casher": Topic.FAITH,
    "est syndiquée à la CGT": Topic.UNION,
    "Es celíaca": Topic.HEALTH,
    "está embarazada": Topic.HEALTH,
    "va a misa los domingos": Topic.FAITH,
    "antecedentes penales": Topic.LAW,
    "está grávida de cinco meses": Topic.HEALTH,
    "vai à missa": Topic.FAITH,
    "Ele é homossexual": Topic.SEXUALITY,
    "卵アレルギーがある": Topic.HEALTH,
    "来月手術を受ける": Topic.HEALTH,
    "乳がんの治療中": Topic.HEALTH,
    "ハラールのみ": Topic.FAITH,
    "労組の委員": Topic.UNION,
    "لديه حساسيّة من الفستق": Topic.HEALTH,
    "والمستشفى قريب من بيتها، هي مريضة": Topic.HEALTH,
    "لا يأكل إلا الحلال": Topic.FAITH,
    "عضو في النقابة": Topic.UNION,
}

FALSE_FRIENDS = (
    "Easter eggs in the window",
    "Christmas cards every year",
    "known for her hospitality",
    "loves a blind tasting",
    "A bespoke roller blind in the study",
    "a stroke of luck with the oak samples",
    "sick of chrome, wants brass",
    "homesick for Porto",
    "allergic to Mondays",
    "catholic tastes in wine",
    "lives beside the church",
    "her name is Faith, his is Christian",
    "good faith, quick payer",
    "chronicles of the shop",
    "mass of lavender on the table",
    "union jack cushions",
    "on the left side of the street",
    "turn right at the market",
    "a picket fence, painted white",
    "non-alcoholic sparkling only",
    "dill on the salmon",
    "the doctor in the play",
    "nurse at St Anne's, works nights",
    "prison break is her favourite series",
    "schwül-warmes Wetter mag sie nicht",
    "Gläubiger der alten Firma",
    "hat darum gebeten, erst nachmittags anzurufen",
    "Krankenschwester, arbeitet nachts",
    "Messe Frankfurt im Februar",
    "mag Krebse und Garnelen",
    "une religieuse au chocolat chaque samedi",
    "une enceinte Bluetooth pour la boutique",
    "syndicat d’initiative, premier étage",
    "Jean-Baptiste, son frère",
    "solomillo de vacuno, al punto",
    "judía verde con jamón",
    "enfermera en el turno de noche",
    "Cristiano, su hijo, juega al fútbol",
    "cadeia de lojas em Lisboa",
    "a operadora mudou o número dela",
    "Senhora Mesquita, do terceiro andar",
    "a gravidade do assunto",
    "がんばる人が好き",
    "モスクワ出張が多い",
    "ゲイシャの浅煎りが好き",
    "通信障害の日に電話した",
    "簡単な説明が好き。かんたんに。",
    "كان ابنها يحب السكر مع القهوة",
    "شقيقته الكبرى في بورتو",
    "حامل الشموع النحاسي",
    "في سني كنت أحب القهوة",
    "Oat milk flat white, no sugar",
    "Ana Reza and Jude come on Thursdays",
    "Brass over chrome, always",
    "Tomás, 6, started school in September",
    "Roma tomatoes and dinner in Roma",
    "",
    "🙂🙂",
)


@pytest.mark.parametrize(("text", "topic"), TRUE_FRIENDS.items(), ids=TRUE_FRIENDS)
def test_what_touches_is_recognised(text: str, topic: Topic) -> None:
    assert topic in touchy_words().topics(text)


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert touchy_words().topics(text) == ()


def test_case_accents_and_apostrophes_do_not_matter() -> None:
    words = TouchyWords([WordList({Topic.HEALTH: ("épilep*", "d'asthme")})])
    assert words.topics("EPILEPTIQUE") == words.topics("épilepsie") == (Topic.HEALTH,)
    assert words.topics("crise d’asthme") == (Topic.HEALTH,)


def test_a_phrase_is_only_found_whole() -> None:
    words = TouchyWords([WordList({Topic.FAITH: ("goes to mass",)})])
    assert words.topics("She goes to mass") == (Topic.FAITH,)
    assert words.topics("She goes to the mass market, to") == ()


def test_a_harmless_phrase_excuses_only_itself() -> None:
    words = TouchyWords([WordList({Topic.HEALTH: ("sick", "cancer")}, unless=("sick of",))])
    assert words.topics("sick of paperwork") == ()
    assert words.topics("sick of paperwork since the cancer") == (Topic.HEALTH,)


def test_topics_come_once_and_in_order() -> None:
    assert touchy_words().topics("Jewish; asthma, then cancer") == (Topic.HEALTH, Topic.FAITH)


def test_an_entry_without_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="letters"):
        TouchyWords([WordList({Topic.HEALTH: ("*",)})])
