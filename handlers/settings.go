package handlers

import (
	"context"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// Settings keeps how and when messages come.
type Settings interface {
	// SetSettings replaces everything but the pause.
	SetSettings(ctx context.Context, chat kiez.ChatID, s kiez.Settings) (kiez.Person, error)
	Pause(ctx context.Context, chat kiez.ChatID, until time.Time) (kiez.Person, error)
	Resume(ctx context.Context, chat kiez.ChatID) (kiez.Person, error)
}

// settingsView shows how and when messages come, with a button for each choice.
func (b *bot) settingsView(_ context.Context, req Request) (kiez.Reply, error) {
	return b.settingsCard(req.Person), nil
}

func (b *bot) settingsCard(p kiez.Person) kiez.Reply {
	weekly := p.Settings.Pace == kiez.Weekly
	paragraphs := []kiez.Text{kiez.Say("settings.title", nil)}
	if !p.Settings.Paused.IsZero() {
		paragraphs = append(paragraphs, pausedUntil(p))
	}
	pace := "settings.at_once"
	if weekly {
		pace = "settings.weekly"
	}
	paragraphs = append(paragraphs, kiez.Say(pace, nil))
	rows := [][]kiez.Button{{
		{Label: checked(kiez.Say("button.at_once", nil), !weekly), Data: "pace:" + string(kiez.AtOnce)},
		{Label: checked(kiez.Say("button.weekly", nil), weekly), Data: "pace:" + string(kiez.Weekly)},
	}}
	if !weekly || len(p.Wanted) > 0 { // otherwise no reminder comes
		paragraphs = append(paragraphs, b.leadsText(p.Settings))
		rows = append(rows, b.leadButtons(p.Settings)...)
	}
	if b.Quiet != (Span{}) {
		text, toggle := b.quietHours(p.Settings.Quiet)
		paragraphs, rows = append(paragraphs, text), append(rows, []kiez.Button{toggle})
	}
	if p.Awaits() || !p.Settings.Paused.IsZero() {
		rows = append(rows, []kiez.Button{pauseButton(p)})
	}
	rows = append(rows, []kiez.Button{button("button.back", "sub")})
	return kiez.Reply{Messages: []kiez.Message{{Paragraphs: paragraphs, Rows: rows}}}.Editing()
}

// quietHours says when no messages come, and gives the button that changes it.
func (b *bot) quietHours(quiet kiez.Quiet) (kiez.Text, kiez.Button) {
	isOn := quiet != kiez.QuietOff
	toggle := kiez.Button{Label: checked(kiez.Say("button.quiet", nil), isOn), Data: "quiet:" + other(isOn)}
	if !isOn {
		return kiez.Say("settings.quiet_off", nil), toggle
	}
	span := kiez.Say("format.span", kiez.Data{"From": dayTime(b.Quiet.From), "To": dayTime(b.Quiet.To)})
	return kiez.Say("settings.quiet_on", kiez.Data{"Span": span}), toggle
}

// setPace takes "at-once" or "weekly".
func (b *bot) setPace(ctx context.Context, req Request) (kiez.Reply, error) {
	pace := kiez.Pace(req.Arg)
	if pace != kiez.AtOnce && pace != kiez.Weekly {
		return tooOld(), nil
	}
	s := req.Person.Settings
	s.Pace = pace
	return b.saveSettings(ctx, req, s)
}

// setQuiet takes "on" or "off".
func (b *bot) setQuiet(ctx context.Context, req Request) (kiez.Reply, error) {
	s := req.Person.Settings
	switch req.Arg {
	case on:
		s.Quiet = kiez.QuietDefault
	case off:
		s.Quiet = kiez.QuietOff
	default:
		return tooOld(), nil
	}
	return b.saveSettings(ctx, req, s)
}

func (b *bot) saveSettings(ctx context.Context, req Request, s kiez.Settings) (kiez.Reply, error) {
	person, err := b.Settings.SetSettings(ctx, req.Chat, s)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("change settings: %w", err)
	}
	reply := b.settingsCard(person)
	reply.Notice = kiez.Say("settings.saved", nil)
	return reply, nil
}
