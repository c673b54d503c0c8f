package handlers

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Letter is a staff broadcast as readers of lang get it: its photo, its text in that language or in German, the link,
// and the way to end the subscription.
func Letter(bc kiez.Broadcast, lang kiez.Lang) kiez.Message {
	text := bc.Text(lang)
	if text.Text == "" {
		text = bc.Text(kiez.German)
	}
	m := kiez.Message{Lang: lang, Paragraphs: []kiez.Text{shown(text)}, Photo: bc.Photo}
	if link := bc.LinkIn(lang); link != nil {
		m.Rows = append(m.Rows, []kiez.Button{{Label: kiez.Show(link.Label), URL: link.URL}})
	}
	m.Rows = append(m.Rows, []kiez.Button{button("button.subscriptions", "sub")})
	return m
}

// Deliver makes the message of one delivery. Where there is nothing to send, it says why: the outcome is then not
// empty. It is asked right before sending, so that who left meanwhile and what moved meanwhile is respected.
func (h *Handlers) Deliver(
	ctx context.Context, d kiez.Delivery, person kiez.Person, now time.Time,
) (m kiez.Message, instead kiez.Outcome, err error) {
	bc := d.Broadcast
	lang := person.Lang
	if lang == "" {
		lang = h.bot.Language
	}
	switch {
	case !person.Settings.Paused.IsZero(), !h.bot.wants(person, bc.Audience):
		return m, kiez.OutcomeLeft, nil
	case !bc.ValidUntil.IsZero() && !now.Before(bc.ValidUntil):
		return m, kiez.OutcomeExpired, nil
	case bc.Kind == kiez.Reminder:
		return h.bot.deliverReminder(ctx, bc, person, lang, now)
	case bc.Kind == kiez.Digest:
		return h.bot.deliverDigest(ctx, d, person, lang, now)
	case bc.Template == kiez.WeekAhead:
		return h.bot.deliverWeek(ctx, person, lang, now)
	case bc.Kind == kiez.Correction:
		return h.bot.deliverCorrection(ctx, d, now)
	case bc.Texts[lang] == "" && bc.Missing == kiez.SkipPeople:
		return m, kiez.OutcomeSkipped, nil
	default:
		return Letter(bc, lang), "", nil
	}
}

// wants reports whether the person is still one of the audience: subscribed to its topics or asking for its event, and
// wanting messages at its pace and with its lead time.
func (b *bot) wants(p kiez.Person, a kiez.Audience) bool {
	_, asked := p.Wanted[a.Event]
	pace := cmp.Or(p.Settings.Pace, kiez.AtOnce)
	inPace := a.Pace == "" || pace == a.Pace || asked && a.Pace == kiez.AtOnce
	inTime := a.Lead == nil || slices.Contains(b.leadsFor(p, a.Event), *a.Lead)
	return (asked || subscribed(p, a)) && inPace && inTime
}

// subscribed reports whether the person has one of the topics for one of the areas.
func subscribed(p kiez.Person, a kiez.Audience) bool {
	return slices.ContainsFunc(a.Topics, func(t kiez.Topic) bool {
		areas, on := p.Topics[t]
		return on && (len(areas) == 0 || len(a.Areas) == 0 ||
			slices.ContainsFunc(a.Areas, func(area kiez.Area) bool { return slices.Contains(areas, area) }))
	})
}
