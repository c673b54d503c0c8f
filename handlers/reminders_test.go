package handlers_test

import (
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// TestNearestReminder sends reminders of the breakfast on 10 March 2027 at 10:00 in Friedrichsfelde Nord to people with
// lead times of their own, at a moment when several may be under way.
func TestNearestReminder(t *testing.T) {
	const day, week, morning = 24 * time.Hour, 7 * 24 * time.Hour, kiez.SameMorning
	var usual []time.Duration // a day and an hour
	none := []time.Duration{}
	const sent, late, left = kiez.Outcome(""), kiez.OutcomeExpired, kiez.OutcomeLeft
	wanted := map[string]time.Time{"breakfast": {}}
	for name, c := range map[string]struct {
		now    string
		leads  []time.Duration
		wanted map[string]time.Time
		lead   time.Duration
		want   kiez.Outcome
	}{
		"usual, a day":                        {"2027-03-09 10:00", usual, nil, day, sent},
		"usual, the day comes late":           {"2027-03-10 08:30", usual, nil, day, sent},
		"usual, overtaken by the hour":        {"2027-03-10 09:00", usual, nil, day, late},
		"usual, the hour":                     {"2027-03-10 09:00", usual, nil, time.Hour, sent},
		"usual, not the week":                 {"2027-03-09 10:00", usual, nil, week, left},
		"own, a week comes late":              {"2027-03-10 09:30", []time.Duration{week}, nil, week, sent},
		"own, the week is overtaken":          {"2027-03-09 10:00", []time.Duration{week, day}, nil, week, late},
		"own, the day is not yet":             {"2027-03-09 09:59", []time.Duration{week, day}, nil, week, sent},
		"own, the morning":                    {"2027-03-10 08:00", []time.Duration{day, morning}, nil, morning, sent},
		"own, overtaken by the morning":       {"2027-03-10 08:00", []time.Duration{day, morning}, nil, day, late},
		"own, the morning before the hour":    {"2027-03-10 08:59", []time.Duration{time.Hour, morning}, nil, morning, sent},
		"own, the hour overtakes the morning": {"2027-03-10 09:00", []time.Duration{time.Hour, morning}, nil, morning, late},
		"own, the hour after the morning":     {"2027-03-10 09:00", []time.Duration{time.Hour, morning}, nil, time.Hour, sent},
		"no reminders":                        {"2027-03-09 10:00", none, nil, day, left},
		"no reminders but of this":            {"2027-03-09 10:00", none, wanted, day, sent},
		"no reminders but of this, a week":    {"2027-03-09 10:00", none, wanted, week, left},
		"own for this too":                    {"2027-03-09 10:00", []time.Duration{week}, wanted, week, sent},
	} {
		w := newWorld(t)
		b := kiez.Broadcast{
			Kind: kiez.Reminder, EventID: "breakfast", EventStart: at("2027-03-10 10:00"), Lead: c.lead,
			Audience: kiez.Audience{
				Topics: []kiez.Topic{kiez.Events}, Event: "breakfast", Pace: kiez.AtOnce, Lead: &c.lead,
			},
		}
		person := kiez.Person{
			Topics: map[kiez.Topic][]kiez.Area{kiez.Events: nil}, Wanted: c.wanted, Settings: kiez.Settings{Leads: c.leads},
		}
		_, instead, err := w.bot.Deliver(t.Context(), kiez.Delivery{Broadcast: b}, person, at(c.now))
		if err != nil || instead != c.want {
			t.Errorf("%s: outcome %q, %v, want %q", name, instead, err, c.want)
		}
	}
}

// TestPaceIsAskedAgain: who has changed the pace since the audience was frozen is not in it any more.
func TestPaceIsAskedAgain(t *testing.T) {
	events := []kiez.Topic{kiez.Events}
	for name, c := range map[string]struct {
		audience kiez.Audience
		pace     kiez.Pace
		wanted   map[string]time.Time
		want     kiez.Outcome
	}{
		"at once":                       {kiez.Audience{Topics: events, Pace: kiez.AtOnce}, "", nil, ""},
		"chosen at once":                {kiez.Audience{Topics: events, Pace: kiez.AtOnce}, kiez.AtOnce, nil, ""},
		"weekly now":                    {kiez.Audience{Topics: events, Pace: kiez.AtOnce}, kiez.Weekly, nil, kiez.OutcomeLeft},
		"weekly, but asked for it":      {kiez.Audience{Topics: events, Pace: kiez.AtOnce, Event: "fair"}, kiez.Weekly, map[string]time.Time{"fair": {}}, ""},
		"weekly, asked for another one": {kiez.Audience{Topics: events, Pace: kiez.AtOnce, Event: "fair"}, kiez.Weekly, map[string]time.Time{"walk": {}}, kiez.OutcomeLeft},
		"a weekly message":              {kiez.Audience{Topics: events, Pace: kiez.Weekly}, kiez.Weekly, nil, ""},
		"no weekly message any more":    {kiez.Audience{Topics: events, Pace: kiez.Weekly}, kiez.AtOnce, nil, kiez.OutcomeLeft},
		"for both":                      {kiez.Audience{Topics: events}, kiez.Weekly, nil, ""},
	} {
		w := newWorld(t)
		person := kiez.Person{
			Topics: map[kiez.Topic][]kiez.Area{kiez.Events: nil}, Wanted: c.wanted, Settings: kiez.Settings{Pace: c.pace},
		}
		b := kiez.Broadcast{Kind: kiez.StaffBroadcast, Texts: kiez.Titles{kiez.German: "Hallo"}, Audience: c.audience}
		_, instead, err := w.bot.Deliver(t.Context(), kiez.Delivery{Broadcast: b}, person, w.now)
		if err != nil || instead != c.want {
			t.Errorf("%s: outcome %q, %v, want %q", name, instead, err, c.want)
		}
	}
}
