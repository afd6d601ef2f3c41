"""Postal addresses as each country writes them: which parts on which line, and in which order they are filled in.

The orders are those of the Universal Postal Union's country sheets. What a country is called comes as free words, so names are
known in several languages; an unknown country is written the way most of the world does, postcode before the town.
"""

import re
from collections.abc import Mapping

from regulars.domain.folding import fold
from regulars.domain.people import Address

_MOST = "{street}|{extended}|{po_box}|{postcode} {city}|{region}"
_TOWN_THEN_CODE = "{street}|{extended}|{po_box}|{city} {postcode}|{region}"
_TOWN_REGION_CODE = "{street}|{extended}|{po_box}|{city} {region} {postcode}"
_CODE_LAST = "{street}|{extended}|{po_box}|{city}|{region}|{postcode}"

_LINES: Mapping[str, str] = {
    "US": "{street}|{extended}|{po_box}|{city}, {region} {postcode}",
    "PR": "{street}|{extended}|{po_box}|{city} PR {postcode}",
    "HU": "{city}|{street}|{extended}|{po_box}|{postcode}|{region}",
    "BR": "{street}|{extended}|{po_box}|{city}-{region}|{postcode}",
    "MX": "{street}|{extended}|{po_box}|{postcode} {city}, {region}",
    "CO": "{street}|{extended}|{po_box}|{city}, {region}, {postcode}",
    "ES": "{street}|{extended}|{po_box}|{postcode} {city} {region}",
    "IT": "{street}|{extended}|{po_box}|{postcode} {city} {region}",
    "TR": "{street}|{extended}|{po_box}|{postcode} {city}/{region}",
    "LV": "{street}|{extended}|{po_box}|{city}, {postcode}|{region}",
    "PK": "{street}|{extended}|{po_box}|{city}-{postcode}|{region}",
    "BD": "{street}|{extended}|{po_box}|{city}-{postcode}|{region}",
    "PH": "{street}|{extended}|{po_box}|{city}|{postcode} {region}",
    "VN": "{street}|{extended}|{po_box}|{city}|{region} {postcode}",
    "ID": "{street}|{extended}|{po_box}|{city}|{region} {postcode}",
    "TH": "{street}|{extended}|{po_box}|{city}|{region} {postcode}",
    "IR": "{region}|{city}|{street}|{extended}|{po_box}|{postcode}",
    "JP": "{street}|{extended}|{po_box}|{city}, {region}|{postcode}",
    "CN": "{street}|{extended}|{po_box}|{city}|{region}, {postcode}",
    "TW": "{street}|{extended}|{po_box}|{city}, {region} {postcode}",
    "KR": "{street}|{extended}|{po_box}|{city}|{region}|{postcode}",
    "HK": "{street}|{extended}|{po_box}|{city}|{region}",
    **dict.fromkeys(("CA", "AU"), _TOWN_REGION_CODE),
    **dict.fromkeys(
        ("IN", "PE", "NG", "NZ", "SG", "SA", "JO", "LB", "IL", "NP", "LK", "KH", "MM", "TZ"), _TOWN_THEN_CODE
    ),
    **dict.fromkeys(("GB", "IE", "RU", "UA", "BY", "KZ", "ZA", "EG", "KE", "GE", "JM"), _CODE_LAST),
}
# Written in their own script they run from the large to the small.
_FROM_LARGE: Mapping[str, str] = {
    "JP": "〒{postcode}|{region}{city}{street}|{extended}|{po_box}",
    "CN": "{postcode}|{region}{city}{street}|{extended}|{po_box}",
    "TW": "{postcode}|{region}{city}{street}|{extended}|{po_box}",
    "HK": "{region}{city}{street}|{extended}|{po_box}",
    "KR": "{region} {city} {street}|{extended}|{po_box}|{postcode}",
}
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_FIELD = re.compile(r"\{(\w+)\}")

