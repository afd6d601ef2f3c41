<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>AlsoThere</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BriefBox</name>
    <message numerus="yes">
      <source>%n more on the page (O)</source>
      <translation>
        <numerusform>%n more on the page (O)</numerusform>
        <numerusform>%n more on the page (O)</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BriefLines</name>
    <message numerus="yes">
      <source>%n more, veiled: look at the page</source>
      <translation>
        <numerusform>%n more, veiled: look at the page</numerusform>
        <numerusform>%n more, veiled: look at the page</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BroughtView</name>
    <message numerus="yes">
      <source>Brought you %n person(s)</source>
      <translation>
        <numerusform>Brought you %n person</numerusform>
        <numerusform>Brought you %n people</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ChosenPeople</name>
    <message numerus="yes">
      <source>%n person(s) chosen</source>
      <translation>
        <numerusform>%n person chosen</numerusform>
        <numerusform>%n people chosen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CircleBox</name>
    <message numerus="yes">
      <source>%n person(s) in it</source>
      <translation>
        <numerusform>%n person in it</numerusform>
        <numerusform>%n people in it</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DatesView</name>
    <message numerus="yes">
      <source>Your answer holds for %n date(s) in %1.</source>
      <translation>
        <numerusform>Your answer holds for %n date in %1.</numerusform>
        <numerusform>Your answer holds for %n dates in %1.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FormulaField</name>
    <message numerus="yes">
      <source>%n version(s) before</source>
      <translation>
        <numerusform>%n version before</numerusform>
        <numerusform>%n versions before</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>GiftsView</name>
    <message numerus="yes">
      <source>%n more idea(s)</source>
      <translation>
        <numerusform>%n more idea</numerusform>
        <numerusform>%n more ideas</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HeldWords</name>
    <message numerus="yes">
      <source>%n name(s) of other people</source>
      <translation>
        <numerusform>%n name of other people</numerusform>
        <numerusform>%n names of other people</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n note(s) that I keep veiled</source>
      <translation>
        <numerusform>%n note that I keep veiled</numerusform>
        <numerusform>%n notes that I keep veiled</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>InsightsModel</name>
    <message numerus="yes">
      <source>%n gift(s)</source>
      <translation>
        <numerusform>%n gift</numerusform>
        <numerusform>%n gifts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left for later</source>
      <translation>
        <numerusform>%n left for later</numerusform>
        <numerusform>%n left for later</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them</source>
      <translation>
        <numerusform>%n of them</numerusform>
        <numerusform>%n of them</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them their doing</source>
      <translation>
        <numerusform>%n of them their doing</numerusform>
        <numerusform>%n of them their doing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s)</source>
      <translation>
        <numerusform>%n person</numerusform>
        <numerusform>%n people</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s) reached</source>
      <translation>
        <numerusform>%n person reached</numerusform>
        <numerusform>%n people reached</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n promise(s) kept</source>
      <translation>
        <numerusform>%n promise kept</numerusform>
        <numerusform>%n promises kept</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n time(s)</source>
      <translation>
        <numerusform>%n time</numerusform>
        <numerusform>%n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in touch on %n day(s)</source>
      <translation>
        <numerusform>in touch on %n day</numerusform>
        <numerusform>in touch on %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>personal moments in %n week(s)</source>
      <translation>
        <numerusform>personal moments in %n week</numerusform>
        <numerusform>personal moments in %n weeks</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>InsightsView</name>
    <message numerus="yes">
      <source>%n entry(s)</source>
      <translation>
        <numerusform>%n entry</numerusform>
        <numerusform>%n entries</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LetSomeGo</name>
    <message numerus="yes">
      <source>Your last %n hello(s) found no answer.</source>
      <translation>
        <numerusform>Your last %n hello found no answer.</numerusform>
        <numerusform>Your last %n hellos found no answer.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LimitedText</name>
    <message numerus="yes">
      <source>%n character(s) were too many and stayed outside. They are still where you copied them.</source>
      <translation>
        <numerusform>%n character were too many and stayed outside. They are still where you copied them.</numerusform>
        <numerusform>%n characters were too many and stayed outside. They are still where you copied them.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LongRows</name>
    <message numerus="yes">
      <source>Show %n more</source>
      <translation>
        <numerusform>Show %n more</numerusform>
        <numerusform>Show %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LookThroughHint</name>
    <message numerus="yes">
      <source>%n note(s) could be looked through this month. It takes two minutes.</source>
      <translation>
        <numerusform>%n note could be looked through this month. It takes two minutes.</numerusform>
        <numerusform>%n notes could be looked through this month. It takes two minutes.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MomentRow</name>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>OccasionRow</name>
    <message numerus="yes">
      <source>%n year(s)</source>
      <translation>
        <numerusform>%n year</numerusform>
        <numerusform>%n years</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n year(s)</source>
      <translation>
        <numerusform>about %n year</numerusform>
        <numerusform>about %n years</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>OrganisationView</name>
    <message numerus="yes">
      <source>%n person(s) there</source>
      <translation>
        <numerusform>%n person there</numerusform>
        <numerusform>%n people there</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PaperBox</name>
    <message numerus="yes">
      <source>The first of %n sheet(s)</source>
      <translation>
        <numerusform>The first of %n sheet</numerusform>
        <numerusform>The first of %n sheets</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PeopleModel</name>
    <message numerus="yes">
      <source>%n person(s)</source>
      <translation>
        <numerusform>%n person</numerusform>
        <numerusform>%n people</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n slipping</source>
      <translation>
        <numerusform>%n slipping</numerusform>
        <numerusform>%n slipping</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n without a rhythm yet</source>
      <translation>
        <numerusform>%n without a rhythm yet</numerusform>
        <numerusform>%n without a rhythm yet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>not seen for %n day(s)</source>
      <translation>
        <numerusform>not seen for %n day</numerusform>
        <numerusform>not seen for %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>seen in the last %n day(s)</source>
      <translation>
        <numerusform>seen in the last %n day</numerusform>
        <numerusform>seen in the last %n days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PinnedAvoid</name>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PreferencesView</name>
    <message numerus="yes">
      <source>Show more (%n left)</source>
      <translation>
        <numerusform>Show more (%n left)</numerusform>
        <numerusform>Show more (%n left)</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PromisesModel</name>
    <message numerus="yes">
      <source>%n late</source>
      <translation>
        <numerusform>%n late</numerusform>
        <numerusform>%n late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of theirs</source>
      <translation>
        <numerusform>%n of theirs</numerusform>
        <numerusform>%n of theirs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of yours</source>
      <translation>
        <numerusform>%n of yours</numerusform>
        <numerusform>%n of yours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n renegotiated</source>
      <translation>
        <numerusform>%n renegotiated</numerusform>
        <numerusform>%n renegotiated</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>moved %n time(s)</source>
      <translation>
        <numerusform>moved %n time</numerusform>
        <numerusform>moved %n times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PromisesView</name>
    <message numerus="yes">
      <source>Show more (%n left)</source>
      <translation>
        <numerusform>Show more (%n left)</numerusform>
        <numerusform>Show more (%n left)</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SettingsModel</name>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TodayModel</name>
    <message numerus="yes">
      <source>%n person(s) today</source>
      <translation>
        <numerusform>%n person today</numerusform>
        <numerusform>%n people today</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n minute(s)</source>
      <translation>
        <numerusform>about %n minute</numerusform>
        <numerusform>about %n minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TogetherView</name>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>%n found</numerusform>
        <numerusform>%n found</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moment(s)</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TooMuch</name>
    <message numerus="yes">
      <source>%n person(s) less often, %1 times as long</source>
      <translation>
        <numerusform>%n person less often, %1 times as long</numerusform>
        <numerusform>%n people less often, %1 times as long</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Room for %n more a day</source>
      <translation>
        <numerusform>Room for %n more a day</numerusform>
        <numerusform>Room for %n more a day</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Waterfall</name>
    <message numerus="yes">
      <source>… %n more, the first</source>
      <translation>
        <numerusform>… %n more, the first</numerusform>
        <numerusform>… %n more, the first</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>brief</name>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>capture</name>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>circle_words</name>
    <message numerus="yes">
      <source>%n person(s)</source>
      <translation>
        <numerusform>%n person</numerusform>
        <numerusform>%n people</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>date_words</name>
    <message numerus="yes">
      <source>%n year(s)</source>
      <translation>
        <numerusform>%n year</numerusform>
        <numerusform>%n years</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n year(s)</source>
      <translation>
        <numerusform>about %n year</numerusform>
        <numerusform>about %n years</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>told %n day(s) before</source>
      <translation>
        <numerusform>told %n day before</numerusform>
        <numerusform>told %n days before</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>day_sheet</name>
    <message numerus="yes">
      <source>%n more to avoid, veiled: see the book</source>
      <translation>
        <numerusform>%n more to avoid, veiled: see the book</numerusform>
        <numerusform>%n more to avoid, veiled: see the book</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>health</name>
    <message numerus="yes">
      <source>%n call(s)</source>
      <translation>
        <numerusform>%n call</numerusform>
        <numerusform>%n calls</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n call(s) by %day bring it to about %score.</source>
      <translation>
        <numerusform>%n call by %day bring it to about %score.</numerusform>
        <numerusform>%n calls by %day bring it to about %score.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) in touch since %1; the older ones count less</source>
      <translation>
        <numerusform>%n day in touch since %1; the older ones count less</numerusform>
        <numerusform>%n days in touch since %1; the older ones count less</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) silent since %1, pauses left out; usually back in about %2</source>
      <translation>
        <numerusform>%n day silent since %1, pauses left out; usually back in about %2</numerusform>
        <numerusform>%n days silent since %1, pauses left out; usually back in about %2</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) silent since %1; usually back in about %2</source>
      <translation>
        <numerusform>%n day silent since %1; usually back in about %2</numerusform>
        <numerusform>%n days silent since %1; usually back in about %2</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n gift(s)</source>
      <translation>
        <numerusform>%n gift</numerusform>
        <numerusform>%n gifts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n invoice(s)</source>
      <translation>
        <numerusform>%n invoice</numerusform>
        <numerusform>%n invoices</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n letter(s)</source>
      <translation>
        <numerusform>%n letter</numerusform>
        <numerusform>%n letters</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n like(s)</source>
      <translation>
        <numerusform>%n like</numerusform>
        <numerusform>%n likes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n mail(s)</source>
      <translation>
        <numerusform>%n mail</numerusform>
        <numerusform>%n mails</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n meeting(s)</source>
      <translation>
        <numerusform>%n meeting</numerusform>
        <numerusform>%n meetings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n meeting(s) by %day bring it to about %score.</source>
      <translation>
        <numerusform>%n meeting by %day bring it to about %score.</numerusform>
        <numerusform>%n meetings by %day bring it to about %score.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n message(s)</source>
      <translation>
        <numerusform>%n message</numerusform>
        <numerusform>%n messages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n message(s) by %day bring it to about %score.</source>
      <translation>
        <numerusform>%n message by %day bring it to about %score.</numerusform>
        <numerusform>%n messages by %day bring it to about %score.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n open</source>
      <translation>
        <numerusform>%n open</numerusform>
        <numerusform>%n open</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n open, due today</source>
      <translation>
        <numerusform>%n open, due today</numerusform>
        <numerusform>%n open, due today</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n other moment(s)</source>
      <translation>
        <numerusform>%n other moment</numerusform>
        <numerusform>%n other moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n purchase(s)</source>
      <translation>
        <numerusform>%n purchase</numerusform>
        <numerusform>%n purchases</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visit(s)</source>
      <translation>
        <numerusform>%n visit</numerusform>
        <numerusform>%n visits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n week(s)</source>
      <translation>
        <numerusform>%n week</numerusform>
        <numerusform>%n weeks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only they reached out so far, %n time(s)</source>
      <translation>
        <numerusform>Only they reached out so far, %n time</numerusform>
        <numerusform>Only they reached out so far, %n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only you reached out so far, %n time(s)</source>
      <translation>
        <numerusform>Only you reached out so far, %n time</numerusform>
        <numerusform>Only you reached out so far, %n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>you began the last %n time(s)</source>
      <translation>
        <numerusform>you began the last %n time</numerusform>
        <numerusform>you began the last %n times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>imports</name>
    <message numerus="yes">
      <source>%n gained something</source>
      <translation>
        <numerusform>%n gained something</numerusform>
        <numerusform>%n gained something</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new</source>
      <translation>
        <numerusform>%n new</numerusform>
        <numerusform>%n new</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s), ready to come in</source>
      <translation>
        <numerusform>%n person, ready to come in</numerusform>
        <numerusform>%n people, ready to come in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n stayed outside</source>
      <translation>
        <numerusform>%n stayed outside</numerusform>
        <numerusform>%n stayed outside</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n were here already</source>
      <translation>
        <numerusform>%n were here already</numerusform>
        <numerusform>%n were here already</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>notice_words</name>
    <message numerus="yes">
      <source>%n date(s) to remember.</source>
      <translation>
        <numerusform>%n date to remember.</numerusform>
        <numerusform>%n dates to remember.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s) today</source>
      <translation>
        <numerusform>%n person today</numerusform>
        <numerusform>%n people today</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n promise(s) of yours.</source>
      <translation>
        <numerusform>%n promise of yours.</numerusform>
        <numerusform>%n promises of yours.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>person_card</name>
    <message numerus="yes">
      <source>%n more to avoid, veiled: see the book</source>
      <translation>
        <numerusform>%n more to avoid, veiled: see the book</numerusform>
        <numerusform>%n more to avoid, veiled: see the book</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>sheets</name>
    <message numerus="yes">
      <source>%1 and %n other(s)</source>
      <translation>
        <numerusform>%1 and %n other</numerusform>
        <numerusform>%1 and %n others</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n address label(s)</source>
      <translation>
        <numerusform>%n address label</numerusform>
        <numerusform>%n address labels</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>wording</name>
    <message numerus="yes">
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) ago</source>
      <translation>
        <numerusform>%n day ago</numerusform>
        <numerusform>%n days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n month(s)</source>
      <translation>
        <numerusform>%n month</numerusform>
        <numerusform>%n months</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n month(s) ago</source>
      <translation>
        <numerusform>%n month ago</numerusform>
        <numerusform>%n months ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s) were changed since and stay: %1</source>
      <translation>
        <numerusform>%n person were changed since and stay: %1</numerusform>
        <numerusform>%n people were changed since and stay: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n time(s) in a row</source>
      <translation>
        <numerusform>%n time in a row</numerusform>
        <numerusform>%n times in a row</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n week(s)</source>
      <translation>
        <numerusform>%n week</numerusform>
        <numerusform>%n weeks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n week(s) ago</source>
      <translation>
        <numerusform>%n week ago</numerusform>
        <numerusform>%n weeks ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n year(s)</source>
      <translation>
        <numerusform>%n year</numerusform>
        <numerusform>%n years</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n year(s) ago</source>
      <translation>
        <numerusform>%n year ago</numerusform>
        <numerusform>%n years ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>every %n day(s)</source>
      <translation>
        <numerusform>every day</numerusform>
        <numerusform>every %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>every %n month(s)</source>
      <translation>
        <numerusform>every month</numerusform>
        <numerusform>every %n months</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>every %n week(s)</source>
      <translation>
        <numerusform>every week</numerusform>
        <numerusform>every %n weeks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>every %n year(s)</source>
      <translation>
        <numerusform>every year</numerusform>
        <numerusform>every %n years</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n day(s)</source>
      <translation>
        <numerusform>in %n day</numerusform>
        <numerusform>in %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n week(s)</source>
      <translation>
        <numerusform>in %n week</numerusform>
        <numerusform>in %n weeks</numerusform>
      </translation>
    </message>
  </context>
</TS>