package handlers

import (
	"context"
	"net/url"
	"time"

	"kiezbot/internal/kiez"
)

// Office knows when the office is open and how to reach it.
type Office interface {
	Office() kiez.Office
	Hours(now time.Time) Hours
}

// Hours is the office at one moment.
type Hours struct {
	Open      bool
	Until     time.Time  // end of the opening, while open
	Reason    kiez.Text  // why today is different; zero: an ordinary day
	Next      time.Time  // next opening; zero: not known
	NextUntil time.Time  //
	Weekly    []WeekLine // the ordinary week
}

// WeekLine is one line of the ordinary week: the same opening blocks on the days From to To.
type WeekLine struct {
	From, To time.Weekday
	Spans    []Span
}

// Span is a time of day from and to, counted from midnight.
type Span struct {
	From, To time.Duration
}

// hours says whether the office is open now, until when, and when it opens next; then how to reach it.
func (b *bot) hours(ctx context.Context, req Request) (kiez.Reply, error) {
	return withGerman(ctx, req, "hours", func(_ context.Context, req Request) (kiez.Reply, error) {
		return b.hoursCard(req), nil
	})
}

// hoursCard is what hours says; standing are paragraphs between the ordinary week and the way to the office.
func (b *bot) hoursCard(req Request, standing ...kiez.Text) kiez.Reply {
	office, hours := b.Office.Office(), b.Office.Hours(req.Now)
	paragraphs := append(hoursNow(hours), weekly(hours, office))
	paragraphs = append(append(paragraphs, standing...), contactText(office))
	if !office.Confirmed {
		paragraphs = append(paragraphs, kiez.Say("hours.call_first", nil))
	}
	doubted := !office.Confirmed || stale(office.Provenance, req.Now)
	reply := kiez.Answer(append(paragraphs, asOf(office.Provenance, doubted))...)
	if office.ByAppointment {
		reply = reply.With(appointmentButton())
	}
	reply = reply.With(mapButton(office.Address), menuButton())
	if office.Location != nil {
		pin := kiez.Message{Venue: &kiez.Venue{
			Lat: office.Location.Lat, Lon: office.Location.Lon, Title: office.Name, Address: office.Address,
		}}
		reply.Messages = append(reply.Messages, pin)
	}
	return reply
}

func hoursNow(h Hours) []kiez.Text {
	if h.Open {
		open := []kiez.Text{kiez.Say("hours.open", kiez.Data{"Until": kiez.Clock(h.Until)})}
		if h.Reason.Key != "" {
			open = append(open, kiez.Say("hours.special_open", kiez.Data{"Reason": h.Reason}))
		}
		return open
	}
	closed := []kiez.Text{kiez.Say("hours.closed", nil)}
	if h.Reason.Key != "" {
		closed = append(closed, kiez.Say("hours.reason", kiez.Data{"Reason": h.Reason}))
	}
	if h.Next.IsZero() {
		return append(closed, kiez.Say("hours.next_unknown", nil))
	}
	next := kiez.Data{"Start": kiez.Moment(h.Next), "End": kiez.Clock(h.NextUntil)}
	return append(closed, kiez.Say("hours.next", next))
}

func weekly(h Hours, office kiez.Office) kiez.Text {
	var lines kiez.Lines
	for _, line := range h.Weekly {
		days := kiez.Show(kiez.Weekday(line.From))
		if line.From != line.To {
			days = kiez.Say("format.weekdays", kiez.Data{"From": kiez.Weekday(line.From), "To": kiez.Weekday(line.To)})
		}
		var spans kiez.List
		for _, s := range line.Spans {
			spans = append(spans, kiez.Say("format.span", kiez.Data{"From": dayTime(s.From), "To": dayTime(s.To)}))
		}
		lines = append(lines, kiez.Say("hours.line", kiez.Data{"Days": days, "Spans": spans}))
	}
	if office.ByAppointment {
		lines = append(lines, kiez.Say("hours.by_appointment", nil))
	}
	return kiez.Say("hours.weekly", kiez.Data{"Lines": lines})
}

// dayTime shows a time of day of the ordinary week, which has no date and so no zone.
func dayTime(d time.Duration) kiez.Isolated {
	return kiez.Isolated(time.Time{}.Add(d).Format("15:04"))
}

func contactText(office kiez.Office) kiez.Text {
	return kiez.Say("hours.contact", kiez.Data{
		"Name": office.Name, "Address": kiez.Isolated(office.Address),
		"Phone": kiez.Isolated(office.Phone), "Mail": kiez.Isolated(office.Mail),
	})
}

// mapButton opens a map by address. A pin needs coordinates, and nobody has confirmed any yet.
func mapButton(address string) kiez.Button {
	page := "https://www.openstreetmap.org/search?query=" + url.QueryEscape(address)
	return kiez.Button{Label: kiez.Say("button.map", nil), URL: page}
}

// asOf is the last line of every answer: how old it is, and whether to ask the office.
func asOf(p kiez.Provenance, confirm bool) kiez.Text {
	key := "answer.as_of"
	if confirm {
		key = "answer.as_of_confirm"
	}
	return kiez.Say(key, kiez.Data{"Date": asOfDate(p.AsOf)})
}

// asOfDate shows a date as exactly as it is known: a year, a month or a day.
func asOfDate(date string) any {
	if day, err := time.Parse(time.DateOnly, date); err == nil {
		return kiez.Day(day)
	}
	if month, err := time.Parse("2006-01", date); err == nil {
		return kiez.Month(month)
	}
	return kiez.Isolated(date)
}