# What countries are called, folded: in English, at home, and in the languages of the screens.
_NAMES = {
    "AE": "united arab emirates uae|emirats arabes unis|الإمارات العربية المتحدة|الإمارات",
    "AR": "argentina|argentinien|argentine|アルゼンチン|الأرجنتين",
    "AT": "austria|österreich|autriche|áustria|オーストリア|النمسا",
    "AU": "australia|australien|australie|austrália|オーストラリア|أستراليا",
    "BD": "bangladesh|বাংলাদেশ|バングラデシュ|بنغلاديش",
    "BE": "belgium|belgië|belgique|belgien|bélgica|ベルギー|بلجيكا",
    "BG": "bulgaria|българия|bulgarien|bulgarie|bulgária|ブルガリア|بلغاريا",
    "BR": "brazil|brasil|brasilien|brésil|ブラジル|البرازيل",
    "BY": "belarus|беларусь",
    "CA": "canada|kanada|canadá|カナダ|كندا",
    "CH": "switzerland|schweiz|suisse|svizzera|suiza|suíça|スイス|سويسرا",
    "CL": "chile|chili|チリ|تشيلي",
    "CN": "china|中国|中國|chine|中华人民共和国|الصين|people's republic of china",
    "CO": "colombia|kolumbien|colombie|colômbia|コロンビア|كولومبيا",
    "CZ": "czechia|czech republic|česko|česká republika|tschechien|tchéquie|chequia|chéquia|チェコ|التشيك",
    "DE": "germany|deutschland|allemagne|alemania|alemanha|ドイツ|ألمانيا",
    "DK": "denmark|danmark|dänemark|danemark|dinamarca|デンマーク|الدنمارك",
    "EE": "estonia|eesti|estland|estonie|estónia|エストニア|إستونيا",
    "EG": "egypt|مصر|ägypten|égypte|egipto|egito|エジプト",
    "ES": "spain|españa|spanien|espagne|espanha|スペイン|إسبانيا",
    "FI": "finland|suomi|finnland|finlande|finlandia|finlândia|フィンランド|فنلندا",
    "FR": "france|frankreich|francia|frança|フランス|فرنسا",
    "GB": "united kingdom|uk|great britain|england|scotland|wales|northern ireland|großbritannien|vereinigtes königreich"
    "|royaume-uni|reino unido|イギリス|英国|المملكة المتحدة|بريطانيا",
    "GE": "georgia|საქართველო",
    "GR": "greece|ελλάδα|griechenland|grèce|grecia|grécia|ギリシャ|اليونان",
    "HK": "hong kong|香港|hongkong|هونغ كونغ",
    "HR": "croatia|hrvatska|kroatien|croatie|croacia|croácia|クロアチア|كرواتيا",
    "HU": "hungary|magyarország|ungarn|hongrie|hungría|hungria|ハンガリー|المجر",
    "ID": "indonesia|indonesien|indonésie|インドネシア|إندونيسيا",
    "IE": "ireland|éire|irland|irlande|irlanda|アイルランド|أيرلندا",
    "IL": "israel|ישראל|israël|イスラエル|إسرائيل",
    "IN": "india|भारत|indien|inde|índia|インド|الهند",
    "IR": "iran|ایران|イラン|إيران",
    "IS": "iceland|ísland|island|islande|islandia|islândia|アイスランド|آيسلندا",
    "IT": "italy|italia|italien|italie|itália|イタリア|إيطاليا",
    "JM": "jamaica|jamaika|jamaïque",
    "JO": "jordan|الأردن|jordanien|jordanie|jordania|jordânia|ヨルダン",
    "JP": "japan|日本|japon|japón|japão|nihon|nippon|اليابان",
    "KE": "kenya|kenia|quénia|ケニア|كينيا",
    "KH": "cambodia|កម្ពុជា",
    "KR": "south korea|korea|republic of korea|대한민국|한국|südkorea|corée du sud|corea del sur|coreia do sul|韓国"
    "|كوريا الجنوبية",
    "KZ": "kazakhstan|қазақстан|казахстан",
    "LB": "lebanon|لبنان|libanon|liban|líbano|レバノン",
    "LK": "sri lanka|ශ්‍රී ලංකාව",
    "LT": "lithuania|lietuva|litauen|lituanie|lituania|lituânia",
    "LU": "luxembourg|luxemburg|lëtzebuerg|luxemburgo|ルクセンブルク",
    "LV": "latvia|latvija|lettland|lettonie|letonia|letónia",
    "MA": "morocco|maroc|المغرب|marokko|marruecos|marrocos|モロッコ",
    "MM": "myanmar|မြန်မာ",
    "MX": "mexico|méxico|mexiko|mexique|メキシコ|المكسيك",
    "MY": "malaysia|マレーシア|ماليزيا",
    "NG": "nigeria|ナイジェリア|نيجيريا",
    "NL": "netherlands|the netherlands|nederland|holland|niederlande|pays-bas|países bajos|países baixos|オランダ|هولندا",
    "NO": "norway|norge|noreg|norwegen|norvège|noruega|ノルウェー|النرويج",
    "NP": "nepal|नेपाल",
    "NZ": "new zealand|aotearoa|neuseeland|nouvelle-zélande|nueva zelanda|nova zelândia|ニュージーランド|نيوزيلندا",
    "PE": "peru|perú|pérou|ペルー|بيرو",
    "PH": "philippines|pilipinas|philippinen|filipinas|フィリピン|الفلبين",
    "PK": "pakistan|پاکستان|パキスタン|باكستان",
    "PL": "poland|polska|polen|pologne|polonia|polónia|polônia|ポーランド|بولندا",
    "PR": "puerto rico",
    "PT": "portugal|ポルトガル|البرتغال",
    "RO": "romania|românia|rumänien|roumanie|rumania|roménia|romênia|ルーマニア|رومانيا",
    "RS": "serbia|србија|srbija|serbien|serbie|sérvia|セルビア|صربيا",
    "RU": "russia|россия|russland|russie|rusia|rússia|ロシア|روسيا|russian federation",
    "SA": "saudi arabia|السعودية|المملكة العربية السعودية|saudi-arabien|arabie saoudite|arabia saudita|arábia saudita"
    "|サウジアラビア",
    "SE": "sweden|sverige|schweden|suède|suecia|suécia|スウェーデン|السويد",
    "SG": "singapore|singapur|singapour|singapura|新加坡|シンガポール|سنغافورة",
    "SI": "slovenia|slovenija|slowenien|slovénie|eslovenia|eslovénia|スロベニア",
    "SK": "slovakia|slovensko|slowakei|slovaquie|eslovaquia|eslováquia|スロバキア",
    "TH": "thailand|ไทย|ประเทศไทย|thaïlande|tailandia|tailândia|タイ|تايلاند",
    "TN": "tunisia|تونس|tunesien|tunisie|túnez|tunísia|チュニジア",
    "TR": "turkey|türkiye|türkei|turquie|turquía|turquia|トルコ|تركيا",
    "TW": "taiwan|台湾|臺灣|台灣|تايوان",
    "TZ": "tanzania|tansania|tanzanie",
    "UA": "ukraine|україна|ucrania|ucrânia|ウクライナ|أوكرانيا",
    "US": "united states|united states of america|usa|us|america|vereinigte staaten|états-unis|estados unidos|アメリカ"
    "|アメリカ合衆国|米国|الولايات المتحدة|eeuu|eua",
    "VN": "vietnam|việt nam|ベトナム|فيتنام",
    "ZA": "south africa|südafrika|afrique du sud|sudáfrica|áfrica do sul|南アフリカ|جنوب أفريقيا",
}
_CODES = {fold(name): code for code, names in _NAMES.items() for name in names.split("|")}
_CODES |= {fold(code): code for code in _NAMES} | {"uae": "AE"}


