package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Recurrence knows what comes again, and doubts dates that may be mistakes.
type Recurrence interface {
	// Rule reads a rule typed by a person and gives it as RFC 5545 writes it; its errors are *kiez.UserError.
	Rule(text string) (string, error)
	// Text puts a rule of RFC 5545 into words.
	Text(rule string) kiez.Text
	// Next gives the next n dates of a series that have not begun at from, as its rule and breaks have them.
	Next(s kiez.Series, from time.Time, n int) []kiez.Event
	// Doubts gives the warnings about drafts among each other and among what is entered: series, or with an empty rule
	// single events. Without drafts it gives those about everything that lies ahead.
	Doubts(ctx context.Context, now time.Time, drafts ...kiez.Series) ([]kiez.Text, error)
}

// seriesButtons do what buttons about a series ask for, by verb.
func (b *bot) seriesButtons() map[string]func(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	return map[string]func(ctx context.Context, req Request, id string) (kiez.Reply, error){
		"series": b.showSeries, "sconfirm": b.confirmNext, "sedit": b.editSeries, "sdate": b.askDate, "sbreak": b.askBreak,
		"sunbreak": b.dropBreaks, "send": b.askEnd, "sendyes": b.endSeries,
	}
}

// seriesWith finds a series, or gives kiez.ErrNotFound.
func (b *bot) seriesWith(ctx context.Context, id string) (kiez.Series, error) {
	all, err := b.Agenda.Series(ctx)
	if err != nil {
		return kiez.Series{}, fmt.Errorf("load series %s: %w", id, err)
	}
	for _, s := range all {
		if s.ID == id {
			return s, nil
		}
	}
	return kiez.Series{}, fmt.Errorf("series %s: %w", id, kiez.ErrNotFound)
}

