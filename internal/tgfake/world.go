package tgfake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// world holds people and chats.
type world struct {
	people map[int64]*person
	chats  map[int64]*chat
	awaits map[int64]*signal // by chat id, known or not
	rev    int64
}

type person struct {
	User
	seen        bool // in a group the bot is in
	deactivated bool
}

// chat is one conversation. A private chat has the id of its person, groups have negative ids.
type chat struct {
	info    ChatInfo
	lastID  int64
	history []*Message // by id, the oldest dropped beyond Options.HistoryLimit
	byID    map[int64]*Message
	sentAt  []time.Time // for the flood limits
	fromBot int64       // messages the bot sent, ever
	lastBot bool        // the last message was the bot's
	bot     string      // the bot's status here: member, administrator, left, kicked (blocked)
	members map[int64]bool
	movedTo int64 // supergroup this group became
	topics  map[int64]topic
}

func newWorld() world {
	return world{people: make(map[int64]*person), chats: make(map[int64]*chat), awaits: make(map[int64]*signal)}
}

// AddUser makes a person known to the fake, or changes what is known. The person has not started the bot yet.
func (s *Server) AddUser(u User) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.personLocked(u.ID)
	p.User = u
	if ch, ok := s.world.chats[u.ID]; ok {
		ch.info = privateInfo(u)
	}
	s.emit(Event{Kind: EventWorld, Chat: u.ID})
}

// User returns what is known of a person.
func (s *Server) User(id int64) (User, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.world.people[id]
	if !ok {
		return User{}, false
	}
	return p.User, true
}

// personLocked makes an unknown person up: called "User <id>", with a German client.
func (s *Server) personLocked(id int64) *person {
	p, ok := s.world.people[id]
	if !ok {
		p = &person{User: User{ID: id, FirstName: "User " + strconv.FormatInt(id, 10), LanguageCode: "de"}}
		s.world.people[id] = p
	}
	return p
}

func privateInfo(u User) ChatInfo {
	return ChatInfo{ID: u.ID, Type: "private", FirstName: u.FirstName, LastName: u.LastName, Username: u.Username}
}

// privateLocked returns the private chat of a person and the bot, opening it if need be.
func (s *Server) privateLocked(id int64) *chat {
	ch, ok := s.world.chats[id]
	if !ok {
		ch = &chat{info: privateInfo(s.personLocked(id).User), bot: "member"}
		s.world.chats[id] = ch
	}
	return ch
}

// chatLocked finds the chat a call names. The error is an *apiError.
func (s *Server) chatLocked(id string) (*chat, error) {
	id = strings.TrimSpace(id)
	if id == "" {
		return nil, badRequest("chat_id is empty")
	}
	num, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		name, ok := strings.CutPrefix(id, "@")
		for _, ch := range s.world.chats {
			if ok && ch.info.Type == "supergroup" && strings.EqualFold(ch.info.Username, name) {
				return ch, nil
			}
		}
		return nil, chatNotFound()
	}
	if ch, ok := s.world.chats[num]; ok {
		return ch, nil
	}
	if s.opt.OpenWorld && num > 0 {
		return s.privateLocked(num), nil
	}
	if p, ok := s.world.people[num]; ok && p.seen {
		return nil, forbidden("bot can't initiate conversation with a user")
	}
	return nil, chatNotFound()
}

// writableLocked finds the chat a call wants to write to.
func (s *Server) writableLocked(id string) (*chat, error) {
	ch, err := s.chatLocked(id)
	if err != nil {
		return nil, err
	}
	if ch.movedTo != 0 {
		e := badRequest("group chat was upgraded to a supergroup chat")
		e.params = &responseParams{MigrateTo: ch.movedTo}
		return nil, e
	}
	if ch.info.Type == "private" {
		if p, ok := s.world.people[ch.info.ID]; ok && p.deactivated {
			return nil, forbidden("user is deactivated")
		}
		if ch.bot == "kicked" {
			return nil, forbidden("bot was blocked by the user")
		}
		return ch, nil
	}
	switch ch.bot {
	case "kicked":
		return nil, forbidden("bot was kicked from the " + ch.info.Type + " chat")
	case "left":
		return nil, forbidden("bot is not a member of the " + ch.info.Type + " chat")
	}
	return ch, nil
}

// findLocked returns a message that still exists.
func (ch *chat) findLocked(id int64) *Message {
	if m := ch.byID[id]; m != nil && !m.Deleted {
		return m
	}
	return nil
}

// putLocked stores a new message and wakes who waits for it.
func (s *Server) putLocked(ch *chat, m *Message) {
	s.world.rev++
	m.Rev = s.world.rev
	if !s.opt.Discard {
		if ch.byID == nil {
			ch.byID = make(map[int64]*Message)
		}
		ch.byID[m.MessageID] = m
		ch.history = append(ch.history, m)
		if over := len(ch.history) - s.opt.HistoryLimit; over > 0 {
			delete(ch.byID, ch.history[0].MessageID)
			ch.history[0] = nil
			ch.history = ch.history[1:]
		}
	}
	ch.lastBot = m.FromBot
	s.world.wake(ch.info.ID)
	s.emitMessage(EventMessage, m)
}

// replaceLocked stores a changed copy of a message in place of the old one.
func (s *Server) replaceLocked(ch *chat, m *Message, kind EventKind) {
	s.world.rev++
	m.Rev = s.world.rev
	if old, ok := ch.byID[m.MessageID]; ok {
		ch.byID[m.MessageID] = m
		if i, found := slices.BinarySearchFunc(ch.history, old.MessageID, byMessageID); found {
			ch.history[i] = m
		}
	}
	s.world.wake(ch.info.ID)
	s.emitMessage(kind, m)
}

// wake tells everybody who waits for a change in the chat.
func (w *world) wake(id int64) {
	if g, ok := w.awaits[id]; ok {
		g.fire()
		delete(w.awaits, id)
	}
}

// change is closed at the next change in the chat.
func (w *world) change(id int64) <-chan struct{} {
	g, ok := w.awaits[id]
	if !ok {
		g = new(signal)
		w.awaits[id] = g
	}
	return g.wait()
}

func byMessageID(m *Message, id int64) int { return cmp.Compare(m.MessageID, id) }

func (s *Server) emitMessage(kind EventKind, m *Message) {
	if s.stage.watched() {
		s.emit(Event{Kind: kind, Chat: m.Chat.ID, Message: m})
	}
}
