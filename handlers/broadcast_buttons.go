package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// broadcastButton does what a button under a broadcast asks for: "bc:<verb>:<id>" or "bc:<verb>:<id>:<argument>".
func (b *bot) broadcastButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, rest, _ := strings.Cut(req.Arg, ":")
	id, arg, _ := strings.Cut(rest, ":")
	bc, err := b.broadcasts.Get(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{Notice: kiez.Say("staff.gone", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load broadcast: %w", err)
	}
	switch verb {
	case "preview":
		return b.preview(ctx, bc)
	case "test":
		return b.testToSelf(bc, req), nil
	case "release":
		return b.release(ctx, req, bc)
	case "undo", "pause", "resume", "abort", "drop":
		return b.steer(ctx, req, bc, verb)
	case "card":
		if _, err := b.flows.end(ctx, req.Chat); err != nil { // "cancel" under a question ends it
			return kiez.Reply{}, err
		}
		return b.broadcastCard(ctx, req, bc)
	default:
		return b.editDraft(ctx, req, bc, verb, arg)
	}
}

// editDraft changes a draft or asks for the change. What has been released is shown as it stands instead.
func (b *bot) editDraft(ctx context.Context, req Request, bc kiez.Broadcast, verb, arg string) (kiez.Reply, error) {
	if bc.State != kiez.Draft {
		return b.broadcastCard(ctx, req, bc)
	}
	switch verb {
	case "topics":
		return pickTopics(bc), nil
	case "areas":
		return pickAreas(bc), nil
	case "texts":
		return pickText(bc), nil
	case "text":
		lang := kiez.Lang(arg)
		return b.askBroadcast(ctx, req, bc, "text", lang, kiez.Say("broadcast.ask_text_in", kiez.Data{"Language": lang}))
	case "when":
		return b.askBroadcast(ctx, req, bc, "when", "", kiez.Say("broadcast.ask_when", nil))
	case "topic":
		bc.Audience.Topics = toggle(bc.Audience.Topics, kiez.Topic(arg))
		return b.saveDraft(ctx, req, bc, pickTopics)
	case "area":
		bc.Audience.Areas = toggle(bc.Audience.Areas, kiez.Area(arg))
		return b.saveDraft(ctx, req, bc, pickAreas)
	case "missing":
		bc.Missing = map[kiez.WhenMissing]kiez.WhenMissing{
			kiez.SendGerman: kiez.SkipPeople, kiez.SkipPeople: kiez.SendGerman,
		}[bc.Missing]
		return b.saveDraft(ctx, req, bc, nil)
	default:
		return tooOld(), nil
	}
}

// saveDraft stores a change and shows the screen it was made on, or the card. Where a colleague was faster, nothing is
// overwritten: the new state is shown.
func (b *bot) saveDraft(
	ctx context.Context, req Request, bc kiez.Broadcast, screen func(kiez.Broadcast) kiez.Reply,
) (kiez.Reply, error) {
	id := bc.ID
	bc, err := b.broadcasts.Save(ctx, bc)
	if errors.Is(err, kiez.ErrConflict) {
		return b.afterConflict(ctx, req, id)
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("save broadcast %s: %w", id, err)
	}
	if screen != nil {
		return screen(bc), nil
	}
	return b.broadcastCard(ctx, req, bc)
}

func (b *bot) afterConflict(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	bc, err := b.broadcasts.Get(ctx, id)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("reload broadcast %s: %w", id, err)
	}
	reply, err := b.broadcastCard(ctx, req, bc)
	reply.Notice, reply.Alert = kiez.Say("staff.conflict", nil), true
	return reply, err
}

// preview shows the broadcast exactly as its readers will get it: one message a language that has a text of its own,
// and one a language whose readers would get German.
func (b *bot) preview(ctx context.Context, bc kiez.Broadcast) (kiez.Reply, error) {
	count, err := b.broadcasts.Count(ctx, bc.Audience)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("count audience of %s: %w", bc.ID, err)
	}
	var reply kiez.Reply
	for _, lang := range kiez.Langs() {
		key := "broadcast.preview"
		if bc.Texts[lang] == "" {
			key = "broadcast.preview_german"
			if count[lang] == 0 || bc.Missing == kiez.SkipPeople {
				continue
			}
		}
		m := Letter(bc, lang)
		m.Paragraphs = append([]kiez.Text{kiez.Say(key, kiez.Data{"Language": lang})}, m.Paragraphs...)
		reply.Messages = append(reply.Messages, m)
	}
	return reply, nil
}

