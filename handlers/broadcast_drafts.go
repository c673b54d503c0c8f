package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Drafts lists broadcasts by their state, the oldest first.
type Drafts interface {
	List(ctx context.Context, states ...kiez.BroadcastState) ([]kiez.Broadcast, error)
}

// draftsShown is how many open drafts are listed, the newest.
const draftsShown = 8

// openDrafts lists the drafts in which something stands, the one that was changed last first.
func (b *bot) openDrafts(ctx context.Context) ([]kiez.Broadcast, error) {
	all, err := b.Drafts.List(ctx, kiez.Draft, kiez.Waiting)
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	all = slices.DeleteFunc(all, func(bc kiez.Broadcast) bool { return bc.Kind != kiez.StaffBroadcast || !bc.Begun() })
	slices.SortStableFunc(all, func(x, y kiez.Broadcast) int { return y.LastChange().Compare(x.LastChange()) })
	return all[:min(len(all), draftsShown)], nil
}

// withDrafts puts the open drafts below a reply, with a button to go on with each.
func (b *bot) withDrafts(ctx context.Context, req Request, reply kiez.Reply) (kiez.Reply, error) {
	open, err := b.openDrafts(ctx)
	if err != nil || len(open) == 0 {
		return reply, err
	}
	m := &reply.Messages[len(reply.Messages)-1]
	var lines kiez.Lines
	var rows [][]kiez.Button
	for _, bc := range open {
		lines = append(lines, b.draftLine(req, bc))
		rows = append(rows, []kiez.Button{{Label: scheduleName(bc), Data: "bc:open:" + bc.ID}})
	}
	m.Paragraphs = append(m.Paragraphs, kiez.Say("broadcast.open_drafts", nil), kiez.Show(lines))
	m.Rows = append(rows, m.Rows...)
	return reply, nil
}

// draftLine says whose a draft is, how old it is and what it lacks.
func (b *bot) draftLine(req Request, bc kiez.Broadcast) kiez.Text {
	owner := kiez.Say("broadcast.own", nil)
	if bc.Author != req.From {
		owner = b.colleague(bc.Author)
	}
	said := kiez.List{owner, age(bc.LastChange(), req.Now)}
	if bc.State == kiez.Waiting {
		said = append(said, kiez.Say("broadcast.open_waiting", nil))
	}
	if missing := missingLangs(bc); len(missing) > 0 {
		said = append(said, kiez.Say("broadcast.open_missing", kiez.Data{"Count": len(missing)}))
	}
	return kiez.Say("broadcast.open_draft", kiez.Data{"Name": scheduleName(bc), "About": said})
}

// age says how many days ago something was.
func age(at, now time.Time) kiez.Text {
	day := func(t time.Time) time.Time {
		y, m, d := t.In(now.Location()).Date()
		return time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
	}
	if days := int(day(now).Sub(day(at)) / (24 * time.Hour)); days > 0 {
		return kiez.Say("broadcast.days_ago", kiez.Data{"Count": days})
	}
	return kiez.Say("broadcast.today", nil)
}

// draftButton opens a draft anew, or keeps it for another week.
func (b *bot) draftButton(ctx context.Context, req Request, bc kiez.Broadcast, verb string) (kiez.Reply, error) {
	if verb == "keep" && (bc.State == kiez.Draft || bc.State == kiez.Waiting) {
		return b.saveDraft(ctx, req, bc, nil)
	}
	reply, err := b.broadcastCard(ctx, req, bc)
	if err == nil && verb == "open" && len(reply.Messages) > 0 {
		reply.Messages[0].Edit = false
	}
	return reply, err
}

// takeOver makes a draft one's own: from now on its notices come here. Who changed it last stays the same, and may
// still not be the one to release it.
func (b *bot) takeOver(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	before := bc.Author
	if before == req.From {
		return b.broadcastCard(ctx, req, bc)
	}
	bc.Editor = cmp.Or(bc.Editor, before)
	bc.Author = req.From
	reply, err := b.saveDraft(ctx, req, bc, nil)
	if err != nil || reply.Alert {
		return reply, err
	}
	reply.Notice = kiez.Say("broadcast.taken_over", nil)
	told := kiez.Say("broadcast.taken_from_you", kiez.Data{"Who": b.colleague(req.From), "Name": scheduleName(bc)})
	reply.Messages = append(reply.Messages, kiez.Message{Chat: kiez.ChatID(before), Paragraphs: []kiez.Text{told}})
	return reply, nil
}

// DraftEnds tells the author of a draft that it will be deleted tomorrow.
func DraftEnds(bc kiez.Broadcast) kiez.Message {
	return kiez.Answer(kiez.Say("broadcast.draft_ends", kiez.Data{"Name": scheduleName(bc)})).
		With(bcButton("button.broadcast_keep", "keep", bc.ID), bcButton("button.broadcast_open", "open", bc.ID)).Messages[0]
}

// DraftEnded tells the author of a draft that it was deleted. All of its texts stand in it, so that nothing is lost.
func DraftEnded(bc kiez.Broadcast) kiez.Message {
	m := kiez.Answer(kiez.Say("broadcast.draft_ended", kiez.Data{"Name": scheduleName(bc)})).Messages[0]
	m.Photo = bc.Photo
	for _, lang := range kiez.Langs() {
		if text := bc.Text(lang); text.Text != "" {
			head := kiez.Say("broadcast.text_of", kiez.Data{"Language": lang})
			m.Paragraphs = append(m.Paragraphs, head, shown(text))
		}
	}
	return m
}
