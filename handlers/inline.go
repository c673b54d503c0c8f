package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// Inline gives the answers that somebody can share in any chat while typing "@bot …": to what was asked so far, or one
// a family. They say nothing about the person and nothing that is only true at this minute.
func (h *Handlers) Inline(ctx context.Context, req Request) ([]kiez.Shared, error) {
	b := h.bot
	req.Person = kiez.Person{}
	if reply, ok := b.emergency(req); ok {
		return []kiez.Shared{{
			ID: "emergency", Title: kiez.Say("inline.emergency", nil), Paragraphs: reply.Messages[0].Paragraphs,
			Lang: reply.Messages[0].Lang,
		}}, nil
	}
	subjects, lang := b.askedInline(req)
	var shared []kiez.Shared
	for _, s := range subjects {
		one, err := b.share(ctx, req, s, lang)
		if err != nil {
			return nil, fmt.Errorf("share %s: %w", s.Intent, err)
		}
		shared = append(shared, one)
	}
	return shared, nil
}

// askedInline lists what a query may be about, best first, and the language to answer in. While a word is being typed
// nobody knows yet what it will be about: then there is one subject a family.
func (b *bot) askedInline(req Request) (subjects []kiez.Subject, lang kiez.Lang) {
	const most = 8
	if query := strings.TrimSpace(req.Text); readable(query) {
		u := b.Understander.Ask(query, req.Lang)
		best, ok := b.Subjects.Subject(u.Intent)
		switch {
		case u.Action == kiez.ActionOffer:
			subjects = b.likely(u.Candidates)
		case u.Action != kiez.ActionAnswer || !ok:
		case b.wantsFamily(query, u.Lang, best):
			others := slices.DeleteFunc(b.members(best.Family), func(s kiez.Subject) bool { return s.Intent == best.Intent })
			subjects = append([]kiez.Subject{best}, others...)
		default:
			subjects = []kiez.Subject{best}
			for _, next := range best.Next {
				if s, ok := b.Subjects.Subject(next); ok {
					subjects = append(subjects, s)
				}
			}
		}
		lang = u.Lang
	}
	subjects = slices.DeleteFunc(subjects, func(s kiez.Subject) bool { return s.Kind.SmallTalk() })
	if len(subjects) == 0 {
		lang = req.Lang
		for _, family := range b.Subjects.Families() {
			if members := b.members(family); len(members) > 0 {
				subjects = append(subjects, members[0])
			}
		}
	}
	return subjects[:min(most, len(subjects))], lang
}

// share is the answer to a subject as it can stand in any chat.
func (b *bot) share(ctx context.Context, req Request, s kiez.Subject, lang kiez.Lang) (kiez.Shared, error) {
	req.Lang = lang
	shared := kiez.Shared{
		ID: string(s.Intent) + ":" + string(lang), Title: kiez.Say("topic."+string(s.Intent)+".title", nil),
		Summary: body(s), Lang: lang, Start: startOf(s),
	}
	shared.Summary.Lead = true
	switch s.Kind {
	case kiez.SubjectHours, kiez.SubjectContact, kiez.SubjectAddress, kiez.SubjectHuman:
		office := b.Office.Office()
		shared.Paragraphs = []kiez.Text{title(s), body(s), weekly(b.Office.Hours(req.Now), office), contactText(office)}
		if !office.Confirmed {
			shared.Paragraphs = append(shared.Paragraphs, kiez.Say("hours.call_first", nil))
		}
		shared.Paragraphs = append(shared.Paragraphs, asOf(s.Provenance, s.Confirm || stale(s.Provenance, req.Now)))
	default:
		v := view{Subject: s}
		if s.AskArea {
			v.area = "all"
		}
		reply, err := b.content(ctx, req, v)
		if err != nil {
			return kiez.Shared{}, err
		}
		shared.Paragraphs = reply.Messages[0].Paragraphs
	}
	if lang == kiez.PlainGerman {
		shared.Paragraphs = append(shared.Paragraphs, tested(s.Tested))
	}
	return shared, nil
}

// startOf is the deep link that goes on from a subject; empty: the beginning.
func startOf(s kiez.Subject) string {
	switch {
	case slices.Contains(linkedFamilies(), s.Family):
		return s.Family
	case s.Kind == kiez.SubjectHours, s.Kind == kiez.SubjectContact, s.Kind == kiez.SubjectAddress:
		return "hours"
	case s.Kind == kiez.SubjectEvents:
		return "events"
	}
	return ""
}
