package handlers

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"kiezbot/internal/kiez"
)

// broadcastCard shows a broadcast as it stands, with the buttons that make sense in that state.
func (b *bot) broadcastCard(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	switch bc.State {
	case kiez.Draft, kiez.Waiting:
		return b.draftCard(ctx, req, bc)
	case kiez.Scheduled:
		if bc.Audience.FailedOf == "" {
			return b.scheduledCard(bc, req), nil
		}
		fallthrough // it goes out at once
	default:
		if bc.Rhythm.Set() || undated(bc) && bc.At.IsZero() { // not a run of a schedule
			return b.scheduleInstead(ctx, req, bc)
		}
		sheet, err := b.Results.Sheet(ctx, bc.ID)
		if err != nil {
			return kiez.Reply{}, fmt.Errorf("sheet of %s: %w", bc.ID, err)
		}
		progress := BroadcastProgress(bc, sheet, b.Speed(bc.ID, req.Now), req.Now)
		return kiez.Reply{Messages: []kiez.Message{progress}}.Editing(), nil
	}
}

// draftCard says what would be sent to whom, and how many that are in each language.
func (b *bot) draftCard(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	count, err := b.Broadcasts.Count(ctx, bc.Audience)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("count audience of %s: %w", bc.ID, err)
	}
	paragraphs := append([]kiez.Text{summary(bc), contents(bc)}, aboutPhoto(bc)...)
	paragraphs = slices.Concat(paragraphs, aboutLinks(bc), typedMarkup(bc))
	if bc.Rhythm.Set() || undated(bc) {
		paragraphs[0] = b.scheduleSummary(bc)
	}
	if bc.Rhythm.Set() {
		next, err := b.nextRuns(ctx, bc.Rhythm, req)
		if err != nil {
			return kiez.Reply{}, err
		}
		paragraphs = append(paragraphs, next)
	}
	weekly, err := b.weeklyReaders(ctx, bc)
	if err != nil {
		return kiez.Reply{}, err
	}
	paragraphs = append(append(paragraphs, recipients(count)), weekly...)
	if missing := missingLangs(bc); len(missing) > 0 {
		data := kiez.Data{"Languages": namesOf(missing)}
		paragraphs = append(paragraphs, kiez.Say("broadcast.missing_"+string(bc.Missing), data))
	}
	if bc.State == kiez.Waiting {
		return kiez.Answer(append(paragraphs, kiez.Say("broadcast.waiting", nil))...).Editing().
			With(releaseButton(bc), bcButton("button.broadcast_preview", "preview", bc.ID)).
			With(bcButton("button.broadcast_edit", "edit", bc.ID), bcButton("button.cancel", "drop", bc.ID)), nil
	}
	if bc.Author != req.From {
		paragraphs = append(paragraphs, kiez.Say("broadcast.owner", kiez.Data{"Who": b.colleague(bc.Author)}))
	}
	state := kiez.Say("broadcast.draft", nil)
	if bc.Schedule != "" && bc.Schedule != bc.ID {
		state = kiez.Say("schedule.change", nil)
	}
	reply := kiez.Answer(append(paragraphs, state)...).Editing().
		With(bcButton("button.broadcast_topics", "topics", bc.ID), bcButton("button.broadcast_areas", "areas", bc.ID),
			bcButton("button.broadcast_langs", "langs", bc.ID))
	m := &reply.Messages[0]
	m.Rows = slices.Concat(m.Rows, wordingButtons(bc), missingButtons(bc, count))
	switch {
	case len(missingLangs(bc)) == 0:
	case bc.Missing == kiez.SkipPeople:
		reply = reply.With(bcButton("button.broadcast_missing_german", "missing", bc.ID+":"+string(kiez.SendGerman)))
	default:
		reply = reply.With(bcButton("button.broadcast_missing_skip", "missing", bc.ID+":"+string(kiez.SkipPeople)))
	}
	reply = reply.
		With(bcButton("button.broadcast_preview", "preview", bc.ID), bcButton("button.broadcast_test", "test", bc.ID)).
		With(releaseButton(bc))
	if bc.Author != req.From {
		reply = reply.With(bcButton("button.broadcast_take", "take", bc.ID))
	}
	return reply.With(bcButton("button.cancel", "drop", bc.ID)), nil
}

