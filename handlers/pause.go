package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// PauseWeeks are the lengths of a pause. The words for each are a list at the key "pause.words.<weeks>".
func PauseWeeks() []int { return []int{1, 2, 4} }

// pause asks how long, or begins a pause of as many weeks as the button or the command says.
func (b *bot) pause(ctx context.Context, req Request) (kiez.Reply, error) {
	if !req.Person.Awaits() {
		return kiez.Answer(kiez.Say("pause.nothing", nil)).Editing().With(button("button.subscriptions", "sub")), nil
	}
	if req.Arg == "" {
		return b.pauseCard(req, req.Person), nil
	}
	weeks, known := b.typedWeeks(plainDigits(req.Arg))
	if !known {
		return b.pauseCard(req, req.Person, kiez.Say("pause.which", nil)), nil
	}
	person, err := b.Settings.Pause(ctx, req.Chat, b.pauseEnd(req, weeks))
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("pause: %w", err)
	}
	reply := b.pauseCard(req, person)
	reply.Notice = kiez.Say("pause.begun", nil)
	return reply, nil
}

// typedWeeks reads a length of a pause: a number alone means weeks. It reports false where no length, or more than one,
// is named.
func (b *bot) typedWeeks(given string) (weeks int, known bool) {
	if number, err := strconv.Atoi(given); err == nil {
		return number, slices.Contains(PauseWeeks(), number)
	}
	if lengths := b.PauseWords(given); len(lengths) == 1 {
		return lengths[0], true
	}
	return 0, false
}

// pauseEnd is the moment at which a pause of some weeks from now ends: where that is in the quiet hours, when they are
// over, since the person is told.
func (b *bot) pauseEnd(req Request, weeks int) time.Time {
	end := req.Now.AddDate(0, 0, 7*weeks) //nolint:mnd // days of a week
	if req.Person.Settings.Quiet == kiez.QuietOff {
		return end
	}
	return b.Awake(end)
}

// pauseCard has a button for every length; who pauses sees until when, and can go on at once.
func (b *bot) pauseCard(req Request, p kiez.Person, first ...kiez.Text) kiez.Reply {
	var reply kiez.Reply
	if p.Settings.Paused.IsZero() {
		reply = kiez.Answer(append(first, kiez.Say("pause.ask", nil))...)
	} else {
		reply = kiez.Answer(append(first, pausedUntil(p), kiez.Say("pause.longer", nil))...).With(resumeButton())
	}
	for _, weeks := range PauseWeeks() {
		label := kiez.Say("button.pause_weeks", kiez.Data{
			"Count": weeks, "Day": kiez.ShortDay(b.pauseEnd(req, weeks)),
		})
		reply = reply.With(kiez.Button{Label: label, Data: "pause:" + strconv.Itoa(weeks)})
	}
	return reply.Editing().With(button("button.settings", "set"))
}

// resume ends the pause at once.
func (b *bot) resume(ctx context.Context, req Request) (kiez.Reply, error) {
	person, err := b.Settings.Resume(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("resume: %w", err)
	}
	reply := b.settingsCard(person)
	reply.Notice = kiez.Say("pause.ended", nil)
	return reply, nil
}

// PauseOver is what a person reads whose pause has ended by itself.
func PauseOver() kiez.Message {
	reply := kiez.Answer(kiez.Say("pause.over", nil)).With(button("button.settings", "set"))
	return reply.Messages[0]
}

// pausedUntil says that the person pauses, and until when.
func pausedUntil(p kiez.Person) kiez.Text {
	return kiez.Say("pause.on", kiez.Data{"Until": kiez.Moment(p.Settings.Paused)})
}

// pauseButton begins a pause, or ends it.
func pauseButton(p kiez.Person) kiez.Button {
	if p.Settings.Paused.IsZero() {
		return button("button.pause_begin", "pause")
	}
	return resumeButton()
}

func resumeButton() kiez.Button { return button("button.resume_now", "resume") }

// plainDigits writes Arabic and Persian digits as 0 to 9.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return '0' + r - '٠'
		case r >= '۰' && r <= '۹':
			return '0' + r - '۰'
		default:
			return r
		}
	}, s)
}
