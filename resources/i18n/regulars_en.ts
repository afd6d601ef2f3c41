<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>BriefPanel</name>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
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
      <source>%n moment(s)</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
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
      <source>%n person(s) today</source>
      <translation>
        <numerusform>%n person today</numerusform>
        <numerusform>%n people today</numerusform>
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