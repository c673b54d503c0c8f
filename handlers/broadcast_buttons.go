package handlers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// broadcastButton does what a button under a broadcast asks for: "bc:<verb>:<id>" or "bc:<verb>:<id>:<argument>".
func (b *bot) broadcastButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, rest, _ := strings.Cut(req.Arg, ":")
	id, arg, _ := strings.Cut(rest, ":")
	bc, err := b.Broadcasts.Get(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{Notice: kiez.Say("staff.gone", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load broadcast: %w", err)
	}
	switch verb {
	case "preview", "test":
		return b.try(ctx, req, bc, verb)
	case "release":
		if arg != "" && arg != strconv.Itoa(bc.Rev) { // the card shows an older text than would go out
			return b.afterConflict(ctx, req, id)
		}
		return b.release(ctx, req, bc)
	case "open", "keep":
		return b.draftButton(ctx, req, bc, verb)
	case "list", "retry", "retryyes":
		return b.resultButton(ctx, req, bc, verb)
	case "undo", "pause", "resume", "abort", "loud":
		return b.steer(ctx, req, bc, verb)
	case "card", "drop", "edit":
		return b.leaveQuestion(ctx, req, bc, verb)
	default:
		return b.editDraft(ctx, req, bc, verb, arg)
	}
}

// leaveQuestion ends what is being asked about a broadcast, and shows its card, makes it editable again or drops it.
func (b *bot) leaveQuestion(ctx context.Context, req Request, bc kiez.Broadcast, verb string) (kiez.Reply, error) {
	if err := b.flows.endAbout(ctx, req.Chat, bc.ID); err != nil {
		return kiez.Reply{}, err
	}
	switch {
	case verb == "edit" && bc.State == kiez.Waiting:
		bc.State = kiez.Draft
		return b.saveDraft(ctx, req, bc, nil)
	case verb == "drop", bc.State == kiez.Draft && !bc.Written():
		return b.steer(ctx, req, bc, "drop")
	default:
		return b.broadcastCard(ctx, req, bc)
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
	case "langs":
		return pickLangs(bc), nil
	case "texts":
		return pickText(bc), nil
	case "text":
		lang, ok := kiez.ParseLang(arg)
		if !ok {
			return tooOld(), nil
		}
		return b.askText(ctx, req, bc, lang)
	case "take":
		return b.takeOver(ctx, req, bc)
	case "photo":
		return b.askPhoto(ctx, req, bc)
	case "nophoto":
		return b.removePhoto(ctx, req, bc)
	case "link":
		return b.askLink(ctx, req, bc)
	case "nolink":
		return b.removeLink(ctx, req, bc)
	case "when":
		return b.askWhen(ctx, req, bc)
	case "at":
		return b.chooseWhen(ctx, req, bc, arg)
	case "template":
		return b.chooseTemplate(ctx, req, bc, kiez.Template(arg))
	default:
		return b.choose(ctx, req, bc, verb, arg)
	}
}

// choose takes a choice that a button carries as it shall be afterwards: the same tap twice is the same choice.
func (b *bot) choose(ctx context.Context, req Request, bc kiez.Broadcast, verb, arg string) (kiez.Reply, error) {
	item, state, _ := strings.Cut(arg, ":")
	bc.Editor = req.From
	switch {
	case verb == "topic" && kiez.Topic(item).Known():
		bc.Audience.Topics = chosen(bc.Audience.Topics, kiez.Topic(item), state == on)
		return b.saveDraft(ctx, req, bc, pickTopics)
	case verb == "area" && kiez.Area(item).Known():
		bc.Audience.Areas = chosen(bc.Audience.Areas, kiez.Area(item), state == on)
		return b.saveDraft(ctx, req, bc, pickAreas)
	case verb == "lang" && isLang(item):
		bc.Audience.Langs = chosen(bc.Audience.Langs, kiez.Lang(item), state == on)
		return b.saveDraft(ctx, req, bc, pickLangs)
	case verb == "missing" && (item == string(kiez.SendGerman) || item == string(kiez.SkipPeople)):
		bc.Missing = kiez.WhenMissing(item)
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
	bc.Changed = req.Now
	bc, err := b.Broadcasts.Save(ctx, bc)
	if errors.Is(err, kiez.ErrConflict) {
		return b.afterConflict(ctx, req, id)
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("save broadcast %s: %w", id, err)
	}
	if err := b.noteBroadcast(ctx, req, actOf(bc.State), bc); err != nil {
		return kiez.Reply{}, err
	}
	if screen != nil {
		return screen(bc), nil
	}
	return b.broadcastCard(ctx, req, bc)
}

func (b *bot) afterConflict(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	bc, err := b.Broadcasts.Get(ctx, id)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("reload broadcast %s: %w", id, err)
	}
	reply, err := b.broadcastCard(ctx, req, bc)
	reply.Notice, reply.Alert = kiez.Say("staff.conflict", nil), true
	return reply, err
}

// staleAfter is how long after its time a broadcast is still worth sending, for example after an outage.
const staleAfter = 24 * time.Hour

// release lets a broadcast go, or passes it on to a second person. Nothing goes out before the undo window is over.
func (b *bot) release(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	refuse := func(key string) (kiez.Reply, error) {
		return kiez.Reply{Notice: kiez.Say(key, nil), Alert: true}, nil
	}
	second := b.ReleaseByTwo && req.From == cmp.Or(bc.Editor, bc.Author)
	switch {
	case bc.State != kiez.Draft && bc.State != kiez.Waiting:
		return b.broadcastCard(ctx, req, bc)
	case len(bc.Audience.Topics) == 0:
		return refuse("broadcast.topics_missing")
	case !bc.Written():
		return refuse("broadcast.text_missing")
	case undated(bc):
		return refuse("schedule.once")
	case !bc.At.IsZero() && !bc.At.After(req.Now):
		return b.askNewTime(ctx, req, bc)
	case bc.State == kiez.Waiting && !second && !req.Role.MayRelease():
		return refuse("broadcast.may_not")
	case second || !req.Role.MayRelease():
		return b.askRelease(ctx, req, bc)
	case bc.Rhythm.Set():
		return b.startSchedule(ctx, req, bc)
	}
	if earliest := req.Now.Add(b.UndoWindow); bc.At.Before(earliest) {
		bc.At = earliest
	}
	bc.ValidUntil = bc.At.Add(staleAfter)
	bc.State, bc.Releaser, bc.CardChat, bc.CardID = kiez.Scheduled, req.From, req.Chat, req.MessageID
	reply, err := b.saveDraft(ctx, req, bc, nil)
	if author := kiez.ChatID(bc.Author); err == nil && reply.Notice.Key == "" && author != kiez.ChatID(req.From) {
		told := kiez.Message{Chat: author, Paragraphs: reply.Messages[0].Paragraphs} // who wrote it wants to know
		reply.Messages = append(reply.Messages, told)
	}
	return reply, err
}

// askNewTime makes a draft whose time has passed editable again.
func (b *bot) askNewTime(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	bc.State = kiez.Draft
	reply, err := b.saveDraft(ctx, req, bc, nil)
	if reply.Notice.Key == "" {
		reply.Notice, reply.Alert = kiez.Say("broadcast.in_past", nil), true
	}
	return reply, err
}

// askRelease shows the draft to those who may release it: in the staff's group, or in private to each of them.
func (b *bot) askRelease(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	releasers := b.Staff.Releasers(req.From)
	if len(releasers) == 0 {
		return kiez.Reply{Notice: kiez.Say("broadcast.no_releaser", nil), Alert: true}, nil
	}
	var reply kiez.Reply
	var err error
	if bc.State == kiez.Waiting { // they are reminded; who asks has to know why nothing goes out
		reply, err = b.broadcastCard(ctx, req, bc)
		reply.Notice, reply.Alert = kiez.Say("broadcast.second_person", nil), true
	} else {
		bc.State = kiez.Waiting
		reply, err = b.saveDraft(ctx, req, bc, nil)
	}
	if err != nil || reply.Notice.Key == "staff.conflict" {
		return reply, err
	}
	card := reply.Messages[0]
	card.Edit = false
	card.Paragraphs = append([]kiez.Text{kiez.Say("broadcast.release_request", nil)}, card.Paragraphs...)
	for _, chat := range releasers {
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
		"loud": {kiez.Running}, "abort": {kiez.Running, kiez.Paused}, "drop": {kiez.Draft, kiez.Waiting},
	}
	if !slices.Contains(from[verb], bc.State) {
		return b.broadcastCard(ctx, req, bc)
	}
	if (verb == "resume" || verb == "loud") && !req.Role.MayRelease() {
		return kiez.Reply{Notice: kiez.Say("broadcast.may_not", nil), Alert: true}, nil
	}
	switch verb {
	case "undo":
		return b.takeBack(ctx, req, bc)
	case "pause":
		bc.State = kiez.Paused
	case "resume":
		bc.State = kiez.Running
	case "loud":
		bc.Loud = true
	default:
		bc.State = kiez.Aborted
	}
	var screen func(kiez.Broadcast) kiez.Reply
	if verb == "drop" {
		screen = func(kiez.Broadcast) kiez.Reply { return kiez.Answer(kiez.Say("cancel.broadcast", nil)).Editing() }
	}
	return b.saveDraft(ctx, req, bc, screen)
}

// takeBack stops a released broadcast and makes a new draft of it: who is to get it is counted anew at its release. The
// draft comes first, under a name made of the old one, so that the text is never lost and never there twice.
func (b *bot) takeBack(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	draft := bc
	if bc.At.Sub(req.Now) <= b.UndoWindow { // it was to go out at once
		draft.At = time.Time{}
	}
	draft.ID, draft.State, draft.Created, draft.ValidUntil, draft.Rev = bc.ID+"u", kiez.Draft, req.Now, time.Time{}, 0
	draft.Changed = req.Now
	draft.Releaser, draft.Total, draft.CardChat, draft.CardID = 0, 0, 0, 0
	if _, err := b.Broadcasts.Create(ctx, draft); err != nil {
		return kiez.Reply{}, fmt.Errorf("create draft: %w", err)
	}
	bc.State = kiez.Aborted
	if reply, err := b.saveDraft(ctx, req, bc, nil); err != nil || reply.Alert { // it has begun meanwhile
		return reply, err
	}
	draft, err := b.Broadcasts.Get(ctx, draft.ID)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load draft: %w", err)
	}
	reply, err := b.broadcastCard(ctx, req, draft)
	reply.Notice = kiez.Say("broadcast.undone", nil)
	return reply, err
}
