package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

// longestPayload is how long what a deep link says may be (Bot API, deep linking).
const longestPayload = 64

// posterTopics are what a poster may be about besides events: what the deep link opens, and the key of its title.
func posterTopics() []struct{ link, title string } {
	return []struct{ link, title string }{
		{"kiezfonds", "family.kiezfonds"},
		{"buergerhaushalt", "family.buergerhaushalt"},
		{"buergerjury", "family.buergerjury"},
		{"hours", "button.hours"},
		{"events", "button.events"},
		{"subscribe", "button.subscribe_menu"},
	}
}

// posterLangs are the languages beside German that a poster may have, as bits in the data of its buttons.
type posterLangs int

// bit is the place of a language; German is always there, and Leichte Sprache has a poster of its own in German.
func bit(lang kiez.Lang) posterLangs { return 1 << slices.Index(kiez.Langs(), lang) }

func otherLangs() []kiez.Lang {
	return slices.DeleteFunc(kiez.Langs(), func(l kiez.Lang) bool { return l.Base() == kiez.German })
}

func allPosterLangs() (all posterLangs) {
	for _, lang := range otherLangs() {
		all |= bit(lang)
	}
	return all
}

// list gives the languages, German first.
func (p posterLangs) list() []kiez.Lang {
	langs := []kiez.Lang{kiez.German}
	for _, lang := range otherLangs() {
		if p&bit(lang) != 0 {
			langs = append(langs, lang)
		}
	}
	return langs
}

func (p posterLangs) String() string { return strconv.FormatInt(int64(p), 16) }

// poster is /poster: with fields below the command the files at once, without any the choice of what it is about.
func (b *bot) poster(ctx context.Context, req Request) (kiez.Reply, error) {
	fields, err := parseFields(req.Rich())
	if err != nil {
		return kiez.Reply{}, err
	}
	about, langs := "", allPosterLangs()
	err = readFields(fields, "topic, event, languages", func(f field) (known bool, err error) {
		value := strings.ToLower(strings.TrimSpace(f.value.Text))
		switch f.key {
		case "topic":
			about, err = value, nil
			if !isPosterTopic(value) {
				err = kiez.Refuse("staff.topic_unknown", kiez.Data{"Given": value, "Known": posterTopicNames()})
			}
		case "event":
			about = "ev_" + strings.TrimSpace(f.value.Text)
		case "languages":
			var chosen []kiez.Lang
			if chosen, err = readLangs(value); err == nil && len(chosen) > 0 {
				langs = 0
				for _, lang := range chosen {
					langs |= bit(lang)
				}
			}
		default:
			return false, nil
		}
		return true, err
	})
	switch {
	case err != nil:
		return kiez.Reply{}, err
	case about == "" && len(fields) > 0:
		return kiez.Reply{}, kiez.Refuse("poster.what_missing", nil)
	case about != "":
		return b.makePoster(ctx, req, about, langs)
	}
	return b.posterMenu(ctx, req)
}

func isPosterTopic(link string) bool {
	return slices.ContainsFunc(posterTopics(), func(t struct{ link, title string }) bool { return t.link == link })
}

func posterTopicNames() kiez.Isolated {
	var names []string
	for _, t := range posterTopics() {
		names = append(names, t.link)
	}
	return kiez.Isolated(strings.Join(names, ", "))
}

// posterMenu offers topics and the next events.
func (b *bot) posterMenu(ctx context.Context, req Request) (kiez.Reply, error) {
	const most = 8
	reply := kiez.Answer(kiez.Say("poster.menu", nil)).Editing()
	var topics []kiez.Button
	for _, t := range posterTopics() {
		topics = append(topics, button(t.title, "pst:for:"+t.link+":"+allPosterLangs().String()))
	}
	reply.Messages[0].Rows = inRows(2, topics...)
	events, err := b.coming(ctx, req.Now, func(e kiez.Event) bool { return e.Kind != kiez.Deadline && !e.Cancelled })
	if err != nil {
		return kiez.Reply{}, err
	}
	for _, e := range events {
		data := "pst:make:ev_" + e.ID + ":" + allPosterLangs().String()
		if len(data) <= longestPayload && len(reply.Messages[0].Rows) < len(topics)/2+most {
			data = "pst:for:ev_" + e.ID + ":" + allPosterLangs().String()
			reply = reply.With(kiez.Button{Label: eventLine(e), Data: data})
		}
	}
	return reply, nil
}

// posterButton does what a button of /poster asks for: "pst:<verb>:<what>:<languages>".
func (b *bot) posterButton(ctx context.Context, req Request) (kiez.Reply, error) {
	part := append(strings.Split(req.Arg, ":"), "", "", "")
	bits, err := strconv.ParseInt(part[2], 16, 32)
	langs := posterLangs(bits) & allPosterLangs()
	switch {
	case part[0] == "menu":
		return b.posterMenu(ctx, req)
	case err != nil:
		return tooOld(), nil //nolint:nilerr // it is said on the button
	case part[0] == "for":
		return posterLanguages(part[1], langs), nil
	case part[0] == "make":
		return b.makePoster(ctx, req, part[1], langs)
	}
	return tooOld(), nil
}

// posterLanguages asks which languages a poster is to have.
func posterLanguages(about string, langs posterLangs) kiez.Reply {
	reply := kiez.Answer(kiez.Say("poster.languages", nil)).Editing()
	var row []kiez.Button
	for _, lang := range otherLangs() {
		row = append(row, kiez.Button{
			Label: checked(kiez.Show(lang), langs&bit(lang) != 0), Data: "pst:for:" + about + ":" + (langs ^ bit(lang)).String(),
		})
	}
	reply.Messages[0].Rows = inRows(2, row...)
	return reply.With(button("button.poster_make", "pst:make:"+about+":"+langs.String())).
		With(button("button.back", "pst:menu"))
}

// makePoster gives the code as a picture, and the page as a file to be printed.
func (b *bot) makePoster(ctx context.Context, req Request, about string, langs posterLangs) (kiez.Reply, error) {
	poster := &kiez.Poster{
		Name: "poster-" + about, Link: b.Link(about), Langs: langs.list(),
		Call: kiez.Say("poster.call", nil), Owner: kiez.Show(b.Office.Office().Name),
	}
	if id, isEvent := strings.CutPrefix(about, "ev_"); isEvent {
		e, err := b.Agenda.Event(ctx, id)
		if errors.Is(err, kiez.ErrNotFound) || err == nil && e.Cancelled {
			return kiez.Answer(kiez.Say("event.gone", nil)), nil
		}
		if err != nil {
			return kiez.Reply{}, fmt.Errorf("load event %s: %w", id, err)
		}
		if len(about) > longestPayload {
			return kiez.Reply{}, kiez.Refuse("poster.too_long", nil)
		}
		e.Start, e.End = e.Start.In(req.Now.Location()), e.End.In(req.Now.Location())
		poster.Title = kiez.Show(e.Title)
		poster.When = kiez.Show(kiez.Lines{eventTime(e), placeLine(e.Place)})
	} else {
		at := slices.IndexFunc(posterTopics(), func(t struct{ link, title string }) bool { return t.link == about })
		if at < 0 {
			return tooOld(), nil
		}
		poster.Title = kiez.Say(posterTopics()[at].title, nil)
	}
	return kiez.Reply{Messages: []kiez.Message{
		{Paragraphs: []kiez.Text{kiez.Say("poster.code", kiez.Data{"Link": kiez.Isolated(poster.Link)})}, Code: poster},
		{Paragraphs: []kiez.Text{kiez.Say("poster.page", nil)}, Poster: poster},
	}}, nil
}
