"""How to greet somebody."""

from regulars.domain.people import Person


def greeting_for(person: Person) -> str:
    """As the owner wrote, or else as is usual in their language; "" where neither is known."""
    if person.greeting or not person.language:
        return person.greeting
    from regulars.services.shipped import greetings  # lazy: only for those whose language is written down

    return greetings().usual(person.language)
