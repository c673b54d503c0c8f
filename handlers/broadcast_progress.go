package handlers

import (
	"math"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// BroadcastProgress is the staff's view of a broadcast that has begun: a bar while it runs, the result at its end.
// perSecond is how many recipients it has had a second over the last while; 0: not known.
func BroadcastProgress(bc kiez.Broadcast, sheet kiez.Sheet, perSecond float64, now time.Time) kiez.Message {
	m := kiez.Message{Paragraphs: []kiez.Text{summary(bc)}}
	if again := bc.Audience.FailedOf; again != "" {
		m.Paragraphs[0] = kiez.Say("broadcast.retry_card", kiez.Data{"ID": again})
	}
	say := func(key string, data kiez.Data) { m.Paragraphs = append(m.Paragraphs, kiez.Say(key, data)) }
	counts := kiez.Data{"Done": sheet.Settled(), "Total": sheet.Total}
	abort, refresh := bcButton("button.cancel", "abort", bc.ID), bcButton("button.refresh", "card", bc.ID)
	switch bc.State {
	case kiez.Running, kiez.Scheduled:
		percent := 0
		if sheet.Total > 0 {
			percent = 100 * sheet.Settled() / sheet.Total
		}
		counts["Bar"], counts["Percent"] = bar(percent), percent
		say("broadcast.running", counts)
		m.Paragraphs = append(m.Paragraphs, speed(sheet, perSecond, now)...)
		m.Rows = [][]kiez.Button{{bcButton("button.pause", "pause", bc.ID), abort}, {refresh}}
		if sheet.Held > 0 && !bc.HeldUntil.IsZero() {
			m.Paragraphs = append(m.Paragraphs, held(bc, sheet))
			m.Rows = append([][]kiez.Button{{bcButton("button.broadcast_loud", "loud", bc.ID)}}, m.Rows...)
		}
	case kiez.Paused:
		say("broadcast.paused", counts)
		m.Rows = [][]kiez.Button{{bcButton("button.resume", "resume", bc.ID), abort}, {refresh}}
	case kiez.Aborted:
		say("broadcast.aborted", nil)
		say("broadcast.sheet", sheetData(sheet))
		m.Rows = resultButtons(bc, sheet)
	default:
		say("broadcast.done", nil)
		say("broadcast.sheet", sheetData(sheet))
		m.Rows = resultButtons(bc, sheet)
	}
	return m
}

// speed says how fast it goes and when it will be over. Who is held back is not waited for.
func speed(sheet kiez.Sheet, perSecond float64, now time.Time) []kiez.Text {
	left := sheet.Pending - sheet.Held
	if perSecond <= 0 || left <= 0 {
		return nil
	}
	pace := kiez.Say("broadcast.per_second", kiez.Data{"Number": int(math.Round(perSecond))})
	if perSecond < 1 {
		pace = kiez.Say("broadcast.per_minute", kiez.Data{"Number": max(1, int(math.Round(60*perSecond)))})
	}
	end := now.Add(time.Duration(float64(left) / perSecond * float64(time.Second)))
	when := kiez.Show(kiez.Clock(end))
	if end.YearDay() != now.YearDay() {
		when = kiez.Show(kiez.Moment(end))
	}
	return []kiez.Text{kiez.Say("broadcast.speed", kiez.Data{"Speed": pace, "End": when})}
}

// held says how many wait for the end of their quiet hours, and until when, or that it will be too late for them.
func held(bc kiez.Broadcast, sheet kiez.Sheet) kiez.Text {
	key := "broadcast.held"
	if !bc.ValidUntil.IsZero() && !bc.HeldUntil.Before(bc.ValidUntil) {
		key = "broadcast.held_late"
	}
	return kiez.Say(key, kiez.Data{"Count": sheet.Held, "Moment": kiez.Moment(bc.HeldUntil)})
}

func sheetData(s kiez.Sheet) kiez.Data {
	return kiez.Data{
		"Total": s.Total, "Sent": s.Sent, "Failed": s.Failed, "Blocked": s.Blocked, "Expired": s.Expired,
		"Unknown": s.Unknown, "Left": s.Left, "Skipped": s.Skipped, "Aborted": s.AbortedRest,
	}
}

// bar draws progress in ten steps.
func bar(percent int) string {
	full := min(max(percent/10, 0), 10)
	return strings.Repeat("▓", full) + strings.Repeat("░", 10-full)
}
