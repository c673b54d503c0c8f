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

// Bans keeps who is not answered any more.
type Bans interface {
	// Ban reports whether the person was not banned before.
	Ban(ctx context.Context, ban kiez.Ban) (added bool, err error)
	// Unban ends one and gives it, or kiez.ErrNotFound.
	Unban(ctx context.Context, id string) (kiez.Ban, error)
	// List gives who is banned, the newest first.
	List(ctx context.Context) ([]kiez.Ban, error)
	// Told notes that a banned person was told so, and reports whether this is the first time.
	Told(ctx context.Context, user kiez.UserID) (first bool, err error)
}

// banned answers somebody who is blocked: once, and then no more. What people have a right to they can still do: see
// what is stored about them, have it deleted, and end all messages. A call for help is a call for help.
func (r *Router) banned(ctx context.Context, req Request) (kiez.Reply, error) {
	rights := []string{
		"privacy", "datenschutz", "mydata", "meinedaten", "forget", "loeschen", "stop", "stopp",
	}
	name, _, _ := strings.Cut(req.Button, ":")
	switch {
	case req.InGroup():
		return kiez.Reply{}, nil
	case req.Kind == kiez.KindMessage && slices.Contains(rights, req.Command):
		return r.command(ctx, req, r.commands[req.Command])
	case req.Kind == kiez.KindMessage && r.stopWords[foldWord(req.Text)]:
		return r.command(ctx, req, route{handle: r.stop, private: true})
	case req.Kind == kiez.KindButton && slices.Contains(append(rights, "forgetyes"), name):
		return r.buttons[name].run(ctx, req)
	}
	if reply, ok := r.emergency(req); ok {
		return reply, nil
	}
	first, err := r.bans.Told(ctx, req.From)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("banned: %w", err)
	}
	if !first {
		return kiez.Reply{}, nil
	}
	return kiez.Answer(kiez.Say("block.told", nil)), nil
}

// block is /block: with the number of a person, or as a reply to what a resident asked the office, the question whether
// to block that person; without either the list.
func (b *bot) block(ctx context.Context, req Request) (kiez.Reply, error) {
	given := strings.TrimSpace(req.Arg)
	if given == "" {
		return b.blockWriter(ctx, req)
	}
	if _, value, ok := strings.Cut(given, ":"); ok { // "user: 2001"
		given = value
	}
	user, err := readUser(given)
	if err != nil {
		return kiez.Reply{}, err
	}
	return b.askBan(user), nil
}

// blockWriter asks whether to block whoever wrote what /block replies to; where that is no resident, it is the list.
func (b *bot) blockWriter(ctx context.Context, req Request) (kiez.Reply, error) {
	if !slices.Contains(b.Staff.Desk(), req.Chat) {
		return b.banList(ctx, req)
	}
	thread, _, err := b.deskThread(ctx, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	if thread.Enquiry == "" {
		return b.banList(ctx, req)
	}
	reply, err := b.askBanOf(ctx, thread.Enquiry)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Answer(kiez.Say("desk.gone", nil)), nil
	}
	return reply, err
}

// askBan asks whether somebody is to be blocked. Staff are removed from the team first.
func (b *bot) askBan(user kiez.UserID) kiez.Reply {
	if b.Staff.Role(user).Staff() {
		return kiez.Answer(kiez.Say("block.staff", kiez.Data{"Who": b.colleague(user)}))
	}
	return kiez.Answer(kiez.Say("block.ask", kiez.Data{"ID": kiez.Isolated(userArg(user))})).
		With(button("button.block_yes", "blk:yes:"+userArg(user)), button("button.cancel", "blk:list"))
}

// askBanOf asks whether the resident of an enquiry is to be blocked; kiez.ErrNotFound: it is gone. Residents were
// promised that the office does not see their number, so the question names nobody.
func (b *bot) askBanOf(ctx context.Context, id string) (kiez.Reply, error) {
	e, err := b.enquiryAsked(ctx, id)
	if err != nil {
		return kiez.Reply{}, err
	}
	if e.ID == "" {
		return kiez.Reply{}, fmt.Errorf("block the resident of enquiry %s: %w", id, kiez.ErrNotFound)
	}
	user := kiez.UserID(e.Chat)
	if b.Staff.Role(user).Staff() {
		return b.askBan(user), nil
	}
	return kiez.Answer(kiez.Say("block.ask_enquiry", nil)).
		With(button("button.block_yes", "blk:yes:"+userArg(user)), button("button.cancel", "blk:list")), nil
}