// wordingButtons change what a draft says and when; a template has no texts to change.
func wordingButtons(bc kiez.Broadcast) [][]kiez.Button {
	when := bcButton("button.broadcast_when", "when", bc.ID)
	if bc.Template != kiez.NoTemplate {
		return [][]kiez.Button{{when}}
	}
	photo, link := bcButton("button.broadcast_photo", "photo", bc.ID), bcButton("button.broadcast_link", "link", bc.ID)
	photo.Label, link.Label = checked(photo.Label, bc.Photo != ""), checked(link.Label, hasLink(bc))
	return [][]kiez.Button{{bcButton("button.broadcast_texts", "texts", bc.ID), photo}, {link, when}}
}

// missingButtons lead to the texts that are still to be written, the one for the most readers first.
func missingButtons(bc kiez.Broadcast, count map[kiez.Lang]int) [][]kiez.Button {
	const most, width = 6, 3
	langs := slices.DeleteFunc(missingLangs(bc), func(l kiez.Lang) bool { return count[l] == 0 })
	slices.SortStableFunc(langs, func(x, y kiez.Lang) int { return count[y] - count[x] })
	var buttons []kiez.Button
	for _, lang := range langs[:min(len(langs), most)] {
		add := kiez.Say("button.broadcast_add_text", kiez.Data{"Language": lang, "Number": count[lang]})
		buttons = append(buttons, kiez.Button{Label: add, Data: "bc:text:" + bc.ID + ":" + string(lang)})
	}
	return inRows(width, buttons...)
}

func summary(bc kiez.Broadcast) kiez.Text {
	langs := kiez.List{kiez.Say("broadcast.all_languages", nil)}
	if len(bc.Audience.Langs) > 0 {
		langs = namesOf(bc.Audience.Langs)
	}
	when := kiez.Say("broadcast.when_now", nil)
	if !bc.At.IsZero() {
		when = kiez.Show(kiez.Moment(bc.At))
	}
	return kiez.Say("broadcast.card", kiez.Data{
		"ID": bc.ID, "Topics": namesOf(bc.Audience.Topics), "Areas": areaNames(bc.Audience.Areas),
		"Languages": langs, "When": when,
	})
}

// weeklyReaders says how many people read it later, in the digest of their week; a template is not in there.
func (b *bot) weeklyReaders(ctx context.Context, bc kiez.Broadcast) ([]kiez.Text, error) {
	if bc.Template != kiez.NoTemplate || bc.Audience.Pace != kiez.AtOnce {
		return nil, nil
	}
	bc.Audience.Pace = kiez.Weekly
	count, err := b.Broadcasts.Count(ctx, bc.Audience)
	if err != nil {
		return nil, fmt.Errorf("count weekly readers of %s: %w", bc.ID, err)
	}
	if total := inAll(count); total > 0 {
		return []kiez.Text{kiez.Say("broadcast.weekly", kiez.Data{"Count": total})}, nil
	}
	return nil, nil
}

// inAll adds up people of all languages.
func inAll(count map[kiez.Lang]int) (total int) {
	for _, n := range count {
		total += n
	}
	return total
}

// recipients adds up the audience; people who never chose a language get German.
func recipients(count map[kiez.Lang]int) kiez.Text {
	total, byLang := inAll(count), map[kiez.Lang]int{}
	for lang, n := range count {
		byLang[cmp.Or(lang, kiez.German)] += n
	}
	if total == 0 {
		return kiez.Say("broadcast.recipients_none", nil)
	}
	var parts kiez.List
	for _, lang := range kiez.Langs() {
		if n := byLang[lang]; n > 0 {
			parts = append(parts, kiez.Say("broadcast.language_count", kiez.Data{"Language": lang, "Number": n}))
		}
	}
	return kiez.Say("broadcast.recipients", kiez.Data{"Count": total, "PerLanguage": parts})
}

