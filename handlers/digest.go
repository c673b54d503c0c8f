package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// News knows what staff have sent.
type News interface {
	// Sent gives the texts that staff sent from from until just before to, the oldest first.
	Sent(ctx context.Context, from, to time.Time) ([]kiez.Broadcast, error)
	// Reached gives those of the broadcasts that a chat got, or is getting.
	Reached(ctx context.Context, chat kiez.ChatID, ids []string) ([]string, error)
}

// deliverDigest is the week of somebody who wants one message a week: what is ahead, and what staff wrote in the week
// before and this person did not get at once. Where that is nothing, nothing is sent.
func (b *bot) deliverDigest(
	ctx context.Context, d kiez.Delivery, p kiez.Person, lang kiez.Lang, now time.Time,
) (m kiez.Message, instead kiez.Outcome, err error) {
	m, some, err := b.weekAhead(ctx, p, lang, now)
	if err != nil {
		return kiez.Message{}, "", err
	}
	if !some {
		m.Paragraphs = nil
	}
	letters, err := b.missed(ctx, d, p, lang)
	if err != nil {
		return kiez.Message{}, "", err
	}
	if len(letters) > 0 {
		m.Paragraphs = append(m.Paragraphs, kiez.Say("digest.news", nil))
	} else if !some {
		return kiez.Message{}, kiez.OutcomeSkipped, nil
	}
	var links [][]kiez.Button
	for _, bc := range letters {
		letter := Letter(bc, lang)
		m.Paragraphs = append(m.Paragraphs, kiez.Say("digest.letter", kiez.Data{
			"Day": kiez.Day(bc.At.In(now.Location())), "Text": letter.Paragraphs[0],
		}))
		if bc.Photo != "" {
			label := kiez.Say("button.letter_photo", kiez.Data{"Day": kiez.ShortDay(bc.At.In(now.Location()))})
			links = append(links, []kiez.Button{{Label: label, Data: "letter:" + bc.ID}})
		}
		links = append(links, letter.Rows[:len(letter.Rows)-1]...) // all but the way to the subscriptions
	}
	m.Rows = append(links, m.Rows...)
	return m, "", nil
}

// letter shows what staff sent as it was sent, with its photo: a digest has only its text. Nobody sees so what has not
// gone out.
func (b *bot) letter(ctx context.Context, req Request) (kiez.Reply, error) {
	bc, err := b.Broadcasts.Get(ctx, req.Arg)
	if errors.Is(err, kiez.ErrNotFound) {
		return tooOld(), nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load letter: %w", err)
	}
	out := []kiez.BroadcastState{kiez.Running, kiez.Paused, kiez.Done}
	if bc.Kind != kiez.StaffBroadcast || bc.Template != kiez.NoTemplate || !slices.Contains(out, bc.State) {
		return tooOld(), nil
	}
	return kiez.Reply{Messages: []kiez.Message{Letter(bc, req.Lang)}}, nil
}

// missed are the texts of the week before a digest that were for the person but for the pace.
func (b *bot) missed(ctx context.Context, d kiez.Delivery, p kiez.Person, lang kiez.Lang) ([]kiez.Broadcast, error) {
	until := d.Broadcast.At
	sent, err := b.News.Sent(ctx, until.AddDate(0, 0, -7), until)
	if err != nil {
		return nil, fmt.Errorf("news before %s: %w", d.Broadcast.ID, err)
	}
	var letters []kiez.Broadcast
	var ids []string
	for _, bc := range sent {
		spoken := len(bc.Audience.Langs) == 0 || slices.Contains(bc.Audience.Langs, lang)
		if spoken && subscribed(p, bc.Audience) && (bc.Texts[lang] != "" || bc.Missing != kiez.SkipPeople) {
			letters, ids = append(letters, bc), append(ids, bc.ID)
		}
	}
	reached, err := b.News.Reached(ctx, d.Chat, ids)
	if err != nil {
		return nil, fmt.Errorf("what %d got before %s: %w", d.Chat, d.Broadcast.ID, err)
	}
	return slices.DeleteFunc(letters, func(bc kiez.Broadcast) bool { return slices.Contains(reached, bc.ID) }), nil
}
