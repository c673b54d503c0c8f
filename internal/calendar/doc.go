// Package calendar answers questions about time: when the office is open, which days are holidays in Berlin, what a
// date typed by a person means, which closing date can still be reached, what is on the agenda and which reminders are
// due. Days and times of day are those of the given location (Europe/Berlin), across both clock changes.
//
// It invents no event: sessions, closing dates and festivals exist only when somebody entered them, or a rule that has
// them, and what only a rule says is marked as planned. It stores nothing,
// sends nothing and says nothing; what it has to say are keys.
//
// Keys of holidays, in Reason.Holiday: holiday.new_year, holiday.womens_day, holiday.good_friday,
// holiday.easter_monday, holiday.labour_day, holiday.ascension, holiday.whit_monday, holiday.unity_day,
// holiday.christmas_1, holiday.christmas_2, and holiday.<suffix> for every one-off day handed to NewHolidays.
//
// Keys of refused dates, carried by *kiez.UserError; Given is always a string, as the person typed it:
//
//	date.unreadable         Given: the text          no form is known for it
//	date.ambiguous          Given: the part          two readings are possible: 03/04/27, 10.03 without a time
//	date.no_such_day        Given: the date          31.2., 29.2.2027
//	date.weekday_differs    Given: the weekday       Day kiez.Day: the date, which is another weekday
//	date.in_gap             Given: the time          Day kiez.Day: the day of a clock change; 02:00 to 02:59
//	hours.unreadable        Given: the text          opening hours in no known form: von früh bis spät
//	date.ends_before_start  Given: the span          20:00-18:00
//
// Keys of refused rules, in the same way:
//
//	rule.unreadable         Given: the text          neither words for a rule nor one of RFC 5545
//	rule.too_often          Given: the text          more often than daily, or more than an office plans
//	rule.never              Given: the text          no calendar has such a day
//
// And of refused rhythms:
//
//	rhythm.unreadable       Given: the text          no rule that is known, and no event to be before of
//	rhythm.at_night         Given: the time          02:00 to 02:59, which a clock change leaves out or repeats
//	date.time_missing       Given: the text          a rule without a time of day
//
// Keys of calendar files that cannot be read: import.unreadable, import.empty, and import.too_many with Found and
// Limit. Keys of single entries that cannot be taken over, in Imported.Refused, besides those above: import.no_start,
// import.own, import.rule_unsupported, event.title_missing, and import.unknown_zone with Given, the name of the zone.
//
// A date in the past is read like any other: whether it may be past only the caller knows, who refuses it with
// date.past and the Moment or Day.
package calendar
