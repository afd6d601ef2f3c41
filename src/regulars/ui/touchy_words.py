"""The topics of touchy words, in words."""

from collections.abc import Sequence

from regulars.domain.touchy import Topic
from regulars.ui.wording import translate


def topic_words(topics: Sequence[Topic]) -> str:
    """ "health", "health and faith"."""
    words = {
        Topic.HEALTH: translate("touchy", "health"),
        Topic.FAITH: translate("touchy", "faith"),
        Topic.POLITICS: translate("touchy", "politics"),
        Topic.SEXUALITY: translate("touchy", "love and sexuality"),
        Topic.ETHNICITY: translate("touchy", "origin"),
        Topic.UNION: translate("touchy", "a union"),
        Topic.LAW: translate("touchy", "the law"),
    }
    named = [words[topic] for topic in topics]
    if len(named) == 1:
        return named[0]
    both = translate("touchy", "%1 and %2").replace("%1", ", ".join(named[:-1]))
    return both.replace("%2", named[-1])
