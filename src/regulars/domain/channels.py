"""How to reach somebody."""

from collections.abc import Collection

from regulars.domain.people import Channel, ContactPoint, Person, PointKind

_POINT_FOR = {
    Channel.CALL: PointKind.PHONE,
    Channel.MESSAGE: PointKind.PHONE,
    Channel.WHATSAPP: PointKind.PHONE,
    Channel.SIGNAL: PointKind.PHONE,
    Channel.EMAIL: PointKind.EMAIL,
}


def channel_of(person: Person) -> tuple[Channel, ContactPoint | None]:
    """The way to reach somebody: what they prefer, else what there is, never what they ruled out."""
    kinds = {point.kind for point in person.points}
    preferred, forbidden = person.preferred_channel, person.forbidden_channels
    channel = way_to_reach(preferred, forbidden, kinds, has_address=bool(person.addresses))
    points = [point for point in person.points if point.kind is _POINT_FOR.get(channel)]
    return channel, next((point for point in points if point.preferred), points[0] if points else None)


def way_to_reach(
    preferred: Channel | None, forbidden: Collection[Channel], kinds: Collection[PointKind], *, has_address: bool
) -> Channel:
    """The channel alone, from what is known of a person: `kinds` are those of their contact points."""
    wanted = [preferred] if preferred else []
    order = [*wanted, Channel.CALL, Channel.EMAIL, Channel.LETTER, Channel.VISIT]
    for channel in order:
        if channel in forbidden:
            continue
        is_there = _POINT_FOR[channel] in kinds if channel in _POINT_FOR else channel in wanted or has_address
        if is_there:
            return channel
    return next((channel for channel in order if channel not in forbidden), Channel.VISIT)
