package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/metrics"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
)

// conversation turns an update into a request, has it answered, and sends the answer.
type conversation struct {
	handlers *handlers.Handlers
	people   *redisstore.People
	replies  *redisstore.Replies
	desk     *desk
	telegram *telegram.Client
	link     func(payload string) string // that opens the bot
	follows  *redisstore.Applications
	library  *library
	groups   *groups
	staff    *staff
	bans     *bans
	quiet    quiet
	language kiez.Lang        // where neither the person nor the client names one of ours
	now      func() time.Time // in the zone whose days count
	hurry    func(ctx context.Context, chat kiez.ChatID) (first bool, err error)
	met      func(user kiez.UserID) // a member of staff wrote: the menu can be registered now
	seen     *metrics.Metrics
	log      *slog.Logger
}

// handle answers one update. An error means that it is to be handled again.
func (c *conversation) handle(ctx context.Context, u kiez.Update) error {
	switch u.Kind {
	case kiez.KindMessage, kiez.KindButton:
		return c.answer(ctx, u, nil)
	case kiez.KindEdited:
		return c.revise(ctx, u)
	case kiez.KindInline:
		return c.inline(ctx, u)
	case kiez.KindBlocked:
		if u.ChatKind != kiez.Private {
			return nil
		}
		if _, err := c.follows.UnfollowAll(ctx, u.Chat); err != nil { // by the code one can follow anew
			return err
		}
		return c.people.Suppress(ctx, u.Chat, c.now())
	case kiez.KindMigrated:
		return c.groups.move(ctx, u.Chat, u.MigratedTo)
	default: // nothing to answer
	}
	return nil
}

// answer says what there is to say to an update; before are the ids of the messages in whose place it is said.
func (c *conversation) answer(ctx context.Context, u kiez.Update, before []int) error {
	req, err := c.request(ctx, u)
	if err != nil {
		return err
	}
	req.Answered = len(before) > 0
	reply, err := c.reply(ctx, req)
	if errors.Is(err, kiez.ErrStore) {
		return err // it can be answered when the store is back
	}
	c.seen.Understood(reply.Action)
	if u.Kind == kiez.KindButton {
		notice := c.library.catalog().Label(req.Lang, reply.Notice)
		if err := c.telegram.AnswerCallback(ctx, u.CallbackID, notice, reply.Alert); err != nil {
			c.log.WarnContext(ctx, "answer button", "update", u.ID, "err", err)
		}
	}
	if err != nil { // the person was told; what is ours to mend goes to the log
		c.log.ErrorContext(ctx, "answer", "update", u.ID, "err", err)
	}
	var sent []int
	for i, m := range reply.Messages {
		place := 0
		switch {
		case m.Edit && req.Kind == kiez.KindButton:
			place = req.MessageID
		case i == 0 && reply.ToQuestion && len(before) > 0:
			place = before[0]
		}
		ids, err := c.say(ctx, req, m, place)
		if err != nil {
			return err
		}
		sent = append(sent, ids...)
	}
	if len(sent) > 0 {
		c.seen.Answered(time.Since(u.Received))
	}
	if reply.ToQuestion && len(sent) > 0 {
		c.remember(ctx, u, before, sent)
	}
	return nil
}

// request adds to an update what is known about the person.
func (c *conversation) request(ctx context.Context, u kiez.Update) (handlers.Request, error) {
	person, err := c.people.Person(ctx, kiez.ChatID(u.From))
	if err != nil {
		return handlers.Request{}, fmt.Errorf("load person: %w", err)
	}
	role := c.staff.Role(u.From)
	banned := !role.Staff() && c.bans.has(u.From)
	if !person.Suppressed.IsZero() && u.ChatKind == kiez.Private && !banned {
		if person, err = c.people.Return(ctx, u.Chat); err != nil {
			return handlers.Request{}, fmt.Errorf("bring back person: %w", err)
		}
	}
	if role.Staff() {
		c.met(u.From)
	}
	return handlers.Request{
		Update: u, Person: person, Lang: c.langOf(person, u.ClientLang), Role: role, Banned: banned, Now: c.now(),
	}, nil
}

// langOf is the language to answer in: what the person chose, else what the client speaks, else the default.
func (c *conversation) langOf(p kiez.Person, client string) kiez.Lang {
	if p.Lang != "" {
		return p.Lang
	}
	if lang, ok := kiez.ParseLang(client); ok {
		return lang
	}
	return c.language
}