// blockButton does what a button of /block asks for: "blk:<verb>:<what>".
func (b *bot) blockButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, arg, _ := strings.Cut(req.Arg, ":")
	switch user, isUser := userOf(arg); {
	case verb == "list":
		return b.banList(ctx, req)
	case verb == "ask" && isUser:
		return b.askBan(user), nil
	case verb == "yes" && isUser:
		return b.ban(ctx, req, user)
	case verb == "off":
		return b.unban(ctx, req, arg)
	}
	return tooOld(), nil
}

func (b *bot) ban(ctx context.Context, req Request, user kiez.UserID) (kiez.Reply, error) {
	if b.Staff.Role(user).Staff() {
		return b.askBan(user).Editing(), nil
	}
	ban := kiez.Ban{ID: b.NewID(), User: user, By: req.From, At: req.Now}
	added, err := b.Bans.Ban(ctx, ban)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("block: %w", err)
	}
	if added {
		if err := b.note(ctx, req, kiez.PersonBlocked, ban.ID); err != nil {
			return kiez.Reply{}, err
		}
	}
	if err := b.closeAllOf(ctx, kiez.ChatID(user), req.Now); err != nil {
		return kiez.Reply{}, err
	}
	reply, err := b.banList(ctx, req)
	reply.Notice = kiez.Say("block.done", nil)
	return reply, err
}

// closeAllOf closes what somebody asked the office and nobody is going to answer. The person has been told enough.
func (b *bot) closeAllOf(ctx context.Context, chat kiez.ChatID, now time.Time) error {
	all, err := b.Enquiries.Of(ctx, chat)
	if err != nil {
		return fmt.Errorf("enquiries of a blocked person: %w", err)
	}
	for _, e := range all {
		if !e.Open() {
			continue
		}
		_, err := b.changeEnquiry(ctx, e.ID, func(e *kiez.Enquiry) error {
			e.Closed, e.Since, e.Talk = now, time.Time{}, time.Time{}
			return nil
		})
		if err != nil && !errors.Is(err, kiez.ErrNotFound) {
			return err
		}
	}
	return nil
}

// unban answers somebody again, and says so.
func (b *bot) unban(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	ban, err := b.Bans.Unban(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return b.banList(ctx, req)
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("unblock %s: %w", id, err)
	}
	if err := b.note(ctx, req, kiez.PersonUnblocked, id); err != nil {
		return kiez.Reply{}, err
	}
	reply, err := b.banList(ctx, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	reply.Notice = kiez.Say("block.undone", nil)
	reply.Messages = append(reply.Messages, kiez.Message{
		Chat: kiez.ChatID(ban.User), Paragraphs: []kiez.Text{kiez.Say("block.told_undone", nil)},
	})
	return reply, nil
}

// banList shows how often somebody was blocked, by whom and when, each with a button that ends it. Whom is not said:
// people write to the office without their number.
func (b *bot) banList(ctx context.Context, req Request) (kiez.Reply, error) {
	bans, err := b.Bans.List(ctx)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list blocked people: %w", err)
	}
	reply := kiez.Answer(kiez.Say("block.menu", kiez.Data{"Number": len(bans)})).Editing()
	const most = 20
	for _, ban := range bans[:min(most, len(bans))] {
		m := &reply.Messages[0]
		m.Paragraphs = append(m.Paragraphs, kiez.Say("block.line", kiez.Data{
			"ID": ban.ID, "By": b.colleague(ban.By), "Moment": kiez.Moment(ban.At.In(req.Now.Location())),
		}))
		label := kiez.Say("button.unblock", kiez.Data{"ID": ban.ID})
		reply = reply.With(kiez.Button{Label: label, Data: "blk:off:" + ban.ID})
	}
	return reply, nil
}
