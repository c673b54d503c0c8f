package handlers

import (
	"context"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

func (b *bot) askBreak(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	return b.ask(ctx, req, id, "break", "event.ask_break")
}

// addBreak is the step that reads a break of a series. If people were told of a date in it, staff are asked once more.
func (b *bot) addBreak(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.event", nil)), "", nil
	}
	pause, err := b.readBreak(strings.TrimSpace(req.Text), req.Now)
	if err != nil {
		return kiez.Reply{}, "break", err
	}
	form, next := eventForm(data), ""
	reply, err := b.onSeries(ctx, form["series"], func(s kiez.Series) (kiez.Reply, error) {
		s = withBreak(s, pause)
		told, err := b.datesNote(ctx, s, req.Now)
		if err != nil {
			return kiez.Reply{}, err
		}
		if len(told) == 0 {
			return b.changeSeries(ctx, req, s, "event.changed")
		}
		form["break"], form[askedFor], next = writeBreak(pause), "confirm", "confirm"
		return kiez.Answer(append([]kiez.Text{b.seriesLines(s)}, told...)...).
			With(form.button("button.save", "save"), form.button("button.cancel", "cancel")), nil
	})
	if err != nil {
		next = "break"
	}
	return reply, next, err
}

// confirmBreak is the step that waits for "save".
func (b *bot) confirmBreak(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg != "save" {
		return b.addBreak(ctx, req, data)
	}
	pause, err := parseBreak(data["break"], req.Now.Location())
	if err != nil {
		return kiez.Reply{}, "confirm", err
	}
	reply, err := b.onSeries(ctx, data["series"], func(s kiez.Series) (kiez.Reply, error) {
		return b.changeSeries(ctx, req, withBreak(s, pause), "event.changed")
	})
	return stay(reply, "confirm", err)
}

// withBreak is a series with one more break.
func withBreak(s kiez.Series, pause kiez.Break) kiez.Series {
	s.Breaks = append(slices.Clone(s.Breaks), pause)
	slices.SortFunc(s.Breaks, func(x, y kiez.Break) int { return x.From.Compare(y.From) })
	return s
}

func (b *bot) dropBreaks(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	return b.onSeries(ctx, id, func(s kiez.Series) (kiez.Reply, error) {
		s.Breaks = nil
		return b.changeSeries(ctx, req, s, "event.changed")
	})
}