// reply asks the handlers. A mistake of the person's is explained to the person; everything else is our fault, and said
// to be. A panic in a handler is an error of that one update.
func (c *conversation) reply(ctx context.Context, req handlers.Request) (reply kiez.Reply, err error) {
	defer func() {
		if r := recover(); r != nil {
			reply, err = ourFault(), fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	reply, err = c.handlers.Handle(ctx, req)
	if user, ok := errors.AsType[*kiez.UserError](err); ok {
		return kiez.Answer(user.Text), nil
	}
	if err != nil {
		return ourFault(), err
	}
	return reply, nil
}

func ourFault() kiez.Reply { return kiez.Answer(kiez.Say("error.ours", nil)) }

// say renders and sends one message of a reply in the language of whoever reads it, in place of the message with the id
// place if that is not 0. It gives the ids of the messages it became.
func (c *conversation) say(
	ctx context.Context, req handlers.Request, m kiez.Message, place int,
) (sent []int, err error) {
	lang, silent := req.Lang, false
	if m.Chat != 0 && m.Chat != req.Chat {
		reader, err := c.people.Person(ctx, m.Chat)
		if err != nil {
			return nil, fmt.Errorf("load reader: %w", err)
		}
		lang, silent = c.langOf(reader, ""), m.Quiet && c.quiet.on(reader, req.Now)
	}
	out := c.render(m, lang)
	out.Silent = silent
	if out.Chat == 0 {
		out.Chat, out.Edit, out.Thread = req.Chat, place, req.Thread
	}
	if m.Replaces != 0 {
		out.Edit = m.Replaces
	}
	sent, err = c.deliver(ctx, out)
	c.desk.link(ctx, req, m, out.Chat, sent)
	return sent, c.judge(ctx, req, m, out, err)
}

// tell says something to a chat that did not ask, in its language.
func (c *conversation) tell(ctx context.Context, chat kiez.ChatID, m kiez.Message) error {
	reader, err := c.people.Person(ctx, chat)
	if err != nil {
		return fmt.Errorf("load reader: %w", err)
	}
	out := c.render(m, c.langOf(reader, ""))
	out.Chat, out.Silent = chat, m.Quiet && c.quiet.on(reader, c.now())
	if _, err := c.deliver(ctx, out); err != nil {
		return fmt.Errorf("tell: %w", err)
	}
	return nil
}

// judge decides what a failure to send means. Only what may succeed later is given back as an error.
func (c *conversation) judge(
	ctx context.Context, req handlers.Request, m kiez.Message, out kiez.Outgoing, err error,
) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil: // the next process can send it
		return fmt.Errorf("send: %w", err)
	case errors.Is(err, kiez.ErrUnsure): // it was tried twice already
		return c.apologise(ctx, req, out.Chat)
	case errors.Is(err, kiez.ErrGone) && out.Chat != req.Chat:
		return c.unreachable(ctx, req, m)
	case errors.Is(err, kiez.ErrGone) && req.ChatKind == kiez.Private:
		return c.people.Suppress(ctx, out.Chat, c.now())
	default: // Telegram refuses this message for good; another try would end the same way, silence too
		c.log.ErrorContext(ctx, "message refused", "update", req.ID, "err", err)
		c.apologize(ctx, req.Update, req.Lang)
		return nil
	}
}

// apologize says that it is our fault that an update is not answered.
func (c *conversation) apologize(ctx context.Context, u kiez.Update, lang kiez.Lang) {
	apology := c.render(ourFault().Messages[0], lang)
	apology.Chat = u.Chat
	if _, err := c.deliver(ctx, apology); err != nil {
		c.log.ErrorContext(ctx, "apology refused", "update", u.ID, "err", err)
	}
}

// givenUp apologizes for an update that was tried too often, to a person who waits for an answer.
func (c *conversation) givenUp(ctx context.Context, u kiez.Update) {
	if u.ChatKind == kiez.Private && (u.Kind == kiez.KindMessage || u.Kind == kiez.KindButton) && !c.bans.has(u.From) {
		c.apologize(ctx, u, c.langOf(kiez.Person{}, u.ClientLang))
	}
}

// unreachable says to whoever asked that somebody else did not get a message. A resident who cannot be reached gets
// nothing any more; that there is no answer for the office's part stands on the card.
func (c *conversation) unreachable(ctx context.Context, req handlers.Request, m kiez.Message) error {
	if m.Enquiry != "" && m.Chat > 0 && m.Chat != req.Chat {
		if err := c.desk.lost(ctx, m); err != nil {
			return err
		}
	}
	text := m.Unreachable
	if text.Key == "" {
		text = kiez.Say("error.unreachable", nil)
	}
	_, err := c.say(ctx, req, kiez.Message{Paragraphs: []kiez.Text{text}, ReplyTo: req.MessageID}, 0)
	return err
}

// render makes a message ready for Telegram in its own language, or in lang.
func (c *conversation) render(m kiez.Message, lang kiez.Lang) kiez.Outgoing {
	if m.Lang != "" {
		lang = m.Lang
	}
	catalog := c.library.catalog()
	picture, page := c.drawings(catalog, lang, m)
	return kiez.Outgoing{
		Picture: picture,
		Chat:    m.Chat, ReplyTo: m.ReplyTo, Venue: m.Venue, File: page, Copy: m.Copy, Thread: m.Thread, Photo: m.Photo,
		HTML: catalog.Body(lang, m.Paragraphs), Rows: catalog.Rows(lang, m.Rows),
	}
}