// missingLangs are the languages of the audience without a text of their own. Leichte Sprache has to have its own:
// ordinary German is what its readers cannot use.
func missingLangs(bc kiez.Broadcast) []kiez.Lang {
	if bc.Template != kiez.NoTemplate { // it is written for each person
		return nil
	}
	return slices.DeleteFunc(audienceLangs(bc), func(l kiez.Lang) bool { return bc.Texts[l] != "" })
}

// audienceLangs are the languages of the people a broadcast is for, in the usual order.
func audienceLangs(bc kiez.Broadcast) []kiez.Lang {
	return slices.DeleteFunc(kiez.Langs(), func(l kiez.Lang) bool {
		return len(bc.Audience.Langs) > 0 && !slices.Contains(bc.Audience.Langs, l)
	})
}

func (b *bot) scheduledCard(bc kiez.Broadcast, req Request) kiez.Reply {
	state := kiez.Say("broadcast.scheduled", kiez.Data{"Moment": kiez.Moment(bc.At)})
	if bc.At.Sub(req.Now) <= b.UndoWindow {
		state = kiez.Say("broadcast.undo", kiez.Data{"Clock": kiez.Clock(bc.At)})
	}
	return kiez.Answer(summary(bc), state).Editing().With(bcButton("button.undo", "undo", bc.ID))
}

// releaseButton carries the revision it releases: nobody lets a text go that was changed after being read.
func releaseButton(bc kiez.Broadcast) kiez.Button {
	return button("button.release", "bc:release:"+bc.ID+":"+strconv.Itoa(bc.Rev))
}

func bcButton(key, verb, id string) kiez.Button { return button(key, "bc:"+verb+":"+id) }

// pickTopics shows the topics as toggles.
func pickTopics(bc kiez.Broadcast) kiez.Reply {
	return pick(bc, "broadcast.ask_topics", "topic", kiez.Topics(), bc.Audience.Topics)
}

// pickAreas shows the areas as toggles.
func pickAreas(bc kiez.Broadcast) kiez.Reply {
	return pick(bc, "broadcast.ask_areas", "area", kiez.Areas(), bc.Audience.Areas)
}

// pickLangs shows the languages as toggles.
func pickLangs(bc kiez.Broadcast) kiez.Reply {
	return pick(bc, "broadcast.ask_languages", "lang", kiez.Langs(), bc.Audience.Langs)
}

func pick[T kiez.Topic | kiez.Area | kiez.Lang](bc kiez.Broadcast, key, verb string, all, have []T) kiez.Reply {
	reply := kiez.Answer(kiez.Say(key, nil)).Editing()
	for _, item := range all {
		is := slices.Contains(have, item)
		data := "bc:" + verb + ":" + bc.ID + ":" + string(item) + ":" + other(is)
		reply = reply.With(kiez.Button{Label: checked(kiez.Show(item), is), Data: data})
	}
	return reply.With(bcButton("button.done", "card", bc.ID))
}

// pickText shows the languages; a check marks those with a text.
func pickText(bc kiez.Broadcast) kiez.Reply {
	have := slices.Collect(maps.Keys(bc.Texts))
	var buttons []kiez.Button
	for _, lang := range kiez.Langs() {
		label := checked(kiez.Show(lang), slices.Contains(have, lang))
		buttons = append(buttons, kiez.Button{Label: label, Data: "bc:text:" + bc.ID + ":" + string(lang)})
	}
	reply := kiez.Answer(kiez.Say("broadcast.ask_language", nil)).Editing()
	reply.Messages[0].Rows = append(inRows(2, buttons...), []kiez.Button{bcButton("button.back", "card", bc.ID)})
	return reply
}