// testToSelf sends the draft to the person who asks, in that person's language.
func (b *bot) testToSelf(bc kiez.Broadcast, req Request) kiez.Reply {
	m := Letter(bc, req.Lang)
	m.Chat = kiez.ChatID(req.From)
	return kiez.Reply{Messages: []kiez.Message{m}, Notice: kiez.Say("broadcast.tested", nil)}
}

// release lets a broadcast go, or passes it on to a second person. Nothing goes out before the undo window is over.
func (b *bot) release(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	refuse := func(key string) (kiez.Reply, error) {
		return kiez.Reply{Notice: kiez.Say(key, nil), Alert: true}, nil
	}
	second := b.releaseByTwo && req.From == bc.Author
	switch {
	case bc.State != kiez.Draft && bc.State != kiez.Waiting:
		return b.broadcastCard(ctx, req, bc)
	case len(bc.Audience.Topics) == 0:
		return refuse("broadcast.topics_missing")
	case bc.Texts[kiez.German] == "":
		return refuse("broadcast.text_missing")
	case !bc.At.IsZero() && !bc.At.After(req.Now):
		return refuse("broadcast.in_past")
	case bc.State == kiez.Waiting && second:
		return refuse("broadcast.second_person")
	case bc.State == kiez.Waiting && !req.Role.MayRelease():
		return refuse("broadcast.may_not")
	case second || !req.Role.MayRelease():
		return b.askRelease(ctx, req, bc)
	}
	if earliest := req.Now.Add(b.undoWindow); bc.At.Before(earliest) {
		bc.At = earliest.Truncate(time.Second)
	}
	bc.State, bc.Releaser, bc.CardChat, bc.CardID = kiez.Scheduled, req.From, req.Chat, req.MessageID
	reply, err := b.saveDraft(ctx, req, bc, nil)
	if author := kiez.ChatID(bc.Author); err == nil && reply.Notice.Key == "" && author != kiez.ChatID(req.From) {
		told := kiez.Message{Chat: author, Paragraphs: reply.Messages[0].Paragraphs} // who wrote it wants to know
		reply.Messages = append(reply.Messages, told)
	}
	return reply, err
}

// askRelease shows the draft to those who may release it: in the staff's group, or in private to each of them.
func (b *bot) askRelease(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	bc.State = kiez.Waiting
	reply, err := b.saveDraft(ctx, req, bc, nil)
	if err != nil || reply.Notice.Key != "" {
		return reply, err
	}
	card := reply.Messages[0]
	card.Edit = false
	card.Paragraphs = append([]kiez.Text{kiez.Say("broadcast.release_request", nil)}, card.Paragraphs...)
	for _, chat := range b.staff.Releasers(req.From) {
		if chat == req.Chat { // the card stands there already
			continue
		}
		card.Chat = chat
		reply.Messages = append(reply.Messages, card)
	}
	return reply, nil
}

// steer moves a released broadcast to another state, or drops a draft.
func (b *bot) steer(ctx context.Context, req Request, bc kiez.Broadcast, verb string) (kiez.Reply, error) {
	from := map[string][]kiez.BroadcastState{
		"undo": {kiez.Scheduled}, "pause": {kiez.Running}, "resume": {kiez.Paused},
		"abort": {kiez.Running, kiez.Paused}, "drop": {kiez.Draft, kiez.Waiting},
	}
	if !slices.Contains(from[verb], bc.State) {
		return b.broadcastCard(ctx, req, bc)
	}
	before := bc
	switch verb {
	case "pause":
		bc.State = kiez.Paused
	case "resume":
		bc.State = kiez.Running
	default:
		bc.State = kiez.Aborted
	}
	reply, err := b.saveDraft(ctx, req, bc, nil)
	if err != nil || reply.Alert {
		return reply, err
	}
	switch verb {
	case "undo":
		return b.takeBack(ctx, req, before)
	case "drop":
		return kiez.Answer(kiez.Say("cancel.broadcast", nil)).Editing(), nil
	default:
		return reply, nil
	}
}

// takeBack makes a new draft of a broadcast that was taken back: who is to get it is counted anew at its release.
func (b *bot) takeBack(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	if bc.At.Sub(req.Now) <= b.undoWindow { // it was to go out at once
		bc.At = time.Time{}
	}
	bc.ID, bc.State, bc.Created, bc.Rev = b.newID(), kiez.Draft, req.Now, 0
	bc.Releaser, bc.Total, bc.CardChat, bc.CardID = 0, 0, 0, 0
	if _, err := b.broadcasts.Create(ctx, bc); err != nil {
		return kiez.Reply{}, fmt.Errorf("create draft: %w", err)
	}
	reply, err := b.broadcastCard(ctx, req, bc)
	reply.Notice = kiez.Say("broadcast.undone", nil)
	return reply, err
}
