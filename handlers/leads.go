package handlers

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// leadsText says how long before an event the person is reminded. Reminders of closing dates keep to the days of a lead
// time, but not to its hours.
func (b *bot) leadsText(s kiez.Settings) kiez.Text {
	leads, key := b.leadsOf(s), "settings.leads"
	if s.Leads == nil {
		key = "settings.leads_usual"
	}
	if len(leads) == 0 {
		return kiez.Say("settings.leads_none", nil)
	}
	return kiez.Show(kiez.Lines{
		kiez.Say(key, kiez.Data{"Leads": leadNames(leads)}), kiez.Say("settings.deadlines", nil),
	})
}

// leadButtons has a toggle for every lead time; a check marks those the person has.
func (b *bot) leadButtons(s kiez.Settings) [][]kiez.Button {
	const width = 2
	own := b.leadsOf(s)
	var buttons []kiez.Button
	for _, lead := range b.leadChoices(s) {
		is := slices.Contains(own, lead)
		data := "lead:" + inSeconds(lead) + ":" + other(is)
		buttons = append(buttons, kiez.Button{Label: checked(leadName(lead), is), Data: data})
	}
	if s.Leads != nil {
		buttons = append(buttons, button("button.leads_usual", "lead:usual"))
	}
	return inRows(width, buttons...)
}

// leadsOf are the person's lead times, or those the office has set.
func (b *bot) leadsOf(s kiez.Settings) []time.Duration {
	if s.Leads == nil {
		return b.Leads
	}
	return s.Leads
}

// leadChoices are the lead times that can be chosen, the longest first: the usual ones, those of the office, and what
// the person has from an earlier choice of the office.
func (b *bot) leadChoices(s kiez.Settings) []time.Duration {
	all := slices.Concat(kiez.LeadTimes(), b.Leads, s.Leads)
	slices.SortFunc(all, longestFirst)
	return slices.Compact(all)
}

// setLead switches one lead time: "<seconds>:on" or "<seconds>:off"; "usual" takes those the office has set. Switching
// all of them off ends the reminders.
func (b *bot) setLead(ctx context.Context, req Request) (kiez.Reply, error) {
	s := req.Person.Settings
	if req.Arg == "usual" {
		s.Leads = nil
		return b.saveSettings(ctx, req, s)
	}
	seconds, state, _ := strings.Cut(req.Arg, ":")
	choices := b.leadChoices(s)
	i := slices.IndexFunc(choices, func(lead time.Duration) bool { return inSeconds(lead) == seconds })
	if i < 0 {
		return tooOld(), nil
	}
	s.Leads = chosen(b.leadsOf(s), choices[i], state == on)
	slices.SortFunc(s.Leads, longestFirst)
	return b.saveSettings(ctx, req, s)
}

// inSeconds is how a button carries a lead time.
func inSeconds(lead time.Duration) string { return strconv.Itoa(int(lead / time.Second)) }

func longestFirst(a, b time.Duration) int { return cmp.Compare(b, a) }

func leadNames(leads []time.Duration) kiez.List {
	names := make(kiez.List, len(leads))
	for i, lead := range leads {
		names[i] = leadName(lead)
	}
	return names
}

// leadName is a lead time in the largest unit it is a multiple of.
func leadName(lead time.Duration) kiez.Text {
	const day = 24 * time.Hour
	unit, key := time.Minute, "lead.minutes"
	switch {
	case lead == kiez.SameMorning:
		return kiez.Say("lead.same_morning", nil)
	case lead%(7*day) == 0:
		unit, key = 7*day, "lead.weeks"
	case lead%day == 0:
		unit, key = day, "lead.days"
	case lead%time.Hour == 0:
		unit, key = time.Hour, "lead.hours"
	}
	return kiez.Say(key, kiez.Data{"Count": int(lead / unit)})
}
