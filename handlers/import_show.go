package handlers

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// paragraphs show a diff: what would change, what is refused, and how much stays as it is.
func (d *importDiff) paragraphs(form eventForm) []kiez.Text {
	var area kiez.Area
	if kiez.Area(form["area"]).Known() {
		area = kiez.Area(form["area"])
	}
	head := kiez.Say("import.title", kiez.Data{"Topic": kiez.Topic(form["topic"]), "Area": area})
	var lines kiez.Lines
	for _, c := range d.changes {
		lines = append(lines, kiez.Say(c.verb, kiez.Data{"Event": d.label(c)}))
	}
	lines = append(lines, d.refused...)
	lines = shortened(lines)
	if d.unchanged > 0 {
		lines = append(lines, kiez.Say("import.unchanged", kiez.Data{"Unchanged": d.unchanged}))
	}
	if d.past > 0 {
		lines = append(lines, kiez.Say("import.past", kiez.Data{"Past": d.past}))
	}
	paragraphs := []kiez.Text{head, kiez.Show(lines)}
	if d.told > 0 {
		paragraphs = append(paragraphs, kiez.Say("event.told_dates", kiez.Data{"Count": d.told}))
	}
	if len(d.changes) == 0 {
		paragraphs = append(paragraphs, kiez.Say("import.nothing", nil))
	}
	return paragraphs
}

// label names a change by title and time.
func (d *importDiff) label(c importChange) kiez.Text {
	if c.series != nil {
		return kiez.Say("import.series", kiez.Data{
			"Title": kiez.Isolated(c.series.Title[kiez.German]), "Rule": d.bot.Recurrence.Text(c.series.Rule),
			"When": beginning(c.series.Start, c.series.AllDay),
		})
	}
	data := kiez.Data{"Title": kiez.Isolated(c.event.Title[kiez.German]), "When": eventTime(*c.event)}
	if c.event.Kind == kiez.Deadline {
		data["When"] = kiez.Day(c.event.Start)
	}
	return kiez.Say("import.event", data)
}

// doubts are the warnings about what would change; staff decide.
func (d *importDiff) doubts(ctx context.Context, now time.Time) ([]kiez.Text, error) {
	if len(d.changes) == 0 {
		return nil, nil
	}
	drafts := make([]kiez.Series, len(d.changes))
	for i, c := range d.changes {
		if c.series != nil {
			drafts[i] = *c.series
		} else {
			drafts[i].Event = *c.event
		}
	}
	warnings, err := d.bot.Recurrence.Doubts(ctx, now, drafts...)
	if err != nil {
		return nil, fmt.Errorf("check dates of an import: %w", err)
	}
	return doubtLines(shortened(warnings)), nil
}

// shortened leaves the first lines of a long list, and says how many there are more.
func shortened(lines []kiez.Text) []kiez.Text {
	const most = 20
	more := len(lines) - most
	if more <= 0 {
		return lines
	}
	return append(lines[:most:most], kiez.Say("import.more", kiez.Data{"More": more}))
}
