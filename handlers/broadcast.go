package handlers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Broadcasts keeps messages to many, from draft to result.
type Broadcasts interface {
	// Create stores a new broadcast; false: its ID is taken.
	Create(ctx context.Context, b kiez.Broadcast) (created bool, err error)
	// Get gives one, or kiez.ErrNotFound.
	Get(ctx context.Context, id string) (kiez.Broadcast, error)
	// Save stores a change and gives it with its new revision, or returns kiez.ErrConflict where somebody else saved
	// one since it was read.
	Save(ctx context.Context, b kiez.Broadcast) (kiez.Broadcast, error)
	// Count says how many people a broadcast would reach now, by their language; "" is for those who never chose one.
	Count(ctx context.Context, a kiez.Audience) (map[kiez.Lang]int, error)
}

// Results tells how far a broadcast got, and what became of it.
type Results interface {
	Sheet(ctx context.Context, id string) (kiez.Sheet, error)
	// Outcomes counts by language what became of the recipients of one that is over; those who are not known any more
	// stand on its Sheet only.
	Outcomes(ctx context.Context, id string) (map[kiez.Outcome]map[kiez.Lang]int, error)
}

// broadcast begins a draft: with the fields that stand below the command, or by asking for the German text.
func (b *bot) broadcast(ctx context.Context, req Request) (kiez.Reply, error) {
	fields, err := parseFields(req.Rich())
	if err != nil {
		return kiez.Reply{}, err
	}
	draft := b.newDraft(req)
	err = readFields(fields, broadcastFields, func(f field) (bool, error) { return b.readBroadcast(&draft, f, req.Now) })
	if err != nil {
		return kiez.Reply{}, err
	}
	if req.InGroup() && draft.Texts[kiez.German] == "" {
		return b.withDrafts(ctx, req, kiez.Answer(kiez.Say("staff.in_private", nil)))
	}
	if draft, err = b.createDraft(ctx, req, draft); err != nil {
		return kiez.Reply{}, err
	}
	if draft.Texts[kiez.German] == "" {
		reply, err := b.askBroadcast(ctx, req, draft, "text", kiez.German, kiez.Say("broadcast.ask_text", nil))
		if err != nil || len(fields) > 0 {
			return reply, err
		}
		return b.withDrafts(ctx, req, reply)
	}
	return b.draftScreen(ctx, req, draft)
}

// newDraft is for everybody who wants messages at once. The others read it in the digest of their week.
func (b *bot) newDraft(req Request) kiez.Broadcast {
	return kiez.Broadcast{
		ID: b.NewID(), Kind: kiez.StaffBroadcast, State: kiez.Draft, Author: req.From, Editor: req.From,
		Created: req.Now, Texts: kiez.Titles{}, Missing: kiez.SendGerman, Audience: kiez.Audience{Pace: kiez.AtOnce},
		Photo: sentPhoto(req),
	}
}

// createDraft stores a new draft and gives it as it was stored, with its revision.
func (b *bot) createDraft(ctx context.Context, req Request, draft kiez.Broadcast) (kiez.Broadcast, error) {
	for created := false; !created; {
		var err error
		if created, err = b.Broadcasts.Create(ctx, draft); err != nil {
			return draft, fmt.Errorf("create draft: %w", err)
		}
		if !created { // the name is taken
			id := b.NewID()
			if draft.Schedule == draft.ID {
				draft.Schedule = id
			}
			draft.ID = id
		}
	}
	stored, err := b.Broadcasts.Get(ctx, draft.ID)
	if err != nil {
		return draft, fmt.Errorf("load draft: %w", err)
	}
	return stored, b.noteBroadcast(ctx, req, kiez.BroadcastWritten, stored)
}

// draftScreen asks for the topics while there are none, then shows the draft.
func (b *bot) draftScreen(ctx context.Context, req Request, draft kiez.Broadcast) (kiez.Reply, error) {
	if len(draft.Audience.Topics) == 0 {
		return pickTopics(draft), nil
	}
	return b.broadcastCard(ctx, req, draft)
}

// broadcastFields are the names of the fields of a draft.
const broadcastFields = "topics, areas, languages, when, missing, link, de, de-simple, en, …"

// readBroadcast reads one field of a draft. A language code is the key of its text.
func (b *bot) readBroadcast(draft *kiez.Broadcast, f field, now time.Time) (known bool, err error) {
	value := f.value.Text
	switch f.key {
	case "topics":
		draft.Audience.Topics, err = readTopics(value)
	case "areas":
		draft.Audience.Areas, err = readAreas(value)
	case "languages":
		draft.Audience.Langs, err = readLangs(value)
	case "when":
		err = b.readWhen(draft, value, now)
	case "missing":
		draft.Missing, err = readMissing(value)
	case "link":
		draft.Link, err = readLink(value)
	default:
		if code, ok := strings.CutPrefix(f.key, "link."); ok && isLang(code) {
			return true, readLinkIn(draft, kiez.Lang(code), value)
		}
		lang := kiez.Lang(f.key)
		if !isLang(f.key) {
			return false, nil
		}
		if value == "" {
			return true, kiez.Refuse("staff.value_missing", nil)
		}
		err = readText(draft, lang, f.value)
	}
	return true, err
}

func readMissing(value string) (kiez.WhenMissing, error) {
	switch m := kiez.WhenMissing(strings.ToLower(value)); m {
	case kiez.SendGerman, kiez.SkipPeople:
		return m, nil
	default:
		return "", kiez.Refuse("staff.missing_unknown", nil)
	}
}