def country_code(country: str) -> str:
    """The ISO 3166 code of a country's name, or of the code itself, in any of several languages; "" when it is not known.

    >>> country_code("Österreich"), country_code("日本"), country_code("U.S.A."), country_code("pt"), country_code("Atlantis")
    ('AT', 'JP', 'US', 'PT', '')
    """
    folded = fold(country)
    return _CODES.get(folded, _CODES.get(folded.replace(" ", ""), ""))


def postal_lines(address: Address, *, home: str = "") -> list[str]:
    """The lines of an address as its country writes them, as on an envelope posted in the country `home` (ISO code).

    The country itself is the last line, in capitals when the letter goes abroad from `home`, and left out within it.

    >>> postal_lines(Address(street="221B Baker Street", city="London", postcode="NW1 6XE", country="UK"), home="GB")
    ['221B Baker Street', 'London', 'NW1 6XE']
    >>> postal_lines(Address(street="1 Main St", city="Barstow", region="CA", postcode="92311", country="USA"), home="PT")
    ['1 Main St', 'Barstow, CA 92311', 'USA']
    """
    code = country_code(address.country) or ("" if address.country else home)
    lines = [
        _filled(line, address) for line in _pattern(code, address.street + address.city + address.region).split("|")
    ]
    if address.country and (not home or code != home):
        lines.append(address.country.upper() if home else address.country)
    return [line for line in lines if line]


def _pattern(code: str, said: str) -> str:
    """The lines there; in the country's own script, where it has one, from the large to the small."""
    large_first = code in _FROM_LARGE and _CJK.search(said) is not None
    return _FROM_LARGE[code] if large_first else _LINES.get(code, _MOST)


def _filled(line: str, address: Address) -> str:
    """The line with its parts; the signs between two parts stay only where both are there.

    >>> _filled("{city}, {region} {postcode}", Address(city="Barstow", postcode="92311"))
    'Barstow 92311'
    """
    pieces = _FIELD.split(line)  # sign, name, sign, name, … sign
    out, sign = "", pieces[0]
    for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
        value = getattr(address, name)
        if value:
            out += sign + value.removeprefix(sign)
            sign = after
        elif out and not after.strip():
            sign = after or sign
        elif not out:
            sign = ""
    return out


def order_of_parts(address: Address, *, home: str = "") -> tuple[str, ...]:
    """The parts of an address in the order in which they are filled in there; every part once, the country last.

    An address without a country is one of `home` (ISO code).

    >>> order_of_parts(Address(country="United States"))
    ('street', 'extended', 'po_box', 'city', 'region', 'postcode', 'country')
    >>> order_of_parts(Address(city="東京"), home="JP")[:4]
    ('postcode', 'region', 'city', 'street')
    """
    said = address.street + address.city + address.region + address.country
    parts = _FIELD.findall(_pattern(country_code(address.country) or ("" if address.country else home), said))
    return (*parts, *(name for name in ("region", "postcode") if name not in parts), "country")
