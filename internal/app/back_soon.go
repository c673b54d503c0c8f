package app

import (
	"context"
	"fmt"
	"sync"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// backSoonAgain is after how long a person hears again that the bot is back soon: an outage that comes and goes is one.
const backSoonAgain = time.Hour

// backSoon tells people who write while the store is away that they are answered later. Who was told is remembered
// here, for the store cannot: with several replicas somebody may hear it from more than one of them.
type backSoon struct {
	talk *conversation

	mu   sync.Mutex
	told lately[kiez.ChatID]
	seen lately[int64] // updates
}

func newBackSoon(talk *conversation) *backSoon {
	const most = 10_000 // more people than write in an hour
	return &backSoon{
		talk: talk,
		told: lately[kiez.ChatID]{long: backSoonAgain, most: most},
		seen: lately[int64]{long: backSoonAgain, most: most},
	}
}

// say tells the person of an update, who wrote in private, once in a while. A call for help is answered at once.
func (b *backSoon) say(ctx context.Context, u kiez.Update) {
	asks := u.Kind == kiez.KindMessage || u.Kind == kiez.KindButton
	if !asks || u.ChatKind != kiez.Private || b.talk.bans.has(u.From) {
		return
	}
	req := handlers.Request{Update: u, Lang: b.talk.langOf(kiez.Person{}, u.ClientLang), Now: b.talk.now()}
	reply, urgent := b.talk.handlers.BackSoon(req)
	if !b.due(u, urgent, time.Now()) {
		return
	}
	if err := b.send(ctx, req, reply); err != nil {
		b.talk.log.WarnContext(ctx, "say that the bot is back soon", "update", u.ID, "err", err)
		b.forget(u)
	}
}

func (b *backSoon) send(ctx context.Context, req handlers.Request, reply kiez.Reply) error {
	for _, m := range reply.Messages {
		out := b.talk.render(m, req.Lang)
		if req.Kind == kiez.KindButton { // it waits for a word, and cannot wait long
			notice := b.talk.library.catalog().Label(req.Lang, m.Paragraphs[0])
			if err := b.talk.telegram.AnswerCallback(ctx, req.CallbackID, notice, true); err != nil {
				return fmt.Errorf("answer button: %w", err)
			}
			continue
		}
		out.Chat = req.Chat
		if _, err := b.talk.telegram.Send(ctx, out); err != nil {
			return fmt.Errorf("send: %w", err)
		}
	}
	return nil
}

// due reports whether an update is to be answered: not before, for while it waits it comes again and again, and its
// chat was not told lately.
func (b *backSoon) due(u kiez.Update, urgent bool, now time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	before := !b.seen.last(u.ID).IsZero()
	b.seen.note(u.ID, now) // each time, or it would be new after an hour of waiting
	switch {
	case before:
		return false
	case urgent:
		return true
	case now.Sub(b.told.last(u.Chat)) <= backSoonAgain:
		return false
	default:
		b.told.note(u.Chat, now)
		return true
	}
}

func (b *backSoon) forget(u kiez.Update) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.told.forget(u.Chat)
	b.seen.forget(u.ID)
}
