package tgfake

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
)

// savedFormat is the version of what Save writes.
const savedFormat = 1

// saved is the world as it is written down. What the bot said about itself is left out: it says it again.
type saved struct {
	Format     int           `json:"format"`
	At         time.Time     `json:"at"`
	NextUpdate int64         `json:"next_update"`
	Waiting    []savedUpdate `json:"waiting,omitempty"`
	People     []savedPerson `json:"people"`
	Chats      []savedChat   `json:"chats"`
	NextFile   int64         `json:"next_file"`
	Files      []savedFile   `json:"files,omitempty"`
}

type savedUpdate struct {
	ID   int64           `json:"id"`
	Chat int64           `json:"chat"`
	Raw  json.RawMessage `json:"raw"`
}

type savedPerson struct {
	User
	Seen        bool `json:"seen,omitempty"`
	Deactivated bool `json:"deactivated,omitempty"`
}

type savedChat struct {
	Info     ChatInfo        `json:"info"`
	LastID   int64           `json:"last_id"`
	FromBot  int64           `json:"from_bot"`
	LastBot  bool            `json:"last_bot"`
	Bot      string          `json:"bot"`
	Members  []int64         `json:"members,omitempty"`
	MovedTo  int64           `json:"moved_to,omitempty"`
	Topics   map[int64]topic `json:"topics,omitempty"`
	Messages []*Message      `json:"messages"` // by id
}

type savedFile struct {
	File
	Data []byte `json:"data"`
}

// Save writes down the people, their chats and files, and the updates that wait for the bot, as JSON. It may be called
// after Close, too.
func (s *Server) Save(to io.Writer) error {
	s.mu.Lock()
	w := saved{
		Format: savedFormat, At: s.opt.Now(), NextUpdate: s.inbox.nextID, NextFile: s.files.next,
		People: []savedPerson{}, Chats: []savedChat{},
	}
	for _, u := range s.inbox.queue {
		w.Waiting = append(w.Waiting, savedUpdate{u.id, u.chat, validJSON(u.raw)})
	}
	for _, id := range slices.Sorted(maps.Keys(s.world.people)) {
		p := s.world.people[id]
		w.People = append(w.People, savedPerson{p.User, p.seen, p.deactivated})
	}
	for _, id := range slices.Sorted(maps.Keys(s.world.chats)) {
		ch := s.world.chats[id]
		w.Chats = append(w.Chats, savedChat{
			Info: ch.info, LastID: ch.lastID, FromBot: ch.fromBot, LastBot: ch.lastBot, Bot: ch.bot,
			Members: slices.Sorted(maps.Keys(ch.members)), MovedTo: ch.movedTo, Topics: maps.Clone(ch.topics),
			Messages: slices.Clone(ch.history), // a message that is in a history never changes
		})
	}
	for _, id := range s.files.order {
		w.Files = append(w.Files, savedFile{*s.files.byID[id], s.files.byID[id].Data})
	}
	s.mu.Unlock()
	if err := json.NewEncoder(to).Encode(w); err != nil {
		return fmt.Errorf("tgfake: save: %w", err)
	}
	return nil
}

// Restore puts the world back that Save wrote, in place of an empty one, while nothing happens yet. It gives the
// instant at which it was saved. After an error nothing has changed.
func (s *Server) Restore(from io.Reader) (at time.Time, err error) {
	var w saved
	if err := json.NewDecoder(from).Decode(&w); err != nil {
		return at, fmt.Errorf("tgfake: restore: %w", err)
	}
	if w.Format != savedFormat {
		return at, fmt.Errorf("tgfake: restore: format %d is unknown", w.Format)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range w.People {
		s.world.people[p.ID] = &person{User: p.User, seen: p.Seen, deactivated: p.Deactivated}
	}
	for _, c := range w.Chats {
		s.world.chats[c.Info.ID] = s.restoredLocked(c)
	}
	for _, f := range w.Files {
		file := f.File
		file.Data = f.Data
		s.files.byID[file.FileID], s.files.byPath[file.Path] = &file, &file
		s.files.order = append(s.files.order, file.FileID)
	}
	s.files.next = max(s.files.next, w.NextFile)
	for _, u := range w.Waiting {
		s.inbox.queue = append(s.inbox.queue, update{id: u.ID, chat: u.Chat, raw: u.Raw})
	}
	s.inbox.nextID = max(s.inbox.nextID, w.NextUpdate)
	return w.At, nil
}

// restoredLocked makes a chat of what was written down.
func (s *Server) restoredLocked(c savedChat) *chat {
	ch := &chat{
		info: c.Info, lastID: c.LastID, fromBot: c.FromBot, lastBot: c.LastBot, bot: c.Bot, movedTo: c.MovedTo,
		history: c.Messages, byID: make(map[int64]*Message), members: make(map[int64]bool), topics: c.Topics,
	}
	if ch.topics == nil {
		ch.topics = make(map[int64]topic)
	}
	for _, id := range c.Members {
		ch.members[id] = true
	}
	for _, m := range ch.history {
		ch.byID[m.MessageID] = m
		ch.lastID = max(ch.lastID, m.MessageID)
		s.world.rev = max(s.world.rev, m.Rev)
	}
	return ch
}
