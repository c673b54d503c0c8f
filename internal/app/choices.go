package app

import (
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// choices completes what the conversations need by what the operator chose, what the content says, and what is the same
// for every bot.
func (o Options) choices(k *Knowledge, n handlers.Needs) handlers.Needs {
	n.Language, n.Leads, n.Quiet, n.Awake = o.Language, o.Leads, handlers.Span(o.Quiet), o.awake
	n.Retention, n.ReleaseByTwo, n.UndoWindow = o.Retention, o.ReleaseByTwo, o.UndoWindow
	n.StopWords, n.NowWords = k.words("stop.words"), append(k.words("broadcast.now_words"), "now")
	n.MenuWords, n.HelpWords = k.words("bare.menu_words"), k.words("bare.help_words")
	n.YesWords, n.NoWords = k.words("bare.yes_words"), k.words("bare.no_words")
	n.CancelWords = k.words("bare.cancel_words")
	n.EuroWords, n.Thousands = k.words("amount.euro_words"), k.words("amount.thousand_words")
	n.EventWords, n.TopicWords, n.PauseWords = k.eventWords().In, k.topicWords(), k.pauseWords()
	n.Hours, n.Moment, n.Start, n.RemindAt = calendar.ParseHours, o.moment, o.start, o.remindAt
	n.NewID, n.NewCode = newID, newCode
	n.Translator = o.translator()
	return n
}

// moment reads a date typed by a person.
func (o Options) moment(text string, now time.Time) (at time.Time, hasTime bool, err error) {
	return calendar.ParseMoment(text, now, o.Location)
}

// start reads a beginning typed by a person, and the end that may stand behind it.
func (o Options) start(text string, now time.Time) (start, end time.Time, hasTime bool, err error) {
	return calendar.ParseStart(text, now, o.Location)
}

// remindAt gives the moment from which a reminder is due.
func (o Options) remindAt(e kiez.Event, lead time.Duration) time.Time {
	return calendar.RemindAt(e, lead, o.Location)
}
