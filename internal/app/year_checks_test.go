package app_test

import (
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// checkNights finds what was sent in the hour that some nights do not have and others have twice, and whatever broke
// somebody's quiet hours.
func (y *year) checkNights() {
	y.Helper()
	for _, s := range y.sent {
		hour := s.at.Hour()
		if hour == 2 {
			y.Errorf("%s: sent between two and three to %s: %s", s.at, s.who.name(), s.text)
		}
		if s.who.settings.Quiet == kiez.QuietDefault && (hour >= 21 || hour < 8) {
			y.Errorf("%s: sent in the quiet hours of %s: %s", s.at, s.who.name(), s.text)
		}
	}
}

// checkReminders holds every reminder against its event: not after it began, was moved or cancelled, and to nobody more
// often than there are leads, nor twice in one moment.
func (y *year) checkReminders() {
	y.Helper()
	type told struct {
		chat kiez.ChatID
		text string
	}
	times, last, reminders := map[told]int{}, map[told]time.Time{}, 0
	for _, s := range y.sent {
		key := told{s.who.chat, s.text}
		if times[key]++; last[key].Equal(s.at) {
			y.Errorf("%s: %s got this twice: %s", s.at, s.who.name(), s.text)
		}
		last[key] = s.at
		e := y.about(s)
		if e == nil {
			continue
		}
		reminders++
		leads := s.who.settings.Leads
		if leads == nil {
			leads = y.options.Leads
		}
		if times[key] > len(leads) {
			y.Errorf("%s: %s got this %d times: %s", s.at, s.who.name(), times[key], s.text)
		}
		if !s.at.Before(e.Start) {
			y.Errorf("%s: %s was told of what began at %s: %s", s.at, s.who.name(), e.Start, s.text)
		}
		if !e.until.IsZero() && s.at.After(e.until) && !s.reply { // a correction may name the old date
			y.Errorf("%s: %s was told of what was changed at %s: %s", s.at, s.who.name(), e.until, s.text)
		}
	}
	if reminders < 100 {
		y.Errorf("%d reminders were recognised in %d messages, which is too few for this test", reminders, len(y.sent))
	}
}

// about finds the event that a message speaks of: its title and its date stand in it; nil: none.
func (y *year) about(s sending) *version {
	catalog := y.options.Knowledge.Catalog
	for _, e := range y.known {
		when := kiez.Show(kiez.Moment(e.Start))
		if e.Kind == kiez.Deadline {
			when = kiez.Show(kiez.Day(e.Start))
		}
		title, _ := e.Title.In(s.who.lang)
		if strings.Contains(s.text, title) && strings.Contains(s.text, catalog.Body(s.who.lang, []kiez.Text{when})) {
			return e
		}
	}
	return nil
}

// checkClockChanges: a day before is at the same time of day, an hour before is an hour, whatever the clocks do.
func (y *year) checkClockChanges() {
	y.Helper()
	for title, want := range map[string][]string{
		"Frühlingsspaziergang": {"2027-03-27 14:00", "2027-03-28 13:00"},
		"Herbstfest":           {"2027-10-30 14:00", "2027-10-31 13:00"},
	} {
		var got []string
		for _, s := range y.sent {
			if s.who.lang == kiez.German && strings.Contains(s.text, title) {
				got = append(got, s.at.Format("2006-01-02 15:04"))
			}
		}
		if strings.Join(got, ", ") != strings.Join(want, ", ") {
			y.Errorf("%s: told at %v, want %v", title, got, want)
		}
	}
}
