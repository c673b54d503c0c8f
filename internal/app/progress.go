package app

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
)

// The least time between two edits of a progress bar, over all replicas. In a group Telegram takes 20 messages a minute
// (core.telegram.org/bots/faq), and the people in it are to be answered meanwhile.
const (
	editEvery        = 3 * time.Second
	editEveryInGroup = 5 * time.Second
)

// resultGate is how long one replica has to write a result that has no message to stand in any more.
const resultGate = 10 * time.Second

// progress shows staff how far a broadcast is, in the message with which it was released.
type progress struct {
	broadcasts *redisstore.Broadcasts
	people     *redisstore.People
	talk       *conversation
	gate       *redisstore.Gate
	speeds     *speeds
	now        func() time.Time
	log        *slog.Logger
}

func newProgress(
	store *redisstore.Store, broadcasts *redisstore.Broadcasts, talk *conversation, pace *speeds,
) *progress {
	return &progress{
		broadcasts: broadcasts, people: talk.people, talk: talk, gate: redisstore.NewGate(store), speeds: pace,
		now: talk.now, log: talk.log,
	}
}

// show writes how far a broadcast is. While it runs, what comes too soon after the last edit is left out. A pause,
// staff's or that of the quiet hours, and the result are written however long that takes: while ctx lasts; the result
// after the next start too, for until this returns the engine does not let go of the broadcast. Reminders have no such
// message.
func (p *progress) show(ctx context.Context, bc kiez.Broadcast, sheet kiez.Sheet) {
	rests := bc.State == kiez.Running && bc.HeldUntil.After(p.now())
	switch {
	case bc.State == kiez.Running && !rests, bc.State == kiez.Scheduled:
		p.speeds.note(bc.ID, sheet.Settled(), p.now())
		if bc.CardID != 0 && p.mayEdit(ctx, bc) {
			p.report(ctx, bc.ID, p.edit(ctx, bc, sheet))
			p.correct(ctx, bc)
		}
	case bc.State == kiez.Paused, rests:
		p.speeds.forget(bc.ID)
		if bc.CardID != 0 {
			_, err := p.insist(ctx, p.message(ctx, bc, sheet))
			p.report(ctx, bc.ID, err)
		}
	default:
		p.speeds.forget(bc.ID)
		if bc.CardID != 0 {
			p.report(ctx, bc.ID, p.result(ctx, bc, p.message(ctx, bc, sheet)))
		}
	}
}

// message is what stands in place of the card.
func (p *progress) message(ctx context.Context, bc kiez.Broadcast, sheet kiez.Sheet) kiez.Outgoing {
	releaser, err := p.people.Person(ctx, kiez.ChatID(bc.Releaser))
	if err != nil { // then in the language of the office
		p.report(ctx, bc.ID, err)
	}
	m := handlers.BroadcastProgress(bc, sheet, p.speeds.Speed(bc.ID, p.now()), p.now())
	out := p.talk.render(m, p.talk.langOf(releaser, ""))
	out.Chat, out.Edit, out.EditOnly = bc.CardChat, bc.CardID, true
	return out
}

func (p *progress) edit(ctx context.Context, bc kiez.Broadcast, sheet kiez.Sheet) error {
	_, err := p.talk.telegram.Send(ctx, p.message(ctx, bc, sheet))
	return err
}

// correct looks whether the broadcast was paused or has ended while its bar was on its way: then the bar may stand
// where the pause or the result stood.
func (p *progress) correct(ctx context.Context, bc kiez.Broadcast) {
	const longest = 5 * time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longest)
	defer cancel()
	now, err := p.broadcasts.Get(ctx, bc.ID)
	if err != nil || now.State == kiez.Running || now.State == kiez.Scheduled {
		return
	}
	sheet, err := p.broadcasts.Sheet(ctx, bc.ID)
	if err != nil {
		p.report(ctx, bc.ID, err)
		return
	}
	p.show(ctx, now, sheet)
}

func (p *progress) report(ctx context.Context, id string, err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		p.log.WarnContext(ctx, "show progress", "broadcast", id, "err", err)
	}
}

// mayEdit reports whether the last edit was long enough ago.
func (p *progress) mayEdit(ctx context.Context, bc kiez.Broadcast) bool {
	every := editEvery
	if bc.CardChat < 0 {
		every = editEveryInGroup
	}
	first, err := p.gate.Enter(ctx, "progress:"+bc.ID, every)
	if err != nil && ctx.Err() == nil {
		p.log.WarnContext(ctx, "pace of a progress bar", "broadcast", bc.ID, "err", err)
	}
	return first
}

// result writes the last state. Where its message is gone, staff get a new one; where ctx ends before that is out, the
// next process may write it at once.
func (p *progress) result(ctx context.Context, bc kiez.Broadcast, out kiez.Outgoing) error {
	p.speeds.forget(bc.ID)
	ids, err := p.insist(ctx, out)
	if err != nil || len(ids) > 0 {
		return err
	}
	gate, first := "result:"+bc.ID, false
	err = patiently(ctx, func() (err error) {
		first, err = p.gate.Enter(ctx, gate, resultGate)
		return err
	})
	if err != nil || !first {
		return err
	}
	out.Edit, out.EditOnly = 0, false
	if _, err = p.insist(ctx, out); err == nil || ctx.Err() == nil {
		return err
	}
	return errors.Join(err, reopen(ctx, p.gate, gate))
}

// insist sends until it is certain, or ctx ends: to edit twice is to edit once. Of a group that has become a supergroup
// the messages stay behind.
func (p *progress) insist(ctx context.Context, out kiez.Outgoing) ([]int, error) {
	for {
		ids, err := p.talk.deliver(ctx, out)
		moved, migrated := errors.AsType[*kiez.MigratedError](err)
		switch {
		case migrated:
			out.Chat, out.Edit, out.EditOnly = moved.To, 0, false
		case ctx.Err() != nil:
			return ids, err
		case errors.Is(err, telegram.ErrToken):
			pause(ctx, tokenPause)
		case errors.Is(err, kiez.ErrUnsure) && out.Edit != 0:
			pause(ctx, time.Second)
		default:
			return ids, err
		}
	}
}
