package calendar_test

import (
	"slices"
	"testing"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

// closing is a closing date of the Kiezfonds that ends with its day.
func closing(area kiez.Area, day, session string) kiez.Event {
	return kiez.Event{
		ID: "frist-" + string(area) + "-" + day, Kind: kiez.Deadline, Topic: kiez.KiezfondsDeadlines, Area: area,
		Start: at(day + " 23:59"), Session: session,
	}
}

// dates2025 are the dates of 2025 that were published.
func dates2025() []kiez.Event {
	events := []kiez.Event{
		{ID: "jury-sued-1", Kind: kiez.Session, Topic: kiez.Jury, Area: kiez.FriedrichsfeldeSued, Start: at("2025-02-18 18:00")},
		{ID: "jury-nord-1", Kind: kiez.Session, Topic: kiez.Jury, Area: kiez.FriedrichsfeldeNord, Start: at("2025-02-12 18:00")},
		{ID: "jury-neu-1", Kind: kiez.Session, Topic: kiez.Jury, Area: kiez.NeuLichtenberg, Start: at("2025-02-10 19:00")},
		closing(kiez.FriedrichsfeldeNord, "2025-01-27", "jury-nord-1"),
		closing(kiez.NeuLichtenberg, "2025-10-15", ""),
		closing(kiez.NeuLichtenberg, "2025-01-22", "jury-neu-1"),
		closing(kiez.FriedrichsfeldeSued, "2025-02-03", "jury-sued-1"),
	}
	for _, day := range []string{
		"2025-10-27", "2025-03-03", "2025-03-31", "2025-05-05", "2025-06-02", "2025-06-23", "2025-09-01", "2025-09-29",
	} {
		events = append(events, closing(kiez.FriedrichsfeldeSued, day, ""))
	}
	return events
}

func TestReachable(t *testing.T) {
	t.Parallel()
	tests := []struct {
		now  string
		area kiez.Area
		want []string // missed, deadline, session, later
	}{
		{"2025-02-02 12:00", kiez.FriedrichsfeldeSued, []string{"-", "2025-02-03", "2025-02-18", "2025-03-03", "2025-03-31"}},
		{"2025-02-03 23:00", kiez.FriedrichsfeldeSued, []string{"-", "2025-02-03", "2025-02-18", "2025-03-03", "2025-03-31"}},
		{"2025-02-03 23:59", kiez.FriedrichsfeldeSued, []string{"-", "2025-02-03", "2025-02-18", "2025-03-03", "2025-03-31"}},
		{"2025-02-04 00:00", kiez.FriedrichsfeldeSued, []string{"2025-02-03", "2025-03-03", "-", "2025-03-31", "2025-05-05"}},
		{"2025-02-04 12:00", kiez.FriedrichsfeldeSued, []string{"2025-02-03", "2025-03-03", "-", "2025-03-31", "2025-05-05"}},
		{"2025-02-18 12:00", kiez.FriedrichsfeldeSued, []string{"-", "2025-03-03", "-", "2025-03-31", "2025-05-05"}},
		{"2025-07-01 12:00", kiez.FriedrichsfeldeSued, []string{"2025-06-23", "2025-09-01", "-", "2025-09-29", "2025-10-27"}},
		{"2025-09-30 12:00", kiez.FriedrichsfeldeSued, []string{"2025-09-29", "2025-10-27", "-"}},
		{"2025-10-28 00:00", kiez.FriedrichsfeldeSued, []string{"2025-10-27"}},
		{"2026-02-01 12:00", kiez.FriedrichsfeldeSued, []string{"-"}},
		{"2025-01-20 12:00", kiez.NeuLichtenberg, []string{"-", "2025-01-22", "2025-02-10", "2025-10-15"}},
		{"2025-01-25 12:00", kiez.FriedrichsfeldeNord, []string{"-", "2025-01-27", "2025-02-12"}},
		{"2025-01-25 12:00", "", []string{"2025-01-22", "2025-01-27", "2025-02-12", "2025-02-03", "2025-03-03"}},
	}
	for _, tt := range tests {
		plan, ok := calendar.Reachable(dates2025(), tt.area, at(tt.now))
		got := []string{dayOf(plan.Missed)}
		if ok {
			got = append(got, dayOf(&plan.Deadline), dayOf(plan.Session))
			for _, e := range plan.Later {
				got = append(got, dayOf(&e))
			}
			if plan.Open != (len(plan.Later) < 2) {
				t.Errorf("%s in %q: %d later dates, and it says that more are unknown: %v", tt.now, tt.area, len(plan.Later), plan.Open)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s in %q: got %v, want %v", tt.now, tt.area, got, tt.want)
		}
	}
}

func TestReachableSkipsWhatDoesNotCount(t *testing.T) {
	t.Parallel()
	cancelled := closing("", "2025-02-03", "")
	cancelled.Cancelled = true
	other := closing("", "2025-02-04", "")
	other.Topic = kiez.Festival
	called := closing("", "2025-02-10", "jury")
	session := kiez.Event{ID: "jury", Kind: kiez.Session, Start: at("2025-02-24 18:00"), Cancelled: true}
	plan, ok := calendar.Reachable([]kiez.Event{session, cancelled, other, called}, kiez.NeuLichtenberg, at("2025-02-01"))
	if !ok || plan.Deadline.ID != called.ID || plan.Session != nil || len(plan.Later) != 0 {
		t.Errorf("got %+v, %v", plan, ok)
	}
}

func dayOf(e *kiez.Event) string {
	if e == nil {
		return "-"
	}
	return e.Start.Format("2006-01-02")
}

func TestAGapIsNotPassedOver(t *testing.T) {
	t.Parallel()
	first, last := closing(kiez.NeuLichtenberg, "2025-01-22", ""), closing(kiez.NeuLichtenberg, "2025-10-15", "")
	last.GapBefore = true
	events := []kiez.Event{first, last}
	if plan, ok := calendar.Reachable(events, kiez.NeuLichtenberg, at("2025-01-10")); !ok || plan.Gap || len(plan.Later) != 0 || !plan.Open {
		t.Errorf("before the first: %+v, %v", plan, ok)
	}
	if plan, ok := calendar.Reachable(events, kiez.NeuLichtenberg, at("2025-03-01")); !ok || !plan.Gap {
		t.Errorf("after the first: %+v, %v", plan, ok)
	}
}

func TestTheSessionThatFollows(t *testing.T) {
	t.Parallel()
	session := func(id string, area kiez.Area, at_ string) kiez.Event {
		return kiez.Event{ID: id, Kind: kiez.Session, Area: area, Start: at(at_)}
	}
	events := []kiez.Event{
		session("later", kiez.NeuLichtenberg, "2027-05-12 18:00"),
		session("elsewhere", kiez.FriedrichsfeldeNord, "2027-04-07 18:00"),
		session("follows", kiez.NeuLichtenberg, "2027-04-14 18:00"),
		session("before", kiez.NeuLichtenberg, "2027-03-10 18:00"),
		closing(kiez.NeuLichtenberg, "2027-03-31", ""),
	}
	plan, ok := calendar.Reachable(events, kiez.NeuLichtenberg, at("2027-03-01"))
	if !ok || plan.Session != nil || plan.Following == nil || plan.Following.ID != "follows" {
		t.Errorf("got %+v, %v", plan, ok)
	}
	events[2].Cancelled = true
	if plan, _ = calendar.Reachable(events, kiez.NeuLichtenberg, at("2027-03-01")); plan.Following.ID != "later" {
		t.Errorf("with that one cancelled: %+v", plan.Following)
	}
	events[4].Session = "later"
	plan, _ = calendar.Reachable(events, kiez.NeuLichtenberg, at("2027-03-01"))
	if plan.Session == nil || plan.Session.ID != "later" || plan.Following != nil {
		t.Errorf("with the one that decides: %+v", plan)
	}
}
