package handlers

import (
	"context"
	"errors"
	"time"

	"kiezbot/internal/kiez"
)

// Rhythms knows when schedules run.
type Rhythms interface {
	// Parse reads a rhythm typed by a person; its errors are *kiez.UserError.
	Parse(text string, now time.Time) (kiez.Rhythm, error)
	// Text puts a rhythm into words.
	Text(r kiez.Rhythm) kiez.Text
	// Next gives the next n moments after now at which a rhythm is due; fewer, or none, where no more are known.
	Next(ctx context.Context, r kiez.Rhythm, now time.Time, n int) ([]time.Time, error)
}

// readWhen reads "now" in any of the staff's words, a moment to come, or a rhythm. A schedule has a rhythm only.
func (b *bot) readWhen(draft *kiez.Broadcast, value string, now time.Time) error {
	rhythm, noRhythm := b.Rhythms.Parse(value, now)
	at, noMoment := time.Time{}, error(nil)
	if !b.nowWords[foldWord(value)] {
		at, noMoment = b.readMoment(value, now)
	}
	switch {
	case noRhythm == nil && (draft.Schedule != "" || noMoment != nil):
		draft.At, draft.Rhythm = time.Time{}, rhythm
	case noMoment == nil && draft.Schedule != "":
		return kiez.Refuse("schedule.once", nil)
	case noMoment == nil:
		draft.At, draft.Rhythm = at, kiez.Rhythm{}
	case !refusedAs(noRhythm, "rhythm.unreadable") || refusedAs(noMoment, "date.unreadable"):
		return noRhythm
	default:
		return noMoment
	}
	return nil
}

// refusedAs reports whether an error says this to the person.
func refusedAs(err error, key string) bool {
	user, ok := errors.AsType[*kiez.UserError](err)
	return ok && user.Text.Key == key
}

// readMoment reads a date with a time of day that lies ahead.
func (b *bot) readMoment(value string, now time.Time) (time.Time, error) {
	at, hasTime, err := b.Moment(value, now)
	switch {
	case err != nil:
		return time.Time{}, err
	case !hasTime:
		return time.Time{}, kiez.Refuse("date.time_missing", kiez.Data{"Given": value})
	case !at.After(now):
		return time.Time{}, kiez.Refuse("date.past", kiez.Data{"Moment": kiez.Moment(at)})
	}
	return at, nil
}

// plainRhythms are the rhythms that staff can choose with a tap, as they would be typed.
func plainRhythms() []struct{ name, text string } {
	return []struct{ name, text string }{
		{"weekly", "every monday 9:00"},
		{"monthly", "every 2nd wednesday 18:00"},
		{"session", "the working day before a jury session 10:00"},
	}
}

// rightAway is the choice to send as soon as the draft is released.
const rightAway = "now"

// askWhen asks when to send.
func (b *bot) askWhen(ctx context.Context, req Request, draft kiez.Broadcast) (kiez.Reply, error) {
	reply, err := b.askBroadcast(ctx, req, draft, "when", "", kiez.Text{})
	if err != nil || req.InGroup() {
		return reply, err
	}
	return b.whenQuestion(draft, req.Now), nil
}

// whenQuestion is the question when to send, with the plain choices as buttons.
func (b *bot) whenQuestion(draft kiez.Broadcast, now time.Time) kiez.Reply {
	reply := kiez.Answer(kiez.Say("broadcast.ask_when", nil))
	if draft.Schedule == "" {
		reply = reply.With(bcButton("broadcast.when_now", "at", draft.ID+":"+rightAway))
	} else {
		reply = kiez.Answer(kiez.Say("schedule.ask_when", nil))
	}
	for _, choice := range plainRhythms() {
		if rhythm, err := b.Rhythms.Parse(choice.text, now); err == nil {
			data := "bc:at:" + draft.ID + ":" + choice.name
			reply = reply.With(kiez.Button{Label: b.Rhythms.Text(rhythm), Data: data})
		}
	}
	return reply.With(bcButton("button.cancel", "card", draft.ID))
}

// takeWhen is the step that reads when to send.
func (b *bot) takeWhen(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	return b.takeInto(ctx, req, data, "when", func(draft *kiez.Broadcast) error {
		return b.readWhen(draft, req.Text, req.Now)
	})
}

// chooseWhen takes one of the plain choices.
func (b *bot) chooseWhen(ctx context.Context, req Request, bc kiez.Broadcast, choice string) (kiez.Reply, error) {
	text := ""
	if choice == rightAway {
		text = rightAway
	}
	for _, plain := range plainRhythms() {
		if plain.name == choice {
			text = plain.text
		}
	}
	if text == "" || bc.State != kiez.Draft {
		return tooOld(), nil
	}
	if err := b.flows.endAbout(ctx, req.Chat, bc.ID); err != nil {
		return kiez.Reply{}, err
	}
	if err := b.readWhen(&bc, text, req.Now); err != nil {
		return kiez.Reply{}, err
	}
	bc.Editor = req.From
	return b.saveDraft(ctx, req, bc, topicsFirst(bc))
}

// topicsFirst is the screen that a draft without topics needs before its card.
func topicsFirst(bc kiez.Broadcast) func(kiez.Broadcast) kiez.Reply {
	if len(bc.Audience.Topics) == 0 {
		return pickTopics
	}
	return nil
}

// undated reports whether a draft that is to be a schedule still has no rhythm.
func undated(bc kiez.Broadcast) bool { return bc.Schedule != "" && !bc.Rhythm.Set() }