// onSeries does something with a series, and says so where it is gone.
func (b *bot) onSeries(
	ctx context.Context, id string, do func(s kiez.Series) (kiez.Reply, error),
) (kiez.Reply, error) {
	s, err := b.seriesWith(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{Notice: kiez.Say("event.gone", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, err
	}
	return do(s)
}

// seriesLines say when a series comes again, until when, and when not.
func (b *bot) seriesLines(s kiez.Series) kiez.Text {
	lines := kiez.Lines{kiez.Say("event.repeats", kiez.Data{"Rule": b.Recurrence.Text(s.Rule)})}
	if s.Entered {
		lines = append(lines, kiez.Say("event.series_entered", nil))
	}
	if !s.Until.IsZero() {
		lines = append(lines, kiez.Say("event.series_until", kiez.Data{"Day": kiez.Day(s.Until)}))
	}
	for _, pause := range s.Breaks {
		lines = append(lines, kiez.Say("event.series_break", kiez.Data{
			"From": kiez.Day(pause.From), "To": kiez.Day(pause.To), "Reason": pause.Reason,
		}))
	}
	return kiez.Show(lines)
}

// datesOf gives the coming dates of a series: those of the rule, those added, and what staff made of them.
func (b *bot) datesOf(ctx context.Context, s kiez.Series, now time.Time) ([]kiez.Event, error) {
	events, err := b.Agenda.Between(ctx, now, now.Add(staffAhead))
	if err != nil {
		return nil, fmt.Errorf("dates of series %s: %w", s.ID, err)
	}
	var dates []kiez.Event
	for e := range events {
		if e.Series == s.ID {
			dates = append(dates, e)
		}
	}
	return dates, nil
}

func (b *bot) showSeries(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	return b.onSeries(ctx, id, func(s kiez.Series) (kiez.Reply, error) { return b.seriesCard(ctx, req, s) })
}

// seriesCard shows a series with its next dates and what staff can do about it.
func (b *bot) seriesCard(ctx context.Context, req Request, s kiez.Series) (kiez.Reply, error) {
	const most = 8
	dates, err := b.datesOf(ctx, s, req.Now)
	if err != nil {
		return kiez.Reply{}, err
	}
	title, _ := s.Title.In(req.Lang)
	head := kiez.Say("event.series", kiez.Data{"Title": title, "Place": placeLine(s.Place)})
	paragraphs := []kiez.Text{head, b.seriesLines(s)}
	if len(dates) == 0 {
		paragraphs = append(paragraphs, kiez.Say("event.series_no_dates", nil))
	}
	warnings, err := b.doubts(ctx, s, req.Now)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply := kiez.Answer(append(paragraphs, warnings...)...).Editing()
	planned := false
	for _, e := range dates[:min(most, len(dates))] {
		label := eventLine(e)
		if e.Cancelled {
			label = kiez.Say("button.event_line_cancelled", kiez.Data{"Day": kiez.ShortDay(e.Start), "Title": e.Title})
		}
		planned = planned || e.Planned && !e.Cancelled
		reply = reply.With(kiez.Button{Label: label, Data: "evs:show:" + e.ID})
	}
	if planned {
		reply = reply.With(button("button.series_confirm", "evs:sconfirm:"+s.ID))
	}
	reply = reply.With(button("button.series_date", "evs:sdate:"+s.ID), button("button.series_break", "evs:sbreak:"+s.ID))
	if len(s.Breaks) > 0 {
		reply = reply.With(button("button.series_no_breaks", "evs:sunbreak:"+s.ID))
	}
	return reply.With(button("button.event_edit", "evs:sedit:"+s.ID), button("button.series_end", "evs:send:"+s.ID)).
		With(button("button.back", "evs:menu")), nil
}

// changeSeries stores a series; where a colleague was faster, the new state is shown and nothing is overwritten.
func (b *bot) changeSeries(ctx context.Context, req Request, s kiez.Series, done string) (kiez.Reply, error) {
	s.Sequence++
	err := b.EventBook.PutSeries(ctx, s)
	if errors.Is(err, kiez.ErrConflict) {
		reply, err := b.showSeries(ctx, req, s.ID)
		reply.Notice, reply.Alert = kiez.Say("staff.conflict", nil), true
		return reply, err
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("store series %s: %w", s.ID, err)
	}
	if err := b.note(ctx, req, kiez.SeriesChanged, s.Title[kiez.German]); err != nil {
		return kiez.Reply{}, err
	}
	reply, err := b.seriesCard(ctx, req, s)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply.Messages[0].Paragraphs = append([]kiez.Text{kiez.Say(done, nil)}, reply.Messages[0].Paragraphs...)
	return reply, nil
}

// confirmNext confirms the next three planned dates of a series.
func (b *bot) confirmNext(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	const atOnce = 3
	return b.onSeries(ctx, id, func(s kiez.Series) (kiez.Reply, error) {
		dates, err := b.datesOf(ctx, s, req.Now)
		if err != nil {
			return kiez.Reply{}, err
		}
		dates = slices.DeleteFunc(dates, func(e kiez.Event) bool { return !e.Planned || e.Cancelled })
		for _, e := range dates[:min(atOnce, len(dates))] {
			e.Planned, e.AsOf, e.Sequence = false, req.Now.Format(time.DateOnly), e.Sequence+1
			err := b.EventBook.Put(ctx, e)
			if errors.Is(err, kiez.ErrConflict) { // a colleague was faster, which shows below
				continue
			}
			if err != nil {
				return kiez.Reply{}, fmt.Errorf("confirm %s: %w", e.ID, err)
			}
			if err := b.note(ctx, req, kiez.EventChanged, eventName(e, req.Now.Location())); err != nil {
				return kiez.Reply{}, err
			}
		}
		return b.seriesCard(ctx, req, s)
	})
}

func (b *bot) editSeries(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	return b.onSeries(ctx, id, func(s kiez.Series) (kiez.Reply, error) {
		form := b.newForm()
		form["series"], form["topic"] = id, string(s.Topic)
		return b.askEdit(ctx, req, form, s)
	})
}

// ask starts the dialogue that reads a date or a break of a series.
func (b *bot) ask(ctx context.Context, req Request, id, step, key string) (kiez.Reply, error) {
	return b.onSeries(ctx, id, func(s kiez.Series) (kiez.Reply, error) {
		if req.InGroup() {
			return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
		}
		form := b.newForm()
		form["series"], form["topic"], form[askedFor] = id, string(s.Topic), step
		title, _ := s.Title.In(req.Lang)
		return kiez.Answer(kiez.Say(key, kiez.Data{"Title": title})).With(form.button("button.cancel", "cancel")),
			b.flows.start(ctx, req, "series", step, form)
	})
}

func (b *bot) askDate(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	return b.ask(ctx, req, id, "date", "event.ask_date")
}

// addDate is the step that reads a further date of a series; a time of day may be left out.
func (b *bot) addDate(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.event", nil)), "", nil
	}
	at, hasTime, err := b.Moment(given(req), req.Now)
	if err != nil {
		return kiez.Reply{}, "date", err
	}
	reply, err := b.onSeries(ctx, data["series"], func(s kiez.Series) (kiez.Reply, error) {
		first := s.Start.In(req.Now.Location())
		if !hasTime || s.AllDay {
			at = time.Date(at.Year(), at.Month(), at.Day(), first.Hour(), first.Minute(), first.Second(), 0, first.Location())
		}
		if !at.After(req.Now) {
			return kiez.Reply{}, kiez.Refuse("date.past", kiez.Data{"Moment": kiez.Moment(at)})
		}
		e := s.Event.Clone()
		e.ID, e.Series, e.Sequence, e.AsOf = data[dialogueID], s.ID, 0, req.Now.Format(time.DateOnly)
		e.Source = "staff"
		e = e.Shifted(at)
		return b.change(ctx, req, e, "event.saved")
	})
	return stay(reply, "date", err)
}

// stay keeps a dialogue at its step where the person can try again.
func stay(reply kiez.Reply, step string, err error) (kiez.Reply, string, error) {
	if err != nil {
		return reply, step, err
	}
	return reply, "", nil
}

func (b *bot) askEnd(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	return b.onSeries(ctx, id, func(s kiez.Series) (kiez.Reply, error) {
		s.Until = req.Now
		told, err := b.datesNote(ctx, s, req.Now)
		if err != nil {
			return kiez.Reply{}, err
		}
		ask := kiez.Say("event.series_end_ask", kiez.Data{"Title": s.Title})
		return kiez.Answer(append([]kiez.Text{ask}, told...)...).Editing().
			With(button("button.series_end_yes", "evs:sendyes:"+id)).With(button("button.back", "evs:series:"+id)), nil
	})
}

// endSeries ends a series today: its past stays, and so do dates that staff entered.
func (b *bot) endSeries(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	return b.onSeries(ctx, id, func(s kiez.Series) (kiez.Reply, error) {
		s.Until = req.Now
		return b.changeSeries(ctx, req, s, "event.series_ended")
	})
}
