"""What was done, and what was taken back, in words."""

from regulars.domain.changes import Act, Undone
from regulars.ui import wording
from regulars.ui.wording import translate


def act(value: Act, subject: str) -> str:
    """What was done, as the toast, the history and the undo menu say it: "Moment with Ana kept"."""
    said = {
        Act.ADD_PERSON: translate("wording", "%1 is in your book"),
        Act.EDIT_PERSON: translate("wording", "%1 changed"),
        Act.DELETE_PERSON: translate("wording", "%1 went to the trash"),
        Act.ADD_CONTACT_POINT: translate("wording", "A way to reach %1 added"),
        Act.EDIT_CONTACT_POINT: translate("wording", "A way to reach %1 changed"),
        Act.DELETE_CONTACT_POINT: translate("wording", "A way to reach %1 removed"),
        Act.ADD_ADDRESS: translate("wording", "Address of %1 added"),
        Act.EDIT_ADDRESS: translate("wording", "Address of %1 changed"),
        Act.DELETE_ADDRESS: translate("wording", "Address of %1 removed"),
        Act.SET_RHYTHM: translate("wording", "Rhythm with %1 changed"),
        Act.SET_STATE: translate("wording", "%1 changed"),
        Act.PIN_LEVEL: translate("wording", "Level of %1 set by hand"),
        Act.PAUSE: translate("wording", "Pause of %1 noted") if subject else translate("wording", "Quiet season noted"),
        Act.EDIT_PAUSE: translate("wording", "Pause of %1 changed")
        if subject
        else translate("wording", "Quiet season changed"),
        Act.DELETE_PAUSE: translate("wording", "Pause of %1 removed")
        if subject
        else translate("wording", "Quiet season removed"),
        Act.SET_PHOTO: translate("wording", "Photo of %1 changed"),
        Act.EDIT_CIRCLES: translate("wording", "Circles of %1 changed"),
        Act.EDIT_CIRCLE: translate("wording", "Circle “%1” changed"),
        Act.EDIT_VIEW: translate("wording", "View “%1” changed"),
        Act.EDIT_HOUSEHOLD: translate("wording", "Household “%1” changed"),
        Act.EDIT_MEMBERSHIP: translate("wording", "Work of %1 changed"),
        Act.EDIT_ORGANISATION: translate("wording", "%1 changed"),
        Act.THANK: translate("wording", "%1 thanked"),
        Act.EDIT_LINK: translate("wording", "Who %1 knows changed"),
        Act.EDIT_OWN_FIELD: translate("wording", "%1 changed"),
        Act.ADD_OWN_FIELD: translate("wording", "Field “%1” added for everybody"),
        Act.DELETE_OWN_FIELD: translate("wording", "Field “%1” removed from everybody"),
        Act.CHANGE_OWN_FIELD: translate("wording", "Field “%1” changed"),
        Act.CHOOSE_TRADE: translate("wording", "Your trade: %1"),
        Act.ADD_NOTE: translate("wording", "Noted about %1"),
        Act.EDIT_NOTE: translate("wording", "Note about %1 changed"),
        Act.DELETE_NOTE: translate("wording", "Note about %1 removed"),
        Act.PUT_OFF_NOTES: translate("wording", "Looking through notes put off"),
        Act.WRITE_TO_SAY: translate("wording", "Noted: what you want to say to %1"),
        Act.KEEP_TO_SAY: translate("wording", "Your words to %1 wait for another time"),
        Act.LET_TO_SAY_GO: translate("wording", "Your words to %1 are let go"),
        Act.ADD_GIFT: translate("wording", "Gift to %1 noted"),
        Act.EDIT_GIFT: translate("wording", "Gift to %1 changed"),
        Act.DELETE_GIFT: translate("wording", "Gift to %1 removed"),
        Act.LOG_MOMENT: translate("wording", "Moment with %1 noted"),
        Act.EDIT_MOMENT: translate("wording", "Moment with %1 changed"),
        Act.DELETE_MOMENT: translate("wording", "Moment with %1 removed"),
        Act.ADD_PROMISE: translate("wording", "Promise with %1 kept in the book"),
        Act.EDIT_PROMISE: translate("wording", "Promise with %1 changed"),
        Act.KEEP_PROMISE: translate("wording", "Promise with %1 fulfilled"),
        Act.BREAK_PROMISE: translate("wording", "Promise with %1 marked as broken"),
        Act.DELETE_PROMISE: translate("wording", "Promise with %1 removed"),
        Act.ADD_OCCASION: translate("wording", "Date of %1 added"),
        Act.EDIT_OCCASION: translate("wording", "Date of %1 changed"),
        Act.DELETE_OCCASION: translate("wording", "Date of %1 removed"),
        Act.SNOOZE: translate("wording", "%1 comes back later"),
        Act.LET_GO: translate("wording", "Let go: you will see %1 less often"),
        Act.MARK_DONE: translate("wording", "%1 done for today"),
        Act.TELL_LAST_SEEN: translate("wording", "Thank you, noted about %1"),
        Act.IMPORT: translate("wording", "People came in from %1"),
        Act.SETTINGS: translate("wording", "Settings changed"),
        Act.SAMPLE: translate("wording", "Sample people came in"),
    }[value]
    return said.replace("%1", wording.isolated(subject))


def undone(value: Undone) -> str:
    """What undo or redo did, and who was left as they are because they were touched since."""
    what = act(value.step.act, value.step.subject)
    if value.step.kind == "undo":
        said = translate("wording", "Done again: %1").replace("%1", what)
    else:
        said = translate("wording", "Taken back: %1").replace("%1", what)
    if not value.left_alone:
        return said
    names = ", ".join(wording.isolated(name) for _, name in value.left_alone[:3])
    n = len(value.left_alone)
    kept = translate("wording", "%n person(s) were changed since and stay: %1", None, n)
    return f"{said}. {kept.replace('%1', names)}"
