package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"

	"kiezbot/internal/kiez"
)

// maxAside is how many items are kept for the operator, of buried updates and of the quarantine each.
const maxAside = 1000

var putAsideScript = script("put_aside")

// Aside is something that could not be handled, kept for the operator for the time of Options.Retention.
type Aside struct {
	Update int64  `json:"update,omitempty"` // id of the update, if it was one
	Reason string `json:"reason,omitempty"`
	Raw    string `json:"raw"` // as Telegram sent it; what is no UTF-8 is replaced
}

// Bury takes an update out of the queue that failed too often, and keeps it for the operator.
func (i *Inbox) Bury(ctx context.Context, item InboxItem) error {
	aside := Aside{
		Update: item.Raw.ID,
		Reason: fmt.Sprintf("failed %d times", MaxTries),
		Raw:    string(item.Raw.JSON),
	}
	return failure(i.putAside(ctx, i.s.keys.buried(), aside, item.Key), "bury update %d", item.Raw.ID)
}

// Quarantine keeps something from Telegram that is no readable update.
func (i *Inbox) Quarantine(ctx context.Context, raw []byte, reason string) error {
	aside := Aside{Reason: reason, Raw: string(raw)}
	return failure(i.putAside(ctx, i.s.keys.quarantine(), aside, ""), "quarantine")
}

// Buried lists the buried updates, oldest first.
func (i *Inbox) Buried(ctx context.Context) ([]Aside, error) {
	return i.s.asides(ctx, i.s.keys.buried())
}

// Quarantined lists what is in quarantine, oldest first.
func (i *Inbox) Quarantined(ctx context.Context) ([]Aside, error) {
	return i.s.asides(ctx, i.s.keys.quarantine())
}

// Prune drops what was put aside longer than Options.Retention ago and reports how much. A job that runs every day
// keeps that promise; without one, whatever is put aside later does. The clock is the server's, as when they came.
func (i *Inbox) Prune(ctx context.Context) (dropped int, err error) {
	now, err := i.s.read.Time(ctx).Result()
	if err != nil {
		return 0, failure(err, "prune what was put aside")
	}
	until := strconv.FormatInt(now.Add(-i.s.retention).UnixMilli(), 10)
	for _, key := range []string{i.s.keys.buried(), i.s.keys.quarantine()} {
		n, err := i.s.write.ZRemRangeByScore(ctx, key, "-inf", until).Result()
		if err != nil {
			return dropped, failure(err, "prune what was put aside")
		}
		dropped += int(n)
	}
	return dropped, nil
}

// putAside stores an item and takes the entry out of the queue, if there is one.
func (i *Inbox) putAside(ctx context.Context, key string, item Aside, entry string) error {
	text, err := json.Marshal(item)
	if err != nil {
		return fmt.Errorf("write item: %w", err)
	}
	return i.s.run(ctx, call{ //nolint:wrapcheck // the caller names the operation
		script: putAsideScript,
		keys:   []string{key, i.s.keys.inbox()},
		args:   []any{text, maxAside, i.s.retention.Milliseconds(), inboxGroup, entry},
	}).Err()
}

// asides reads what was put aside under key.
func (s *Store) asides(ctx context.Context, key string) ([]Aside, error) {
	texts, err := s.read.ZRange(ctx, key, 0, -1).Result()
	if err != nil {
		return nil, failure(err, "list what was put aside")
	}
	items := make([]Aside, len(texts))
	for n, text := range texts {
		if err := json.Unmarshal([]byte(text), &items[n]); err != nil {
			return nil, fmt.Errorf("list what was put aside: %w", err)
		}
	}
	return items, nil
}

// forgetAsides deletes what was put aside and mentions the id of the chat. Something unreadable has no fields to look
// into, so the number counts wherever it stands: rather one item too many than one that stays.
func (s *Store) forgetAsides(ctx context.Context, chat kiez.ChatID) error {
	mentions := regexp.MustCompile(`(^|[^0-9-])` + strconv.FormatInt(int64(chat), 10) + `($|[^0-9])`)
	for _, key := range []string{s.keys.buried(), s.keys.quarantine()} {
		texts, err := s.read.ZRange(ctx, key, 0, -1).Result()
		if err != nil {
			return failure(err, "forget %d in what was put aside", chat)
		}
		var hits []any
		for _, text := range texts {
			if mentions.MatchString(text) {
				hits = append(hits, text)
			}
		}
		if len(hits) == 0 {
			continue
		}
		if err := s.write.ZRem(ctx, key, hits...).Err(); err != nil {
			return failure(err, "forget %d in what was put aside", chat)
		}
	}
	return nil
}

// buriedOf lists the buried updates that came from a chat or person, as Telegram sent them. Others that only mention
// the id are other people's.
func (s *Store) buriedOf(ctx context.Context, chat kiez.ChatID) ([]string, error) {
	items, err := s.asides(ctx, s.keys.buried())
	if err != nil {
		return nil, err
	}
	var raw []string
	for _, item := range items {
		if cameFrom(item.Raw, chat) {
			raw = append(raw, item.Raw)
		}
	}
	return raw, nil
}

// cameFrom reports whether an update was sent by a person or in a chat: {"update_id":7,"message":{"chat":{"id":1001}}}.
func cameFrom(raw string, chat kiez.ChatID) bool {
	var update map[string]json.RawMessage
	if json.Unmarshal([]byte(raw), &update) != nil {
		return false
	}
	for _, part := range update {
		var sent struct {
			Chat, From struct{ ID kiez.ChatID }
		}
		if json.Unmarshal(part, &sent) == nil && (sent.Chat.ID == chat || sent.From.ID == chat) {
			return true
		}
	}
	return false
}
