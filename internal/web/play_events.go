package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"kiezbot/internal/tgfake" //nolint:depguard // the page follows the simulated Telegram
)

// What a new page gets at once; older things stay in tgfake.
const (
	shownMessages = 200 // per chat
	shownCalls    = 200
)

const (
	slowest  = 10 * time.Second // one event may take so long on its way into the browser
	comeBack = time.Second      // after so long the browser tries again
)

// account is what may change about a person.
type account struct {
	Person
	Language string `json:"language"` // of the Telegram client, BCP 47
	Blocked  bool   `json:"blocked"`  // has blocked the bot
}

func (p *play) account(who Person) account {
	u, _ := p.Telegram.User(who.ID) // NewPlay made everybody known
	return account{Person: who, Language: u.LanguageCode, Blocked: p.Telegram.Blocked(who.ID)}
}

// chatState is a person with the chat on the phone, oldest message first.
type chatState struct {
	account
	Messages []tgfake.Message `json:"messages"`
}

// groupState is the group, oldest message first.
type groupState struct {
	Group
	Messages []tgfake.Message `json:"messages"`
}

// state is all the page shows.
type state struct {
	Bot   tgfake.User   `json:"bot"`
	Clock clockState    `json:"clock"`
	Chats []chatState   `json:"chats"`
	Team  groupState    `json:"team"`
	Calls []tgfake.Call `json:"calls"` // oldest first
	Kept  string        `json:"kept"`  // see PlayOptions
}

func (p *play) state() state {
	s := state{
		Bot: p.Telegram.Bot(), Clock: p.clock(), Calls: last(p.Telegram.Calls(), shownCalls),
		Team: groupState{p.Team, last(p.Telegram.Chat(p.Team.ID), shownMessages)}, Kept: p.Kept,
	}
	for _, who := range p.People {
		s.Chats = append(s.Chats, chatState{p.account(who), last(p.Telegram.Chat(who.ID), shownMessages)})
	}
	return s
}

// last returns at most n elements from the end, never nil.
func last[T any](all []T, n int) []T {
	return append([]T{}, all[max(0, len(all)-n):]...)
}

// events streams server-sent events. The first is "state"; it comes again when the browser was too slow to get
// everything. After it: "message", "edited", "deleted", "answered" and "call" as in tgfake.Event, "person" (account)
// and every second "clock". What happened just before a state may come once more after it; revisions and numbers tell.
func (p *play) events(w http.ResponseWriter, r *http.Request) {
	watched, cancel := p.Telegram.Watch()
	defer cancel()
	w.Header().Set("Content-Type", "text/event-stream")
	out := eventWriter{w, http.NewResponseController(w)}
	_, err := fmt.Fprintf(w, "retry: %d\n", comeBack.Milliseconds())
	if err != nil || out.send("state", p.state()) != nil {
		return
	}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-tick.C:
			err = out.send("clock", p.clock())
		case e, open := <-watched:
			if !open {
				return
			}
			err = p.forward(out, e)
		}
		if err != nil { // the browser has gone and will come back by itself
			return
		}
	}
}

// forward sends what concerns the page.
func (p *play) forward(out eventWriter, e tgfake.Event) error {
	if e.Lost > 0 {
		return out.send("state", p.state())
	}
	if e.Kind == tgfake.EventCall {
		return out.send("call", e.Call)
	}
	i := slices.IndexFunc(p.People, func(who Person) bool { return who.ID == e.Chat })
	if i < 0 && e.Chat != p.Team.ID {
		return nil
	}
	switch e.Kind {
	case tgfake.EventMessage, tgfake.EventEdited, tgfake.EventDeleted:
		return out.send(string(e.Kind), e.Message)
	case tgfake.EventAnswered:
		return out.send("answered", e.Answer)
	case tgfake.EventWorld:
		if i < 0 {
			return nil
		}
		return out.send("person", p.account(p.People[i]))
	default:
		return nil
	}
}

// eventWriter writes server-sent events (html.spec.whatwg.org/multipage/server-sent-events.html).
type eventWriter struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func (o eventWriter) send(name string, data any) error {
	body, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("event %s: %w", name, err)
	}
	if err := o.control.SetWriteDeadline(time.Now().Add(slowest)); err != nil {
		return fmt.Errorf("event %s: %w", name, err)
	}
	if _, err := fmt.Fprintf(o.w, "event: %s\ndata: %s\n\n", name, body); err != nil {
		return fmt.Errorf("event %s: %w", name, err)
	}
	if err := o.control.Flush(); err != nil {
		return fmt.Errorf("event %s: %w", name, err)
	}
	return nil
}
