package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Records gives and deletes what is stored about a person.
type Records interface {
	// Everything is all that is stored about a chat, by the name of each record. Nothing stored: only "chat".
	Everything(ctx context.Context, chat kiez.ChatID) (map[string]any, error)
	// Forget deletes all of it.
	Forget(ctx context.Context, chat kiez.ChatID) error
}

// privacy says what is stored and lets people see and delete it.
func (b *bot) privacy(ctx context.Context, req Request) (kiez.Reply, error) {
	days := kiez.Data{"Days": int(b.Retention / (24 * time.Hour))}
	return withGerman(ctx, req, "privacy", func(context.Context, Request) (kiez.Reply, error) {
		paragraphs := []kiez.Text{
			kiez.Say("privacy.text", nil),
			kiez.Say("privacy.questions", days),
			kiez.Say("privacy.edits", nil),
			kiez.Say("privacy.told", nil),
			kiez.Say("privacy.follows", nil),
			kiez.Say("privacy.counted", nil),
			kiez.Say("privacy.enquiries", days),
			kiez.Say("privacy.trouble", days),
			kiez.Say("privacy.telegram", nil),
		}
		if b.Translator != nil {
			paragraphs = append(paragraphs, kiez.Say("privacy.translation", nil))
		}
		return kiez.Answer(paragraphs...).
			With(button("button.mydata", "mydata"), button("button.forget", "forget")).With(menuButton()), nil
	})
}

// myData shows what is stored in words and sends all of it as a file that other programs can read.
func (b *bot) myData(ctx context.Context, req Request) (kiez.Reply, error) {
	records, err := b.Records.Everything(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("collect data: %w", err)
	}
	if len(records) <= 1 {
		return kiez.Answer(kiez.Say("mydata.nothing", nil)).With(menuButton()), nil
	}
	file, err := json.MarshalIndent(records, "", "  ")
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("write data: %w", err)
	}
	wishes, err := b.storedWishes(ctx, req.Person)
	if err != nil {
		return kiez.Reply{}, err
	}
	followed, err := b.Following.Followed(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list what is followed: %w", err)
	}
	lines := slices.Concat(storedAbout(req.Person), wishes, b.storedSettings(req.Person.Settings), storedBeside(records))
	for _, app := range followed {
		lines = append(lines, kiez.Say("mydata.follows", kiez.Data{"Name": app.Label}))
	}
	reply := kiez.Answer(kiez.Say("mydata.title", nil), kiez.Show(lines), kiez.Say("mydata.file", nil)).
		With(button("button.forget", "forget")).With(menuButton())
	reply.Messages = append(reply.Messages, kiez.Message{File: &kiez.File{Name: "kiezbot.json", Data: file}})
	return reply, nil
}

func storedAbout(p kiez.Person) kiez.Lines {
	var lines kiez.Lines
	if p.Lang != "" {
		lines = append(lines, kiez.Say("mydata.language", kiez.Data{"Language": p.Lang}))
	}
	if p.Area != "" {
		lines = append(lines, kiez.Say("mydata.area", kiez.Data{"Area": p.Area}))
	}
	for _, t := range kiez.Topics() {
		if areas, on := p.Topics[t]; on {
			lines = append(lines, kiez.Say("mydata.topic", kiez.Data{"Topic": t, "Areas": areaNames(areas)}))
		}
	}
	if !p.Consent.At.IsZero() {
		lines = append(lines, kiez.Say("mydata.consent", kiez.Data{
			"Moment": kiez.Moment(p.Consent.At), "Version": p.Consent.Version,
		}))
	}
	return lines
}

// storedWishes are the events the person wants to be reminded of, by start.
func (b *bot) storedWishes(ctx context.Context, p kiez.Person) (lines kiez.Lines, err error) {
	var events []kiez.Event
	for id := range p.Wanted {
		e, err := b.Agenda.Event(ctx, id)
		if err != nil && !errors.Is(err, kiez.ErrNotFound) {
			return nil, fmt.Errorf("event %s to be reminded of: %w", id, err)
		}
		e.ID = id
		events = append(events, e)
	}
	slices.SortFunc(events, kiez.ByStart)
	for _, e := range events {
		at := kiez.Moment(p.Wanted[e.ID])
		if e.Start.IsZero() { // it was taken down
			lines = append(lines, kiez.Say("mydata.wish_gone", kiez.Data{"Moment": at}))
			continue
		}
		lines = append(lines, kiez.Say("mydata.wish", kiez.Data{"Event": eventLine(e), "Moment": at}))
	}
	return lines, nil
}

func (b *bot) storedSettings(s kiez.Settings) (lines kiez.Lines) {
	if s.Pace == kiez.Weekly {
		lines = append(lines, kiez.Say("mydata.weekly", nil))
	}
	if s.Leads != nil {
		lines = append(lines, b.leadsText(s))
	}
	if s.Quiet == kiez.QuietOff {
		lines = append(lines, kiez.Say("settings.quiet_off", nil))
	}
	if !s.Paused.IsZero() {
		lines = append(lines, kiez.Say("mydata.paused", kiez.Data{"Until": kiez.Moment(s.Paused)}))
	}
	return lines
}

// storedBeside are the records that are not about what the person chose.
func storedBeside(records map[string]any) (lines kiez.Lines) {
	for _, kept := range []struct{ record, key string }{
		{"dialogue", "mydata.dialogue"},
		{"answers_by_message", "mydata.answers"},
		{"told_of_events", "mydata.told"},
		{"enquiries", "mydata.enquiries"},
		{"broadcasts", "mydata.broadcasts"},
		{"wrong_codes_tried", "mydata.tries"},
		{"counted_questions_by_week", "mydata.counted"},
		{"failed_updates", "mydata.failed"},
		{"unreachable_since", "mydata.unreachable"},
		{"office", "mydata.office"},
		{"menu_of_the_office", "mydata.menu"},
		{"blocked_since", "mydata.blocked"},
	} {
		if _, some := records[kept.record]; some {
			lines = append(lines, kiez.Say(kept.key, nil))
		}
	}
	return lines
}

// forget asks first; nothing is deleted by one tap alone.
func (b *bot) forget(_ context.Context, _ Request) (kiez.Reply, error) {
	return kiez.Answer(kiez.Say("forget.ask", nil)).Editing().
		With(button("button.forget_yes", "forgetyes")).With(button("button.cancel", "menu")), nil
}

// forgetYes deletes everything that is stored about the person.
func (b *bot) forgetYes(ctx context.Context, req Request) (kiez.Reply, error) {
	if err := b.Records.Forget(ctx, req.Chat); err != nil {
		return kiez.Reply{}, fmt.Errorf("forget: %w", err)
	}
	return kiez.Answer(kiez.Say("forget.done", nil)).Editing(), nil
}
